"""What changed between two texts: statements aligned, facts first, then words."""

from __future__ import annotations

from bisect import bisect_left
from itertools import chain
from typing import TYPE_CHECKING

from usmx_corpus import facts
from usmx_corpus.diff import modality
from usmx_corpus.diff.bare import aligned
from usmx_corpus.diff.edits import edits, share
from usmx_corpus.diff.facts import differences
from usmx_corpus.diff.layout import with_layout
from usmx_corpus.diff.moves import moved_together
from usmx_corpus.diff.numbering import label_end, renumbered, with_references
from usmx_corpus.diff.spans import spans
from usmx_corpus.diff.strength import with_strength
from usmx_corpus.diff.units import units
from usmx_corpus.model import Change, Comparison, Difference, Document, Edit, Move, Statement
from usmx_corpus.reading.passages import passages_of
from usmx_corpus.relation import profile, relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Literal

    from usmx_corpus.diff.align import Cell
    from usmx_corpus.model import Relation

    _Countries = tuple[str, str]  # in whose light the names of the left and the right are read
    ChangeKind = Literal["same", "reworded", "abridged", "expanded", "split", "merged", "added", "removed"]

# A statement is abridged or expanded if more than three times as many words go as come, or the reverse. Of 408 edited
# statements of real revisions (gold/revisions, up to 4,000 words) 173 only lose or only gain words; of the 235 that do
# both, 225 stay below and read as rewordings.
LOPSIDED = 3

FIELDS = ("title", "kind", "date", "published", "modified", "url", "category", "publisher", "language")
_SIDES = ("left", "right")
# Fields that few files give: they differ only where both sides have one.
_SELDOM_GIVEN = frozenset({"publisher", "language"})


def compare(left: Document, right: Document) -> Comparison:
    """Compare two documents; every statement of both is in exactly one change, in the order of the left."""
    countries = facts.countries_of(left, right)
    found = (with_layout(change, left, right) for change in _changes(left, right, countries))
    changes = with_references(with_strength(_in_order(found), left, right))
    # Both sides say the same of what is in no change: only the types of facts in a change are worth a search.
    # A name that the gazetteer lacks may stand in another form elsewhere: only where one replaces another is it told.
    types = {fact.type for change in changes for fact in change.facts}.intersection(facts.TYPES) - facts.OTHER_NAMES
    equal, deleted, inserted = _words(changes)
    left_words, right_words = equal + deleted, equal + inserted
    similarity = _part(2 * equal, left_words + right_words) if left_words or right_words else 1.0
    return Comparison(
        left=left,
        right=right,
        relation=_relation(left, right, similarity, changes),
        similarity=similarity,
        left_shared=_part(equal, left_words),
        right_shared=_part(equal, right_words),
        metadata=tuple(_metadata(left, right)),
        facts=facts.places(left, right, types) if types else (),
        changes=tuple(changes),
        layout=sum(change.layout for change in changes),
        encoding=sum(change.encoding for change in changes),
        renumbered=renumbered(changes),
        moves=tuple(_moves(changes, left, right)),
    )


def _changes(left: Document, right: Document, countries: _Countries) -> Iterator[Change]:
    """Align body with body and boilerplate with boilerplate."""
    sides = units(left), units(right)
    body = [[unit for unit in side if unit.kind != "boilerplate"] for side in sides]
    yield from _cells(body[0], body[1], aligned(body[0], body[1]), countries)
    boilerplate = [[unit for unit in side if unit.kind == "boilerplate"] for side in sides]
    surely = [cell for cell in aligned(boilerplate[0], boilerplate[1]) if cell.sure]
    yield from _cells(boilerplate[0], boilerplate[1], surely, countries)


def _cells(
    mine: Sequence[Statement], yours: Sequence[Statement], cells: Sequence[Cell], countries: _Countries
) -> Iterator[Change]:
    """Yield the change of each cell, and of each statement that is in none."""
    for cell in cells:
        yield _change([mine[i] for i in cell.left], [yours[j] for j in cell.right], countries, cell)
    yield from (_change([statement], [], countries) for statement in _without(mine, (cell.left for cell in cells)))
    yield from (_change([], [statement], countries) for statement in _without(yours, (cell.right for cell in cells)))


def _without(statements: Sequence[Statement], places: Iterable[tuple[int, ...]]) -> list[Statement]:
    """Return the statements that are at none of these places."""
    taken = set(chain.from_iterable(places))
    return [statement for place, statement in enumerate(statements) if place not in taken]


def _moves(changes: Sequence[Change], left: Document, right: Document) -> Iterator[Move]:
    """Yield the runs of changes that moved together, with the places from their first statement to their last."""
    for run in moved_together(changes):
        sides = [[part.location for index in run for part in getattr(changes[index], side)] for side in _SIDES]
        ends = [(min(place.start for place in side), max(place.end for place in side)) for side in sides]
        yield Move(run, left.place(*ends[0]), right.place(*ends[1]))


def _change(
    left: Sequence[Statement], right: Sequence[Statement], countries: _Countries, cell: Cell | None = None
) -> Change:
    """Return the change of a cell, or of a statement in none."""
    numbers, words = _edits(left, right)
    kind = _kind(left, right, numbers, words)
    edited = (*numbers, *words)
    return Change(
        kind=kind,
        left=tuple(left),
        right=tuple(right),
        edits=edited,
        facts=()
        if kind == "same" and not numbers
        else (*_asserted(cell, kind, edited), *_facts(left, right, kind, edited, countries)),
        moved=cell is not None and cell.moved,
        boilerplate=any(statement.kind == "boilerplate" for statement in (*left, *right)),
        certainty="likely" if cell and not cell.sure else "sure",
        spans=spans(left, right) if cell and _is_told_by_spans(left, right, edited) else (),
    )


def _is_told_by_spans(left: Sequence[Statement], right: Sequence[Statement], edited: tuple[Edit, ...]) -> bool:
    """Whether edits do not tell what corresponds: there are several statements, or hardly any words are equal."""
    equal, deleted, inserted = share(edited)
    return len(left) != 1 or len(right) != 1 or equal < max(deleted, inserted)


def _edits(left: Sequence[Statement], right: Sequence[Statement]) -> tuple[tuple[Edit, ...], tuple[Edit, ...]]:
    """Return the edits of the numbers in front of two counterparts, and those of the words behind them."""
    old, new = (" ".join(statement.text for statement in side) for side in (left, right))
    is_numbered = old != new and len(left) == len(right) == 1
    ends = [label_end(side[0]) if is_numbered else 0 for side in (left, right)]
    if not all(ends) or old[: ends[0]] == new[: ends[1]]:
        return (), edits(old, new)
    return edits(old[: ends[0]], new[: ends[1]]), edits(old[ends[0] :], new[ends[1] :])


def _asserted(cell: Cell | None, kind: ChangeKind, edited: tuple[Edit, ...]) -> Iterator[Difference]:
    """Yield what two sure counterparts deny, demand or count otherwise: "will not" → "will"."""
    if cell and cell.sure and len(cell.left) == len(cell.right) == 1 and kind != "same":
        sides = ("".join(edit.left for edit in edited), "".join(edit.right for edit in edited))
        yield from modality.differences(*sides, edited)


def _facts(
    left: Sequence[Statement],
    right: Sequence[Statement],
    kind: ChangeKind,
    edited: tuple[Edit, ...],
    countries: _Countries,
) -> tuple[Difference, ...]:
    """Return the facts that differ, and apart from them the numbers in front of statements."""
    ends = [[(part.text, label_end(part)) for part in side] for side in (left, right)]
    items = [" ".join(text[:end].strip() for text, end in side if end) for side in ends]
    numbers = (Difference("item", *items),) if items[0] != items[1] else ()
    if kind == "same":
        return numbers
    old, new = (" ".join(" " * end + text[end:] for text, end in side) for side in ends)
    return (*differences(old, new, edited, countries), *numbers)


def _kind(
    left: Sequence[Statement], right: Sequence[Statement], numbers: tuple[Edit, ...], words: tuple[Edit, ...]
) -> ChangeKind:
    if not left or not right:
        return "removed" if left else "added"
    if len(left) != len(right):
        return "split" if len(left) < len(right) else "merged"
    if all(edit.op == "equal" for edit in words):
        return "same"
    _, deleted, inserted = share((*numbers, *words))
    if deleted > LOPSIDED * inserted + LOPSIDED:
        return "abridged"
    return "expanded" if inserted > LOPSIDED * deleted + LOPSIDED else "reworded"


def _in_order(changes: Iterable[Change]) -> list[Change]:
    """Sort changes by their place on the left; an addition follows what precedes it on the right.

    Where words were removed and added in one place, the old ones come first.
    """
    changes = list(changes)
    linked = [change for change in changes if change.left and change.right]
    starts = sorted(change.left[0].location.start for change in linked)
    anchors = {part.location.start: change.left[0].location.start for change in linked for part in change.right}
    places = sorted(anchors)

    def place(change: Change) -> tuple[int, int, int]:
        if change.left and change.right:
            return change.left[0].location.start, 0, 0
        start = (change.left or change.right)[0].location.start
        known = starts if change.left else places
        before = bisect_left(known, start)
        last = known[before - 1] if before else -1
        return (last, 1, start) if change.left else (anchors.get(last, -1), 2, start)

    return sorted(changes, key=place)


def _words(changes: Iterable[Change]) -> tuple[int, int, int]:
    """Count the equal, deleted and inserted words of the bodies; a likely link shares none."""
    totals = [0, 0, 0]
    for change in changes:
        if change.boilerplate:
            continue
        equal, deleted, inserted = share(change.edits)
        if change.certainty == "likely":
            equal, deleted, inserted = 0, deleted + equal, inserted + equal
        totals = [total + count for total, count in zip(totals, (equal, deleted, inserted), strict=True)]
    return totals[0], totals[1], totals[2]


def _part(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _relation(left: Document, right: Document, similarity: float, changes: Sequence[Change]) -> Relation:
    sides = [profile((passage.text for passage in passages_of(side)), side.header) for side in (left, right)]
    if not any(side.words for side in sides):  # headings alone, or nothing
        return "copy" if similarity == 1.0 else "unrelated"
    return relation(sides[0], sides[1], _linked(changes))


def _linked(changes: Sequence[Change]) -> float:
    """Return the larger share (0–1) of a side's words in statements with a counterpart."""
    linked, total = [0, 0], [0, 0]
    for change in changes:
        for side, statements in enumerate((change.left, change.right)):
            count = sum(len(statement.text.split()) for statement in statements) if not change.boilerplate else 0
            total[side] += count
            linked[side] += count if change.left and change.right else 0
    return max(_part(*pair) for pair in zip(linked, total, strict=True))


def _metadata(left: Document, right: Document) -> Iterator[Difference]:
    """Yield the fields that differ, in the order of `FIELDS`."""
    for field in FIELDS:
        mine, yours = (_shown(getattr(document, field)) for document in (left, right))
        if mine != yours and (field not in _SELDOM_GIVEN or (mine and yours)):
            yield Difference(field, mine, yours)


def _shown(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())
