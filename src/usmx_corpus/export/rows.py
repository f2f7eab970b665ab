"""The rows of an export, made one document and one mention at a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from usmx_corpus.commitments.records import id_of, places
from usmx_corpus.export.schema import BY_NAME
from usmx_corpus.model import Day, Duration, Interval, Money, Range
from usmx_corpus.render import to_json
from usmx_corpus.reviews.records import folded
from usmx_corpus.text.fragments import archived

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from usmx_corpus.archive import Archive
    from usmx_corpus.model import Commitment, Document, Fact, Filters, Header, Location, Mention, Review
    from usmx_corpus.reviews.anchoring import Anchored

    Values = Sequence[object]
    #: The name of a table, and some rows of it, each the values of its columns.
    Batch = tuple[str, Sequence[Values]]

_DOCUMENT = BY_NAME["documents"].names
READING, MATCHING = "Exporting documents", "Exporting commitments"


@dataclass
class _Stated:
    """What is known of a commitment so far: what its first mention says, and the documents of all its mentions."""

    id: str
    text: str
    strength: str
    documents: list[str] = field(default_factory=list)


class Rows:
    """The rows of all tables for what passes some filters, each table in the order of documents.

    A reference to something that does not pass is left empty: a copy of a document outside the period is there without
    its original. `counts` has how many rows of each table were made.
    """

    def __init__(self, archive: Archive, filters: Filters, progress: Callable[[str, int, int], None]) -> None:
        self._archive = archive
        self._filters = filters
        self._progress = progress
        self._headers = {header.id: header for header in archive.headers(filters)}
        self._first_statement: dict[str, int] = {}
        self._passing: set[str] = set()
        self.counts = dict.fromkeys(BY_NAME, 0)

    def __iter__(self) -> Iterator[Batch]:
        """Yield the rows, some at a time: documents with statements, then mentions and commitments, then reviews."""
        for name, rows in chain(self._of_documents(), self._of_commitments(), self._of_reviews()):
            self.counts[name] += len(rows)
            yield name, rows

    # --- documents ---

    def _of_documents(self) -> Iterator[Batch]:
        following = 1
        for done, header in enumerate(self._headers.values()):
            self._progress(READING, done, len(self._headers))
            yield "documents", [self._document(header)]
            yield "sources", [(header.id, *source) for source in _sources(header)]
            document = self._archive.folder.read(header.path, header.id)[0]
            if document:
                self._first_statement[document.id] = following
                yield "statements", _statements(document, following)
                following += len(document.statements)

    def _document(self, header: Header) -> Values:
        record = to_json.document(header)
        for reference in ("copy_of", "summary_of"):
            record[reference] = record[reference] if record[reference] in self._headers else None
        return [" ".join(value) if isinstance(value := record[name], list) else value for name in _DOCUMENT]

    # --- commitments ---

    def _of_commitments(self) -> Iterator[Batch]:
        self._progress(MATCHING, 0, 0)
        self._passing = self._archive.passing(self._filters)
        every: dict[int, _Stated] = {}
        for number, mention in self._archive.numbered_mentions(self._filters):
            one = mention.commitment
            stated = every.setdefault(number, _Stated(one.id, one.text, one.strength))
            stated.documents.append(one.document)
            yield "mentions", [self._mention(one, stated.id)]
            yield from _attributes(one)
            yield from _repeats(mention, self._passing)
        yield "commitments", list(map(self._commitment, every.values()))

    def _mention(self, one: Commitment, commitment: str) -> Values:
        statement = self._first_statement.get(one.document)
        return (
            one.id,
            commitment,
            one.document,
            None if statement is None else statement + one.statement,
            one.text,
            one.quote,
            one.strength,
            one.actors_as_written,
            one.condition,
            one.kind,
            one.instrument,
            "; ".join(one.beneficiaries),
            _section(one.section),
            one.rule,
            one.trigger,
            self._chosen(one.part_of),
            *_place(one.location),
            to_json.opening(one, self._headers[one.document]),
            one.reviewed if one.reviews else None,
            " ".join(one.edited),
        )

    def _chosen(self, mention: str) -> str | None:
        return mention if mention in self._passing else None

    def _commitment(self, stated: _Stated) -> Values:
        documents = stated.documents
        day = self._headers[documents[0]].date
        return (stated.id, stated.text, stated.strength, documents[0], day, len(documents), len(set(documents)))

    # --- reviews ---

    def _of_reviews(self) -> Iterator[Batch]:
        """Yield what is said of the documents that pass, and of documents that are gone where none is left out."""
        is_whole = len(self._headers) == len(self._archive.documents)
        chosen = (each for each in self._archive.reviews.anchored if each.document in self._headers or is_whole)
        for number, each in enumerate(chosen, 1):
            yield "reviews", [(number, *self._review(each))]
            yield "edits", [(number, *edit) for edit in _edits(each.review)]
            yield "evidence", [(number, *found) for found in each.review.evidence]

    def _review(self, anchored: Anchored) -> Values:
        review = anchored.review
        about = self._chosen(_mention_of(anchored))
        return (
            review.reviewer,
            review.verdict,
            review.status,
            review.note,
            int(review.read) or None,
            anchored.state,
            about if anchored.state == "holds" else None,
            about if anchored.state == "moved?" else None,
            anchored.document if anchored.document in self._headers else None,
            review.quote,
            review.prefix,
            review.suffix,
            review.date,
            anchored.line.path,
            anchored.line.line,
        )


def _mention_of(anchored: Anchored) -> str:
    """Return the id of the mention that a review is about, or may be; words that usmx did not find have theirs too."""
    if anchored.commitment:
        return anchored.commitment.id
    return id_of(anchored.document, folded(anchored.review.quote))


def _edits(review: Review) -> Iterator[tuple[str, str]]:
    """Yield a field and a value for each that a reviewer says otherwise; an empty field has an empty value."""
    for name, value in review.fields:
        values = (value,) if isinstance(value, str) else value or ("",)
        yield from ((name, each) for each in values)


def _sources(header: Header) -> Iterator[tuple[str, str]]:
    """Yield where a document can be found: the kind of place, and the path or address."""
    yield "file", header.path
    if header.url:
        yield "address", header.url
    if address := archived(header.url, header.date):
        yield "archived", address


def _statements(document: Document, first: int) -> list[Values]:
    return [
        (first + number, document.id, number, each.kind, _section(each.section), *_place(each.location), each.text)
        for number, each in enumerate(document.statements)
    ]


def _attributes(one: Commitment) -> Iterator[Batch]:
    """Yield what a mention names: actors, places, money, its deadline, its facts."""
    yield "actors", [(one.id, name) for name in one.actors]
    yield "places", [(one.id, name) for name in places(one)]
    yield (
        "amounts",
        [
            (one.id, sum_.text, sum_.value, sum_.high, sum_.currency, sum_.role, sum_.qualifier, sum_.per)
            for sum_ in one.amounts
        ],
    )
    yield "deadlines", [(one.id, *one.deadline)] if one.deadline else []
    yield "facts", [(one.id, *_fact(fact)) for fact in one.facts]


def _repeats(mention: Mention, passing: set[str]) -> Iterator[Batch]:
    one, repeats = mention.commitment.id, [each for each in mention.repeats if each.id in passing]
    yield "repeats", [(one, repeat.id, repeat.relation) for repeat in repeats]
    yield "differences", [(one, repeat.id, *each) for repeat in repeats for each in repeat.differences]


def _fact(fact: Fact) -> Values:
    value = fact.value
    text: object = ""
    low = high = unit = None
    if isinstance(value, Money):
        low, high, unit = value
    elif isinstance(value, Range):
        low, high, unit = *value, fact.unit
    elif isinstance(value, Duration):
        low, high, unit = value
    else:
        text, unit = _written(value), fact.unit
    return (fact.type, fact.text, text, low, high, unit, fact.qualifier, fact.per)


def _written(value: Day | Interval | str) -> str:
    """Return a date by ISO 8601 as far as the text states it, two of them with a slash between; else the words."""
    if isinstance(value, Interval):
        return f"{_written(value.first)}/{_written(value.last)}"
    if isinstance(value, str):
        return value
    year = "" if value.year is None else f"{value.year:04}"
    rest = [f"{part:02}" for part in (value.month, value.day) if part is not None]
    return "-".join([year or "-", *rest]) if year or rest else ""


def _place(location: Location) -> Values:
    return (location.path, location.page or None, location.line, location.last_line)


def _section(section: Sequence[str]) -> str:
    return " › ".join(section)
