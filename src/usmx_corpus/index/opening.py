"""Open the index of a folder, up to date."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing, suppress
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.corpus import scan
from usmx_corpus.errors import ChangedIndexError, CorpusMissingError
from usmx_corpus.index import seal, seen, store
from usmx_corpus.index.queries import Commitments, Documents, current

if TYPE_CHECKING:
    from pathlib import Path

    from usmx_corpus.corpus import Folder

#: Called with what is being done, how much of it is done, and of how much (0 of 0 if that is unknown).
Progress = Callable[[str, int, int], None]


#: Parts of an index that are filled when a question first needs them (`build.fill`).
PARTS = ("mentions", "masks")


class State(NamedTuple):
    """The state of an index file: its size in bytes, how many documents it holds, and whether it is up to date.

    `folder` is the folder it is about, None if the file is damaged or of an old version of usmx.
    """

    path: Path
    size: int
    documents: int
    current: bool
    folder: Path | None

    @property
    def missing(self) -> bool:
        """Whether the folder is gone."""
        return self.folder is not None and not self.folder.is_dir()


class Index:
    """The index of a folder, up to date, in a file or, if none can be written, in memory.

    `unwritten` says why no file could be written, "" if one was. `read` has the paths of files that were read to bring
    it up to date. All answers of one index are about one state of the folder.
    """

    def __init__(self, folder: Folder, progress: Progress, jobs: int) -> None:
        self._progress = progress
        self.unwritten = ""
        self.read: frozenset[str] = frozenset()
        path = store.path_for(folder.root)
        try:
            connection, self.read = _written(path, folder, progress, jobs)
        except (sqlite3.Error, OSError) as error:
            is_locked = "locked" in str(error)  # somebody is writing it
            reading = None if is_locked else _unwritable(path, folder)
            self.unwritten = "" if reading else str(error)
            connection = reading or _current(None, folder, progress, jobs)[0]
        self.database = store.Database(connection, path)
        self._filled: set[str] = set()
        if self.read and not self.unwritten:
            seen.note(connection, path, self.read)
        connection.execute("BEGIN")

    @cached_property
    def documents(self) -> Documents:
        """The documents."""
        return Documents(self.database)

    @cached_property
    def commitments(self) -> Commitments:
        """The mentions of commitments, matched."""
        self.need("mentions")
        return Commitments(self.database)

    def need(self, part: str) -> None:
        """Fill a part of the index, if it is not: one of `PARTS`. If the file cannot be written, work on a copy."""
        if part in self._filled:
            return
        state, contents = self._state_of("files"), self._state_of("contents")
        if not current(self.database.connection, part, state):
            from usmx_corpus.index.build import fill

            self.database.connection.execute("COMMIT")
            try:
                fill(self.database.connection, part, self._progress)
            except sqlite3.DatabaseError as error:
                if store.is_damage(error):
                    raise self.database.damaged(error) from error
                self.database.move_to_memory()
                fill(self.database.connection, part, self._progress)
            self.database.connection.execute("BEGIN")
            if self._state_of("contents") != contents or (self._filled and self._state_of("files") != state):
                raise ChangedIndexError
        self._filled.add(part)

    def _state_of(self, part: str) -> str:
        (state,) = self.database.one("SELECT of_files FROM state WHERE part = ?", [part])
        return str(state)

    def close(self) -> None:
        """Close the file."""
        self.database.close()


def state(folder: Folder) -> State | None:
    """Return the index file of a folder as it is, without reading documents; None if there is none."""
    path = store.path_for(folder.root)
    if not path.exists():
        return None
    return _state(path, folder)


def states() -> list[State]:
    """Return the state of all index files, by path."""
    return [_state(path) for path in store.paths()]


def drop(folder: Folder) -> None:
    """Remove the index file of a folder."""
    store.remove(store.path_for(folder.root))


def drop_missing() -> list[State]:
    """Remove the index files of folders that no longer exist, and return them."""
    missing = [state for state in states() if state.missing]
    for state in missing:
        store.remove(state.path)
    return missing


def _state(path: Path, folder: Folder | None = None) -> State:
    """Return the state of a file, for this folder or else the one it names; a damaged file has no documents."""
    nothing = State(path, path.stat().st_size, 0, current=False, folder=folder.root if folder else None)
    if seal.is_broken(path):
        return nothing
    for unchanging in (False, True):
        with suppress(sqlite3.Error), closing(store.connect_to_read(path, unchanging=unchanging)) as connection:
            root = store.folder_of(connection)
            if root is None or not store.is_ours(connection, root):
                return nothing._replace(folder=nothing.folder or root)
            (count,) = connection.execute("SELECT count(*) FROM documents").fetchone()
            is_current = (known := folder or _scanned(root)) and current(connection, "files", known.state)
            return nothing._replace(documents=count, current=bool(is_current), folder=nothing.folder or root)
    return nothing


def _scanned(root: Path) -> Folder | None:
    """Return a folder unread, None if it is gone or empty."""
    with suppress(CorpusMissingError):
        return scan(root)
    return None


def _unwritable(path: Path, folder: Folder) -> sqlite3.Connection | None:
    """Open an index that is up to date and cannot be written, as that of a shared folder; None if there is none."""
    try:
        if seal.is_broken(path):
            return None
        connection = store.connect_to_read(path, unchanging=True)
        if store.is_ours(connection, folder.root) and current(connection, "files", folder.state):
            return connection
        connection.close()
    except (sqlite3.Error, OSError):
        return None
    return None


def _written(path: Path, folder: Folder, progress: Progress, jobs: int) -> tuple[sqlite3.Connection, frozenset[str]]:
    """Open the index file of a folder as `_current` does; a damaged one is built anew."""
    inode = store.inode_of(path)
    try:
        return _current(path, folder, progress, jobs)
    except (sqlite3.DatabaseError, zlib.error) as error:
        if isinstance(error, sqlite3.Error) and not store.is_damage(error):
            raise  # locked, read-only, no space: the file may be good
        store.remove(path, inode)
        return _current(path, folder, progress, jobs)


def _current(
    path: Path | None, folder: Folder, progress: Progress, jobs: int
) -> tuple[sqlite3.Connection, frozenset[str]]:
    """Open an index and bring it up to date; return it with the paths of the files that were read."""
    read: frozenset[str] = frozenset()
    if path and path.exists() and seal.is_broken(path):
        store.remove_broken(path)
    is_new = bool(path and not path.exists())
    connection = store.connect(path, folder.root)
    try:
        if not current(connection, "files", folder.state):
            from usmx_corpus.index.build import update  # it loads all that reads and extracts

            read = update(connection, folder, progress, jobs)
        elif path and not seal.is_on(path):
            seal.put_on(connection)
    except BaseException as error:
        connection.close()
        if path and is_new and isinstance(error, sqlite3.Error):
            store.remove(path)  # a disk that is full should not stay so for an index that is not whole
        raise
    return connection, read
