"""The feed of commitments that some filters let pass, for the commands that print or write one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from usmx_corpus.archive import Archive
    from usmx_corpus.model import Filters


def feed(archive: Archive, filters: Filters, title: str = "") -> Iterator[str]:
    """Yield a feed (Atom) of all commitments that pass; with other filters, but for --new-since, it has another id."""
    from usmx_corpus.render.feed import atom

    clusters = archive.clusters(filters)
    ids = [mention.commitment.id for mentions in clusters for mention in mentions]
    about = {header.id: header for header in archive.documents}
    asked = {name: value for name, value in filters._asdict().items() if value and name != "new_since"}
    of = f"usmx:{archive.root.resolve()}\n{asked}"
    name = title or f"Commitments in {archive.root.resolve().name}"
    return atom(name, of, clusters, about, archive.first_seen(ids))
