"""What became of a commitment: where else it stands, in order of time, and which later documents name its object."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.commitments.clusters import differences
from usmx_corpus.corpus import Survey
from usmx_corpus.facts import entities
from usmx_corpus.history import naming, promised
from usmx_corpus.model import KINDS, Appearance, Document, Location
from usmx_corpus.text import analyse

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from usmx_corpus.history.promised import Promised
    from usmx_corpus.index.queries import Index
    from usmx_corpus.model import Commitment, Deadline, Header, Statement

#: A document may come out so long before or after the days that a promise gives: a conference "this September" was
#: announced on the 29th of August, readouts follow a meeting by a day or two.
SLACK = timedelta(days=7)
#: A promise without a day is followed for a year: councils met within eleven months of being announced, and what
#: comes later is as a rule the next of its kind.
HORIZON = timedelta(days=366)
#: Files read for one answer, those whose titles come nearest first. Each takes some milliseconds; of 736 promises of
#: a thing with a name in an archive of 14,396 releases, two had more documents whose titles have that name.
READ = 16
#: Paragraphs and items that are the opening of a document: what comes later is as a rule about something else.
OPENING = 3
#: Share (0–1) of the words that tell in a title, from which the opening is worth reading.
HINT = 0.3
#: A short name has so many letters.
_SHORTEST = 3


class Window(NamedTuple):
    """The days, first and last, in which a document may name what was promised; `due` is the deadline behind them."""

    first: date
    last: date
    due: Deadline | None


class Candidate(NamedTuple):
    """A later document and how much of the name its title has (0–1)."""

    share: float
    date: str
    id: str


class Search(NamedTuple):
    """What is looked for: the thing, since when it is promised, by whom, and how much each of its words tells.

    `acronyms` are the short names that the promise's own document defines.
    """

    thing: Promised
    since: date
    window: Window
    parties: frozenset[str]
    acronyms: Mapping[str, str]
    weights: analyse.Weights


def follow(index: Index, reference: str) -> tuple[Appearance, ...]:
    """Give a commitment's appearances in order of time, the undated last, each with what changed since the one before.

    Among them are later documents that name what it promises, marked as inferred: up to `READ`, those whose titles come
    nearest to the name. Whether a promise was kept is not said. Raises `UnknownReferenceError` or
    `AmbiguousReferenceError` where no commitment goes by the reference.
    """
    asked, every = index.promise(reference)
    others = [each for each in every if not _is_of_others(asked, each)]
    headers = index.headers_of([each.document for each in (asked, *others)])
    inferred = _inferred(index, asked, others, headers)
    found = [(_time(headers[each.document], headers), each) for each in _told(asked, others, headers)]
    found += [(_time(header, headers), each) for header, each in inferred]
    return tuple(each for _, each in sorted(found, key=lambda pair: (pair[0], pair[1].location.start)))


# --- where it is stated --------------------------------------------------------------------------------------------


def _told(asked: Commitment, others: Sequence[Commitment], headers: Mapping[str, Header]) -> Iterator[Appearance]:
    """Give the places that state a promise, in order of time."""
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


def _is_of_others(asked: Commitment, other: Commitment) -> bool:
    """Tell what one party promises with another partner: a dialogue with Singapore is none with Mexico."""
    mine, there = ({naming.nation(name) or name for name in each.actors} for each in (asked, other))
    return len(mine) > 1 and len(there) > 1 and bool(mine & there and mine - there and there - mine)


def _time(header: Header, headers: Mapping[str, Header]) -> tuple[bool, str, int, str]:
    """Give what puts documents in order of time: a copy or summary comes after its original, the undated last."""
    original = headers.get(header.copy_of or header.summary_of)
    days = [each.date for each in (header, original) if each and each.date] if header.date else []
    return not days, max(days).isoformat() if days else "", KINDS.index(header.kind), header.path


# --- what later documents name it ----------------------------------------------------------------------------------


def _inferred(
    index: Index, asked: Commitment, others: Sequence[Commitment], headers: Mapping[str, Header]
) -> list[tuple[Header, Appearance]]:
    """Give the later documents that name what a commitment promises."""
    header = headers[asked.document]
    survey = Survey(index.root, {}, {}, ())
    home, _ = survey.read(header.path, header.id)
    day = _day(index, header)
    acronyms = _acronyms(home) if home else {}
    thing = promised.thing_in(asked, acronyms)
    if thing is None or day is None:
        return []
    titles = list(index.titles())
    weights = _weights(thing, [title for _, title, _ in titles])
    search = Search(
        thing, day, _window(day, thing, _due(asked, others, headers)), _parties(asked, header), acronyms, weights
    )
    later = _later(titles, search, {each.document for each in (asked, *others)})
    nearest = [candidate.id for candidate in sorted(later, key=lambda each: (-each.share, *each[1:]))[:READ]]
    found = []
    for candidate in index.headers_of(nearest).values():
        document, _ = survey.read(candidate.path, candidate.id)
        appearance = document and _named_in(document, search)
        if appearance:
            found.append((candidate, appearance))
    return found


def _day(index: Index, header: Header) -> date | None:
    """Give the day a promise was made: that of a copy's or summary's original."""
    original = header.copy_of or header.summary_of
    above = index.headers_of([original]).get(original) if original else None
    return (above and above.date) or header.date


def _acronyms(document: Document) -> dict[str, str]:
    found: dict[str, str] = {}
    for block in document.blocks:
        found |= entities.acronyms(block.text.clean)
    return found


def _parties(commitment: Commitment, header: Header) -> frozenset[str]:
    """Give the countries that a promise is about: those of who acts, of its words, and of its document's title."""
    acting = frozenset(name for actor in commitment.actors if (name := naming.nation(actor)))
    return acting | naming.nations(commitment.sentence) | naming.nations(header.title)


def _due(asked: Commitment, others: Sequence[Commitment], headers: Mapping[str, Header]) -> Deadline | None:
    """Give the deadline whose days are known: the commitment's own, else one that another account of that day gives."""
    day = headers[asked.document].date
    accounts = (asked, *(each for each in others if headers[each.document].date == day))
    return next((each.deadline for each in accounts if each.deadline and each.deadline.start), None)


def _window(day: date, thing: Promised, due: Deadline | None) -> Window:
    """Give the days to look in, all after that of the promise; a year in the name ("Act of 2022") is no deadline."""
    tomorrow = day + timedelta(days=1)
    if due is None or due.start is None or thing.years & promised.years(due.text):
        return Window(tomorrow, day + HORIZON, None)
    return Window(max(tomorrow, due.start - SLACK), due.end + SLACK if due.end else due.start + HORIZON, due)


def _weights(thing: Promised, titles: Sequence[str]) -> analyse.Weights:
    """Weigh the words of a name by how many titles have them."""
    begins = {_beginning(stem) for stem in thing.stems}
    plain = (entities.fold(title).lower() for title in titles)
    return analyse.Weights(analyse.content(title) if any(each in title for each in begins) else () for title in plain)


def _beginning(stem: str) -> str:
    """Give what all words of a stem begin with: a stem may end in a letter that stands for several endings."""
    return stem[:-1] if len(stem) > _SHORTEST else stem


def _later(
    titles: Sequence[tuple[str, str, str | None]], search: Search, without: Collection[str]
) -> Iterator[Candidate]:
    """Give the documents of the time in question whose title names the thing, or hints at it."""
    thing, window = search.thing, search.window
    first, last = window.first.isoformat(), window.last.isoformat()
    begins = {_beginning(stem) for stem in thing.telling}
    shorts = {short for short, name in search.acronyms.items() if naming.share(thing, search.weights, name)}
    shorts |= {_initials(thing.text)} - {""}
    for id_, title, day in titles:
        if not day or not first <= day <= last or id_ in without:
            continue
        plain = entities.fold(title).lower()
        has_short = any(short in title for short in shorts)
        if has_short or any(each in plain for each in begins):
            hint = naming.hint(thing, search.weights, promised.spelled(title, search.acronyms))
            share = max(naming.share(thing, search.weights, title), hint / 2, HINT / 2 if has_short else 0)
            if share >= HINT / 2 and not naming.is_another(thing, search.parties, title):
                yield Candidate(share, day, id_)


def _initials(name: str) -> str:
    """Give the short name that a name may go by ("HLED"), "" where it has too few capitals."""
    capitals = [word[0] for word in name.replace("-", " ").split() if word[0].isupper()]
    return "".join(capitals) if len(capitals) >= _SHORTEST else ""


def _named_in(document: Document, search: Search) -> Appearance | None:
    """Give the place where a document names the thing: its title, else a sentence of its opening."""
    acronyms = {**search.acronyms, **_acronyms(document)}
    if _names(search, promised.spelled(document.title, acronyms)):
        return _appearance(document, search, _title_place(document), document.title, "title")
    for statement in _opening(document):
        said = promised.spelled(statement.text, acronyms)
        if naming.is_told(search.thing, search.since, said) and _names(search, said):
            return _appearance(document, search, statement.location, statement.text, "opening")
    return None


def _names(search: Search, text: str) -> bool:
    is_named = naming.share(search.thing, search.weights, text) >= naming.NAMED
    return is_named and not naming.is_another(search.thing, search.parties, text)


def _opening(document: Document) -> list[Statement]:
    first = [block.number for block in document.blocks if block.kind in {"paragraph", "item"}][:OPENING]
    return [statement for statement in document.statements if statement.block in first]


def _title_place(document: Document) -> Location:
    """Give the line of the title, the first one where the file gives none."""
    line = document.lines.get("title", 1)
    start = document.line_starts[line - 1]
    end = document.raw.find("\n", start)
    return Location(document.path, line, line, start, end if end >= 0 else len(document.raw))


def _appearance(document: Document, search: Search, location: Location, quote: str, where: str) -> Appearance:
    reason = f"its {where} names “{search.thing.text}”, {_when(document, search)}"
    return Appearance(document.id, document.title, document.date, location, "inferred", quote, reason=reason)


def _when(document: Document, search: Search) -> str:
    """Say how the date of a document lies to the days that a promise gives."""
    day, due = document.date or search.since, search.window.due
    if due is None or due.start is None:
        return f"{_days((day - search.since).days)} later; no deadline is known"
    span = f"“{due.text}” ({due.start} to {due.end or 'open'})"
    if day < due.start:
        return f"{_days((due.start - day).days)} before {span}"
    return f"{_days((day - due.end).days)} after {span}" if due.end and day > due.end else f"dated within {span}"


def _days(count: int) -> str:
    return f"{count} day{'' if count == 1 else 's'}"
