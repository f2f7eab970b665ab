"""Split the body of a file into paragraphs, list items, headings and boilerplate, each with the headings above it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from usmx_corpus.model import Block, BlockKind, Text
from usmx_corpus.reading.sentences import spans
from usmx_corpus.reading.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Page text that is not the document. A block is boilerplate when one of these matches all of it.
BOILERPLATE = {
    "archive banner": r"this is historical material .?frozen in time.?\..*",
    "scroll link": r"(?:scroll to top|back to top|top)(?: (?:scroll to top|back to top|top))*",
    "end mark": r"[#*_~=\-–—• ]+|-30-|\[?(?:[-–—~*] ?)?ends?(?: ?[-–—~*])?\]?",
    "file date": r"file date: .{4,30}",
    "share links": (
        r"(?:share|print|email|tweet|facebook|twitter|copy url)"
        r"(?:[ |/]+(?:this|page|share|print|email|tweet|facebook|twitter|copy url))*"
    ),
    "embed": r"loading(?:…|\.\.\.)|your browser does not support .{1,80}",
}
_BOILERPLATE = re.compile("|".join(f"(?:{pattern})" for pattern in BOILERPLATE.values()))  # matched in lower case
# The longest of the archive has 32 characters, the banner of an archived copy 150; longer text is not matched at all.
_LONGEST_BOILERPLATE = 300

# Compiled only where a file has them: one file in twenty of the archive.
_QUOTE_MARKS = r"(?m)^(?:> ?)++"

# The first characters of lines that may be more than text.
_MARKERS = frozenset("-*+•▪◦‣⁃∙·●○■□◆◇❖➢➤►▶✓✔–—§oØü\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc\uf0760123456789(\\#<|=_")
# Bullets that no line of text begins with, wrapped as it may be.
_SURE_BULLETS = frozenset("•▪◦‣⁃●○■□◆◇❖➢➤►▶✓✔\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc\uf076")
# Bullets that may be dashes, unless the line before ends a sentence; None is one typed as a letter.
_DASHES = frozenset(("-", "*", "+", "–", None))
# What a line ends in whose sentence goes on, whatever the next line begins with.
_OPEN_ENDS = (" will", " shall", " must", " to", " and", " or", " the", " of", " by", " for", " with")
# What stands around the cells of a row of a table.
_BARS = "| \t\r"
_ATX = re.compile(r"(#{1,6})\s+(?=\S)")
_RULE = re.compile(r"(?:(?:[-*_=]\s*+){3,}+|\|?(?:\s*+:?-{3,}+:?\s*+\|)++.*+)$")
_TAGS = (
    r"(?:\s|</?(?:table|tbody|thead|tfoot|col|colgroup|div|figure|figcaption|p|br|hr|ul|ol|li|blockquote)\b[^<>]*+>"
    r"|</(?:tr|td|th)>)++$"
)  # compiled only for lines that begin with a tag
_ROWS = ("<tr>", "<tr ", "<p>", "<p ", "<figcaption", "<div")
_ITEM = re.compile(
    r"""
    (?P<indent>\s*)
    (?: (?P<bullet>[^\w\s(\\#<|=§]) (?P<gap>\s+)   # - * + •: any sign that is not one of the others
      | <li\b[^<>]*> \s*
      | [oØü§] (?:\s{2,}|[\t\u00a0]\s*)         # a bullet of a font of symbols, typed as a letter
      | (?P<number>\d{1,2}) [.)] \s+          # 1. or 1)
      | \\?\((?P<letter>[a-z]{1,4}|[A-Z]|[IVX]{2,5}|\d{1,2})\\?\) \s+   # (a) (i) (A) (II) (1)
    )(?=\S)
    """,
    re.VERBOSE,
)
_BREAK_ENDS = (" ", "\u00a0", "\\", ">", "\r")  # the last characters of hard breaks
_HARD_BREAKS = ("  ", "\u00a0 ", " \u00a0", "\u00a0\u00a0", "\\", "<br>", "<br />", "<br/>")

# A heading in bold or underline: a whole block, or a run-in heading before the text of one.
# The end of a whole one is matched backwards, since only there is it known which of many marks is the last.
_BOLD = re.compile(r"(?:\*\*+|__|<u>|<strong>|<b>)++")
_BOLD_END = r"(?:\*\*+|__|</u>|</strong>|</b>)++"
_BOLD_STARTS = ("*", "_", "<")
_BACKWARDS = r"(?:\*\*+|__|>(?:u|gnorts|b)/<)++"
_BOLD_LINE = re.compile(rf"(?:{_BACKWARDS}|(?:{_BACKWARDS})?+\s*+:?\s*+{_BACKWARDS})[^*]+")
_BOLD_RUN_IN = re.compile(
    rf"{_BOLD.pattern}[^*]{{1,160}}?(?:(?::|\s-|\s?[–—])\s*+{_BOLD_END}|{_BOLD_END}(?:\s*+:|\s[–—-](?=\s)))\s*+(?=\S)"
)
# In plain text, a run-in heading is in Title Case up to its colon: "High-Level Economic Dialogue (HLED):".
# It is matched with straight quotes, since a class of characters far apart takes ten times as long to compile.
_CAPITAL = r"[(\"]?[A-Z0-9][\w&.'/-]*[)\",;]*"
_SMALL = r"(?:a|an|and|as|at|by|de|del|for|from|in|into|of|on|or|the|to|vs?\.?|with|&|–|—|-)"
_TITLE_CASE = rf"{_CAPITAL}(?: (?:{_CAPITAL}|{_SMALL}))"
_RUN_IN = re.compile(rf"{_TITLE_CASE}{{0,14}}: +(?=\S)")
# The sections of an order have a number, and some a title that ends in a full stop: "Sec. 2. Reports to Congress."
_SECTION = rf"(?:Section|SECTION|Sec\.|SEC\.) \d+[A-Z]?\.(?: |$)(?:{_TITLE_CASE}{{0,20}}(?<=\.)(?: |$))?"
_SECTION_STARTS = ("Sec", "SEC")
_CLOSERS = "\"'”’)]"
_SENTENCE_MARKS = frozenset(".!?;,…—–")
# A reporter's question in a transcript.
_QUESTION = r"Q\s+(?=[A-Z0-9(—“\"])"
# A person, a place ("Augusta, GA") or a day on a line of its own is not a heading.
_NAME_LINE = re.compile(
    r"(?:Mr|Ms|Mrs|Dr)\. |The Honorable |H(?:is|er) Excellency "
    r"|(?:[\w.’-]++ ){0,2}+[\w.’-]++, [\w.]++(?: [\w.]++){0,2}+ ?$"
)
# The longest bold line of the archive that is a heading and not a sentence has 31 words.
_HEADING_WORDS = 32
# In a quarter of the archive (3,599 releases), plain headings have up to 12 words: a limit of 18 finds no more, 8 loses
# 61 of them.
_PLAIN_HEADING_WORDS = 12
# Text without a final mark is prose from this length on. With 15 words, 9 of 3,599 releases get a heading that is an
# addressee or a name; without the rule, three lose a heading.
_PROSE_WORDS = 25
# The longest heading of the archive has 235 characters. Longer headings, labels and titles of lists are prose, since a
# section is kept with every statement in it.
_LONGEST_HEADING = 500
# Bold lines rank below the six levels that "#" can give, run-in headings below bold lines.
_RANK_BOLD = 7
_RANK_RUN_IN = 8
# Headings open at once: one of each rank, and a part.
_DEEPEST = 9


class _Chunk:
    """Lines that belong together, before they are made into a block."""

    __slots__ = ("alone", "end", "indent", "is_part", "kind", "marker", "rank", "start", "style")

    def __init__(  # noqa: PLR0913 - one for each field
        self,
        start: int,
        end: int,
        kind: BlockKind = "paragraph",
        *,
        indent: int = -1,  # columns before an item, or before a paragraph inside a list
        style: str = "",  # of the marker of an item, see `_style`
        rank: int = 0,  # of a heading; 1 is the highest
        alone: bool = True,  # no hard break joins it to the lines around it
        marker: int = -1,  # offset of the marker of an item
    ) -> None:
        self.start = start
        self.end = end
        self.kind = kind
        self.indent = indent
        self.style = style
        self.rank = rank
        self.alone = alone
        self.marker = marker
        self.is_part = False  # of the heading before it, see `_find_parts`


def split(raw: str, start: int, boilerplate: Sequence[tuple[int, int]] = ()) -> tuple[Block, ...]:
    """Return the blocks of `raw[start:]` in order; every word is in exactly one of them.

    Lines that begin in one of the spans `boilerplate` (start, end), which are in order, are boilerplate.
    """
    body = _masked(raw)
    chunks = [(chunk, text) for chunk in _chunks(body, start) if (text := clean(body, chunk.start, chunk.end)).clean]
    _mark(boilerplate, (chunk for chunk, _ in chunks))
    _classify(body, chunks)
    _find_parts(chunk for chunk, _ in chunks)
    outline = _Outline(body)
    for chunk, text in chunks:
        outline.add(chunk, text)
    return tuple(outline.blocks)


def _masked(raw: str) -> str:
    """Replace comments, and the `>` of quotations, by white space of the same length: they contain no words."""
    if "<!--" in raw:
        raw = _without_comments(raw)
    if "\n>" in raw or raw.startswith(">"):
        raw = re.sub(_QUOTE_MARKS, lambda marks: " " * len(marks[0]), raw)
    return raw


def _without_comments(raw: str) -> str:
    """Blank each comment, from the last of the opening marks before a closing one; without either, it is text."""
    parts: list[str] = []
    done = 0
    while (end := raw.find("-->", done)) >= 0:
        end += len("-->")
        start = raw.rfind("<!--", done, end - len("-->"))
        comment = raw[start:end] if start >= 0 else ""
        parts += raw[done : end - len(comment)], "\n".join(" " * len(line) for line in comment.split("\n"))
        done = end
    return "".join([*parts, raw[done:]])


def _chunks(body: str, start: int) -> list[_Chunk]:
    """Return the lines of `body[start:]`, grouped by blank lines, markers and hard breaks."""
    lines = _Lines(body)
    begin = start
    for line, below in pairwise((*body[start:].split("\n"), "")):
        lines.add(line, begin, below)
        begin += len(line) + 1
    return lines.chunks


class _Lines:
    """The chunks so far, and the state that decides what the next line is."""

    def __init__(self, body: str) -> None:
        self.body = body
        self.chunks: list[_Chunk] = []
        self.open: _Chunk | None = None  # the chunk that the next line may continue
        self.fresh = True  # the previous line was blank, or a heading
        self.broken = False  # the previous line ended in a hard break
        self.listed = False  # the last chunk is an item, or a paragraph inside one
        self.numbers: dict[int, int] = {}  # indentation -> number of the last item there
        self.letter = ""  # letter or number in the brackets of the last item
        self.below = ""  # the next line

    def add(self, line: str, begin: int, below: str) -> None:
        """Take one line, with the one below it: it is a gap, opens a chunk, or continues the open one."""
        words = line.lstrip()
        self.below = below
        if _is_gap(words):
            self.open, self.fresh, self.broken = None, True, False
            return
        if opened := self._opened(line, words, begin):
            self._start(opened)
        elif self.open:
            self.open.end = begin + len(line)
        self.broken = line.endswith(_BREAK_ENDS) and line.rstrip("\r").endswith(_HARD_BREAKS)

    def _opened(self, line: str, words: str, begin: int) -> _Chunk | None:
        """Return the chunk that a line opens, if it opens one."""
        if words[0] in _MARKERS and (marked := self._marked(line, words, begin)):
            return marked
        continues = self.open and not (self.broken and not words.lstrip("*_ ")[:1].islower())
        if continues and not words.startswith(_ROWS):
            return None
        indent = _columns(line[: -len(words)]) if self.listed else 0
        return _Chunk(begin, begin + len(line), indent=indent or -1, alone=not self.broken)

    def _marked(self, line: str, words: str, begin: int) -> _Chunk | None:
        """Return the item or heading that a line with a marker opens, if it opens one."""
        item = _ITEM.match(line)
        if item and self._is_item(item):
            return self._item(item, begin)
        end = begin + len(line)
        if words[0] == "|" and words.rstrip().endswith("|") and (cells := words.strip(_BARS)):
            start = end - len(words.lstrip(_BARS))
            return _Chunk(start, start + len(cells))
        heading = _ATX.match(words)
        if not heading:
            return None
        return _Chunk(end - len(words) + heading.end(), end, "heading", rank=len(heading[1]))

    def _item(self, item: re.Match[str], begin: int) -> _Chunk:
        """Return the item of a line that begins at `begin`, and keep its number or letter for the next."""
        indent, style = _columns(item["indent"]), _style(item, self.letter)
        if item["number"]:
            self.numbers[indent] = int(item["number"])
        self.letter = item["letter"] or self.letter
        marker = begin + item.end("indent")
        return _Chunk(begin + item.end(), begin + len(item.string), "item", indent=indent, style=style, marker=marker)

    def _start(self, chunk: _Chunk) -> None:
        if self.open and self.broken:
            self.open.alone = False
        self.open = chunk if chunk.kind != "heading" else None  # "# Ports" ends with its line
        self.chunks.append(chunk)
        self.listed = chunk.kind == "item" or (self.listed and chunk.indent > 0)
        if not self.listed:
            self.numbers.clear()
        self.fresh = chunk.kind == "heading"

    def _is_item(self, item: re.Match[str]) -> bool:
        """Whether a marker begins a list item, and not a wrapped line that begins with a dash or a number."""
        if item["letter"]:
            return self.fresh or self.broken
        if item["bullet"] == "—":
            return self._is_in_list_of_dashes()
        if item["number"]:
            in_order = int(item["number"]) in {1, self.numbers.get(_columns(item["indent"]), 0) + 1}
            return self.fresh or (in_order and self._may_begin_item())
        if self.fresh or len(item["gap"] or "") > 1 or self._may_begin_item():
            return True
        is_listed = item["bullet"] in _SURE_BULLETS or (item["bullet"] in _DASHES and self.below.startswith(item[0]))
        return (is_listed and not self._ends_in(_OPEN_ENDS)) or (
            item["bullet"] in _DASHES and self._ends_in((".", ";"))
        )

    def _may_begin_item(self) -> bool:
        """Whether an item may follow without a blank line: in a list, after a hard break or a colon."""
        return self.listed or self.broken or self._leads_in()

    def _is_in_list_of_dashes(self) -> bool:
        """Whether a long dash begins an item of a list, and does not go on with a speech that was interrupted."""
        if self.fresh or self.open is None:
            return self.listed or self._follows_colon()
        return self._leads_in() or self.body[self.open.marker : self.open.marker + 1] == "—"

    def _ends_in(self, ends: tuple[str, ...]) -> bool:
        """Whether the open chunk ends in one of some words or marks."""
        end = self.open.end if self.open else 0
        return self.body[max(end - 20, 0) : end].rstrip("*_ \r\N{NO-BREAK SPACE}").endswith(ends)

    def _leads_in(self) -> bool:
        """Whether the open chunk ends in a colon."""
        return self.open is not None and self._follows_colon()

    def _follows_colon(self) -> bool:
        """Whether the last chunk ends in a colon."""
        if not self.chunks:
            return False
        last = self.chunks[-1]
        last_line = self.body[max(last.start, last.end - 20) : last.end]
        return last_line.rstrip("*_ \r\N{NO-BREAK SPACE}").endswith(":")


def _is_gap(words: str) -> bool:
    """Whether a line, without its indent, is blank, a horizontal rule, or markup without words."""
    if not words or words[0] not in _MARKERS:
        return not words
    return _RULE.match(words) is not None or (words[0] == "<" and re.match(_TAGS, words) is not None)


def _columns(indent: str) -> int:
    return len(indent.expandtabs())


# How the items of an order are nested, which are not indented.
_NESTING = ("(a)", "(i)", "(A)", "(1)")
# A letter that is also a Roman number is decided by the one before it: "(i)" is a letter after "(h)", else a number;
# "(v)" is a number after "(iv)" and "(x)" after "(ix)", else a letter.
_BEFORE_LETTER = {"i": "h"}
_BEFORE_NUMBER = {"v": "iv", "x": "ix"}


def _style(item: re.Match[str], before: str) -> str:
    """Return the style of a marker: "-", "1", or one of `_NESTING`; `before` is the previous one in brackets."""
    letter = item["letter"]
    if not letter:
        return "1" if item["number"] else "-"
    if letter.isdigit():
        return "(1)"
    if letter.isupper():
        return "(A)"
    if letter in _BEFORE_NUMBER:
        return "(i)" if before == _BEFORE_NUMBER[letter] else "(a)"
    roman = set(letter) <= set("ivx") and (letter not in _BEFORE_LETTER or before != _BEFORE_LETTER[letter])
    return "(i)" if roman else "(a)"


def _mark(boilerplate: Sequence[tuple[int, int]], chunks: Iterable[_Chunk]) -> None:
    """Mark the chunks that begin in one of some spans as boilerplate."""
    starts = [start for start, _ in boilerplate]
    for chunk in chunks if starts else ():
        span = bisect_right(starts, chunk.start) - 1
        if span >= 0 and chunk.start < boilerplate[span][1]:
            chunk.kind = "boilerplate"


def _classify(body: str, chunks: list[tuple[_Chunk, Text]]) -> None:
    """Mark boilerplate and headings among the chunks; from the end, since a plain heading needs text below it."""
    has_text_below = False
    for chunk, text in reversed(chunks):
        if chunk.kind == "boilerplate" or _is_boilerplate(text.clean):
            chunk.kind = "boilerplate"
            continue
        if len(text.clean) > _LONGEST_HEADING:
            chunk.kind = "paragraph" if chunk.kind == "heading" else chunk.kind
        elif chunk.kind == "paragraph" and (rank := _heading_rank(body, chunk, text.clean, heads=has_text_below)):
            chunk.kind, chunk.rank = "heading", rank
        has_text_below = chunk.kind != "paragraph" or is_prose(text.clean)


def _find_parts(chunks: Iterable[_Chunk]) -> None:
    """Mark a bold or plain heading that is part of the one above: nothing else stands between that and the next text.

    "The HLED Work Plan", directly followed by "Pillar I: …", contains it. Of three and more in a row, and of those
    that hashes give a rank, none contains another.
    """
    for (kind, rank), same in groupby(chunks, key=lambda chunk: (chunk.kind, chunk.rank)):
        run = [*same]
        if kind == "heading" and rank == _RANK_BOLD and len(run) == 2:  # noqa: PLR2004
            run[1].is_part = True


def _is_boilerplate(words: str) -> bool:
    return len(words) <= _LONGEST_BOILERPLATE and _BOILERPLATE.fullmatch(words.lower()) is not None


def _heading_rank(body: str, chunk: _Chunk, words: str, *, heads: bool) -> int:
    """Return the rank of a heading in bold or plain text (`heads`: text follows), or 0 where it is not one."""
    if _section_length(words) == len(words):
        return _RANK_RUN_IN
    if _last(words) in _SENTENCE_MARKS:
        return 0
    source = body[chunk.start : chunk.end].strip()
    if source.startswith(_BOLD_STARTS) and _is_bold(source):
        return _RANK_BOLD if words.count(" ") < _HEADING_WORDS else 0
    is_plain = heads and _is_own_line(chunk, source) and _is_plain_heading(words)
    return _RANK_BOLD if is_plain else 0


def _is_bold(source: str) -> bool:
    """Whether all of a block is bold or underlined, but for a final colon."""
    bold = _BOLD.match(source)
    return bold is not None and _BOLD_LINE.fullmatch(source[: bold.end() - 1 : -1]) is not None


def _is_own_line(chunk: _Chunk, source: str) -> bool:
    return chunk.alone and chunk.indent <= 0 and "\n" not in source


def _is_plain_heading(words: str) -> bool:
    """Whether a short line on its own is a heading, and not a row, a run-in heading, a question or a name."""
    if words.count(" ") >= _PLAIN_HEADING_WORDS or not words[0].isupper() or words.endswith(":"):
        return False
    is_other = " | " in words or _run_in_length(words) or _is_question(words) or _NAME_LINE.match(words)
    return not is_other and len(spans(words)) == 1


def _run_in_length(words: str) -> int:
    """Return the length of a run-in heading in Title Case with its colon and space, or 0."""
    run_in = _RUN_IN.match(_with_straight_quotes(words)) if ": " in words else None
    return run_in.end() if run_in else 0


def _section_length(words: str) -> int:
    """Return the length of the number of an order's section with its title, or 0."""
    if not words.startswith(_SECTION_STARTS):
        return 0
    section = re.match(_SECTION, _with_straight_quotes(words))
    return section.end() if section else 0


def _with_straight_quotes(words: str) -> str:
    return words if words.isascii() else words.replace("’", "'").replace("“", '"').replace("”", '"')


def _is_question(words: str) -> bool:
    return words.startswith("Q") and re.match(_QUESTION, words) is not None


def is_prose(words: str) -> bool:
    """Whether this is text below a heading, and not a dateline, a signature or the rest of a broken paragraph."""
    is_complete = _last(words) in _SENTENCE_MARKS or words.endswith(":") or words.count(" ") >= _PROSE_WORDS
    return is_complete and not words[0].islower()


def _last(words: str) -> str:
    return words.rstrip(_CLOSERS)[-1:]


class _Outline:
    """The blocks so far, and the headings and items that are open after the last of them."""

    def __init__(self, body: str) -> None:
        self.body = body
        self.blocks: list[Block] = []
        self.headings: list[tuple[int, str]] = []
        self.section: tuple[str, ...] = ()  # the titles of `headings`
        self.items: list[tuple[_Chunk, Block]] = []
        self.lead: int | None = None  # number of the block that the next list belongs to
        self.parts = ("", "")  # a heading with parts, and the first word of the first

    def add(self, chunk: _Chunk, text: Text) -> None:
        """Append the block that a chunk makes after those before it."""
        if chunk.kind == "boilerplate":
            self.blocks.append(Block(len(self.blocks), chunk.kind, 0, text, 0, self.section, None))
        elif chunk.kind == "heading":
            self._add_heading(chunk, text)
        elif chunk.kind == "item":
            self._add_item(chunk, text)
        else:
            self._add_paragraph(chunk, text)

    def _add_heading(self, chunk: _Chunk, text: Text) -> None:
        title = text.clean.rstrip(": ")
        self.items.clear()
        while self.headings and self.headings[-1][0] >= chunk.rank and not self._is_part(chunk, title):
            self.headings.pop()
        above = tuple(title for _, title in self.headings)
        self._open(chunk.rank, title)
        self.lead = len(self.blocks)
        self.blocks.append(Block(self.lead, "heading", min(chunk.rank, 6), text, 0, above, None))

    def _is_part(self, chunk: _Chunk, title: str) -> bool:
        """Whether a heading is part of the last open one, though their ranks are equal.

        After "Pillar I: …", the first part of "The HLED Work Plan", each later "Pillar …" is one too.
        """
        above_rank, above = self.headings[-1]
        if above_rank != chunk.rank or len(self.headings) >= _DEEPEST:
            return False
        if chunk.is_part:
            self.parts = (above, title.partition(" ")[0])
            return True
        parent, word = self.parts
        return above == parent and title.startswith(word + " ")

    def _add_paragraph(self, chunk: _Chunk, text: Text) -> None:
        label = _label_length(self.body, chunk, text)
        number = len(self.blocks)
        if chunk.indent > 0 and self.items:
            parent = self.items[-1][1]
            self.blocks.append(Block(number, "paragraph", 0, text, label, _section_in(parent), parent.number))
            return
        self.items.clear()
        self.lead = number
        if label:
            while self.headings and self.headings[-1][0] >= _RANK_RUN_IN:
                self.headings.pop()
            self._open(_RANK_RUN_IN, _title(text, label))
        self.blocks.append(Block(number, "paragraph", 0, text, label, self.section, None))

    def _add_item(self, chunk: _Chunk, text: Text) -> None:
        while self.items and not self._is_inside(chunk):
            self.items.pop()
        parent = self.items[-1][1] if self.items else None
        label = _label_length(self.body, chunk, text)
        section = _section_in(parent) if parent else self.section
        if label:
            section = (*section, _title(text, label))
        above = parent.number if parent else self.lead
        marker = clean(self.body, chunk.marker, chunk.start)
        number_or_letter = marker if any(map(str.isalnum, marker.clean)) else None
        block = Block(len(self.blocks), "item", len(self.items) + 1, text, label, section, above, number_or_letter)
        self.items.append((chunk, block))
        self.blocks.append(block)

    def _is_inside(self, chunk: _Chunk) -> bool:
        """Whether an item is inside the last open one: further indented, or with a marker of a new style."""
        last = self.items[-1][0]
        if chunk.indent != last.indent:
            return chunk.indent > last.indent
        if chunk.style in _NESTING and last.style in _NESTING:
            return _NESTING.index(chunk.style) > _NESTING.index(last.style)
        return all(chunk.style != other.style for other, _ in self.items)

    def _open(self, rank: int, title: str) -> None:
        self.headings.append((rank, title))
        self.section = tuple(title for _, title in self.headings)


def _section_in(item: Block) -> tuple[str, ...]:
    """Return the section of what is inside an item: the item's own words are part of it if they are a title."""
    words = item.text.clean
    if item.label or len(words) > _LONGEST_HEADING or words.count(" ") >= _PLAIN_HEADING_WORDS:
        return item.section
    if words[0].islower() or _last(words) in _SENTENCE_MARKS:
        return item.section
    return (*item.section, words.rstrip(": "))


def _label_length(body: str, chunk: _Chunk, text: Text) -> int:
    """Return the length of the run-in heading in the text, with its colon and space; 0 where nothing follows it."""
    source = body[chunk.start : chunk.end].lstrip()
    if source.startswith(_BOLD_STARTS) and (run_in := _BOLD_RUN_IN.match(source)):
        end = chunk.end - len(source) + run_in.end()
        label = bisect_left(range(len(text.clean)), end, key=text.origin)
    else:
        label = _run_in_length(text.clean) or _section_length(text.clean)
        label = label or (len("Q ") if _is_question(text.clean) else 0)
    return label if label < min(len(text.clean), _LONGEST_HEADING) else 0


def _title(text: Text, label: int) -> str:
    return text.clean[:label].rstrip(": –—-")
