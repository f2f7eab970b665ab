"""A view as Markdown, for a note or an issue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from usmx_corpus.render.view import Heading, Line, SideBySide, Table, safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from usmx_corpus.render.view import Cell, Element, Span, View

# What CommonMark and GitHub give a meaning anywhere in a line: markup, references to characters, formulas (but not sums
# of money), and addresses that become links by themselves.
_SPECIAL = re.compile(r"[\\`*_\[\]<>|~#]|&(?=#?\w+;)|\$(?!\d)|:(?=//)|(?<=www)\.", re.IGNORECASE)
# People and issues that GitHub would link to, and notify, even if the sign is escaped, and emoji (but not the times of
# a clock).
_MENTION = re.compile(r"@(?=\w)|\\#(?=\d)|\bGH-(?=\d)|:(?!\d\d:)(?=[\w+\\-]++:)", re.IGNORECASE)
#: What separates two characters and is not shown.
NOTHING = "<!-- -->"
_NOBODY = rf"\g<0>{NOTHING}"
# What begins a list at the start of a line.
_NUMBER = re.compile(r"^(\d{1,9})(?=[.)](?:\s|$))")
_RUN = re.compile(r"`+")
# What an address in a link may hold as it is; what else it holds becomes "%29".
_IN_ADDRESS = ":/?#@!$&'*+,;=~%[]-._"
# The last item of a list, which a paragraph right below it would continue.
_AFTER_LIST = re.compile(r"^( *- .*)\n(?! *- |\n)", re.MULTILINE)
_WRAPS = {
    "strong": ("**", "**"),
    "added": ("**", "**"),
    "removed": ("~~", "~~"),
    "mark": ("**", "**"),
    "good": ("**", "**"),
    "bad": ("**", "**"),
}


def as_markdown(view: View) -> str:
    """Return a view as Markdown; words of the corpus are escaped, so that none becomes markup."""
    text = _AFTER_LIST.sub(r"\1\n\n", "\n".join(part for element in view for part in _parts(element)))
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _parts(element: Element) -> Iterator[str]:
    if isinstance(element, Heading):
        yield f"\n## {escaped(safe(element.text).strip())}\n"
    elif isinstance(element, Table):
        yield _table(element)
    elif isinstance(element, SideBySide):
        yield from map(_line, element.narrow)
    else:
        yield _line(element)


def _line(line: Line) -> str:
    text = "".join(map(_span, line.spans)).strip()
    if not text:
        return ""
    if not (line.indent or line.bullet):
        return _started(text) + "\n"
    bullet = _started(line.bullet.strip()) + " " if line.bullet else ""
    return f"{'  ' * max(0, line.indent - 1)}- {bullet}{text if bullet else _started(text)}"


def _started(text: str) -> str:
    """Return the text of a line, escaped so that it begins no list, rule or heading."""
    if text.startswith(("-", "+", "=")):
        return f"\\{text}"
    return _NUMBER.sub(r"\1\\", text, count=1)


def _span(span: Span) -> str:
    if span.link.lower().startswith("http"):
        if span.text == span.link == quote(span.link, safe=_IN_ADDRESS):
            return f"<{span.link}>"
        return f"[{escaped(span.text)}]({_address(span.link)})"
    if span.style == "place":
        return _code(span.text)
    before, after = _WRAPS.get(span.style, ("", ""))
    core = span.text.strip()
    if not core:
        return span.text
    start = span.text.index(core)
    return f"{span.text[:start]}{before}{escaped(core)}{after}{span.text[start + len(core) :]}"


def _address(link: str) -> str:
    """Return an address for a link: nothing in it ends the link, and "&" begins no reference to a character."""
    return quote(link, safe=_IN_ADDRESS).replace("&", "&amp;")


def _code(text: str) -> str:
    """Return a text as code, between more backquotes than it has in a row."""
    longest = max(map(len, _RUN.findall(text)), default=0)
    fence = "`" * (longest + 1)
    room = " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) else ""
    return f"{fence}{room}{text}{room}{fence}"


def escaped(text: str) -> str:
    """Return words of one line in which nothing is markup."""
    return _MENTION.sub(_NOBODY, _SPECIAL.sub(r"\\\g<0>", text))


def _table(table: Table) -> str:
    rows = ["| " + " | ".join(escaped(safe(column.title)) for column in table.columns) + " |"]
    rows.append("|" + " --- |" * len(table.columns))
    rows += ["| " + " | ".join(map(_cell, row)) + " |" for row in table.rows]
    return "\n".join(rows) + "\n"


def _cell(cell: Cell) -> str:
    """Return a cell, in which "|" is escaped in code too: tables are read before what is in them."""
    return "<br>".join("".join(map(_in_table, line.spans)) for line in cell)


def _in_table(span: Span) -> str:
    written = _span(span)
    return written.replace("|", "\\|") if span.style == "place" and not span.link.startswith("http") else written
