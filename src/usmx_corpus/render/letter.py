"""A comparison as an editor's letter: the verdict, the facts, the fields, then the changes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from usmx_corpus.facts.ledger import is_telling_count
from usmx_corpus.render.lists import EDITORIAL, editorial_note, place
from usmx_corpus.render.view import BLANK, Heading, Line, Span, line, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from usmx_corpus.model import Change, Comparison, Difference, Document, Edit, FactPlaces, Location, Statement
    from usmx_corpus.render.view import Style, View

_VERDICTS = {
    "copy": "copy: the same words",
    "derived": "derived: one takes its words from the other",
    "same-event": "same event: two accounts of it",
    "unrelated": "unrelated: hardly a statement has a counterpart",
}
_SIGNS: dict[str, str] = {
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
# Facts that are told together, type by type.
_NAMES = ("place", "actor")


def letter(comparison: Comparison, left_root: Path, right_root: Path) -> View:
    """Show a comparison; the roots are the folders from which the paths of the two sides start."""
    scribe = _Scribe(comparison, left_root, right_root)
    return (*scribe.verdict(), *scribe.facts(), *scribe.metadata(), *scribe.changes(), *scribe.furniture())


class _Scribe:
    """Writes the parts of one letter."""

    def __init__(self, comparison: Comparison, left_root: Path, right_root: Path) -> None:
        self.comparison = comparison
        documents = (comparison.left, comparison.right)
        # Two versions of one file bear one id.
        same = comparison.left.id == comparison.right.id
        self.names = tuple(document.path if same else document.id for document in documents)
        self.sides = ((comparison.left, left_root), (comparison.right, right_root))

    def verdict(self) -> Iterator[Line]:
        """Say what the two are to each other, and how much they share each way."""
        comparison = self.comparison
        left, right = self.names
        yield line(Span(left, "strong"), " → ", Span(right, "strong"))
        yield line(Span(_VERDICTS[comparison.relation], "strong"), f" (similarity {comparison.similarity:.3f}).")
        yield line(
            f"{_percent(comparison.left_shared)} of the words of {left} stand in sure counterparts in {right}, "
            f"{_percent(comparison.right_shared)} of those of {right} in {left}."
        )
        counts: Counter[str] = Counter(change.kind for change in comparison.changes if not change.furniture)
        told = [f"{counts[kind]} {kind}" for kind in _SIGNS if counts[kind]]
        marks = {
            "moved": sum(change.moved for change in comparison.changes),
            "only likely": sum(change.certainty == "likely" for change in comparison.changes),
        }
        told += [f"{count} {mark}" for mark, count in marks.items() if count]
        yield line(Span("Statements: " + ", ".join(told) + ".", "dim"))

    def facts(self) -> Iterator[Heading | Line]:
        """Tell the facts: those that changed, those only one side has, those both keep."""
        pairs = [(fact, change) for change in self.comparison.changes for fact in change.facts]
        changed = [(fact, change) for fact, change in pairs if fact.left and fact.right]
        told = [fact for fact in self.comparison.facts if _is_telling(fact)]
        dropped, added, kept = ([fact for fact in told if fact.fate == fate] for fate in ("dropped", "added", "kept"))
        if not (changed or dropped or added or kept):
            return
        yield Heading("Facts")
        for fact, change in changed:
            yield line(
                Span(f"{fact.type} changed: ", "dim"),
                Span(fact.left, "removed"),
                " → ",
                Span(fact.right, "added"),
                "  ",
                *self._where(change),
                indent=1,
            )
        yield from self._one_sided(dropped, "removed", 0)
        yield from self._one_sided(added, "added", 1)
        if kept:
            texts = [_kept(fact) for fact in kept]
            yield line(Span("in both: ", "dim"), ", ".join(map(plain, texts)), indent=1)

    def _one_sided(self, facts: Sequence[FactPlaces], style: Style, side: int) -> Iterator[Line]:
        """Tell the facts of one side: figures and dates a line each, names of a type together."""
        only = f"only in {self.names[side]}"
        for fact in facts:
            if fact.type not in _NAMES:
                yield line(
                    self._fact(fact, style), f": {only}  ", self._place((fact.left or fact.right)[0], side), indent=1
                )
        for type_ in _NAMES:
            told = [fact for fact in facts if fact.type == type_]
            spans: list[Span | str] = []
            for fact in told:
                spans += [", "] * bool(spans) + [
                    self._fact(fact, style),
                    " ",
                    self._place((fact.left or fact.right)[0], side),
                ]
            if told:
                yield line(Span(f"{type_}s {only}: ", "dim"), *spans, indent=1)

    @staticmethod
    def _fact(fact: FactPlaces, style: Style) -> Span:
        return Span(plain(fact.left_text or fact.right_text), style)

    def metadata(self) -> Iterator[Heading | Line]:
        """Tell the fields that differ: both values, then which fields only one side has."""
        if not self.comparison.metadata:
            return
        yield Heading("Metadata")
        for field in self.comparison.metadata:
            if field.left and field.right:
                left, right = (
                    self._value(field, side, document)
                    for side, document in (("left", self.comparison.left), ("right", self.comparison.right))
                )
                yield line(Span(f"{field.type}: ", "dim"), left, " → ", right, indent=1)
        for side, name in zip(("left", "right"), self.names, strict=True):
            other = "right" if side == "left" else "left"
            names = [field.type for field in self.comparison.metadata if not getattr(field, other)]
            if names:
                yield line(Span(f"only {name} has: ", "dim"), ", ".join(names), indent=1)
        yield from editorial_note(document for document, _ in self.sides)

    @staticmethod
    def _value(field: Difference, side: str, document: Document) -> str:
        value = plain(getattr(field, side)) or "unknown"
        return value + EDITORIAL if field.type in document.editorial else value

    def changes(self) -> Iterator[Heading | Line]:
        """Tell each change in words; statements that are the same are counted, not printed."""
        told = [change for change in self.comparison.changes if change.kind != "same" and not change.furniture]
        same = [change for change in self.comparison.changes if change.kind == "same" and not change.furniture]
        moved = [change for change in same if change.moved]
        if told or moved:
            yield Heading("Changes")
        for change in sorted([*told, *moved], key=self.comparison.changes.index):
            yield from self._change(change)
            yield BLANK

    def _change(self, change: Change) -> Iterator[Line]:
        notes = [
            change.kind,
            *(["moved"] if change.moved else []),
            *(["likely"] if change.certainty == "likely" else []),
        ]
        sign = Span(f"{_SIGNS[change.kind]} ", "strong")
        yield line(sign, *self._where(change), Span("  " + ", ".join(notes), "dim"))
        yield from _words(change)

    def _where(self, change: Change) -> list[Span | str]:
        """Give the places of a change, the left's before the right's."""
        where: list[Span | str] = []
        for side, statements in enumerate((change.left, change.right)):
            if where and statements:
                where.append(" ↔ ")
            for index, statement in enumerate(statements):
                where += [", "] * bool(index) + [self._place(statement.location, side)]
        return where

    def furniture(self) -> Iterator[Heading | Line]:
        """Tell the page text that is not the document."""
        told = [change for change in self.comparison.changes if change.furniture]
        if not told:
            return
        yield Heading("Page furniture")
        for change in told:
            statement = (*change.left, *change.right)[0]
            side = 0 if change.left else 1
            only = "in both" if change.left and change.right else f"only in {self.names[side]}"
            where = self._place(statement.location, side)
            yield line(where, f"  {only}: ", Span(plain(statement.text), "dim"), indent=1)

    def _place(self, location: Location, side: int) -> Span:
        return place(self.sides[side][1], location)


def _words(change: Change) -> Iterator[Line]:
    """Write a change inline where most words are shared, else one side under the other."""
    if not (change.left and change.right):
        style: Style = "removed" if change.left else "added"
        for statement in (*change.left, *change.right):
            yield line(Span(plain(statement.text), style), indent=1)
    elif change.kind == "same":
        yield line(plain(change.left[0].text), indent=1)
    elif _equal_share(change.edits) >= _INLINE:
        yield line(*_inline(change.edits), indent=1)
    else:
        yield from _sides(change.left, "-")
        yield from _sides(change.right, "+")


def _sides(statements: Sequence[Statement], sign: str) -> Iterator[Line]:
    for statement in statements:
        yield line(plain(statement.text), indent=1, bullet=sign)


def _equal_share(edits: Sequence[Edit]) -> float:
    equal = sum(len(edit.left) for edit in edits if edit.op == "equal")
    longer = max(sum(len(edit.left) for edit in edits), sum(len(edit.right) for edit in edits))
    return equal / longer if longer else 1.0


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


def _kept(fact: FactPlaces) -> str:
    """Give a fact that both sides have, in both wordings where its hedge changed."""
    same = fact.left_text.casefold() == fact.right_text.casefold()
    return fact.left_text if same else f"{fact.left_text} (→ {fact.right_text})"


def _is_telling(fact: FactPlaces) -> bool:
    """Leave out what every text is full of: small counts in words, and names both sides have."""
    if fact.type == "count":
        return is_telling_count(fact.left_text or fact.right_text)
    return fact.type != "actor" or fact.fate != "kept"


def _percent(share: float) -> str:
    return f"{share:.0%}"
