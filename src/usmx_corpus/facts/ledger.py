"""What two sets of facts share, and where they part."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from usmx_corpus import facts
from usmx_corpus.facts import quantities, vocabulary
from usmx_corpus.model import Difference, Fact, FactPlaces, FactType

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from usmx_corpus.model import Document, Location

#: The order in which facts are told: what can be counted first, who and where last.
TYPES: tuple[FactType, ...] = ("amount", "percent", "count", "date", "period", "number", "place", "actor")
_NAMES = frozenset({"actor", "place"})
_MEASURED = frozenset(TYPES) - _NAMES
# "Both nations", "the two governments", "they": the countries are named, if not by name.
_TOGETHER = re.compile(
    r"\b(?:(?:both|the two|our two|these|our) (?:nations|countries|governments|leaders|presidents|sides|delegations)"
    r"|they|we|both)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
# A word that holds a digit, with the letters and marks that belong to it: "10:30", "H-2B", "21st", "#7".
_WITH_DIGIT = re.compile(r"[^\s\d“”\"'(\[]*\d(?:[^\s]*[\w%])?")

_Key = tuple[str, object]  # what makes two facts one: a name, or a type and a value


def facts_of(text: str, types: Collection[str] = TYPES) -> list[Fact]:
    """Find the typed values of a text, and its other figures as numbers, in order of place.

    Names are only looked for where one of `types` is a name, and the rest where one of them is none.
    """
    found = list(facts.names(text)) if not _NAMES.isdisjoint(types) else []
    if not _NAMES.issuperset(types):
        measured = facts.measures(text)
        found += [*measured, *_numbers(text, measured)]
    return sorted(found, key=lambda fact: fact.start)


def _numbers(text: str, found: Sequence[Fact]) -> Iterator[Fact]:
    """Find the figures that no measured value holds: "Section 232", "10:30", "H.R. 5376"."""
    if not _FIGURE.search(text):
        return
    taken = [(fact.start, fact.end) for fact in found if fact.type in _MEASURED]
    labels = list(quantities.labels(vocabulary.fold(text)))
    for match in _WITH_DIGIT.finditer(text):
        start, end = match.span()
        if any(begin < end and start < stop for begin, stop in taken):
            continue
        start = min((begin for begin, stop in labels if begin < end and start < stop), default=start)
        words = text[start:end].strip()
        yield Fact("number", words, words.casefold(), end - len(words), end)


def differences(left: str, right: str) -> tuple[Difference, ...]:
    """Give the facts of two texts that are not the same, a changed value as one difference.

    A value that only one side states has "" on the other; one stated in other figures ("June 8" for "June 8, 2021") is
    a difference too; a hedge that changed before one value is of type "qualifier".
    """
    mine, yours = facts_of(left), facts_of(right)
    pairs = _agreeing(mine, yours)
    hedged = [Difference("qualifier", hedge(a), hedge(b)) for a, b in pairs if a.qualifier != b.qualifier]
    alone_left = _without(mine, {a for a, _ in pairs}, unnamed=_TOGETHER.search(right) is not None)
    alone_right = _without(yours, {b for _, b in pairs}, unnamed=_TOGETHER.search(left) is not None)
    found = [*_changed(alone_left, alone_right), *_refigured(pairs), *dict.fromkeys(hedged)]
    return tuple(sorted(found, key=lambda difference: _rank(difference.type)))


def _agreeing(mine: Sequence[Fact], yours: Sequence[Fact]) -> list[tuple[Fact, Fact]]:
    """Pair each fact of one side with those of the other that are the same; a value stated twice pairs twice."""
    return [(a, b) for a in mine for b in yours if _same(a, b)]


def _refigured(pairs: Sequence[tuple[Fact, Fact]]) -> Iterator[Difference]:
    """Give the values that agree and that no pair states in the same figures."""
    alike = {fact for a, b in pairs if _figures(a) == _figures(b) for fact in (a, b)}
    for a, b in pairs:
        if a.type not in _NAMES and a not in alike and b not in alike:
            yield Difference(a.type, hedge(a), hedge(b))


def _figures(fact: Fact) -> Counter[str]:
    return Counter(_FIGURE.findall(fact.text))


def _without(all_: Iterable[Fact], paired: set[Fact], *, unnamed: bool) -> list[Fact]:
    """Give the facts that no pair holds, one for each value; actors only where the other side leaves none unnamed."""
    values = {(fact.type, fact.value) for fact in paired}
    rest: dict[tuple[str, object], Fact] = {}
    for fact in all_:
        if (fact.type, fact.value) not in values and not (unnamed and fact.type == "actor"):
            rest.setdefault((fact.type, fact.value), fact)
    return list(rest.values())


def _changed(mine: list[Fact], yours: list[Fact]) -> Iterator[Difference]:
    """Pair values of one thing that conflict, in order, and give the rest one-sided."""
    free = list(yours)
    for fact in mine:
        rival = next((other for other in free if _is_rival(fact, other)), None)
        if rival:
            free.remove(rival)
        yield Difference(fact.type, hedge(fact), hedge(rival) if rival else "")
    for fact in free:
        yield Difference(fact.type, "", hedge(fact))


def _is_rival(fact: Fact, other: Fact) -> bool:
    """Tell whether one may have taken the other's place: values of one thing that conflict, numbers with one label."""
    if fact.type == other.type == "number":
        return _FIGURE.sub("", str(fact.value)) == _FIGURE.sub("", str(other.value))
    return fact.type not in _NAMES and facts.agree(fact, other) is False


def places(left: Document, right: Document, types: Collection[str] = TYPES) -> tuple[FactPlaces, ...]:
    """Give every fact of two documents with the places where each states it, by type and first place.

    `types` are those worth looking for, as in `facts_of`.
    """
    found: dict[str, list[Fact]] = {}  # the same words on both sides are searched once
    mine, yours = _stated(left, found, types), _stated(right, found, types)
    told: list[FactPlaces] = []
    used: set[_Key] = set()
    for key, (fact, where) in mine.items():
        matches = [key] if key in yours else [other for other in yours if _same(fact, yours[other][0])]
        used.update(matches)
        there = tuple(place for match in matches for place in yours[match][1])
        shown = hedge(yours[matches[0]][0]) if matches else ""
        told.append(FactPlaces(fact.type, hedge(fact), shown, tuple(where), there))
    only = (stated for key, stated in yours.items() if key not in used)
    told += [FactPlaces(fact.type, "", hedge(fact), (), tuple(where)) for fact, where in only]
    return tuple(sorted(told, key=lambda fact: TYPES.index(fact.type)))


def _stated(
    document: Document, found: dict[str, list[Fact]], types: Collection[str]
) -> dict[_Key, tuple[Fact, list[Location]]]:
    """Give each distinct fact of a document's body with its places; `found` keeps what was found in a text."""
    stated: dict[_Key, tuple[Fact, list[Location]]] = {}
    for statement in document.statements:
        if statement.kind == "furniture":
            continue
        if statement.text not in found:
            found[statement.text] = facts_of(statement.text, types)
        for fact in found[statement.text]:
            where = document.locate(statement.block, statement.start + fact.start, statement.start + fact.end)
            stated.setdefault(_key(fact), (fact, []))[1].append(where)
    return stated


def _key(fact: Fact) -> _Key:
    """Give what makes two facts one: the same name in whatever part, or the same value."""
    return ("name" if fact.type in _NAMES else fact.type, fact.value)


def _same(one: Fact, other: Fact) -> bool:
    """Tell whether two facts are one: the same name in whatever part, or values that agree."""
    if one.type in _NAMES or other.type in _NAMES:
        return _key(one) == _key(other)
    return one.type == other.type and (one.value == other.value or facts.agree(one, other) is True)


def is_figure(fact: Fact) -> bool:
    """Tell a figure worth telling, money, a share or a count, from the "two" of "the two governments"."""
    return is_telling_count(fact.text) if fact.type == "count" else fact.type in {"amount", "percent"}


def is_telling_count(words: str) -> bool:
    """Tell a count in digits or several words ("tens of thousands") from a small one ("two")."""
    return any(character.isdigit() for character in words) or " " in words


def hedge(fact: Fact) -> str:
    """Give a fact's words with their hedge in front ("additional $130 million"); of a name, the name in full."""
    if fact.type in _NAMES:
        return str(fact.value)
    return f"{fact.qualifier} {fact.text}" if fact.qualifier else fact.text


def _rank(type_: str) -> int:
    ranks: tuple[str, ...] = (*TYPES[:6], "qualifier", "strength", *TYPES[6:])
    return ranks.index(type_)
