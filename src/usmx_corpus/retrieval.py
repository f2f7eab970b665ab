"""Find the paragraphs and list items that may carry a claim: an inverted index in memory.

What it gives (`Index.candidates`) is all that `provenance` asks of it, so an index on disk can take its place.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest
from math import log
from typing import TYPE_CHECKING

from usmx_corpus import thesaurus, vocabulary
from usmx_corpus.terms import Term, content, roots, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from usmx_corpus.model import Block, Document

#: A root in more blocks than this admits nothing by itself: it only counts for blocks that a rarer root has found.
_COMMON = 4_000
#: What a root is worth in the title or the headings above a paragraph, compared with one in its words.
_ABOVE = 0.5


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or list item, the unit that carries a claim."""

    document: Document
    block: Block


class Index:
    """Where every root stands, and how rare it is, over the passages of some documents."""

    def __init__(self, documents: Iterable[Document]) -> None:
        """Read all passages once; headings and furniture count only as context."""
        self.documents = tuple(documents)
        self.passages = tuple(
            Passage(document, block)
            for document in self.documents
            for block in document.blocks
            if block.kind in {"paragraph", "item"}
        )
        self._inside: dict[str, list[int]] = defaultdict(list)
        self._above: dict[str, list[int]] = defaultdict(list)
        for number, passage in enumerate(self.passages):
            inside = {term.root for term in self.read(passage.block.text.clean)}
            for root in inside:
                self._inside[root].append(number)
            for root in self.context(passage) - inside:
                self._above[root].append(number)

    @cached_property
    def acronyms(self) -> Mapping[str, tuple[str, ...]]:
        """Short forms that the documents define, folded, with the roots of what they stand for."""
        found: dict[str, tuple[str, ...]] = {}
        for document in self.documents:
            for text in (document.title, *(block.text.clean for block in document.blocks if "(" in block.text.clean)):
                for short, name in vocabulary.acronyms(text).items():
                    found.setdefault(short.casefold(), tuple(roots(name)))
        return found

    def read(self, text: str) -> list[Term]:
        """Give a text's content words, its phrases, and what its short forms stand for."""
        every = words(text)
        return [*content(every), *with_phrases(every), *spelled_out(content(every), self.acronyms)]

    def context(self, passage: Passage) -> set[str]:
        """Give the roots of what stands over a passage: title, headings, and the lead-in of its list."""
        document, block = passage.document, passage.block
        above = [document.title, *block.section]
        if block.parent is not None:
            above.append(document.blocks[block.parent].text.clean)
        return {term.root for text in above for term in self.read(text)}

    def weight(self, root: str) -> float:
        """Give how rare a root is: its inverse document frequency over the passages."""
        count = len(self._inside.get(root, ()))
        return log(1 + len(self.passages) / (1 + count))

    def knows(self, root: str) -> bool:
        """Tell whether any passage holds the root."""
        return root in self._inside

    def candidates(self, wanted: Sequence[Mapping[str, float]], limit: int) -> list[Passage]:
        """Give the passages that hold most of what is wanted, most first.

        Each item of `wanted` is one word of a claim: the roots that may stand for it, and how well (0–1) each does.
        """
        scores: dict[int, float] = defaultdict(float)
        for choices in wanted:
            best: dict[int, float] = {}
            for root, credit in choices.items():
                gain = credit * self.weight(root)
                self._note(best, self._inside.get(root, ()), gain)
                self._note(best, self._above.get(root, ()), gain * _ABOVE)
            for number, gain in best.items():
                scores[number] += gain
        ranked = nlargest(limit, scores.items(), key=lambda found: (found[1], -found[0]))
        return [self.passages[number] for number, _ in ranked]

    @staticmethod
    def _note(best: dict[int, float], numbers: Sequence[int], gain: float) -> None:
        for number in numbers:
            if gain > best.get(number, 0.0):
                best[number] = gain


def with_phrases(every: Sequence[Term]) -> list[Term]:
    """Give the phrases of the thesaurus that stand in a row of words, each as one term over their words."""
    phrases = thesaurus.lexicon().phrases
    found = []
    for number, word in enumerate(every):
        for phrase in phrases.get(word.root, ()):
            end = number + len(phrase)
            if tuple(term.root for term in every[number:end]) == phrase:
                found.append(Term("_".join(phrase), word.start, every[end - 1].end))
    return found


def spelled_out(content_words: Sequence[Term], acronyms: Mapping[str, tuple[str, ...]]) -> list[Term]:
    """Give what stands behind short forms, and the short forms of what is spelled out."""
    found = []
    by_first = {name[0]: (short, name) for short, name in acronyms.items() if name}
    for number, word in enumerate(content_words):
        found += [Term(root, word.start, word.end) for root in acronyms.get(word.root, ())]
        short, name = by_first.get(word.root, ("", ()))
        end = number + len(name)
        if name and tuple(term.root for term in content_words[number:end]) == name:
            found.append(Term(short, word.start, content_words[end - 1].end))
    return found
