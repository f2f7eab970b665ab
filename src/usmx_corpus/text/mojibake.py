"""Find text that was read in the wrong encoding: UTF-8 taken for Windows-1252 or Latin-1, once or twice ("â€™").

A table of what ftfy repairs would be larger than what governments write: marks, accents, currencies and signs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

# How Windows-1252 shows the bytes from 0x80 to 0x9f; where it has none, and in Latin-1, they are control characters.
_SHOWN = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9dž\x9f"
_BYTES = {character: 0x80 + number for number, character in enumerate(_SHOWN)}
_AS_SHOWN = {0x80 + number: character for number, character in enumerate(_SHOWN)}
_REST = rf"[\x80-\xbf{re.escape(_SHOWN)}]"
_QUOTES = "‘’“”…–—«»"
# After a capital, "Ã”" and "Â»" are the end of a word in capitals and a mark: “IRMÔ.
_SEQUENCE = re.compile(
    rf"""
      â [\x80\x82\x84\x86\x88€‚„†ˆ] {_REST}          # quotation marks, dashes, €, ™, arrows, minus
    | [ÃÂ] (?: (?<![A-Z].) | (?![{_QUOTES}]) ) {_REST}  # accented letters, £, no-break spaces
    | â€\ufffd?                                       # ”, whose last byte has no meaning in Windows-1252
    | ï»¿ | ï¿½
    """,
    re.VERBOSE,
)
# What may follow in a character that was read wrongly twice.
_UNIT = re.compile(rf"[\xc2-\xdf]{_REST}|[\xe0-\xef]{_REST}{{2}}")
# Where the control characters are lost as well, only "â" is left: of an apostrophe, or on both sides of quoted words.
_APOSTROPHE = re.compile(r"(?<=n)â(?=t\b)|(?<=[a-z]{2})â(?=(?:s|re|ve|ll)\b)")
_QUOTED = re.compile(r"(?<!\w)â(?=[A-Za-z][^â]{1,300}?[A-Za-z.,!?]â(?!\w))|(?<=[A-Za-z.,!?])â(?!\w)")
_OTHER_LETTERS = re.compile(r"[À-ÁÃ-áã-öø-ž]")
# One character read wrongly twice takes up to nine.
_MOST_UNITS = 3


class Mistake(NamedTuple):
    """Characters of a text, from `start` to `end`, and the one they stand for."""

    start: int
    end: int
    meant: str


def may_have_mistakes(text: str) -> bool:
    """Whether a text holds a character with which something read in the wrong encoding begins, which most do not."""
    return not text.isascii() and ("â" in text or "Ã" in text or "Â" in text or "ï" in text)


def mistakes(text: str) -> Iterator[Mistake]:
    """Yield what was read in the wrong encoding, in order."""
    if not may_have_mistakes(text):
        return
    end = 0
    for found in _SEQUENCE.finditer(text):
        if found.start() >= end and (mistake := _mistake(text, found.start())):
            end = mistake.end
            yield mistake
    if not end and "â" in text and not _OTHER_LETTERS.search(text):
        yield from _lost(text)


def mended(text: str) -> str:
    """Return a text with what was read in the wrong encoding as it was meant."""
    parts, done = list[str](), 0
    for mistake in mistakes(text):
        parts += (text[done : mistake.start], mistake.meant)
        done = mistake.end
    return "".join((*parts, text[done:]))


def differ_in_encoding(one: str, other: str) -> bool:
    """Whether two texts differ only because one of them was read in the wrong encoding."""
    return one != other and mended(one) == mended(other)


def shown(characters: str) -> str:
    """Return characters as Windows-1252 shows them: "â€™", where Latin-1 has two control characters behind the "â"."""
    return characters.translate(_AS_SHOWN)


def _mistake(text: str, start: int) -> Mistake | None:
    """Return the mistake that begins at a place: of as many steps as make one character of it."""
    meant, ends = "", list[int]()
    found = _SEQUENCE.match(text, start)
    while found and len(ends) < _MOST_UNITS and (decoded := _decoded(found[0])):
        meant += decoded
        ends.append(found.end())
        found = _UNIT.match(text, found.end())
    if not ends:
        return None
    again = _SEQUENCE.match(meant)
    if again and (twice := _decoded(again[0])) is not None:
        return Mistake(start, ends[len(again[0]) - 1], twice)
    return Mistake(start, ends[0], meant[0])


def _decoded(sequence: str) -> str | None:
    if sequence.rstrip("\ufffd") == "â€":
        return "”"
    try:
        return bytes(_BYTES.get(character, ord(character)) for character in sequence).decode("utf-8")
    except ValueError:  # a character that no byte shows, or bytes that are not UTF-8
        return None


def _lost(text: str) -> Iterator[Mistake]:
    """Yield the "â" that are left of apostrophes and quotation marks."""
    found = [(place.start(), "’") for place in _APOSTROPHE.finditer(text)]
    quoted = [place.start() for place in _QUOTED.finditer(text)]
    if len(quoted) > 1:
        found += [(place, '"') for place in quoted]
    yield from (Mistake(place, place + 1, meant) for place, meant in sorted(found))
