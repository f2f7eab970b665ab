"""Scan a folder of documents and read its files. The only module that opens source files."""

from __future__ import annotations

import os
import re
from collections import Counter
from datetime import UTC, date, datetime
from errno import EFBIG, EINVAL
from functools import cached_property
from hashlib import sha256
from math import inf
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from usmx_corpus.errors import (
    AmbiguousReferenceError,
    CorpusMissingError,
    MissingLibraryError,
    SettingError,
    UnknownReferenceError,
    UnreadableFileError,
)
from usmx_corpus.model import KINDS, Document, Header, Problem
from usmx_corpus.reading.formats import ENDINGS, lacks_library

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from usmx_corpus.reading.metadata.order import Order

SIDECAR_ENDING = ".meta.yaml"
CHECKSUMS = "SHA256SUMS"
#: Endings of files that may be documents but are not read, and what to do with them.
UNREAD = {
    **dict.fromkeys((".warc", ".warc.gz", ".wacz"), "`usmx add` unpacks it"),
    ".webarchive": "save the page as HTML",
    **dict.fromkeys((".html.gz", ".htm.gz", ".zip"), "unpack it"),
    **dict.fromkeys((".eml", ".msg", ".epub", ".pages", ".wpd", ".tex"), "save it as PDF, HTML or text"),
    **dict.fromkeys((".rst", ".org", ".text", ".mdx", ".adoc"), "give it a name in .txt or .md"),
}
#: The folder of reviews within a folder of documents.
REVIEWS = "reviews"
#: Settings of a folder: the country of its documents.
SETTINGS = "usmx.toml"
#: Bytes of a file that are read: the longest laws have some 10 MB, and reading takes 30 times as much memory.
LARGEST = 64 << 20
#: The code of a problem: a file of a format whose library is not installed.
MISSING_LIBRARY = "missing-library"
#: The code of a problem: a date that may be two days.
AMBIGUOUS = "ambiguous-date"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Entry(NamedTuple):
    """A document file that has not been read: its id, unique in its folder, and its path below it."""

    id: str
    path: str


Dated = TypeVar("Dated", Document, Header)
Named = TypeVar("Named", Document, Header, Entry)


class Corpus(NamedTuple):
    """The documents below a folder in the order of their paths, and the problems met while reading them."""

    root: Path
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]


class Terms(NamedTuple):
    """How the files of a folder are read.

    Links do not lead out of the folder `within`, if one is given. `country` is the code of the country whose government
    issued what names no other, `order` is what dates of two numbers and a year begin with; "" if that is unknown.
    """

    within: Path | None = None
    country: str = ""
    order: Order = ""


_ALONE = Terms()


class Folder:
    """The document files below a folder, unread.

    `stamps` maps each path to what the file system says of the file and its sidecar: times, size and inode. It changes
    whenever either file does; `state` is a digest of all stamps. `problems` lists what could not be opened.
    """

    def __init__(  # noqa: PLR0913 - what is known of a folder
        self,
        root: Path,
        stamps: Mapping[str, str],
        true_paths: Mapping[str, str],
        problems: Iterable[Problem],
        *,
        follow_links: bool = False,
        country: str = "",
    ) -> None:
        self.root = root
        self.stamps = stamps
        self.problems = tuple(problems)
        self._true_paths = true_paths  # of files whose names are not UTF-8
        self.terms = Terms(None if follow_links else Path(os.path.realpath(root)), country)

    @cached_property
    def state(self) -> str:
        """A digest of all stamps."""
        return state_of(self.stamps)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The files with their ids, in the order of their paths."""
        return tuple(map(Entry, unique_ids(self.stamps), self.stamps))

    def entry(self, reference: str) -> Entry:
        """Return the file with this id, path or unique beginning of an id; raises as `find` does."""
        return find(self.entries, reference)

    def read(self, path: str, id_: str) -> tuple[Document | None, list[Problem]]:
        """Read a file under its id in this folder; the document is None if the file cannot be opened."""
        document, problems = read_file(self.true_path(path), path, id_, self.terms)
        if any(problem.code == AMBIGUOUS for problem in problems) and self.date_order:
            return read_file(self.true_path(path), path, id_, self.terms._replace(order=self.date_order))
        return document, problems

    @cached_property
    def date_order(self) -> Order:
        """What dates of two numbers and a year begin with in this folder: the day, the month, or "" if none tells."""
        from usmx_corpus.reading.metadata.order import order_of  # few files need it

        return order_of(_head(self.true_path(path), self.terms.within) for path in self.stamps)

    def read_one(self, reference: str) -> tuple[Document, list[Problem]]:
        """Read the file that `entry` returns; raises as it does, and `UnreadableFileError` if it cannot be opened."""
        entry = self.entry(reference)
        document, problems = self.read(entry.path, entry.id)
        if document is None:
            raise UnreadableFileError(str(self.root / entry.path), problems[0].message)
        return document, problems

    def true_path(self, path: str) -> Path:
        """Return where a file lies; `path` has U+FFFD for bytes of its name that are not UTF-8."""
        return self.root / self._true_paths.get(path, path)

    def has_sidecar(self, path: str) -> bool:
        """Whether a file has a sidecar."""
        return self.stamps[path].count(";") > 1

    def content(self, path: str) -> bytes | None:
        """Return the bytes of a file, None if it cannot be opened (`read` reports that)."""
        try:
            return content_of(self.true_path(path), self.terms.within)
        except OSError:
            return None


def packaged_root() -> Path:
    """Return the folder of the five documents: inside the installed package, or beside `src` in a checkout."""
    installed = Path(__file__).with_name("corpus")
    return installed if installed.is_dir() else Path(__file__).parents[2] / "corpus"


def load(root: Path | str | None = None) -> Corpus:
    """Read every document below `root` (default: `$USMX_CORPUS`, else the five documents that come with usmx).

    Raises `CorpusMissingError` if the folder does not exist or holds no documents. What is wrong with a file is among
    the problems.
    """
    folder = scan(root)
    problems = list(folder.problems)
    documents: list[Document] = []
    for entry in folder.entries:
        document, found = folder.read(entry.path, entry.id)
        documents += [document] if document else []
        problems += found
    return Corpus(folder.root, tuple(documents), tuple(problems))


def scan(root: Path | str | None = None, *, follow_links: bool = False, country: str = "") -> Folder:
    """List the document files below a folder in the order of their paths, without hidden ones.

    Links to files within the folder are followed, with `follow_links` also those to files outside it; links to folders
    are not followed. `country`, else that in the folder's `usmx.toml`, is the code or name of the country whose
    government issued what names no other. Raises `CorpusMissingError` if the folder does not exist or holds no
    documents, and `SettingError` for an unknown country or a `usmx.toml` that cannot be read.
    """
    folder = _checked(Path(os.environ.get("USMX_CORPUS") or packaged_root()) if root is None else root)
    country = _country(folder, country)
    found: dict[str, str] = {}
    problems: list[Problem] = []
    has_sidecars = False
    below = [""]
    while below:
        inside = below.pop()
        try:
            with os.scandir(folder / inside) as entries:
                folders, stamps, sidecars_ = _stamps(entries, follow_links=follow_links)
        except OSError as error:
            problems.append(_unreadable(_shown(Path(inside)), error))
            continue
        below += [f"{inside}{name}/" for name in folders]
        for name, stamp in stamps.items():
            own = sidecars_.get(name)
            beside = sidecars_.get(_stem(name), "") if own is None else own
            found[f"{inside}{name}"] = stamp.replace(";", f"{country};", 1) + beside
        has_sidecars = has_sidecars or bool(sidecars_)
    if not found:
        raise CorpusMissingError(str(folder), problems[0].message if problems else _none(has_sidecars=has_sidecars))
    stamps, true_paths = _by_shown_path(found)
    return Folder(folder, stamps, true_paths, problems, follow_links=follow_links, country=country)


def _country(folder: Path, given: str) -> str:
    """Return the code of the country that was given, else of that in the folder's settings; "" for none."""
    named, place = given, "--country"
    settings = folder / SETTINGS
    if not given and settings.is_file():
        import tomllib  # few folders have settings

        place = str(settings)
        try:
            stated = tomllib.loads(settings.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise SettingError(place, str(error)) from error
        if unknown := sorted(stated.keys() - {"country"}):
            raise SettingError(place, f"unknown setting “{unknown[0]}”; known settings: country")
        named = str(stated.get("country", ""))
    if not named:
        return ""
    from usmx_corpus.facts import countries

    if country := countries.named(named):
        return country.code
    raise SettingError(place, f"unknown country “{named}”; give a code of ISO 3166, such as CA, or a name")


def _none(*, has_sidecars: bool) -> str:
    wanted = f"no documents here (files ending in {', '.join(ENDINGS)})"
    return f"{wanted}, only sidecars (*{SIDECAR_ENDING}) of files that are not here" if has_sidecars else wanted


def _by_shown_path(found: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return stamps by the paths that are shown, and the true paths where these differ."""
    stamps, true_paths = dict(sorted(found.items())), dict[str, str]()
    for name in () if "".join(found).isprintable() else [*stamps]:
        stamp = stamps.pop(name)
        shown = name if name.isprintable() else _shown(Path(name))
        while shown in stamps:
            shown += "\N{REPLACEMENT CHARACTER}"  # another name that is not UTF-8
        stamps[shown] = stamp
        if shown != name:
            true_paths[shown] = name
    return stamps, true_paths


def state_of(stamps: Mapping[str, str]) -> str:
    """Return a digest of the stamps of some files, by path."""
    lines = [f"{path}\0{stamp}" for path, stamp in sorted(stamps.items())]
    return sha256("\n".join(lines).encode(errors="surrogatepass")).hexdigest()


def _stamps(
    entries: Iterable[os.DirEntry[str]], *, follow_links: bool
) -> tuple[list[str], dict[str, str], dict[str, str]]:
    """Return the folders among the entries of a folder, and the stamps of documents, and of sidecars by what they name.

    A sidecar names a file whole (`plan.pdf.meta.yaml`) or without its ending (`plan.meta.yaml`).
    """
    folders: list[str] = []
    stamps: dict[str, str] = {}
    sidecars_: dict[str, str] = {}
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            folders.append(entry.name)
        elif entry.name.lower().endswith(ENDINGS):
            stamps[entry.name] = _stamp(entry, follow_links=follow_links)
        elif entry.name.endswith(SIDECAR_ENDING):
            sidecars_[entry.name.removesuffix(SIDECAR_ENDING)] = _stamp(entry, follow_links=follow_links)
    return [name for name in folders if not _holds_parts(name, stamps)], stamps, sidecars_


# What browsers and Word add to the name of a page for the folder with its pictures, scripts and frames.
_PARTS = re.compile(r"(?:[_.]files|-Dateien|_fichiers|_archivos)$")


def _holds_parts(folder: str, files: Collection[str]) -> bool:
    """Whether a folder holds the parts of a page that was saved beside it."""
    found = _PARTS.search(folder)
    page = folder[: found.start()] if found else ""
    return bool(page) and (f"{page}.html" in files or f"{page}.htm" in files)


def _stem(name: str) -> str:
    return name.rpartition(".")[0]


def _stamp(entry: os.DirEntry[str], *, follow_links: bool) -> str:
    """Return times, size and inode of a file; "" if they cannot be read.

    A link that is followed is marked, and a file whose library is not installed: it is read again once that is.
    """
    try:
        status = entry.stat()
    except OSError:
        return ""
    mark = "@" if follow_links and entry.is_symlink() else ""
    mark += "!" if lacks_library(entry.name) else ""
    return f"{status.st_mtime_ns}:{status.st_ctime_ns}:{status.st_size}:{status.st_ino}{mark};"


def read_file(true_path: Path, path: str, id_: str, terms: Terms = _ALONE) -> tuple[Document | None, list[Problem]]:
    """Read a file of a folder under its path and id there; the document is None if it cannot be opened."""
    try:
        document, problems = _read(true_path, path, terms)
    except OSError as error:
        return None, [_unreadable(path, error)]
    except MissingLibraryError as error:
        return None, [Problem(path, 1, MISSING_LIBRARY, str(error))]
    except Exception as error:  # noqa: BLE001 - one file on which a rule fails must not take the others with it
        return None, [Problem(path, 1, "unreadable", _failed(error))]
    return document if document.id == id_ else document._replace(id=id_), problems


def open_document(path: Path | str) -> tuple[Document, list[Problem]]:
    """Read one file outside a corpus; raises `UnreadableFileError` if it cannot be opened."""
    path = Path(path)
    try:
        return _read(path, _shown(path))
    except OSError as error:
        raise UnreadableFileError(str(path), error.strerror or str(error)) from error
    except MissingLibraryError as error:
        raise UnreadableFileError(str(path), str(error)) from error
    except Exception as error:
        raise UnreadableFileError(str(path), _failed(error)) from error


def _failed(error: Exception) -> str:
    return f"cannot be read ({type(error).__name__}: {error})"


def checksums(root: Path) -> dict[str, tuple[int, str]]:
    """Return what `SHA256SUMS` in the folder lists, if it is there: path → (line of the list, checksum)."""
    listing = root / CHECKSUMS
    if not listing.is_file():
        return {}
    sums = {}
    for number, line in enumerate(listing.read_text(encoding="utf-8-sig", errors="replace").split("\n"), 1):
        if listed := _LISTED.match(line):
            name = listed["name"] or listed["tagged"]
            if listed["escaped"]:
                name = _ESCAPED.sub(lambda escape: _ESCAPES[escape[1]], name)
            sums[name] = (number, (listed["sum"] or listed["tagged_sum"]).lower())
    return sums


# A line as `sha256sum` writes it, with "*" before the name of a file read as binary, or as `sha256sum --tag` does. A
# backslash in front says that the name has escapes.
_LISTED = re.compile(
    r"(?P<escaped>\\?)(?:(?P<sum>[0-9A-Fa-f]{64})[ ][ *](?P<name>[^\r]+)"
    r"|SHA256[ ]\((?P<tagged>[^\r]+)\)[ ]=[ ](?P<tagged_sum>[0-9A-Fa-f]{64}))"
)
_ESCAPES = {"\\": "\\", "n": "\n", "r": "\r"}
_ESCAPED = re.compile(r"\\([\\nr])")


def sidecars(root: Path) -> list[str]:
    """Return the paths of the sidecars below a folder, without hidden ones."""
    return [path for path in _below(root) if path.endswith(SIDECAR_ENDING)]


def unread(root: Path) -> dict[str, list[str]]:
    """Return the paths below a folder of files that may be documents but are not read, by their endings."""
    found: dict[str, list[str]] = {}
    for path in _below(root):
        if ending := next((each for each in UNREAD if path.lower().endswith(each)), ""):
            found.setdefault(ending, []).append(path)
    return found


def _below(root: Path) -> list[str]:
    """Return the paths of all files below a folder, without hidden ones and the parts of saved pages."""
    found = []
    for inside, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".") and not _holds_parts(name, names)]
        found += [_shown(Path(inside, name).relative_to(root)) for name in names if not name.startswith(".")]
    return sorted(found)


def sidecars_of(path: str) -> tuple[str, str]:
    """Return the paths that the sidecar of a file may have: that with its whole name, which goes first, and the other.

    `plan.pdf` and `plan.html` can thus have one each, or share `plan.meta.yaml`.
    """
    return path + SIDECAR_ENDING, _stem(path) + SIDECAR_ENDING


def sidecar_of(root: Path, path: str) -> str:
    """Return the path of the sidecar that describes a file, whether or not it is there."""
    return next((each for each in sidecars_of(path) if os.path.lexists(root / each)), sidecars_of(path)[1])


def sidecar_place(root: Path, document: Header, field: str) -> tuple[str, int]:
    """Return the path of a document's sidecar and the line on which it gives a field."""
    path = sidecar_of(root, document.path)
    lines = (root / path).read_text(encoding="utf-8", errors="replace").splitlines()
    return path, next((number for number, line in enumerate(lines, 1) if line.startswith(f"{field}:")), 1)


def find(documents: Iterable[Named], reference: str) -> Named:
    """Return the document with this id or path, or the one whose id begins this way (a final "…" is ignored).

    Raises `UnknownReferenceError` (with similar ids) or `AmbiguousReferenceError`.
    """
    documents = tuple(documents)
    for document in documents:
        if reference in {document.id, document.path}:
            return document
    begins = reference.removesuffix("…").casefold()
    candidates = [document for document in documents if begins and document.id.casefold().startswith(begins)]
    equal = [document for document in candidates if document.id.casefold() == begins]
    if len(equal or candidates) == 1:
        return (equal or candidates)[0]
    if candidates:
        raise AmbiguousReferenceError(reference, tuple(document.id for document in candidates))
    raise UnknownReferenceError(reference, "document", close_to(reference, [document.id for document in documents]))


def seniority(document: Document | Header) -> tuple[int, date, float, str]:
    """Return the sort key that puts an original before its copies: its kind, day, second of publication, and path.

    Releases come before copies before summaries; what is undated comes last.
    """
    published = document.published
    day = document.date or (published.date() if published else date.max)
    return KINDS.index(document.kind), day, _second(published) if published else inf, document.path


def _second(moment: datetime) -> float:
    """Return the seconds from a fixed day; a time without a zone counts as UTC, wherever the machine is."""
    return ((moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - _EPOCH).total_seconds()


def chronological(documents: Iterable[Dated]) -> list[Dated]:
    """Sort documents by their seniority."""
    return sorted(documents, key=seniority)


def close_to(reference: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return up to three names that a mistyped reference may mean, the likeliest first."""
    from rapidfuzz import fuzz, process  # only a mistake needs it

    # One or two slips of a letter leave 80 or more of 100. Of 4,000 pairs of different ids of the archive 0.3 % reach
    # 75, and 4 % would reach 60.
    found = process.extract(
        reference, list(names), scorer=fuzz.WRatio, processor=str.casefold, score_cutoff=75, limit=3
    )
    return tuple(name for name, _, _ in found)


def _checked(root: Path | str) -> Path:
    """Return the path of an existing folder."""
    if not str(root):
        raise CorpusMissingError("“”", "the name of the folder is empty")
    root = Path(root)
    try:
        is_folder = S_ISDIR(root.stat().st_mode)
    except FileNotFoundError:
        raise CorpusMissingError(str(root), "no such folder") from None
    except (OSError, ValueError) as error:
        raise CorpusMissingError(str(root), str(error)) from error
    if not is_folder:
        raise CorpusMissingError(str(root), "not a folder; a corpus is a folder of documents")
    return root


def _read(path: Path, name: str, terms: Terms = _ALONE) -> tuple[Document, list[Problem]]:
    """Read a file and its sidecar, if there is one; raises OSError for the file alone."""
    from usmx_corpus import issuer
    from usmx_corpus.reading import reader  # an index that is current needs none

    content = content_of(path, terms.within)
    own = sidecar_of(path.parent, path.name)
    shown = sidecars_of(name)[sidecars_of(path.name).index(own)]
    sidecar, beside, unreadable = path.with_name(own), None, list[Problem]()
    if os.path.lexists(sidecar):
        try:
            beside = content_of(sidecar, terms.within)
        except OSError as error:
            unreadable = [_unreadable(shown, error)]
    document, problems = reader.read(name, content, beside, shown, terms.order)
    problems = [*problems, *unreadable, *_unknown_country(document, beside, shown)]
    return issuer.with_country(document, terms.country), problems


def _unknown_country(document: Document, sidecar: bytes | None, shown: str) -> Iterator[Problem]:
    """Yield the problem of a document that states a country which nobody knows."""
    from usmx_corpus.facts import countries

    if document.country and not countries.named(document.country):
        message = f"unknown country “{document.country[:30]}”; give a code of ISO 3166, such as CA, or a name"
        path, line = document.path, document.lines.get("country", 1)
        if "country" in document.editorial and sidecar:
            path, line = shown, 1 + sidecar[: max(sidecar.find(b"country"), 0)].count(b"\n")
        yield Problem(path, line, "unknown-country", message)


_HOW = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def content_of(path: Path, within: Path | None = None) -> bytes:
    """Return the bytes of a regular file, which does not lie outside `within`; raises OSError.

    A pipe or a device could block forever; so could some files of /proc, which are opened without blocking.
    """
    if within and not Path(os.path.realpath(path)).is_relative_to(within):
        raise OSError(EINVAL, "a link that points outside the folder (`usmx --follow-links …` reads it)", str(path))
    if not S_ISREG(path.stat().st_mode):
        raise OSError(EINVAL, "not a regular file", str(path))
    with os.fdopen(os.open(path, _HOW), "rb") as file:
        content = file.read(LARGEST + 1) or b""
    if len(content) > LARGEST:
        raise OSError(EFBIG, f"larger than {LARGEST >> 20} MiB; split it", str(path))
    return content


def _head(path: Path, within: Path | None) -> bytes:
    """Return the first bytes of a file, none if it cannot be opened."""
    from usmx_corpus.reading.metadata.order import HEAD

    try:
        if (within and not Path(os.path.realpath(path)).is_relative_to(within)) or not S_ISREG(path.stat().st_mode):
            return b""
        with os.fdopen(os.open(path, _HOW), "rb") as file:
            return file.read(HEAD) or b""
    except OSError:
        return b""


def _shown(path: Path) -> str:
    """Return a path as it is printed: with slashes, and U+FFFD for bytes of a name that are not UTF-8."""
    return os.fsencode(path.as_posix()).decode("utf-8", errors="replace")


def _unreadable(name: str, error: OSError) -> Problem:
    return Problem(name, 1, "unreadable", error.strerror or str(error))


def unique_ids(paths: Collection[str]) -> list[str]:
    """Return an id for each path: the file name without its ending, or more of the path where names repeat."""
    candidates = [(_name_of(path), path.rpartition(".")[0], path) for path in paths]
    count = Counter(candidate for pair in candidates for candidate in set(pair))
    return [
        next((candidate for candidate in pair if count[candidate] == 1), path)
        for pair, path in zip(candidates, paths, strict=True)
    ]


def _name_of(path: str) -> str:
    name = path.rpartition("/")[2]
    return _stem(name) or name
