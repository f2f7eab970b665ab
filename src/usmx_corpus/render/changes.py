"""The changes of a comparison in words: side by side where there is room, else one text with marks in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usmx_corpus.render.lists import place
from usmx_corpus.render.view import BLANK, Heading, Line, SideBySide, Span, line, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from usmx_corpus.model import Change, Comparison, Document, Edit, Statement
    from usmx_corpus.render.view import Element, Style

    Sides = tuple[tuple[Document, Path], tuple[Document, Path]]  # with the folders their paths start from

SIGNS: dict[str, str] = {
    "same": "=",
    "reworded": "~",
    "abridged": "<",
    "expanded": ">",
    "split": "⑂",
    "merged": "⑃",
    "added": "+",
    "removed": "-",
}
# Below this share of equal words a change reads better as two texts than as one with marks in it.
_INLINE = 0.5


class Changes:
    """Writes the changes of the bodies in order."""

    def __init__(self, comparison: Comparison, sides: Sides) -> None:
        self.body = [change for change in comparison.changes if not change.boilerplate]
        self.sides = sides

    def told(self, context: int) -> Iterator[Element]:
        """Tell each change, with so many unchanged statements before and after it."""
        told = [index for index, change in enumerate(self.body) if change.kind != "same" or change.moved]
        if not told:
            return
        yield Heading("Changes")
        shown = sorted({near for index in told for near in range(index - context, index + context + 1)})
        last = None
        for index in shown:
            if not 0 <= index < len(self.body):
                continue
            if context and last is not None and index > last + 1:
                yield line(Span("…", "dim"))
                yield BLANK
            last = index
            change = self.body[index]
            yield from self._change(change) if change.kind != "same" or change.moved else self._unchanged(change)
            yield BLANK

    def _unchanged(self, change: Change) -> Iterator[Element]:
        yield line("  ", *where(change, self.sides))
        yield line(Span(plain(change.left[0].text), "dim"), indent=1)

    def _change(self, change: Change) -> Iterator[Element]:
        notes = [
            change.kind,
            *(["moved"] if change.moved else []),
            *(["likely"] if change.certainty == "likely" else []),
        ]
        sign = Span(f"{SIGNS[change.kind]} ", "strong")
        yield line(sign, *where(change, self.sides), Span("  " + ", ".join(notes), "dim"))
        yield from _words(change)


def where(change: Change, sides: Sides) -> list[Span | str]:
    """Give the places of a change, the left's before the right's."""
    spans: list[Span | str] = []
    for (_, root), statements in zip(sides, (change.left, change.right), strict=True):
        if spans and statements:
            spans.append(" ↔ ")
        for index, statement in enumerate(statements):
            spans += [", "] * bool(index) + [place(root, statement.location)]
    return spans


def _words(change: Change) -> Iterator[Element]:
    """Write the words of a change; of the same words that moved one text will do."""
    if not (change.left and change.right):
        style: Style = "removed" if change.left else "added"
        for statement in (*change.left, *change.right):
            yield line(Span(plain(statement.text), style), indent=1)
    elif change.kind == "same":
        yield line(plain(change.left[0].text), indent=1)
    else:
        left, right = (tuple(_side(change.edits, side)) for side in ("left", "right"))
        yield SideBySide(line(*left), line(*right), tuple(_narrow(change)))


def _narrow(change: Change) -> Iterator[Line]:
    """Write a change inline where most words are shared, else one side under the other."""
    if _equal_share(change.edits) >= _INLINE:
        yield line(*_inline(change.edits), indent=1)
    else:
        yield from _under(change.left, "-")
        yield from _under(change.right, "+")


def _under(statements: Sequence[Statement], sign: str) -> Iterator[Line]:
    for statement in statements:
        yield line(plain(statement.text), indent=1, bullet=sign)


def _equal_share(edits: Sequence[Edit]) -> float:
    equal = sum(len(edit.left) for edit in edits if edit.op == "equal")
    longer = max(sum(len(edit.left) for edit in edits), sum(len(edit.right) for edit in edits))
    return equal / longer if longer else 1.0


def _side(edits: Sequence[Edit], side: str) -> Iterator[Span]:
    """Give the text of one side with what the other does not have marked, where most words are shared."""
    style: Style = "removed" if side == "left" else "added"
    marks = _equal_share(edits) >= _INLINE
    for edit in edits:
        words = getattr(edit, side)
        core = words.rstrip()
        yield Span(core, style if marks and edit.op != "equal" else "")
        yield Span(words[len(core) :])


def _inline(edits: Sequence[Edit]) -> Iterator[Span]:
    """Give edits as one text; where words take the place of others a space stands between the two."""
    for edit in edits:
        if edit.op == "equal":
            yield Span(edit.right)
            continue
        gone, come = edit.left.rstrip(), edit.right.rstrip()
        yield Span(gone, "removed")
        yield Span(" " if gone and come else edit.left[len(gone) :])
        yield Span(come, "added")
        yield Span(edit.right[len(come) :])
