"""The file of an index: where it lies, how it is opened and locked, and when it is worthless."""

from __future__ import annotations

import os
import sqlite3
import sys
import zlib
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from usmx_corpus.errors import DamagedIndexError
from usmx_corpus.index import seal
from usmx_corpus.index.tables import OF_ALL, OF_FILES

try:
    import fcntl
except ImportError:  # Windows, where a file that is open cannot be removed
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

#: Another process that reads the same folder may take this long (seconds) before this one gives up on the file.
PATIENCE = 600
#: Characters of a folder's name in that of its index: with the rest at most 255 bytes, as much as file systems take.
_NAME = 40
#: The file is compacted when more than a tenth of its pages is free.
_TENTH = 10
#: What SQLite reports of a damaged file; every other error (locked, full, closed, interrupted) leaves it alone.
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}

Made = TypeVar("Made")


class Database:
    """An open index. If it proves damaged, its file is removed and the user is asked to run the command again."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self._path = path
        self._inode = inode_of(path)

    def stream(self, query: str, values: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query; raises `DamagedIndexError`."""
        return self.each(lambda *row: row, query, values)

    def each(self, make: Callable[..., Made], query: str, values: Sequence[object] = ()) -> Generator[Made]:
        """Yield what `make` makes of each row of a query, which may `verify` it; raises `DamagedIndexError`."""
        try:
            for row in self.connection.execute(query, values):
                yield make(*row)
        except sqlite3.DatabaseError as error:
            if is_damage(error):
                raise self.damaged(error) from error
            raise

    def rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a query; raises `DamagedIndexError`."""
        return list(self.stream(query, values))

    def row(self, query: str, values: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """Return the first row of a query, None if there is none; raises `DamagedIndexError`."""
        return next(iter(self.rows(query, values)), None)

    def one(self, query: str, values: Sequence[object] = ()) -> tuple[Any, ...]:
        """Return the only row of a query; raises `DamagedIndexError`, also if there is none."""
        row = self.row(query, values)
        if row is None:
            raise self.damaged(LookupError("a record is missing"))
        return row

    def unpacked(self, stored: bytes) -> bytes:
        """Return the uncompressed bytes of a value; raises `DamagedIndexError`."""
        try:
            return zlib.decompress(stored)
        except zlib.error as error:
            raise self.damaged(error) from error

    def move_to_memory(self) -> None:
        """Work on a copy in memory from now on, as where the file cannot be written."""
        copy = sqlite3.connect(":memory:", isolation_level=None)
        self.connection.backup(copy)
        self.connection.close()
        self.connection = copy

    @property
    def path(self) -> Path:
        """Where its file lies, or would lie."""
        return self._path

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def damaged(self, error: Exception) -> DamagedIndexError:
        """Remove the file, and return the error to raise."""
        if self._inode is not None:
            remove(self._path, self._inode)
        return DamagedIndexError(str(error))


def checksum(text: str) -> int:
    """Return the CRC-32 of a text; half of a surrogate pair, which a file name can hold, counts too."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def verify(text: str, crc: int) -> str:
    """Return a text if this is its checksum, else raise what SQLite raises for a damaged file."""
    if zlib.crc32(text.encode("utf-8", "surrogatepass")) != crc:  # not by calling: there are many records
        error = sqlite3.DatabaseError("a record does not match its checksum")
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error
    return text


def encoded(text: str) -> bytes:
    """Return a text as bytes; half of a surrogate pair survives."""
    return text.encode(errors="surrogatepass")


def is_damage(error: sqlite3.Error) -> bool:
    """Whether an error says that the file is not a sound index: corrupt, no database, or without one of its tables."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # Python's own: "Could not decode to UTF-8 column …"
        return "decode" in str(error)
    return code & 0xFF in _DAMAGE or (code == sqlite3.SQLITE_ERROR and "no such" in str(error))


def path_for(root: Path) -> Path:
    """Return the file of a folder's index: in `$USMX_CACHE`, else in usmx's folder of the user's caches."""
    whole = root.resolve()
    name = "".join(character if character.isalnum() else "-" for character in whole.name[:_NAME]) or "root"
    return _caches() / f"{name}-{sha256(os.fsencode(whole)).hexdigest()[:12]}.sqlite"


def paths() -> list[Path]:
    """Return all index files, sorted."""
    return sorted(_caches().glob("*.sqlite"))


def _caches() -> Path:
    if named := os.environ.get("USMX_CACHE"):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or _home() / "AppData" / "Local", "usmx", "Cache")
    if sys.platform == "darwin":
        return _home() / "Library" / "Caches" / "usmx"
    return Path(os.environ.get("XDG_CACHE_HOME") or _home() / ".cache", "usmx")


def _home() -> Path:
    """Return the user's folder; a user without one, as in a container, can write nowhere in its place."""
    try:
        return Path.home()
    except RuntimeError:
        return Path(os.devnull, "no home")


def connect(path: Path | None, root: Path) -> sqlite3.Connection:
    """Open the index of a folder, empty if it is new; without a path it is held in memory.

    Raises `sqlite3.Error` or `OSError` if the file cannot be opened or written.
    """
    if path:
        make_private(path)
    connection = sqlite3.connect(path or ":memory:", timeout=1, isolation_level=None)
    made = _maker(root)
    if _made(connection) != made:
        if path:
            path.chmod(0o600)  # an old version of usmx let everybody read it
        with suppress(sqlite3.OperationalError):  # another process is about to do the same
            # Texts of some kilobytes leave half a page empty each: smaller pages save a quarter of the file.
            connection.execute("PRAGMA page_size = 2048")
            connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
            # Readers and writers do not wait for each other: a pager may keep a reader for hours.
            connection.execute("PRAGMA journal_mode = WAL")
        begin(connection)
        if _made(connection) != made:  # else another process was faster
            _make_empty(connection)
            connection.execute("INSERT INTO made VALUES (?, ?)", made)
        connection.execute("COMMIT")
    return connection


def make_private(path: Path) -> None:
    """Make an empty file, and its folder, that only the user can read: the documents may be private."""
    if not path.parent.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    elif not os.environ.get("USMX_CACHE"):  # a folder that the user named is as the user wants it
        with suppress(PermissionError):
            path.parent.chmod(0o700)
    with alone(path):
        if not path.exists():  # an open file must not be closed here (`seal._checksum`)
            path.touch(mode=0o600)


def connect_to_read(path: Path, *, unchanging: bool = False) -> sqlite3.Connection:
    """Open an existing file for reading alone.

    A file that nobody can write is `unchanging`: SQLite then needs no files beside it.
    """
    how = "mode=ro&immutable=1" if unchanging else "mode=ro"
    return sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True)


def is_ours(connection: sqlite3.Connection, root: Path) -> bool:
    """Whether this version of usmx made the index, for this folder."""
    return _made(connection) == _maker(root)


def folder_of(connection: sqlite3.Connection) -> Path | None:
    """Return the folder that an index is about; None if another version of usmx made it."""
    made = _made(connection)
    return Path(os.fsdecode(made[1])) if made else None


def begin(connection: sqlite3.Connection, waiting: Callable[[], None] = lambda: None) -> None:
    """Begin to write once no other process does; `waiting` is called every second until then."""
    for _ in range(PATIENCE):
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            waiting()
        else:
            seal.take_off(connection)
            return
    message = f"another process has been reading this folder for {PATIENCE} seconds"
    raise sqlite3.OperationalError(message)


def commit(connection: sqlite3.Connection) -> None:
    """End a transaction that began by `begin`, return free space to the file system, and seal the file."""
    (free,) = connection.execute("PRAGMA freelist_count").fetchone()
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    if free > pages / _TENTH:
        connection.execute("PRAGMA incremental_vacuum").fetchall()
    connection.execute("COMMIT")
    with suppress(sqlite3.OperationalError):  # another process is reading
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # else the log stays as large as all that was written
    seal.put_on(connection)


def remove_broken(path: Path) -> None:
    """Remove a file that is not as usmx left it, unless another process has done so."""
    with alone(path):
        if path.exists() and seal.is_broken(path):
            _remove(path)


def remove(path: Path, inode: int | None = None) -> None:
    """Remove the file of an index; with `inode` only if it is still that file."""
    with alone(path):
        if inode is None or inode_of(path) == inode:
            _remove(path)


def inode_of(path: Path) -> int | None:
    """Return what tells a file from another that took its name, None if there is none."""
    try:
        return path.stat().st_ino
    except OSError:
        return None


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Let no other process make or remove a file of the same folder meanwhile, if there is such a folder."""
    if fcntl is None or not path.parent.is_dir():
        yield
        return
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _remove(path: Path) -> None:
    """Remove the file of an index and what SQLite left beside it."""
    beside = (path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal"))
    for each in (path, *beside, seal.path_of(path)):
        with suppress(FileNotFoundError, NotADirectoryError):
            each.unlink()


def _make_empty(connection: sqlite3.Connection) -> None:
    """Drop all tables and create ours."""
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY sql NOT LIKE 'CREATE VIRTUAL%'"
    for (table,) in connection.execute(tables).fetchall():  # a virtual table drops the tables it is made of
        connection.execute(f'DROP TABLE IF EXISTS "{table}"')
    for statement in (OF_FILES + OF_ALL).split(";\n"):
        connection.execute(statement)


def _made(connection: sqlite3.Connection) -> tuple[str, str | bytes] | None:
    names = {name for (_, name, *_) in connection.execute("PRAGMA table_info(made)")}
    if names != {"by_program", "of_folder"}:
        return None
    return cast("tuple[str, str | bytes] | None", connection.execute("SELECT * FROM made").fetchone())


def _maker(root: Path) -> tuple[str, str | bytes]:
    """Return what makes an index of a folder; bytes stand for a name that is not UTF-8."""
    whole = os.fsencode(root.resolve())
    try:
        return _program(), whole.decode()
    except UnicodeDecodeError:
        return _program(), whole


#: The modules that decide what an index holds.
_MODULES = (
    *("*.py", "text/*", "reading/**/*.py", "facts/*.py", "facts/data/*"),
    *("commitments/*.py", "index/*.py", "duplicates/*.py"),
)


def _program() -> str:
    """Return a digest of the modules that decide what an index holds: any change to them empties it."""
    package = Path(__file__).parents[1]
    files = [path for name in _MODULES for path in package.glob(name) if path.is_file()]
    states = sorted(f"{path.relative_to(package)} {path.stat().st_mtime_ns} {path.stat().st_size}" for path in files)
    return sha256("\n".join(states).encode()).hexdigest()
