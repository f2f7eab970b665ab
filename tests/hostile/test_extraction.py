"""Sentences and documents of any length: extraction takes time in proportion to them, and finds what it found."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING

import pytest

from hostile.growth import exponent
from usmx_corpus.commitments import actors, extraction, subjects, triggers
from usmx_corpus.commitments.clusters import match_mentions
from usmx_corpus.reading import reader

if TYPE_CHECKING:
    from usmx_corpus.model import Commitment, Document

_TITLE = "# Joint Statement of Mexico and the United States\n\n"
_REPEATED = [
    "will will ", "We will train, ", "agreed that ", "Mexico will train officers and ", "is launching ", "also will ",
    "will build roads, train officers, and ", ", including ", "including: a; ", "to build and ", "$1,000 ",
    "create $5 million in ", "three to five years ", "first in ten years ", "the ", "A.B. ", '" ', "renewed-",
]  # fmt: skip


def document(text: str, name: str = "2023-05-01-statement.md") -> Document:
    """Give a document with all its statements read."""
    read, _ = reader.read(name, text.encode())
    assert len(read.statements)
    return read


@pytest.mark.parametrize("repeated", _REPEATED)
def test_time_grows_with_the_length_of_a_sentence(repeated: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (actors, subjects, triggers):
        monkeypatch.setattr(module, "_REACH", 200)  # up to there time may grow faster

    def make(length: int) -> Document:
        return document(f"{_TITLE}Mexico will {repeated * (length // len(repeated))} train officers.\n")

    assert exponent(extraction.extract, make, 2_000) <= 1.5  # of what grows with the square it is 2


@pytest.mark.parametrize(
    "paragraph",
    [
        "They will train 500 officers in Mexico by 2025.\n\n",
        "He will train officers.\n\n",
        "The two nations agreed to train officers.\n\n",
        "- train officers in three regions\n",
        "## Training\n\nThey will train officers.\n\n",
    ],
)
def test_time_grows_with_the_number_of_statements(paragraph: str) -> None:
    def make(count: int) -> Document:
        return document("# Remarks\n\nThe parties will:\n\n" + paragraph * count)

    assert exponent(extraction.extract, make, 200) <= 1.5  # of what grows with the square it is 2


def test_time_grows_with_the_number_of_short_forms() -> None:
    letters = [*product("ABCDEFGHIJKLMNOPQRSTUVWXYZ", repeat=3)]

    def make(count: int) -> tuple[Commitment, ...]:
        defined = (f"Mexico will train the {a}a {b}b {c}c ({a}{b}{c}).\n\n" for a, b, c in letters[:count])
        return extraction.extract(document("# Remarks\n\n" + "".join(defined)))

    assert exponent(match_mentions, make, 200) <= 1.5  # of what grows with the square it is 2


def test_a_list_may_be_as_deep_as_it_likes() -> None:
    items = "".join(f"{'  ' * depth}- train officers in region {depth}\n" for depth in range(1_500))

    assert extraction.extract(document(f"# Remarks\n\nThe parties will:\n\n{items}"))


def test_a_sentence_as_long_as_a_book_is_not_kept_with_each_of_its_clauses() -> None:
    found = extraction.extract(document(_TITLE + "Mexico will train officers and " * 2_000 + "will end.\n"))

    assert len(found) > 1_000
    assert max(len(each.sentence) for each in found) < 15_000


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
@pytest.mark.parametrize(
    "when",
    [
        "this year", "next year", "this month", "next month", "within 10 days", "over the next 3 weeks", "in January",
        "within 10,000 years", "within 9999999999999 days", "by December", "before January 1, 1700", "by FY 2099",
        "in the fourth quarter of 2099", "by the end of 2099", "by May", "over the next 1 month", "for 0 days",
    ],
)  # fmt: skip
def test_no_date_is_beyond_the_calendar(day: str, when: str) -> None:
    read = document(f"{_TITLE}Mexico will train officers {when}.\n", f"{day}-statement.md")

    found = extraction.extract(read._replace(date=date.fromisoformat(day)))

    assert len(found) == 1


def test_a_deadline_may_be_the_last_day_of_the_calendar() -> None:
    read = document(f"{_TITLE}Mexico will train officers this month.\n")

    (found,) = extraction.extract(read._replace(date=date(9999, 12, 3)))

    assert found.deadline
    assert found.deadline.end == date(9999, 12, 31)
