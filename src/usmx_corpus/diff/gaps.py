"""What anchors leave open: statements without a link, and the gap between two anchors that each is in."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from usmx_corpus.text import analyse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from usmx_corpus.diff.anchors import Anchors, Link
    from usmx_corpus.model import Statement

# In a gap of up to this many pairs all are compared; 25 to 10,000 give the same figures. Without it the noise in real
# versions (90th percentile) is 1.02, not 1.00.
_FEW = 100


class Gaps:
    """The statements of two sides (0 left, 1 right) that have no link yet, by place, and the gap each is in.

    `order` is the share (0–1) of all statements that is in place.
    """

    def __init__(self, left: Sequence[Statement], right: Sequence[Statement], same: Anchors) -> None:
        """Collect what the anchors leave open."""
        self.texts = (left, right)
        self.order = 2 * len(same.in_place) / (len(left) + len(right)) if left or right else 0.0
        self.of = tuple(self._open(side, same) for side in (0, 1))
        self._within = tuple(self._within_moved(side, same) for side in (0, 1))

    def _open(self, side: int, same: Anchors) -> dict[int, int]:
        ends = [link[side] for link in same.in_place]
        linked = {link[side] for link in (*same.in_place, *same.moved)}
        places = (place for place in range(len(self.texts[side])) if place not in linked)
        return {place: bisect_right(ends, place) for place in places}

    def _within_moved(self, side: int, same: Anchors) -> dict[int, tuple[Link, Link]]:
        """Return for each open statement between two anchors that have moved these two."""
        if not same.moved:
            return {}
        anchors = sorted((*same.in_place, *same.moved), key=lambda link: link[side])
        ends, moved = [link[side] for link in anchors], set(same.moved)
        found = {}
        for place in self.of[side]:
            at = bisect_right(ends, place)
            if moved.issuperset(around := anchors[max(at - 1, 0) : at + 1]) and len(around) > 1:
                found[place] = (around[0], around[1])
        return found

    def take(self, link: Link) -> None:
        """Remove a pair that is linked."""
        for gaps, place in zip(self.of, link, strict=True):
            del gaps[place]

    def joins(self, link: Link) -> bool:
        """Whether a pair is between the same two anchors: two in place, or two that have moved."""
        if self.of[0][link[0]] == self.of[1][link[1]]:
            return True
        around = self._within[0].get(link[0])
        return around is not None and around == self._within[1].get(link[1])

    def lone_pairs(self) -> Iterator[Link]:
        """Yield the pairs that are alone in their gap."""
        lone: list[dict[int, int]] = []
        for gaps in self.of:
            count = Counter(gaps.values())
            lone.append({gap: place for place, gap in gaps.items() if count[gap] == 1})
        return ((lone[0][gap], lone[1][gap]) for gap in sorted(lone[0].keys() & lone[1].keys()))

    def small(self) -> Iterator[Link]:
        """Yield the pairs of gaps that hold few."""
        across: dict[int, list[int]] = {}
        for j, gap in self.of[1].items():
            across.setdefault(gap, []).append(j)
        count = Counter(self.of[0].values())
        for i, gap in self.of[0].items():
            if gap in across and count[gap] * len(across[gap]) <= _FEW:
                yield from ((i, j) for j in across[gap])

    def words(self, side: int, place: int) -> list[str]:
        """Return the folded words of a statement."""
        return analyse.tokens(self.texts[side][place].body)

    def labels(self, link: Link) -> int:
        """Return 1 if a pair has the same run-in heading, -1 for two different ones, 0 for one or none."""
        labels = [self.texts[side][place].text[: self.texts[side][place].label] for side, place in enumerate(link)]
        one, other = (analyse.tokens(label) for label in labels)
        return 0 if not one or not other else 1 if one == other else -1

    def headings(self, link: Link) -> int:
        """Count the headings in a pair."""
        return sum(texts[place].kind == "heading" for texts, place in zip(self.texts, link, strict=True))
