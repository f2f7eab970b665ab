"""The paragraphs that a search found, with the words marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usmx_corpus.render.lists import marked, notes_on_marks, place, title
from usmx_corpus.render.sources import with_marks
from usmx_corpus.render.view import BLANK, Span, line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from usmx_corpus.render.view import Line, View
    from usmx_corpus.trace.search import Hit


def paragraphs(root: Path, hits: Sequence[Hit], *, quoted: bool, filtered: bool) -> View:
    """Show paragraphs one below the other; if there is none, say what was looked for: a quotation, in some documents.

    `quoted`: words in quotation marks were asked for; `filtered`: only some documents were searched.
    """
    if not hits:
        what = "contains this wording" if quoted else "contains any of these words"
        return (line(f"No paragraph{' of the selected documents' if filtered else ''} {what}."),)
    lines: list[Line] = []
    for hit in hits:
        about = hit.passage.about
        origin = " · ".join([marked(about, "date") or "no date", marked(about, "kind")])
        lines += [BLANK, line(place(root, hit.passage.location), Span(f"  {origin}", "dim"))]
        lines += [line(Span(title(about), "dim"), indent=1)]
        lines += [line(*with_marks(hit.passage.text, hit.marks), indent=1)]
    return (*lines, *notes_on_marks((hit.passage.about for hit in hits), BLANK))
