"""Read Markdown and plain text: the file itself is the text, behind its front matter."""

from __future__ import annotations

from itertools import accumulate

from usmx_corpus.model import Places, Problem
from usmx_corpus.reading import frontmatter
from usmx_corpus.reading.extract import Extract
from usmx_corpus.reading.text import lines_by_newline


def read(path: str, content: bytes) -> Extract:
    """Return the text of a Markdown or plain text file."""
    raw, problems = decode(path, content)
    lined = lines_by_newline(raw)
    fields, lines, found, body = frontmatter.head(path, lined)
    places = Places((0, *accumulate(len(line) + 1 for line in lined.split("\n")[:-1])))
    return Extract(raw, places, fields, lines, problems + found, body)


def decode(path: str, content: bytes) -> tuple[str, list[Problem]]:
    """Decode UTF-8 with or without a byte order mark; invalid bytes become U+FFFD and are reported."""
    if not content.strip():
        return "", [Problem(path, 1, "empty", "the file is empty")]
    if b"\0" in content:
        message = "not a text file: it contains a NUL byte"
        return "", [Problem(path, _line(content, content.index(b"\0")), "binary", message)]
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        message = f"not UTF-8: byte 0x{content[error.start]:02x} is shown as “\N{REPLACEMENT CHARACTER}”"
        problem = Problem(path, _line(content, error.start), "bad-encoding", message)
        return content.decode("utf-8-sig", errors="replace"), [problem]


def _line(content: bytes, offset: int) -> int:
    before = content[:offset]
    return 1 + before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n")
