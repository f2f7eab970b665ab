"""What two sets of facts share, and where they part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from usmx_corpus import facts
from usmx_corpus.model import Difference, Document, Fact, FactPlaces, FactType, Location

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: The order in which facts are told: what can be counted first, who and where last.
TYPES: tuple[FactType, ...] = ("amount", "percent", "count", "date", "period", "place", "actor")
_NAMES = frozenset({"actor", "place"})
# "Both nations", "the two governments", "they": the countries are named, if not by name.
_TOGETHER = re.compile(
    r"\b(?:(?:both|the two|our two|these|our) (?:nations|countries|governments|leaders|presidents|sides|delegations)"
    r"|they|we|both)\b",
    re.IGNORECASE,
)


def differences(left: str, right: str) -> tuple[Difference, ...]:
    """Give the facts of two texts that are not the same, a changed value as one difference.

    A value that only one side states has "" on the other; a hedge that changed before one value is of type "qualifier".
    """
    mine, yours = facts.find(left), facts.find(right)
    pairs = _agreeing(mine, yours)
    hedged = [Difference("qualifier", hedge(a), hedge(b)) for a, b in pairs if a.qualifier != b.qualifier]
    alone_left = _without(mine, {a for a, _ in pairs}, unnamed=_TOGETHER.search(right) is not None)
    alone_right = _without(yours, {b for _, b in pairs}, unnamed=_TOGETHER.search(left) is not None)
    found = [*_changed(alone_left, alone_right), *hedged]
    return tuple(sorted(found, key=lambda difference: _rank(difference.type)))


def places(left: Document, right: Document) -> tuple[FactPlaces, ...]:
    """Give every fact of two documents with the places where each states it, by type and first place."""
    mine, yours = _stated(left), _stated(right)
    told: list[FactPlaces] = []
    used: set[int] = set()
    for fact, where in mine:
        matches = [index for index, (other, _) in enumerate(yours) if _same(fact, other)]
        used.update(matches)
        there = tuple(place for index in matches for place in yours[index][1])
        told.append(FactPlaces(fact.type, hedge(fact), hedge(yours[matches[0]][0]) if matches else "", where, there))
    told += [
        FactPlaces(fact.type, "", hedge(fact), (), where)
        for index, (fact, where) in enumerate(yours)
        if index not in used
    ]
    return tuple(sorted(told, key=lambda fact: TYPES.index(fact.type)))


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


def _stated(document: Document) -> list[tuple[Fact, tuple[Location, ...]]]:
    """Give each distinct fact of a document's body with its places."""
    found: list[tuple[Fact, list[Location]]] = []
    for statement in document.statements:
        if statement.kind == "furniture":
            continue
        for fact in facts.find(statement.text):
            where = document.locate(statement.block, statement.start + fact.start, statement.start + fact.end)
            known = next((places for other, places in found if _same(fact, other)), None)
            if known is None:
                found.append((fact, [where]))
            else:
                known.append(where)
    return [(fact, tuple(where)) for fact, where in found]


def _same(one: Fact, other: Fact) -> bool:
    """Tell whether two facts are one: the same name in whatever part, or values that agree."""
    if one.type in _NAMES or other.type in _NAMES:
        return {one.type, other.type} <= _NAMES and one.value == other.value
    return one.type == other.type and (one.value == other.value or facts.agree(one, other) is True)


def _agreeing(mine: Sequence[Fact], yours: Sequence[Fact]) -> list[tuple[Fact, Fact]]:
    """Pair each fact of one side with those of the other that are the same; a value stated twice pairs twice."""
    return [(a, b) for a in mine for b in yours if _same(a, b)]


def _without(all_: Iterable[Fact], paired: set[Fact], *, unnamed: bool) -> list[Fact]:
    """Give the facts that no pair holds, one for each value; actors only where the other side leaves none unnamed."""
    values = {(fact.type, fact.value) for fact in paired}
    rest: dict[tuple[str, object], Fact] = {}
    for fact in all_:
        if (fact.type, fact.value) not in values and not (unnamed and fact.type == "actor"):
            rest.setdefault((fact.type, fact.value), fact)
    return list(rest.values())


def _changed(mine: list[Fact], yours: list[Fact]) -> Iterable[Difference]:
    """Pair values of one thing that conflict, in order, and give the rest one-sided."""
    free = list(yours)
    for fact in mine:
        rival = next((other for other in free if fact.type not in _NAMES and facts.agree(fact, other) is False), None)
        if rival:
            free.remove(rival)
        yield Difference(fact.type, hedge(fact), hedge(rival) if rival else "")
    for fact in free:
        yield Difference(fact.type, "", hedge(fact))


def _rank(type_: str) -> int:
    ranks: tuple[str, ...] = (*TYPES[:5], "qualifier", "strength", *TYPES[5:])
    return ranks.index(type_)
