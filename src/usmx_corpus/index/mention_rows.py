"""Commitments as rows of the tables of an index."""

from __future__ import annotations

from json import JSONEncoder
from typing import TYPE_CHECKING, Any, NamedTuple

from usmx_corpus.commitments import records
from usmx_corpus.facts import entities
from usmx_corpus.index.store import checksum
from usmx_corpus.text import analyse

if TYPE_CHECKING:
    from collections.abc import Collection

    from usmx_corpus.model import Commitment

_as_json = JSONEncoder(ensure_ascii=False).encode
Row = tuple[Any, ...]


class MentionRows(NamedTuple):
    """Rows of the tables about commitments."""

    mentions: list[Row]
    actors: list[Row]
    places: list[Row]


def rows_of(found: Collection[Commitment], country: str) -> MentionRows:
    """Return the rows of some commitments of a country's document."""
    return MentionRows(
        [_mention(each) for each in found],
        [(name, each.id, name in each.actors) for each in found for name in _actors(each, country)],
        [(name, each.id) for each in found for name in records.places(each)],
    )


def _mention(commitment: Commitment) -> Row:
    stems = {*analyse.tokens(commitment.text), *analyse.stems(commitment.text)}
    record, facts = _as_json(records.as_record(commitment)), _as_json(records.as_fields(commitment.facts))
    return (
        commitment.id,
        commitment.document,
        commitment.location.start,
        commitment.strength,
        commitment.kind,
        commitment.instrument or None,
        commitment.rule,
        len(commitment.amounts),
        sum(fact.is_figure for fact in commitment.facts),
        f" {' '.join(sorted(stems))} ",
        record,
        facts,
        checksum(record),
        checksum(facts),
    )


def _actors(commitment: Commitment, country: str) -> set[str]:
    """Return who undertakes it: the actors, and those in whose name a document of a country says so."""
    if not commitment.actors_as_written:
        return set(commitment.actors)
    written = entities.name_spans(commitment.actors_as_written, country)
    return {*commitment.actors, *(mention.name for mention in written)}
