"""Open office documents within bounds: a zip file of XML parts, of which no entity is expanded and nothing unpacked."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile

from usmx_corpus.model import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

#: Bytes of all parts of one file that are read, as many as of any other file (`corpus.LARGEST`): a zip file of 64 KiB
#: may claim to hold gigabytes. The longest laws have some 10 MB of XML.
MOST_BYTES = 64 << 20
#: Bytes of a part that is built as a tree, such as styles: a tree takes up to 20 times as much memory.
_MOST_IN_TREE = 8 << 20
#: Parts of a zip file: a thousand pictures are fewer, a million names take a gigabyte.
_MOST_PARTS = 10_000
_PART_MARK = b"PK\x01\x02"
_CHUNK = 1 << 20
# Whatever a damaged or hostile zip file may raise: no zip, wrong sums, encryption, unknown compression, odd offsets.
_DAMAGES = (BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError)

#: Prefixes for the namespaces that matter, in both dialects of Office Open XML; names of others have none.
_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo",
    "http://www.w3.org/1999/xlink": "xlink",
}

Attributes = dict[str, str]


class Handlers(NamedTuple):
    """What is called for the beginning of an element, for its end, and for text."""

    start: Callable[[str, Attributes], None]
    end: Callable[[str], None]
    text: Callable[[str], None]


class Package:
    """The parts of an office document, by name; what is wrong with it goes to `problems`."""

    def __init__(self, path: str, content: bytes) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self._left = MOST_BYTES
        self._zip = self._opened(content)

    @property
    def is_open(self) -> bool:
        """Whether this is a zip file."""
        return self._zip is not None

    def _opened(self, content: bytes) -> ZipFile | None:
        if content.count(_PART_MARK) > _MOST_PARTS:
            self.report("too-large", f"not read: more than {_MOST_PARTS:,} parts")
            return None
        try:
            return ZipFile(BytesIO(content))
        except _DAMAGES as error:
            self.report("damaged", f"cannot be read: no office document, or a damaged one ({_reason(error)})")
            return None

    def report(self, code: str, message: str, line: int = 1) -> None:
        """Add a problem."""
        self.problems.append(Problem(self.path, line, code, message))

    def has(self, name: str) -> bool:
        """Whether there is a part with a name."""
        return self._zip is not None and name in self._zip.NameToInfo

    def part(self, name: str) -> bytes:
        """Return the bytes of a part as far as they can be read, b"" if it is missing."""
        if self._zip is None or not self.has(name):
            return b""
        if sum(info.filename == name for info in self._zip.infolist()) > 1:
            self.report("damaged", f"holds {name} more than once; the last one is read")
        found = bytearray()
        try:
            with self._zip.open(name) as file:
                while len(found) <= self._left and (chunk := file.read(_CHUNK)):
                    found += chunk
        except _DAMAGES as error:
            self.report("damaged", f"{name} is damaged ({_reason(error)}): text may be missing")
        if len(found) > self._left:
            self.report("too-large", f"not read to its end: more than {MOST_BYTES >> 20} MiB of text and formatting")
            del found[self._left :]
        self._left -= len(found)
        return bytes(found)

    def parse(self, name: str, xml: bytes, handlers: Handlers) -> None:
        """Call handlers for the XML of a part, as far as it goes."""
        if xml and (reason := parse(xml, handlers)):
            self.report("damaged", f"{name} is damaged ({reason}): text may be missing")

    def tree(self, name: str) -> Element:
        """Return a small part as a tree, empty if the part is missing."""
        xml = self.part(name)
        builder = TreeBuilder()
        builder.start("", {})
        if len(xml) > _MOST_IN_TREE:
            self.report("too-large", f"{name} is not read: larger than {_MOST_IN_TREE >> 20} MiB")
        else:
            depth = _Depth(builder)
            self.parse(name, xml, Handlers(depth.start, depth.end, depth.text))
            depth.close()
        builder.end("")
        return builder.close()


class _Depth:
    """A tree under construction that is closed wherever its XML breaks off."""

    def __init__(self, builder: TreeBuilder) -> None:
        self.builder = builder
        self.text = builder.data
        self.open: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        self.open.append(name)
        self.builder.start(name, attributes)

    def end(self, name: str) -> None:
        self.open.pop()
        self.builder.end(name)

    def close(self) -> None:
        while self.open:
            self.end(self.open[-1])


class _RefusedError(Exception):
    """XML declares a document type, through which entities could unfold."""


def parse(xml: bytes, handlers: Handlers) -> str:
    """Call handlers for some XML with names such as "w:p"; return why it could not be read to its end, or ""."""
    names = _Names()

    def start(name: str, attributes: Attributes) -> None:
        handlers.start(names[name], {names[key]: value for key, value in attributes.items()})

    def refuse(*_: object) -> None:
        raise _RefusedError("it declares a document type")

    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: handlers.end(names[name])
    parser.CharacterDataHandler = handlers.text
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(xml, True)  # noqa: FBT003 - expat takes no keywords
    except (ExpatError, ValueError, LookupError, _RefusedError) as error:
        return str(error)
    return ""


class _Names(dict[str, str]):
    """Names with prefixes, by names as expat gives them."""

    def __missing__(self, name: str) -> str:
        space, _, local = name.rpartition(" ")
        self[name] = short = f"{_PREFIXES.get(space, '')}:{local}" if space else local
        return short


def relations(package: Package, part: str) -> Mapping[str, Relation]:
    """Return what a part refers to, by the id of the reference."""
    folder, _, name = part.rpartition("/")
    listed = package.tree(f"{folder}/_rels/{name}.rels".lstrip("/"))
    return {
        relation.get("Id", ""): Relation(
            relation.get("Type", "").rpartition("/")[2],
            _target(folder, relation.get("Target", ""), is_outside=relation.get("TargetMode") == "External"),
        )
        for relation in listed.iter("rel:Relationship")
    }


class Relation(NamedTuple):
    """A part of the package, or an address outside of it, and what it is to the part that refers to it."""

    type: str
    target: str


def _target(folder: str, target: str, *, is_outside: bool) -> str:
    """Return an address as it is, and the name of a part from the root of the package."""
    if is_outside:
        return target
    if target.startswith("/"):
        return target[1:]
    steps = [*filter(None, folder.split("/"))]
    for step in target.split("/"):
        if step == "..":
            del steps[-1:]
        elif step != ".":
            steps.append(step)
    return "/".join(steps)


def _reason(error: Exception) -> str:
    return str(error).partition("\n")[0] or type(error).__name__
