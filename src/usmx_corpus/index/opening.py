"""Have the index of a folder, up to date."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from usmx_corpus.corpus import look_over
from usmx_corpus.index import store
from usmx_corpus.index.queries import Index, is_current

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from usmx_corpus.corpus import Survey


#: So many files are read in a tenth of a second.
_FEW = 50


def _silent(_done: int, _of: int) -> None:
    """Say nothing of how far reading has come."""


def open_index(root: Path | str | None = None, progress: Callable[[int, int], None] = _silent) -> Index:
    """Give the index of a folder of releases (as `corpus.load` finds it), after reading what changed since last time.

    Where no file can be kept, the folder is read whole and the index lasts as long as the process; it says why.
    Raises `CorpusMissingError` where there is no such folder or it holds no release.
    """
    survey = look_over(root)
    unkept = ""
    try:
        database = _kept(survey, progress)
    except (sqlite3.Error, OSError) as error:
        unkept = str(error)
        database = _current(None, survey, progress)
    path = store.path_for(survey.root)
    return Index(database, survey.root, survey.problems, unkept, lambda: store.remove(path))


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


def _kept(survey: Survey, progress: Callable[[int, int], None]) -> sqlite3.Connection:
    """Open the index that is kept of a folder; a damaged one is made anew."""
    path = store.path_for(survey.root)
    try:
        return _current(path, survey, progress)
    except (sqlite3.OperationalError, sqlite3.IntegrityError):
        raise  # locked, read-only, no space: the file may be good
    except sqlite3.DatabaseError:
        store.remove(path)
        return _current(path, survey, progress)


def _current(path: Path | None, survey: Survey, progress: Callable[[int, int], None]) -> sqlite3.Connection:
    """Open an index and bring it up to date."""
    database = store.connect(path, survey.root)
    if not is_current(database, survey):
        from usmx_corpus.index.building import update  # it loads all that reads and extracts

        update(database, survey, progress)
    database.execute("BEGIN")  # all answers of one index are about one state of it
    return database
