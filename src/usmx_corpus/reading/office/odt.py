"""Read OpenDocument texts (.odt, and .fodt in one piece) as Markdown; a place is the number of a paragraph.

Paragraphs are counted in the order of the file, without those of notes and text boxes. Tracked changes are read as
accepted. Notes stand at the end, each at the paragraph of its mark; headers, footers, comments and hidden text are
left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element, SubElement

from usmx_corpus.model import Places, Problem
from usmx_corpus.reading.extract import Extract, Writer
from usmx_corpus.reading.office.docxstyles import number
from usmx_corpus.reading.office.numbering import written
from usmx_corpus.reading.office.package import MOST_BYTES, Handlers, Package, parse
from usmx_corpus.reading.office.properties import stated
from usmx_corpus.reading.office.runs import Block, Row, Run, counted, has_words, laid_out, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from usmx_corpus.reading.office.package import Attributes

_ZIP = b"PK"
_META = {"title": "dc:title", "language": "dc:language", "modified_time": "dc:date"}
# What is not part of the text: removed text, comments, marks of notes, descriptions of pictures, pronunciation.
_SKIPPED = frozenset(
    "office:annotation text:note-citation text:ruby-text table:covered-table-cell office:forms office:binary-data "
    "text:table-of-content-source text:index-source :title :desc :annotation :event-listeners".split()
)
_CONTENTS = frozenset("text:table-of-content text:illustration-index text:table-index text:alphabetical-index".split())
_SINKS = frozenset(("table:table-cell", "draw:text-box", "text:note-body"))
_STYLES = frozenset(("style:style", "style:default-style", "text:list-style"))
#: Tables, boxes, notes and lists within each other, and styles based on each other.
_DEEPEST = 100
_MOST_SPACES = 100
_BOLD = 600  # the least weight of bold letters


def read(path: str, content: bytes) -> Extract:
    """Return the text of an OpenDocument text."""
    if not content.startswith(_ZIP):
        text = _Text()
        reason = parse(content[:MOST_BYTES], text.handlers)
        text.close()
        damage = Problem(path, 1, "damaged", f"damaged XML ({reason}): text may be missing")
        return text.extract(path, [damage] if reason else [])
    package = Package(path, content)
    if package.is_open and not package.has("content.xml"):
        package.report("damaged", "cannot be read: it has no content.xml")
    elif b"encryption-data" in package.part("META-INF/manifest.xml"):
        package.report("unreadable", "encrypted: open it in LibreOffice with its password, and save a copy without one")
        return Extract("", Places((0,)), {}, {}, package.problems)
    text = _Text()
    for name in ("meta.xml", "styles.xml", "content.xml"):
        package.parse(name, package.part(name), text.handlers)
        text.close()
    return text.extract(path, package.problems)


class _Style(NamedTuple):
    """A style and those it is based on, as one: what none of them says is None."""

    is_bold: bool | None = None
    is_italic: bool | None = None
    is_hidden: bool | None = None
    is_raised: bool | None = None
    is_title: bool = False


class _List:
    """An open list: its style, and the number of its last item."""

    def __init__(self, style: str, count: int) -> None:
        self.style = style
        self.count = count
        self.is_marked = True  # the marker of the open item is written


class _Level(NamedTuple):
    """How the items of one level of a list are marked: the format of numbers is "•" for bullets."""

    format: str = "•"
    before: str = ""
    after: str = ""
    start: int = 1


class _Paragraph:
    """A paragraph under construction: `level` is that of a heading, 0 for text."""

    def __init__(self, line: int, style: str, level: int) -> None:
        self.line = line
        self.style = style
        self.level = level
        self.runs: list[Run] = []
        self.after: list[Block] = []  # text boxes that are anchored in it
        self.spans = [style]
        self.addresses = [""]


class _Text:
    """A text under construction."""

    def __init__(self) -> None:
        self.handlers = Handlers(self.start, self.end, self.text)
        self.writer = Writer()
        self.meta = Element("")
        self.title = ""
        self.line = 0
        self.counts = {"text:insertion": 0, "text:deletion": 0}
        self.hidden = 0
        self.is_cut = False
        self._path: list[str] = []
        self._skipped = 0
        self._styles: dict[tuple[str, str], tuple[str, _Style]] = {}  # family, name -> parent, own properties
        self._levels: dict[tuple[str, int], _Level] = {}
        self._style = ("", "")  # of which properties are read
        self._known: dict[tuple[str, str], _Style] = {}
        self._open: list[_Paragraph] = []
        self._sinks: list[list[Block]] = []
        self._rows: list[Row] = []
        self._notes: list[Block] = []
        self._lists: list[_List] = []
        self._counts: dict[str, int] = {}  # style of a list -> the last number of its first level
        self._contents = 0

    # --- elements ---

    def start(self, name: str, attributes: Attributes) -> None:
        if self._skipped or not self._enters(name, attributes):
            self._skipped += 1
            return
        self._path.append(name)
        self._contents += name in _CONTENTS
        if name in _SINKS:
            self._sinks.append([])
        if handler := _STARTS.get(name):
            handler(self, attributes)

    def _enters(self, name: str, attributes: Attributes) -> bool:
        """Whether an element is part of the text."""
        if name in self.counts:
            self.counts[name] += 1
            return False
        if (name in _SINKS and len(self._sinks) >= _DEEPEST) or (name == "text:list" and len(self._lists) >= _DEEPEST):
            self.is_cut = True
            return False
        is_hidden = attributes.get("text:is-hidden") == "true" or (
            name == "text:section" and attributes.get("text:display") == "none"
        )
        return name not in _SKIPPED and not is_hidden

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        self._path.pop()
        self._contents -= name in _CONTENTS
        if handler := _ENDS.get(name):
            handler(self)

    def text(self, words: str) -> None:
        if self._skipped or not self._path:
            return
        if self._path[-1] in _META.values():
            SubElement(self.meta, self._path[-1]).text = words
        elif self._open and self._path[-1] not in _SINKS:
            self._add(words)

    def _add(self, words: str) -> None:
        paragraph = self._open[-1]
        family = "text" if len(paragraph.spans) > 1 else "paragraph"
        style = self._whole((family, paragraph.spans[-1]))
        whole = self._whole(("paragraph", paragraph.style))
        if style.is_hidden if style.is_hidden is not None else whole.is_hidden:
            self.hidden += len(words.split())
            return
        is_bold = style.is_bold if style.is_bold is not None else whole.is_bold
        is_italic = style.is_italic if style.is_italic is not None else whole.is_italic
        address = paragraph.addresses[-1]
        paragraph.runs.append(Run(words, bool(is_bold), bool(is_italic), address, bool(style.is_raised)))

    def close(self) -> None:
        """End what is open where a part breaks off."""
        self._skipped = 0
        while self._path:
            self.end(self._path[-1])

    # --- styles ---

    def start_style(self, attributes: Attributes) -> None:
        self._style = (attributes.get("style:family", "list"), attributes.get("style:name", ""))
        parent = attributes.get("style:parent-style-name", "")
        self._styles[self._style] = (parent, _Style(is_title=self._style == ("paragraph", "Title")))

    def set_properties(self, attributes: Attributes) -> None:
        weight, slant = attributes.get("fo:font-weight"), attributes.get("fo:font-style")
        display = attributes.get("text:display")
        if self._style in self._styles and self._path[-2] in _STYLES:
            parent, style = self._styles[self._style]
            own = style._replace(
                is_bold=weight == "bold" or number(weight) >= _BOLD if weight else None,
                is_italic=slant in {"italic", "oblique"} if slant else None,
                is_hidden=display == "none" if display else None,
                is_raised="super" in attributes.get("style:text-position", "") or None,
            )
            self._styles[self._style] = (parent, own)

    def set_level(self, attributes: Attributes) -> None:
        is_bullet = self._path[-1] != "text:list-level-style-number"
        level = _Level(
            "•" if is_bullet else attributes.get("style:num-format", ""),
            attributes.get("style:num-prefix", ""),
            attributes.get("style:num-suffix", ""),
            number(attributes.get("text:start-value"), 1),
        )
        self._levels[self._style[1], number(attributes.get("text:level"), 1)] = level

    def _whole(self, key: tuple[str, str], depth: int = 0) -> _Style:
        """Return a style with what it takes from those it is based on."""
        if key not in self._known:
            parent, own = self._styles.get(key, ("", _Style()))
            base = self._whole((key[0], parent), depth + 1) if parent and depth < _DEEPEST else _Style()
            stated = {field: value for field, value in own._asdict().items() if value not in (None, False)}
            off = {field: value for field, value in own._asdict().items() if value is False and field != "is_title"}
            self._known[key] = base._replace(**stated | off)
        return self._known[key]

    # --- paragraphs ---

    def start_paragraph(self, attributes: Attributes) -> None:
        if "office:text" not in self._path[:3]:
            self._skipped = 1  # a header or footer, which styles hold
            self._path.pop()
            return
        if not self._open:
            self.line += 1
        level = number(attributes.get("text:outline-level"), 1) if self._path[-1] == "text:h" else 0
        self._open.append(_Paragraph(self.line, attributes.get("text:style-name", ""), level))

    def end_paragraph(self) -> None:
        paragraph = self._open.pop()
        for block in (self._finished(paragraph), *paragraph.after):
            self._put(block)

    def _put(self, block: Block) -> None:
        if not block.pieces:
            return
        if self._sinks:
            self._sinks[-1].append(block)
        else:
            write(self.writer, block)

    def _finished(self, paragraph: _Paragraph) -> Block:
        marker, depth = self._marker(is_written=has_words(paragraph.runs))
        is_title = self._whole(("paragraph", paragraph.style)).is_title
        if is_title and not self.title:
            self.title = " ".join("".join(run.words for run in paragraph.runs).split())
        level = 1 if is_title else paragraph.level + bool(paragraph.level and self.title)
        block = laid_out(paragraph.runs, paragraph.line, level=level, marker=marker, depth=depth)
        if self._lists and not marker and not level:
            block = _indented(block, depth)
        return block._replace(is_boilerplate=self._contents > 0)

    # --- lists ---

    def start_list(self, attributes: Attributes) -> None:
        above = self._lists[-1].style if self._lists else ""
        style = attributes.get("text:style-name") or above
        continues = attributes.get("text:continue-numbering") == "true" or "text:continue-list" in attributes
        count = self._counts.get(style, 0) if continues and not self._lists else 0
        self._lists.append(_List(style, count or self._level_of(style, len(self._lists) + 1).start - 1))

    def end_list(self) -> None:
        closed = self._lists.pop()
        if not self._lists:
            self._counts[closed.style] = closed.count

    def start_item(self, attributes: Attributes) -> None:
        if self._lists:
            own = self._lists[-1]
            own.count = number(attributes.get("text:start-value"), own.count + 1)
            own.is_marked = False

    def _level_of(self, style: str, depth: int) -> _Level:
        return self._levels.get((style, depth), _Level())

    def _marker(self, *, is_written: bool) -> tuple[str, int]:
        """Return what stands before the paragraph, the first of its item, and the level of the item, from 0."""
        if not self._lists or self._lists[-1].is_marked or len(self._open) > 0:
            return "", max(len(self._lists) - 1, 0)
        own = self._lists[-1]
        own.is_marked = is_written
        level = self._level_of(own.style, len(self._lists))
        if level.format == "•":
            return "•", len(self._lists) - 1
        shown = f"{level.before}{written(own.count, level.format)}{level.after}" if level.format else ""
        return shown.strip(), len(self._lists) - 1

    # --- parts of paragraphs ---

    def start_span(self, attributes: Attributes) -> None:
        if self._open:
            self._open[-1].spans.append(attributes.get("text:style-name", ""))

    def end_span(self) -> None:
        if self._open and len(self._open[-1].spans) > 1:
            self._open[-1].spans.pop()

    def start_link(self, attributes: Attributes) -> None:
        if self._open:
            self._open[-1].addresses.append(attributes.get("xlink:href", ""))

    def end_link(self) -> None:
        if self._open and len(self._open[-1].addresses) > 1:
            self._open[-1].addresses.pop()

    def add_space(self, attributes: Attributes) -> None:
        if self._open:
            self._add(" " * min(number(attributes.get("text:c"), 1), _MOST_SPACES))

    # --- tables, text boxes, notes ---

    def start_row(self, _: Attributes) -> None:
        self._rows.append(Row())

    def end_row(self) -> None:
        for block in self._rows.pop().blocks():
            self._put(block)

    def end_cell(self) -> None:
        blocks = self._sinks.pop()
        if self._rows:
            self._rows[-1].cells.append(blocks)

    def end_box(self) -> None:
        blocks = self._sinks.pop()
        if self._open:
            self._open[-1].after += blocks
        else:
            for block in blocks:
                self._put(block)

    def end_note(self) -> None:
        self._notes += self._sinks.pop()

    # --- the whole ---

    def extract(self, path: str, problems: list[Problem]) -> Extract:
        for note in self._notes:
            write(self.writer, note)
        problems += (Problem(path, 1, code, message) for code, message in self._reports())
        hints = {"title": self.title} if self.title else {}
        return self.writer.extract(stated(self.meta, _META), None, problems, hints)

    def _reports(self) -> Iterator[tuple[str, str]]:
        inserted, deleted = self.counts.values()
        if inserted or deleted:
            listed = f"{counted(inserted, 'insertion')} and {counted(deleted, 'deletion')}"
            yield "tracked-changes", f"tracked changes: {listed}, read as accepted"
        if self.hidden:
            yield "hidden-text", f"hidden text of {counted(self.hidden, 'word')} is left out"
        if self.is_cut:
            yield "left-out", f"what is nested more than {_DEEPEST} deep is left out"


def _indented(block: Block, depth: int) -> Block:
    """Return a further paragraph of an item, so that it stays within it."""
    return Block(tuple((f"{'  ' * (depth + 1)}{words}", line) for words, line in block.pieces), is_plain=False)


_STARTS: dict[str, Callable[[_Text, Attributes], None]] = {
    "style:style": _Text.start_style,
    "style:default-style": _Text.start_style,
    "text:list-style": _Text.start_style,
    "style:text-properties": _Text.set_properties,
    "text:list-level-style-number": _Text.set_level,
    "text:list-level-style-bullet": _Text.set_level,
    "text:list-level-style-image": _Text.set_level,
    "text:p": _Text.start_paragraph,
    "text:h": _Text.start_paragraph,
    "text:list": _Text.start_list,
    "text:list-item": _Text.start_item,
    "text:span": _Text.start_span,
    "text:a": _Text.start_link,
    "text:s": _Text.add_space,
    "text:tab": _Text.add_space,
    "text:line-break": _Text.add_space,
    "table:table-row": _Text.start_row,
}
_ENDS: dict[str, Callable[[_Text], None]] = {
    "text:p": _Text.end_paragraph,
    "text:h": _Text.end_paragraph,
    "text:list": _Text.end_list,
    "text:span": _Text.end_span,
    "text:a": _Text.end_link,
    "table:table-row": _Text.end_row,
    "table:table-cell": _Text.end_cell,
    "draw:text-box": _Text.end_box,
    "text:note-body": _Text.end_note,
}
