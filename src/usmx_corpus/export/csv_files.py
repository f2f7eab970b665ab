"""Write an export as CSV files, a table each, and a description of them (Data Package of Frictionless, 1.0)."""

from __future__ import annotations

import csv
from contextlib import ExitStack
from typing import TYPE_CHECKING

from usmx_corpus.export.schema import TABLES
from usmx_corpus.render.tables import flat, inert

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from usmx_corpus.export.rows import Batch
    from usmx_corpus.export.schema import Column, Table

    Json = dict[str, object]

DESCRIPTION = "datapackage.json"
_TYPES = {"TEXT": "string", "INTEGER": "integer", "REAL": "number"}


def name_of(table: Table) -> str:
    """Return the name of the file of a table."""
    return f"{table.name}.csv"


def write(paths: Mapping[str, Path], rows: Iterable[Batch], *, bom: bool, raw: bool) -> None:
    """Write rows of the tables into files given by name.

    With `bom` each file begins with the mark that tells Excel of UTF-8; unless `raw`, what a spreadsheet would take for
    a formula gets an apostrophe.
    """
    cell = flat if raw else inert
    with ExitStack() as stack:
        writers = {}
        for table in TABLES:
            encoding = "utf-8-sig" if bom else "utf-8"
            file = stack.enter_context(paths[name_of(table)].open("x", encoding=encoding, newline=""))
            writers[table.name] = csv.writer(file, lineterminator="\n")
            writers[table.name].writerow(table.names)
        for name, batch in rows:
            writers[name].writerows([cell(value) for value in values] for values in batch)


def description(title: str) -> Json:
    """Return the description of the files: the types and meanings of their columns, and their keys."""
    resources = list(map(_resource, TABLES))
    return {"profile": "tabular-data-package", "name": "usmx", "title": title, "resources": resources}


def _resource(table: Table) -> Json:
    schema: Json = {"fields": list(map(_field, table.columns)), "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    keys = [
        {"fields": column.name, "reference": {"resource": column.refers, "fields": "id"}}
        for column in table.columns
        if column.refers
    ]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": name_of(table),
        "description": table.meaning,
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: Column) -> Json:
    return {"name": column.name, "type": _TYPES[column.type], "description": column.meaning}
