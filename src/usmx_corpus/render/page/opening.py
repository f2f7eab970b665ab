"""What stands above the two texts: verdict, what they share, facts, metadata."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from usmx_corpus.render.lists import EDITORIAL, editorial_note, marked
from usmx_corpus.render.page.columns import SIGNS, come, gone
from usmx_corpus.render.page.layout import SIDES
from usmx_corpus.render.page.markup import NOTHING, element, joined, text
from usmx_corpus.render.verdict import (
    changed_facts,
    in_both,
    layout_note,
    percent,
    stated_elsewhere,
    telling_facts,
    verdict,
    wording,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from usmx_corpus.model import Change, Comparison, Difference, Document, FactPlaces, Location
    from usmx_corpus.render.page.layout import Layout
    from usmx_corpus.render.page.markup import Markup

# A longer name (a path, as a rule) would swamp a sentence or a column; "left" and "right" do as well.
_LONGEST_NAME = 32


class Opening:
    """Writes what a reader should know before the words."""

    def __init__(self, comparison: Comparison, layout: Layout, names: tuple[str, str]) -> None:
        self.comparison = comparison
        self.layout = layout
        self.names = names
        is_short = max(map(len, names)) <= _LONGEST_NAME
        self.short = names if is_short else ("the left", "the right")
        self.heads = names if is_short else SIDES
        self.documents = (comparison.left, comparison.right)

    def title(self) -> Markup:
        """Write the names of both."""
        left, right = (element("span", text(name)) for name in self.names)
        return element("h1", left, element("span", text(" → "), class_="arrow"), right, id="top", tabindex=-1)

    def documents_compared(self) -> Markup:
        """Write what each document says of itself."""
        cards = [self._card(side, document) for side, document in enumerate(self.documents)]
        notes = [element("p", text(line.spans[0].text), class_="aside") for line in editorial_note(self.documents)]
        return joined([element("div", *cards, class_="cards"), *notes])

    def _card(self, side: int, document: Document) -> Markup:
        day = marked(document, "date") if document.date else f"date {marked(document, 'date') or 'unknown'}"
        told = [SIDES[side], marked(document, "kind"), day, f"{document.words:,} words"]
        address = document.url
        link = text(document.path)
        if address.startswith(("https://", "http://")):
            link = joined([link, element("a", text("source"), href=address, rel="noreferrer noopener")], " · ")
        return element(
            "div",
            element("p", text(" · ".join(told)), class_="over"),
            element("p", text(marked(document, "title") or "(no title)"), class_="title"),
            element("p", link, class_="path"),
            class_=f"card {SIDES[side]}",
        )

    def verdict(self) -> Markup:
        """Say in a line what the two are to each other, then how much they share each way."""
        comparison = self.comparison
        relation, meaning = verdict(comparison)
        shares = (comparison.left_shared, comparison.right_shared)
        note = layout_note(comparison)
        return joined(
            [
                element("p", element("strong", text(f"{relation}:")), text(f" {meaning}."), class_="verdict"),
                element("p", text(self._in_short())),
                element("ul", *(self._share(side, share) for side, share in enumerate(shares)), class_="shares"),
                self._tally(),
                element("p", text(note), class_="aside") if note else NOTHING,
            ]
        )

    def _in_short(self) -> str:
        """Count changes and facts in a sentence."""
        count = len(self.layout.numbers)
        if not count:
            return "Every statement of the body stands in both, in the same order and in the same words."
        told = [_number(count, "change")]
        moved = sum(change.moved for change in self.comparison.changes)
        if moved:
            told.append(f"{moved:,} of them moved")
        facts = len(changed_facts(self.comparison))
        told.append(f"{_number(facts, 'fact')} changed" if facts else "no fact changed its value")
        return f"{', '.join(told)} (similarity {self.comparison.similarity:.3f})."

    def _share(self, side: int, share: float) -> Markup:
        """Write what share of a side stands in the other, with a bar."""
        mine, other = (element("span", text(self.short[each]), class_="name") for each in (side, 1 - side))
        bar = element(
            "svg",
            element("rect", width=100, height=6, class_="whole"),
            element("rect", width=f"{100 * share:.1f}", height=6, class_="part"),
            viewBox="0 0 100 6",
            preserveAspectRatio="none",
            aria_hidden="true",
        )
        words = joined([text("of the words of"), mine, text("stand in sure counterparts in"), other], " ")
        return element("li", element("strong", text(percent(share))), text(" "), words, bar, class_=SIDES[side])

    def _tally(self) -> Markup:
        """Count statements by what became of them."""
        body = [change for change in self.comparison.changes if not change.furniture]
        counts = {kind: sum(change.kind == kind for change in body) for kind in SIGNS}
        told = [(f"{'=' if kind == 'same' else SIGNS[kind]}", kind, counts[kind]) for kind in SIGNS if counts[kind]]
        told.append(("↕", "moved", sum(change.moved for change in body)))
        told.append(("?", "only likely", sum(change.certainty == "likely" for change in body)))
        items = (
            element("li", element("b", text(sign), aria_hidden="true"), text(f" {count:,} {name}"))
            for sign, name, count in told
            if count
        )
        return element("ul", *items, class_="tally", aria_label="Statements by what became of them")

    def facts(self) -> Markup:
        """Write the facts: those that changed, those only one side has, those both keep."""
        told = telling_facts(self.comparison)
        groups = [("Changed", [self._changed_row(*pair) for pair in changed_facts(self.comparison)])]
        for side, fate in enumerate(("dropped", "added")):
            rows = self._one_sided([fact for fact in told if fact.fate == fate], side)
            groups.append((f"Only in {self.short[side]}", list(rows)))
        elsewhere = [self._changed_row(*pair) for pair in stated_elsewhere(self.comparison)]
        groups.append(("Went or came here, stated elsewhere in both", elsewhere))
        kept = [in_both(fact) for fact in told if fact.fate == "kept"]
        if not (any(rows for _, rows in groups) or kept):
            return NOTHING
        head = element("tr", *(element("th", text(name), scope="col") for name in ("Type", *self.heads, "Where")))
        bodies = [
            element("tbody", element("tr", element("th", text(title), colspan=4, scope="rowgroup")), *rows)
            for title, rows in groups
            if rows
        ]
        table = element("table", element("thead", head), *bodies, class_="facts-table") if bodies else NOTHING
        both = element("p", element("strong", text("In both: ")), text(", ".join(kept)), class_="aside")
        return element("section", element("h2", text("Facts"), id="facts"), table, both if kept else NOTHING)

    def _changed_row(self, change: Change, fact: Difference) -> Markup:
        number = self.layout.numbers.get(self.comparison.changes.index(change))
        links = [
            joined((self._link(side, statement.location) for statement in statements), ", ")
            for side, statements in enumerate((change.left, change.right))
        ]
        where = joined([text("line "), joined(links, " ↔ ")])
        if number:
            where = joined([element("a", text(f"change {number}"), href=f"#change-{number}"), where], ", ")
        return _fact_row(fact.type, self._said(fact, 0), self._said(fact, 1), where)

    @staticmethod
    def _said(fact: Difference, side: int) -> Markup:
        """Write a side of a fact; of one that only the other side states, a dash or what that means."""
        if not (fact.left, fact.right)[side]:
            return text(wording(fact, SIDES[side])) if fact.type in {"strength", "negation"} else NOTHING
        return (gone, come)[side]((fact.left, fact.right)[side])

    def _one_sided(self, facts: Sequence[FactPlaces], side: int) -> Iterator[Markup]:
        """Write the facts of one side, a row for each type."""
        write = (gone, come)[side]
        for type_, told in groupby(facts, key=lambda fact: fact.type):
            words = joined(
                (
                    joined([write(fact.left_text or fact.right_text), element("small", self._links(side, fact))], " ")
                    for fact in told
                ),
                ", ",
            )
            yield _fact_row(type_, *((NOTHING, words) if side else (words, NOTHING)), NOTHING)

    def _links(self, side: int, fact: FactPlaces) -> Markup:
        """Link to the places of a fact, each line once."""
        places = {place.line: place for place in reversed((fact.left, fact.right)[side])}
        return joined((self._link(side, places[line]) for line in sorted(places)), ", ")

    def _link(self, side: int, place: Location) -> Markup:
        return element("a", text(place.line), href=f"#{self.layout.id_at(side, place)}")

    def metadata(self) -> Markup:
        """Write the fields that differ."""
        if not self.comparison.metadata:
            return NOTHING
        head = element("tr", *(element("th", text(name), scope="col") for name in ("Field", *self.heads)))
        rows = [
            element(
                "tr",
                element("th", text(field.type), scope="row"),
                *(
                    element("td", self._value(field, side), data_side=self.heads[side], class_=SIDES[side])
                    for side in (0, 1)
                ),
            )
            for field in self.comparison.metadata
        ]
        table = element("table", element("thead", head), element("tbody", *rows), class_="fields-table")
        return element("section", element("h2", text("Metadata"), id="metadata"), table)

    def _value(self, field: Difference, side: int) -> Markup:
        value = (field.left, field.right)[side]
        mark = EDITORIAL if field.type in self.documents[side].editorial else ""
        return text(f"{value or ('unknown' if mark else '–')}{mark}")


def _fact_row(type_: str, left: Markup, right: Markup, where: Markup) -> Markup:
    cells = zip((left, right, where), (*SIDES, "where"), strict=True)
    return element(
        "tr",
        element("th", text(type_), scope="row"),
        *(element("td", cell, class_=name) for cell, name in cells),
    )


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
