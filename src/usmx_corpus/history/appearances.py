"""Where a commitment appears: its mentions in order of time, and the later documents that name its object."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple, Protocol

from usmx_corpus.commitments.clusters import differences
from usmx_corpus.facts import shortforms
from usmx_corpus.history import naming, objects
from usmx_corpus.model import KINDS, Appearance, Document, Location
from usmx_corpus.text import analyse
from usmx_corpus.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from usmx_corpus.history.objects import NamedObject
    from usmx_corpus.model import Commitment, Deadline, Header, Statement

#: How far outside the days of a deadline a document may be dated: a conference "this September" was announced on the
#: 29th of August, and readouts follow a meeting by a day or two.
SLACK = timedelta(days=7)
#: How long a commitment without a deadline is followed: councils met within eleven months of being announced, and what
#: comes later is usually the next of its kind.
HORIZON = timedelta(days=366)
#: Most files read for one answer, nearest titles first. Each takes a few milliseconds; of 736 commitments with a named
#: object in an archive of 14,396 releases, two had more documents whose titles name it.
READ = 16
#: Paragraphs and items in a document's opening; what comes later is usually about something else. For 150 commitments
#: with a named object, 38 later documents are found in the archive; with 1 paragraph 33, with 6 41.
OPENING = 3
#: Share (0–1) of the distinctive words that a title needs before the opening is read: with .15 39 are found, with .6
#: 36.
HINT = 0.3
#: Fewest letters in an acronym.
_SHORTEST = 3


class Catalogue(Protocol):
    """What `follow` needs to know of an archive."""

    def mentions_of(self, reference: str) -> tuple[Commitment, Sequence[Commitment]]:
        """Return the mention with this id (or unique prefix of one), and the other mentions of its commitment.

        Raises `UnknownReferenceError` or `AmbiguousReferenceError`.
        """

    def headers_of(self, documents: Sequence[str]) -> Mapping[str, Header]:
        """Return the headers of some documents by id; an unknown id is left out."""

    def titles(self) -> Iterable[tuple[str, str, str | None]]:
        """Yield the id, title and date (ISO 8601, None if unknown) of every document."""

    def read(self, header: Header) -> Document | None:
        """Read the document of a header; None if its file cannot be opened."""


class Window(NamedTuple):
    """The first and last day on which a document may name the object, and the deadline they come from, if any."""

    first: date
    last: date
    due: Deadline | None


class Candidate(NamedTuple):
    """A later document and how much of the name its title has (0–1)."""

    share: float
    date: str
    id: str


class Search(NamedTuple):
    """What is looked for: an object, the day it was first undertaken, when, by which countries, its words' weights.

    `acronyms` maps those that the commitment's own document defines to their long forms.
    """

    named: NamedObject
    since: date
    window: Window
    parties: frozenset[str]
    acronyms: Mapping[str, str]
    weights: analyse.Weights


def mentioned(
    asked: Commitment, mentions: Iterable[Commitment], headers: Mapping[str, Header]
) -> tuple[Appearance, ...]:
    """Return the mentions of a commitment in order of time, as `follow` does, without later documents.

    `mentions` are the others, `headers` the metadata of all documents by id.
    """
    return tuple(_stated(asked, [each for each in mentions if not _is_with_others(asked, each)], headers))


def follow(archive: Catalogue, reference: str) -> tuple[Appearance, ...]:
    """Return the appearances of a commitment in order of time, undated ones last, each with what has changed.

    The `differences` of an appearance are those from the one before. Up to `READ` later documents that name the object
    of the commitment are included as inferred, those with the nearest titles.
    Whether the commitment was kept is not decided. Raises `UnknownReferenceError` or `AmbiguousReferenceError` if no
    single commitment has the reference.
    """
    asked, mentions = archive.mentions_of(reference)
    others = [each for each in mentions if not _is_with_others(asked, each)]
    headers = archive.headers_of([each.document for each in (asked, *others)])
    found = [(_time(headers[each.document], headers), each) for each in _stated(asked, others, headers)]
    found += [(_time(header, headers), each) for header, each in _inferred(archive, asked, others, headers)]
    return tuple(each for _, each in sorted(found, key=lambda pair: (pair[0], pair[1].location.start)))


# --- mentions ------------------------------------------------------------------------------------------------------


def _stated(asked: Commitment, others: Sequence[Commitment], headers: Mapping[str, Header]) -> Iterator[Appearance]:
    """Yield the mentions of a commitment in order of time."""
    before = None
    for each in sorted((asked, *others), key=lambda one: (_time(headers[one.document], headers), one.location.start)):
        header = headers[each.document]
        yield Appearance(
            document=each.document,
            title=header.title,
            date=header.date,
            location=each.location,
            how="stated" if each is asked else "repeated",
            quote=each.text,
            id=each.id,
            differences=differences(before, each) if before else (),
        )
        before = each


def _is_with_others(asked: Commitment, other: Commitment) -> bool:
    """Whether one party undertakes the other with a different partner: a dialogue with Singapore, not with Mexico."""
    mine, there = ({naming.nation(name) or name for name in each.actors} for each in (asked, other))
    return len(mine) > 1 and len(there) > 1 and bool(mine & there and mine - there and there - mine)


def _time(header: Header, headers: Mapping[str, Header]) -> tuple[bool, str, int, str]:
    """Return the sort key for order of time: a copy or summary follows its original, undated documents come last."""
    original = headers.get(header.copy_of or header.summary_of)
    days = [each.date for each in (header, original) if each and each.date] if header.date else []
    return not days, max(days).isoformat() if days else "", KINDS.index(header.kind), header.path


# --- later documents -----------------------------------------------------------------------------------------------


def _inferred(
    archive: Catalogue, asked: Commitment, others: Sequence[Commitment], headers: Mapping[str, Header]
) -> Iterator[tuple[Header, Appearance]]:
    """Yield the later documents that name the object of a commitment, with their headers."""
    header = headers[asked.document]
    home = archive.read(header)
    acronyms = _acronyms(home) if home else {}
    named, day = objects.object_of(asked, acronyms), _day(archive, header)
    if named is None or day is None:
        return
    window = _window(day, named, _due(asked, others, headers))
    titles = list(archive.titles())
    weights = _weights(named, (title for _, title, _ in titles))
    search = Search(named, day, window, _parties(asked, header), acronyms, weights)
    later = _later(titles, search, {each.document for each in (asked, *others)})
    nearest = sorted(later, key=lambda each: (-each.share, each.date, each.id))[:READ]
    for candidate in archive.headers_of([each.id for each in nearest]).values():
        document = archive.read(candidate)
        if appearance := document and _named_in(document, search):
            yield candidate, appearance


def _day(archive: Catalogue, header: Header) -> date | None:
    """Return the day of a commitment: the date of its document, or of the original of a copy or summary."""
    original = header.copy_of or header.summary_of
    above = archive.headers_of([original]).get(original) if original else None
    return (above and above.date) or header.date


def _acronyms(document: Document) -> dict[str, str]:
    found: dict[str, str] = {}
    for block in document.blocks:
        found |= shortforms.acronyms(block.text.clean)
    return found


def _parties(commitment: Commitment, header: Header) -> frozenset[str]:
    """Return the countries that a commitment is about: those of its actors, its sentence and its document's title."""
    acting = frozenset(name for actor in commitment.actors if (name := naming.nation(actor)))
    return acting | naming.nations(commitment.sentence) | naming.nations(header.title)


def _due(asked: Commitment, others: Sequence[Commitment], headers: Mapping[str, Header]) -> Deadline | None:
    """Return the first deadline with known days: the commitment's own, else that of another mention of the same day."""
    day = headers[asked.document].date
    mentions = (asked, *(each for each in others if headers[each.document].date == day))
    return next((each.deadline for each in mentions if each.deadline and each.deadline.start), None)


def _window(day: date, named: NamedObject, due: Deadline | None) -> Window:
    """Return the days to look in, all after `day`; a year in the name ("Act of 2022") is not a deadline."""
    tomorrow = _after(day, timedelta(days=1))
    if due is None or due.start is None or named.years & objects.years(due.text):
        return Window(tomorrow, _after(day, HORIZON), None)
    last = _after(due.end, SLACK) if due.end else _after(due.start, HORIZON)
    return Window(max(tomorrow, _after(due.start, -SLACK)), last, due)


def _after(day: date, time: timedelta) -> date:
    """Return the day some time later, or as near to it as the calendar goes."""
    try:
        return day + time
    except OverflowError:
        return date.max if time > timedelta() else date.min


def _weights(named: NamedObject, titles: Iterable[str]) -> analyse.Weights:
    """Weigh the words of a name by how many titles have them."""
    prefixes = {_prefix(stem) for stem in named.stems}
    plain = (fold(title).lower() for title in titles)
    return analyse.Weights(analyse.stems(title) if any(each in title for each in prefixes) else () for title in plain)


def _prefix(stem: str) -> str:
    """Return what all words of a stem begin with; the last letter of a stem may stand for several endings."""
    return stem[:-1] if len(stem) > _SHORTEST else stem


# --- titles --------------------------------------------------------------------------------------------------------


def _later(
    titles: Iterable[tuple[str, str, str | None]], search: Search, without: Collection[str]
) -> Iterator[Candidate]:
    """Yield the documents within the window whose titles name the object or hint at it."""
    first, last = search.window.first.isoformat(), search.window.last.isoformat()
    prefixes = {_prefix(stem) for stem in search.named.distinctive}
    acronyms = _acronyms_for(search)
    for id_, title, day in titles:
        if day and first <= day <= last and id_ not in without:
            share = _title_share(title, search, prefixes, acronyms)
            if share >= HINT / 2 and not naming.names_another(search.named, search.parties, title):
                yield Candidate(share, day, id_)


def _title_share(title: str, search: Search, prefixes: Collection[str], acronyms: Collection[str]) -> float:
    """Return the share (0–1) of the name that a title has; a hint counts half, and so does an acronym."""
    has_acronym = any(acronym in title for acronym in acronyms)
    plain = fold(title).lower()
    if not has_acronym and not any(prefix in plain for prefix in prefixes):
        return 0.0
    hint = naming.hint(search.named, search.weights, objects.spelled_out(title, search.acronyms))
    return max(naming.share(search.named, search.weights, title), hint / 2, HINT / 2 if has_acronym else 0)


def _acronyms_for(search: Search) -> set[str]:
    """Return the acronyms that may stand for the name: those its document defines, and its initials."""
    defined = {short for short, name in search.acronyms.items() if naming.share(search.named, search.weights, name)}
    return (defined | {_initials(search.named.text)}) - {""}


def _initials(name: str) -> str:
    """Return the initials of a name ("HLED"), "" if it has too few capitals."""
    capitals = [word[0] for word in name.replace("-", " ").split() if word[0].isupper()]
    return "".join(capitals) if len(capitals) >= _SHORTEST else ""


# --- documents -----------------------------------------------------------------------------------------------------


def _named_in(document: Document, search: Search) -> Appearance | None:
    """Return where a document names the object: in its title, else in a sentence of its opening."""
    acronyms = {**search.acronyms, **_acronyms(document)}
    if _names(search, objects.spelled_out(document.title, acronyms)):
        return _appearance(document, search, _title_location(document), document.title, "title")
    for statement in _opening(document):
        text = objects.spelled_out(statement.text, acronyms)
        if naming.reports(search.named, search.since, text) and _names(search, text):
            return _appearance(document, search, statement.location, statement.text, "opening")
    return None


def _names(search: Search, text: str) -> bool:
    is_named = naming.share(search.named, search.weights, text) >= naming.NAMED
    return is_named and not naming.names_another(search.named, search.parties, text)


def _opening(document: Document) -> list[Statement]:
    first = [block.number for block in document.blocks if block.kind in {"paragraph", "item"}][:OPENING]
    return [statement for statement in document.statements if statement.block in first]


def _title_location(document: Document) -> Location:
    """Return the line of the title, or the first line if the file has no title."""
    line = document.lines.get("title", 1)
    if document.places.lines:  # the text was extracted, and its metadata is no part of it
        return Location(document.path, line, line, 0, 0)
    start = document.places.starts[line - 1]
    end = document.raw.find("\n", start)
    return Location(document.path, line, line, start, end if end >= 0 else len(document.raw))


def _appearance(document: Document, search: Search, location: Location, quote: str, where: str) -> Appearance:
    reason = f"its {where} names “{search.named.text}”; {_timing(document, search)}"
    return Appearance(document.id, document.title, document.date, location, "inferred", quote, reason=reason)


def _timing(document: Document, search: Search) -> str:
    """Return how the date of a document relates to the deadline, or to the commitment's day if it has none."""
    day, due = document.date or search.since, search.window.due
    if due is None or due.start is None:
        return f"dated {_days((day - search.since).days)} after the commitment, which has no known deadline"
    deadline = (
        f"the deadline “{due.text}” ({due.start} to {due.end})" if due.end else f"“{due.text}” (from {due.start})"
    )
    if day < due.start:
        return f"dated {_days((due.start - day).days)} before {deadline}"
    if due.end and day > due.end:
        return f"dated {_days((day - due.end).days)} after {deadline}"
    return f"dated within {deadline}"


def _days(count: int) -> str:
    return f"{count} day{'' if count == 1 else 's'}"
