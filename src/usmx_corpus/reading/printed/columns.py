"""Put the segments of a PDF page into lines in reading order: columns from left to right, lines from top to bottom."""

from __future__ import annotations

from itertools import groupby, pairwise
from statistics import median
from typing import TYPE_CHECKING

from usmx_corpus.reading.printed.glyphs import RAISED, SMALL
from usmx_corpus.reading.printed.paragraphs import Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from usmx_corpus.reading.printed.glyphs import Segment
    from usmx_corpus.reading.printed.paragraphs import Span

    Rows = list[list[Segment]]

# Shares of the size of the letters: two segments stand on one line if their feet differ by no more, and a gap within a
# line that is wider parts the cells of a table.
_SAME_LINE = 0.45
_CELL = 2.0
_SPACE = 0.1
# Lines on either side of a gap that make it a gap between columns, and how long half of them are at least: cells of a
# table, labels and signatures are shorter.
_LEAST_LINES = 4
_LEAST_LENGTH = 16
# Columns beside each other: a page of four pages has two, a gazette four.
_MOST_COLUMNS = 6
# Places for a gap that are tried, and how far they are from each other.
_MOST_PLACES = 16
_NEXT_PLACE = 3.0
# Lines apart that are more than this many lines high do not belong to one column: a heading before the next text.
_APART = 2.2


def lines(segments: Sequence[Segment], page: int, region: int) -> list[Line]:
    """Return the lines of a page in reading order, each with the edges of its column, which has a number of its own.

    The numbers of columns begin with `region`, those of lines with 1.
    """
    found: list[Line] = []
    for number, column in enumerate(_regions(segments, _MOST_COLUMNS), region):
        left = min(segment.left for segment in column)
        right = max(segment.right for segment in column)
        for row in rows(column):
            found.append(_line(row, page, len(found) + 1, number)._replace(edges=(left, right)))
    return found


def in_rows(segments: Sequence[Segment], page: int) -> list[tuple[Line, list[Segment]]]:
    """Return the lines over the whole width of a page from its head, each with its segments."""
    return [(_line(row, page, number, 0), row) for number, row in enumerate(rows(segments), 1)]


def rows(segments: Iterable[Segment]) -> Rows:
    """Return segments by line, from the top, each line from the left."""
    found: Rows = []
    for segment in sorted(segments, key=lambda segment: -segment.base):
        if found and _is_on_line(found[-1], segment):
            found[-1].append(segment)
        else:
            found.append([segment])
    return [sorted(row, key=lambda segment: segment.left) for row in found]


def _is_on_line(row: Sequence[Segment], segment: Segment) -> bool:
    main = max(row, key=lambda other: other.size)
    return abs(main.base - segment.base) <= _SAME_LINE * max(main.size, segment.size)


def _regions(segments: Sequence[Segment], most: int) -> Iterator[Sequence[Segment]]:
    """Yield the parts of a page in reading order: columns, and what stands over the width of several."""
    gap = _gap(segments) if most > 1 else None
    if gap is None:
        if segments:
            yield segments
        return
    for band, is_split in _bands(segments, gap):
        if not is_split:
            yield band
            continue
        for side in ([part for part in band if part.left < gap], [part for part in band if part.left >= gap]):
            yield from _regions(side, most - 1)


def _gap(segments: Sequence[Segment]) -> float | None:
    """Return the place of the gap between columns that most lines keep, None if there are no columns."""
    places = _places([*_gaps(segments)])
    found = [(_in_columns(segments, place), -number) for number, place in enumerate(places)]
    most, number = max(found, default=(0, 0))
    return places[-number] if most else None


def _in_columns(segments: Sequence[Segment], gap: float) -> int:
    """Count the segments that stand in columns if a gap is between them."""
    return sum(len(band) for band, is_split in _bands(segments, gap) if is_split)


def _places(gaps: Sequence[tuple[float, float]]) -> list[float]:
    """Return the places that lie in most gaps, those in more gaps first."""
    if len(gaps) < _LEAST_LINES:
        return []
    steps = sorted([(left, 1) for left, _ in gaps] + [(right, -1) for _, right in gaps])
    depth, depths = 0, list[tuple[int, float]]()
    for (place, step), (after, _) in pairwise(steps):
        depth += step
        depths.append((-depth, (place + after) / 2))
    places: list[float] = []
    for _, place in sorted(depths):
        if len(places) < _MOST_PLACES and all(abs(place - other) > _NEXT_PLACE for other in places):
            places.append(place)
    return places


def _gaps(segments: Sequence[Segment]) -> Iterator[tuple[float, float]]:
    """Yield the free space between each segment and the next one to the right of it, on any line that it touches."""
    ordered = sorted(segments, key=lambda segment: -segment.base)
    for number, segment in enumerate(ordered):
        beside = [other.left for other in _near(ordered, number) if other.left > segment.right]
        if beside:
            yield segment.right, min(beside)


def _near(ordered: Sequence[Segment], number: int) -> Iterator[Segment]:
    """Yield the segments whose feet are no further up or down than the letters are high."""
    segment = ordered[number]
    for step in (1, -1):
        place = number + step
        while 0 <= place < len(ordered) and abs(ordered[place].base - segment.base) < segment.size:
            yield ordered[place]
            place += step


def _bands(segments: Sequence[Segment], gap: float) -> list[tuple[list[Segment], bool]]:
    """Return the parts of a page from the top, and for each whether it has columns on both sides of a gap."""
    found: list[tuple[list[Segment], bool]] = []
    ordered = sorted(segments, key=lambda segment: -segment.base)
    for crosses, group in groupby(ordered, key=lambda segment: segment.left < gap < segment.right):
        band = [*group]
        for part, is_split in [(band, False)] if crosses else _trimmed(band, gap):
            if part and found and not is_split and not found[-1][1]:
                found[-1][0].extend(part)
            elif part:
                found.append((part, is_split))
    return found


def _trimmed(band: list[Segment], gap: float) -> list[tuple[list[Segment], bool]]:
    """Return a band without the lines on one side that are apart from its columns, above and below."""
    sides = [[part for part in band if part.left < gap], [part for part in band if part.left >= gap]]
    left, right = (rows(side) for side in sides)
    if not _are_columns(left, right):
        return [(band, False)]
    top = max(_first(left), _first(right))
    foot = min(_last(left), _last(right))
    above = [part for part in band if part.base > top]
    below = [part for part in band if part.base < foot]
    return [(above, False), ([part for part in band if foot <= part.base <= top], True), (below, False)]


def _are_columns(left: Rows, right: Rows) -> bool:
    """Whether the lines on two sides of a gap are columns, and not the cells of a table or labels before values.

    One of the columns may have short lines, such as names beside a letter, if they are not level with the other's.
    """
    if min(len(left), len(right)) < _LEAST_LINES:
        return False
    long = [median(len(" ".join(part.text for part in row)) for row in side) >= _LEAST_LENGTH for side in (left, right)]
    return all(long) or (any(long) and not _are_level(left, right))


def _are_level(one: Rows, other: Rows) -> bool:
    """Whether most lines of the side that has fewer stand on lines of the other."""
    fewer, more = sorted((one, other), key=len)
    feet = {round(row[0].base + step) for row in more for step in (-0.5, 0.5)}
    return sum(round(row[0].base) in feet for row in fewer) > len(fewer) / 2


def _first(side: Rows) -> float:
    """Return the foot of the first line that is not apart from the next."""
    for row, after in pairwise(side):
        if row[0].base - after[0].base <= _APART * max(row[0].size, after[0].size):
            return max(part.base for part in row)
    return max(part.base for part in side[0])


def _last(side: Rows) -> float:
    """Return the foot of the last line that is not apart from the one before."""
    for row, before in pairwise(side[::-1]):
        if before[0].base - row[0].base <= _APART * max(row[0].size, before[0].size):
            return min(part.base for part in row)
    return min(part.base for part in side[-1])


def _line(row: Sequence[Segment], page: int, number: int, region: int) -> Line:
    """Return the line that the segments of a row make."""
    main = max(row, key=lambda segment: len(segment.text))
    text, right = "", row[0].left
    bold: list[Span] = []
    raised: list[Span] = []
    cells: list[int] = []
    for segment in row:
        gap = (segment.left - right) / main.size
        if text and gap > _CELL:
            cells.append(len(text))
        if text and gap > _SPACE and not text.endswith(" "):
            text += " "
        bold += _shifted(segment.bold, len(text))
        raised += _shifted(((0, len(segment.text)),) if _is_raised(segment, main) else segment.raised, len(text))
        text += segment.text
        right = max(right, segment.right)
    return Line(
        text=text,
        page=page,
        number=number,
        left=row[0].left,
        right=right,
        base=main.base,
        size=main.size,
        region=region,
        bold=(*bold,),
        raised=(*raised,),
        inner=row[0].second or (row[1].left if len(row) > 1 else 0.0),
        cells=(*cells,),
        order=row[0].order,
    )


def _is_raised(segment: Segment, main: Segment) -> bool:
    return segment.size < SMALL * main.size and segment.base - main.base > RAISED * main.size


def _shifted(spans: Iterable[Span], by: int) -> Iterator[Span]:
    return ((start + by, end + by) for start, end in spans)
