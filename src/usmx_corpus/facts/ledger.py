"""What two sets of facts share, and where they part."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from usmx_corpus import facts
from usmx_corpus.facts import entities, quantities
from usmx_corpus.model import Difference, Fact, FactPlaces, FactType

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from usmx_corpus.model import Document, Edit, Location

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
_FIGURE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
# A figure with the letters and marks that belong to it: "10:30", "H-2B", "21st", "#7", "202(d)", "202-456-1111".
_WITH_DIGIT = re.compile(
    r"(?<![\w/])(?:[A-Z#][A-Za-z.]*-?)?\d+(?:[.,:/–-]\d+)*(?:\([A-Za-z0-9]{1,4}\))*(?:st|nd|rd|th|s|-?[A-Z]{1,3})?%?(?!\w)"
)
_ADDRESS = re.compile(r"\S*://\S*|\S*\w@\w\S*")
# So many pairs are held against one another where no two values are equal.
_PAIRS = 10_000

_Key = tuple[str, object]  # what makes two facts one: a name, or a type and a value


def facts_of(text: str, types: Collection[str] = TYPES) -> list[Fact]:
    """Find the typed values of a text, and its other figures as numbers, in order of place.

    Names are only looked for where one of `types` is a name, and the rest where one of them is none.
    """
    found = list(facts.names_in(text)) if not _NAMES.isdisjoint(types) else []
    if not _NAMES.issuperset(types):
        measured = facts.measures_in(text)
        found += [*measured, *_numbers(text, measured)]
    return sorted(found, key=lambda fact: fact.start)


def _numbers(text: str, found: Sequence[Fact]) -> Iterator[Fact]:
    """Find the figures that no measured value holds: "Section 232", "10:30", "H.R. 5376"."""
    if not _FIGURE.search(text):
        return
    taken = [(fact.start, fact.end) for fact in found if fact.type in _MEASURED]
    taken += [match.span() for match in _ADDRESS.finditer(text)]
    labels = list(quantities.labels(entities.fold(text)))
    for match in _WITH_DIGIT.finditer(text):
        start, end = match.span()
        if any(begin < end and start < stop for begin, stop in taken):
            continue
        start = min((begin for begin, stop in labels if begin < end and start < stop), default=start)
        words = text[start:end].strip(" (")
        yield Fact("number", words, words.casefold(), end - len(words), end)


def differences(left: str, right: str, edits: Iterable[Edit]) -> tuple[Difference, ...]:
    """Give the facts of two texts that are not the same, a changed value as one difference.

    `edits` are the way from one text to the other: of values that take each other's place there one has changed into
    the other, wherever else either stands. A value that only one side states has "" on the other; one stated in other
    figures ("June 8" for "June 8, 2021") is a difference too; a hedge that changed before one value is a "qualifier".
    """
    texts = left, right
    mine, yours = facts_of(left), facts_of(right)
    placed = list(_replaced(mine, yours, edits))
    mine = [fact for fact in mine if all(fact is not a for a, _ in placed)]
    yours = [fact for fact in yours if all(fact is not b for _, b in placed)]
    pairs = _agreeing(mine, yours)
    hedged = [_difference("qualifier", a, b, texts) for a, b in pairs if a.qualifier != b.qualifier]
    alone_left = _without(mine, {a for a, _ in pairs}, unnamed=_TOGETHER.search(right) is not None)
    alone_right = _without(yours, {b for _, b in pairs}, unnamed=_TOGETHER.search(left) is not None)
    found = [_difference(a.type, a, b, texts) for a, b in placed]
    found += [*_changed(*_unlike(alone_left, alone_right), texts), *_refigured(pairs, texts), *hedged]
    return tuple(sorted(dict.fromkeys(found), key=lambda difference: _rank(difference.type)))


def _difference(type_: FactType, mine: Fact | None, yours: Fact | None, texts: tuple[str, str]) -> Difference:
    """Give two facts as they are written; none is ""."""
    return Difference(type_, hedged(mine, texts[0]) if mine else "", hedged(yours, texts[1]) if yours else "")


def _replaced(mine: Sequence[Fact], yours: Sequence[Fact], edits: Iterable[Edit]) -> Iterator[tuple[Fact, Fact]]:
    """Pair the facts that stand alone of their type on both sides of one replacement, and are not the same."""
    left = right = 0
    for edit in edits:
        if edit.op == "replace":
            here = _by_type(mine, left, left + len(edit.left.rstrip()))
            there = _by_type(yours, right, right + len(edit.right.rstrip()))
            for type_ in here.keys() & there.keys():
                (one, *more), (other, *others) = here[type_], there[type_]
                if not more and not others and _may_replace(one, other):
                    yield one, other
        left, right = left + len(edit.left), right + len(edit.right)


def _may_replace(one: Fact, other: Fact) -> bool:
    """Tell two values of which one may have become the other: a name becomes one of its kind."""
    if one.type not in _NAMES:
        return not _same(one, other)
    return one.value != other.value and entities.kind(str(one.value)) == entities.kind(str(other.value))


def _by_type(facts_: Sequence[Fact], start: int, end: int) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in facts_:
        if fact.start < end and start < fact.end:
            found.setdefault(fact.type, []).append(fact)
    return found


def _agreeing(mine: Sequence[Fact], yours: Sequence[Fact]) -> list[tuple[Fact, Fact]]:
    """Pair each fact of one side with those of the other that are the same; a value stated twice pairs twice."""
    by_key: dict[_Key, list[Fact]] = {}
    for fact in yours:
        by_key.setdefault(_key(fact), []).append(fact)
    pairs = [(fact, other) for fact in mine for other in by_key.get(_key(fact), ())]
    known = {_key(fact) for fact, _ in pairs}
    free = [fact for fact in mine if _key(fact) not in known and fact.type in _MEASURED]
    if len(free) * len(yours) <= _PAIRS:
        pairs += [(fact, other) for fact in free for other in yours if _same(fact, other)]
    return pairs


def _refigured(pairs: Sequence[tuple[Fact, Fact]], texts: tuple[str, str]) -> Iterator[Difference]:
    """Give the values that agree and that no pair states in the same figures."""
    alike = {fact for a, b in pairs if _figures(a) == _figures(b) for fact in (a, b)}
    for a, b in pairs:
        if a.type not in _NAMES and a not in alike and b not in alike:
            yield _difference(a.type, a, b, texts)


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


def _unlike(mine: list[Fact], yours: list[Fact]) -> tuple[list[Fact], list[Fact]]:
    """Leave out figures of both sides that are only taken for values of two types ("in 2030", "2030 cars")."""
    common = {_shape(fact) for fact in mine} & {_shape(fact) for fact in yours} - {""}
    return [fact for fact in mine if _shape(fact) not in common], [f for f in yours if _shape(f) not in common]


def _shape(fact: Fact) -> str:
    return " ".join(_FIGURE.findall(fact.text)) if fact.type in _MEASURED else ""


def _changed(mine: list[Fact], yours: list[Fact], texts: tuple[str, str]) -> Iterator[Difference]:
    """Pair values of one thing that conflict, in order, and give the rest one-sided."""
    free = list(yours)
    few = len(mine) * len(yours) <= _PAIRS
    for fact in mine:
        rival = next((other for other in free if _is_rival(fact, other)), None) if few else None
        if rival:
            free.remove(rival)
        yield _difference(fact.type, fact, rival, texts)
    for fact in free:
        yield _difference(fact.type, None, fact, texts)


def _is_rival(fact: Fact, other: Fact) -> bool:
    """Tell whether one may have taken the other's place: values of one thing that conflict, numbers with one label."""
    if fact.type == other.type == "number":
        return _FIGURE.sub("", str(fact.value)) == _FIGURE.sub("", str(other.value))
    return fact.type not in _NAMES and facts.agree(fact, other) is False


def places(left: Document, right: Document, types: Collection[str] = TYPES) -> tuple[FactPlaces, ...]:
    """Give every fact of two documents with the places where each states it, by type and first place.

    `types` are those worth looking for, as in `facts_of`. A vaguer value is another fact: "June" is not "June 8".
    """
    found: dict[str, list[tuple[Fact, str]]] = {}  # the same words on both sides are searched once
    mine, yours = _stated(left, found, types), _stated(right, found, types)
    told: list[FactPlaces] = []
    for key in {**mine, **yours}:
        (one, where), (other, there) = (side[key][1:] if key in side else ("", ()) for side in (mine, yours))
        told.append(FactPlaces((mine.get(key) or yours[key])[0].type, one, other, tuple(where), tuple(there)))
    return tuple(sorted(told, key=lambda fact: TYPES.index(fact.type)))


def _stated(
    document: Document, found: dict[str, list[tuple[Fact, str]]], types: Collection[str]
) -> dict[_Key, tuple[Fact, str, list[Location]]]:
    """Give each distinct fact of a document's body as it is written first, with its places.

    `found` keeps what was found in a text.
    """
    stated: dict[_Key, tuple[Fact, str, list[Location]]] = {}
    for statement in document.statements:
        if statement.kind == "boilerplate":
            continue
        if statement.text not in found:
            found[statement.text] = [(fact, hedged(fact, statement.text)) for fact in facts_of(statement.text, types)]
        for fact, words in found[statement.text]:
            where = document.locate(statement.block, statement.start + fact.start, statement.start + fact.end)
            stated.setdefault(_key(fact), (fact, words, []))[2].append(where)
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


def hedged(fact: Fact, text: str) -> str:
    """Give a fact as `text` words it, with its hedge ("greater than $40 million"); of a name, the name in full."""
    if fact.type in _NAMES:
        return str(fact.value)
    if not fact.qualifier:
        return fact.text
    start, end = quantities.with_hedge(entities.fold(text).lower(), fact.start, fact.end)
    return text[start:end]


def _rank(type_: str) -> int:
    ranks: tuple[str, ...] = (*TYPES[:6], "qualifier", *TYPES[6:])
    return ranks.index(type_)
