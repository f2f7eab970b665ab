"""Read one part of a Word file, element by element: its body, a header or footer, or its notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from usmx_corpus.reading.office.docxstyles import Style, is_on, level_of, number
from usmx_corpus.reading.office.runs import Block, Row, Run, counted, laid_out, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from usmx_corpus.reading.extract import Writer
    from usmx_corpus.reading.office.docxstyles import Lists, Styles
    from usmx_corpus.reading.office.package import Attributes, Package, Relation

# What is not part of the text: what changes removed, how it looked before, codes of fields, prompts, pronunciation.
_SKIPPED = frozenset(
    "w:rPrChange w:pPrChange w:tblPrChange w:tblPrExChange w:trPrChange w:tcPrChange w:sectPrChange w:tblGridChange "
    "w:numberingChange w:delText w:delInstrText w:fldData w:rt".split()
)
_REMOVED = frozenset(("w:del", "w:moveFrom"))
_ADDED = frozenset(("w:ins", "w:moveTo"))
# A move has the same words twice, and marks around them.
_CHANGES = {"w:ins": "insertion", "w:del": "deletion", "w:moveToRangeStart": "move"}
_SIGNS = {
    "w:tab": " ",
    "w:ptab": " ",
    "w:br": " ",
    "w:cr": " ",
    "w:noBreakHyphen": "-",
}
_TEXTS = frozenset(("w:t", "m:t"))
_SINKS = frozenset(("w:tc", "w:txbxContent"))
_ALTERNATIVES = frozenset(("mc:Choice", "mc:Fallback"))
#: Tables and text boxes within each other, and fields likewise: Word itself allows some 20 of the latter.
_DEEPEST_SINK = 100
_DEEPEST_FIELD = 100

# Signs of the fonts Symbol and Wingdings, by their private code points; of all others nothing is known.
_SYMBOLS = {
    "symbol": {
        0xA2: "′", 0xA3: "≤", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″",
        0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xE2: "®",
        0xE3: "©", 0xE4: "™",
    },
    "wingdings": {
        0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xDF: "←",
        0xE0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    },
}  # fmt: skip
_PRIVATE = range(0xF000, 0xF100)
_CODE = re.compile(r"[0-9A-Fa-f]{1,4}")
_HALVES = range(0xD800, 0xE000)  # of characters that need two codes; alone they are none

_HYPERLINK = re.compile(r"\s*HYPERLINK\s++(?:\\[a-z]\s++)*+\"([^\"]++)\"", re.IGNORECASE)
_LONGEST_CODE = 4_000


class _Paragraph:
    """A paragraph under construction."""

    def __init__(self, line: int, runs: Iterable[Run] = ()) -> None:
        self.line = line
        self.runs = list(runs)
        self.style = ""
        self.level: int | None = None
        self.list_id = ""
        self.list_level: int | None = None
        self.is_joined = False  # its mark was deleted, so that the next paragraph continues it
        self.boxes: list[Block] = []  # text boxes that are anchored in it


class _Field:
    """A field: its code, then its result, which alone is shown."""

    def __init__(self) -> None:
        self.code = ""
        self.is_result = False
        self.address = ""


class Story:
    """The text of one part under construction: the body, a header, or the notes.

    Blocks of the body are written as soon as they are complete; those of other parts are kept in `blocks`, and in
    `by_note` by the id of the note around them.
    """

    def __init__(
        self,
        package: Package,
        styles: Styles,
        lists: Lists,
        links: Mapping[str, Relation],
        writer: Writer | None = None,
    ) -> None:
        self.package = package
        self.styles = styles
        self.lists = lists
        self.links = links
        self.writer = writer
        self.blocks: list[Block] = []
        self.by_note: dict[str, list[Block]] = {}
        self.notes: dict[str, dict[str, int]] = {"footnote": {}, "endnote": {}}  # id -> the paragraph of its mark
        self.title = ""
        self.line = 0
        self.counts = {"insertion": 0, "deletion": 0, "move": 0, "hidden": 0}
        self.first_change = 0
        self.is_too_deep = False
        self._path: list[str] = []  # the open elements
        self._skipped = 0  # how many of them are inside one that is left out
        self._open: list[_Paragraph] = []
        self._sinks: list[list[Block]] = []  # of the open cells and text boxes
        self._rows: list[Row] = []
        self._carried: dict[int, list[Run]] = {}  # of a paragraph without a mark, by the number of open sinks
        self._fields: list[_Field] = []
        self._addresses: list[str] = []  # of the open links
        self._choices: list[bool] = []  # of the open alternatives: whether one was taken
        self._run = Style()
        self._is_raised = False
        self._is_prompt = False
        self._note = ""

    # --- elements ---

    def start(self, name: str, attributes: Attributes) -> None:
        """Begin an element."""
        if name in _CHANGES and not self._skipped:
            self._count(name)
        if self._skipped or name in _SKIPPED or not self._enters(name):
            self._skipped += 1
            return
        parent = self._path[-1] if self._path else ""
        self._path.append(name)
        if name in _SIGNS and parent == "w:r":
            self.text(_SIGNS[name], is_sign=True)
        elif handler := self._STARTS.get(name):
            handler(self, attributes)

    def _enters(self, name: str) -> bool:
        """Whether an element is part of the text; changes are counted."""
        parent = self._path[-1] if self._path else ""
        if name in _REMOVED or name in _ADDED:
            return self._enters_change(name, parent)
        if name in _SINKS and len(self._sinks) >= _DEEPEST_SINK:
            self.is_too_deep = True
            return False
        if name in _ALTERNATIVES and self._choices:
            taken, self._choices[-1] = self._choices[-1], True
            return not taken
        if name == "w:sdtContent" and self._is_prompt:
            self._is_prompt = False
            return False
        return True

    def _count(self, name: str) -> None:
        self.counts[_CHANGES[name]] += 1
        self.first_change = self.first_change or max(self.line, 1)

    def _enters_change(self, name: str, parent: str) -> bool:
        """Whether what a change holds is part of the text; one of a mark or a row concerns the paragraph or row."""
        if name in _ADDED:
            return True
        if parent == "w:rPr" and self._open and self._path[-2:-1] == ["w:pPr"]:
            self._open[-1].is_joined = True
        elif parent == "w:trPr" and self._rows:
            self._rows[-1].is_deleted = True
        return False

    def end(self, name: str) -> None:
        """End an element."""
        if self._skipped:
            self._skipped -= 1
            return
        self._path.pop()
        if handler := self._ENDS.get(name):
            handler(self)

    def text(self, words: str, *, is_sign: bool = False) -> None:
        """Take the text in an element, or the sign that it stands for."""
        if self._skipped or not self._path:
            return
        if self._path[-1] == "w:instrText":
            self._add_code(words)
        elif self._open and (is_sign or self._path[-1] in _TEXTS):
            self._add(words)

    def _add_code(self, words: str) -> None:
        if self._fields and len(self._fields[-1].code) < _LONGEST_CODE:
            self._fields[-1].code += words

    def _add(self, words: str) -> None:
        if not all(field.is_result for field in self._fields):
            return
        if self._run.is_hidden:
            self.counts["hidden"] += len(words.split())
            return
        address = self._addresses[-1] if self._addresses else self._fields[-1].address if self._fields else ""
        is_bold, is_italic = bool(self._run.is_bold), bool(self._run.is_italic)
        self._open[-1].runs.append(Run(words, is_bold, is_italic, address, self._is_raised))

    def close(self) -> None:
        """End what is open where the part breaks off."""
        self._skipped = 0
        while self._path:
            self.end(self._path[-1])
        self._flush()

    # --- paragraphs ---

    def _start_paragraph(self, _: Attributes) -> None:
        if not self._open:  # else it is in a text box
            self.line += 1
        self._open.append(_Paragraph(max(self.line, 1), self._carried.pop(len(self._sinks), ())))

    def _end_paragraph(self) -> None:
        paragraph = self._open.pop()
        for field in self._fields:
            field.is_result = True  # a code ends with its paragraph, lest a broken field hide all that follows
        if paragraph.is_joined:
            self._carried[len(self._sinks)] = paragraph.runs
        else:
            self._put(self._finished(paragraph))
        for block in paragraph.boxes:
            self._put(block)

    def _flush(self) -> None:
        """Write what was left of a paragraph whose mark was deleted, where no other follows it."""
        if runs := self._carried.pop(len(self._sinks), []):
            self._put(laid_out(runs, max(self.line, 1)))

    def _put(self, block: Block) -> None:
        if not block.pieces:
            return
        if self._sinks:
            self._sinks[-1].append(block)
        elif self.writer:
            write(self.writer, block)
        elif self._note:
            self.by_note.setdefault(self._note, []).append(block)
        else:
            self.blocks.append(block)

    def _finished(self, paragraph: _Paragraph) -> Block:
        """Return a paragraph as a heading, an item, or text."""
        style = self._style(paragraph)
        level = style.level if paragraph.level is None else paragraph.level
        marker, depth = self._marker(paragraph, style)
        is_title = style.name.lower() == "title"
        if is_title and not self.title:
            self.title = " ".join("".join(run.words for run in paragraph.runs).split())
        elif level and self.title:
            level += 1  # below the title
        level = 1 if is_title else level or 0
        is_contents = style.name.lower().startswith(("toc ", "table of figures"))
        block = laid_out(paragraph.runs, paragraph.line, level=level, marker=marker, depth=depth)
        return block._replace(is_boilerplate=is_contents)

    def _style(self, paragraph: _Paragraph) -> Style:
        return self.styles.get(paragraph.style or self.styles.default)

    def _marker(self, paragraph: _Paragraph, style: Style) -> tuple[str, int]:
        """Return what Word shows before a paragraph of a list, "" for others, and the level of the item."""
        list_id = paragraph.list_id or style.list_id
        if not list_id and style.name.lower().startswith("list bullet"):
            return "•", 0
        if number(list_id) == 0:
            return "", 0
        level = paragraph.list_level
        if level is None:
            level = style.list_level
        if level is None:
            level = self.lists.level_of(list_id, paragraph.style)
        return self.lists.marker(list_id, level), level

    def _set_style(self, attributes: Attributes) -> None:
        if self._open and self._path[-2:-1] == ["w:pPr"]:
            self._open[-1].style = attributes.get("w:val", "")

    def _set_level(self, attributes: Attributes) -> None:
        if self._open:
            self._open[-1].level = level_of(attributes.get("w:val", ""))

    def _set_list(self, attributes: Attributes) -> None:
        if self._open:
            self._open[-1].list_id = attributes.get("w:val", "")

    def _set_list_level(self, attributes: Attributes) -> None:
        if self._open:
            self._open[-1].list_level = number(attributes.get("w:val"))

    # --- runs ---

    def _start_run(self, _: Attributes) -> None:
        style = self._style(self._open[-1]) if self._open else Style()
        self._is_raised = False
        self._run = Style(is_bold=style.is_bold, is_italic=style.is_italic, is_hidden=style.is_hidden)

    def _set_run_style(self, attributes: Attributes) -> None:
        if self._is_of_run():
            style = self.styles.get(attributes.get("w:val", ""))
            for field in ("is_bold", "is_italic", "is_hidden"):
                if (value := getattr(style, field)) is not None:
                    self._run = self._run._replace(**{field: value})

    def _is_of_run(self) -> bool:
        return self._path[-3:-1] == ["w:r", "w:rPr"]

    def _set_bold(self, attributes: Attributes) -> None:
        if self._is_of_run():
            self._run = self._run._replace(is_bold=is_on(attributes))

    def _set_italic(self, attributes: Attributes) -> None:
        if self._is_of_run():
            self._run = self._run._replace(is_italic=is_on(attributes))

    def _set_hidden(self, attributes: Attributes) -> None:
        if self._is_of_run():
            self._run = self._run._replace(is_hidden=is_on(attributes))

    def _set_height(self, attributes: Attributes) -> None:
        if self._is_of_run():
            self._is_raised = attributes.get("w:val") == "superscript"

    def _add_symbol(self, attributes: Attributes) -> None:
        value = attributes.get("w:char", "")
        if not _CODE.fullmatch(value):
            return
        code = int(value, 16)
        sign = chr(code) if code not in _HALVES else "\N{REPLACEMENT CHARACTER}"
        if code in _PRIVATE:
            font = attributes.get("w:font", "").lower()
            sign = _SYMBOLS.get(font, {}).get(code - _PRIVATE.start, "\N{REPLACEMENT CHARACTER}")
        self.text(sign, is_sign=True)

    def _add_footnote(self, attributes: Attributes) -> None:
        self._add_note("footnote", attributes)

    def _add_endnote(self, attributes: Attributes) -> None:
        self._add_note("endnote", attributes)

    def _add_note(self, kind: str, attributes: Attributes) -> None:
        if self._open:
            self.notes[kind].setdefault(attributes.get("w:id", ""), self._open[-1].line)

    # --- fields, links, prompts ---

    def _start_simple_field(self, attributes: Attributes) -> None:
        link = _HYPERLINK.match(attributes.get("w:instr", "")[:_LONGEST_CODE])
        self._addresses.append(link[1] if link else "")

    def _mark_field(self, attributes: Attributes) -> None:
        type_ = attributes.get("w:fldCharType", "")
        if type_ == "begin" and len(self._fields) < _DEEPEST_FIELD:
            self._fields.append(_Field())
        elif self._fields and type_ == "separate":
            field = self._fields[-1]
            field.is_result = True
            link = _HYPERLINK.match(field.code)
            field.address = link[1] if link else ""
        elif self._fields and type_ == "end":
            self._fields.pop()

    def _start_link(self, attributes: Attributes) -> None:
        relation = self.links.get(attributes.get("r:id", ""))
        self._addresses.append(relation.target if relation and relation.type == "hyperlink" else "")

    def _end_link(self) -> None:
        self._addresses.pop()

    def _start_alternatives(self, _: Attributes) -> None:
        self._choices.append(False)

    def _end_alternatives(self) -> None:
        self._choices.pop()

    def _set_prompt(self, attributes: Attributes) -> None:
        self._is_prompt = is_on(attributes)

    def _set_frame(self, attributes: Attributes) -> None:
        """Let a paragraph that is a large first letter begin the next one."""
        if self._open and attributes.get("w:dropCap", "none") != "none":
            self._open[-1].is_joined = True

    def _report_chunk(self, _: Attributes) -> None:
        message = "a file of another format is embedded here, and not read"
        self.package.report("left-out", message, max(self.line, 1))

    # --- tables, text boxes, notes ---

    def _start_row(self, _: Attributes) -> None:
        self._rows.append(Row())

    def _end_row(self) -> None:
        row = self._rows.pop()
        for block in row.blocks():
            self._put(block)

    def _start_sink(self, _: Attributes) -> None:
        self._sinks.append([])

    def _end_cell(self) -> None:
        self._flush()
        blocks = self._sinks.pop()
        if self._rows:
            self._rows[-1].cells.append(blocks)
            return
        for block in blocks:
            self._put(block)

    def _end_box(self) -> None:
        self._flush()
        blocks = self._sinks.pop()
        if self._open:
            self._open[-1].boxes += blocks
            return
        for block in blocks:
            self._put(block)

    def _start_note(self, attributes: Attributes) -> None:
        self._note = attributes.get("w:id", "")

    def _end_note(self) -> None:
        self._flush()
        self._note = ""

    def report(self) -> None:
        """Report what was read as a reader of the file may not see it."""
        inserted, deleted, moved, hidden = self.counts.values()
        report = self.package.report
        if self.first_change:
            listed = [
                counted(inserted, "insertion"),
                counted(deleted, "deletion"),
                *([counted(moved, "move")] * (moved > 0)),
            ]
            shown = f"{', '.join(listed[:-1])} and {listed[-1]}"
            report("tracked-changes", f"tracked changes: {shown}, read as accepted", self.first_change)
        if self.is_too_deep:
            report("left-out", f"tables nested more than {_DEEPEST_SINK} deep are left out")
        if hidden:
            report("hidden-text", f"hidden text of {counted(hidden, 'word')} is left out")

    # --- what is done at the beginning of an element, and at its end ---

    _STARTS: ClassVar[Mapping[str, Callable[[Story, Attributes], None]]] = {
        "w:p": _start_paragraph,
        "w:pStyle": _set_style,
        "w:framePr": _set_frame,
        "w:outlineLvl": _set_level,
        "w:numId": _set_list,
        "w:ilvl": _set_list_level,
        "w:r": _start_run,
        "w:rStyle": _set_run_style,
        "w:b": _set_bold,
        "w:i": _set_italic,
        "w:vanish": _set_hidden,
        "w:vertAlign": _set_height,
        "w:sym": _add_symbol,
        "w:footnoteReference": _add_footnote,
        "w:endnoteReference": _add_endnote,
        "w:fldSimple": _start_simple_field,
        "w:fldChar": _mark_field,
        "w:hyperlink": _start_link,
        "mc:AlternateContent": _start_alternatives,
        "w:showingPlcHdr": _set_prompt,
        "w:altChunk": _report_chunk,
        "w:tr": _start_row,
        "w:tc": _start_sink,
        "w:txbxContent": _start_sink,
        "w:footnote": _start_note,
        "w:endnote": _start_note,
    }
    _ENDS: ClassVar[Mapping[str, Callable[[Story], None]]] = {
        "w:p": _end_paragraph,
        "w:fldSimple": _end_link,
        "w:hyperlink": _end_link,
        "mc:AlternateContent": _end_alternatives,
        "w:tr": _end_row,
        "w:tc": _end_cell,
        "w:txbxContent": _end_box,
        "w:footnote": _end_note,
        "w:endnote": _end_note,
    }
