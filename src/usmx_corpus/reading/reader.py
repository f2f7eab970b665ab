"""Read bytes into a `Document`. Reading never raises: what is wrong with a file is a problem with its line."""

from __future__ import annotations

from hashlib import sha256
from reprlib import repr as short
from typing import TYPE_CHECKING, TypedDict, cast

from usmx_corpus.model import KINDS, Block, Document, Kind, Problem
from usmx_corpus.reading import blocks, formats, frontmatter, plain
from usmx_corpus.reading.statements import Statements
from usmx_corpus.reading.text import lines_by_newline

if TYPE_CHECKING:
    from datetime import date, datetime

# The fields that a sidecar may give; they are marked as editorial in the document.
SIDECAR_FIELDS = ("kind", "title", "date", "url", "publisher", "language", "copy_of", "summary_of")


def read(
    path: str, content: bytes, sidecar: bytes | None = None, sidecar_path: str = ""
) -> tuple[Document, list[Problem]]:
    """Return the document in the bytes of a file and its sidecar, and the problems found.

    `path` is relative to the root of the corpus; the id of the document is its file name without the suffix.
    """
    extract = formats.read(path, content)
    problems = [*extract.problems]
    own = frontmatter.TypedFields(path, extract.fields, extract.lines)
    editorial = _sidecar(sidecar, sidecar_path, problems)
    split = blocks.split(lines_by_newline(extract.raw), extract.body, extract.boilerplate)
    document = Document(
        id=name_of(path),
        path=path,
        kind=_kind(editorial, split),
        **_metadata(own, editorial),
        lines=extract.lines,
        raw=extract.raw,
        sha256=sha256(content).hexdigest(),
        places=extract.places,
        blocks=split,
        statements=Statements(path, split, extract.places),
        words=sum(block.text.clean.count(" ") + 1 for block in split if block.kind != "boilerplate"),
    )
    return document, problems + own.problems + editorial.problems


def name_of(path: str) -> str:
    """Return the id that a path has unless another file has it too: its file name without the suffix."""
    name = path.rpartition("/")[2]
    return name.rpartition(".")[0] or name


class _Metadata(TypedDict):
    """The fields of a document that come from its front matter or its sidecar."""

    title: str
    date: date | None
    url: str
    published: datetime | None
    modified: datetime | None
    category: str
    publisher: str
    language: str
    copy_of: str
    summary_of: str
    editorial: frozenset[str]
    derived: frozenset[str]


def _metadata(own: frontmatter.TypedFields, editorial: frontmatter.TypedFields) -> _Metadata:
    """Return each field from the sidecar where it is there, else from the front matter, in either dialect."""
    return {
        "title": editorial.text("title") or own.text("title"),
        "date": editorial.day("date") if "date" in editorial.fields else own.day("date"),
        "url": editorial.text("url") or own.text("permalink", "source_url"),
        "published": own.moment("published_time"),
        "modified": own.moment("modified_time"),
        "category": own.text("category", "tags"),
        "publisher": editorial.text("publisher"),
        "language": editorial.text("language") or own.text("language"),
        "copy_of": editorial.text("copy_of"),
        "summary_of": editorial.text("summary_of"),
        "editorial": frozenset(editorial.fields).intersection(SIDECAR_FIELDS),
        "derived": frozenset(),
    }


def _sidecar(content: bytes | None, path: str, problems: list[Problem]) -> frontmatter.TypedFields:
    """Return the fields of a sidecar; unknown keys and kinds are added to `problems`."""
    if content is None:
        return frontmatter.TypedFields(path, {}, {})
    source, found = plain.decode(path, content)
    fields, lines, broken = frontmatter.read(path, source, first_line=1)
    problems += found + broken
    for key in sorted(fields.keys() - set(SIDECAR_FIELDS)):
        message = f"unknown field “{frontmatter.shortened(key)}”; known fields: {', '.join(SIDECAR_FIELDS)}"
        problems.append(Problem(path, lines.get(key, 1), "unknown-field", message))
    if fields.get("kind", "release") not in KINDS:
        message = f"unknown kind {short(fields['kind'])}; known kinds: {', '.join(KINDS)}"
        problems.append(Problem(path, lines.get("kind", 1), "unknown-kind", message))
        del fields["kind"]
    return frontmatter.TypedFields(path, fields, lines)


def _kind(editorial: frontmatter.TypedFields, split: tuple[Block, ...]) -> Kind:
    """Return the kind in the sidecar; else "archived" where the page has an archive's banner, else "release"."""
    if kind := editorial.text("kind"):
        return cast("Kind", kind)
    banner = any(block.kind == "boilerplate" and "frozen in time" in block.text.clean for block in split[:3])
    return "archived" if banner else "release"
