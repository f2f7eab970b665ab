"""Cut the body of a release into paragraphs, list items, headings and furniture, each with the headings above it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from usmx_corpus.model import Block, BlockKind, Text
from usmx_corpus.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

# Page text that is not the document. A block is furniture when one of these is all of it.
FURNITURE = {
    "archive banner": r"this is historical material .?frozen in time.?\..*",
    "scroll link": r"(?:scroll to top|back to top|top)(?: (?:scroll to top|back to top|top))*",
    "end mark": r"[#*_~=\-–— ]{2,}|#|-30-|\[?end\]?",
    "file date": r"file date: .{4,30}",
    "share links": r"(?:share|print|email|tweet|facebook|twitter|copy url)(?:[ |/]+(?:this|page|share|print|email|tweet|facebook|twitter|copy url))*",
    "embed": r"loading(?:…|\.\.\.)|your browser does not support .{1,80}",
}
_FURNITURE = re.compile("|".join(f"(?:{pattern})" for pattern in FURNITURE.values()), re.IGNORECASE | re.DOTALL)
_LONGEST_FURNITURE = 300

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_ATX = re.compile(r"[ >]{0,3}(#{1,6})\s+(?=\S)")
_RULE = re.compile(r"\s*(?:(?:[-*_=]\s*){3,}|\|?(?:\s*:?-{3,}:?\s*\|)+.*)$")
_ONLY_TAGS = re.compile(r"(?:\s|<!--.*?-->|</?(?:table|tbody|thead|tr|td|th|col|colgroup|div|figure|figcaption|p|br|hr|ul|ol|li)\b[^<>]*>)+$")
_CELL = re.compile(r"\s*<(?:td|th|p|li|figcaption|div)\b")
_ITEM = re.compile(
    r"""
    (?P<indent>[\s>]*)
    (?: (?P<bullet>[-*+•▪◦‣·]) (?P<gap>\s+)   # - * + •
      | o (?:\s{2,}|\u00a0\s*)                # a round bullet that was typed as a letter
      | (?P<number>\d{1,2}) [.)] \s+          # 1. or 1)
      | \((?P<letter>[a-z]{1,4}|[A-Z]|\d{1,2})\) \s+   # (a) (i) (A) (1)
    )(?=\S)
    """,
    re.VERBOSE,
)
_HARD_BREAK = re.compile(r"(?:[ \u00a0]{2,}|\\|<br\s*/?>\s*)$")

# A heading in bold or underline that is the whole block, or that runs in before the text of one.
_BOLD = r"(?:\*{2,4}|__|<u>|<strong>|<b>)"
_BOLD_END = r"(?:\*{2,4}|__|</u>|</strong>|</b>)"
_BOLD_LINE = re.compile(rf"\s*(?:{_BOLD})+[^*]+?(?:{_BOLD_END})+\s*:?\s*(?:{_BOLD_END})*\s*$", re.DOTALL)
_BOLD_RUN_IN = re.compile(rf"\s*(?:{_BOLD})+[^*]{{1,160}}?(?::\s*(?:{_BOLD_END})+|(?:{_BOLD_END})+\s*:)\s*(?=\S)", re.DOTALL)
# In plain text a run-in heading is Title Case up to its colon: "High-Level Economic Dialogue (HLED):".
_TITLE_CASE = re.compile(
    r"""
    [("“]?[A-Z0-9][\w&.’'/-]*[)"”,]*                                       # a capital to begin with
    (?: \ (?: [("“]?[A-Z0-9][\w&.’'/-]*[)"”,]*                             # more capitals
            | (?:a|an|and|as|at|by|de|del|for|from|in|of|on|or|the|to|vs?\.?|with|&|–|—|-) ) ){0,14}
    :\ +(?=\S)
    """,
    re.VERBOSE,
)
_SENTENCE_MARK = re.compile(r"[.!?;,…—–][\"'”’)\]]*$")
# A reporter's question in a transcript.
_QUESTION = re.compile(r"Q\b")
# The longest bold line of the archive that is a heading and not a sentence has 31 words.
_HEADING_WORDS = 32
_PLAIN_HEADING_WORDS = 12
_RANK_BOLD = 7
_RANK_RUN_IN = 8


@dataclass(slots=True)
class _Chunk:
    """A stretch of the body before it is known what it is."""

    start: int
    end: int
    kind: BlockKind = "paragraph"
    indent: int = -1
    style: str = ""
    alone: bool = True


def split(raw: str, start: int) -> tuple[Block, ...]:
    """Give the blocks of `raw[start:]` in order; every word of it stands in exactly one."""
    chunks = [(chunk, text) for chunk in _chunks(raw, start) if (text := clean(raw, chunk.start, chunk.end)).clean]
    last = len(chunks) - 1
    return _Outline(raw).blocks((chunk, text, index < last) for index, (chunk, text) in enumerate(chunks))


def _chunks(raw: str, start: int) -> Iterator[_Chunk]:
    """Group lines into chunks by blank lines, markers and hard breaks."""
    chunk: _Chunk | None = None
    fresh, broken, listed = True, False, False
    counter = 0
    for line in _LINE.finditer(raw, start):
        words = line.group()
        if not words.strip() or _RULE.match(words) or _ONLY_TAGS.match(words):
            if chunk:
                yield chunk
            chunk, fresh, broken = None, True, False
            continue
        begin, end = line.span()
        item = _ITEM.match(words)
        lead = fresh or listed or broken or (chunk is not None and raw[chunk.start : chunk.end].rstrip().endswith(":"))
        number = int(item["number"]) if item and item["number"] else 0
        if item and _is_item(item, lead=lead, fresh=fresh, expected=counter + 1):
            counter = number or 0
            opened = _Chunk(begin + item.end(), end, "item", len(item["indent"].expandtabs()), _style(item))
        elif heading := _ATX.match(words):
            opened = _Chunk(begin + heading.end(), end, "heading", len(heading[1]), "#")
        elif chunk is None or (broken and not words.lstrip(" >*_").lstrip()[:1].islower()) or _CELL.match(words):
            indent = len(words.expandtabs()) - len(words.expandtabs().lstrip()) if listed and words[0].isspace() else -1
            opened = _Chunk(begin, end, indent=indent, alone=not broken)
        else:
            chunk.end = end
            broken = _HARD_BREAK.search(words.rstrip("\r\n")) is not None
            continue
        if chunk:
            chunk.alone = chunk.alone and not broken
            yield chunk
        chunk = opened
        listed = chunk.kind == "item" or (listed and chunk.indent > 0)
        counter = counter if listed else 0
        fresh, broken = chunk.kind == "heading", _HARD_BREAK.search(words.rstrip("\r\n")) is not None
    if chunk:
        yield chunk


def _is_item(item: re.Match[str], *, lead: bool, fresh: bool, expected: int) -> bool:
    """Tell a list item from a wrapped line that happens to begin with a dash or a number."""
    if item["number"]:
        return lead and int(item["number"]) in {1, expected}
    if item["letter"]:
        return fresh
    return lead or (item["gap"] is not None and len(item["gap"]) > 1)


def _style(item: re.Match[str]) -> str:
    """Name the marker's kind, so that "(i)" nests below "(a)" without indentation."""
    letter = item["letter"]
    if letter is None:
        return "1" if item["number"] else "-"
    if letter.isdigit():
        return "(1)"
    if letter.isupper():
        return "(A)"
    return "(i)" if re.fullmatch(r"[ivx]{2,}|i", letter) else "(a)"


class _Outline:
    """The headings and items that are open at a point of the body."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.headings: list[tuple[int, str]] = []
        self.items: list[tuple[int, str, Block]] = []
        self.made: list[Block] = []
        self.lead: int | None = None

    def blocks(self, chunks: Iterator[tuple[_Chunk, Text, bool]]) -> tuple[Block, ...]:
        """Make a block of each chunk, knowing those before it."""
        for chunk, text, followed in chunks:
            block = self._block(chunk, text, followed=followed)
            if block.kind == "heading":
                self.lead = block.index
            elif block.kind == "paragraph" and block.parent is None:
                self.lead = block.index
            self.made.append(block)
        return tuple(self.made)

    def _block(self, chunk: _Chunk, text: Text, *, followed: bool) -> Block:
        block = Block(len(self.made), chunk.kind, 0, text, 0, (), None)
        if _is_furniture(text.clean):
            return replace(block, kind="furniture", section=self._section())
        if chunk.kind == "item":
            return self._item(chunk, block)
        if rank := _heading_rank(self.raw, chunk, text, followed=followed):
            return self._heading(block, rank)
        return self._paragraph(chunk, block)

    def _heading(self, block: Block, rank: int) -> Block:
        title = block.text.clean.rstrip(": ")
        self.items.clear()
        while self.headings and self.headings[-1][0] >= rank and not self._is_part(title, rank):
            self.headings.pop()
        above = self._section()
        self.headings.append((rank, title))
        return replace(block, kind="heading", level=min(rank, 6), section=above)

    def _is_part(self, title: str, rank: int) -> bool:
        """Tell a heading that stands right under another of its rank, with no text between: a part of it.

        "The HLED Work Plan" followed at once by "Pillar I: …" holds that pillar and each later "Pillar …".
        """
        if not self.made or self.headings[-1][0] != rank:
            return False
        if self.made[-1].kind == "heading" and self.made[-1].text.clean.rstrip(": ") == self.headings[-1][1]:
            self.parts = (self.headings[-1][1], title.partition(" ")[0])
            return True
        parent, word = getattr(self, "parts", ("", ""))
        return self.headings[-1][1] == parent and title.startswith(word + " ")

    def _paragraph(self, chunk: _Chunk, block: Block) -> Block:
        label = _label_length(self.raw, chunk, block.text)
        if chunk.indent > 0 and self.items:
            parent = self.items[-1][2]
            return replace(block, label=label, section=_under(parent), parent=parent.index)
        self.items.clear()
        if label:
            while self.headings and self.headings[-1][0] >= _RANK_RUN_IN:
                self.headings.pop()
            self.headings.append((_RANK_RUN_IN, _title(block.text, label)))
        return replace(block, label=label, section=self._section())

    def _item(self, chunk: _Chunk, block: Block) -> Block:
        while self.items and not self._is_inside(chunk):
            self.items.pop()
        parent = self.items[-1][2] if self.items else None
        label = _label_length(self.raw, chunk, block.text)
        section = _under(parent) if parent else self._section()
        if label:
            section = (*section, _title(block.text, label))
        block = replace(
            block,
            level=len(self.items) + 1,
            label=label,
            section=section,
            parent=parent.index if parent else self.lead,
        )
        self.items.append((chunk.indent, chunk.style, block))
        return block

    def _is_inside(self, chunk: _Chunk) -> bool:
        indent, style, _ = self.items[-1]
        if chunk.indent != indent:
            return chunk.indent > indent
        return style != chunk.style and all(chunk.style != other for _, other, _ in self.items)

    def _section(self) -> tuple[str, ...]:
        return tuple(title for _, title in self.headings)


def _under(parent: Block) -> tuple[str, ...]:
    """Give the section of what hangs on an item: the item's own words too where they are a title and no sentence."""
    words = parent.text.clean
    if parent.label or _SENTENCE_MARK.search(words) or words.count(" ") >= _PLAIN_HEADING_WORDS:
        return parent.section
    return (*parent.section, words.rstrip(": "))


def _is_furniture(words: str) -> bool:
    return len(words) <= _LONGEST_FURNITURE and _FURNITURE.fullmatch(words) is not None


def _heading_rank(raw: str, chunk: _Chunk, text: Text, *, followed: bool) -> int:
    """Give the rank of a heading (1 highest), or 0 for what is none."""
    if chunk.kind == "heading":
        return chunk.indent
    words = text.clean
    if _SENTENCE_MARK.search(words):
        return 0
    if _BOLD_LINE.match(raw, chunk.start, chunk.end):
        return _RANK_BOLD if words.count(" ") < _HEADING_WORDS else 0
    alone = followed and chunk.alone and chunk.indent <= 0 and "\n" not in raw[chunk.start : chunk.end].strip()
    return _RANK_BOLD if alone and _is_plain_heading(words) else 0


def _is_plain_heading(words: str) -> bool:
    """Tell a short line that stands by itself, and is neither a lead-in nor what somebody said, as a heading."""
    said = _TITLE_CASE.match(words) or _QUESTION.match(words)
    return words[0].isupper() and words.count(" ") < _PLAIN_HEADING_WORDS and not words.endswith(":") and not said


def _label_length(raw: str, chunk: _Chunk, text: Text) -> int:
    """Give how many characters of the text are a run-in heading with its colon and space, or 0."""
    if run_in := _BOLD_RUN_IN.match(raw, chunk.start, chunk.end):
        return bisect_left(range(len(text.clean)), run_in.end(), key=text.origin)
    title = _TITLE_CASE.match(text.clean)
    return title.end() if title else 0


def _title(text: Text, label: int) -> str:
    return text.clean[:label].rstrip(": ")
