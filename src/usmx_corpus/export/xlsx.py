"""Write an export as an Excel workbook, a table a sheet."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from usmx_corpus.export.files import ExportError
from usmx_corpus.export.schema import TABLES
from usmx_corpus.render.tables import flat

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from usmx_corpus.export.rows import Batch, Values
    from usmx_corpus.export.schema import Table

#: What a sheet holds (Excel specifications and limits).
MOST_ROWS, MOST_CHARACTERS = 1_048_576, 32_767
#: The same tables give the same bytes, whenever they are written.
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
_WIDTHS = {"text": 80, "quote": 60, "title": 60, "section": 40, "url": 40, "link": 40}
_WIDTH = 16
#: A row is written as soon as the next one comes; no text becomes a formula, a link or a number.
_OPTIONS = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)


def write(path: Path, rows: Iterable[Batch]) -> None:
    """Write rows of the tables into a new workbook; a text longer than a cell holds is cut, and ends with "…".

    Raises `ExportError` without XlsxWriter, or if a table has more rows than a sheet holds, and OSError if the file
    cannot be written.
    """
    try:
        from xlsxwriter import Workbook
        from xlsxwriter.exceptions import FileCreateError
    except ImportError:
        raise ExportError("a workbook needs XlsxWriter: pip install 'usmx[xlsx]'") from None
    book = Workbook(str(path), {**_OPTIONS, "constant_memory": True})
    book.set_properties({"created": _MADE})
    try:
        sheets = {table.name: _Sheet(book.add_worksheet(table.name), table) for table in TABLES}
        for name, batch in rows:
            for values in batch:
                sheets[name].add(values)
        for sheet in sheets.values():
            sheet.finish()
        book.close()
    except FileCreateError as error:
        raise OSError(0, str(error), str(path)) from error
    except BaseException:
        with suppress(Exception):  # it removes its temporary files only then
            book.close()
        raise


class _Sheet:
    """A sheet that is filled row by row, with the names of its columns on top."""

    def __init__(self, sheet: Any, table: Table) -> None:  # noqa: ANN401 - a library without types
        self._sheet, self._table = sheet, table
        self._rows = 0
        for number, name in enumerate(table.names):
            sheet.set_column(number, number, _WIDTHS.get(name, _WIDTH))
        sheet.freeze_panes(1, 0)
        self.add(table.names)

    def add(self, values: Values) -> None:
        if self._rows >= MOST_ROWS:
            reason = f"{self._table.name} has more than {MOST_ROWS - 1:,} rows"
            raise ExportError(f"a sheet of a workbook is full: {reason}; filter, or export to SQLite or CSV")
        for column, value in enumerate(values):
            if isinstance(value, int | float):
                self._sheet.write_number(self._rows, column, value)
            elif text := flat(value):
                self._sheet.write_string(self._rows, column, _cut(text))
        self._rows += 1

    def finish(self) -> None:
        """Let the columns be filtered."""
        self._sheet.autofilter(0, 0, self._rows - 1, len(self._table.columns) - 1)


def _cut(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"
