"""The file of an index: where it stands, what its tables hold, and when it is worthless."""

from __future__ import annotations

import os
import sqlite3
import sys
import zlib
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from usmx_corpus.errors import DamagedIndexError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

#: What every shelf keeps of a folder.
_COMMON = """
-- What made the file: another program, or another folder, and it is made anew.
CREATE TABLE made (by_program TEXT NOT NULL, of_folder TEXT NOT NULL);

-- Every release file that was read, and the state it was in.
CREATE TABLE files (path TEXT PRIMARY KEY, id TEXT NOT NULL, stamp TEXT NOT NULL) WITHOUT ROWID;

-- The state of all files together (sha256 of `files`, as `corpus.state` computes it).
CREATE TABLE state (of_files TEXT NOT NULL);

-- What was odd in reading a file (or its sidecar, `path`).
CREATE TABLE problems (file TEXT NOT NULL, path TEXT NOT NULL, line INTEGER, code TEXT, message TEXT);
CREATE INDEX problems_by_file ON problems (file);

-- What the documents say of themselves; `position` counts them by kind and date. Empty where unknown.
CREATE TABLE documents (
    number INTEGER PRIMARY KEY, id TEXT UNIQUE, path TEXT UNIQUE, position INTEGER, kind TEXT, title TEXT, date TEXT,
    url TEXT, published TEXT, modified TEXT, category TEXT, publisher TEXT, language TEXT, copy_of TEXT,
    summary_of TEXT, editorial TEXT, sha256 TEXT, words INTEGER
);
CREATE INDEX documents_in_order ON documents (position);
"""

_COMMITMENTS = """
-- Commitments; `record` is what `usmx list commitments --json` prints of each, but for the places that repeat it,
-- `facts` all that its words state, `stems` its words.
CREATE TABLE commitments (
    id TEXT PRIMARY KEY, document TEXT NOT NULL, place INTEGER NOT NULL, strength TEXT, kind TEXT, instrument TEXT,
    rule TEXT, amounts INTEGER, figures INTEGER, stems TEXT, record TEXT, facts TEXT
);
CREATE INDEX commitments_in_order ON commitments (document, place);

-- Where else each commitment is stated (JSON); those of one `promise` are the same one. Beside `commitments`, since
-- every new document may change it.
CREATE TABLE ties (commitment TEXT PRIMARY KEY, promise INTEGER NOT NULL, repeats TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX ties_by_promise ON ties (promise);

-- Who undertakes a commitment (`acts` is 0 for one in whose name another does), and the places it names.
CREATE TABLE actors (
    name TEXT NOT NULL, commitment TEXT NOT NULL, acts INTEGER NOT NULL, PRIMARY KEY (name, commitment)
) WITHOUT ROWID;
CREATE INDEX actors_by_commitment ON actors (commitment);
CREATE TABLE places (name TEXT NOT NULL, commitment TEXT NOT NULL, PRIMARY KEY (name, commitment)) WITHOUT ROWID;
CREATE INDEX places_by_commitment ON places (commitment);
"""

_PASSAGES = """
-- Paragraphs and list items, by the number of their document, whose row of ids goes from `first` to before `behind`.
-- `block` counts the blocks of the document; `crc` is the CRC-32 of the text, `label` as in `Block`, `above` the row of
-- what stands over it; `line` and `lines` behind it, `start` and `length` in characters tell where it is in the file.
CREATE TABLE passages (
    id INTEGER PRIMARY KEY, number INTEGER, block INTEGER, crc INTEGER, label INTEGER, above INTEGER, line INTEGER,
    lines INTEGER, start INTEGER, length INTEGER
);
CREATE TABLE spans (number INTEGER PRIMARY KEY, first INTEGER NOT NULL, behind INTEGER NOT NULL);

-- The texts of 32 passages of a document (the last pack may hold fewer) from the id `first` on, joined by NUL and
-- compressed (zlib).
CREATE TABLE packs (first INTEGER PRIMARY KEY, pack BLOB NOT NULL);

-- Headings and lead-ins (JSON) over the passages of a document.
CREATE TABLE aboves (id INTEGER PRIMARY KEY, number INTEGER NOT NULL, texts TEXT NOT NULL);
CREATE INDEX aboves_by_document ON aboves (number);

-- The roots of the words of a passage, and of the title of a document (`rowid` is its number).
CREATE VIRTUAL TABLE words USING fts5 (roots, content='', detail=none, tokenize="ascii tokenchars '_'");
CREATE VIRTUAL TABLE titles USING fts5 (roots, content='', detail=none, tokenize="ascii tokenchars '_'");
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (words, row);
CREATE VIRTUAL TABLE title_vocabulary USING fts5vocab (titles, row);

-- The passages before `behind` that hold a common root in their "words", or whose document does in its title
-- ("titles"), `passages` of them: bit n, from the lowest of the first byte on, is passage n; compressed (zlib). Those
-- of `gone` are gone.
CREATE TABLE masks (
    place TEXT, root TEXT, passages INTEGER NOT NULL, behind INTEGER NOT NULL, mask BLOB NOT NULL,
    PRIMARY KEY (place, root)
);
CREATE TABLE gone (first INTEGER NOT NULL, behind INTEGER NOT NULL);

-- Short forms that a document defines, with the roots of what they stand for, `first` of them apart.
CREATE TABLE acronyms (number INTEGER NOT NULL, short TEXT NOT NULL, first TEXT NOT NULL, roots TEXT NOT NULL);
CREATE INDEX acronyms_by_document ON acronyms (number);
CREATE INDEX acronyms_by_short ON acronyms (short, number);
CREATE INDEX acronyms_by_first ON acronyms (first, number);
"""


class Shelf(NamedTuple):
    """What is kept of a folder for one kind of question, in a file of its own.

    `name` says what it keeps, `ending` tells its file from others; `modules` are those that decide what `tables` hold.
    """

    name: str
    ending: str
    tables: str
    modules: tuple[str, ...]


_READING = ("*.py", "reading/*.py", "facts/*.py", "index/*.py")
COMMITMENTS = Shelf("commitments", "", _COMMON + _COMMITMENTS, (*_READING, "commitments/*.py"))
PASSAGES = Shelf(
    "passages",
    "-passages",
    _COMMON + _PASSAGES,
    (*_READING, "text/*.py"),
)

SHELVES = (COMMITMENTS, PASSAGES)


class Kept(NamedTuple):
    """A file that keeps a shelf of a folder: its size in bytes, its documents, and whether it is current."""

    what: str
    path: Path
    size: int
    documents: int
    current: bool


class Asked:
    """An index that is asked: where it proves to be damaged, it is removed, and whoever asks is told."""

    def __init__(self, database: sqlite3.Connection, discard: Callable[[], None]) -> None:
        """Take an index that is up to date, and what removes it."""
        self._database = database
        self._discard = discard

    def rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Give the rows of a query; raises `DamagedIndexError`."""
        try:
            return self._database.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            self._discard()
            raise DamagedIndexError(str(error)) from error

    def row(self, query: str, values: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """Give the first row of a query, None where there is none; raises `DamagedIndexError`."""
        return next(iter(self.rows(query, values)), None)

    def unpacked(self, stored: bytes) -> bytes:
        """Give what was compressed (zlib); raises `DamagedIndexError`."""
        try:
            return zlib.decompress(stored)
        except zlib.error as error:
            self._discard()
            raise DamagedIndexError(str(error)) from error


#: Another process that reads the same folder may take this long (seconds) before we read it ourselves.
PATIENCE = 600
_TENTH = 10


def path_for(root: Path, shelf: Shelf = COMMITMENTS) -> Path:
    """Give the file that keeps a shelf of a folder: in `$USMX_CACHE`, else in usmx's folder of the user's caches."""
    whole = root.resolve()
    name = "".join(character if character.isalnum() else "-" for character in whole.name) or "root"
    return _caches() / f"{name}-{sha256(os.fsencode(whole)).hexdigest()[:12]}{shelf.ending}.sqlite"


def _caches() -> Path:
    if named := os.environ.get("USMX_CACHE"):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local", "usmx", "Cache")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "usmx"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "usmx")


def connect(path: Path | None, root: Path, shelf: Shelf = COMMITMENTS) -> sqlite3.Connection:
    """Open a shelf of a folder, empty where it is new; None for the path keeps it in memory.

    Raises `sqlite3.Error` or `OSError` where no such file can be had.
    """
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
    database = sqlite3.connect(path or ":memory:", timeout=1, isolation_level=None)
    made = (_program(shelf), str(root.resolve()))
    if _made(database) != made:
        with suppress(sqlite3.OperationalError):  # another process is about to do the same
            # Texts of some kilobytes leave half a page empty each: smaller pages save a quarter of the file.
            database.execute("PRAGMA page_size = 2048")
            # Who reads and who writes do not wait for each other: a pager may keep a reader for hours.
            database.execute("PRAGMA journal_mode = WAL")
        begin(database)
        if _made(database) != made:  # else another process was faster
            _empty(database, shelf)
            database.execute("INSERT INTO made VALUES (?, ?)", made)
        database.execute("COMMIT")
    return database


def connect_to_read(path: Path, *, unchanging: bool = False) -> sqlite3.Connection:
    """Open a file that is there for reading alone.

    One that nobody can write is `unchanging`: it needs no files beside it, which nobody could make.
    """
    how = "mode=ro&immutable=1" if unchanging else "mode=ro"
    return sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True)


def is_ours(database: sqlite3.Connection, root: Path, shelf: Shelf) -> bool:
    """Tell whether this program made an index, for this folder."""
    return _made(database) == (_program(shelf), str(root.resolve()))


def begin(database: sqlite3.Connection, waiting: Callable[[], None] = lambda: None) -> None:
    """Begin to write, once no other process does; `waiting` is called every second until then."""
    for _ in range(PATIENCE):
        try:
            database.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            waiting()
        else:
            return
    message = f"another process has been reading this folder for {PATIENCE} seconds"
    raise sqlite3.OperationalError(message)


def tidy(database: sqlite3.Connection) -> None:
    """Give back the room that is not used any more, as far as nobody else is reading."""
    (free,) = database.execute("PRAGMA freelist_count").fetchone()
    (pages,) = database.execute("PRAGMA page_count").fetchone()
    with suppress(sqlite3.OperationalError):
        if free > pages / _TENTH:
            database.execute("VACUUM")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # else the log stays as large as all that was written


def remove(path: Path) -> None:
    """Remove the file of an index, and what stands beside it of work that was never finished."""
    for ending in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _empty(database: sqlite3.Connection, shelf: Shelf) -> None:
    """Leave the tables without a row, whatever was there before."""
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY sql NOT LIKE 'CREATE VIRTUAL%'"
    for (table,) in database.execute(tables).fetchall():  # a virtual table drops those that it is made of
        database.execute(f'DROP TABLE IF EXISTS "{table}"')
    for statement in shelf.tables.split(";\n"):
        database.execute(statement)


def _made(database: sqlite3.Connection) -> object:
    names = {name for (_, name, *_) in database.execute("PRAGMA table_info(made)")}
    return database.execute("SELECT * FROM made").fetchone() if names == {"by_program", "of_folder"} else None


def _program(shelf: Shelf) -> str:
    """Tell this program from any other state of it: what it was told to find may have changed."""
    package = Path(__file__).parents[1]
    files = [path for name in shelf.modules for path in package.glob(name)]
    states = sorted(f"{path.relative_to(package)} {path.stat().st_mtime_ns} {path.stat().st_size}" for path in files)
    return sha256("\n".join(states).encode()).hexdigest()
