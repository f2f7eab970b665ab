"""Small PDF files for tests, written by hand: words at places, in Helvetica."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.reading import reader
from usmx_corpus.reading.printed import pdf

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from usmx_corpus.model import Block, Document

LEADING = 14


class Words(NamedTuple):
    """Words on a page: where they begin, from the left and from the foot, and how they are printed."""

    text: str
    x: float
    y: float
    size: float = 12
    bold: bool = False


Page = list[Words]


def column(*lines: str, x: float = 72, y: float = 700, size: float = 12, bold: bool = False) -> Page:
    """Return lines below each other; an empty one leaves a gap."""
    return [Words(line, x, y - number * LEADING, size, bold) for number, line in enumerate(lines) if line]


def stream(content: bytes, dictionary: bytes = b"") -> bytes:
    """Return a packed stream."""
    packed = zlib.compress(content, 9)
    return b"<</Length %d/Filter/FlateDecode%s>>\nstream\n%s\nendstream" % (len(packed), dictionary, packed)


def file(objects: Iterable[bytes], trailer: bytes = b"") -> bytes:
    """Return a file of some objects, of which the first is the catalog."""
    content, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    size = b"<</Size %d/Root 1 0 R%s>>" % (len(places) + 1, trailer)
    return b"%s%s%strailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (content, head, table, size, len(content))


def document(*pages: Sequence[Words], title: str = "") -> bytes:
    """Return a PDF with words on its pages."""
    return with_content([stream(_drawn(page)) for page in pages], title)


def with_content(contents: Sequence[bytes], title: str = "", box: bytes = b"0 0 612 792") -> bytes:
    """Return a PDF whose pages show streams."""
    kids = b" ".join(b"%d 0 R" % (6 + 2 * number) for number in range(len(contents)))
    font = b"<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(contents)),
        b"<</Font<</F0 %s/F1 %s>>>>" % (font % b"Helvetica", font % b"Helvetica-Bold"),
        b"<</Title(%s)>>" % title.encode("cp1252"),
    ]
    for number, content in enumerate(contents):
        page = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Resources 3 0 R/Contents %d 0 R>>"
        objects += [content, page % (box, 5 + 2 * number)]
    return file(objects, b"/Info 4 0 R")


def _drawn(page: Iterable[Words]) -> bytes:
    escaped = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)"})
    return b"".join(
        b"BT /F%d %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n"
        % (words.bold, words.size, words.x, words.y, words.text.translate(escaped).encode("cp1252"))
        for words in page
    )


def read(content: bytes) -> Document:
    """Return the document in a PDF."""
    return reader.read("plan.pdf", content)[0]


def codes(content: bytes) -> list[str]:
    """Return the codes of the problems in reading a PDF."""
    return [problem.code for problem in pdf.read("plan.pdf", content).problems]


def shown(content: bytes, *kinds: str) -> list[str]:
    """Return the texts of the blocks of some kinds, of all but boilerplate if none are given."""
    return [block.text.clean for block in read(content).blocks if _is_shown(block, kinds)]


def _is_shown(block: Block, kinds: tuple[str, ...]) -> bool:
    return block.kind in kinds if kinds else block.kind != "boilerplate"
