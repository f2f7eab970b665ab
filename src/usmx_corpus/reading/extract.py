"""What a reader of a format gives: the text of a file as Markdown, and the place of each part of it in the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.model import Places, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from usmx_corpus.reading.metadata.fields import Fields


class Extract(NamedTuple):
    """The text of a file, and what the file says of itself.

    `raw` is the decoded file, or what was extracted from it as Markdown; the document begins at `body`, behind the
    front matter. `fields` are the metadata that the file states, under any key that `metadata` knows; `lines` has the
    line of each. `hints` are a title and a date that only stand in the visible text. `boilerplate` holds spans of `raw`
    (start, end) that are page text, such as running heads; each begins and ends with a block.
    """

    raw: str
    places: Places
    fields: Fields
    lines: Mapping[str, int]
    problems: Sequence[Problem] = ()
    body: int = 0
    hints: Mapping[str, str] = {}
    boilerplate: Sequence[tuple[int, int]] = ()


class Writer:
    """An extracted text under construction: words are added one run after another, each with its place."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._lines: list[int] = []
        self._pages: list[int] = []
        self._columns: list[int] = []
        self._boilerplate: list[tuple[int, int]] = []
        self._block = 0
        self.length = 0

    def add(self, words: str, line: int, *, page: int = 0, column: int = 0) -> None:
        """Append words that stand at a place, consecutive in the file as far as columns matter."""
        if not words:
            return
        self._starts.append(self.length)
        self._lines.append(line)
        self._pages.append(page)
        self._columns.append(column)
        self.mark(words)

    def add_escaped(self, words: str, line: int, *, page: int = 0, column: int = 0, begins: bool = False) -> None:
        """Append words as `add` does, with a backslash before what Markdown would not show (`begins`: a block)."""
        if begins and words[:1] in _BLOCK_STARTS:
            self.mark("\\")
        done = 0
        for found in _MARKUP.finditer(words):
            self.add(words[done : found.start()], line, page=page, column=column and column + done)
            self.mark("\\")
            done = found.start()
        self.add(words[done:], line, page=page, column=column and column + done)

    def mark(self, markup: str) -> None:
        """Append Markdown that has no place of its own; it counts to the words before it."""
        self._parts.append(markup)
        self.length += len(markup)

    def end_block(self, *, boilerplate: bool = False) -> None:
        """End a paragraph, item, row or heading."""
        if self.length == self._block:
            return
        if boilerplate:
            self._boilerplate.append((self._block, self.length))
        self.mark("\n\n")
        self._block = self.length

    def extract(  # noqa: D102 - see `Extract`
        self,
        fields: Fields,
        lines: Mapping[str, int] | None = None,
        problems: Sequence[Problem] = (),
        hints: Mapping[str, str] | None = None,
    ) -> Extract:
        pages, columns = ((*numbers,) if any(numbers) else () for numbers in (self._pages, self._columns))
        places = Places((*self._starts,), (*self._lines,), pages, columns)
        raw = "".join(self._parts)
        return Extract(raw, places, fields, lines or {}, problems, 0, hints or {}, (*self._boilerplate,))


# What `text.clean` would take for markup.
_MARKUP = re.compile(r"[\\*_\[\]<`]|&(?=[#A-Za-z])|(?<=<)!")
# What would make a line a heading or a quotation; numbers, letters in brackets and dashes begin items in any format.
_BLOCK_STARTS = frozenset("#>|=")


def escaped(words: str, *, begins: bool = False) -> str:
    """Return words with a backslash before each character that Markdown would not show (`begins`: a block)."""
    first = "\\" if begins and words[:1] in _BLOCK_STARTS else ""
    return first + _MARKUP.sub(r"\\\g<0>", words)
