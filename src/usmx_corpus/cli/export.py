"""`usmx export`: documents, commitments, facts and reviews as tables for other tools."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from usmx_corpus.cli import options
from usmx_corpus.cli.commitment_filters import with_filters
from usmx_corpus.cli.opening import open_archive
from usmx_corpus.cli.output import show
from usmx_corpus.cli.progress import Bar
from usmx_corpus.model import Filters

if TYPE_CHECKING:
    from collections.abc import Iterable

    from usmx_corpus.export.rows import Batch


class Formats(StrEnum):
    """How tables are written."""

    sqlite = "sqlite"
    csv = "csv"
    xlsx = "xlsx"


_SUFFIXES = {
    ".sqlite": Formats.sqlite, ".sqlite3": Formats.sqlite, ".db": Formats.sqlite, ".xlsx": Formats.xlsx,
}  # fmt: skip

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog=options.examples(
        "usmx export corpus.sqlite",
        "usmx export tables --format csv --bom --actor Mexico",
    )
)
@with_filters
def export(
    context: typer.Context,
    path: Annotated[
        Path,
        typer.Argument(
            metavar="PATH", parser=options.folder, help="The file to write (.sqlite, .db, .xlsx), or a folder for CSV."
        ),
    ],
    filters: Filters,
    format_: Annotated[
        Formats | None,
        typer.Option("--format", help="What to write (default: by the suffix of PATH).", show_default=False),
    ] = None,
    bom: Annotated[bool, typer.Option("--bom", help="Begin CSV files with the mark of UTF-8, for Excel.")] = False,
    raw_csv: options.RawCsv = False,
    force: Annotated[bool, typer.Option("--force", help="Replace files that are there already.")] = False,
    corpus: options.Corpus = None,
    reviews: options.Reviews = None,
) -> None:
    """Write documents, statements, commitments, mentions, facts and reviews as tables that refer to each other.

    A SQLite file has full-text search and a description that Datasette shows: datasette corpus.sqlite --metadata
    corpus.metadata.json. Filters on documents choose documents, all filters choose mentions.
    """
    how = _format(path, format_, bom=bom, raw_csv=raw_csv)
    archive = open_archive(context, corpus, parts=("mentions",), filters=filters, reviews=reviews)
    from usmx_corpus.export.rows import Rows
    from usmx_corpus.render.export import written

    bar = Bar()
    context.call_on_close(bar.stop)
    rows = Rows(archive, filters, bar)
    paths = _write(path, how, rows, bom=bom, raw_csv=raw_csv, force=force)
    bar.stop()
    show(written(paths, rows.counts, archive.rejected(filters)))


def _format(path: Path, asked: Formats | None, *, bom: bool, raw_csv: bool) -> Formats:
    """Return the format asked for, or that of a suffix; options of another format are an error."""
    how = asked or (Formats.csv if raw_csv or bom else _SUFFIXES.get(path.suffix.lower()))
    if how is None:
        known = ", ".join(_SUFFIXES)
        raise typer.BadParameter(f"ends in none of {known}; or give --format csv for a folder", param_hint="PATH")
    for option, is_given in (("--bom", bom), ("--raw-csv", raw_csv)):
        if is_given and how is not Formats.csv:
            raise typer.BadParameter(f"is about CSV files, and this writes {how.value}", param_hint=option)
    is_folder = path.is_dir()
    if is_folder and how is not Formats.csv:
        raise typer.BadParameter(f"{path} is a folder", param_hint="PATH")
    if path.exists() and not is_folder and how is Formats.csv:
        raise typer.BadParameter(f"{path} is a file; CSV files need a folder", param_hint="PATH")
    return how


def _write(path: Path, how: Formats, rows: Iterable[Batch], *, bom: bool, raw_csv: bool, force: bool) -> list[Path]:
    from usmx_corpus.export import writing

    if how is Formats.sqlite:
        return writing.write_sqlite(path, rows, force=force)
    if how is Formats.csv:
        return writing.write_csv(path, rows, force=force, bom=bom, raw=raw_csv)
    return writing.write_xlsx(path, rows, force=force)
