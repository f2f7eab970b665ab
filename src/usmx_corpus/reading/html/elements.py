"""Build the tree of a web page as browsers do, from tags that may be missing, crossed or without number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usmx_corpus.reading.html import tokens

if TYPE_CHECKING:
    from usmx_corpus.reading.html.tokens import Token

_VOID = frozenset(
    {"area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link"}
    | {"meta", "param", "source", "track", "wbr"}
)
#: Elements that begin and end a block of text.
BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div"}
    | {"dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"}
    | {"hgroup", "hr", "legend", "li", "listing", "main", "menu", "nav", "ol", "p", "plaintext", "pre", "section"}
    | {"summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "xmp", "html"}
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_HEAD = frozenset({"base", "link", "meta", "noscript", "script", "style", "template", "title"})
_NONE: frozenset[str] = frozenset()
_CELLS = frozenset({"table", "td", "th"})
_LISTS = _CELLS | {"ul", "ol", "menu", "dir"}
_IN_HEAD, _PARAGRAPH, _PARAGRAPH_LIMITS = (
    frozenset({"head"}),
    frozenset({"p"}),
    frozenset({"table", "button", "object"}),
)
_PARTS = frozenset({"tbody", "thead", "tfoot", "caption"})
_TERMS = frozenset({"dt", "dd"})
# A start tag closes these, up to the nearest of those.
_CLOSES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), _LISTS),
    **dict.fromkeys(_TERMS, (_TERMS, _CELLS | {"dl"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    **dict.fromkeys(("td", "th"), (frozenset({"td", "th"}), frozenset({"tr", "table"}))),
    **dict.fromkeys(("tbody", "thead", "tfoot"), (_PARTS, frozenset({"table"}))),
    **dict.fromkeys(("option", "optgroup"), (frozenset({"option"}), frozenset({"select"}))),
    "a": (frozenset({"a"}), _CELLS | {"li"}),
}
_TABLE_PARTS = frozenset({"table", "tbody", "thead", "tfoot", "tr", "td", "th"})
_INLINE_LIMITS = _CELLS | BLOCKS - {"a"}
# Browsers open no more elements at once (Chrome: 512), and put what is deeper beside them.
_DEEPEST = 256


#: Elements of a page that are read: the longest laws have some 100,000, and each takes 300 bytes of memory.
MOST_NODES = 400_000


class Node:
    """An element of a page: its parts in order are elements and texts (start, end).

    Its tag stands from `start` to `inside_end`, and its content ends at `end`.
    """

    __slots__ = ("_attributes", "end", "inside", "inside_end", "parent", "parts", "source", "start", "tag")

    def __init__(self, source: str, token: Token, parent: Node | None) -> None:
        self.source = source
        self.tag = token.name
        self.start, self.inside, self.inside_end = token.start, token.inside, token.end
        self.parent = parent
        self.parts: list[Node | tuple[int, int]] = []
        self.end = token.end
        self._attributes: dict[str, str] | None = None

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes by name."""
        if self._attributes is None:
            self._attributes = tokens.attributes(self.source, self.inside, self.inside_end)
        return self._attributes

    @property
    def words(self) -> str:
        """The text right in it, as it stands."""
        return "".join(self.source[part[0] : part[1]] for part in self.parts if isinstance(part, tuple))


class Tree:
    """A page: all its elements in order, the root first, and its comments."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.comments: list[tuple[int, int]] = []
        self.root = Node(source, tokens.Token("start", 0, 0, "html"), None)
        self.nodes = [self.root]
        self._open = [self.root]
        self._count: dict[str, int] = {}
        self._is_xml = tokens.is_xml(source)
        self.is_cut = False
        end = len(source)
        for token in tokens.tokens(source):
            self._add(token)
            if len(self.nodes) > MOST_NODES:
                self.is_cut, end = True, token.end
                break
        self._close_to(1, end)
        self.root.end = end

    def _add(self, token: Token) -> None:
        if token.kind == "text":
            self._open[-1].parts.append((token.start, token.end))
        elif token.kind == "start":
            self._start(token)
        elif token.kind == "end":
            self._end(token)
        else:
            self.comments.append((token.start, token.end))

    def _start(self, token: Token) -> None:
        name = token.name
        if name == "html":
            if not self.root.inside_end:
                self.root.inside, self.root.inside_end = token.inside, token.end
            return
        if name not in _HEAD:
            self._close(_IN_HEAD, _NONE, token.start)
        if name in BLOCKS:
            self._close(_PARAGRAPH, _PARAGRAPH_LIMITS, token.start)
        if name in HEADINGS and self._open[-1].tag in HEADINGS:
            self._close_to(len(self._open) - 1, token.start)
        if name in _CLOSES:
            self._close(*_CLOSES[name], token.start)
        if len(self._open) >= _DEEPEST:
            self._close_to(len(self._open) - 1, token.start)
        node = Node(self.source, token, self._open[-1])
        self._open[-1].parts.append(node)
        self.nodes.append(node)
        is_whole = self.source[token.end - 2] == "/" and (self._is_xml or name in {"a", "svg", "path", "span"})
        if name not in _VOID and not is_whole:
            self._open.append(node)
            self._count[name] = self._count.get(name, 0) + 1

    def _end(self, token: Token) -> None:
        name = token.name
        names = HEADINGS if name in HEADINGS else frozenset((name,))
        limits = _NONE if name in _TABLE_PARTS else _CELLS if name in BLOCKS else _INLINE_LIMITS
        if name == "br":
            self._start(token)
        elif name not in {"html", "body"}:
            self._close(names, limits, token.start)

    def _close(self, names: frozenset[str], limits: frozenset[str], end: int) -> None:
        """Close the innermost open element with one of some names, and what is in it; not beyond one of the limits."""
        if not any(map(self._count.get, names)):
            return
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag in names:
                self._close_to(depth, end)
                return
            if self._open[depth].tag in limits:
                return

    def _close_to(self, depth: int, end: int) -> None:
        for node in self._open[depth:]:
            node.end = end
            self._count[node.tag] -= 1
        del self._open[depth:]
