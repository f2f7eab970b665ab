"""Which statements of two texts that retell each other belong together: by evidence, and against rivals.

Two texts on one event have few sentences in common, so neither order nor wording says much. What remains are the words
that two statements share: how rare they are in the two texts, and in what governments write. A link is weighed against
its rivals, the other links of either statement, and needs marks of its own: pairs of neighbouring words, or figures,
that hardly any other statement has.
"""

from __future__ import annotations

from collections import Counter
from itertools import product
from math import log, sqrt
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.diff.similarity import NAME_WEIGHT, PAIR_WEIGHT, grams, names, nearest, stepped
from usmx_corpus.text import analyse, rarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from usmx_corpus.diff.anchors import Link
    from usmx_corpus.diff.similarity import Grams
    from usmx_corpus.model import Statement

# Figures are those of the 17 pairs of gold/align on which the thresholds were set; `python tests/bench/diffs.py FOLDER`
# prints them. Precision, recall and F1 were .982, .809, .888, without what stands beside other links .994, .786, .878.
# On the drafts of gold/argrewrite F1 is .970 either way. Of statements of drafts by different writers on one subject,
# where no link is true, 1.9 % are linked.
# Evidence from which two statements are linked. With 1.4 F1 of the drafts is .969, and 2.3 % of statements of unrelated
# drafts are linked.
ENOUGH = 1.6
# The exponents of the rarity of a word in the two texts, and in what governments write. With 1 and 1 precision of the
# pairs is .929.
_HERE = 1.5
_ANYWHERE = 0.5
# A statement joins a group if at least this share of what it shares is in none of the group's that it stands beside.
# With 0 precision is .964, from .1 to .35 the same …
_FRESH = 0.2
# … and, where the other side has several, if it has this share of what is enough with each of them. With 0 precision is
# .964, with .3 the same.
_WITH_ALL = 0.6
# A mark of a link is a pair of words or a figure that both statements have, and of all of both sides so many at most …
_HOLDERS = 3
# … and so many are needed by evidence alone. With 2 precision and recall are .972 and .753.
_MARKS = 1
# Beside another link less is enough, with names left out, which recur: of the candidates on the 17 pairs two thirds are
# true there, elsewhere one in five. With a mark this much: with .7 precision is
# .977, with .8 recall .805 …
_BESIDE = 0.75
# … without one this much …
_BESIDE_UNMARKED = 1.0
# … and this much to join a sure group, which hardly leaves anything to be told elsewhere: with 0 recall is higher by
# .014, but one false link is in the packaged documents; with 1.4 recall is lower by .005 …
_BESIDE_SURE = 1.1
# … and with each of those on the other side this much: .2 to .8 give the same figures.
_BESIDE_EACH = 0.4
# A lead-in of fewer words says little by itself; the list behind it says the rest. No labelled link is lost.
_LEAD_IN = 15
# Where this share of either text is linked, one surely retells the other, and less is enough. In the labelled
# retellings it is .33 and more, in drafts by different writers .14 at most. On all 23 pairs precision and recall are
# .960 and .780 without this, with .5 .957 and .805.
_RETOLD = 0.3
# What is enough there. With 1.1: .958 and .812, with 0.9: .946 and .815; of statements of unrelated drafts as many are
# linked (1.9 %).
_ENOUGH_RETOLD = 1.05
# From this evidence on a statement says once more what the group's that it stands beside say, and need not add to it:
# 1.6 to 3 give the same figures.
_ONCE_MORE = 2.5


class Group(NamedTuple):
    """Statements of two sides that belong together and may be joined by others; how close (0–1), and whether surely."""

    sides: tuple[set[int], set[int]]
    score: float
    sure: bool = True


class Evidence:
    """What speaks for a link between two statements."""

    def __init__(self, left: Sequence[Statement], right: Sequence[Statement]) -> None:
        """Count the words of both texts."""
        self.grams = tuple([grams(statement.text) for statement in side] for side in (left, right))
        every = [*self.grams[0], *self.grams[1]]
        self._uses = Counter(gram for each in every for gram in each)
        self._local = analyse.Weights(every)
        # The weight of what is in two statements, whatever the length of the texts.
        self._unit = log(1 + len(every) / 3)
        self._names = names([*left, *right])
        self._known: dict[str, float] = {}
        self._totals = tuple([self._weigh(each) for each in side] for side in self.grams)

    def of(self, link: Link) -> float:
        """Return the evidence for a link: the weight of what is shared, by the root of what either says on average."""
        both = sqrt(self._totals[0][link[0]] * self._totals[1][link[1]])
        return self._weigh(self._shared(link)) / sqrt(both) if both else 0.0

    def marks(self, link: Link) -> int:
        """Count the pairs of words and the figures that both statements have, and hardly any other."""
        return sum(
            self._uses[gram] <= _HOLDERS and (" " in gram or any(map(str.isdigit, gram))) for gram in self._shared(link)
        )

    def is_fresh(self, link: Link, side: int, beside: Iterable[int]) -> bool:
        """Whether the statement on `side` shares what those beside it do not."""
        shared = self._shared(link)
        rest = shared.difference(*(self.grams[side][place] for place in beside))
        return self._weigh(rest) >= _FRESH * self._weigh(shared)

    def without_names(self, link: Link) -> float:
        """Return the share (0–1) of the weight of what both statements have that is not in names."""
        shared = self._shared(link)
        told = (gram for gram in shared if not self._names.issuperset(gram.split(" ")))
        return stepped(self._weigh(told) / (self._weigh(shared) or 1.0))

    def weight(self, gram: str) -> float:
        """Return the weight of a stem or a pair of stems."""
        weight = self._known.get(gram)
        if weight is None:
            stems = gram.split(" ")
            anywhere = sum(map(rarity.weight, stems)) / len(stems)
            part = (PAIR_WEIGHT if len(stems) > 1 else 1.0) * (NAME_WEIGHT if self._names.issuperset(stems) else 1.0)
            weight = self._known[gram] = stepped(part * (self._local[gram] / self._unit) ** _HERE * anywhere**_ANYWHERE)
        return weight

    def _shared(self, link: Link) -> Grams:
        return self.grams[0][link[0]] & self.grams[1][link[1]]

    def _weigh(self, some: Iterable[str]) -> float:
        return sum(map(self.weight, some))


def retold(left: Sequence[Statement], right: Sequence[Statement], groups: Sequence[Group]) -> list[Group]:
    """Return the groups of two texts that retell each other: those given, and what evidence finds or adds.

    A group that is not sure is left out unless it has marks enough, and one without any mark is no longer sure. A short
    lead-in goes with another, not with what is none.
    """
    evidence = Evidence(left, right)
    kept = [group for group in groups if group.sure or _is_marked(evidence, group, _MARKS)]
    found = [
        group._replace(sure=group.sure and (group.score == 1.0 or _is_marked(evidence, group)))
        for group in _without_lead_ins(kept, left, right)
    ]
    return _Gatherer(evidence, found).gathered(_candidates(evidence, left, right))


def _without_lead_ins(
    groups: Iterable[Group], left: Sequence[Statement], right: Sequence[Statement]
) -> Iterator[Group]:
    """Yield groups without the short lead-ins of one side, where the other has none; nothing of what is no more."""
    for group in groups:
        leads = [
            {place for place in places if _is_lead_in(side[place])}
            for side, places in zip((left, right), group.sides, strict=True)
        ]
        sides = group.sides if all(leads) else (group.sides[0] - leads[0], group.sides[1] - leads[1])
        if all(sides):
            yield group._replace(sides=sides)


def _is_lead_in(statement: Statement) -> bool:
    """Whether a statement only leads in what stands below it: "The Order directs the Secretary to:"."""
    return statement.kind != "heading" and statement.text.endswith(":") and statement.text.count(" ") < _LEAD_IN


def _is_marked(evidence: Evidence, group: Group, least: int = 1) -> bool:
    """Whether every statement of a group has a link in it with at least so many marks."""
    lefts, rights = group.sides
    marked = [(i, j) for i in lefts for j in rights if evidence.marks((i, j)) >= least]
    return {i for i, _ in marked} == lefts and {j for _, j in marked} == rights


def _candidates(evidence: Evidence, left: Sequence[Statement], right: Sequence[Statement]) -> dict[Link, float]:
    """Return the evidence for each link worth a look, less where a rival has more."""
    open_ = [
        {place: own for place, own in enumerate(all_) if side[place].kind != "heading"}
        for all_, side in zip(evidence.grams, (left, right), strict=True)
    ]
    near = nearest(open_[0], open_[1], evidence.weight)
    leads = [{place for place, each in enumerate(side) if _is_lead_in(each)} for side in (left, right)]
    known = {(i, j): evidence.of((i, j)) for i, j in sorted(near) if (i in leads[0]) == (j in leads[1])}
    best = [_best(known, side) for side in (0, 1)]
    return {(i, j): value * sqrt(value / best[0][i] * value / best[1][j]) for (i, j), value in known.items() if value}


def _best(known: Mapping[Link, float], side: int) -> dict[int, float]:
    best: dict[int, float] = {}
    for link, value in known.items():
        best[link[side]] = max(value, best.get(link[side], 0.0))
    return best


class _Gatherer:
    """Takes links with their evidence, the strongest first, into groups."""

    def __init__(self, evidence: Evidence, groups: Iterable[Group]) -> None:
        self.evidence = evidence
        self.groups = list(groups)
        self.of: tuple[dict[int, int], dict[int, int]] = ({}, {})  # statement -> number of its group
        for number, group in enumerate(self.groups):
            for side in (0, 1):
                self.of[side].update(dict.fromkeys(group.sides[side], number))

    def gathered(self, candidates: Mapping[Link, float]) -> list[Group]:
        """Return the groups with all that enough evidence speaks for, by itself or beside other links."""
        order = sorted(candidates, key=lambda link: (-candidates[link], link))
        for link in order:
            if candidates[link] >= ENOUGH and self.evidence.marks(link) >= _MARKS:
                self._take(link, candidates, _WITH_ALL * ENOUGH)
        self._take_all_beside(order, candidates)
        if self._linked() >= _RETOLD:
            for link in order:
                if candidates[link] >= _ENOUGH_RETOLD and not self._is_sure(link):
                    self._take(link, candidates, _WITH_ALL * ENOUGH)
            self._take_all_beside(order, candidates)
        return self.groups

    def _linked(self) -> float:
        """Return the larger share (0–1) of a side's statements that are in groups."""
        return max(len(of) / len(grams) for of, grams in zip(self.of, self.evidence.grams, strict=True))

    def _take_all_beside(self, order: Sequence[Link], candidates: Mapping[Link, float]) -> None:
        """Take what is enough beside links that were found, until nothing is beside those taken."""
        beside = [link for link in order if self._is_enough_beside(link, candidates[link])]
        while taken := {link for link in beside if self._take_beside(link, candidates)}:
            beside = [link for link in beside if link not in taken]

    def _is_enough_beside(self, link: Link, value: float) -> bool:
        """Whether a link next to one that was found needs no more evidence."""
        least = _BESIDE if self.evidence.marks(link) >= _MARKS else _BESIDE_UNMARKED
        return value >= least and value * self.evidence.without_names(link) >= least

    def _take_beside(self, link: Link, candidates: Mapping[Link, float]) -> bool:
        """Take a link if another is beside it; return whether it was taken."""
        near = product((link[0] - 1, link[0], link[0] + 1), (link[1] - 1, link[1], link[1] + 1))
        if not any(self._are_linked(other) for other in near if other != link):
            return False
        if candidates[link] < _BESIDE_SURE and self._is_sure(link):
            return False
        return self._take(link, candidates, _BESIDE_EACH)

    def _is_sure(self, link: Link) -> bool:
        """Whether a statement of a link is in a group that is sure."""
        known = (self.of[side].get(link[side]) for side in (0, 1))
        return any(self.groups[number].sure for number in known if number is not None)

    def _are_linked(self, link: Link) -> bool:
        group = self.of[0].get(link[0])
        return group is not None and group == self.of[1].get(link[1])

    def _take(self, link: Link, candidates: Mapping[Link, float], each: float) -> bool:
        """Make a group of a link, or let one of its statements join that of the other; return whether it was done."""
        known = [self.of[side].get(link[side]) for side in (0, 1)]
        if known == [None, None]:
            self._found(link, candidates[link])
            return True
        return None in known and self._join(link, known.index(None), candidates, each)

    def _found(self, link: Link, value: float) -> None:
        self.of[0][link[0]] = self.of[1][link[1]] = len(self.groups)
        self.groups.append(Group(({link[0]}, {link[1]}), value / (value + 4 * ENOUGH), sure=False))

    def _join(self, link: Link, side: int, candidates: Mapping[Link, float], each: float) -> bool:
        """Let the statement on `side` join the group of the other, if it goes with all of it and adds or repeats.

        `each` is the evidence it must have with each of the other side.
        """
        number = self.of[1 - side][link[1 - side]]
        group = self.groups[number]
        if group.score == 1.0:
            return False  # the same words: nothing is left to be said elsewhere
        links = [(link[0], other) if side == 0 else (other, link[1]) for other in group.sides[1 - side]]
        if not all(candidates.get(other, 0.0) >= each for other in links if other != link):
            return False
        if candidates[link] < _ONCE_MORE and not self.evidence.is_fresh(link, side, group.sides[side]):
            return False
        group.sides[side].add(link[side])
        self.of[side][link[side]] = number
        return True
