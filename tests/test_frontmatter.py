"""The fields at the head of a file: as written, typed, with their lines."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from usmx_corpus.reading import frontmatter


def typed(source: str) -> frontmatter.TypedFields:
    """Return the fields of a front matter, to be asked for by type."""
    fields, lines, _ = frontmatter.read("a.md", source)
    return frontmatter.TypedFields("a.md", fields, lines)


def problems(source: str) -> list[str]:
    return [str(problem) for problem in frontmatter.read("a.md", source)[2]]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_block_ends_at_the_second_rule(end: str) -> None:
    raw = end.join(["---", "title: A", "---", "Body"])

    assert (f"title: A{end}", raw.index("Body")) == frontmatter.split(raw)


@pytest.mark.parametrize("raw", ["", "Body", "---\ntitle: A\nBody", "--- \nBody", "text\n---\na: b\n---\n"])
def test_what_is_not_closed_or_not_first_is_no_front_matter(raw: str) -> None:
    assert frontmatter.split(raw) == ("", 0)


def test_keys_know_their_line_in_the_file() -> None:
    _, lines, _ = frontmatter.read("a.md", 'category: x\ntitle: "A\\\n  \\ B"\ndate: 2021-06-08\n')

    assert lines == {"category": 2, "title": 3, "date": 5}


def test_a_moment_keeps_its_offset() -> None:
    eastern = timezone(timedelta(hours=-4))

    moment = typed("published_time: 2021-06-08 15:05:54-04:00").moment("published_time")

    assert datetime(2021, 6, 8, 15, 5, 54, tzinfo=eastern) == moment
    assert timedelta(hours=-4) == (moment and moment.utcoffset())


@pytest.mark.parametrize("value", ["2021-06-08", "'2021-06-08'", "2021-06-08 15:05:54-04:00", "20210608"])
def test_a_day_may_be_quoted_or_have_a_time(value: str) -> None:
    assert date(2021, 6, 8) == typed(f"date: {value}").day("date")


@pytest.mark.parametrize("value", ["", "unknown"])
def test_an_unknown_day_is_none_and_no_problem(value: str) -> None:
    fields = typed(f"date: {value}")

    assert (fields.day("date"), fields.problems) == (None, [])


@pytest.mark.parametrize("value", ["2021-13-45", "June 8", "[2021]", "2021-06-08x"])
def test_a_date_that_is_none_is_a_problem_and_costs_no_other_field(value: str) -> None:
    fields = typed(f"date: {value}\ntitle: A")

    assert (fields.day("date"), fields.text("title")) == (None, "A")
    assert [(problem.code, problem.line) for problem in fields.problems] == [("bad-value", 2)]


def test_a_time_that_is_none_is_a_problem() -> None:
    fields = typed("title: A\npublished_time: noon")

    assert fields.moment("published_time") is None
    assert [(problem.code, problem.line) for problem in fields.problems] == [("bad-value", 3)]


@pytest.mark.parametrize(("source", "text"), [("tags: [a, b]", "a, b"), ("tags: 007", "007"), ("tags: yes", "yes")])
def test_text_is_given_as_written(source: str, text: str) -> None:
    assert text == typed(source).text("category", "tags")


def test_a_mapping_is_no_text() -> None:
    fields = typed("title: {a: b}")

    assert (fields.text("title"), len(fields.problems)) == ("", 1)


def test_a_key_that_stands_twice_is_a_problem_at_its_second_line() -> None:
    assert problems("title: A\ntitle: B\n") == ["a.md:3: duplicate key “title”; the last value is used (repeated-key)"]


@pytest.mark.parametrize(
    "source",
    ["- a\n- b", "words", "a: [", "a: &x [*x]", "? [a]\n: b", "a: \x07", f"a: {'[' * 9_000}", f"a: {'[' * 200_000}"],
)
def test_what_is_no_mapping_is_one_problem(source: str) -> None:
    (problem,) = frontmatter.read("a.md", source)[2]

    assert problem.code == "broken-yaml"


def test_the_line_of_broken_yaml_is_that_in_the_file() -> None:
    (problem,) = frontmatter.read("a.md", "title: A\ndate: ]\n")[2]

    assert problem.line == 3


def test_a_huge_value_is_shortened_in_its_problem() -> None:
    fields = typed("date: " + "9" * 10_000)
    fields.day("date")

    assert len(str(fields.problems[0])) < 200
