"""Two texts that nothing holds apart: alike lines, one endless line, figures without end, marks upon marks."""

from __future__ import annotations

import resource
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

import pytest

from hostile.growth import exponent
from usmx_corpus.diff import compare, matching
from usmx_corpus.diff.edits import edits
from usmx_corpus.diff.matching import stretches
from usmx_corpus.diff.moves import left_order
from usmx_corpus.reading.reader import read
from usmx_corpus.text import analyse
from usmx_corpus.text.accents import decomposed
from usmx_corpus.text.shingles import compared_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from usmx_corpus.model import Document

Pair = tuple[str, str]


def document(text: str) -> Document:
    return read("text.md", f"---\ntitle: A text\n---\n\n{text}\n".encode())[0]


def edited(words: list[str], every: int = 20) -> list[str]:
    return [f"{word}7" if place % every == 3 else word for place, word in enumerate(words)]


def one_line(word: Callable[[int], str], between: str = " ") -> Callable[[int], Pair]:
    """Return what makes a line of some words and one with every twentieth changed."""

    def make(count: int) -> Pair:
        words = [word(number) for number in range(count)]
        return between.join(words), between.join(edited(words))

    return make


def lines(line: Callable[[int], str]) -> Callable[[int], Pair]:
    return one_line(line, "\n\n")


def differ(texts: Pair) -> None:
    """Compare two texts, and check that every statement is in one change and the edits make the two texts."""
    sides = [document(text) for text in texts]
    changes = compare(sides[0], sides[1]).changes
    for side, one in enumerate(sides):
        found = [part for change in changes for part in (change.left, change.right)[side]]
        assert len(found) == len(one.statements)
        for change in changes:
            text = " ".join(part.text for part in (change.left, change.right)[side])
            assert "".join((edit.left, edit.right)[side] for edit in change.edits) == text


PAIRS = {
    "short lines": lines(lambda number: f"item {number}"),
    "short lines of few kinds": lines(lambda number: f"item {number * number % 97}"),
    "a line of dates": one_line(lambda number: f"June {number % 28 + 1}, {1900 + number % 120},"),
    "a line of sums": one_line(lambda number: f"${number} million,"),
    "a line of counts": one_line(lambda number: f"{number} people and"),
    "a line of places": one_line(lambda number: ("Mexico,", "Guatemala,", "Honduras,")[number % 3]),
    "items in a line": one_line(lambda number: f"({'abcdefgh'[number % 8]}) item {number};"),
    "links in a line": one_line(lambda number: f"[page {number}](https://example.org/{number})"),
    "a row of a table": one_line(lambda number: f"| {number} "),
    "base64": one_line(lambda number: f"{number * 7_919:x}+/", ""),
    "one word": one_line(lambda _: "word"),
}


@pytest.mark.parametrize("name", PAIRS)
def test_the_time_of_a_diff_grows_with_the_texts(name: str) -> None:
    assert exponent(differ, PAIRS[name], 1_000) < 1.4


def test_each_of_very_many_sums_that_changed_is_told() -> None:
    left = ", ".join(f"${number} million" for number in range(1_000, 2_000))
    right = left.replace("7 million", "7.5 million")

    (change,) = (each for each in compare(document(left), document(right)).changes if each.kind != "same")

    assert [(fact.left, fact.right) for fact in change.facts] == [
        (f"${number} million", f"${number}.5 million") for number in range(1_007, 2_000, 10)
    ]


def test_of_an_endless_line_the_words_that_changed_are_told() -> None:
    random = Random(1)  # noqa: S311
    words = [f"{random.randrange(40_000)}" for _ in range(60_000)]
    changed = edited(words, 1_000)

    found = edits(" ".join(words), " ".join(changed))

    assert "".join(edit.left for edit in found) == " ".join(words)
    assert "".join(edit.right for edit in found) == " ".join(changed)
    assert sum(len(edit.left.split()) for edit in found if edit.op != "equal") == 60


@pytest.mark.parametrize("kinds", [1, 2, 50, 10_000])
def test_endless_sequences_have_nearly_their_longest_in_common(kinds: int, monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(kinds)  # noqa: S311
    left = [random.randrange(kinds) for _ in range(2_000)]
    right = [item for item in left if random.random() < 0.95]
    best = sum(each.length for each in stretches(left, right))
    monkeypatch.setattr(matching, "ENDLESS", 10_000)

    found = stretches(left, right)

    assert sum(each.length for each in found) > 0.8 * best
    assert all(left[i : i + length] == right[j : j + length] for i, j, length in found)
    assert all(a.left + a.length <= b.left and a.right + a.length <= b.right for a, b in pairwise(found))


def test_endless_sequences_take_no_memory_by_the_product_of_their_lengths() -> None:
    random = Random(1)  # noqa: S311
    left = [random.randrange(50) for _ in range(150_000)]
    right = [item for item in left if random.random() < 0.95]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    stretches(left, right)

    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 600_000  # kibibytes; a table takes 2.8 million


@pytest.mark.parametrize("read_words", [decomposed, analyse.tokens, lambda text: compared_words([text])])
def test_marks_upon_marks_take_time_by_their_number(read_words: Callable[[str], object]) -> None:
    def marked(count: int) -> str:
        return "a" + "\u0301\u0316" * count

    assert exponent(read_words, marked, 1_000) < 1.3


def test_groups_that_moved_take_time_by_their_number() -> None:
    def moved(count: int) -> list[tuple[list[int], list[int]]]:
        return [([number], [number + 1 if number % 2 == 0 else number - 1]) for number in range(count)]

    assert exponent(lambda groups: left_order(groups, [1.0] * len(groups)), moved, 2_000) < 1.4
