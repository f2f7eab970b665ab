"""The numbers and letters of items: how word processors write them, and how they stand in Markdown."""

from __future__ import annotations

import re
from string import ascii_lowercase

_ROMANS = tuple(
    zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "m cm d cd c xc l xl x ix v iv i".split(), strict=True)
)
#: Levels of a list; word processors have nine or ten.
_DEEPEST = 9


def written(count: int, format_: str) -> str:
    """Return a number in a format, as word processors name them; a decimal number in one that is not known."""
    if format_ in {"none", "bullet"}:
        return ""
    if format_ in {"lowerLetter", "a"} and count > 0:  # … y, z, aa, bb
        return ascii_lowercase[(count - 1) % 26] * min((count - 1) // 26 + 1, 4)
    if format_ in {"upperLetter", "A"}:
        return written(count, "a").upper()
    if format_ in {"lowerRoman", "i"}:
        return _roman(count)
    if format_ in {"upperRoman", "I"}:
        return _roman(count).upper()
    return f"{count:02}" if format_ == "decimalZero" else str(count)


def _roman(count: int) -> str:
    found = ""
    for value, letters in _ROMANS:
        found += letters * (count // value)
        count %= value
    return found


# How an item may be numbered in Markdown: "2." and "2)", or a letter or number in brackets.
_NUMBERED = re.compile(r"\d{1,2}[.)]")
_LETTERED = re.compile(r"\(?([a-z]{1,4}|[A-Z]|[IVX]{2,5}|\d{1,2})[.)]")


def prefix(marker: str, level: int) -> str:
    """Return a marker before an item as Markdown, "" where it can only be part of the text ("1.2", "Article 5")."""
    indent = "  " * min(level, _DEEPEST)
    if marker == "•":
        return f"{indent}- "
    if _NUMBERED.fullmatch(marker):
        return f"{indent}{marker} "
    lettered = _LETTERED.fullmatch(marker)
    return f"{indent}({lettered[1]}) " if lettered else ""
