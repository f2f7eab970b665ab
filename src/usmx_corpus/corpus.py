"""Load a folder of releases. The only module that opens source files."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from usmx_corpus import reader
from usmx_corpus.errors import (
    AmbiguousReferenceError,
    CorpusMissingError,
    UnknownReferenceError,
    UnreadableFileError,
)
from usmx_corpus.model import Document, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ENDINGS = (".md", ".markdown", ".txt")
SIDECAR_ENDING = ".meta.yaml"
CHECKSUMS = "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Corpus:
    """The documents below a folder, in the order of their paths, and what was wrong in reading them."""

    root: Path
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]


def packaged_root() -> Path:
    """Give the folder of the five documents: inside the installed package, or beside `src` in a checkout."""
    installed = Path(__file__).with_name("corpus")
    return installed if installed.is_dir() else Path(__file__).parents[2] / "corpus"


def load(root: Path | str | None = None) -> Corpus:
    """Read every release below `root` (else `$USMX_CORPUS`, else the five documents that come with usmx).

    Raises `CorpusMissingError` where there is no such folder or it holds no release; a file that cannot be read well
    is among the problems.
    """
    folder = _folder(root)
    documents: list[Document] = []
    problems: list[Problem] = []
    for path in _sources(folder):
        document, found = _read(folder, path)
        problems += found
        if document:
            documents.append(document)
    return Corpus(folder, tuple(_with_unique_ids(documents)), tuple(problems))


def ids(root: Path | str | None = None) -> list[str]:
    """Give the ids of a corpus's documents from their names alone, without reading them."""
    folder = _folder(root)
    paths = [path.relative_to(folder).as_posix() for path in _sources(folder)]
    count = Counter(_name(path) for path in paths)
    return [_name(path) if count[_name(path)] == 1 else path.rpartition(".")[0] for path in paths]


def open_document(path: Path | str) -> tuple[Document, list[Problem]]:
    """Read one file outside a corpus; raises `UnreadableFileError` where it cannot be opened."""
    path = Path(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(str(path), error.strerror or str(error)) from error
    return reader.read(path.as_posix(), content, *_sidecar(path, path.as_posix()))


def checksums(root: Path) -> dict[str, tuple[int, str]]:
    """Give what `SHA256SUMS` in the folder says, if it is there: path → (line of the list, checksum)."""
    listing = root / CHECKSUMS
    if not listing.is_file():
        return {}
    sums = {}
    for number, line in enumerate(listing.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
        checksum, _, name = line.strip().partition(" ")
        if name:
            sums[name.lstrip(" *")] = (number, checksum.lower())
    return sums


def find(documents: Iterable[Document], reference: str) -> Document:
    """Give the document by its id, a unique beginning of it, or its path.

    Raises `UnknownReferenceError` (with ids that are close) or `AmbiguousReferenceError`.
    """
    documents = tuple(documents)
    for document in documents:
        if reference in {document.id, document.path}:
            return document
    candidates = [document for document in documents if document.id.startswith(reference)] if reference else []
    if len(candidates) == 1:
        return candidates[0]
    if candidates:
        raise AmbiguousReferenceError(reference, tuple(document.id for document in candidates))
    raise UnknownReferenceError(reference, "document", close_to(reference, [document.id for document in documents]))


def close_to(reference: str, names: Iterable[str]) -> tuple[str, ...]:
    """Give up to three names that a mistyped reference may have meant, the likeliest first."""
    from rapidfuzz import fuzz, process  # only a mistake needs it

    # A slip of a letter or two keeps 75 or more of 100; other ids of the five documents stay below 60.
    return tuple(name for name, _, _ in process.extract(reference, names, scorer=fuzz.WRatio, score_cutoff=75, limit=3))


def _folder(root: Path | str | None) -> Path:
    return Path(root or os.environ.get("USMX_CORPUS") or packaged_root())


def _name(path: str) -> str:
    """Give the id a path would have alone: its file name without the ending."""
    return path.rpartition("/")[2].rpartition(".")[0]


def _sources(root: Path) -> Iterator[Path]:
    """Give the release files below a folder, by path; hidden ones are left out."""
    if not root.exists():
        raise CorpusMissingError(str(root), "no such folder")
    if not root.is_dir():
        raise CorpusMissingError(str(root), "not a folder; a corpus is a folder of releases")
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(folder, name) for name in names if name.endswith(ENDINGS) and not name.startswith(".")]
    if not found:
        raise CorpusMissingError(str(root), f"no releases here (files ending in {', '.join(ENDINGS)})")
    return iter(sorted(found))


def _read(root: Path, path: Path) -> tuple[Document | None, list[Problem]]:
    name = path.relative_to(root).as_posix()
    try:
        content = path.read_bytes()
    except OSError as error:
        return None, [Problem(name, 1, "unreadable", error.strerror or str(error))]
    return reader.read(name, content, *_sidecar(path, name))


def _sidecar(path: Path, name: str) -> tuple[bytes | None, str]:
    """Give the bytes of the sidecar beside a source, if there is one, and its path."""
    beside = path.with_suffix(SIDECAR_ENDING)
    shown = name.removesuffix(path.suffix) + SIDECAR_ENDING
    return (beside.read_bytes() if beside.is_file() else None), shown


def _with_unique_ids(documents: list[Document]) -> Iterator[Document]:
    """Give each document its file name for an id, or its whole path where two files bear one name."""
    count = Counter(document.id for document in documents)
    for document in documents:
        yield document if count[document.id] == 1 else replace(document, id=document.path.rpartition(".")[0])
