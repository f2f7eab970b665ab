"""The lines of `reviews/NAME.jsonl`: how one is written, and what is wrong with one that somebody else wrote."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, get_args

from usmx_corpus.commitments.records import as_review, of_review
from usmx_corpus.errors import ReviewError
from usmx_corpus.model import JUDGEMENTS, STRENGTHS, Commitment, Review
from usmx_corpus.text import analyse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Key = tuple[str, ...]  # what a review is about: the later review of one key counts

#: Fields that a reviewer may state otherwise; True for those with several values.
FIELDS = {
    "text": False, "actors": True, "strength": False, "amounts": True, "deadline": False, "condition": False,
    "kind": False, "instrument": False, "beneficiaries": True,
}  # fmt: skip
#: Statuses that are offered; any other words will do. They are those of TrumpTracker.
STATUSES = ("not started", "in progress", "achieved", "compromised", "broken")
#: The values that a field may have, where not any words will do.
CHOICES: dict[str, tuple[str, ...]] = {
    "strength": STRENGTHS,
    "kind": get_args(Commitment.__annotations__["kind"]),
}
#: Characters of a text in a record: more than any clause, and few enough to be read.
_LONGEST = 20_000
_TEXTS = frozenset(Review._fields) - {"fields", "evidence", "declined", "read"}
_EVIDENCE = ("url", "quote", "date", "archived")
#: What a reviewer says.
_SAID = ("verdict", "fields", "note", "status", "evidence", "declined", "read")
#: The name of a reviewer is that of a file, on any system.
_NAME = re.compile(r"\w(?:[\w .'’-]{0,62}[\w'’-])?")


def reviewer(name: str) -> str:
    """Return the name of a reviewer, with single spaces; raises `ReviewError` where it is no name for a file."""
    joined = " ".join(name.split())
    if not _NAME.fullmatch(joined):
        reason = "a name has letters, digits, spaces, hyphens, dots and apostrophes, at most 64 characters"
        raise ReviewError(f"“{name}”", reason)
    return joined


def key(review: Review) -> Key:
    """Return what a review is about: a commitment by its id or its words, or a document."""
    if review.read or not (review.id or review.quote):
        return "document", review.document
    return ("id", review.id) if review.id else ("quote", review.document, folded(review.quote))


def said(review: Review) -> dict[str, Any]:
    """Return what a reviewer says in a review, without what it is about."""
    return {name: getattr(review, name) for name in _SAID}


def folded(quote: str) -> str:
    """Return the words of a quote as ids of commitments have them."""
    return " ".join(analyse.tokens(quote))


def written(review: Review) -> str:
    """Return a review as a line of JSON, without keys that say nothing."""
    record = as_review(review)
    kept = {name: value for name, value in record.items() if value or name in {"id", "verdict"}}
    if not (review.id or review.quote or review.verdict):
        kept = {name: value for name, value in kept.items() if name not in {"id", "verdict"}} | {"read": review.read}
    return json.dumps({name: value for name, value in kept.items() if value != {}}, ensure_ascii=False)


def read(line: str, name: str) -> Review:
    """Return the review of a line in the file of the reviewer `name`; `ValueError` says what is wrong with it."""
    try:
        record = json.loads(line)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"no JSON: {error.msg}, column {error.colno}") from None
    if not isinstance(record, dict):
        raise ValueError("no JSON object")  # noqa: TRY004 - the caller reports it as it reports bad JSON
    record.setdefault("reviewer", name)
    return checked(record)


def checked(record: Mapping[str, Any]) -> Review:
    """Return the review of a record that anybody may have made; `ValueError` says what is wrong with it."""
    for problem in _problems(record):
        raise ValueError(problem)
    review = of_review(record)
    if review.verdict == "missed" and not (review.document and review.quote):
        raise ValueError("a missed commitment needs “document” and “quote”")
    if not (review.id or review.document):
        raise ValueError("names neither a commitment (“id”) nor a “document”")
    return review


def _problems(record: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the values of a record."""
    for name in sorted(_TEXTS & record.keys()):
        if record[name] is not None and not isinstance(record[name], str):
            yield f"“{name}” must be a string"
        elif len(record[name] or "") > _LONGEST:
            yield f"“{name}” has more than {_LONGEST:,} characters"
    if record.get("verdict") not in {None, "", *JUDGEMENTS}:
        yield f"unknown verdict “{record['verdict']}”; choose from {', '.join(JUDGEMENTS)}"
    if not isinstance(record.get("read", False), bool):
        yield "“read” must be true or false"
    if not _are_texts(record.get("declined")):
        yield "“declined” must be a list of strings"
    yield from _problems_of_fields(record.get("fields"))
    yield from _problems_of_evidence(record.get("evidence"))
    if not _NAME.fullmatch(str(record.get("reviewer") or "")):
        yield "“reviewer” is no name"


def _problems_of_fields(fields: object) -> Iterator[str]:
    if fields is None:
        return
    if not isinstance(fields, dict):
        yield "“fields” must be an object"
        return
    for name, value in fields.items():
        if name not in FIELDS:
            yield f"unknown field “{name}”; choose from {', '.join(FIELDS)}"
        elif FIELDS[name] and not (isinstance(value, list) and _are_texts(value)):
            yield f"“{name}” must be a list of strings"
        elif not FIELDS[name] and not isinstance(value, str):
            yield f"“{name}” must be a string"
        elif name in CHOICES and value not in CHOICES[name]:
            yield f"unknown {name} “{value}”; choose from {', '.join(CHOICES[name])}"


def _problems_of_evidence(evidence: object) -> Iterator[str]:
    for each in evidence if isinstance(evidence, list) else [] if evidence is None else [evidence]:
        if not isinstance(each, dict) or not each.get("url") or not _are_texts([*each.values()]):
            yield "“evidence” must be a list of objects with “url”"
        elif unknown := sorted(each.keys() - set(_EVIDENCE)):
            yield f"unknown key “{unknown[0]}” of evidence; choose from {', '.join(_EVIDENCE)}"


def _are_texts(values: object) -> bool:
    if values is None:
        return True
    return isinstance(values, list) and all(isinstance(each, str) and len(each) <= _LONGEST for each in values)
