"""What a government promised, what changed between two texts, and where a claim comes from.

    import usmx_corpus

    with usmx_corpus.open() as archive:
        for mention in archive.commitments():
            print(mention.commitment.location, mention.commitment.strength, mention.commitment.text)

The names below are loaded when they are first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # as type checkers know it; `typing` takes longer to load than this package
if TYPE_CHECKING:
    from pathlib import Path

    from usmx_corpus.archive import Archive
    from usmx_corpus.errors import (
        AmbiguousReferenceError,
        ChangedIndexError,
        CorpusMissingError,
        DamagedIndexError,
        UnknownReferenceError,
        UnreadableFileError,
        UsmxError,
    )
    from usmx_corpus.model import Filters

__all__ = [
    "AmbiguousReferenceError",
    "Archive",
    "ChangedIndexError",
    "CorpusMissingError",
    "DamagedIndexError",
    "Filters",
    "UnknownReferenceError",
    "UnreadableFileError",
    "UsmxError",
    "open",
]

_HOMES = {"Archive": "archive", "Filters": "model"}  # the rest are errors


def open(  # noqa: A001 - as in `gzip.open`
    folder: Path | str | None = None, *, jobs: int = 0, follow_links: bool = False, country: str = ""
) -> Archive:
    """Open a folder of documents for questions; see `Archive.open`."""
    from usmx_corpus.archive import Archive

    return Archive.open(folder, jobs=jobs, follow_links=follow_links, country=country)


def __getattr__(name: str) -> object:
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'errors')}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
