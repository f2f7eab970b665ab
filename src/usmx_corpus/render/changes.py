"""The changes of a comparison in words: side by side where there is room, else one text with marks in it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.render.lists import place
from usmx_corpus.render.verdict import SIGNS, equal_share, label
from usmx_corpus.render.view import BLANK, Heading, Line, SideBySide, Span, counted, line, plain, separated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from usmx_corpus.model import Change, Comparison, Document, Edit, Location, Move, Statement
    from usmx_corpus.render.view import Element, Style

    Sides = tuple["Side", "Side"]

# Below this share of equal characters a change reads better as two texts than as one with marks in it.
_INLINE = 0.5
_SIDES: tuple[tuple[str, Style], ...] = (("left", "removed"), ("right", "added"))


class Side(NamedTuple):
    """A document of a comparison, the folder its path starts from, and what it is called if its path is too long."""

    document: Document
    root: Path
    name: str = ""

    def place(self, location: Location) -> Span:
        """Return a place in the document."""
        return place(self.root, location, self.name)


def changed(comparison: Comparison, sides: Sides, context: int) -> Iterator[Element]:
    """Yield each change of the bodies in order, with up to `context` unchanged statements before and after it."""
    numbers = [number for number, change in enumerate(comparison.changes) if not change.boilerplate]
    body = [comparison.changes[number] for number in numbers]
    moves = {number: move for move in comparison.moves for number in move.changes}
    last = None
    for index in _shown(body, context):
        if last is None:
            yield Heading("Changes")
        elif context and index > last + 1:
            yield line(Span("…", "dim"))
            yield BLANK
        last = index
        move = moves.get(numbers[index])
        if (
            move
            and numbers[index] == move.changes[0]
            and any(label(comparison.changes[number]) == "moved" for number in move.changes)
        ):
            yield from _moved(move, comparison, sides)
            yield BLANK
        if not move or label(body[index]) != "moved":
            yield from (_change if _has_changed(body[index]) else _unchanged)(body[index], sides)
            yield BLANK


def _moved(move: Move, comparison: Comparison, sides: Sides) -> Iterator[Element]:
    """Tell neighbours that moved together once, with the first of those whose words are the same; there is one."""
    found = [comparison.changes[number] for number in move.changes]
    same = [change for change in found if label(change) == "moved"]
    count = counted(sum(len(change.left) for change in found), "statement")
    alike = f", {len(same):,} of them with the same words" if len(same) < len(found) else ""
    ends = ([_range(side, at)] for side, at in zip(sides, (move.left, move.right), strict=True))
    told = f"  {count} moved together{alike}"
    yield line(Span(f"{SIGNS['moved']} ", "strong"), *separated(ends, " ↔ "), Span(told, "dim"))
    yield line(*_once(same[0]), Span(f" … and {len(same) - 1:,} more" if same[1:] else "", "dim"), indent=1)


def _range(side: Side, location: Location) -> Span:
    """Return a place with the line on which it ends."""
    named = location._replace(path=side.name or location.path)
    return side.place(location)._replace(text=plain(named.whole))


def _has_changed(change: Change) -> bool:
    return change.kind != "same" or change.moved


def _shown(body: Sequence[Change], context: int) -> list[int]:
    """Return the indices of what changed and of its context, in order."""
    shown: list[int] = []
    for index, change in enumerate(body):
        if _has_changed(change):
            begin = max(index - context, shown[-1] + 1 if shown else 0)
            shown += range(begin, min(index + context + 1, len(body)))
    return shown


def _unchanged(change: Change, sides: Sides) -> Iterator[Element]:
    yield line("  ", *where(change, sides))
    yield line(Span(plain(change.left[0].text), "dim"), indent=1)


def _change(change: Change, sides: Sides) -> Iterator[Element]:
    named = label(change)
    notes = [named]
    if change.moved and named != "moved":
        notes.append("moved")
    if change.certainty == "likely":
        notes.append("likely match")
    yield line(Span(f"{SIGNS[named]} ", "strong"), *where(change, sides), Span("  " + ", ".join(notes), "dim"))
    yield from _words(change)


def where(change: Change, sides: Sides) -> list[Span | str]:
    """Return the places of a change, the left's before the right's."""
    left, right = (
        separated([side.place(statement.location)] for statement in statements)
        for side, statements in zip(sides, (change.left, change.right), strict=True)
    )
    return separated([left, right], " ↔ ")


def _words(change: Change) -> Iterator[Element]:
    """Yield the words of a change; of the same words that moved one text is enough."""
    if not (change.left and change.right):
        style: Style = "removed" if change.left else "added"
        for statement in (*change.left, *change.right):
            yield line(Span(plain(statement.text), style), indent=1)
    elif change.kind == "same":
        yield line(*_once(change), indent=1)
    else:
        is_inline = equal_share(change.edits) >= _INLINE
        left, right = (
            line(*(_side(change.edits, side, style) if is_inline else chain.from_iterable(_apart(change, side))))
            for side, style in _SIDES
        )
        yield SideBySide(left, right, tuple(_narrow(change, is_inline=is_inline)))


def _once(change: Change) -> Iterator[Span | str]:
    """Yield the same words once, with both numbers in front of them if these differ."""
    yield from _inline(change.edits) if change.renumbered else (plain(change.left[0].text),)


def _narrow(change: Change, *, is_inline: bool) -> Iterator[Line]:
    """Yield a change inline where most words are shared, else one side below the other."""
    if is_inline:
        yield line(*_inline(change.edits), indent=1)
    else:
        for side, style in _SIDES:
            yield from (line(*spans, indent=1, bullet=SIGNS[style]) for spans in _apart(change, side))


def _apart(change: Change, side: str) -> Iterator[list[Span]]:
    """Yield each statement of a side, with a space behind it; clauses that the match does not cover are dim."""
    statements: Sequence[Statement] = getattr(change, side)
    of = change.spans[side == "right"] if change.spans else (None,) * len(statements)
    for statement, span in zip(statements, of, strict=True):
        start, end = span or (0, len(statement.text))
        told = plain(statement.text[start:end])
        yield [Span(statement.text[:start], "dim"), Span(told), Span(statement.text[end:], "dim"), Span(" ")]


def _side(edits: Sequence[Edit], side: str, style: Style) -> Iterator[Span]:
    """Yield the text of one side; words that the other side does not have are in a style."""
    for edit in edits:
        words = getattr(edit, side)
        core = words.rstrip()
        yield Span(core, style if edit.op != "equal" else "")
        yield Span(words[len(core) :])


def _inline(edits: Sequence[Edit]) -> Iterator[Span]:
    """Yield edits as one text, with a space between words and those that replace them."""
    for edit in edits:
        if edit.op == "equal":
            yield Span(edit.right)
            continue
        gone, come = edit.left.rstrip(), edit.right.rstrip()
        yield Span(gone, "removed")
        yield Span(" " if gone and come else edit.left[len(gone) :])
        yield Span(come, "added")
        yield Span(edit.right[len(come) :])
