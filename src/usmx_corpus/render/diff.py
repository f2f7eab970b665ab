"""A comparison as an editor's letter: the verdict, the facts, the fields, then the changes (`changes`)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from usmx_corpus.render.changes import SIGNS, Changes, where
from usmx_corpus.render.lists import EDITORIAL, editorial_note, place
from usmx_corpus.render.verdict import (
    are_versions,
    changed_facts,
    in_both,
    layout_note,
    percent,
    stated_elsewhere,
    telling_facts,
    verdict,
    wording,
)
from usmx_corpus.render.view import BLANK, Column, Heading, Line, Span, Table, cell, line, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from usmx_corpus.model import Change, Comparison, Difference, Document, FactPlaces
    from usmx_corpus.render.view import Style, View

# Facts that are told together, type by type.
_TOGETHER = frozenset({"number", "place", "actor"})
# More of one type and side are not read one by one.
_ENOUGH_FACTS = 12
_ENOUGH_PLACES = 3


def letter(comparison: Comparison, left_root: Path, right_root: Path, context: int = 0) -> View:
    """Show a comparison; the roots are the folders from which the paths of the two sides start.

    `context` is how many unchanged statements stand around each change.
    """
    scribe = _Scribe(comparison, left_root, right_root)
    changes = Changes(comparison, scribe.sides)
    return (
        *scribe.verdict(),
        *scribe.facts(_ENOUGH_FACTS),
        *scribe.metadata(),
        *changes.told(context),
        *scribe.boilerplate(),
    )


def facts_alone(comparison: Comparison, left_root: Path, right_root: Path) -> View:
    """Show the verdict, every fact and the fields that differ, and no other words."""
    scribe = _Scribe(comparison, left_root, right_root)
    return (*scribe.verdict(), *scribe.facts(), *scribe.metadata())


def numbers_alone(comparison: Comparison, left_root: Path, right_root: Path) -> View:
    """Show the verdict, and a table of how many statements and words each kind of change takes."""
    scribe = _Scribe(comparison, left_root, right_root)
    titles = ("Kind", "Changes", "Statements left", "Statements right", "Words left", "Words right")
    body = [change for change in comparison.changes if not change.boilerplate]
    rows = [
        (f"{sign} {kind}", *_measure([change for change in body if change.kind == kind]))
        for kind, sign in SIGNS.items()
    ]
    cells = tuple(tuple(cell(str(each)) for each in row) for row in rows if row[1])
    return (*scribe.verdict(), BLANK, Table(tuple(map(Column, titles)), cells, dense=True), BLANK, scribe.count_facts())


def _measure(changes: Sequence[Change]) -> tuple[int, int, int, int, int]:
    """Count changes, their statements on either side, their words on either side."""
    left, right = (
        [len(part.text.split()) for change in changes for part in getattr(change, side)] for side in ("left", "right")
    )
    return len(changes), len(left), len(right), sum(left), sum(right)


class _Scribe:
    """Writes the parts of one letter."""

    def __init__(self, comparison: Comparison, left_root: Path, right_root: Path) -> None:
        self.comparison = comparison
        documents = (comparison.left, comparison.right)
        # Two versions of one file bear one id, or even one path.
        same_id = comparison.left.id == comparison.right.id
        names = [document.path if same_id else document.id for document in documents]
        if names[0] == names[1]:
            names = [
                str(root / document.path) for document, root in zip(documents, (left_root, right_root), strict=True)
            ]
        self.names = tuple(names)
        self.sides = ((comparison.left, left_root), (comparison.right, right_root))

    def verdict(self) -> Iterator[Line]:
        """Say what the two are to each other, and how much they share each way."""
        comparison = self.comparison
        left, right = self.names
        yield line(Span(left, "strong"), " → ", Span(right, "strong"))
        name, meaning = verdict(comparison)
        yield line(Span(f"{name.lower()}: {meaning}", "strong"), f" (similarity {comparison.similarity:.3f}).")
        yield line(
            f"{percent(comparison.left_shared)} of the words of {left} stand in sure counterparts in {right}, "
            f"{percent(comparison.right_shared)} of those of {right} in {left}."
        )
        counts: Counter[str] = Counter(change.kind for change in comparison.changes if not change.boilerplate)
        told = [f"{counts[kind]} {kind}" for kind in SIGNS if counts[kind]]
        marks = {
            "moved": sum(change.moved for change in comparison.changes),
            "only likely": sum(change.certainty == "likely" for change in comparison.changes),
        }
        told += [f"{count} {mark}" for mark, count in marks.items() if count]
        yield line(Span("Changes: " + (", ".join(told) or "none") + ".", "dim"))
        if note := layout_note(comparison):
            yield line(Span(note, "dim"), "  ", *self._layout_places())

    def _layout_places(self) -> Iterator[Span | str]:
        """Give the first places of what differs in layout."""
        found = [change for change in self.comparison.changes if change.layout]
        for number, change in enumerate(found[:_ENOUGH_PLACES]):
            yield ", " if number else ""
            yield place(self.sides[0][1], change.left[0].location)
        yield Span(f" and {len(found) - _ENOUGH_PLACES} more" if len(found) > _ENOUGH_PLACES else "", "dim")

    def count_facts(self) -> Line:
        """Say how many facts changed, and how many only one side has."""
        fates = Counter(fact.fate for fact in telling_facts(self.comparison))
        return line(
            f"Facts: {len(changed_facts(self.comparison))} changed, {fates['dropped']} only in {self.names[0]}, "
            f"{fates['added']} only in {self.names[1]}, {fates['kept']} in both."
        )

    def facts(self, most: int | None = None) -> Iterator[Heading | Line]:
        """Tell the facts: those that changed, those only one side has (`most` of a type and side), those both keep.

        What two versions of one text both state is no news.
        """
        changed = changed_facts(self.comparison)
        told = telling_facts(self.comparison)
        dropped, added, kept = ([fact for fact in told if fact.fate == fate] for fate in ("dropped", "added", "kept"))
        kept = [] if are_versions(self.comparison) else kept
        if not (changed or dropped or added or kept):
            return
        yield Heading("Facts")
        for change, fact in changed:
            yield line(
                Span(f"{fact.type} changed: ", "dim"),
                Span(wording(fact, "left"), "removed"),
                " → ",
                Span(wording(fact, "right"), "added"),
                "  ",
                *where(change, self.sides),
                indent=1,
            )
        yield from self._one_sided(dropped, "removed", 0, most)
        yield from self._one_sided(added, "added", 1, most)
        for change, fact in stated_elsewhere(self.comparison)[:most]:
            fate = "gone" if fact.left else "new"
            words = Span(fact.left or fact.right, "removed" if fact.left else "added")
            yield line(words, f": {fate} here, stated elsewhere in both  ", *where(change, self.sides), indent=1)
        if kept:
            shown = [in_both(fact) for fact in kept[:most]]
            more = f" and {len(kept) - len(shown)} more" if len(kept) > len(shown) else ""
            yield line(Span("in both: ", "dim"), ", ".join(map(plain, shown)) + more, indent=1)

    def _one_sided(self, facts: Sequence[FactPlaces], style: Style, side: int, most: int | None) -> Iterator[Line]:
        """Tell the facts of one side: figures and dates a line each, names and other numbers of a type together."""
        only = f"only in {self.names[side]}"
        for type_ in dict.fromkeys(fact.type for fact in facts):
            every = [fact for fact in facts if fact.type == type_]
            told, more = every[:most], len(every) - len(every[:most])
            if type_ in _TOGETHER:
                spans: list[Span | str] = []
                for fact in told:
                    spans += [", "] * bool(spans) + [self._fact(fact, style), " ", self._first(fact, side)]
                spans += [Span(f" and {more} more", "dim")] * bool(more)
                yield line(Span(f"{type_}s {only}: ", "dim"), *spans, indent=1)
                continue
            for fact in told:
                yield line(self._fact(fact, style), f": {only}  ", self._first(fact, side), indent=1)
            if more:
                yield line(Span(f"and {more} more of type {type_} {only} (--facts tells them)", "dim"), indent=1)

    def _first(self, fact: FactPlaces, side: int) -> Span:
        return place(self.sides[side][1], (fact.left or fact.right)[0])

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

    def boilerplate(self) -> Iterator[Heading | Line]:
        """Tell the page text that is not the document."""
        told = [change for change in self.comparison.changes if change.boilerplate and change.kind != "same"]
        if not told:
            return
        yield Heading("Page boilerplate")
        for change in told:
            statement = (*change.left, *change.right)[0]
            side = 0 if change.left else 1
            only = f"only in {self.names[side]}"
            there = place(self.sides[side][1], statement.location)
            yield line(there, f"  {only}: ", Span(plain(statement.text), "dim"), indent=1)
