"""Shell completion of ids; it reads as little as it can and never fails."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import typer  # noqa: TC002 - Typer reads the annotations when it runs

if TYPE_CHECKING:
    from collections.abc import Callable

# A larger corpus takes too long to be read for its commitments, the first time, while somebody waits at a prompt.
_SMALL = 100


def documents(context: typer.Context, incomplete: str) -> list[str]:
    """Return the document ids that begin this way."""
    from usmx_corpus.corpus import scan
    from usmx_corpus.errors import UsmxError

    try:
        ids = [entry.id for entry in scan(_root(context)).entries]
    except (UsmxError, OSError):
        return []
    return sorted(id_ for id_ in ids if id_.startswith(incomplete) and _can_be_typed(id_))


def references(context: typer.Context, incomplete: str) -> list[str]:
    """Return the ids of documents, and in a small corpus of commitments, that begin this way."""
    found = documents(context, "")
    if found and len(found) <= _SMALL:
        from usmx_corpus.archive import Archive
        from usmx_corpus.errors import UsmxError

        with suppress(UsmxError, OSError), Archive.open(_root(context)) as archive:
            found += archive.commitment_ids
    return [id_ for id_ in found if id_.startswith(incomplete)]


def one_of(words: tuple[str, ...]) -> Callable[[str], list[str]]:
    """Return what completes one of some words."""

    def begun(incomplete: str) -> list[str]:
        return [word for word in words if word.startswith(incomplete)]

    return begun


def _can_be_typed(id_: str) -> bool:
    """Whether a shell can be given an id: no control characters or line ends, and not what is read as an option."""
    return id_.isprintable() and not id_.startswith("-")


def _root(context: typer.Context) -> str | None:
    corpus = context.params.get("corpus") or context.find_root().params.get("corpus")
    return str(corpus) if corpus else None
