"""HTML made so that words of the corpus are only ever text."""

from __future__ import annotations

from html import escape
from json import dumps
from typing import TYPE_CHECKING, NewType

from usmx_corpus.render.view import safe

if TYPE_CHECKING:
    from collections.abc import Iterable

#: What goes into the page as it is: only `text` and `element` make it.
Markup = NewType("Markup", str)

NOTHING = Markup("")
# Elements that have no end.
_VOID = frozenset({"meta", "input"})


def text(value: object) -> Markup:
    """Return words as text: nothing that a page would obey, no marks that turn the direction of what follows."""
    return Markup(escape(safe(str(value))))


def element(name: str, *inner: Markup, **attributes: str | int | None) -> Markup:
    """Return an element without attributes that are None; `class_` and `data_move` become "class" and "data-move"."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    content = "".join(inner)
    return Markup(f"<{name}{written}>" if name in _VOID else f"<{name}{written}>{content}</{name}>")


def data(record: object, id_: str) -> Markup:
    """Return an element with JSON for a script; no word in it ends the element or begins another."""
    written = dumps(record, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return Markup(f'<script type="application/json" id="{text(id_)}">{written}</script>')


def joined(parts: Iterable[Markup], between: str = "") -> Markup:
    """Return parts one after another, with words between them."""
    return Markup(text(between).join(parts))
