"""Ask an index: metadata, problems, and mentions of commitments by what a user wants to see."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime
from itertools import islice
from json import loads
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from usmx_corpus.commitments import records
from usmx_corpus.corpus import close_to
from usmx_corpus.errors import AmbiguousReferenceError, UnknownReferenceError
from usmx_corpus.index.store import verify
from usmx_corpus.model import Commitment, Header, Mention, Problem

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

    from usmx_corpus.index.store import Database
    from usmx_corpus.model import Filters

    Row = tuple[Any, ...]

#: The documents first, then their mentions in the order they stand there: no sorting.
_IN_ORDER = (
    "FROM documents AS d CROSS JOIN mentions AS m ON m.document = d.id CROSS JOIN clusters AS k ON k.mention = m.id"
)
#: The other way round, for a few commitments.
_BY_CLUSTER = "FROM clusters AS k JOIN mentions AS m ON m.id = k.mention JOIN documents AS d ON d.id = m.document"
#: What a commitment is made of.
_RECORD = "m.record, m.record_crc, m.facts, m.facts_crc"
#: Values in one query; SQLite takes at least 999.
_AT_ONCE = 500
_ORDER = "ORDER BY d.position, m.place"

#: What mentions can be counted by: an expression, and the table it needs.
COUNTED_BY = {
    "actor": ("a.name", "LEFT JOIN actors AS a ON a.mention = m.id AND a.acts"),
    "place": ("p.name", "LEFT JOIN places AS p ON p.mention = m.id"),
    "strength": ("m.strength", ""),
    "kind": ("m.kind", ""),
    "instrument": ("m.instrument", ""),
    "rule": ("m.rule", ""),
    "document": ("d.id", ""),
    "month": ("substr(d.date, 1, 7)", ""),
    "year": ("substr(d.date, 1, 4)", ""),
}

Cluster = tuple[Mention, ...]  # the mentions of one commitment
_Condition = tuple[str, list[object]]  # of SQL, and the values for its marks


class Count(NamedTuple):
    """How many commitments and mentions share what was counted by; None in `by` where it is unknown."""

    by: tuple[str | None, ...]
    commitments: int
    mentions: int


class Totals(NamedTuple):
    """How many mentions pass some filters, how many commitments they state, and in how many documents they are."""

    commitments: int
    mentions: int
    documents: int


# --- documents -------------------------------------------------------------------------------------------------------


def current(connection: sqlite3.Connection, part: str, state: str) -> bool:
    """Whether a part of an index is filled for a state of its files."""
    known: Row | None = connection.execute("SELECT of_files FROM state WHERE part = ?", [part]).fetchone()
    return known == (state,)


_SELECTED = f"SELECT {', '.join(Header._fields)}, crc FROM documents AS d"  # noqa: S608 - our own names


def headers(connection: sqlite3.Connection | Database) -> Iterator[Header]:
    """Yield the metadata of all documents: releases before copies before summaries, each by date."""
    query = f"{_SELECTED} ORDER BY position"
    if isinstance(connection, sqlite3.Connection):
        return (_header(*row) for row in connection.execute(query))
    return connection.each(_header, query)


def header_of(database: Database, number: int) -> Header:
    """Return the metadata of the document of a number."""
    for header in database.each(_header, f"{_SELECTED} WHERE number = ?", [number]):
        return header
    raise database.damaged(LookupError("a record is missing"))


def _header(*row: Any) -> Header:  # noqa: ANN401 - the columns of a table
    verify(repr(row[:-1]), row[-1])
    header = Header(*row[:-1])
    return header._replace(
        date=header.date and date.fromisoformat(cast("str", header.date)),
        published=header.published and datetime.fromisoformat(cast("str", header.published)),
        modified=header.modified and datetime.fromisoformat(cast("str", header.modified)),
        editorial=frozenset(cast("str", header.editorial).split()),
        derived=frozenset(cast("str", header.derived).split()),
    )


# --- filters ---------------------------------------------------------------------------------------------------------


def document_conditions(filters: Filters) -> Iterator[_Condition]:
    """Yield the conditions that filters set on documents (`d`); one without a date is in no period."""
    if filters.documents:
        yield one_of("d.id", filters.documents)
    if filters.kinds:
        yield one_of("d.kind", filters.kinds)
    if filters.since:
        yield "d.date >= ?", [filters.since.isoformat()]
    if filters.until:
        yield "d.date <= ?", [filters.until.isoformat()]


def _mention_conditions(database: Database, filters: Filters) -> Iterator[_Condition]:
    """Yield the conditions that filters set on mentions (`m`) and their documents."""
    yield from document_conditions(filters)
    yield from _named(database, "actors", "actor", filters.actors)
    yield from _named(database, "places", "place", filters.places)
    if filters.strengths:
        yield one_of("m.strength", filters.strengths)
    if filters.with_amount:
        yield "m.amounts > 0", []
    if filters.with_figure:
        yield "m.figures > 0", []
    if filters.rules:
        yield one_of("m.rule", filters.rules)
    if filters.words:
        from usmx_corpus.text import analyse

        for stem in dict.fromkeys(analyse.stems(filters.words) or analyse.tokens(filters.words)):
            yield "instr(m.stems, ?) > 0", [f" {stem} "]
    if filters.new_since:
        yield _seen_since(database, filters.new_since)


def _seen_since(database: Database, day: date) -> _Condition:
    """Return the condition that no mention of a commitment was seen before a day; what nobody saw here is not new."""
    from usmx_corpus.index import seen

    seen.lay(database, database.path)
    before = "SELECT o.commitment FROM clusters AS o JOIN temp.seen AS s ON s.mention = o.mention WHERE s.first < ?"
    return f"m.id IN (SELECT mention FROM temp.seen) AND k.commitment NOT IN ({before})", [seen.moment(day)]  # noqa: S608


def _reviewed_conditions(asked: Sequence[str], *, is_reviewed: bool) -> Iterator[_Condition]:
    """Yield the condition that reviewers say one of these of a mention; what they reject is only there if asked for."""
    if not is_reviewed:
        yield from [("0", [])] if asked and "none" not in asked else []
    elif not asked:
        yield "m.id NOT IN (SELECT mention FROM verdicts WHERE verdict = 'no')", []
    else:
        condition, values = one_of("coalesce((SELECT verdict FROM verdicts WHERE mention = m.id), 'none')", asked)
        yield condition, values


def _named(database: Database, table: str, what: str, asked: Sequence[str]) -> Iterator[_Condition]:
    """Yield the condition that one of the names asked for, or a part of one ("FBI" of "United States"), is there."""
    if asked:
        known = [name for (name,) in database.rows(f"SELECT DISTINCT name FROM {table}")]  # noqa: S608
        condition, values = one_of("name", sorted(_names(asked, what, known)))
        yield f"m.id IN (SELECT mention FROM {table} WHERE {condition})", values  # noqa: S608 - our own names


def _names(asked: Iterable[str], what: str, known: Sequence[str]) -> set[str]:
    from usmx_corpus.facts import entities

    wanted: set[str] = set()
    for name in asked:
        same = {each for each in known if each.casefold() == name.casefold()}
        canonical = entities.canonical(name) or entities.canonical(name.upper()) or next(iter(sorted(same)), name)
        found = same | {each for each in known if _is_meant(each, canonical)}
        if not found:
            raise UnknownReferenceError(name, what, close_to(name, sorted(known)))
        wanted |= found
    return wanted


def _is_meant(name: str, asked: str) -> bool:
    """Whether a name is the one asked for, belongs to it, or is what it means in some country ("the Senate")."""
    from usmx_corpus.facts import lexicon

    return name == asked or lexicon.within(name, asked) or lexicon.may_mean(asked, name)


def one_of(column: str, values: Sequence[object]) -> _Condition:
    """Return the condition that a column holds one of some values."""
    return f"{column} IN ({', '.join('?' * len(values))})", list(values)


def all_of(conditions: Iterable[_Condition]) -> _Condition:
    """Return the condition that all of some conditions hold."""
    conditions = list(conditions)
    return " AND ".join(["1", *(text for text, _ in conditions)]), [v for _, values in conditions for v in values]


class Documents:
    """The documents of an index."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def headers(self, filters: Filters) -> list[Header]:
        """Return the metadata of the documents that pass, in order."""
        where, values = all_of(document_conditions(filters))
        return list(self._database.each(_header, f"{_SELECTED} WHERE {where} ORDER BY position", values))

    def undated(self, filters: Filters) -> int:
        """Count the documents without a date among those that pass, whatever period is asked for."""
        where, values = all_of(document_conditions(filters._replace(since=None, until=None)))
        (count,) = self._database.one(f"SELECT count(*) FROM documents AS d WHERE {where} AND d.date IS NULL", values)  # noqa: S608
        return int(count)

    def by_id(self, ids: Sequence[str]) -> dict[str, Header]:
        """Return the metadata of some documents by id, in order."""
        found: dict[str, Header] = {}
        for first in range(0, len(ids), _AT_ONCE):
            where, values = one_of("id", ids[first : first + _AT_ONCE])
            some = self._database.each(_header, f"{_SELECTED} WHERE {where} ORDER BY position", values)
            found |= {header.id: header for header in some}
        return found

    def titles(self) -> list[tuple[str, str, str | None]]:
        """Return the id, title and date (ISO 8601, None if unknown) of all documents."""
        rows: list[Any] = self._database.rows("SELECT id, title, date FROM documents")
        return rows

    def problems(self, *, odd: bool = False) -> list[Problem]:
        """Return the problems met while reading the files, with `odd` those that checks found besides."""
        return [problem for _, problem in self.problems_by_file(odd=odd)]

    def problems_by_file(self, *, odd: bool = False) -> list[tuple[str, Problem]]:
        """Return the same problems, each with the path of its document; that of a problem may be a sidecar's."""
        query = "SELECT file, path, line, code, message FROM problems WHERE odd <= ? ORDER BY file, rowid"
        return [(file, Problem(*row)) for file, *row in self._database.rows(query, [int(odd)])]

    def commitments_within(self, document: str, start: int, end: int) -> list[Commitment]:
        """Return the commitments of a document that begin within some of its characters, in order."""
        where = "document = ? AND place >= ? AND place < ? ORDER BY place"
        query = f"SELECT {_RECORD} FROM main.mentions AS m WHERE {where}"  # noqa: S608 - our own names
        return list(self._database.each(_commitment, query, [document, start, end]))


# --- commitments -----------------------------------------------------------------------------------------------------


class Commitments:
    """The mentions of commitments in an index, and which of them state the same one.

    With `is_reviewed` they are as reviewers have them, whose reviews have been laid over the index.
    """

    def __init__(self, database: Database, *, is_reviewed: bool = False) -> None:
        self._database = database
        self._is_reviewed = is_reviewed

    def records(self, filters: Filters) -> Generator[str]:
        """Yield the mentions that pass as JSON, by the output contract.

        Raises `UnknownReferenceError` for an actor or place that no document names.
        """
        where, values = self._where(filters)
        query = f"SELECT m.record, m.record_crc, k.repeats, k.crc {_IN_ORDER} WHERE {where} {_ORDER}"
        return self._database.each(_json, query, values)

    def mentions(self, filters: Filters) -> list[Mention]:
        """Return the mentions that pass, in order; raises as `records` does."""
        return list(self._mentions(*self._where(filters)))

    def numbered(self, filters: Filters) -> Iterator[tuple[int, Mention]]:
        """Yield the mentions that pass, in order, each with the number of its commitment; raises as `records` does."""
        where, values = self._where(filters)
        query = f"SELECT k.commitment, k.repeats, k.crc, {_RECORD} {_IN_ORDER} WHERE {where} {_ORDER}"
        return self._database.each(lambda number, *row: (number, _mention(*row)), query, values)

    def counts(self, filters: Filters, by: Sequence[str]) -> list[Count]:
        """Count what passes by one or two of `COUNTED_BY`; a mention with two actors counts for both.

        Raises `ValueError` for anything else to count by.
        """
        if not by or isinstance(by, str) or not COUNTED_BY.keys() >= set(by):
            raise ValueError(f"count by one or two of {', '.join(COUNTED_BY)}, not {by!r}")
        where, values = self._where(filters)
        what = ", ".join(COUNTED_BY[each][0] for each in by)
        joins = " ".join(COUNTED_BY[each][1] for each in by)
        counted = f"SELECT {what}, count(DISTINCT k.commitment), count(*) {_IN_ORDER} {joins}"
        rows = self._database.rows(f"{counted} WHERE {where} GROUP BY {what}", values)
        return [Count(tuple(row[:-2]), *row[-2:]) for row in rows]

    def totals(self, filters: Filters) -> Totals:
        """Count the mentions that pass, the commitments they state and the documents they are in."""
        where, values = self._where(filters)
        counted = "count(DISTINCT k.commitment), count(*), count(DISTINCT m.document)"
        (row,) = self._database.rows(f"SELECT {counted} {_IN_ORDER} WHERE {where}", values)
        return Totals(*row)

    def clusters(self, filters: Filters, limit: int = 0) -> list[Cluster]:
        """Return each commitment of which a mention passes, at most `limit` (0 for all).

        The first mention that passes comes first, then all others.
        """
        where, values = self._where(filters)
        first: dict[int, str] = {}
        query = f"SELECT k.commitment, m.id {_IN_ORDER} WHERE {where} {_ORDER}"
        for commitment, id_ in self._database.stream(query, values):
            first.setdefault(commitment, id_)
        found: dict[int, list[Mention]] = {commitment: [] for commitment in islice(first, limit or None)}
        for commitment, mention in self._of_clusters(list(found)):
            if filters.reviewed or mention.commitment.reviewed != "no":
                found[commitment].append(mention)
        return [
            tuple(sorted(mentions, key=lambda mention: mention.commitment.id != first[commitment]))
            for commitment, mentions in found.items()
        ]

    def mention(self, reference: str) -> tuple[Mention, list[Commitment]]:
        """Return the mention with this id or unique beginning of one, and those that repeat it.

        Raises `UnknownReferenceError` or `AmbiguousReferenceError`.
        """
        begins = reference.casefold()
        ids = [id_ for id_ in self.ids() if begins and id_.startswith(begins)]
        if not ids:
            raise UnknownReferenceError(reference, "commitment", close_to(reference, self.ids()))
        if len(ids) > 1:
            raise AmbiguousReferenceError(reference, tuple(ids))
        (mention,) = self._mentions("m.id = ?", [ids[0]])
        wanted = [repeat.id for repeat in mention.repeats]
        others = {other.commitment.id: other.commitment for other in self._mentions(*one_of("m.id", wanted))}
        return mention, [others[id_] for id_ in wanted]

    def cluster_of(self, reference: str) -> tuple[Commitment, list[Commitment]]:
        """Return a mention, and all others that repeat it or belong to its cluster; raises as `mention` does."""
        mention, others = self.mention(reference)
        own = mention.commitment.id
        query = "SELECT commitment FROM clusters WHERE mention = ?"
        numbers = [number for (number,) in self._database.rows(query, [own])]
        found = {each.commitment.id: each.commitment for _, each in self._of_clusters(numbers)}
        found |= {other.id: other for other in others}
        return mention.commitment, [each for id_, each in found.items() if id_ != own]

    def some(self, ids: Sequence[str]) -> list[Commitment]:
        """Return the mentions with these ids that are there."""
        found: list[Commitment] = []
        for first in range(0, len(ids), _AT_ONCE):
            where, values = one_of("m.id", ids[first : first + _AT_ONCE])
            query = f"SELECT {_RECORD} FROM main.mentions AS m WHERE {where}"  # noqa: S608 - our own names
            found += self._database.each(_commitment, query, values)
        return found

    def of_documents(self, ids: Sequence[str]) -> list[Commitment]:
        """Return the mentions of some documents as usmx finds them, in order."""
        where, values = one_of("m.document", ids)
        query = f"SELECT {_RECORD} FROM main.mentions AS m WHERE {where} ORDER BY m.document, m.place"  # noqa: S608
        return list(self._database.each(_commitment, query, values))

    def first_seen(self, ids: Sequence[str]) -> dict[str, str]:
        """Return when mentions were first seen (UTC, ISO 8601); those that reviewers added are left out."""
        from usmx_corpus.index import seen

        seen.lay(self._database, self._database.path)
        found: dict[str, str] = {}
        for first in range(0, len(ids), _AT_ONCE):
            where, values = one_of("mention", ids[first : first + _AT_ONCE])
            found |= dict(self._database.rows(f"SELECT mention, first FROM temp.seen WHERE {where}", values))  # noqa: S608
        return found

    def passing(self, filters: Filters) -> set[str]:
        """Return the ids of the mentions that pass; raises as `records` does."""
        where, values = self._where(filters)
        return {id_ for (id_,) in self._database.stream(f"SELECT m.id {_IN_ORDER} WHERE {where}", values)}

    def ids(self) -> list[str]:
        """Return the ids of all mentions, sorted."""
        return [id_ for (id_,) in self._database.rows("SELECT id FROM mentions ORDER BY id")]

    def _mentions(self, where: str, values: Sequence[object]) -> Iterator[Mention]:
        query = f"SELECT k.repeats, k.crc, {_RECORD} {_IN_ORDER} WHERE {where} {_ORDER}"
        return self._database.each(_mention, query, values)

    def _of_clusters(self, numbers: Sequence[int]) -> Iterator[tuple[int, Mention]]:
        """Yield all mentions of some clusters."""
        for first in range(0, len(numbers), _AT_ONCE):
            where, values = one_of("k.commitment", numbers[first : first + _AT_ONCE])
            query = f"SELECT k.commitment, k.repeats, k.crc, {_RECORD} {_BY_CLUSTER} WHERE {where} {_ORDER}"
            yield from self._database.each(lambda number, *row: (number, _mention(*row)), query, values)

    def _where(self, filters: Filters) -> _Condition:
        reviewed = _reviewed_conditions(filters.reviewed, is_reviewed=self._is_reviewed)
        return all_of([*_mention_conditions(self._database, filters), *reviewed])


def all_commitments(connection: sqlite3.Connection) -> Iterator[Commitment]:
    """Yield all mentions of an index in order, whether they are matched or not."""
    both = "FROM documents AS d CROSS JOIN mentions AS m ON m.document = d.id"
    for row in connection.execute(f"SELECT {_RECORD} {both} {_ORDER}"):
        yield _commitment(*row)


def _json(record: str, record_crc: int, repeats: str, crc: int) -> str:
    return f'{verify(record, record_crc)[:-1]}, "repeats": {verify(repeats, crc)}}}'


def _mention(repeats: str, crc: int, *record: Any) -> Mention:  # noqa: ANN401 - the columns of `_RECORD`
    return Mention(_commitment(*record), tuple(records.of_repeat(each) for each in loads(verify(repeats, crc))))


def _commitment(record: str, record_crc: int, facts: str, facts_crc: int) -> Commitment:
    fields = records.of_fields(loads(verify(facts, facts_crc)))
    return records.of_record(loads(verify(record, record_crc)), fields)
