"""What became of a commitment as a view: its appearances in order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usmx_corpus.render.lists import difference, mark, notes_on_marks, place, title
from usmx_corpus.render.view import BLANK, Span, counted, line, note, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from usmx_corpus.model import Appearance, Header
    from usmx_corpus.render.view import Line, View

_MARKS = {"stated": "●", "repeated": "○", "inferred": "→"}
_UNDATED = "no date"
#: A longer quotation is cut after this many words.
_QUOTED = 60
#: Levels of indent below a title.
_BELOW = 2
_NOTE = (
    "● this mention  ○ another mention  → a later document, inferred from names and dates. "
    "Whether the commitment was kept is not judged."
)


def timeline(root: Path, appearances: Sequence[Appearance], documents: Mapping[str, Header]) -> View:
    """Show where a commitment is stated, what changed each time, and which later documents name its object.

    `documents` are those of the appearances, by id.
    """
    asked = next(each for each in appearances if each.how == "stated")
    lines: list[Line] = [line(Span(asked.id, "strong")), line(plain(asked.quote), indent=1), BLANK]
    before = ""
    for each in appearances:
        lines += _appearance(root, each, documents[each.document], before)
        lines.append(BLANK)
        before = each.quote if each.id else before
    marks = notes_on_marks(documents[each.document] for each in appearances)
    return (*lines, note(_tally(appearances)), note(_NOTE), *marks)


def _appearance(root: Path, each: Appearance, document: Header, before: str) -> Iterator[Line]:
    day = (str(each.date) if each.date else _UNDATED) + mark(document, "date")
    bullet = f"{day:<11} {_MARKS[each.how]}"
    yield line(Span(title(document), "strong" if each.how == "stated" else ""), bullet=bullet)
    yield line(place(root, each.location, each.document), indent=_BELOW, whole=True)
    # The words of the appearance before, or of the title, are not repeated.
    if each.quote != each.title:
        yield line("in the same words" if each.quote == before else f"“{_short(plain(each.quote))}”", indent=_BELOW)
    for fact in each.differences:
        yield line(Span(difference(fact), "bad"), indent=_BELOW)
    if each.reason:
        yield line(Span(f"inferred: {plain(each.reason)}", "dim"), indent=_BELOW)


def _short(text: str) -> str:
    words = text.split()
    return text if len(words) <= _QUOTED else " ".join([*words[:_QUOTED], "…"])


def _tally(appearances: Sequence[Appearance]) -> str:
    inferred = sum(each.how == "inferred" for each in appearances)
    mentions = counted(len(appearances) - inferred, "mention")
    return f"{mentions}, {counted(inferred, 'later document')} inferred" if inferred else mentions
