"""Heads of `Key: value` lines at the top of a file, as MultiMarkdown, e-mail and other tools write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from usmx_corpus.model import Problem
from usmx_corpus.reading.metadata import dates
from usmx_corpus.reading.metadata.fields import LONGEST, NAME, Fields, Head, bare_key, shortened, unquoted
from usmx_corpus.reading.metadata.keys import FIELD_OF, is_address

if TYPE_CHECKING:
    from collections.abc import Sequence

# Also the lines of reStructuredText (":date: …"), Nikola (".. date: …") and Org ("#+DATE: …").
_LINE = re.compile(rf"(?:\#\+|\.\.[ ]|:)?+(?P<key>{NAME})[ \t]*+:(?:[ \t]++(?P<value>\S.*)?|$)")
_MOST_LINES = 100
# Keys that only tell that a head is one.
_COMPANIONS = frozenset(
    "from to cc bcc replyto sender messageid mimeversion contenttype contenttransferencoding received returnpath "
    "inreplyto references sent importance attachments copyright keywords affiliation status slug summary css layout "
    "template draft".split()
)
_LEAST_KNOWN = 2
# A line that reads as prose, under a key nobody knows, is a speaker's or a heading's.
_PROSE_WORDS = 6

_Line = tuple[str, str, int]  # key, value, line from 0


def head(path: str, text: str, first: int) -> Head | None:
    """Return the head of a text, which ends at a blank line; None if the lines there are ordinary text.

    It must have at least two keys of which one knows, among them a title, a readable date, or an address.
    """
    found, body = _lines(text)
    if not body or not _is_head(found):
        return None
    fields: Fields = {}
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    for key, value, line in found:
        if key in fields and bare_key(key) in FIELD_OF:
            message = f"duplicate key “{shortened(key)}”; the last value is used"
            problems.append(Problem(path, first + line, "repeated-key", message))
        fields[key], lines[key] = _decoded(value), first + line
    return Head(fields, lines, problems, body)


def _lines(text: str) -> tuple[list[_Line], int]:
    """Return the lines of a head, and the offset behind the blank line or rule that ends it; 0 if nothing does."""
    found: list[_Line] = []
    end = 0
    for number, line in enumerate(text[:LONGEST].split("\n")):
        end += len(line) + 1
        words = line.rstrip()
        if not words or words in {"---", "..."}:
            return found, min(end, len(text))
        if words[0] in " \t" and found:  # folded
            key, value, first = found[-1]
            found[-1] = key, f"{value} {words.strip()}".strip(), first
        elif (match := _LINE.fullmatch(words)) and number < _MOST_LINES:
            found.append((match["key"], match["value"] or "", number))
        else:
            break
    return [], 0


def _is_head(lines: Sequence[_Line]) -> bool:
    """Whether the lines are those of a head."""
    known = {FIELD_OF.get(bare_key(key), "") for key, value, _ in lines if _fits(key, value)} - {""}
    companions = {bare_key(key) for key, _, _ in lines} & _COMPANIONS
    unknown = [value for key, value, _ in lines if not _is_known(key)]
    if not known & {"title", "date", "url"} or len(known) + len(companions) < _LEAST_KNOWN:
        return False
    return len(unknown) <= len(lines) - len(unknown) and not any(map(_is_prose, unknown))


def _is_known(key: str) -> bool:
    return bare_key(key) in FIELD_OF or bare_key(key) in _COMPANIONS or key.startswith(("X-", "x-"))


def _fits(key: str, value: str) -> bool:
    """Whether a value is one that a key may have."""
    field = FIELD_OF.get(bare_key(key))
    if field in {"date", "modified"}:
        return bool(dates.read(unquoted(value)).days)
    return is_address(unquoted(value)) if field == "url" else bool(value)


def _is_prose(value: str) -> bool:
    return value.endswith((".", "!", "?")) and value.count(" ") >= _PROSE_WORDS


def _decoded(value: str) -> str:
    """Return a value without quotation marks, and without the encoding of an e-mail ("=?UTF-8?B?…?=")."""
    if "=?" not in value:
        return unquoted(value)
    from email.errors import HeaderParseError
    from email.header import decode_header, make_header

    try:
        return str(make_header(decode_header(value)))
    except (HeaderParseError, LookupError, ValueError):
        return value
