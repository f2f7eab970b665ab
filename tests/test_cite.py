"""Citations of documents, commitments and lines: CSL-JSON, BibTeX, RIS and text that nothing breaks."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usmx_corpus import corpus
from usmx_corpus.cli import main
from usmx_corpus.render import bibliographies
from usmx_corpus.render.citation import Kept, citation, kept

if TYPE_CHECKING:
    from pathlib import Path

ABOUT = next(document.header for document in corpus.load().documents if document.id == "fact-sheet")
HOSTILE = [
    "100% of {braces} & $5 #1 _x_ ~ ^ \\end{document}",
    "} , author = {Nobody",
    "{{{",
    "A\nER  - \nTY  - JOUR\r\nAU  - Nobody",
    "@misc{x, title = {y}}",
    "\u202edesrever\u2028 line \x00\x1b[31m",
    "<script>alert(1)</script>",
    '"quoted" \\',
]


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["cite", *arguments]) == 0
    return capsys.readouterr().out


def csl(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:  # noqa: ANN401 - JSON
    return json.loads(printed(capsys, *arguments, "--format", "csl"))


def written(name: str, text: str) -> str:
    about = ABOUT._replace(title=text, publisher=text, category=text, language=text, url=f"https://gov.test/{text}")
    return "".join(getattr(bibliographies, name)([citation(about)]))


# --- what is cited ---------------------------------------------------------------------------------------------------


def test_a_document_is_cited_once_with_the_places_of_its_commitments(capsys: pytest.CaptureFixture[str]) -> None:
    cited = csl(capsys, "fact-sheet", "f3f7", "hled-fact-sheet", "fact-sheet:24", "f3f7")

    assert [each["id"] for each in cited] == ["fact-sheet", "hled-fact-sheet"]
    assert [place["line"] for place in cited[0]["custom"]["places"]] == [65, 24]
    assert "places" not in cited[1]["custom"]


@pytest.mark.parametrize(
    "reference", ["nothing-of-this-name", "fact-sheet:3", "fact-sheet:1:24", "fact-sheet:9999", ""]
)
def test_what_is_not_there_is_an_error(capsys: pytest.CaptureFixture[str], reference: str) -> None:
    assert main(["cite", reference]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_the_author_is_who_issued_it(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    head = "title: Port Plan\ndate: 2022-05-04\npublisher: Ministry of Ports\nurl: https://ports.test/plan"
    (tmp_path / "plan.md").write_text(f"---\n{head}\n---\nThe Ministry will build a quay.\n", encoding="utf-8")

    line = printed(capsys, "plan:7", "--corpus", str(tmp_path))

    assert line == (
        "Ministry of Ports. Port Plan. Press release, 4 May 2022. ports.test. https://ports.test/plan"
        " Cited: plan.md:7.\n"
    )


def test_a_saved_page_has_the_day_on_which_it_was_saved(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    comment = (
        "<!--\n Page saved with SingleFile\n url: https://ports.test/a\n saved date: Tue Jun 08 2021 09:00:00 GMT\n-->"
    )
    page = (
        f"<html>{comment}<head><title>A plan</title></head><body><p>The Ministry will build a quay.</p></body></html>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")

    (cited,) = csl(capsys, "a", "--corpus", str(tmp_path))

    assert cited["accessed"] == {"date-parts": [[2021, 6, 8]]}
    assert "https://ports.test/a (accessed 8 June 2021)" in printed(capsys, "a", "--corpus", str(tmp_path))
    assert "  urldate = {2021-06-08},\n" in printed(capsys, "a", "--corpus", str(tmp_path), "--format", "bibtex")
    assert "Y2  - 2021/06/08/\r\n" in printed(capsys, "a", "--corpus", str(tmp_path), "--format", "ris")


def test_a_sidecar_says_when_a_file_was_saved_and_where_a_copy_is_kept(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "dock.txt").write_text("We will dig the dock.\n", encoding="utf-8")
    says = "accessed: 3 May 2023\narchived_url: https://archive.example/dock\n"
    (tmp_path / "dock.meta.yaml").write_text(says, encoding="utf-8")

    (cited,) = csl(capsys, "dock", "--corpus", str(tmp_path))

    assert cited["accessed"] == {"date-parts": [[2023, 5, 3]]}
    assert cited["archive_location"] == "https://archive.example/dock"
    assert cited["custom"]["editorial"] == ["accessed", "archived_url"]
    assert "Editorial, not stated in the document: day of access, archived address" in cited["note"]


def test_an_archived_address_that_is_stated_takes_the_place_of_a_derived_one() -> None:
    address = "https://web.archive.org/web/20220102000000/https://www.whitehouse.gov/a"
    cited = citation(ABOUT, (), Kept(date(2022, 1, 2), address))

    assert cited["archive_location"] == address
    assert cited["note"] == f"Archived: {address}"
    assert "archived" not in str(cited["custom"])


@pytest.mark.parametrize(
    ("metadata", "told"),
    [
        ({"accessed": "2022-01-02"}, Kept(date(2022, 1, 2))),
        ({"Date retrieved": "3 January 2022"}, Kept(date(2022, 1, 3))),
        ({"accessed": "05/02/2022"}, Kept()),  # may be two days
        ({"accessed": "yesterday"}, Kept()),
        ({"archive_url": "https://archive.test/a"}, Kept(None, "https://archive.test/a")),
        ({"archived": "javascript:alert(1)"}, Kept()),
        ({"archived": "yes"}, Kept()),
    ],
)
def test_only_a_sure_day_and_an_address_of_the_web_count(metadata: dict[str, str], told: Kept) -> None:
    assert kept(metadata) == told


# --- forms -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", HOSTILE)
def test_braces_of_bibtex_are_balanced_and_no_field_is_added(text: str) -> None:
    entry = written("bibtex", text)

    assert entry.startswith("@misc{fact-sheet,\n")
    depth = 0
    for sign in entry:
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    assert depth == 0
    names = re.findall(r"(?m)^  (\w+) = ", entry)
    assert names == ["author", "title", "howpublished", "year", "month", "date", "url", "language"]
    assert len(entry.splitlines()) == len(names) + 3
    assert not re.search(r"(?<!\\)[$&%#_~^]", re.sub(r"(?m)^  url = .*$", "", entry))


@pytest.mark.parametrize(
    ("title", "entry"),
    [
        ("Plan {A} and {B {C}}", r"Plan \{A\} and \{B \{C\}\}"),
        ("Plan {A", r"Plan \textbraceleft{}A"),
        ("Plan }A{", r"Plan \textbraceright{}A\textbraceleft{}"),
        (r"Files\Plans ~5% ^2", r"Files\textbackslash{}Plans \textasciitilde{}5\% \textasciicircum{}2"),
    ],
)
def test_signs_of_tex_are_written_as_reference_managers_read_them(title: str, entry: str) -> None:
    assert f"  title = {{{{{entry}}}}},\n" in written("bibtex", title)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_record_of_ris_has_its_own_lines_only(text: str) -> None:
    lines = written("ris", text).split("\r\n")

    assert lines[0] == "TY  - ELEC"
    assert lines[-3:] == ["ER  - ", "", ""]
    assert [line[:6] for line in lines[1:-3]] == [
        f"{tag}  - " for tag in ("ID", "AU", "TI", "M3", "PY", "DA", "PB", "T2", "LA", "UR")
    ]
    assert not any(set("\n\r\x00\x1b\u2028\u202e") & set(line) for line in lines)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_citation_for_a_reader_is_one_line_of_text(text: str) -> None:
    line = written("text", text)

    assert line.endswith("\n")
    assert line[:-1].isprintable()


@given(st.lists(st.text(), max_size=5))
def test_keys_of_bibtex_are_ascii_and_differ(ids: list[str]) -> None:
    entries = list(bibliographies.bibtex([{"id": id_} for id_ in ids]))
    keys = [entry[len("@misc{") :].partition(",")[0] for entry in entries]

    assert len(set(keys)) == len(ids)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key) for key in keys)


def test_ris_names_the_type() -> None:
    release, summary = (citation(ABOUT._replace(url="", kind=kind)) for kind in ("release", "summary"))

    assert [entry[:12] for entry in bibliographies.ris([release, summary])] == ["TY  - GOVDOC", "TY  - ELEC\r\n"]


def test_ris_is_printed_with_its_line_ends(capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(capsys, "fact-sheet", "mexican-summary", "--format", "ris")

    assert out.count("\r\n") == out.count("\n")
    assert out.count("ER  - \r\n") == 2
