"""By which words a figure may be found that others write otherwise: "half a billion dollars", "$500 million"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from usmx_corpus.facts.numbers import SCALES, WHOLE_NUMBERS
from usmx_corpus.model import Money, Range
from usmx_corpus.text.analyse import stem, stems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from usmx_corpus.model import Fact

Spellings = tuple[frozenset[str], ...]  # for each word of a figure, the stems that may stand there

_THOUSAND = 1_000
#: Scales that few countries use: where a figure is written so, its own words find it.
_LOCAL = frozenset(("lakh", "crore"))
#: Digits behind a separator of thousands.
_NOUGHTS = "000"


def spellings(fact: Fact) -> Spellings:
    """Return the stems by which a figure may be found, those that stand for one another together."""
    own = tuple(frozenset((each,)) for each in stems(fact.text))
    if fact.unit == "century" and isinstance(fact.value, Range) and fact.value.low is not None:
        number = int(fact.value.low)
        words = {str(100 * number), *stems(fact.text)}
        return frozenset(words), frozenset((stem("century"), stem("year")))
    if fact.type not in {"amount", "count"} or not isinstance(fact.value, Money | Range):
        return own
    low, high = fact.value.low, fact.value.high
    return (_spelled(low) or own) if low == high and low is not None else own


@cache
def _spelled(value: float) -> Spellings:
    """Return the stems of a number in all its forms, the number first and its scale behind; () for one of one form."""
    ways = tuple(_ways(value))
    numbers = frozenset(number for number, _ in ways)
    scales = frozenset(scale for _, scale in ways)
    return tuple(filter(None, (numbers, scales - {""}))) if len(ways) > 1 else ()


def _ways(value: float) -> Iterator[tuple[str, str]]:
    scales = ((scale, stem(word)) for word, scale in SCALES.items() if word not in _LOCAL)
    for scale, word in ((1.0, ""), *scales):
        number = value / scale
        if number == 1 / 2 and word:
            yield "half", word
        if number >= 1 and number == int(number) and number < _THOUSAND:
            yield str(int(number)), word
            if word == stem("thousand"):
                yield str(int(number)), _NOUGHTS
            if int(number) in WHOLE_NUMBERS:
                yield stem(WHOLE_NUMBERS[int(number)]), word
