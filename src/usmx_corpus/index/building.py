"""Bring an index up to date: read the files that were added or changed, forget those that are gone."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple, Protocol

from usmx_corpus.corpus import chronological, state, unique_ids
from usmx_corpus.index import store
from usmx_corpus.index.queries import all_headers, is_current
from usmx_corpus.model import Header

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping

    from usmx_corpus.corpus import Survey
    from usmx_corpus.model import Document, Problem

    Progress = Callable[[int, int], None]  # called with how many files are read, and of how many; 0 of 0 while waiting

#: Files changed so shortly (nanoseconds) before they were read may change again without a new stamp: the clocks of
#: file systems tick every few milliseconds, some every two seconds.
_TICK = 2_000_000_000


class Keeper(Protocol):
    """What a shelf does with the documents of a folder."""

    def also(self, ids: set[str]) -> list[str]:
        """Give the paths of documents that must be read again where those of these ids have changed."""

    def forget(self, paths: Iterable[str]) -> None:
        """Take out what was kept of these files; what the documents say of themselves is still there."""

    def keep(self, document: Document) -> None:
        """Keep a document."""

    def finish(self) -> None:
        """Do what needs all documents."""


class _Work(NamedTuple):
    """What differs between a folder and its index: files to read (path → id) and paths to forget."""

    read: Mapping[str, str]
    forget: frozenset[str]


def update(
    database: sqlite3.Connection, survey: Survey, make: Callable[[sqlite3.Connection], Keeper], progress: Progress
) -> None:
    """Bring an index up to date in one transaction: whoever looks sees the last whole state, or this one.

    `make` gives the keeper, once nobody else can write.
    """
    database.execute("PRAGMA cache_size = -65536")
    store.begin(database, lambda: progress(0, 0))
    try:
        if not is_current(database, survey):  # else another process was faster
            keeper = make(database)
            work = _work(database, survey, keeper)
            _forget(database, work, keeper)
            _read(database, survey, work.read, keeper, progress)
            _put_in_order(database)
            keeper.finish()
            _keep_state(database)
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")
    store.tidy(database)


def _work(database: sqlite3.Connection, survey: Survey, keeper: Keeper) -> _Work:
    known = {path: (id_, stamp) for path, id_, stamp in database.execute("SELECT * FROM files")}
    ids = dict(zip(survey.stamps, unique_ids(survey.stamps), strict=True))
    read = {path: ids[path] for path, stamp in survey.stamps.items() if known.get(path) != (ids[path], stamp)}
    gone = known.keys() - ids.keys()
    moved = {
        *read.values(),
        *(known[path][0] for path in read.keys() & known.keys()),
        *(known[path][0] for path in gone),
    }
    read |= {path: ids[path] for path in keeper.also(moved) if path in ids}
    return _Work(read, frozenset(gone | (read.keys() & known.keys())))


def _forget(database: sqlite3.Connection, work: _Work, keeper: Keeper) -> None:
    keeper.forget(work.forget)
    paths = [(path,) for path in work.forget]
    for table, column in (("documents", "path"), ("problems", "file"), ("files", "path")):
        database.executemany(f"DELETE FROM {table} WHERE {column} = ?", paths)  # noqa: S608 - our own names


def _read(
    database: sqlite3.Connection, survey: Survey, files: Mapping[str, str], keeper: Keeper, progress: Progress
) -> None:
    """Read files one after the other."""
    for number, (path, id_) in enumerate(files.items()):
        progress(number, len(files))
        begun = time.time_ns()
        document, problems = survey.read(path, id_)
        stamp = survey.stamps[path]
        database.execute("INSERT INTO files VALUES (?, ?, ?)", (path, id_, stamp if _is_settled(stamp, begun) else ""))
        _insert_problems(database, path, problems)
        if document:
            _insert_header(database, document.header)
            keeper.keep(document)
    progress(len(files), len(files))


def _is_settled(stamp: str, now: int) -> bool:
    """Tell whether the times of a stamp lie far enough back to show any later change."""
    times = (part.split(":")[:2] for part in stamp.split(";") if part)
    return all(abs(now - int(moment)) > _TICK for pair in times for moment in pair)


def _insert_problems(database: sqlite3.Connection, file: str, problems: Iterable[Problem]) -> None:
    database.executemany("INSERT INTO problems VALUES (?, ?, ?, ?, ?)", [(file, *problem) for problem in problems])


def _insert_header(database: sqlite3.Connection, header: Header) -> None:
    values = header._asdict() | {
        "date": header.date and header.date.isoformat(),
        "published": header.published and header.published.isoformat(),
        "modified": header.modified and header.modified.isoformat(),
        "editorial": " ".join(sorted(header.editorial)),
    }
    database.execute(_HEADER, values)


_HEADER = (
    f"INSERT INTO documents ({', '.join(Header._fields)}) VALUES ({', '.join(f':{field}' for field in Header._fields)})"  # noqa: S608
)


def _keep_state(database: sqlite3.Connection) -> None:
    known = dict(database.execute("SELECT path, stamp FROM files"))
    database.execute("DELETE FROM state")
    database.execute("INSERT INTO state VALUES (?)", [state(known)])


def _put_in_order(database: sqlite3.Connection) -> None:
    order = chronological(all_headers(database))
    rows = [(position, header.id) for position, header in enumerate(order)]
    database.executemany("UPDATE documents SET position = ? WHERE id = ?", rows)
