"""Records as CSV, for spreadsheets and scripts that want columns."""

from __future__ import annotations

import csv
import re
from io import StringIO
from itertools import chain
from typing import TYPE_CHECKING

from usmx_corpus.render.view import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

# What a spreadsheet takes for a formula: these signs, also in full width, behind white space or quotation marks.
_SIGN = r"[\s'\"]*+[=+@\-＝＋－＠﹢﹣﹦﹫]"
# Where another cell could begin: spreadsheets split lines at semicolons where the comma is for decimals, and at
# vertical bars if asked to. A cell is read as if it came after one.
_SEPARATOR = ";"
_FORMULA = re.compile(rf"[;|](?={_SIGN})")
_INERT = re.compile(rf"([;|])'(?={_SIGN})")


def inert(value: object) -> str:
    """Return a value with an apostrophe before whatever a spreadsheet would take for a formula.

    As OWASP advises ("CSV Injection"). Numbers stay numbers; `bare` returns the text.
    """
    text = flat(value)
    return text if isinstance(value, int | float) else _FORMULA.sub(r"\g<0>'", _SEPARATOR + text)[1:]


def bare(text: str) -> str:
    """Return the text that was given to `inert`."""
    return _INERT.sub(r"\1", _SEPARATOR + text)[1:]


def flat(value: object) -> str:
    """Return a value as plain text: lists joined with "; ", the values of a record with spaces."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return "; ".join(flat(part) for part in value)
    if isinstance(value, dict):
        return " ".join(flat(part) for part in value.values() if part not in (None, "", []))
    return plain(value)


def csv_lines(
    columns: Iterable[str], rows: Iterable[Mapping[str, object]], cell: Callable[[object], str] = inert
) -> Iterator[str]:
    """Yield rows as CSV (RFC 4180) after a header, each value as `cell` writes it: `inert` or `flat`."""
    columns = list(columns)
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for row in chain([columns], ([cell(row.get(column)) for column in columns] for row in rows)):
        writer.writerow(row)
        yield out.getvalue()
        out.seek(0)
        out.truncate()
