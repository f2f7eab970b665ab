"""What changed between two folders: a count of what is new, gone and changed, then the documents that differ."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from usmx_corpus.render.lists import file_span
from usmx_corpus.render.view import BLANK, Cell, Column, Span, Table, line, note, percent, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from usmx_corpus.model import FolderChange
    from usmx_corpus.render.view import Line, Style, View

_FATES: dict[str, tuple[str, Style]] = {
    "changed": ("~", "strong"),
    "new": ("+", "good"),
    "gone": ("-", "bad"),
    "renamed": ("→", ""),
    "same": ("=", "dim"),
}
# More changed facts of one document are not read in a list.
_ENOUGH_FACTS = 5


def table(roots: tuple[Path, Path], changes: Sequence[FolderChange]) -> View:
    """Show what became of the documents of two folders; those that are the same are only counted."""
    counts: Counter[str] = Counter(change.fate for change in changes)
    tally = ", ".join(f"{counts[fate]:,} {fate}" for fate in _FATES if counts[fate]) or "none"
    left, right = (Span(str(root), "strong") for root in roots)
    columns = (Column("Document", share=3), Column("Words", width=13), Column("Changed facts", share=2))
    order = list(_FATES)
    differing = sorted(filter(_differs, changes), key=lambda change: order.index(change.fate))
    rows = tuple(_row(change, roots) for change in differing)
    return (line(left, " → ", right), note(f"Documents: {tally}."), *((BLANK, Table(columns, rows)) if rows else ()))


def _differs(change: FolderChange) -> bool:
    return change.fate != "same" or bool(change.fields)


def _row(change: FolderChange, roots: tuple[Path, Path]) -> tuple[Cell, ...]:
    sign, style = _FATES[change.fate]
    path, root = (change.right, roots[1]) if change.right else (change.left, roots[0])
    name = [line(Span(f"{sign} ", style), file_span(root, path))]
    if change.left and change.right and change.left != change.right:
        name.append(note(f"  was {plain(change.left)}"))
    return tuple(name), tuple(_words(change)), tuple(_facts(change))


def _words(change: FolderChange) -> Iterator[Line]:
    if change.fate != "changed":
        yield note(change.fate)
        return
    yield line(Span(f"-{change.deleted:,}", "bad"), " ", Span(f"+{change.inserted:,}", "good"))
    yield note(f"{percent(change.similarity)} alike")


def _facts(change: FolderChange) -> Iterator[Line]:
    for fact in change.facts[:_ENOUGH_FACTS]:
        sides = Span(plain(fact.left), "removed"), " → ", Span(plain(fact.right), "added")
        yield line(Span(f"{fact.type}: ", "dim"), *sides)
    if len(change.facts) > _ENOUGH_FACTS:
        yield note(f"and {len(change.facts) - _ENOUGH_FACTS:,} more")
    if change.fields:
        yield note(f"metadata: {', '.join(change.fields)}")
