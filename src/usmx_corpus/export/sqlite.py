"""Write an export as one SQLite file, with keys, full-text search and what each column means."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import lru_cache
from typing import TYPE_CHECKING

from usmx_corpus.export.schema import TABLES
from usmx_corpus.render.view import plain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from usmx_corpus.export.rows import Batch
    from usmx_corpus.export.schema import Column, Table

#: Rows of a table that are written together.
_AT_ONCE = 1_000
#: Types of values that SQLite keeps as they are.
_KEPT = frozenset((type(None), int, float))
#: Bytes of a search that are gathered before they are written: by default 1 MB, which takes a third longer.
_GATHERED = 8 << 20
#: The text of a word that is not ASCII is found without its accents; "commit" finds "commits".
_TOKENS = "porter unicode61 remove_diacritics 2"
_MEANINGS = """\
CREATE TABLE columns (
    table_name TEXT NOT NULL, column_name TEXT NOT NULL, meaning TEXT NOT NULL, PRIMARY KEY (table_name, column_name)
)
"""


def write(path: Path, rows: Iterable[Batch]) -> None:
    """Write rows of the tables into a new SQLite file; raises OSError if it cannot be written."""
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            # The file takes its name when it is whole; before that nothing has to be brought back.
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192")
            connection.execute("BEGIN")
            for table in TABLES:
                connection.execute(_created(table))
            _fill(connection, rows)
            _finish(connection)
            connection.execute("COMMIT")
            connection.execute("ANALYZE")
    except sqlite3.OperationalError as error:
        raise OSError(0, str(error), str(path)) from error


def _created(table: Table) -> str:
    """Return the statement that makes a table."""
    lines = [_column(table, column) for column in table.columns]
    if len(table.key) > 1:
        lines.append(f"PRIMARY KEY ({', '.join(map(_quoted, table.key))})")
    return f"CREATE TABLE {table.name} (\n    " + ",\n    ".join(lines) + "\n)"


def _column(table: Table, column: Column) -> str:
    key = " PRIMARY KEY" if table.key == (column.name,) else ""
    refers = f" REFERENCES {column.refers}(id)" if column.refers else ""
    return f"{_quoted(column.name)} {column.type}{key}{refers}"


def _quoted(name: str) -> str:
    return f'"{name}"'


def _fill(connection: sqlite3.Connection, rows: Iterable[Batch]) -> None:
    waiting: dict[str, list[list[object]]] = {table.name: [] for table in TABLES}
    insert = {table.name: _inserting(table) for table in TABLES}
    for name, batch in rows:
        waiting[name] += [[each if type(each) in _KEPT else _text(each) for each in values] for values in batch]
        if len(waiting[name]) >= _AT_ONCE:
            connection.executemany(insert[name], waiting[name])
            waiting[name].clear()
    for name, rest in waiting.items():
        connection.executemany(insert[name], rest)


def _inserting(table: Table) -> str:
    return f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(table.columns))})"  # noqa: S608 - our own names


@lru_cache(maxsize=1_000)  # ids, paths and headings come again and again
def _text(value: object) -> str | None:
    """Return a text as SQLite keeps it: an empty one is unknown, and it holds nothing that a terminal would obey."""
    return plain(value) or None


def _finish(connection: sqlite3.Connection) -> None:
    """Add indexes on the keys of other tables, the full-text searches, and the meanings of the columns."""
    connection.execute(_MEANINGS)
    for table in TABLES:
        for column in table.columns:
            connection.execute("INSERT INTO columns VALUES (?, ?, ?)", [table.name, column.name, column.meaning])
            if column.refers and table.key[:1] != (column.name,):
                connection.execute(f'CREATE INDEX {table.name}_{column.name} ON {table.name} ("{column.name}")')
        if table.searched:
            words = ", ".join(map(_quoted, table.searched))
            connection.execute(
                f"CREATE VIRTUAL TABLE {table.name}_fts USING fts5 ({words}, content='{table.name}', "
                f"tokenize='{_TOKENS}')"
            )
            search = f"INSERT INTO {table.name}_fts ({table.name}_fts, rank)"
            connection.execute(f"{search} VALUES ('hashsize', {_GATHERED})")
            connection.execute(f"{search} VALUES ('rebuild', NULL)")
