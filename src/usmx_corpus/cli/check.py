"""`usmx check`: what is odd in the sources."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from usmx_corpus.cli.options import CorpusOption, Format, FormatOption, JsonOption, chosen, emit, examples

if TYPE_CHECKING:
    from usmx_corpus.model import Problem
    from usmx_corpus.render.view import View

_COLUMNS = ("path", "line", "code", "message")


app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    short_help="What is odd in the sources.", epilog=examples("usmx check", "usmx check --corpus releases --json")
)
def check(
    context: typer.Context, corpus: CorpusOption = None, format_: FormatOption = Format.table, json: JsonOption = False
) -> None:
    """Report what is odd in the sources, as `path:line: message`; nothing is repaired.

    Ends with 0 where nothing is odd, 1 where something is, 2 on trouble.
    """
    from usmx_corpus.checks import check as check_all
    from usmx_corpus.cli.options import root_of
    from usmx_corpus.corpus import load
    from usmx_corpus.render import to_json

    how = chosen(format_, json=json)
    loaded = load(root_of(context, corpus))
    problems = check_all(loaded)
    emit(
        how,
        lambda: [to_json.problem(problem) for problem in problems],
        lambda: _view(loaded.root, problems),
        lambda: (_COLUMNS, map(to_json.problem, problems)),
    )
    raise typer.Exit(1 if problems else 0)


def _view(root: Path, problems: tuple[Problem, ...]) -> View:
    from usmx_corpus.render.view import Span, line, plain

    return tuple(
        line(
            Span(
                f"{_from_here(root / problem.path)}:{problem.line}", "place", (root / problem.path).absolute().as_uri()
            ),
            f": {plain(problem.message)} ",
            Span(f"({problem.code})", "dim"),
            whole=True,
        )
        for problem in problems
    )


def _from_here(path: Path) -> str:
    """Give a path as one would type it from the present folder, or whole where it lies elsewhere."""
    path = path.absolute()
    here = Path.cwd()
    return os.path.relpath(path, here) if path.is_relative_to(here) else str(path)
