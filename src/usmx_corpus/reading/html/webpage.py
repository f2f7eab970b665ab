"""Read a web page: its main text as Markdown, with the line of each part, and what it says of itself."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from html import unescape
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urljoin

from usmx_corpus.model import Problem
from usmx_corpus.reading.extract import Writer
from usmx_corpus.reading.html import charset, declared, main_text, page_blocks
from usmx_corpus.reading.html.elements import MOST_NODES, Tree
from usmx_corpus.reading.text import lines_by_newline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from usmx_corpus.reading.extract import Extract
    from usmx_corpus.reading.html.charset import Decoded
    from usmx_corpus.reading.html.elements import Node
    from usmx_corpus.reading.html.main_text import Page
    from usmx_corpus.reading.html.page_blocks import Block
    from usmx_corpus.reading.metadata.fields import Fields

# On longer lines the column is told, too: in a quarter of saved pages most blocks stand on one line.
_LONG_LINE = 200
_REFERENCE = r"&(?:#\d{1,7}+|#[xX][0-9A-Fa-f]{1,6}+|[A-Za-z][A-Za-z0-9]{1,31}+);?"
_PIECE = re.compile(rf"\s++|{_REFERENCE}|[^\s&]++(?: [^\s&]++)*+|&")
# In raised text, each number by itself: that of a note is not part of the figure or word before it.
_RAISED_PIECE = re.compile(rf"\s++|{_REFERENCE}|\d++|[^\s&\d]++|&")
_FIGURES = re.compile(r"\d{1,3}", re.ASCII)
_LONGEST_ADDRESS = 2_000


class Lines(NamedTuple):
    """Where lines of a file begin in its text: `starts` are offsets, `numbers` lines; () where these are 1, 2, 3."""

    starts: Sequence[int]
    numbers: Sequence[int] = ()
    has_columns: bool = True  # text and line have the same characters

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line of an offset, and its column if the line is long, else 0."""
        index = bisect_right(self.starts, offset) - 1
        line = self.numbers[index] if self.numbers else index + 1
        start = self.starts[index]
        is_long = index + 1 == len(self.starts) or self.starts[index + 1] - start > _LONG_LINE
        return line, offset - start + 1 if is_long and self.has_columns else 0

    def split(self, words: str, offset: int) -> Iterator[tuple[str, int]]:
        """Yield the parts of words that stand on one line each, and their offsets."""
        done = 0
        for start in self.starts[bisect_right(self.starts, offset) : bisect_left(self.starts, offset + len(words))]:
            yield words[done : start - offset], offset + done
            done = start - offset
        yield words[done:], offset + done


def read(path: str, content: bytes) -> Extract:
    """Return the text of a web page."""
    decoded = charset.decode(path, content)
    starts = accumulate(len(line) + 1 for line in lines_by_newline(decoded.text).split("\n")[:-1])
    return page(path, decoded, Lines([0, *starts]))


def page(path: str, decoded: Decoded, lines: Lines, capture: Mapping[str, tuple[str, int]] | None = None) -> Extract:
    """Return the text of a page; `capture` has fields that are said outside of it, and the line of each."""
    source = lines_by_newline(decoded.text)
    tree = Tree(source)
    stated = declared.read(tree)
    blocks = page_blocks.blocks(tree)
    chosen = main_text.choose(tree, blocks, stated.titles, stated.values.get("publisher", ""))
    fields: Fields = {**stated.values}
    places = {field: lines.place(offset)[0] for field, offset in stated.offsets.items()}
    if chosen.heading:
        fields["title"], places["title"] = chosen.heading.shown(source), lines.place(chosen.heading.start)[0]
    elif stated.titles:
        fields["title"] = main_text.without_site(stated.titles, stated.values.get("publisher", ""))
    for field, (value, line) in (capture or {}).items():
        fields[field], places[field] = value, line
    seen = declared.seen_date(main_text.below_title(blocks, chosen), source) if "date" not in fields else ""
    hints = {"date": seen} if seen else {}
    problems = [*decoded.problems]
    if tree.is_cut:
        message = f"more than {MOST_NODES:,} elements: the rest is not read"
        problems.append(Problem(path, lines.place(tree.root.end)[0], "too-long", message))
    if source.strip() and not chosen.blocks:
        problems.append(Problem(path, 1, "no-text", "no text was found in the page"))
    return _Page(source, lines, str(fields.get("url", ""))).written(chosen).extract(fields, places, problems, hints)


class _Page:
    """Writes blocks of a page as Markdown."""

    def __init__(self, source: str, lines: Lines, address: str) -> None:
        self.source = source
        self.lines = lines
        self.address = address
        self.writer = Writer()
        self.is_fresh = True  # no words of the block, or of the line, are written yet
        self.gap = ""  # white space before the next words
        self.addresses: dict[Node, str] = {}
        self.opened: list[Node] = []  # emphasis and links that begin before the next words

    def written(self, chosen: Page) -> Writer:
        """Return the text of the blocks of a page."""
        for cells in main_text.rows(chosen.blocks):
            self._block(cells)
            self.writer.end_block(boilerplate=cells[0] in chosen.banners)
        return self.writer

    def _block(self, cells: Sequence[Block]) -> None:
        """Write a block, or the cells of a row."""
        first = cells[0]
        is_heading = first.kind == "heading" and len(cells) == 1
        indent = "  " * (first.depth - (first.kind == "item")) if first.depth else ""
        self.writer.mark(f"{'#' * first.level} " if is_heading else indent + first.marker)
        self.is_fresh, self.gap = True, ""
        for number, cell in enumerate(cells):
            if number:
                self.writer.mark(" |")
                self.gap = " "
            self._runs(cell, "" if is_heading or len(cells) > 1 else f"\n{'  ' * first.depth}", is_plain=is_heading)

    def _runs(self, block: Block, line_break: str, *, is_plain: bool) -> None:
        for run in block.runs:
            if run.kind in {"text", "raised"}:
                self._text(run.start, run.end, is_raised=run.kind == "raised")
            elif run.kind == "break":
                self.gap = f"  {line_break}" if line_break else " "
            elif run.kind == "line":
                self.gap = line_break or " "
            elif run.node and (run.node.tag == "a" or not is_plain):
                (self._open if run.kind == "open" else self._shut)(run.node)
        self.opened.clear()

    def _open(self, node: Node) -> None:
        self.opened.append(node)

    def _shut(self, node: Node) -> None:
        """Write a closing mark right behind the last word; with none since the opening mark, neither is written."""
        if node in self.opened:
            self.opened.remove(node)
        elif node.tag == "a":
            address = self._address(node)
            self.writer.mark(f"]({address})" if address else "")
        else:
            self.writer.mark(page_blocks.EMPHASIS[node.tag])

    def _text(self, start: int, end: int, *, is_raised: bool) -> None:
        for piece in (_RAISED_PIECE if is_raised else _PIECE).finditer(self.source, start, end):
            words = piece[0]
            if words[0] == "&":
                words = unescape(words)
            if words.isspace():
                self.gap = self.gap or " "
            else:
                self._words(words, piece.start(), is_raised=is_raised and _FIGURES.fullmatch(words) is not None)

    def _words(self, words: str, offset: int, *, is_raised: bool) -> None:
        if not self.is_fresh:
            self.writer.mark(self.gap)
        begins = self.is_fresh or "\n" in self.gap
        for node in self.opened:
            mark = "[" if node.tag == "a" else page_blocks.EMPHASIS[node.tag]
            self.writer.mark(mark if node.tag != "a" or self._address(node) else "")
        if words == "&":  # it may seem to begin a reference together with what follows
            self.writer.mark("\\")
        begins = begins and not self.opened
        self.writer.mark("<sup>" if is_raised else "")
        for part, start in self.lines.split(words, offset):
            line, column = self.lines.place(start)
            self.writer.add_escaped(part, line, column=column, begins=begins)
            begins = False
        self.writer.mark("</sup>" if is_raised else "")
        self.is_fresh, self.gap = False, ""
        self.opened.clear()

    def _address(self, node: Node) -> str:
        """Return the address of a link as it is written in Markdown."""
        if node not in self.addresses:
            self.addresses[node] = self._written_address(node)
        return self.addresses[node]

    def _written_address(self, node: Node) -> str:
        """Return the address of a link; "" for one that leads nowhere else, and where its words have brackets."""
        address = node.attributes.get("href", "").strip()
        if not address or address.startswith("#") or len(address) > _LONGEST_ADDRESS:
            return ""
        if _BRACKET.search(self.source, node.inside_end, node.end):
            return ""
        try:
            whole = urljoin(self.address, address)
        except ValueError:
            return ""
        if whole.partition(":")[0].lower() in _NO_ADDRESSES:
            return ""
        return quote(whole, safe="/:?#@!$&'*+,;=%~")


_BRACKET = re.compile(r"[\[\]]")
_NO_ADDRESSES = frozenset({"javascript", "data", "blob", "vbscript", "file", "about", "cid"})
