"""Both texts side by side, as markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from usmx_corpus.render.page.layout import SIDES, Fold
from usmx_corpus.render.page.marks import marked
from usmx_corpus.render.page.markup import NOTHING, element, joined, text
from usmx_corpus.render.verdict import SIGNS, equal_share

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from usmx_corpus.model import Block, Change, Comparison, Difference, Document, Statement
    from usmx_corpus.render.page.layout import Layout, Piece, Row
    from usmx_corpus.render.page.marks import Mark
    from usmx_corpus.render.page.markup import Markup

# Below this share of equal characters marks are many and short: they are drawn lighter, to keep the words readable.
_LOOSE = 0.5
_TAGS = ("del", "ins")
# HTML has six levels of headings, the style sheet four of items.
_DEEPEST_HEADING = 6
_DEEPEST_ITEM = 4
# A tag of BCP 47: a language of two or three letters, then script, region and the like.
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
# Languages of releases, by name.
_LANGUAGES = {
    "english": "en",
    "spanish": "es",
    "español": "es",
    "french": "fr",
    "portuguese": "pt",
    "chinese": "zh",
    "russian": "ru",
    "arabic": "ar",
    "hebrew": "he",
}


class Columns:
    """Writes the rows of a layout; `covered` are the indices of the changes whose facts are in the table above."""

    def __init__(self, comparison: Comparison, layout: Layout, covered: Collection[int]) -> None:
        self.changes = comparison.changes
        self.documents = (comparison.left, comparison.right)
        self.languages = tuple(map(_language, self.documents))
        self.layout = layout
        self.covered = {layout.numbers[index] for index in covered if index in layout.numbers}
        self.together = {
            index: sum(len(self.changes[each].left) for each in move.changes)
            for move in comparison.moves
            for index in move.changes
            if self.changes[index].kind == "same"
        }

    def body(self) -> Iterator[Markup]:
        """Write the rows and folds of the body."""
        for part in self.layout.body:
            yield self._fold(part) if isinstance(part, Fold) else self._row(part)

    def boilerplate(self) -> Iterator[Markup]:
        """Write the rows of boilerplate."""
        for row in self.layout.boilerplate:
            change = self.changes[row.change]
            yield element("div", self._note(row, change), *self._sides(row), class_=f"row boilerplate {change.kind}")

    def _fold(self, fold: Fold) -> Markup:
        lines = (_lines(piece for row in fold.rows if (piece := (row.left, row.right)[side])) for side in (0, 1))
        summary = f"{len(fold.rows):,} unchanged · lines {' ↔ '.join(lines)}"
        return element("details", element("summary", text(summary)), *map(self._row, fold.rows), class_="fold")

    def _row(self, row: Row) -> Markup:
        """Write a row of the body: a change with its number, or unchanged words."""
        number = self.layout.numbers.get(row.change)
        if number is not None:
            return self._numbered(row, number)
        classes = _classes("row", alike=_is_alike(self.changes[row.change]), para=_opens_paragraph(row))
        return element("div", *self._sides(row), class_=classes)

    def _numbered(self, row: Row, number: int) -> Markup:
        """Write a row of a change; the first row of the change has its address and its facts."""
        change = self.changes[row.change]
        is_first = row.at == self.layout.first[number]
        is_follower = row.at in self.layout.followers
        return element(
            "div",
            NOTHING if is_follower else self._note(row, change),
            facts(change.facts) if row.at == self._first_row(row.change) else NOTHING,
            *self._sides(row),
            id=f"change-{number}" if is_first else None,
            class_=_change_classes(row, change, follows=is_follower),
            data_change=number,
            data_fact="" if is_first and number in self.covered else None,
            tabindex=-1,
            role="group",
            aria_label=f"Change {number} of {len(self.layout.first)}, {self._word(row.change)}",
        )

    def _word(self, index: int) -> str:
        """Return what became of a change in a word or two, of a run how many moved."""
        count = self.together.get(index)
        return f"{count} statements" if count else _word(self.changes[index])

    def _first_row(self, change: int) -> int:
        """Return where on the page the first row of a change is."""
        return min(at for side in (0, 1) for at, _ in self.layout.pieces.get((change, side), ()))

    def _note(self, row: Row, change: Change) -> Markup:
        """Write what became of the words, and where the rest of the change is."""
        number = self.layout.numbers.get(row.change)
        is_moved = change.kind == "same" and number is not None
        parts = [element("b", text(SIGNS["moved" if is_moved else change.kind]), aria_hidden="true")]
        if not is_moved or row.change in self.together:
            parts.append(element("span", text(self._word(row.change))))
        if number:
            parts.insert(0, element("a", text(number), href=f"#change-{number}"))
        if change.certainty == "likely":
            parts.append(element("i", text("likely")))
        elsewhere = [self._elsewhere(row, change, side) for side in (0, 1)]
        return element("p", joined([*parts, *filter(None, elsewhere)], " "), class_="note")

    def _elsewhere(self, row: Row, change: Change, side: int) -> Markup:
        """Link to the pieces of a side that are in other rows."""
        others = [(index, piece) for index, piece in self.layout.pieces.get((row.change, side), ()) if index != row.at]
        if not others:
            return NOTHING
        arrow = "↓" if others[0][0] > row.at else "↑"
        lines = "line" if len(others) == 1 else "lines"
        if (row.left, row.right)[side]:
            words = f"also {SIDES[side]}, {lines} "
        elif change.moved:
            words = f"moved {'to' if side else 'from'} {lines} "
        else:
            words = f"{SIDES[side]}, {lines} "
        links = joined((self._link(side, piece.statements[0]) for _, piece in others), ", ")
        return element("span", text(words), links, text(f"\N{NO-BREAK SPACE}{arrow}"), class_="elsewhere")

    def _link(self, side: int, statement: Statement) -> Markup:
        target = self.layout.ids[side, statement.location.start]
        return element("a", text(statement.location.short), href=f"#{target}")

    def _sides(self, row: Row) -> Iterator[Markup]:
        """Write the cells of a row, statements one under another."""
        change = self.changes[row.change]
        for side, piece in enumerate((row.left, row.right)):
            if piece:
                words = marked(change, side)[piece.first : piece.first + len(piece.statements)]
                statements = (
                    self._statement(side, statement, marks, opens=opens)
                    for statement, marks, opens in zip(piece.statements, words, piece.opens, strict=True)
                )
                yield element("div", *statements, class_=SIDES[side], lang=self.languages[side], dir="auto")

    def _statement(self, side: int, statement: Statement, words: Iterable[Mark], *, opens: bool) -> Markup:
        """Write a statement with the number of its line; its id is an address within the page."""
        place = statement.location
        block = self.documents[side].blocks[statement.block]
        id_ = self.layout.ids[side, place.start]
        number = element("a", text(place.short), href=f"#{id_}", title=place.whole)
        written = element("span", *(_mark(mark, _TAGS[side]) for mark in words))
        return element(_tag(block), number, written, id=id_, class_=_classes(_look(block), opens=opens) or None)


def facts(differences: Iterable[Difference]) -> Markup:
    """Write what a change does to facts, without numbers of list items, which the words show."""
    items = [element("li", fact(each)) for each in differences if each.type != "item"]
    return element("ul", *items, class_="facts") if items else NOTHING


def fact(difference: Difference) -> Markup:
    """Write a fact: its type and what either side says."""
    type_ = element("span", text(difference.type), class_="type")
    if difference.left and difference.right:
        return joined([type_, left_only(difference.left), text("→"), right_only(difference.right)], " ")
    one = [text("−"), left_only(difference.left)] if difference.left else [text("+"), right_only(difference.right)]
    return joined([type_, *one], " ")


def left_only(words: str) -> Markup:
    """Write what only the left says."""
    return element("bdi", text(words), class_="gone")


def right_only(words: str) -> Markup:
    """Write what only the right says."""
    return element("bdi", text(words), class_="come")


def _mark(mark: Mark, tag: str) -> Markup:
    written = element(tag, text(mark.text)) if mark.changed else text(mark.text)
    labelled = element("b", written) if mark.label else written
    return element("small", labelled) if mark.rest else labelled


def _tag(block: Block) -> str:
    """Return the tag of a block; headings of a text are a level below those of the page."""
    return f"h{min(_DEEPEST_HEADING, max(block.level, 1) + 2)}" if block.kind == "heading" else "p"


def _look(block: Block) -> str:
    """Return the classes of an item: its depth, and whether it has a number of its own."""
    if block.kind != "item":
        return ""
    return _classes("item", f"level-{min(_DEEPEST_ITEM, max(block.level, 1))}", numbered=block.marker is not None)


def _word(change: Change) -> str:
    """Return what became of a change in a word or two."""
    if change.boilerplate and not (change.left and change.right):
        return "left only" if change.left else "right only"
    if len(change.left) > 1 or len(change.right) > 1:
        return f"{change.kind} {len(change.left)} : {len(change.right)}"
    if change.kind == "same":
        return "in both" if change.boilerplate else "same words"
    return change.kind


def _is_alike(change: Change) -> bool:
    """Whether both sides read the same: one of them is enough where there is no room for two."""
    return [statement.text for statement in change.left] == [statement.text for statement in change.right]


def _opens_paragraph(row: Row) -> bool:
    return any(piece and piece.opens[0] for piece in (row.left, row.right))


def _change_classes(row: Row, change: Change, *, follows: bool) -> str:
    is_paired = bool(change.left and change.right)
    return _classes(
        "row change",
        change.kind,
        para=_opens_paragraph(row),
        moved=is_paired and not (row.left and row.right),
        likely=change.certainty == "likely",
        follows=follows,
        loose=is_paired and equal_share(change.edits) < _LOOSE,
    )


def _lines(pieces: Iterable[Piece]) -> str:
    """Return the lines from the first piece to the last."""
    lines = [statement.location.short for piece in pieces for statement in piece.statements]
    return f"{lines[0]}–{lines[-1]}"


def _classes(*names: str, **flags: bool) -> str:
    return " ".join([*filter(None, names), *(name for name, given in flags.items() if given)])


def _language(document: Document) -> str | None:
    """Return the language tag of a column; None for that of the page, "" for an unknown language."""
    given = document.language.strip().replace("_", "-")
    tag = _LANGUAGES.get(given.casefold(), given)
    if not tag or tag.lower().split("-")[0] == "en":
        return None
    return tag if _TAG.fullmatch(tag) else ""
