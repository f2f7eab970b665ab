"""The page of a diff, put together: one file, no network, the same bytes for the same texts."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from usmx_corpus.render.page.columns import Columns
from usmx_corpus.render.page.facts import Facts
from usmx_corpus.render.page.layout import SIDES, lay_out
from usmx_corpus.render.page.legend import legend
from usmx_corpus.render.page.markup import NOTHING, Markup, element, text
from usmx_corpus.render.page.opening import Opening, contents
from usmx_corpus.render.page.shell import asset, whole
from usmx_corpus.render.verdict import names
from usmx_corpus.render.view import counted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from usmx_corpus.model import Comparison


def page(comparison: Comparison, left_root: Path, right_root: Path) -> str:
    """Return a comparison as an HTML document; the roots tell apart two files of one path."""
    sides = names(comparison, (left_root, right_root))
    layout = lay_out(comparison)
    opening = Opening(comparison, layout, sides)
    facts = Facts(comparison, layout, opening.heads, opening.short)
    columns = Columns(comparison, layout, facts.covered())
    sections = {
        "facts": ("Facts", facts.section()),
        "metadata": ("Metadata", opening.metadata()),
        "texts": ("The two texts", _texts(sides, len(layout.first), columns)),
        "boilerplate": ("Boilerplate", _boilerplate(list(columns.boilerplate()))),
        "help": ("How to read this page", legend()),
    }
    ways = contents((id_, name) for id_, (name, section) in sections.items() if section)
    header = element("header", opening.title(), opening.verdict(), ways, opening.documents_compared(), class_="letter")
    main = element("main", header, *(section for _, section in sections.values()))
    skip = element("a", text("Skip to the two texts"), href="#texts", class_="skip")
    style, script = (asset("usmx_corpus.render.page", name) for name in ("style.css", "script.js"))
    return whole(" → ".join(sides), style, script, skip, main)


def _texts(sides: tuple[str, str], count: int, columns: Columns) -> Markup:
    """Write both texts, side by side."""
    heading = element("h2", text("The two texts"), id="texts")
    return element("section", heading, _bar(sides, count), element("div", *columns.body(), class_="texts"))


def _bar(sides: tuple[str, str], count: int) -> Markup:
    """Write what stays in sight: which text is which, and which change the reader is at."""
    buttons = [
        element("button", text("‹"), type="button", data_go="previous", title="previous change (p)"),
        element("span", text(counted(count, "change") if count else "no changes"), role="status", class_="readout"),
        element("button", text("›"), type="button", data_go="next", title="next change (n)"),
        element("button", text("facts"), type="button", data_go="fact", title="next changed fact (f)"),
        element("button", text("unfold"), type="button", data_go="fold", title="show or hide unchanged text (u)"),
        element("button", text("?"), type="button", data_go="help", title="keys and signs (?)"),
    ]
    walk = element("nav", *buttons, aria_label="Walk through the changes", hidden="")
    return element("div", walk, *_heads(sides), class_="bar")


def _heads(sides: tuple[str, str]) -> Iterator[Markup]:
    """Name the columns; the beginning that both names share is a part of its own, cut first where there is no room."""
    left, right = sides
    common = left[: sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False)))]
    start = len(common) if common in sides else max(map(common.rfind, "/-_. ")) + 1
    for side, name in zip(SIDES, sides, strict=True):
        parts = [
            element("span", text(part), class_=of) for part, of in ((name[:start], "head"), (name[start:], "tail"))
        ]
        yield element("p", *parts, class_=side, title=name)


def _boilerplate(rows: list[Markup]) -> Markup:
    if not rows:
        return NOTHING
    note = element("p", text("Text of the page around the documents, not of the documents."), class_="aside")
    heading = element("h2", text("Boilerplate"), id="boilerplate")
    return element("section", heading, note, element("div", *rows, class_="texts apart"))
