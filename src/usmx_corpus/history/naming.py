"""Does a text name the thing that was promised: its words, in their order, close together, and no other's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from usmx_corpus.facts import entities
from usmx_corpus.history import promised
from usmx_corpus.text import analyse

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from usmx_corpus.history.promised import Promised

#: Words that may stand among those of a name: "Task Force on European Energy Security".
LOOSE = 2
#: Share (0–1) of a name's words, weighted by rarity, from which a text names it, and of those of its words that tell.
#: In an archive of 14,396 releases the "White House Task Force on Worker Organizing" has 0.82 without "White House" and
#: is the same; a "Lobito Corridor" without "Summit" has 0.85 and is another thing, so that its head must be there too.
NAMED = 0.8

#: What is done to an event, a body or a writing, as a document that tells of it says.
_DONE = frozenset(
    "held holds holding hosted hosts hosting host convened convenes convening convene reconvened launched launches "
    "launching launch relaunched established establishes establishing creates created formed issued issues issuing "
    "published publishes publishing released releases releasing signed signs signing met meets attended attending "
    "participated joined chaired announced announces announcing unveiled unveils began implement implementing".split()
)
#: So many words lie at most between what is done and the name: "established on 25 March 2022 the Task Force".
_NEAR = 6


_UNIONS = frozenset(("European Union", "African Union"))


def share(thing: Promised, weights: analyse.Weights, text: str) -> float:
    """Give the share (0–1) of a name that a text has: of all its words, or of those that tell where that is less.

    It is 0 where what the thing is, or a short name in it, is not there.
    """
    stems = promised.matter(text)
    if (thing.head and thing.head not in stems) or not all(re.search(rf"\b{each}\b", text) for each in thing.whole):
        return 0.0
    if thing.act and thing.act not in stems:
        return 0.0
    return min(_share(thing.stems, weights, stems), _share(thing.telling, weights, stems))


def hint(thing: Promised, weights: analyse.Weights, text: str) -> float:
    """Give the share (0–1) of the words that tell in a text that need not have the whole name."""
    return weights.coverage(thing.telling, promised.matter(text))


def is_told(thing: Promised, since: date, sentence: str) -> bool:
    """Tell a sentence in which the thing is held, founded or published from one that names it in passing.

    One with a year before the promise (`since`) looks back: "the Agreement, signed in 1996".
    """
    if any(int(year) < since.year for year in promised.years(sentence)):
        return False
    said = analyse.tokens(sentence)
    places = [place for place, word in enumerate(said) if analyse.stem(word) in thing.telling]
    return any(not _DONE.isdisjoint(said[max(place - _NEAR, 0) : place + _NEAR + 1]) for place in places)


def is_another(thing: Promised, parties: frozenset[str], text: str) -> bool:
    """Tell whether a text that has the words of a name means another: the second of its kind, last year's, Japan's.

    `parties` are the countries that the promise is about.
    """
    number = promised.ordinal(text)
    if thing.ordinal and number and number != thing.ordinal:
        return True
    years = promised.years(text)
    return bool(thing.years and years and not thing.years & years) or _is_others(thing, parties, text)


def _is_others(thing: Promised, parties: frozenset[str], text: str) -> bool:
    """Tell whether a text names countries of its own and leaves out those of the name, or of the promise."""
    there = nations(text)
    mine = frozenset(nation(place) or place for place in thing.places)
    if mine:
        return bool(there) and not mine & there if len(mine) == 1 else bool(there) and not mine <= there
    if thing.proper:
        return len(parties) > 1 and bool(there - parties) and bool(parties - there)
    return bool(there - parties)


def nations(text: str) -> frozenset[str]:
    """Give the countries a text names, or to which the places, agencies and people that it names belong."""
    return frozenset(name for mention in entities.mentions(text) if (name := nation(mention.name)))


def nation(name: str) -> str | None:
    """Give the country, or the union that acts like one, that a name is or belongs to."""
    return entities.nation(name) or next((each for each in entities.lineage(name) if each in _UNIONS), None)


def _share(stems: Sequence[str], weights: analyse.Weights, text: Sequence[str]) -> float:
    """Give the share (0–1) of some words that stand in a text close together and in their order."""
    wanted = set(stems)
    heaviest = (
        _in_order(stems, weights, text[start : start + len(stems) + LOOSE])
        for start, stem in enumerate(text)
        if stem in wanted
    )
    return max(heaviest, default=0.0) / sum(weights[stem] for stem in stems)


def _in_order(stems: Sequence[str], weights: analyse.Weights, text: Sequence[str]) -> float:
    """Give the weight of the heaviest common subsequence of a name and some words."""
    row = [0.0] * (len(text) + 1)
    for stem in stems:
        before = row[:]
        for place, other in enumerate(text, 1):
            row[place] = before[place - 1] + weights[stem] if stem == other else max(before[place], row[place - 1])
    return row[-1]
