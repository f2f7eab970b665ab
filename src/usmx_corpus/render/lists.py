"""Lists as views: documents, commitments with their mentions, rules."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from usmx_corpus.facts import countries
from usmx_corpus.render.view import BLANK, Column, Heading, Line, Span, Table, address, cell, counted, note, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from usmx_corpus.commitments.rules import Exclusion, Rule
    from usmx_corpus.index.queries import Totals
    from usmx_corpus.model import Commitment, Difference, Document, Header, Location, Mention
    from usmx_corpus.render.view import Cell, Style, View

    Mentions = Sequence[Mention]  # of one commitment

#: Marks every value that comes from a sidecar and not from the file.
EDITORIAL = "†"
#: Marks every value that no metadata state: it comes from the text or the name of the file.
DERIVED = "‡"
_EDITORIAL_NOTE = f"Metadata taken from a sidecar or a setting is marked {EDITORIAL}"
_DERIVED_NOTE = f"Metadata derived from the text, the address or the file name is marked {DERIVED}"
EDITED_NOTE = f"Fields of commitments that reviewers edited are marked {EDITORIAL}"
_DERIVED_IN_LISTS = frozenset({"title", "date"})
#: What may be derived where all metadata of a document are shown.
ALL_DERIVED = _DERIVED_IN_LISTS | {"country"}
#: Characters of the shortest beginning of an id that is shown: shorter ones become ambiguous with the next document.
_SHORTEST_ID = 4
#: Columns that ids take at most, so that titles have room in a line of 80; a longer id is broken.
_WIDEST_ID = 32


def file_span(root: Path, path: str, text: str = "", style: Style = "place", at: str = "") -> Span:
    """Return a span that opens a file below a root, at a place (`L12`, `page=3`); `text` defaults to the path."""
    link = address(root / path)
    return Span(plain(text or path), style, f"{link}#{at}" if at and link else link)


def place(root: Path, location: Location, name: str = "") -> Span:
    """Return a location as `path:line` (or `name:line`) that opens the file in a terminal with links."""
    at = f"page={location.page}" if location.page else f"L{location.line}"
    return file_span(root, location.path, location.of(name or location.path), at=at)


def documents(root: Path, found: Sequence[Header]) -> View:
    """Show documents, one a row."""
    if not found:
        return (note("no documents found"),)
    longest = max((len(document.id) for document in found), default=0)
    columns = (
        Column("ID", share=2, width=min(longest, _WIDEST_ID)),
        Column("Title", share=3),
        Column("Date", width=10),
        Column("Words"),
    )
    rows = tuple(
        (
            (
                Line((file_span(root, document.path, document.id, "strong"),)),
                Line((Span(marked(document, "kind"), "dim"),)),
                Line((Span(_issuer(document), "dim"),)),
            ),
            cell(title(document), Span(_origin(document), "dim")),
            cell(marked(document, "date") or "unknown"),
            cell(f"{document.words:,}"),
        )
        for document in found
    )
    return (Table(columns, rows), *notes_on_marks(found, BLANK, derived=ALL_DERIVED))


def notes_on_marks(
    shown: Iterable[Document | Header], *before: Line, derived: frozenset[str] = _DERIVED_IN_LISTS
) -> list[Line]:
    """Return what the marks mean that the documents shown have, after the lines `before`.

    `derived` are the fields shown that may be derived.
    """
    documents = [*shown]
    notes = [note(_EDITORIAL_NOTE)] if any(document.editorial for document in documents) else []
    notes += [note(_DERIVED_NOTE)] if any(document.derived & derived for document in documents) else []
    return [*before, *notes] if notes else []


def mark(document: Document | Header, field: str) -> str:
    """Return the mark of a field: that it comes from a sidecar or was derived; "" if the file states it."""
    if field in document.editorial:
        return EDITORIAL
    return DERIVED if field in document.derived else ""


def marked(document: Document | Header, field: str) -> str:
    """Return a field as shown, with its mark; "" if it is unknown."""
    value = getattr(document, field)
    text = plain(value) if value else ("unknown" if field in document.editorial else "")
    return text + mark(document, field)


def title(document: Document | Header) -> str:
    """Return a document's title as shown."""
    return marked(document, "title") or "(no title)"


def _issuer(document: Header) -> str:
    """Return whose document it is: the name of the country or body that issued it."""
    country = countries.by_code().get(document.country)
    return f"issued by {country.name}{mark(document, 'country')}" if country else "issuer unknown"


def _origin(document: Header) -> str:
    """Return what a document is a copy or summary of."""
    if document.copy_of:
        return f"copy of {document.copy_of}{EDITORIAL}"
    return f"summary of {document.summary_of}{EDITORIAL}" if document.summary_of else ""


def short_ids(ids: Iterable[str]) -> Mapping[str, str]:
    """Return for each id the shortest beginning that no other id shares, of `_SHORTEST_ID` characters or more."""
    order = sorted(set(ids))
    shortest = {}
    for index, id_ in enumerate(order):
        neighbours = order[max(0, index - 1) : index] + order[index + 1 : index + 2]
        length = _SHORTEST_ID
        while any(other[:length] == id_[:length] for other in neighbours):
            length += 1
        shortest[id_] = id_[:length]
    return shortest


def commitments(
    root: Path,
    groups: Sequence[Mentions],
    ids: Iterable[str],
    documents: Mapping[str, Header],
    *,
    explain: bool = False,
) -> Iterator[Heading | Table]:
    """Show each group of mentions as one row, below the document of its first mention.

    `ids` are those of all commitments: an id is shown by its shortest unambiguous beginning.
    """
    short = short_ids(ids)
    longest = max((len(_where(stated)) for group in groups for stated in group), default=0)
    columns = (
        Column("ID", width=10),
        Column("Commitment", share=5),
        Column("Where", share=3, width=min(longest, _WIDEST_ID)),
    )
    for id_, stated in groupby(groups, key=lambda group: group[0].commitment.document):
        rows = tuple(_commitment(root, group, short, explain=explain) for group in stated)
        yield Heading(_heading(documents[id_]))
        yield Table(columns, rows)


def tally(
    groups: Sequence[Mentions], documents: Mapping[str, Header], totals: Totals, *, each: bool = False
) -> list[Line]:
    """Say in a line how many commitments and mentions pass, with `each` only mentions, and what the mark means."""
    mentions = counted(totals.mentions, "mention")
    total = mentions if each else f"{counted(totals.commitments, 'commitment')}, {mentions}"
    beside = sum(map(len, groups)) - totals.mentions if len(groups) == totals.commitments else 0
    also = f", shown with {counted(beside, 'other mention')}" if beside > 0 else ""
    tally = f"{total} in {counted(totals.documents, 'document')}{also}; usmx show ID for details"
    heads = {group[0].commitment.document for group in groups}
    return [
        BLANK,
        note(tally if groups else "no commitments found"),
        *notes_on_marks(documents[id_] for id_ in heads),
    ]


def _heading(document: Header) -> str:
    """Return the title and date of a document."""
    named = marked(document, "title") or document.id
    date = marked(document, "date")
    return f"{named} ({date})" if date else named


def _commitment(root: Path, group: Mentions, short: Mapping[str, str], *, explain: bool) -> tuple[Cell, ...]:
    first = group[0].commitment
    differ = {repeat.id: repeat.differences for repeat in group[0].repeats}
    reason = f"rule {first.rule}, matched words “{plain(first.trigger)}”" if explain else ""
    return (
        cell(Span(short[first.id], "strong"), Span(as_edited(first, "strength", first.strength), "dim")),
        cell(
            as_edited(first, "text", first.text),
            Span(attributes(first), "dim"),
            Span(reason, "dim"),
            *(Span(words, "dim") for words in opinions(first)),
        ),
        tuple(part for stated in group for part in _mention(root, stated.commitment, differ)),
    )


def _mention(root: Path, mention: Commitment, differ: Mapping[str, Sequence[Difference]]) -> Cell:
    """Return the place of a mention, and below it the facts in which it differs from the first."""
    facts = (Span(f"  {difference(fact)}", "dim") for fact in differ.get(mention.id, ()))
    return cell(place(root, mention.location, mention.document), *facts)


def _where(stated: Mention) -> str:
    return stated.commitment.location.of(stated.commitment.document)


def difference(fact: Difference) -> str:
    """Return a fact in which two mentions differ, from left to right."""
    return f"≠ {fact.type}: {plain(fact.left) or 'none'} → {plain(fact.right) or 'none'}"


def attributes(commitment: Commitment) -> str:
    """Return who undertakes it, how much, by when and on what condition, in one line; what was edited is marked."""
    parts = {
        "actors": ", ".join(commitment.actors),
        "amounts": " · ".join(amounts(commitment)),
        "deadline": commitment.deadline.text if commitment.deadline else "",
        "condition": f"conditional: {commitment.condition}" if commitment.condition else "",
    }
    return " · ".join(as_edited(commitment, name, words) for name, words in parts.items() if words)


def as_edited(commitment: Commitment, field: str, words: str) -> str:
    """Return a field as shown, marked where it is as reviewers have it."""
    return f"{plain(words)}{EDITORIAL}" if field in commitment.edited else words


def opinions(commitment: Commitment) -> Iterator[str]:
    """Yield what reviewers say of a commitment, a line for what several say alike, and each status by its reviewer."""
    said: dict[str, dict[str, None]] = {}
    for review in commitment.reviews:
        if review.verdict:
            said.setdefault(review.verdict, {})[review.reviewer] = None
    if said:
        yield "reviewed: " + "; ".join(f"{verdict} ({', '.join(names)})" for verdict, names in said.items())
    for review in commitment.reviews:
        if review.status:
            unproved = "" if review.evidence else ", without evidence"
            yield f"status by {review.reviewer}: {plain(review.status)}{unproved}"


def notes_on_reviews(groups: Sequence[Mentions], rejected: int) -> list[Line]:
    """Return what the mark of edited fields means where there are any, and how much is hidden that reviewers reject."""
    is_edited = any(stated.commitment.edited for group in groups for stated in group)
    marks = [note(EDITED_NOTE)] if is_edited else []
    return [*marks, *([note(f"{hidden(rejected)} (--reviewed no shows them)")] if rejected else [])]


def hidden(rejected: int) -> str:
    """Return how many mentions are not shown because reviewers reject them."""
    return f"{counted(rejected, 'mention')} that reviewers reject {'is' if rejected == 1 else 'are'} not shown"


def amounts(commitment: Commitment) -> list[str]:
    """Return the money it names, hedges included."""
    return [f"{amount.qualifier} {amount.text}".strip() for amount in commitment.amounts]


def left_out(count: int) -> list[Line]:
    """Return how many rows a table leaves out, as a line."""
    return [note(f"… and {count:,} more (--limit 0 shows all)")] if count > 0 else []


def rules(found: Sequence[Rule | Exclusion]) -> View:
    """Show the rules that find commitments and those that exclude words, one a row."""
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
