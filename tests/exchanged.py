"""Pairs of sentences of which one has another figure, number, unit or currency, or says the same in other words."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from usmx_corpus.diff import compare
from usmx_corpus.reading.reader import read

PAIRS = Path(__file__).parent / "data/facts/exchanged.txt"
_FRAME = "---\ntitle: Notice\ndate: 2024-02-05\n{}\n---\n\nThis notice is issued for the press.\n\n{}\n"
_ADDRESSES = {"UN": "url: https://press.un.org/x", "EU": "url: https://ec.europa.eu/x"}


class Pair(NamedTuple):
    """Two sentences in documents of a country ("" for unknown), and whether they say the same."""

    country: str
    is_same: bool
    left: str
    right: str

    def document(self, words: str) -> str:
        """Return a document of the country that says these words."""
        known = _ADDRESSES.get(self.country) or (f"country: {self.country}" if self.country else "kind: release")
        return _FRAME.format(known, words)

    @property
    def told(self) -> list[tuple[str, str, str]]:
        """The facts of which a diff says that they differ."""
        sides = (read("text.md", self.document(words).encode())[0] for words in (self.left, self.right))
        return [(fact.type, fact.left, fact.right) for change in compare(*sides).changes for fact in change.facts]


def pairs(path: Path = PAIRS) -> Iterator[Pair]:
    """Yield the pairs of a file; its first lines say how they are written."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            country, sign, left, right = (part.strip() for part in line.split(" | "))
            yield Pair(country.strip("-"), sign == "=", left, right)
