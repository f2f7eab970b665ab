"""Flatten the tree of a web page into its blocks of text: headings, paragraphs and items, in order."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.reading.html.elements import BLOCKS, HEADINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from usmx_corpus.model import BlockKind
    from usmx_corpus.reading.html.elements import Node, Tree

# Elements whose content is no text of the page.
_SKIPPED = frozenset(
    "applet audio button canvas datalist embed head iframe input map noembed noframes noscript object option rp rt "
    "script select style svg template textarea title video".split()
)
#: How emphasis is written in Markdown.
EMPHASIS = {"b": "**", "strong": "**", "i": "*", "em": "*", "cite": "*"}
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_AS_TYPED = frozenset({"pre", "listing", "xmp", "plaintext"})
_BOXES = frozenset({"a", "b", "center", "div", "em", "font", "i", "p", "span", "strong"})  # what a heading may contain
# A number, letter or bullet that is part of the words of an item.
_TYPED_MARKER = re.compile(r"\s*+(?:\(?(?:\d{1,3}|[A-Za-z]|[ivxl]{1,5})[.)]|[-•–*·▪◦])\s")
_LARGEST_NUMBER = 9_999
_LETTERS = 26
_DEEPEST = 12  # lists that are shown inside each other

_SENTENCE_END = re.compile(r"[.!?…:;。！？]['\"”’»)\]]*+$")
_LONGEST_END = 6
_SHORT = 25  # bytes; shorter text is no prose
_LONG = 80  # bytes; longer text is prose without a final mark, too
_LINKED = 0.8  # the share of links that makes a block one of links


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Run(NamedTuple):
    """A piece of a block.

    `kind` is "text" or "raised" (of the source, from `start` to `end`), "break", "line" (in text as typed), or "open"
    or "shut" of emphasis or a link, which is `node`.
    """

    kind: str
    start: int = 0
    end: int = 0
    node: Node | None = None


_BREAK, _LINE = Run("break"), Run("line")


class Block:
    """Words that belong together: what they are, where they are, and how much of them is prose, or links."""

    __slots__ = ("depth", "kind", "level", "linked", "marker", "node", "prose", "runs", "size", "start")

    def __init__(self, node: Node, start: int, kind: BlockKind = "paragraph") -> None:
        self.node = node
        self.start = start  # the offset of its first word
        self.kind = kind
        self.level = 0  # of a heading
        self.depth = 0  # of an item, or of a paragraph inside one
        self.marker = ""  # of an item
        self.runs: list[Run] = []
        self.size = 0  # bytes of words, so that a character of Chinese counts for three
        self.linked = 0  # those of links
        self.prose = 0  # those of prose: nothing in headings, links, labels and other bits

    @property
    def is_links(self) -> bool:
        """Whether nearly all of it is links."""
        return self.linked > _LINKED * self.size

    def words(self, source: str) -> str:
        """Return its words as they stand, with entities, and with white space joined."""
        parts = ((run, source[run.start : run.end] or " ") for run in self.runs if run.node is None)
        words = "".join(part.translate(_RAISED) if run.kind == "raised" else part for run, part in parts)
        return " ".join(words.split())

    def shown(self, source: str) -> str:
        """Return its words as a reader sees them, on one line."""
        words = " ".join(unescape(self.words(source)).split())
        return words if words.isprintable() else "".join(filter(str.isprintable, words))

    def has_words(self, source: str) -> bool:
        """Whether there is a letter or digit in it, and not only a sign such as "###"."""
        return any(map(str.isalnum, self.words(source)))

    def end(self, source: str) -> None:
        """Set what is known when all of it is there."""
        if self.marker == "- " and _TYPED_MARKER.match(self.words(source)):
            self.marker = ""
        own = self.size - self.linked
        if self.kind == "heading" or own < _SHORT or self.linked > own:
            return
        if own >= _LONG or _SENTENCE_END.search(self.words(source)[-_LONGEST_END:]):
            self.prose = own


def blocks(tree: Tree) -> list[Block]:
    """Return the blocks of a page."""
    flow = _Flow(tree.source)
    stack: list[tuple[Node, Iterator[Node | tuple[int, int]]]] = [(tree.root, iter(tree.root.parts))]
    while stack:
        node, parts = stack[-1]
        part = next(parts, None)
        if part is None:
            stack.pop()
            flow.leave(node)
        elif isinstance(part, tuple):
            flow.text(node, *part)
        elif part.tag not in _SKIPPED:
            flow.enter(part)
            stack.append((part, iter(part.parts)))
    flow.end()
    return flow.blocks


class _Flow:
    """The blocks so far, and what is open."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self.block: Block | None = None
        self.inline: list[Node] = []  # open emphasis and links
        self.links = 0  # open links with an address
        self.numbers: list[int] = []  # of the next item in each open list, 0 for those with bullets
        self.item: Node | None = None  # the item that has no words yet
        self.as_typed = 0  # open elements in which lines are as typed
        self.raised = 0  # open elements whose words are raised

    def enter(self, node: Node) -> None:
        """Begin an element."""
        if node.tag in BLOCKS:
            self.end()
            if node.tag in _LISTS:
                self.numbers.append(_number(node, "start", 1) if node.tag == "ol" else 0)
            elif node.tag == "li":
                self.item = node
            self.as_typed += node.tag in _AS_TYPED
        elif node.tag == "br":
            self._break()
        elif node.tag == "sup":
            self.raised += 1
        elif node.tag in EMPHASIS or node.tag == "a":
            self.inline.append(node)
            self.links += _is_link(node)
            if self.block:
                self.block.runs.append(Run("open", node=node))

    def leave(self, node: Node) -> None:
        """End an element."""
        if node.tag in BLOCKS:
            self.end()
            if node.tag in _LISTS:
                self.numbers.pop()
            elif self.item is node:
                self.item = None
            self.as_typed -= node.tag in _AS_TYPED
        elif node.tag == "sup":
            self.raised -= 1
        elif self.inline and self.inline[-1] is node:
            self.inline.pop()
            self.links -= _is_link(node)
            if self.block:
                self.block.runs.append(Run("shut", node=node))

    def text(self, node: Node, start: int, end: int) -> None:
        """Add a text; where lines are as typed, a blank one ends a block."""
        if not self.as_typed:
            self._words(node, start, end)
            return
        for line in self.source[start:end].split("\n"):
            if line.strip():
                self._words(node, start, start + len(line))
            elif self.block and self.block.runs[-1] is _LINE:
                self.end()
            start += len(line) + 1
            if start <= end and self.block:
                self.block.runs.append(_LINE)

    def _words(self, node: Node, start: int, end: int) -> None:
        words = self.source[start:end].strip()
        if not self.block:
            if not words.strip("\u200b\ufeff") or ("&" in words and not unescape(words).strip()):
                return
            self.block = self._begun(node, self.source.index(words, start))
        self.block.runs.append(Run("raised" if self.raised else "text", start, end))
        size = len(words) if words.isascii() else len(words.encode(errors="replace"))
        self.block.size += size
        self.block.linked += size if self.links else 0

    def _begun(self, node: Node, start: int) -> Block:
        """Return the block that begins with a word."""
        heading = node
        while heading.tag in _BOXES and heading.parent:
            heading = heading.parent
        while node.tag not in BLOCKS and node.parent:
            node = node.parent
        block = Block(node, start)
        block.depth = min(len(self.numbers), _DEEPEST)
        if heading.tag in HEADINGS:
            block.kind, block.level, block.depth = "heading", int(heading.tag[1]), 0
        elif self.item:
            block.kind, block.depth, block.marker = "item", max(block.depth, 1), self._marker(self.item)
        self.item = None
        block.runs += [Run("open", node=outer) for outer in self.inline]
        return block

    def _marker(self, item: Node) -> str:
        """Return the marker of an item, and count it."""
        if not self.numbers or not self.numbers[-1]:
            return "- "
        number = _number(item, "value", self.numbers[-1])
        self.numbers[-1] = number + 1
        style = item.parent.attributes.get("type", "1") if item.parent else "1"
        if style in {"a", "A"} and number <= _LETTERS:
            return f"({chr(ord(style) + number - 1)}) "
        return f"{number}. "

    def _break(self) -> None:
        """Break the line; a second break with no words after the first ends the block."""
        if self.block:
            words = (run for run in reversed(self.block.runs) if self._is_seen(run))
            if next(words, None) is _BREAK:
                self.end()
            else:
                self.block.runs.append(_BREAK)

    def _is_seen(self, run: Run) -> bool:
        return run is _BREAK or bool(self.source[run.start : run.end].strip())

    def end(self) -> None:
        """End the open block; its emphasis and links go on in the next one."""
        if self.block and self.block.size:
            self.block.runs += [Run("shut", node=outer) for outer in reversed(self.inline)]
            self.block.end(self.source)
            self.blocks.append(self.block)
        self.block = None


def _is_link(node: Node) -> bool:
    return node.tag == "a" and "href" in node.attributes


def _number(node: Node, name: str, default: int) -> int:
    """Return a number that an attribute gives."""
    value = node.attributes.get(name, "")
    return (
        min(int(value), _LARGEST_NUMBER) if value.isdecimal() and len(value) <= len(str(_LARGEST_NUMBER)) else default
    )
