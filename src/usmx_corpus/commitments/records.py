"""Commitments as JSON and back: for scripts and for the index."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from usmx_corpus.model import (
    Amount,
    Commitment,
    Day,
    Deadline,
    Difference,
    Duration,
    Evidence,
    Fact,
    Interval,
    Location,
    Money,
    Range,
    Repeat,
    Review,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from usmx_corpus.model import Mention, Value

Json = dict[str, Any]

#: The records of values by the type of fact; all other values are texts.
_RECORDS: dict[str, Callable[..., Value]] = {
    "amount": Money,
    "percent": Range,
    "count": Range,
    "date": Day,
    "period": Duration,
}


#: Hexadecimal digits of an id, 48 bits: the archive's 41,000 commitments have two of one id with a chance of 3 in a
#: million.
_ID_LENGTH = 12


def id_of(document: str, folded: str, ordinal: int = 1) -> str:
    """Return the id of a mention: of its document and folded words, and among equal clauses of their order."""
    key = f"{document}\n{folded}\n{ordinal}" if ordinal > 1 else f"{document}\n{folded}"
    return sha256(key.encode()).hexdigest()[:_ID_LENGTH]


#: What an amount has words for, or none.
_WORDS = ("currency", "qualifier", "per")


def as_record(commitment: Commitment) -> Json:
    """Return a commitment as the output contract has it, without its `repeats`."""
    deadline = commitment.deadline
    return {
        "id": commitment.id,
        "document": commitment.document,
        **commitment.location.as_record(),
        "statement": commitment.statement,
        "quote": commitment.quote,
        "text": commitment.text,
        "sentence": commitment.sentence,
        "section": commitment.section,
        "actors": commitment.actors,
        "actors_as_written": commitment.actors_as_written,
        "strength": commitment.strength or None,
        "amounts": [_amount(amount) for amount in commitment.amounts],
        "figures": [_figure(fact) for fact in commitment.facts if fact.type != "amount" and fact.is_figure],
        "places": places(commitment),
        "deadline": deadline and {"text": deadline.text, "start": _day(deadline.start), "end": _day(deadline.end)},
        "condition": commitment.condition or None,
        "kind": commitment.kind,
        "instrument": commitment.instrument or None,
        "beneficiaries": commitment.beneficiaries,
        "rule": commitment.rule,
        "trigger": commitment.trigger,
        "part_of": commitment.part_of or None,
        **_reviewed(commitment),
    }


def _reviewed(commitment: Commitment) -> Json:
    """Return what reviewers say of a commitment, nothing where none of them has seen it."""
    if not commitment.reviews:
        return {}
    return {
        "reviewed": commitment.reviewed,
        "edited": commitment.edited,
        "reviews": [as_review(review, _SAID) for review in commitment.reviews],
    }


def of_record(record: Mapping[str, Any], facts: Iterable[Fact]) -> Commitment:
    """Return the commitment of a record; `facts` are its facts, of which the record has only a part."""
    deadline = record["deadline"]
    return Commitment(
        id=record["id"],
        document=record["document"],
        location=Location(*(record.get(field, 0) for field in Location._fields)),
        statement=record["statement"],
        quote=record["quote"],
        text=record["text"],
        sentence=record["sentence"],
        section=tuple(record["section"]),
        actors=tuple(record["actors"]),
        actors_as_written=record["actors_as_written"],
        strength=record["strength"] or "",
        amounts=tuple(Amount(**amount | {key: amount[key] or "" for key in _WORDS}) for amount in record["amounts"]),
        facts=tuple(facts),
        deadline=deadline and Deadline(deadline["text"], _date(deadline["start"]), _date(deadline["end"])),
        condition=record["condition"] or "",
        kind=record["kind"],
        instrument=record["instrument"] or "",
        beneficiaries=tuple(record["beneficiaries"]),
        rule=record["rule"],
        trigger=record["trigger"],
        part_of=record["part_of"] or "",
        reviews=tuple(map(of_review, record.get("reviews", ()))),
        edited=tuple(record.get("edited", ())),
    )


#: What is told of a review where the commitment is.
_SAID = ("reviewer", "verdict", "fields", "note", "status", "evidence", "date")


def as_review(review: Review, keys: Sequence[str] = Review._fields) -> Json:
    """Return a review as a line of `reviews/NAME.jsonl` has it, or some of its keys."""
    values = review._asdict() | {
        "id": review.id or None,
        "verdict": review.verdict or None,
        "status": review.status or None,
        "fields": dict(review.fields),
        "evidence": [{key: value for key, value in each._asdict().items() if value} for each in review.evidence],
    }
    return {key: values[key] for key in keys}


def of_review(record: Mapping[str, Any]) -> Review:
    """Return the review of such a record, which may lack keys; what none of them gives is empty."""
    known = {key: record[key] for key in Review._fields if record.get(key) is not None}
    fields = known.get("fields", {}).items()
    known["fields"] = tuple((name, value if isinstance(value, str) else tuple(value)) for name, value in fields)
    known["evidence"] = tuple(Evidence(**each) for each in known.get("evidence", ()))
    known["declined"] = tuple(known.get("declined", ()))
    return Review(**{"id": "", "document": "", "quote": "", "verdict": "", "reviewer": ""} | known)


def as_fields(facts: Iterable[Fact]) -> list[tuple[Any, ...]]:
    """Return facts as tuples of their fields, for JSON."""
    return [tuple(fact) for fact in facts]


def of_fields(fields: Iterable[list[Any]]) -> tuple[Fact, ...]:
    """Return the facts of such fields; JSON has turned records of values into lists."""
    return tuple(Fact(type_, text, _value(type_, value), *rest) for type_, text, value, *rest in fields)


def _value(type_: str, value: Any) -> Value:  # noqa: ANN401 - JSON
    if type_ == "date" and isinstance(value, list) and isinstance(value[0], list):
        return Interval(*(Day(*end) for end in value))
    return _RECORDS[type_](*value) if isinstance(value, list) else value


def as_repeat(repeat: Repeat) -> Json:
    """Return a repeat as the output contract has it."""
    return {
        "id": repeat.id,
        "document": repeat.document,
        "relation": repeat.relation,
        "differences": [as_difference(difference) for difference in repeat.differences],
    }


def as_mention(mention: Mention) -> Json:
    """Return a mention as the output contract has it, with its repeats."""
    return {**as_record(mention.commitment), "repeats": list(map(as_repeat, mention.repeats))}


def of_repeat(record: Mapping[str, Any]) -> Repeat:
    """Return the repeat of such a record."""
    differences = (Difference(each["type"], each["left"] or "", each["right"] or "") for each in record["differences"])
    return Repeat(record["id"], record["document"], record["relation"], tuple(differences))


def as_difference(difference: Difference, left: str = "left", right: str = "right") -> Json:
    """Return a difference, with its two sides under the given keys."""
    return {"type": difference.type, left: difference.left or None, right: difference.right or None}


def places(commitment: Commitment) -> list[str]:
    """Return the places that a commitment names, in alphabetical order."""
    return sorted({fact.name for fact in commitment.facts if fact.type == "place"})


def _amount(amount: Amount) -> Json:
    return amount._asdict() | {key: getattr(amount, key) or None for key in _WORDS}


def _figure(fact: Fact) -> Json:
    words = {"unit": fact.unit, "qualifier": fact.qualifier, "per": fact.per}
    return {"type": fact.type, "text": fact.text, **{key: word or None for key, word in words.items()}}


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
