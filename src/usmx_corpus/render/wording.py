"""The text of a statement for other programs: without markup, except inside words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from usmx_corpus.model import Document, Statement, Text

# Two characters of one word, with or without an apostrophe between.
_IN_WORD = re.compile(r"[^\W_](?:[^\W_]|['’][^\W_])")
_MARKS = ("<", "*", "_")
# Markup at an end of a word: before it, read backwards from the word, and after it.
_BEFORE = re.compile(r"(?:[*_]|>[^<>\s]++<)*+")
_AFTER = re.compile(r"(?:[*_]|<[^<>\s]++>)*+")
#: More markup than this before one word is not looked at.
_LONGEST_BEFORE = 1_000


def shown(statement: Statement, document: Document) -> str:
    """Return the text of a statement; words that have markup inside are as in the file.

    Without its markup "10<sup>6</sup>" would read as 106, and "billion<sup>3</sup>" as another word.
    """
    text = document.blocks[statement.block].text
    parts = [statement.text[: statement.marker]]
    done = statement.start
    for cut in _cuts(text, document.raw, statement.start, statement.end):
        if cut >= done:
            begin = max(text.clean.rfind(" ", 0, cut) + 1, done)
            end = min(text.clean.find(" ", cut) % (len(text.clean) + 1), statement.end)
            parts += [text.clean[done:begin], _as_written(text, document.raw, begin, end)]
            done = end
    return "".join((*parts, text.clean[done : statement.end]))


def _cuts(text: Text, raw: str, begin: int, end: int) -> Iterator[int]:
    """Yield where there is markup inside a word of `clean[begin:end]`."""
    for run in range(bisect_right(text.starts, begin), bisect_left(text.starts, end)):
        start = text.starts[run]
        if _IN_WORD.match(text.clean, start - 1):
            mark = raw[text.origin(start - 1) + 1 : text.origins[run]]
            if mark.startswith(_MARKS):
                yield start


def _as_written(text: Text, raw: str, begin: int, end: int) -> str:
    """Return the word `clean[begin:end]` with the markup at its ends and inside."""
    first, last = text.span(begin, end)
    if "](" in raw[first:last]:
        return text.clean[begin:end]  # an address is no part of a word
    least = text.origin(begin - 1) + 1 if begin else raw.rfind("\n", 0, first) + 1
    most = text.origin(end) if end < len(text.clean) else raw.find("\n", last) % (len(raw) + 1)
    before = _BEFORE.match(raw[max(least, first - _LONGEST_BEFORE) : first][::-1])
    after = _AFTER.match(raw, last, most)
    return (before[0][::-1] if before else "") + raw[first:last] + (after[0] if after else "")
