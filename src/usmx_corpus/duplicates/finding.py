"""A folder of releases read for what belongs together: the words of all once, of what may belong together again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.corpus import chronological, look_over, unique_ids
from usmx_corpus.duplicates.grouping import grouped
from usmx_corpus.duplicates.pairs import candidates, verified
from usmx_corpus.duplicates.relations import relations
from usmx_corpus.duplicates.shingles import sample, shingles, words
from usmx_corpus.model import RELATIONS, Group, Pair, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from usmx_corpus.corpus import Survey
    from usmx_corpus.duplicates.pairs import Shared
    from usmx_corpus.duplicates.shingles import Words
    from usmx_corpus.model import Card, Relation

#: Files between two reports of how far reading has come.
_STEP = 100
#: The share of a text that must be found in another.
LEAST = 0.5


class Duplicates(NamedTuple):
    """What belongs together in a folder, the ids of all its documents, and what was wrong in reading them."""

    root: Path
    documents: tuple[str, ...]
    groups: tuple[Group, ...]
    problems: tuple[Problem, ...]


def _silent(_done: int, _of: int) -> None:
    """Say nothing of how far reading has come."""


def find_duplicates(root: Path | str | None = None, least: float = LEAST) -> Duplicates:
    """Find the documents of a folder (as `corpus.load` finds it) that belong together.

    Two make a pair where the share `least` (0.2–1) of the runs of five words of either is found in the other: the
    containment of Broder (1997). They are looked for by a sample, which loses a few in a thousand of an archive's; what
    is told of a pair is counted on all its words.
    Raises `CorpusMissingError` where there is no such folder or it holds no release.
    """
    return duplicates_of(look_over(root), least)


def duplicates_of(
    survey: Survey,
    least: float = LEAST,
    wanted: Collection[Relation] = RELATIONS,
    progress: Callable[[int, int], None] = _silent,
) -> Duplicates:
    """Find what belongs together of a folder that was looked over; only pairs of the wanted relations are grouped."""
    names = tuple(survey.stamps)
    problems = list(survey.problems)
    samples = []
    for number, name in enumerate(names):
        samples.append(sample(_text(survey, name, problems)))
        if number % _STEP == 0:
            progress(number, len(names))
    progress(len(names), len(names))
    couples = candidates(samples, least)
    samples.clear()
    texts = {number: shingles(_text(survey, names[number])) for number in {each for pair in couples for each in pair}}
    found = tuple(verified(couples, texts, least))
    texts = {number: texts[number] for pair in found for number in pair[:2]}  # the others take much room
    cards = _cards(survey, texts.keys(), problems)
    documents = chronological(cards.values())
    pairs = _pairs(found, relations(found, texts, least), cards, documents)
    groups = grouped((pair for pair in pairs if pair.relation in wanted), documents)
    return Duplicates(survey.root, tuple(unique_ids(names)), tuple(groups), tuple(dict.fromkeys(problems)))


def _text(survey: Survey, name: str, problems: list[Problem] | None = None) -> Words:
    """Give the words of a file, none where it is no text; what the reader says of an odd file is among the problems."""
    content = survey.content(name)
    odd = content is None or not content.strip() or b"\0" in content
    text = "" if content is None or odd else content.decode("utf-8-sig", errors="replace")
    if problems is not None and (odd or "\N{REPLACEMENT CHARACTER}" in text):
        problems += survey.read(name, name)[1]
    return words(text)


def _cards(survey: Survey, numbers: Collection[int], problems: list[Problem]) -> dict[int, Card]:
    """Give what the documents of these numbers say of themselves; one that has gone meanwhile is left out."""
    found = {}
    for number, (name, id_) in enumerate(zip(survey.stamps, unique_ids(survey.stamps), strict=True)):
        if number in numbers:
            card, odd = survey.card(name, id_)
            problems += odd
            if card:
                found[number] = card
    return found


def _pairs(
    found: Iterable[Shared], told: Iterable[Relation], cards: Mapping[int, Card], documents: Iterable[Card]
) -> Iterator[Pair]:
    """Give each pair with its relation, the older document left."""
    place = {document.id: number for number, document in enumerate(documents)}
    for (left, right, left_shared, right_shared), relation in zip(found, told, strict=True):
        if left in cards and right in cards:
            pair = Pair(cards[left].id, cards[right].id, relation, left_shared, right_shared)
            yield pair if place[pair.left] < place[pair.right] else _turned(pair)


def _turned(pair: Pair) -> Pair:
    return Pair(pair.right, pair.left, pair.relation, pair.right_shared, pair.left_shared)
