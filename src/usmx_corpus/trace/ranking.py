"""How near a passage comes to a claim: a weighted sum of what can be told of it in words.

The weights come from claims whose source is known: `python tests/bench/ranking.py FOLDER` derives them again. None is
about how long a claim is or how many facts it has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Signs(NamedTuple):
    """What speaks for a passage and against it, each as a share from 0 to 1.

    `stated`: of the claim's weight, what the passage states; `order`: of its neighbors, those that stay neighbors;
    `wording`: how alike the letters are; `above`: of its weight, what the title and headings hold; `missing`: whether a
    figure or place of the claim is not stated; `agreed`: facts that both state, two of them in full.
    """

    stated: float
    order: float
    wording: float
    above: float
    missing: float
    agreed: float


# Learnt on dev.jsonl, 100 claims of dev2.jsonl and 140 of tests/data/claims.jsonl: hit@1 .896, hit@5 .956 in five
# folds.
WEIGHTS = Signs(stated=12.1, order=1.95, wording=17.5, above=4.2, missing=-1.5, agreed=0.8)


#: With how many of the next passages the first is compared, and how much nearer than these it is where it stands out.
_NEXT, _USUAL_LEAD = 5, 1.0
#: A lead beyond this tells no more; where few others are compared, hardly any meets the claim by chance.
_MOST, _UNRIVALLED = 4.0, 0.75


def lead(nearnesses: Sequence[float]) -> float:
    """Return how far (0–4) the first passage stands out, by the nearness of each."""
    others = nearnesses[1 : _NEXT + 1]
    if len(others) < _NEXT:
        return _UNRIVALLED
    return min(_MOST, max(0.0, nearnesses[0] - sum(others) / len(others) - _USUAL_LEAD))


def nearness(signs: Signs) -> float:
    """Return how near a passage comes to a claim: it orders the passages for one claim, and says nothing else."""
    return sum(weight * sign for weight, sign in zip(WEIGHTS, signs, strict=True))
