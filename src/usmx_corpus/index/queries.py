"""Ask an index: documents, problems, commitments by what a user wants to see."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime
from itertools import islice
from json import loads
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from usmx_corpus.corpus import close_to, find
from usmx_corpus.errors import AmbiguousReferenceError, DamagedIndexError, UnknownReferenceError
from usmx_corpus.model import Commitment, Header, Problem, Repeat, Strength

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from usmx_corpus.corpus import Survey
    from usmx_corpus.index.store import Asked

#: The documents first, then their commitments in the order they stand there: no sorting.
_IN_ORDER = (
    "FROM documents AS d CROSS JOIN commitments AS c ON c.document = d.id CROSS JOIN ties AS t ON t.commitment = c.id"
)
#: The other way round, for a few promises.
_BY_TIE = "FROM ties AS t JOIN commitments AS c ON c.id = t.commitment JOIN documents AS d ON d.id = c.document"
#: SQLite takes so many values at once, and more.
_AT_ONCE = 500
_ORDER = "ORDER BY d.position, c.place"


class Stated(NamedTuple):
    """A commitment, and where else the same one stands."""

    commitment: Commitment
    repeats: tuple[Repeat, ...]


class Filters(NamedTuple):
    """What a user asks to see; filters combine, several values of one mean any of them, an empty one lets all pass."""

    documents: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    with_amount: bool = False
    with_figure: bool = False
    since: date | None = None
    until: date | None = None
    words: str = ""


#: What commitments can be counted by: an expression, and the table it needs.
COUNTED_BY = {
    "actor": ("a.name", "LEFT JOIN actors AS a ON a.commitment = c.id AND a.acts"),
    "place": ("p.name", "LEFT JOIN places AS p ON p.commitment = c.id"),
    "strength": ("c.strength", ""),
    "kind": ("c.kind", ""),
    "instrument": ("c.instrument", ""),
    "rule": ("c.rule", ""),
    "document": ("d.id", ""),
    "month": ("substr(d.date, 1, 7)", ""),
    "year": ("substr(d.date, 1, 4)", ""),
}


class Count(NamedTuple):
    """How many commitments, and promises among them, share what was counted by; None where it is unknown."""

    by: tuple[str | None, ...]
    commitments: int
    promises: int


class Index:
    """A corpus as it was last read: what its documents say of themselves, and their commitments.

    `unkept` says why it could not be kept for the next time, "" where it is.
    """

    def __init__(
        self,
        database: sqlite3.Connection,
        root: Path,
        unreadable: Sequence[Problem],
        unkept: str,
        discard: Callable[[], None],
    ) -> None:
        self.root = root
        self._discard = discard
        self.unkept = unkept
        self._database = database
        self._unreadable = unreadable

    def problems(self) -> list[Problem]:
        """Give what was odd in reading the corpus, by file."""
        rows = self._ask(_PROBLEMS)
        return [*self._unreadable, *(Problem(*row) for row in rows)]

    def headers(self) -> list[Header]:
        """Give what the documents say of themselves: releases before copies before summaries, each by date."""
        return list(self._headers())

    def records(self, filters: Filters) -> Iterator[str]:
        """Give the commitments that pass every filter as JSON, by the output contract.

        Raises `UnknownReferenceError` for a document, actor or place that is not there.
        """
        where, values = self._where(filters)
        query = f"SELECT substr(record, 1, length(record) - 1) || ', \"repeats\": ' || t.repeats || '}}' {_IN_ORDER}"
        for (record,) in self._ask(f"{query} WHERE {where} {_ORDER}", values):
            yield record

    def commitments(self, filters: Filters) -> list[Stated]:
        """Give the commitments that pass every filter, in order; raises as `records` does."""
        where, values = self._where(filters)
        return list(self._stated(where, values))

    def counts(self, filters: Filters, by: Sequence[str]) -> list[Count]:
        """Count the commitments that pass by one or two of `COUNTED_BY`; one with two actors counts for both."""
        where, values = self._where(filters)
        what = ", ".join(COUNTED_BY[each][0] for each in by)
        joins = " ".join(COUNTED_BY[each][1] for each in by)
        query = f"SELECT {what}, count(*), count(DISTINCT t.promise) {_IN_ORDER} {joins} WHERE {where} GROUP BY {what}"
        return [Count(tuple(row[:-2]), *row[-2:]) for row in self._ask(query, values)]

    def promises(self, filters: Filters, limit: int = 0) -> tuple[list[tuple[Stated, ...]], int]:
        """Give each promise of which a commitment passes, and how many there are.

        Of each the first that passes comes first, then all its other places; `limit` (0 for none) is how many it gives.
        """
        where, values = self._where(filters)
        picked = self._ask(f"SELECT t.promise, c.id {_IN_ORDER} WHERE {where} {_ORDER}", values)
        first: dict[int, str] = {}
        for promise, id_ in picked:
            first.setdefault(promise, id_)
        places: dict[int, list[Stated]] = {promise: [] for promise in islice(first, limit or None)}
        for promise, stated in self._by_promise(list(places)):
            places[promise].append(stated)
        groups = [
            tuple(sorted(group, key=lambda stated: stated.commitment.id != first[promise]))
            for promise, group in places.items()
        ]
        return groups, len(first)

    def single(self, filters: Filters, limit: int = 0) -> tuple[list[tuple[Stated, ...]], int]:
        """Give each commitment that passes for itself, and how many there are; `limit` as in `promises`."""
        stated = self.commitments(filters)
        return [(each,) for each in stated[: limit or None]], len(stated)

    def commitment(self, reference: str) -> tuple[Stated, list[Commitment]]:
        """Give the commitment that goes by an id or a unique beginning of one, and those that repeat it.

        Raises `UnknownReferenceError` or `AmbiguousReferenceError`.
        """
        begins = reference.casefold()
        ids = [id_ for id_ in self.commitment_ids() if begins and id_.startswith(begins)]
        if not ids:
            raise UnknownReferenceError(reference, "commitment", close_to(reference, self.commitment_ids()))
        if len(ids) > 1:
            raise AmbiguousReferenceError(reference, tuple(ids))
        (stated,) = self._stated("c.id = ?", [ids[0]])
        wanted = [repeat.id for repeat in stated.repeats]
        others = {other.commitment.id: other.commitment for other in self._stated(*_one_of("c.id", wanted))}
        return stated, [others[id_] for id_ in wanted]

    def promise(self, reference: str) -> tuple[Commitment, list[Commitment]]:
        """Give a commitment, and all that repeat it or are one promise with it; raises as `commitment` does."""
        stated, others = self.commitment(reference)
        own = stated.commitment.id
        ties = [number for (number,) in self._ask("SELECT promise FROM ties WHERE commitment = ?", [own])]
        found = {each.commitment.id: each.commitment for _, each in self._by_promise(ties)}
        found |= {other.id: other for other in others}
        return stated.commitment, [each for id_, each in found.items() if id_ != own]

    def titles(self) -> Iterator[tuple[str, str, str | None]]:
        """Give the id, title and date (ISO 8601, None where unknown) of all documents, in no order of time."""
        found: Iterator[Any] = self._ask("SELECT id, title, date FROM documents")
        yield from found

    def headers_of(self, documents: Sequence[str]) -> dict[str, Header]:
        """Give what some documents say of themselves, by id, in order."""
        found: dict[str, Header] = {}
        for some in range(0, len(documents), _AT_ONCE):
            where, values = _one_of("id", documents[some : some + _AT_ONCE])
            query = _HEADERS.replace("ORDER BY", f"WHERE {where} ORDER BY")
            found |= {header.id: header for header in map(_header, self._ask(query, values))}
        return found

    def commitments_in(self, document: str, start: int, end: int) -> list[Commitment]:
        """Give the commitments of a document that begin within some of its characters, in order."""
        where = "document = ? AND place >= ? AND place < ? ORDER BY place"
        rows = self._ask(f"SELECT record, facts FROM commitments WHERE {where}", [document, start, end])  # noqa: S608
        return [_commitment(*row) for row in rows]

    def undertaken(self, document: str) -> list[tuple[int, Strength]]:
        """Give the raw offset where each commitment of a document begins, and its strength."""
        return list(self._ask("SELECT place, strength FROM commitments WHERE document = ?", [document]))

    def commitment_ids(self) -> list[str]:
        """Give the ids of all commitments, in order of the alphabet."""
        return [id_ for (id_,) in self._ask("SELECT id FROM commitments ORDER BY id")]

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    # --- how it is asked ---

    def _ask(self, query: str, values: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        """Give the rows of a query; a file that proves damaged is removed, and the user asked to ask again."""
        try:
            yield from self._database.execute(query, values)
        except sqlite3.DatabaseError as error:
            self._discard()
            raise DamagedIndexError(str(error)) from error

    def _headers(self) -> Iterator[Header]:
        return map(_header, self._ask(_HEADERS))

    def _stated(self, where: str, values: Sequence[object]) -> Iterator[Stated]:
        query = f"SELECT c.record, c.facts, t.repeats {_IN_ORDER} WHERE {where} {_ORDER}"
        for row in self._ask(query, values):
            yield _stated(*row)

    def _by_promise(self, promises: Sequence[int]) -> Iterator[tuple[int, Stated]]:
        """Give all places of promises."""
        for some in range(0, len(promises), _AT_ONCE):
            where, values = _one_of("t.promise", promises[some : some + _AT_ONCE])
            query = f"SELECT t.promise, c.record, c.facts, t.repeats {_BY_TIE} WHERE {where} {_ORDER}"
            for promise, *row in self._ask(query, values):
                yield promise, _stated(*row)

    def _where(self, filters: Filters) -> tuple[str, list[object]]:
        """Give the condition for filters, and the values in it."""
        conditions = [
            *self._about_documents(filters),
            *self._named("actors", "actor", filters.actors),
            *self._named("places", "place", filters.places),
            *([_one_of("c.strength", filters.strengths)] if filters.strengths else []),
            *([("c.amounts > 0", [])] if filters.with_amount else []),
            *([("c.figures > 0", [])] if filters.with_figure else []),
            *_with_words(filters.words),
        ]
        return " AND ".join(["1", *(text for text, _ in conditions)]), [v for _, values in conditions for v in values]

    def _about_documents(self, filters: Filters) -> Iterator[_Condition]:
        """Give the conditions on a document; one without a date is in no span of time."""
        if filters.documents:
            headers = self.headers()
            yield _one_of("d.id", [find(headers, reference).id for reference in filters.documents])
        if filters.since:
            yield "d.date >= ?", [filters.since.isoformat()]
        if filters.until:
            yield "d.date <= ?", [filters.until.isoformat()]

    def _named(self, table: str, what: str, asked: Sequence[str]) -> Iterator[_Condition]:
        """Give the condition that one of the names asked for, or of what belongs to them, is there."""
        if asked:
            known = [name for (name,) in self._ask(f"SELECT DISTINCT name FROM {table}")]  # noqa: S608
            condition, values = _one_of("name", sorted(_names(asked, what, known)))
            yield f"c.id IN (SELECT commitment FROM {table} WHERE {condition})", values  # noqa: S608 - our own names


_Condition = tuple[str, list[object]]  # of SQL, and the values for its marks


def is_current(database: sqlite3.Connection, survey: Survey) -> bool:
    """Tell whether the index knows every file in its present state, and no other."""
    known: tuple[str] | None = database.execute("SELECT of_files FROM state").fetchone()
    return known == (survey.state,)


def all_headers(database: sqlite3.Connection) -> Iterator[Header]:
    """Give the headers of an index in order."""
    return map(_header, database.execute(_HEADERS))


def header_of(index: Asked, number: int) -> Header:
    """Give what the document of a number says of itself."""
    (row,) = index.rows(f"{_SELECTED} WHERE number = ?", [number])
    return _header(row)


def numbered_headers(index: Asked) -> Iterator[tuple[int, Header]]:
    """Give what all documents say of themselves, by their numbers, in no order."""
    for number, *row in index.rows(_SELECTED.replace("SELECT ", "SELECT number, ", 1)):
        yield number, _header(tuple(row))


def problems(index: Asked) -> list[Problem]:
    """Give what was odd in reading the files."""
    return [Problem(*row) for row in index.rows(_PROBLEMS)]


_SELECTED = f"SELECT {', '.join(Header._fields)} FROM documents"  # noqa: S608 - our own names
_HEADERS = f"{_SELECTED} ORDER BY position"
_PROBLEMS = "SELECT path, line, code, message FROM problems ORDER BY file, rowid"


def _header(row: tuple[Any, ...]) -> Header:
    header = Header(*row)
    return header._replace(
        date=header.date and date.fromisoformat(cast("str", header.date)),
        published=header.published and datetime.fromisoformat(cast("str", header.published)),
        modified=header.modified and datetime.fromisoformat(cast("str", header.modified)),
        editorial=frozenset(cast("str", header.editorial).split()),
    )


def all_commitments(database: sqlite3.Connection) -> Iterator[Commitment]:
    """Give all commitments of an index in order, whether they are tied or not."""
    stated = "FROM documents AS d CROSS JOIN commitments AS c ON c.document = d.id"
    for record, facts in database.execute(f"SELECT c.record, c.facts {stated} {_ORDER}"):
        yield _commitment(record, facts)


def _stated(record: str, facts: str, repeats: str) -> Stated:
    from usmx_corpus.commitments import records

    return Stated(_commitment(record, facts), tuple(records.of_repeat(each) for each in loads(repeats)))


def _commitment(record: str, facts: str) -> Commitment:
    from usmx_corpus.commitments import records

    return records.of_record(loads(record), records.of_fields(loads(facts)))


def _one_of(column: str, values: Sequence[object]) -> _Condition:
    return f"{column} IN ({', '.join('?' * len(values))})", list(values)


def _with_words(asked: str) -> Iterator[_Condition]:
    """Give the condition that all words are there, in any form."""
    if asked:
        from usmx_corpus.text import analyse

        for stem in dict.fromkeys(analyse.stems(asked) or analyse.tokens(asked)):
            yield "instr(c.stems, ?) > 0", [f" {stem} "]


def _names(asked: Iterable[str], what: str, known: Sequence[str]) -> set[str]:
    """Give the known names that are asked for, or belong to one ("FBI" to "United States")."""
    from usmx_corpus.facts import entities

    wanted: set[str] = set()
    for name in asked:
        canonical = entities.canonical(name) or next((k for k in known if k.casefold() == name.casefold()), name)
        found = {each for each in known if each == canonical or entities.within(each, canonical)}
        if not found:
            raise UnknownReferenceError(name, what, close_to(name, sorted(known)))
        wanted |= found
    return wanted
