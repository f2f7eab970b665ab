"""Which statements of two texts say the same thing: n to m, in any order, with splits, merges and moves.

Statements of the same words are anchors; what lies between the same two anchors on both sides is a gap, and a pair
inside one needs less to be linked than one across gaps. Links are taken the closest first; one more statement joins a
link where it carries matter that the others do not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.diff.anchors import anchors
from usmx_corpus.diff.evidence import Group, retold
from usmx_corpus.diff.gaps import Gaps
from usmx_corpus.diff.moves import left_order
from usmx_corpus.diff.similarity import Scale, matter, nearest, same_order, shared_matter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from usmx_corpus.diff.anchors import Link
    from usmx_corpus.diff.similarity import Grams
    from usmx_corpus.model import Statement

# The thresholds were set on seven of the hand-aligned pairs of gold/align and the 88 pairs of drafts of
# gold/argrewrite; `python tests/bench/diffs.py FOLDER` prints what they reach.
# A link is sure from this closeness on; below it the two share matter, not wording.
SURE = 0.36
# Where surely linked statements in the old order are less than this share of all, one text retells the other
# (`evidence`). In the labelled retellings they are up to .42, and .56 in one; in drafts and real versions mostly more.
REVISED = 0.5
# The share of wording in the closeness of a pair (a logistic regression over the drafts gives 2 parts of matter to 5).
# The pairs have a precision and recall of .962, .739; with .5 .976, .732 (less on the drafts), with .7 .958, .735.
WORDING = 0.6
# How close is enough. With .22: .938, .760; with .31: .979, .679.
ENOUGH = 0.26
# The same across gaps, where the order of words differs: .1 to .3 give the same figures.
FAR_WORDING = 0.2
# From .41 to .43 the same figures; .45 loses two true links; with .36 precision on the drafts is .954, not .955.
FAR_ENOUGH = 0.43
# Across gaps a chance likeness is more likely, the more of the text has kept its order. With .4 precision on the drafts
# is .954, not .955; with .6 recall of the pairs is .735.
IN_ORDER = 0.5
# A pair across gaps with fewer words is not considered ("Thank you."). The labels hardly repeat a line: 0 to 8 give the
# same figures.
TELLING = 4
# Two statements alone in a gap need no weights if this share of their words is in the same order, and two headings are
# never linked with less; for headings .3 to .9 give the same figures.
ALIKE = 0.5
# Less is enough if half of the text kept its order: "November 7, 2023." for "November 8, 2022.".
ALIKE_IN_ORDER = 0.3
# A run-in heading says what a statement is about: a pair ranks higher with the same one, lower with another.
# It decides between items of the same words ("Haiti: …", "Cuba: …"), which the labelled pairs do not have: 0 gives the
# same figures there.
LABEL = 0.3
# One more statement joins a link from this matter on … At .32 one false link more in the packaged documents, at .34 six
# true ones fewer.
JOIN = 0.33
# … or from this much less, next to one of the link's in its paragraph. With 0: .960, .693; with .2: .958, .746, and on
# the drafts a precision of .949.
IN_PARAGRAPH = 0.1
# … or if nearly all of its matter is there and it is in the same gap … With .6 precision on the drafts is .954; with
# .96 the noise in real versions (90th percentile) is 1.02, not 1.00.
CONTAINED = 0.8
# … if it adds this share of the weight, which none of the others has … With 0: .929, .735; with .1: .962, .732.
GAIN = 0.05
# … or, where the whole is long, this share of its own weight; 1 gives the same figures …
MOSTLY_NEW = 0.5
# … and this share of its own is there.
# With 0: .953, .742; with .16: .958, .742; with .24: .962, .725.
MOST_SHARED = 0.2
# A neighbour of two statements of one link in its paragraph needs less, if nothing else is closer to it.
# With .05: .958, .739; with .2: .962, .728.
NEIGHBOUR = 0.1
# The power of the length (characters) times the closeness of a group that is its weight in the order. Of the right
# links on 17 of the pairs 27 are rightly told to have moved and 2 wrongly; from .1 to .33 the same figures, with .5 26
# and 5, with 1 22 and 13.
ORDER = 0.25


class Cell(NamedTuple):
    """Statements of two sides (by index) that belong together, how close (0–1), and whether they left the order.

    A cell is sure where the two share wording, and in texts that retell each other also a mark of their own.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    score: float
    moved: bool
    sure: bool = True


def align(left: Sequence[Statement], right: Sequence[Statement]) -> tuple[Cell, ...]:
    """Return the cells of two sequences of statements, by their first left statement; no statement is in two."""
    same = anchors(left, right)
    gaps = Gaps(left, right, same)
    groups = [Group(({i}, {j}), 1.0) for i, j in (*same.in_place, *same.moved)]
    groups += _lone(gaps)
    if all(gaps.of):
        groups += _Joiner(gaps).groups()
        if _in_place([group for group in groups if group.sure], left, right) < REVISED:
            groups = retold(left, right, groups)
    moved = _moved(groups, left, right)
    return tuple(
        Cell(tuple(sorted(group.sides[0])), tuple(sorted(group.sides[1])), group.score, number in moved, group.sure)
        for number, group in sorted(enumerate(groups), key=lambda numbered: min(numbered[1].sides[0]))
    )


def _in_place(groups: Sequence[Group], left: Sequence[Statement], right: Sequence[Statement]) -> float:
    """Return the share (0–1) of the statements of both sides that are in groups and have kept their order."""
    moved = _moved(groups, left, right)
    kept = sum(len(side) for number, group in enumerate(groups) if number not in moved for side in group.sides)
    return kept / (len(left) + len(right))


def _moved(groups: Sequence[Group], left: Sequence[Statement], right: Sequence[Statement]) -> set[int]:
    """Return the numbers of the groups that left the order of the others."""
    return left_order([group.sides for group in groups], [_weight(group, left, right) for group in groups])


def _weight(group: Group, left: Sequence[Statement], right: Sequence[Statement]) -> float:
    """Return how much a group counts for the order it is in, mostly by being one, more if it is long and close."""
    texts = [left[i].text for i in group.sides[0]] + [right[j].text for j in group.sides[1]]
    return float((group.score * sum(map(len, texts))) ** ORDER)


class _Grade(NamedTuple):
    """How close a pair is, with its wording and in matter alone; of two pairs the higher `rank` comes first."""

    closeness: float
    matter: float
    rank: float


def _lone(gaps: Gaps) -> list[Group]:
    """Link the pairs that are alone in their gap and alike in their words."""
    found = []
    for i, j in gaps.lone_pairs():
        wording = same_order(gaps.words(0, i), gaps.words(1, j))
        enough = ALIKE_IN_ORDER if gaps.order >= ALIKE else ALIKE
        if wording >= enough and gaps.headings((i, j)) != 1:
            found.append(Group(({i}, {j}), wording, wording >= SURE))
            gaps.take((i, j))
    return found


class _Joiner:
    """Links the rest by matter and wording, the closest first."""

    def __init__(self, gaps: Gaps) -> None:
        self.gaps = gaps
        self.matters = tuple([matter(statement) for statement in side] for side in gaps.texts)
        self.scale = Scale([*gaps.texts[0], *gaps.texts[1]], [*self.matters[0], *self.matters[1]])

    def groups(self) -> list[Group]:
        """Return the groups of what is open: one statement with one, or with several."""
        graded = dict(self._graded())
        found: list[Group] = []
        of: tuple[dict[int, Group], dict[int, Group]] = ({}, {})
        met: tuple[set[int], set[int]] = (set(), set())
        for link in sorted(graded, key=lambda link: (-graded[link].rank, link)):
            known = [of[side].get(link[side]) for side in (0, 1)]
            if known == [None, None]:
                if graded[link].closeness >= self._enough(link):
                    closeness = graded[link].closeness
                    group = Group(({link[0]}, {link[1]}), closeness, closeness >= SURE)
                    found.append(group)
                    of[0][link[0]] = of[1][link[1]] = group
            elif None in known:
                side = known.index(None)
                whole = known[1 - side]
                best = link[side] not in met[side]
                if whole and self._joins(link, side, whole, graded[link], best=best):
                    whole.sides[side].add(link[side])
                    of[side][link[side]] = whole
            for side in (0, 1):
                met[side].add(link[side])
        return found

    def _graded(self) -> list[tuple[Link, _Grade]]:
        """Grade the pairs that may belong together."""
        gaps = self.gaps
        open_ = [{place: self.matters[side][place] for place in gaps.of[side]} for side in (0, 1)]
        said = [{place: gaps.words(side, place) for place in gaps.of[side]} for side in (0, 1)]
        graded = []
        for link in {*self._nearest(), *gaps.small()}:
            shared = shared_matter(open_[0][link[0]], open_[1][link[1]], self.scale)
            mine, yours = said[0][link[0]], said[1][link[1]]
            wording = same_order(mine, yours)
            if self._may_belong(link, wording, min(len(mine), len(yours))):
                part = WORDING if gaps.joins(link) else FAR_WORDING
                closeness = (1 - part) * shared + part * wording
                graded.append((link, _Grade(closeness, shared, closeness + LABEL * gaps.labels(link))))
        return graded

    def _nearest(self) -> set[Link]:
        """Return the open pairs that share most."""
        open_ = [{place: self._grams(side, place) for place in self.gaps.of[side]} for side in (0, 1)]
        return nearest(open_[0], open_[1], self.scale.weight)

    def _may_belong(self, link: Link, wording: float, length: int) -> bool:
        """Whether a pair is worth a grade: headings go with headings, and with statements that contain them."""
        headings, together = self.gaps.headings(link), self.gaps.joins(link)
        if headings == 1:
            return together and max(self._share(link, 0), self._share(link, 1)) >= CONTAINED
        if not together and length < TELLING:
            return False
        return not headings or wording >= ALIKE

    def _enough(self, link: Link) -> float:
        """Return how close a pair must be."""
        return ENOUGH if self.gaps.joins(link) else FAR_ENOUGH + IN_ORDER * self.gaps.order

    def _joins(self, link: Link, side: int, group: Group, grade: _Grade, *, best: bool) -> bool:
        """Whether the statement on `side` joins those of a group that is one statement on the other side.

        `best`: no other is closer to it.
        """
        if len(group.sides[1 - side]) > 1:
            return False
        paragraph = self._is_beside(side, link[side], group)
        more = IN_ORDER * self.gaps.order
        if paragraph and best and len(group.sides[side]) > 1 and grade.matter >= NEIGHBOUR + more:
            return True
        enough = JOIN + more * (1 if self.gaps.joins(link) else 2) - (IN_PARAGRAPH if paragraph else 0.0)
        contained = self.gaps.joins(link) and self._share(link, side) >= CONTAINED
        return (grade.matter >= enough or contained) and self._adds(link, side, group)

    def _is_beside(self, side: int, place: int, group: Group) -> bool:
        """Whether a statement is next to one of a group in their paragraph."""
        texts = self.gaps.texts[side]
        return any(abs(place - other) == 1 and texts[place].block == texts[other].block for other in group.sides[side])

    def _adds(self, link: Link, side: int, group: Group) -> bool:
        """Whether the statement on `side` has matter of the other that its partners do not have."""
        one, new = self._grams(1 - side, link[1 - side]), self._grams(side, link[side])
        fresh = one & new
        for place in group.sides[side]:
            fresh -= self._grams(side, place)
        enough = min(GAIN * self.scale.total(one), MOSTLY_NEW * self.scale.total(new))
        return self.scale.weigh(fresh) >= enough and self._share(link, side) >= MOST_SHARED

    def _share(self, link: Link, side: int) -> float:
        """Return the share (0–1) of the matter of the statement on `side` that the other has."""
        return self.scale.share(self._grams(side, link[side]), self._grams(1 - side, link[1 - side]))

    def _grams(self, side: int, place: int) -> Grams:
        return self.matters[side][place].whole
