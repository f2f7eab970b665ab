"""What a claim puts together and its source puts together with something else.

"The levy raised $31 million in 2023 and $36 million in 2024": both sums and both years stand there, and $36 million in
2023 does not. Each sum has a partner among the years: by their order where the two kinds take turns, else by the part
of the sentence in which they stand, and who acts and what is done by the clause. A claim is crossed only where either
of its two has another partner there.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise, permutations
from typing import TYPE_CHECKING

from usmx_corpus.model import Difference
from usmx_corpus.reading.sentences import spans
from usmx_corpus.text.patterns import Patterns
from usmx_corpus.trace.clauses import clauses, names
from usmx_corpus.trace.items import FIGURES, OF_A_CLAUSE, are_rivals, is_same, items

if TYPE_CHECKING:
    from collections.abc import Sequence

    from usmx_corpus.model import Fact
    from usmx_corpus.trace.clauses import Clause
    from usmx_corpus.trace.items import Item

_PATTERNS = Patterns(
    {
        # Where one of several parts of a sentence ends and the next begins.
        "part": r"[;:—]|\s–\s|,? (?:and|but|while|whereas|whilst|compared with|against|up from|down from)\s|,\s",
        "of them": r"\s(?:of|among)\s(?:them|whom|which|these|those)\b",
        "of whom": r"\b(?:of|among)\s(?:them|whom|which|these|those)\b",
        # "Of the 190 schemes 74 were …".
        "of": r"(?:Of|Among)\s",
    }
)
#: A figure has one direction; a day or a year may be that of several.
_HOW_MUCH = frozenset(("amount", "count", "percent", "by"))


def crossed(claim: str, source: str, country: str = "") -> tuple[tuple[Difference, ...], tuple[str, ...]]:
    """Return what the source puts in the place of one of two things that the claim puts together.

    Of two facts it is a difference; where one of them is words, they may be told otherwise: only the claim's words.
    """
    mine, theirs = _paired(claim, country), _paired(source, country)
    acting = [name.start for clause in clauses(claim) if not clause.passive for name in _acting(claim, clause, country)]
    told = [item for item in mine.every if not (item.kind == "name" and item.start in acting)]
    for one, other in permutations(told, 2):
        if not _may_be_told(one, other) or other not in mine.partners(one, other.kind):
            continue
        here = _instead(one, other, mine, theirs)
        if here and (_is_enough(one, other, here, source) or _instead(other, one, mine, theirs)):
            words = claim[other.start : other.end]
            if one.fact and other.fact:
                return (Difference(other.type, words, source[here.start : here.end]),), ()
            return (), (words,)
    return (), ()


def _may_be_told(one: Item, other: Item) -> bool:
    """Whether things of two kinds are told by turns; who does what is for `binding` to tell."""
    if other.kind in {one.kind, "doer"}:
        return False
    beside = {one.kind, other.kind} - OF_A_CLAUSE  # what a doer or a verb is told with
    return len(beside) > 1 or (len(beside) == 1 and beside <= {*FIGURES, "direction", "what"})


def _acting(claim: str, clause: Clause, country: str) -> tuple[Fact, ...]:
    return names(claim, clause.doer or clause.subject, country)


def _is_enough(one: Item, other: Item, here: Item, source: str) -> bool:
    """Whether a partner in the source rules out another by itself: a direction of a figure, or part of a number."""
    if other.kind == "direction":
        return one.kind in _HOW_MUCH
    if other.kind == "ordinal":
        return one.kind in {*FIGURES, "name"}
    return here.kind in FIGURES and _is_part(here, source)


def _is_part(figure: Item, source: str) -> bool:
    """Whether a figure counts some of those before it: "74 of them", "of whom 74", "of the 190 schemes 74"."""
    begin = max((start for start, _ in spans(source) if start <= figure.start), default=0)
    before = source[begin : figure.start]
    is_second = any(map(str.isdigit, before))
    of_whole = is_second and (_PATTERNS["of"].match(before) or _PATTERNS["of whom"].search(before)) is not None
    return of_whole or _PATTERNS["of them"].match(source, figure.end) is not None


def _instead(one: Item, wanted: Item, mine: _Paired, theirs: _Paired) -> Item | None:
    """Return the partner that something has in the source wherever it stands, instead of the wanted one."""
    rivals = []
    for here in theirs.every:
        if not is_same(one, here):
            continue
        if theirs.is_part(wanted):
            return None  # what is told of the whole is told of its parts
        partners = theirs.partners(here, wanted.kind)
        others = [item for item in partners if are_rivals(wanted, item) and not mine.may_pair(one, item)]
        if not others or any(is_same(wanted, item) for item in partners):
            return None
        rivals += others
    return rivals[0] if rivals else None


class _Paired:
    """What stands in a text that others of its kind may replace, and what of it belongs together."""

    def __init__(self, text: str, country: str) -> None:
        self.every = items(text, country)
        self._text = text
        self._sentences = [start for start, _ in spans(text)]
        self._clauses = [clause.start for clause in clauses(text)]
        self._parts = sorted({0, *self._sentences, *(part.end() for part in _PATTERNS["part"].finditer(text))})

    def is_part(self, item: Item) -> bool:
        """Whether what another text says is here a number of some of those before it."""
        return any(_is_part(each, self._text) for each in self.every if each.kind in FIGURES and is_same(each, item))

    def may_pair(self, one: Item, item: Item) -> bool:
        """Whether this text may put something in it together with an item of another text, too."""
        own = [self.partners(each, one.kind) for each in self.every if is_same(each, item)]
        return any(not partners or one in partners for partners in own)

    def partners(self, item: Item, kind: str) -> list[Item]:
        """Return the items of a kind that belong to another in its sentence.

        Where the two kinds take turns, each belongs to the one in its turn; else those in its part of the sentence or
        its clause, where that has several of one kind at most.
        """
        parts = self._clauses if OF_A_CLAUSE & {item.kind, kind} else self._parts
        for places in (self._sentences, parts):
            own, others = (self._beside(item, each, places) for each in (item.kind, kind))
            if len(own) == len(others) and _take_turns(own, others):
                return [others[own.index(item)]]
        return others if len(own) == 1 or len(others) == 1 else []

    def _beside(self, item: Item, kind: str, starts: Sequence[int]) -> list[Item]:
        """Return the items of a kind in the same stretch as another."""
        number = bisect_right(starts, item.start)
        return [each for each in self.every if each.kind == kind and bisect_right(starts, each.start) == number]


@lru_cache(maxsize=256)
def _paired(text: str, country: str) -> _Paired:
    return _Paired(text, country)


def _take_turns(ones: Sequence[Item], others: Sequence[Item]) -> bool:
    """Whether the items of two kinds stand in turns: "A 1, B 2", "1 to A and 2 to B"."""
    row = sorted([*ones, *others], key=lambda item: item.start)
    return all(left.kind != right.kind for left, right in pairwise(row))
