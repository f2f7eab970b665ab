"""The index of a corpus, a file a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usmx_corpus.render.view import Column, Span, Table, cell, line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from usmx_corpus.index.store import Kept
    from usmx_corpus.render.view import View

_MEGABYTE = 1_000_000


def files(found: Sequence[Kept]) -> View:
    """Show the files of an index, or say that there is none."""
    if not found:
        return (line("No index yet: the next command that needs one builds it."),)
    columns = (Column("Index"), Column("Documents"), Column("Size"), Column("State"), Column("File", share=1))
    rows = tuple(
        (
            cell(each.what),
            cell(f"{each.documents:,}"),
            cell(f"{each.size / _MEGABYTE:,.1f} MB"),
            cell(Span("current", "good") if each.current else Span("out of date", "bad")),
            cell(Span(str(each.path), "place", each.path.absolute().as_uri())),
        )
        for each in found
    )
    return (Table(columns, rows),)
