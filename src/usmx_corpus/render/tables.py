"""Records as CSV, for spreadsheets and scripts that want columns."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from usmx_corpus.render.view import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def as_csv(columns: Iterable[str], rows: Iterable[Mapping[str, object]]) -> str:
    """Return rows as CSV (RFC 4180) with a header; lists are joined with "; ", texts made plain.

    A cell that a spreadsheet would take for a formula begins with an apostrophe, as OWASP advises.
    """
    columns = list(columns)
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_inert(row.get(column)) for column in columns])
    return out.getvalue()


#: What a formula begins with in a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _inert(value: object) -> str:
    text = _flat(value)
    return f"'{text}" if text.startswith(_FORMULA) and not isinstance(value, int | float) else text


def _flat(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return "; ".join(_flat(part) for part in value)
    if isinstance(value, dict):
        return " ".join(_flat(part) for part in value.values() if part not in (None, "", []))
    return plain(value)
