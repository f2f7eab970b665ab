"""Metadata as a file gives them: values as written, under the keys of the file."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.text.accents import decomposed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from usmx_corpus.model import Problem


class Other(NamedTuple):
    """A value that is neither text nor a list of texts, and what it is; it is never read or expanded."""

    kind: str

    def __repr__(self) -> str:
        """Return its description in a problem."""
        return self.kind


#: A key and its value. What a mapping holds stands under both keys with a full stop between: "params.source".
Fields = dict[str, "str | list[str] | Other"]

#: A key at the beginning of a line: "title", "Date published", "og:title".
NAME = r"[^\W\d][\w-]{0,60}+(?:[ .:][\w-]{1,40}+){0,4}+"
#: Characters of front matter that are read: the longest of the archive has 1,100.
LONGEST = 20_000

# What groups the keys of a vocabulary or a program, and says nothing of what they mean.
_GROUPS = re.compile(r"(?:dc|dcterms|og|article|citation|meta|params|extra)[.:]")
_BETWEEN = re.compile(r"[\s_.:-]+|[\u0300-\u036f]+")


class Head(NamedTuple):
    """What was found before the body of a file, which begins at the offset `body`; `lines` has the line of each key."""

    fields: Fields
    lines: Mapping[str, int]
    problems: list[Problem]
    body: int


@lru_cache(maxsize=1024)
def bare_key(key: str) -> str:
    """Return a key without capitals, accents and what stands between words: "og:title" and "Title" are one."""
    return _BETWEEN.sub("", decomposed(_GROUPS.sub("", key.casefold(), count=1)))


def shortened(words: str, length: int = 30) -> str:
    """Return words of a file, shortened for a message."""
    return words if len(words) <= length else f"{words[:length]}…"


def unquoted(value: str) -> str:
    """Return a value without space and quotation marks around it."""
    value = value.strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1].strip() if quoted else value
