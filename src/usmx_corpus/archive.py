"""A folder of documents, opened for questions: one method a question."""

from __future__ import annotations

from functools import cached_property, lru_cache
from json import dumps, loads
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from usmx_corpus import corpus
from usmx_corpus.corpus import scan
from usmx_corpus.errors import UntraceableClaimError, UsmxError
from usmx_corpus.model import RELATIONS, Filters

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence

    from usmx_corpus.commitments.explanation import Explanation
    from usmx_corpus.index.opening import Index, Progress
    from usmx_corpus.index.passages import IndexedPassages
    from usmx_corpus.index.queries import Cluster, Commitments, Count, Totals
    from usmx_corpus.model import (
        Appearance,
        Commitment,
        Comparison,
        Document,
        Group,
        Header,
        Mention,
        Problem,
        Relation,
        Source,
        Trace,
    )
    from usmx_corpus.reviews.anchoring import Anchored
    from usmx_corpus.reviews.merging import Reviewed
    from usmx_corpus.reviews.store import Line
    from usmx_corpus.trace.search import Hit

#: Every document and commitment.
ALL = Filters()


class Mentions(tuple["Mention", ...]):
    """Mentions of commitments, also as plain data."""

    __slots__ = ()

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return a dictionary for each, as `usmx list commitments --json` prints it: for pandas, polars and others."""
        from usmx_corpus.commitments.records import as_mention

        return [loads(dumps(as_mention(each))) for each in self]


def _silent(_doing: str, _done: int, _of: int) -> None:
    """Show no progress."""


class Archive:
    """A folder of documents, opened for questions.

    Files are read when a question first needs them; what was read is kept in an index beside the user's caches, so that
    the next process reads only what changed. Wherever a document is named, its id, its path and any unique beginning of
    its id will do.
    """

    def __init__(
        self, folder: corpus.Folder, progress: Progress = _silent, jobs: int = 0, reviews: Path | None = None
    ) -> None:
        self.folder = folder
        self._progress = progress
        self._jobs = jobs
        self.reviews_folder = reviews or folder.root / corpus.REVIEWS

    @classmethod
    def open(  # noqa: PLR0913 - what can be set
        cls,
        folder: Path | str | None = None,
        *,
        progress: Progress = _silent,
        jobs: int = 0,
        follow_links: bool = False,
        country: str = "",
        reviews: Path | str | None = None,
    ) -> Self:
        """Open a folder (default: `$USMX_CORPUS`, else the five documents that come with usmx).

        `jobs` processes read new files (0: one for each core). `progress` is called with what is being done, how much
        of it is done, and of how much. Links to files outside the folder are read only with `follow_links`. `country`
        (a code such as "CA", or a name) issued what names no other country. `reviews` is the folder of reviews
        (default: `reviews` in the folder). Raises `CorpusMissingError` if the folder does not exist or holds no
        documents, `SettingError` for an unknown country.
        """
        scanned = scan(folder, follow_links=follow_links, country=country)
        return cls(scanned, progress, jobs, Path(reviews) if reviews else None)

    @property
    def root(self) -> Path:
        """The folder."""
        return self.folder.root

    @cached_property
    def index(self) -> Index:
        """The index, up to date."""
        from usmx_corpus.index.opening import Index  # a diff needs none

        return Index(self.folder, self._progress, self._jobs)

    def close(self) -> None:
        """Close the file of the index, if it was opened; another question opens it again."""
        if "index" in vars(self):
            self.index.close()
            del self.index
            vars(self).pop("_passages_of", None)

    def __enter__(self) -> Self:  # noqa: D105
        return self

    def __exit__(self, *_: object) -> None:  # noqa: D105
        self.close()

    # --- documents ---

    @property
    def documents(self) -> tuple[Header, ...]:
        """The metadata of all documents: releases before copies before summaries, each by date."""
        return tuple(self.headers())

    @property
    def problems(self) -> list[Problem]:
        """What was wrong in reading the files."""
        return [*self.folder.problems, *self.index.documents.problems()]

    def problems_of_new(self) -> tuple[list[Problem], int]:
        """Return the problems of the files that this archive has read for the index, and how many other files have one.

        They are new to a user, who has seen those of other files with earlier questions. Without a written index, no
        file counts as new: each command reads all of them.
        """
        problems = self.index.documents.problems_by_file()
        new = [problem for file, problem in problems if file in self.index.read]
        others = {file for file, _ in problems if file not in self.index.read}
        return new, len(others | {problem.path for problem in self.folder.problems})

    def headers(self, filters: Filters = ALL) -> list[Header]:
        """Return the metadata of the documents that pass, in order."""
        return self.index.documents.headers(self._by_id(filters))

    def undated(self, filters: Filters = ALL) -> int:
        """Count the documents that a period leaves out because they have no date; 0 where none is asked for."""
        return self.index.documents.undated(self._by_id(filters)) if filters.since or filters.until else 0

    def read(self, reference: str) -> tuple[Document, list[Problem]]:
        """Read one document, and what is wrong with it.

        Raises `UnknownReferenceError`, `AmbiguousReferenceError`, or `UnreadableFileError` if it cannot be opened.
        """
        return self.folder.read_one(reference)

    def explain(self, reference: str, line: int) -> tuple[Explanation, ...]:
        """Return what was found in each statement on a line of a document, and why no more; raises as `read` does."""
        from usmx_corpus.commitments.explanation import explain

        document, _ = self.read(reference)
        named = document.copy_of or document.summary_of
        original = next((header for header in self.documents if header.id == named), None) if named else None
        return explain(document, line, original)

    def check(self, filters: Filters = ALL) -> tuple[Problem, ...]:
        """Return what is wrong or odd in the documents that pass and their sidecars, by file and line."""
        from usmx_corpus.checks import check_folder

        every = self.index.documents.problems(odd=True)
        every += [
            *self.folder.problems,
            *check_folder(self.root, self.documents, [entry.id for entry in self.folder.entries]),
            *self._problems_of_reviews(),
        ]
        if filters != ALL:
            paths = {header.path for header in self.headers(filters)}
            if filters == Filters(documents=filters.documents):  # a file that cannot be opened is named too
                paths |= {self.folder.entry(reference).path for reference in filters.documents}
            paths |= {corpus.sidecar_of(self.root, path) for path in paths}
            every = [problem for problem in every if problem.path in paths]
        return tuple(sorted(every, key=lambda problem: (problem.path, problem.line, problem.code)))

    # --- commitments ---

    def commitments(self, filters: Filters = ALL) -> Mentions:
        """Return the mentions of commitments that pass, in the order of documents.

        Raises `UnknownReferenceError` for an actor or place that no document names.
        """
        return Mentions(self._stated.mentions(self._by_id(filters)))

    def numbered_mentions(self, filters: Filters = ALL) -> Iterator[tuple[int, Mention]]:
        """Yield what `commitments` returns one by one, each with a number that the mentions of one commitment share."""
        return self._stated.numbered(self._by_id(filters))

    def passing(self, filters: Filters = ALL) -> set[str]:
        """Return the ids of what `commitments` returns."""
        return self._stated.passing(self._by_id(filters))

    def totals(self, filters: Filters = ALL) -> Totals:
        """Count the mentions that pass, the commitments they state and the documents they are in."""
        return self._stated.totals(self._by_id(filters))

    def clusters(self, filters: Filters = ALL, limit: int = 0) -> list[Cluster]:
        """Return each commitment of which a mention passes with all its mentions, at most `limit` (0 for all).

        The first mention that passes comes first; raises as `commitments` does.
        """
        return self._stated.clusters(self._by_id(filters), limit)

    def commitments_as_json(self, filters: Filters = ALL) -> Generator[str]:
        """Yield what `commitments` returns as JSON objects, by the output contract."""
        return self._stated.records(self._by_id(filters))

    def first_seen(self, ids: Sequence[str]) -> dict[str, str]:
        """Return when the mentions with these ids were first seen, by id: in UTC (ISO 8601, to the second).

        Those that reviewers added are left out. Raises `ForgottenError` if the file that says so cannot be used.
        """
        return self._stated.first_seen(ids)

    def counts(self, by: Sequence[str], filters: Filters = ALL) -> list[Count]:
        """Count commitments and mentions by one or two names of `queries.COUNTED_BY`; `ValueError` for others."""
        return self._stated.counts(self._by_id(filters), by)

    def commitment(self, reference: str) -> tuple[Mention, list[Commitment]]:
        """Return the mention with this id or unique beginning of one, and those that repeat it.

        Raises `UnknownReferenceError` or `AmbiguousReferenceError`.
        """
        return self._stated.mention(reference)

    @property
    def commitment_ids(self) -> list[str]:
        """The ids of all mentions, sorted."""
        return self._stated.ids()

    @cached_property
    def reviews(self) -> Reviewed:
        """What reviewers say of commitments, and what each review is about now; raises `ReviewError`."""
        from usmx_corpus.reviews.merging import merge
        from usmx_corpus.reviews.store import load

        return merge(load(self.reviews_folder), self._texts)

    def anchored(self, lines: Sequence[Line]) -> list[Anchored]:
        """Return what reviews that are not recorded here are about."""
        from usmx_corpus.reviews.anchoring import anchor

        return anchor(lines, self._texts)

    @cached_property
    def _texts(self) -> _Texts:
        return _Texts(self.folder, self.index)

    def rejected(self, filters: Filters = ALL) -> int:
        """Count the mentions that would pass, were they not what every reviewer says is no commitment."""
        if filters.reviewed or not self._has_reviews:
            return 0
        return self.totals(filters._replace(reviewed=("no",))).mentions

    def _problems_of_reviews(self) -> Sequence[Problem]:
        from usmx_corpus.reviews.store import load

        return load(self.reviews_folder).problems if self._has_reviews else ()

    @cached_property
    def _has_reviews(self) -> bool:
        return self.reviews_folder.is_dir()

    @cached_property
    def _stated(self) -> Commitments:
        """The mentions of commitments, as reviewers have them where there are reviews."""
        if not self._has_reviews:
            return self.index.commitments
        from usmx_corpus.index.queries import Commitments
        from usmx_corpus.index.reviewed import lay

        self.index.need("mentions")
        reviewed = self.reviews.commitments
        about = self.index.documents.by_id(list(dict.fromkeys(each.document for each in reviewed)))
        lay(self.index.database, reviewed, {id_: header.country for id_, header in about.items()})
        return Commitments(self.index.database, is_reviewed=True)

    def history(self, reference: str, filters: Filters = ALL) -> tuple[Appearance, ...]:
        """Return the appearances of a commitment in order of time, each with what changed since the one before.

        Besides the mention asked for, they are in documents that pass. Raises as `commitment` does.
        """
        from usmx_corpus.history import follow

        return follow(_Catalogue(self.folder, self.index, self._by_id(filters), self._stated), reference)

    # --- claims ---

    def passages(self, filters: Filters = ALL) -> IndexedPassages:
        """Return the passages of the documents that pass, which claims are put to."""
        return self._passages_of(self._by_id(filters))

    def trace(self, claim: str, filters: Filters = ALL) -> Trace:
        """Return where a claim comes from, among the documents that pass.

        Raises `UntraceableClaimError` for a claim on which a rule fails, so that others may still be traced.
        """
        from sqlite3 import Error as SqliteError

        passages = self.passages(filters)
        try:
            return self._traced(passages, claim)
        except (UsmxError, OSError, SqliteError):
            raise
        except Exception as error:
            raise UntraceableClaimError(error) from error

    def _traced(self, passages: IndexedPassages, claim: str) -> Trace:
        from usmx_corpus.trace import trace
        from usmx_corpus.trace.stated import commitment_of

        answer = trace(passages, claim)
        stated = (commitment_of(source, self._within(source)) for source in answer.sources)
        sources = (source._replace(commitment=found) for source, found in zip(answer.sources, stated, strict=True))
        return answer._replace(sources=tuple(sources))

    def search(self, words: str, filters: Filters = ALL, limit: int = 20) -> list[Hit]:
        """Return the paragraphs that hold most of some words, best first, among the documents that pass."""
        from usmx_corpus.trace.search import search

        return search(self.passages(filters), words, limit)

    # --- documents side by side ---

    def diff(self, left: str, right: str) -> Comparison:
        """Compare two documents; raises as `read` does."""
        from usmx_corpus.diff import compare

        return compare(self.read(left)[0], self.read(right)[0])

    def duplicates(
        self, least: float = 0.5, relations: Collection[Relation] = (), filters: Filters = ALL
    ) -> list[Group]:
        """Return which documents belong together, in groups of pairs of some relations (default: all).

        Two make a pair if the share `least` (0.2–1) of the 5-word shingles of either is found in the other. Filters
        keep the pairs of which one document passes. Raises `ValueError` for another share.
        """
        from usmx_corpus.duplicates import groups_of
        from usmx_corpus.index.texts import IndexedTexts

        about = {header.id for header in self.headers(filters)} if filters != ALL else set()
        if filters != ALL and not about:
            return []
        return groups_of(IndexedTexts(self.index), least, relations or RELATIONS, about)

    # --- how ---

    @cached_property
    def _passages_of(self) -> Callable[[Filters], IndexedPassages]:
        from usmx_corpus.index.passages import IndexedPassages

        return lru_cache(maxsize=4)(lambda filters: IndexedPassages(self.index, filters))

    def _within(self, source: Source) -> list[Commitment]:
        """Return the commitments that begin within the paragraph of a source."""
        if source.grade == "related":
            return []
        place = source.location
        return self.index.documents.commitments_within(source.document, place.start, place.end)

    def _by_id(self, filters: Filters) -> Filters:
        """Return filters with documents by their ids; raises as `read` does."""
        if not filters.documents:
            return filters
        return filters._replace(documents=tuple(self.folder.entry(each).id for each in filters.documents))


class _Texts:
    """The documents and commitments of an archive, as reviews are found again in them."""

    def __init__(self, folder: corpus.Folder, index: Index) -> None:
        self._folder = folder
        self._index = index
        self.some = index.commitments.some
        self.of_documents = index.commitments.of_documents
        self._read: dict[str, Document | None] = {}

    def headers(self) -> list[Header]:
        return self._index.documents.headers(ALL)

    def read(self, document: str) -> Document | None:
        if document not in self._read:
            path = self._paths.get(document)
            self._read[document] = self._folder.read(path, document)[0] if path else None
        return self._read[document]

    @cached_property
    def _paths(self) -> dict[str, str]:
        return {entry.id: entry.path for entry in self._folder.entries}


class _Catalogue:
    """The documents of an archive that pass, as the history of a commitment asks for them."""

    def __init__(self, folder: corpus.Folder, index: Index, filters: Filters, stated: Commitments) -> None:
        self._folder = folder
        self._index = index
        self._stated = stated
        self._passing = {header.id for header in index.documents.headers(filters)} if filters != ALL else None
        self.headers_of = index.documents.by_id

    def mentions_of(self, reference: str) -> tuple[Commitment, Sequence[Commitment]]:
        asked, others = self._stated.cluster_of(reference)
        return asked, [other for other in others if self._passes(other.document)]

    def titles(self) -> Iterable[tuple[str, str, str | None]]:
        return (each for each in self._index.documents.titles() if self._passes(each[0]))

    def read(self, header: Header) -> Document | None:
        return self._folder.read(header.path, header.id)[0]

    def _passes(self, document: str) -> bool:
        return self._passing is None or document in self._passing
