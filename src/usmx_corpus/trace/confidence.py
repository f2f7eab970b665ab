"""How far to believe an answer: how many of the answers like it were right on claims whose sources are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from usmx_corpus.model import Source

# For each verdict the least score of the first passage, and the share of such answers that are right: dev.jsonl and 100
# claims of dev2.jsonl put to the archive (63 of 63, 4 of 4; 21 of 24, 12 of 15, 7 of 10; 10 of 27, 18 of 38, 16 of 24).
# Those of sources are held down: 63 claims cannot show that no answer is wrong, and of 3 others below the bar 1 was
# right. `python tests/bench/calibration.py FOLDER` counts again.
_SHARES = {
    "sourced": ((0.6, 0.95), (0.0, 0.7)),
    "conflicting": ((0.75, 0.88), (0.6, 0.82), (0.0, 0.65)),
    "unsourced": ((0.47, 0.33), (0.36, 0.5), (0.0, 0.7)),
}


def confidence(verdict: str, sources: Sequence[Source]) -> float:
    """Return the share (0–1) of the answers like this that are right; of "unsourced", those without any source."""
    score = sources[0].score if sources else 0.0
    return next(share for least, share in _SHARES[verdict] if score >= least)
