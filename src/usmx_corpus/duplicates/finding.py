"""A folder of releases read for what belongs together: the words of all once, of what may belong together again."""

from __future__ import annotations

from array import array
from collections import defaultdict
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.corpus import chronological, look_over, unique_ids
from usmx_corpus.duplicates.bits import add_turned, bits_of, members
from usmx_corpus.duplicates.grouping import Graph, grouped
from usmx_corpus.duplicates.holdings import gathered
from usmx_corpus.duplicates.pairs import candidates
from usmx_corpus.duplicates.relations import relations
from usmx_corpus.duplicates.shingles import figures, sample, shingles, words
from usmx_corpus.model import RELATIONS, Group, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from pathlib import Path

    from usmx_corpus.corpus import Survey
    from usmx_corpus.duplicates.holdings import Texts
    from usmx_corpus.duplicates.relations import Links
    from usmx_corpus.duplicates.shingles import Sample, Shingle, Words
    from usmx_corpus.model import Card, Relation

    Progress = Callable[[int, int], None]

#: Files between two reports of how far reading has come.
_STEP = 100
#: The share of a text that must be found in another.
LEAST = 0.5
#: Below this an archive takes minutes and gigabytes, for pairs that have set phrases in common: 152,000 at .2.
LEAST_SHARE = 0.2


class Duplicates(NamedTuple):
    """What belongs together in a folder, the ids of all its documents, and what was wrong in reading them.

    Of what a document says of itself only that of grouped ones was read, so a date that is none is a problem there
    alone.
    """

    root: Path
    documents: tuple[str, ...]
    groups: tuple[Group, ...]
    problems: tuple[Problem, ...]


class _Read(NamedTuple):
    """The texts of a folder: the numbers of the files that have the same words, and the sample of each text."""

    files: Sequence[Sequence[int]]
    samples: Sequence[Sample]


def _silent(_done: int, _of: int) -> None:
    """Say nothing of how far reading has come."""


def find_duplicates(root: Path | str | None = None, least: float = LEAST) -> Duplicates:
    """Find the documents of a folder (as `corpus.load` finds it) that belong together.

    Two make a pair where the share `least` (0.2–1) of the runs of five words of either is found in the other: the
    containment of Broder (1997). They are looked for by a sample, which loses a few in a thousand of an archive's; what
    is told of a pair is counted on all its words.
    Raises `CorpusMissingError` where there is no such folder or it holds no release, `ValueError` for another share.
    """
    return duplicates_of(look_over(root), least)


def duplicates_of(
    survey: Survey,
    least: float = LEAST,
    wanted: Collection[Relation] = RELATIONS,
    progress: Progress = _silent,
    about: Collection[str] = (),
) -> Duplicates:
    """Find what belongs together of a folder that was looked over; only pairs of the wanted relations are grouped.

    With `about` (ids), only what makes a pair with one of these documents.
    """
    if not LEAST_SHARE <= least <= 1:
        raise ValueError(f"not a share from {LEAST_SHARE} to 1: {least:g}")
    problems = list(survey.problems)
    read = _read(survey, problems, progress)
    among = candidates(read.samples, least)
    texts, told = _texts(survey, read.files, among)
    add_turned(among)
    links, most = relations(texts, among, told, least)
    paired = {number for linked in links.values() for number in linked}
    paired |= {number for number, files in enumerate(read.files) if len(files) > 1}
    graph = _graph(survey, read.files, paired, (links, most, texts), problems)
    asked = [number for number, document in enumerate(graph.documents) if document.id in about]
    groups = grouped(graph, wanted, asked) if asked or not about else []
    ids = tuple(unique_ids(survey.stamps))
    return Duplicates(survey.root, ids, tuple(groups), tuple(dict.fromkeys(problems)))


def _read(survey: Survey, problems: list[Problem], progress: Progress) -> _Read:
    """Read all files once."""
    files: list[list[int]] = []
    samples: list[Sample] = []
    known: dict[int, int] = {}
    for number, name in enumerate(survey.stamps):
        text = _text(survey, name, problems)
        own = known.setdefault(hash(tuple(text)), len(files)) if text else len(files)
        if own < len(files):
            files[own].append(number)
        else:
            files.append([number])
            samples.append(sample(text))
        if number % _STEP == 0:
            progress(number, len(survey.stamps))
    progress(len(survey.stamps), len(survey.stamps))
    return _Read(files, samples)


def _texts(survey: Survey, files: Sequence[Sequence[int]], holders: Links) -> tuple[Texts, Mapping[int, int]]:
    """Read again what may belong together: the shingles of each text, and what tells its figures.

    A pair shares only shingles of texts that may be held by others, which are few words beside those of the holders.
    """
    names = tuple(survey.stamps)
    sizes: dict[int, int] = {}
    told: dict[int, int] = {}
    kept: dict[int, array[Shingle]] = {}
    wanted: set[Shingle] = set()
    held = list(holders)
    for number in (*held, *members(reduce(or_, holders.values(), 0) & ~bits_of(held))):
        text = _text(survey, names[files[number][0]])
        own = shingles(text)
        sizes[number], told[number] = len(own), figures(text)
        if number in holders:
            wanted |= own
        kept[number] = array("q", own if number in holders else wanted & own)
    wanted.clear()
    return gathered(kept, sizes), told


def _graph(
    survey: Survey,
    files: Sequence[Sequence[int]],
    paired: Collection[int],
    found: tuple[Mapping[Relation, Links], Links, Texts],
    problems: list[Problem],
) -> Graph:
    """Put what was found and the cards of its documents together; one that has gone meanwhile is left out."""
    cards = _cards(survey, {file for number in paired for file in files[number]}, problems)
    documents = chronological(cards.values())
    place = {document.id: number for number, document in enumerate(documents)}
    of_text: defaultdict[int, list[int]] = defaultdict(list)
    text_of = [0] * len(documents)
    for number in paired:
        for file in files[number]:
            if file in cards:
                document = place[cards[file].id]
                of_text[number].append(document)
                text_of[document] = number
    return Graph(*found, documents, {number: sorted(own) for number, own in of_text.items()}, text_of)


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
