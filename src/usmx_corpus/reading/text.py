"""Remove markup and join white space; every character that is kept knows its place in the raw file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from usmx_corpus.model import Text
from usmx_corpus.text.mojibake import may_have_mistakes, mistakes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from usmx_corpus.text.mojibake import Mistake

_UNSEEN = r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_SPACE = r"(?:\s|(?i:</?(?:br|td|th|tr|p|li|div|figcaption)\b[^<>]*>|&nbsp;)|\\(?=\s))"

# Where a mark may begin: one character class, so that the search is a fast scan. A lone space is not a mark.
_CANDIDATE = re.compile(r"[ <!\[\]*_\\&](?<!\ (?=\S))")  # in text for which `str.isprintable` is true
_CANDIDATE_BUT_SPACES = re.compile(r"[<!\[\]*_\\&]")  # where no two spaces stand together
_UNUSUAL_CANDIDATE = (
    rf"[ <!\[\]*_\\&\t\r\f\v\x1c-\x1f\x85\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000{_UNSEEN}](?<!\ (?=\S))"
)

# What may continue `_SPACE` after plain spaces.
_SPACE_STARTS = frozenset("<&\\")

# The address of a link, with brackets in it in pairs, or with one alone where white space or a mark follows: the next
# link or bracket of the text is not part of it.
_ADDRESS = r"""(?:
    \]\([^\s()]*+(?:\([^\s()]*+\)[^\s()]*+)*+\)
  | \]\(https?://[^\s()]*+\([^\s()]*+\)(?=[\s.,;:!?]|$)(?!\s{1,3}")
  | \]\([^()]*+(?:\([^()]*+\)[^()]*+)*+\)
)"""

_LINK = re.compile(_ADDRESS, re.VERBOSE)

# What a reader does not see, or sees as something else; `_add_visible` handles each group.
_MARK = re.compile(
    rf"""
      (?P<space> {_SPACE}++ )                      # white space of any kind and number
    | <sup>\s*(?P<raised> \d{{1,3}} )\s*</sup>  # 10<sup>6</sup> is not 106, and a note's number is not part of a word
    | (?P<gone> </?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>  # a tag, but not <https://…> or <name@example.org>
              | !?\[(?=[^\[\]]*\]\()               # [ of a link or an image
              | {_ADDRESS}                         # ](address) of it
              | (?<!\s)\*++ | \*++(?!\s|$) | \*\*++   # emphasis: a star beside a word or another
              | (?<!\w)(?:_++(?=\S)|__++)          # emphasis: underscores before a word, or several by themselves
              | (?<=[^\s_])_++(?!\w)               # or after a word; each run is tried once, from its first
              | [^\s<!\[\]*_\\&]                   # control characters, joiners, direction marks: nothing else is left
      )
    | \\(?P<escaped> [!-/:-@\[-`{{-~] )            # \$ or \###
    | (?P<entity> &(?:\#\d{{1,7}}|\#[Xx][0-9A-Fa-f]{{1,6}}|[A-Za-z]{{2,8}}); )
    """,
    re.VERBOSE,
)

_BLANKS = " \n\N{NO-BREAK SPACE}"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_JOINERS = frozenset("\u200c\u200d")

_LONE_CR = re.compile(r"\r(?!\n)")


class _Runs:
    """A `Text` under construction, one run after another."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.starts: list[int] = []
        self.origins: list[int] = []
        self.length = 0
        self.after_space = True

    def add(self, words: str, origin: int) -> None:
        """Append the words found at `origin`; a leading space is dropped at the start and after another space."""
        if self.after_space and words.startswith(" "):
            words, origin = words[1:], origin + 1
        if not words:
            return
        self.words.append(words)
        self.starts.append(self.length)
        self.origins.append(origin)
        self.length += len(words)
        self.after_space = words[-1] == " "

    def text(self) -> Text:
        clean = "".join(self.words)
        if self.after_space and clean:
            clean = clean[:-1]
            if self.starts[-1] == len(clean):
                self.starts.pop()
                self.origins.pop()
        return Text(clean, tuple(self.starts), tuple(self.origins))


def lines_by_newline(raw: str) -> str:
    """Return the file with each lone carriage return as a newline; the length and every offset stay the same."""
    return _LONE_CR.sub("\n", raw) if "\r" in raw else raw


def clean(raw: str, start: int, end: int) -> Text:
    """Return the text that a reader sees in `raw[start:end]`, without white space at its ends."""
    source = raw[start:end]
    words = source.replace("\n", " ").replace("\N{NO-BREAK SPACE}", " ")
    start += len(words) - len(words.lstrip(" "))
    words = words.strip(" ")
    candidates = _candidates(words)
    if may_have_mistakes(source) and (wrong := tuple(mistakes(source))):
        return _mended(words, start, candidates, wrong, len(source) - len(source.lstrip(_BLANKS)))
    if not candidates.search(words):
        return Text(words, (0,), (start,))
    runs = _Runs()
    _add_without_marks(runs, words, start, candidates, (0, len(words)))
    return runs.text()


def _candidates(words: str) -> re.Pattern[str]:
    """Return what finds the places where a mark may begin in a text without white space at its ends."""
    if not words.isprintable():
        return re.compile(_UNUSUAL_CANDIDATE)
    return _CANDIDATE if "  " in words else _CANDIDATE_BUT_SPACES


def _mended(words: str, start: int, candidates: re.Pattern[str], wrong: Iterable[Mistake], before: int) -> Text:
    """Return the text with what was read in the wrong encoding as it was meant; `before` it were so many spaces."""
    runs = _Runs()
    done = 0
    for mistake in wrong:
        place = mistake.start - before
        if place < done:
            continue  # inside a mark, such as an address
        done = _add_without_marks(runs, words, start, candidates, (done, place))
        if done == place:
            runs.add(_seen(mistake.meant), start + place)
            done = mistake.end - before
    _add_without_marks(runs, words, start, candidates, (done, len(words)))
    return runs.text()


def _add_without_marks(
    runs: _Runs, words: str, start: int, candidates: re.Pattern[str], stretch: tuple[int, int]
) -> int:
    """Append a stretch of words as a reader sees it, and return where it ends: a mark may reach further."""
    done, end = stretch
    for candidate in candidates.finditer(words, done, end):
        place = candidate.start()
        if place < done:
            continue
        if words[place] == " " and (after := _after_spaces(words, place)):
            runs.add(words[done : place + 1], start + done)
            done = after
        elif mark := _MARK.match(words, place):
            runs.add(words[done : mark.start()], start + done)
            _add_visible(runs, mark, start)
            done = mark.end()
    runs.add(words[done:end], start + done)
    return max(done, end)


def _after_spaces(words: str, place: int) -> int:
    """Return where plain spaces end, or 0 where a longer mark may include them.

    This is a short cut around `_MARK`: half of all marks are two spaces.
    """
    while words[place] == " ":
        place += 1
    return 0 if words[place] in _SPACE_STARTS or not words[place].isprintable() else place


def _add_visible(runs: _Runs, mark: re.Match[str], start: int) -> None:
    """Append what a reader sees of a mark, located at the mark."""
    kind = mark.lastgroup
    if kind == "space":
        runs.add(" ", start + mark.start())
    elif kind == "gone":
        runs.add(_left_of(mark, runs), start + mark.start())
    elif kind == "escaped":
        runs.add(mark["escaped"], start + mark.start("escaped"))
    elif kind == "raised":
        runs.add(mark["raised"].translate(_RAISED), start + mark.start("raised"))
    elif kind == "entity":
        from html import unescape  # loads a table of 2,231 names, which few files need

        for character in unescape(mark.group()):
            runs.add(_seen(character), start + mark.start())


def _seen(character: str) -> str:
    """Return what a numeric character reference shows: "&#160;" and "&#10;" are spaces, "&#8238;" is nothing."""
    if character.isspace():
        return " "
    return character if character.isprintable() else ""


def _left_of(mark: re.Match[str], runs: _Runs) -> str:
    """Return what is left of a mark that is mostly removed: a space before a link, a joiner that is needed, or ""."""
    if _opens_link(mark, runs):
        return " "
    return mark.group() if mark.group() in _JOINERS and _joins(mark) else ""


def _opens_link(mark: re.Match[str], runs: _Runs) -> bool:
    """Whether a link starts right after another mark: "**Hyundai**[announced](…)" is two words on a page."""
    before = mark.string[max(mark.start() - 1, 0) : mark.start()]
    after = mark.string[mark.end() : mark.end() + 1]
    if before.isalnum() or not after.isalpha() or not mark.group().startswith(("[", "<a")):
        return False
    return bool(runs.words) and runs.words[-1][-1].isalnum()


def _joins(mark: re.Match[str]) -> bool:
    """Whether a joiner is part of a script or an emoji, not left over between ASCII letters."""
    around = mark.string[max(mark.start() - 1, 0) : mark.start()], mark.string[mark.end() : mark.end() + 1]
    return all(around) and not any(map(str.isascii, around))


def addresses(raw: str) -> list[str]:
    """Return the addresses of the links in a slice of a file, in order, without titles."""
    return [found[2:-1].split('"')[0].strip() for found in _LINK.findall(raw)]


def without_addresses(raw: str) -> str:
    """Return a slice of a file with the addresses of its links left out."""
    return _LINK.sub("]()", raw)


def joined(raw: str) -> str:
    """Return a slice of a file with its lines joined and its markup kept, the way quotes are printed."""
    return " ".join(raw.split())
