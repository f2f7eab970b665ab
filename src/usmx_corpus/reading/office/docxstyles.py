"""What styles and lists of a Word file mean for its paragraphs: headings, emphasis, numbers and letters of items."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from usmx_corpus.reading.office.numbering import written

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping
    from xml.etree.ElementTree import Element

    from usmx_corpus.reading.office.package import Attributes

#: Styles that one may be based on; Word itself allows eleven.
_DEEPEST = 20
_LEVELS = 9
_HEADING = re.compile(r"heading ?([1-9])", re.IGNORECASE)
#: Placeholders of a number have a digit for its level: "%1.%2".
_PLACEHOLDER = re.compile(r"%([1-9])")
#: The longest text of a number that is shown, and the highest number: neither is meant to be prose.
_LONGEST_MARKER = 40
_HIGHEST = 10_000
_OFF = frozenset({"0", "false", "off", "none"})


def is_on(attributes: Attributes) -> bool:
    """Whether a property such as bold is on: it is where it stands, unless its value says otherwise."""
    return attributes.get("w:val", "true").lower() not in _OFF


def number(value: str | None, default: int = 0) -> int:
    """Return a whole number of a few digits, `default` for anything else."""
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < _LEVELS else default


class Style(NamedTuple):
    """A style and those it is based on, as one: what none of them says is None or ""."""

    name: str = ""
    level: int | None = None  # of its outline, from 1; 0 for body text
    is_bold: bool | None = None
    is_italic: bool | None = None
    is_hidden: bool | None = None
    list_id: str = ""
    list_level: int | None = None


_PROPERTIES = {"w:b": "is_bold", "w:i": "is_italic", "w:vanish": "is_hidden"}


class Styles:
    """The styles of a file, by their ids."""

    def __init__(self, tree: Element) -> None:
        self._found = {style.get("w:styleId", ""): style for style in tree.iter("w:style")}
        self._known: dict[str, Style] = {}
        self.default = next(
            (
                id_
                for id_, style in self._found.items()
                if style.get("w:type") == "paragraph" and style.get("w:default", "0").lower() not in _OFF
            ),
            "",
        )

    def get(self, id_: str, depth: int = 0) -> Style:
        """Return a style; one that the file does not define has the name that its id says."""
        if id_ not in self._known:
            self._known[id_] = self._whole(id_, depth)
        return self._known[id_]

    def _whole(self, id_: str, depth: int) -> Style:
        """Return a style with what it takes from those it is based on."""
        element = self._found.get(id_)
        if element is None:
            return _headed(Style(name=id_), set())
        base = next((base.get("w:val", "") for base in element.iter("w:basedOn")), "")
        style = self.get(base, depth + 1)._replace(name=id_) if base and depth < _DEEPEST else Style(name=id_)
        own = dict(_stated(element))
        return _headed(style._replace(**own), own)


def _headed(style: Style, stated: Container[str]) -> Style:
    """Return a style with the level that its name says, unless it states one."""
    heading = _HEADING.match(style.name)
    return style._replace(level=int(heading[1])) if heading and "level" not in stated else style


def _stated(style: Element) -> Iterator[tuple[str, Any]]:
    for element in style.iter():
        value = element.get("w:val", "")
        if element.tag == "w:name":
            yield "name", value
        elif element.tag == "w:outlineLvl":
            yield "level", level_of(value)
        elif element.tag == "w:numId":
            yield "list_id", value
        elif element.tag == "w:ilvl":
            yield "list_level", number(value)
        elif element.tag in _PROPERTIES:
            yield _PROPERTIES[element.tag], is_on(dict(element.attrib))


def level_of(value: str) -> int:
    """Return the level of a heading, from 1, for that of an outline, from 0; 0 for body text."""
    outline = number(value, _LEVELS)
    return outline + 1 if outline < _LEVELS else 0


class _Level(NamedTuple):
    """How the items of one level of a list are numbered."""

    format: str
    text: str
    start: int
    is_legal: bool  # all numbers in it are decimal


class _Definition(NamedTuple):
    """A list as it is defined: its levels, and the styles that stand for some of them."""

    levels: Mapping[int, _Level] = {}
    by_style: Mapping[str, int] = {}


class _List(NamedTuple):
    """A list: the id of its definition, that with its own changes, and the levels that it starts anew."""

    base: str
    definition: _Definition
    restarts: dict[int, int]


class Lists:
    """The lists of a file, and how far each is counted."""

    def __init__(self, tree: Element) -> None:
        elements = {each.get("w:abstractNumId", ""): each for each in tree.iter("w:abstractNum")}
        self._definitions = {id_: _definition(element) for id_, element in elements.items()}
        links = ((id_, each.get("w:val", "")) for id_, one in elements.items() for each in one.iter("w:styleLink"))
        styled = {style: id_ for id_, style in links}
        #: What is defined by the style of another list.
        self._links = {
            id_: styled[each.get("w:val", "")]
            for id_, element in elements.items()
            for each in element.iter("w:numStyleLink")
            if each.get("w:val", "") in styled
        }
        self._lists = {each.get("w:numId", ""): each for each in tree.iter("w:num")}
        self._known: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}

    def level_of(self, list_id: str, style_id: str) -> int:
        """Return the level of a list that a style stands for."""
        return self._get(list_id).definition.by_style.get(style_id, 0)

    def marker(self, list_id: str, level: int) -> str:
        """Return what Word shows before the next item of a list at a level: "•" for any bullet, "" for nothing."""
        base, (levels, _), restarts = self._get(list_id)
        if level not in levels:
            return ""
        counts = self._counts.setdefault(base, {})
        if level in restarts:
            counts[level] = restarts.pop(level) - 1
        counts[level] = min(counts.get(level, levels[level].start - 1) + 1, _HIGHEST)
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        return _shown(levels, counts, level)

    def _get(self, list_id: str) -> _List:
        if list_id not in self._known:
            self._known[list_id] = self._read(list_id)
        return self._known[list_id]

    def _read(self, list_id: str) -> _List:
        own = self._lists.get(list_id)
        if own is None:
            return _List("", _Definition(), {})
        base = next((each.get("w:val", "") for each in own.iter("w:abstractNumId")), "")
        base = self._links.get(base, base)
        definition = self._definitions.get(base, _Definition())
        changed, restarts = dict[int, _Level](), dict[int, int]()
        for override in own.iter("w:lvlOverride"):
            level = number(override.get("w:ilvl"))
            changed.update((level, _level(element)) for element in override.iter("w:lvl"))
            restarts.update((level, number(start.get("w:val"), 1)) for start in override.iter("w:startOverride"))
        levels = {**definition.levels, **changed} if changed else definition.levels
        return _List(base, definition._replace(levels=levels), restarts)


def _shown(levels: Mapping[int, _Level], counts: Mapping[int, int], level: int) -> str:
    """Return the marker of an item, given how far each level is counted."""
    own = levels[level]
    if own.format == "bullet":
        return "•" if own.text.strip() else ""

    def at(placeholder: re.Match[str]) -> str:
        above = levels.get(int(placeholder[1]) - 1, own)
        count = counts.get(int(placeholder[1]) - 1, above.start)
        return written(count, "decimal" if own.is_legal else above.format)

    return _PLACEHOLDER.sub(at, own.text[:_LONGEST_MARKER]).strip()


def _definition(element: Element) -> _Definition:
    levels, by_style = dict[int, _Level](), dict[str, int]()
    for each in element.iter("w:lvl"):
        level = number(each.get("w:ilvl"), _LEVELS)
        if level < _LEVELS:
            levels[level] = _level(each)
            by_style |= {style.get("w:val", ""): level for style in each.iter("w:pStyle")}
    return _Definition(levels, by_style)


def _level(element: Element) -> _Level:
    values = {child.tag: child.get("w:val", "") for child in element}
    is_legal = "w:isLgl" in values and values["w:isLgl"].lower() not in _OFF
    format_ = values.get("w:numFmt") or _alternative(element)
    return _Level(format_, values.get("w:lvlText", ""), number(values.get("w:start"), 0), is_legal)


def _alternative(element: Element) -> str:
    """Return the format of a level that newer versions of Word write in two ways, the one for all versions last."""
    formats = [each.get("w:val", "") for each in element.iter("w:numFmt")]
    return formats[-1] if formats else "decimal"
