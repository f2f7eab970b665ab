"""Find the passages that hold some words, for who wants to look and not to trace."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.provenance import retrieval
from usmx_corpus.provenance.terms import roots, terms

if TYPE_CHECKING:
    from collections.abc import Callable

    from usmx_corpus.model import Header
    from usmx_corpus.provenance.passages import Passage
    from usmx_corpus.provenance.retrieval import Shelf

#: So many passages are looked through for those of the documents that are asked for.
_LOOKED_THROUGH = 2_000


class Hit(NamedTuple):
    """A passage that holds words somebody looks for; `marks` (start, end) in its text are these."""

    passage: Passage
    marks: tuple[tuple[int, int], ...]


def find(shelf: Shelf, words: str, limit: int, wanted: Callable[[Header], bool] = lambda _about: True) -> list[Hit]:
    """Give the passages that hold most of some words by their rarity, most first, of documents that are `wanted`."""
    index = retrieval.Index(shelf)
    asked = list(dict.fromkeys(roots(words)))
    index.learn(asked)
    known = [root for root in asked if index.knows(root)]
    found = index.candidates([{root: 1.0} for root in known], retrieval.Reach(_LOOKED_THROUGH)) if known else []
    hits = (Hit(passage, _marks(passage, set(asked))) for passage in found if wanted(passage.about))
    return list(islice((hit for hit in hits if hit.marks), limit))


def _marks(passage: Passage, asked: set[str]) -> tuple[tuple[int, int], ...]:
    return tuple((term.start, term.end) for term in terms(passage.text) if term.root in asked)
