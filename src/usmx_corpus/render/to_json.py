"""Records as JSON: the output contract that scripts rely on. Keys may be added, those here stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from usmx_corpus.commitments.records import as_difference, as_mention, as_review
from usmx_corpus.facts import countries
from usmx_corpus.render.view import plain
from usmx_corpus.render.wording import shown
from usmx_corpus.text.fragments import archived, link_to
from usmx_corpus.text.mojibake import differ_in_encoding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from usmx_corpus.commitments.explanation import Explanation
    from usmx_corpus.commitments.rules import Exclusion, Rule
    from usmx_corpus.index.opening import State
    from usmx_corpus.index.queries import Count
    from usmx_corpus.model import (
        Appearance,
        Change,
        Commitment,
        Comparison,
        Document,
        FactPlaces,
        FolderChange,
        Group,
        Header,
        Location,
        Member,
        Mention,
        Pair,
        Problem,
        Renumbering,
        Source,
        Statement,
        Trace,
    )
    from usmx_corpus.reviews.anchoring import Anchored
    from usmx_corpus.reviews.figures import Agreement, Figures, Interval, Recall
    from usmx_corpus.trace.search import Hit

Json = dict[str, object]
#: The type of each field of metadata.
FIELD_TYPES = {
    "title": "text", "kind": "kind", "date": "date", "published": "datetime", "modified": "datetime", "url": "url",
    "category": "text", "publisher": "text", "language": "language",
}  # fmt: skip


def document(record: Document | Header) -> Json:
    """Return a document; an unknown value is null.

    `editorial` names the fields taken from a sidecar, `derived` those taken from the text or the file name.
    """
    return {
        **_named(record),
        "published": _day(record.published),
        "modified": _day(record.modified),
        "words": record.words,
        "copy_of": record.copy_of or None,
        "summary_of": record.summary_of or None,
        "category": record.category or None,
        "publisher": record.publisher or None,
        "country": record.country or None,
        "issuer": _issuer(record.country),
        "language": record.language or None,
        "editorial": sorted(record.editorial),
        "derived": sorted(record.derived),
        "sha256": record.sha256,
    }


def _issuer(code: str) -> str | None:
    country = countries.by_code().get(code)
    return country.name if country else None


def statement(record: Statement) -> Json:
    """Return a statement with its location and section."""
    return {"text": record.text, "kind": record.kind, "section": list(record.section), **place(record.location)}


def place(location: Location) -> Json:
    """Return a location: path, lines, character offsets, and page and column where there are any."""
    return dict(location.as_record())


def explanation(record: Explanation) -> Json:
    """Return a statement with its commitments, and the rules that came near, the nearest first."""
    return {**statement(record.statement), "commitments": _found(record), "nearest": _near(record)}


def reasons(record: Explanation) -> Iterator[Json]:
    """Yield a row for each commitment of a statement, and for each rule that came near."""
    about = {"text": record.statement.text, **place(record.statement.location)}
    yield from ({**about, **each, "exclusion": "", "meaning": ""} for each in _found(record))
    yield from ({**about, "commitment": "", **each} for each in _near(record))


def _found(record: Explanation) -> list[Json]:
    return [{"commitment": each.id, "rule": each.rule, "trigger": each.trigger} for each in record.commitments]


def _near(record: Explanation) -> list[Json]:
    return [{**each._asdict(), "meaning": each.meaning} for each in record.nearest]


def commitment(stated: Mention) -> Json:
    """Return a mention of a commitment with its other mentions."""
    return as_mention(stated)


def commitment_row(stated: Mention) -> Json:
    """Return a mention as a row of CSV, with what reviewers say of it in a few words, each under their names."""
    record = commitment(stated)
    reviews = stated.commitment.reviews
    return record | {
        "status": [f"{review.reviewer}: {review.status}" for review in reviews if review.status],
        "reviewers": [f"{review.reviewer}: {review.verdict}" for review in reviews if review.verdict],
    }


def anchored(record: Anchored, *, is_disputed: bool = False) -> Json:
    """Return a review and what it is about now: `proposed` is the id of what it may be about."""
    review = record.review
    now = record.commitment.id if record.commitment and record.state == "holds" else None
    return {
        "state": "disputed" if is_disputed else record.state,
        "reviewer": review.reviewer,
        "verdict": review.verdict or None,
        "read": review.read,
        "id": review.id or None,
        "document": review.document or None,
        "quote": review.quote or None,
        "now": now,
        "proposed": record.commitment.id if record.commitment and record.state == "moved?" else None,
        "likeness": round(record.likeness / 100, 3) if record.state == "moved?" else None,
        "fields": {name: value if isinstance(value, str) else list(value) for name, value in review.fields},
        "status": review.status or None,
        "evidence": as_review(review, ("evidence",))["evidence"],
        "note": review.note or None,
        "date": review.date or None,
        "path": record.line.path,
        "line": record.line.line,
    }


def figures(found: Sequence[Figures], recall: Recall, agreements: Sequence[Agreement]) -> Json:
    """Return the figures of reviews: the first of `precision` is that of all commitments."""
    return {
        "precision": list(map(precision, found)),
        "recall": {
            "documents": recall.documents,
            "found": recall.found,
            "missed": recall.missed,
            "waiting": recall.waiting,
            **_interval("recall", recall.interval),
        },
        "agreement": [
            {
                "reviewers": list(each.reviewers),
                "judged": each.judged,
                "agreed": each.agreed,
                "kappa": each.kappa if each.kappa is None else round(each.kappa, 3),
            }
            for each in agreements
        ],
    }


def precision(record: Figures) -> Json:
    """Return how many of the commitments that usmx found are right."""
    counts = {"judged": record.judged, "right": record.right, "whole": record.whole, "disputed": record.disputed}
    return {"name": record.name or None, **_interval("precision", record.precision), **counts}


def _interval(name: str, interval: Interval) -> Json:
    ends = zip((name, "low", "high"), interval, strict=True)
    return {end: value if value is None else round(value, 3) for end, value in ends}


def opening(record: Commitment, about: Header) -> str:
    """Return the address that opens a document at a commitment in it, "" where there is none."""
    return link_to(about.url, record.location, record.sentence, *record.span)


def comparison(record: Comparison) -> Json:
    """Return a diff; facts and changes follow the output contract."""
    return {
        "left": record.left.id,
        "right": record.right.id,
        "relation": record.relation,
        "similarity": round(record.similarity, 3),
        "layout": record.layout,
        "encoding": record.encoding,
        "left_shared": round(record.left_shared, 3),
        "right_shared": round(record.right_shared, 3),
        "metadata": [
            {
                "field": field.type,
                "type": FIELD_TYPES[field.type],
                "left": field.left or None,
                "right": field.right or None,
                "encoding": differ_in_encoding(field.left, field.right),
                "editorial": _sides(record, field.type, "editorial"),
                "derived": _sides(record, field.type, "derived"),
            }
            for field in record.metadata
        ],
        "facts": [_fact_places(fact) for fact in record.facts],
        "renumbered": [_renumbering(run) for run in record.renumbered],
        "moves": [
            {"changes": list(move.changes), "left_place": place(move.left), "right_place": place(move.right)}
            for move in record.moves
        ],
        "changes": changes(record),
    }


def changes(record: Comparison) -> list[Json]:
    """Return the changes of a diff."""
    return [_change(change, record.left, record.right) for change in record.changes]


def _sides(record: Comparison, field: str, origin: Literal["editorial", "derived"]) -> list[str]:
    """Return the sides whose value of a field is editorial, or derived."""
    return [side for side in ("left", "right") if field in getattr(getattr(record, side), origin)]


def _fact_places(fact: FactPlaces) -> Json:
    return {
        "type": fact.type,
        "fate": fact.fate,
        "left": fact.left_text or None,
        "right": fact.right_text or None,
        "left_places": [place(location) for location in fact.left],
        "right_places": [place(location) for location in fact.right],
    }


def _renumbering(run: Renumbering) -> Json:
    return {
        "noun": run.noun,
        "left": list(run.left),
        "right": list(run.right),
        "statements": run.statements,
        "left_place": place(run.left_place),
        "right_place": place(run.right_place),
    }


def _change(change: Change, left: Document, right: Document) -> Json:
    return {
        "kind": change.kind,
        "moved": change.moved,
        "boilerplate": change.boilerplate,
        "certainty": change.certainty,
        "layout": change.layout,
        "only": list(change.only),
        "encoding": change.encoding,
        "left": _sided(change, 0, left),
        "right": _sided(change, 1, right),
        "edits": [{"op": edit.op, "left": edit.left, "right": edit.right} for edit in change.edits],
        "facts": [as_difference(fact) for fact in change.facts],
    }


def _sided(change: Change, side: int, document: Document) -> list[Json]:
    """Return the statements of a side, each with the span that corresponds to the other side."""
    statements = change.right if side else change.left
    spans = change.spans[side] if change.spans else (None,) * len(statements)
    return [_side(*each, document) for each in zip(statements, spans, strict=True)]


def _side(record: Statement, span: tuple[int, int] | None, document: Document) -> Json:
    """Return a statement as written; where markup cuts one of its words, `words` is what the edits join up to."""
    text = shown(record, document)
    words = {"words": record.text} if text != record.text else {}
    return {"text": text, **words, **({"span": list(span)} if span else {}), **place(record.location)}


def folders(left: str, right: str, changes: Sequence[FolderChange]) -> Json:
    """Return what became of the documents of two folders, with counts."""
    counts = dict.fromkeys(("new", "gone", "changed", "renamed", "same"), 0)
    for change in changes:
        counts[change.fate] += 1
    return {"left": left, "right": right, "counts": counts, "documents": [folder_change(each) for each in changes]}


def folder_change(record: FolderChange) -> Json:
    """Return what became of one document; null on the side that does not have it."""
    return {
        "fate": record.fate,
        "left": record.left or None,
        "right": record.right or None,
        "relation": record.relation,
        "similarity": round(record.similarity, 3) if record.left and record.right else None,
        "words_deleted": record.deleted,
        "words_inserted": record.inserted,
        "facts": [as_difference(fact) for fact in record.facts],
        "fields": list(record.fields),
    }


def trace(record: Trace, id_: str | None = None, claimed: str = "") -> Json:
    """Return the answer to a claim, with the id and day it came with if any, and the commitments its sources state."""
    own = {**({"id": id_} if id_ is not None else {}), **({"claimed": claimed} if claimed else {})}
    sources = list(map(source, record.sources))
    answer = {"claim": record.claim, "verdict": record.verdict, "confidence": record.confidence, "sources": sources}
    return {**own, **answer}


def source(record: Source) -> Json:
    """Return a source of a claim and the commitment it states; `editorial` and `derived` as in `document`."""
    about, stated = record.about, record.commitment
    return {
        "document": about.id,
        "kind": about.kind,
        "date": _day(about.date),
        "title": plain(about.title) or None,
        "editorial": sorted(about.editorial & {"date", "kind", "title"}),
        "derived": sorted(about.derived),
        **place(record.location),
        "text": record.text,
        "score": round(record.score, 3),
        "grade": record.grade,
        "marks": [list(mark) for mark in record.marks],
        "conflicts": [as_difference(part, "claim", "source") for part in record.conflicts],
        "agreements": [as_difference(part, "claim", "source") for part in record.agreements],
        "link": record.link or None,
        "archived": archived(record.link, about.date) or None,
        "copies": [place(location) for location in record.copies],
        "parts": {name: round(share, 3) for name, share in parts(record).items()},
        "carried": list(record.carried),
        "missing": list(record.missing),
        "commitment": stated and {"id": stated.id, "strength": stated.strength, "quote": stated.quote},
    }


def parts(record: Source) -> dict[str, float]:
    """Return what the score of a source is made of, by name: `score` admits the source from `threshold` on."""
    return dict(record.parts)


def follow_up(appearances: Sequence[Appearance]) -> Json:
    """Return what became of a commitment, in order of time; an inferred appearance has a reason and no id."""
    asked = next(each.id for each in appearances if each.how == "stated")
    return {"id": asked, "appearances": [appearance(each) for each in appearances]}


def appearance(record: Appearance) -> Json:
    """Return an appearance of a commitment; differences go from the one before (left) to this one (right)."""
    return {
        "date": _day(record.date),
        "document": record.document,
        "title": plain(record.title) or None,
        **place(record.location),
        "how": record.how,
        "id": record.id or None,
        "quote": record.quote,
        "differences": [as_difference(each) for each in record.differences],
        "reason": record.reason or None,
    }


def hit(record: Hit) -> Json:
    """Return a paragraph that a search found."""
    about, text = record.passage.about, record.passage.text
    first, last = (record.marks[0][0], record.marks[-1][1]) if record.marks else (0, len(text))
    return {
        "document": about.id,
        "kind": about.kind,
        "date": _day(about.date),
        "title": plain(about.title) or None,
        **place(record.passage.location),
        "text": text,
        "marks": [list(mark) for mark in record.marks],
        "link": link_to(about.url, record.passage.location, text, first, last) or None,
    }


def count(record: Count, by: Sequence[str]) -> Json:
    """Return a count of mentions and of the commitments they state, after what it is counted by."""
    return {
        **dict(zip(by, record.by, strict=True)),
        "commitments": record.commitments,
        "mentions": record.mentions,
    }


def group(record: Group) -> Json:
    """Return a group of duplicates with its pairs; shares are those of `Pair` and `Member`."""
    return {**group_head(record), "pairs": list(map(pair, record.pairs))}


def group_head(record: Group) -> Json:
    """Return a group of duplicates without its pairs: it may have very many."""
    return {
        "template": record.is_template,
        "original": _grouped(record.original),
        "members": [{**_grouped(member.document), **_related(member)} for member in record.members],
        "complete": record.is_complete,
    }


def members(groups: Iterable[Group]) -> Iterator[Json]:
    """Yield the documents of groups one by one, each group's original first; groups are numbered from 1."""
    for number, record in enumerate(groups, 1):
        head: Json = {"group": number, "template": record.is_template}
        yield {**head, **_grouped(record.original), "relation": "typical" if record.is_template else "original"}
        for member in record.members:
            yield {**head, **_grouped(member.document), **_related(member)}


def _named(record: Document | Header) -> Json:
    return {
        "id": record.id,
        "path": record.path,
        "kind": record.kind,
        "title": plain(record.title) or None,
        "date": _day(record.date),
        "url": record.url or None,
    }


def _grouped(record: Header) -> Json:
    return {**_named(record), "editorial": sorted(record.editorial), "derived": sorted(record.derived)}


def _related(member: Member) -> Json:
    return {
        "relation": member.relation,
        "direction": member.direction or None,
        "of": member.of,
        "shared": round(member.shared, 3),
        "of_shared": round(member.of_shared, 3),
    }


def pair(record: Pair) -> Json:
    """Return two documents that share much, with both shares (0–1)."""
    return {
        "left": record.left,
        "right": record.right,
        "relation": record.relation,
        "left_shared": round(record.left_shared, 3),
        "right_shared": round(record.right_shared, 3),
    }


def rule(record: Rule | Exclusion) -> Json:
    """Return a rule with its example; one that excludes words has no strength."""
    return {
        "name": record.name,
        "clause": record.clause,
        "strength": getattr(record, "strength", None),
        "meaning": record.meaning,
        "example": record.example,
    }


def index_state(record: State) -> Json:
    """Return the file of an index."""
    return {
        "path": str(record.path),
        "bytes": record.size,
        "documents": record.documents,
        "current": record.current,
        "folder": "" if record.folder is None else str(record.folder),
        "missing": record.missing,
    }


def problem(record: Problem) -> Json:
    """Return a problem with its place."""
    return {"path": record.path, "line": record.line, "code": record.code, "message": record.message}


def _day(value: object) -> str | None:
    return value.isoformat() if value is not None else None  # type: ignore[attr-defined]
