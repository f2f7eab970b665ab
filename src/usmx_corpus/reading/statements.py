"""The statements of a document: its blocks, split into sentences on first use."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, overload

from usmx_corpus.model import Statement
from usmx_corpus.reading.sentences import spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from usmx_corpus.model import Block, Location, Places


class Statements(Sequence[Statement]):
    """The statements of some blocks, in order; a heading or a piece of boilerplate is one statement.

    They are split on first use, because many questions need none: a list of documents, or a search for duplicates.
    """

    def __init__(self, path: str, blocks: tuple[Block, ...], places: Places) -> None:
        self._path = path
        self._blocks = blocks
        self._places = places

    @overload
    def __getitem__(self, index: int) -> Statement: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Statement, ...]: ...
    def __getitem__(self, index: int | slice) -> Statement | tuple[Statement, ...]:
        """Return one statement, or a slice of them."""
        return self._all[index]

    def __len__(self) -> int:
        """Return the number of statements."""
        return len(self._all)

    def __iter__(self) -> Iterator[Statement]:
        """Iterate over the statements."""
        return iter(self._all)

    def __eq__(self, other: object) -> bool:
        """Whether the other holds the same statements."""
        return isinstance(other, Statements) and self._all == other._all

    def __hash__(self) -> int:
        """Return a hash that is the same for equal statements."""
        return hash(self._all)

    @cached_property
    def _all(self) -> tuple[Statement, ...]:
        return tuple(statement for block in self._blocks for statement in self._of(block))

    def _of(self, block: Block) -> Iterator[Statement]:
        words = block.text.clean
        is_whole = block.kind in {"heading", "boilerplate"}
        for start, end in [(0, len(words))] if is_whole else spans(words, block.label):
            label = 0 if start else block.label
            place = self._place(block, start, end)
            yield Statement(words[start:end], block.kind, block.number, start, end, label, block.section, place)

    def _place(self, block: Block, start: int, end: int) -> Location:
        return self._places.location(self._path, *block.text.span(start, end))
