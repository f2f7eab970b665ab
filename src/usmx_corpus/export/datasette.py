"""What Datasette shows beside an export: meanings of tables and columns, labels, facets (its `metadata.json`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usmx_corpus.export.schema import TABLES

if TYPE_CHECKING:
    from usmx_corpus.export.schema import Table

    Json = dict[str, object]

#: Tables that are not listed first: what their rows say is found from the mentions.
_ASIDE = frozenset(
    ("actors", "places", "amounts", "deadlines", "facts", "repeats", "differences", "sources", "edits", "evidence")
)


def metadata(database: str, title: str) -> Json:
    """Return the metadata of a database by its name, the name of its file without the suffix."""
    tables: Json = {table.name: _table(table) for table in TABLES}
    tables["columns"] = {"description": "What each column of each table means.", "hidden": True}
    return {"title": title, "databases": {database: {"tables": tables}}}


def _table(table: Table) -> Json:
    shown: Json = {
        "description": table.meaning,
        "columns": {column.name: column.meaning for column in table.columns},
        "label_column": table.label,
        "facets": list(table.facets),
        "fts_table": f"{table.name}_fts" if table.searched else "",
        "size": 50,
    }
    if table.name in _ASIDE:
        shown["sort"] = table.names[0]
    return {name: value for name, value in shown.items() if value}
