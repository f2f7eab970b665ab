"""Write paragraphs whose words are formatted in runs, as word processors keep them, as Markdown."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.reading.extract import escaped
from usmx_corpus.reading.office.numbering import prefix

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from usmx_corpus.reading.extract import Writer


class Run(NamedTuple):
    """Words of one format, and the address they link to; figures that are raised are not part of a number before."""

    words: str
    is_bold: bool = False
    is_italic: bool = False
    address: str = ""
    is_raised: bool = False


def markdown(runs: Iterable[Run], *, begins: bool = True) -> str:
    """Return runs as Markdown on one line (`begins`: of a block)."""
    spread = _spread(runs)
    bullet = _BULLET.match(spread[0].words) if spread and begins else None
    if bullet:  # a typed one, which is no bullet within emphasis
        spread[0] = spread[0]._replace(words=spread[0].words[bullet.end() :])
    before = f"{bullet[1].replace('*', '-')} " if bullet else ""
    return before + "".join(_emphasized(spread, begins=begins)).strip()


def _spread(runs: Iterable[Run]) -> list[Run]:
    """Return runs with white space on one line, that of its own run in the format of the words before it."""
    found: list[Run] = []
    for run in runs:
        words = _SPACE.sub(" ", run.words)
        if words and not words.strip() and found:
            found[-1] = found[-1]._replace(words=found[-1].words + words)
        elif words:
            found.append(run._replace(words=words))
    return found


_SPACE = re.compile(r"[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]++")
_BULLET = re.compile(r"\s*+([-–—*+•▪◦‣·○●■□➢✓])\s++(?=\S)")
_DEEPEST_HEADING = 6
_FIGURES = re.compile(r"\d{1,3}", re.ASCII)
_SAFE_ADDRESS = re.compile(r"https?://[^\s<>\"\\]++", re.IGNORECASE)


def _emphasized(runs: Sequence[Run], *, begins: bool) -> Iterable[str]:
    for is_bold, bold in groupby(runs, key=lambda run: run.is_bold):
        inner = []
        for is_italic, italic in groupby(bold, key=lambda run: run.is_italic):
            links = "".join(_linked(italic, begins=begins))
            begins = False
            inner.append(_marked(links, "*" if is_italic else ""))
        yield _marked("".join(inner), "**" if is_bold else "")


def _linked(runs: Iterable[Run], *, begins: bool) -> Iterable[str]:
    for address, linked in groupby(runs, key=lambda run: run.address):
        words = ""
        for run in linked:
            words += _shown(run, begins=begins)
            begins = False
        yield _link(words, address) if _SAFE_ADDRESS.fullmatch(address) else words


def _shown(run: Run, *, begins: bool) -> str:
    if run.is_raised and _FIGURES.fullmatch(run.words):
        return f"<sup>{run.words}</sup>"
    return escaped(run.words, begins=begins)


def _link(words: str, address: str) -> str:
    target = address.replace("(", "%28").replace(")", "%29")
    return _around(words, "[", f"]({target})")


def _marked(words: str, mark: str) -> str:
    return _around(words, mark, mark) if mark else words


def _around(words: str, before: str, after: str) -> str:
    """Put marks around words, inside the white space at their ends; white space alone gets none."""
    inner = words.strip()
    if not inner:
        return words
    start = words.index(inner)
    return f"{words[:start]}{before}{inner}{after}{words[start + len(inner) :]}"


class Block(NamedTuple):
    """A finished paragraph or row of a table: pieces of Markdown and their places."""

    pieces: tuple[tuple[str, int], ...]
    is_plain: bool = True  # no heading and no item
    is_boilerplate: bool = False


def laid_out(runs: Sequence[Run], line: int, *, level: int = 0, marker: str = "", depth: int = 0) -> Block:
    """Return a paragraph as a heading of a level, as an item at a depth, or as text; without words it is empty.

    The marker of an item is "•" for any bullet; one that Markdown does not have ("1.2") begins the text.
    """
    if level:
        numbered = Run("" if marker in {"", "•"} else f"{marker} ")
        words = markdown(run._replace(is_bold=False, is_italic=False) for run in (numbered, *runs))
        hashes = "#" * min(level, _DEEPEST_HEADING)
        return Block(((f"{hashes} {words}", line),) if has_words(runs) else (), is_plain=False)
    words = markdown(runs)
    before = prefix(marker, depth) if marker else ""
    if marker and not before:
        words = words and f"{escaped(marker)} {words}"
    return Block(((before + words, line),) if words else (), not before)


def has_words(runs: Iterable[Run]) -> bool:
    """Whether there is anything to read in some runs."""
    return any(not run.words.isspace() and run.words for run in runs)


class Row:
    """A row of a table under construction."""

    def __init__(self) -> None:
        self.cells: list[list[Block]] = []
        self.is_deleted = False

    def blocks(self) -> list[Block]:
        """Return one block if each cell is a plain paragraph, else those of the cells one after another."""
        if self.is_deleted:
            return []
        every = [block for cell in self.cells for block in cell]
        is_flat = all(block.is_plain for block in every) and all(len(cell) <= 1 for cell in self.cells)
        if not is_flat or len(every) <= 1:
            return every
        pieces = list(every[0].pieces)
        for block in every[1:]:
            pieces += ((" | ", pieces[-1][1]), *block.pieces)
        return [Block(tuple(pieces), is_plain=False)]


def counted(count: int, what: str) -> str:
    """Return a number of things, such as "1 deletion" and "2 deletions"."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def write(writer: Writer, block: Block) -> None:
    """Write a block of an office document."""
    for words, line in block.pieces:
        writer.add(words, line)
    writer.end_block(boilerplate=block.is_boilerplate)
