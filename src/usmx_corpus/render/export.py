"""What was exported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usmx_corpus.render.lists import notes_on_reviews
from usmx_corpus.render.view import Span, address, counted, line, note

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from usmx_corpus.render.view import Line, View

#: The tables that a reader asks for by name.
_SHOWN = {"documents": "document", "statements": "statement", "commitments": "commitment", "mentions": "mention"}
#: More files are named by their folder.
_MOST = 2


def written(paths: Sequence[Path], rows: Mapping[str, int], rejected: int) -> View:
    """Show which files were written, how many rows of the main tables, and how many mentions reviewers reject."""
    counts = ", ".join(counted(rows[table], noun) for table, noun in _SHOWN.items())
    if len(paths) > _MOST:
        folder = paths[0].parent
        lines = [line("Wrote ", _place(folder), f" ({counted(len(paths), 'file')}): {counts}")]
    else:
        lines = [line("Wrote ", _place(paths[0]), f": {counts}"), *_others(paths[1:])]
    return (*lines, *notes_on_reviews((), rejected))


def reported(paths: Sequence[Path], commitments: int, documents: int, left_out: int, rejected: int) -> View:
    """Show which page was written, what is in it, and how much is not; then the files written with it."""
    page, *others = paths
    size = (
        f"{counted(commitments, 'commitment')} in {counted(documents, 'document')}, {page.stat().st_size / 1e6:.1f} MB"
    )
    more = [note(f"… and {left_out:,} more (--limit 0 writes all)")] if left_out else []
    return (line("Wrote ", _place(page), f": {size}"), *_others(others), *more, *notes_on_reviews((), rejected))


def _others(paths: Sequence[Path]) -> list[Line]:
    return [line("Wrote ", _place(path)) for path in paths]


def _place(path: Path) -> Span:
    return Span(str(path), "place", address(path))
