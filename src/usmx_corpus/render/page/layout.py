"""Which rows the page of a diff has: both texts in their own order, what belongs together side by side."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.diff.moves import heaviest_chain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from usmx_corpus.model import Change, Comparison, Location, Statement

#: The two columns, in the order of `Change.left` and `Change.right`.
SIDES = ("left", "right")

# Unchanged rows left open on either side of a change: the sentence before and after tells where one is.
CONTEXT = 2
# A fold of fewer rows saves less room than its own line takes.
SHORTEST_FOLD = 3


class Piece(NamedTuple):
    """Neighbouring statements of one side of a change: what stands in one cell.

    `change` is its index in the comparison, `first` that of the first statement in its side of the change; `opens`
    says of each statement whether it begins a block.
    """

    change: int
    first: int
    statements: tuple[Statement, ...]
    opens: tuple[bool, ...]


class Row(NamedTuple):
    """One row of one change: a piece on either side, or on both where they stand side by side.

    `at` counts the rows of a page from 0, `change` is the index of its change in the comparison.
    """

    at: int
    change: int
    left: Piece | None
    right: Piece | None


class Fold(NamedTuple):
    """Rows without a change, closed until somebody asks for them."""

    rows: tuple[Row, ...]


class Layout(NamedTuple):
    """A comparison as rows.

    `numbers` counts the changes a reader walks through from 1, in the order of the page; what has no number is
    unchanged. `pieces` gives for a change and a side (0, 1) the rows where its pieces stand. `ids` names each
    statement by its side and where it begins, `starts` are these beginnings of either side, in order.
    """

    body: tuple[Row | Fold, ...]
    boilerplate: tuple[Row, ...]
    numbers: Mapping[int, int]
    pieces: Mapping[tuple[int, int], Sequence[tuple[int, Piece]]]
    ids: Mapping[tuple[int, int], str]
    starts: tuple[Sequence[int], Sequence[int]]

    def id_at(self, side: int, location: Location) -> str:
        """Give the id of the statement that begins at a place or holds it; of a place before all, the first."""
        starts = self.starts[side]
        return self.ids[side, starts[max(bisect_right(starts, location.start) - 1, 0)]]


def lay_out(comparison: Comparison) -> Layout:
    """Lay a comparison out: its body with folds, then its boilerplate."""
    changes = list(enumerate(comparison.changes))
    body = _rows([pair for pair in changes if not pair[1].boilerplate])
    boilerplate = [row._replace(at=row.at + len(body)) for row in _rows([p for p in changes if p[1].boilerplate])]
    numbers: dict[int, int] = {}
    pieces: dict[tuple[int, int], list[tuple[int, Piece]]] = {}
    for row in body:
        if _is_walked(row, comparison.changes[row.change]):
            numbers.setdefault(row.change, len(numbers) + 1)
    for row in (*body, *boilerplate):
        for side, piece in enumerate((row.left, row.right)):
            if piece:
                pieces.setdefault((row.change, side), []).append((row.at, piece))
    ids = _ids(comparison)
    left, right = (sorted(start for of, start in ids if of == side) for side in (0, 1))
    return Layout(tuple(_folded(body, numbers)), tuple(boilerplate), numbers, pieces, ids, (left, right))


def side_of(change: Change, side: int) -> tuple[Statement, ...]:
    """Give the statements of a side, 0 or 1."""
    return change.right if side else change.left


def _is_walked(row: Row, change: Change) -> bool:
    """Tell a row that a reader wants to see: words, place or company have changed."""
    return change.kind != "same" or change.moved or not (row.left and row.right)


def _ids(comparison: Comparison) -> dict[tuple[int, int], str]:
    """Name statements by side and line ("left-12"); of several that begin on a line, the later by "left-12-2"."""
    ids = {}
    for side, name in enumerate(SIDES):
        statements = (statement for change in comparison.changes for statement in side_of(change, side))
        places = sorted((statement.location.start, statement.location.line) for statement in statements)
        for line, found in groupby(places, key=lambda place: place[1]):
            for count, (start, _) in enumerate(found, 1):
                ids[side, start] = f"{name}-{line}" if count == 1 else f"{name}-{line}-{count}"
    return ids


def _rows(changes: Sequence[tuple[int, Change]]) -> list[Row]:
    """Put the pieces of both sides into rows, each side in its own order."""
    left, right = (_pieces(changes, side) for side in (0, 1))
    moved = {number for number, change in changes if change.moved}
    pairs: list[tuple[Piece | None, Piece | None]] = []
    at_left = at_right = 0
    for here, there in (*_anchors(left, right, moved), (len(left), len(right))):
        pairs += [(piece, None) for piece in left[at_left:here]]
        pairs += [(None, piece) for piece in right[at_right:there]]
        pairs += [(piece, right[there]) for piece in left[here : here + 1]]
        at_left, at_right = here + 1, there + 1
    return [
        Row(index, piece.change, *pair) for index, pair in enumerate(pairs) for piece in [pair[0] or pair[1]] if piece
    ]


def _pieces(changes: Iterable[tuple[int, Change]], side: int) -> list[Piece]:
    """Cut a side, in the order of the file, where one change ends and another begins."""
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


def _anchors(left: Sequence[Piece], right: Sequence[Piece], moved: set[int]) -> list[tuple[int, int]]:
    """Give the pairs (left, right) of pieces that stand side by side: the heaviest chain that rises on both sides.

    Of a change in several pieces the longest of each side stand together. What moved is left out.
    """
    mine, yours = _longest(left), _longest(right)
    together = ((here, yours[number]) for number, here in mine.items() if number in yours and number not in moved)
    pairs = sorted(together)
    kept = heaviest_chain([(there, float(_length(left[here]) + _length(right[there]))) for here, there in pairs])
    return [pair for index, pair in enumerate(pairs) if index in kept]


def _longest(pieces: Sequence[Piece]) -> dict[int, int]:
    """Give for each change the index of its longest piece."""
    longest: dict[int, int] = {}
    for index, piece in enumerate(pieces):
        known = longest.setdefault(piece.change, index)
        if _length(piece) > _length(pieces[known]):
            longest[piece.change] = index
    return longest


def _length(piece: Piece) -> int:
    return sum(len(statement.text) for statement in piece.statements) or 1


def _folded(rows: Sequence[Row], numbers: Mapping[int, int]) -> Iterator[Row | Fold]:
    """Fold what is unchanged, but for some rows of context at both ends."""
    for walked, run in groupby(rows, key=lambda row: row.change in numbers):
        found = tuple(run)
        if walked or len(found) < 2 * CONTEXT + SHORTEST_FOLD:
            yield from found
        else:
            yield from found[:CONTEXT]
            yield Fold(found[CONTEXT:-CONTEXT])
            yield from found[-CONTEXT:]
