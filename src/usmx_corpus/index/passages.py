"""What is kept of passages, and how those that may carry a claim are found.

A root is the mask of the passages that hold it, and the masks of a claim's words are added up for all passages at once.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from functools import lru_cache
from itertools import islice
from json import dumps, loads
from typing import TYPE_CHECKING

from usmx_corpus.facts import shortforms
from usmx_corpus.index import postings
from usmx_corpus.index.queries import header_of, numbered_headers
from usmx_corpus.model import Location
from usmx_corpus.reading import passages
from usmx_corpus.reading.passages import Passage
from usmx_corpus.text import rarity
from usmx_corpus.text.analyse import terms
from usmx_corpus.text.bitsets import HIGHEST, Scores, members, stretches
from usmx_corpus.trace.candidates import ABOVE, within

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterable, Sequence

    from usmx_corpus.facts.shortforms import ShortForms
    from usmx_corpus.index.store import Asked
    from usmx_corpus.model import Document, Header
    from usmx_corpus.trace.candidates import Reach, Wanted

#: So many passages are compressed together: less than half as large as one by one, and soon unpacked.
_PACK = 32
#: So many packs stay unpacked for the next claims, some 8 KB each.
_PACKS = 1_024
#: What the best word of a claim may gain: fine enough to tell words apart; less where they are very many.
_FINEST = 24


class PassageKeeper:
    """Keeps the passages of documents."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Take an index that is open for writing."""
        self._database = database
        self._id = postings.next_passage(database)

    def also(self, _ids: set[str]) -> list[str]:
        """Give the documents that hang on others: none."""
        return []

    def forget(self, paths: Iterable[str]) -> None:
        """Take out what was kept of these files; a search without texts wants its words back to forget them."""
        query = "SELECT number, title, first, behind FROM documents JOIN spans USING (number) WHERE path = ?"
        for path in paths:
            row = self._database.execute(query, [path]).fetchone()
            if row:
                self._forget(*row)

    def _forget(self, number: int, title: str, first: int, behind: int) -> None:
        packs = "FROM packs WHERE first >= ? AND first < ?"
        packed = self._database.execute(f"SELECT pack {packs} ORDER BY first", [first, behind]).fetchall()
        texts = [text for (pack,) in packed for text in _split(zlib.decompress(pack))]
        words = [("delete", id_, _roots(text)) for id_, text in zip(range(first, behind), texts, strict=True)]
        self._database.executemany("INSERT INTO words (words, rowid, roots) VALUES (?, ?, ?)", words)
        titles = "INSERT INTO titles (titles, rowid, roots) VALUES ('delete', ?, ?)"
        self._database.execute(titles, [number, _roots(title)])
        self._database.execute(f"DELETE {packs}", [first, behind])
        self._database.execute("DELETE FROM passages WHERE id >= ? AND id < ?", [first, behind])
        for table in ("aboves", "acronyms", "spans"):
            self._database.execute(f"DELETE FROM {table} WHERE number = ?", [number])  # noqa: S608 - our own names
        self._database.execute("INSERT INTO gone VALUES (?, ?)", [first, behind])

    def keep(self, document: Document) -> None:
        """Keep the passages of a document."""
        by_path = "SELECT number FROM documents WHERE path = ?"
        (number,) = self._database.execute(by_path, [document.path]).fetchone()
        every = list(passages.passages_of(document))
        first, self._id = self._id, self._id + len(every)
        self._database.execute("INSERT INTO spans VALUES (?, ?, ?)", [number, first, self._id])
        self._database.execute("INSERT INTO titles (rowid, roots) VALUES (?, ?)", [number, _roots(document.title)])
        self._keep_passages(number, first, every)
        short = shortforms.defined((document.title, *(block.text.clean for block in document.blocks)))
        rows = [(number, form, name[0], " ".join(name)) for form, name in sorted(short.items())]
        self._database.executemany("INSERT INTO acronyms VALUES (?, ?, ?, ?)", rows)

    def _keep_passages(self, number: int, first: int, every: Sequence[Passage]) -> None:
        aboves: dict[tuple[str, ...], int] = {}
        rows = []
        for id_, passage in enumerate(every, first):
            if passage.above not in aboves:
                aboves[passage.above] = self._keep_above(number, passage.above)
            place = passage.location
            span = (place.line, place.last_line - place.line, place.start, place.end - place.start)
            text = (zlib.crc32(_encoded(passage.text)), passage.label)
            rows.append((id_, number, passage.number, *text, aboves[passage.above], *span))
        self._database.executemany(f"INSERT INTO passages VALUES ({', '.join('?' * 10)})", rows)  # noqa: S608
        texts = [passage.text for passage in every]
        packs = ((first + at, _packed(texts[at : at + _PACK])) for at in range(0, len(texts), _PACK))
        self._database.executemany("INSERT INTO packs VALUES (?, ?)", packs)
        words = ((id_, _roots(text)) for id_, text in enumerate(texts, first))
        self._database.executemany("INSERT INTO words (rowid, roots) VALUES (?, ?)", words)

    def _keep_above(self, number: int, above: tuple[str, ...]) -> int:
        texts = dumps(above, ensure_ascii=False)
        row = self._database.execute("INSERT INTO aboves (number, texts) VALUES (?, ?)", [number, texts])
        return int(row.lastrowid or 0)

    def finish(self) -> None:
        """Put in order what tells which passages hold a root."""
        postings.finish(self._database)


def _roots(text: str) -> str:
    return " ".join(postings.token(term.stem) for term in terms(text))


def _packed(texts: Sequence[str]) -> bytes:
    return zlib.compress(_encoded("\0".join(texts)), 9)


def _encoded(text: str) -> bytes:
    return text.encode(errors="surrogatepass")


def _split(unpacked: bytes) -> list[str]:
    return unpacked.decode(errors="surrogatepass").split("\0")


class Passages:
    """A shelf of passages that are kept in a file."""

    def __init__(self, index: Asked) -> None:
        """Take an index that is up to date."""
        self._index = index
        self._postings = postings.Postings(index)
        self._about = lru_cache(maxsize=4_096)(self._header)
        self._short_forms = lru_cache(maxsize=4_096)(self._defined)
        self._texts = lru_cache(maxsize=_PACKS)(self._pack)

    def candidates(
        self, wanted: Sequence[Wanted], reach: Reach, among: Callable[[Header], bool] | None = None
    ) -> list[Passage]:
        """Return the passages that hold the most of what is wanted; see `trace.candidates.Passages`."""
        most = max((credit * rarity.weight(stem) for choices in wanted for stem, credit in choices.items()), default=0)
        finest = min(_FINEST, HIGHEST // max(1, len(wanted)))
        scores = Scores()
        for choices in wanted:
            taken = 0
            for gain, held in self._levels(choices, finest / most):
                scores.add(held ^ (held & taken), gain)
                taken |= held
        best = scores.best(reach.passages, self._of_documents(among) if among else None)
        order = self._order([id_ for id_, _ in best])  # not that of ids, which tells when a document was read
        ranked = sorted(best, key=lambda pair: (-pair[1], order[pair[0]]))[: reach.passages]
        return self._passages(within(reach, ranked, lambda ids: [order[id_][2] for id_ in ids]))

    def _of_documents(self, asked: Callable[[Header], bool]) -> int:
        """Give the passages of the documents that are asked for."""
        spans = {number: (first, behind) for number, first, behind in self._index.rows("SELECT * FROM spans")}
        numbers = (number for number, header in numbered_headers(self._index) if asked(header))
        return stretches(spans[number] for number in numbers if number in spans)

    def holding_all(
        self, stems: Collection[str], limit: int, accept: Callable[[str], bool]
    ) -> tuple[list[Passage], int]:
        """Return the accepted passages among those that hold all stems; see `trace.candidates.Passages`."""
        held = -1 if stems else 0
        for stem in sorted(set(stems), key=self._postings.frequency):
            held &= self._postings.holding(stem)
            if not held:
                break
        ids = [*islice(members(held), limit)]
        query = "SELECT p.id, s.first FROM passages AS p JOIN spans AS s USING (number) WHERE p.id IN"
        rows = self._index.rows(f"{query} ({_listed(ids)})") if ids else []
        return self._passages([id_ for id_, first in rows if accept(self._text(id_, first))]), len(ids)

    def _levels(self, choices: Wanted, scale: float) -> list[tuple[int, int]]:
        """Return pairs of what the choices for one word are worth and the mask of who gets it, the most first."""
        levels: dict[int, int] = defaultdict(int)
        best = max(choices.values(), default=0.0)
        for stem, credit in choices.items():
            gain = scale * credit * rarity.weight(stem)
            if self._postings.frequency(stem):
                levels[round(gain)] |= self._postings.holding(stem)
            if credit == best:  # a synonym in a title finds nothing that the word itself does not
                levels[round(ABOVE * gain)] |= self._postings.titled(stem)
        return sorted(levels.items(), reverse=True)

    def short_forms(self, path: str) -> ShortForms:
        """Return the short forms that a document defines."""
        return self._short_forms(path)

    def _defined(self, path: str) -> ShortForms:
        query = "SELECT short, roots FROM acronyms JOIN documents USING (number) WHERE path = ? ORDER BY short"
        return shortforms.indexed({short: tuple(name.split()) for short, name in self._index.rows(query, [path])})

    def names_of(self, short: str) -> list[shortforms.Name]:
        """Return the names for which any document defines a short form."""
        rows = self._index.rows("SELECT DISTINCT roots FROM acronyms WHERE short = ? ORDER BY roots", [short])
        return [tuple(name.split()) for (name,) in rows]

    def around(self, passage: Passage) -> tuple[list[str], int]:
        """Give the texts of all passages of a document, and which of them (from 0) is that of the passage."""
        query = "SELECT first, behind FROM spans JOIN documents USING (number) WHERE path = ?"
        ((first, behind),) = self._index.rows(query, [passage.about.path])
        texts = [text for at in range(first, behind, _PACK) for text in self._texts(at)]
        by_block = "SELECT id - ? FROM passages WHERE id >= ? AND id < ? AND block = ?"
        ((place,),) = self._index.rows(by_block, [first, first, behind, passage.number])
        return texts, place

    def _order(self, ids: Sequence[int]) -> dict[int, tuple[int, int, int]]:
        """Give where passages stand among all: of which document, and where in it; and what tells their texts apart."""
        query = "SELECT p.id, d.position, p.block, p.crc FROM passages AS p JOIN documents AS d USING (number)"
        rows = self._index.rows(f"{query} WHERE p.id IN ({_listed(ids)})")
        return {id_: (position, block, crc) for id_, position, block, crc in rows}

    def _passages(self, ids: Sequence[int]) -> list[Passage]:
        """Give passages, in the order of the ids."""
        query = (
            "SELECT p.id, s.first, p.number, p.block, p.label, a.texts, p.line, p.lines, p.start, p.length "  # noqa: S608
            "FROM passages AS p JOIN spans AS s USING (number) JOIN aboves AS a ON a.id = p.above "
            f"WHERE p.id IN ({_listed(ids)})"
        )
        found = {}
        for id_, first, number, block, label, above, *place in self._index.rows(query):
            about, text = self._about(number), self._text(id_, first)
            found[id_] = Passage(about, block, text, label, tuple(loads(above)), _location(about.path, *place))
        return [found[id_] for id_ in ids]

    def _text(self, id_: int, first: int) -> str:
        """Give the text of a passage of the document whose first passage is `first`."""
        place = (id_ - first) % _PACK
        return self._texts(id_ - place)[place]

    def _header(self, number: int) -> Header:
        return header_of(self._index, number)

    def _pack(self, first: int) -> list[str]:
        ((pack,),) = self._index.rows("SELECT pack FROM packs WHERE first = ?", [first])
        return _split(self._index.unpacked(pack))


def _listed(ids: Iterable[int]) -> str:
    return ", ".join(map(str, ids))


def _location(path: str, line: int, lines: int, start: int, length: int) -> Location:
    return Location(path, line, line + lines, start, start + length)
