"""Shell completion of ids; it reads as little as it can and never fails."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import typer  # noqa: TC002 - Typer reads the annotations when it runs

if TYPE_CHECKING:
    from collections.abc import Callable

# A larger corpus takes too long to be read for its commitments, the first time, while somebody waits at a prompt.
_SMALL = 100


def documents(context: typer.Context, incomplete: str) -> list[str]:
    """Give the document ids that begin so."""
    from usmx_corpus.corpus import ids
    from usmx_corpus.errors import UsmxError

    try:
        return sorted(id_ for id_ in ids(_root(context)) if id_.startswith(incomplete))
    except (UsmxError, OSError):
        return []


def references(context: typer.Context, incomplete: str) -> list[str]:
    """Give the ids of documents, and in a small corpus of commitments, that begin so."""
    found = documents(context, "")
    if found and len(found) <= _SMALL:
        from usmx_corpus.errors import UsmxError
        from usmx_corpus.index import open_index

        with suppress(UsmxError, OSError):
            found += open_index(_root(context)).commitment_ids()
    return [id_ for id_ in found if id_.startswith(incomplete)]


def strengths(incomplete: str) -> list[str]:
    """Give the strengths that begin so."""
    from usmx_corpus.model import STRENGTHS

    return [strength for strength in STRENGTHS if strength.startswith(incomplete)]


def one_of(words: tuple[str, ...]) -> Callable[[str], list[str]]:
    """Give what completes one of some words."""

    def begun(incomplete: str) -> list[str]:
        return [word for word in words if word.startswith(incomplete)]

    return begun


def _root(context: typer.Context) -> Path | None:
    corpus = context.params.get("corpus") or context.find_root().params.get("corpus")
    return Path(corpus) if corpus else None
