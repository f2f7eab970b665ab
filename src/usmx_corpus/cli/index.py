"""`usmx index`: build, show or drop the index of a corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from usmx_corpus.cli import options, output
from usmx_corpus.cli.opening import open_archive
from usmx_corpus.index import opening
from usmx_corpus.render import index as views
from usmx_corpus.render import to_json

if TYPE_CHECKING:
    from pathlib import Path

_COLUMNS = ("path", "bytes", "documents", "current", "folder", "missing")

app = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    help="Build, show or drop the index of a corpus.",
)


@app.command(
    short_help="Bring the index up to date.",
    epilog=options.examples("usmx index build", "usmx index build --corpus releases"),
)
def build(context: typer.Context, corpus: options.Corpus = None) -> None:
    """Bring the index of a corpus up to date, with all that any command needs of it."""
    open_archive(context, corpus, parts=opening.PARTS)


@app.command(
    short_help="Show where the index is, its size and state.",
    epilog=options.examples("usmx index show --corpus releases", "usmx index show --all"),
)
def show(
    context: typer.Context,
    every: Annotated[bool, typer.Option("--all", help="Show the indexes of all folders.")] = False,
    corpus: options.Corpus = None,
    format_: options.Format = "table",
    json: options.Json = False,
    raw_csv: options.RawCsv = False,
) -> None:
    """Show where the index of a corpus is, how large it is, and whether it is up to date."""
    how = options.chosen_format(format_, json=json, raw_csv=raw_csv)
    if every:
        _check_alone("--all", corpus)
    state = None if every else opening.state(open_archive(context, corpus, index=False).folder)
    found = opening.states() if every else [state] if state else []
    output.emit(
        how,
        lambda: list(map(to_json.index_state, found)),
        lambda: views.states(found),
        lambda: (_COLUMNS, map(to_json.index_state, found)),
    )


@app.command(
    short_help="Remove the index; the documents stay.",
    epilog=options.examples("usmx index drop --corpus releases", "usmx index drop --missing"),
)
def drop(
    context: typer.Context,
    missing: Annotated[bool, typer.Option("--missing", help="Remove the indexes of missing folders.")] = False,
    corpus: options.Corpus = None,
) -> None:
    """Remove the index of a corpus; the documents stay as they are, and the next command reads them again.

    When commitments were first seen is kept, also of folders that are missing: nothing could tell it again.
    """
    if missing:
        _check_alone("--missing", corpus)
        output.show(views.dropped(opening.drop_missing()))
        return
    opening.drop(open_archive(context, corpus, index=False).folder)


def _check_alone(option: str, corpus: Path | None) -> None:
    if corpus is not None:
        raise typer.BadParameter(f"{option} is about the indexes of all folders", param_hint="--corpus")
