"""Sources of claims in the form that Hypothesis imports: the one that its client exports, in JSON.

Of an annotation it keeps words, tags and selectors; it puts them on the page that is open, under the user who imports.
"""

from __future__ import annotations

import re
from importlib.metadata import version
from typing import TYPE_CHECKING

from usmx_corpus.render.annotation import identity, quoted, where
from usmx_corpus.render.markdown import NOTHING, escaped
from usmx_corpus.render.view import plain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from usmx_corpus.model import Source
    from usmx_corpus.text.fragments import Page

    Json = dict[str, object]

# Between the signs that begin or end a formula, in Markdown whose special characters have a backslash.
_FORMULA = re.compile(r"(?<=\$)(?=\$)|(?<=\\)(?=[()])")
#: Who is shown to have made the annotations; nobody can have this account.
_USER = "acct:usmx@localhost"
#: Where they are until they are imported, and who may read them: whoever imports them, nobody else.
_GROUP = "__world__"
_PRIVATE = {"read": [_USER], "update": [_USER], "delete": [_USER]}


def export(found: Iterable[tuple[str, Source, Page | None]], now: datetime) -> Json:
    """Return a file for Hypothesis of claims, each with a source and the page that its paragraph is on, if known.

    `now` (with its time zone) is when it is made. The same claim and source always have the same id.
    """
    moment = now.isoformat(timespec="milliseconds")
    return {
        "export_date": moment,
        "export_userid": _USER,
        "client_version": f"usmx {version('usmx')}",
        "annotations": [_annotation(claim, source, page, moment) for claim, source, page in found],
    }


def _annotation(claim: str, source: Source, page: Page | None, moment: str) -> Json:
    address = where(source, source.about)
    return {
        "id": identity(claim, source, source.about),
        "created": moment,
        "updated": moment,
        "user": _USER,
        "group": _GROUP,
        "permissions": _PRIVATE,
        "hidden": False,
        "flagged": False,
        "uri": address,
        "document": {"title": [plain(source.about.title) or source.about.id]},
        "text": "\n\n".join(_paragraphs(claim, source)),
        "tags": ["usmx", source.grade, *(["conflict"] if source.conflicts else [])],
        "target": [{"source": address, "selector": [quoted(source.text, page), *_page(source)]}],
        "links": {},
    }


def _paragraphs(claim: str, source: Source) -> Iterable[str]:
    """Yield what the annotation says, in Markdown, in which Hypothesis shows it."""
    yield f"Claim: {_words(claim)}"
    for type_, said, stated in source.conflicts:
        yield f"Conflict ({type_}): the claim says {_words(said)}, the source {_words(stated)}"


def _words(text: str) -> str:
    r"""Return words between quotation marks, in which nothing is markup or a formula; "nothing" for none.

    Hypothesis looks for formulas, between $$ or \( and \), before it reads Markdown.
    """
    return f"“{_FORMULA.sub(NOTHING, escaped(plain(text)))}”" if text else "nothing"


def _page(source: Source) -> list[Json]:
    """Return the selector of a page, counted from 0, where the file has pages."""
    page = source.location.page
    return [{"type": "PageSelector", "index": page - 1, "label": str(page)}] if page else []
