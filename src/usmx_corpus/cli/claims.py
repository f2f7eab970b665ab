"""Read claims from a file or a pipe, one by one: plain text, JSON lines, or a table."""

from __future__ import annotations

import csv
import json
import re
import sys
from contextlib import nullcontext
from functools import partial
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from usmx_corpus.errors import UnreadableFileError
from usmx_corpus.render.tables import bare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    Reader = Callable[[str, Iterator["_Line"]], Iterator["Asked"]]

#: The keys or columns of a claim, of which the first that is there counts, and that of its id.
CLAIM_NAMES = ("claim", "text")
ID_NAME = "id"
_STANDARD_INPUT = "-"
#: Bytes of the longest line that is read, and of the longest claim: fifty times a speech of two hours. Anything
#: longer is not a file of claims but a device or a pipe that never ends.
LONGEST = 8_000_000
_DELIMITERS = ",;\t"

# The first line of JSON lines: an object, whole or broken. No sentence begins like this.
_OBJECT = re.compile(r"\s*+\{\s*+(?:[\"}]|$)")
# The name of a column: one word, or a few without the space that follows a comma in a sentence.
_NAME = re.compile(r"\s*+[\w-]*+\s*+|\S++(?: \S++){1,3}")


class Asked(NamedTuple):
    """A claim of a file, its id there (None if it has none), and the line on which it begins."""

    claim: str
    id: str | None
    line: int


class _Line(NamedTuple):
    """A line with its end, and its number from 1."""

    number: int
    text: str


def read(name: str) -> Iterator[Asked]:
    """Yield the claims of a file ("-": of standard input), each as soon as its line is there.

    The ending of the name decides the format, else the first line that is not blank. Blank lines and records with
    neither claim nor id are skipped; white space is joined, as in a claim that is typed.
    Raises `UnreadableFileError` at a line that cannot be read, after yielding the claims before it.
    """
    place = "standard input" if name == _STANDARD_INPUT else name
    csv.field_size_limit(LONGEST)
    try:
        with _opened(name) as file:
            lines = _lines(place, file)
            first = next((line for line in lines if line.text.strip()), None)
            if first:
                reader = _READERS.get(Path(name).suffix.lower()) or _by_first_line(first.text)
                yield from reader(place, chain([first], lines))
    except OSError as error:
        raise UnreadableFileError(place, error.strerror or str(error)) from error


def read_one() -> str:
    """Return the claim on standard input, however many lines it has; raises as `read` does."""
    words: list[str] = []
    length = 0
    for asked in read(_STANDARD_INPUT):
        words.append(asked.claim)
        length += len(asked.claim) + 1
        if length > LONGEST:
            raise UnreadableFileError("standard input", f"a claim of more than {LONGEST:,} characters")
    return " ".join(words)


def _opened(name: str) -> AbstractContextManager[BinaryIO]:
    if name != _STANDARD_INPUT:
        return Path(name).open("rb")
    if sys.stdin is None:  # a program may be started without one
        raise UnreadableFileError("standard input", "closed")
    return nullcontext(sys.stdin.buffer)


def _lines(place: str, file: BinaryIO) -> Iterator[_Line]:
    for number in count(1):
        line = file.readline(LONGEST + 1)
        if not line:
            return
        if len(line) > LONGEST:
            raise UnreadableFileError(f"{place}:{number}", f"a line of more than {LONGEST:,} bytes")
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise UnreadableFileError(f"{place}:{number}", "not UTF-8") from error
        yield _Line(number, text)


def _by_first_line(first: str) -> Reader:
    """Return the reader for a first line: a JSON object, the header of a table with a claim, else plain text."""
    if _OBJECT.match(first):
        return _json_lines
    for delimiter in _DELIMITERS:
        names = _cells(first, delimiter)
        has_claim = len(names) > 1 and _column(names, CLAIM_NAMES[:1]) is not None
        if has_claim and all(_NAME.fullmatch(name) for name in names):
            return partial(_table, delimiter)
    return _plain


# --- plain text ------------------------------------------------------------------------------------------------------


def _plain(_place: str, lines: Iterator[_Line]) -> Iterator[Asked]:
    return (Asked(_joined(line.text), None, line.number) for line in lines if line.text.strip())


# --- JSON lines ------------------------------------------------------------------------------------------------------


def _json_lines(place: str, lines: Iterator[_Line]) -> Iterator[Asked]:
    for line in lines:
        if line.text.strip():
            asked = _record(f"{place}:{line.number}", line)
            if asked.claim or asked.id:
                yield asked


def _record(place: str, line: _Line) -> Asked:
    """Read a JSON object; null counts as missing, and an id that is a number is kept as written in JSON."""
    try:
        record = json.loads(line.text)
    except (ValueError, RecursionError) as error:
        raise UnreadableFileError(place, f"not a JSON object on one line ({_reason(error)})") from error
    if not isinstance(record, dict):
        raise UnreadableFileError(place, "not a JSON object")
    name = next((name for name in CLAIM_NAMES if name in record), None)
    if name is None:
        raise UnreadableFileError(place, "no key “claim” (or “text”)")
    number = record.get(ID_NAME)
    if isinstance(number, int | float) and not isinstance(number, bool):
        record[ID_NAME] = json.dumps(number)
    claim, id_ = (_text(place, record, key) for key in (name, ID_NAME))
    return Asked(_joined(claim), id_ or None, line.number)


def _text(place: str, record: dict[str, object], key: str) -> str:
    """Return a text of a record, "" if it has none; half of a surrogate pair, which JSON can hold, is an error."""
    value = record.get(key)
    if value is None:
        return ""
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


# --- tables ----------------------------------------------------------------------------------------------------------


def _table(delimiters: str, place: str, lines: Iterator[_Line]) -> Iterator[Asked]:
    """Read CSV (RFC 4180) with a header; the first delimiter that yields a column of claims is used.

    Apostrophes that keep a text from being a formula are removed.
    """
    first = next(lines)
    delimiter = next((each for each in delimiters if _column(_cells(first.text, each), CLAIM_NAMES) is not None), None)
    if delimiter is None:
        raise UnreadableFileError(f"{place}:{first.number}", "no column “claim” (or “text”) in the first row")
    rows = _rows(delimiter, place, first, lines)
    _, names = next(rows)
    columns = _column(names, CLAIM_NAMES), _column(names, (ID_NAME,))
    for line, row in rows:
        _check_length(f"{place}:{line}", row, names)
        claim, id_ = (bare(row[column]) if column is not None and column < len(row) else "" for column in columns)
        if claim.strip() or id_.strip():
            yield Asked(_joined(claim), id_.strip() or None, line)


def _check_length(place: str, row: Sequence[str], names: Sequence[str]) -> None:
    if any(cell.strip() for cell in row[len(names) :]):
        reason = f"{len(row)} cells below {len(names)} names (a cell with a delimiter in it needs quotation marks)"
        raise UnreadableFileError(place, reason)


def _rows(delimiter: str, place: str, first: _Line, lines: Iterator[_Line]) -> Iterator[tuple[int, list[str]]]:
    """Yield rows, each with the line on which it begins."""
    reader = csv.reader((line.text for line in chain([first], lines)), delimiter=delimiter, strict=True)
    while True:
        line = first.number + reader.line_num
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise UnreadableFileError(f"{place}:{line}", f"not a row of a table ({error})") from error
        yield line, row


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _column(names: Sequence[str], wanted: Sequence[str]) -> int | None:
    """Return the index of the first wanted name among those of a table, in any case; None if none is there."""
    folded = [name.strip().casefold() for name in names]
    return next((folded.index(name) for name in wanted if name in folded), None)


def _joined(text: str) -> str:
    return " ".join(text.split())


_READERS: dict[str, Reader] = {
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
    ".json": _json_lines,
    ".csv": partial(_table, _DELIMITERS),
    ".tsv": partial(_table, "\t"),
}
