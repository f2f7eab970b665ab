"""The statements of a document: its blocks cut into sentences, once somebody asks for them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, overload

from usmx_corpus.model import Block, Location, Statement
from usmx_corpus.reading import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator


class Statements(Sequence[Statement]):
    """The statements of blocks, in order; a heading or piece of boilerplate is one.

    They are cut when first asked for: lists of documents, and transcripts in which nothing is promised, need none.
    """

    def __init__(self, path: str, split: tuple[Block, ...], line_starts: tuple[int, ...]) -> None:
        self._path = path
        self._blocks = split
        self._line_starts = line_starts

    @overload
    def __getitem__(self, index: int) -> Statement: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Statement, ...]: ...
    def __getitem__(self, index: int | slice) -> Statement | tuple[Statement, ...]:
        """Give one, or a slice of them."""
        return self._cut[index]

    def __len__(self) -> int:
        """Give how many there are."""
        return len(self._cut)

    def __iter__(self) -> Iterator[Statement]:
        """Give them one after the other."""
        return iter(self._cut)

    def __eq__(self, other: object) -> bool:
        """Tell whether the other holds the same statements."""
        return isinstance(other, Statements) and self._cut == other._cut

    def __hash__(self) -> int:
        """Give the same for equal ones."""
        return hash(self._cut)

    @cached_property
    def _cut(self) -> tuple[Statement, ...]:
        return tuple(self._statements())

    def _statements(self) -> Iterator[Statement]:
        for block in self._blocks:
            words = block.text.clean
            whole = block.kind in {"heading", "boilerplate"}
            for start, end in [(0, len(words))] if whole else sentences.spans(words, block.label):
                begin = 0 if start == block.label else start
                yield Statement(
                    words[begin:end],
                    block.kind,
                    block.number,
                    begin,
                    end,
                    start - begin,
                    block.section,
                    self._place(block, begin, end),
                )

    def _place(self, block: Block, begin: int, end: int) -> Location:
        first, last = block.text.span(begin, end)
        line = bisect_right(self._line_starts, first)
        return Location(self._path, line, bisect_right(self._line_starts, last - 1, line - 1), first, last)
