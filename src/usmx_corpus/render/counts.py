"""Counts of commitments: by one thing a list, by two a table with the second across."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from usmx_corpus.model import STRENGTHS
from usmx_corpus.render.lists import left_out
from usmx_corpus.render.view import BLANK, Column, Span, Table, cell, line, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from usmx_corpus.index.queries import Count
    from usmx_corpus.render.view import View

#: What has an order of its own; the rest comes by how often it occurs.
_IN_TIME = frozenset(("month", "year"))
#: So many columns fit a terminal; what is beyond is summed up.
_ACROSS = 7
_SHARED = frozenset(("actor", "place"))
_NOTE = "one with several actors or places counts for each; --json gives promises too"


def ordered(found: Sequence[Count], by: Sequence[str]) -> list[Count]:
    """Put counts in order: months and years by time, strengths from strong to weak, the rest by size."""
    totals = [_totals(found, index) for index in range(len(by))]
    return sorted(found, key=lambda count: [_rank(value, by[i], totals[i]) for i, value in enumerate(count.by)])


def table(found: Sequence[Count], by: Sequence[str], limit: int) -> View:
    """Show counts that are in order."""
    rows = list(dict.fromkeys(count.by[0] for count in found))
    shown = rows[: limit or None]
    body = _list(found, by[0], shown) if len(by) == 1 else _cross(found, by, shown)
    notes = [BLANK, line(Span(_NOTE, "dim"))] if _SHARED & set(by) else []
    return (body, *left_out(len(rows) - len(shown)), *notes)


def _list(found: Sequence[Count], by: str, shown: Sequence[str | None]) -> Table:
    kept = [count for count in found if count.by[0] in shown]
    columns = (Column(by.capitalize()), Column("Commitments"), Column("Promises"))
    rows = [(_name(count.by[0]), f"{count.commitments:,}", f"{count.promises:,}") for count in kept]
    return Table(columns, tuple(tuple(map(cell, row)) for row in rows), dense=True)


def _cross(found: Sequence[Count], by: Sequence[str], shown: Sequence[str | None]) -> Table:
    number = {count.by: count.commitments for count in found}
    totals = _totals(found, 1)
    across = sorted(totals, key=lambda value: _rank(value, by[1], totals))
    kept, rest = across[:_ACROSS], across[_ACROSS:]
    heads = [*map(_name, kept), *(["others"] if rest else []), "all"]
    columns = (Column(by[0].capitalize()), *map(Column, heads))
    rows = []
    for row in shown:
        counts = [number.get((row, column), 0) for column in across]
        cells = [*counts[: len(kept)], *([sum(counts[len(kept) :])] if rest else []), sum(counts)]
        rows.append((_name(row), *(f"{count:,}" if count else "" for count in cells)))
    return Table(columns, tuple(tuple(map(cell, row)) for row in rows), dense=True)


def _totals(found: Sequence[Count], index: int) -> Counter[str | None]:
    totals: Counter[str | None] = Counter()
    for count in found:
        totals[count.by[index]] += count.commitments
    return totals


def _rank(value: str | None, by: str, totals: Counter[str | None]) -> tuple[object, ...]:
    """Give what sorts a value; the unknown comes last."""
    if value is None:
        return (1,)
    if by in _IN_TIME:
        return (0, value)
    if by == "strength":
        return (0, STRENGTHS.index(value))
    return (0, -totals[value], value)


def _name(value: str | None) -> str:
    return "(none)" if value is None else plain(value)
