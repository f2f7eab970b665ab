"""Read PDF: the lines of each page in reading order, joined to paragraphs, each with its page and line."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2

from usmx_corpus.model import Places, Problem
from usmx_corpus.reading.extract import Extract, Writer, escaped
from usmx_corpus.reading.office.properties import is_title
from usmx_corpus.reading.printed import bounds, columns, glyphs, hyphens, limited, pagetext, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from usmx_corpus.reading.metadata.fields import Fields
    from usmx_corpus.reading.printed.paragraphs import Line, Paragraph

#: Pages of a file that are read: the longest laws and budgets have some 3,000.
MOST_PAGES = 5_000
#: Characters of a file that are read: the longest laws have 10 million.
MOST_CHARACTERS = 16_000_000
# Pages of which so large a share of the characters mean nothing are reported, if there are a few.
_GARBLED = 0.2
_LEAST_GARBLED = 20
# pdfium's numbers of errors.
_PASSWORD, _SECURITY = 4, 5

_TITLE_WORD = re.compile(r"[^\W_]+")
# A name of a file: words joined by low lines or dots.
_FILE_NAME = re.compile(r".*(?:_|[a-z\d]\.[A-Za-z])")
# Words that must stand on the first pages before a title from the metadata is believed.
_TITLE_SHARE = 0.8
_PROSE_WORDS = 25
_ITEM_SIGNS = ("-", "+")


class _Page(NamedTuple):
    """The lines of a page in reading order, and those beside the text: what the file marks, what is turned."""

    lines: list[Line]
    aside: list[Line]


def read(path: str, content: bytes) -> Extract:
    """Return the text of a PDF file; one that could be enormous is read with limits."""
    return limited.read(path, content) if bounds.is_heavy(content) else text_of(path, content)


def text_of(path: str, content: bytes) -> Extract:
    """Return the text of a PDF file, read in this process."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        return Extract("", Places((0,)), {}, {}, [Problem(path, 1, *_reason(error.err_code))])
    try:
        report = _Report(path, len(document))
        pages = _pages(document, report)
        title = _words(str(document.get_metadata_value("Title")))
    finally:
        document.close()
    body, aside = _without_page_text(pages)
    found = paragraphs.joined(body)
    fields: Fields = {"title": title} if _is_stated(title, body) else {}
    hint = _title_hint(found)
    return _written(found, aside).extract(fields, None, report.problems(), {"title": hint} if hint else {})


def _reason(code: int | None) -> tuple[str, str]:
    if code in {_PASSWORD, _SECURITY}:
        return "encrypted", "the PDF asks for a password; save a copy without one"
    return "broken-pdf", "not a PDF that can be opened: broken or cut off"


class _Report:
    """What is wrong with the pages of a file, by their numbers."""

    def __init__(self, path: str, count: int) -> None:
        self.path = path
        self.count = count
        self.without_text: list[int] = []
        self.garbled: list[int] = []
        self.broken: list[int] = []
        self.cut: list[int] = []
        self.last = min(count, MOST_PAGES)

    def problems(self) -> list[Problem]:
        """Return a problem for each thing that is wrong."""
        found = [
            (self.without_text, "no-text", "no text on {}; run it through OCR first, e.g. ocrmypdf"),
            (self.garbled, "garbled", "the font of {} does not say what its characters mean; run it through OCR first"),
            (self.broken, "broken-page", "{} cannot be read"),
            (self.cut, "too-long", f"more than {glyphs.MOST_ON_PAGE:,} characters on {{}}: the rest is left out"),
        ]
        problems = [
            Problem(self.path, 1, code, text.format(self._named(pages))) for pages, code, text in found if pages
        ]
        if self.last < self.count:
            message = f"only the first {self.last:,} of {self.count:,} pages are read"
            problems.append(Problem(self.path, 1, "too-long", message))
        return problems

    def _named(self, pages: Sequence[int]) -> str:
        """Return "2 of 2 pages" for all pages, else their numbers: "pages 3–5 and 9 of 12"."""
        if len(pages) == self.count:
            return f"{self.count:,} of {self.count:,} page{'s' * (self.count > 1)}"
        runs = _runs(pages)
        shown = [f"{first}–{last}" if last > first else str(first) for first, last in runs[:_MOST_RUNS]]
        more = f" and {len(runs) - _MOST_RUNS:,} more places" if len(runs) > _MOST_RUNS else ""
        return f"page{'s' * (len(pages) > 1)} {', '.join(shown)}{more} of {self.count:,}"


_MOST_RUNS = 8


def _runs(pages: Sequence[int]) -> list[tuple[int, int]]:
    """Return numbers in order as runs from first to last."""
    breaks = [place for place, (one, other) in enumerate(pairwise(pages), 1) if other != one + 1]
    return [(pages[start], pages[end - 1]) for start, end in pairwise([0, *breaks, len(pages)])]


# --- pages -----------------------------------------------------------------------------------------------------------


def _pages(document: pypdfium2.PdfDocument, report: _Report) -> list[_Page]:
    """Return the lines of all pages that are read."""
    found: list[glyphs.Characters] = []
    count = 0
    for number in range(1, report.last + 1):
        found.append(_characters(document, number, report))
        count += found[-1].total
        if count > MOST_CHARACTERS:
            report.last = number
            break
    return [*_laid_out(found)]


def _laid_out(found: Sequence[glyphs.Characters]) -> Iterator[_Page]:
    """Yield the lines of pages, those of the text apart from running heads and numbers of lines."""
    pages = [[part for part in page.upright if not part.is_artifact] for page in found]
    numbers = pagetext.margin_numbers(pages)
    in_rows = [
        columns.in_rows([part for part in page if part not in numbers], place) for place, page in enumerate(pages, 1)
    ]
    size = paragraphs.body_size(line for page in in_rows for line, _ in page)
    running = pagetext.running([[line for line, _ in page] for page in in_rows], size)
    running |= pagetext.letterhead([line for line, _ in in_rows[0]]) if in_rows else set()
    region = 0
    for place, (page, own) in enumerate(zip(found, in_rows, strict=True), 1):
        lines = columns.lines([part for line, row in own if line not in running for part in row], place, region)
        region = lines[-1].region + 1 if lines else region
        marked = columns.in_rows([part for part in page.upright if part.is_artifact or part in numbers], place)
        turned = columns.in_rows(page.turned, place)
        yield _Page(lines, [*(line for line, _ in own if line in running), *(line for line, _ in (*marked, *turned))])


_NOTHING = glyphs.Characters([], [], 0, 0, is_cut=False)


def _characters(document: pypdfium2.PdfDocument, number: int, report: _Report) -> glyphs.Characters:
    """Return the characters of a page; what is wrong with it is noted."""
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        report.broken.append(number)
        return _NOTHING
    try:
        found = glyphs.read(page)
        if not found.total and pypdfium2.raw.FPDFPage_CountObjects(page.raw) > 0:
            report.without_text.append(number)
    except pypdfium2.PdfiumError:
        report.broken.append(number)
        return _NOTHING
    finally:
        page.close()
    if found.garbled >= max(_GARBLED * found.total, _LEAST_GARBLED):
        report.garbled.append(number)
    if found.is_cut:
        report.cut.append(number)
    return found


def _without_page_text(pages: Sequence[_Page]) -> tuple[list[Line], dict[int, list[Line]]]:
    """Return the lines of the text, numbered on each page, and those that are not text, by page."""
    body: list[Line] = []
    aside: defaultdict[int, list[Line]] = defaultdict(list)
    numbers = pagetext.page_numbers([line for page in pages for line in page.lines])
    for page in pages:
        text = [line for line in page.lines if line not in numbers]
        body += [line._replace(number=number) for number, line in enumerate(text, 1)]
        for line in [*page.aside, *(line for line in page.lines if line in numbers)]:
            above = sum(other.base > line.base for other in text)
            aside[line.page].append(line._replace(number=max(above, 1)))
    return body, aside


# --- titles ----------------------------------------------------------------------------------------------------------


def _words(text: str) -> str:
    return " ".join(text.split())


def _is_stated(title: str, body: Sequence[Line]) -> bool:
    """Whether the title in the metadata is one: the document begins with its words."""
    words = set(_TITLE_WORD.findall(title.casefold()))
    if not words or not is_title(title) or _FILE_NAME.match(title):
        return False
    first = {word for line in body if line.page <= 2 for word in _TITLE_WORD.findall(line.text.casefold())}  # noqa: PLR2004
    return len(words & first) >= _TITLE_SHARE * len(words)


def _title_hint(found: Sequence[Paragraph]) -> str:
    """Return what stands in the largest letters above the text of the first page; "" where nothing stands out."""
    above: list[Paragraph] = []
    for paragraph in found:
        if paragraph.lines[0].page > 1 or (paragraph.role == "text" and _is_prose(paragraph)):
            break
        above.append(paragraph)
    body = paragraphs.body_size(line for paragraph in found for line in paragraph.lines)
    ranked = [(_prominence(paragraph, body), -place) for place, paragraph in enumerate(above)]
    best = max(ranked, default=((0.0, False, 0), 0))
    return _words(above[-best[1]].words) if best[0][0] > 0 else ""


def _is_prose(paragraph: Paragraph) -> bool:
    words = paragraph.words
    return words.count(" ") >= _PROSE_WORDS and not all(line.is_bold for line in paragraph.lines)


def _prominence(paragraph: Paragraph, body: float) -> tuple[float, bool, int]:
    """Return how much a paragraph stands out: by its size, then bold print, then its length; 0 if it is no title."""
    words = paragraph.words
    count = words.count(" ") + 1
    is_bold = all(line.is_bold for line in paragraph.lines)
    size = round(paragraph.lines[0].size * 2) / 2
    if not 2 <= count <= _PROSE_WORDS * 2 or paragraph.role == "row":  # noqa: PLR2004
        return 0.0, False, 0
    if not (is_bold or size > body * paragraphs.LARGER or words.isupper()):
        return 0.0, False, 0
    return size, is_bold, count


# --- the text --------------------------------------------------------------------------------------------------------


def _written(found: Sequence[Paragraph], aside: Mapping[int, Sequence[Line]]) -> Writer:
    """Return the text as Markdown: after the paragraphs that begin on a page, what is printed around them."""
    writer = Writer()
    words = hyphens.words_of(line.text for paragraph in found for line in paragraph.lines)
    waiting = sorted(aside)
    for paragraph, after in zip_longest(found, found[1:]):
        _write(writer, paragraph, words)
        next_page = after.lines[0].page if after else MOST_PAGES + 1
        while waiting and waiting[0] < next_page:
            _write_aside(writer, aside[waiting.pop(0)])
    for page in waiting:
        _write_aside(writer, aside[page])
    return writer


def _write_aside(writer: Writer, lines: Iterable[Line]) -> None:
    for line in lines:
        if line.text.startswith(_ITEM_SIGNS):
            writer.mark("\\")
        writer.add(escaped(line.text.strip(), begins=True), line.number, page=line.page)
        writer.end_block(boilerplate=True)


def _write(writer: Writer, paragraph: Paragraph, words: Mapping[str, int]) -> None:
    """Write a paragraph as a heading, an item, a row or a paragraph of Markdown."""
    lines = [*paragraph.lines]
    is_bold = paragraph.role == "text" and all(line.is_bold for line in lines)
    if paragraph.role == "heading":
        writer.mark("#" * min(paragraph.level, 6) + " ")
    elif paragraph.role == "item":
        lines[0] = _write_marker(writer, paragraph)
    if is_bold:
        writer.mark("**")
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        gone, between = hyphens.between(line.text, after.text, words) if after else (0, "")
        marked = _marked(line, len(line.text) - gone, begins=line is lines[0] and paragraph.role != "item")
        writer.add(marked + between, line.number, page=line.page)
    if is_bold:
        writer.mark("**")
    writer.end_block()


def _write_marker(writer: Writer, paragraph: Paragraph) -> Line:
    """Write the marker of an item, indented by its depth, and return its first line without it."""
    first = paragraph.lines[0]
    sign = first.text[: paragraph.marker].rstrip()
    writer.mark("   " * (paragraph.level - 1))
    if sign.isdigit():
        writer.add(f"{sign}. ", first.number, page=first.page)
    elif any(map(str.isdigit, sign)) or sign.startswith("(") or sign.endswith((".", ")")):
        writer.add(f"{sign} ", first.number, page=first.page)
    else:
        writer.add("- ", first.number, page=first.page)
    return first.without_start(paragraph.marker)


def _marked(line: Line, end: int, *, begins: bool) -> str:
    """Return the words of a line up to an offset as Markdown, with the numbers of notes raised."""
    parts: list[str] = []
    done = 0
    for start, stop in line.raised:
        number = line.text[start:stop].strip()
        if stop <= end and number.isdigit() and len(number) <= 3:  # noqa: PLR2004
            parts += escaped(line.text[done:start], begins=begins and not parts), f"<sup>{number}</sup>"
            done = stop
    return "".join([*parts, escaped(line.text[done:end], begins=begins and not parts)])
