"""Read Markdown and plain text: the file itself is the text, behind its front matter, but for traces of pages."""

from __future__ import annotations

import re
from itertools import accumulate

from usmx_corpus.model import Places, Problem
from usmx_corpus.reading.extract import Extract
from usmx_corpus.reading.metadata import frontmatter
from usmx_corpus.reading.printed import pasted
from usmx_corpus.reading.text import lines_by_newline

_MARKS_OF_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# What no text in Windows-1252 holds: bytes without a meaning there, rare signs (ƒ ˆ ˜ ¤ ¦ ¬ ¯ ¸ ×), control characters,
# and bytes that together are UTF-8.
_NOT_WINDOWS_1252 = re.compile(
    rb"[\x00-\x08\x0e-\x1f\x7f\x81\x83\x88\x8d\x8f\x90\x98\x9d\xa4\xa6\xac\xaf\xb8\xd7\xff]"
    rb"|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)


def read(path: str, content: bytes) -> Extract:
    """Return the text of a Markdown or plain text file."""
    raw, problems = decode(path, content)
    lined = lines_by_newline(raw)
    fields, lines, found, body = frontmatter.head(path, lined)
    if writer := pasted.written(lined, body):
        return writer.extract(fields, lines, problems + found)._replace(body=body)
    places = Places((0, *accumulate(len(line) + 1 for line in lined.split("\n")[:-1])))
    return Extract(raw, places, fields, lines, problems + found, body)


def decode(path: str, content: bytes) -> tuple[str, list[Problem]]:
    """Decode UTF-8, UTF-16 with a byte order mark, or Windows-1252; invalid bytes become U+FFFD and are reported."""
    if not content.strip():
        return "", [Problem(path, 1, "empty", "the file is empty")]
    if content.startswith(_MARKS_OF_UTF_16):
        return _utf_16(path, content)
    if b"\0" in content:
        message = "not a text file: it contains a NUL byte"
        return "", [Problem(path, _line(content, content.index(b"\0")), "binary", message)]
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        return _not_utf_8(path, content, error.start)


def _utf_16(path: str, content: bytes) -> tuple[str, list[Problem]]:
    try:
        return content.decode("utf-16"), []
    except UnicodeDecodeError:
        problem = Problem(path, 1, "bad-encoding", "not all of it is UTF-16, as its first bytes say")
        return content.decode("utf-16", errors="replace"), [problem]


def _not_utf_8(path: str, content: bytes, place: int) -> tuple[str, list[Problem]]:
    """Return Windows-1252 text where all bytes may be that, else UTF-8 with replacements."""
    byte = f"byte 0x{content[place]:02x}"
    if not _NOT_WINDOWS_1252.search(content):
        text = content.decode("cp1252")
        message = f"not UTF-8: read as Windows-1252, in which {byte} is “{content[place : place + 1].decode('cp1252')}”"
        return text, [Problem(path, _line(content, place), "windows-1252", message)]
    message = f"not UTF-8: {byte} is shown as “\N{REPLACEMENT CHARACTER}”"
    return content.decode("utf-8-sig", errors="replace"), [
        Problem(path, _line(content, place), "bad-encoding", message)
    ]


def _line(content: bytes, offset: int) -> int:
    before = content[:offset]
    return 1 + before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n")
