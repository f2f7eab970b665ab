"""Bytes to a `Document` and its problems. Reading never raises: what is wrong with a file is said, with its line."""

from __future__ import annotations

from hashlib import sha256
from itertools import accumulate
from typing import TYPE_CHECKING, TypedDict, cast

from usmx_corpus.model import KINDS, Block, Document, Kind, Problem
from usmx_corpus.reading import blocks, frontmatter
from usmx_corpus.reading.statements import Statements
from usmx_corpus.reading.text import lines_by_newline

if TYPE_CHECKING:
    from datetime import date, datetime

# The fields a sidecar may give; each is marked as editorial in the document.
SIDECAR_FIELDS = ("kind", "title", "date", "url", "publisher", "language", "copy_of", "summary_of")


def read(
    path: str, content: bytes, sidecar: bytes | None = None, sidecar_path: str = ""
) -> tuple[Document, list[Problem]]:
    """Read one source file, with the sidecar that says what the file cannot say of itself.

    `path` is relative to the corpus root; the document's id is its name without the ending.
    """
    raw, problems = _decode(path, content)
    lined = lines_by_newline(raw)
    header, body = frontmatter.split(lined)
    fields, lines, found = frontmatter.read(path, header) if header else ({}, {}, [])
    problems += found
    if not body and lined.startswith(("---\n", "---\r\n")):
        problems.append(Problem(path, 1, "open-front-matter", "front matter is not closed by a line of “---”"))
    own = frontmatter.Typed(path, fields, lines)
    extra = _sidecar(sidecar, sidecar_path, problems)
    split = blocks.split(lined, body)
    line_starts = (0, *accumulate(len(line) + 1 for line in lined.split("\n")[:-1]))
    document = Document(
        id=name_of(path),
        path=path,
        kind=_kind(extra, split),
        **_described(own, extra),
        lines=lines,
        raw=raw,
        sha256=sha256(content).hexdigest(),
        line_starts=line_starts,
        blocks=split,
        statements=Statements(path, split, line_starts),
        words=sum(block.text.clean.count(" ") + 1 for block in split if block.kind != "boilerplate"),
    )
    return document, problems + own.problems + extra.problems


def name_of(path: str) -> str:
    """Give the id a path would have alone: its file name without the ending."""
    name = path.rpartition("/")[2]
    return name.rpartition(".")[0] or name


class _Described(TypedDict):
    """What a document says of itself, or a sidecar of it."""

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


def _described(own: frontmatter.Typed, extra: frontmatter.Typed) -> _Described:
    """Take each field from the sidecar where it stands there, else from the front matter, in either dialect."""
    return {
        "title": extra.text("title") or own.text("title"),
        "date": extra.day("date") if "date" in extra.fields else own.day("date"),
        "url": extra.text("url") or own.text("permalink", "source_url"),
        "published": own.moment("published_time"),
        "modified": own.moment("modified_time"),
        "category": own.text("category", "tags"),
        "publisher": extra.text("publisher"),
        "language": extra.text("language") or own.text("language"),
        "copy_of": extra.text("copy_of"),
        "summary_of": extra.text("summary_of"),
        "editorial": frozenset(extra.fields).intersection(SIDECAR_FIELDS),
    }


def _decode(path: str, content: bytes) -> tuple[str, list[Problem]]:
    """Decode UTF-8, with or without a byte order mark; other bytes become U+FFFD and a problem."""
    if not content.strip():
        return "", [Problem(path, 1, "empty", "the file is empty")]
    if b"\0" in content:
        message = "not a text: it holds a NUL byte"
        return "", [Problem(path, _line(content, content.index(b"\0")), "binary", message)]
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        message = f"not UTF-8: byte 0x{content[error.start]:02x} reads as “\N{REPLACEMENT CHARACTER}”"
        problem = Problem(path, _line(content, error.start), "bad-encoding", message)
        return content.decode("utf-8-sig", errors="replace"), [problem]


def _line(content: bytes, offset: int) -> int:
    before = content[:offset]
    return 1 + before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n")


def _sidecar(content: bytes | None, path: str, problems: list[Problem]) -> frontmatter.Typed:
    """Read a sidecar's fields; a key or kind that usmx does not know is a problem."""
    if content is None:
        return frontmatter.Typed(path, {}, {})
    source, found = _decode(path, content)
    fields, lines, broken = frontmatter.read(path, source, first_line=1)
    problems += found + broken
    for key in sorted(fields.keys() - set(SIDECAR_FIELDS)):
        message = f"unknown field “{key}”; known are {', '.join(SIDECAR_FIELDS)}"
        problems.append(Problem(path, lines.get(key, 1), "unknown-field", message))
    if fields.get("kind", "release") not in KINDS:
        message = f"unknown kind {fields['kind']!r}; known are {', '.join(KINDS)}"
        problems.append(Problem(path, lines.get("kind", 1), "unknown-kind", message))
        del fields["kind"]
    return frontmatter.Typed(path, fields, lines)


def _kind(sidecar: frontmatter.Typed, split: tuple[Block, ...]) -> Kind:
    """Give the kind a sidecar names; else an archive's banner tells a copy, and the rest are releases."""
    if kind := sidecar.text("kind"):
        return cast("Kind", kind)
    banner = any(block.kind == "boilerplate" and "frozen in time" in block.text.clean for block in split[:3])
    return "archived" if banner else "release"
