"""Open the archive that a command is about, and report on standard error what reads badly."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, cast

from usmx_corpus.archive import ALL, Archive
from usmx_corpus.cli.progress import Bar
from usmx_corpus.corpus import MISSING_LIBRARY
from usmx_corpus.errors import ChangedIndexError
from usmx_corpus.render.view import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import typer

    from usmx_corpus.model import Filters, Problem

#: How many problems are printed: few enough to leave room for the answer.
_SHOWN = 20

#: How often a folder is opened whose files change all the time.
_TRIES = 5


def open_archive(
    context: typer.Context,
    corpus: Path | None,
    *,
    index: bool = True,
    parts: Sequence[str] = (),
    filters: Filters = ALL,
    reviews: Path | None = None,
) -> Archive:
    """Open the folder that a command was pointed at, with its index up to date unless the command needs none.

    `parts` are those of the index (`opening.PARTS`) that the command needs. If another process changes the index
    meanwhile, the folder is opened again. If `filters` ask for a period, documents that it leaves out because they have
    no date are counted on standard error. `reviews` is the folder of reviews, None for that in the folder.
    """
    bar = Bar()
    context.call_on_close(bar.stop)
    for left in reversed(range(_TRIES)):
        archive = Archive.open(
            root_of(context, corpus),
            progress=bar,
            follow_links=follows_links(context),
            country=country_of(context),
            reviews=reviews,
        )
        context.call_on_close(archive.close)
        try:
            for part in parts:
                archive.index.need(part)
            break
        except ChangedIndexError:
            if not left:
                raise
    if index:
        if archive.index.unwritten:
            reason = plain(archive.index.unwritten)
            print(
                f"usmx: cannot write the index ({reason}); answers are the same, but nothing is kept", file=sys.stderr
            )
        _report(archive)
    if undated := archive.undated(filters):
        documents = "1 document without a date is" if undated == 1 else f"{undated:,} documents without a date are"
        print(f"{documents} left out of the period; see `usmx check`", file=sys.stderr)
    return archive


def _report(archive: Archive) -> None:
    """Print the problems of files that were read for the first time, and how many other files have some."""
    new, others = archive.problems_of_new()
    warn(archive.root, new)
    if others:
        also = " more" if new else ""
        have = "files have" if others > 1 else "file has"
        print(f"{others:,}{also} {have} problems; `usmx check` lists them", file=sys.stderr)


def root_of(context: typer.Context, corpus: Path | None) -> Path | None:
    """Return the folder named after the command, else the one named before it (`usmx --corpus DIR list …`)."""
    return corpus or cast("Path | None", context.find_root().params.get("corpus"))


def follows_links(context: typer.Context) -> bool:
    """Whether `--follow-links` was given before the command."""
    return bool(context.find_root().params.get("follow_links"))


def country_of(context: typer.Context) -> str:
    """Return the country that was given before the command, "" for none."""
    return str(context.find_root().params.get("country") or "")


def warn(root: Path, problems: Iterable[Problem]) -> None:
    """Print the first problems as `path:line: message` on standard error, and how many more there are.

    Of several files that need a library, the first one is named.
    """
    lacking: dict[str, list[Problem]] = {}
    waiting = (problem for problem in problems if not _is_lacking(problem, lacking))
    for problem in islice(waiting, _SHOWN):
        print(plain(Path(root, str(problem))), file=sys.stderr)
    if more := sum(1 for _ in waiting):
        print(f"… and {more:,} more; `usmx check` lists them", file=sys.stderr)
    for message, files in lacking.items():
        also = f" (and {len(files) - 1:,} more)" if len(files) > 1 else ""
        print(plain(f"{Path(root, files[0].path)}{also}: {message}"), file=sys.stderr)


def _is_lacking(problem: Problem, lacking: dict[str, list[Problem]]) -> bool:
    """Whether a file needs a library; if so, it is added to those that need the same."""
    if problem.code != MISSING_LIBRARY:
        return False
    lacking.setdefault(problem.message, []).append(problem)
    return True
