"""Answer many claims in their order, on all cores."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.archive import Archive
from usmx_corpus.cli import options
from usmx_corpus.errors import UnknownReferenceError, UntraceableClaimError, UsmxError
from usmx_corpus.index import workers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from usmx_corpus.cli.asked import Asked
    from usmx_corpus.corpus import Folder
    from usmx_corpus.model import Filters, Trace

    Answered = tuple[Asked, Trace | str]  # a claim and its answer, or why it has none

#: Claims that one process answers at a time; fewer than `_FEW` this process answers alone.
_CHUNK = 4
_FEW = 24


class Question(NamedTuple):
    """A claim and the documents to look in; `problem` says why it cannot be asked, "" if it can."""

    asked: Asked
    filters: Filters
    problem: str = ""


def questions(asked: Iterable[Asked], filters: Filters, *, before: bool) -> Iterator[Question]:
    """Yield each claim with its filters: with `before`, only documents of an earlier day than that of the claim."""
    for one in asked:
        yield _before(one, filters) if before else Question(one, filters)


def _before(one: Asked, filters: Filters) -> Question:
    day = options.first_day(one.date)
    if day is None:
        what = f"is not a date like 2021-06-08: “{one.date}”" if one.date else "has no date"
        return Question(one, filters, f"this claim {what}, which --before-claim needs")
    eve = day - timedelta(days=day > day.min)
    return Question(one, filters._replace(until=min(filters.until or eve, eve)))


def answers(archive: Archive, asked: Iterable[Question], *, at_once: bool) -> Iterator[Answered]:
    """Yield each claim with its answer; the id of a commitment stands for its words.

    With `at_once` each is answered before the next is read, as who writes into a pipe expects. Else claims are read
    ahead, and answered on several cores. Raises what reading them raises, after the answers to those before.
    """
    if at_once:
        yield from _here(archive, asked)
        return
    raised: list[UsmxError] = []
    waiting = _until(asked, raised)
    first = list(islice(waiting, _FEW))
    jobs = workers.cores()
    if len(first) < _FEW or jobs == 1 or archive.index.unwritten:
        yield from _here(archive, chain(first, waiting))
    else:
        # With the first one this process loads all that the others then have.
        yield from _here(archive, first[:1])
        archive.close()  # the locks of SQLite do not survive a fork: each process opens the index for itself
        chunks = _chunks(chain(first[1:], waiting))
        yield from workers.run(_answered, chunks, jobs, partial(_here, archive), partial(_open, archive.folder))
    if raised:
        raise raised[0]


def _until(asked: Iterable[Question], raised: list[UsmxError]) -> Iterator[Question]:
    """Yield questions up to the first that cannot be read, and keep the error."""
    try:
        yield from asked
    except UsmxError as error:
        raised.append(error)


def _chunks(asked: Iterator[Question]) -> Iterator[list[Question]]:
    while chunk := list(islice(asked, _CHUNK)):
        yield chunk


def _here(archive: Archive, asked: Iterable[Question]) -> Iterator[Answered]:
    for one in asked:
        yield one.asked, one.problem or _answer(archive, one)


def _answer(archive: Archive, one: Question) -> Trace | str:
    try:
        return archive.trace(_words(archive, one.asked.claim), one.filters)
    except UntraceableClaimError as error:
        return str(error)


def _words(archive: Archive, claim: str) -> str:
    """Return the words of the commitment with this id; anything else is a claim."""
    if not options.ID_AMONG_CLAIMS.fullmatch(claim):
        return claim
    try:
        return archive.commitment(claim)[0].commitment.text
    except UnknownReferenceError:
        return claim


# --- in a process of its own -----------------------------------------------------------------------------------------

_opened: list[Archive] = []


def _open(folder: Folder) -> None:
    """Prepare a process that answers."""
    _opened.append(Archive(folder, jobs=1))


def _answered(chunk: Sequence[Question]) -> list[Answered] | None:
    """Answer a chunk; None where that fails, so that the process that asks does it and tells the error."""
    try:
        return list(_here(_opened[0], chunk))
    except Exception:  # noqa: BLE001 - an error may not survive the way between processes
        return None
