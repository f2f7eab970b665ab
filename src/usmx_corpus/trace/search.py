"""Search the passages for words, where nothing is to be traced."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.model import KINDS
from usmx_corpus.text import rarity
from usmx_corpus.text.analyse import stems, terms, tokens
from usmx_corpus.trace import candidates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from usmx_corpus.reading.passages import Passage
    from usmx_corpus.trace.candidates import Passages

#: How many of the best passages are sorted by how close together the words are.
_LOOKED_THROUGH = 1_000
#: How many passages that hold the words of a phrase are searched for the phrase.
_HOLDING = 20_000
#: How many words are looked for, the rarest first.
_MOST_WORDS = 60
_PHRASE = re.compile(r"[\"“”„«]([^\"“”„«»]+)[\"“”»]")


class Hit(NamedTuple):
    """A passage that holds words somebody looks for, and where: `marks` are spans of its text."""

    passage: Passage
    marks: tuple[tuple[int, int], ...]


def search(passages: Passages, words: str, limit: int) -> list[Hit]:
    """Return the passages that hold the most of some words by their rarity, best first.

    Of those that hold as much, the ones come first in which the words are closest together. What is in quotation marks
    must be there word for word.
    """
    asked = sorted(dict.fromkeys(stems(words)), key=rarity.weight, reverse=True)[:_MOST_WORDS]
    quoted = phrases(words)
    if quoted:
        telling = stems(" ".join(quoted)) or asked
        found, _ = passages.holding_all(telling, _HOLDING, lambda text: _has(text, quoted))
    else:
        reach = candidates.Reach(max(limit, _LOOKED_THROUGH))
        found = passages.candidates([{stem: 1.0} for stem in asked], reach)
    weights = {stem: rarity.weight(stem) for stem in asked}
    ranked = sorted((_ranked(passage, weights) for passage in found), key=lambda pair: pair[0])
    return list(islice(_shown(hit for _, hit in ranked), limit))


def phrases(words: str) -> list[str]:
    """Return the tokens of what is in quotation marks, each phrase joined by spaces."""
    return [" ".join(tokens(phrase)) for phrase in _PHRASE.findall(words)]


def _has(text: str, quoted: Sequence[str]) -> bool:
    folded = f" {' '.join(tokens(text))} "
    return all(f" {phrase} " in folded for phrase in quoted)


def _ranked(passage: Passage, weights: dict[str, float]) -> tuple[tuple[float, int, int], Hit]:
    """Return a hit with what sorts it: the weight of its words, how close they are, its kind; ties keep their order."""
    places = [(term.start, term.end, term.stem) for term in terms(passage.text) if term.stem in weights]
    held = {stem for _, _, stem in places}
    above = {stem for text in passage.context for stem in stems(text) if stem in weights} - held
    weight = sum(weights[stem] for stem in held) + candidates.ABOVE * sum(weights[stem] for stem in above)
    marks = tuple((start, end) for start, end, _ in places)
    return (-round(weight, 6), _closest(places, len(held)), KINDS.index(passage.about.kind)), Hit(passage, marks)


def _closest(places: Sequence[tuple[int, int, str]], count: int) -> int:
    """Return the length in characters of the shortest stretch that holds each of `count` words."""
    best, begin = 0, 0
    inside: dict[str, int] = {}
    for _, end, stem in places:
        inside[stem] = inside.get(stem, 0) + 1
        while inside[places[begin][2]] > 1:
            inside[places[begin][2]] -= 1
            begin += 1
        if len(inside) == count:
            length = end - places[begin][0]
            best = min(best or length, length)
    return best


def _shown(hits: Iterator[Hit]) -> Iterator[Hit]:
    """Yield hits; of those with the words only in the title or headings, the first of each document."""
    titled: set[str] = set()
    for hit in hits:
        if hit.marks or hit.passage.about.path not in titled:
            titled.add(hit.passage.about.path)
            yield hit
