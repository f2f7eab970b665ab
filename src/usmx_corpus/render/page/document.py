"""The page of a diff, put together: one file, no network, the same bytes for the same texts."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from usmx_corpus.render.page.columns import Columns
from usmx_corpus.render.page.layout import SIDES, lay_out
from usmx_corpus.render.page.legend import legend
from usmx_corpus.render.page.markup import NOTHING, Markup, element, text
from usmx_corpus.render.page.opening import Opening

if TYPE_CHECKING:
    from usmx_corpus.model import Comparison


def page(comparison: Comparison, left_root: Path, right_root: Path) -> str:
    """Write a comparison as an HTML document; the roots tell apart two files of one path."""
    names = _names(comparison, (left_root, right_root))
    layout = lay_out(comparison)
    opening = Opening(comparison, layout, names)
    columns = Columns(comparison, layout)
    furniture = list(columns.furniture())
    main = element(
        "main",
        element("header", opening.title(), opening.verdict(), opening.documents_compared(), class_="letter"),
        opening.facts(),
        opening.metadata(),
        element(
            "section",
            element("h2", text("The two texts"), id="texts"),
            _bar(names, len(layout.numbers)),
            element("div", *columns.body(), class_="texts"),
        ),
        _furniture(furniture),
        legend(),
    )
    skip = element("a", text("Skip to the two texts"), href="#texts", class_="skip")
    script = element("script", Markup(_asset("script.js")))
    return f"<!doctype html>\n{element('html', _head(names), element('body', skip, main, script), lang='en')}\n"


def _names(comparison: Comparison, roots: tuple[Path, Path]) -> tuple[str, str]:
    """Name both sides by what tells them apart: ids, else paths, else paths from their roots."""
    documents = (comparison.left, comparison.right)
    if comparison.left.id != comparison.right.id:
        left, right = (document.id for document in documents)
    elif comparison.left.path != comparison.right.path:
        left, right = (document.path for document in documents)
    else:
        left, right = ((root / document.path).as_posix() for root, document in zip(roots, documents, strict=True))
    return left, right


def _head(names: tuple[str, str]) -> Markup:
    style, script = _asset("style.css"), _asset("script.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    return element(
        "head",
        element("meta", charset="utf-8"),
        # Quotes of the policy are the page's own and stand as they are.
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
        element("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name_="color-scheme", content="light dark"),
        element("meta", name_="referrer", content="no-referrer"),
        element("title", text(" → ".join(names))),
        element("style", Markup(style)),
    )


def _asset(name: str) -> str:
    """Read a file of this package."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    """Give the source expression that lets one inline text through (CSP level 3)."""
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def _bar(names: tuple[str, str], count: int) -> Markup:
    """Write the line that stays in sight: which text is which, and where one is among the changes."""
    told = f"{count:,} change{'' if count == 1 else 's'}" if count else "no changes"
    buttons = [
        element("button", text("‹"), type="button", data_go="previous", title="previous change (p)"),
        element("span", text(told), role="status", class_="readout"),
        element("button", text("›"), type="button", data_go="next", title="next change (n)"),
        element("button", text("facts"), type="button", data_go="fact", title="next change of a fact (f)"),
        element("button", text("unfold"), type="button", data_go="fold", title="show or hide what is unchanged (u)"),
        element("button", text("?"), type="button", data_go="help", title="keys and signs (?)"),
    ]
    walk = element("nav", *buttons, aria_label="Walk through the changes", hidden="")
    heads = [element("p", text(name), class_=SIDES[side]) for side, name in enumerate(names)]
    return element("div", heads[0], walk, heads[1], class_="bar")


def _furniture(rows: list[Markup]) -> Markup:
    if not rows:
        return NOTHING
    note = element("p", text("Text of the page around the documents, not of the documents."), class_="aside")
    heading = element("h2", text("Page furniture"), id="furniture")
    return element("section", heading, note, element("div", *rows, class_="texts apart"))
