"""The cases of `tests/data/facts` in which figures are found: a text, its issuer's country, what is to be found."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from usmx_corpus import facts
from usmx_corpus.facts import currencies, money
from usmx_corpus.model import Fact, Money, Range


class Case(NamedTuple):
    """A text of an issuer's country ("" for unknown), and what is to be found in it."""

    country: str
    text: str
    expected: str


def cases(path: Path) -> Iterator[Case]:
    """Yield the cases of a file: issuer | text | what is to be found."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            country, text, expected = (part.strip() for part in line.split(" | "))
            yield Case(country.strip("-"), text, expected)


def figures(case: Case) -> str:
    """Return the amounts, shares and counts of a case as the files write them."""
    found = (money.in_country(fact, case.country) for fact in facts.facts_in(case.text))
    return "; ".join(said for fact in found if (said := _figure(fact))) or "not read"


def _figure(fact: Fact) -> str:
    """Return a figure as the files write it; "" for one without a value."""
    if isinstance(fact.value, Money):
        currency = fact.value.currency
        unit = currency if currencies.is_code(currency) else "?"
    elif isinstance(fact.value, Range):
        unit = fact.unit or ("%" if fact.type == "percent" else "")
    else:
        return ""
    low, high, *_ = fact.value
    value = f"{low:.12g}" if low == high else f"{low:.12g}..{high:.12g}"
    return f"{value} {unit}".strip() + (f"/{fact.per}" if fact.per else "")


def canonical(expected: str) -> str:
    """Write the numbers of what is expected as `_figure` does."""
    if expected == "not read":
        return expected
    parts = []
    for part in expected.split("; "):
        value, _, unit = part.partition(" ")
        ends = (f"{float(end):.12g}" for end in value.split(".."))
        parts.append(" ".join(("..".join(ends), unit)).strip())
    return "; ".join(parts)


def outcome(case: Case) -> str:
    """Return how a case is read: "right", "missed" (nothing is read), or "wrong"."""
    found = figures(case)
    if found == canonical(case.expected):
        return "right"
    return "missed" if found == "not read" else "wrong"
