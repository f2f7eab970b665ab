"""What changed between two folders: a line on what is new, gone and changed, then the releases that differ."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from usmx_corpus.render.view import BLANK, Column, Line, Span, Table, line, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from usmx_corpus.model import FolderChange
    from usmx_corpus.render.view import Style, View

_FATES: dict[str, tuple[str, Style]] = {
    "changed": ("~", "strong"),
    "new": ("+", "good"),
    "gone": ("-", "bad"),
    "renamed": ("→", ""),
    "same": ("=", "dim"),
}
# More changed facts of one release are not read in a list.
_ENOUGH_FACTS = 5


def table(roots: tuple[Path, Path], changes: Sequence[FolderChange]) -> View:
    """Show what became of the releases of two folders; those that are the same are counted."""
    counts: Counter[str] = Counter(change.fate for change in changes)
    told = ", ".join(f"{counts[fate]:,} {fate}" for fate in _FATES if counts[fate])
    head = (
        line(Span(str(roots[0]), "strong"), " → ", Span(str(roots[1]), "strong")),
        line(Span(f"Releases: {told}.", "dim")),
    )
    rows = [change for fate in _FATES for change in changes if change.fate == fate and _differs(change)]
    if not rows:
        return head
    columns = (Column("Release", share=3), Column("Words", width=13), Column("Changed in fact", share=2))
    return (*head, BLANK, Table(columns, tuple(_row(change, roots) for change in rows)))


def _differs(change: FolderChange) -> bool:
    return change.fate != "same" or bool(change.fields)


def _row(change: FolderChange, roots: tuple[Path, Path]) -> tuple[tuple[Line, ...], ...]:
    sign, style = _FATES[change.fate]
    path, root = (change.right, roots[1]) if change.right else (change.left, roots[0])
    name = [line(Span(f"{sign} ", style), Span(plain(path), "place", (root / path).absolute().as_uri()))]
    if change.left and change.right and change.left != change.right:
        name.append(line(Span(f"  was {plain(change.left)}", "dim")))
    return tuple(name), tuple(_words(change)), tuple(_facts(change))


def _words(change: FolderChange) -> Iterator[Line]:
    if change.fate != "changed":
        yield line(Span(change.fate, "dim"))
        return
    yield line(Span(f"-{change.deleted:,}", "bad"), " ", Span(f"+{change.inserted:,}", "good"))
    yield line(Span(f"{_percent(change.similarity)} kept", "dim"))


def _percent(share: float) -> str:
    """Give a share in percent, never all of it where something changed."""
    return f"{min(share, 0.999):.1%}"


def _facts(change: FolderChange) -> Iterator[Line]:
    for fact in change.facts[:_ENOUGH_FACTS]:
        yield line(
            Span(f"{fact.type}: ", "dim"), Span(plain(fact.left), "removed"), " → ", Span(plain(fact.right), "added")
        )
    if len(change.facts) > _ENOUGH_FACTS:
        yield line(Span(f"and {len(change.facts) - _ENOUGH_FACTS} more", "dim"))
    if change.fields:
        yield line(Span(f"metadata: {', '.join(change.fields)}", "dim"))
