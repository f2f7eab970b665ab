"""The rows of the page of a diff: both texts in their own order, matching statements side by side."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.diff.moves import heaviest_chain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from usmx_corpus.model import Change, Comparison, Location, Statement

#: The two columns, in the order of `Change.left` and `Change.right`.
SIDES = ("left", "right")

# Unchanged rows left open on either side of a change, to show where it is.
CONTEXT = 2
# A fold of fewer rows saves less room than its own line takes up.
SHORTEST_FOLD = 3


class Piece(NamedTuple):
    """Neighbouring statements of one side of a change: the content of one cell.

    `change` is its index in the comparison, `first` the index of the first statement in its side of the change;
    `opens` says for each statement whether it begins a block.
    """

    change: int
    first: int
    statements: tuple[Statement, ...]
    opens: tuple[bool, ...]


class Row(NamedTuple):
    """One row of one change: a piece on one side, or on both where they are side by side.

    `at` counts the rows of a page from 0, `change` is the index of its change in the comparison.
    """

    at: int
    change: int
    left: Piece | None
    right: Piece | None


class Fold(NamedTuple):
    """Unchanged rows, closed until the reader opens them."""

    rows: tuple[Row, ...]


class Layout(NamedTuple):
    """A comparison as rows.

    `numbers` counts the changes a reader walks through from 1, in the order of the page; what has no number is
    unchanged, and statements of the same words that moved together have one. `first` is the first row of each number,
    `followers` are the rows of such a move below its first on a side. `pieces` has for a change and a side (0, 1) its
    pieces with their rows. `ids` names each statement by its side and where it begins, `starts` are these beginnings
    of either side, in order.
    """

    body: tuple[Row | Fold, ...]
    boilerplate: tuple[Row, ...]
    numbers: Mapping[int, int]
    first: Mapping[int, int]
    followers: Collection[int]
    pieces: Mapping[tuple[int, int], Sequence[tuple[int, Piece]]]
    ids: Mapping[tuple[int, int], str]
    starts: tuple[Sequence[int], Sequence[int]]

    def id_at(self, side: int, location: Location) -> str:
        """Return the id of the statement at a place; the first one for a place before all."""
        starts = self.starts[side]
        return self.ids[side, starts[max(bisect_right(starts, location.start) - 1, 0)]]


def lay_out(comparison: Comparison) -> Layout:
    """Return the rows of a comparison: its body with folds, then its boilerplate."""
    changes = list(enumerate(comparison.changes))
    body = _rows([(index, change) for index, change in changes if not change.boilerplate])
    boilerplate = _rows([(index, change) for index, change in changes if change.boilerplate], len(body))
    numbers = _numbers(body, comparison)
    ids = _ids(comparison)
    left, right = (sorted(start for of, start in ids if of == side) for side in (0, 1))
    pieces = _by_change([*body, *boilerplate])
    first = {numbers[row.change]: row.at for row in reversed(body) if row.change in numbers}
    followers = frozenset(_followers(body, _runs(comparison)))
    folded = tuple(_folded(body, numbers))
    return Layout(folded, tuple(boilerplate), numbers, first, followers, pieces, ids, (left, right))


def side_of(change: Change, side: int) -> tuple[Statement, ...]:
    """Return the statements of a side, 0 or 1."""
    return change.right if side else change.left


def _numbers(body: Iterable[Row], comparison: Comparison) -> dict[int, int]:
    """Return the numbers from 1 of the changes that a reader walks through, in the order of the page."""
    walked = dict.fromkeys(row.change for row in body if _is_walked(row, comparison.changes[row.change]))
    runs = _runs(comparison)
    counted: dict[tuple[str, int], int] = {}  # a run of changes that moved together, or a change by itself
    keys = ((change, ("run", runs[change]) if change in runs else ("change", change)) for change in walked)
    return {change: counted.setdefault(key, len(counted) + 1) for change, key in keys}


def _runs(comparison: Comparison) -> dict[int, int]:
    """Return for each change of the same words that moved together with others the number of their run."""
    changes = comparison.changes
    return {
        change: run
        for run, move in enumerate(comparison.moves)
        for change in move.changes
        if changes[change].kind == "same"
    }


def _followers(body: Iterable[Row], runs: Mapping[int, int]) -> Iterator[int]:
    """Yield the rows of a run below its first one on a side."""
    met: set[tuple[int, bool]] = set()
    for row in body:
        if row.change in runs:
            key = (runs[row.change], row.left is None)
            if key in met:
                yield row.at
            met.add(key)


def _is_walked(row: Row, change: Change) -> bool:
    """Whether a reader wants to see a row: its words or place have changed, or it is without its other side."""
    return change.kind != "same" or change.moved or not (row.left and row.right)


def _by_change(rows: Iterable[Row]) -> dict[tuple[int, int], list[tuple[int, Piece]]]:
    """Return the pieces of each change and side, with their rows."""
    pieces: dict[tuple[int, int], list[tuple[int, Piece]]] = {}
    for row in rows:
        for side, piece in enumerate((row.left, row.right)):
            if piece:
                pieces.setdefault((row.change, side), []).append((row.at, piece))
    return pieces


def _ids(comparison: Comparison) -> dict[tuple[int, int], str]:
    """Name statements by side and line ("left-12", "left-p3-12"), the second one on a line "left-12-2"."""
    ids = {}
    for side, name in enumerate(SIDES):
        statements = (statement.location for change in comparison.changes for statement in side_of(change, side))
        places = sorted((place.start, f"p{place.page}-" if place.page else "", place.line) for place in statements)
        for (page, line), found in groupby(places, key=lambda place: place[1:]):
            for count, (start, *_) in enumerate(found, 1):
                ids[side, start] = f"{name}-{page}{line}" if count == 1 else f"{name}-{page}{line}-{count}"
    return ids


def _rows(changes: Sequence[tuple[int, Change]], first: int = 0) -> list[Row]:
    """Return the pieces of both sides in rows, each side in its own order; rows count from `first`."""
    left, right = (_pieces(changes, side) for side in (0, 1))
    moved = {number for number, change in changes if change.moved}
    return [row._replace(at=at) for at, row in enumerate(_paired(left, right, moved), first)]


def _paired(left: Sequence[Piece], right: Sequence[Piece], moved: Collection[int]) -> Iterator[Row]:
    """Yield rows that are not yet counted; between two anchors the pieces of the left come first."""
    at_left = at_right = 0
    for here, there in (*_anchors(left, right, moved), (len(left), len(right))):
        yield from (Row(0, piece.change, piece, None) for piece in left[at_left:here])
        yield from (Row(0, piece.change, None, piece) for piece in right[at_right:there])
        yield from (Row(0, piece.change, piece, right[there]) for piece in left[here : here + 1])
        at_left, at_right = here + 1, there + 1


def _pieces(changes: Iterable[tuple[int, Change]], side: int) -> list[Piece]:
    """Return a side in the order of the file, cut where one change ends and another begins."""
    placed = sorted(
        (statement.location.start, number, index, statement)
        for number, change in changes
        for index, statement in enumerate(side_of(change, side))
    )
    pieces: list[Piece] = []
    block = None
    for _, number, index, statement in placed:
        opens = statement.block != block
        block = statement.block
        last = pieces[-1] if pieces else None
        if last and (last.change, last.first + len(last.statements)) == (number, index):
            pieces[-1] = last._replace(statements=(*last.statements, statement), opens=(*last.opens, opens))
        else:
            pieces.append(Piece(number, index, (statement,), (opens,)))
    return pieces


def _anchors(left: Sequence[Piece], right: Sequence[Piece], moved: Collection[int]) -> list[tuple[int, int]]:
    """Return the indices (left, right) of pieces side by side: the heaviest chain that rises on both sides.

    Of a change in several pieces the longest of each side are paired. What moved is left out.
    """
    mine, yours = _longest(left), _longest(right)
    together = ((here, yours[number]) for number, here in mine.items() if number in yours and number not in moved)
    pairs = sorted(together)
    kept = heaviest_chain([(there, float(_length(left[here]) + _length(right[there]))) for here, there in pairs])
    return [pair for index, pair in enumerate(pairs) if index in kept]


def _longest(pieces: Sequence[Piece]) -> dict[int, int]:
    """Return for each change the index of its longest piece."""
    longest: dict[int, int] = {}
    for index, piece in enumerate(pieces):
        known = longest.setdefault(piece.change, index)
        if _length(piece) > _length(pieces[known]):
            longest[piece.change] = index
    return longest


def _length(piece: Piece) -> int:
    return sum(len(statement.text) for statement in piece.statements) or 1


def _folded(rows: Sequence[Row], numbers: Mapping[int, int]) -> Iterator[Row | Fold]:
    """Yield the rows, with unchanged ones folded but for some context at both ends."""
    for walked, run in groupby(rows, key=lambda row: row.change in numbers):
        found = tuple(run)
        if walked or len(found) < 2 * CONTEXT + SHORTEST_FOLD:
            yield from found
        else:
            yield from found[:CONTEXT]
            yield Fold(found[CONTEXT:-CONTEXT])
            yield from found[-CONTEXT:]
