"""Match the mentions of all documents: which of them state the same commitment."""

from __future__ import annotations

from json import JSONEncoder
from typing import TYPE_CHECKING

from usmx_corpus.commitments import clusters, records
from usmx_corpus.index.queries import all_commitments
from usmx_corpus.index.store import checksum

if TYPE_CHECKING:
    import sqlite3

_as_json = JSONEncoder(ensure_ascii=False).encode


def fill(connection: sqlite3.Connection) -> None:
    """Fill the table of clusters from that of mentions."""
    commitments = list(all_commitments(connection))
    repeats = clusters.match_mentions(commitments)
    number = {
        mention.id: place
        for place, cluster in enumerate(clusters.cluster_mentions(commitments, repeats))
        for mention in cluster
    }
    found = ((id_, _as_json([*map(records.as_repeat, repeats.get(id_, ()))])) for id_ in sorted(number))
    rows = ((id_, number[id_], text, checksum(text)) for id_, text in found)
    connection.execute("DELETE FROM clusters")
    connection.executemany("INSERT INTO clusters VALUES (?, ?, ?, ?)", rows)
