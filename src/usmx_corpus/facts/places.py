"""The facts of two documents, and where each document states them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.facts import currencies, quantities
from usmx_corpus.facts.compare import key
from usmx_corpus.facts.finding import NAMES, TYPES, facts_and_numbers
from usmx_corpus.model import Fact, FactPlaces, Location, Money
from usmx_corpus.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from usmx_corpus.facts.compare import Key
    from usmx_corpus.model import Document

_Found = dict[tuple[str, str], list[tuple[Fact, str]]]  # the facts of a text of a country, each with its words


class _Stated(NamedTuple):
    """A fact of a document, its words where it comes first, and all its places."""

    fact: Fact
    words: str
    places: list[Location]


def places(left: Document, right: Document, types: Collection[str] = TYPES) -> tuple[FactPlaces, ...]:
    """Return every fact of two documents with the places where each states it, by type and first place.

    `types` are those wanted, as in `facts_and_numbers`. A vaguer value is another fact: "June" is not "June 8".
    """
    found: _Found = {}  # the same words on both sides are searched once
    countries = countries_of(left, right)
    mine, yours = _stated(left, found, types, countries[0]), _stated(right, found, types, countries[1])
    yours = _as_mine(mine, yours)
    unordered = (
        _places((mine.get(fact) or yours[fact]).fact, mine.get(fact), yours.get(fact)) for fact in {**mine, **yours}
    )
    return tuple(sorted(unordered, key=lambda fact: TYPES.index(fact.type)))


def countries_of(left: Document, right: Document) -> tuple[str, str]:
    """Return the countries in whose light the names of two compared documents are read.

    One whose country nobody knows is read as of the other's: the same words are then one name.
    """
    return left.country or right.country, right.country or left.country


def hedged(fact: Fact, text: str) -> str:
    """Return a fact as `text` words it, with its hedge ("greater than $40 million"); of a name, the name in full."""
    if fact.type in NAMES:
        return fact.name
    if not fact.qualifier:
        return fact.text
    first = max(0, fact.start - quantities.NEAR)
    near = fold(text[first : fact.end + quantities.NEAR]).lower()
    start, end = quantities.with_hedge(near, fact.start - first, fact.end - first)
    return text[first + start : first + end]


def _as_mine(mine: Mapping[Key, _Stated], yours: Mapping[Key, _Stated]) -> dict[Key, _Stated]:
    """Return the facts of the right document, its sums under the keys of the left one's: "US$5" may be "$5"."""
    sums = {value[:2]: (kind, value) for kind, value in mine if isinstance(value, Money)}
    found: dict[Key, _Stated] = {}
    for (kind, value), stated in yours.items():
        own = sums.get(value[:2]) if isinstance(value, Money) and (kind, value) not in mine else None
        is_one = (
            own and isinstance(value, Money) and own not in yours and currencies.fit(own[1].currency, value.currency)
        )
        found[own if own and is_one else (kind, value)] = stated
    return found


def _places(fact: Fact, mine: _Stated | None, yours: _Stated | None) -> FactPlaces:
    left_text, right_text = (side.words if side else "" for side in (mine, yours))
    left, right = (tuple(side.places) if side else () for side in (mine, yours))
    return FactPlaces(fact.type, left_text, right_text, left, right, fact.is_figure)


def _stated(document: Document, found: _Found, types: Collection[str], country: str) -> dict[Key, _Stated]:
    """Return each distinct fact of a document's body; `found` caches the facts of a statement.

    What a figure is per makes it no other figure here: "120 a month" and "120 a year" are one number with two readings.
    """
    stated: dict[Key, _Stated] = {}
    for statement in document.statements:
        if statement.kind == "boilerplate":
            continue
        text = statement.text
        if (text, country) not in found:
            every = facts_and_numbers(text, types, country)
            found[text, country] = [(fact, hedged(fact, text)) for fact in every]
        for fact, words in found[text, country]:
            where = document.locate(statement.block, statement.start + fact.start, statement.start + fact.end)
            stated.setdefault(key(fact._replace(per="")), _Stated(fact, words, [])).places.append(where)
    return stated
