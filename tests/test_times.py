"""Dates and periods: the cases of tests/data/facts/dates.txt, and when two of them agree."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fact_times import cases, dates, outcome
from usmx_corpus import facts
from usmx_corpus.commitments import records
from usmx_corpus.model import Interval

if TYPE_CHECKING:
    from fact_times import Case
    from usmx_corpus.model import Fact

DATES = [*cases(Path(__file__).parent / "data/facts/dates.txt")]


def only(text: str) -> Fact:
    """Give the one date or period of a text."""
    (fact,) = (fact for fact in facts.facts_in(text) if fact.type in {"date", "period"})
    return fact


@pytest.mark.parametrize("case", DATES, ids=lambda case: case.text)
def test_a_date_is_read_rightly_or_not_at_all(case: Case) -> None:
    assert outcome(case, dates(case)) == "right"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Q1 2025", "first quarter of 2025"),
        ("1 May 2024 to 30 April 2025", "from May 1, 2024 through April 30, 2025"),
        ("in H1 2025", "in the first half of 2025"),
        ("April 2024", "between January and June 2024"),
        ("Q1 2025", "2025"),
        ("early 2025", "2025"),
        ("for two years", "from 1 May 2023 to 30 April 2025"),
        ("over five months", "from May to September 2024"),
        ("for three years", "from 2024 to 2026"),
        ("once a year", "annually"),
        ("05/02/2023", "05/02/2023"),
        ("late May 2021", "27 May 2021"),
        ("mid-December 2021", "from 14 to 16 December 2021"),
        ("summer 2024", "8 June 2024"),
        ("by the end of 2022", "in 2022"),
        ("the last day of August 2021", "31 August 2021"),
    ],
)
def test_two_wordings_of_one_time_agree(left: str, right: str) -> None:
    assert facts.agree(only(left), only(right)) is True
    assert facts.agree(only(right), only(left)) is True


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Q1 2025", "Q3 2025"),
        ("in Q3", "in Q4"),
        ("2024 to 2026", "2024 to 2027"),
        ("January 9-10", "January 9-11"),
        ("early 2025", "late 2025"),
        ("summer 2024", "autumn 2024"),
        ("FY2024", "FY2025"),
        ("2024-25", "2025-26"),
        ("for three years", "from 1 May 2023 to 30 April 2025"),
        ("once a year", "once a month"),
        ("10 working days", "10 days"),
        ("this year", "next year"),
        ("on Monday", "on Tuesday"),
        ("05/02/2023", "March 5, 2023"),
        ("05/02/2023", "06/02/2023"),
    ],
)
def test_a_changed_time_conflicts(left: str, right: str) -> None:
    assert facts.agree(only(left), only(right)) is False
    assert facts.agree(only(right), only(left)) is False


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("05/02/2023", "February 5, 2023"),
        ("2024-25", "2024"),
        ("for three years", "in 2024"),
        ("late May 2021", "3 May 2021"),
        ("early 2024", "spring 2024"),
    ],
)
def test_times_that_may_be_one_do_not_compare(left: str, right: str) -> None:
    assert facts.agree(only(left), only(right)) is None


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ("2025", "Q1 2025"),
        ("between 2024 and 2026", "in 2024"),
        ("late May 2021", "27 May 2021"),
        ("June", "June 8 to June 9"),
    ],
)
def test_a_wider_time_does_not_state_a_part_of_it(less: str, more: str) -> None:
    assert facts.says_less(only(less), only(more))
    assert not facts.says_less(only(more), only(less))


def test_two_dates_that_a_date_was_moved_between_are_no_interval() -> None:
    found = [fact.text for fact in facts.facts_in("The vote was postponed from 1 May 2024 to 5 June 2024.")]

    assert found == ["1 May 2024", "5 June 2024"]


def test_an_interval_survives_as_json() -> None:
    fact = only("from 1 May 2024 to 30 April 2025")

    assert records.of_fields(json.loads(json.dumps(records.as_fields([fact])))) == (fact,)


@pytest.mark.parametrize(
    "text",
    [
        f"in the first {'9' * 400} months of 2024",
        f"in the first {'9' * 400} days of May 2024",
        "in the first 2.5 months of 2024",
        f"for {'9' * 400} and a half years",
        "in the first 99 quarters of 2024",
    ],
)
def test_a_part_that_no_year_has_is_none(text: str) -> None:
    assert not any("M" in fact.unit or isinstance(fact.value, Interval) for fact in facts.facts_in(text))
