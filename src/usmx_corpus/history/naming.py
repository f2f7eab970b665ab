"""Whether a text names the object of a commitment: its words in order and close together, and not another's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from usmx_corpus.facts import entities, lexicon
from usmx_corpus.history import objects
from usmx_corpus.text import analyse

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from usmx_corpus.history.objects import NamedObject

#: Extra words allowed among those of a name: "Task Force on European Energy Security". With none, 34 of 38 later
#: documents of the archive are found for 150 commitments.
LOOSE = 2
#: Share (0–1) of a name's words, weighted by rarity, and of its distinctive words, from which a text names it.
#: In an archive of 14,396 releases the "White House Task Force on Worker Organizing" has 0.82 without "White House" and
#: is the same. A "Lobito Corridor" without "Summit" has 0.85 and is something else; hence the head must be there too.
NAMED = 0.8

#: Verbs by which a text reports that an event was held, a body founded or a document published.
_REPORTING = frozenset(
    "held holds holding hosted hosts hosting host convened convenes convening convene reconvened launched launches "
    "launching launch relaunched established establishes establishing creates created formed issued issues issuing "
    "published publishes publishing released releases releasing signed signs signing met meets attended attending "
    "participated joined chaired announced announces announcing unveiled unveils began implement implementing".split()
)
#: Most words between such a verb and the name: "established on 25 March 2022 the Task Force".
_NEAR = 6
_UNIONS = frozenset(("European Union", "African Union"))


def share(named: NamedObject, weights: analyse.Weights, text: str) -> float:
    """Return the share (0–1) of a name that a text has: of all its words or of the distinctive ones, whichever is less.

    It is 0 if the text lacks the name's head, its act, or an acronym or figure in it.
    """
    stems = objects.content_stems(text)
    if not {named.head, named.act} - {""} <= set(stems):
        return 0.0
    if not all(re.search(rf"\b{each}\b", text) for each in named.verbatim):
        return 0.0
    return min(_share(named.stems, weights, stems), _share(named.distinctive, weights, stems))


def hint(named: NamedObject, weights: analyse.Weights, text: str) -> float:
    """Return the share (0–1) of the distinctive words that a text has, in any order."""
    return weights.coverage(named.distinctive, objects.content_stems(text))


def reports(named: NamedObject, since: date, sentence: str) -> bool:
    """Whether a sentence reports that the object was held, founded or published, and does not just mention it.

    A sentence with a year before the commitment's (`since`) looks back: "the Agreement, signed in 1996".
    """
    if any(int(year) < since.year for year in objects.years(sentence)):
        return False
    words = analyse.tokens(sentence)
    places = [place for place, word in enumerate(words) if analyse.stem(word) in named.distinctive]
    return any(not _REPORTING.isdisjoint(words[max(place - _NEAR, 0) : place + _NEAR + 1]) for place in places)


def names_another(named: NamedObject, parties: frozenset[str], text: str) -> bool:
    """Whether a text with the words of a name means another object: the third of its kind, last year's, Japan's.

    `parties` are the countries that the commitment is about.
    """
    number = objects.ordinal(text)
    if named.ordinal and number and number != named.ordinal:
        return True
    years = objects.years(text)
    return bool(named.years and years and not named.years & years) or _is_foreign(named, parties, text)


def _is_foreign(named: NamedObject, parties: frozenset[str], text: str) -> bool:
    """Whether a text names other countries and omits those of the name, or of the commitment."""
    there = nations(text)
    mine = frozenset(nation(place) or place for place in named.places)
    if mine:
        return bool(there) and not mine & there if len(mine) == 1 else bool(there) and not mine <= there
    if named.proper:
        return len(parties) > 1 and bool(there - parties) and bool(parties - there)
    return bool(there - parties)


def nations(text: str) -> frozenset[str]:
    """Return the countries that a text names, and those of the places, agencies and people in it."""
    return frozenset(name for mention in entities.name_spans(text) if (name := nation(mention.name)))


def nation(name: str) -> str | None:
    """Return the country (or the union that acts like one) that a name is or belongs to."""
    return lexicon.nation(name) or next((each for each in lexicon.lineage(name) if each in _UNIONS), None)


def _share(stems: Sequence[str], weights: analyse.Weights, text: Sequence[str]) -> float:
    """Return the share (0–1) of some words that a text has close together and in their order."""
    wanted = set(stems)
    heaviest = (
        _common_weight(stems, weights, text[start : start + len(stems) + LOOSE])
        for start, stem in enumerate(text)
        if stem in wanted
    )
    return max(heaviest, default=0.0) / sum(weights[stem] for stem in stems)


def _common_weight(stems: Sequence[str], weights: analyse.Weights, text: Sequence[str]) -> float:
    """Return the weight of the heaviest common subsequence of a name and some words."""
    row = [0.0] * (len(text) + 1)
    for stem in stems:
        before = row[:]
        for place, other in enumerate(text, 1):
            row[place] = before[place - 1] + weights[stem] if stem == other else max(before[place], row[place - 1])
    return row[-1]
