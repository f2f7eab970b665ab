"""Cut the source of a web page into tags and text, each with its offsets, in linear time whatever it holds."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Token(NamedTuple):
    """A piece of the source of a page.

    `kind` is "text", "start", "end" or "comment". `start` and `end` are offsets of the words of a text or comment, or
    of the whole tag; `name` is that of the tag, in lower case, and `inside` is where its attributes begin.
    """

    kind: str
    start: int
    end: int
    name: str = ""
    inside: int = 0


# A quotation mark counts only behind "=". One that is never closed would take the rest of the page with it, so from
# there on tags are read without regard to quotation marks. Either goes on to the end of the page where a tag has none.
_NAME = r"</?+(?P<name>[A-Za-z][^\s/>]*+)"
_TAG = re.compile(rf"""{_NAME}(?:[^>"'=]++|=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))?+|["'])*+(?P<end>>)?+""")
_PLAIN_TAG = re.compile(rf"{_NAME}[^>]*+(?P<end>>)?+")
_ATTRIBUTE = re.compile(r"""([^\s=/"'>][^\s=/>]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]++)))?+""")
# Their content is no markup; `noscript` is read as a browser reads it that runs scripts.
RAW = frozenset({"script", "style", "textarea", "xmp", "iframe", "noembed", "noframes", "noscript", "title"})


def tokens(source: str) -> Iterator[Token]:
    """Yield the tags, comments and texts of a page in order."""
    return _Tokens(source).all()


def attributes(source: str, start: int, end: int) -> dict[str, str]:
    """Return the attributes that stand in a tag by name, in lower case; of two with one name the first counts."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(source, start, max(end - 1, start)):
        value = double or single or bare.rstrip("/")
        found.setdefault(name.lower(), unescape(value) if "&" in value else value)
    return found


def is_xml(source: str) -> bool:
    """Whether a page says that it is XML, in which "<script/>" is a whole element."""
    return source[:100].lstrip("\ufeff \t\n").startswith("<?xml")


class _Tokens:
    """A page under way. What has been looked for in vain up to its end is not looked for again."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.tag: re.Pattern[str] | None = _TAG  # None where no tag has an end any more
        self.is_xml = is_xml(source)
        self.missing: set[str] = set()
        self.after = 0  # the end of the last comment with its closing mark

    def all(self) -> Iterator[Token]:
        done = place = 0
        source = self.source
        while (place := source.find("<", place)) >= 0:
            token = self._markup(place)
            if token is None:
                place += 1
                continue
            if done < place:
                yield Token("text", done, place)
            yield token
            done = place = token.end if token.kind != "comment" else self.after
            is_raw = token.kind == "start" and token.name in RAW and not (self.is_xml and source[token.end - 2] == "/")
            if is_raw and (end := self._end_of_raw(token)) >= 0:
                if done < end:
                    yield Token("text", done, end)
                done = place = end
            elif token.name == "plaintext":
                break
        if done < len(source):
            yield Token("text", done, len(source))

    def _markup(self, place: int) -> Token | None:
        """Return the tag or comment that begins at a "<", None where that is only a sign."""
        following = self.source[place + 1 : place + 2]
        if following in {"!", "?"}:
            return self._comment(place)
        if not (following.isalpha() or following == "/") or self.tag is None:
            return None
        found = self.tag.match(self.source, place)
        while found and not found["end"]:
            self.tag = _PLAIN_TAG if self.tag is _TAG else None
            found = self.tag.match(self.source, place) if self.tag else None
        if found is None:
            return self._comment(place) if following == "/" else None
        kind = "end" if following == "/" else "start"
        return Token(kind, place, found.end(), found["name"].lower(), found.end("name"))

    def _comment(self, place: int) -> Token | None:
        """Return the words of a comment; a declaration, and a comment without an end, goes up to the next ">"."""
        is_comment = self.source.startswith("<!--", place)
        end = (
            self._find("-->", place + 4)
            if is_comment and not self.source.startswith(("<!-->", "<!--->"), place)
            else -1
        )
        if end >= 0:
            self.after = end + 3
            return Token("comment", place + 4, end)
        end = self._find(">", place)
        self.after = end + 1
        return Token("comment", place + 2, end) if end >= 0 else None

    def _end_of_raw(self, tag: Token) -> int:
        """Return where the end tag of a raw element begins; without one, a script is all the rest, others are none."""
        end = self._find(f"</{tag.name}", tag.end)
        return len(self.source) if end < 0 and tag.name in {"script", "style"} else end

    def _find(self, words: str, place: int) -> int:
        """Return where words stand next, in letters of any case, or -1."""
        if words in self.missing:
            return -1
        if words[-1].isalpha():
            found = re.compile(words, re.IGNORECASE).search(self.source, place)
            end = found.start() if found else -1
        else:
            end = self.source.find(words, place)
        if end < 0:
            self.missing.add(words)
        return end
