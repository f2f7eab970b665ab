"""Put words together that a line break parts: which hyphens go is settled by the words of the document itself."""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING

from usmx_corpus.text import rarity
from usmx_corpus.text.analyse import FUNCTION_WORDS, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_WORD = re.compile(r"[^\W\d_]++(?:[-‐][^\W\d_]++)*+")
_SOFT = "\u00ad"
_HYPHENS = ("-", "‐", _SOFT)
_FIRST = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
# Characters at the end of a line that are looked at.
_LONGEST = 300
# "Short- and long-term": the hyphen stands for the rest of a word that comes later.
_SUSPENDED = frozenset("and or to".split())


def words_of(lines: Iterable[str]) -> Mapping[str, int]:
    """Count the words of some lines, with and without hyphens; what a line break parts does not count."""
    whole = (line.rpartition(" ")[0] if line.endswith(_HYPHENS) else line for line in lines)
    return Counter(word.casefold().replace("‐", "-") for line in whole for word in _WORD.findall(line))


def between(line: str, following: str, words: Mapping[str, int]) -> tuple[int, str]:
    """Return how many characters go at the end of a line, and what stands between it and the next one."""
    if line.endswith(_HYPHENS):
        return _at_hyphen(line, following, words)
    if line.endswith("—") or (line.endswith("–") and line[-2:-1].isalnum()):
        return 0, ""
    goes_on = following[:1].isalnum() and not following[:1].isupper()
    return 0, "" if goes_on and _is_broken_address(line) else " "


def _is_broken_address(line: str) -> bool:
    """Whether a line ends in a web address, at a mark after which one may be broken."""
    last = line[-_LONGEST:].rpartition(" ")[2]
    return last.endswith(("/", ".", "=", "&", "?", "_")) and ("://" in last or last.startswith("www."))


def _at_hyphen(line: str, following: str, words: Mapping[str, int]) -> tuple[int, str]:
    if line.endswith(_SOFT):
        return 1, ""
    before, after = _last_word(line[-_LONGEST:-1]), _FIRST.match(following)
    if not before or not after:
        return 0, "" if line[-2:-1].isalnum() and following[:1].isalnum() else " "
    if after[0].casefold() in _SUSPENDED:
        return 0, " "
    return (1 if _is_one_word(before, after[0], words) else 0), ""


def _last_word(line: str) -> str:
    """Return the letters and hyphens at the end of a line."""
    word = "".join(takewhile(lambda letter: letter.isalpha() or letter in "-‐", reversed(line)))
    return word[::-1].lstrip("-‐")


def _is_one_word(before: str, after: str, words: Mapping[str, int]) -> bool:
    """Whether two parts of a word are one without a hyphen: as the document writes it, else as governments do."""
    if after[0].isupper() and not before.isupper():
        return False
    before, after = (part.casefold().replace("‐", "-") for part in (before, after))
    whole, parted = words.get(before + after, 0), words.get(f"{before}-{after}", 0)
    if whole or parted:
        return whole >= parted
    head, tail = before.rpartition("-")[2], after.partition("-")[0]
    if rarity.is_known(stem(head + tail)):
        return True
    return not (_is_word(head) and _is_word(tail))


def _is_word(part: str) -> bool:
    return part in FUNCTION_WORDS or (len(part) > 2 and rarity.is_known(stem(part)))  # noqa: PLR2004
