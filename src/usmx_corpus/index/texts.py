"""The texts of an index as `list duplicates` asks for them."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from usmx_corpus.index import queries
from usmx_corpus.index.rows import unpacked
from usmx_corpus.text.shingles import Sample

if TYPE_CHECKING:
    from usmx_corpus.index.opening import Index


class IndexedTexts:
    """The documents of an index by their place in its order; see `duplicates.Texts`."""

    def __init__(self, index: Index) -> None:
        self._database = index.database
        self.headers = list(queries.headers(self._database))

    def samples(self) -> list[Sample]:
        """Return the sample of each document."""
        query = "SELECT shingles, one_in, words_hash FROM samples JOIN documents USING (number) ORDER BY position"
        rows = self._database.stream(query)
        return [Sample(tuple(array("q", shingles)), one_in, words) for shingles, one_in, words in rows]

    def passages(self, number: int) -> list[str]:
        """Return the texts of the paragraphs and list items of one document, in order."""
        query = (
            "SELECT pack FROM packs JOIN spans AS s ON packs.first >= s.first AND packs.first < s.behind "
            "JOIN documents USING (number) WHERE path = ? ORDER BY packs.first"
        )
        packs = self._database.stream(query, [self.headers[number].path])
        return [text for (pack,) in packs for text in unpacked(self._database.unpacked(pack))]
