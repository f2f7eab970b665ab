"""Cut a block's clean text into sentences, without falling for "U.S.", "Joseph R. Biden" or "$1.5 billion"."""

from __future__ import annotations

import re

# Where a sentence may end: a mark, closing quotes or brackets, a space, and something a sentence can begin with.
_END = re.compile(r"[.!?…][\"'”’)\]]*\ (?=[\"'“‘(\[]*(?:[^\W_a-z]|[$€£¥—–•-]))")

# Words whose full stop is part of them, whatever follows.
_TITLES = frozenset(
    "Mr Mrs Ms Dr Prof Rev Hon Sen Reps Rep Gov Gen Adm Lt Col Maj Capt Cmdr Sgt Cpl Pvt Amb Sec Pres Supt Fr "
    "Mt Ft St vs cf No Nos Art Sec Vol pp Fig Messrs Mme".split()
)
# Words whose full stop may also end a sentence: they do so before a word that begins one.
_ABBREVIATIONS = frozenset(
    "Jr Sr Inc Corp Co Ltd LLC Bros Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec etc al approx est "
    "a.m p.m A.M P.M e.g i.e Ph.D D.C U.S U.K U.N E.U U.S.A U.A.E B.A M.D J.D".split()
)
# Words that begin a sentence far more often than they begin a name.
_STARTERS = frozenset(
    "The This These Those That There It Its In On At As An A And But Or So If We They He She I You Our Their His Her "
    "My Your To For From With By While When Since Because After Before Under Through Today Both Each All Other "
    "However Moreover Additionally Finally Also Over More Here What Why How Who Together Working During Building".split()
)
_LAST_WORD = re.compile(r"[^\s(\[“\"‘']*$")
_NEXT_WORD = re.compile(r"[\"'“‘(\[]*([^\W\d_]+)")


def spans(text: str, start: int = 0) -> list[tuple[int, int]]:
    """Give (start, end) of each sentence of `text[start:]`; together they hold every character but the spaces between."""
    cuts: list[tuple[int, int]] = []
    begin = start
    for end in _END.finditer(text, start):
        if _ends(text, begin, end):
            cuts.append((begin, end.end() - 1))
            begin = end.end()
    if begin < len(text):
        cuts.append((begin, len(text)))
    return cuts


def _ends(text: str, begin: int, end: re.Match[str]) -> bool:
    """Tell whether the mark ends a sentence or belongs to the word before it."""
    if not end.group().startswith("."):
        return True
    last = _LAST_WORD.search(text, begin, end.start())
    word = last.group() if last else ""
    if word in _TITLES:
        return False
    if word in _ABBREVIATIONS or _is_initial(word):
        following = _NEXT_WORD.match(text, end.end())
        return following is not None and following[1] in _STARTERS and not _is_initial(word)
    return True


def _is_initial(word: str) -> bool:
    """Tell a middle initial ("Joseph R.", "J.B.") from a word."""
    return word.isupper() and all(len(part) == 1 for part in word.split(".")) and word not in _ABBREVIATIONS
