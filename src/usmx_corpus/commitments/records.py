"""Commitments as JSON and back: the form in which scripts get them and in which an index keeps them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from usmx_corpus.model import Amount, Commitment, Deadline, Difference, Fact, Location, Repeat

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Json = dict[str, Any]


def as_record(commitment: Commitment) -> Json:
    """Give a commitment by the output contract, without its repeats."""
    from usmx_corpus.facts.ledger import is_figure  # who reads records needs no facts

    deadline = commitment.deadline
    return {
        "id": commitment.id,
        "document": commitment.document,
        **commitment.location._asdict(),
        "statement": commitment.statement,
        "quote": commitment.quote,
        "text": commitment.text,
        "sentence": commitment.sentence,
        "section": commitment.section,
        "actors": commitment.actors,
        "actors_as_written": commitment.actors_as_written,
        "strength": commitment.strength,
        "amounts": [amount._asdict() | {"qualifier": amount.qualifier or None} for amount in commitment.amounts],
        "figures": [_figure(fact) for fact in commitment.facts if fact.type != "amount" and is_figure(fact)],
        "places": places(commitment),
        "deadline": deadline and {"text": deadline.text, "start": _day(deadline.start), "end": _day(deadline.end)},
        "kind": commitment.kind,
        "instrument": commitment.instrument or None,
        "beneficiaries": commitment.beneficiaries,
        "rule": commitment.rule,
        "trigger": commitment.trigger,
        "part_of": commitment.part_of or None,
    }


def of_record(record: Mapping[str, Any], facts: Iterable[Fact]) -> Commitment:
    """Give the commitment of a record, with the facts that the record tells only in part."""
    deadline = record["deadline"]
    return Commitment(
        id=record["id"],
        document=record["document"],
        location=Location(*(record[field] for field in Location._fields)),
        statement=record["statement"],
        quote=record["quote"],
        text=record["text"],
        sentence=record["sentence"],
        section=tuple(record["section"]),
        actors=tuple(record["actors"]),
        actors_as_written=record["actors_as_written"],
        strength=record["strength"],
        amounts=tuple(Amount(**amount | {"qualifier": amount["qualifier"] or ""}) for amount in record["amounts"]),
        facts=tuple(facts),
        deadline=deadline and Deadline(deadline["text"], _date(deadline["start"]), _date(deadline["end"])),
        kind=record["kind"],
        instrument=record["instrument"] or "",
        beneficiaries=tuple(record["beneficiaries"]),
        rule=record["rule"],
        trigger=record["trigger"],
        part_of=record["part_of"] or "",
    )


def as_fields(facts: Iterable[Fact]) -> list[tuple[Any, ...]]:
    """Give facts as lists of their fields."""
    return [tuple(fact) for fact in facts]


def of_fields(fields: Iterable[list[Any]]) -> tuple[Fact, ...]:
    """Give the facts of such lists; a value of several parts is a tuple again."""
    return tuple(
        Fact(type_, text, tuple(value) if isinstance(value, list) else value, *rest)
        for type_, text, value, *rest in fields
    )


def as_repeat(repeat: Repeat) -> Json:
    """Give a repeat by the output contract."""
    return {
        "id": repeat.id,
        "document": repeat.document,
        "relation": repeat.relation,
        "differences": [as_difference(difference) for difference in repeat.differences],
    }


def of_repeat(record: Mapping[str, Any]) -> Repeat:
    """Give the repeat of such a record."""
    differences = (Difference(each["type"], each["left"] or "", each["right"] or "") for each in record["differences"])
    return Repeat(record["id"], record["document"], record["relation"], tuple(differences))


def as_difference(difference: Difference, left: str = "left", right: str = "right") -> Json:
    """Give a typed difference, its sides under the names given."""
    return {"type": difference.type, left: difference.left or None, right: difference.right or None}


def places(commitment: Commitment) -> list[str]:
    """Give the places that a commitment names."""
    return sorted({str(fact.value) for fact in commitment.facts if fact.type == "place"})


def _figure(fact: Fact) -> Json:
    return {"type": fact.type, "text": fact.text, "unit": fact.unit or None, "qualifier": fact.qualifier or None}


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
