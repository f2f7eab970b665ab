"""The facts that changed from one text to another, as a diff reports them: each figure that is not the same."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from usmx_corpus import facts
from usmx_corpus.model import Difference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from usmx_corpus.facts import Pair
    from usmx_corpus.model import Edit, Fact

_Span = tuple[int, int]  # from one character of a text to another
_ORDER = (*facts.TYPES[:6], "qualifier", *facts.TYPES[6:])
# "Both nations", "the two governments", "they": the countries are meant, though not by name.
_TOGETHER = re.compile(
    r"\b(?:(?:both|the two|our two|these|our) (?:nations|countries|governments|leaders|presidents|sides|delegations)"
    r"|they|we|both)\b",
    re.IGNORECASE,
)


def differences(left: str, right: str, edits: Iterable[Edit]) -> tuple[Difference, ...]:
    """Return the facts of two texts that are not the same, a changed value as one difference.

    `edits` lead from one text to the other: of values that take each other's place there, one has changed into the
    other, wherever else either stands. A value that only one side states has "" on the other; one in other figures
    ("June 8", "June 8, 2021") is a difference too; a hedge that changed before one value is a "qualifier".
    """
    mine, yours = facts.facts_and_numbers(left), facts.facts_and_numbers(right)
    replaced = list(_replaced(mine, yours, edits))
    told = {id(fact) for pair in replaced for fact in (pair.left, pair.right)}
    mine = facts.distinct(fact for fact in mine if id(fact) not in told)
    yours = facts.distinct(fact for fact in yours if id(fact) not in told)
    pairs = [*replaced, *facts.paired(mine, yours, _nearness)]
    found = (_difference(pair, left, right) for pair in pairs if _is_told(pair, left, right))
    return tuple(sorted(dict.fromkeys(found), key=lambda difference: _ORDER.index(difference.type)))


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
        for type_ in here.keys() & there.keys():
            if _may_replace(here[type_], there[type_]):
                yield facts.Pair(here[type_], there[type_], "changed")


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
    if one.type in facts.NAMES:
        return one.value != other.value and facts.kind(one) == facts.kind(other)
    return one.value != other.value and not facts.agree(one, other)


def _is_told(pair: Pair, left: str, right: str) -> bool:
    """Whether a pair is news: also a value in other figures, but no actor whom the other side means by "they"."""
    if pair.outcome in {"left", "right"} and pair.fact.type == "actor":
        return not _TOGETHER.search(right if pair.left else left)
    if pair.outcome == "same" and pair.left and pair.right:
        return pair.fact.type not in facts.NAMES and facts.digits(pair.left) != facts.digits(pair.right)
    return pair.is_difference


def _difference(pair: Pair, left: str, right: str) -> Difference:
    sides = ((pair.left, pair.right, left), (pair.right, pair.left, right))
    words = (facts.worded(fact, other, facts.hedged(fact, text)) if fact else "" for fact, other, text in sides)
    return Difference(pair.type, *words)
