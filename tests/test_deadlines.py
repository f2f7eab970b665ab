"""Deadlines: the cases of tests/data/facts/deadlines.txt, and what surrounds them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fact_times import cases, deadline, outcome
from usmx_corpus import commitments, facts
from usmx_corpus.commitments import deadlines
from usmx_corpus.reading.reader import read

if TYPE_CHECKING:
    from fact_times import Case
    from usmx_corpus.model import Deadline

DEADLINES = [*cases(Path(__file__).parent / "data/facts/deadlines.txt")]


def due(text: str, country: str = "") -> Deadline | None:
    """Give the deadline in a text of 2 May 2023."""
    document, _ = read("a.md", f"---\ntitle: A\ndate: 2023-05-02\n---\n{text}\n".encode())
    return deadlines.deadline_in(document._replace(country=country), text, facts.facts_in(text))


def stated(sentence: str) -> str:
    """Give the words of the deadline ("" for none) of the one commitment in a document of 2 May 2023."""
    document, _ = read("a.md", f"---\ntitle: A\ndate: 2023-05-02\n---\n{sentence}\n".encode())
    (promise,) = commitments.extract(document)
    return promise.deadline.text if promise.deadline else ""


@pytest.mark.parametrize("case", DEADLINES, ids=lambda case: case.text)
def test_a_deadline_is_read_rightly_or_not_at_all(case: Case) -> None:
    assert outcome(case, deadline(case)) == "right"


def test_a_day_that_no_calendar_has_is_no_day() -> None:
    found = due("The agency will report by 31 June 2024.")

    assert found is not None
    assert (found.text, found.start, found.end) == ("by 31 June 2024", None, None)


def test_a_fiscal_year_is_that_of_the_issuer() -> None:
    text = "The agency will report in fiscal year 2024."
    american, japanese, unknown = (due(text, country) for country in ("US", "JP", ""))

    assert american
    assert japanese
    assert unknown
    assert (american.start, japanese.start, unknown.start) == (date(2023, 10, 1), date(2024, 4, 1), None)


def test_a_weekday_on_which_a_promise_was_made_is_not_when_it_is_due() -> None:
    assert not stated("On Monday, Peru pledged to build 12 ports.")
    assert not stated("On Monday Peru pledged to build 12 ports.")
    assert stated("On Monday Peru pledged to build 12 ports by June.") == "by June"


def test_an_adjunct_of_time_needs_no_comma() -> None:
    assert stated("In the coming days we will meet the mayors of both towns.") == "In the coming days"
    assert stated("By 2030 the road will be finished by the Ministry.") == "By 2030"


def test_a_day_since_which_a_thing_is_so_is_no_deadline() -> None:
    assert not stated("Since January 20, 2021, we have agreed to open 12 ports.")


@pytest.mark.parametrize(
    "words", ["10 years ago", "in the past three years", "during the first two years", "last year"]
)
def test_what_is_over_is_no_deadline(words: str) -> None:
    assert due(f"The agency will keep what it built {words}.") is None
