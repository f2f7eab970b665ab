"""Join the lines of printed pages to paragraphs: where one ends, what begins an item, and which lines are notes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import compress, groupby, pairwise, zip_longest
from statistics import median
from typing import TYPE_CHECKING, Literal, NamedTuple

from usmx_corpus.text.analyse import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Span = tuple[int, int]
Role = Literal["text", "item", "heading", "row", "note", "page"]

# Shares of the size of the letters: what is smaller or larger by more is set apart, an indent is at least so deep, and
# so wide a gap is more than a space.
_OTHER_SIZE = 1.1
_SMALLER = 0.94
_INDENT = 0.8
_WIDE = 0.8
# How many times the distance of lines makes a gap between paragraphs.
_GAP = 1.15
# Lines of a title may be set so many times their size apart.
_TITLE_GAP = 2.5
# A line may be so many times nearer than usual to the next one before its paragraph counts as set closer than others.
_LOOSE = 1.4
# A line that could have held the next word ends its paragraph; one without a final mark only if an eighth of it is
# empty, and if the next one does not begin with a capital a third, since text may run around a picture.
_ROOM = 0.5
_ROOM_UNFINISHED = 0.12
_ROOM_GOES_ON = 0.35
_ROOM_OVER_PAGE = 0.25
# A heading in large letters has at most so many words; those of annual reports have up to 25.
_HEADING_WORDS = 32
LARGER = 1.12
_LEAST_FOR_EDGES = 6
# What begins so far to the right is another column, not an indent.
_COLUMN = 8.0
# Columns of a page that are looked at for one beside another.
_MOST_BESIDE = 12
# A column of notes beside the text has at most so large a share of its width.
_NARROW = 0.5

_BULLET = re.compile(r"[•▪◦‣⁃∙·●○■□◆◇❖➢➤►▶✓✔\uf000-\uf0ff](?:\s+|$)")
_DASH = re.compile(r"[-–—*](?:\s+|$)")
# Letters that are bullets in a font of symbols, or typed for one.
_LETTER = re.compile(r"[o§Øüvqn](?:\s+|$)")
_NUMBER = re.compile(r"(?:\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5}|[IVX]{1,5})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?)(?:\s+|$)")
_BARE_NUMBER = re.compile(r"\d{1,3}(?:\s+|$)")
# What leads from an entry to its page, or is filled in by hand.
_LEADERS = (".....", ". . . . .", "______")
_FIRST_WORD = re.compile(r"[^\w\s]{0,3}\s?\S*")  # with a sign before it, such as "§"
_ENDS = re.compile(r"[.?!:;…][\"'”’)\]]*+$")
_NOTE = re.compile(r"(?:\[?\d{1,3}(?:[.)\]]\s*+|\s++)|[*†‡§]{1,3}\s*+)[\"'“‘(]*+[^\W\d_]")


class Line(NamedTuple):
    """A printed line: its words, where it stands, and how it is printed.

    `left` and `right` are its edges, `base` the height of its foot, `size` that of its letters, all in one unit.
    `region` numbers the columns of a document, whose `edges` are the outermost of their lines. `bold` and `raised` are
    spans of `text`; `inner` is where its second word begins; `cells` are the places of wide gaps; `order` counts what
    stands on a page as the file draws it.
    """

    text: str
    page: int
    number: int
    left: float
    right: float
    base: float
    size: float
    region: int
    bold: tuple[Span, ...] = ()
    raised: tuple[Span, ...] = ()
    inner: float = 0.0
    cells: tuple[int, ...] = ()
    edges: tuple[float, float] = (0.0, 0.0)
    order: int = 0

    @property
    def is_bold(self) -> bool:
        """Whether all of the line is bold."""
        return sum(end - start for start, end in self.bold) >= len(self.text)

    def without_start(self, count: int) -> Line:
        """Return the line without its first characters, which a gap parts from the rest."""
        bold, raised = (
            tuple((max(start - count, 0), end - count) for start, end in spans if end > count)
            for spans in (self.bold, self.raised)
        )
        cells = tuple(cell - count for cell in self.cells if cell > count)
        return self._replace(text=self.text[count:], left=self.inner, bold=bold, raised=raised, inner=0.0, cells=cells)


class Paragraph(NamedTuple):
    """Lines that belong together; the first `marker` characters of an item are its bullet or number."""

    role: Role
    lines: tuple[Line, ...]
    marker: int = 0
    level: int = 0  # of a heading, or of an item in a list

    @property
    def words(self) -> str:
        """The words as printed, with a space for each line break."""
        return " ".join(line.text for line in self.lines)


def joined(lines: Sequence[Line]) -> list[Paragraph]:
    """Return the paragraphs of some lines in reading order; a note follows the paragraph that it interrupts."""
    body = body_size(lines)
    text, notes = _without_notes(_with_edges(lines), body)
    found = _Joiner(text, body).paragraphs()
    if not notes:
        return found
    by_page = defaultdict(list)
    for paragraph in _Joiner(notes, body).paragraphs():
        by_page[paragraph.lines[0].page].append(paragraph._replace(role="note", level=0))
    return [*_with_notes(found, by_page)]


def _with_notes(found: Sequence[Paragraph], notes: dict[int, list[Paragraph]]) -> Iterator[Paragraph]:
    """Yield paragraphs, and after the last one that begins on a page the notes of that page."""
    waiting = sorted(notes)
    for paragraph, after in zip_longest(found, found[1:]):
        yield paragraph
        while waiting and (after is None or after.lines[0].page > waiting[0]):
            yield from notes[waiting.pop(0)]
    for page in waiting:
        yield from notes[page]


def body_size(lines: Iterable[Line]) -> float:
    """Return the size of the letters of the text: the largest in which a third of it is set, else the commonest."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[_rounded(line.size)] += len(line.text)
    most = max(sizes.values(), default=0)
    return max((size for size, count in sizes.items() if count * 3 >= most), default=1.0)


def _rounded(size: float) -> float:
    return round(size * 2) / 2


# --- notes -----------------------------------------------------------------------------------------------------------


def _without_notes(lines: Sequence[Line], body: float) -> tuple[list[Line], list[Line]]:
    """Return the lines of the text and those of notes at the feet of columns."""
    text, notes = list[Line](), list[Line]()
    columns = [[*group] for _, group in groupby(lines, key=lambda line: line.region)]
    edges = [_edges(column) for column in columns]
    for number, column in enumerate(columns):
        is_open = bool(notes) and notes[-1].page == column[0].page - 1
        start = 0 if _is_side(number, columns, edges, body) else _first_of_notes(column, body, is_open=is_open)
        text += column[:start]
        notes += column[start:]
    return text, notes


def _is_side(number: int, columns: Sequence[Sequence[Line]], edges: Sequence[tuple[float, float]], body: float) -> bool:
    """Whether a column holds notes beside the text: it is narrow, and its letters are smaller."""
    left, right = edges[number]
    if any(line.size >= _SMALLER * body for line in columns[number]):
        return False
    beside = [edges[other] for other in _on_page(number, columns)]
    is_beside = any(right <= other_left or other_right <= left for other_left, other_right in beside)
    return is_beside and right - left < _NARROW * max(other_right - other_left for other_left, other_right in beside)


def _on_page(number: int, columns: Sequence[Sequence[Line]]) -> list[int]:
    """Return the numbers of the other columns on the page of one."""
    near = range(max(number - _MOST_BESIDE, 0), min(number + _MOST_BESIDE + 1, len(columns)))
    return [other for other in near if other != number and columns[other][0].page == columns[number][0].page]


def _first_of_notes(column: Sequence[Line], body: float, *, is_open: bool) -> int:
    """Return where the notes of a column begin; where `is_open`, the notes of the page before may go on."""
    start = len(column)
    while start and column[start - 1].size < _SMALLER * body:
        start -= 1
    for place in range(start, len(column)):
        if _is_note(column[place]):
            return start if is_open and column[start].text[:1].islower() else place
    if start == len(column):  # notes in letters as large as those of the text have a raised number
        raised = [place for place, line in enumerate(column) if place and line.raised[:1] and line.raised[0][0] == 0]
        return raised[0] if raised else start
    return start if is_open and start else len(column)


def _is_note(line: Line) -> bool:
    return (bool(line.raised) and line.raised[0][0] == 0) or _NOTE.match(line.text) is not None


# --- paragraphs ------------------------------------------------------------------------------------------------------


class _Joiner:
    """The lines of a text, and what they have in common."""

    def __init__(self, lines: Sequence[Line], body: float) -> None:
        self.lines = lines
        self.body = body
        self.leading = _leading(self.lines)
        self.is_indented = _is_indented(self.lines, self.leading)

    def paragraphs(self) -> list[Paragraph]:
        """Return the paragraphs in order."""
        groups: list[list[Line]] = []
        for number, line in enumerate(self.lines):
            after = self.lines[number + 1] if number + 1 < len(self.lines) else None
            if groups and self._goes_on(groups[-1], line, after):
                groups[-1].append(line)
            else:
                groups.append([line])
        ranks = self._ranks(groups)
        return [*_with_levels([self._paragraph(group, ranks) for group in groups])]

    def _goes_on(self, current: Sequence[Line], line: Line, after: Line | None) -> bool:
        """Whether a line goes on with the current paragraph; `after` is the next one."""
        last = current[-1]
        if is_row(last) or is_row(line) or _differs(current, line) or _begins_item(current, line):
            return False
        if last.region != line.region:
            return self._goes_on_over_page(current, line, after)
        apart = last.base - line.base
        if 0 < apart < _TITLE_GAP * line.size and _is_centered(last, line) and _leaves_open(last.text, line.text):
            return True
        if apart <= 0 or apart > _GAP * self._distance(current) + 0.05 * line.size:
            return False
        return _goes_on_below(current, line, after)

    def _distance(self, current: Sequence[Line]) -> float:
        """Return how far apart the lines of a paragraph are."""
        last = current[-1]
        own = [one.base - other.base for one, other in pairwise(current[-3:]) if one.region == other.region]
        normal = self.leading.get(_rounded(last.size), 1.2 * last.size)
        if not own or _LOOSE * own[-1] > normal > own[-1]:
            return normal
        return min(own[-1], normal * 1.5)

    def _goes_on_over_page(self, current: Sequence[Line], line: Line, after: Line | None) -> bool:
        """Whether a paragraph goes on at the top of the next column or page."""
        last = current[-1]
        if line.text[:1].islower():
            return True
        if last.page == line.page and line.base < last.base:  # below, in columns of other widths
            return False
        begins = after is not None and after.region == line.region and line.left - after.left > _INDENT * line.size
        if not _ENDS.search(last.text):
            return not (begins and not _is_marked(current[0])) and not _is_short(current, line, _ROOM_OVER_PAGE)
        return self.is_indented and not begins and not _is_short(current, line)

    def _ranks(self, groups: Iterable[Sequence[Line]]) -> list[float]:
        """Return the sizes of headings, the largest first."""
        sizes = {_rounded(group[0].size) for group in groups if group[0].size > LARGER * self.body}
        return sorted(sizes, reverse=True)[:5]

    def _paragraph(self, group: Sequence[Line], ranks: Sequence[float]) -> Paragraph:
        first, size = group[0], _rounded(group[0].size)
        lines = tuple(group)
        if is_row(first):
            return Paragraph("row", lines)
        if first.size > LARGER * self.body and _is_title(group):
            return Paragraph("heading", lines, 0, ranks.index(size) + 1 if size in ranks else len(ranks) + 1)
        if length := marker(first):
            return Paragraph("item", lines, length)
        return Paragraph("text", lines)


def _is_title(group: Sequence[Line]) -> bool:
    words = " ".join(line.text for line in group)
    return words.count(" ") < _HEADING_WORDS and any(map(str.isalpha, words)) and not re.search(r"[a-z][.;,]$", words)


def _with_levels(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Yield paragraphs, items with their depth: how many items with a smaller indent are open."""
    outer = min((line.edges[0] for paragraph in paragraphs for line in paragraph.lines), default=0.0)
    edges: list[float] = []
    for paragraph in paragraphs:
        if paragraph.role != "item":
            edges = []
            yield paragraph
            continue
        first = paragraph.lines[0]
        is_right = first.edges[0] - outer > _COLUMN * first.size
        left = first.left - (first.edges[0] if is_right else outer)
        while edges and edges[-1] > left + 0.5 * first.size:
            edges.pop()
        if not edges or left > edges[-1] + 0.5 * first.size:
            edges.append(left)
        yield paragraph._replace(level=len(edges))


def _with_edges(lines: Sequence[Line]) -> list[Line]:
    """Return lines with the edges of the text of their column.

    What stands out further is no measure; a page of short lines has the edge of other pages.
    """
    columns = [[*group] for _, group in groupby(lines, key=lambda line: line.region)]
    edges = [_edges(column) for column in columns]
    alone = [_is_alone(number, columns, edges) for number in range(len(columns))]
    full = [
        edge for edge, column in zip(compress(edges, alone), compress(columns, alone), strict=True) if _is_full(column)
    ]
    usual = median(right for _, right in full) if full else 0.0
    found: list[Line] = []
    for (left, right), column, is_alone in zip(edges, columns, alone, strict=True):
        edge = left, max(right, usual) if is_alone else right
        found += [line._replace(edges=edge) for line in column]
    return found


def _is_full(column: Sequence[object]) -> bool:
    return len(column) > _LEAST_FOR_EDGES


def _edges(column: Sequence[Line]) -> tuple[float, float]:
    """Return the edges that all lines of a column but two keep to."""
    rights = sorted((line.right for line in column if not is_row(line)), reverse=True)
    lefts = sorted(line.left for line in column)
    at = 2 if _is_full(rights) else 0
    return lefts[at], rights[at] if rights else column[0].right


def _is_alone(number: int, columns: Sequence[Sequence[Line]], edges: Sequence[tuple[float, float]]) -> bool:
    """Whether a column has no other beside it on its page."""
    left, right = edges[number]
    beside = (edges[other] for other in _on_page(number, columns))
    return all(other_left < right and left < other_right for other_left, other_right in beside)


def _leading(lines: Sequence[Line]) -> dict[float, float]:
    """Return for each size of letters how far apart most lines are."""
    found: defaultdict[float, Counter[float]] = defaultdict(Counter)
    for one, other in pairwise(lines):
        apart = one.base - other.base
        if one.region == other.region and _rounded(one.size) == _rounded(other.size) and 0 < apart < 4 * one.size:
            found[_rounded(one.size)][_rounded(apart)] += 1
    return {size: max(counts, key=lambda apart: (counts[apart], -apart)) for size, counts in found.items()}


def _is_indented(lines: Sequence[Line], leading: dict[float, float]) -> bool:
    """Whether the paragraphs of a text begin with an indent more often than after a gap."""
    indents = gaps = 0
    for one, other, third in zip(lines, lines[1:], lines[2:], strict=False):
        if not one.region == other.region == third.region:
            continue
        apart = one.base - other.base
        if apart > _GAP * leading.get(_rounded(other.size), apart):
            gaps += 1
        elif other.left - max(one.left, third.left) > _INDENT * other.size:
            indents += 1
    return indents > gaps


def _differs(current: Sequence[Line], line: Line) -> bool:
    """Whether a line is printed so differently that it belongs to another paragraph."""
    last = current[-1]
    if max(last.size, line.size) > _OTHER_SIZE * min(last.size, line.size):
        return True
    if line.is_bold:
        return not (last.bold and last.bold[-1][1] >= len(last.text))
    begins_bold = bool(line.bold) and line.bold[0][0] == 0
    return all(each.is_bold for each in current) and not begins_bold


def is_row(line: Line) -> bool:
    """Whether a line is a row of a table, or an entry of a table of contents or a form."""
    start = marker(line)
    return any(cell >= start for cell in line.cells) or any(leader in line.text for leader in _LEADERS)


def marker(line: Line) -> int:
    """Return the length of the bullet or number that begins an item, with the space behind it; 0 without one."""
    found = _BULLET.match(line.text) or _NUMBER.match(line.text) or _DASH.match(line.text)
    if not found and (line.text.startswith("o ") or _has_wide_gap(line)):
        found = _LETTER.match(line.text) or _BARE_NUMBER.match(line.text)
    if not found or found.end() == len(line.text) or (found.re is _DASH and line.text.endswith(line.text[0])):
        return 0
    return found.end()


def _has_wide_gap(line: Line) -> bool:
    """Whether more than a space stands behind the first word, whose characters are taken to be wide."""
    width = 0.6 * line.text.find(" ")
    return line.inner - line.left > (width + _WIDE) * line.size


def _is_marked(line: Line) -> bool:
    return marker(line) > 0


def _begins_item(current: Sequence[Line], line: Line) -> bool:
    """Whether a line begins an item or note, and is no wrapped line that begins with a dash, a number or a letter."""
    if line.raised and line.raised[0][0] == 0:
        return True
    if not _is_marked(line):
        return False
    last = current[-1]
    if _BULLET.match(line.text) or (_has_wide_gap(line) and not _is_marked(last)):
        return True
    margin = last.left if len(current) > 1 else (last.inner if _is_marked(last) else last.left)
    is_aligned = abs(line.left - margin) < 0.5 * line.size
    return not is_aligned or _ENDS.search(last.text) is not None or last.text.endswith((" and", " or", ","))


def _goes_on_below(current: Sequence[Line], line: Line, after: Line | None) -> bool:
    """Whether a line at the usual distance goes on with a paragraph: by its indent, and by the room above it."""
    last = current[-1]
    shift = line.left - last.left
    indent = _INDENT * line.size
    if _is_centered(last, line):
        return _leaves_open(last.text, line.text) or not _is_short(current, line)
    if len(current) == 1 and _is_marked(last):
        shift = 0 if line.left <= last.inner + indent else shift
    if shift > indent and not _hangs(current, line, after):
        return False
    if shift < -indent and len(current) > 1:
        return False
    return not _is_short(current, line)


def _hangs(current: Sequence[Line], line: Line, after: Line | None) -> bool:
    """Whether an indented line is the second one of a paragraph whose first one hangs out to the left."""
    if len(current) > 1 or _ENDS.search(current[-1].text):
        return False
    return after is None or after.region != line.region or line.left - after.left <= _INDENT * line.size


def _leaves_open(line: str, following: str) -> bool:
    """Whether the words of a title go on in the next line."""
    return following[:1].islower() or line.rpartition(" ")[2].casefold() in FUNCTION_WORDS


def _is_centered(one: Line, other: Line) -> bool:
    """Whether two lines have one middle, but neither the same left edge nor the width of the column."""
    if abs(one.left - other.left) < _INDENT * other.size:
        return False
    return abs(one.left + one.right - other.left - other.right) < _INDENT * other.size


def _is_short(current: Sequence[Line], line: Line, share: float = 0.0) -> bool:
    """Whether the first word of a line would have had room on the line before."""
    last = current[-1]
    limit = last.edges[1]
    if len(current) > 1:
        limit = min(limit, max(each.right for each in current if each.region == last.region))
    width = last.edges[1] - last.edges[0]
    room = limit - last.right
    if _is_centered(last, line):
        room = last.edges[1] - last.edges[0] - (last.right - last.left)
    if not share and not _ENDS.search(last.text):
        share = _ROOM_UNFINISHED if line.text[:1].isupper() else _ROOM_GOES_ON
    word = _FIRST_WORD.match(line.text)[0]  # type: ignore[index]
    needed = (line.right - line.left) * (len(word) + 1) / max(len(line.text), 1)
    return room > needed + max(_ROOM * line.size, share * width)
