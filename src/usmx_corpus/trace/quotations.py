"""What a claim quotes: words in quotation marks, which a source must have word for word."""

from __future__ import annotations

from functools import lru_cache

from usmx_corpus.text.analyse import tokens
from usmx_corpus.text.patterns import Patterns

Quotation = tuple[str, ...]  # its pieces between ellipses and brackets, each its tokens joined by spaces

_PATTERNS = Patterns(
    {
        # Single marks are apostrophes too: they open behind a space and close before one or before punctuation.
        "quoted": r"""(?x) [“„«"] (?P<double>[^“”„«»"]++) [”“»"]
            | (?<!\S) [‘'] (?P<single>[^‘’'\s](?:[^‘’']|[’'](?=\w))*+) [’'] (?!\w)""",
        "gap": r"\[[^\[\]]*+\]|…|\.\.\.++",
    }
)
#: Fewer words are a title, or a word that somebody keeps at a distance.
_SHORTEST = {"double": 2, "single": 3}


@lru_cache(maxsize=256)
def quotations(text: str) -> tuple[Quotation, ...]:
    """Return what a text quotes, in order, without what is too short to be anybody's words."""
    found = []
    for match in _PATTERNS["quoted"].finditer(text):
        name = match.lastgroup or ""
        pieces = [" ".join(tokens(piece)) for piece in _PATTERNS["gap"].split(match[name])]
        kept = tuple(filter(None, pieces))
        if sum(piece.count(" ") + 1 for piece in kept) >= _SHORTEST[name]:
            found.append(kept)
    return tuple(found)


def are_held(quoted: tuple[Quotation, ...], words: str) -> bool:
    """Whether the tokens of a text, joined by spaces, hold each of some quotations, its pieces in order."""
    return all(_is_held(quotation, f" {words} ") for quotation in quoted)


def _is_held(quotation: Quotation, words: str) -> bool:
    place = 0
    for piece in quotation:
        place = words.find(f" {piece} ", place)
        if place < 0:
            return False
        place += len(piece) + 1
    return True
