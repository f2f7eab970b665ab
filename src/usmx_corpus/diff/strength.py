"""Where one text undertakes something more firmly than the other: "will" → "aims to", "agreed" → "discussed"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from usmx_corpus.model import STRENGTHS, Difference, Document, Strength

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from usmx_corpus.model import Change

#: Gives the raw offset where each commitment of a document begins, and its strength.
Undertaken = Callable[[Document], Iterable[tuple[int, Strength]]]


def with_strength(
    changes: list[Change], left: Document, right: Document, undertaken: Undertaken | None
) -> list[Change]:
    """Add the difference in strength to each change where both sides undertake something, one more firmly.

    Without `undertaken` commitments are extracted, but only where a word changed that may tell of one.
    """
    changed = [change for change in changes if change.left and change.right and change.kind != "same"]
    if not changed or (undertaken is None and not _may_differ(changed)):
        return changes
    undertaken = undertaken or extracted
    sides = (
        _by_statement(undertaken(left), [part.location.start for change in changes for part in change.left]),
        _by_statement(undertaken(right), [part.location.start for change in changes for part in change.right]),
    )
    return [_firmer(change, *sides) if change.kind != "same" else change for change in changes]


def _may_differ(changed: Iterable[Change]) -> bool:
    from usmx_corpus.commitments import triggers  # whoever knows the commitments needs no rules

    edits = (edit for change in changed for edit in change.edits if edit.op != "equal")
    return triggers.may_trigger(word.strip(",.;:“”") for edit in edits for word in f"{edit.left} {edit.right}".split())


def extracted(document: Document) -> Iterator[tuple[int, Strength]]:
    """Give the raw offset where each commitment of a document begins, and its strength, from its words."""
    from usmx_corpus.commitments import extract

    return ((commitment.location.start, commitment.strength) for commitment in extract(document))


def _by_statement(found: Iterable[tuple[int, Strength]], starts: Sequence[int]) -> dict[int, set[Strength]]:
    """Sort commitments by where the statement begins in which each stands."""
    starts = sorted(starts)
    strengths: dict[int, set[Strength]] = {}
    for place, strength in found:
        if at := bisect_right(starts, place):
            strengths.setdefault(starts[at - 1], set()).add(strength)
    return strengths


def _firmer(change: Change, left: dict[int, set[Strength]], right: dict[int, set[Strength]]) -> Change:
    """Add the difference in strength of one change.

    Of several statements on a side some may be as firm as the other side: then nothing is said. What only one side
    undertakes has "" on the other ("agreed to expand" → "discussed expanding"), where a word that tells of it changed.
    """
    mine = {strength for part in change.left for strength in left.get(part.location.start, ())}
    yours = {strength for part in change.right for strength in right.get(part.location.start, ())}
    one_to_one = len(change.left) == len(change.right) == 1
    if mine == yours or (mine & yours and not one_to_one):
        return change
    withdrawn = one_to_one and change.certainty == "sure" and _may_differ([change])
    if not (mine and yours) and not withdrawn:
        return change
    told = (", ".join(strength for strength in STRENGTHS if strength in side) for side in (mine, yours))
    return change._replace(facts=(Difference("strength", *told), *change.facts))
