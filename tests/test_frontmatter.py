"""The metadata at the top of a file in any dialect: as written, with their lines, and nothing of the text lost."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from usmx_corpus.reading import reader
from usmx_corpus.reading.metadata import frontmatter, yaml_fields
from usmx_corpus.reading.metadata.keys import KEYS
from usmx_corpus.reading.metadata.typed import TypedFields

if TYPE_CHECKING:
    from usmx_corpus.model import Document

BODY = "The port will open in May."
DAY = date(2022, 3, 14)
#: One file a dialect: what a person or a program writes above the text of a release dated 14 March 2022.
DIALECTS = {
    "yaml": "---\ntitle: Quay\ndate: 2022-03-14\n---\n",
    "pandoc": '---\ntitle: "Quay"\ndate: March 14, 2022\n...\n',
    "percent signs": "% Quay\n% Ministry of Ports\n% 14 March 2022\n\n",
    "percent signs without an author": "% Quay\n%\n% 14 March 2022\n\n",
    "toml": '+++\ntitle = "Quay"\ndate = 2022-03-14T09:30:00+02:00\n+++\n',
    "toml with a local date": "+++\ntitle = 'Quay'\npublishDate = 2022-03-14\n[params]\nx = 1\n+++\n",
    "json": '{"title": "Quay", "date": "2022-03-14"}\n\n',
    "json over lines": '{\n  "headline": "Quay",\n  "datePublished": "2022-03-14T09:30:00Z"\n}\n\n',
    "json between rules": '---json\n{"title": "Quay", "date": "2022-03-14"}\n---\n',
    "toml between rules": '---toml\ntitle = "Quay"\ndate = "2022-03-14"\n---\n',
    "multimarkdown": "Title: Quay\nAuthor: Ministry of Ports\nDate: 14 March 2022\n\n",
    "e-mail": "From: Press <p@ports.example>\nTo: all\nSubject: Quay\nDate: Mon, 14 Mar 2022 09:30:00 +0200\n\n",
    "e-mail with a folded subject": "Date: Mon, 14 Mar 2022 09:30:00 GMT\nSubject:\n Quay\nX-Mailer: x\n\n",
    "e-mail with an encoded subject": "Subject: =?UTF-8?B?UXVheQ==?=\nDate: 14 Mar 2022 09:30 UTC\n\n",
    "hexo, without the first rule": "title: Quay\ndate: 2022-03-14 09:30:00\n---\n",
    "nikola": ".. title: Quay\n.. slug: quay\n.. date: 2022-03-14 09:30:00 UTC+02:00\n\n",
    "restructuredtext": ":title: Quay\n:date: 2022-03-14\n:status: draft\n\n",
    "org": "#+TITLE: Quay\n#+DATE: 2022-03-14\n\n",
    "capitals": "---\nTitle: Quay\nDATE: 2022-03-14\n---\n",
    "schema.org": "---\nheadline: Quay\ndatePublished: 2022-03-14T09:30:00Z\ndateModified: 2022-04-01\n---\n",
    "dublin core": "---\ndc.title: Quay\ndcterms.issued: 2022-03-14\ndcterms.created: 2022-03-01\n---\n",
    "open graph": '---\n"og:title": Quay\n"article:published_time": 2022-03-14T09:30:00+00:00\n---\n',
    "a feed": "---\ntitle: Quay\npubDate: Mon, 14 Mar 2022 09:30:00 GMT\n---\n",
    "a clipper": "---\ntitle: Quay\npublished: 2022-03-14\ncreated: 2024-05-05\n---\n",
    "gov.uk": "---\ntitle: Quay\nfirst_published_at: 2022-03-14T09:30:00.000+00:00\n---\n",
    "hugo": "---\ntitle: Quay\npublishDate: 2022-03-14\nlastmod: 2022-04-01\ndate: \n---\n",
    "a moment only": "---\ntitle: Quay\npublished_time: 2022-03-14 23:30:00-05:00\n---\n",
    "javascript": '---\ntitle: Quay\ndate: "Mon Mar 14 2022 09:30:00 GMT+0100 (Central European Time)"\n---\n',
    "french": "---\ntitre: Quay\ndate: lundi 14 mars 2022\n---\n",
    "slashes": "---\ntitle: Quay\ndate: 14/03/2022\n---\n",
    "carriage returns": "---\r\ntitle: Quay\r\ndate: 2022-03-14\r\n---\r\n",
    "an empty line first": "\n---\ntitle: Quay\ndate: 2022-03-14\n---\n",
}


def read(text: str) -> Document:
    """Return a text as a document."""
    return reader.read("a.md", text.encode())[0]


def codes(text: str) -> list[tuple[int, str]]:
    """Return line and code of each problem met in reading a text."""
    return [(problem.line, problem.code) for problem in reader.read("a.md", text.encode())[1]]


def typed(source: str) -> TypedFields:
    """Return the fields of YAML, to be asked for by type."""
    fields, lines, _ = yaml_fields.read("a.md", source)
    return TypedFields("a.md", fields, lines)


def problems(source: str) -> list[str]:
    return [str(problem) for problem in yaml_fields.read("a.md", source)[2]]


# --- dialects ---


@pytest.mark.parametrize("head", DIALECTS.values(), ids=DIALECTS)
def test_every_dialect_gives_title_and_date_and_leaves_the_text(head: str) -> None:
    document, found = reader.read("a.md", f"{head}{BODY}\n".encode())

    assert (
        document.title,
        document.date,
        [block.text.clean for block in document.blocks],
        found,
    ) == ("Quay", DAY, [BODY], [])
    assert not document.derived


@pytest.mark.parametrize(
    "text",
    [
        "FACT SHEET: New quay\n\nThe port will open.",
        "WASHINGTON: The port will open.\nNote: It is new.\n\nMore.",
        "THE PRESIDENT: Good evening.\n\nThank you.",
        "Title: Quay\n\nThe port will open.",
        "Subject: Quay\nThe port will open.\n\nMore.",
        "Subject: Quay\nDate: soon\n\nMore.",
        "Title: Quay\nDate: 2022-03-14",
        "Date: 14 March 2022\nPlace: Vestby\nContact: Per Dahl\nPhone: 555\n\nMore.",
        "Subject: Quay\nDate: 14 March 2022\nTHE MINISTER: The port will open by next May.\n\nMore.",
        "Source: Ministry\nNote: x\n\nMore.",
        "% of those asked said yes.\nOthers did not.\n\nMore.",
        "{Quay}\n\nMore.",
        '{"a": 1}\n\nMore.',
        "---\nThe port will open.\n---\nMore.",
        "+++\nThe port will open.\n+++\nMore.",
        "Text.\n---\ntitle: Quay\n---\nMore.",
        "\n---\nNote: this\n---\nMore.",
    ],
)
def test_ordinary_text_loses_no_word(text: str) -> None:
    shown = " ".join(block.text.clean for block in read(text).blocks)

    assert [word for word in text.split() if word.strip("-+%")] == [word for word in shown.split() if word.strip("-+%")]


def test_a_rule_alone_does_not_begin_metadata() -> None:
    assert codes("---\ntitle: Quay\nText.") == [(1, "open-front-matter")]
    assert codes("+++\ntitle = 'Quay'\nText.") == [(1, "open-front-matter")]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_body_begins_behind_the_second_rule(end: str) -> None:
    raw = end.join(["---", "title: A", "---", "Body"])

    assert frontmatter.head("a.md", raw).body == raw.index("Body")


def test_keys_know_their_line_in_the_file() -> None:
    yaml = frontmatter.head("a.md", '---\ncategory: x\ntitle: "A\\\n  \\ B"\ndate: 2021-06-08\n---\n')
    mail = frontmatter.head("a.md", "\nSubject: A\n B\nDate: 2021-06-08\n\n")
    toml = frontmatter.head("a.md", '+++\ntitle = "A"\n\ndate = 2021-06-08\n+++\n')

    assert yaml.lines == {"category": 2, "title": 3, "date": 5}
    assert mail.lines == {"Subject": 2, "Date": 4}
    assert toml.lines == {"title": 2, "date": 4}


# --- which key gives a field ---


@pytest.mark.parametrize(
    ("source", "url"),
    [
        ("permalink: /news/quay/\ncanonical_url: https://ports.example/quay", "https://ports.example/quay"),
        ("base_path: /news/quay", "/news/quay"),
        ("source: Ministry of Ports", ""),
        ("source: https://ports.example/quay", "https://ports.example/quay"),
        ("params:\n  source: https://ports.example/quay", "https://ports.example/quay"),
        ("link: https://ports.example/quay\nurl: ''", "https://ports.example/quay"),
    ],
)
def test_an_address_on_the_web_comes_before_a_path(source: str, url: str) -> None:
    assert url == read(f"---\n{source}\n---\n{BODY}").url


@pytest.mark.parametrize(
    ("source", "publisher"),
    [
        ("author: Per Dahl\nsitename: The Courier", "The Courier"),
        ("publisher:\n  name: The Courier\n  url: https://c.example", "The Courier"),
        ('author:\n  - "[[The Courier]]"', "The Courier"),
        ("author: [Per Dahl, Ana Ruiz]", "Per Dahl, Ana Ruiz"),
        ("author:\n  - {first: Per}", ""),
    ],
)
def test_who_issued_a_document_comes_before_who_wrote_it(source: str, publisher: str) -> None:
    document, found = reader.read("a.md", f"---\n{source}\n---\n{BODY}".encode())

    assert (publisher, []) == (document.publisher, found)


def test_when_a_file_was_made_or_changed_is_not_its_date() -> None:
    document = read("---\ncreated: 2022-03-14\nlastmod: 2022-03-15\nupdated: 2022-03-16\n---\nText.")

    assert (document.date, document.modified) == (None, datetime(2022, 3, 15))  # noqa: DTZ001 - it states no zone


def test_a_moment_gives_the_day_in_its_own_zone() -> None:
    document = read("---\npublished_time: 2022-03-14 23:30:00-05:00\n---\nText.")

    assert (DAY, timedelta(hours=-5)) == (document.date, document.published and document.published.utcoffset())


def test_the_moment_of_a_dates_own_key_counts_where_no_other_gives_one() -> None:
    assert read("---\ndate: 2022-03-14T09:30:00Z\n---\n").published == datetime(2022, 3, 14, 9, 30, tzinfo=UTC)


def test_what_gave_no_field_is_kept() -> None:
    document = read("---\ntitle: A\nheadline: B\ndate: 2022-03-14\nkeywords: [x, y]\nparams: {draft: no}\n---\nText.")

    assert document.metadata == {"headline": "B", "keywords": "x, y", "params.draft": "no"}


def test_what_a_sidecar_overrides_is_kept() -> None:
    document, _ = reader.read(
        "a.md", b"---\ntitle: A\ndate: 2022-03-14\n---\n", b"title: B\ndate: unknown", "a.meta.yaml"
    )

    assert (document.title, document.date, document.metadata) == ("B", None, {"title": "A", "date": "2022-03-14"})


def test_the_page_of_keys_lists_all_of_them() -> None:
    page = (Path(__file__).parents[1] / "docs/front-matter.md").read_text(encoding="utf-8")

    for field, keys in KEYS.items():
        assert f"| {field} | {', '.join(f'`{key}`' for key in keys)} |" in page


# --- types ---


def test_a_moment_keeps_its_offset() -> None:
    eastern = timezone(timedelta(hours=-4))

    moment = typed("published_time: 2021-06-08 15:05:54-04:00").times(set).published

    assert datetime(2021, 6, 8, 15, 5, 54, tzinfo=eastern) == moment
    assert timedelta(hours=-4) == (moment and moment.utcoffset())


@pytest.mark.parametrize("value", ["2021-06-08", "'2021-06-08'", "2021-06-08 15:05:54-04:00", "20210608"])
def test_a_day_may_be_quoted_or_have_a_time(value: str) -> None:
    assert date(2021, 6, 8) == typed(f"date: {value}").times(set).date


@pytest.mark.parametrize("value", ["", "unknown", "null", "true"])
def test_an_unknown_day_is_none_and_no_problem(value: str) -> None:
    fields = typed(f"date: {value}")

    assert (fields.times(set).date, fields.problems) == (None, [])


@pytest.mark.parametrize("value", ["2021-13-45", "June 8", "[2021]", "2021-06-08x", "June 2021", "08/06/21", "{a: b}"])
def test_a_date_that_is_none_is_a_problem_and_costs_no_other_field(value: str) -> None:
    fields = typed(f"date: {value}\ntitle: A")

    assert (fields.times(set).date, fields.text("title")) == (None, "A")
    assert [(problem.code, problem.line) for problem in fields.problems] == [("bad-value", 2)]


def test_a_date_that_is_none_leaves_the_field_to_the_next_key() -> None:
    fields = typed("date: soon\npubDate: 2022-03-14")

    assert (fields.times(set).date, len(fields.problems)) == (DAY, 1)


def test_an_unknown_zone_costs_the_moment_and_not_the_day() -> None:
    fields = typed("date: 14 March 2022 09:30 XYZ")

    assert fields.times(set)[1:3] == (DAY, None)
    assert "zone “XYZ” is not known" in fields.problems[0].message


def test_a_time_that_is_none_is_a_problem() -> None:
    fields = typed("title: A\npublished_time: noon")

    assert fields.times(set).published is None
    assert [(problem.code, problem.line) for problem in fields.problems] == [("bad-value", 3)]


@pytest.mark.parametrize(("source", "text"), [("tags: [a, b]", "a, b"), ("tags: 007", "007"), ("tags: yes", "yes")])
def test_text_is_given_as_written(source: str, text: str) -> None:
    assert text == typed(source).text("category", "tags")


def test_a_mapping_is_no_text() -> None:
    fields = typed("title: {a: b}")

    assert (fields.text("title"), len(fields.problems)) == ("", 1)


# --- dates that may be two ---


def test_a_date_that_may_be_two_is_reported_with_both() -> None:
    _, (problem,) = reader.read("a.md", b"---\ntitle: A\ndate: 05/02/2023\n---\n")

    assert str(problem) == "a.md:3: “date” may be 5 February or 2 May 2023: '05/02/2023' (ambiguous-date)"


@pytest.mark.parametrize(
    ("path", "other"),
    [
        ("a.md", "pubDate: Tue, 02 May 2023 08:00:00 GMT"),
        ("a.md", "modified: 2 May 2023"),
        ("a.md", "url: https://ports.example/2023/05/02/quay"),
        ("2023-05-02-quay.md", "x: y"),
        ("news/2023/05/02/quay.md", "x: y"),
    ],
)
def test_which_of_two_days_is_meant_another_one_in_the_document_tells(path: str, other: str) -> None:
    document, found = reader.read(path, f"---\ndate: 05/02/2023\n{other}\n---\n".encode())

    assert (date(2023, 5, 2), []) == (document.date, found)
    assert "date" not in document.derived


# --- problems ---


def test_a_key_that_stands_twice_is_a_problem_at_its_second_line() -> None:
    assert problems("title: A\ntitle: B\n") == ["a.md:3: duplicate key “title”; the last value is used (repeated-key)"]
    assert codes("Title: A\nTitle: B\nDate: 2022-03-14\n\nText.") == [(2, "repeated-key")]
    assert codes('{"title": "A",\n"title": "B"}\n\nText.') == [(2, "repeated-key")]


@pytest.mark.parametrize(
    "source",
    ["- a\n- b", "words", "a: [", "a: &x [*x]", "? [a]\n: b", "a: \x07", f"a: {'[' * 9_000}", f"a: {'[' * 200_000}"],
)
def test_what_is_no_mapping_is_one_problem(source: str) -> None:
    (problem,) = yaml_fields.read("a.md", source)[2]

    assert problem.code == "broken-yaml"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title: FACT SHEET: New quay", "FACT SHEET: New quay"),
        ("title: 'Vestby's new quay'", "Vestby's new quay"),
        ('title: "Quay" opens', '"Quay" opens'),
        ("title: New quay: what\n  comes next", "New quay: what comes next"),
    ],
)
def test_a_line_that_is_not_yaml_is_read_to_its_end_and_costs_no_other(line: str, title: str) -> None:
    document, (problem,) = reader.read("a.md", f"---\nurl: https://a.example\n{line}\ndate: 2022-03-14\n---\n".encode())

    assert (title, DAY, "https://a.example") == (document.title, document.date, document.url)
    assert (problem.line, problem.code) == (3, "broken-yaml")
    assert f"“title” is read as “{title}”" in problem.message


def test_a_line_that_is_not_toml_costs_no_other() -> None:
    document, (problem,) = reader.read("a.md", b'+++\ntitle = "Quay\ndate = 2022-03-14\n+++\nText.')

    assert (document.date, problem.code) == (DAY, "broken-toml")


def test_the_line_of_broken_yaml_is_that_in_the_file() -> None:
    (problem,) = yaml_fields.read("a.md", "title: A\ndate: ]\n")[2]

    assert problem.line == 3


def test_a_huge_value_is_shortened_in_its_problem() -> None:
    fields = typed("date: " + "9" * 10_000)
    fields.times(set)

    assert len(str(fields.problems[0])) < 200


# --- real files ---


def test_the_samples_of_other_tools_are_read(shared: Path) -> None:
    folder = shared / "samples/frontmatter"
    if not folder.is_dir():
        pytest.skip(f"no samples at {folder}")
    found = {path.stem: reader.read(path.name, path.read_bytes())[0] for path in sorted(folder.glob("*.md"))}

    assert {name: (each.title, str(each.date), each.url) for name, each in found.items()} == {
        "hugo": ("My First Post", "2017-10-31", "https://x.gov/a"),
        "jekyll": ("Welcome", "2015-11-17", "https://x.gov/a"),
        "jsonfm": ("J", "2021-06-08", ""),
        "multimd": ("My title", "2021-06-08", "https://x.gov"),
        "obsidian": ("Clip", "2021-06-08", "https://www.whitehouse.gov/x/"),
        "pandoc": ("FACT SHEET", "2021-06-08", ""),
        "pandoc2": ("The title", "2021-06-08", ""),
        "schema": ("A headline", "2021-06-08", "https://www.whitehouse.gov/x/"),
        "slash": ("a", "2021-06-08", ""),
        "trafilatura": ("FACT SHEET: Cooperation", "2021-06-08", "https://www.whitehouse.gov/x/"),
    }


@pytest.mark.parametrize("case", ["24-dates-of-front-matter", "25-keys-of-front-matter"])
def test_the_harbour_plan_of_the_cases_has_title_and_date_in_every_file(shared: Path, case: str) -> None:
    files = sorted((shared / "cases" / case / "in").glob("*"))
    if not files:
        pytest.skip(f"no case {case}")

    for path in files:
        document, found = reader.read(path.name, path.read_bytes())
        assert (document.title, document.date, document.words, found) == ("Harbour plan", date(2023, 5, 2), 10, [])
