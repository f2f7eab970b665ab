"""Which passages hold a stem, in their words or in the title of their document, as masks.

SQLite's full-text search (FTS5) knows the passages of every stem and returns them row by row. The mask of a common stem
is stored beside it, compressed: it unpacks in a tenth of a millisecond, however many passages it holds. A mask covers
the passages that existed when it was made; later ones are asked of the search, and removed ones are taken out.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, cast

from usmx_corpus.text.bitsets import bits_of, stretches

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from usmx_corpus.index.store import Database
    from usmx_corpus.text.bitsets import Bits

    Place = Literal["words", "titles"]

#: A stem is common if one row in this many holds it: its mask is unpacked sooner than the rows are fetched, and takes
#: as much space as they do in the search.
_COMMON = 512
#: Rows that hold a common stem at least, so that a small folder has few masks.
_LEAST = 32
#: Masks are made anew once one passage in this many was added or removed since.
_STALE = 8
#: Bytes of masks that stay in memory for the next claims: those of words, and as many of titles.
_ROOM = 1 << 27


class Postings:
    """The passages of an index by the stems that they hold."""

    def __init__(self, database: Database) -> None:
        self._database = database
        ((self._size,),) = database.rows(_SIZE)
        self._gone = stretches(database.rows("SELECT first, behind FROM gone"))
        self.frequency = lru_cache(maxsize=1 << 16)(self._frequency)
        in_memory = lru_cache(maxsize=_ROOM // (self._size // 8 + 1))
        self.holding = in_memory(self._holding)
        self.titled = in_memory(self._titled)

    def _frequency(self, stem: str) -> int:
        """Return how many passages hold a stem in their words."""
        stored = self._stored("words", stem)
        if not stored:
            row = self._database.row("SELECT doc FROM vocabulary WHERE term = ?", [token(stem)])
            return int(row[0]) if row else 0
        count, behind, _ = stored
        return self.holding(stem).bit_count() if self._gone or behind < self._size else count

    def _holding(self, stem: str) -> Bits:
        """Return the mask of the passages that hold a stem in their words."""
        return self._mask("words", stem)

    def _titled(self, stem: str) -> Bits:
        """Return the mask of the passages of documents that hold a stem in their title."""
        return self._mask("titles", stem)

    def _mask(self, place: Place, stem: str) -> Bits:
        stored = self._stored(place, stem)
        if not stored:
            return _found(self._database.rows, place, stem, 0)
        _, behind, packed = stored
        known = int.from_bytes(self._database.unpacked(packed), "little")
        known ^= known & self._gone
        return known if behind == self._size else known | _found(self._database.rows, place, stem, behind)

    def _stored(self, place: Place, stem: str) -> tuple[int, int, bytes] | None:
        query = "SELECT passages, behind, mask FROM masks WHERE place = ? AND root = ?"
        return cast("tuple[int, int, bytes] | None", self._database.row(query, [place, token(stem)]))


def token(stem: str) -> str:
    """Return a stem in a form that the search takes for one word."""
    return stem if stem.isalnum() else _APART.sub("_", stem)


#: What ends a word for the search: the signs of ASCII without "_".
_APART = re.compile(r"[\x00-\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f]")


def next_passage(connection: sqlite3.Connection) -> int:
    """Return the id of the next passage: one that no mask covers, even if its passage is gone."""
    (masked,) = connection.execute("SELECT coalesce(max(behind), 0) FROM masks").fetchone()
    return max(_size(connection), int(masked))


def fill(connection: sqlite3.Connection) -> None:
    """Make masks anew and compact the search, if many passages have changed."""
    size = _size(connection)
    fresh = "SELECT max(0, ? - coalesce(max(behind), 0)) FROM masks"
    gone = "SELECT coalesce(sum(behind - first), 0) FROM gone"
    changed = connection.execute(fresh, [size]).fetchone()[0] + connection.execute(gone).fetchone()[0]
    if _STALE * changed > size:
        _make(connection, size)


def _make(connection: sqlite3.Connection, size: int) -> None:
    for place in ("words", "titles"):
        # A compacted search takes a third of the space, and answers faster.
        connection.execute(f"INSERT INTO {place} ({place}) VALUES ('optimize')")  # noqa: S608 - our own names
    for table in ("masks", "gone"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
    _make_masks(connection, "words", "vocabulary", size)
    _make_masks(connection, "titles", "title_vocabulary", size)


def _make_masks(connection: sqlite3.Connection, place: Place, vocabulary: str, size: int) -> None:
    (rows,) = connection.execute(f"SELECT count(*) FROM {'passages' if place == 'words' else 'spans'}").fetchone()  # noqa: S608
    common = f"SELECT term FROM {vocabulary} WHERE doc >= ?"  # noqa: S608 - our own names
    for (term,) in connection.execute(common, [max(_LEAST, rows // _COMMON)]).fetchall():
        held = _found(connection.execute, place, term, 0)
        packed = zlib.compress(held.to_bytes(size // 8 + 1, "little"))
        connection.execute("INSERT INTO masks VALUES (?, ?, ?, ?, ?)", [place, term, held.bit_count(), size, packed])


def _size(connection: sqlite3.Connection) -> int:
    """Return the lowest number above the ids of all passages."""
    return int(connection.execute(_SIZE).fetchone()[0])


_SIZE = "SELECT coalesce(max(behind), 0) FROM spans"
_Rows = Iterable[tuple[Any, ...]]


def _found(ask: Callable[[str, list[object]], _Rows], place: Place, stem: str, first: int) -> Bits:
    """Ask the search for the passages from `first` on that hold a stem."""
    asked: list[object] = [f'"{token(stem)}"', first]
    if place == "words":
        rows = ask("SELECT rowid FROM words WHERE words MATCH ? AND rowid >= ?", asked)
        return bits_of(id_ for (id_,) in rows)
    titles = "SELECT first, behind FROM titles JOIN spans ON number = titles.rowid WHERE titles MATCH ? AND first >= ?"
    return stretches((first, behind) for first, behind in ask(titles, asked))
