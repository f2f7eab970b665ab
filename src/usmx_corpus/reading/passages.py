"""Paragraphs and list items, the units that carry a claim, with what stands above them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.reading import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from usmx_corpus.model import Block, Document, Header, Location


class Passage(NamedTuple):
    """A paragraph or list item: `number` is that of its block in the document that `about` describes.

    `label` is how many characters at the start of `text` are a run-in heading; `above` is what stands over it:
    headings, and the lead-in of its list, which carry names that it leaves out, as the title does.
    """

    about: Header
    number: int
    text: str
    label: int
    above: tuple[str, ...]
    location: Location

    @property
    def context(self) -> tuple[str, ...]:
        """The title and what stands above."""
        return (self.about.title, *self.above)

    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Give (start, end) of each sentence; a run-in heading belongs to the first."""
        spans = sentences.spans(self.text, self.label)
        return tuple((0 if start == self.label else start, end) for start, end in spans)


def passages_of(document: Document) -> Iterator[Passage]:
    """Give the passages of a document; headings and boilerplate are none, and count only as context."""
    about = document.header
    for block in document.blocks:
        if block.kind in {"paragraph", "item"}:
            location = document.locate(block.number, 0, len(block.text.clean))
            yield Passage(about, block.number, block.text.clean, block.label, above(document, block), location)


def above(document: Document, block: Block) -> tuple[str, ...]:
    """Give the headings over a block and the lead-in of its list."""
    lead = () if block.parent is None else (document.blocks[block.parent].text.clean,)
    return (*block.section, *lead)
