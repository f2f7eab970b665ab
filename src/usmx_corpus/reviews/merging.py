"""Put together what usmx found and what reviewers say of it."""

from __future__ import annotations

import re
from collections import defaultdict
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from usmx_corpus.commitments.records import id_of
from usmx_corpus.model import STRENGTHS, Amount, Commitment, Deadline
from usmx_corpus.reviews.anchoring import place_of
from usmx_corpus.reviews.records import CHOICES, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from usmx_corpus.model import Document, Problem, Review, Strength
    from usmx_corpus.reviews.anchoring import Anchored, Spot, Texts
    from usmx_corpus.reviews.store import Kept

#: The rule of what reviewers found and usmx did not.
MISSED = "missed"
_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)(?: to (\d{4}-\d\d-\d\d))?")

Value = str | tuple[str, ...]


class Reviewed(NamedTuple):
    """The reviews of a folder: what each is about now, and the commitments as reviewers have them.

    `anchored` has the last word of each reviewer about each thing. `commitments` are those with reviews: as usmx found
    them, with the fields that reviewers edited; and those that usmx missed. `lines` counts all records ever made.
    """

    anchored: tuple[Anchored, ...]
    commitments: tuple[Commitment, ...]
    problems: tuple[Problem, ...]
    lines: int

    @property
    def waiting(self) -> list[Anchored]:
        """The reviews that are proposed to be about other words now, or lost."""
        return [each for each in self.anchored if each.state != "holds"]

    @property
    def reviewers(self) -> list[str]:
        """The names of all who have reviewed something."""
        return sorted({each.review.reviewer for each in self.anchored})

    @property
    def read_through(self) -> dict[str, set[str]]:
        """The documents that were read through to the end, each with those who did."""
        found: dict[str, set[str]] = defaultdict(set)
        for each in self.anchored:
            if each.review.read and each.state == "holds":
                found[each.document].add(each.review.reviewer)
        return dict(found)


def merge(kept: Kept, texts: Texts) -> Reviewed:
    """Return the reviews of a folder and what they are about now."""
    from usmx_corpus.reviews.anchoring import anchor

    every = _last_of_each(anchor(kept.latest, texts))
    about: dict[str, list[Review]] = defaultdict(list)
    found: dict[str, Commitment] = {}
    for each in every:
        commitment = each.commitment or (_missed(each, texts) if each.state == "holds" and each.spot else None)
        if each.state == "holds" and commitment and not each.review.is_withdrawn:
            found.setdefault(commitment.id, commitment)
            about[commitment.id].append(each.review)
    commitments = tuple(edited(commitment, about[id_]) for id_, commitment in found.items())
    kept_by = tuple(each for each in every if not each.review.is_withdrawn)
    return Reviewed(kept_by, commitments, kept.problems, len(kept.lines))


def _last_of_each(anchored: Iterable[Anchored]) -> list[Anchored]:
    """Return the last review of each commitment by each reviewer: another id may have had an earlier one."""
    last: dict[tuple[str, ...], Anchored] = {}
    for number, each in enumerate(anchored):
        is_of_one = each.state == "holds" and each.commitment
        key = (each.review.reviewer, each.commitment.id) if is_of_one and each.commitment else (str(number),)
        last.pop(key, None)
        last[key] = each
    return [*last.values()]


def edited(commitment: Commitment, reviews: Sequence[Review]) -> Commitment:
    """Return a commitment with its reviews, and with the fields that they state otherwise and none of them disputes."""
    said: dict[str, set[Value]] = defaultdict(set)
    for review in reviews:
        for name, value in review.fields:
            said[name].add(value)
    agreed = {name: next(iter(values)) for name, values in said.items() if len(values) == 1}
    changes: dict[str, Any] = {name: _typed(name, value) for name, value in agreed.items()}
    return commitment._replace(**changes, reviews=tuple(reviews), edited=tuple(sorted(changes)))


def _typed(name: str, value: Value) -> object:
    """Return the value of a field as a commitment has it."""
    if name == "amounts":
        return tuple(_amounts(value if isinstance(value, tuple) else (value,)))
    if name == "deadline":
        return _deadline(str(value)) if value else None
    return value


def _deadline(words: str) -> Deadline:
    """Return a deadline: "2026-06-30" and "2026-01-01 to 2026-06-30" are days, other words have none."""
    if found := _DAYS.fullmatch(words.strip()):
        with suppress(ValueError):  # no such day
            first = date.fromisoformat(found[1])
            last = date.fromisoformat(found[2] or found[1])
            if first <= last:
                return Deadline(words, first, last)
    return Deadline(words, None, None)


def _amounts(words: Iterable[str]) -> Iterator[Amount]:
    """Yield amounts as usmx reads their words, without a value where it reads none."""
    from usmx_corpus import facts
    from usmx_corpus.commitments.extraction import amounts_in

    for each in words:
        found = [*amounts_in(each, facts.facts_in(each), "")]
        yield from found or [Amount(each, None, "", "outlay")]


# --- what usmx missed ------------------------------------------------------------------------------------------------


def _missed(anchored: Anchored, texts: Texts) -> Commitment | None:
    document = texts.read(anchored.document)
    return missed(document, anchored.spot, anchored.review) if document and anchored.spot else None


def missed(document: Document, spot: Spot, review: Review) -> Commitment:
    """Return the commitment that a reviewer found at a spot, where usmx finds none: its words, figures and place.

    Its grade is that which usmx gave it when it still found it, if it did.
    """
    from usmx_corpus import facts
    from usmx_corpus.commitments.deadlines import deadline_in
    from usmx_corpus.commitments.extraction import amounts_in
    from usmx_corpus.reading.text import joined

    statement = document.statements[spot.statement]
    text = statement.body[spot.start : spot.end]
    location = document.place(*place_of(document, spot))
    country = document.country
    known = facts.facts_of(text, country)
    return Commitment(
        id=id_of(document.id, folded(text)),
        document=document.id,
        location=location,
        statement=spot.statement,
        quote=joined(document.raw[location.start : location.end]),
        text=text,
        sentence=statement.body,
        section=statement.section,
        actors=(),
        actors_as_written="",
        strength=cast("Strength", review.strength if review.strength in STRENGTHS else ""),
        amounts=tuple(amounts_in(text, known, country)),
        facts=known,
        deadline=deadline_in(document, text, known),
        condition="",
        kind=CHOICES["kind"][0],  # type: ignore[arg-type]
        instrument="",
        beneficiaries=(),
        rule=MISSED,
        trigger="",
        reviews=(review,),
    )
