"""Read Rich Text files (.rtf) as Markdown; a place is the line of the file on which a paragraph begins.

Tracked changes are read as accepted. Notes and text boxes stand at the end, each at the line of its mark; headers,
footers, comments and hidden text are left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.model import Places, Problem
from usmx_corpus.reading.extract import Extract, Writer
from usmx_corpus.reading.office.properties import is_title
from usmx_corpus.reading.office.runs import Block, Row, Run, counted, laid_out, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from usmx_corpus.reading.metadata.fields import Fields

# A control word with its number and the space that ends it, a byte in hexadecimal digits, a control sign, or text.
_TOKEN = re.compile(
    rb"\\(?:(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})?[ ]?|'(?P<byte>[0-9A-Fa-f]{2})|(?P<sign>[^A-Za-z']))"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
# Groups that are not text; a group that begins with `\\*` is none either, but for some.
_SKIPPED = frozenset(
    b"colortbl info pict object xe tc rxe annotation listtable listoverridetable revtbl rsidtbl generator filetbl "
    b"themedata datastore latentstyles ftnsep ftnsepc aftnsep aftnsepc pntxta pntxtb nonshppict atnid atnauthor "
    b"template nonesttables bkmkstart bkmkend header headerl headerr headerf footer footerl footerr footerf".split()
)
# Groups that are no text, but of which something is read.
_TABLES = frozenset((b"fonttbl", b"stylesheet", b"title", b"fldinst"))
_STARRED = frozenset((b"shptxt", b"shpinst", b"pntext", b"listtext", b"fldinst"))
_ASIDES = frozenset((b"footnote", b"shptxt"))
_SIGNS = {
    b"tab": " ", b"line": " ", b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“",
    b"rdblquote": "”", b"bullet": "•", b"emspace": " ", b"enspace": " ", b"~": "\N{NO-BREAK SPACE}", b"_": "-",
    b"{": "{", b"}": "}", b"\\": "\\",
}  # fmt: skip
_TOGGLES = {b"b": "is_bold", b"i": "is_italic", b"v": "is_hidden", b"deleted": "is_deleted", b"super": "is_raised"}
_ENDS = frozenset((b"par", b"sect", b"page", b"\r", b"\n"))
#: Character sets of fonts, as Windows numbers them, and the code pages that they stand for.
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_HEADING = re.compile(r"\s*heading ([1-9])", re.IGNORECASE)
_LINK = re.compile(r"\s*HYPERLINK\s++\"?([^\s\"]++)", re.IGNORECASE)
#: Groups within each other; writers nest some twenty.
_DEEPEST = 1_000
#: Control words, groups and pieces of text: ten seconds; a book of a thousand pages has half a million.
_MOST_TOKENS = 5_000_000
_LONGEST_TABLE_TEXT = 1_000


class _State(NamedTuple):
    """What a group inherits from the one around it, and changes for itself."""

    is_skipped: bool = False
    is_starred: bool = False  # it may be skipped by readers that do not know it
    table: bytes = b""
    is_marker: bool = False  # the number or bullet of an item
    is_aside: bool = False  # a note or a text box
    is_bold: bool = False
    is_italic: bool = False
    is_hidden: bool = False
    is_deleted: bool = False
    is_raised: bool = False
    address: str = ""
    font: int = -1
    spare: int = 1  # how many bytes stand for a character of `\\u` in old readers


class _Paragraph:
    """A paragraph under construction."""

    def __init__(self) -> None:
        self.line = 0
        self.runs: list[Run] = []
        self.marker = ""
        self.depth = 0  # of an item, from 0
        self.level = 0  # of a heading, from 1
        self.is_in_table = False

    def next(self) -> _Paragraph:
        """Return the paragraph after this one, which is laid out like it."""
        new = _Paragraph()
        new.depth, new.level, new.is_in_table = self.depth, self.level, self.is_in_table
        return new


def read(path: str, content: bytes) -> Extract:
    """Return the text of a Rich Text file."""
    if not content.lstrip().startswith(b"{\\rtf"):
        return Extract("", Places((0,)), {}, {}, [Problem(path, 1, "damaged", "cannot be read: no Rich Text file")])
    reader = _Reader(path, content)
    reader.read()
    return reader.extract()


class _Reader:
    """A Rich Text file and the text extracted so far."""

    def __init__(self, path: str, content: bytes) -> None:
        self.path = path
        self.content = content
        self.writer = Writer()
        self.problems: list[Problem] = []
        self.counts = {b"revised": 0, b"deleted": 0}
        self.hidden = 0
        self._line = 1
        self._counted = 0  # bytes in which lines are counted
        self._states = [_State()]
        self._open = [_Paragraph()]
        self._row = Row()
        self._cell: list[Block] = []
        self._asides: list[Block] = []
        self._bytes = bytearray()  # not decoded yet
        self._begun = 1  # the line on which they begin
        self._spare = 0  # bytes left that stand for a character that was read
        self._high = 0  # the first half of a character beyond U+FFFF
        self._page = "cp1252"
        self._fonts: dict[int, str] = {}
        self._headings: dict[int, int] = {}
        self._number = 0  # of the font or style that a table is about
        self._table_text: dict[bytes, str] = {}

    @property
    def _state(self) -> _State:
        return self._states[-1]

    def _set(self, **changes: object) -> None:
        self._states[-1] = self._state._replace(**changes)  # type: ignore[arg-type]

    def read(self) -> None:
        place = tokens = 0
        while token := _TOKEN.search(self.content, place):
            place = token.end()
            tokens += 1
            self._line += self.content.count(b"\n", self._counted, token.start())
            self._counted = token.start()
            if token["word"] == b"bin":
                place += max(int(token["number"] or 0), 0)
            elif len(self._states) > _DEEPEST or tokens > _MOST_TOKENS:
                message = (
                    f"more than {_MOST_TOKENS:,} control words, or nested more than {_DEEPEST:,} deep: not read on"
                )
                self.problems.append(Problem(self.path, self._line, "too-large", message))
                break
            else:
                self._take(token)
        self._flush()
        while len(self._states) > 1:
            self._end_group()
        self._end_paragraph()
        self._end_row()

    def _take(self, token: re.Match[bytes]) -> None:
        if token["byte"]:
            self._add_bytes(bytes.fromhex(token["byte"].decode()))
        elif token["text"]:
            self._add_bytes(token["text"])
        else:
            self._flush()
            if token["brace"] == b"{":
                self._states.append(self._state)
            elif token["brace"]:
                self._end_group()
            else:
                self._control(token["word"] or token["sign"], token["number"])

    def _add_bytes(self, found: bytes) -> None:
        if not self._bytes:
            self._begun = self._line
        passed = min(self._spare, len(found))
        self._spare -= passed
        self._bytes += found[passed:]

    def _flush(self) -> None:
        if self._bytes:
            page = self._fonts.get(self._state.font, self._page)
            try:
                words = self._bytes.decode(page, errors="replace")
            except LookupError:  # a code page that Python does not know
                words = self._bytes.decode("cp1252", errors="replace")
            self._bytes.clear()
            self._add(words, self._begun)

    def _add(self, words: str, line: int = 0) -> None:
        """Add words that begin on a line, by default the present one."""
        state = self._state
        if state.table:
            known = self._table_text.get(state.table, "")
            self._table_text[state.table] = (known + words)[:_LONGEST_TABLE_TEXT]
            self._note_heading(words)
        elif state.is_skipped or state.is_deleted:
            return
        elif state.is_marker:
            self._open[-1].marker = (self._open[-1].marker + words)[:_LONGEST_TABLE_TEXT]
        elif state.is_hidden:
            self.hidden += len(words.split())
        else:
            paragraph = self._open[-1]
            paragraph.line = paragraph.line or ((line or self._line) if words.strip() else 0)
            paragraph.runs.append(Run(words, state.is_bold, state.is_italic, state.address, state.is_raised))

    def _note_heading(self, words: str) -> None:
        heading = _HEADING.match(words) if self._state.table == b"stylesheet" else None
        if heading:
            self._headings[self._number] = int(heading[1])

    # --- groups ---

    def _end_group(self) -> None:
        self._spare = 0
        if len(self._states) == 1:
            return
        state = self._states.pop()
        if state.is_aside and not self._state.is_aside:
            self._end_paragraph()
            self._open.pop()

    def _control(self, word: bytes, number: bytes | None) -> None:
        value = int(number) if number else None
        if self._state.is_starred:
            self._set(is_starred=False, is_skipped=self._state.is_skipped or word not in _STARRED)
        if word == b"*":
            self._set(is_starred=True)
        elif word in _SKIPPED or word in _TABLES:
            self._start_table(word)
        elif self._state.table in {b"fonttbl", b"stylesheet"}:
            self._note(word, value or 0)
        elif word == b"u":
            self._add_unicode(value or 0)
        elif not self._state.is_skipped:
            self._obey(word, value)

    def _obey(self, word: bytes, value: int | None) -> None:
        """Do what a control word of the text says."""
        if word in _SIGNS:
            self._add(_SIGNS[word])
        elif word in _ENDS:
            self._end_paragraph()
        elif word in _TOGGLES:
            self._count(word, value)
            self._set(**{_TOGGLES[word]: value != 0})
        elif word in _ASIDES and not self._state.is_aside:
            self._set(is_aside=True)
            self._open.append(_Paragraph())
            self._open[-1].line = self._line
        elif handler := _WORDS.get(word):
            handler(self, value)

    def _start_table(self, word: bytes) -> None:
        self._set(is_skipped=True, table=word if word in _TABLES else b"")
        if word == b"fldinst":
            self._table_text[word] = ""

    def _note(self, word: bytes, value: int) -> None:
        """Take a control word of the table of fonts or of styles."""
        if word in {b"f", b"s"}:
            self._number = value
        elif word == b"fcharset" and value in _CHARSETS:
            self._fonts[self._number] = _CHARSETS[value]

    def _add_unicode(self, value: int) -> None:
        code = value % 0x10000
        self._spare = self._state.spare
        if 0xD800 <= code < 0xDC00:  # noqa: PLR2004 - the first half of a pair, as UTF-16 has it
            self._high = code
        elif 0xDC00 <= code < 0xE000:  # noqa: PLR2004 - the second half
            self._add(chr(0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00) if self._high else "")
            self._high = 0
        else:
            self._add(chr(code))

    def _count(self, word: bytes, value: int | None) -> None:
        if word in self.counts and value != 0:
            self.counts[word] += 1

    # --- control words ---

    def set_page(self, value: int | None) -> None:
        self._page = f"cp{value}" if value != 65001 else "utf-8"  # noqa: PLR2004 - what Windows calls UTF-8

    def set_font(self, value: int | None) -> None:
        self._set(font=value)

    def set_spare(self, value: int | None) -> None:
        self._set(spare=min(max(value or 0, 0), 10))

    def set_plain(self, _: int | None) -> None:
        self._set(is_bold=False, is_italic=False, is_hidden=False, is_deleted=False, is_raised=False)

    def set_level(self, _: int | None) -> None:
        self._set(is_raised=False)

    def set_marker(self, _: int | None) -> None:
        self._set(is_marker=True)

    def set_link(self, _: int | None) -> None:
        link = _LINK.match(self._table_text.get(b"fldinst", ""))
        self._set(address=link[1] if link else "")

    def count_insertion(self, value: int | None) -> None:
        self._count(b"revised", value)

    def start_paragraph(self, _: int | None) -> None:
        paragraph = self._open[-1]
        paragraph.depth, paragraph.level, paragraph.is_in_table = 0, 0, False

    def set_style(self, value: int | None) -> None:
        self._open[-1].level = self._headings.get(value or 0, 0)

    def set_outline(self, value: int | None) -> None:
        self._open[-1].level = value + 1 if value is not None and 0 <= value < 9 else 0  # noqa: PLR2004 - the last level

    def set_depth(self, value: int | None) -> None:
        self._open[-1].depth = value or 0

    def set_in_table(self, _: int | None) -> None:
        self._open[-1].is_in_table = True

    def end_cell(self, _: int | None) -> None:
        self._open[-1].is_in_table = True
        self._end_paragraph()
        self._row.cells.append(self._cell)
        self._cell = []

    def end_row(self, _: int | None) -> None:
        self._end_row()

    # --- blocks ---

    def _end_paragraph(self) -> None:
        paragraph = self._open[-1]
        self._open[-1] = paragraph.next()
        block = _finished(paragraph)
        found = [block] if block.pieces else []
        if len(self._open) > 1:
            self._asides += found
        elif paragraph.is_in_table:
            self._cell += found
        else:
            self._end_row()
            self._write(found)

    def _end_row(self) -> None:
        row, self._row = self._row, Row()
        row.cells += [self._cell] if self._cell else []
        self._cell = []
        self._write(row.blocks())

    def _write(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            write(self.writer, block)

    def extract(self) -> Extract:
        self._write(self._asides)
        inserted, deleted = self.counts.values()
        if inserted or deleted:
            listed = f"{counted(inserted, 'insertion')} and {counted(deleted, 'deletion')}"
            message = f"tracked changes: {listed}, read as accepted"
            self.problems.append(Problem(self.path, 1, "tracked-changes", message))
        if self.hidden:
            message = f"hidden text of {counted(self.hidden, 'word')} is left out"
            self.problems.append(Problem(self.path, 1, "hidden-text", message))
        title = " ".join(self._table_text.get(b"title", "").split())
        fields: Fields = {"title": title} if is_title(title) else {}
        return self.writer.extract(fields, None, self.problems)


def _finished(paragraph: _Paragraph) -> Block:
    marker = " ".join(paragraph.marker.split())
    is_bullet = marker == "o" or (len(marker) == 1 and not marker.isalnum())
    return laid_out(
        paragraph.runs,
        paragraph.line,
        level=paragraph.level,
        marker="•" if is_bullet else marker,
        depth=paragraph.depth,
    )


_WORDS: dict[bytes, Callable[[_Reader, int | None], None]] = {
    b"ansicpg": _Reader.set_page,
    b"f": _Reader.set_font,
    b"uc": _Reader.set_spare,
    b"plain": _Reader.set_plain,
    b"nosupersub": _Reader.set_level,
    b"sub": _Reader.set_level,
    b"listtext": _Reader.set_marker,
    b"pntext": _Reader.set_marker,
    b"fldrslt": _Reader.set_link,
    b"revised": _Reader.count_insertion,
    b"pard": _Reader.start_paragraph,
    b"s": _Reader.set_style,
    b"outlinelevel": _Reader.set_outline,
    b"ilvl": _Reader.set_depth,
    b"intbl": _Reader.set_in_table,
    b"cell": _Reader.end_cell,
    b"nestcell": _Reader.end_cell,
    b"row": _Reader.end_row,
}
