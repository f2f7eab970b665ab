"""Which passages hold a root, in their words or in the title of their document, as masks.

SQLite's full-text search (FTS5) knows it of every root and hands it over row by row. Of roots that many hold, the mask
is kept beside it, compressed: unpacked in a tenth of a millisecond, whatever it holds. It knows the passages that were
there when it was made; later ones are asked for, and those that are gone are taken out.
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

    from usmx_corpus.index.store import Asked

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

    def __init__(self, index: Asked) -> None:
        """Take an index that is up to date."""
        self._index = index
        ((self._size,),) = index.rows(_SIZE)
        self._gone = stretches(index.rows("SELECT first, behind FROM gone"))
        self.frequency = lru_cache(maxsize=1 << 16)(self._frequency)
        at_hand = lru_cache(maxsize=_ROOM // (self._size // 8 + 1))
        self.holding = at_hand(self._holding)
        self.titled = at_hand(self._titled)

    def _frequency(self, root: str) -> int:
        """Give how many passages hold a root in their words."""
        kept = self._kept("words", root)
        if not kept:
            row = self._index.row("SELECT doc FROM vocabulary WHERE term = ?", [token(root)])
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
            return _found(self._index.rows, place, root, 0)
        _, behind, packed = kept
        known = int.from_bytes(self._index.unpacked(packed), "little")
        if self._gone:
            known ^= known & self._gone
        return known if behind == self._size else known | _found(self._index.rows, place, root, behind)

    def _kept(self, place: Place, root: str) -> tuple[int, int, bytes] | None:
        query = "SELECT passages, behind, mask FROM masks WHERE place = ? AND root = ?"
        return cast("tuple[int, int, bytes] | None", self._index.row(query, [place, token(root)]))


def token(root: str) -> str:
    """Give a root as the search takes it for one word."""
    return root if root.isalnum() else _APART.sub("_", root)


#: What ends a word for the search: signs of ASCII, but for "_".
_APART = re.compile(r"[\x00-\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f]")


def next_passage(database: sqlite3.Connection) -> int:
    """Give the id of the next passage: one that no mask knows, were its passage gone or not."""
    (masked,) = database.execute("SELECT coalesce(max(behind), 0) FROM masks").fetchone()
    return max(_size(database), int(masked))


def finish(database: sqlite3.Connection) -> None:
    """Put the search in order and make masks, once all passages are there and where many have changed."""
    size = _size(database)
    fresh = "SELECT max(0, ? - coalesce(max(behind), 0)) FROM masks"
    gone = "SELECT coalesce(sum(behind - first), 0) FROM gone"
    changed = database.execute(fresh, [size]).fetchone()[0] + database.execute(gone).fetchone()[0]
    if _STALE * changed > size:
        _make(database, size)


def _make(database: sqlite3.Connection, size: int) -> None:
    for place in ("words", "titles"):
        # It takes a third of the room, and is asked faster.
        database.execute(f"INSERT INTO {place} ({place}) VALUES ('optimize')")  # noqa: S608 - our own names
    for table in ("masks", "gone"):
        database.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
    _keep(database, "words", "vocabulary", size)
    _keep(database, "titles", "title_vocabulary", size)


def _keep(database: sqlite3.Connection, place: Place, vocabulary: str, size: int) -> None:
    (rows,) = database.execute(f"SELECT count(*) FROM {'passages' if place == 'words' else 'spans'}").fetchone()  # noqa: S608
    common = f"SELECT term FROM {vocabulary} WHERE doc >= ?"  # noqa: S608 - our own names
    for (term,) in database.execute(common, [max(_LEAST, rows // _COMMON)]).fetchall():
        held = _found(database.execute, place, term, 0)
        packed = zlib.compress(held.to_bytes(size // 8 + 1, "little"))
        database.execute("INSERT INTO masks VALUES (?, ?, ?, ?, ?)", [place, term, held.bit_count(), size, packed])


def _size(database: sqlite3.Connection) -> int:
    """Give what the ids of all passages are below."""
    return int(database.execute(_SIZE).fetchone()[0])


_SIZE = "SELECT coalesce(max(behind), 0) FROM spans"
_Rows = Iterable[tuple[Any, ...]]


def _found(ask: Callable[[str, list[object]], _Rows], place: Place, root: str, first: int) -> int:
    """Ask the search for the passages from `first` on that hold a root."""
    asked: list[object] = [f'"{token(root)}"', first]
    if place == "words":
        rows = ask("SELECT rowid FROM words WHERE words MATCH ? AND rowid >= ?", asked)
        return bits_of(id_ for (id_,) in rows)
    titles = "SELECT first, behind FROM titles JOIN spans ON number = titles.rowid WHERE titles MATCH ? AND first >= ?"
    return stretches((first, behind) for first, behind in ask(titles, asked))
