"""Judge from its bytes whether a PDF may take far more time or memory to read than its size suggests."""

from __future__ import annotations

import re
import zlib
from math import prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Bytes of one stream when unpacked: pdfium takes some 100 times as much memory for a page that consists of text.
MOST_UNPACKED = 8 << 20
#: Bytes of the longest stream times the number of pages, which may all show it.
MOST_SHOWN = 4 << 30
#: How often drawings inside drawings may be drawn.
MOST_DRAWN = 1_000
# pdfium follows drawings inside drawings so deep.
_DEEPEST = 40

_STREAM = re.compile(rb"\bstream\r?\n")
_FILTERS = re.compile(rb"/Filter\s*+(\[[^\[\]]*+\]|/[A-Za-z0-9]++)")
_NAME = re.compile(rb"/([A-Za-z0-9]+)")
_PAGE = re.compile(rb"/Type\s*+/Page\b")
_DRAWS = re.compile(rb"\bDo\b")
# What a stream dictionary is looked for in, before the stream.
_LONGEST_DICTIONARY = 4_000
_PIECE = 1 << 16
# Filters of pictures, which are not unpacked for their text.
_OF_PICTURES = {b"DCTDecode", b"JPXDecode", b"CCITTFaxDecode", b"JBIG2Decode"}


def is_heavy(content: bytes) -> bool:
    """Whether a file holds something that could be enormous, or that cannot be judged: it is read with limits."""
    if b"/Encrypt" in content:
        return True
    longest = 0
    draws: list[int] = []
    for dictionary, start in _streams(content):
        unpacked = _unpacked(dictionary, content, start)
        if unpacked is None or len(unpacked) > MOST_UNPACKED:
            return True
        longest = max(longest, len(unpacked))
        if b"/Form" in dictionary:
            draws.append(len(_DRAWS.findall(unpacked)))
    several = sorted((count for count in draws if count > 1), reverse=True)[:_DEEPEST]
    return prod(several) > MOST_DRAWN or longest * len(_PAGE.findall(content)) > MOST_SHOWN


def _streams(content: bytes) -> Iterator[tuple[bytes, int]]:
    """Yield the dictionary of each stream and where the stream begins."""
    for keyword in _STREAM.finditer(content):
        before = content[max(keyword.start() - _LONGEST_DICTIONARY, 0) : keyword.start()]
        yield before[before.rfind(b"obj") + 3 :], keyword.end()


def _unpacked(dictionary: bytes, content: bytes, start: int) -> bytes | None:
    """Return a stream, unpacked as far as the limit and one byte more; None if it cannot be judged."""
    filters = _FILTERS.search(dictionary)
    names = _NAME.findall(filters[1]) if filters else []
    if b"#" in dictionary or (b"/Filter" in dictionary and not names):
        return None
    if not _OF_PICTURES.isdisjoint(names):
        return b""
    if not names:
        end = content.find(b"endstream", start, start + MOST_UNPACKED + 1)
        return content[start : end if end >= 0 else start + MOST_UNPACKED + 1]
    return _inflated(content, start) if names == [b"FlateDecode"] else None


def _inflated(content: bytes, start: int) -> bytes:
    """Return what a reader gets of a stream, up to the limit and one byte more: all before what is broken."""
    inflater = zlib.decompressobj()
    parts: list[bytes] = []
    left = MOST_UNPACKED + 1
    for place in range(start, len(content), _PIECE):
        try:
            parts.append(inflater.decompress(content[place : place + _PIECE], left))
        except zlib.error:
            break
        left -= len(parts[-1])
        if left <= 0 or inflater.eof:
            break
    return b"".join(parts)
