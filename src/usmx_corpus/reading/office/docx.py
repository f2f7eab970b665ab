"""Read Word files (.docx) as Markdown; a place is the number of a paragraph, since a Word file has no lines.

Paragraphs are counted in the order of the file, those of tables included and those of text boxes not. Tracked changes
are read as accepted. Footnotes and endnotes stand at the end, each at the paragraph that refers to it; headers and
footers are boilerplate; comments, hidden text and prompts of forms are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from usmx_corpus.model import Places, Problem
from usmx_corpus.reading.extract import Extract, Writer
from usmx_corpus.reading.office.docxstory import Story
from usmx_corpus.reading.office.docxstyles import Lists, Styles
from usmx_corpus.reading.office.package import Handlers, Package, relations
from usmx_corpus.reading.office.properties import properties
from usmx_corpus.reading.office.runs import Block, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from usmx_corpus.reading.office.package import Relation

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how files of Office before 2007, and encrypted ones, begin
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

#: Headers and footers that are read; a file has three of each for every section.
_MOST_HEADERS = 100


def read(path: str, content: bytes) -> Extract:
    """Return the text of a Word file; one in another container is a problem that says what to do."""
    if content.startswith(_OLE):
        return _nothing([Problem(path, 1, "unreadable", _advice(content))])
    package = Package(path, content)
    main = next((each.target for each in relations(package, "").values() if each.type == "officeDocument"), "")
    main = main if package.has(main) else "word/document.xml"
    if not package.has(main):
        if package.is_open:
            package.report("damaged", f"cannot be read: it has no {main}")
        return _nothing(package.problems)
    return _Reader(package, main).extract()


def _nothing(problems: list[Problem]) -> Extract:
    return Extract("", Places((0,)), {}, {}, problems)


def _advice(content: bytes) -> str:
    if _ENCRYPTED in content:
        return "encrypted: open it in Word with its password, and save a copy without one"
    return "in the format of Word before 2007: open it in Word or LibreOffice, and save it as .docx"


class _Reader:
    """A Word file: its parts, what they refer to, and the text extracted so far."""

    def __init__(self, package: Package, main: str) -> None:
        self.package = package
        self.main = main
        self.relations = relations(package, main)
        self.styles = Styles(package.tree(self._of_type("styles")))
        self.lists = Lists(package.tree(self._of_type("numbering")))
        self.writer = Writer()

    def _of_type(self, type_: str) -> str:
        return next((each.target for each in self.relations.values() if each.type == type_), "")

    def extract(self) -> Extract:
        body = self._story(self.relations, self.writer)
        heads = self._margins("header")
        feet = self._margins("footer")
        self._write(heads, 1)
        self._parse(self.main, body)
        for kind in ("footnote", "endnote"):
            self._write_notes(kind, body)
        self._write(feet, max(body.line, 1))
        body.report()
        fields = properties(self.package)
        hints = {"title": body.title} if body.title else {}
        return self.writer.extract(fields, None, self.package.problems, hints)

    def _story(self, links: Mapping[str, Relation], writer: Writer | None = None) -> Story:
        return Story(self.package, self.styles, self.lists, links, writer)

    def _parse(self, part: str, story: Story) -> None:
        handlers = Handlers(story.start, story.end, story.text)
        self.package.parse(part, self.package.part(part), handlers)
        story.close()

    def _margins(self, type_: str) -> list[Block]:
        """Return the text of the headers or footers, each once, as boilerplate."""
        found: dict[str, Block] = {}
        parts = sorted({each.target for each in self.relations.values() if each.type == type_})
        for part in parts[:_MOST_HEADERS]:
            story = self._story(relations(self.package, part))
            self._parse(part, story)
            for block in story.blocks:
                found.setdefault("".join(words for words, _ in block.pieces), block._replace(is_boilerplate=True))
        return [*found.values()]

    def _write(self, blocks: Iterable[Block], line: int) -> None:
        for block in blocks:
            write(self.writer, block._replace(pieces=tuple((words, line) for words, _ in block.pieces)))

    def _write_notes(self, kind: str, body: Story) -> None:
        """Write the notes that the body refers to at its end, each at the place of its mark."""
        part = self._of_type(f"{kind}s")
        if not body.notes[kind] or not part:
            return
        notes = self._story(relations(self.package, part))
        self._parse(part, notes)
        for id_, line in body.notes[kind].items():
            self._write(notes.by_note.get(id_, ()), line)
