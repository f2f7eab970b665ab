"""What kept the order of two texts, and what moved."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

# Of two groups that changed places the lighter one moved, if the other is this many times as heavy; else both.
# Of the moves of gold/align .552 are found with 1, .586 with 2 to 4 (`python tests/bench/diffs.py FOLDER`).
LIKE = 2


def left_order(groups: Sequence[tuple[Collection[int], Collection[int]]], weight: Sequence[float]) -> set[int]:
    """Return the numbers of the groups (places on the left, on the right) that left the common order.

    They are those with a link outside the heaviest chain that keeps the order of both sides; `weight` is that of each
    group, shared among its links. If two groups of like weight only changed places, both have moved.
    """
    links = sorted((i, j, number) for number, (lefts, rights) in enumerate(groups) for i in lefts for j in rights)
    weights = [weight[number] / (len(groups[number][0]) * len(groups[number][1])) for _, _, number in links]
    kept = heaviest_chain([(j, weight) for (_, j, _), weight in zip(links, weights, strict=True)])
    outside = {number for place, (_, _, number) in enumerate(links) if place not in kept}
    return outside | set(_changed_places(links, weight, outside))


def _changed_places(links: Sequence[tuple[int, int, int]], weight: Sequence[float], outside: set[int]) -> Iterator[int]:
    """Yield the groups in the chain that are the only one that a group outside it crosses, and no heavier."""
    inside = [link for link in links if link[2] not in outside]
    for i, j, number in links:
        if number in outside:
            crossed = _crossed(i, j, inside)
            if len(crossed) == 1 and weight[next(iter(crossed))] <= LIKE * weight[number]:
                yield from crossed


def _crossed(i: int, j: int, chain: Sequence[tuple[int, int, int]]) -> set[int]:
    """Return the groups of a chain in order that a link crosses; two of them are enough."""
    at = bisect_right(chain, (i, j))
    crossed: set[int] = set()
    for a, b, number in (chain[place] for place in range(at, len(chain))):
        if b >= j or len(crossed) > 1:
            break
        crossed |= {number} if a > i else set()
    for a, b, number in (chain[place] for place in range(at - 1, -1, -1)):
        if b <= j or len(crossed) > 1:
            break
        crossed |= {number} if a < i else set()
    return crossed


def heaviest_chain(steps: Sequence[tuple[int, float]]) -> set[int]:
    """Return the indices of the heaviest subsequence whose places never fall; a step is (place, weight).

    A staircase of (place, weight of the best chain that ends there or before) grows with both (Fredman 1975, with
    weights): n log n.
    """
    places: list[int] = []
    stairs: list[tuple[float, int]] = []  # the weight so far, and the step it ends with
    before: list[int | None] = []
    for index, (place, weight) in enumerate(steps):
        at = bisect_right(places, place)
        so_far, last = stairs[at - 1] if at else (0.0, None)
        before.append(last)
        total = so_far + weight
        end = at
        while end < len(places) and stairs[end][0] <= total:
            end += 1
        begin = at - 1 if at and places[at - 1] == place else at
        places[begin:end] = [place]
        stairs[begin:end] = [(total, index)]
    kept: set[int] = set()
    step = stairs[-1][1] if stairs else None
    while step is not None:
        kept.add(step)
        step = before[step]
    return kept
