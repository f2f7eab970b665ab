"""A view in a terminal or a pipe: wrapped to the width, with colour, or with brackets where there is none."""

from __future__ import annotations

import os
from io import StringIO
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.style import Style
from rich.table import Table as RichTable
from rich.text import Text

from usmx_corpus.render.pipe import INDENT, LEAST, bracketed, is_colored, lead_of, pipe_width, sound
from usmx_corpus.render.view import BLANK, Heading, Line, SideBySide, Span, Table, safe

if TYPE_CHECKING:
    from typing import TextIO

    from usmx_corpus.render.view import Cell, Column, Element, View

_STYLES = {
    "": "",
    "strong": "bold",
    "dim": "dim",
    "place": "cyan",
    "good": "green",
    "bad": "red",
    "added": "green underline",
    "removed": "red strike",
    "mark": "bold yellow",
}
#: In less width a table would be all line breaks: its rows are printed one below the other.
_NARROW = 72
#: From this width on two texts are printed side by side, each with 50 characters or more.
_WIDE = 110
#: What begins a text fragment in an address.
_AT_WORDS = "#:~:text="
#: Columns between them.
_GAP = 3
# Words of the corpus are text: no markup, no emoji codes, no colours of Rich's own choosing.
_PLAIN: dict[str, Any] = {"highlight": False, "markup": False, "emoji": False}


def show(view: View, stream: TextIO) -> None:
    """Print a view on a stream."""
    if stream.isatty():
        _write(Console(file=stream, _environ=sound(os.environ), **_PLAIN), view)
        return
    # Rich pads lines with spaces, which a pipe has no use for.
    out = StringIO()
    _write(Console(file=out, width=pipe_width(), force_terminal=is_colored(), _environ={}, **_PLAIN), view)
    stream.write("".join(f"{printed.rstrip()}\n" for printed in out.getvalue().split("\n")[:-1]))


def _write(console: Console, view: View) -> None:
    blank = True
    for element in view:
        if blank and element == BLANK:
            continue
        if isinstance(element, Heading):
            if not blank:
                console.print()
            console.print(Text(safe(element.text), style="bold"))
        else:
            _element(console, element)
        blank = element == BLANK


def _element(console: Console, element: Element) -> None:
    if isinstance(element, Table):
        _table(console, element)
    elif isinstance(element, SideBySide):
        _pair(console, element)
    elif isinstance(element, Line):
        _line(console, element)


def _pair(console: Console, pair: SideBySide) -> None:
    """Print two texts side by side where a terminal has room for both, else the lines that replace them."""
    if console.width < _WIDE or not console.is_terminal:
        for line in pair.narrow:
            _line(console, line)
        return
    drawn = RichTable.grid(padding=(0, _GAP, 0, 0), pad_edge=False, expand=True)
    for text in (" " * (INDENT - 1), pair.left, pair.right):
        drawn.add_column(overflow="fold", ratio=0 if isinstance(text, str) else 1)
    drawn.add_row(" " * (INDENT - 1), _text(console, pair.left), _text(console, pair.right))
    console.print(drawn)


def _line(console: Console, line: Line) -> None:
    """Print a line with its bullet and indent, wrapped to the column of its first word."""
    if not line.spans:
        console.print()
        return
    text = _text(console, line)
    lead = lead_of(line)
    if line.whole:
        console.print(Text(lead).append_text(text), soft_wrap=True)
        return
    for number, part in enumerate(text.wrap(console, max(LEAST, console.width - len(lead)))):
        part.rstrip()
        console.print(Text(lead if number == 0 else " " * len(lead)).append_text(part), soft_wrap=True)


def _text(console: Console, line: Line) -> Text:
    text = Text(overflow="fold")
    for span in line.spans:
        text.append_text(_span(console, span))
    return text


def _span(console: Console, span: Span) -> Text:
    style = _STYLES[span.style]
    if console.no_color or not console.is_terminal:
        marked = bracketed(span)
        return Text(marked, style=style if marked == span.text else "")
    if not span.link:
        return Text(span.text, style=style)
    # Where a click opens the page at the words, the words need not be read in the address.
    shown = span.text.partition(_AT_WORDS)[0] if span.text == span.link else span.text
    return Text(shown, style=Style.parse(style) + Style(link=span.link))


def _table(console: Console, table: Table) -> None:
    """Print a table, or its rows one below the other where there is no room for columns."""
    if console.width < _NARROW:
        _stacked(console, table)
        return
    drawn = RichTable(
        box=None,
        padding=(0, 2, 0 if table.dense else 1, 0),
        pad_edge=False,
        header_style="bold",
        show_edge=False,
        show_header=table.headed,
        expand=not table.dense or any(column.share for column in table.columns),
    )
    for number, column in enumerate(table.columns):
        drawn.add_column(safe(column.title), overflow="fold", **_options(column, is_figure=table.dense and number > 0))
    for row in table.rows:
        drawn.add_row(*(_cell(console, cell) for cell in row))
    console.print(drawn)


def _options(column: Column, *, is_figure: bool) -> dict[str, Any]:
    """Return a column's options for Rich, where the least width is called `width` only if the column shares."""
    if column.share:
        return {"ratio": column.share, "width": column.width or None}
    return {"min_width": column.width, "justify": "right" if is_figure else "left"}


def _cell(console: Console, cell: Cell) -> Text:
    return Text("\n").join(_text(console, line) for line in cell)


def _stacked(console: Console, table: Table) -> None:
    """Print each row as its cells one below the other: the first as a head, short ones after their column's title."""
    for number, (head, *cells) in enumerate(table.rows):
        if number:
            console.print()
        for line in head:
            _line(console, line)
        for column, cell in zip(table.columns[1:], cells, strict=True):
            label = () if column.share else (Span(f"{column.title}: ", "dim"),)
            for line in cell:
                _line(console, Line((*label, *line.spans), indent=1))
