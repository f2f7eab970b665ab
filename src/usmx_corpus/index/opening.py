"""Have the index of a folder, up to date."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing, suppress
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.corpus import look_over
from usmx_corpus.index import store
from usmx_corpus.index.queries import Index, is_current, problems

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from usmx_corpus.corpus import Survey
    from usmx_corpus.index.building import Keeper, Progress
    from usmx_corpus.index.passages import Passages
    from usmx_corpus.model import Problem


#: So many files are read in a tenth of a second, of long briefings in a quarter.
_FEW = 20


def _silent(_done: int, _of: int) -> None:
    """Say nothing of how far reading has come."""


def open_index(root: Path | str | None = None, progress: Progress = _silent) -> Index:
    """Give the index of a folder of releases (as `corpus.load` finds it), after reading what changed since last time.

    Where no file can be kept, the folder is read whole and the index lasts as long as the process; it says why.
    Raises `CorpusMissingError` where there is no such folder or it holds no release.
    """
    survey = look_over(root)
    database, unkept = _opened(store.COMMITMENTS, survey, progress)
    return Index(database, survey.root, survey.problems, unkept, lambda: store.remove(store.path_for(survey.root)))


class Opened(NamedTuple):
    """The passages of a folder, what was odd in reading it, and why they could not be kept ("" where they are)."""

    survey: Survey
    passages: Passages
    problems: list[Problem]
    unkept: str

    @property
    def root(self) -> Path:
        """The folder."""
        return self.survey.root


def open_passages(root: Path | str | None = None, progress: Progress = _silent) -> Opened:
    """Give the passages of a folder, as `open_index` does; those of a few files are kept in memory alone."""
    survey = look_over(root)
    from usmx_corpus.index.passages import Passages

    few = len(survey.stamps) <= _FEW
    how = (_current(store.PASSAGES, None, survey, progress), "") if few else _opened(store.PASSAGES, survey, progress)
    database, unkept = how
    asked = store.Asked(database, lambda: store.remove(store.path_for(survey.root, store.PASSAGES)))
    return Opened(survey, Passages(asked), [*survey.problems, *problems(asked)], unkept)


def kept(survey: Survey) -> list[store.Kept]:
    """Give the files that keep something of a folder, as they are: nothing is read or brought up to date."""
    found = []
    for shelf in store.SHELVES:
        path = store.path_for(survey.root, shelf)
        if path.exists():
            count, current = _state(path, survey, shelf)
            found.append(store.Kept(shelf.name, path, path.stat().st_size, count, current))
    return found


def _state(path: Path, survey: Survey, shelf: store.Shelf) -> tuple[int, bool]:
    """Tell how many documents a file keeps, and whether it is current; one that is damaged keeps none."""
    for unchanging in (False, True):
        with suppress(sqlite3.Error), closing(store.connect_to_read(path, unchanging=unchanging)) as database:
            ours = store.is_ours(database, survey.root, shelf)
            (count,) = database.execute("SELECT count(*) FROM documents").fetchone() if ours else (0,)
            return count, ours and is_current(database, survey)
    return 0, False


def _opened(shelf: store.Shelf, survey: Survey, progress: Progress) -> tuple[sqlite3.Connection, str]:
    """Open a shelf, in memory where no file can be kept; say why."""
    try:
        return _kept(shelf, survey, progress), ""
    except (sqlite3.Error, OSError) as error:
        is_locked = "locked" in str(error)  # somebody is writing it
        reading = None if is_locked else _unchanging(shelf, survey)
        return (reading, "") if reading else (_current(shelf, None, survey, progress), str(error))


def _unchanging(shelf: store.Shelf, survey: Survey) -> sqlite3.Connection | None:
    """Open a current shelf that cannot be written, as that of a folder which many share; None where there is none."""
    try:
        database = store.connect_to_read(store.path_for(survey.root, shelf), unchanging=True)
        if store.is_ours(database, survey.root, shelf) and is_current(database, survey):
            return database
        database.close()
    except (sqlite3.Error, OSError):
        return None
    return None


def open_if_ready(survey: Survey) -> Index | None:
    """Give the index of a folder where it is current or quickly made so, else None: for who can do without.

    It is for one answer about a few documents, which is not worth reading an archive.
    """
    path = store.path_for(survey.root)
    if len(survey.stamps) <= _FEW:
        return open_index(survey.root)
    try:
        if not path.exists():
            return None
        database = store.connect(path, survey.root)
        if not is_current(database, survey):
            database.close()
            return None
    except (sqlite3.Error, OSError):
        return None
    return Index(database, survey.root, survey.problems, "", lambda: store.remove(path))


def _kept(shelf: store.Shelf, survey: Survey, progress: Progress) -> sqlite3.Connection:
    """Open what is kept of a folder; a damaged file is made anew."""
    path = store.path_for(survey.root, shelf)
    try:
        return _current(shelf, path, survey, progress)
    except (sqlite3.OperationalError, sqlite3.IntegrityError):
        raise  # locked, read-only, no space: the file may be good
    except (sqlite3.DatabaseError, zlib.error):
        store.remove(path)
        return _current(shelf, path, survey, progress)


def _current(shelf: store.Shelf, path: Path | None, survey: Survey, progress: Progress) -> sqlite3.Connection:
    """Open a shelf and bring it up to date."""
    database = store.connect(path, survey.root, shelf)
    if not is_current(database, survey):
        from usmx_corpus.index.building import update  # it loads all that reads and extracts

        update(database, survey, _keeper(shelf), progress)
    database.execute("BEGIN")  # all answers of one index are about one state of it
    return database


def _keeper(shelf: store.Shelf) -> Callable[[sqlite3.Connection], Keeper]:
    if shelf is store.PASSAGES:
        from usmx_corpus.index.passages import PassageKeeper

        return PassageKeeper
    from usmx_corpus.index.promises import Promises

    return Promises
