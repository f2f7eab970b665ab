"""The facts that changed from one text to another, as a diff reports them: each figure that is not the same."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from usmx_corpus import facts
from usmx_corpus.facts import chronology, units
from usmx_corpus.model import Difference

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from usmx_corpus.facts import Pair
    from usmx_corpus.model import Edit, Fact

_Span = tuple[int, int]  # from one character of a text to another
_NAMES = ("actor", "place", "name")
_REPLACED = facts.TYPES[:-1]
_ORDER = (*facts.TYPES[:6], "qualifier", *facts.TYPES[6:])
# "Both nations", "the two governments", "they": the countries are meant, though not by name.
_TOGETHER = re.compile(
    r"\b(?:(?:both|the two|our two|these|our) (?:nations|countries|governments|leaders|presidents|sides|delegations)"
    r"|they|we|both)\b",
    re.IGNORECASE,
)


def differences(
    left: str, right: str, edits: Iterable[Edit], countries: tuple[str, str] = ("", "")
) -> tuple[Difference, ...]:
    """Return the facts of two texts that are not the same, a changed value as one difference.

    `edits` lead from one text to the other: of values that take each other's place there, one has changed into the
    other, wherever else either stands. A value that only one side states has "" on the other; one in other figures
    ("June 8", "June 8, 2021") is a difference too; a hedge that changed before one value is a "qualifier". `countries`
    are those whose documents the texts are from.
    """
    mine, yours = (
        facts.facts_and_numbers(text, country=country) for text, country in zip((left, right), countries, strict=True)
    )
    rates = {*_rates(mine), *_rates(yours)}
    replaced = list(_replaced(mine, yours, edits))
    told = {id(fact) for pair in replaced for fact in (pair.left, pair.right)}
    mine, yours = (
        facts.distinct(fact for fact in own if _is_left(fact, told, others))
        for own, others in ((mine, yours), (yours, mine))
    )
    pairs = [*replaced, *facts.paired(mine, yours, _nearness)]
    pairs = [pair for pair in pairs if not all(id(fact) in rates for fact in (pair.left, pair.right) if fact)]
    found = (_difference(pair, left, right) for pair in pairs if _is_told(pair, left, right))
    return tuple(sorted(dict.fromkeys(found), key=lambda difference: _ORDER.index(difference.type)))


def _rates(found: Sequence[Fact]) -> Iterator[int]:
    """Yield the ids of periods that the figure before them is per: "£12 | per day"."""
    for before, fact in pairwise(found):
        if fact.type == "period" and before.per and fact.start - before.end <= len(" "):
            yield id(fact)


def _is_left(fact: Fact, told: Collection[int], others: Iterable[Fact]) -> bool:
    """Whether a fact is still to be paired.

    A name that the gazetteer lacks, and a number without digits, are told only where others replace them.
    """
    if id(fact) in told or fact.type in facts.OTHER_NAMES:
        return False
    return fact.type != "number" or bool(facts.digits(fact)) or any(fact.value == other.value for other in others)


def _nearness(left: Fact, right: Fact) -> float:
    """Only a replaced name has changed into another: a text that names two countries may leave one out."""
    return 0.0 if facts.NAMES & {left.type, right.type} else 1.0


def _replaced(mine: Sequence[Fact], yours: Sequence[Fact], edits: Iterable[Edit]) -> Iterator[Pair]:
    """Pair the facts that stand alone of their type on both sides of one replacement, and are not the same."""
    spans: tuple[list[_Span], list[_Span]] = [], []
    left = right = 0
    for edit in edits:
        if edit.op == "replace":
            spans[0].append((left, left + len(edit.left.rstrip())))
            spans[1].append((right, right + len(edit.right.rstrip())))
        left, right = left + len(edit.left), right + len(edit.right)
    for here, there in zip(_alone(mine, spans[0]), _alone(yours, spans[1]), strict=True):
        known = [pair for type_ in _REPLACED if (pair := _pair(here.get(type_), there.get(type_)))]
        other = _other_name(here, there)
        if other and any(pair.type == "number" and _holds(other, pair) for pair in known):
            other = None  # "Directive 44/2021" is a number as well
        yield from (pair for pair in known if not (other and pair.type in facts.NAMES))
        if other:
            yield other


def _pair(one: Fact | None, other: Fact | None) -> Pair | None:
    return facts.Pair(one, other, "changed") if one and other and _may_replace(one, other) else None


def _other_name(here: Mapping[str, Fact], there: Mapping[str, Fact]) -> Pair | None:
    """Return the pair of names of which one has replaced the other, where the gazetteer has one of them at most.

    A known name within them is only a part of what has changed ("University of Nairobi").
    """
    ours, theirs = (_own_names(side) for side in (here, there))
    if len(ours) != 1 or len(theirs) != 1 or "name" not in {ours[0].type, theirs[0].type}:
        return None
    return _pair(ours[0], theirs[0])


def _own_names(side: Mapping[str, Fact]) -> list[Fact]:
    """Return the names at a place without those that stand in another."""
    found = [side[type_] for type_ in _NAMES if type_ in side]
    name = side.get("name")
    return [fact for fact in found if fact is name or not (name and name.start <= fact.start and fact.end <= name.end)]


def _holds(pair: Pair, part: Pair) -> bool:
    return bool(pair.left and part.left and pair.left.start < part.left.end and part.left.start < pair.left.end)


def _alone(found: Iterable[Fact], spans: Sequence[_Span]) -> Iterator[dict[str, Fact]]:
    """Yield for each of some spans, in order, the facts in it that are the only ones of their type there."""
    ends = [end for _, end in spans]
    here: list[defaultdict[str, list[Fact]]] = [defaultdict(list) for _ in spans]
    for fact in found:
        for place in range(bisect_right(ends, fact.start), len(spans)):
            if spans[place][0] >= fact.end:
                break
            here[place][fact.type].append(fact)
    return ({type_: own[0] for type_, own in each.items() if len(own) == 1} for each in here)


def _may_replace(one: Fact, other: Fact) -> bool:
    """Whether one value may have become the other: a name becomes one of its kind."""
    if facts.OTHER_NAMES & {one.type, other.type}:
        if "name" in {facts.kind(one), facts.kind(other)} and one.type != other.type:
            return not facts.agree(one, other)  # "Eskom" and a firm that no vocabulary has
        return (one.type == other.type or facts.are_alike(one, other)) and facts.agree(one, other) is False
    if one.type in facts.NAMES:
        is_other = not facts.is_same_value(one, other) or facts.agree(one, other) is False
        return is_other and facts.kind(one) == facts.kind(other)
    if chronology.may_agree(one, other):
        return False
    return one.value != other.value and not facts.agree(one, other)


def _is_told(pair: Pair, left: str, right: str) -> bool:
    """Whether a pair is news: also a value in other figures, but no actor whom the other side means by "they"."""
    if pair.outcome in {"left", "right"} and pair.fact.type == "actor":
        return not _TOGETHER.search(right if pair.left else left)
    if not (pair.left and pair.right):
        return pair.is_difference
    if pair.outcome == "same":
        return _is_told_again(pair.left, pair.right)
    return pair.is_difference and not chronology.is_last_day(pair.left, pair.right)


def _is_told_again(one: Fact, other: Fact) -> bool:
    """Whether one value is news in other words: in other figures, per something else, with whose money it is."""
    if facts.names_no_country(one, other) or facts.names_no_country(other, one):
        return True
    if _is_as_good(one, other):
        return False
    if one.per and other.per and not units.per_alike(one.per, other.per):
        return facts.agree(one, other) is not True
    return one.type not in facts.NAMES and facts.digits(one) != facts.digits(other)


def _is_as_good(one: Fact, other: Fact) -> bool:
    """Whether two wordings say the same: "the first half of 2026", "H1 2026"; "two weeks", "14 days"."""
    if facts.is_same_value(one, other):
        return one.unit == other.unit or one.type == "count"
    return chronology.may_agree(one, other)


def _difference(pair: Pair, left: str, right: str) -> Difference:
    sides = ((pair.left, pair.right, left), (pair.right, pair.left, right))
    if pair.left and pair.right and pair.type in facts.NAMES and pair.left.value == pair.right.value:
        return Difference(pair.type, pair.left.text, pair.right.text)  # another given name
    words = (facts.worded(fact, other, facts.hedged(fact, text)) if fact else "" for fact, other, text in sides)
    return Difference(pair.type, *words)
