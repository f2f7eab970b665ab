"""What comes before the two texts: verdict, what they share, contents, metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usmx_corpus.render.lists import mark, marked, notes_on_marks
from usmx_corpus.render.page.layout import SIDES, side_of
from usmx_corpus.render.page.markup import NOTHING, element, joined, text
from usmx_corpus.render.verdict import ENOUGH_PLACES, asides, changed_facts, layout_notes, tally, verdict
from usmx_corpus.render.view import counted, percent
from usmx_corpus.text.mojibake import differ_in_encoding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from usmx_corpus.model import Change, Comparison, Difference, Document
    from usmx_corpus.render.page.layout import Layout
    from usmx_corpus.render.page.markup import Markup

# A longer name, usually a path, would swamp a sentence or a column.
_LONGEST_NAME = 32


class Opening:
    """Writes what a reader should know first."""

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
        """Write the metadata of each document."""
        cards = [self._card(side, document) for side, document in enumerate(self.documents)]
        notes = [element("p", text(line.spans[0].text), class_="aside") for line in notes_on_marks(self.documents)]
        return joined([element("div", *cards, class_="cards"), *notes])

    def _card(self, side: int, document: Document) -> Markup:
        day = marked(document, "date") if document.date else f"date {marked(document, 'date') or 'unknown'}"
        about = [SIDES[side], marked(document, "kind"), day, f"{document.words:,} words"]
        address = document.url
        link = text(document.path)
        if address.startswith(("https://", "http://")):
            link = joined([link, element("a", text("source"), href=address, rel="noreferrer noopener")], " · ")
        return element(
            "div",
            element("p", text(" · ".join(about)), class_="over"),
            element("p", text(marked(document, "title") or "(no title)"), class_="title"),
            element("p", link, class_="path"),
            class_=f"card {SIDES[side]}",
        )

    def verdict(self) -> Markup:
        """Write what the two are to each other, then how much they share each way."""
        comparison = self.comparison
        relation, meaning = verdict(comparison)
        shares = (comparison.left_shared, comparison.right_shared)
        return joined(
            [
                element("p", element("strong", text(f"{relation}:")), text(f" {meaning}."), class_="verdict"),
                element("p", text(self._in_short())),
                element("ul", *(self._share(side, share) for side, share in enumerate(shares)), class_="shares"),
                self._tally(),
                *self._layout_notes(),
            ]
        )

    def _in_short(self) -> str:
        """Return the number of changes and changed facts in a sentence."""
        count = len(self.layout.first)
        if not count:
            return "Both bodies have the same statements in the same order and the same words."
        parts = [counted(count, "change")]
        changes = self.comparison.changes
        moved = {number for index, number in self.layout.numbers.items() if changes[index].moved}
        if moved:
            parts.append(f"{len(moved):,} of them moved")
        facts = len(changed_facts(self.comparison))
        parts.append(f"{counted(facts, 'fact')} changed" if facts else "no fact changed")
        return f"{', '.join(parts)} (similarity {percent(self.comparison.similarity)})."

    def _share(self, side: int, share: float) -> Markup:
        """Write what share of a side the other has, with a bar."""
        mine, other = (element("span", text(self.short[each]), class_="name") for each in (side, 1 - side))
        bar = element(
            "svg",
            element("rect", width=100, height=6, class_="whole"),
            element("rect", width=f"{100 * share:.1f}", height=6, class_="part"),
            viewBox="0 0 100 6",
            preserveAspectRatio="none",
            aria_hidden="true",
        )
        words = joined([text("of the words of"), mine, text("are in sentences confidently matched in"), other], " ")
        return element("li", element("strong", text(percent(share))), text(" "), words, bar, class_=SIDES[side])

    def _tally(self) -> Markup:
        """Write how many changes there are of each kind, and what else holds of them."""
        kinds = [
            element("li", element("b", text(each.sign), aria_hidden="true"), text(f" {each.changes:,} {each.label}"))
            for each in tally(self.comparison)
        ]
        others = [element("li", text(aside)) for aside in asides(self.comparison)]
        return element("ul", *kinds, *others, class_="tally", aria_label="Changes by kind; a split counts once")

    def _layout_notes(self) -> Iterator[Markup]:
        """Write how many statements differ in layout or encoding alone, with links to the first of them."""
        for note, found in layout_notes(self.comparison):
            links = joined((self._places(change) for change in found[:ENOUGH_PLACES]), ", ")
            more = text(f" and {len(found) - ENOUGH_PLACES:,} more" if len(found) > ENOUGH_PLACES else "")
            where = [text(" Lines " if len(found) > 1 else " Line "), links, more, text(".")] if found else []
            yield element("p", text(note), *where, class_="aside")

    def _places(self, change: Change) -> Markup:
        """Link to the lines on which the sides of a change begin."""
        places = [side_of(change, side)[0].location for side in (0, 1)]
        links = (
            element("a", text(place.short), href=f"#{self.layout.id_at(side, place)}")
            for side, place in enumerate(places)
        )
        return joined(links, " ↔ ")

    def metadata(self) -> Markup:
        """Write the metadata that differ."""
        if not self.comparison.metadata:
            return NOTHING
        head = element("tr", *(element("th", text(name), scope="col") for name in ("Field", *self.heads)))
        rows = [
            element(
                "tr",
                element("th", text(_label(field)), scope="row"),
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
        document = self.documents[side]
        unknown = "unknown" if field.type in document.editorial else "–"
        return text(f"{value or unknown}{mark(document, field.type)}")


def _label(field: Difference) -> str:
    """Return the name of a field, and that its values differ in encoding alone."""
    return f"{field.type} (encoding only)" if differ_in_encoding(field.left, field.right) else field.type


def contents(sections: Iterable[tuple[str, str]]) -> Markup:
    """Write links to sections, given by id and name."""
    links = (element("li", element("a", text(name), href=f"#{id_}")) for id_, name in sections)
    return element("nav", element("ul", *links), class_="contents", aria_label="Contents")
