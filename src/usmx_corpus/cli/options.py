"""Options that several commands share, and what they mean."""

from __future__ import annotations

import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from usmx_corpus.corpus import Corpus
    from usmx_corpus.index import Index
    from usmx_corpus.index.opening import Opened
    from usmx_corpus.render.view import View


class Format(StrEnum):
    """How data is printed."""

    table = "table"
    json = "json"
    csv = "csv"
    markdown = "markdown"


CorpusOption = Annotated[
    Path | None,
    typer.Option(
        "--corpus",
        metavar="DIR",
        help="Folder of releases; else $USMX_CORPUS, else the five documents that come with usmx.",
        show_default=False,
    ),
]
FormatOption = Annotated[Format, typer.Option("--format", help="How to print it.")]
JsonOption = Annotated[bool, typer.Option("--json", help="The same as --format json.")]


def load(context: typer.Context, corpus: Path | None) -> Corpus:
    """Load the corpus a command was pointed at, and say on standard error what could not be read well."""
    from usmx_corpus.corpus import load as read_all

    loaded = read_all(root_of(context, corpus))
    warn(loaded.root, loaded.problems)
    return loaded


def open_index(context: typer.Context, corpus: Path | None) -> Index:
    """Open the index of the corpus a command was pointed at, after reading what changed, and say what reads badly."""
    from usmx_corpus.cli.progress import shown
    from usmx_corpus.index import open_index as opened

    with shown() as progress:
        index = opened(root_of(context, corpus), progress)
    context.call_on_close(index.close)
    if index.unkept:
        print(f"usmx: what was read cannot be kept for the next time ({index.unkept})", file=sys.stderr)
    warn(index.root, index.problems())
    return index


def open_passages(context: typer.Context, corpus: Path | None) -> Opened:
    """Open the passages of the corpus a command was pointed at, up to date, and say what reads badly."""
    from usmx_corpus.cli.progress import shown
    from usmx_corpus.index import open_passages as opened

    with shown(ending="Sorting words") as progress:
        passages = opened(root_of(context, corpus), progress)
    if passages.unkept:
        print(f"usmx: what was read cannot be kept for the next time ({passages.unkept})", file=sys.stderr)
    warn(passages.root, passages.problems)
    return passages


def root_of(context: typer.Context, corpus: Path | None) -> Path | None:
    """Give the folder named beside the command, else the one named before it (`usmx --corpus DIR list …`)."""
    return corpus or cast("Path | None", context.find_root().params.get("corpus"))


def warn(root: Path, problems: Iterable[object]) -> None:
    """Print problems as `path:line: message` on standard error."""
    from usmx_corpus.render.view import plain

    for problem in problems:
        print(plain(Path(root, str(problem))), file=sys.stderr)


def chosen(format_: Format, *, json: bool) -> Format:
    """Give the format asked for; `--json` beside another format is a contradiction."""
    if json and format_ not in {Format.table, Format.json}:
        raise typer.BadParameter(f"--json and --format {format_.value} contradict each other", param_hint="--format")
    return Format.json if json else format_


def emit(
    format_: Format,
    payload: Callable[[], object],
    view: Callable[[], View],
    rows: Callable[[], tuple[Sequence[str], Iterable[Mapping[str, object]]]],
) -> None:
    """Print what a command found in the format asked for; only that one is made."""
    if format_ is Format.json:
        print(_laid_out(payload()))
    elif format_ is Format.csv:
        from usmx_corpus.render.tables import as_csv

        sys.stdout.write(as_csv(*rows()))
    elif format_ is Format.markdown:
        from usmx_corpus.render.markdown import as_markdown

        sys.stdout.write(as_markdown(view()))
    else:
        _show(view())


def _show(view: View) -> None:
    """Print a view: by Rich in a terminal or where it holds a table, else line by line."""
    from usmx_corpus.render import pipe

    if not sys.stdout.isatty() and pipe.is_plain(view):
        sys.stdout.writelines(f"{line}\n" for line in pipe.lines(view, pipe.pipe_width()))
        return
    from usmx_corpus.render.terminal import show

    show(view, sys.stdout)


def emit_records(records: Iterable[str]) -> None:
    """Print a list of records that are JSON already, as `emit` does."""
    from json import loads

    if sys.stdout.isatty():
        print(_laid_out([loads(record) for record in records]))
        return
    between = "[\n"
    for record in records:
        sys.stdout.write(between + (record if _is_unicode() else as_json(loads(record))))
        between = ",\n"
    sys.stdout.write("[]\n" if between == "[\n" else "\n]\n")


def _is_unicode() -> bool:
    return (sys.stdout.encoding or "").lower().startswith("utf")


def as_json(payload: object) -> str:
    """Write JSON on one line; other characters are escaped where standard output does not take them all."""
    from json import dumps

    return dumps(payload, ensure_ascii=not _is_unicode())


def _laid_out(payload: object) -> str:
    """Write JSON for whoever reads it: indented in a terminal, a record a line in a pipe."""
    if sys.stdout.isatty():
        from json import dumps

        return dumps(payload, ensure_ascii=False, indent=2)
    if isinstance(payload, list):
        return "[\n" + ",\n".join(map(as_json, payload)) + "\n]"
    return as_json(payload)


def day(value: str | None, option: str) -> date | None:
    """Read a date option; a year or month stands for its first day."""
    if value is None:
        return None
    parts = value.split("-")
    try:
        numbers = [int(part) for part in parts]
        return date(*numbers, *[1] * (3 - len(numbers)))
    except (ValueError, TypeError):
        message = f"not a date like 2021-06-08 (or 2021-06, or 2021): {value!r}"
        raise typer.BadParameter(message, param_hint=option) from None


def last_day(value: str | None, option: str) -> date | None:
    """Read a date option; a year or month stands for its last day."""
    first = day(value, option)
    if value is None or first is None:
        return None
    from calendar import monthrange

    given = value.count("-")
    if given == 0:
        return first.replace(month=12, day=31)
    return first.replace(day=monthrange(first.year, first.month)[1]) if given == 1 else first


def examples(*lines: str) -> str:
    """Give the examples at the end of a command's help, each on a line of its own."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)
