"""Find the paragraphs and list items that may carry a claim, and read them closely.

`Index.candidates` is all that tracing asks of the search: an index on disk that gives candidates can take its place.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest
from math import log
from typing import TYPE_CHECKING, cast

from usmx_corpus import facts
from usmx_corpus.facts import vocabulary
from usmx_corpus.model import Fact
from usmx_corpus.provenance import thesaurus
from usmx_corpus.provenance.terms import Term, content, roots, words
from usmx_corpus.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from usmx_corpus.model import Block, Document, Statement

Places = dict[str, list[tuple[int, int]]]  # where each root stands, in characters of the passage

#: What a root is worth in the title or the headings above a paragraph, compared with one in its words.
_ABOVE = 0.5
_HALF_A_YEAR = 6


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or list item, the unit that carries a claim."""

    document: Document
    block: Block

    @property
    def text(self) -> str:
        """The words as a reader sees them."""
        return self.block.text.clean

    @property
    def above(self) -> list[str]:
        """What stands over it: title, headings, and the lead-in of its list. They carry names that it leaves out."""
        parent = self.block.parent
        lead = [] if parent is None else [self.document.blocks[parent].text.clean]
        return [self.document.title, *self.block.section, *lead]


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage read closely: its words folded, its sentences with the places of their roots, the roots above it."""

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


class Index:
    """Where every root stands, and how rare it is, over the passages of some documents; all in memory."""

    def __init__(self, documents: Iterable[Document]) -> None:
        """Read all passages once; headings and furniture count only as context."""
        self.documents = tuple(documents)
        self.passages = tuple(
            Passage(document, block)
            for document in self.documents
            for block in document.blocks
            if block.kind in {"paragraph", "item"}
        )
        self._contexts: dict[tuple[str, ...], frozenset[str]] = {}
        self._inside: dict[str, list[int]] = defaultdict(list)
        self._above: dict[str, list[int]] = defaultdict(list)
        for number, passage in enumerate(self.passages):
            inside = {term.root for term in self.read(passage.text)}
            for root in inside:
                self._inside[root].append(number)
            for root in self.context(passage) - inside:
                self._above[root].append(number)

    @cached_property
    def acronyms(self) -> Mapping[str, tuple[str, ...]]:
        """Short forms that the documents define, folded, with the roots of what they stand for."""
        found: dict[str, tuple[str, ...]] = {}
        for document in self.documents:
            for text in (document.title, *(block.text.clean for block in document.blocks)):
                for short, name in vocabulary.acronyms(text).items():
                    found.setdefault(short.casefold(), tuple(roots(name)))
        return found

    @cached_property
    def _spelled(self) -> Mapping[str, list[tuple[str, tuple[str, ...]]]]:
        by_first: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for short, name in self.acronyms.items():
            if len(name) > 1:
                by_first.setdefault(name[0], []).append((short, name))
        return by_first

    def read(self, text: str) -> list[Term]:
        """Give a text's content words, its phrases, and both forms of what has a short one."""
        every = words(text)
        matter = content(every)
        return [*matter, *phrases(every), *self._other_forms(matter)]

    def context(self, passage: Passage) -> frozenset[str]:
        """Give the roots of what stands above a passage."""
        above = tuple(passage.above)
        if above not in self._contexts:
            self._contexts[above] = frozenset(term.root for text in above for term in self.read(text))
        return self._contexts[above]

    def weight(self, root: str) -> float:
        """Give how rare a root is: its inverse document frequency over the passages (Spärck Jones 1972), smoothed."""
        return log(1 + len(self.passages) / (1 + len(self._inside.get(root, ()))))

    def knows(self, root: str) -> bool:
        """Tell whether any passage holds the root."""
        return root in self._inside

    def candidates(self, wanted: Sequence[Mapping[str, float]], limit: int) -> list[Passage]:
        """Give the passages that hold most of what is wanted, most first.

        Each item of `wanted` is one word of a claim: the roots that may stand for it, and how well (0–1) each does.
        """
        scores: dict[int, float] = defaultdict(float)
        for choices in wanted:
            for number, gain in self._gains(choices).items():
                scores[number] += gain
        return [self.passages[number] for number in nlargest(limit, scores, key=scores.__getitem__)]

    def _gains(self, choices: Mapping[str, float]) -> dict[int, float]:
        """Give what each passage gains by holding one of the roots: the most that any of them brings."""
        postings = [
            (credit * self.weight(root) * share, numbers)
            for root, credit in choices.items()
            for share, numbers in ((1.0, self._inside.get(root)), (_ABOVE, self._above.get(root)))
            if numbers
        ]
        gains: dict[int, float] = {}
        for gain, numbers in sorted(postings, key=lambda posting: posting[0]):
            gains.update(dict.fromkeys(numbers, gain))  # the greatest gain is written last
        return gains

    def _other_forms(self, matter: Sequence[Term]) -> list[Term]:
        found = []
        for number, word in enumerate(matter):
            found += [Term(root, word.start, word.end) for root in self.acronyms.get(word.root, ())]
            for short, name in self._spelled.get(word.root, ()):
                row = matter[number : number + len(name)]
                if tuple(term.root for term in row) == name:
                    found.append(Term(short, word.start, row[-1].end))
        return found


def phrases(every: Sequence[Term]) -> list[Term]:
    """Give the phrases of the thesaurus that stand in a row of words, each as one term over them."""
    known = thesaurus.lexicon().phrases
    found = []
    for number, word in enumerate(every):
        for phrase in known.get(word.root, ()):
            row = every[number : number + len(phrase)]
            if tuple(term.root for term in row) == phrase:
                found.append(Term("_".join(phrase), word.start, row[-1].end))
    return found


def read(passage: Passage, statements: Sequence[Statement], index: Index) -> Reading:
    """Read a passage closely; `statements` are those of its block."""
    sentences = tuple((statement.start, statement.end) for statement in statements)
    places: tuple[Places, ...] = tuple({} for _ in sentences)
    for term in index.read(passage.text):
        number = next((n for n, (_, end) in enumerate(sentences) if term.start < end), len(sentences) - 1)
        places[number].setdefault(term.root, []).append((term.start, term.end))
    folded = " ".join(tokens(passage.text))
    return Reading(passage, folded, sentences, places, merged(places), index.context(passage))


def facts_inside(passage: Passage) -> tuple[Fact, ...]:
    """Give the facts of a passage; a day without a year is taken in the year that brings it nearest to its document."""
    day = passage.document.date
    found = facts.find(passage.text)
    return tuple(_in_year(fact, day) for fact in found) if day else found


def facts_above(passage: Passage) -> tuple[Fact, ...]:
    """Give the facts of the title and headings."""
    return tuple(fact for text in passage.above for fact in facts.find(text))


def day(passage: Passage) -> tuple[Fact, ...]:
    """Give the day of the document as a fact; one that only a sidecar names says nothing for a claim."""
    known = None if "date" in passage.document.editorial else passage.document.date
    return (Fact("date", known.isoformat(), (known.year, known.month, known.day), 0, 0),) if known else ()


def _in_year(fact: Fact, day: date) -> Fact:
    """Give a month without a year the year in which it is nearest to a day."""
    if fact.type != "date":
        return fact
    year, month, monthday = cast("tuple[int | None, int | None, int | None]", fact.value)
    if year is not None or month is None:
        return fact
    away = month - day.month
    return fact._replace(value=(day.year + (away < -_HALF_A_YEAR) - (away > _HALF_A_YEAR), month, monthday))
