"""Read claims from JSON: an object a line, a list of objects, or ClaimReview (schema.org)."""

from __future__ import annotations

import json
import re
from itertools import chain
from typing import TYPE_CHECKING

from usmx_corpus.cli.asked import CLAIM_NAMES, DATE_NAMES, ID_NAMES, LONGEST, ONE_OF, Asked, first_of, folded, joined
from usmx_corpus.errors import UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from usmx_corpus.cli.asked import Line

    Key = tuple[str, object]  # as written, and its value

#: The keys of an object that holds a list of claims (JSON-LD, DataFeed and ItemList of schema.org, and plain ones).
_LISTS = frozenset(("@graph", "dataFeedElement", "itemListElement", "claims", "items", "data", "results"))
#: ClaimReview keeps the day of the claim in what is reviewed; "datePublished" beside it is that of the review.
_REVIEWED = "itemreviewed"
_DATES_REVIEWED = ("datepublished", "datecreated", *DATE_NAMES)
_SPACE = re.compile(r"\s*+")
_DECODER = json.JSONDecoder()


def read(place: str, lines: Iterator[Line]) -> Iterator[Asked]:
    """Yield the claims of JSON lines, or of one document of JSON if the first line alone is no object.

    Raises `UnreadableFileError` with the line of what cannot be read.
    """
    first = next(lines)
    if _goes_on(first.text):
        yield from _document(place, first, lines)
    else:
        yield from read_lines(place, chain([first], lines))


def read_lines(place: str, lines: Iterator[Line]) -> Iterator[Asked]:
    """Yield the claims of JSON lines; raises as `read` does."""
    for line in lines:
        if not line.text.strip():
            continue
        try:
            record = json.loads(line.text)
        except (ValueError, RecursionError) as error:
            reason = f"not a JSON object on one line ({_reason(error)})"
            raise UnreadableFileError(f"{place}:{line.number}", reason) from error
        yield from _asked(f"{place}:{line.number}", record, line.number)


def _goes_on(text: str) -> bool:
    """Whether a line begins a list, or an object that holds one or does not end on it."""
    if text.lstrip().startswith("["):
        return True
    try:
        record = json.loads(text)
    except json.JSONDecodeError as error:
        return text.lstrip().startswith("{") and error.pos >= len(text.rstrip())
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and _holds_list(record)


def _holds_list(record: dict[str, object]) -> bool:
    """Whether an object is no claim and has a list of claims."""
    is_claim = first_of(CLAIM_NAMES, _by_name(record)) is not None
    return not is_claim and any(isinstance(record.get(key), list) for key in _LISTS)


# --- one document ----------------------------------------------------------------------------------------------------


def _document(place: str, first: Line, lines: Iterator[Line]) -> Iterator[Asked]:
    text = _whole(place, first, lines)
    try:
        json.loads(text)
        records = [(record, first.number + text.count("\n", 0, at)) for at, record in _records(text)]
    except (ValueError, RecursionError) as error:
        line = first.number + (error.lineno - 1 if isinstance(error, json.JSONDecodeError) else 0)
        raise UnreadableFileError(f"{place}:{line}", f"not JSON ({_reason(error)})") from error
    for record, line in records:
        yield from _asked(f"{place}:{line}", record, line)


def _whole(place: str, first: Line, lines: Iterator[Line]) -> str:
    parts, length = [first.text], len(first.text)
    for line in lines:
        parts.append(line.text)
        length += len(line.text)
        if length > LONGEST:
            reason = f"a JSON document of more than {LONGEST:,} characters; write an object a line"
            raise UnreadableFileError(f"{place}:{line.number}", reason)
    return "".join(parts)


def _records(text: str) -> Iterator[tuple[int, object]]:
    """Yield the records of a document of JSON, each with its place: those of its list, else itself."""
    start = _after_space(text, 0)
    held = next((at for at in _lists(text, start) if text[at] == "["), None)
    if held is None:
        yield start, _DECODER.raw_decode(text, start)[0]
        return
    for at, value in _elements(text, held):
        yield at, value["item"] if isinstance(value, dict) and "item" in value else value


def _lists(text: str, start: int) -> Iterator[int]:
    """Yield where the list of a document may begin: the document, or the value of a key for lists."""
    if text[start] == "[":
        yield start
    elif text[start] == "{" and _holds_list(_DECODER.raw_decode(text, start)[0]):
        for at, key in _members(text, start):
            if key in _LISTS:
                yield at


def _members(text: str, start: int) -> Iterator[tuple[int, str]]:
    """Yield the keys of an object, each with the place of its value."""
    at = _after_space(text, start + 1)
    while text[at] != "}":
        key, at = _DECODER.raw_decode(text, at)
        at = _after_space(text, _after_space(text, at) + 1)
        yield at, key
        at = _next(text, _DECODER.raw_decode(text, at)[1])


def _elements(text: str, start: int) -> Iterator[tuple[int, object]]:
    """Yield the values of a list, each with its place."""
    at = _after_space(text, start + 1)
    while text[at] != "]":
        value, end = _DECODER.raw_decode(text, at)
        yield at, value
        at = _next(text, end)


def _next(text: str, end: int) -> int:
    """Return where the next value begins behind the end of one, or the sign that ends all."""
    at = _after_space(text, end)
    return _after_space(text, at + 1) if text[at] == "," else at


def _after_space(text: str, start: int) -> int:
    found = _SPACE.match(text, start)
    return found.end() if found else start


# --- one record ------------------------------------------------------------------------------------------------------


def _asked(place: str, record: object, line: int) -> Iterator[Asked]:
    """Yield the claim of a record, none if it has neither claim nor id; null counts as missing."""
    if not isinstance(record, dict):
        raise UnreadableFileError(place, "not a JSON object")
    known = _by_name(record)
    named = first_of(CLAIM_NAMES, known)
    if named is None:
        raise UnreadableFileError(place, f"no key {ONE_OF}")
    claim = joined(_text(place, named))
    id_ = _text(place, first_of(ID_NAMES, known), numbers=True)
    if claim or id_:
        yield Asked(claim, id_ or None, line, joined(_text(place, _dated(known), numbers=True)))


def _by_name(record: object) -> dict[str, Key]:
    """Return the values of a record by folded key; of keys that fold alike the first counts."""
    items = reversed(record.items()) if isinstance(record, dict) else ()
    return {folded(key): (key, value) for key, value in items}


def _dated(known: dict[str, Key]) -> Key | None:
    """Return the day of a claim; in ClaimReview, that of what is reviewed."""
    _, reviewed = known.get(_REVIEWED, ("", None))
    if isinstance(reviewed, list):
        reviewed = next(iter(reviewed), None)
    return first_of(_DATES_REVIEWED, _by_name(reviewed)) or first_of(DATE_NAMES, known)


def _text(place: str, named: Key | None, *, numbers: bool = False) -> str:
    """Return a text of a record, "" if it has none; half of a surrogate pair, which JSON can hold, is an error.

    With `numbers` a number is as good, as written in JSON.
    """
    key, value = named or ("", None)
    if value is None:
        return ""
    if numbers and isinstance(value, int | float) and not isinstance(value, bool):
        value = json.dumps(value)
    if not isinstance(value, str):
        raise UnreadableFileError(place, f"“{key}” must be a string")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise UnreadableFileError(place, f"“{key}” holds half of a character (a lone surrogate)") from error
    return value


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg}, column {error.colno}"
    return "nested too deeply" if isinstance(error, RecursionError) else "a number is too long"
