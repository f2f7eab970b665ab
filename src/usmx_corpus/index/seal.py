"""The seal of an index: a checksum of its whole file, so that damage which SQLite cannot see is noticed.

The seal lies beside the file and says how usmx left it: its size and times, and the CRC-32 of its bytes. While these
are the same nothing is computed. Whoever writes takes the seal off first and puts it on last, both while no other
process may write.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from contextlib import suppress
from pathlib import Path

_ENDING = ".seal"
_CHUNK = 1 << 20


def path_of(path: Path) -> Path:
    """Return where the seal of an index file lies."""
    return path.with_name(path.name + _ENDING)


def is_on(path: Path) -> bool:
    """Whether a file has a seal and was not touched since."""
    return _read(path)[:1] == [_stamp(path)]


def is_broken(path: Path) -> bool:
    """Whether a file has changed since usmx wrote it; one without a seal was being written, and SQLite judges it.

    Raises `OSError` if the file cannot be read.
    """
    known = _read(path)
    if not known or [_stamp(path)] == known[:1]:
        return False
    is_other = known[1:] != [_checksum(path)]
    return is_other and _read(path) == known  # else another process has written meanwhile


def take_off(connection: sqlite3.Connection) -> None:
    """Remove the seal of a file in which a transaction has begun that writes."""
    if path := _file(connection):
        path_of(path).unlink(missing_ok=True)


def put_on(connection: sqlite3.Connection) -> None:
    """Seal a file, unless another process writes it or has kept SQLite from moving all that was written into it."""
    path = _file(connection)
    if path is None:
        return
    with suppress(sqlite3.OperationalError, OSError):
        before = _version(connection)
        _, logged, moved = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        connection.execute("BEGIN IMMEDIATE")
        try:
            if logged == moved and before == _version(connection):
                _write(path, f"{_stamp(path)}\n{_checksum(path)}\n")
        finally:
            connection.execute("ROLLBACK")


def _file(connection: sqlite3.Connection) -> Path | None:
    """Return the file of a database, None if it is held in memory."""
    _, _, name = connection.execute("PRAGMA database_list").fetchone()
    return Path(name) if name else None


def _version(connection: sqlite3.Connection) -> int:
    """Return a number that changes when another process writes."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def _write(path: Path, content: str) -> None:
    new = path.with_name(f"{path.name}{_ENDING}-{os.getpid()}")
    new.touch(mode=0o600)
    new.write_text(content, encoding="ascii")
    new.replace(path_of(path))


def _read(path: Path) -> list[str]:
    """Return the stamp and the checksum of a seal; nothing if there is none."""
    try:
        return path_of(path).read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return []


def _stamp(path: Path) -> str:
    status = path.stat()
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}"


def _checksum(path: Path) -> str:
    crc = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            crc = zlib.crc32(chunk, crc)
    return str(crc)
