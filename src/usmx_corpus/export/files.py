"""Write the files that a user asked for, all of them whole or none."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from errno import ENOTDIR
from typing import TYPE_CHECKING
from uuid import uuid4

from usmx_corpus.errors import UsmxError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path


class ExportError(UsmxError):
    """A file cannot be written, or would replace one that nobody said to replace."""


@contextmanager
def new_files(folder: Path, names: Sequence[str], *, force: bool, make: bool = False) -> Iterator[Mapping[str, Path]]:
    """Give a path to write each file of a folder at, by name; once all are whole, they take their names.

    An error in between leaves the folder as it was; `make` one that is missing, if its parent is there. Raises
    `ExportError` if a file is there and not to be replaced (`force`), or if one cannot be written.
    """
    for there in (folder / name for name in names if (folder / name).exists()):
        if there.is_dir():
            raise ExportError(f"cannot write {there}: it is a folder")
        if not force:
            raise ExportError(f"{there} is there already (use --force to replace it)")
    staged = {name: folder / f".usmx-{uuid4().hex}" for name in names}
    is_new = make and not folder.exists()
    try:
        if is_new:
            folder.mkdir()
        elif not folder.is_dir():
            raise NotADirectoryError(ENOTDIR, f"no folder {folder}")
        yield staged
        for name, path in staged.items():
            path.replace(folder / name)
        is_new = False
    except OSError as error:
        target = folder if make else folder / names[0]
        raise ExportError(f"cannot write {target}: {error.strerror or error}") from error
    finally:
        _remove([*staged.values()], folder if is_new else None)


def _remove(files: Sequence[Path], folder: Path | None) -> None:
    for path in files:
        with suppress(OSError):
            path.unlink(missing_ok=True)
    if folder:
        with suppress(OSError):  # somebody else has written into it
            folder.rmdir()
