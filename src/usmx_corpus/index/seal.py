"""The seal of an index: a checksum of its whole file, so that damage which SQLite cannot see is noticed.

The seal lies beside the file and says how usmx left it: its size and times, and the CRC-32 of its bytes. While these
are the same, nothing is computed. Whoever writes takes the seal off first and puts it on last, both while no other
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
    checksum = _checksum(path)
    is_other = bool(checksum) and known[1:] != [checksum]
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
        is_busy, logged, moved = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        connection.execute("BEGIN IMMEDIATE")
        try:
            checksum = _checksum(path)
            if checksum and not is_busy and logged == moved and before == _version(connection):
                _write(path, f"{_stamp(path)}\n{checksum}\n")
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
    """Return the checksum of a file, read by another process where closing a file gives up SQLite's locks on it.

    So it is on POSIX: a process that closes any descriptor of a file loses all its locks on the file.
    """
    if not hasattr(os, "fork"):
        return _crc(path)
    answer, question = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.write(question, _crc(path).encode())
        finally:
            os._exit(0)
    os.close(question)
    with os.fdopen(answer) as pipe:
        found = pipe.read()
    os.waitpid(child, 0)
    return found


def _crc(path: Path) -> str:
    crc = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            crc = zlib.crc32(chunk, crc)
    return str(crc)
