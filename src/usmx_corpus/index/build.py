"""Bring an index up to date: read the files that were added or changed, forget those that are gone."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.corpus import chronological, state_of
from usmx_corpus.index import mentions, postings, rows, store, workers
from usmx_corpus.index.queries import current, headers
from usmx_corpus.model import Header
from usmx_corpus.reading.metadata.order import AMBIGUOUS, SETTLED

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from usmx_corpus.corpus import Folder
    from usmx_corpus.index.mention_rows import MentionRows
    from usmx_corpus.index.opening import Progress
    from usmx_corpus.index.rows import PassageRows, Reading, Row
    from usmx_corpus.model import Document

READING, WAITING = "Reading documents", "Waiting for another usmx that reads this folder"
#: A file changed so shortly (nanoseconds) before it was read may change again without a new stamp: the clocks of file
#: systems tick every few milliseconds, some every two seconds.
_TICK = 2_000_000_000
#: Parts of an index that are filled from its other tables when a question first needs them.
#: The part of the state that says what dates of two numbers begin with, for the files that need it.
_ORDER = "date order"
_PARTS: Mapping[str, tuple[str, Callable[[sqlite3.Connection], None]]] = {
    "mentions": ("Matching mentions", mentions.fill),
    "masks": ("Sorting words", postings.fill),
}


class _Changes(NamedTuple):
    """What differs between a folder and its index: files to read, and paths to forget."""

    read: Sequence[rows.File]
    forget: frozenset[str]


def update(connection: sqlite3.Connection, folder: Folder, progress: Progress, jobs: int) -> frozenset[str]:
    """Bring an index up to date in one transaction: readers see the last whole state, or this one.

    Returns the paths of the files that were read.
    """
    read: frozenset[str] = frozenset()
    connection.execute("PRAGMA cache_size = -65536")
    store.begin(connection, lambda: progress(WAITING, 0, 0))
    try:
        if not current(connection, "files", folder.state):  # else another process was faster
            read = _Writer(connection).write(folder, progress, jobs)
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    store.commit(connection)
    return read


def fill(connection: sqlite3.Connection, part: str, progress: Progress) -> None:
    """Fill a part of an index from its other tables, in one transaction."""
    store.begin(connection, lambda: progress(WAITING, 0, 0))
    try:
        (state,) = connection.execute("SELECT of_files FROM state WHERE part = 'files'").fetchone()
        if not current(connection, part, state):
            doing, filling = _PARTS[part]
            progress(doing, 0, 0)
            filling(connection)
            connection.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", [part, state])
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    store.commit(connection)


class _Writer:
    """Writes what files contribute into an index that is open for writing."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._passage = postings.next_passage(connection)
        self._waiting: list[Document] = []

    def write(self, folder: Folder, progress: Progress, jobs: int) -> frozenset[str]:
        """Read what changed, forget what is gone, and return the paths that were read."""
        changes = _changes(self._connection, folder)
        self._forget(changes.forget)
        for number, reading in enumerate(workers.readings(changes.read, jobs)):
            progress(READING, number, len(changes.read))
            self._insert(_settled(reading, folder), folder.stamps[reading.file.path])
        self._insert_waiting()
        self._put_in_order()
        known = dict(self._connection.execute("SELECT path, stamp FROM files"))
        self._connection.execute("DELETE FROM state")
        contents = dict(self._connection.execute("SELECT path, id || ' ' || sha256 FROM documents"))
        order = folder.date_order if _open(self._connection) else ""
        parts = [("files", state_of(known)), ("contents", state_of(contents)), (_ORDER, order)]
        self._many("INSERT INTO state VALUES (?, ?)", parts)
        return frozenset(file.path for file in changes.read)

    # --- what is gone ---

    def _forget(self, paths: Iterable[str]) -> None:
        """Remove all that was kept of some files; a search without texts needs its words back to forget them."""
        query = "SELECT d.number, d.id, d.title, s.first, s.behind FROM documents AS d JOIN spans AS s USING (number)"
        for path in paths:
            for number, id_, title, first, behind in self._rows(f"{query} WHERE d.path = ?", path):
                self._forget_passages(number, title, first, behind)
                self._forget_mentions(id_)
            for table, column in (("documents", "path"), ("problems", "file"), ("files", "path")):
                self._connection.execute(f"DELETE FROM {table} WHERE {column} = ?", [path])  # noqa: S608

    def _forget_mentions(self, document: str) -> None:
        own = "(SELECT id FROM mentions WHERE document = ?)"
        for table in ("actors", "places"):
            self._connection.execute(f"DELETE FROM {table} WHERE mention IN {own}", [document])  # noqa: S608
        self._connection.execute("DELETE FROM mentions WHERE document = ?", [document])

    def _forget_passages(self, number: int, title: str, first: int, behind: int) -> None:
        packed = self._rows("SELECT pack FROM packs WHERE first >= ? AND first < ? ORDER BY first", first, behind)
        texts = [text for (pack,) in packed for text in rows.unpacked(zlib.decompress(pack))]
        words = [("delete", id_, rows.stems_of(text)) for id_, text in zip(range(first, behind), texts, strict=True)]
        self._many("INSERT INTO words (words, rowid, roots) VALUES (?, ?, ?)", words)
        self._many(
            "INSERT INTO titles (titles, rowid, roots) VALUES ('delete', ?, ?)", [(number, rows.stems_of(title))]
        )
        self._connection.execute("DELETE FROM packs WHERE first >= ? AND first < ?", [first, behind])
        self._connection.execute("DELETE FROM passages WHERE id >= ? AND id < ?", [first, behind])
        for table in ("aboves", "acronyms", "spans", "samples"):
            self._connection.execute(f"DELETE FROM {table} WHERE number = ?", [number])  # noqa: S608
        self._connection.execute("INSERT INTO gone VALUES (?, ?)", [first, behind])

    # --- what was read ---

    def _insert(self, reading: Reading, stamp: str) -> None:
        file = reading.file
        settled = stamp if _is_settled(stamp, reading.begun) else ""
        self._many("INSERT INTO files VALUES (?, ?, ?)", [(file.path, file.id, settled)])
        self._many(_PROBLEM, reading.problems)
        if reading.header:
            number = self._insert_header(reading.header)
            if reading.passages:
                self._insert_passages(number, reading.passages)
            self._many("INSERT INTO samples VALUES (?, ?, ?, ?)", [(number, *reading.sample)])
        if reading.mentions:
            self._insert_mentions(reading.mentions)
        if reading.document:
            self._waiting.append(reading.document)

    def _insert_header(self, header: Header) -> int:
        values = header._asdict() | {
            "date": header.date and header.date.isoformat(),
            "published": header.published and header.published.isoformat(),
            "modified": header.modified and header.modified.isoformat(),
            "editorial": " ".join(sorted(header.editorial)),
            "derived": " ".join(sorted(header.derived)),
        }
        values["crc"] = store.checksum(repr(tuple(values.values())))
        return int(self._connection.execute(_HEADER, values).lastrowid or 0)

    def _insert_passages(self, number: int, found: PassageRows) -> None:
        first, self._passage = self._passage, self._passage + len(found.passages)
        self._many("INSERT INTO spans VALUES (?, ?, ?)", [(number, first, self._passage)])
        self._many("INSERT INTO titles (rowid, roots) VALUES (?, ?)", [(number, rows.stems_of(found.title))])
        above = [self._insert_above(number, texts) for texts in found.aboves]
        passages = (
            (first + id_, number, block, crc, label, above[place], *location)
            for id_, block, crc, label, place, *location in found.passages
        )
        self._many("INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", passages)
        packs = ((first + at * rows.PACK, pack) for at, pack in enumerate(found.packs))
        self._many("INSERT INTO packs VALUES (?, ?)", packs)
        self._many("INSERT INTO words (rowid, roots) VALUES (?, ?)", enumerate(found.stems, first))
        self._many("INSERT INTO acronyms VALUES (?, ?, ?, ?)", ((number, *row) for row in found.acronyms))

    def _insert_above(self, number: int, texts: str) -> int:
        row = self._connection.execute("INSERT INTO aboves (number, texts) VALUES (?, ?)", [number, texts])
        return int(row.lastrowid or 0)

    def _insert_mentions(self, found: MentionRows) -> None:
        self._many("INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", found.mentions)
        self._many("INSERT INTO actors VALUES (?, ?, ?)", found.actors)
        self._many("INSERT INTO places VALUES (?, ?)", found.places)

    def _insert_waiting(self) -> None:
        """Extract the commitments of copies and summaries, which are dated by their originals."""
        originals = {header.id: header for header in headers(self._connection)} if self._waiting else {}
        for document in self._waiting:
            original = originals.get(document.copy_of or document.summary_of)
            found, problems = rows.mentions_of(document, original)
            self._insert_mentions(found)
            self._many(_PROBLEM, problems)

    def _put_in_order(self) -> None:
        order = chronological(headers(self._connection))
        positions = [(position, header.id) for position, header in enumerate(order)]
        self._many("UPDATE documents SET position = ? WHERE id = ?", positions)

    def _rows(self, query: str, *values: object) -> list[Row]:
        return self._connection.execute(query, values).fetchall()

    def _many(self, query: str, values: Iterable[Row]) -> None:
        self._connection.executemany(query, values)


_PROBLEM = "INSERT INTO problems VALUES (?, ?, ?, ?, ?, ?)"
_COLUMNS = (*Header._fields, "crc")
_HEADER = f"INSERT INTO documents ({', '.join(_COLUMNS)}) VALUES ({', '.join(f':{column}' for column in _COLUMNS)})"  # noqa: S608


def _changes(connection: sqlite3.Connection, folder: Folder) -> _Changes:
    """Compare a folder with its index; documents whose original changed are read again too."""
    known = {path: (id_, stamp) for path, id_, stamp in connection.execute("SELECT * FROM files")}
    ids = {entry.path: entry.id for entry in folder.entries}
    read = {path for path, stamp in folder.stamps.items() if known.get(path) != (ids[path], stamp)}
    gone = known.keys() - ids.keys()
    moved = {ids[path] for path in read} | {known[path][0] for path in (read & known.keys()) | gone}
    read |= _described_after(connection, moved) & ids.keys()
    if (open_ := _open(connection)) and not current(connection, _ORDER, folder.date_order):
        read |= open_ & ids.keys()
    files = [rows.File(folder.true_path(path), path, ids[path], folder.terms) for path in folder.stamps if path in read]
    return _Changes(files, frozenset(gone | (read & known.keys())))


def _settled(reading: Reading, folder: Folder) -> Reading:
    """Return a reading whose dates of two numbers the other files of the folder settle, where they can."""
    if any(code == AMBIGUOUS for *_, code, _ in reading.problems) and folder.date_order:
        return rows.read(reading.file._replace(terms=folder.terms._replace(order=folder.date_order)))
    return reading


def _open(connection: sqlite3.Connection) -> set[str]:
    """Return the paths of files with dates that only other files may settle."""
    codes = "SELECT DISTINCT file FROM problems WHERE code IN (?, ?)"
    return {path for (path,) in connection.execute(codes, [AMBIGUOUS, SETTLED])}


def _described_after(connection: sqlite3.Connection, originals: set[str]) -> set[str]:
    """Return the paths of documents that copy or sum up one of some others."""
    described = connection.execute("SELECT path, copy_of, summary_of FROM documents")
    return {path for path, *others in described if not originals.isdisjoint(others)}


def _is_settled(stamp: str, now: int) -> bool:
    """Whether the times of a stamp lie far enough back for any later change to show."""
    times = (part.split(":")[:2] for part in stamp.split(";") if part)
    return all(abs(now - int(moment)) > _TICK for pair in times for moment in pair)
