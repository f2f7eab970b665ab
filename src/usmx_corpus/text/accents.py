"""Decompose letters and their accents in linear time."""

from __future__ import annotations

from unicodedata import normalize

#: Characters taken apart at once. Marks on one letter are sorted, which takes the square of their number; no word of
#: any language has so many.
_AT_ONCE = 256


def decomposed(text: str) -> str:
    """Return a text with letters and accents apart (NFKD); marks on one letter are in order up to 256 of them."""
    if len(text) <= _AT_ONCE:
        return normalize("NFKD", text)
    return "".join(normalize("NFKD", text[start : start + _AT_ONCE]) for start in range(0, len(text), _AT_ONCE))
