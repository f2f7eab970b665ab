"""Where does this claim come from?

Words weighted by rarity find and admit; the facts decide between agreement and conflict; rapidfuzz grades the wording.
The answer speaks of sources and never of truth.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from usmx_corpus import conflicts, facts, links, thesaurus, vocabulary
from usmx_corpus.model import KINDS, Difference, Fact, Location, Source, Trace
from usmx_corpus.retrieval import Index, Passage
from usmx_corpus.terms import Term, roots, terms
from usmx_corpus.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Span = tuple[int, int]

#: How many passages are looked at word by word, and how many of these for their facts.
_CANDIDATES = 60
_SHORTLIST = 12
#: The longest row of statements that is taken for one source of a claim.
_LONGEST_WINDOW = 3
#: What a match outside the window is worth.
_ELSEWHERE = 0.6
_ABOVE = 0.6
#: What a fact is worth that the source states otherwise: the subject is there, the value is not.
_OTHERWISE = 0.6
_LIGHT = 0.3
#: A source that carries this share of a claim states it.
FLOOR = 0.62


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a claim says: a word, a name or a figure, its weight, and what may stand for it in a source."""

    start: int
    end: int
    weight: float
    choices: Mapping[str, float]
    fact: Fact | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim taken apart."""

    text: str
    words: tuple[Term, ...]
    parts: tuple[Part, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """What a score is made of, all shares from 0 to 1.

    `coverage`: of the claim's weight found in the source; `order`: of its neighbouring words that are neighbours there;
    `wording`: how alike the letters are.
    """

    coverage: float
    order: float
    wording: float


@dataclass(frozen=True, slots=True)
class Match:
    """A passage held against a claim: the statements that carry it (start, end in the passage), and how well."""

    passage: Passage
    window: Span
    score: float
    parts: Score
    marks: tuple[Span, ...]
    verdicts: conflicts.Judgement


class Searcher:
    """What many claims share: the index over some documents, and what has been read of their passages."""

    def __init__(self, documents: Iterable[Document]) -> None:
        """Index the documents; passages are read closely only when a claim comes near them."""
        self.index = Index(documents)
