"""Find the passages that hold some words, for who wants to look and not to trace."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.model import KINDS
from usmx_corpus.text.analyse import tokens
from usmx_corpus.text.terms import roots, terms
from usmx_corpus.trace import candidates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from usmx_corpus.model import Header
    from usmx_corpus.reading.passages import Passage
    from usmx_corpus.trace.candidates import Shelf

#: So many of the passages that hold most words are put in order by how close together these stand.
_LOOKED_THROUGH = 1_000
#: So many passages that hold the words of a phrase are looked through for it.
_HOLDING = 20_000
#: So many words are looked for, the rarest.
_MOST_WORDS = 60
_PHRASE = re.compile(r"[\"“”„«]([^\"“”„«»]+)[\"“”»]")


class Hit(NamedTuple):
    """A passage that holds words somebody looks for; `marks` (start, end) in its text are these."""

    passage: Passage
    marks: tuple[tuple[int, int], ...]


def search(shelf: Shelf, words: str, limit: int, wanted: Callable[[Header], bool] | None = None) -> list[Hit]:
    """Give the passages that hold most of some words by their rarity, most first, of documents that are `wanted`.

    Of those that hold as many, the ones in which they stand closest together come first. What stands in quotation
    marks must be there as it is, word for word.
    """
    index = candidates.Index(shelf)
    asked = [root for root in dict.fromkeys(roots(words)) if index.knows(root)]
    asked = sorted(asked, key=index.weight, reverse=True)[:_MOST_WORDS]
    if not asked:
        return []
    quoted = phrases(words)
    if quoted:
        telling = roots(" ".join(quoted)) or asked
        held, _ = index.holding_all(telling, _HOLDING, lambda text: _has(text, quoted))
        found = [passage for passage in held if not wanted or wanted(passage.about)]
    else:
        reach = candidates.Reach(max(limit, _LOOKED_THROUGH))
        found = index.candidates([{root: 1.0} for root in asked], reach, index.short_forms(words), wanted)
    weights = {root: index.weight(root) for root in asked}
    ranked = sorted((_ranked(passage, weights) for passage in found), key=lambda pair: pair[0])
    return list(islice(_shown(hit for _, hit in ranked), limit))


def phrases(words: str) -> list[str]:
    """Give what stands in quotation marks, folded."""
    return [" ".join(tokens(phrase)) for phrase in _PHRASE.findall(words)]


def _has(text: str, quoted: Sequence[str]) -> bool:
    folded = f" {' '.join(tokens(text))} "
    return all(f" {phrase} " in folded for phrase in quoted)


def _ranked(passage: Passage, weights: dict[str, float]) -> tuple[tuple[float, int, int], Hit]:
    """Give a passage with what puts it in order: the weight of its words, how close together they are, its kind."""
    places = [(term.start, term.end, term.root) for term in terms(passage.text) if term.root in weights]
    held = {root for _, _, root in places}
    above = {root for text in passage.context for root in roots(text) if root in weights} - held
    weight = sum(weights[root] for root in held) + candidates.ABOVE * sum(weights[root] for root in above)
    marks = tuple((start, end) for start, end, _ in places)
    return (-round(weight, 6), _closest(places, len(held)), KINDS.index(passage.about.kind)), Hit(passage, marks)


def _closest(places: Sequence[tuple[int, int, str]], count: int) -> int:
    """Give how many characters the shortest stretch has that holds each of `count` words."""
    best, begin = 0, 0
    inside: dict[str, int] = {}
    for _, end, root in places:
        inside[root] = inside.get(root, 0) + 1
        while inside[places[begin][2]] > 1:
            inside[places[begin][2]] -= 1
            begin += 1
        if len(inside) == count:
            length = end - places[begin][0]
            best = min(best or length, length)
    return best


def _shown(hits: Iterator[Hit]) -> Iterator[Hit]:
    """Leave out what only has the words above it, but for the first passage of a document."""
    titled: set[str] = set()
    for hit in hits:
        if hit.marks or hit.passage.about.path not in titled:
            titled.add(hit.passage.about.path)
            yield hit
