"""What is aligned: the statements of a document, each with the marker of its list item."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from usmx_corpus.model import Document, Statement


def units(document: Document) -> list[Statement]:
    """Return the statements of a document; the first of an item begins with its marker, if that says something.

    "(b)" and "2." are words of a text, and one that moves renumbers the rest; a dash or dot is layout.
    """
    return [_with_marker(document, statement) for statement in document.statements]


def _with_marker(document: Document, statement: Statement) -> Statement:
    mark = document.blocks[statement.block].marker
    if mark is None or statement.start:
        return statement
    start = mark.origin(0)
    return statement._replace(
        text=f"{mark.clean} {statement.text}",
        label=len(mark.clean) + 1 + statement.label,
        location=document.place(start, statement.location.end),
    )
