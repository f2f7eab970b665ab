"""A comparison as an editor's letter: the verdict, the facts, the metadata, then the changes (`changes`)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from usmx_corpus.render import verdict
from usmx_corpus.render.changes import Side, changed, where
from usmx_corpus.render.lists import mark, notes_on_marks
from usmx_corpus.render.view import (
    BLANK,
    Column,
    Heading,
    Line,
    Span,
    Table,
    cells,
    line,
    note,
    percent,
    plain,
    separated,
)
from usmx_corpus.text.mojibake import differ_in_encoding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from usmx_corpus.model import Change, Comparison, Difference, Document, FactPlaces
    from usmx_corpus.render.view import Style, View

# Facts that are listed together, type by type.
_TOGETHER = frozenset({"number", "place", "actor"})
# More of one type and side are not read one by one.
_ENOUGH_FACTS = 12
# Names of more characters are told once; then the sides are called left and right.
_LONGEST_NAME = 48
_SIDES = ("left", "right")
_STYLES: tuple[Style, Style] = ("removed", "added")


def letter(comparison: Comparison, left_root: Path, right_root: Path, context: int = 0) -> View:
    """Show a comparison; the roots are the folders from which the paths of the two sides start.

    `context` is how many unchanged statements are shown around each change.
    """
    writer = _Letter(comparison, left_root, right_root)
    return (
        *writer.verdict(),
        *writer.facts(_ENOUGH_FACTS),
        *writer.metadata(),
        *changed(comparison, writer.sides, context),
        *writer.boilerplate(),
    )


def facts_alone(comparison: Comparison, left_root: Path, right_root: Path) -> View:
    """Show the verdict, every fact and the metadata that differ, and no other words."""
    writer = _Letter(comparison, left_root, right_root)
    return (*writer.verdict(), *writer.facts(), *writer.metadata())


def numbers_alone(comparison: Comparison, left_root: Path, right_root: Path) -> View:
    """Show the verdict, and a table of how many statements and words each kind of change affects."""
    writer = _Letter(comparison, left_root, right_root)
    titles = ("Kind", "Changes", "Statements left", "Statements right", "Words left", "Words right")
    body = [change for change in comparison.changes if not change.boilerplate]
    rows = [
        (f"{each.sign} {each.label}", *_measure([change for change in body if verdict.label(change) == each.label]))
        for each in verdict.tally(comparison)
    ]
    return (*writer.verdict(), BLANK, Table(tuple(map(Column, titles)), cells(rows), dense=True), BLANK, writer.count())


def _measure(changes: Sequence[Change]) -> Iterator[str]:
    """Yield the number of changes, their statements on either side, their words on either side."""
    left, right = ([len(part.text.split()) for change in changes for part in getattr(change, side)] for side in _SIDES)
    yield from (f"{count:,}" for count in (len(changes), len(left), len(right), sum(left), sum(right)))


class _Letter:
    """Writes the parts of one letter."""

    def __init__(self, comparison: Comparison, left_root: Path, right_root: Path) -> None:
        self.comparison = comparison
        names = verdict.names(comparison, (left_root, right_root))
        self.is_long = max(map(len, names)) > _LONGEST_NAME
        self.names = ("the left", "the right") if self.is_long else names
        left, right = _SIDES if self.is_long else ("", "")
        self.sides = (Side(comparison.left, left_root, left), Side(comparison.right, right_root, right))

    def verdict(self) -> Iterator[Line]:
        """Say what the two are to each other, and how much they share each way."""
        comparison = self.comparison
        left, right = self.names
        if self.is_long:
            yield from (line(f"{side.name}: ", Span(side.document.path, "strong")) for side in self.sides)
        else:
            yield line(Span(left, "strong"), " → ", Span(right, "strong"))
        name, meaning = verdict.verdict(comparison)
        yield line(Span(f"{name.lower()}: {meaning}", "strong"), f" (similarity {percent(comparison.similarity)}).")
        yield line(
            f"{percent(comparison.left_shared)} of the words of {left} and {percent(comparison.right_shared)} of those "
            f"of {right} are in confidently matched sentences."
        )
        yield note(self._tally())
        for note_, changes in verdict.layout_notes(comparison):
            yield line(Span(note_, "dim"), "  ", *self._first_places(changes))

    def _tally(self) -> str:
        """Count the changes in a sentence."""
        counts = {each.label: each.changes for each in verdict.tally(self.comparison)}
        unchanged = counts.pop("same", 0)
        kinds = ", ".join(f"{count:,} {label}" for label, count in counts.items()) or "none"
        asides = ", ".join(verdict.asides(self.comparison))
        same = f"; {unchanged:,} unchanged" if unchanged else ""
        return f"Changes: {kinds}{f' ({asides})' if asides else ''}{same}."

    def _first_places(self, found: Sequence[Change]) -> list[Span | str]:
        """Return the first places of some changes."""
        shown = found[: verdict.ENOUGH_PLACES]
        more = f" and {len(found) - len(shown):,} more" if len(found) > len(shown) else ""
        places = ([self.sides[0].place(change.left[0].location)] for change in shown)
        return [*separated(places), Span(more, "dim")]

    def count(self) -> Line:
        """Count the facts that changed, and those of one side and of both."""
        fates = Counter(fact.fate for fact in verdict.telling_facts(self.comparison))
        return line(
            f"Facts: {len(verdict.changed_facts(self.comparison)):,} changed, {fates['dropped']:,} only in "
            f"{self.names[0]}, {fates['added']:,} only in {self.names[1]}, {fates['kept']:,} in both."
        )

    def facts(self, most: int | None = None) -> Iterator[Heading | Line]:
        """Show the facts: those that changed, those of one side (`most` of a type), those of both.

        What two versions of one text both state is no news.
        """
        telling = verdict.telling_facts(self.comparison)
        kept = [] if verdict.are_versions(self.comparison) else [fact for fact in telling if fact.fate == "kept"]
        lines = [
            *self._changed_facts(),
            *self._renumbered(),
            *self._one_sided([fact for fact in telling if fact.fate == "dropped"], 0, most),
            *self._one_sided([fact for fact in telling if fact.fate == "added"], 1, most),
            *self._stated_elsewhere(most),
            *_in_both(kept, most),
        ]
        if lines:
            yield Heading("Facts")
            yield from lines

    def _changed_facts(self) -> Iterator[Line]:
        for change, fact in verdict.changed_facts(self.comparison):
            yield line(
                Span(f"{fact.type} changed: ", "dim"),
                Span(verdict.wording(fact, "left"), "removed"),
                " → ",
                Span(verdict.wording(fact, "right"), "added"),
                "  ",
                *where(change, self.sides),
                indent=1,
            )

    def _renumbered(self) -> Iterator[Line]:
        """Show each run of statements that were renumbered, and the references that follow them."""
        for run, left, right in verdict.renumberings(self.comparison):
            places = (side.place(at) for side, at in zip(self.sides, (run.left_place, run.right_place), strict=True))
            numbers = Span(left, "removed"), " → ", Span(right, "added")
            yield line(
                Span("renumbered: ", "dim"), *numbers, "  ", *separated(([at] for at in places), " ↔ "), indent=1
            )
        if references := verdict.following(self.comparison):
            words: list[list[Span | str]] = [
                [Span(fact.left, "removed"), " → ", Span(fact.right, "added")] for fact in references
            ]
            yield line(Span("references that follow: ", "dim"), *separated(words), indent=1)

    def _one_sided(self, facts: Sequence[FactPlaces], side: int, most: int | None) -> Iterator[Line]:
        """Show the facts of one side, type by type."""
        if facts:
            yield line(Span(f"only in {self.names[side]}:", "dim"), indent=1)
        for type_ in dict.fromkeys(fact.type for fact in facts):
            yield from self._of_type(type_, [fact for fact in facts if fact.type == type_], side, most)

    def _of_type(self, type_: str, facts: Sequence[FactPlaces], side: int, most: int | None) -> Iterator[Line]:
        """Show facts of one type and side: figures and dates a line each, names and other numbers together."""
        placed = [self._placed(fact, side) for fact in facts[:most]]
        more = len(facts) - len(placed)
        if type_ in _TOGETHER:
            rest = [Span(f" and {more:,} more", "dim")] if more else []
            yield line(Span(f"{type_}s: ", "dim"), *separated(placed), *rest, indent=2)
            return
        yield from (line(*spans, indent=2) for spans in placed)
        if more:
            yield line(Span(f"and {more:,} more of type {type_} (--facts lists all)", "dim"), indent=2)

    def _placed(self, fact: FactPlaces, side: int) -> list[Span | str]:
        """Return a fact of one side with its first place."""
        words = Span(plain(fact.left_text or fact.right_text), _STYLES[side])
        return [words, " ", self.sides[side].place((fact.left or fact.right)[0])]

    def _stated_elsewhere(self, most: int | None) -> Iterator[Line]:
        for change, fact in verdict.stated_elsewhere(self.comparison)[:most]:
            fate, style = ("gone", _STYLES[0]) if fact.left else ("new", _STYLES[1])
            words = Span(fact.left or fact.right, style)
            yield line(words, f": {fate} here, but both state it elsewhere  ", *where(change, self.sides), indent=1)

    def metadata(self) -> Iterator[Heading | Line]:
        """Show the metadata that differ: both values, then the names of the fields that only one side has."""
        fields = self.comparison.metadata
        if not fields:
            return
        yield Heading("Metadata")
        yield from (self._field(field) for field in fields if field.left and field.right)
        yield from _only_in(self.names[0], [field.type for field in fields if not field.right])
        yield from _only_in(self.names[1], [field.type for field in fields if not field.left])
        yield from notes_on_marks(side.document for side in self.sides)

    def _field(self, field: Difference) -> Line:
        left, right = (_value(field, name, side.document) for name, side in zip(_SIDES, self.sides, strict=True))
        note_ = Span("  (encoding only)", "dim") if differ_in_encoding(field.left, field.right) else ""
        return line(Span(f"{field.type}: ", "dim"), left, " → ", right, note_, indent=1)

    def boilerplate(self) -> Iterator[Heading | Line]:
        """Show the text of the page that is not the document."""
        found = [change for change in self.comparison.changes if change.boilerplate and change.kind != "same"]
        if not found:
            return
        yield Heading("Boilerplate")
        for change in found:
            sides = (change.left, change.right)
            there = [self.sides[side].place(sides[side][0].location) for side in (0, 1) if sides[side]]
            words = [Span(plain(" ".join(part.text for part in side)), "dim") for side in sides if side]
            where = "" if change.left and change.right else f"only in {self.names[0 if change.left else 1]}: "
            parted = separated(([each] for each in words), " → ")
            yield line(*separated(([each] for each in there), " ↔ "), f"  {where}", *parted, indent=1)


def _in_both(facts: Sequence[FactPlaces], most: int | None) -> Iterator[Line]:
    if facts:
        shown = [plain(verdict.in_both(fact)) for fact in facts[:most]]
        more = f" and {len(facts) - len(shown):,} more" if len(facts) > len(shown) else ""
        yield line(Span("in both: ", "dim"), ", ".join(shown) + more, indent=1)


def _only_in(name: str, fields: Iterable[str]) -> Iterator[Line]:
    if names := ", ".join(fields):
        yield line(Span(f"only in {name}: ", "dim"), names, indent=1)


def _value(field: Difference, side: str, document: Document) -> str:
    value = plain(getattr(field, side))
    return value + mark(document, field.type)
