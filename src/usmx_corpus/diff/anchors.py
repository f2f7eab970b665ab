"""Statements of the same words in two texts: those that kept their order, and those that moved."""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.diff.matching import common_start, stretches
from usmx_corpus.diff.numbering import label_end
from usmx_corpus.text import analyse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from usmx_corpus.model import Statement

Link = tuple[int, int]  # a statement of the left and one of the right
Key = tuple[str, ...]  # what two statements of the same words have in common


class Anchors(NamedTuple):
    """Links between statements of the same words: those in place are in order, those that moved in any."""

    in_place: tuple[Link, ...]
    moved: tuple[Link, ...]


def anchors(left: Sequence[Statement], right: Sequence[Statement]) -> Anchors:
    """Return the links between statements of the same words; no statement is in two.

    In place are those of a longest common subsequence (`matching.stretches`). Of the rest, words that occur once on
    each side have moved, and with them their neighbours of the same words (Heckel 1978).
    """
    mine, yours = [statement.text for statement in left], [statement.text for statement in right]
    head = common_start(mine, yours)
    tail = common_start(mine[head:][::-1], yours[head:][::-1])
    ends = [(i, i) for i in range(head)]
    ends += [(len(mine) - 1 - k, len(yours) - 1 - k) for k in reversed(range(tail))]
    keys = _keys(left[head : len(left) - tail]), _keys(right[head : len(right) - tail])
    middle, moved = _in_order(*keys, head) if all(keys) else ([], [])
    return Anchors((*ends[:head], *middle, *ends[head:]), tuple(moved))


def _keys(statements: Sequence[Statement]) -> list[Key]:
    """Return the folded words of each, without the number in front; of one without words, its marks."""
    return [
        tuple(analyse.tokens(statement.text[label_end(statement) :])) or (statement.text,) for statement in statements
    ]


def _in_order(mine: list[Key], yours: list[Key], start: int) -> tuple[list[Link], list[Link]]:
    """Return the links in place and those that moved, counted from `start` on both sides.

    Statements that are unique on both sides are put in place first; the rest fits in between.
    """
    counts = Counter(mine), Counter(yours)
    telling = [
        [place for place, key in enumerate(keys) if counts[0][key] == counts[1][key] == 1] for keys in (mine, yours)
    ]
    in_place: list[Link] = []
    done = (0, 0)
    for i, j in [*_common_subsequence(mine, yours, *telling), (len(mine), len(yours))]:
        between = range(done[0], i), range(done[1], j)
        in_place += _common_subsequence(mine, yours, *between) if len(between[0]) and len(between[1]) else []
        in_place += [(i, j)] if i < len(mine) else []
        done = (i + 1, j + 1)
    moved = _moved(mine, yours, in_place)
    return [(start + i, start + j) for i, j in in_place], [(start + i, start + j) for i, j in moved]


def _common_subsequence(mine: list[Key], yours: list[Key], left: Sequence[int], right: Sequence[int]) -> list[Link]:
    """Return the links of a longest common subsequence of the keys at these places."""
    numbers: dict[Key, int] = {}
    one, other = (
        [numbers.setdefault(keys[place], len(numbers)) for place in places]
        for keys, places in ((mine, left), (yours, right))
    )
    return [(left[each.left + k], right[each.right + k]) for each in stretches(one, other) for k in range(each.length)]


def _moved(mine: list[Key], yours: list[Key], in_place: Iterable[Link]) -> list[Link]:
    taken = list(in_place)
    free_left = _without(mine, {i for i, _ in taken})
    free_right = _without(yours, {j for _, j in taken})
    found = dict(_unique(free_left, free_right))
    taken_right = set(found.values())
    for (i, j), step in product([*found.items()], (1, -1)):
        for a, b in _neighbours(i, j, step, free_left, free_right):
            if a in found or b in taken_right:
                break
            found[a] = b
            taken_right.add(b)
    return sorted(found.items())


def _without(keys: list[Key], taken: set[int]) -> dict[int, Key]:
    return {place: key for place, key in enumerate(keys) if place not in taken}


def _unique(left: Mapping[int, Key], right: Mapping[int, Key]) -> Iterable[Link]:
    """Link what occurs once on each side."""
    counts = Counter(left.values()), Counter(right.values())
    places = {key: j for j, key in right.items()}
    return ((i, places[key]) for i, key in left.items() if counts[0][key] == counts[1][key] == 1)


def _neighbours(i: int, j: int, step: int, left: Mapping[int, Key], right: Mapping[int, Key]) -> Iterator[Link]:
    """Yield the neighbours of a link in one direction, as long as their words are the same."""
    a, b = i + step, j + step
    while a in left and left[a] == right.get(b):
        yield a, b
        a, b = a + step, b + step
