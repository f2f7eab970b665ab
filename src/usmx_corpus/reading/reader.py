"""Read bytes into a `Document`. Reading never raises: what is wrong with a file is a problem with its line."""

from __future__ import annotations

from hashlib import sha256
from reprlib import repr as short
from typing import TYPE_CHECKING, cast

from usmx_corpus.model import KINDS, Block, Document, Kind, Problem
from usmx_corpus.reading import blocks, formats, margins, plain
from usmx_corpus.reading.metadata import yaml_fields
from usmx_corpus.reading.metadata.fields import Other, shortened
from usmx_corpus.reading.metadata.typed import SIDECAR_FIELDS, TypedFields, metadata
from usmx_corpus.reading.statements import Statements
from usmx_corpus.reading.text import lines_by_newline

if TYPE_CHECKING:
    from usmx_corpus.reading.metadata.order import Order


def read(
    path: str, content: bytes, sidecar: bytes | None = None, sidecar_path: str = "", order: Order = ""
) -> tuple[Document, list[Problem]]:
    """Return the document in the bytes of a file and its sidecar, and the problems found.

    `path` is relative to the root of the corpus; the id of the document is its file name without the suffix. `order` is
    what dates of two numbers begin with in the folder, as far as that is known.
    """
    extract = formats.read(path, content)
    problems = [*extract.problems]
    own = TypedFields(path, extract.fields, extract.lines)
    editorial = _sidecar(sidecar, sidecar_path, problems)
    split = blocks.split(lines_by_newline(extract.raw), extract.body, extract.boilerplate)
    # What is derived from the lines above a text looks at them as they are.
    parted = margins.marked(split)
    document = Document(
        id=name_of(path),
        path=path,
        kind=_kind(editorial, split),
        **metadata(extract, split, own, editorial, order),
        lines=extract.lines,
        raw=extract.raw,
        sha256=sha256(content).hexdigest(),
        places=extract.places,
        blocks=parted,
        statements=Statements(path, parted, extract.places),
        words=sum(block.text.clean.count(" ") + 1 for block in parted if block.kind != "boilerplate"),
    )
    return document, problems + own.problems + editorial.problems


def name_of(path: str) -> str:
    """Return the id that a path has unless another file has it too: its file name without the suffix."""
    name = path.rpartition("/")[2]
    return name.rpartition(".")[0] or name


def _sidecar(content: bytes | None, path: str, problems: list[Problem]) -> TypedFields:
    """Return the fields of a sidecar; unknown keys and kinds are added to `problems`."""
    if content is None:
        return TypedFields(path, {}, {})
    source, found = plain.decode(path, content)
    fields, lines, broken = yaml_fields.read(path, source, first_line=1)
    problems += found + broken
    for key in sorted(fields.keys() - set(SIDECAR_FIELDS)):
        if isinstance(fields.get(key.rpartition(".")[0]), Other):  # a part of a mapping, which is reported
            continue
        message = f"unknown field “{shortened(key)}”; known fields: {', '.join(SIDECAR_FIELDS)}"
        problems.append(Problem(path, lines.get(key, 1), "unknown-field", message))
    if fields.get("kind", "release") not in KINDS:
        message = f"unknown kind {short(fields['kind'])}; known kinds: {', '.join(KINDS)}"
        problems.append(Problem(path, lines.get("kind", 1), "unknown-kind", message))
        del fields["kind"]
    return TypedFields(path, fields, lines)


def _kind(editorial: TypedFields, split: tuple[Block, ...]) -> Kind:
    """Return the kind in the sidecar; else "archived" where the page has an archive's banner, else "release"."""
    if kind := editorial.text("kind"):
        return cast("Kind", kind)
    banner = any(block.kind == "boilerplate" and "frozen in time" in block.text.clean for block in split[:3])
    return "archived" if banner else "release"
