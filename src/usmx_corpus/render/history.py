"""What became of a commitment as a view: its appearances down the page in order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usmx_corpus.render.lists import EDITORIAL, editorial_note, marked, place
from usmx_corpus.render.view import BLANK, Span, line, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from usmx_corpus.model import Appearance, Difference, Header
    from usmx_corpus.render.view import Line, View

_MARKS = {"stated": "●", "repeated": "○", "inferred": "→"}
_UNDATED = "no date"
#: Words that are shown of a longer quotation.
_QUOTED = 60
#: Levels of indent below a title.
_BELOW = 2
_NOTE = "● the commitment  ○ the same one elsewhere  → inferred from names and dates; whether it was kept is not said"


def timeline(root: Path, appearances: Sequence[Appearance], documents: Mapping[str, Header]) -> View:
    """Show where a commitment stands, what changed each time, and which later documents name its object.

    `documents` are those of the appearances, by id.
    """
    asked = next(each for each in appearances if each.how == "stated")
    lines: list[Line] = [line(Span(asked.id, "strong"), f"  {plain(asked.quote)}"), BLANK]
    before = ""
    for each in appearances:
        lines += _appearance(root, each, documents[each.document], before)
        lines.append(BLANK)
        before = each.quote if each.id else before
    tally = line(Span(_tally(appearances), "dim"))
    return (*lines, tally, line(Span(_NOTE, "dim")), *editorial_note(documents[each.document] for each in appearances))


def _appearance(root: Path, each: Appearance, document: Header, before: str) -> Iterator[Line]:
    day = (str(each.date) if each.date else _UNDATED) + (EDITORIAL if "date" in document.editorial else "")
    title = marked(document, "title") or "(no title)"
    yield line(Span(title, "strong" if each.how == "stated" else ""), bullet=f"{day:<11} {_MARKS[each.how]}")
    how = "  repeated" if each.how == "repeated" else ""
    yield line(place(root, each.location, each.document), Span(how, "dim"), indent=_BELOW, whole=True)
    # The same words as in the appearance before, or as in the title, are not said again.
    if each.quote != each.title:
        yield line("in the same words" if each.quote == before else f"“{_short(plain(each.quote))}”", indent=_BELOW)
    if each.differences:
        yield line(Span(f"≠ {_told(each.differences)}", "bad"), indent=_BELOW)
    if each.reason:
        yield line(Span(f"inferred: {plain(each.reason)}", "dim"), indent=_BELOW)


def _short(text: str) -> str:
    words = text.split()
    return text if len(words) <= _QUOTED else " ".join([*words[:_QUOTED], "…"])


def _told(differences: Sequence[Difference]) -> str:
    return "; ".join(f"{each.type} {plain(each.left) or '–'} → {plain(each.right) or '–'}" for each in differences)


def _tally(appearances: Sequence[Appearance]) -> str:
    inferred = sum(each.how == "inferred" for each in appearances)
    stated = len(appearances) - inferred
    places = f"stated in {stated} place{'' if stated == 1 else 's'}"
    return f"{places}; {inferred} later document{'' if inferred == 1 else 's'} inferred" if inferred else places
