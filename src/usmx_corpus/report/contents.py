"""What goes into a report: commitments with their mentions, and the documents they are in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.history import mentioned
from usmx_corpus.model import REVIEWED
from usmx_corpus.reviews.records import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from usmx_corpus.archive import Archive
    from usmx_corpus.index.opening import Progress
    from usmx_corpus.index.queries import Cluster
    from usmx_corpus.model import Appearance, Commitment, Document, Filters, Group, Header, Review

#: Later documents that name what was promised are looked for as long as it takes seconds: in an archive of 14,396
#: releases 60 ms of CPU a commitment.
FOLLOWED = 300
#: Characters of documents that are shown whole; of longer ones together, only the paragraphs with commitments.
WHOLE = 2_000_000
READING, FOLLOWING = "Reading documents", "Following commitments"


class Paragraph(NamedTuple):
    """A block of a document: `level` is that of a heading or an item, `marks` (start, end, id) are its mentions.

    A `gap` counts the blocks left out before it.
    """

    kind: str
    level: int
    text: str
    marks: tuple[tuple[int, int, str], ...]
    gap: int = 0


class Entry(NamedTuple):
    """A commitment: its mentions, the first one first, and its appearances in order of time."""

    mentions: Cluster
    appearances: tuple[Appearance, ...]

    @property
    def reviews(self) -> tuple[Review, ...]:
        """What reviewers say of its mentions, of the first that a reviewer says it of, each with its document now."""
        found: dict[tuple[object, ...], Review] = {}
        for commitment in (mention.commitment for mention in self.mentions):
            for review in commitment.reviews:
                own = review._replace(document=commitment.document)
                found.setdefault((review.reviewer, *said(review).values()), own)
        return tuple(found.values())

    @property
    def verdicts(self) -> tuple[str, ...]:
        """What reviewers say together of each mention that they judged; "none" where they judged none."""
        found = {mention.commitment.reviewed for mention in self.mentions}
        return tuple(verdict for verdict in REVIEWED if verdict in found - {"none"}) or ("none",)

    @property
    def first(self) -> Commitment:
        """Its first mention."""
        return self.mentions[0].commitment


class Contents(NamedTuple):
    """A report: its commitments, the metadata of all documents that it names, and the texts of those with mentions.

    `left_out` counts commitments beyond the limit, `rejected` mentions that reviewers reject; neither is in it.
    `is_whole` says whether the texts are, `are_followed` whether later documents were looked for. `groups` are copies,
    versions and derived texts among the documents.
    """

    entries: tuple[Entry, ...]
    headers: Mapping[str, Header]
    texts: Mapping[str, Sequence[Paragraph]]
    groups: tuple[Group, ...]
    left_out: int
    rejected: int
    is_whole: bool
    are_followed: bool


def collect(archive: Archive, filters: Filters, limit: int, progress: Progress) -> Contents:
    """Return what a report of the commitments that pass shows, at most `limit` of them (0 for all)."""
    total = archive.totals(filters).commitments
    clusters = archive.clusters(filters, limit)
    are_followed = len(clusters) <= FOLLOWED
    headers = {header.id: header for header in archive.headers()}
    entries = tuple(_entries(archive, clusters, headers, progress, are_followed=are_followed))
    named = {each.document for entry in entries for each in entry.appearances}
    named |= {mention.commitment.document for entry in entries for mention in entry.mentions}
    texts, is_whole = _texts(archive, entries, [id_ for id_ in headers if id_ in named], progress)
    groups = tuple(
        group for group in archive.duplicates(filters=filters._replace(documents=tuple(texts))) if not group.is_template
    )
    also = {each.document.id for group in groups for each in group.members} | {group.original.id for group in groups}
    shown = {id_: header for id_, header in headers.items() if id_ in named | also}
    left_out, rejected = total - len(clusters), archive.rejected(filters)
    return Contents(entries, shown, texts, groups, left_out, rejected, is_whole, are_followed)


def _entries(
    archive: Archive,
    clusters: Sequence[Cluster],
    headers: Mapping[str, Header],
    progress: Progress,
    *,
    are_followed: bool,
) -> Iterator[Entry]:
    for done, mentions in enumerate(clusters):
        progress(FOLLOWING, done, len(clusters))
        first, *others = (mention.commitment for mention in mentions)
        yield Entry(mentions, archive.history(first.id) if are_followed else mentioned(first, others, headers))


def _texts(
    archive: Archive, entries: Sequence[Entry], documents: Sequence[str], progress: Progress
) -> tuple[dict[str, Sequence[Paragraph]], bool]:
    """Return the paragraphs of documents with mentions, by id, and whether all of them are there."""
    stated: dict[str, list[Commitment]] = {}
    for mention in (mention.commitment for entry in entries for mention in entry.mentions):
        stated.setdefault(mention.document, []).append(mention)
    texts: dict[str, Sequence[Paragraph]] = {}
    for done, id_ in enumerate(documents):
        progress(READING, done, len(documents))
        if id_ in stated:
            texts[id_] = _paragraphs(archive.read(id_)[0], stated[id_])
    if sum(len(each.text) for paragraphs in texts.values() for each in paragraphs) <= WHOLE:
        return texts, True
    return {id_: _with_marks(paragraphs) for id_, paragraphs in texts.items()}, False


def _paragraphs(document: Document, mentions: Iterable[Commitment]) -> list[Paragraph]:
    marks: dict[int, list[tuple[int, int, str]]] = {}
    for mention in mentions:
        statement = document.statements[mention.statement]
        clean = document.blocks[statement.block].text.clean
        start = clean.find(mention.text, statement.start, statement.end)
        span = (start, start + len(mention.text)) if start >= 0 else _placed(document, mention)
        marks.setdefault(statement.block, []).append((*span, mention.id))
    return [
        Paragraph(block.kind, block.level, block.text.clean, tuple(sorted(marks.get(block.number, ()))))
        for block in document.blocks
        if block.kind != "boilerplate" or block.number in marks
    ]


def _placed(document: Document, mention: Commitment) -> tuple[int, int]:
    """Return where a mention is in its block, by its place in the file: reviewers have put it in other words."""
    statement = document.statements[mention.statement]
    words, place = document.blocks[statement.block].text, mention.location
    at = [each for each in range(statement.start, statement.end) if place.start <= words.origin(each) < place.end]
    return (at[0], at[-1] + 1) if at else (statement.start, statement.end)


def _with_marks(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs with mentions, each with the number of those left out before it."""
    kept: list[Paragraph] = []
    gap = 0
    for paragraph in paragraphs:
        if paragraph.marks:
            kept.append(paragraph._replace(gap=gap))
        gap = 0 if paragraph.marks else gap + 1
    return kept
