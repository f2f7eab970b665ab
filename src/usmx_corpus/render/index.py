"""The index of a corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usmx_corpus.render.view import Column, Span, Table, cell, line

if TYPE_CHECKING:
    from usmx_corpus.index.opening import State
    from usmx_corpus.render.view import View


def state(found: State | None) -> View:
    """Show the index file of a corpus, or say that there is none."""
    if not found:
        return (line("No index yet: the next command that needs one builds it."),)
    columns = (Column("Documents"), Column("Size"), Column("State"), Column("File", share=1))
    row = (
        cell(f"{found.documents:,}"),
        cell(f"{found.size / 1e6:,.1f} MB"),
        cell(Span("current", "good") if found.current else Span("out of date", "bad")),
        cell(Span(str(found.path), "place", found.path.absolute().as_uri())),
    )
    return (Table(columns, (row,)),)
