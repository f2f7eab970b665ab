"""A view in a pipe or file, line by line: wrapped, with marks for styles; tables and colours are left to `terminal`.

Loading and running Rich for the same lines takes three times as long as starting Python.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from usmx_corpus.render.view import BLANK, Heading, Line, SideBySide, safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from usmx_corpus.render.view import Element, Span, View

# Without colour, what was added, removed or matched is bracketed.
_BRACKETS = {"added": ("{+", "+}"), "removed": ("[-", "-]"), "mark": ("‹", "›")}
#: In a pipe a line may be as long as a reader's editor is wide.
_WIDTH = 120
INDENT = 2
#: Words are never squeezed into less than this.
LEAST = 20


def pipe_width() -> int:
    """Give how long a line may be where no terminal says: as an editor is wide, unless `$COLUMNS` says otherwise."""
    columns = os.environ.get("COLUMNS", "")
    return int(columns) if columns.isdecimal() and int(columns) else _WIDTH


def is_plain(view: View) -> bool:
    """Tell a view that holds lines and no table."""
    return all(isinstance(element, (Heading, Line, SideBySide)) for element in view)


def lines(view: View, width: int) -> Iterator[str]:
    """Give the lines of a plain view, none longer than `width` where it can be broken at a space."""
    blank = True
    for element in _unpaired(view):
        if blank and element == BLANK:
            continue
        if isinstance(element, Heading):
            yield from () if blank else ("",)
            yield safe(element.text)
        elif isinstance(element, Line):
            yield from _wrapped(element, width)
        blank = element == BLANK


def _unpaired(view: View) -> Iterator[Element]:
    for element in view:
        yield from element.narrow if isinstance(element, SideBySide) else (element,)


def _wrapped(line: Line, width: int) -> Iterator[str]:
    """Give a line with its bullet and indent, wrapped below its own first word."""
    text = "".join(map(bracketed, line.spans)).rstrip()
    lead = lead_of(line)
    if line.whole or not text:
        yield (lead + text).rstrip()
        return
    room = max(LEAST, width - len(lead))
    while len(text) > room:
        end = text.rfind(" ", 0, room + 1)
        cut = end if end > 0 else room
        yield lead + text[:cut].rstrip()
        text, lead = text[cut:].lstrip(" "), " " * len(lead)
    yield lead + text


def lead_of(line: Line) -> str:
    """Give what stands before the first word of a line."""
    return " " * (INDENT * line.indent) + (f"{line.bullet} " if line.bullet else "")


def bracketed(span: Span) -> str:
    """Give the words of a span with marks around them that stand for its style, any space behind them outside."""
    before, after = _BRACKETS.get(span.style, ("", ""))
    core = span.text.rstrip()
    return f"{before}{core}{after}{span.text[len(core) :]}"
