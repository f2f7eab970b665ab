"""Which commitment the words of a source state."""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from usmx_corpus.model import Commitment, Source


def commitment_of(source: Source, commitments: Sequence[Commitment]) -> Commitment | None:
    """Return the commitment that holds most of the words that carry the claim; None if none holds half of them."""
    best, most, begin = None, 0, 0
    for commitment in commitments:  # they are in order, so that each is found behind the one before
        place = source.text.find(commitment.text, begin)
        begin = place if place >= 0 else begin
        marked = _marked(source.marks, place, place + len(commitment.text)) if place >= 0 else 0
        if best is None or marked > most:
            best, most = commitment, marked
    return best if 2 * most >= sum(end - start for start, end in source.marks) else None


def _marked(marks: Sequence[tuple[int, int]], begin: int, end: int) -> int:
    """Return how many characters between two places are marked."""
    first = bisect_right(marks, begin, key=itemgetter(1))
    last = bisect_right(marks, end, key=itemgetter(0))
    return sum(min(end, stop) - max(begin, start) for start, stop in marks[first:last])
