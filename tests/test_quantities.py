"""Numbers, money and measures: read rightly or not at all, whoever wrote them."""

from __future__ import annotations

from pathlib import Path

import pytest

from fact_cases import Case, canonical, cases, figures
from usmx_corpus import facts
from usmx_corpus.facts import currencies, money, numbers
from usmx_corpus.model import Fact, Money
from usmx_corpus.reading.reader import read

FOLDER = Path(__file__).parent / "data/facts"
CASES = [case for name in ("money", "figures") for case in cases(FOLDER / f"{name}.txt")]


def only(text: str) -> Fact:
    """Give the one figure of a text."""
    (fact,) = (fact for fact in facts.facts_in(text) if fact.type in {"amount", "count", "percent"})
    return fact


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_a_figure_is_read_as_the_cases_say(case: Case) -> None:
    assert canonical(case.expected) == figures(case)


@pytest.mark.parametrize("text", ["€1.500", "several million pesos", "$1.234.56", "5 million dollars in £5 dollars"])
def test_a_sum_that_is_not_sure_keeps_its_words(text: str) -> None:
    amounts = [fact for fact in facts.facts_in(text) if fact.type == "amount"]

    assert amounts
    assert all(fact.value == fact.text.casefold() for fact in amounts if not isinstance(fact.value, Money))


@pytest.mark.parametrize(
    "text",
    [
        "1 500 0000 euros",
        "1,50 or 1,5000 euros",
        "five six euros",
        "1 800 555 1234",
        "12.11.2024 people",
        "1,2,3 ports",
    ],
)
def test_no_part_of_an_odd_number_is_its_value(text: str) -> None:
    values = [fact.value for fact in facts.facts_in(text) if fact.type in {"amount", "count"}]

    assert all(isinstance(value, str) for value in values)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("€1.500 and €2.750.000", [1500, 2_750_000]),
        ("€1.500 and €2.50", [1.5, 2.5]),
        ("€1,500 and €2.50", [1500, 2.5]),
    ],
)
def test_the_other_numbers_of_a_text_say_what_its_separators_are(text: str, expected: list[float]) -> None:
    assert expected == [number.low for number in numbers.numbers(text)]


@pytest.mark.parametrize(
    ("written", "country", "code"),
    [
        ("$5 million", "CA", "CAD"),
        ("$5 million", "MX", "MXN"),
        ("$5 million", "EC", "USD"),
        ("$5 million", "", "$"),
        ("$5 million", "FR", "$"),
        ("5 million dollars", "MX", "dollar"),
        ("5 million pounds", "EG", "EGP"),
        ("£5 million", "", "GBP"),
        ("Rs 5 lakh", "LK", "LKR"),
        ("kr 5 million", "DK", "DKK"),
        ("US$5 million", "CA", "USD"),
        ("$5 million US", "CA", "USD"),
        ("$5 (Canadian)", "US", "CAD"),
        ("$5 million US bonds", "CA", "$/USD"),  # dollars of either country
        ("$5 million US bonds", "US", "USD"),
    ],
)
def test_a_sign_belongs_to_the_country_of_the_text(written: str, country: str, code: str) -> None:
    value = money.in_country(only(written), country).value

    assert isinstance(value, Money)
    assert code == value.currency


@pytest.mark.parametrize(
    ("written", "country", "value"),
    [
        ("$1.275 million", "US", 1_275_000),
        ("£1.275 million", "", 1_275_000),
        ("US$1.275 million", "CL", None),
        ("€1.275 million", "", None),
    ],
)
def test_a_point_before_three_digits_of_millions_is_read_where_it_is_sure(
    written: str, country: str, value: float | None
) -> None:
    (fact,) = facts.facts_of(written, country)

    assert value == (fact.value.low if isinstance(fact.value, Money) else None)


@pytest.mark.parametrize("written", ["$5 million US", "$5 (US)", "5 million dollars US"])
def test_whose_money_it_is_is_no_actor(written: str) -> None:
    assert [fact.type for fact in facts.facts_of(f"It will cost {written}.", "CA")] == ["amount"]


@pytest.mark.parametrize("written", ["-$5 million for roads", "a plan –$5 million for roads", "minus $5-10 million"])
def test_a_dash_that_may_be_a_minus_gives_no_value(written: str) -> None:
    assert not isinstance(only(written).value, Money)


@pytest.mark.parametrize("letters", ["$5 X$5 Y", "R5", "flight P60", "ALL 50 STATES", "Form K 12"])
def test_letters_before_a_number_are_no_money_by_themselves(letters: str) -> None:
    amounts = [fact.value for fact in facts.facts_in(letters) if fact.type == "amount"]

    assert not any(isinstance(value, Money) and currencies.is_code(value.currency) for value in amounts)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("$5 million", "US$5 million", True),
        ("$5 million", "5 million Canadian dollars", True),
        ("C$5 million", "US$5 million", False),
        ("$5 million", "€5 million", False),
        ("$5 a day", "$5 a week", False),
        ("$5 a day", "$35 a week", True),
        ("120 boats a month", "120 boats a year", False),
        ("120 boats a month", "1,440 boats a year", True),
        ("120 boats", "120 boats a year", True),
        ("$5 per family", "$5 a day", None),
        ("45 km", "45 miles", False),
        ("45 km", "28 miles", None),
        ("45 km", "45 kilometres", True),
        ("3 percent", "3 percentage points", False),
        ("99K workers", "54,000 workers", False),
        ("54K workers", "54,000 workers", True),
        ("minus 2 per cent", "2 per cent", False),
        ("minus 5 degrees", "5 degrees", False),
        ("₹3 lakh crores", "₹3 lakh", False),
        ("1.2m people", "1.3m people", False),
        ("2 in 5 women", "two in five women", True),
        ("3 MSEK", "SEK 3 million", True),
    ],
)
def test_figures_agree_in_value_currency_unit_and_rate(left: str, right: str, expected: bool | None) -> None:  # noqa: FBT001 - a case
    assert expected is facts.agree(only(left), only(right))


def test_a_number_has_become_the_one_of_the_same_thing() -> None:
    claim, source = "ninety-nine berths", "54,000 workers and ninety-five berths"
    (pair,) = facts.paired(facts.facts_in(claim), facts.facts_in(source))[:1]

    assert pair.right
    assert pair.right.text == "ninety-five"


def test_a_hedge_is_what_differs_where_a_sign_may_be_the_same_currency() -> None:
    (pair,) = facts.paired([only("about $5 million")], [only("an additional US$5 million")])

    assert pair.type == "qualifier"


@pytest.mark.parametrize(("left", "right"), [("at 9 a.m.", "at 9 p.m."), ("at 9am", "at 10 am")])
def test_two_times_of_day_conflict(left: str, right: str) -> None:
    (one,), (other,) = facts.facts_and_numbers(left), facts.facts_and_numbers(right)

    assert facts.agree(one, other) is False


def test_a_time_of_day_is_one_however_it_is_written() -> None:
    values = {fact.value for text in ("9 a.m.", "9 A.M.", "9am", "9\u00a0am") for fact in facts.facts_and_numbers(text)}

    assert values == {"09:00"}


@pytest.mark.parametrize("words", ["US$5 million", "5 million dollars"])
def test_a_sum_whose_sign_may_be_another_is_in_both_documents(words: str) -> None:
    sums = ("$5 million", words)
    left, right = (read("a.txt", f"The Harbour Board will pay {sum_} for it.\n".encode())[0] for sum_ in sums)

    assert [place.fate for place in facts.places(left, right, {"amount"})] == ["kept"]
