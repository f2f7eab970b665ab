"""Add files to a folder of documents, or say why not."""

from __future__ import annotations

import json
import os
from hashlib import sha256
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus import corpus
from usmx_corpus.adding import names, warc, writing
from usmx_corpus.corpus import CHECKSUMS, sidecars_of
from usmx_corpus.errors import CorpusMissingError, RefusedFileError
from usmx_corpus.model import Problem
from usmx_corpus.reading.formats import ENDINGS
from usmx_corpus.reading.metadata import dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

_EDITORIAL = "# What the file does not say of itself. Every value here is editorial and is marked so where it is shown."
_NOTHING = "# Only what the file says of itself: this keeps it apart from the sidecar of a file with a similar name."


class Added(NamedTuple):
    """A file that was added: where it came from, its path in the corpus, its sidecar ("" for none), and its name.

    `wanted` is the name it would have had: another one means that this was taken, or not safe. `is_listed` says that
    its checksum was recorded.
    """

    file: str
    path: str
    sidecar: str
    wanted: str
    is_listed: bool


class Result(NamedTuple):
    """What became of a file: what was added of it, how many pages were there already, and what is wrong with it."""

    added: tuple[Added, ...] = ()
    present: int = 0
    problems: tuple[Problem, ...] = ()


class _New(NamedTuple):
    """A document to be written: its name, its bytes, the fields of its sidecar, and a comment in it."""

    name: str
    content: bytes
    fields: Mapping[str, str]
    comment: str = ""


class Target:
    """The folder that files are added to; one that does not exist is made with the first file."""

    def __init__(self, root: Path, *, follow_links: bool = False, country: str = "") -> None:
        self.root = root
        self.country = country
        self.is_new = not os.path.lexists(root)
        self.folder = _opened(root, follow_links=follow_links, country=country)
        self._sizes: dict[int, list[str]] = {}  # of documents -> their paths
        self._stems = {_stem(path) for path in self.folder.stamps}
        self._names = set() if self.is_new else {path.name.lower() for path in root.iterdir()}
        self._sums = {path: checksum for path, (_, checksum) in corpus.checksums(root).items()}
        # A list of some files would make all others "not listed".
        self._is_listing = (root / CHECKSUMS).is_file() or not self.folder.stamps
        for path in self.folder.stamps:
            self._note_size(path)

    def id_of(self, reference: str, name: str) -> str:
        """Return the id that a document of the folder will have next to a file of some name; raises as `find` does."""
        path = self.folder.entry(reference).path
        paths = [*self.folder.stamps, *([] if name in self.folder.stamps else [name])]
        return dict(zip(paths, corpus.unique_ids(paths), strict=True))[path]

    def add(self, file: Path, fields: Mapping[str, str], name: str = "") -> Result:
        """Add a file, or the pages in an archive of web traffic, with the fields of a sidecar.

        All of it is added or nothing. Raises `RefusedFileError`.
        """
        shown = str(file)
        try:
            if file.name.lower().endswith(warc.ENDINGS):
                return self._add_archive(file, fields)
            if file.is_dir():
                raise RefusedFileError(shown, "a folder: name the files in it")
            wanted = names.safe(name or file.name)
            if not wanted.lower().endswith(ENDINGS):
                raise RefusedFileError(shown, f"no document format; known are {', '.join((*ENDINGS, *warc.ENDINGS))}")
            content = corpus.content_of(file)
        except OSError as error:
            raise RefusedFileError(shown, error.strerror or str(error)) from error
        if present := self._holder(content):
            raise RefusedFileError(shown, f"it is there already, as {self.root / present}")
        return Result(self._write(shown, [_New(wanted, content, fields)]))

    def _add_archive(self, file: Path, fields: Mapping[str, str]) -> Result:
        captures = warc.captures(file)
        first = [*islice(captures, 1)]  # raises OSError if the file cannot be opened
        problems: list[Problem] = []
        seen: set[str] = set()
        present = 0

        def pages() -> Iterator[_New]:
            nonlocal present
            for found in chain(first, captures):
                if isinstance(found, Problem):
                    problems.append(found)
                elif (checksum := sha256(found.content).hexdigest()) in seen or self._holder(found.content):
                    present += 1
                else:
                    seen.add(checksum)
                    yield _page(found, file.name, fields)

        return Result(self._write(str(file), pages()), present, tuple(problems))

    def _note_size(self, path: str) -> None:
        try:
            size = self.folder.true_path(path).stat().st_size
        except OSError:
            return
        self._sizes.setdefault(size, []).append(path)

    def _holder(self, content: bytes) -> str:
        """Return the path of a document that has these bytes, "" if there is none."""
        return next((path for path in self._sizes.get(len(content), ()) if self.folder.content(path) == content), "")

    # --- writing ---

    def _write(self, source: str, new: Iterable[_New]) -> tuple[Added, ...]:
        """Write documents with their sidecars and checksums, all or none; raises `RefusedFileError`."""
        added: list[Added] = []
        lines: list[str] = []
        stems, known = set(self._stems), set(self._names)

        def files() -> Iterator[tuple[str, bytes]]:
            for each in new:
                checksum = sha256(each.content).hexdigest()
                name = self._free(each.name, checksum)
                sidecar = self._sidecar_for(name, each)
                lines.extend([] if name in self._sums else [f"{checksum}  {name}\n"])
                added.append(Added(source, name, sidecar, each.name, self._is_listing))
                self._names |= {name.lower(), sidecar.lower()}
                self._stems.add(_stem(name))
                yield name, each.content
                yield from [(sidecar, _text(each))] if sidecar else []

        try:
            writing.write(self.root, files(), lambda: self._listing(lines))
        except OSError as error:
            self._stems, self._names = stems, known
            reason = f"cannot write to {self.root} ({error.strerror or error})"
            raise RefusedFileError(source, reason) from error
        for each in added:
            self._note_size(each.path)
        return tuple(added)

    def _listing(self, lines: Sequence[str]) -> dict[str, bytes]:
        """Return the list of checksums with some more lines, if there is to be one."""
        if not lines or not self._is_listing:
            return {}
        listing = self.root / CHECKSUMS
        known = corpus.content_of(listing) if listing.exists() else b""
        return {CHECKSUMS: known + (b"\n" if known[-1:] not in b"\n" else b"") + "".join(lines).encode()}

    def _free(self, name: str, checksum: str) -> str:
        """Return a name that no file has, and for which no other checksum is listed."""
        return names.free(name, lambda each: each.lower() in self._names or self._sums.get(each, checksum) != checksum)

    def _sidecar_for(self, name: str, new: _New) -> str:
        """Return the name of the sidecar that a file needs: its whole name where another file has the same stem."""
        whole, short = sidecars_of(name)
        is_shared = _stem(name) in self._stems
        is_taken = short.lower() in self._names
        if new.fields or new.comment:
            return whole if is_shared or is_taken else short
        return whole if is_shared and is_taken else ""


def _stem(path: str) -> str:
    return path.rpartition(".")[0]


def _page(found: warc.Capture, archive: str, fields: Mapping[str, str]) -> _New:
    """Return a page of an archive with its address and the day it was saved, which is not its date."""
    own = {"url": found.address} if found.address.isprintable() else {}
    if days := dates.read(found.time.partition("T")[0]).days:
        own["accessed"] = str(days[0])
    saved = f"# Saved at {found.time} in {archive}."
    return _New(found.name, found.content, {**fields, **own}, saved if saved.isprintable() else "")


def _opened(root: Path, *, follow_links: bool, country: str) -> corpus.Folder:
    """Return a folder of documents, which may be empty or not exist yet."""
    try:
        return corpus.scan(root, follow_links=follow_links, country=country)
    except CorpusMissingError:
        if root.is_dir() or not os.path.lexists(root):
            return corpus.Folder(root, {}, {}, (), follow_links=follow_links)
        raise


def _text(new: _New) -> bytes:
    """Return a sidecar: each value in the quotes of JSON, which YAML reads."""
    values = [f"{field}: {json.dumps(value, ensure_ascii=False)}" for field, value in new.fields.items()]
    comments = [_EDITORIAL if values else _NOTHING, *([new.comment] if new.comment else [])]
    return "\n".join([*comments, *values, ""]).encode()
