"""How to read the page: signs, marks, keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usmx_corpus.render.page.markup import element, text
from usmx_corpus.render.verdict import SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from usmx_corpus.render.page.markup import Markup

_MEANINGS = {
    "reworded": "reworded: the same statement in other words",
    "abridged": "abridged: words were left out",
    "expanded": "expanded: words were added",
    "split": "split: one statement became several (1 : 3)",
    "merged": "merged: several statements became one (2 : 1)",
    "added": "added: only on the right",
    "removed": "removed: only on the left",
    "moved": "moved: the same words in another place",
}
_MARKS = (
    ("del", "struck out", "words only on the left"),
    ("ins", "underlined", "words only on the right"),
    ("small", "small and grey", "clauses that the match does not cover"),
    ("i", "likely", "same subject, other wording: judge for yourself"),
)
_KEYS = (
    ("n or j", "next change"),
    ("p or k", "previous change"),
    ("f or F", "next or previous change with a fact in the table"),
    ("m", "the other end of a move"),
    ("u", "show or hide unchanged text"),
    ("t", "back to the top"),
    ("?", "this help"),
)


def legend() -> Markup:
    """Write the legend."""
    signs = ((element("b", text(SIGNS[kind])), meaning) for kind, meaning in _MEANINGS.items())
    marks = ((element(tag, text(words)), meaning) for tag, words, meaning in _MARKS)
    numbers = (
        "The small numbers are lines of the source files; each is a link within this page. "
        "A line between the columns shows where a statement has moved. "
        "A rule beside the words marks a paragraph of the source."
    )
    return element(
        "section",
        element("h2", text("How to read this page"), id="help"),
        element("div", _list("Signs", signs, "signs"), _list("Marks", marks), _keys(), class_="legend"),
        element("p", text(numbers), class_="aside"),
    )


def _keys() -> Markup:
    """Write the keys, with a switch for readers who dictate or hit a key by accident (WCAG 2.1.4)."""
    keys = ((element("kbd", text(key)), meaning) for key, meaning in _KEYS)
    box = element("input", type="checkbox", checked="", autocomplete="off")
    switch = element("p", element("label", box, text(" use these keys")), class_="switch", hidden="")
    return element("div", *_titled("Keys", keys), switch)


def _list(title: str, pairs: Iterable[tuple[Markup, str]], name: str | None = None) -> Markup:
    return element("div", *_titled(title, pairs), class_=name)


def _titled(title: str, pairs: Iterable[tuple[Markup, str]]) -> tuple[Markup, Markup]:
    items = (element("div", element("dt", term), element("dd", text(meaning))) for term, meaning in pairs)
    return element("h3", text(title)), element("dl", *items)
