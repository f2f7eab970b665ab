"""Read a page saved with all its parts (MHTML): the page in it, with the lines of the file where its words stand."""

from __future__ import annotations

import binascii
import codecs
import re
from bisect import bisect_right
from email.parser import BytesHeaderParser
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.model import Places, Problem
from usmx_corpus.reading.extract import Extract
from usmx_corpus.reading.html import charset, webpage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

_BLANK = re.compile(rb"\r?\n\r?\n|\r\r|\A\r?\n")
_LINE = re.compile(rb"[^\r\n]*+(?:\r\n|\n|\r|\Z)")
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
# Browsers write some 500 bytes of headers, and a page has some hundred parts: pictures, styles, frames.
_LONGEST_HEADERS = 10_000
_MOST_PARTS = 10_000
_DEEPEST = 5


class _Part(NamedTuple):
    """A part of the file: its headers, and where it and its content begin and end."""

    headers: Message
    top: int
    start: int
    end: int


class _Piece(NamedTuple):
    """What a line of the file decodes to."""

    line: int
    words: bytes


def read(path: str, content: bytes) -> Extract:
    """Return the text of the page in a file that holds it with all its parts."""
    whole = _part(content, 0, len(content))
    page = _page(content, whole)
    if page is None:
        return Extract("", Places((0,)), {}, {}, [Problem(path, 1, "no-text", "holds no web page")])
    encoding = page.headers.get("Content-Transfer-Encoding", "").strip().lower()
    pieces = [*_pieces(content, page, encoding)]
    ends = [*accumulate(len(piece.words) for piece in pieces)]

    def line_of(offset: int) -> int:
        return pieces[min(bisect_right(ends, offset), len(pieces) - 1)].line if pieces else 1

    decoded = charset.decode(
        path, b"".join(piece.words for piece in pieces), page.headers.get_content_charset(), line_of
    )
    numbers = [piece.line for piece in pieces]
    lines = webpage.Lines(_starts(decoded, pieces), numbers or [1], has_columns=encoding not in _DECODERS)
    return webpage.page(path, decoded, lines, _capture(content, whole, page))


def _part(content: bytes, start: int, end: int) -> _Part:
    blank = _BLANK.search(content, start, min(end, start + _LONGEST_HEADERS))
    body = blank.end() if blank else end
    return _Part(BytesHeaderParser().parsebytes(content[start : body if blank else start].lstrip()), start, body, end)


def _page(content: bytes, whole: _Part) -> _Part | None:
    """Return the part that is the page: the one that the headers of the file name, else the first page."""
    address = _address(whole)
    first = str(whole.headers.get_param("start") or "")
    pages = [part for part in _parts(content, whole) if part.headers.get_content_type() in _PAGES]
    named = (part for part in pages if first and part.headers.get("Content-ID", "").strip() == first)
    located = (part for part in pages if address and _address(part) == address)
    return next(named, None) or next(located, None) or next(iter(pages), None)


def _parts(content: bytes, whole: _Part) -> Iterator[_Part]:
    """Yield the parts of the file that have no parts of their own, in order."""
    todo, count = [(whole, 0)], 0
    while todo and count < _MOST_PARTS:
        part, depth = todo.pop()
        count += 1
        boundary = part.headers.get_boundary()
        if not boundary or depth >= _DEEPEST:
            yield part
            continue
        ends = re.compile(
            rb"(?:\A|(?<=[\r\n]))--" + re.escape(boundary.encode(errors="replace")) + rb"[^\r\n]*+(?:\r\n|\n|\r|\Z)"
        )
        cuts = [(cut.start(), cut.end()) for cut in ends.finditer(content, part.start, part.end)]
        starts = [end for _, end in cuts]
        stops = [start for start, _ in cuts[1:]] + [part.end]
        inner = [_part(content, start, stop) for start, stop in zip(starts[:_MOST_PARTS], stops, strict=False)]
        todo += [(one, depth + 1) for one in reversed(inner)]


def _pieces(content: bytes, part: _Part, encoding: str) -> Iterator[_Piece]:
    """Yield what each line of a part decodes to."""
    line = 1 + content.count(b"\n", 0, part.start)
    decode = _DECODERS.get(encoding, _unchanged)
    rest = b""
    for found in _LINE.finditer(content, part.start, part.end):
        words, rest = decode(rest + found[0])
        yield _Piece(line, words)
        line += 1


def _unchanged(words: bytes) -> tuple[bytes, bytes]:
    return words, b""


def _quoted_printable(words: bytes) -> tuple[bytes, bytes]:
    return binascii.a2b_qp(words), b""


_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")


def _base64(words: bytes) -> tuple[bytes, bytes]:
    """Decode all groups of four characters, and leave the rest to the next line; padding ends a line."""
    is_end = b"=" in words
    words = _NOT_BASE64.sub(b"", words)
    whole = len(words) // 4 * 4
    rest = words[whole:]
    if is_end and len(rest) > 1:
        return binascii.a2b_base64(words + b"=" * (4 - len(rest))), b""
    return binascii.a2b_base64(words[:whole]), rest


_DECODERS = {"quoted-printable": _quoted_printable, "base64": _base64}


def _starts(decoded: charset.Decoded, pieces: list[_Piece]) -> list[int]:
    """Return the offset in the text at which what each line decodes to begins."""
    decoder = codecs.getincrementaldecoder(decoded.encoding)(errors="replace")
    starts, length, skipped = [], 0, decoded.mark
    for piece in pieces:
        starts.append(length)
        length += len(decoder.decode(piece.words[skipped:]))
        skipped = max(skipped - len(piece.words), 0)
    return starts or [0]


def _address(part: _Part) -> str:
    return str(part.headers.get("Snapshot-Content-Location") or part.headers.get("Content-Location") or "").strip()


def _capture(content: bytes, whole: _Part, page: _Part) -> dict[str, tuple[str, int]]:
    """Return the address of the page and when it was saved, with the lines of the headers that say so."""
    found = {}
    for part, field, header in (
        (page, "url", "Content-Location"),
        (whole, "url", "Content-Location"),
        (whole, "url", "Snapshot-Content-Location"),
        (whole, "saved_time", "Date"),
    ):
        value = " ".join(str(part.headers.get(header, "")).split())
        if value and (field != "url" or value.startswith(("http://", "https://"))):
            place = content.find(b"\n" + header.encode() + b":", max(part.top - 1, 0), part.start)
            found[field] = (value, 1 + content.count(b"\n", 0, place + 1))
    return found
