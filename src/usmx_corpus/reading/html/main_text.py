"""Choose the blocks of a web page that are the document, and not navigation, notices or other stories.

Most of the prose of a page stands in one element: it is found from the root down. What the names of elements and
classes, and the share of links, tell of an element counts only as far as little of the prose would be lost with it.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.reading.html.elements import BLOCKS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from usmx_corpus.reading.html.elements import Node, Tree
    from usmx_corpus.reading.html.page_blocks import Block


class Page(NamedTuple):
    """The blocks of a page that are kept; one may be the heading that is its title, some say that it is archived."""

    blocks: list[Block]
    heading: Block | None
    banners: frozenset[Block]


_UNWANTED_TAGS = frozenset({"nav", "footer", "aside", "dialog", "menu", "figcaption"})
_UNWANTED_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search", "menu"})
_DIALOGS = frozenset({"dialog", "alertdialog"})
_SECTIONS = frozenset({"main", "article", "section"})
_NEVER_UNWANTED = frozenset({"html", "body", "main", "article", "p"})
# Words in the class or id of what is not the document.
_UNWANTED = frozenset(
    "advert adverts advertisement advertising adsense breadcrumb breadcrumbs byline colophon commentform consent "
    "cookie cookies copyright dropdown flyout gdpr ipp kommentare login masthead mobilemenu moduletable navbar "
    "navi newsletter offscreen outbrain pager pagination paging popup promo promoted relacionadas relacionados related "
    "relatedposts relateds rodape sharebar sharedaddy signup sitemap skiplink social submenu subnavigation subscribe "
    "subscription taboola tagcloud tags teasers toolbar tooltip trending yarpp".split()
)
# They are longer than the document at times.
_UNWANTED_AT_LENGTH = frozenset({"comments", "commentlist", "disqus", "footer", "respond", "wm"})
# Words that also stand in the names of what holds the document.
_SUSPECT = frozenset(
    "ad ads adv affiliate also author authors banner bio caption carousel comment credit cta disclaimer donate embed "
    "feedback menu meta metadata modal nav navigation noprint popular print rating recent recommend recommendation "
    "recommendations recommended search share shares sharing sidebar skip slider sponsor sponsored timestamp toc "
    "widget widgets".split()
)
# Names with these tell of something else: "has-sidebar", "label-hidden", "page-with-comments".
_QUALIFIERS = frozenset("content elementor has label layout main no page post with without wp".split())
_HIDDEN = frozenset(
    "d-none element-hidden element-invisible ep_hidden hidden hide invisible is-hidden noprint screen-reader-text "
    "sr-only visually-hidden visuallyhidden".split()
)
_NAME_PART = re.compile(r"[a-z]++|(?<![A-Z])[A-Z][a-z]++|[A-Z]++")

# The largest share of the prose of a page that may be lost with one element for what its name says. On one half of 990
# pages (tests/bench/pages.py --half 1) F1 is .927; with _SHARE at 0.2 it is .925, at 0.6 .927; with _SMALL_SHARE at
# 0.05 .927, at 0.2 .928.
_LARGEST_SHARE = 0.75
_SHARE = 0.4
_SMALL_SHARE = 0.1
_NEARLY_ALL = 0.95
# The main element holds this share of the prose of each element around it (0.6: .926, 0.9: .924); where it holds the
# title, less is enough.
_MAIN_SHARE = 0.8
_TITLED_SHARE = 0.45

_LONGEST_CARD = 600  # bytes of prose in the teaser of another page
_ENOUGH = 100  # bytes of prose that make an article beside others
_LONGEST_TITLE = 500
_LONG_TITLE = 200
_LONG_HEADING = 60
_LEAST_AGREEMENT = 0.5
_NEARLY_SAME = 0.99
_MOST_PARTS = 5  # of a declared title
_LONGEST_CELL = 600
_MOST_BELOW = 8  # blocks between the title and the text

_PAGE = r"(?:content|copy|document|information|material|page|release|site|version|web ?page|web ?site)"
_ARCHIVED = re.compile(
    rf"(?:notice|attention|alert)?[:!]? ?(?:archived? {_PAGE}(?=\W*+(?:$|this|you|the))"
    r"|this is historical material"
    rf"|(?:this is|you are (?:viewing|looking at|reading)) an? (?:archived?|historical) {_PAGE}"
    rf"|this (?:archived? )?{_PAGE} (?:is|was|has been) (?:now )?(?:an? )?(?:archived?|historical|no longer)\b"
    rf"|{_PAGE} identified as archived"
    r"|contenu archivé|cette page (?:est|a été) archivée|página archivada|diese seite (?:ist|wurde) archiviert)",
    re.IGNORECASE,
)
_LONGEST_BANNER = 400


def choose(tree: Tree, blocks: list[Block], titles: Sequence[str], publisher: str = "") -> Page:
    """Return the blocks of a page that are the document, and the heading that agrees with one of its titles."""
    prose = _prose(tree, blocks)
    heading = _heading(blocks, titles, publisher, tree.source)
    titled = frozenset(map(id, _around(heading.node if heading else None)))
    gone = _unwanted(tree, prose, titled) | _cards(tree, blocks, prose, titled)
    for node in tree.nodes:
        if id(node.parent) in gone:
            gone.add(id(node))
    captions = _captions(tree)
    kept = [block for block in blocks if id(block.node) not in gone and not _is_caption(block, captions, tree.source)]
    prose = _prose(tree, kept)
    main = _main(tree, prose, titled)
    inside = _from_heading(kept, main, heading, tree.source)
    chosen = _trimmed(inside, heading, tree.source) or inside or kept or blocks
    if heading:
        heading.kind, heading.level = "heading", heading.level or 1
    banners = frozenset(block for block in blocks if _is_banner(block, tree.source))
    text = frozenset(chosen)
    kept = [block for block in blocks if block in text or block in banners]
    return Page(kept, heading if heading in text else None, banners)


def below_title(blocks: list[Block], page: Page) -> list[Block]:
    """Return the blocks between the title and the text, where a page tells who wrote it and when.

    Below a heading that is a link, it is another page that does.
    """
    if page.heading is None:
        return []
    below = blocks[blocks.index(page.heading) + 1 :][:_MOST_BELOW]
    text = (number for number, block in enumerate(below) if block.prose and block in page.blocks)
    link = (number for number, block in enumerate(below) if block.kind == "heading" and block.is_links)
    return below[: min(next(text, len(below)), next(link, len(below)))]


def rows(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """Yield each block, or together those that are the cells of a row; a cell with more in it is laid out in blocks."""
    for number, group in groupby(enumerate(blocks), key=lambda each: _row_of(*each)):
        cells = [block for _, block in group]
        if number < 0 and _are_cells(cells):
            yield cells
        else:
            yield from ([block] for block in cells)


def _row_of(number: int, block: Block) -> int:
    """Return a negative number for each row of a table, a positive one for a block outside."""
    cell = _cell(block)
    return number if cell is None else -id(cell.parent)


def _are_cells(blocks: Sequence[Block]) -> bool:
    """Whether the blocks of a row are cells, and short."""
    are_alone = len(blocks) > 1 and len({id(_cell(block)) for block in blocks}) == len(blocks)
    return are_alone and all(block.kind != "item" and block.size <= _LONGEST_CELL for block in blocks)


def _cell(block: Block) -> Node | None:
    """Return the innermost cell of a table around a block."""
    cell = next((node for node in _around(block.node) if node.tag in {"td", "th", "table"}), None)
    return cell if cell and cell.tag != "table" and cell.parent and cell.parent.tag == "tr" else None


def _around(node: Node | None) -> Iterator[Node]:
    """Yield an element and those around it, the innermost first."""
    while node:
        yield node
        node = node.parent


def _prose(tree: Tree, blocks: Sequence[Block]) -> dict[int, int]:
    """Return how much prose each element holds, in bytes, by its identity."""
    prose = dict.fromkeys(map(id, tree.nodes), 0)
    for block in blocks:
        prose[id(block.node)] += block.prose
    for node in reversed(tree.nodes):
        if node.parent:
            prose[id(node.parent)] += prose[id(node)]
    return prose


def _unwanted(tree: Tree, prose: dict[int, int], titled: frozenset[int]) -> set[int]:
    """Return the identities of the elements that are not the document by their names, or are other articles."""
    total = prose[id(tree.root)] or 1
    gone: set[int] = set()
    inner: dict[int, list[Node]] = {}  # articles inside an article
    for node in tree.nodes:
        if id(node) in titled or (node.tag not in BLOCKS and node.tag != "span"):
            continue
        if _is_unwanted(node, prose[id(node)] / total, has_title=bool(titled)):
            gone.add(id(node))
        elif node.tag == "article" and (outer := next((o for o in _around(node.parent) if o.tag == "article"), None)):
            inner.setdefault(id(outer), []).append(node)
    for outer_id, articles in inner.items():
        if prose[outer_id] - sum(prose[id(article)] for article in articles) >= _ENOUGH:
            gone.update(map(id, articles))
    return gone


def _is_unwanted(node: Node, share: float, *, has_title: bool) -> bool:
    """Whether an element with a share of the prose of a page is not the document, by its name, role or style.

    `has_title`: the title stands elsewhere, so that something is left.
    """
    if node.tag in _UNWANTED_TAGS:
        return has_title or share <= _LARGEST_SHARE
    if node.tag == "header" and has_title and all(outer.tag not in _SECTIONS for outer in _around(node.parent)):
        return True  # that of the site, as the title stands elsewhere
    attributes = node.attributes
    if not attributes or node.tag in _NEVER_UNWANTED:
        return node.tag == "p" and share <= _SHARE and _is_hidden(node)
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}".split()
    if any(_is_named(name, share, has_title=has_title) for name in names):
        return True
    if attributes.get("role") in _DIALOGS or attributes.get("aria-modal") == "true":
        return share <= _LARGEST_SHARE
    is_out = attributes.get("role") in _UNWANTED_ROLES or _is_hidden(node) or not _HIDDEN.isdisjoint(names)
    return share <= _SHARE and is_out


def _is_named(name: str, share: float, *, has_title: bool) -> bool:
    parts = {part.lower() for part in _NAME_PART.findall(name)}
    if not parts.isdisjoint(_QUALIFIERS):
        return False
    if share <= _SHARE and not parts.isdisjoint(_UNWANTED):
        return True
    if share <= _SMALL_SHARE and not parts.isdisjoint(_SUSPECT):
        return True
    return (has_title or share <= _NEARLY_ALL) and not parts.isdisjoint(_UNWANTED_AT_LENGTH)


def _is_hidden(node: Node) -> bool:
    style = node.attributes.get("style", "").replace(" ", "").lower()
    return "hidden" in node.attributes or "display:none" in style or "visibility:hidden" in style


def _cards(tree: Tree, blocks: list[Block], prose: dict[int, int], titled: frozenset[int]) -> set[int]:
    """Return the identities of elements with a linked heading and few words: teasers, unless they are the page."""
    cards: dict[int, int] = {}
    for block in blocks:
        if block.kind != "heading" or not block.is_links or id(block.node) in titled:
            continue
        node = block.node
        while (
            prose[id(node)] == 0 and node.parent and node.parent.tag in _CARD_PARENTS and id(node.parent) not in titled
        ):
            node = node.parent
        if prose[id(node)] < _LONGEST_CARD:
            cards[id(node)] = prose[id(node)]
    are_teasers = len(cards) > 1 and sum(cards.values()) <= _MAIN_SHARE * prose[id(tree.root)]
    return set(cards) if are_teasers else set()


def _captions(tree: Tree) -> dict[int, set[str]]:
    """Return the texts that pictures have for those who do not see them, by the identity of what the picture is in."""
    captions: dict[int, set[str]] = {}
    for node in tree.nodes:
        if node.tag == "img" and (text := " ".join(node.attributes.get("alt", "").split())):
            captions.setdefault(id(node.parent), set()).add(text)
    return captions


def _is_caption(block: Block, captions: dict[int, set[str]], source: str) -> bool:
    """Whether a block says the same as a picture beside it."""
    beside = captions.get(id(block.node.parent))
    return beside is not None and block.shown(source) in beside


_CARD_PARENTS = (BLOCKS | {"a"}) - {"html", "body", "main"}
_WHOLE = frozenset({"p", "li", "tr", "td", "ul", "ol", "blockquote", "pre"})  # never the main element


def _main(tree: Tree, prose: dict[int, int], titled: frozenset[int]) -> Node:
    """Return the innermost element that holds nearly all prose of each element around it, or the title and some."""
    node = tree.root
    while True:
        children = [part for part in node.parts if not isinstance(part, tuple)]
        best = max(
            children,
            key=lambda child: (_MAIN_SHARE / _TITLED_SHARE if id(child) in titled else 1) * prose[id(child)],
            default=None,
        )
        if best is None or best.tag in _WHOLE:
            return node
        share = _TITLED_SHARE if id(best) in titled else _MAIN_SHARE
        if prose[id(best)] <= share * prose[id(node)]:
            return node
        node = best


def _from_heading(blocks: list[Block], main: Node, heading: Block | None, source: str) -> list[Block]:
    """Return the blocks of the main element; and from the title above it on, the title and the prose of a summary."""
    inside = [block for block in blocks if main.start <= block.start < main.end]
    if heading is None or heading.start >= main.end:
        return inside
    if heading.start >= main.start:
        before = sum(block.prose for block in inside if block.start < heading.start)
        is_late = before > _SMALL_SHARE * sum(block.prose for block in inside)
        return inside if is_late else [block for block in inside if block.start >= heading.start]
    seen = {block.words(source) for block in inside}
    above = [block for block in blocks if heading.start < block.start < main.start]
    summary = [block for block in above if _is_summary(block) and block.words(source) not in seen]
    return [heading, *summary, *inside]


def _is_summary(block: Block) -> bool:
    """Whether a block between the title and the main element sums up the document."""
    is_long = block.prose > 0 or (block.kind == "heading" and block.size >= _LONG_HEADING)
    return is_long and block.linked <= _SMALL_SHARE * block.size


def _trimmed(blocks: list[Block], heading: Block | None, source: str) -> list[Block]:
    """Leave out paragraphs that are links, lists of links at the end, and headings under which nothing is left."""
    last = max((number for number, block in enumerate(blocks) if block.prose), default=len(blocks))
    kept: list[Block] = []
    deepest = 0  # the level of the headings that have nothing below them yet, 99 where something is
    for number in range(len(blocks) - 1, -1, -1):
        block = blocks[number]
        if block is heading:
            kept.append(block)
        elif block.kind == "heading":
            if deepest > block.level:
                kept.append(block)
                deepest = block.level
        elif not block.is_links or block.kind == "item" or (number < last and _cell(block)):
            kept.append(block)
            deepest = 99 if block.has_words(source) else deepest
    return kept[::-1]


def _is_banner(block: Block, source: str) -> bool:
    """Whether a block says that the page is archived."""
    if block.size > _LONGEST_BANNER or block.is_links:
        return False
    return _ARCHIVED.match(block.shown(source)) is not None


# What stands between the parts of a declared title: that of the page, of a section, of the site.
_BETWEEN = re.compile(r"(?<!\s)(?:\s++(?:[|·•»–—-]|::)\s++|\s*+[|»]\s*+)")
_SURE = re.compile(r"(?<!\s)\s*+(?:[|»•]|::)\s*+")


def _heading(blocks: list[Block], titles: Sequence[str], publisher: str, source: str) -> Block | None:
    """Return the heading that shares most words with one of the declared titles, or with the first part of one."""
    wanted = _wanted(titles, publisher)
    best, most = None, _LEAST_AGREEMENT
    for block in blocks:
        if block.size > _LONGEST_TITLE or (block.kind != "heading" and block.prose > _LONG_TITLE):
            continue
        words = _word_set(block.shown(source))
        score = max((_agreement(words, other) * weight for other, weight in wanted), default=0.0)
        if block.kind != "heading":
            score = 0.7 * (score > _NEARLY_SAME)
        score += 0.05 * (block.level == 1) - 0.05 * block.is_links
        if score > most:
            best, most = block, score
    return best


def _wanted(titles: Sequence[str], publisher: str) -> list[tuple[frozenset[str], float]]:
    """Return the words of the declared titles and of their parts, and how much each counts: the first most."""
    found = []
    for title in titles:
        parts = [title, *_BETWEEN.split(title, _MOST_PARTS)]
        for number, part in enumerate(parts):
            words = _word_set(part)
            if words and part != publisher:
                found.append((words, 1.0 if number <= 1 else 0.8))
    return found


def _word_set(words: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", words.casefold()))


def _agreement(words: Collection[str], wanted: frozenset[str]) -> float:
    common = len(wanted.intersection(words))
    return 0.7 * common / len(wanted) + 0.3 * common / len(words) if common else 0.0


def without_site(titles: Sequence[str], publisher: str) -> str:
    """Return the first declared title without the name of the site at its end."""
    if not titles:
        return ""
    title = min((title for title in titles if titles[0].startswith(title)), key=len)
    first = _SURE.split(title)[0].strip()
    title = first if " " in first else title
    parts = _BETWEEN.split(title)
    if publisher and len(parts) > 1 and parts[-1].casefold() == publisher.casefold():
        title = title[: title.rindex(parts[-1])].rstrip(" –—-·|")
    return title.strip()
