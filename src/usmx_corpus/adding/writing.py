"""Write new files into a folder, all of them or none: the only module that writes into a corpus."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING
from uuid import uuid4

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path


def write(folder: Path, new: Iterable[tuple[str, bytes]], replaced: Callable[[], Mapping[str, bytes]]) -> None:
    """Write new files, by name, and then replace others; raises OSError, and has then changed nothing.

    Each is written under a hidden name as soon as it comes, and renamed when all are: a full disk shows before, and no
    reader sees half a file. A file that has come to be there meanwhile is not overwritten. A folder that is missing is
    made with the first file, if its parent is there.
    """
    staged: dict[str, Path] = {}
    last: dict[str, Path] = {}
    placed: list[Path] = []
    try:
        for name, content in new:
            staged[name] = _staged(folder, content)
        for name, content in replaced().items():
            last[name] = _staged(folder, content)
        for name, temporary in staged.items():
            _place(temporary, folder / name)
            placed.append(folder / name)
        for name, temporary in last.items():
            temporary.replace(folder / name)
    except BaseException:
        _remove(placed)
        raise
    finally:
        _remove((*staged.values(), *last.values()))


def _staged(folder: Path, content: bytes) -> Path:
    if not folder.exists():
        folder.mkdir()
    temporary = folder / f".usmx-{uuid4().hex}"
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        _remove([temporary])
        raise
    return temporary


def _place(temporary: Path, path: Path) -> None:
    """Give a file its name, unless another has it."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        with path.open("xb"):
            pass
        try:
            temporary.replace(path)
        except OSError:
            _remove([path])
            raise


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)
