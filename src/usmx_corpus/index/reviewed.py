"""Commitments as reviewers have them, laid over those of an index.

Temporary tables hold them, and temporary views of the same names as the tables of the index put both together: each
question is then asked as before. Nothing is written to the file of the index.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from usmx_corpus.index.mention_rows import rows_of
from usmx_corpus.index.store import checksum

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from usmx_corpus.index.store import Database
    from usmx_corpus.model import Commitment

#: The tables that are laid over, each with its column for the id of a mention.
_TABLES = {"mentions": "id", "actors": "mention", "places": "mention", "clusters": "mention"}
_MARKS = {"mentions": 14, "actors": 3, "places": 2}


def lay(database: Database, commitments: Sequence[Commitment], countries: Mapping[str, str]) -> None:
    """Lay reviewed commitments over those of an index; `countries` has the country of each document."""
    run = database.connection.execute
    run("CREATE TEMP TABLE verdicts (mention TEXT PRIMARY KEY, verdict TEXT NOT NULL) WITHOUT ROWID")
    many = database.connection.executemany
    many("INSERT INTO verdicts VALUES (?, ?)", [(each.id, each.reviewed) for each in commitments])
    for table in _TABLES:
        run(f"CREATE TEMP TABLE reviewed_{table} AS SELECT * FROM main.{table} WHERE 0")  # noqa: S608 - our own names
    for each in commitments:
        rows = rows_of([each], countries.get(each.document, ""))
        for table, marks in _MARKS.items():
            many(f"INSERT INTO reviewed_{table} VALUES ({', '.join('?' * marks)})", getattr(rows, table))  # noqa: S608
    # A commitment that usmx found stays among the mentions it repeats; one that it missed stands alone.
    run(
        "INSERT INTO reviewed_clusters SELECT k.* FROM main.clusters AS k"
        " WHERE k.mention IN (SELECT id FROM reviewed_mentions)"
    )
    (last,) = run("SELECT coalesce(max(commitment), 0) FROM main.clusters").fetchone()
    known = {id_ for (id_,) in run("SELECT mention FROM reviewed_clusters")}
    alone = [each.id for each in commitments if each.id not in known]
    rows_ = [(id_, last + number, "[]", checksum("[]")) for number, id_ in enumerate(alone, 1)]
    many("INSERT INTO reviewed_clusters VALUES (?, ?, ?, ?)", rows_)
    for table, column in _TABLES.items():
        run(f"CREATE INDEX temp.reviewed_{table}_by_mention ON reviewed_{table} ({column})")
        run(
            f"CREATE TEMP VIEW {table} AS"  # noqa: S608 - our own names
            f" SELECT * FROM main.{table} WHERE {column} NOT IN (SELECT mention FROM verdicts)"
            f" UNION ALL SELECT * FROM reviewed_{table}"
        )
