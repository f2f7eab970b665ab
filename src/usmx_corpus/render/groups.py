"""Duplicates as a view: groups of documents, each below its original, oldest first; templates last and cut short."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from usmx_corpus.model import RELATIONS
from usmx_corpus.render.lists import file_span, left_out, marked, notes_on_marks, short_ids
from usmx_corpus.render.view import BLANK, Column, Heading, Span, Table, cell, counted, line, note, percent, plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from usmx_corpus.model import Group, Header, Member
    from usmx_corpus.render.view import Cell, Element, View

#: The members of a template that are shown: nobody reads two hundred declarations.
_OF_A_TEMPLATE = 4
#: A longer id is cut to its shortest unambiguous beginning.
_WIDEST_ID = 32
#: The last column asks for no more, so that the others keep their place in a line of 80; it takes what is left.
_LEAST_COLUMN = 28
_LEGEND = (
    "Shared: how much of the document is in the original (or the document it is compared with). Of original: how much "
    "of the original is in the document. Both count 5-word shingles."
)
_PLURALS = {"copy": "copies", "version": "versions"}


def groups(root: Path, found: Sequence[Group], ids: Sequence[str], limit: int, asked: Collection[str] = ()) -> View:
    """Show groups, `limit` of them (0 for all), and of a template its first members and those asked for.

    `ids` are those of all documents: a long id is cut to the shortest beginning that no other shares, which commands
    accept for the whole.
    """
    shown = [(group, _members(group, asked, limit)) for group in found[: limit or None]]
    names = _names(ids)
    documents = [document for group, members in shown for document in _documents(group, members)]
    columns = _columns(max((len(names[document.id]) for document in documents), default=0))
    view: list[Element] = []
    for number, (group, members) in enumerate(shown):
        table = Table(columns, _rows(root, group, members, names), dense=True, headed=not number)
        view += [Heading(_heading(group)), table]
        if more := len(group.members) - len(members):
            view.append(note(f"… and {more:,} more of this template"))
    notes = [note(tally(found, len(ids), asked)), *([note(_LEGEND)] if shown else []), *notes_on_marks(documents)]
    return (*view, *([BLANK] if shown else []), *left_out(len(found) - len(shown)), *notes)


def _columns(widest: int) -> tuple[Column, ...]:
    return (
        Column("Relation", width=10),
        Column("Date", width=11),
        Column("Shared", width=6),
        Column("Of original", width=11),
        Column("Document", share=1, width=min(widest, _LEAST_COLUMN)),
    )


def _members(group: Group, asked: Collection[str], limit: int) -> Sequence[Member]:
    """Return the members to show: all, or of a template where there is a limit the first, and those asked for."""
    if not (group.is_template and limit):
        return group.members
    first = group.members[:_OF_A_TEMPLATE]
    return [*first, *(each for each in group.members[_OF_A_TEMPLATE:] if each.document.id in asked)]


def _documents(group: Group, members: Sequence[Member]) -> list[Header]:
    return [group.original, *(member.document for member in members)]


def _heading(group: Group) -> str:
    title = marked(group.original, "title") or group.original.id
    if not group.is_template:
        return title
    dates = sorted(document.date for document in _documents(group, group.members) if document.date)
    span = f", {dates[0]} to {dates[-1]}" if dates else ""
    return f"Template: {title} ({counted(len(group.members) + 1, 'document')}{span})"


def _names(ids: Sequence[str]) -> Mapping[str, str]:
    return {id_: id_ if len(id_) <= _WIDEST_ID else f"{short}…" for id_, short in short_ids(ids).items()}


def _rows(
    root: Path, group: Group, members: Sequence[Member], names: Mapping[str, str]
) -> tuple[tuple[Cell, ...], ...]:
    original = group.original
    first = (
        cell("typical" if group.is_template else "original"),
        cell(_date(original)),
        cell(""),
        cell(""),
        cell(_name(root, original, names)),
    )
    return (first, *(_member(root, member, original, names) for member in members))


def _member(root: Path, member: Member, original: Header, names: Mapping[str, str]) -> tuple[Cell, ...]:
    """Return the row of a member, with its title where the original has another."""
    document = member.document
    title = marked(document, "title")
    compared = f"  (compared with {plain(names[member.of])})" if member.of != original.id else ""
    other = f"  {title}" if title != marked(original, "title") else ""
    return (
        cell(member.direction or member.relation),
        cell(_date(document)),
        cell(percent(member.shared)),
        cell(percent(member.of_shared)),
        (line(_name(root, document, names), Span(compared + other, "dim")),),
    )


def _date(document: Header) -> str:
    return marked(document, "date") or "unknown"


def _name(root: Path, document: Header, names: Mapping[str, str]) -> Span:
    return file_span(root, document.path, names[document.id], "strong")


def tally(found: Sequence[Group], documents: int, asked: Collection[str] = ()) -> str:
    """Return a summary in one line; if nothing is found, with the documents that were asked for."""
    own = [group for group in found if not group.is_template]
    templates = [group for group in found if group.is_template]
    parts = [f"{_size(own, 'group')} ({', '.join(_by_relation(own))})"] if own else []
    parts += [_size(templates, "template")] if templates else []
    of = f" of {' or '.join(map(plain, sorted(asked)))}" if asked else ""
    return f"{', '.join(parts) or f'no duplicates{of}'}; {counted(documents, 'document')} compared"


def _by_relation(found: Sequence[Group]) -> Iterator[str]:
    """Yield how many members there are of each relation."""
    counts = Counter(member.relation for group in found for member in group.members)
    for relation in RELATIONS:
        if count := counts[relation]:
            yield f"{count:,} {relation if count == 1 else _PLURALS.get(relation, relation)}"


def _size(found: Sequence[Group], noun: str) -> str:
    count = len({document.id for group in found for document in _documents(group, group.members)})
    return f"{counted(len(found), noun)} of {counted(count, 'document')}"
