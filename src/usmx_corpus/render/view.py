"""What is to be shown, before it is known where: lines of styled words, and tables."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Style = Literal["", "strong", "dim", "place", "good", "bad", "added", "removed", "mark"]

# Never let through: control characters and marks that turn the direction of what follows.
_UNSAFE = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"


class Span(NamedTuple):
    """Words in one style; `link` is an address they open."""

    text: str
    style: Style = ""
    link: str = ""


class Line(NamedTuple):
    """A paragraph of spans, `indent` levels in; `bullet` stands before it; one that is `whole` is never wrapped."""

    spans: tuple[Span, ...]
    indent: int = 0
    bullet: str = ""
    whole: bool = False


class Heading(NamedTuple):
    """A title over what follows."""

    text: str


class Column(NamedTuple):
    """A column of a table: one with a `share` takes that part of the width the others leave, else at least `width`."""

    title: str
    share: int = 0
    width: int = 0


class Table(NamedTuple):
    """Rows of cells; a cell is lines of spans. In a `dense` table they stand close, figures to the right.

    One that goes on with the columns of the table before is not `headed` again in a terminal.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[tuple[Line, ...], ...], ...]
    dense: bool = False
    headed: bool = True


class SideBySide(NamedTuple):
    """Two texts that stand side by side where there is room, and what is shown instead where there is not."""

    left: Line
    right: Line
    narrow: tuple[Line, ...]


Element = Line | Heading | Table | SideBySide
View = tuple[Element, ...]  # what is shown, from top to bottom


def plain(text: object) -> str:
    """Give a text of the corpus as text and nothing else: no control characters, white space joined."""
    return " ".join(safe(str(text)).split())


def counted(count: int, noun: str) -> str:
    """Give a count with its noun, which takes an s for several."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def safe(text: str) -> str:
    """Take out what a terminal or page would obey and not show; a line break becomes a space."""
    return text if text.isprintable() else re.sub(_UNSAFE, "", re.sub(r"[\t\n\r]", " ", text))


def line(*parts: str | Span, indent: int = 0, bullet: str = "", whole: bool = False) -> Line:
    """Make a line of spans and plain strings; empty strings fall out."""
    spans = (part if isinstance(part, Span) else Span(part) for part in parts)
    shown = tuple(Span(safe(span.text), span.style, safe(span.link)) for span in spans if span.text)
    return Line(shown, indent, bullet, whole)


def cell(*texts: str | Span) -> tuple[Line, ...]:
    """Make a cell with one text a line."""
    lines = (line(text) for text in texts)
    return tuple(each for each in lines if each.spans)


BLANK = Line(())
