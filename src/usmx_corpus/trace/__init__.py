"""Where a claim comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from usmx_corpus.trace.verdict import explain, trace

__all__ = ["explain", "trace"]


def __getattr__(name: str) -> object:
    # A diff needs the thesaurus of this package, and nothing that answers claims.
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from usmx_corpus.trace import verdict

    return getattr(verdict, name)
