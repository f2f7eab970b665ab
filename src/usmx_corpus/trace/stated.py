"""Which commitment the words of a source state."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from usmx_corpus.model import Commitment, Source


def commitment_of(source: Source, commitments: Sequence[Commitment]) -> Commitment | None:
    """Return the commitment that holds most of the words that carry the claim; None if none holds half of them."""
    best = max(commitments, key=lambda each: _marked(source, each), default=None)
    return best if best and 2 * _marked(source, best) >= sum(end - start for start, end in source.marks) else None


def _marked(source: Source, commitment: Commitment) -> int:
    """Return how many characters of a commitment are marked in the source."""
    begin = source.text.find(commitment.text)
    end = begin + len(commitment.text)
    return sum(max(0, min(end, stop) - max(begin, start)) for start, stop in source.marks) if begin >= 0 else 0
