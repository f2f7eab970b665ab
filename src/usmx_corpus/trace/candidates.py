"""Find the passages that may carry a claim, and read them closely.

A shelf holds the passages: `Memory` those of documents that were read, `index.passages` those of a folder in a file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import nlargest
from itertools import islice
from math import log
from typing import TYPE_CHECKING, NamedTuple, Protocol

from usmx_corpus import facts
from usmx_corpus.facts import shortforms
from usmx_corpus.facts.shortforms import ShortForms, other_forms
from usmx_corpus.model import Day, Fact
from usmx_corpus.reading import passages
from usmx_corpus.text.analyse import FUNCTION_WORDS, tokens
from usmx_corpus.text.terms import Term, content, every_root, located, roots, words
from usmx_corpus.trace import thesaurus

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from datetime import date

    from usmx_corpus.model import Document, FactType, Header
    from usmx_corpus.reading.passages import Passage

Wanted = Mapping[str, float]  # what may stand for one word of a claim: roots, and how well (0–1) each does
Places = dict[str, list[tuple[int, int]]]  # where each root stands, in characters of the passage

#: What a root is worth in the title or the headings above a paragraph, compared with one in its words.
ABOVE = 0.5
_HALF_A_YEAR = 6


class Sought(NamedTuple):
    """The roots that may stand for something a claim says, the phrases among them by their first root, short forms.

    Where a text has none of the `firsts`, only its words for themselves can be sought: no phrase or other form.
    """

    roots: frozenset[str]
    phrases: Mapping[str, Sequence[thesaurus.Phrase]]
    forms: ShortForms
    firsts: frozenset[str]


class Reading(NamedTuple):
    """A passage read closely for a claim.

    It has its words folded, its sentences, for each of these and for all where the roots stand that are sought, and
    which of them stand above it.
    """

    passage: Passage
    words: str
    sentences: tuple[tuple[int, int], ...]
    places: tuple[Places, ...]
    everywhere: Places
    above: frozenset[str]

    @property
    def text(self) -> str:
        """The words as a reader sees them."""
        return self.passage.text

    def within(self, first: int, last: int) -> Places:
        """Give the places of the roots of some sentences, `last` not included."""
        return merged(self.places[first:last]) if last - first > 1 else self.places[first]


def merged(several: Iterable[Places]) -> Places:
    """Give the places of several sentences as one."""
    together: Places = {}
    for places in several:
        for root, spans in places.items():
            together.setdefault(root, []).extend(spans)
    return together


class Reach(NamedTuple):
    """How far down the passages that hold most are taken: so many, with no more than so many different texts.

    Behind the first `sure` none is taken that scores less than a share of `least` of what the first one does.
    """

    passages: int
    texts: int | None = None
    sure: int = 0
    least: float = 0.0


class Shelf(Protocol):
    """Where passages stand: what an index has to ask of them, in memory or in a file."""

    def __len__(self) -> int:
        """Give how many passages there are."""

    def frequency(self, root: str) -> int:
        """Give how many passages hold a root."""

    def is_titled(self, root: str) -> bool:
        """Tell whether a root stands in the title of any document."""

    def acronyms(self, written: Collection[str], near: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        """Give the short forms among those written, and those whose name is near, with the roots of their names."""

    def candidates(
        self,
        wanted: Sequence[Wanted],
        weight: Callable[[str], float],
        reach: Reach,
        among: Callable[[Header], bool] | None,
    ) -> list[Passage]:
        """Give the passages that hold most of what is wanted, most first, of the documents that are asked for."""

    def holding_all(
        self, roots: Collection[str], limit: int, accept: Callable[[str], bool]
    ) -> tuple[list[Passage], int]:
        """Give the accepted of the first `limit` passages that hold all of some roots, and how many were looked at."""

    def around(self, passage: Passage) -> tuple[list[str], int]:
        """Give the texts of all passages of a document, and which of them (from 0) is that of the passage."""


class Index:
    """What passages say and how rare it is: words, phrases, and both forms of what has a short one."""

    def __init__(self, shelf: Shelf) -> None:
        """Take the passages."""
        self._shelf = shelf
        self._weights: dict[str, float] = {}

    def short_forms(self, text: str) -> ShortForms:
        """Give the short forms that a text writes or spells out, as the documents define them."""
        return shortforms.known(self._shelf.acronyms(shortforms.written(text), roots(text)))

    def sought(self, wanted: Iterable[str], forms: ShortForms) -> Sought:
        """Give what to look for in passages where some roots are wanted; phrases go by their roots joined by "_"."""
        every = frozenset(wanted) - FUNCTION_WORDS
        known = thesaurus.lexicon().phrases
        by_first = thesaurus.by_first(known[root] for root in every if root in known)
        return Sought(every, by_first, forms, frozenset((*by_first, *forms.by_root, *forms.by_first)))

    def weight(self, root: str) -> float:
        """Give how rare a root is: its inverse document frequency over the passages (Spärck Jones 1972), smoothed."""
        if root not in self._weights:
            self._weights[root] = log(1 + len(self._shelf) / (1 + self._shelf.frequency(root)))
        return self._weights[root]

    def knows(self, root: str) -> bool:
        """Tell whether any passage holds the root, or a title; of a phrase, all its words."""
        phrase = thesaurus.lexicon().phrases.get(root)
        if phrase:
            return all(self.knows(part) for part in phrase if part not in FUNCTION_WORDS)
        return self._shelf.frequency(root) > 0 or self._shelf.is_titled(root)

    def candidates(
        self,
        wanted: Sequence[Wanted],
        reach: Reach,
        forms: ShortForms,
        among: Callable[[Header], bool] | None = None,
    ) -> list[Passage]:
        """Give the passages that hold most of what is wanted, most first, of the documents that are asked for."""
        both = [self._in_both_forms(choices, forms) for choices in wanted]
        return self._shelf.candidates(both, self.weight, reach, among)

    def holding_all(
        self, roots: Collection[str], limit: int, accept: Callable[[str], bool]
    ) -> tuple[list[Passage], int]:
        """Give the accepted of the first `limit` passages that hold all of some roots, and how many were looked at."""
        return self._shelf.holding_all(roots, limit, accept)

    def around(self, passage: Passage) -> tuple[list[str], int]:
        """Give the texts of all passages of a document, and which of them (from 0) is that of the passage."""
        return self._shelf.around(passage)

    def _in_both_forms(self, choices: Wanted, forms: ShortForms) -> Wanted:
        """Add the rarest word of what a short form stands for: a shelf knows words, and not what they stand for."""
        names = {root: forms.names[root] for root in choices if root in forms.names}
        rarest = {max(name, key=self.weight): choices[root] for root, name in names.items()}
        return {**rarest, **choices} if rarest else choices


def read_whole(text: str, forms: ShortForms) -> list[Term]:
    """Give a text's content words, its phrases, and both forms of what has a short one."""
    every = words(text)
    matter = content(every)
    return [*matter, *phrases(every, thesaurus.lexicon().by_first), *other_forms(forms, matter, text)]


def look_for(sought: Sought, text: str) -> list[Term]:
    """Give those of what `read_whole` gives that are sought: most of a text has nothing to do with a claim."""
    said = every_root(text)
    if sought.firsts.isdisjoint(said):
        return located([root if root in sought.roots else "" for root in said], text)
    every = located(said, text)
    found = [word for word in every if word.root in sought.roots]
    found += phrases(every, sought.phrases)
    return found + [form for form in other_forms(sought.forms, content(every), text) if form.root in sought.roots]


class Memory:
    """Passages of documents that were read, with every root and where it stands."""

    def __init__(self, documents: Iterable[Document]) -> None:
        """Read all passages once."""
        documents = tuple(documents)
        texts = (text for each in documents for text in (each.title, *(block.text.clean for block in each.blocks)))
        self._acronyms = shortforms.defined(texts)
        forms = shortforms.known(self._acronyms)
        self._passages = tuple(passage for document in documents for passage in passages.passages_of(document))
        self._inside: dict[str, list[int]] = defaultdict(list)
        self._above: dict[str, list[int]] = defaultdict(list)
        known: dict[tuple[str, ...], frozenset[str]] = {}
        for number, passage in enumerate(self._passages):
            inside = {term.root for term in read_whole(passage.text, forms)}
            for root in inside:
                self._inside[root].append(number)
            if passage.context not in known:
                known[passage.context] = _roots_above(passage, forms)
            for root in known[passage.context] - inside:
                self._above[root].append(number)

    def __len__(self) -> int:
        """Give how many passages there are."""
        return len(self._passages)

    def frequency(self, root: str) -> int:
        """Give how many passages hold a root."""
        return len(self._inside.get(root, ()))

    def is_titled(self, root: str) -> bool:
        """Tell whether a root stands in a title, or in a heading."""
        return root in self._above

    def acronyms(self, written: Collection[str], near: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        """Give the short forms among those written, and those whose name is near, with the roots of their names."""
        there = set(near)
        return {short: name for short, name in self._acronyms.items() if short in written or there.issuperset(name)}

    def candidates(
        self,
        wanted: Sequence[Wanted],
        weight: Callable[[str], float],
        reach: Reach,
        among: Callable[[Header], bool] | None,
    ) -> list[Passage]:
        """Give the passages that hold most of what is wanted, most first, of the documents that are asked for."""
        scores: dict[int, float] = defaultdict(float)
        for choices in wanted:
            for number, gain in self._gains(choices, weight).items():
                scores[number] += gain
        asked = (pair for pair in scores.items() if among is None or among(self._passages[pair[0]].about))
        best = nlargest(reach.passages, asked, key=lambda pair: (pair[1], -pair[0]))
        chosen = within(reach, best, lambda numbers: [self._passages[number].text for number in numbers])
        return [self._passages[number] for number in chosen]

    def holding_all(
        self, roots: Collection[str], limit: int, accept: Callable[[str], bool]
    ) -> tuple[list[Passage], int]:
        """Give the accepted of the first `limit` passages that hold all of some roots, and how many were looked at."""
        every = [frozenset(self._inside.get(root, ())) for root in roots]
        held = frozenset.intersection(*every) if every else frozenset()
        passages = [self._passages[number] for number in sorted(held)[:limit]]
        return [passage for passage in passages if accept(passage.text)], len(passages)

    def around(self, passage: Passage) -> tuple[list[str], int]:
        """Give the texts of all passages of a document, and which of them (from 0) is that of the passage."""
        same = [other for other in self._passages if other.about.path == passage.about.path]
        return [other.text for other in same], [other.number for other in same].index(passage.number)

    def _gains(self, choices: Wanted, weight: Callable[[str], float]) -> dict[int, float]:
        """Give what each passage gains by holding one of the roots: the most that any of them brings."""
        postings = [
            (credit * weight(root) * share, numbers)
            for root, credit in choices.items()
            for share, numbers in ((1.0, self._inside.get(root)), (ABOVE, self._above.get(root)))
            if numbers
        ]
        gains: dict[int, float] = {}
        for gain, numbers in sorted(postings, key=lambda posting: posting[0]):
            gains.update(dict.fromkeys(numbers, gain))  # the greatest gain is written last
        return gains


def within(
    reach: Reach, ranked: Sequence[tuple[int, float]], texts: Callable[[Sequence[int]], Sequence[object]]
) -> list[int]:
    """Give the passages within reach of some that are ranked by score; `texts` gives what tells theirs apart."""
    near = [
        id_ for place, (id_, score) in enumerate(ranked) if place < reach.sure or score >= reach.least * ranked[0][1]
    ]
    every = texts(near)
    first = set(islice(dict.fromkeys(every), reach.texts))
    return [id_ for id_, text in zip(near, every, strict=True) if text in first]


def _roots_above(passage: Passage, forms: ShortForms) -> frozenset[str]:
    return frozenset(term.root for text in passage.context for term in read_whole(text, forms))


def phrases(every: Sequence[Term], by_first: Mapping[str, Iterable[thesaurus.Phrase]]) -> list[Term]:
    """Give the phrases that stand in a row of words, each as one term over them, of those that begin with a root."""
    found = []
    for number in [number for number, word in enumerate(every) if word.root in by_first]:
        word = every[number]
        for phrase in by_first[word.root]:
            row = every[number : number + len(phrase)]
            if tuple(term.root for term in row) == phrase:
                found.append(Term("_".join(phrase), word.start, row[-1].end))
    return found


def read(passage: Passage, sought: Sought) -> Reading:
    """Read a passage closely for what is sought."""
    sentences = passage.sentences()
    places: tuple[Places, ...] = tuple({} for _ in sentences)
    ends = [end for _, end in sentences]
    for term in look_for(sought, passage.text):
        number = min(bisect_right(ends, term.start), len(sentences) - 1)
        places[number].setdefault(term.root, []).append((term.start, term.end))
    folded = " ".join(tokens(passage.text))
    return Reading(passage, folded, sentences, places, merged(places), above(passage, sought))


def above(passage: Passage, sought: Sought) -> frozenset[str]:
    """Give the roots of what stands above a passage, of those that are sought."""
    return frozenset(term.root for text in passage.context for term in look_for(sought, text))


def facts_inside(passage: Passage, types: frozenset[FactType]) -> tuple[Fact, ...]:
    """Give the facts of a passage that are of some types.

    A day without a year is taken in the year that brings it nearest to its document.
    """
    day = passage.about.date
    found = _facts(passage.text, types)
    return tuple(_in_year(fact, day) for fact in found) if day else found


def facts_above(passage: Passage, types: frozenset[FactType]) -> tuple[Fact, ...]:
    """Give the facts of the title and headings that are of some types."""
    return tuple(fact for text in passage.context for fact in _facts(text, types))


def _facts(text: str, types: frozenset[FactType]) -> tuple[Fact, ...]:
    """Give the facts of some types; figures and names apart, since the first are asked for alone before."""
    return tuple(fact for some in (facts.MEASURES & types, facts.NAMES & types) for fact in facts.facts_in(text, some))


def day(passage: Passage) -> tuple[Fact, ...]:
    """Give the day of the document as a fact; one that only a sidecar names says nothing for a claim."""
    about = passage.about
    known = None if "date" in about.editorial else about.date
    return (Fact("date", known.isoformat(), Day(known.year, known.month, known.day), 0, 0),) if known else ()


def _in_year(fact: Fact, day: date) -> Fact:
    """Give a month without a year the year in which it is nearest to a day."""
    value = fact.value
    if not isinstance(value, Day) or value.year is not None or value.month is None:
        return fact
    away = value.month - day.month
    return fact._replace(value=value._replace(year=day.year + (away < -_HALF_A_YEAR) - (away > _HALF_A_YEAR)))
