"""Which passages hold a root, in their words or in the title of their document, as masks.

SQLite's full-text search (FTS5) knows it of every root and hands it over row by row. Of roots that many hold, the mask
is kept beside it, compressed: unpacked in a tenth of a millisecond, whatever it holds. It knows the passages that were
there when it was made; later ones are asked for, and those that are gone are taken out.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from usmx_corpus.index.masks import mask, stretches

if TYPE_CHECKING:
    import sqlite3

    Place = Literal["words", "titles"]

#: A root is common that one row of so many holds, and at least so many rows: its mask is unpacked sooner than the rows
#: are fetched, and takes as much room as they do in the search.
_COMMON = 512
_LEAST = 32
#: Masks are made anew once one passage of so many was added or removed since.
_STALE = 8
#: So many bytes of masks stay at hand for the next claims: those of words, and as many of titles.
_ROOM = 1 << 27


class Postings:
    """The passages of an index, by the roots that they hold."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Take an index that is up to date."""
        self._database = database
        self._size = _size(database)
        self._gone = stretches(database.execute("SELECT first, behind FROM gone"))
        self.frequency = lru_cache(maxsize=1 << 16)(self._frequency)
        at_hand = lru_cache(maxsize=_ROOM // (self._size // 8 + 1))
        self.holding = at_hand(self._holding)
        self.titled = at_hand(self._titled)

    def _frequency(self, root: str) -> int:
        """Give how many passages hold a root in their words."""
        kept = self._kept("words", root)
        if not kept:
            row = self._database.execute("SELECT doc FROM vocabulary WHERE term = ?", [token(root)]).fetchone()
            return int(row[0]) if row else 0
        count, behind, _ = kept
        return self.holding(root).bit_count() if self._gone or behind < self._size else count

    def _holding(self, root: str) -> int:
        """Give the mask of the passages that hold a root in their words."""
        return self._mask("words", root)

    def _titled(self, root: str) -> int:
        """Give the mask of the passages of documents that hold a root in their title."""
        return self._mask("titles", root)

    def _mask(self, place: Place, root: str) -> int:
        kept = self._kept(place, root)
        if not kept:
            return _found(self._database, place, root, 0, self._size)
        _, behind, packed = kept
        known = int.from_bytes(zlib.decompress(packed), "little")
        if self._gone:
            known ^= known & self._gone
        return known if behind == self._size else known | _found(self._database, place, root, behind, self._size)

    def _kept(self, place: Place, root: str) -> tuple[int, int, bytes] | None:
        query = "SELECT passages, behind, mask FROM masks WHERE place = ? AND root = ?"
        row: tuple[int, int, bytes] | None = self._database.execute(query, [place, token(root)]).fetchone()
        return row


def token(root: str) -> str:
    """Give a root as the search takes it for one word."""
    return root.replace("'", "_")


def next_passage(database: sqlite3.Connection) -> int:
    """Give the id of the next passage: one that no mask knows, were its passage gone or not."""
    (masked,) = database.execute("SELECT coalesce(max(behind), 0) FROM masks").fetchone()
    return max(_size(database), int(masked))


def finish(database: sqlite3.Connection) -> None:
    """Put the search in order, once all passages are there, and make the masks that it is time to make."""
    for place in ("words", "titles"):
        # It takes a third of the room, and is asked faster.
        database.execute(f"INSERT INTO {place} ({place}) VALUES ('optimize')")  # noqa: S608 - our own names
    size = _size(database)
    fresh = "SELECT ? - coalesce(max(behind), 0) FROM masks"
    gone = "SELECT coalesce(sum(behind - first), 0) FROM gone"
    changed = database.execute(fresh, [size]).fetchone()[0] + database.execute(gone).fetchone()[0]
    if _STALE * changed > size:
        _make(database, size)


def _make(database: sqlite3.Connection, size: int) -> None:
    for table in ("masks", "gone"):
        database.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
    _keep(database, "words", "vocabulary", size)
    _keep(database, "titles", "title_vocabulary", size)


def _keep(database: sqlite3.Connection, place: Place, vocabulary: str, size: int) -> None:
    (rows,) = database.execute(f"SELECT count(*) FROM {'passages' if place == 'words' else 'spans'}").fetchone()  # noqa: S608
    common = f"SELECT term FROM {vocabulary} WHERE doc >= ?"  # noqa: S608 - our own names
    for (term,) in database.execute(common, [max(_LEAST, rows // _COMMON)]).fetchall():
        held = _found(database, place, term, 0, size)
        packed = zlib.compress(held.to_bytes(size // 8 + 1, "little"))
        database.execute("INSERT INTO masks VALUES (?, ?, ?, ?, ?)", [place, term, held.bit_count(), size, packed])


def _size(database: sqlite3.Connection) -> int:
    """Give what the ids of all passages are below."""
    return int(database.execute("SELECT coalesce(max(behind), 0) FROM spans").fetchone()[0])


def _found(database: sqlite3.Connection, place: Place, root: str, first: int, size: int) -> int:
    """Ask the search for the passages from `first` on that hold a root."""
    asked = [f'"{token(root)}"', first]
    if place == "words":
        rows = database.execute("SELECT rowid FROM words WHERE words MATCH ? AND rowid >= ?", asked)
        return mask((id_ for (id_,) in rows), size)
    titles = "SELECT first, behind FROM titles JOIN spans ON number = titles.rowid WHERE titles MATCH ? AND first >= ?"
    return stretches(database.execute(titles, asked))
