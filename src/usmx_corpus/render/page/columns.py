"""Both texts side by side, as markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from usmx_corpus.render.page.layout import SIDES, Fold
from usmx_corpus.render.page.marks import equal_share, marked
from usmx_corpus.render.page.markup import NOTHING, element, joined, text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from usmx_corpus.model import Block, Change, Comparison, Difference, Document, Statement
    from usmx_corpus.render.page.layout import Layout, Piece, Row
    from usmx_corpus.render.page.marks import Mark
    from usmx_corpus.render.page.markup import Markup

#: What stands beside a change, so that nobody needs colour to tell it.
SIGNS = {
    "same": "↕",
    "reworded": "~",
    "abridged": "<",
    "expanded": ">",
    "split": "÷",
    "merged": "∪",
    "added": "+",
    "removed": "−",
}
# Below this share of equal characters marks are many and short: they are drawn lighter, for the words to be read.
_LOOSE = 0.5
_TAGS = ("del", "ins")
_DEEPEST_HEADING = 6
_DEEPEST_ITEM = 4
# A tag of BCP 47: a language of two or three letters, then script, region and the like.
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
# What releases are in besides English, by name.
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
    """Writes the rows of a layout; `told` are the indices of the changes whose facts the page tells above them."""

    def __init__(self, comparison: Comparison, layout: Layout, told: Collection[int]) -> None:
        self.changes = comparison.changes
        self.documents = (comparison.left, comparison.right)
        self.languages = tuple(map(_language, self.documents))
        self.layout = layout
        self.told = told

    def body(self) -> Iterator[Markup]:
        """Write the rows and folds of the body."""
        for part in self.layout.body:
            yield self._fold(part) if isinstance(part, Fold) else self._row(part)

    def boilerplate(self) -> Iterator[Markup]:
        """Write the rows of page boilerplate."""
        for row in self.layout.boilerplate:
            change = self.changes[row.change]
            yield element("div", self._note(row, change), *self._sides(row), class_=f"row boilerplate {change.kind}")

    def _fold(self, fold: Fold) -> Markup:
        lines = (_lines(piece for row in fold.rows if (piece := (row.left, row.right)[side])) for side in (0, 1))
        told = f"{len(fold.rows):,} unchanged · lines {' ↔ '.join(lines)}"
        return element("details", element("summary", text(told)), *map(self._row, fold.rows), class_="fold")

    def _row(self, row: Row) -> Markup:
        """Write a row of the body: what happened, the facts of it, the words of both sides."""
        change = self.changes[row.change]
        number = self.layout.numbers.get(row.change)
        paragraph = any(piece and piece.opens[0] for piece in (row.left, row.right))
        if number is None:
            classes = _classes("row", alike=_is_alike(change), para=paragraph)
            return element("div", *self._sides(row), class_=classes)
        first = row.at == min(index for side in (0, 1) for index, _ in self.layout.pieces.get((row.change, side), ()))
        paired = bool(change.left and change.right)
        classes = _classes(
            "row change",
            change.kind,
            para=paragraph,
            moved=paired and not (row.left and row.right),
            likely=change.certainty == "likely",
            loose=paired and equal_share(change) < _LOOSE,
        )
        return element(
            "div",
            self._note(row, change),
            facts(change.facts) if first else NOTHING,
            *self._sides(row),
            id=f"change-{number}" if first else None,
            class_=classes,
            data_change=number,
            data_fact="" if first and row.change in self.told else None,
            tabindex=-1,
            role="group",
            aria_label=f"Change {number} of {len(self.layout.numbers)}, {_word(change)}",
        )

    def _note(self, row: Row, change: Change) -> Markup:
        """Say what became of the words, and where the rest of the change stands."""
        number = self.layout.numbers.get(row.change)
        in_place = change.kind == "same" and not number
        told = [element("b", text("=" if in_place else SIGNS[change.kind]), aria_hidden="true")]
        if in_place or change.kind != "same":
            told.append(element("span", text(_word(change))))
        if number:
            told.insert(0, element("a", text(number), href=f"#change-{number}"))
        if change.certainty == "likely":
            told.append(element("i", text("likely")))
        elsewhere = [self._elsewhere(row, change, side) for side in (0, 1)]
        return element("p", joined([*told, *filter(None, elsewhere)], " "), class_="note")

    def _elsewhere(self, row: Row, change: Change, side: int) -> Markup:
        """Link to the pieces of a side that stand in other rows."""
        others = [(index, piece) for index, piece in self.layout.pieces.get((row.change, side), ()) if index != row.at]
        if not others:
            return NOTHING
        arrow = "↓" if others[0][0] > row.at else "↑"
        lines = "line" if len(others) == 1 else "lines"
        if (row.left, row.right)[side]:
            words = f"{arrow} also {SIDES[side]}, {lines} "
        elif change.moved:
            words = f"moved {arrow} {'to' if side else 'from'} {lines} "
        else:
            words = f"{arrow} {SIDES[side]}, {lines} "
        links = joined((self._link(side, piece.statements[0]) for _, piece in others), ", ")
        return element("span", text(words), links, class_="elsewhere")

    def _link(self, side: int, statement: Statement) -> Markup:
        target = self.layout.ids[side, statement.location.start]
        return element("a", text(statement.location.line), href=f"#{target}")

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
        """Write a statement with its line; its id is an address within the page."""
        place = statement.location
        block = self.documents[side].blocks[statement.block]
        id_ = self.layout.ids[side, place.start]
        lines = f"{place}–{place.last_line}" if place.last_line > place.line else f"{place}"
        number = element("a", text(place.line), href=f"#{id_}", title=lines)
        written = element("span", *(_mark(mark, _TAGS[side]) for mark in words))
        return element(_tag(block), number, written, id=id_, class_=_classes(_look(block), opens=opens) or None)


def facts(differences: Iterable[Difference]) -> Markup:
    """Write what a change does to facts; the number of a list item stands in the words."""
    told = [element("li", fact(each)) for each in differences if each.type != "item"]
    return element("ul", *told, class_="facts") if told else NOTHING


def fact(difference: Difference) -> Markup:
    """Write a fact as its type and what either side says."""
    type_ = element("span", text(difference.type), class_="type")
    if difference.left and difference.right:
        return joined([type_, gone(difference.left), text("→"), come(difference.right)], " ")
    one = [text("−"), gone(difference.left)] if difference.left else [text("+"), come(difference.right)]
    return joined([type_, *one], " ")


def gone(words: str) -> Markup:
    """Write what only the left says."""
    return element("bdi", text(words), class_="gone")


def come(words: str) -> Markup:
    """Write what only the right says."""
    return element("bdi", text(words), class_="come")


def _mark(mark: Mark, tag: str) -> Markup:
    written = element(tag, text(mark.text)) if mark.changed else text(mark.text)
    return element("b", written) if mark.label else written


def _tag(block: Block) -> str:
    """Give headings of a text a level below those of the page."""
    return f"h{min(_DEEPEST_HEADING, max(block.level, 1) + 2)}" if block.kind == "heading" else "p"


def _look(block: Block) -> str:
    return f"item level-{min(_DEEPEST_ITEM, max(block.level, 1))}" if block.kind == "item" else ""


def _word(change: Change) -> str:
    """Say in a word or two what became of a change."""
    if change.boilerplate and not (change.left and change.right):
        return "left only" if change.left else "right only"
    if len(change.left) > 1 or len(change.right) > 1:
        return f"{change.kind} {len(change.left)} : {len(change.right)}"
    if change.kind == "same":
        return "in both" if change.boilerplate else "same words"
    return change.kind


def _is_alike(change: Change) -> bool:
    """Tell whether both sides read the same, so that one of them is enough where there is no room for two."""
    return [statement.text for statement in change.left] == [statement.text for statement in change.right]


def _lines(pieces: Iterable[Piece]) -> str:
    """Give the lines from the first piece to the last."""
    lines = [statement.location.line for piece in pieces for statement in piece.statements]
    return f"{lines[0]}–{lines[-1]}"


def _classes(*names: str, **flags: bool) -> str:
    return " ".join([*filter(None, names), *(name for name, given in flags.items() if given)])


def _language(document: Document) -> str | None:
    """Give the language tag of a column that is not in that of the page; "" for a language that nobody can tell."""
    given = document.language.strip().replace("_", "-")
    tag = _LANGUAGES.get(given.casefold(), given)
    if not tag or tag.lower().split("-")[0] == "en":
        return None
    return tag if _TAG.fullmatch(tag) else ""
