"""Front matter and sidecars that unfold, nest or swell: refused before anything prints them, and said so."""

from __future__ import annotations

import pytest

from usmx_corpus.reading import reader

#: Each key repeats the one before nine times; the last stands for 9^9 texts.
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{key}: &{key} [{', '.join(['*' + before] * 9)}]\n" for before, key in zip("abcdefgh", "bcdefghi", strict=True)
)
TEXT = ("title", "permalink", "category", "language")
TIMES = ("date", "published_time", "modified_time")
FIELDS = ("kind", "title", "date", "url", "publisher", "language", "copy_of", "summary_of")
#: Values that no field has, with what a problem calls them.
STRUCTURES = {
    "*i": "an alias",
    "[*i, *i]": "a nested list",
    "{x: *i}": "a mapping",
    "[[x]]": "a nested list",
    "[" * 500 + "]" * 500: "a nested list",
    "{a: " * 500 + "x" + "}" * 500: "a mapping",
}


@pytest.mark.parametrize("key", [*TEXT, *TIMES])
@pytest.mark.parametrize(("value", "kind"), STRUCTURES.items(), ids=range(len(STRUCTURES)))
def test_what_is_no_scalar_is_a_problem_and_no_more(key: str, value: str, kind: str) -> None:
    document, problems = reader.read("a.md", f"---\n{BOMB}{key}: {value}\n---\nText.".encode())

    field = {"permalink": "url", "published_time": "published", "modified_time": "modified"}.get(key, key)
    assert not getattr(document, field)
    assert [(problem.line, problem.message.rpartition(": ")[2]) for problem in problems[-1:]] == [(11, kind)]
    assert len(str(problems)) < 1_000


@pytest.mark.parametrize("key", FIELDS)
@pytest.mark.parametrize("value", STRUCTURES)
def test_a_sidecar_is_no_better(key: str, value: str) -> None:
    document, problems = reader.read("a.md", b"Text.", f"{BOMB}{key}: {value}".encode(), "a.meta.yaml")

    assert document.kind == "release"
    assert getattr(document, key) in {"release", "", None}
    assert (problems[-1].path, problems[-1].line) == ("a.meta.yaml", 10)
    assert len(str(problems)) < 10_000


def test_an_alias_costs_no_other_field() -> None:
    document, problems = reader.read("a.md", b"---\nx: &x Trade\ntitle: Ports\ncategory: *x\n---\nText.")

    assert (document.title, document.category) == ("Ports", "")
    assert [(problem.line, problem.code) for problem in problems] == [(4, "broken-yaml"), (4, "bad-value")]


@pytest.mark.parametrize("key", TEXT)
def test_a_huge_text_is_a_problem(key: str) -> None:
    document, (problem,) = reader.read("a.md", f"---\n{key}: {'x' * 15_000}\n---\nText.".encode())

    assert len(str(document.header)) < 1_000
    assert (problem.line, problem.code) == (2, "bad-value")
    assert len(problem.message) < 200


@pytest.mark.parametrize("source", ["k" * 15_000 + ": x", "kind: " + "x" * 15_000, "? " + "x" * 15_000, "%" * 15_000])
def test_the_problem_with_something_huge_is_short(source: str) -> None:
    _, problems = reader.read("a.md", b"Text.", source.encode(), "a.meta.yaml")

    assert problems
    assert max(len(problem.message) for problem in problems) < 300


def test_front_matter_without_end_or_bounds_is_not_parsed() -> None:
    _, (problem,) = reader.read("a.md", b"---\n" + b"- " * 1_000_000 + b"\n---\nText.")

    assert problem.message == "more than 20,000 characters: not read"
