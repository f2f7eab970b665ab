"""Documents that belong together, as a view: each group below its original, oldest first, forms last and cut short."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from usmx_corpus.model import RELATIONS
from usmx_corpus.render.lists import editorial_note, left_out, marked, short_ids
from usmx_corpus.render.view import BLANK, Column, Heading, Line, Span, Table, cell, counted, line, plain

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from usmx_corpus.model import Card, Group, Member
    from usmx_corpus.render.view import View

    Row = tuple[tuple[Line, ...], ...]

#: Members of a form that tell what it is; nobody reads two hundred declarations.
_OF_A_FORM = 4
_WIDEST = 32
#: A column takes no more, so that the others keep their place in a line of 120.
_ROOM = 80
_LEGEND = (
    "found: the share of its runs of five words that stands in the original, or in the one it is beside",
    "holds: the share of that one's that stands in it; part of, contains: the two ways of a derived text",
)
_MANY = {"copy": "copies", "version": "versions", "derived": "derived"}


def groups(root: Path, found: Sequence[Group], ids: Sequence[str], limit: int, asked: Collection[str] = ()) -> View:
    """Show groups, `limit` of them (0 for all) and of a form its first members and those asked for.

    `ids` are those of all documents: a long id is cut to the shortest beginning that no other shares, which commands
    take for the whole.
    """
    shown = found[: limit or None]
    names = _names(ids)
    cut = [_cut(group, asked) if group.is_form and limit else group.members for group in shown]
    named = {member.document.id for members in cut for member in members} | {group.original.id for group in shown}
    columns = _columns(max((len(names[id_]) for id_ in named), default=0))
    view: list[Heading | Table | Line] = [*(line(Span(each, "dim")) for each in _LEGEND), BLANK] if shown else []
    for number, (group, members) in enumerate(zip(shown, cut, strict=True)):
        rows = [_original(root, group, names)]
        rows += [_member(root, member, group.original, names) for member in members]
        more = len(group.members) - len(members)
        view += [Heading(_heading(group)), Table(columns, tuple(rows), dense=True, headed=not number)]
        view += [line(Span(f"and {more:,} more of this form", "dim"))] if more > 0 else []
    note = editorial_note(document for group in shown for document in _documents(group))
    total = line(Span(tally(found, len(ids), asked), "dim"))
    return (*view, *([BLANK] if shown else []), *left_out(len(found) - len(shown)), total, *note)


def _columns(widest: int) -> tuple[Column, ...]:
    return (
        Column("Relation", width=8),
        Column("Date", width=11),
        Column("Found", width=5),
        Column("Holds", width=5),
        Column("Document", share=1, width=min(widest, _ROOM)),
    )


def _cut(group: Group, asked: Collection[str]) -> list[Member]:
    """Give the first members of a form, and those asked for."""
    return [member for number, member in enumerate(group.members) if number < _OF_A_FORM or member.document.id in asked]


def _documents(group: Group) -> list[Card]:
    return [group.original, *(member.document for member in group.members)]


def _heading(group: Group) -> str:
    title = marked(group.original, "title") or group.original.id
    if group.is_form:
        dates = sorted(document.date for document in _documents(group) if document.date)
        span = f", {dates[0]} to {dates[-1]}" if dates else ""
        return f"Form: {title} ({counted(len(group.members) + 1, 'document')}{span})"
    return title


def _names(ids: Sequence[str]) -> Mapping[str, str]:
    return {id_: id_ if len(id_) <= _WIDEST else f"{short}…" for id_, short in short_ids(ids).items()}


def _original(root: Path, group: Group, names: Mapping[str, str]) -> Row:
    relation = "typical" if group.is_form else "original"
    return _row(relation, group.original, "", "", _name(root, group.original, names))


def _member(root: Path, member: Member, original: Card, names: Mapping[str, str]) -> Row:
    """Show a member: what it is related to where that is not the original, its title where it has another."""
    document = member.document
    title = marked(document, "title")
    of = f"  (beside {plain(names[member.of])})" if member.of != original.id else ""
    other = f"  {title}" if title != marked(original, "title") else ""
    shares = _percent(member.shared), _percent(member.of_shared)
    return _row(
        member.direction or member.relation, document, *shares, _name(root, document, names), Span(of + other, "dim")
    )


def _row(relation: str, document: Card, found: str, holds: str, *spans: Span) -> Row:
    date = marked(document, "date") or "unknown"
    return cell(relation), cell(date), cell(found), cell(holds), (line(*spans),)


def _name(root: Path, document: Card, names: Mapping[str, str]) -> Span:
    return Span(plain(names[document.id]), "strong", (root / document.path).absolute().as_uri())


def _percent(share: float) -> str:
    """Give a share in whole percent; what is not all of it is never 100."""
    return f"{min(round(100 * share), 99) if share < 1 else 100} %"


def tally(found: Sequence[Group], documents: int, asked: Collection[str] = ()) -> str:
    """Sum up in one line; where nothing is found, with the documents that were asked for."""
    own = [group for group in found if not group.is_form]
    forms = [group for group in found if group.is_form]
    relations = Counter(member.relation for group in own for member in group.members)
    kinds = [
        f"{relations[relation]:,} {relation if relations[relation] == 1 else _MANY[relation]}"
        for relation in RELATIONS
        if relations[relation]
    ]
    parts = [f"{_size(own, 'group')} ({', '.join(kinds)})"] if own else []
    parts += [_size(forms, "form")] if forms else []
    nothing = f"nothing belongs together{f' with {_listed(asked)}' if asked else ''}"
    return f"{', '.join(parts) or nothing}; {counted(documents, 'document')} read"


def _listed(asked: Collection[str]) -> str:
    return " or ".join(map(plain, sorted(asked)))


def _size(groups: Sequence[Group], noun: str) -> str:
    count = len({document.id for group in groups for document in _documents(group)})
    return f"{counted(len(groups), noun)} of {counted(count, 'document')}"
