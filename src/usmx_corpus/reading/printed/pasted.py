"""Take out what a text shows that was copied from printed pages: hyphens at line ends, page heads, numbers of lines.

A file without any of these is its own text; one with them is written anew, and each line keeps its number.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.reading.extract import Writer
from usmx_corpus.reading.printed import hyphens, pagetext
from usmx_corpus.reading.printed.paragraphs import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_BREAK = "\f"
# A hyphen at the end of a line, and what the next one may begin with; that of "short- and long-term" stands for a word.
# It begins with the hyphen, of which there are few: from each letter, the search takes ten times as long.
_HYPHENS = frozenset("-‐\u00ad")
_HYPHEN = re.compile(r"[-‐\u00ad](?<=[^\W\d_].)[ \t\r]*+\n[ \t]*+(?!(?:and|or|to)\b)[a-zà-öø-ÿ]")
# Page numbers without form feeds: so many in order, and so many lines of text at least between two of them.
_LEAST_NUMBERS = 3
_LEAST_LINES = 5
_PAGE_OF = re.compile(
    r"[ \t]*+(?:-\s*+(\d{1,4})\s*+-|(?:[Pp]age|PAGE)\s++(\d{1,4})(?:\s++(?:of|OF|/)\s++\d{1,4})?|(\d{1,4}))[ \t\r]*+"
)
_WIDE = re.compile(r"\s{3,}+")
_ENDS = (".", "?", "!", ":", ";", "”", '"', "’")


class _Line(NamedTuple):
    """A line of the text and its number; `is_aside`: it is page text."""

    text: str
    number: int
    is_aside: bool = False


def written(raw: str, body: int) -> Writer | None:
    """Return the text without the traces of pages, the head before `body` as it is; None where there are no traces."""
    lines = raw[body:].split("\n")
    numbers = pagetext.numbers([line.rstrip("\r") for line in lines])
    ends = [line.rstrip(" \t\r\f")[-1:] for line in lines]  # much quicker to look at than whole lines
    aside = _page_lines(lines, ends)
    is_cut = not _HYPHENS.isdisjoint(ends) and _HYPHEN.search(raw, body) is not None
    if not (any(numbers) or aside or is_cut or _BREAK in raw):
        return None
    first = raw.count("\n", 0, body) + 1
    writer = Writer()
    for number, line in enumerate(raw[:body].split("\n")[:-1], 1):
        writer.add(line + "\n", number)
    _write(writer, [*_parted(lines, numbers, aside, first)])
    return writer


def _parted(lines: Sequence[str], numbers: Sequence[int], aside: set[int], first: int) -> Iterator[_Line]:
    """Yield the lines without form feeds and numbers; each number is a line of its own."""
    for place, (line, length) in enumerate(zip(lines, numbers, strict=True)):
        text = line.replace(_BREAK, " ")
        if length:
            yield _Line(text[:length].strip(), first + place, is_aside=True)
            text = text[length:].lstrip()
        yield _Line(text, first + place, is_aside=place in aside)


def _write(writer: Writer, lines: Sequence[_Line]) -> None:
    """Write the lines; page text stands behind the paragraph that it interrupts."""
    words = hyphens.words_of(line.text.rstrip() for line in lines if not line.is_aside)
    waiting: list[_Line] = []
    for line, between in _joined(lines, words):
        if line.is_aside:
            waiting.append(line)
            continue
        if waiting and not line.text.strip():
            _write_aside(writer, waiting)
        writer.add(line.text, line.number)
        writer.mark(between)
    writer.end_block()
    _write_aside(writer, waiting)


def _write_aside(writer: Writer, waiting: list[_Line]) -> None:
    writer.end_block()
    for line in waiting:
        writer.add(line.text.strip(), line.number)
        writer.end_block(boilerplate=True)
    waiting.clear()


def _joined(lines: Sequence[_Line], words: Mapping[str, int]) -> Iterator[tuple[_Line, str]]:
    """Yield each line, and what stands between it and the next one of the text."""
    text = [*_without_gaps(lines)]
    places = [place for place, line in enumerate(text) if not line.is_aside]
    after = dict(pairwise(places))
    is_joined = False
    for place, line in enumerate(text):
        if line.is_aside:
            yield line, ""
            continue
        own = line.text.lstrip() if is_joined else line.text
        following = text[after[place]].text.lstrip() if place in after else ""
        gone, between = _between(own.rstrip(), following, words)
        is_joined = between != "\n"
        yield line._replace(text=own.rstrip()[: len(own.rstrip()) - gone] if is_joined else own), between


def _between(line: str, following: str, words: Mapping[str, int]) -> tuple[int, str]:
    """Return how many characters of a line go before the next one, and what stands between the two."""
    if line[-1:] not in _HYPHENS or not line[-2:-1].isalpha() or not following[:1].isalpha():
        return 0, "\n"
    gone, between = hyphens.between(line, following, words)
    return gone, between if between != " " else "\n"


def _without_gaps(lines: Sequence[_Line]) -> Iterator[_Line]:
    """Yield the lines without the blank ones around page text, where a sentence goes on past it."""
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and (lines[end].is_aside or not lines[end].text.strip()):
            end += 1
        gap = lines[start:end]
        before = lines[start - 1].text if start else ""
        goes_on = any(line.is_aside for line in gap) and end < len(lines) and _goes_on(before, lines[end].text)
        yield from (line for line in gap if line.is_aside or not goes_on)
        if end < len(lines):
            yield lines[end]
        start = end + 1


def _goes_on(before: str, after: str) -> bool:
    """Whether a sentence goes on from one line to another."""
    return bool(before.strip()) and not before.rstrip().endswith(_ENDS) and after.lstrip()[:1].islower()


# --- page text -------------------------------------------------------------------------------------------------------


def _page_lines(lines: Sequence[str], ends: Sequence[str]) -> set[int]:
    """Return the places of running heads and page numbers; `ends` are the last characters of the lines."""
    numbers = _page_numbers(lines, ends)
    breaks = sorted(
        {place for place, line in enumerate(lines) if _BREAK in line and place} | {place + 1 for place in numbers}
    )
    if not breaks:
        return set()
    pages = [range(start, end) for start, end in pairwise([0, *breaks, len(lines)])]
    shown = [
        [_as_printed(lines[place], place, page, number) for place in page if lines[place].strip()]
        for number, page in enumerate(pages)
    ]
    return numbers | {line.number for line in pagetext.running(shown, 1.0)}


def _as_printed(text: str, place: int, page: range, number: int) -> Line:
    """Return a line of text as one of a page; its height counts from the nearer edge."""
    below, above = page.stop - place, place - page.start
    words = text.replace(_BREAK, " ").strip()
    base = float(below if below < above else 10_000 - above)
    cells = tuple(gap.start() for gap in _WIDE.finditer(words))
    return Line(words, number, place, 0.0, float(len(words)), base, 1.0, number, cells=cells)


def _page_numbers(lines: Sequence[str], ends: Sequence[str]) -> set[int]:
    """Return the places of lines with a page number alone that count up, far from each other."""
    found: set[int] = set()
    run: list[int] = []
    last = 0
    for place, (line, end) in enumerate(zip(lines, ends, strict=True)):
        number = _PAGE_OF.fullmatch(line.replace(_BREAK, "")) if end.isdigit() or end == "-" else None
        if not number:
            continue
        value = int(next(filter(None, number.groups())))
        if run and (value != last + 1 or _filled(lines[run[-1] + 1 : place]) < _LEAST_LINES):
            found.update(run if len(run) >= _LEAST_NUMBERS else ())
            run = []
        run.append(place)
        last = value
    return found.union(run if len(run) >= _LEAST_NUMBERS else ())


def _filled(lines: Sequence[str]) -> int:
    return sum(bool(line.strip()) for line in lines)
