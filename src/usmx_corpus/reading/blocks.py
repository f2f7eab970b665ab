"""Cut the body of a release into paragraphs, list items, headings and boilerplate, each with the headings above it."""

from __future__ import annotations

import re
from bisect import bisect_left

from usmx_corpus.model import Block, BlockKind, Text
from usmx_corpus.reading.sentences import spans
from usmx_corpus.reading.text import clean

# Page text that is not the document. A block is boilerplate when one of these is all of it.
BOILERPLATE = {
    "archive banner": r"this is historical material .?frozen in time.?\..*",
    "scroll link": r"(?:scroll to top|back to top|top)(?: (?:scroll to top|back to top|top))*",
    "end mark": r"[#*_~=\-–—• ]+|-30-|\[?end\]?",
    "file date": r"file date: .{4,30}",
    "share links": (
        r"(?:share|print|email|tweet|facebook|twitter|copy url)"
        r"(?:[ |/]+(?:this|page|share|print|email|tweet|facebook|twitter|copy url))*"
    ),
    "embed": r"loading(?:…|\.\.\.)|your browser does not support .{1,80}",
}
_BOILERPLATE = re.compile("|".join(f"(?:{pattern})" for pattern in BOILERPLATE.values()))  # matched in lower case
_LONGEST_BOILERPLATE = 300

# Marks that hold no words and cross lines: read as white space, so that every offset holds.
# They are compiled only where a file has them: one in twenty of the archive.
_COMMENT = r"<!--[^<]*(?:<(?!!--)[^<]*)*?-->"
_QUOTE_MARKS = r"(?m)^(?:> ?)+"

# A line that may be more than text begins with one of these.
_MARKERS = frozenset("-*+•▪◦‣·o0123456789(\\#<|=_")
_ATX = re.compile(r"(#{1,6})\s+(?=\S)")
_RULE = re.compile(r"(?:(?:[-*_=]\s*){3,}|\|?(?:\s*:?-{3,}:?\s*\|)+.*)$")
_TAGS = (
    r"(?:\s|</?(?:table|tbody|thead|tfoot|col|colgroup|div|figure|figcaption|p|br|hr|ul|ol|li|blockquote)\b[^<>]*>"
    r"|</(?:tr|td|th)>)+$"
)  # only lines that begin with a tag need it
_ROWS = ("<tr>", "<tr ", "<p>", "<p ", "<figcaption", "<div")
_ITEM = re.compile(
    r"""
    (?P<indent>\s*)
    (?: (?P<bullet>[^\w\s(\\#<|=]) (?P<gap>\s+)   # - * + •: any marker that is none of the others
      | <li\b[^<>]*> \s*
      | o (?:\s{2,}|\u00a0\s*)                # a round bullet that was typed as a letter
      | (?P<number>\d{1,2}) [.)] \s+          # 1. or 1)
      | \\?\((?P<letter>[a-z]{1,4}|[A-Z]|\d{1,2})\\?\) \s+   # (a) (i) (A) (1)
    )(?=\S)
    """,
    re.VERBOSE,
)
_LINE_ENDS = (" ", "\u00a0", "\\", ">", "\r")  # of hard breaks
_HARD_BREAKS = ("  ", "\u00a0 ", " \u00a0", "\u00a0\u00a0", "\\", "<br>", "<br />", "<br/>")

# A heading in bold or underline that is the whole block, or that runs in before the text of one.
_BOLD = r"(?:\*{2,4}|__|<u>|<strong>|<b>)"
_BOLD_END = r"(?:\*{2,4}|__|</u>|</strong>|</b>)"
_BOLD_STARTS = ("*", "_", "<")
_BOLD_LINE = re.compile(rf"(?:{_BOLD})+[^*]+?(?:{_BOLD_END})+\s*:?\s*(?:{_BOLD_END})*\s*$")
_BOLD_RUN_IN = re.compile(
    rf"(?:{_BOLD})+[^*]{{1,160}}?(?:(?::|\s-|\s?[–—])\s*(?:{_BOLD_END})+|(?:{_BOLD_END})+(?:\s*:|\s[–—-](?=\s)))\s*(?=\S)"
)
# In plain text a run-in heading is Title Case up to its colon: "High-Level Economic Dialogue (HLED):".
# Quotes are made straight before: a class of characters from far apart costs ten times as much to compile.
_CAPITAL = r"[(\"]?[A-Z0-9][\w&.'/-]*[)\",;]*"
_SMALL = r"(?:a|an|and|as|at|by|de|del|for|from|in|into|of|on|or|the|to|vs?\.?|with|&|–|—|-)"
_TITLE_CASE = rf"{_CAPITAL}(?: (?:{_CAPITAL}|{_SMALL}))"
_RUN_IN = re.compile(rf"{_TITLE_CASE}{{0,14}}: +(?=\S)")
# An order's sections have a number, and some a title that ends in a full stop: "Sec. 2. Reports to the President."
_SECTION = rf"(?:Section|SECTION|Sec\.|SEC\.) \d+[A-Z]?\.(?: |$)(?:{_TITLE_CASE}{{0,20}}(?<=\.)(?: |$))?"
_SECTION_STARTS = ("Sec", "SEC")
_CLOSERS = "\"'”’)]"
_SENTENCE_MARKS = frozenset(".!?;,…—–")
# A reporter's question in a transcript.
_QUESTION = r"Q\s+(?=[A-Z0-9(—“\"])"
# A person, a place ("Augusta, GA") or a day in a line of its own, in plain text: no heading.
_NAMED = re.compile(
    r"(?:Mr|Ms|Mrs|Dr)\. |The Honorable |H(?:is|er) Excellency |(?:[\w.’-]+ ){0,2}[\w.’-]+, (?:[\w.]+ ?){1,3}$"
)
# The longest bold line of the archive that is a heading and not a sentence has 31 words.
_HEADING_WORDS = 32
_PLAIN_HEADING_WORDS = 12
_PROSE_WORDS = 25
_LONGEST_HEADING = 1_000
_RANK_BOLD = 7
_RANK_RUN_IN = 8


class _Chunk:
    """A stretch of the body before it is known what it is."""

    __slots__ = ("alone", "end", "indent", "kind", "marker", "rank", "start", "style")

    def __init__(  # noqa: PLR0913 - one for each field
        self,
        start: int,
        end: int,
        kind: BlockKind = "paragraph",
        *,
        indent: int = -1,  # columns before an item, or before a paragraph inside a list
        style: str = "",  # the kind of an item's marker
        rank: int = 0,  # of a heading, 1 highest
        alone: bool = True,  # no hard break ties it to the lines around it
        marker: int = -1,  # where the marker of an item begins
    ) -> None:
        self.start = start
        self.end = end
        self.kind = kind
        self.indent = indent
        self.style = style
        self.rank = rank
        self.alone = alone
        self.marker = marker


def split(raw: str, start: int) -> tuple[Block, ...]:
    """Give the blocks of `raw[start:]` in order; every word of it stands in exactly one."""
    body = _masked(raw)
    chunks = [(chunk, text) for chunk in _chunks(body, start) if (text := clean(body, chunk.start, chunk.end)).clean]
    _settle_kinds(body, chunks)
    outline = _Outline(body)
    for chunk, text in chunks:
        outline.add(chunk, text)
    return tuple(outline.made)


def _masked(raw: str) -> str:
    """Blank out comments and the `>` of quotations."""
    if "<!--" in raw:
        raw = re.sub(_COMMENT, _blank, raw)
    if "\n>" in raw or raw.startswith(">"):
        raw = re.sub(_QUOTE_MARKS, _blank, raw)
    return raw


def _blank(mark: re.Match[str]) -> str:
    return "".join("\n" if character == "\n" else " " for character in mark.group())


def _chunks(body: str, start: int) -> list[_Chunk]:
    """Group the lines of `body[start:]` into chunks by blank lines, markers and hard breaks."""
    lines = _Lines(body)
    begin = start
    for line in body[start:].split("\n"):
        lines.add(line, begin)
        begin += len(line) + 1
    return lines.chunks


class _Lines:
    """The chunks so far, and what the next line has to know of those before it."""

    def __init__(self, body: str) -> None:
        self.body = body
        self.chunks: list[_Chunk] = []
        self.open: _Chunk | None = None  # the chunk that the next line may go on with
        self.fresh = True  # the line before was blank, or a heading
        self.broken = False  # the line before ended in a hard break
        self.listed = False  # the chunk before is an item, or hangs on one
        self.numbers: dict[int, int] = {}  # indentation -> number of the last item there
        self.letter = ""  # the last item's letter or number in brackets

    def add(self, line: str, begin: int) -> None:
        """Take one line: it is a gap, opens a chunk, or goes on with the open one."""
        words = line.lstrip()
        if self.open and not self.broken and words and words[0] not in _MARKERS:
            self.open.end = begin + len(line)  # most lines only go on
            self.broken = line.endswith(_LINE_ENDS) and line.rstrip("\r").endswith(_HARD_BREAKS)
            return
        if not words or (words[0] in _MARKERS and (_RULE.match(words) or _is_tags(words))):
            self.open, self.fresh, self.broken = None, True, False
            return
        end = begin + len(line)
        if opened := self._opened(line, words, begin, end):
            self._start(opened)
        elif self.open:
            self.open.end = end
        self.broken = line.rstrip("\r").endswith(_HARD_BREAKS)

    def _opened(self, line: str, words: str, begin: int, end: int) -> _Chunk | None:
        """Give the chunk that a line opens, if it opens one."""
        row = False
        if words[0] in _MARKERS:
            item = _ITEM.match(line)
            if item and self._is_item(item):
                style = _style(item, self.letter)
                self.letter = item["letter"] or self.letter
                return _Chunk(
                    begin + item.end(),
                    end,
                    "item",
                    indent=_columns(item["indent"]),
                    style=style,
                    marker=begin + item.end("indent"),
                )
            if heading := _ATX.match(words):
                return _Chunk(end - len(words) + heading.end(), end, "heading", rank=len(heading[1]))
            row = words.startswith(_ROWS)
        if row or self.open is None or (self.broken and not words.lstrip("*_ ")[:1].islower()):
            indent = _columns(line[: -len(words)]) if self.listed else 0
            return _Chunk(begin, end, indent=indent or -1, alone=not self.broken)
        return None

    def _start(self, chunk: _Chunk) -> None:
        if self.open and self.broken:
            self.open.alone = False
        self.open = chunk
        self.chunks.append(chunk)
        self.listed = chunk.kind == "item" or (self.listed and chunk.indent > 0)
        if not self.listed:
            self.numbers.clear()
        self.fresh = chunk.kind == "heading"

    def _is_item(self, item: re.Match[str]) -> bool:
        """Tell a list item from a wrapped line that happens to begin with a dash or a number."""
        if item["letter"]:
            return self.fresh or self.broken
        if not item["number"]:
            return self.fresh or self.listed or self.broken or len(item["gap"] or "") > 1 or self._leads_in()
        number, indent = int(item["number"]), _columns(item["indent"])
        in_order = number in {1, self.numbers.get(indent, 0) + 1}
        if not (self.fresh or (in_order and (self.listed or self.broken or self._leads_in()))):
            return False
        self.numbers[indent] = number
        return True

    def _leads_in(self) -> bool:
        """Tell whether the open chunk ends in a colon."""
        if self.open is None:
            return False
        last_line = self.body[max(self.open.start, self.open.end - 20) : self.open.end]
        return last_line.rstrip("*_ \r\N{NO-BREAK SPACE}").endswith(":")


def _is_tags(line: str) -> bool:
    """Tell a line of markup that holds no words."""
    return line.startswith("<") and re.match(_TAGS, line) is not None


def _columns(indent: str) -> int:
    return len(indent.expandtabs())


# How the markers of an order nest without indentation.
_NESTING = ("(a)", "(i)", "(A)", "(1)")
# Letters that are also Roman numbers, and the letter or number before them that decides.
_BEFORE_LETTER = {"i": "h"}
_BEFORE_NUMBER = {"v": "iv", "x": "ix"}


def _style(item: re.Match[str], before: str) -> str:
    """Name the marker's kind: "-", "1", or one of `_NESTING`; `before` is the last letter or number in brackets."""
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


def _settle_kinds(body: str, chunks: list[tuple[_Chunk, Text]]) -> None:
    """Tell boilerplate and headings from paragraphs; from the end, for a plain heading needs text to head."""
    heads = False
    for chunk, text in reversed(chunks):
        if _is_boilerplate(text.clean):
            chunk.kind = "boilerplate"
            continue
        if chunk.kind == "paragraph" and (rank := _heading_rank(body, chunk, text.clean, heads=heads)):
            chunk.kind, chunk.rank = "heading", rank
        heads = chunk.kind != "paragraph" or _is_prose(text.clean)


def _is_boilerplate(words: str) -> bool:
    return len(words) <= _LONGEST_BOILERPLATE and _BOILERPLATE.fullmatch(words.lower()) is not None


def _heading_rank(body: str, chunk: _Chunk, words: str, *, heads: bool) -> int:
    """Give the rank of a heading in bold or plain text (`heads`: text follows), or 0 for what is none."""
    if len(words) > _LONGEST_HEADING:
        return 0
    if _section_length(words) == len(words):
        return _RANK_RUN_IN
    if _last(words) in _SENTENCE_MARKS:
        return 0
    source = body[chunk.start : chunk.end].strip()
    if source.startswith(_BOLD_STARTS) and _BOLD_LINE.match(source):
        return _RANK_BOLD if words.count(" ") < _HEADING_WORDS else 0
    plain = heads and chunk.alone and chunk.indent <= 0 and "\n" not in source
    return _RANK_BOLD if plain and _is_plain_heading(words) else 0


def _is_plain_heading(words: str) -> bool:
    """Tell a short line that stands by itself, and is none of what else does so, as a heading."""
    if words.count(" ") >= _PLAIN_HEADING_WORDS or not words[0].isupper() or words.endswith(":"):
        return False
    other = _run_in_length(words) or _is_question(words) or _NAMED.match(words)
    return not other and len(spans(words)) == 1


def _run_in_length(words: str) -> int:
    """Give how many characters are a run-in heading in Title Case with its colon and space, or 0."""
    run_in = _RUN_IN.match(_straight(words)) if ": " in words else None
    return run_in.end() if run_in else 0


def _section_length(words: str) -> int:
    """Give how many characters are the number of an order's section with its title, or 0."""
    if not words.startswith(_SECTION_STARTS):
        return 0
    section = re.match(_SECTION, _straight(words))
    return section.end() if section else 0


def _straight(words: str) -> str:
    return words if words.isascii() else words.replace("’", "'").replace("“", '"').replace("”", '"')


def _is_question(words: str) -> bool:
    return words.startswith("Q") and re.match(_QUESTION, words) is not None


def _is_prose(words: str) -> bool:
    """Tell text that a heading can stand over from a dateline, a signature, or the rest of a broken paragraph."""
    complete = _last(words) in _SENTENCE_MARKS or words.endswith(":") or words.count(" ") >= _PROSE_WORDS
    return complete and not words[0].islower()


def _last(words: str) -> str:
    return words.rstrip(_CLOSERS)[-1:]


class _Outline:
    """The blocks so far, and the headings and items that are open after them."""

    def __init__(self, body: str) -> None:
        self.body = body
        self.made: list[Block] = []
        self.headings: list[tuple[int, str]] = []
        self.section: tuple[str, ...] = ()  # the titles of `headings`
        self.items: list[tuple[_Chunk, Block]] = []
        self.lead: int | None = None
        self.parts = ("", "")  # a heading right under which another stood, and the first word of that one

    def add(self, chunk: _Chunk, text: Text) -> None:
        """Make a block of a chunk, knowing those before it."""
        if chunk.kind == "boilerplate":
            self.made.append(Block(len(self.made), chunk.kind, 0, text, 0, self.section, None))
        elif chunk.kind == "heading":
            self._add_heading(chunk, text)
        elif chunk.kind == "item":
            self._add_item(chunk, text)
        else:
            self._add_paragraph(chunk, text)

    def _add_heading(self, chunk: _Chunk, text: Text) -> None:
        title = text.clean.rstrip(": ")
        self.items.clear()
        while self.headings and self.headings[-1][0] >= chunk.rank and not self._is_part(title, chunk.rank):
            self.headings.pop()
        above = tuple(title for _, title in self.headings)
        self._open(chunk.rank, title)
        self.lead = len(self.made)
        self.made.append(Block(self.lead, "heading", min(chunk.rank, 6), text, 0, above, None))

    def _is_part(self, title: str, rank: int) -> bool:
        """Tell a heading that stands right under another of its rank, with no text between: a part of it.

        "The HLED Work Plan" followed at once by "Pillar I: …" holds that pillar and each later "Pillar …".
        """
        above_rank, above = self.headings[-1]
        if above_rank != rank:
            return False
        if self.made[-1].kind == "heading" and self.made[-1].text.clean.rstrip(": ") == above:
            self.parts = (above, title.partition(" ")[0])
            return True
        parent, word = self.parts
        return above == parent and title.startswith(word + " ")

    def _add_paragraph(self, chunk: _Chunk, text: Text) -> None:
        label = _label_length(self.body, chunk, text)
        index = len(self.made)
        if chunk.indent > 0 and self.items:
            parent = self.items[-1][1]
            self.made.append(Block(index, "paragraph", 0, text, label, _under(parent), parent.number))
            return
        self.items.clear()
        self.lead = index
        if label:
            while self.headings and self.headings[-1][0] >= _RANK_RUN_IN:
                self.headings.pop()
            self._open(_RANK_RUN_IN, _title(text, label))
        self.made.append(Block(index, "paragraph", 0, text, label, self.section, None))

    def _add_item(self, chunk: _Chunk, text: Text) -> None:
        while self.items and not self._is_inside(chunk):
            self.items.pop()
        parent = self.items[-1][1] if self.items else None
        label = _label_length(self.body, chunk, text)
        section = _under(parent) if parent else self.section
        if label:
            section = (*section, _title(text, label))
        hangs_on = parent.number if parent else self.lead
        marker = clean(self.body, chunk.marker, chunk.start)
        named = marker if any(map(str.isalnum, marker.clean)) else None
        block = Block(len(self.made), "item", len(self.items) + 1, text, label, section, hangs_on, named)
        self.items.append((chunk, block))
        self.made.append(block)

    def _is_inside(self, chunk: _Chunk) -> bool:
        """Tell whether an item stands inside the last open one: further in, or with a marker not open yet."""
        last = self.items[-1][0]
        if chunk.indent != last.indent:
            return chunk.indent > last.indent
        if chunk.style in _NESTING and last.style in _NESTING:
            return _NESTING.index(chunk.style) > _NESTING.index(last.style)
        return all(chunk.style != other.style for other, _ in self.items)

    def _open(self, rank: int, title: str) -> None:
        self.headings.append((rank, title))
        self.section = tuple(title for _, title in self.headings)


def _under(parent: Block) -> tuple[str, ...]:
    """Give the section of what hangs on an item: the item's own words too where they are a title and no sentence."""
    words = parent.text.clean
    if (
        parent.label
        or _last(words) in _SENTENCE_MARKS
        or words[0].islower()
        or words.count(" ") >= _PLAIN_HEADING_WORDS
    ):
        return parent.section
    return (*parent.section, words.rstrip(": "))


def _label_length(body: str, chunk: _Chunk, text: Text) -> int:
    """Give how many characters of the text are a run-in heading with its colon and space, or 0."""
    source = body[chunk.start : chunk.end]
    begin = chunk.start + len(source) - len(source.lstrip())
    if body.startswith(_BOLD_STARTS, begin) and (run_in := _BOLD_RUN_IN.match(body, begin, chunk.end)):
        label = bisect_left(range(len(text.clean)), run_in.end(), key=text.origin)
        return label if label < len(text.clean) else 0  # nothing stands behind it: "***Major investments:***"
    if label := _run_in_length(text.clean) or _section_length(text.clean):
        return label
    return len("Q ") if _is_question(text.clean) else 0


def _title(text: Text, label: int) -> str:
    return text.clean[:label].rstrip(": –—-")
