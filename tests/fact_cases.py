"""The cases of `tests/data/facts` in which figures are found: a text, its issuer's country, what is to be found."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple

from usmx_corpus import facts
from usmx_corpus.facts import currencies
from usmx_corpus.model import Fact, Money, Range

Outcome = Literal["right", "not read", "silently wrong"]
Half = Literal["seen", "held"]


def half(words: str) -> Half:
    """Return the half of the cases that one is in, drawn by its words: one was held out while rules were written."""
    return "held" if sha256(words.encode()).digest()[0] % 2 else "seen"


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
    found = facts.facts_of(case.text, case.country)
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
        value, slash, per = value.partition("/")
        ends = (f"{float(end):.12g}" for end in value.split(".."))
        parts.append(" ".join(("..".join(ends), unit)).strip() + slash + per)
    return "; ".join(parts)


def outcome(case: Case) -> Outcome:
    """Judge what is read of a case: silently wrong if a figure is not in the text as told, not read if one lacks."""
    found, expected = figures(case), canonical(case.expected)
    if found == expected:
        return "right"
    told = () if found == "not read" else found.split("; ")
    return "silently wrong" if any(each not in expected.split("; ") for each in told) else "not read"
