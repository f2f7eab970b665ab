"""Print what a command found, in the format asked for."""

from __future__ import annotations

import re
import sys
from contextlib import closing
from json import dumps, loads
from typing import TYPE_CHECKING

from usmx_corpus.render.view import UNSAFE

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Mapping, Sequence

    from usmx_corpus.render.view import View

    Rows = tuple[Sequence[str], Iterable[Mapping[str, object]]]  # the names of columns, and rows that have them


def emit(format_: str, payload: Callable[[], object], view: Callable[[], View], rows: Callable[[], Rows]) -> None:
    """Print a result as JSON (`payload`), CSV (`rows`), or for a reader (`view`); only that one is made.

    As JSON lines a list is printed an item a line, anything else in one.
    """
    if format_ == "json":
        print(_laid_out(payload()))
    elif format_ == "jsonl":
        made = payload()
        sys.stdout.writelines(f"{as_json(each)}\n" for each in (made if isinstance(made, list) else [made]))
    elif format_ in {"csv", "raw-csv"}:
        from usmx_corpus.render.tables import csv_lines, flat, inert

        write(csv_lines(*rows(), inert if format_ == "csv" else flat))
    elif format_ == "markdown":
        from usmx_corpus.render.markdown import as_markdown

        write([as_markdown(view())])
    else:
        show(view())


def write(texts: Iterable[str]) -> None:
    """Print a file for other programs, in UTF-8 whatever the encoding of the terminal."""
    if not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    for text in texts:
        sys.stdout.write(text)


def show(view: View) -> None:
    """Print a view: with Rich in a terminal or if it holds a table, else line by line."""
    from usmx_corpus.render import pipe

    if not sys.stdout.isatty() and not pipe.is_colored() and pipe.is_plain(view):
        sys.stdout.writelines(f"{line}\n" for line in pipe.lines(view, pipe.pipe_width()))
        return
    from usmx_corpus.render import terminal

    terminal.show(view, sys.stdout)


def emit_records(format_: str, records: Generator[str]) -> None:
    """Print a list of records that are JSON already, as `emit` does for "json" and "jsonl"."""
    if format_ == "json" and sys.stdout.isatty():
        print(_laid_out([loads(record) for record in records]))
        return
    opening, between, end = ("[\n", ",\n", "\n]\n") if format_ == "json" else ("", "\n", "\n")
    before = opening
    with closing(records):  # before the index is: standard output may fail
        for record in records:
            sys.stdout.write(before + (_escaped(record) if _is_unicode() else as_json(loads(record))))
            before = between
    if before is between:
        sys.stdout.write(end)
    elif format_ == "json":
        sys.stdout.write("[]\n")


# What `view.safe` changes: control and invisible characters, line ends, and lone surrogates, which no file can hold.
_UNSHOWN = re.compile(rf"[{UNSAFE}\u200c\u200d\u2028\u2029\ud800-\udfff]")


def _escaped(written: str) -> str:
    """Return JSON with the same values in which such characters are escaped."""
    if written.isprintable():  # as nearly all JSON is; four times as fast
        return written
    return _UNSHOWN.sub(lambda found: dumps(found[0])[1:-1], written)


def _is_unicode() -> bool:
    return (sys.stdout.encoding or "").lower().startswith("utf")


def as_json(payload: object, indent: int | None = None) -> str:
    """Return JSON in which unsafe characters, and those that standard output cannot encode, are escaped."""
    return _escaped(dumps(payload, ensure_ascii=not _is_unicode(), indent=indent))


def _laid_out(payload: object) -> str:
    """Return JSON as a reader wants it: indented in a terminal, a record a line in a pipe."""
    if sys.stdout.isatty():
        return as_json(payload, indent=2)
    if isinstance(payload, list):
        return "[\n" + ",\n".join(map(as_json, payload)) + "\n]"
    return as_json(payload)
