"""One document with its lines, or one commitment with all its places, as a view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usmx_corpus.commitments.records import places
from usmx_corpus.render.lists import attributes, editorial_note, marked, place, reason
from usmx_corpus.render.view import BLANK, Heading, Line, Span, line, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from usmx_corpus.index.queries import Stated
    from usmx_corpus.model import Commitment, Document, Repeat, Statement
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
    "language",
    "copy_of",
    "summary_of",
)
_MARKERS = {"heading": "# ", "item": "• "}
_STYLES: dict[str, Style] = {"heading": "strong", "boilerplate": "dim"}


def document_page(root: Path, document: Document) -> View:
    """Show what a document says of itself, and its statements, each with the line it begins on."""
    lines: list[Line | Heading] = [
        line(
            Span(document.id, "strong"), "  ", Span(document.path, "place", (root / document.path).absolute().as_uri())
        )
    ]
    lines += [
        line(Span(f"{name}: ", "dim"), value, indent=1, whole=name == "url")
        for name in _FIELDS
        if (value := marked(document, name))
    ]
    lines += editorial_note([document])
    return (*lines, BLANK, *_body(document))


def _body(document: Document) -> Iterator[Line]:
    width = len(str(len(document.line_starts)))
    block = -1
    for statement in document.statements:
        if statement.block != block and block >= 0:
            yield BLANK
        block = statement.block
        yield line(*_statement(statement), bullet=f"{statement.location.line:>{width}}")


def _statement(statement: Statement) -> Iterator[Span]:
    style = _STYLES.get(statement.kind, "")
    marker = _MARKERS.get(statement.kind, "") if statement.start == 0 else ""
    yield Span(marker + statement.text[: statement.label], "strong")
    yield Span(statement.body, style)
    yield Span("  (page boilerplate)" if statement.kind == "boilerplate" else "", "dim")


def commitment_page(root: Path, stated: Stated, others: Sequence[Commitment]) -> View:
    """Show a commitment with its attributes, and every other place that states it with how they differ."""
    commitment, repeats = stated
    lines: list[Line | Heading] = [
        line(Span(commitment.id, "strong"), "  ", place(root, commitment.location)),
        line(commitment.text, indent=1),
        BLANK,
        *_attributes(commitment),
    ]
    if repeats:
        lines.append(Heading("Also stated"))
    for repeat, other in zip(repeats, others, strict=True):
        lines += _repeat(root, repeat, other)
    return tuple(lines)


def _attributes(commitment: Commitment) -> Iterator[Line]:
    deadline = commitment.deadline
    due = (
        f"{deadline.text} ({deadline.start} to {deadline.end})"
        if deadline and deadline.start
        else deadline and deadline.text
    )
    told = {
        "section": " › ".join(commitment.section),
        "strength": commitment.strength,
        "who": ", ".join(commitment.actors),
        "as written": commitment.actors_as_written,
        "how much": ", ".join(
            f"{amount.qualifier} {amount.text}".strip() + f" ({amount.role})" for amount in commitment.amounts
        ),
        "when": due or "",
        "where": ", ".join(places(commitment)),
        "for whom": ", ".join(commitment.beneficiaries),
        "by": commitment.instrument,
        "kind": commitment.kind,
        "part of": commitment.part_of,
        "found by": reason(commitment),
    }
    for name, value in told.items():
        if value:
            yield line(Span(f"{name}: ", "dim"), plain(value), indent=1)


def _repeat(root: Path, repeat: Repeat, other: Commitment) -> Iterator[Line]:
    yield line(
        place(root, other.location),
        Span(f"  {repeat.relation} · {other.strength} · {attributes(other)}", "dim"),
        indent=1,
    )
    yield line(other.text, indent=2)
    for difference in repeat.differences:
        sides = f"{plain(difference.left) or 'nothing'} here, {plain(difference.right) or 'nothing'} there"
        yield line(Span(f"differs, {difference.type}: ", "bad"), sides, indent=2)
    yield BLANK
