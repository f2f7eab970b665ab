"""Numbers, money and dates that no document has a reason to state: no error, no invented value, no long wait."""

from __future__ import annotations

from itertools import product
from math import isfinite

import pytest

from hostile.growth import exponent
from usmx_corpus import facts
from usmx_corpus.facts import shortforms
from usmx_corpus.model import Duration, Fact, Money, Range

#: Words that make each finder look.
_EACH_FINDER = "$5 and USD 5, one dollar, 5% or five percent, one half of it, in June 2021, two days, 0 two. "
_REPEATED = [
    "one one-one ", "hundred ", "hundred and ", "one and two-", "thousand million ", "1,000,", "1,", "$5-", "5-", "5%-",
    "between 5 and ", "1 ", "1.1.", "A.", "#1", "12:", "202-", "[1]", "(a)(1)", "5-a'", "6/8/", "2021-", "8th of June ",
    "June 8-", "in Mexico and ", "as many as 5 ", "more than 5 more ", "1", "\u0661 ", "a@", "http://", "(AB) ",
    "(AB)", "of the (OO) ", "President Joe ", "\u0301 ", "e\u0301 ",
]  # fmt: skip


def amounts(text: str) -> list[Fact]:
    """Give the money of a text."""
    return [fact for fact in facts.facts_in(text) if fact.type == "amount"]


def read(text: str) -> None:
    """Do with a text what diffs and traces do with a statement."""
    for fact in facts.facts_and_numbers(text):
        facts.hedged(fact, text)
    shortforms.defined([text])


@pytest.mark.parametrize("repeated", _REPEATED)
def test_time_grows_with_the_length_of_a_sentence(repeated: str) -> None:
    grown = exponent(read, lambda length: _EACH_FINDER + repeated * (length // len(repeated)), 4_000)

    assert grown <= 1.5  # of what grows with the square it is 2


@pytest.mark.parametrize(
    "figure",
    ["9" * 400, "1" + ",000" * 200, "1" + "0" * 5_000, "9" * 309 + " million", "hundred " * 200 + "thousand", "1e308"],
)
@pytest.mark.parametrize("sentence", ["${}", "{} dollars", "{} percent", "{} days", "over the next {} years", "{} men"])
def test_a_number_that_cannot_be_held_has_no_value(figure: str, sentence: str) -> None:
    found = facts.facts_in(sentence.format(figure.strip()))

    values = [fact.value for fact in found if isinstance(fact.value, Money | Range | Duration)]
    assert all(isfinite(end) for value in values for end in value[:2])


def test_a_number_that_cannot_be_held_is_quoted() -> None:
    (fact,) = facts.facts_and_numbers(f"Section {'9' * 400} applies.")

    assert (fact.type, fact.value) == ("number", f"section {'9' * 400}")


@pytest.mark.parametrize(
    ("country", "currency"),
    [
        *product(
            ["U.S.", "US", "American", "Canadian", "Australian", "Mexican"],
            ["dollars", "euros", "pesos", "yen", "pounds sterling", "USD", "EUR"],
        )
    ],
)
def test_a_country_and_the_money_of_another_name_no_currency(country: str, currency: str) -> None:
    found = [fact.value for fact in amounts(f"It costs 5 million {country} {currency}.")]

    own = {"Canadian dollars": "CAD", "Australian dollars": "AUD", "Mexican pesos": "MXN"}
    own |= {f"{home} dollars": "USD" for home in ("U.S.", "US", "American")}
    code = own.get(f"{country} {currency}")
    assert found == ([Money(5e6, 5e6, code)] if code else [])


@pytest.mark.parametrize(
    ("prefix", "sign"),
    [*product(["USD", "EUR", "GBP", "CAD", "AUD", "MXN", "US", "U.S.", "CA", "C", "A", "MX"], ["$", "€", "£", "¥"])],
)
def test_a_prefix_and_the_sign_of_another_currency_name_none(prefix: str, sign: str) -> None:
    (found,) = amounts(f"It costs {prefix}{sign}5 million.")

    assert isinstance(found.value, Money) == (sign == {"EUR": "€", "GBP": "£"}.get(prefix, "$"))


def test_the_letters_of_a_short_form_are_looked_for_once() -> None:
    small = "of the and a in on at by to "

    assert shortforms.defined([f"{small * 3}(OTAAIOABTO)"]) == {}
