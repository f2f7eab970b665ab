"""Words as they are compared: folded, stemmed, and weighted by how rare they are."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*|[$£¥](?=\d)|€(?=\d)|%")
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_POSSESSIVE = re.compile(r"['’]s?$")

# Words that carry no matter of their own: they count a little for order and nothing for admission.
FUNCTION_WORDS = frozenset(
    "a an the this that these those it its and or but nor so as at by for from in into of off on onto out over to up "
    "upon with within without is are was were be been being am do does did has have had having will shall would can "
    "could may might must should not no than then there their they them he she his her him we our us you your i my me "
    "who whom whose which what when where while how if because about also all any both each other others more most "
    "such some only own same too very just s t per via across through during under between among".split()
)


def tokens(text: str) -> list[str]:
    """Give the words in order, case and accents folded, curly quotes straight, possessives off."""
    return [fold(word) for word in _WORD.findall(text)]


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Fold one word: "López’s" → "lopez"."""
    word = _POSSESSIVE.sub("", word).casefold().replace("’", "'")
    if word[0].isalpha():
        word = word.rstrip(RAISED)  # the number of a note
    elif word[-1] in RAISED:
        return word
    if word.isascii():
        return word
    return "".join(letter for letter in normalize("NFKD", word) if not combining(letter)).casefold()


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Strip the endings that only turn a word for grammar: "resolves", "resolved", "resolving" → "resolv".

    A short list in the manner of Porter (1980), without his later steps, so that "organization" and "organ" stay apart.
    """
    if len(word) <= 3 or not word.isalpha():  # noqa: PLR2004
        return word
    for ending, instead in _ENDINGS if word.endswith(_LAST_LETTERS) else ():
        if word.endswith(ending) and len(word) - len(ending) >= 3:  # noqa: PLR2004
            word = word[: -len(ending)] + instead
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":  # noqa: PLR2004
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word  # noqa: PLR2004


_ENDINGS = (
    ("izations", "ize"),
    ("ization", "ize"),
    ("ations", "ate"),
    ("ation", "ate"),
    ("encies", "ent"),
    ("iencies", "ient"),
    ("ency", "ent"),
    ("ments", "ment"),
    ("ities", "ity"),
    ("ies", "y"),
    ("ingly", ""),
    ("ings", ""),
    ("ing", ""),
    ("edly", ""),
    ("ied", "y"),
    ("ed", ""),
    ("sses", "ss"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("xes", "x"),
    ("ss", "ss"),
    ("us", "us"),
    ("s", ""),
    ("ly", ""),
)
_LAST_LETTERS = ("s", "n", "y", "g", "d")  # of the endings


def content(text: str) -> list[str]:
    """Give the stems of a text's content words, in order; figures stay whole."""
    return [stem(word) for word in tokens(text) if word not in FUNCTION_WORDS]


class Weights:
    """How much a stem tells: its inverse document frequency over a set of texts (Spärck Jones 1972), smoothed."""

    __slots__ = ("_count", "_texts", "unseen")

    def __init__(self, texts: Iterable[Collection[str]]) -> None:
        """Count in how many of the texts (each its stems) every stem stands."""
        self._count: Counter[str] = Counter()
        self._texts = 0
        for stems in texts:
            self._count.update(set(stems))
            self._texts += 1
        self.unseen = log(1 + self._texts)

    def __getitem__(self, stem_: str) -> float:
        """Give the weight of a stem: log(1 + N) for one never seen, near 0 for one that is everywhere."""
        return log(1 + self._texts / (1 + self._count[stem_])) if self._count[stem_] else self.unseen

    def total(self, stems: Iterable[str]) -> float:
        """Give the summed weight of distinct stems."""
        return sum(self[stem_] for stem_ in set(stems))

    def coverage(self, part: Collection[str], whole: Collection[str]) -> float:
        """Give which share (0–1) of the weight of `part` stands in `whole` too; 0 for an empty part."""
        mine = set(part)
        total = self.total(mine)
        return self.total(mine & set(whole)) / total if total else 0.0
