"""The words of one side of a change, marked where the edits change them."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.render.page.layout import side_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from usmx_corpus.model import Change

Words = tuple["Mark", ...]  # a statement, from its first character to its last


class Mark(NamedTuple):
    """Words of a statement: `changed` if the other side does not have them, `label` if in its run-in heading.

    `rest`: in a clause that corresponds to nothing on the other side, where another clause does.
    """

    text: str
    changed: bool
    label: bool
    rest: bool = False


def marked(change: Change, side: int) -> tuple[Words, ...]:
    """Return the words of each statement of a side (0, 1).

    The edits join up to the statements, with a space between two; where they do not, nothing is marked.
    """
    statements = side_of(change, side)
    runs = [(edit.right if side else edit.left, edit.op != "equal") for edit in change.edits]
    whole = " ".join(statement.text for statement in statements)
    if "".join(words for words, _ in runs) != whole:
        runs = [(whole, False)]
    characters = [(changed, length) for words, changed in runs for length in [len(words)] if length]
    spans = change.spans[side] if change.spans else (None,) * len(statements)
    found = []
    start = 0
    for statement, span in zip(statements, spans, strict=True):
        cuts = _within(characters, start, start + len(statement.text))
        words = _tidy(_cut(statement.text, cuts, statement.label))
        found.append(tuple(_without_rest(words, span) if span else words))
        start += len(statement.text) + 1
    return tuple(found)


def _without_rest(marks: Iterable[Mark], span: tuple[int, int]) -> Iterator[Mark]:
    """Yield marks cut at the ends of a span; what lies outside it is the rest."""
    at = 0
    for mark in marks:
        end = at + len(mark.text)
        cuts = sorted({at, end, *(place for place in span if at < place < end)})
        for first, last in pairwise(cuts):
            yield mark._replace(text=mark.text[first - at : last - at], rest=not span[0] <= first < span[1])
        at = end


def _within(runs: Iterable[tuple[bool, int]], start: int, end: int) -> Iterator[tuple[bool, int]]:
    """Yield the parts of runs (changed, length) that lie between two offsets."""
    at = 0
    for changed, length in runs:
        first, last = max(at, start), min(at + length, end)
        if first < last:
            yield changed, last - first
        at += length


def _cut(words: str, runs: Iterable[tuple[bool, int]], label: int) -> Iterator[Mark]:
    """Yield words cut at the ends of runs and of the run-in heading."""
    at = 0
    for changed, length in runs:
        for first, last in ((at, min(at + length, label)), (max(at, label), at + length)):
            if first < last:
                yield Mark(words[first:last], changed, last <= label)
        at += length


def _tidy(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Join marks of one kind, and leave the white space around changed words unmarked."""
    for (changed, label), run in groupby(marks, key=lambda mark: (mark.changed, mark.label)):
        words = "".join(mark.text for mark in run)
        core = words.strip()
        if not changed or not core or core == words:
            yield Mark(words, changed and bool(core), label)
            continue
        start = words.index(core)
        parts = ((words[:start], False), (core, True), (words[start + len(core) :], False))
        yield from (Mark(part, marked_, label) for part, marked_ in parts if part)
