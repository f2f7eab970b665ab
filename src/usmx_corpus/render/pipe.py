"""A view without tables in a pipe or file: lines that are wrapped, with brackets for styles.

Tables and colours are left to `terminal`: Rich takes three times as long as starting Python.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from usmx_corpus.render.view import BLANK, Heading, Line, SideBySide, safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from usmx_corpus.render.view import Element, Span, View

# Without colour, what was added, removed or matched is bracketed.
_BRACKETS = {"added": ("{+", "+}"), "removed": ("[-", "-]"), "mark": ("‹", "›")}
#: The usual width of an editor.
_WIDTH = 120
# A number of columns or lines: at most four digits, so that padding a line cannot exhaust memory.
_SIZE = re.compile(r"[1-9][0-9]{0,3}")
#: Spaces for each level of a list.
INDENT = 2
#: The least width that words are wrapped to.
LEAST = 20


def pipe_width() -> int:
    """Return how long a line may be in a pipe: `$COLUMNS`, else the width of an editor."""
    return int(sound(os.environ).get("COLUMNS", _WIDTH))


def sound(environment: Mapping[str, str]) -> dict[str, str]:
    """Return an environment without invalid sizes of the terminal."""
    return {
        name: value for name, value in environment.items() if name not in {"COLUMNS", "LINES"} or _SIZE.fullmatch(value)
    }


def is_colored() -> bool:
    """Whether a table is to have colors in a pipe too (force-color.org, bixense.com/clicolors, no-color.org)."""
    asked = os.environ.get("FORCE_COLOR") or os.environ.get("CLICOLOR_FORCE", "0") not in {"", "0"}
    return bool(asked) and not os.environ.get("NO_COLOR")


def is_plain(view: View) -> bool:
    """Whether a view holds lines and no table."""
    return all(isinstance(element, (Heading, Line, SideBySide)) for element in view)


def lines(view: View, width: int) -> Iterator[str]:
    """Yield the lines of a plain view, broken at spaces to be no longer than `width`."""
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
    """Yield a line with its bullet and indent, wrapped to the column of its first word."""
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
    """Return the indent and bullet of a line."""
    return " " * (INDENT * line.indent) + (f"{line.bullet} " if line.bullet else "")


def bracketed(span: Span) -> str:
    """Return the words of a span in the brackets of its style, with white space at the end outside."""
    before, after = _BRACKETS.get(span.style, ("", ""))
    core = span.text.rstrip()
    return f"{before}{core}{after}{span.text[len(core) :]}"
