"""Passages: the paragraphs and list items of a document, with the headings and lead-in above them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.reading.sentences import spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from usmx_corpus.model import Document, Header, Location


#: Characters of a lead-in, up to its end, that give context to its items: the longest of the archive has 5,519.
_LONGEST_LEAD = 6_000


class Passage(NamedTuple):
    """A paragraph or list item, the unit that can support a claim.

    `number` is the number of its block in the document that `about` describes.
    `label` is the length of the run-in heading at the start of `text`.
    `above` holds the headings over it and the lead-in of its list: like the title, they give names that it leaves out.
    """

    about: Header
    number: int
    text: str
    label: int
    above: tuple[str, ...]
    location: Location

    @property
    def context(self) -> tuple[str, ...]:
        """The title and what is above."""
        return (self.about.title, *self.above)

    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Return (start, end) of each sentence in `text`; a run-in heading belongs to the first."""
        return tuple(spans(self.text, self.label))


def passages_of(document: Document) -> Iterator[Passage]:
    """Yield the passages of a document in order; headings and boilerplate serve only as context."""
    about = document.header
    lead = cache(lambda number: document.blocks[number].text.clean[-_LONGEST_LEAD:])
    for block in document.blocks:
        if block.kind in {"paragraph", "item"}:
            location = document.locate(block.number, 0, len(block.text.clean))
            above = block.section if block.parent is None else (*block.section, lead(block.parent))
            yield Passage(about, block.number, block.text.clean, block.label, above, location)
