"""The documents of a folder, read for `list duplicates`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.corpus import chronological, look_over, unique_ids
from usmx_corpus.duplicates.finding import LEAST, groups_of
from usmx_corpus.model import RELATIONS
from usmx_corpus.reading.passages import passages_of
from usmx_corpus.text.shingles import compared_words, sample

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from usmx_corpus.corpus import Survey
    from usmx_corpus.model import Group, Header, Problem, Relation
    from usmx_corpus.text.shingles import Sample

    Progress = Callable[[int, int], None]

#: Files between two reports of progress.
_STEP = 100


class Duplicates(NamedTuple):
    """What belongs together in a folder, the ids of all its documents, and the problems in reading them."""

    root: Path
    documents: tuple[str, ...]
    groups: tuple[Group, ...]
    problems: tuple[Problem, ...]


class _Read(NamedTuple):
    """The documents of a folder, read at once."""

    headers: Sequence[Header]
    texts: dict[str, list[str]]  # by id
    of_id: dict[str, Sample]

    def samples(self) -> list[Sample]:
        return [self.of_id[header.id] for header in self.headers]

    def passages(self, number: int) -> list[str]:
        return self.texts[self.headers[number].id]


def find_duplicates(root: Path | str | None = None, least: float = LEAST) -> Duplicates:
    """Find the documents of a folder (as `corpus.load` finds it) that belong together.

    Raises `CorpusMissingError` where there is no such folder or it holds no release, `ValueError` as `groups_of` does.
    """
    return duplicates_of(look_over(root), least)


def duplicates_of(
    survey: Survey,
    least: float = LEAST,
    wanted: Collection[Relation] = RELATIONS,
    progress: Progress = lambda _done, _of: None,
    about: Collection[str] = (),
) -> Duplicates:
    """Find what belongs together in a folder that was looked over, as `groups_of` does."""
    problems = list(survey.problems)
    read = _Read([], {}, {})
    headers: list[Header] = []
    for number, (name, id_) in enumerate(zip(survey.stamps, unique_ids(survey.stamps), strict=True)):
        document, found = survey.read(name, id_)
        problems += found
        if document:
            headers.append(document.header)
            read.texts[id_] = [passage.text for passage in passages_of(document)]
            read.of_id[id_] = sample(compared_words(read.texts[id_]))
        if number % _STEP == 0:
            progress(number, len(survey.stamps))
    progress(len(survey.stamps), len(survey.stamps))
    groups = groups_of(read._replace(headers=chronological(headers)), least, wanted, about)
    return Duplicates(survey.root, tuple(unique_ids(survey.stamps)), tuple(groups), tuple(dict.fromkeys(problems)))
