"""What a claim puts together and its source puts together with something else.

"The levy raised $31 million in 2023 and $36 million in 2024": both sums and both years stand there, and $36 million in
2023 does not. Each sum has a partner among the years: by their order where the two kinds take turns, else by the part
of the sentence in which they stand. A claim is crossed only where either of its two has another partner there.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise, permutations
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus import facts
from usmx_corpus.commitments import verbs
from usmx_corpus.model import Difference
from usmx_corpus.reading.sentences import spans
from usmx_corpus.text.analyse import is_past, stems, terms
from usmx_corpus.text.patterns import Patterns
from usmx_corpus.trace import thesaurus
from usmx_corpus.trace.clauses import clauses, names_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from usmx_corpus.model import Fact

Span = tuple[int, int]

_PATTERNS = Patterns(
    {
        # Where one of several parts of a sentence ends and the next begins.
        "part": r"[;:—–]|,? (?:and|but|while|whereas|whilst|compared with|against|up from|down from)\s|,\s(?!\d)",
        # For what, to whom, whence: a phrase that another of its preposition may replace.
        "phrase": r"""(?xi) \b(?P<role>for|to|from|in|on|with|among|by)\s
            (?:(?:the|an?|its|their|our|all|each|every)\s)*+
            (?P<words> [a-z][a-z’'-]++ (?:\s
                (?!(?:and|or|to|for|from|in|on|with|by|at|of|as|than|is|are|was|were|has|have|will|that|which|who)\b)
                [a-z][a-z’'-]++){0,2}+ )""",
        # Whom somebody asks, and to do what.
        "request": r"""(?xi) \b
            (?:urg|call|ask|invit|request|encourag|direct|requir|order|instruct|press|appeal|advis|allow|authori[sz]
                |oblig|forc|tell|told)(?:e[ds]?|s|ed|ing)?\s
            (?:(?:up)?on\s|to\s)? (?:(?:the|all|its|their|an?)\s)*+
            (?P<whom>[^\s,;:.]++(?:\s(?!to\b)[^\s,;:.]++){0,3}+)\sto\s
            (?P<what>[a-z]++(?:\s(?!(?:and|or|but|by|until|before|after)\b)[^\s,;:.]++){0,4}+)""",
    }
)
#: Facts that may be told of several things in one sentence.
_FIGURES = facts.MEASURES
#: What pairs with what: two phrases do not, nor what is asked with what is elsewhere.
_REQUEST = frozenset(("whom", "what"))


class _Item(NamedTuple):
    """Something in a text, at `text[start:end]`, that others of its kind may replace: a fact, or stems of words."""

    kind: str
    start: int
    end: int
    fact: Fact | None = None
    stems: frozenset[str] = frozenset()


def crossed(claim: str, source: str, country: str = "") -> Iterator[Difference]:
    """Yield what the source puts in the place of one of two things that the claim puts together."""
    mine = _Items(claim, country)
    theirs = _Items(source, country)
    doers = [clause.doer for clause in clauses(claim) if clause.doer]
    told = [item for item in mine.every if not (item.kind == "name" and _is_in(item.start, doers))]
    for one, other in permutations(told, 2):
        if one.kind != other.kind and other in mine.partners(one, other.kind):
            here = _instead(one, other, mine, theirs)
            if here and _instead(other, one, mine, theirs):
                yield Difference(_type(other), claim[other.start : other.end], source[here.start : here.end])
                return


def _is_in(place: int, stretches: Sequence[Span]) -> bool:
    return any(start <= place < end for start, end in stretches)


def _instead(one: _Item, wanted: _Item, mine: _Items, theirs: _Items) -> _Item | None:
    """Return the partner that something has in the source wherever it stands, instead of the wanted one."""
    rivals = []
    for here in theirs.every:
        if not _is_same(one, here):
            continue
        partners = theirs.partners(here, wanted.kind)
        others = [item for item in partners if _are_rivals(wanted, item) and not mine.may_pair(one, item)]
        if not others or any(_is_same(wanted, item) for item in partners):
            return None
        rivals += others
    return rivals[0] if rivals else None


class _Items:
    """What stands in a text that others of its kind may replace, and what of it belongs together."""

    def __init__(self, text: str, country: str) -> None:
        self.text = text
        self.every = sorted(_items(text, country), key=lambda item: item.start)
        self._sentences = [start for start, _ in spans(text)]
        self._parts = sorted({0, *self._sentences, *(part.end() for part in _PATTERNS["part"].finditer(text))})

    def may_pair(self, one: _Item, item: _Item) -> bool:
        """Whether this text may put something in it together with an item of another text, too."""
        own = [self.partners(each, one.kind) for each in self.every if _is_same(each, item)]
        return any(not partners or one in partners for partners in own)

    def partners(self, item: _Item, kind: str) -> list[_Item]:
        """Return the items of a kind that belong to another in its sentence.

        Where the two kinds take turns, each belongs to the one in its turn; else those in its part of the sentence,
        where that has several of one kind at most.
        """
        sentence = bisect_right(self._sentences, item.start)
        own, others = (
            [each for each in self.every if each.kind == one and bisect_right(self._sentences, each.start) == sentence]
            for one in (item.kind, kind)
        )
        if len(own) == len(others) and _take_turns(own, others):
            return [others[own.index(item)]]
        own, others = ([each for each in several if self._part(each) == self._part(item)] for several in (own, others))
        return others if len(own) == 1 or len(others) == 1 else []

    def _part(self, item: _Item) -> int:
        return bisect_right(self._parts, item.start)


def _take_turns(ones: Sequence[_Item], others: Sequence[_Item]) -> bool:
    """Whether the items of two kinds stand in turns: "A 1, B 2", "1 to A and 2 to B"."""
    row = sorted([*ones, *others], key=lambda item: item.start)
    return all(left.kind != right.kind for left, right in pairwise(row))


# --- what may be paired ----------------------------------------------------------------------------------------------


def _items(text: str, country: str) -> Iterator[_Item]:
    """Yield the facts, the places in a row, the directions, the phrases and the requests of a text."""
    taken: list[Span] = []
    for fact in (*facts.facts_of(text, country, _FIGURES), *names_of(text, country)):
        kind = fact.type if fact.type in _FIGURES else "name"
        taken.append((fact.start, fact.end))
        yield _Item(kind, fact.start, fact.end, fact)
    for fact in facts.numbers_in(text):
        if fact.unit == "ordinal":
            yield _Item("ordinal", fact.start, fact.end, fact)
    for term in terms(text):
        if thesaurus.opposites(term.stem) and not _is_in(term.start, taken):
            yield _Item("direction", term.start, term.end, stems=frozenset((term.stem,)))
    requests = list(_PATTERNS["request"].finditer(text))
    taken += [found.span() for found in requests]
    for found in _PATTERNS["phrase"].finditer(text):
        is_purpose = found["role"].lower() == "to" and verbs.is_verb(found["words"].partition(" ")[0])
        if not is_purpose and not _is_in(found.start("words"), taken):
            yield _Item(found["role"].lower(), *found.span("words"), stems=_content(found["words"]))
    for found in requests:
        yield from (_Item(kind, *found.span(kind), stems=_content(found[kind])) for kind in ("whom", "what"))


def _content(words: str) -> frozenset[str]:
    """Return the stems that say something by themselves, all if none does."""
    row = words.split(" ")
    end = next((number for number, word in enumerate(row) if number and is_past(word)), len(row))
    every = frozenset(stems(" ".join(row[:end])))
    return every - thesaurus.LIGHT or every


def _is_same(one: _Item, other: _Item) -> bool:
    """Whether an item of the claim may be that of the source."""
    if one.kind != other.kind:
        return False
    if one.fact and other.fact:
        return facts.agree(one.fact, other.fact) is True
    if one.kind == "direction":
        return one.stems == other.stems or any(
            one.stems <= near and other.stems <= near for pair in thesaurus.poles() for near in pair
        )
    return not one.stems.isdisjoint(other.stems)


def _are_rivals(one: _Item, other: _Item) -> bool:
    """Whether one of two of a kind rules out the other."""
    if one.kind != other.kind or _is_same(one, other):
        return False
    if one.fact and other.fact:
        agreed = facts.agree(one.fact, other.fact)
        return agreed is False or (agreed is None and facts.are_alike(one.fact, other.fact))
    if one.kind == "direction":
        return any(other.stems <= thesaurus.opposites(stem) for stem in one.stems)
    return True


def _type(item: _Item) -> str:
    return facts.kind(item.fact) if item.fact else "relation"
