"""What two sequences have in common in the same order: words of two texts, or statements of two documents."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.diff.moves import heaviest_chain

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

#: The longest common subsequence takes memory by the product of the lengths: 50 MB for 20,000 items on either side.
#: Longer sequences are cut at what occurs once in both.
ENDLESS = 400_000_000
#: Items in a run that is looked for once in both sequences: even among repeated items some runs are unique.
_RUNS = (1, 4, 16)
#: How often what lies between two such runs is cut again.
_DEPTH = 3


class Stretch(NamedTuple):
    """Equal items: `length` of them from the place `left` and from the place `right`."""

    left: int
    right: int
    length: int


def common_start(one: Sequence[object], other: Sequence[object]) -> int:
    """Return how many items two sequences have in common at their start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def stretches(one: Sequence[Hashable], other: Sequence[Hashable]) -> list[Stretch]:
    """Return the stretches of a longest common subsequence; of two endless sequences, of a long one.

    The longest is that of `rapidfuzz.distance.LCSseq`. Endless sequences are compared part by part between the items
    that occur once in both and kept their order (patience diff).
    """
    joined: list[Stretch] = []
    for left, right, length in _stretches(one, other, _DEPTH):
        if joined and (left, right) == (joined[-1].left + joined[-1].length, joined[-1].right + joined[-1].length):
            joined[-1] = joined[-1]._replace(length=joined[-1].length + length)
        else:
            joined.append(Stretch(left, right, length))
    return joined


def _stretches(one: Sequence[Hashable], other: Sequence[Hashable], depth: int) -> Iterator[Stretch]:
    if len(one) * len(other) <= ENDLESS:
        yield from _longest(one, other)
        return
    head = common_start(one, other)
    tail = common_start(one[head:][::-1], other[head:][::-1])
    ends = len(one) - tail, len(other) - tail
    if head:
        yield Stretch(0, 0, head)
    if head or tail:
        yield from _shifted(_stretches(one[head : ends[0]], other[head : ends[1]], depth), head, head)
    else:
        cuts = _anchors(one, other) if depth else []
        yield from _between(one, other, cuts or _diagonal(len(one), len(other)), depth - 1 if cuts else 0)
    if tail:
        yield Stretch(*ends, tail)


def _longest(one: Sequence[Hashable], other: Sequence[Hashable]) -> Iterator[Stretch]:
    if not one or not other:
        return
    from rapidfuzz.distance import LCSseq

    for code in LCSseq.opcodes(one, other):
        if code.tag == "equal":
            yield Stretch(code.src_start, code.dest_start, code.src_end - code.src_start)


def _shifted(found: Iterator[Stretch], left: int, right: int) -> Iterator[Stretch]:
    return (Stretch(left + each.left, right + each.right, each.length) for each in found)


def _between(
    one: Sequence[Hashable], other: Sequence[Hashable], cuts: list[tuple[int, int]], depth: int
) -> Iterator[Stretch]:
    """Yield the stretches of each part from one cut to the next."""
    for (left, right), (end, other_end) in pairwise([(0, 0), *cuts, (len(one), len(other))]):
        if left < end and right < other_end:
            yield from _shifted(_stretches(one[left:end], other[right:other_end], depth), left, right)


def _anchors(one: Sequence[Hashable], other: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return where the shortest runs begin that occur once in both, without those that left the order."""
    for length in _RUNS:
        places = [_places(side, length) for side in (one, other)]
        found = [(i, places[1][run]) for run, i in places[0].items() if i >= 0 and places[1].get(run, -1) >= 0]
        if found:
            kept = heaviest_chain([(j, 1.0) for _, j in found])
            return [link for number, link in enumerate(found) if number in kept]
    return []


def _places(side: Sequence[Hashable], length: int) -> dict[Hashable, int]:
    """Return where each run of items begins, -1 for one that occurs twice."""
    found: dict[Hashable, int] = {}
    for place, run in enumerate(zip(*(side[start:] for start in range(length)), strict=False)):
        found[run] = -1 if run in found else place
    return found


def _diagonal(left: int, right: int) -> list[tuple[int, int]]:
    """Cut two lengths into as many parts of like length, so that no part is endless."""
    parts = int((left * right / ENDLESS) ** 0.5) + 1
    return [(left * part // parts, right * part // parts) for part in range(1, parts)]
