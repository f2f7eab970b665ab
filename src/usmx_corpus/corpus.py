"""Load a folder of releases. The only module that opens source files."""

from __future__ import annotations

import os
from collections import Counter
from errno import EINVAL
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.errors import (
    AmbiguousReferenceError,
    CorpusMissingError,
    UnknownReferenceError,
    UnreadableFileError,
)
from usmx_corpus.model import KINDS, Document, Problem
from usmx_corpus.reading import reader

if TYPE_CHECKING:
    from collections.abc import Iterable

ENDINGS = (".md", ".markdown", ".txt")
SIDECAR_ENDING = ".meta.yaml"
CHECKSUMS = "SHA256SUMS"


class Corpus(NamedTuple):
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
    paths, problems = _sources(folder)
    names = [_shown(path.relative_to(folder)) for path in paths]
    documents: list[Document] = []
    for path, name, id_ in zip(paths, names, _unique_ids(names), strict=True):
        try:
            document, found = _read(path, name)
        except OSError as error:
            found = [_unreadable(name, error)]
        else:
            documents.append(document if document.id == id_ else document._replace(id=id_))
        problems += found
    return Corpus(folder, tuple(documents), tuple(problems))


def ids(root: Path | str | None = None) -> list[str]:
    """Give the ids of a corpus's documents from their names alone, without reading them."""
    folder = _folder(root)
    return _unique_ids([_shown(path.relative_to(folder)) for path in _sources(folder)[0]])


def open_document(path: Path | str) -> tuple[Document, list[Problem]]:
    """Read one file outside a corpus; raises `UnreadableFileError` where it cannot be opened."""
    path = Path(path)
    try:
        return _read(path, _shown(path))
    except OSError as error:
        raise UnreadableFileError(str(path), error.strerror or str(error)) from error


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


def sidecars(root: Path) -> list[str]:
    """Give the paths of the sidecars below a folder."""
    return sorted(path.relative_to(root).as_posix() for path in root.rglob(f"*{SIDECAR_ENDING}") if path.is_file())


def sidecar_place(root: Path, document: Document, field: str) -> tuple[str, int]:
    """Give the path of a document's sidecar and the line on which it gives a field."""
    path = document.path.rpartition(".")[0] + SIDECAR_ENDING
    lines = (root / path).read_text(encoding="utf-8", errors="replace").splitlines()
    return path, next((number for number, line in enumerate(lines, 1) if line.startswith(f"{field}:")), 1)


def find(documents: Iterable[Document], reference: str) -> Document:
    """Give the document by its id, a unique beginning of it, or its path.

    Raises `UnknownReferenceError` (with ids that are close) or `AmbiguousReferenceError`.
    """
    documents = tuple(documents)
    for document in documents:
        if reference in {document.id, document.path}:
            return document
    begins = reference.casefold()
    candidates = [document for document in documents if begins and document.id.casefold().startswith(begins)]
    if len(candidates) == 1:
        return candidates[0]
    if candidates:
        raise AmbiguousReferenceError(reference, tuple(document.id for document in candidates))
    raise UnknownReferenceError(reference, "document", close_to(reference, [document.id for document in documents]))


def chronological(documents: Iterable[Document]) -> list[Document]:
    """Order releases before copies before summaries, each kind by its moment of publication, the undated last."""

    def place(document: Document) -> tuple[int, str, str]:
        moment = document.published or document.date
        return KINDS.index(document.kind), moment.isoformat() if moment else "9999", document.path

    return sorted(documents, key=place)


def close_to(reference: str, names: Iterable[str]) -> tuple[str, ...]:
    """Give up to three names that a mistyped reference may have meant, the likeliest first."""
    from rapidfuzz import fuzz, process  # only a mistake needs it

    # A slip of a letter or two keeps 80 or more of 100; ids of other matter stay below 55.
    found = process.extract(
        reference, list(names), scorer=fuzz.WRatio, processor=str.casefold, score_cutoff=75, limit=3
    )
    return tuple(name for name, _, _ in found)


def _folder(root: Path | str | None) -> Path:
    return Path(root or os.environ.get("USMX_CORPUS") or packaged_root())


def _sources(root: Path) -> tuple[list[Path], list[Problem]]:
    """Give the release files below a folder, by path, and what cannot be opened there; hidden ones are left out."""
    _check_folder(root)
    problems: list[Problem] = []

    def report(error: OSError) -> None:
        problems.append(_unreadable(_shown(Path(error.filename).relative_to(root)), error))

    found: list[str] = []
    for folder, folders, names in os.walk(root, onerror=report):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [f"{folder}/{name}" for name in names if name.endswith(ENDINGS) and not name.startswith(".")]
    if not found:
        reason = problems[0].message if problems else f"no releases here (files ending in {', '.join(ENDINGS)})"
        raise CorpusMissingError(str(root), reason)
    return [Path(path) for path in sorted(found)], problems


def _check_folder(root: Path) -> None:
    try:
        is_folder = S_ISDIR(root.stat().st_mode)
    except FileNotFoundError:
        raise CorpusMissingError(str(root), "no such folder") from None
    except (OSError, ValueError) as error:
        raise CorpusMissingError(str(root), str(error)) from error
    if not is_folder:
        raise CorpusMissingError(str(root), "not a folder; a corpus is a folder of releases")


def _read(path: Path, name: str) -> tuple[Document, list[Problem]]:
    """Read a file and the sidecar beside it, if there is one; raises OSError for the file alone."""
    content = _content(path)
    beside = path.with_suffix(SIDECAR_ENDING)
    if not os.path.lexists(beside):
        return reader.read(name, content)
    shown = name.removesuffix(path.suffix) + SIDECAR_ENDING
    try:
        return reader.read(name, content, _content(beside), shown)
    except OSError as error:
        document, problems = reader.read(name, content)
        return document, [*problems, _unreadable(shown, error)]


def _content(path: Path) -> bytes:
    """Give the bytes of a regular file; a pipe or a device would keep us waiting for ever."""
    if not S_ISREG(path.stat().st_mode):
        raise OSError(EINVAL, "not a regular file", str(path))
    return path.read_bytes()


def _shown(path: Path) -> str:
    """Give a path as it is printed: with slashes, and U+FFFD for bytes of a name that are no UTF-8."""
    return os.fsencode(path.as_posix()).decode("utf-8", errors="replace")


def _unreadable(name: str, error: OSError) -> Problem:
    return Problem(name, 1, "unreadable", error.strerror or str(error))


def _unique_ids(names: list[str]) -> list[str]:
    """Give each document its file name for an id, or so much of its path as no other shares."""
    candidates = [(reader.name_of(name), name.rpartition(".")[0]) for name in names]
    count = Counter(candidate for pair in candidates for candidate in set(pair))
    return [
        next((candidate for candidate in pair if count[candidate] == 1), name)
        for pair, name in zip(candidates, names, strict=True)
    ]
