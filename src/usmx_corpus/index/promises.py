"""What is kept of commitments: each with its document, and across documents the same promise."""

from __future__ import annotations

from json import JSONEncoder
from typing import TYPE_CHECKING

from usmx_corpus.commitments import clusters, extract, records
from usmx_corpus.facts import entities
from usmx_corpus.index.queries import all_commitments, all_headers
from usmx_corpus.text import analyse

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from usmx_corpus.model import Commitment, Document

_as_json = JSONEncoder(ensure_ascii=False).encode


class Promises:
    """Keeps the commitments of documents; copies and summaries wait until all else is read."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._late: list[Document] = []

    def also(self, ids: set[str]) -> list[str]:
        """Give the paths of documents that hang on others: the deadlines of a copy count from its original's date."""
        rows = self._database.execute("SELECT path, copy_of, summary_of FROM documents").fetchall()
        return [path for path, copy_of, summary_of in rows if copy_of in ids or summary_of in ids]

    def forget(self, paths: Iterable[str]) -> None:
        """Take out what was kept of these files."""
        own = "(SELECT id FROM commitments WHERE document = (SELECT id FROM documents WHERE path = ?))"
        rows = [(path,) for path in paths]
        for table in ("actors", "places"):
            self._database.executemany(f"DELETE FROM {table} WHERE commitment IN {own}", rows)  # noqa: S608
        whole = "DELETE FROM commitments WHERE document = (SELECT id FROM documents WHERE path = ?)"
        self._database.executemany(whole, rows)

    def keep(self, document: Document) -> None:
        """Keep the commitments of a document."""
        if document.copy_of or document.summary_of:
            self._late.append(document)
        else:
            self._insert(extract(document))

    def finish(self) -> None:
        """Keep what waited, and match the commitments of all documents: weights of words depend on all of them."""
        originals = {header.id: header for header in all_headers(self._database)} if self._late else {}
        for document in self._late:
            self._insert(extract(document, originals.get(document.copy_of or document.summary_of)))
        self._tie()

    def _insert(self, found: Sequence[Commitment]) -> None:
        rows = [_row(commitment) for commitment in found]
        self._database.executemany("INSERT INTO commitments VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        actors = [(name, each.id, name in each.actors) for each in found for name in _actors(each)]
        self._database.executemany("INSERT INTO actors VALUES (?, ?, ?)", actors)
        places = [(name, each.id) for each in found for name in records.places(each)]
        self._database.executemany("INSERT INTO places VALUES (?, ?)", places)

    def _tie(self) -> None:
        commitments = list(all_commitments(self._database))
        found = clusters.match_mentions(commitments)
        groups = enumerate(clusters.cluster_mentions(commitments, found))
        promise = {stated.id: number for number, group in groups for stated in group}
        self._database.execute("DELETE FROM ties")
        rows = (
            (each.id, promise[each.id], _as_json([*map(records.as_repeat, found.get(each.id, ()))]))
            for each in sorted(commitments, key=lambda each: each.id)
        )
        self._database.executemany("INSERT INTO ties VALUES (?, ?, ?)", rows)


def _row(commitment: Commitment) -> tuple[object, ...]:
    stems = {*analyse.tokens(commitment.text), *analyse.stems(commitment.text)}
    return (
        commitment.id,
        commitment.document,
        commitment.location.start,
        commitment.strength,
        commitment.kind,
        commitment.instrument or None,
        commitment.rule,
        len(commitment.amounts),
        sum(fact.is_figure for fact in commitment.facts),
        f" {' '.join(sorted(stems))} ",
        _as_json(records.as_record(commitment)),
        _as_json(records.as_fields(commitment.facts)),
    )


def _actors(commitment: Commitment) -> set[str]:
    """Give who undertakes it: the actors, and the people and agencies in whose name the document says so."""
    if not commitment.actors_as_written:
        return set(commitment.actors)
    return {*commitment.actors, *(mention.name for mention in entities.mentions(commitment.actors_as_written))}
