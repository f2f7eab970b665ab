"""A claim beside its source, and what may be said of how that binds its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from usmx_corpus.model import Difference
    from usmx_corpus.trace.claim import Part

Span = tuple[int, int]


class Bound(NamedTuple):
    """The parts of a claim with the places in a source that state each: all offsets are of claim and source.

    `country` is that of the document of the source, `title` what stands above it.
    """

    claim: str
    source: str
    parts: Sequence[Part]
    places: Sequence[Sequence[Span]]
    country: str = ""
    title: str = ""


class Finding(NamedTuple):
    """What a source says otherwise, and the words of the claim that stand in it without being bound as there."""

    differences: tuple[Difference, ...]
    unbound: tuple[str, ...]


def within(bound: Bound, span: Span | None) -> list[tuple[Part, Sequence[Span]]]:
    """Return the parts of a stretch of the claim, with their places in the source."""
    pairs = zip(bound.parts, bound.places, strict=True) if span else ()
    return [(part, spans) for part, spans in pairs if span and span[0] <= part.start < span[1]]


def are_in(spans: Sequence[Span], stretch: Span | None) -> bool:
    """Whether one of some places begins in a stretch."""
    return stretch is not None and any(stretch[0] <= start < stretch[1] for start, _ in spans)
