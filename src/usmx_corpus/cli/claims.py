"""Read claims from a file or a pipe, one by one: plain text, a Markdown list, JSON, or a table."""

from __future__ import annotations

import csv
import re
import sys
from contextlib import nullcontext
from functools import partial
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from usmx_corpus.cli import claims_json
from usmx_corpus.cli.asked import (
    CLAIM_NAMES,
    DATE_NAMES,
    ID_NAMES,
    LONGEST,
    ONE_OF,
    TELLING_NAMES,
    Asked,
    Line,
    first_of,
    folded,
    joined,
)
from usmx_corpus.errors import UnreadableFileError
from usmx_corpus.render.tables import bare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    Reader = Callable[[str, Iterator[Line]], Iterator[Asked]]

_STANDARD_INPUT = "-"
_DELIMITERS = ",;\t"

# The first line of JSON: an object, whole or broken, or a list of them. No sentence begins like this.
_JSON = re.compile(r"\s*+(?:\[\s*+)?+\{\s*+(?:[\"}]|$)|\s*+\[\s*+$")
# An item of a list in Markdown (CommonMark 0.31, 5.2), perhaps with a box to tick (GitHub).
_ITEM = re.compile(r"\s*+(?:[-*+]|\d{1,9}[.)])\s++(?:\[[ xX]\]\s++)?+(?P<words>\S.*+)")
# What ends an item above it and begins none: a blank line, a heading, a rule, a fence, a quote.
_BREAK = re.compile(r"\s*+(?:$|#{1,6}(?:\s|$)|(?:-[ \t]*+){3,}$|(?:\*[ \t]*+){3,}$|(?:_[ \t]*+){3,}$|```|~~~|>)")
# The name of a column: one word, or a few without the space that follows a comma in a sentence.
_NAME = re.compile(r"\s*+[\w-]*+\s*+|\S++(?: \S++){1,3}")


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


def _lines(place: str, file: BinaryIO) -> Iterator[Line]:
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
        yield Line(number, text)


def _by_first_line(first: str) -> Reader:
    """Return the reader for a first line: JSON, the header of a table with a claim, else plain text."""
    if _JSON.match(first):
        return claims_json.read
    for delimiter in _DELIMITERS:
        names = _cells(first, delimiter)
        has_claim = len(names) > 1 and _column(names, TELLING_NAMES) is not None
        if has_claim and all(_NAME.fullmatch(name) for name in names):
            return partial(_table, delimiter)
    return _plain


# --- plain text ------------------------------------------------------------------------------------------------------


def _plain(_place: str, lines: Iterator[Line]) -> Iterator[Asked]:
    return (Asked(joined(line.text), None, line.number) for line in lines if line.text.strip())


# --- Markdown --------------------------------------------------------------------------------------------------------


def _markdown(place: str, lines: Iterator[Line]) -> Iterator[Asked]:
    """Yield the items of lists, each with the lines on which it goes on; without a list each line, as in plain text."""
    before: list[Line] = []
    item: list[str] = []
    number = 0
    for line in lines:
        begun = None if _BREAK.match(line.text) else _ITEM.match(line.text)
        if item and (begun or _BREAK.match(line.text)):
            yield Asked(joined(" ".join(item)), None, number)
            item = []
        if begun:
            item, number = [begun["words"]], line.number
        elif item:
            item.append(line.text)
        elif not number:
            before.append(line)
    if item:
        yield Asked(joined(" ".join(item)), None, number)
    elif not number:
        yield from _plain(place, iter(before))


# --- tables ----------------------------------------------------------------------------------------------------------


def _table(delimiters: str, place: str, lines: Iterator[Line]) -> Iterator[Asked]:
    """Read CSV (RFC 4180) with a header; the first delimiter that yields a column of claims is used.

    Apostrophes that keep a text from being a formula are removed.
    """
    first = next(lines)
    delimiter = next((each for each in delimiters if _column(_cells(first.text, each), CLAIM_NAMES) is not None), None)
    if delimiter is None:
        raise UnreadableFileError(f"{place}:{first.number}", f"no column {ONE_OF} in the first row")
    rows = _rows(delimiter, place, first, lines)
    _, names = next(rows)
    columns = [_column(names, wanted) for wanted in (CLAIM_NAMES, ID_NAMES, DATE_NAMES)]
    for line, row in rows:
        _check_length(f"{place}:{line}", row, names)
        claim, id_, day = (_cell(row, column) for column in columns)
        if claim or id_:
            yield Asked(joined(claim), id_ or None, line, joined(day))


def _cell(row: Sequence[str], column: int | None) -> str:
    return bare(row[column]).strip() if column is not None and column < len(row) else ""


def _check_length(place: str, row: Sequence[str], names: Sequence[str]) -> None:
    if any(cell.strip() for cell in row[len(names) :]):
        reason = f"{len(row)} cells below {len(names)} names (a cell with a delimiter in it needs quotation marks)"
        raise UnreadableFileError(place, reason)


def _rows(delimiter: str, place: str, first: Line, lines: Iterator[Line]) -> Iterator[tuple[int, list[str]]]:
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
    """Return the index of the first wanted name among those of a table, None if none is there."""
    return first_of(wanted, {folded(name): column for column, name in reversed([*enumerate(names)])})


_READERS: dict[str, Reader] = {
    ".jsonl": claims_json.read_lines,
    ".ndjson": claims_json.read_lines,
    ".json": claims_json.read,
    ".md": _markdown,
    ".markdown": _markdown,
    ".csv": partial(_table, _DELIMITERS),
    ".tsv": partial(_table, "\t"),
}
