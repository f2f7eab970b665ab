"""A view as Markdown, for a note or an issue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from usmx_corpus.render.view import Heading, Line, SideBySide, Table, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from usmx_corpus.render.view import Element, Span, View

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#])")
# A sign that would begin a list inside an item.
_BULLET = re.compile(r"^[-+]$")
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
        yield f"\n## {_escaped(element.text)}\n"
    elif isinstance(element, Table):
        yield _table(element)
    elif isinstance(element, SideBySide):
        yield from map(_line, element.narrow)
    else:
        yield _line(element)


def _line(line: Line) -> str:
    text = "".join(map(_span, line.spans))
    if not text:
        return ""
    if not (line.indent or line.bullet):
        return text + "\n"
    bullet = _BULLET.sub(r"\\\g<0>", line.bullet) + " " if line.bullet else ""
    return f"{'  ' * max(0, line.indent - 1)}- {bullet}{text}"


def _span(span: Span) -> str:
    if span.link.startswith("http"):
        if span.text == span.link:
            return f"<{span.link.replace('>', '%3E')}>"
        return f"[{_escaped(span.text)}]({span.link.replace(')', '%29').replace(' ', '%20')})"
    if span.style == "place":
        return f"`{plain(span.text)}`".replace("|", "\\|")
    before, after = _WRAPS.get(span.style, ("", ""))
    core = span.text.strip()
    if not core:
        return span.text
    start = span.text.index(core)
    return f"{span.text[:start]}{before}{_escaped(core)}{after}{span.text[start + len(core) :]}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _table(table: Table) -> str:
    rows = ["| " + " | ".join(column.title for column in table.columns) + " |"]
    rows.append("|" + " --- |" * len(table.columns))
    rows += [
        "| " + " | ".join("<br>".join("".join(map(_span, line.spans)) for line in cell) for cell in row) + " |"
        for row in table.rows
    ]
    return "\n".join(rows) + "\n"
