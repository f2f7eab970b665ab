"""Bring an index up to date: read the files that were added or changed, forget those that are gone."""

from __future__ import annotations

import time
from json import JSONEncoder
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus import words
from usmx_corpus.commitments import extract, records, repeats
from usmx_corpus.corpus import chronological, unique_ids
from usmx_corpus.facts import vocabulary
from usmx_corpus.facts.ledger import is_figure
from usmx_corpus.index import store
from usmx_corpus.index.queries import all_commitments, all_headers, is_current
from usmx_corpus.model import Header

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from usmx_corpus.corpus import Survey
    from usmx_corpus.model import Commitment, Document, Problem

    Progress = Callable[[int, int], None]  # called with how many files are read, and of how many; 0 of 0 while waiting

#: Files changed so shortly (nanoseconds) before they were read may change again without a new stamp: the clocks of
#: file systems tick every few milliseconds, some every two seconds.
_TICK = 2_000_000_000


_as_json = JSONEncoder(ensure_ascii=False).encode


class _Work(NamedTuple):
    """What differs between a folder and its index: files to read (path → id) and paths to forget."""

    read: Mapping[str, str]
    forget: frozenset[str]


def update(database: sqlite3.Connection, survey: Survey, progress: Progress) -> None:
    """Bring the index up to date in one transaction: whoever looks sees the last whole state, or this one."""
    database.execute("PRAGMA cache_size = -65536")
    store.begin(database, lambda: progress(0, 0))
    try:
        if not is_current(database, survey):  # else another process was faster
            work = _work(database, survey)
            _forget(database, work)
            _read(database, survey, work.read, progress)
            _put_in_order(database)
            _tie(database)
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


def _work(database: sqlite3.Connection, survey: Survey) -> _Work:
    known = {path: (id_, stamp) for path, id_, stamp in database.execute("SELECT * FROM files")}
    ids = dict(zip(survey.stamps, unique_ids(survey.stamps), strict=True))
    read = {path: ids[path] for path, stamp in survey.stamps.items() if known.get(path) != (ids[path], stamp)}
    gone = known.keys() - ids.keys()
    # The deadlines of a copy count from the date of its original.
    moved = {
        *read.values(),
        *(known[path][0] for path in read.keys() & known.keys()),
        *(known[path][0] for path in gone),
    }
    for path, copy_of, summary_of in database.execute("SELECT path, copy_of, summary_of FROM documents").fetchall():
        if (copy_of in moved or summary_of in moved) and path in ids:
            read[path] = ids[path]
    return _Work(read, frozenset(gone | (read.keys() & known.keys())))


def _forget(database: sqlite3.Connection, work: _Work) -> None:
    paths = [(path,) for path in work.forget]
    own = "(SELECT id FROM commitments WHERE document = (SELECT id FROM documents WHERE path = ?))"
    for table in ("actors", "places"):
        database.executemany(f"DELETE FROM {table} WHERE commitment IN {own}", paths)  # noqa: S608 - our own names
    database.executemany("DELETE FROM commitments WHERE document = (SELECT id FROM documents WHERE path = ?)", paths)
    for table, column in (("documents", "path"), ("problems", "file"), ("files", "path")):
        database.executemany(f"DELETE FROM {table} WHERE {column} = ?", paths)  # noqa: S608


# --- reading -------------------------------------------------------------------------------------------------------


def _read(database: sqlite3.Connection, survey: Survey, files: Mapping[str, str], progress: Progress) -> None:
    """Read files one after the other, copies and summaries of others when all else is read."""
    late: list[Document] = []
    for number, (path, id_) in enumerate(files.items()):
        progress(number, len(files))
        begun = time.time_ns()
        document, problems = survey.read(path, id_)
        stamp = survey.stamps[path]
        database.execute("INSERT INTO files VALUES (?, ?, ?)", (path, id_, stamp if _is_settled(stamp, begun) else ""))
        _insert_problems(database, path, problems)
        if document:
            _insert_header(database, document.header)
            if document.copy_of or document.summary_of:
                late.append(document)
            else:
                _insert_commitments(database, extract(document))
    originals = {header.id: header for header in all_headers(database)} if late else {}
    for document in late:
        original = originals.get(document.copy_of or document.summary_of)
        _insert_commitments(database, extract(document, original))
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


def _insert_commitments(database: sqlite3.Connection, found: Sequence[Commitment]) -> None:
    rows = [_row(commitment) for commitment in found]
    database.executemany("INSERT INTO commitments VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    actors = [(name, each.id, name in each.actors) for each in found for name in _actors(each)]
    database.executemany("INSERT INTO actors VALUES (?, ?, ?)", actors)
    places = [(name, each.id) for each in found for name in records.places(each)]
    database.executemany("INSERT INTO places VALUES (?, ?)", places)


def _row(commitment: Commitment) -> tuple[object, ...]:
    said = words.tokens(commitment.text)
    stems = {*said, *(words.stem(word) for word in said if word not in words.FUNCTION_WORDS)}
    return (
        commitment.id,
        commitment.document,
        commitment.location.start,
        commitment.strength,
        commitment.kind,
        commitment.instrument or None,
        commitment.rule,
        len(commitment.amounts),
        sum(map(is_figure, commitment.facts)),
        f" {' '.join(sorted(stems))} ",
        _as_json(records.as_record(commitment)),
        _as_json(records.as_fields(commitment.facts)),
    )


def _actors(commitment: Commitment) -> set[str]:
    """Give who undertakes it: the actors, and the people and agencies in whose name the document says so."""
    if not commitment.actors_as_written:
        return set(commitment.actors)
    return {*commitment.actors, *(mention.name for mention in vocabulary.mentions(commitment.actors_as_written))}


# --- across documents ----------------------------------------------------------------------------------------------


def _put_in_order(database: sqlite3.Connection) -> None:
    order = chronological(all_headers(database))
    rows = [(position, header.id) for position, header in enumerate(order)]
    database.executemany("UPDATE documents SET position = ? WHERE id = ?", rows)


def _tie(database: sqlite3.Connection) -> None:
    """Match the commitments of all documents: weights of words depend on all of them."""
    commitments = list(all_commitments(database))
    found = repeats.find(commitments)
    promise = {
        stated.id: number for number, group in enumerate(repeats.promises(commitments, found)) for stated in group
    }
    database.execute("DELETE FROM ties")
    rows = (
        (each.id, promise[each.id], _as_json([*map(records.as_repeat, found.get(each.id, ()))]))
        for each in sorted(commitments, key=lambda each: each.id)
    )
    database.executemany("INSERT INTO ties VALUES (?, ?, ?)", rows)
