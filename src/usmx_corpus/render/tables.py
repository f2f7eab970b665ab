"""Records as CSV, for spreadsheets and scripts that want columns."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING

from usmx_corpus.render.view import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

# What a spreadsheet takes for a formula: these signs, also in full width, behind white space or apostrophes.
_FORMULA = re.compile(r"[\s']*[=+@\-＝＋－＠﹢﹣﹦﹫]")
_APOSTROPHE = "'"


def inert(value: object) -> str:
    """Return a value as a spreadsheet must be given it: one that it would take for a formula after an apostrophe.

    So OWASP advises ("CSV Injection"). Numbers stay numbers; `bare` returns the text.
    """
    text = flat(value)
    return f"{_APOSTROPHE}{text}" if _FORMULA.match(text) and not isinstance(value, int | float) else text


def bare(text: str) -> str:
    """Return the text that `inert` has made inert."""
    return text[1:] if text.startswith(_APOSTROPHE) and _FORMULA.match(text) else text


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


def as_csv(columns: Iterable[str], rows: Iterable[Mapping[str, object]], cell: Callable[[object], str] = inert) -> str:
    """Return rows as CSV (RFC 4180) with a header, each value as `cell` writes it: `inert` or `flat`."""
    columns = list(columns)
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row.get(column)) for column in columns])
    return out.getvalue()
