"""HTML put together so that words of the corpus are only ever text."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NewType

from usmx_corpus.render.view import safe

if TYPE_CHECKING:
    from collections.abc import Iterable

#: What may stand in the page as it is: made by `text` and `element` alone.
Markup = NewType("Markup", str)

NOTHING = Markup("")
# Elements that have no end.
_VOID = frozenset({"meta", "input"})


def text(value: object) -> Markup:
    """Give words as text: nothing that a page would obey, no marks that turn the direction of what follows."""
    return Markup(escape(_storable(safe(str(value)))))


def element(name: str, *inner: Markup, **attributes: str | int | None) -> Markup:
    """Give an element; an attribute that is None falls out, `class_` and `data_move` become "class" and "data-move"."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    content = "".join(inner)
    return Markup(f"<{name}{told}>" if name in _VOID else f"<{name}{told}>{content}</{name}>")


def joined(parts: Iterable[Markup], between: str = "") -> Markup:
    """Put parts one after another, with words between them."""
    return Markup(text(between).join(parts))


def _storable(words: str) -> str:
    """Replace halves of characters, which no file can hold."""
    return words if words.isascii() else words.encode(errors="replace").decode()
