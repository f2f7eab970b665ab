"""Find the commitments of a document, and the mentions of each in others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from usmx_corpus.commitments.extraction import extract

__all__ = ["extract"]


def __getattr__(name: str) -> object:
    # Listing what an index holds needs the records, but not the rules.
    if name != "extract":
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from usmx_corpus.commitments import extraction

    return extraction.extract
