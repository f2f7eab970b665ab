"""Write an export in one of its formats."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from json import dumps
from typing import TYPE_CHECKING, Literal

from usmx_corpus.export.files import new_files
from usmx_corpus.export.schema import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from usmx_corpus.export.rows import Batch

Format = Literal["sqlite", "csv", "xlsx"]


def write_sqlite(path: Path, rows: Iterable[Batch], *, force: bool) -> list[Path]:
    """Write a SQLite file and, beside it, what Datasette shows with it; return both paths."""
    from usmx_corpus.export import datasette, sqlite

    beside = f"{path.stem}.metadata.json"
    with new_files(path.parent, [path.name, beside], force=force) as files:
        sqlite.write(files[path.name], rows)
        files[beside].write_text(_laid_out(datasette.metadata(path.stem, path.stem)), encoding="utf-8")
    return [path, path.parent / beside]


def write_csv(folder: Path, rows: Iterable[Batch], *, force: bool, bom: bool, raw: bool) -> list[Path]:
    """Write a folder of CSV files with a description of them; return their paths."""
    from usmx_corpus.export import csv_files

    names = [*map(csv_files.name_of, TABLES), csv_files.DESCRIPTION]
    with new_files(folder, names, force=force, make=True) as files:
        csv_files.write(files, rows, bom=bom, raw=raw)
        files[csv_files.DESCRIPTION].write_text(_laid_out(csv_files.description(folder.name)), encoding="utf-8")
    return [folder / name for name in names]


def write_xlsx(path: Path, rows: Iterable[Batch], *, force: bool) -> list[Path]:
    """Write an Excel workbook; return its path."""
    from usmx_corpus.export import xlsx

    with new_files(path.parent, [path.name], force=force) as files:
        xlsx.write(files[path.name], rows)
    return [path]


@contextmanager
def new_pages(paths: Iterable[Path], *, force: bool) -> Iterator[Callable[[Path, str], None]]:
    """Give what writes the text of each of some files, whatever their folders: all of them whole or none."""
    with ExitStack() as stack:
        staged = {
            path: stack.enter_context(new_files(path.parent, [path.name], force=force))[path.name] for path in paths
        }

        def write(path: Path, text: str) -> None:
            staged[path].write_text(text, encoding="utf-8")

        yield write


def _laid_out(record: dict[str, object]) -> str:
    return dumps(record, ensure_ascii=False, indent=2) + "\n"
