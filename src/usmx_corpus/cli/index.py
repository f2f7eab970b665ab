"""`usmx index`: what is kept of a corpus beside the user's caches: build it, look at it, drop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from usmx_corpus.cli.options import (
    CorpusOption,
    Format,
    FormatOption,
    JsonOption,
    chosen,
    emit,
    examples,
    open_index,
    open_passages,
    root_of,
)

if TYPE_CHECKING:
    from pathlib import Path

    from usmx_corpus.index.store import Kept

app = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    help="Build, show or drop what is kept of a corpus.",
)
_COLUMNS = ("what", "path", "bytes", "documents", "current")


@app.command(
    "build",
    short_help="Read what changed, for all commands.",
    epilog=examples("usmx index build", "usmx index build --corpus releases"),
)
def build(context: typer.Context, corpus: CorpusOption = None) -> None:
    """Bring what is kept of a corpus up to date; other commands do so for what they need."""
    open_index(context, corpus)
    open_passages(context, corpus)


@app.command(
    "show",
    short_help="Where it stands, how large it is, whether it is current.",
    epilog=examples("usmx index show", "usmx index show --corpus releases --json"),
)
def show(
    context: typer.Context,
    corpus: CorpusOption = None,
    format_: FormatOption = Format.table,
    json: JsonOption = False,
) -> None:
    """Say where what was read of a corpus is kept, how large it is, and whether it is current."""
    from usmx_corpus.render import index, to_json

    how = chosen(format_, json=json)
    found = _kept(root_of(context, corpus))
    emit(
        how,
        lambda: list(map(to_json.kept, found)),
        lambda: index.files(found),
        lambda: (_COLUMNS, map(to_json.kept, found)),
    )


@app.command(
    "drop",
    short_help="Remove it; the releases stay.",
    epilog=examples("usmx index drop", "usmx index drop --corpus releases"),
)
def drop(context: typer.Context, corpus: CorpusOption = None) -> None:
    """Remove what is kept of a corpus; the releases stay as they are, and the next command reads them again."""
    from usmx_corpus.corpus import look_over
    from usmx_corpus.index import store

    root = look_over(root_of(context, corpus)).root
    for shelf in store.SHELVES:
        store.remove(store.path_for(root, shelf))


def _kept(root: Path | None) -> list[Kept]:
    from usmx_corpus.corpus import look_over
    from usmx_corpus.index import opening

    return opening.kept(look_over(root))
