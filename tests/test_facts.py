"""Typed values: which are found in a text, and when two of them agree."""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usmx_corpus import facts
from usmx_corpus.commitments import records
from usmx_corpus.facts import clock

if TYPE_CHECKING:
    from usmx_corpus.model import Fact, FactType


def found(kind: FactType, text: str) -> list[tuple[str, object]]:
    """Give the words and values of one type."""
    return [(fact.text, fact.value) for fact in facts.facts_in(text) if fact.type == kind]


def only(text: str) -> Fact:
    """Give the one fact of the text."""
    (fact,) = facts.facts_in(text)
    return fact


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The President", "The President of Kenya", True),
        ("The President", "The President of the United States", True),
        ("The President of Kenya", "The President of Ghana", False),
    ],
)
def test_a_bare_title_agrees_with_that_of_any_country(one: str, other: str, same: bool) -> None:  # noqa: FBT001
    left, right = (facts.facts_in(f"{name} met them.", facts.NAMES)[0] for name in (one, other))

    assert facts.agree(left, right) is same


@pytest.mark.parametrize(
    ("text", "low", "high", "currency"),
    [
        ("$130 million", 130e6, 130e6, "$"),
        ("US$5", 5, 5, "USD"),
        ("€1.5bn", 1.5e9, 1.5e9, "EUR"),
        ("$250M", 250e6, 250e6, "$"),
        ("CA$2 million", 2e6, 2e6, "CAD"),
        ("$38,000", 38e3, 38e3, "$"),
        ("$1 million to $2 million", 1e6, 2e6, "$"),
        ("$5-10 million", 5e6, 10e6, "$"),
        ("$5 to $10 million", 5e6, 10e6, "$"),
        ("130 million dollars", 130e6, 130e6, "dollar"),
        ("a quarter of a billion dollars", 250e6, 250e6, "dollar"),
        ("half a million euros", 5e5, 5e5, "EUR"),
        ("two hundred fifty thousand pesos", 250e3, 250e3, "peso"),
        ("tens of millions of dollars", 10e6, 1e8 - 1, "dollar"),
    ],
)
def test_an_amount_is_read_however_it_is_written(text: str, low: float, high: float, currency: str) -> None:
    assert [(text, (low, high, currency))] == found("amount", text)


def test_two_amounts_joined_by_and_stay_two() -> None:
    assert [text for text, _ in found("amount", "from $250 million and $500 million")] == [
        "$250 million",
        "$500 million",
    ]


def test_between_two_amounts_is_a_range() -> None:
    assert found("amount", "between $5 and $10 million") == [("$5 and $10 million", (5e6, 10e6, "$"))]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("40 to 50 percent", 40, 50),
        ("40-50%", 40, 50),
        ("Twenty to 30 percent", 20, 30),
        ("seven per cent", 7, 7),
        ("2.5 percentage points", 2.5, 2.5),
        ("one in five", 20, 20),
        ("three out of every ten", 30, 30),
        ("9 in 10", 90, 90),
        ("one in three", 33, 34),
    ],
)
def test_a_percentage_is_read_however_it_is_written(text: str, low: float, high: float) -> None:
    assert [(text, (low, high))] == found("percent", text)


@pytest.mark.parametrize(
    ("text", "share", "low", "high"),
    [
        ("two-fifths of all gas", "two-fifths", 40, 40),
        ("half of the homes", "half", 50, 50),
        ("A third of them", "A third", 33, 34),
        ("three quarters of them", "three quarters", 75, 75),
        ("an eighth of it", "an eighth", 12.5, 12.5),
    ],
)
def test_a_part_of_a_whole_is_a_percentage(text: str, share: str, low: float, high: float) -> None:
    assert [(share, (low, high))] == found("percent", text)


@pytest.mark.parametrize(
    "text",
    [
        "the first half of the year",
        "two quarters of growth",
        "the third quarter of 2023",
        "a quarter of a billion dollars",
        "one in ten years",
        "one in which",
        "two in 2021",
        "half an hour",
    ],
)
def test_what_divides_nothing_is_no_percentage(text: str) -> None:
    assert found("percent", text) == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("82,000 cases of missing persons", 82e3, "case"),
        ("681 additional counties", 681, "county"),
        ("1.5 million thermostats", 1.5e6, "thermostat"),
        ("2,000 miles", 2000, "mile"),
        ("two unconscious people", 2, "person"),
        ("a dozen eggs", 12, "egg"),
        ("thirty public-private partnerships", 30, "partnership"),
        ("a 500-bed hospital", 500, "bed"),
        ("all 50 states", 50, "state"),
        ("two of the leaders", 2, "leader"),
        ("there were 2.4 million.", 2.4e6, ""),
    ],
)
def test_a_count_knows_what_it_counts(text: str, value: float, unit: str) -> None:
    assert [((value, value), unit)] == [
        (fact.value, fact.unit) for fact in facts.facts_in(text) if fact.type == "count"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "the 21st Century",
        "at 3:06 P.M.",
        "at 3 p.m.",
        "against COVID-19",
        "the G7 and 5G",
        "under Title 42",
        "Executive Order 14017",
        "Public Law 116-260",
        "Article 5",
        "two-thirds of them",
        "1. Building Back Together",
        "8 U.S.C. 1182",
        "call 202-456-1111",
        "one of them",
        "at 9 o’clock",
    ],
)
def test_a_number_in_a_name_counts_nothing(text: str) -> None:
    assert found("count", text) == []


@pytest.mark.parametrize("text", ["$130 million", "40 to 50 percent", "June 8, 2021", "over three years"])
def test_a_number_inside_another_value_is_not_counted_again(text: str) -> None:
    assert found("count", text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("June 8, 2021", (2021, 6, 8)),
        ("8 June 2021", (2021, 6, 8)),
        ("June 15th, 2021", (2021, 6, 15)),
        ("March 1", (None, 3, 1)),
        ("Sept. 9", (None, 9, 9)),
        ("September", (None, 9, None)),
        ("September 2021", (2021, 9, None)),
        ("2021-06-08", (2021, 6, 8)),
        ("6/18/2021", (2021, 6, 18)),
        ("18.6.2021", (2021, 6, 18)),
        ("6/8/2021", "6/8/2021"),
        ("May Day 2019", (2019, 5, 1)),
        ("FY2024", (2024, None, None)),
        ("fiscal year 2024", (2024, None, None)),
        ("third quarter of 2023", (2023, None, None)),
        ("2016", (2016, None, None)),
    ],
)
def test_a_date_holds_what_is_said_of_it(text: str, value: tuple[int | None, ...]) -> None:
    assert [(text, value)] == found("date", text)


@pytest.mark.parametrize("text", ["in May", "since March"])
def test_may_and_march_are_months_behind_a_preposition(text: str) -> None:
    assert found("date", text)


@pytest.mark.parametrize(
    "text", ["May God bless them", "it may be", "they march to war", "March for Our Lives", "some 2000 troops"]
)
def test_other_words_are_no_dates(text: str) -> None:
    assert found("date", text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("January 9-10", ((None, 1, 9), (None, 1, 10))),
        ("2022-2024", ((2022, None, None), (2024, None, None))),
        ("1 May 2024 to 30 April 2025", ((2024, 5, 1), (2025, 4, 30))),
        ("November to February 2025", ((2024, 11, None), (2025, 2, None))),
    ],
)
def test_a_range_of_dates_is_one_interval(text: str, value: tuple[tuple[int | None, ...], ...]) -> None:
    assert [(text, value)] == found("date", text)


@pytest.mark.parametrize("text", ["2019 and 2023", "June 8 and June 9", "May 3 and 5"])
def test_two_dates_joined_by_and_stay_two(text: str) -> None:
    assert len(found("date", f"on {text}")) == 2


def test_a_row_of_months_shares_the_year_of_the_last() -> None:
    assert found("date", "in May and June 2024") == [("May", (2024, 5, None)), ("June 2024", (2024, 6, None))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("over the next three years", (3, 3, "Y")),
        ("within two months", (2, 2, "M")),
        ("for 90 days", (90, 90, "D")),
        ("30-day", (30, 30, "D")),
        ("48 hours", (48, 48, "TH")),
        ("five to seven years", (5, 7, "Y")),
        ("within a decade", (10, 10, "Y")),
        ("annually", "annual"),
        ("semi-annually", "semi-annual"),
        ("coming days", "coming days"),
        ("this summer", "this summer"),
    ],
)
def test_a_period_is_a_duration_or_a_phrase(text: str, value: tuple[float, float, str] | str) -> None:
    assert [(text, value)] == found("period", text)


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("an additional $130 million", "additional"),
        ("another $130 million", "additional"),
        ("some $130 million", "approximately"),
        ("roughly 40 percent", "approximately"),
        ("as many as 681 counties", "up to"),
        ("more than 82,000 cases", "more than"),
        ("681 additional counties", "additional"),
        ("an initial $5 million", "initial"),
        ("the $5 million", ""),
    ],
)
def test_a_hedge_has_one_name_for_all_its_wordings(text: str, hedge: str) -> None:
    assert hedge == only(text).qualifier


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The United States and Mexico agreed", [("actor", "United States"), ("actor", "Mexico")]),
        ("programs in El Salvador and Honduras", [("place", "El Salvador"), ("place", "Honduras")]),
        ("homes in southern Mexico", [("place", "southern Mexico")]),
        ("to Mexico’s aviation regulator", [("actor", "Mexico")]),
        ("in U.S. companies", [("actor", "United States")]),
        ("leaders met in Mexico City", [("place", "Mexico City")]),
        ("on both sides of the border of Guatemala", [("place", "Guatemala")]),
        ("The FBI will train experts in Mexico", [("actor", "Federal Bureau of Investigation"), ("place", "Mexico")]),
    ],
)
def test_a_country_acts_unless_it_is_where_something_happens(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == [(fact.type, fact.value) for fact in facts.facts_in(text) if fact.type in {"actor", "place"}]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("an additional $130 million", "some $130 million"),
        ("$0.25 billion", "a quarter of a billion dollars"),
        ("82,000 cases", "82 thousand cases"),
        ("tens of thousands of cases", "82,000 cases"),
        ("more than 80,000 cases", "82,000 cases"),
        ("September", "September 2021"),
        ("May 1, 2019", "May Day 2019"),
        ("90 days", "three months"),
        ("the next three years", "3-year"),
        ("the FBI", "the Federal Bureau of Investigation"),
        ("the FBI", "the U.S. government"),
        ("in Guatemala", "in Central America"),
        ("in Guatemala", "Guatemala"),
        ("82,000", "82,000 cases"),
        ("over 100 million cases", "130 million cases"),
    ],
)
def test_two_wordings_of_one_value_agree(left: str, right: str) -> None:
    assert facts.agree(only(left), only(right)) is True


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("$310 million", "$130 million"),
        ("€130 million", "$130 million"),
        ("28,000 cases", "more than 82,000 cases"),
        ("over 70 countries", "more than 170 countries"),
        ("nearly $2 trillion", "nearing $1 trillion"),
        ("Twenty to 30 percent", "40 to 50 percent"),
        ("17 percent", "seven percent"),
        ("in 2003", "in 2013"),
        ("February 28", "February 26"),
        ("third quarter of 2023", "first quarter of 2023"),
        ("six weeks", "6 months"),
        ("15 years", "25 years"),
        ("20 years", "21 years"),
        ("DEA", "Federal Bureau of Investigation"),
        ("EPA", "NOAA"),
        ("the Energy Secretary", "Secretary of State"),
        ("Mike Pence", "Joe Biden"),
        ("Nicaragua", "Guatemala"),
        ("in Philadelphia", "in New York"),
        ("Mexico", "the FBI"),
        ("in Saudi Arabia", "Egypt"),
        ("fewer than 82,000 cases", "over 82,000 cases"),
        ("over €100 million", "$130 million"),
    ],
)
def test_a_changed_value_conflicts(left: str, right: str) -> None:
    assert facts.agree(only(left), only(right)) is False


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("more than 80,000 cases", "82,000 cases", True),
        ("approximately 80,000 cases", "86,000 cases", False),
        ("approximately $130 million", "$135 million", True),
        ("approximately $130 million", "$140 million", False),
        ("90 days", "three months", True),
        ("60 days", "nine weeks", True),
        ("100 days", "three months", False),
    ],
)
def test_a_value_near_an_inexact_one_agrees_within_five_percent(left: str, right: str, expected: bool) -> None:  # noqa: FBT001 - a case
    assert facts.agree(only(left), only(right)) is expected


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("March 1", "in 2021"),
        ("82,000 cases", "82,000 miles"),
        ("$5 million", "5 percent"),
        ("this summer", "three months"),
        ("President Biden", "the FBI"),
        ("40 to 50 percent", "45 percent"),
        ("in Mexico", "the FBI"),
        ("Mike Pence", "Mexico"),
        ("70", "170 groups"),
    ],
)
def test_values_of_different_things_do_not_compare(left: str, right: str) -> None:
    assert facts.agree(only(left), only(right)) is None


@pytest.mark.parametrize(
    ("vaguer", "finer"),
    [
        ("tens of thousands of cases", "82,000 cases"),
        ("over 100 million cases", "130 million cases"),
        ("in September", "September 2021"),
        ("the United States", "the FBI"),
        ("in Central America", "in Guatemala"),
    ],
)
def test_whoever_states_a_value_states_a_vaguer_one_and_not_the_reverse(vaguer: str, finer: str) -> None:
    assert facts.states(only(finer), only(vaguer))
    assert not facts.states(only(vaguer), only(finer))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("$5 million", "$5 million", "same"),
        ("$5 million", "5 million dollars", "same"),
        ("$5 million", "an additional $5 million", "hedged"),
        ("fewer than 82,000 cases", "over 82,000 cases", "changed"),
        ("$5 million", "$7 million", "changed"),
        ("June 8, 2021", "June 2021", "vaguer"),
        ("in Texas", "in Ohio", "changed"),
        ("the FBI", "the United States", "vaguer"),
        ("President Biden", "the United States", "left right"),
        ("40 divers", "40 swimmers", "same"),
        ("40 divers", "60 swimmers", "left right"),
        ("in 2030", "2030 cars", "same"),
        ("$5 million", "in Ohio", "left right"),
        ("82,000 cases, tens of thousands of cases", "82,000 cases", "same restated"),
        ("in Guatemala, in Honduras", "in Central America", "left left right"),
    ],
)
def test_a_fact_becomes_one_of_the_other_text(left: str, right: str, expected: str) -> None:
    pairs = facts.paired(facts.facts_in(left), facts.facts_in(right))

    assert expected.split() == [pair.outcome for pair in pairs]


@given(st.lists(st.sampled_from(["$5 million", "$7 million", "82,000 cases", "in Ohio", "June 8, 2021", "in June"])))
def test_every_fact_of_the_left_is_in_one_pair(parts: list[str]) -> None:
    left, right = facts.facts_in(", ".join(parts)), facts.facts_in(", ".join(reversed(parts[1:])))

    assert [pair.left for pair in facts.paired(left, right) if pair.left] == list(left)


PIECES = st.sampled_from(
    "$130 million 40 to 50 percent % more than 82,000 cases June 8, 2021 May within three years annually the U.S. and "
    "Mexico’s President López Obrador FBI in southern – - half a dozen tens of thousands İstanbul €1.5bn".split(" ")
)
TEXTS = st.lists(PIECES).map(" ".join) | st.text()


@given(TEXTS)
def test_a_fact_stands_where_it_says(text: str) -> None:
    assert all(text[fact.start : fact.end] == fact.text for fact in facts.facts_in(text))


@given(TEXTS)
def test_facts_come_in_order_and_never_overlap_within_a_type(text: str) -> None:
    found = facts.facts_in(text)

    assert list(found) == sorted(found, key=lambda fact: fact.start)
    for kind in {fact.type for fact in found}:
        same = [fact for fact in found if fact.type == kind]
        assert all(one.end <= other.start for one, other in itertools.pairwise(same))


@given(TEXTS)
def test_facts_come_back_from_json_as_the_same_records(text: str) -> None:
    found = facts.facts_in(text)
    back = records.of_fields(json.loads(json.dumps(records.as_fields(found))))

    assert back == found
    assert [type(fact.value) for fact in back] == [type(fact.value) for fact in found]


@given(TEXTS)
def test_the_same_text_gives_the_same_facts(text: str) -> None:
    assert facts.facts_in(text) == facts.facts_in(text)


@given(TEXTS)
def test_a_value_agrees_with_itself_and_agreement_is_symmetric(text: str) -> None:
    found = facts.facts_in(text)

    assert all(facts.agree(fact, fact) for fact in found)
    assert all(facts.agree(one, other) == facts.agree(other, one) for one in found for other in found)


@pytest.mark.parametrize(
    ("words", "value"),
    [("8 a.m.", "08:00"), ("8.30pm", "20:30"), ("12 noon", "12:00"), ("midnight", "00:00"), ("12:15 a.m.", "00:15")],
)
def test_a_time_of_day_has_one_form(words: str, value: str) -> None:
    assert clock.value(words) == value


@pytest.mark.parametrize("words", ["8 o'clock", "13 a.m.", "8", "8:75 a.m."])
def test_what_may_be_morning_or_evening_is_no_sure_time(words: str) -> None:
    assert not clock.value(words)


def test_times_of_two_zones_may_be_one() -> None:
    one, other = clock.times("It begins at 3 p.m. EST, that is at 8 p.m. GMT.")

    assert not one.differs(other)
