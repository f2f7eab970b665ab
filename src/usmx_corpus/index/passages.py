"""The passages of an index, and which of them hold most of a claim.

A stem is the mask of the passages that hold it, and the masks of a claim's words are added up for all passages at once.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property, lru_cache
from itertools import islice
from json import loads
from typing import TYPE_CHECKING, TypeVar

from usmx_corpus.facts import shortforms
from usmx_corpus.index.postings import Postings
from usmx_corpus.index.queries import all_of, document_conditions, header_of
from usmx_corpus.index.rows import PACK, unpacked
from usmx_corpus.model import Location
from usmx_corpus.reading.passages import Passage
from usmx_corpus.text import rarity
from usmx_corpus.text.bitsets import HIGHEST, Scores, members, stretches
from usmx_corpus.trace.candidates import ABOVE, within

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from usmx_corpus.facts.shortforms import Name, ShortForms
    from usmx_corpus.index.opening import Index
    from usmx_corpus.model import Filters, Header
    from usmx_corpus.trace.candidates import Reach, Wanted

    Place = tuple[int, int, int]  # of a passage: position of its document, block, checksum of its text

_Found = TypeVar("_Found")

#: Packs that stay unpacked for the next claims, some 8 KB each.
_PACKS = 1_024
#: What the best word of a claim may gain: fine enough to tell words apart; less where there are very many words.
_FINEST = 24


class IndexedPassages:
    """The passages of the documents that pass some filters."""

    def __init__(self, index: Index, filters: Filters) -> None:
        index.need("masks")
        self._database = index.database
        self._filters = filters
        self._postings = Postings(index.database)
        self._header = lru_cache(maxsize=4_096)(self._read_header)
        self._short_forms = lru_cache(maxsize=4_096)(self._read_short_forms)
        self._texts = lru_cache(maxsize=_PACKS)(self._read_pack)

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        """The ids of each document's passages (first, behind the last), of documents that pass, in their order."""
        where, values = all_of(document_conditions(self._filters))
        query = f"SELECT first, behind FROM spans JOIN documents AS d USING (number) WHERE {where} ORDER BY d.position"  # noqa: S608
        return self._database.rows(query, values)

    @cached_property
    def _among(self) -> int | None:
        """The mask of the passages that pass, None if all do."""
        return stretches(self._spans) if any(document_conditions(self._filters)) else None

    def candidates(self, wanted: Sequence[Wanted], reach: Reach) -> list[Passage]:
        """Return the passages that hold the most of what is wanted; see `trace.candidates.Passages`."""
        most = max((credit * rarity.weight(stem) for choices in wanted for stem, credit in choices.items()), default=0)
        finest = min(_FINEST, HIGHEST // max(1, len(wanted)))
        scores = Scores()
        for choices in wanted:
            taken = 0
            for gain, held in self._levels(choices, finest / (most or 1)):
                scores.add(held ^ (held & taken), gain)
                taken |= held
        best = scores.best(reach.passages, self._among, self._first)
        place = self._places([id_ for id_, _ in best])
        ranked = sorted(best, key=lambda pair: (-pair[1], place[pair[0]]))
        return self._passages(within(reach, ranked, lambda ids: [place[id_][2] for id_ in ids]))

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

    def holding_all(
        self, stems: Collection[str], limit: int, accept: Callable[[str], bool]
    ) -> tuple[list[Passage], int]:
        """Return the accepted passages among those that hold all stems; see `trace.candidates.Passages`."""
        held = (
            stretches(self._spans) if self._among is None and not stems else -1 if self._among is None else self._among
        )
        for stem in sorted(set(stems), key=self._postings.frequency):
            held &= self._postings.holding(stem)
            if not held:
                break
        first = [*islice(self._in_order(held), limit)] if held.bit_count() > limit else self._sorted(members(held))
        return self._passages([id_ for id_, start in first if accept(self._text(id_, start))]), len(first)

    def _sorted(self, ids: Iterable[int]) -> list[tuple[int, int]]:
        """Return passages in the order of documents, each with the first one of its document."""
        joined = "FROM passages AS p JOIN spans AS s USING (number) JOIN documents AS d USING (number)"
        where = f"WHERE p.id IN ({_listed(ids)}) ORDER BY d.position, p.block"
        return self._database.rows(f"SELECT p.id, s.first {joined} {where}")

    def _in_order(self, held: int) -> Iterator[tuple[int, int]]:
        """Yield what `_sorted` returns of the passages of a mask, without asking for each of very many."""
        content = held.to_bytes((held.bit_length() >> 3) + 1, "little") if held else b""
        for first, behind in self._spans if held else ():
            part = int.from_bytes(content[first >> 3 : (behind + 7) >> 3], "little") >> (first & 7)
            part &= (1 << (behind - first)) - 1
            if part:
                yield from ((first + id_, first) for id_ in members(part))

    def _first(self, held: int, number: int) -> Iterator[int]:
        return (id_ for id_, _ in islice(self._in_order(held), number))

    def around(self, passage: Passage) -> tuple[list[str], int]:
        """Return the texts of all passages of a passage's document, and which of them (from 0) is its own."""
        query = "SELECT first, behind FROM spans JOIN documents USING (number) WHERE path = ?"
        first, behind = self._database.one(query, [passage.about.path])
        texts = [text for at in range(first, behind, PACK) for text in self._texts(at)]
        by_block = "SELECT id - ? FROM passages WHERE id >= ? AND id < ? AND block = ?"
        (place,) = self._database.one(by_block, [first, first, behind, passage.number])
        return texts, place

    def short_forms(self, path: str) -> ShortForms:
        """Return the short forms that a document defines."""
        return self._short_forms(path)

    def _read_short_forms(self, path: str) -> ShortForms:
        query = "SELECT short, roots FROM acronyms JOIN documents USING (number) WHERE path = ? ORDER BY short"
        return shortforms.indexed({short: tuple(name.split()) for short, name in self._database.rows(query, [path])})

    def names_of(self, short: str) -> list[Name]:
        """Return the names for which any document defines a short form."""
        rows = self._database.rows("SELECT DISTINCT roots FROM acronyms WHERE short = ? ORDER BY roots", [short])
        return [tuple(name.split()) for (name,) in rows]

    def _places(self, ids: Sequence[int]) -> dict[int, Place]:
        query = "SELECT p.id, d.position, p.block, p.crc FROM passages AS p JOIN documents AS d USING (number)"
        rows = self._database.rows(f"{query} WHERE p.id IN ({_listed(ids)})")
        return self._whole({id_: (position, block, crc) for id_, position, block, crc in rows}, ids)

    def _passages(self, ids: Sequence[int]) -> list[Passage]:
        """Return passages, in the order of the ids."""
        query = (
            "SELECT p.id, s.first, p.number, p.block, p.label, a.texts, p.line, p.lines, p.start, p.length, "  # noqa: S608
            "p.page, p.last_page, p.col "
            "FROM passages AS p JOIN spans AS s USING (number) JOIN aboves AS a ON a.id = p.above "
            f"WHERE p.id IN ({_listed(ids)})"
        )
        found = {}
        for id_, first, number, block, label, above, *place in self._database.rows(query):
            about, text = self._header(number), self._text(id_, first)
            found[id_] = Passage(about, block, text, label, tuple(loads(above)), _location(about.path, *place))
        found = self._whole(found, ids)
        return [found[id_] for id_ in ids]

    def _whole(self, found: dict[int, _Found], ids: Iterable[int]) -> dict[int, _Found]:
        """Return what was found of some passages; raises `DamagedIndexError` if one is missing."""
        if not found.keys() >= set(ids):
            raise self._database.damaged(LookupError("a record is missing"))
        return found

    def _text(self, id_: int, first: int) -> str:
        """Return the text of a passage of the document whose first passage is `first`."""
        place = (id_ - first) % PACK
        return self._texts(id_ - place)[place]

    def _read_header(self, number: int) -> Header:
        return header_of(self._database, number)

    def _read_pack(self, first: int) -> list[str]:
        (pack,) = self._database.one("SELECT pack FROM packs WHERE first = ?", [first])
        return unpacked(self._database.unpacked(pack))


def _listed(ids: Iterable[int]) -> str:
    return ", ".join(map(str, ids))


def _location(path: str, line: int, lines: int, start: int, length: int, *of_page: int) -> Location:
    return Location(path, line, line + lines, start, start + length, *of_page)
