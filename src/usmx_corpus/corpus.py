"""Load a folder of releases. The only module that opens source files."""

from __future__ import annotations

import os
from collections import Counter
from errno import EINVAL
from hashlib import sha256
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from usmx_corpus.errors import AmbiguousReferenceError, CorpusMissingError, UnknownReferenceError, UnreadableFileError
from usmx_corpus.model import KINDS, Document, Header, Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

Described = TypeVar("Described", Document, Header)  # what has dates
Named = TypeVar("Named", Document, Header, "Listed")  # what goes by an id or a path

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
    survey = look_over(root)
    problems = list(survey.problems)
    documents: list[Document] = []
    for name, id_ in zip(survey.stamps, unique_ids(survey.stamps), strict=True):
        document, found = survey.read(name, id_)
        documents += [document] if document else []
        problems += found
    return Corpus(survey.root, tuple(documents), tuple(problems))


class Survey(NamedTuple):
    """The release files below a folder, unread.

    `stamps` has them by path: what the file system tells of the file and of its sidecar, another one whenever either
    is changed; `state` is that of all together. `odd` holds the true paths of names that are no UTF-8; `problems` is
    what cannot be opened.
    """

    root: Path
    stamps: Mapping[str, str]
    odd: Mapping[str, str]
    problems: tuple[Problem, ...]
    state: str = ""

    def read(self, name: str, id_: str) -> tuple[Document | None, list[Problem]]:
        """Read one of the files under the id that is its own here; None where it cannot be opened."""
        try:
            document, problems = _read(self.root / self.odd.get(name, name), name)
        except OSError as error:
            return None, [_unreadable(name, error)]
        return document if document.id == id_ else document._replace(id=id_), problems

    def has_sidecar(self, name: str) -> bool:
        """Tell whether a sidecar stands beside one of the files."""
        return self.stamps[name].count(";") > 1

    def content(self, name: str) -> bytes | None:
        """Give the bytes of one of the files; None where it cannot be opened, of which `read` tells."""
        try:
            return _content(self.root / self.odd.get(name, name))
        except OSError:
            return None


def look_over(root: Path | str | None = None) -> Survey:
    """Find the release files below a folder, in the order of their paths; hidden ones are left out.

    Raises `CorpusMissingError` where there is no such folder or it holds no release.
    """
    folder = Path(root or os.environ.get("USMX_CORPUS") or packaged_root())
    _check_folder(folder)
    found: dict[str, str] = {}
    problems: list[Problem] = []
    below = [""]
    while below:
        inside = below.pop()
        try:
            with os.scandir(folder / inside) as entries:
                folders, stamps = _stamps(entries)
        except OSError as error:
            problems.append(_unreadable(_shown(Path(inside)), error))
            continue
        below += [f"{inside}{name}/" for name in folders]
        found |= {f"{inside}{name}": stamp for name, stamp in stamps.items()}
    if not found:
        reason = problems[0].message if problems else f"no releases here (files ending in {', '.join(ENDINGS)})"
        raise CorpusMissingError(str(folder), reason)
    return _survey(folder, found, problems)


def _survey(root: Path, found: Mapping[str, str], problems: list[Problem]) -> Survey:
    stamps, odd = dict(sorted(found.items())), {}
    for name in () if "".join(found).isprintable() else [*stamps]:
        stamp = stamps.pop(name)
        shown = name if name.isprintable() else _shown(Path(name))
        while shown in stamps:
            shown += "\N{REPLACEMENT CHARACTER}"  # another name that is no UTF-8
        stamps[shown] = stamp
        if shown != name:
            odd[shown] = name
    return Survey(root, stamps, odd, tuple(problems), state(stamps))


def state(stamps: Mapping[str, str]) -> str:
    """Give what tells one state of some files, by path, from another."""
    lines = [f"{path}\0{stamp}" for path, stamp in sorted(stamps.items())]
    return sha256("\n".join(lines).encode(errors="surrogatepass")).hexdigest()


def _stamps(entries: Iterable[os.DirEntry[str]]) -> tuple[list[str], dict[str, str]]:
    """Give the folders and the releases among the entries of a folder, each release with its stamp."""
    folders: list[str] = []
    stamps: dict[str, str] = {}
    beside: dict[str, str] = {}
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            folders.append(entry.name)
        elif entry.name.endswith(ENDINGS):
            stamps[entry.name] = _stamp(entry)
        elif entry.name.endswith(SIDECAR_ENDING):
            beside[entry.name.removesuffix(SIDECAR_ENDING)] = _stamp(entry)
    for name in stamps if beside else ():
        stamps[name] += beside.get(name.rpartition(".")[0], "")
    return folders, stamps


def _stamp(entry: os.DirEntry[str]) -> str:
    """Give what tells one state of a file from another; "" for a file that cannot be asked."""
    try:
        status = entry.stat()
    except OSError:
        return ""
    return f"{status.st_mtime_ns}:{status.st_ctime_ns}:{status.st_size}:{status.st_ino};"


class Listed(NamedTuple):
    """A release file that nobody has read yet."""

    id: str
    path: str


def read_one(survey: Survey, reference: str) -> tuple[Document, list[Problem]]:
    """Read the document that goes by an id, a unique beginning of one, or a path, and no other.

    Raises as `find` does, and `UnreadableFileError` where its file cannot be opened.
    """
    found = listed(survey, reference)
    document, problems = survey.read(found.path, found.id)
    if document is None:
        raise UnreadableFileError(str(survey.root / found.path), problems[0].message)
    return document, problems


def listed(survey: Survey, reference: str) -> Listed:
    """Give the unread document that goes by an id, a unique beginning of one, or a path; raises as `find` does."""
    names = survey.stamps
    return find([Listed(id_, name) for id_, name in zip(unique_ids(names), names, strict=True)], reference)


def ids(root: Path | str | None = None) -> list[str]:
    """Give the ids of a corpus's documents from their names alone, without reading them."""
    return unique_ids(look_over(root).stamps)


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


def find(documents: Iterable[Named], reference: str) -> Named:
    """Give the document by its id, a unique beginning of it (with or without the "…" that tables put), or its path.

    Raises `UnknownReferenceError` (with ids that are close) or `AmbiguousReferenceError`.
    """
    documents = tuple(documents)
    for document in documents:
        if reference in {document.id, document.path}:
            return document
    begins = reference.removesuffix("…").casefold()
    candidates = [document for document in documents if begins and document.id.casefold().startswith(begins)]
    if len(candidates) == 1:
        return candidates[0]
    if candidates:
        raise AmbiguousReferenceError(reference, tuple(document.id for document in candidates))
    raise UnknownReferenceError(reference, "document", close_to(reference, [document.id for document in documents]))


def chronological(documents: Iterable[Described]) -> list[Described]:
    """Order releases before copies before summaries, each kind by its moment of publication, the undated last."""

    def place(document: Document | Header) -> tuple[int, str, str]:
        moment = document.published or document.date
        return KINDS.index(document.kind), moment.isoformat() if moment else "9999", document.path

    return sorted(documents, key=place)


def close_to(reference: str, names: Iterable[str]) -> tuple[str, ...]:
    """Give up to three names that a mistyped reference may have meant, the likeliest first."""
    from rapidfuzz import fuzz, process  # only a mistake needs it

    # One or two slips of a letter leave 80 or more of 100. Of 4,000 pairs of different ids of the archive 0.3 % reach
    # 75, and 4 % would reach 60.
    found = process.extract(
        reference, list(names), scorer=fuzz.WRatio, processor=str.casefold, score_cutoff=75, limit=3
    )
    return tuple(name for name, _, _ in found)


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
    from usmx_corpus.reading import reader  # an index that is current needs none

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


def unique_ids(names: Collection[str]) -> list[str]:
    """Give each document its file name for an id, or so much of its path as no other shares."""
    from usmx_corpus.reading import reader

    candidates = [(reader.name_of(name), name.rpartition(".")[0], name) for name in names]
    count = Counter(candidate for pair in candidates for candidate in set(pair))
    return [
        next((candidate for candidate in pair if count[candidate] == 1), name)
        for pair, name in zip(candidates, names, strict=True)
    ]
