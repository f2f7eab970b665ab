"""What a government promised, what changed between two texts, and where a claim comes from.

    import usmx_corpus

    corpus = usmx_corpus.load()
    for document in corpus.documents:
        for commitment in usmx_corpus.extract(document):
            print(commitment.location, commitment.strength, commitment.text)

The names below are loaded when they are first asked for, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from usmx_corpus.checks import check
    from usmx_corpus.commitments import extract
    from usmx_corpus.corpus import Corpus, find, load, open_document
    from usmx_corpus.diff import compare
    from usmx_corpus.duplicates import Duplicates, find_duplicates
    from usmx_corpus.errors import (
        AmbiguousReferenceError,
        CorpusMissingError,
        UnknownReferenceError,
        UnreadableFileError,
        UsmxError,
    )
    from usmx_corpus.index import Filters, Index, open_index, open_passages
    from usmx_corpus.reading.reader import read

__all__ = [
    "AmbiguousReferenceError",
    "Corpus",
    "CorpusMissingError",
    "Duplicates",
    "Filters",
    "Index",
    "UnknownReferenceError",
    "UnreadableFileError",
    "UsmxError",
    "check",
    "compare",
    "extract",
    "find",
    "find_duplicates",
    "load",
    "open_document",
    "open_index",
    "open_passages",
    "read",
]

_HOMES = {
    "Corpus": "corpus",
    "Duplicates": "duplicates",
    "Filters": "index",
    "Index": "index",
    "AmbiguousReferenceError": "errors",
    "CorpusMissingError": "errors",
    "UnknownReferenceError": "errors",
    "UnreadableFileError": "errors",
    "UsmxError": "errors",
    "check": "checks",
    "compare": "diff",
    "extract": "commitments",
    "find": "corpus",
    "find_duplicates": "duplicates",
    "load": "corpus",
    "open_document": "corpus",
    "open_index": "index",
    "open_passages": "index",
    "read": "reading.reader",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
