"""Markup out, white space joined, and every character that stays keeps its place in the raw file."""

from __future__ import annotations

import re

from usmx_corpus.model import Text

_UNSEEN = r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"

# Where a mark may begin: one character class, so that the search runs at the speed of a scan.
_CANDIDATE = re.compile(rf"[<!\[\]*_\\&\s{_UNSEEN}](?<!\ (?=\S))", re.VERBOSE)

# What a reader does not see, or sees as something else; `_seen` says what becomes of each group.
_MARK = re.compile(
    rf"""
      (?P<gone> <!--.*?-->                         # comment
              | </?(?!br\b|https?:|mailto:)[a-z][^<>]*>   # tag
              | !?\[(?=[^\[\]]*\]\()               # [ of a link or picture
              | \]\([^()]*(?:\([^()]*\)[^()]*)*\)  # ](address) of it
              | (?<!\s)\*+ | \*+(?!\s|$)           # emphasis: a star beside a word
              | (?<!\w)_+(?=\S) | (?<=\S)_+(?!\w)  # emphasis: an underscore at the edge of a word
              | [{_UNSEEN}]+                       # control characters, joiners, marks of direction
      )
    | (?P<space> (?: \s | <br\s*/?> | \\(?=\n) | &nbsp; )+ )   # white space of any kind and number
    | \\(?P<escaped> [!-/:-@\[-`{{-~] )            # \$ or \###
    | (?P<entity> &(?:\#\d{{1,7}}|\#x[0-9a-f]{{1,6}}|[a-z]{{2,8}}); )
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


class _Runs:
    """A `Text` being put together, run after run."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.starts: list[int] = []
        self.origins: list[int] = []
        self.length = 0
        self.after_space = True

    def add(self, words: str, origin: int) -> None:
        """Append `words` that stand at `origin`; never a space after a space, nor one to begin with."""
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


def clean(raw: str, start: int, end: int) -> Text:
    """Give the text a reader sees in `raw[start:end]`, without white space at its ends."""
    runs = _Runs()
    position = done = start
    while candidate := _CANDIDATE.search(raw, position, end):
        mark = _MARK.match(raw, candidate.start(), end)
        if mark is None:
            position = candidate.end()
            continue
        runs.add(raw[done : mark.start()], done)
        _add_seen(runs, mark)
        position = done = mark.end()
    runs.add(raw[done:end], done)
    return runs.text()


def _add_seen(runs: _Runs, mark: re.Match[str]) -> None:
    """Append what a reader sees of a mark, each character at the mark's own place."""
    kind = mark.lastgroup
    if kind == "space":
        runs.add(" ", mark.start())
    elif kind == "escaped":
        runs.add(mark["escaped"], mark.start("escaped"))
    elif kind == "entity":
        from html import unescape  # its table of 2,231 names is loaded only where a file needs it

        for character in unescape(mark.group()):
            runs.add(character, mark.start())


def joined(raw: str) -> str:
    """Give a slice of a file with its wraps joined and its markup kept: how a quote is printed."""
    return " ".join(raw.split())
