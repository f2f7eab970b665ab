"""What is to be shown, whatever the medium: lines of styled words, and tables."""

from __future__ import annotations

import re
from math import ceil, floor
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

Style = Literal["", "strong", "dim", "place", "good", "bad", "added", "removed", "mark"]

# Line ends of any kind, and tabs.
_BREAKS = re.compile(r"[\t-\r\x1c-\x1e\x85\u2028\u2029]")
#: Never let through: control characters, marks that turn the direction of what follows, and characters that nobody
#: sees. Part of a class of a regular expression.
UNSAFE = (
    r"\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\U000e0000-\U000e007f"
)
# The joiners of letters that Persian and Hindi are spelled with stay among such letters.
_UNSAFE = re.compile(rf"[{UNSAFE}]|(?<![^\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f])")
# A lone surrogate, which no file can hold.
_HALF = re.compile(r"[\ud800-\udfff]")
#: Addresses that a click may open; "javascript:…" does not open a page.
_OPENED = ("http://", "https://", "file://")
# Shares nearer to nothing or all than a percent are shown in tenths.
_FIRST_PERCENT, _LAST_PERCENT = 0.01, 0.99


class Span(NamedTuple):
    """Words in one style; `link` is the address they open."""

    text: str
    style: Style = ""
    link: str = ""


class Line(NamedTuple):
    """A paragraph of spans, `indent` levels in, after its `bullet`; one that is `whole` is never wrapped."""

    spans: tuple[Span, ...]
    indent: int = 0
    bullet: str = ""
    whole: bool = False


class Heading(NamedTuple):
    """A title over what follows."""

    text: str


class Column(NamedTuple):
    """A column of a table; those with a `share` split the width that the others leave, `width` is the least."""

    title: str
    share: int = 0
    width: int = 0


Cell = tuple[Line, ...]


class Table(NamedTuple):
    """Rows of cells. A `dense` table has no blank lines between rows, and figures to the right.

    One that continues the columns of the table before is not `headed` again in a terminal.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    dense: bool = False
    headed: bool = True


class SideBySide(NamedTuple):
    """Two texts for two columns, and the lines that replace them where there is no room for two."""

    left: Line
    right: Line
    narrow: tuple[Line, ...]


Element = Line | Heading | Table | SideBySide
View = tuple[Element, ...]  # what is shown, from top to bottom

BLANK = Line(())


def address(path: Path) -> str:
    """Return the address that opens a file, "" where the encoding of file names here has no bytes for its name."""
    try:
        return path.absolute().as_uri()
    except UnicodeEncodeError:
        return ""


def plain(text: object) -> str:
    """Return a text of the corpus as text and nothing else: no control characters, white space joined."""
    words = str(text)
    if words.isprintable() and "  " not in words:  # most are so; the only white space that is printable is " "
        return words.strip(" ")
    return " ".join(safe(words).split())


def safe(text: str) -> str:
    """Return a text without what a terminal or page would obey; a line break becomes a space."""
    if text.isprintable():
        return text
    return _HALF.sub("\N{REPLACEMENT CHARACTER}", _UNSAFE.sub("", _BREAKS.sub(" ", text)))


def opened(link: str) -> str:
    """Return an address that a click may open, "" for any other."""
    return safe(link) if link[:8].lower().startswith(_OPENED) else ""


def counted(count: int, noun: str) -> str:
    """Return a count with its noun, which takes an s unless the count is 1."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def percent(share: float) -> str:
    """Return a share (0–1) in whole percent; only all is "100%" and only nothing "0%": what is close gets a decimal."""
    if _LAST_PERCENT < share < 1:
        return f"{floor(share * 1000) / 10:.1f}%"
    if 0 < share < _FIRST_PERCENT:
        return f"{ceil(share * 1000) / 10:.1f}%"
    return f"{share:.0%}"


def line(*parts: str | Span, indent: int = 0, bullet: str = "", whole: bool = False) -> Line:
    """Return a line of spans and plain strings, without the empty ones."""
    spans = (part if isinstance(part, Span) else Span(part) for part in parts)
    shown = tuple(Span(safe(span.text), span.style, opened(span.link)) for span in spans if span.text)
    return Line(shown, indent, bullet, whole)


def note(text: str) -> Line:
    """Return a remark below what is shown."""
    return line(Span(text, "dim"))


def cell(*texts: str | Span) -> Cell:
    """Return a cell with one text a line."""
    lines = (line(text) for text in texts)
    return tuple(each for each in lines if each.spans)


def cells(rows: Iterable[Iterable[str | Span]]) -> tuple[tuple[Cell, ...], ...]:
    """Return rows of cells that hold one text each."""
    return tuple(tuple(map(cell, row)) for row in rows)


def separated(parts: Iterable[Sequence[Span | str]], separator: str = ", ") -> list[Span | str]:
    """Return groups of spans as one list, with a separator between two groups."""
    joined: list[Span | str] = []
    for part in parts:
        joined += [separator, *part] if joined and part else [*part]
    return joined
