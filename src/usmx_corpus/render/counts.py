"""Counts of commitments: by one property a list, by two a table with the second across."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from usmx_corpus.model import STRENGTHS
from usmx_corpus.render.lists import left_out
from usmx_corpus.render.view import BLANK, Column, Table, cells, note, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from usmx_corpus.index.queries import Count
    from usmx_corpus.render.view import View

#: These come in order of time; the rest by how often it occurs.
_IN_TIME = frozenset(("month", "year"))
#: This many columns fit a terminal; the rest is summed up.
_ACROSS = 7
#: A mention may have several of these.
_SEVERAL = frozenset(("actor", "place"))
_SEVERAL_NOTE = "A mention with several actors or places counts for each of them."
_CROSS_NOTE = "The table counts mentions; --json and --format csv count commitments too."


def ordered(found: Sequence[Count], by: Sequence[str]) -> list[Count]:
    """Return counts in order: months and years by time, strengths from strong to weak, the rest by size."""
    totals = [_totals(found, index) for index in range(len(by))]
    return sorted(found, key=lambda count: [_rank(value, by[i], totals[i]) for i, value in enumerate(count.by)])


def table(found: Sequence[Count], by: Sequence[str], limit: int) -> View:
    """Show counts that are in order, `limit` rows of them (0 for all)."""
    rows = list(dict.fromkeys(count.by[0] for count in found))
    shown = rows[: limit or None]
    crossed = len(by) > 1
    body = _cross(found, by, shown) if crossed else _list(found, by[0], shown)
    notes = [_CROSS_NOTE] * crossed + [_SEVERAL_NOTE] * bool(_SEVERAL & set(by))
    return (body, *left_out(len(rows) - len(shown)), *([BLANK] if notes else []), *map(note, notes))


def _list(found: Sequence[Count], by: str, shown: Sequence[str | None]) -> Table:
    columns = (Column(by.capitalize()), Column("Commitments"), Column("Mentions"))
    kept = [count for count in found if count.by[0] in shown]
    rows = [(_name(count.by[0]), f"{count.commitments:,}", f"{count.mentions:,}") for count in kept]
    return Table(columns, cells(rows), dense=True)


def _cross(found: Sequence[Count], by: Sequence[str], shown: Sequence[str | None]) -> Table:
    number = {count.by: count.mentions for count in found}
    totals = _totals(found, 1)
    across = sorted(totals, key=lambda value: _rank(value, by[1], totals))
    kept, rest = across[:_ACROSS], across[_ACROSS:]
    heads = [*map(_name, kept), *(["others"] if rest else []), "all"]
    rows = []
    for row in shown:
        counts = [number.get((row, column), 0) for column in across]
        others = [sum(counts[len(kept) :])] if rest else []
        figures = (*counts[: len(kept)], *others, sum(counts))
        rows.append((_name(row), *(f"{count:,}" if count else "" for count in figures)))
    return Table((Column(by[0].capitalize()), *map(Column, heads)), cells(rows), dense=True)


def _totals(found: Sequence[Count], index: int) -> Counter[str | None]:
    totals: Counter[str | None] = Counter()
    for count in found:
        totals[count.by[index]] += count.mentions
    return totals


def _rank(value: str | None, by: str, totals: Counter[str | None]) -> tuple[object, ...]:
    """Return what sorts a value; the unknown comes last."""
    if value is None:
        return (1,)
    if by in _IN_TIME:
        return (0, value)
    if by == "strength":
        return (0, STRENGTHS.index(value))
    return (0, -totals[value], value)


def _name(value: str | None) -> str:
    return "(none)" if value is None else plain(value)
