"""What is kept of passages, and how those that may carry a claim are found.

SQLite's full-text search (FTS5, `detail=none`) tells which passages hold a root; from then on a root is a mask, and the
masks of a claim's words are added up for all passages at once.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from functools import lru_cache
from json import dumps, loads
from typing import TYPE_CHECKING

from usmx_corpus.facts import vocabulary
from usmx_corpus.index.masks import Scores, mask, stretches
from usmx_corpus.index.queries import header_of
from usmx_corpus.model import Location
from usmx_corpus.provenance import passages
from usmx_corpus.provenance.passages import Passage
from usmx_corpus.provenance.retrieval import ABOVE
from usmx_corpus.provenance.terms import roots, terms

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from usmx_corpus.model import Document, Header

#: So many passages are compressed together: less than half as large as one by one, and soon unpacked.
_PACK = 32
#: What the best word of a claim may gain: fine enough to tell words apart, and so that 40 of them stay below 1,024.
_FINEST = 24
#: So many masks are kept for the next claims: 68 KB each in an archive of half a million passages.
_MASKS = 4_096


class PassageKeeper:
    """Keeps the passages of documents."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Take an index that is open for writing."""
        self._database = database
        numbers = "SELECT 1 + coalesce(max(number), 0), coalesce(max(behind), 0) FROM numbers"
        self._number, self._id = database.execute(numbers).fetchone()

    def also(self, _ids: set[str]) -> list[str]:
        """Give the documents that hang on others: none."""
        return []

    def forget(self, paths: Iterable[str]) -> None:
        """Take out what was kept of these files; a search without texts wants its words back to forget them."""
        for path in paths:
            row = self._database.execute("SELECT number, first, behind FROM numbers WHERE path = ?", [path]).fetchone()
            if row:
                self._forget(path, *row)

    def _forget(self, path: str, number: int, first: int, behind: int) -> None:
        packs = self._database.execute("SELECT pack FROM packs WHERE number = ? ORDER BY id", [number]).fetchall()
        texts = [text for (pack,) in packs for text in _unpacked(pack)]
        words = [("delete", id_, _roots(text)) for id_, text in zip(range(first, behind), texts, strict=True)]
        self._database.executemany("INSERT INTO words (words, rowid, roots) VALUES (?, ?, ?)", words)
        (title,) = self._database.execute("SELECT title FROM documents WHERE path = ?", [path]).fetchone()
        titles = "INSERT INTO titles (titles, rowid, roots) VALUES ('delete', ?, ?)"
        self._database.execute(titles, [number, _roots(title)])
        for table in ("passages", "packs", "aboves", "acronyms", "numbers"):
            self._database.execute(f"DELETE FROM {table} WHERE number = ?", [number])  # noqa: S608 - our own names

    def keep(self, document: Document) -> None:
        """Keep the passages of a document."""
        number, self._number = self._number, self._number + 1
        every = list(passages.of(document))
        first, self._id = self._id, self._id + len(every)
        self._database.execute("INSERT INTO numbers VALUES (?, ?, ?, ?)", [number, document.path, first, self._id])
        self._database.execute("INSERT INTO titles (rowid, roots) VALUES (?, ?)", [number, _roots(document.title)])
        self._keep_passages(number, first, every)
        short = {pair for block in document.blocks for pair in vocabulary.acronyms(block.text.clean).items()}
        names = [(number, form.casefold(), roots(name)) for form, name in sorted(short)]
        rows = [(number, form, name[0], " ".join(name)) for number, form, name in names if name]
        self._database.executemany("INSERT INTO acronyms VALUES (?, ?, ?, ?)", rows)

    def _keep_passages(self, number: int, first: int, every: Sequence[Passage]) -> None:
        packs = [
            self._insert("packs (number, pack)", number, _packed([passage.text for passage in every[at : at + _PACK]]))
            for at in range(0, len(every), _PACK)
        ]
        aboves: dict[tuple[str, ...], int] = {}
        rows = []
        for at, passage in enumerate(every):
            if passage.above not in aboves:
                texts = dumps(passage.above, ensure_ascii=False)
                aboves[passage.above] = self._insert("aboves (number, texts)", number, texts)
            place = passage.location
            span = (place.line, place.last_line - place.line, place.start, place.end - place.start)
            over = (passage.label, aboves[passage.above])
            rows.append((first + at, number, passage.number, packs[at // _PACK], at % _PACK, *over, *span))
        self._database.executemany(f"INSERT INTO passages VALUES ({', '.join('?' * 11)})", rows)  # noqa: S608
        words = ((first + at, _roots(passage.text)) for at, passage in enumerate(every))
        self._database.executemany("INSERT INTO words (rowid, roots) VALUES (?, ?)", words)

    def _insert(self, columns: str, number: int, content: str | bytes) -> int:
        row = self._database.execute(f"INSERT INTO {columns} VALUES (?, ?)", [number, content])  # noqa: S608
        return int(row.lastrowid or 0)

    def finish(self) -> None:
        """Put the search in order: it takes a third of the room, and is asked faster."""
        for table in ("words", "titles"):
            self._database.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608 - our own names


def _roots(text: str) -> str:
    return " ".join(_token(term.root) for term in terms(text))


def _token(root: str) -> str:
    """Give a root as the search takes it for one word."""
    return root.replace("'", "_")


def _packed(texts: Sequence[str]) -> bytes:
    return zlib.compress("\0".join(texts).encode(errors="surrogatepass"), 9)


def _unpacked(stored: bytes) -> list[str]:
    return zlib.decompress(stored).decode(errors="surrogatepass").split("\0")


class Passages:
    """A shelf of passages that are kept in a file."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Take an index that is up to date."""
        self._database = database
        sizes = "SELECT coalesce(sum(behind - first), 0), coalesce(max(behind), 0) FROM numbers"
        self._count, self._size = database.execute(sizes).fetchone()
        self._frequency = lru_cache(maxsize=65_536)(self._look_up)
        self._about = lru_cache(maxsize=4_096)(self._header)
        self._inside = lru_cache(maxsize=_MASKS)(self._holding)
        self._above = lru_cache(maxsize=_MASKS)(self._titled)

    def __len__(self) -> int:
        """Give how many passages there are."""
        return int(self._count)

    def frequency(self, root: str) -> int:
        """Give how many passages hold a root."""
        return self._frequency(root)

    def _look_up(self, root: str) -> int:
        row = self._database.execute("SELECT doc FROM vocabulary WHERE term = ?", [_token(root)]).fetchone()
        return int(row[0]) if row else 0

    def acronyms(self, near: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        """Give the short forms among some roots, and those whose name begins with one, with the roots of the names."""
        found: dict[str, tuple[str, ...]] = {}
        there = set(near)
        for root in dict.fromkeys(near):
            by_short = "SELECT short, roots FROM acronyms WHERE short = ? ORDER BY number LIMIT 1"
            by_name = "SELECT short, roots FROM acronyms WHERE first = ? ORDER BY number"
            for short, name in self._database.execute(by_short, [root]):
                found.setdefault(short, tuple(name.split()))
            for short, name in self._database.execute(by_name, [root]):
                if there.issuperset(name.split()):
                    found.setdefault(short, tuple(name.split()))
        return found

    def candidates(
        self, wanted: Sequence[Mapping[str, float]], weight: Callable[[str], float], limit: int
    ) -> list[Passage]:
        """Give the passages that hold most of what is wanted, in their words or in the title, most first."""
        most = max((credit * weight(root) for choices in wanted for root, credit in choices.items()), default=0.0)
        scores = Scores()
        for choices in wanted:
            taken = 0
            for gain, held in self._levels(choices, weight, _FINEST / most if most else 0.0):
                scores.add(held & ~taken, gain)
                taken |= held
        best = scores.best(limit)
        return [self._passage(id_) for id_ in sorted(best, key=lambda id_: (-scores.of(id_), id_))]

    def _levels(
        self, choices: Mapping[str, float], weight: Callable[[str], float], scale: float
    ) -> list[tuple[int, int]]:
        """Give what the choices for one word bring and to whom, the most first."""
        levels: dict[int, int] = defaultdict(int)
        for root, credit in choices.items():
            gain = scale * credit * weight(root)
            if self.frequency(root):
                levels[round(gain)] |= self._inside(root)
            levels[round(ABOVE * gain)] |= self._above(root)
        return sorted(levels.items(), reverse=True)

    def _holding(self, root: str) -> int:
        return mask(self._holders("words", root), self._size)

    def _titled(self, root: str) -> int:
        """Give the passages of the documents with a root in their title."""
        query = "SELECT first, behind FROM numbers WHERE number = ?"
        return stretches(self._database.execute(query, [number]).fetchone() for number in self._holders("titles", root))

    def _holders(self, table: str, root: str) -> Iterator[int]:
        query = f"SELECT rowid FROM {table} WHERE {table} MATCH ?"  # noqa: S608 - our own names
        return (id_ for (id_,) in self._database.execute(query, [f'"{_token(root)}"']))

    def _passage(self, id_: int) -> Passage:
        query = (
            "SELECT p.number, p.block, p.place, p.label, p.line, p.lines, p.start, p.length, a.texts, t.pack "
            "FROM passages AS p JOIN aboves AS a ON a.id = p.above JOIN packs AS t ON t.id = p.pack WHERE p.id = ?"
        )
        row = self._database.execute(query, [id_]).fetchone()
        number, block, place, label, line, lines, start, length, above, pack = row
        about = self._about(number)
        location = Location(about.path, line, line + lines, start, start + length)
        return Passage(about, block, _unpacked(pack)[place], label, tuple(loads(above)), location)

    def _header(self, number: int) -> Header:
        return header_of(self._database, "path = (SELECT path FROM numbers WHERE number = ?)", [number])
