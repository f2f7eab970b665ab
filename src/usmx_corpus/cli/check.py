"""`usmx check`: what is odd in the sources."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from usmx_corpus.cli import options
from usmx_corpus.cli.opening import open_archive
from usmx_corpus.cli.output import emit, write
from usmx_corpus.render import to_json
from usmx_corpus.render.view import Span, address, line, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from usmx_corpus.model import Problem
    from usmx_corpus.render.view import View

_COLUMNS = ("path", "line", "code", "message")


app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(epilog=options.examples("usmx check", "usmx check --corpus releases --format github"))
def check(
    context: typer.Context,
    document: options.Document = None,
    kind: options.Kind = None,
    since: options.Since = None,
    until: options.Until = None,
    corpus: options.Corpus = None,
    format_: Annotated[
        Literal[options.Formats, "github"],
        typer.Option("--format", help="Output format; github annotates the files of a workflow run."),
    ] = "table",
    json: options.Json = False,
    raw_csv: options.RawCsv = False,
) -> None:
    """Report what is odd in the sources, as `path:line: message`; nothing is repaired.

    Exits with 0 if nothing is odd, 1 if something is, 2 on an error.
    """
    how = options.chosen_format(format_, json=json, raw_csv=raw_csv)
    filters = options.document_filters(document, kind, since, until)
    archive = open_archive(context, corpus, index=False, filters=filters)
    problems = archive.check(filters)
    if how == "github":
        write(_annotation(archive.root, problem) for problem in problems)
        raise typer.Exit(1 if problems else 0)
    emit(
        how,
        lambda: list(map(to_json.problem, problems)),
        lambda: _view(archive.root, problems),
        lambda: (_COLUMNS, map(to_json.problem, problems)),
    )
    raise typer.Exit(1 if problems else 0)


def _view(root: Path, problems: Sequence[Problem]) -> View:
    return tuple(
        line(
            Span(f"{_from_here(root / problem.path)}:{problem.line}", "place", address(root / problem.path)),
            f": {plain(problem.message)} ",
            Span(f"({problem.code})", "dim"),
            whole=True,
        )
        for problem in problems
    )


def _annotation(root: Path, problem: Problem) -> str:
    """Return a problem as a command of a GitHub workflow, which shows it beside the line."""
    file, code, message = map(_encoded, (_from_here(root / problem.path), problem.code, problem.message))
    where = f"file={_property(file)},line={problem.line},title={_property(code)}"
    return f"::error {where}::{message}\n"


def _encoded(text: str) -> str:
    """Return a text of one line for such a command, in which "%" begins the code of a character."""
    return plain(text).replace("%", "%25")


def _property(text: str) -> str:
    """Return an encoded text as the value of a property: ":" and "," would end it."""
    return text.replace(":", "%3A").replace(",", "%2C")


def _from_here(path: Path) -> str:
    """Return a path as one would type it from the present folder, or whole if it lies elsewhere."""
    path = path.absolute()
    here = Path.cwd()
    return os.path.relpath(path, here) if path.is_relative_to(here) else str(path)
