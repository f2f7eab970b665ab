"""The characters of a PDF page as pdfium draws them, put together to segments: stretches of a line without a gap."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2.raw as pdfium

Span = tuple[int, int]

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypdfium2 import PdfPage

#: Characters of a page that are read: a large page of small print has 20,000.
MOST_ON_PAGE = 100_000

# How pdfium writes a hyphen at the end of a line, in its different versions.
_HYPHENS = frozenset((0x02, 0xFFFE))
_BREAKS = frozenset((0, 10, 13))
_SPACES = frozenset((9, 32, 0xA0, 0x2002, 0x2003, 0x2009, 0x202F, 0x3000))
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
_WEIGHT_OF_BOLD = 600
_MOST_MARKS = 8
_BOLD_NAME = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)

# Shares of the size of the letters: a gap as wide ends a segment, one as narrow is no space, a letter as much higher or
# lower is on another line, and one as much above the others and as much smaller is raised; it touches the word before.
_GAP = 1.0
_LINE = 0.6
RAISED = 0.15
SMALL = 0.85
_BACKWARDS = 0.6
_TOUCHING = 0.15


class Style(NamedTuple):
    """How a stretch of characters is drawn; `is_artifact`: the file marks it as no part of its text."""

    size: float
    is_bold: bool
    is_artifact: bool
    angle: int  # of its writing, in quarter turns


class Glyph(NamedTuple):
    """A character, its left and right edge, the line it stands on (upwards from the foot), and its style."""

    text: str
    left: float
    right: float
    base: float
    style: Style


class Segment(NamedTuple):
    """Glyphs that follow each other on one line; `order` counts the segments of a page as the file draws them.

    `bold` and `raised` are spans of `text`. `second` is the left edge of the second word, 0 where there is none.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    order: int
    is_artifact: bool
    bold: tuple[tuple[int, int], ...]
    raised: tuple[tuple[int, int], ...]
    second: float


class Characters(NamedTuple):
    """The segments of a page by the angle of their writing, how many characters it has, and how many mean nothing."""

    upright: list[Segment]
    turned: list[Segment]
    total: int
    garbled: int
    is_cut: bool


def read(page: PdfPage) -> Characters:
    """Return the segments of a page; what is written at another angle than most of it is `turned`."""
    text_page = page.get_textpage()
    try:
        every = text_page.count_chars()
        count = min(every, MOST_ON_PAGE)
        glyphs = [*_glyphs(text_page.raw, count)]
        guessed = sum(pdfium.FPDFText_HasUnicodeMapError(text_page.raw, index) == 1 for index in range(count))
    finally:
        text_page.close()
    angles = Counter(glyph.style.angle for glyph in glyphs if glyph.text != " ")
    main = angles.most_common(1)[0][0] if angles else 0
    upright = [*_segments([_turned(glyph, main) for glyph in glyphs if glyph.style.angle == main])]
    turned = [*_segments([_turned(glyph, glyph.style.angle) for glyph in glyphs if glyph.style.angle != main])]
    seen = [glyph.text for glyph in glyphs if glyph.text != " "]
    garbled = sum(_means_nothing(text) for text in seen)
    return Characters(upright, turned, len(seen), max(garbled, guessed), every > MOST_ON_PAGE)


def _means_nothing(text: str) -> bool:
    """Whether a character is unknown, of private use other than a symbol of a bullet font, or a control."""
    code = ord(text[0])
    return code == 0xFFFD or 0xE000 <= code < 0xF000 or 0xF100 <= code < 0xF900 or code < 0x20  # noqa: PLR2004


class _Drawn(NamedTuple):
    """What pdfium says of a glyph that has a place of its own."""

    text: str
    box: tuple[float, float, float, float]
    x: float
    y: float
    style: Style


def _glyphs(page: pdfium.FPDF_TEXTPAGE, count: int) -> Iterator[Glyph]:
    """Yield the characters of a page with their places; spaces that pdfium adds have none, and stand at the last."""
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    styles: dict[int, Style] = {}
    left = right = base = 0.0
    style = Style(0, is_bold=False, is_artifact=False, angle=0)
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(page, index)
        if code in _BREAKS:
            continue
        shape = pdfium.FPDFText_GetTextObject(page, index)
        if not shape:
            if code in _SPACES or code in _HYPHENS:
                yield Glyph(_text(code), right, right, base, style)
            continue
        key = ctypes.addressof(shape.contents)
        style = styles.get(key) or styles.setdefault(key, _style(page, index, shape))
        pdfium.FPDFText_GetLooseCharBox(page, index, box)
        pdfium.FPDFText_GetCharOrigin(page, index, x, y)
        if style.angle % 2:
            left, right, base = box.bottom, box.top, x.value
        else:
            left, right, base = box.left, box.right, y.value
        yield Glyph(_text(code), left, right, base, style)


def _text(code: int) -> str:
    if code in _SPACES:
        return " "
    if code in _HYPHENS:
        return "-"
    return _LIGATURES.get(code) or (chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd")  # noqa: PLR2004


def _style(page: pdfium.FPDF_TEXTPAGE, index: int, shape: pdfium.FPDF_PAGEOBJECT) -> Style:
    size, matrix = ctypes.c_float(), pdfium.FS_MATRIX()
    pdfium.FPDFTextObj_GetFontSize(shape, size)
    pdfium.FPDFText_GetMatrix(page, index, matrix)
    scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
    angle = round(pdfium.FPDFText_GetCharAngle(page, index) / 1.5707963) % 4
    return Style(abs(size.value) * scale, _is_bold(page, index, shape), _is_artifact(shape), angle)


def _is_bold(page: pdfium.FPDF_TEXTPAGE, index: int, shape: pdfium.FPDF_PAGEOBJECT) -> bool:
    if pdfium.FPDFText_GetFontWeight(page, index) >= _WEIGHT_OF_BOLD:
        return True
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFFont_GetBaseFontName(pdfium.FPDFTextObj_GetFont(shape), name, len(name))
    return _BOLD_NAME.search(name.value) is not None


def _is_artifact(shape: pdfium.FPDF_PAGEOBJECT) -> bool:
    """Whether a tagged file says that something is a running head or the like."""
    name, length = (ctypes.c_ushort * 16)(), ctypes.c_ulong()
    for number in range(min(max(pdfium.FPDFPageObj_CountMarks(shape), 0), _MOST_MARKS)):
        mark = pdfium.FPDFPageObj_GetMark(shape, number)
        pdfium.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), length)
        if bytes(name)[: length.value].decode("utf-16-le", "replace").startswith("Artifact"):
            return True
    return False


def _turned(glyph: Glyph, angle: int) -> Glyph:
    """Return a glyph as it stands once the page is turned so that its writing is level."""
    if angle == 0:
        return glyph
    left, right, base = glyph.left, glyph.right, glyph.base
    if angle in {2, 3}:
        left, right = -right, -left
    return glyph._replace(left=left, right=right, base=-base if angle in {1, 2} else base)


def _segments(glyphs: Sequence[Glyph]) -> Iterator[Segment]:
    """Yield the segments of glyphs in the order in which the file draws them."""
    current: list[Glyph] = []
    order = 0
    for glyph in glyphs:
        if current and _ends(current[-1], glyph):
            if segment := _segment(current, order):
                yield segment
                order += 1
            current = []
        if current or glyph.text != " ":
            current.append(glyph)
    if segment := _segment(current, order):
        yield segment


def _ends(last: Glyph, glyph: Glyph) -> bool:
    """Whether a glyph is on another line than the last one, or far from it."""
    if glyph.left == glyph.right and glyph.text in {" ", "-"}:
        return False  # added by pdfium: the next glyph decides
    size = max(last.style.size, glyph.style.size)
    if abs(glyph.base - last.base) > _LINE * size or last.style.is_artifact != glyph.style.is_artifact:
        return True
    return glyph.left - last.right > _GAP * size or glyph.left < last.left - _BACKWARDS * size


def _segment(glyphs: list[Glyph], order: int) -> Segment | None:
    """Return the segment of some glyphs, None if there are only spaces."""
    while glyphs and glyphs[-1].text == " ":
        glyphs.pop()
    if not glyphs:
        return None
    base, size = _main(glyphs)
    text, second, right = "", 0.0, 0.0
    bold: list[Span] = []
    raised: list[Span] = []
    for glyph in glyphs:
        if _is_twice(text, glyph.text):
            continue
        if not second and text.endswith(" "):
            second = glyph.left
        is_raised = glyph.base - base > RAISED * size and glyph.style.size < SMALL * size and glyph.text != " "
        if is_raised and text.endswith(" ") and glyph.left - right < _TOUCHING * size:
            text = text[:-1]
        _mark(bold, len(text), len(glyph.text), is_marked=glyph.style.is_bold)
        _mark(raised, len(text), len(glyph.text), is_marked=is_raised)
        text += glyph.text
        right = glyph.right if glyph.text != " " else right
    right = max(glyph.right for glyph in glyphs)
    is_artifact = glyphs[0].style.is_artifact
    return Segment(text, glyphs[0].left, right, base, size, order, is_artifact, (*bold,), (*raised,), second)


def _is_twice(text: str, character: str) -> bool:
    """Whether a space or hyphen follows another: some programs write each hyphen twice."""
    return (character == " " and text.endswith(" ")) or (character == "‐" and text.endswith("-"))


def _main(glyphs: Sequence[Glyph]) -> tuple[float, float]:
    """Return the line and the size of most glyphs, or of the larger ones where those are small capitals."""
    lines = Counter((glyph.base, glyph.style.size) for glyph in glyphs if glyph.text != " ")
    base, size = max(lines, key=lambda line: (lines[line], line[1]))
    largest = max(glyph.style.size for glyph in glyphs)
    is_lower = any(glyph.text.islower() for glyph in glyphs if glyph.style.size == size)
    return base, size if is_lower else largest


def _mark(spans: list[tuple[int, int]], start: int, length: int, *, is_marked: bool) -> None:
    """Add characters to the spans, to the last of them if it ends there."""
    if not is_marked:
        return
    if spans and spans[-1][1] == start:
        spans[-1] = (spans[-1][0], start + length)
    else:
        spans.append((start, start + length))
