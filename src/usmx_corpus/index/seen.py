"""When commitments were first seen: a memory beside the index, which outlives it.

The index is built anew whenever usmx changes, and a file that is moved gives its commitments other ids. Here each is
known by its id, by its words in a document of the same bytes, and by its words at the same address on the web; what is
found later in the same bytes counts as seen when these were.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from datetime import UTC, date, datetime, time
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from usmx_corpus.errors import UsmxError
from usmx_corpus.index import store

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from usmx_corpus.index.store import Database

#: Moments are in UTC, to the second (ISO 8601); as texts they are in order.
_TABLES = "CREATE TABLE IF NOT EXISTS seen (key TEXT PRIMARY KEY, first TEXT NOT NULL) WITHOUT ROWID"
#: The version of these tables, in the file; later ones are not read.
_VERSION = 1
_ENDING = ".seen"
_PATIENCE = 30  # seconds that another process may write
_MENTIONS = (
    "SELECT m.id, d.sha256, d.url, json_extract(m.record, '$.text')"
    " FROM main.documents AS d JOIN main.mentions AS m ON m.document = d.id"
)


class ForgottenError(UsmxError):
    """It cannot be told when commitments were first seen: the file that says so cannot be read or written."""

    def __init__(self, path: Path, reason: object) -> None:
        super().__init__(f"cannot tell when commitments were first seen: {path}: {reason}")


def note(connection: sqlite3.Connection, index: Path, paths: Collection[str]) -> None:
    """Note the commitments of documents that were read for an index; what cannot be noted now is noted when asked for.

    A file that is damaged is left as it is: asking for it says so.
    """
    with suppress(ForgottenError, sqlite3.Error):
        known = path_of(index).exists()
        _note(connection, path_of(index), None if not known else paths)


def lay(database: Database, index: Path) -> None:
    """Lay a temporary table `seen` over an index: each mention, and the moment at which it was first seen.

    Raises `ForgottenError`.
    """
    run = database.connection.execute
    if run("SELECT 1 FROM temp.sqlite_master WHERE name = 'seen'").fetchone():
        return
    found = _note(database.connection, path_of(index), None)
    run("CREATE TEMP TABLE seen (mention TEXT PRIMARY KEY, first TEXT NOT NULL) WITHOUT ROWID")
    database.connection.executemany("INSERT INTO seen VALUES (?, ?)", found.items())


def moment(day: date) -> str:
    """Return the beginning of a day here, as moments are kept."""
    try:
        return _written(datetime.combine(day, time.min).astimezone())
    except (OverflowError, ValueError, OSError):  # at an end of the calendar
        return f"{day.isoformat()}T00:00:00Z"


def path_of(index: Path) -> Path:
    """Return where the memory of an index lies."""
    return index.with_suffix(_ENDING)


def _written(when: datetime) -> str:
    return when.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _note(connection: sqlite3.Connection, path: Path, paths: Collection[str] | None) -> dict[str, str]:
    """Note the mentions of some documents (None: of all), and return when each was first seen."""
    try:
        store.make_private(path)
        with closing(sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)) as memory:
            (version,) = memory.execute("PRAGMA user_version").fetchone()
            if version not in {0, _VERSION}:
                raise ForgottenError(path, "made by a later version of usmx")
            memory.execute("BEGIN IMMEDIATE")
            memory.execute(_TABLES)
            memory.execute(f"PRAGMA user_version = {_VERSION}")
            found = _kept(memory, connection, paths)
            memory.execute("COMMIT")
            return found
    except (sqlite3.Error, OSError) as error:
        raise ForgottenError(path, error) from error


def _kept(memory: sqlite3.Connection, connection: sqlite3.Connection, paths: Collection[str] | None) -> dict[str, str]:
    known: dict[str, str] = dict(memory.execute("SELECT key, first FROM seen"))
    now = _written(datetime.now(UTC))
    found: dict[str, str] = {}
    new: dict[str, str] = {}
    for id_, checksum, url, text in _mentions(connection, paths):
        bytes_, *others = _keys(checksum, url, text)
        keys = [id_, *others]
        found[id_] = next((known[key] for key in (*keys, bytes_) if key in known), now)
        new |= {key: found[id_] for key in keys if key not in known}
        new |= {} if bytes_ in known else {bytes_: now}
    memory.executemany("INSERT INTO seen VALUES (?, ?)", new.items())
    return found


def _mentions(connection: sqlite3.Connection, paths: Collection[str] | None) -> Iterator[tuple[Any, ...]]:
    """Yield the mentions of some documents (None: of all): id, checksum and address of the document, words."""
    if paths is None:
        yield from connection.execute(_MENTIONS)
        return
    for path in sorted(paths):
        yield from connection.execute(f"{_MENTIONS} WHERE d.path = ?", [path])


def _keys(checksum: str, url: str, text: str) -> Iterator[str]:
    """Yield what a mention is known by: the bytes of its document, its words in them, and its words at its address.

    The bytes alone count last: what a later version of usmx finds in them was there before.
    """
    words = " ".join(text.casefold().split())
    yield f"bytes {checksum}"
    yield from (f"words {_digest(place, words)}" for place in (checksum, url) if place)


def _digest(*texts: str) -> str:
    return sha256("\n".join(texts).encode(errors="surrogatepass")).hexdigest()[:24]
