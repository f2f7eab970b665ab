"""The commitments of a corpus: gathered, filtered, grouped into promises, looked up by id."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus import words
from usmx_corpus.commitments import repeats
from usmx_corpus.commitments.extraction import extract
from usmx_corpus.corpus import chronological, close_to, find
from usmx_corpus.errors import AmbiguousReferenceError, UnknownReferenceError
from usmx_corpus.facts import vocabulary
from usmx_corpus.facts.ledger import is_figure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from usmx_corpus.corpus import Corpus
    from usmx_corpus.model import Commitment, Document, Repeat


class Found(NamedTuple):
    """All commitments of some documents, and for each id where else the same one stands."""

    commitments: tuple[Commitment, ...]
    by_id: Mapping[str, Commitment]
    repeats: Mapping[str, tuple[Repeat, ...]]


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


def gather(documents: Sequence[Document]) -> Found:
    """Extract the commitments of documents, earliest document first, and match them across."""
    by_id = {document.id: document for document in documents}
    commitments = tuple(
        commitment
        for document in chronological(documents)
        for commitment in extract(document, by_id.get(document.copy_of or document.summary_of))
    )
    return Found(commitments, {commitment.id: commitment for commitment in commitments}, repeats.find(commitments))


def pick(found: Found, documents: Sequence[Document], filters: Filters) -> tuple[Commitment, ...]:
    """Give the commitments that pass every filter; raises `UnknownReferenceError` for a document or name not there."""
    tests = _tests(found, documents, filters)
    return tuple(commitment for commitment in found.commitments if all(test(commitment) for test in tests))


def promises_of(found: Found, picked: Sequence[Commitment]) -> list[tuple[Commitment, ...]]:
    """Give each promise that holds a picked commitment: the first picked one, then all its other places."""
    wanted = {commitment.id for commitment in picked}
    promises = []
    for group in repeats.promises(found.commitments, found.repeats):
        first = next((commitment for commitment in group if commitment.id in wanted), None)
        if first:
            promises.append((first, *(commitment for commitment in group if commitment is not first)))
    order = {commitment.id: place for place, commitment in enumerate(found.commitments)}
    return sorted(promises, key=lambda promise: order[promise[0].id])


def lookup(corpus: Corpus, reference: str) -> Document | tuple[Commitment, Found]:
    """Give the document, or the commitment with all that was found, that goes by an id or a unique beginning of one.

    Raises `UnknownReferenceError` or `AmbiguousReferenceError`.
    """
    try:
        return find(corpus.documents, reference)
    except UnknownReferenceError as unknown:
        try:
            return commitment_of(corpus, reference)
        except UnknownReferenceError as neither:
            close = unknown.close or neither.close
            raise UnknownReferenceError(reference, "document or commitment", close) from None


def commitment_of(corpus: Corpus, reference: str) -> tuple[Commitment, Found]:
    """Give the commitment that goes by an id or a unique beginning of one, with all that was found."""
    found = gather(corpus.documents)
    ids = [id_ for id_ in found.by_id if reference and id_.startswith(reference.casefold())]
    if len(ids) == 1:
        return found.by_id[ids[0]], found
    if ids:
        raise AmbiguousReferenceError(reference, tuple(ids))
    raise UnknownReferenceError(reference, "commitment", close_to(reference, found.by_id))


def _tests(found: Found, documents: Sequence[Document], filters: Filters) -> list[Callable[[Commitment], bool]]:
    """Give one test for each filter that is set."""
    tests: list[Callable[[Commitment], bool]] = []
    if filters.documents:
        ids = {find(documents, reference).id for reference in filters.documents}
        tests.append(lambda commitment: commitment.document in ids)
    if filters.actors:
        actors = _names(filters.actors, "actor", {name for each in found.commitments for name in _actors(each)})
        tests.append(lambda commitment: any(_is_of(name, actors) for name in _actors(commitment)))
    if filters.places:
        places = _names(filters.places, "place", {name for each in found.commitments for name in _places(each)})
        tests.append(lambda commitment: any(_is_of(name, places) for name in _places(commitment)))
    if filters.strengths:
        tests.append(lambda commitment: commitment.strength in filters.strengths)
    if filters.with_amount:
        tests.append(lambda commitment: bool(commitment.amounts))
    if filters.with_figure:
        tests.append(lambda commitment: any(map(is_figure, commitment.facts)))
    if filters.since or filters.until:
        tests.append(_in_time(documents, filters.since, filters.until))
    if filters.words:
        stems = set(words.content(filters.words)) or set(words.tokens(filters.words))
        tests.append(lambda commitment: stems <= {*words.content(commitment.text), *words.tokens(commitment.text)})
    return tests


def _in_time(documents: Sequence[Document], since: date | None, until: date | None) -> Callable[[Commitment], bool]:
    """Test the date of the commitment's document; one without a date is in no span of time."""
    dates = {document.id: document.date for document in documents}

    def is_in_time(commitment: Commitment) -> bool:
        day = dates[commitment.document]
        return day is not None and (since is None or since <= day) and (until is None or day <= until)

    return is_in_time


def _actors(commitment: Commitment) -> set[str]:
    """Give who undertakes it: the actors, and the people and agencies in whose name the document says so."""
    return {*commitment.actors, *(mention.name for mention in vocabulary.mentions(commitment.actors_as_written))}


def _places(commitment: Commitment) -> set[str]:
    return {str(fact.value) for fact in commitment.facts if fact.type == "place"}


def _names(asked: Sequence[str], what: str, known: set[str]) -> set[str]:
    """Give the canonical names asked for, checking that the corpus has each or something that belongs to it."""
    wanted = set()
    for name in asked:
        canonical = vocabulary.canonical(name) or next((k for k in known if k.casefold() == name.casefold()), name)
        if not any(_is_of(each, {canonical}) for each in known):
            raise UnknownReferenceError(name, what, close_to(name, sorted(known)))
        wanted.add(canonical)
    return wanted


def _is_of(name: str, wanted: set[str]) -> bool:
    """Tell whether a name is one of those wanted, or belongs to one ("FBI" to "United States")."""
    return name in wanted or any(vocabulary.within(name, outer) for outer in wanted)
