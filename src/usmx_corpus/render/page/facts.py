"""The facts of both texts as a table: those that changed, those of one side, those of both."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.render.page.columns import left_only, right_only
from usmx_corpus.render.page.layout import SIDES, side_of
from usmx_corpus.render.page.markup import NOTHING, element, joined, text
from usmx_corpus.render.verdict import (
    changed_facts_at,
    in_both,
    renumberings,
    stated_elsewhere_at,
    telling_facts,
    wording,
)
from usmx_corpus.render.view import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from usmx_corpus.model import Comparison, Difference, FactPlaces, Location, Renumbering
    from usmx_corpus.render.page.layout import Layout
    from usmx_corpus.render.page.markup import Markup

# More rows of a group, or facts of a row, are folded: the two texts should not be pages away.
_ENOUGH = 20


class _Row(NamedTuple):
    """A row of the table; a fact of one side has its links beside it and leaves `where` empty."""

    type: str
    left: Markup
    right: Markup
    where: Markup = NOTHING


class _Group(NamedTuple):
    """Rows of the table under one heading."""

    title: str
    rows: Sequence[_Row]


class Facts:
    """Writes the section of the facts, and knows which changes it covers.

    `heads` name the sides above the columns, `short` in a sentence.
    """

    def __init__(self, comparison: Comparison, layout: Layout, heads: tuple[str, str], short: tuple[str, str]) -> None:
        self.comparison = comparison
        self.layout = layout
        self.heads = heads
        self.short = short
        self.changed = changed_facts_at(comparison)
        self.elsewhere = stated_elsewhere_at(comparison)
        self.telling = telling_facts(comparison)

    def covered(self) -> frozenset[int]:
        """Return the indices of the changes whose facts the section shows, but for facts of both sides."""
        places = {
            self.layout.id_at(side, place)
            for fact in self.telling
            if fact.fate != "kept"
            for side, found in enumerate((fact.left, fact.right))
            for place in found
        }
        one_sided = {
            index
            for index, change in enumerate(self.comparison.changes)
            for side in (0, 1)
            for statement in side_of(change, side)
            if self.layout.ids[side, statement.location.start] in places
        }
        return frozenset({index for index, _ in (*self.changed, *self.elsewhere)} | one_sided)

    def section(self) -> Markup:
        """Write the section; nothing if neither side states a fact worth showing."""
        groups = [group for group in self._groups() if group.rows]
        kept = [in_both(fact) for fact in self.telling if fact.fate == "kept"]
        if not (groups or kept):
            return NOTHING
        first = [group._replace(rows=group.rows[:_ENOUGH]) for group in groups]
        rest = [group._replace(rows=group.rows[_ENOUGH:]) for group in groups if group.rows[_ENOUGH:]]
        heading = element("h2", text("Facts"), id="facts")
        return element("section", heading, self._table(first), self._more(rest), _in_both(kept))

    def _groups(self) -> Iterator[_Group]:
        yield _Group("Changed", [self._changed_row(*pair) for pair in self.changed])
        for side, fate in enumerate(("dropped", "added")):
            rows = self._one_sided([fact for fact in self.telling if fact.fate == fate], side)
            yield _Group(f"Only in {self.short[side]}", list(rows))
        yield _Group("Renumbered", [self._run_row(*run) for run in renumberings(self.comparison)])
        elsewhere = [self._changed_row(*pair) for pair in self.elsewhere]
        yield _Group("Gone or new here, but both state it elsewhere", elsewhere)

    def _table(self, groups: Sequence[_Group]) -> Markup:
        """Write groups as a table; without places there is no column for them."""
        if not groups:
            return NOTHING
        columns = {"left": self.heads[0], "right": self.heads[1]}
        if any(row.where for group in groups for row in group.rows):
            columns["where"] = "Where"
        head = element("tr", *(element("th", text(name), scope="col") for name in ("Type", *columns.values())))
        bodies = [
            element(
                "tbody",
                element("tr", element("th", text(group.title), colspan=len(columns) + 1, scope="rowgroup")),
                *(_written(row, columns) for row in group.rows),
            )
            for group in groups
        ]
        return element("table", element("thead", head), *bodies, class_="facts-table")

    def _more(self, groups: Sequence[_Group]) -> Markup:
        """Fold the rows that are too many before the texts."""
        if not groups:
            return NOTHING
        summary = f"{counted(sum(len(group.rows) for group in groups), 'more row')} of facts"
        return element("details", element("summary", text(summary)), self._table(groups), class_="more")

    def _changed_row(self, index: int, fact: Difference) -> _Row:
        number = self.layout.numbers.get(index)
        change = self.comparison.changes[index]
        links = [
            joined((self._link(side, statement.location) for statement in side_of(change, side)), ", ")
            for side in (0, 1)
        ]
        where = joined([text("line "), joined(filter(None, links), " ↔ ")])
        if number:
            where = joined([element("a", text(f"change {number}"), href=f"#change-{number}"), where], ", ")
        return _Row(fact.type, _said(fact, 0), _said(fact, 1), where)

    def _run_row(self, run: Renumbering, left: str, right: str) -> _Row:
        links = joined((self._link(side, at) for side, at in enumerate((run.left_place, run.right_place))), " ↔ ")
        return _Row("number", left_only(left), right_only(right), joined([text("line "), links]))

    def _one_sided(self, facts: Sequence[FactPlaces], side: int) -> Iterator[_Row]:
        """Write the facts of one side, a row a type."""
        for type_, found in groupby(facts, key=lambda fact: fact.type):
            words = _cut([self._placed(side, fact) for fact in found])
            yield _Row(type_, *((NOTHING, words) if side else (words, NOTHING)))

    def _placed(self, side: int, fact: FactPlaces) -> Markup:
        """Write a fact of one side with links to its places, each line once."""
        places = {(place.page, place.line): place for place in reversed((fact.left, fact.right)[side])}
        links = joined((self._link(side, places[line]) for line in sorted(places)), ", ")
        return joined([(left_only, right_only)[side](fact.left_text or fact.right_text), element("small", links)], " ")

    def _link(self, side: int, place: Location) -> Markup:
        return element("a", text(place.short), href=f"#{self.layout.id_at(side, place)}")


def _said(fact: Difference, side: int) -> Markup:
    """Write a side of a fact; of one that only the other side states, nothing or what that means."""
    if not (fact.left, fact.right)[side]:
        return text(wording(fact, SIDES[side])) if fact.type in {"strength", "negation"} else NOTHING
    return (left_only, right_only)[side]((fact.left, fact.right)[side])


def _written(row: _Row, columns: Iterable[str]) -> Markup:
    cells = (element("td", getattr(row, name), class_=name) for name in columns)
    return element("tr", element("th", text(row.type), scope="row"), *cells)


def _in_both(kept: Sequence[str]) -> Markup:
    """Write the facts of both sides."""
    if not kept:
        return NOTHING
    words = _cut([element("bdi", text(fact)) for fact in kept])
    return element("div", element("strong", text("In both: ")), words, class_="aside")


def _cut(parts: Sequence[Markup]) -> Markup:
    """Write parts with commas between; those beyond what is read one by one are folded."""
    first, rest = _listed(parts[:_ENOUGH]), parts[_ENOUGH:]
    if not rest:
        return first
    more = element("summary", text(f"and {len(rest):,} more"))
    return joined([first, element("details", more, _listed(rest), class_="more")])


def _listed(parts: Iterable[Markup]) -> Markup:
    return joined(parts, ", ")
