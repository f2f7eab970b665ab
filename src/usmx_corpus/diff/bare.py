"""Numbers that stand alone above what they number ("Article 5"): they follow the words below them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from usmx_corpus.diff.align import Cell, align
from usmx_corpus.diff.numbering import is_bare, label_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from usmx_corpus.model import Statement


def aligned(left: Sequence[Statement], right: Sequence[Statement]) -> tuple[Cell, ...]:
    """Align two texts; a number that stands alone goes with the words below it, whatever other number is like it."""
    worded = [[place for place, each in enumerate(side) if not is_bare(each)] for side in (left, right)]
    if len(worded[0]) == len(left) or len(worded[1]) == len(right):
        return align(left, right)
    places = worded[0], worded[1]
    found = align([left[place] for place in places[0]], [right[place] for place in places[1]])
    cells = [
        cell._replace(left=tuple(places[0][i] for i in cell.left), right=tuple(places[1][j] for j in cell.right))
        for cell in found
    ]
    above = {pair: cell for cell in cells for pair in _above(left, right, cell)}
    bare = [cell._replace(left=(i,), right=(j,), score=1.0) for (i, j), cell in above.items()]
    rest = _unlinked(left, {i for i, _ in above}), _unlinked(right, {j for _, j in above})
    bare += [Cell((i,), (rest[1][text],), 1.0, moved=False) for text, i in rest[0].items() if text in rest[1]]
    return tuple(sorted([*cells, *bare], key=lambda cell: cell.left))


def _above(left: Sequence[Statement], right: Sequence[Statement], cell: Cell) -> Iterator[tuple[int, int]]:
    """Yield the numbers right above two counterparts that are of one kind."""
    i, j = cell.left[0] - 1, cell.right[0] - 1
    while i >= 0 and j >= 0 and is_bare(left[i]) and is_bare(right[j]):
        one, other = label_of(left[i]), label_of(right[j])
        if not (one and other) or one.noun != other.noun:
            return
        yield i, j
        i, j = i - 1, j - 1


def _unlinked(side: Sequence[Statement], linked: set[int]) -> dict[str, int]:
    """Return where the bare numbers without a counterpart are, by their words, if they are there once."""
    free = [place for place, each in enumerate(side) if is_bare(each) and place not in linked]
    count = Counter(side[place].text for place in free)
    return {side[place].text: place for place in free if count[side[place].text] == 1}
