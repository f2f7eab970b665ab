"""The index of a corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usmx_corpus.render.view import Column, Span, Table, address, cell, line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from usmx_corpus.index.opening import State
    from usmx_corpus.render.view import Cell, View


def states(found: Sequence[State]) -> View:
    """Show the index file of a corpus, or all of them; or say that there is none."""
    if not found:
        return (line("No index yet: the next command that needs one builds it."),)
    columns = (
        Column("Documents"), Column("Size"), Column("State"), Column("Folder", share=1), Column("File", share=1)
    )  # fmt: skip
    return (Table(columns, tuple(map(_row, found))),)


def dropped(found: Sequence[State]) -> View:
    """Say which index files were removed, and whose they were."""
    if not found:
        return (line("No index belongs to a missing folder."),)
    return tuple(line("Removed ", _place(state.path), f" of {state.folder}", whole=True) for state in found)


def _row(state: State) -> tuple[Cell, ...]:
    return (
        cell(f"{state.documents:,}"),
        cell(f"{state.size / 1e6:,.1f} MB"),
        cell(_freshness(state)),
        cell(_place(state.folder) if state.folder else "unknown"),
        cell(_place(state.path)),
    )


def _freshness(state: State) -> Span:
    if state.missing:
        return Span("folder missing", "bad")
    return Span("current", "good") if state.current else Span("out of date", "bad")


def _place(path: Path) -> Span:
    return Span(str(path), "place", address(path))
