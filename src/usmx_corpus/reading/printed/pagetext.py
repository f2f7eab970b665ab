"""Find what is printed on pages and is no part of the text: running heads, page numbers, numbers of lines."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from usmx_corpus.reading.printed.glyphs import Segment
    from usmx_corpus.reading.printed.paragraphs import Line

# Lines at the head and the foot of a page that may be page text.
_DEEPEST = 5
# The same line at the same height on so many pages is a running head (on all of fewer pages); a height is the same
# within the size of a letter.
_LEAST_PAGES = 3
# Two lines are nearly the same if so much of the longer one is the same at their beginnings and ends.
_NEARLY = 0.7
_LEAST_LETTERS = 3
# Lines in a row with numbers in order that make them numbers of lines, and how many of them begin in small letters.
_LEAST_NUMBERED = 5
_LEAST_FILLED = 3
_GOES_ON = 0.15
# Their distances differ by no more than this share.
_UNEVEN = 0.2
# What is so much smaller than the text and stands outermost is a mark of the printer.
_TINY = 0.7

_ENDS = (".", "!", "?", ";")
_ROMAN = r"[ivxlc]{1,7}"
_PAGE_NUMBER = re.compile(
    rf"[\s\-–—|\[(]*+(?:(?:page|seite|página|p\.|-)\s*+)?(?:\d{{1,4}}|{_ROMAN}|[A-Z]-\d{{1,3}})"
    r"(?:\s*+(?:of|/|de|von)\s*+\d{1,4})?[\s\-–—|\])]*+",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,4}")
_LEADING = re.compile(r"[ \t]*+(\d{1,4})(?:[ \t]++|$)")
_NO_LETTERS = re.compile(r"[\W\d_]+")


def running(pages: Sequence[Sequence[Line]], body: float) -> set[Line]:
    """Return the running heads and feet and the page numbers among the lines of pages whose text has a size `body`."""
    found: set[Line] = set()
    for turned in (False, True):
        edges = [sorted(page, key=lambda line: line.base, reverse=not turned)[:_DEEPEST] for page in pages]
        known = _repeated(edges)
        for edge in edges:
            found.update(_outermost(edge, known, body))
    return found


def page_numbers(lines: Sequence[Line]) -> set[Line]:
    """Return the lines with nothing but a number that count up through a document; a sheet may have several pages."""
    found: set[Line] = set()
    run: list[Line] = []
    for line in lines:
        if not _NUMBER.fullmatch(line.text):
            continue
        if run and int(line.text) != int(run[-1].text) + 1:
            found.update(run if len(run) >= _LEAST_NUMBERED else ())
            run = []
        run.append(line)
    return found.union(run if len(run) >= _LEAST_NUMBERED else ())


def _outermost(edge: Sequence[Line], known: set[Line], body: float) -> Iterator[Line]:
    """Yield the lines at an edge of a page that are page text, up to the first that is not."""
    for line in edge:
        is_mark = line is edge[0] and line.size < _TINY * body
        if line not in known and not is_mark and not is_page_number(line.text) and not _has_page_number(line, edge):
            return
        yield line


def letterhead(page: Sequence[Line]) -> set[Line]:
    """Return the lines at the head of a first page that the file draws after all others, if a title stands below."""
    ordered = sorted(page, key=lambda line: -line.base)
    for count in range(min(_DEEPEST, len(ordered) // 2), 0, -1):
        head, rest = ordered[:count], ordered[count:]
        is_last = min(line.order for line in head) > max(line.order for line in rest)
        if is_last and any(line.is_bold or line.text.isupper() for line in rest[:_DEEPEST]):
            return {*head}
    return set()


def is_page_number(text: str) -> bool:
    """Whether a line holds a page number and nothing else."""
    return _PAGE_NUMBER.fullmatch(text) is not None


def _has_page_number(line: Line, edge: Sequence[Line]) -> bool:
    """Whether a number stands at an end of the outermost line, far from its words and apart from the text."""
    if line is not edge[0] or not line.cells or len(edge) < 2:  # noqa: PLR2004
        return False
    ends = line.text[: line.cells[0]], line.text[line.cells[-1] :]
    is_apart = abs(edge[0].base - edge[1].base) > 1.6 * line.size
    return is_apart and any(end.strip().isdigit() for end in ends) and any(map(str.isalpha, line.text))


def _repeated(edges: Sequence[Sequence[Line]]) -> set[Line]:
    """Return the lines at an edge that stand, but for their numbers, at the same height of several pages."""
    least = min(_LEAST_PAGES, max(2, sum(map(bool, edges))))
    places: defaultdict[int, list[tuple[Line, str]]] = defaultdict(list)
    for line in (line for edge in edges for line in edge):
        letters = _NO_LETTERS.sub("", line.text.casefold())
        is_note = bool(line.raised) and line.raised[0][0] == 0
        if len(letters) >= _LEAST_LETTERS and not is_note:
            places[round(line.base / 4)].append((line, letters))
    found: set[Line] = set()
    for place in sorted(places):
        near = [one for height in (place - 1, place, place + 1) for one in places.get(height, ())]
        found.update(_alike(near, least))
    return found


def _alike(lines: Sequence[tuple[Line, str]], least: int) -> Iterator[Line]:
    """Yield the lines that are nearly the same on at least so many pages."""
    groups: list[tuple[str, list[Line]]] = []
    for line, letters in sorted(lines, key=lambda one: one[1]):
        if groups and _is_nearly(groups[-1][0], letters):
            groups[-1][1].append(line)
        else:
            groups.append((letters, [line]))
    for _, group in groups:
        if len({line.page for line in group}) >= least:
            yield from group


def _is_nearly(one: str, other: str) -> bool:
    if one == other:
        return True
    longer, shorter = max(len(one), len(other)), min(len(one), len(other))
    if shorter < _NEARLY * longer or shorter < 3 * _LEAST_LETTERS:
        return False
    start = next((place for place in range(shorter) if one[place] != other[place]), shorter)
    end = next((place for place in range(shorter - start) if one[-1 - place] != other[-1 - place]), shorter - start)
    return start + end >= _NEARLY * longer


# --- numbers of lines ------------------------------------------------------------------------------------------------


def margin_numbers(pages: Sequence[Sequence[Segment]]) -> set[Segment]:
    """Return the numbers of lines in the margins of pages.

    They stand below each other at equal distances and count up, by one or in fives. In the numbered rows of a table
    each begins an item; here some go on with the sentence of the line before.
    """
    stacks = [stack for page in pages for stack in _stacks(page)]
    if not stacks:
        return set()
    beside = [text for page, stack in stacks for text in _beside(page, stack)]
    going_on = sum(text[0].islower() for text in beside)
    if going_on < max(_GOES_ON * len(beside), 1):
        return set()
    return {segment for _, stack in stacks for segment in stack}


def _stacks(page: Sequence[Segment]) -> Iterator[tuple[Sequence[Segment], list[Segment]]]:
    """Yield the numbers of a page that count up at equal distances, with the page."""
    by_edge: defaultdict[int, list[Segment]] = defaultdict(list)
    for segment in page:
        if _NUMBER.fullmatch(segment.text):
            by_edge[round(segment.right / 4)].append(segment)
    for edge in sorted(by_edge):
        column = sorted([*by_edge[edge], *by_edge.pop(edge + 1, ())], key=lambda segment: -segment.base)
        yield from ((page, run) for run in _counting(column) if len(run) >= _LEAST_NUMBERED)


def _counting(column: Sequence[Segment]) -> Iterator[list[Segment]]:
    """Yield runs of numbers that count up by one or by five, at equal distances."""
    run: list[Segment] = []
    for segment in column:
        if run and not _is_next(run, segment):
            yield run
            run = []
        run.append(segment)
    yield run


def _is_next(run: Sequence[Segment], segment: Segment) -> bool:
    step, apart = int(segment.text) - int(run[-1].text), run[-1].base - segment.base
    if len(run) == 1:
        return step in {1, 5}
    usual = run[0].base - run[1].base
    return step == int(run[1].text) - int(run[0].text) and abs(apart - usual) <= _UNEVEN * usual


def _beside(page: Sequence[Segment], numbers: Sequence[Segment]) -> Iterator[str]:
    """Yield what stands to the right of numbers, nearest to each."""
    for number in numbers:
        level = [
            other
            for other in page
            if other.left > number.right and abs(other.base - number.base) < number.size / 2  # on the same line
        ]
        if level:
            yield min(level, key=lambda other: other.left).text


def numbers(texts: Sequence[str]) -> list[int]:
    """Return for each line of a plain text how many characters at its start are the number of the line, 0 for none.

    The numbers count up line by line or in fives, and some lines go on with the sentence of the one before.
    """
    found = [0] * len(texts)
    numbered = [_LEADING.match(text) if text and text.lstrip()[:1].isdigit() else None for text in texts]
    if len(texts) - numbered.count(None) < _LEAST_FILLED:
        return found
    for run in _runs(texts, numbered):
        if _are_lines([texts[place] for place in run]):
            for place in run:
                number = numbered[place]
                found[place] = number.end() if number else 0
    return found


def _runs(texts: Sequence[str], numbered: Sequence[re.Match[str] | None]) -> Iterator[list[int]]:
    """Yield the places of lines whose numbers are in order: 1, 2, 3 … or 5, 10, 15 …."""
    run: list[int] = []
    last = step = between = 0
    for place, (text, number) in enumerate(zip(texts, numbered, strict=True)):
        if not number:
            between += bool(text.strip())
            continue
        grown = int(number[1]) - last
        if run and grown in ({step} if step else {1, 5}) and between < grown:
            step = grown
        else:
            yield run
            run, step = [], 0
        run.append(place)
        last, between = int(number[1]), 0
    yield run


def _are_lines(run: Sequence[str]) -> bool:
    """Whether lines with numbers in order are lines of a text that goes on from one to the next."""
    words = [text.strip().lstrip("0123456789").lstrip() for text in run]
    filled = [text for text in words if text]
    going_on = sum(text[0].islower() and not before.endswith(_ENDS) for before, text in pairwise(filled))
    return len(filled) >= _LEAST_FILLED and going_on >= max(_GOES_ON * len(filled), 1)
