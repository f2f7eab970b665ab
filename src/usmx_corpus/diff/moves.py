"""What kept the order of two texts, and what moved."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from usmx_corpus.model import Change


def left_order(groups: Sequence[tuple[Collection[int], Collection[int]]], weight: Sequence[float]) -> set[int]:
    """Return the numbers of the groups (places on the left, on the right) that left the common order.

    They are those without any link in the heaviest chain that keeps the order of both sides; `weight` is that of each
    group, shared among its links. Of two groups of like weight that changed places, one has moved.
    """
    links = sorted((i, j, number) for number, (lefts, rights) in enumerate(groups) for i in lefts for j in rights)
    weights = [weight[number] / (len(groups[number][0]) * len(groups[number][1])) for _, _, number in links]
    kept = heaviest_chain([(j, weight) for (_, j, _), weight in zip(links, weights, strict=True)])
    return set(range(len(groups))) - {links[place][2] for place in kept}


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


def moved_together(changes: Sequence[Change]) -> list[tuple[int, ...]]:
    """Return the runs of two and more changes (by index) that moved and are neighbours in both texts.

    Statements without a counterpart may lie between neighbours: a section that moved may also lose or gain some.
    """
    follows = [_successors(changes, side) for side in ("left", "right")]
    runs: list[list[int]] = []
    for one, other in pairwise(sorted(follows[0], key=lambda index: changes[index].left[0].location.start)):
        is_whole = None not in (follows[0][other], follows[1][other])
        are_neighbours = follows[0][one] == follows[1][one] == other
        if not (is_whole and are_neighbours and changes[one].moved and changes[other].moved):
            continue
        if runs and runs[-1][-1] == one:
            runs[-1].append(other)
        else:
            runs.append([one, other])
    return list(map(tuple, runs))


def _successors(changes: Sequence[Change], side: str) -> dict[int, int | None]:
    """Return for each change of the bodies with two sides the one that follows on a side, None for one cut in two."""
    placed = sorted(
        (statement.location.start, index)
        for index, change in enumerate(changes)
        if change.left and change.right and not change.boilerplate
        for statement in getattr(change, side)
    )
    found: dict[int, int | None] = {}
    for (_, one), (_, other) in pairwise([*placed, (0, -1)]):
        if one != other:
            found[one] = None if one in found else other
    return found
