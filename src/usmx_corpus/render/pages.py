"""One document with its lines, or one commitment with all its mentions, as a view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usmx_corpus.commitments.records import places
from usmx_corpus.render.lists import (
    ALL_DERIVED,
    EDITED_NOTE,
    EDITORIAL,
    amounts,
    attributes,
    difference,
    file_span,
    marked,
    notes_on_marks,
    opinions,
    place,
)
from usmx_corpus.render.view import BLANK, Heading, Line, Span, line, note, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from usmx_corpus.commitments.explanation import Explanation
    from usmx_corpus.model import Commitment, Deadline, Document, Mention, Repeat, Statement
    from usmx_corpus.render.view import Style, View

_FIELDS = (
    "title",
    "kind",
    "date",
    "published",
    "modified",
    "url",
    "category",
    "publisher",
    "country",
    "language",
    "copy_of",
    "summary_of",
)
_MARKERS = {"heading": "# ", "item": "• "}
_STYLES: dict[str, Style] = {"heading": "strong", "boilerplate": "dim"}


def document_page(root: Path, document: Document) -> View:
    """Show a document's metadata and its statements, each with the line it begins on."""
    lines: list[Line] = [line(Span(document.id, "strong"), "  ", file_span(root, document.path))]
    lines += [
        line(Span(f"{name.replace('_', ' ')}: ", "dim"), value, indent=1, whole=name == "url")
        for name in _FIELDS
        if (value := marked(document, name))
    ]
    lines += _other_metadata(document)
    lines += notes_on_marks([document], derived=ALL_DERIVED)
    return (*lines, BLANK, *_body(document))


def _other_metadata(document: Document) -> Iterator[Line]:
    """Yield what the file says of itself that is in no field."""
    if document.metadata:
        pairs = "; ".join(f"{key}: {value}" for key, value in document.metadata.items())
        yield line(Span("other metadata: ", "dim"), Span(plain(pairs), "dim"), indent=1)


def _body(document: Document) -> Iterator[Line]:
    width = len(str(document.places.last_line))
    block, page = -1, 0
    for statement in document.statements:
        if statement.block != block and block >= 0:
            yield BLANK
        if statement.location.page != page:
            page = statement.location.page
            yield line(Span(f"page {page}", "dim"))
        block = statement.block
        yield line(*_statement(statement), bullet=f"{statement.location.line:>{width}}")


def _statement(statement: Statement) -> Iterator[Span]:
    style = _STYLES.get(statement.kind, "")
    marker = _MARKERS.get(statement.kind, "") if statement.start == 0 else ""
    yield Span(marker + statement.text[: statement.label], "strong")
    yield Span(statement.body, style)
    yield Span("  (boilerplate)" if statement.kind == "boilerplate" else "", "dim")


def explanation_page(root: Path, explained: Sequence[Explanation]) -> View:
    """Show what was found in each statement on a line, and which rules came near and what stopped them."""
    if not explained:
        return (line("no statement begins, goes on or ends on this line"),)
    blocks = [tuple(_explained(root, each)) for each in explained]
    return tuple(each for block in blocks for each in (*block, BLANK))[:-1]


def _explained(root: Path, record: Explanation) -> Iterator[Line]:
    yield line(Span(plain(record.statement.text), "strong"))
    yield line(place(root, record.statement.location), indent=1)
    for found in record.commitments:
        yield line(f"commitment {found.id}: rule {found.rule}, matched words “{plain(found.trigger)}”", indent=1)
    if not record.commitments:
        yield line("no commitment", indent=1)
    for each in record.nearest:
        matched = f"rule {each.rule} matched “{plain(each.trigger)}”, but " if each.rule else ""
        yield line(f"{matched}{each.exclusion}: {each.meaning}", indent=1)


def commitment_page(root: Path, stated: Mention, others: Sequence[Commitment]) -> View:
    """Show a commitment with its attributes, and its other mentions with the facts in which they differ.

    `others` are the commitments of `stated.repeats`, in their order.
    """
    commitment = stated.commitment
    lines: list[Line | Heading] = [
        line(Span(commitment.id, "strong"), "  ", place(root, commitment.location)),
        line(commitment.text, indent=1),
        BLANK,
        *_attributes(commitment),
    ]
    if others:
        lines.append(Heading("Other mentions"))
    for repeat, other in zip(stated.repeats, others, strict=True):
        lines += _mention(root, repeat, other)
    return tuple(lines)


def _attributes(commitment: Commitment) -> Iterator[Line]:
    roles = [f"{words} ({amount.role})" for words, amount in zip(amounts(commitment), commitment.amounts, strict=True)]
    rows = {
        "section": " › ".join(commitment.section),
        "strength": commitment.strength,
        "actors": ", ".join(commitment.actors),
        "as written": commitment.actors_as_written,
        "amounts": ", ".join(roles),
        "deadline": _due(commitment.deadline),
        "condition": commitment.condition,
        "places": ", ".join(places(commitment)),
        "beneficiaries": ", ".join(commitment.beneficiaries),
        "instrument": commitment.instrument,
        "kind": commitment.kind,
        "part of": commitment.part_of,
        "rule": commitment.rule,
        "matched words": commitment.trigger,
    }
    for name, value in rows.items():
        if value:
            mark = EDITORIAL if name in commitment.edited else ""
            yield line(Span(f"{name}: ", "dim"), plain(value) + mark, indent=1)
    for words in opinions(commitment):
        yield line(Span(words, "dim"), indent=1)
    if commitment.edited:
        yield note(EDITED_NOTE)


def _due(deadline: Deadline | None) -> str:
    """Return a deadline as written, with its days where they are known."""
    if not deadline:
        return ""
    if deadline.start and deadline.end:
        return f"{deadline.text} ({deadline.start} to {deadline.end})"
    days = f" (from {deadline.start})" if deadline.start else f" (until {deadline.end})" if deadline.end else ""
    return deadline.text + days


def _mention(root: Path, repeat: Repeat, other: Commitment) -> Iterator[Line]:
    about = " · ".join([repeat.relation, other.strength, attributes(other)]).removesuffix(" · ")
    yield line(place(root, other.location), Span(f"  {about}", "dim"), indent=1)
    yield line(other.text, indent=2)
    for fact in repeat.differences:
        yield line(Span(difference(fact), "bad"), indent=2)
    yield BLANK
