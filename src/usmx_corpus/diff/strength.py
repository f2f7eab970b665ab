"""Where one text undertakes something more firmly than the other: "will" → "aims to", "agreed" → "discussed"."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from usmx_corpus.facts import force
from usmx_corpus.model import STRENGTHS, Difference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from usmx_corpus.model import Change, Document, Statement, Strength

_Strengths = dict[int, set["Strength"]]  # of the commitments of a statement, by where it begins


def with_strength(changes: list[Change], left: Document, right: Document) -> list[Change]:
    """Return changes with the difference in strength, where both sides undertake something and one more firmly.

    Commitments are extracted only if a word changed that may introduce one.
    """
    if not _may_differ(filter(_has_changed, changes)):
        return changes
    mine = _by_statement(_extracted(left), [change.left for change in changes])
    yours = _by_statement(_extracted(right), [change.right for change in changes])
    return [_graded(change, mine, yours) if _has_changed(change) else change for change in changes]


def _has_changed(change: Change) -> bool:
    return bool(change.left and change.right) and change.kind != "same"


def _may_differ(changed: Iterable[Change]) -> bool:
    from usmx_corpus.commitments import triggers  # most diffs need no rules

    edits = (edit for change in changed for edit in change.edits if edit.op != "equal")
    return triggers.may_trigger(word.strip(",.;:“”") for edit in edits for word in f"{edit.left} {edit.right}".split())


def _extracted(document: Document) -> Iterator[tuple[int, Strength]]:
    """Yield the raw offset where each commitment of a document begins, and its strength, from its words."""
    from usmx_corpus.commitments import extract

    found = ((commitment.location.start, commitment.strength) for commitment in extract(document))
    return ((start, strength) for start, strength in found if strength)


def _by_statement(found: Iterable[tuple[int, Strength]], sides: Iterable[Sequence[Statement]]) -> _Strengths:
    """Sort commitments by where the statement begins that holds each."""
    starts = sorted(part.location.start for side in sides for part in side)
    strengths: _Strengths = {}
    for place, strength in found:
        if at := bisect_right(starts, place):
            strengths.setdefault(starts[at - 1], set()).add(strength)
    return strengths


def _graded(change: Change, left: _Strengths, right: _Strengths) -> Change:
    """Add the difference in strength of one change; what only one side undertakes has "" on the other."""
    mine, yours = _of_side(change.left, left), _of_side(change.right, right)
    if mine == yours or not _is_certain(change, mine, yours):
        return change
    sides = (", ".join(strength for strength in STRENGTHS if strength in side) for side in (mine, yours))
    others = (fact for fact in change.facts if fact.type != "strength")  # the same change in other words
    return change._replace(facts=(Difference("strength", *sides), *others))


def _of_side(statements: Sequence[Statement], strengths: _Strengths) -> set[Strength]:
    return {strength for part in statements for strength in strengths.get(part.location.start, ())}


def _is_certain(change: Change, mine: set[Strength], yours: set[Strength]) -> bool:
    """Whether two sets of strengths are of one undertaking.

    Of several statements on a side, some may be as firm as the other side. What only one side undertakes ("agreed to
    expand", "discussed expanding") counts only where a word changed that introduces commitments, and where the two do
    not say of one verb how strong it is, or deny it: that is then told in these words.
    """
    one_to_one = len(change.left) == len(change.right) == 1
    if mine and yours:
        return one_to_one or not mine & yours
    return one_to_one and change.certainty == "sure" and _may_differ([change]) and not _is_told(change)


def _is_told(change: Change) -> bool:
    """Whether its facts say how firm either side of a change is, or both demand as much ("shall use", "is used")."""
    if any(fact.type in {"negation", "strength"} for fact in change.facts):
        return True
    left, right = (
        [grade for part in side for grade in force.duties(part.text)] for side in (change.left, change.right)
    )
    same_verb = {grade.heads[0].stem for grade in left} & {grade.heads[0].stem for grade in right}
    levels = {grade.level for grade in left}, {grade.level for grade in right}
    return bool(same_verb) or any(not one.differs(other) for one in levels[0] for other in levels[1])
