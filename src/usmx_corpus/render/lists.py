"""Lists as views: documents, promises with all their places, single statements of them, rules."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from usmx_corpus.render.view import BLANK, Column, Heading, Line, Span, Table, cell, counted, line, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from usmx_corpus.commitments.rules import Exclusion, Rule
    from usmx_corpus.index.queries import Stated
    from usmx_corpus.model import Card, Commitment, Difference, Document, Header, Location
    from usmx_corpus.render.view import View

    Promise = Sequence[Stated]

#: Beside every value that a sidecar gives and the file does not.
EDITORIAL = "†"
_EDITORIAL_NOTE = f"{EDITORIAL} editorial: from a sidecar, not from the file itself"
_SHORTEST_ID = 4
_WIDEST_ID = 32


def file_link(root: Path, location: Location) -> str:
    """Give the address that opens a source file at its place."""
    return (root / location.path).absolute().as_uri() + f"#L{location.line}"


def place(root: Path, location: Location, name: str = "") -> Span:
    """Give a location as `path:line` (or `name:line`) that opens the file where a terminal can."""
    return Span(f"{name or location.path}:{location.line}", "place", file_link(root, location))


def documents(root: Path, found: Sequence[Header]) -> View:
    """Show documents, one a row."""
    longest = max((len(document.id) for document in found), default=0)
    columns = (
        Column("ID", share=2, width=min(longest, _WIDEST_ID)),
        Column("Kind"),
        Column("Date", width=10),
        Column("Words"),
        Column("Title", share=3),
    )
    rows = []
    for document in found:
        first = Span(document.id, "strong", (root / document.path).absolute().as_uri())
        title = marked(document, "title") or "(no title)"
        rows.append(
            (
                cell(first),
                cell(marked(document, "kind")),
                cell(marked(document, "date") or "unknown"),
                cell(f"{document.words:,}"),
                cell(title, Span(_origin(document), "dim")),
            )
        )
    return (Table(columns, tuple(rows)), *editorial_note(found))


def editorial_note(shown: Iterable[Document | Header | Card]) -> list[Line]:
    """Say what the mark means, where a document that is shown bears it."""
    return [line(Span(_EDITORIAL_NOTE, "dim"))] if any(document.editorial for document in shown) else []


def marked(document: Document | Header | Card, field: str) -> str:
    """Give a field as shown, with the mark of what is editorial; "" where it is unknown."""
    value = getattr(document, field)
    text = plain(value) if value else ("unknown" if field in document.editorial else "")
    return f"{text}{EDITORIAL}" if field in document.editorial else text


def _origin(document: Header) -> str:
    """Say what a document is a copy or summary of."""
    if document.copy_of:
        return f"copy of {document.copy_of}{EDITORIAL}"
    return f"summary of {document.summary_of}{EDITORIAL}" if document.summary_of else ""


def short_ids(ids: Iterable[str]) -> Mapping[str, str]:
    """Give for each id the shortest beginning that no other shares, four characters at least."""
    order = sorted(set(ids))
    shortest = {}
    for index, id_ in enumerate(order):
        neighbours = order[max(0, index - 1) : index] + order[index + 1 : index + 2]
        length = _SHORTEST_ID
        while any(other[:length] == id_[:length] for other in neighbours):
            length += 1
        shortest[id_] = id_[:length]
    return shortest


def promises(
    root: Path, groups: Sequence[Promise], ids: Iterable[str], documents: Mapping[str, Header], *, explain: bool = False
) -> View:
    """Show each promise once, with every place that states it, under the document that states it first.

    `ids` are those of all commitments: the ids shown are cut to what tells them apart.
    """
    short = short_ids(ids)
    longest = max((len(_where(stated)) for group in groups for stated in group), default=0)
    where = Column("Where", share=3, width=min(longest, _WIDEST_ID))
    columns = (Column("ID", width=10), Column("Commitment", share=5), where)
    view: list[Heading | Table | Line] = []
    for id_, stated in groupby(groups, key=lambda group: group[0].commitment.document):
        rows = tuple(_promise(root, group, short, explain=explain) for group in stated)
        view += [Heading(heading(documents[id_])), Table(columns, rows)]
    heads = {group[0].commitment.document for group in groups}
    note = editorial_note(documents[id_] for id_ in heads)
    return (*view, BLANK, line(Span(_tally(groups), "dim")), *note)


def heading(document: Header) -> str:
    """Give the line above a document's promises: its title and date."""
    title = marked(document, "title") or document.id
    date = marked(document, "date")
    return f"{title} ({date})" if date else title


def _promise(root: Path, group: Promise, short: Mapping[str, str], *, explain: bool) -> tuple[tuple[Line, ...], ...]:
    first = group[0].commitment
    apart = {repeat.id: repeat.differences for repeat in group[0].repeats}
    lines = (
        line(place(root, each.location, each.document), Span(_apart(apart.get(each.id, ())), "dim"))
        for each, _ in group
    )
    return (
        cell(Span(short[first.id], "strong"), Span(first.strength, "dim")),
        cell(first.text, Span(attributes(first), "dim"), *([Span(reason(first), "dim")] if explain else [])),
        tuple(lines),
    )


def _where(stated: Stated) -> str:
    return f"{stated.commitment.document}:{stated.commitment.location.line}"


def _apart(differences: Sequence[Difference]) -> str:
    """Say what a place states otherwise than the first, or leaves out."""
    told = [f"{part.type} {plain(part.left) or '–'} → {plain(part.right) or '–'}" for part in differences]
    return f"  ≠ {'; '.join(told)}" if told else ""


def attributes(commitment: Commitment) -> str:
    """Say who undertakes it, how much and by when, in one line."""
    amounts = [f"{amount.qualifier} {amount.text}".strip() for amount in commitment.amounts]
    when = [commitment.deadline.text] if commitment.deadline else []
    return " · ".join([", ".join(commitment.actors), *amounts, *when]).strip(" ·")


def reason(commitment: Commitment) -> str:
    """Say which rule found it and which words trigger it."""
    return f"rule {commitment.rule}: “{plain(commitment.trigger)}”"


def _tally(groups: Sequence[Promise]) -> str:
    if not groups:
        return "no commitments that pass"
    statements = [stated.commitment for group in groups for stated in group]
    count = len({commitment.document for commitment in statements})
    return (
        f"{counted(len(groups), 'promise')} in {counted(len(statements), 'statement')} "
        f"of {counted(count, 'document')}; usmx show ID tells more of one"
    )


def left_out(count: int) -> list[Line]:
    """Say how many rows a table leaves out."""
    if count <= 0:
        return []
    return [line(Span(f"{count:,} more: narrow the filters, or --limit 0 for all, or --format csv", "dim"))]


def rules(found: Sequence[Rule | Exclusion]) -> View:
    """Show the rules that find commitments, and those that leave one out, one a row."""
    columns = (Column("Rule", width=18), Column("Clause"), Column("Strength"), Column("Meaning and example", share=1))
    rows = tuple(
        (
            cell(Span(rule.name, "strong")),
            cell(rule.clause),
            cell(getattr(rule, "strength", "none")),
            cell(rule.meaning, Span(rule.example, "dim")),
        )
        for rule in found
    )
    return (Table(columns, rows),)
