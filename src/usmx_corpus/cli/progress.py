"""How far reading has come, on a terminal and only where it takes a while."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Thing = TypeVar("Thing")

#: Fewer files than this are read before a bar could be seen.
_FEW = 200


@contextmanager
def shown(
    doing: str = "Reading releases", ending: str = "Matching what repeats"
) -> Iterator[Callable[[int, int], None]]:
    """Give what takes how many files are done, and of how many, and draws a bar on standard error."""
    bar = None
    waited = False

    def tell(done: int, of: int) -> None:
        nonlocal bar, waited
        if of == 0 and not waited:
            waited = True
            print("usmx: waiting for another usmx that reads this folder", file=sys.stderr)
        if of < _FEW or not sys.stderr.isatty():
            return
        if bar is None:
            from rich import progress
            from rich.console import Console

            columns = (
                progress.TextColumn("{task.description}"),
                progress.BarColumn(),
                progress.MofNCompleteColumn(),
                progress.TimeRemainingColumn(),
            )
            bar = progress.Progress(*columns, console=Console(stderr=True), transient=True)
            bar.add_task("")
            bar.start()
        bar.update(bar.task_ids[0], completed=done, total=of, description=ending if done == of else doing)

    try:
        yield tell
    finally:
        if bar:
            bar.stop()


def counted(things: Iterable[Thing], doing: str) -> Iterator[Thing]:
    """Give things one after the other, and on a terminal say on standard error how many were done.

    Nothing is said where standard output goes to the same terminal: what is printed tells how far it has come.
    """
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield from things
        return
    number = 0
    for number, thing in enumerate(things, 1):
        yield thing
        print(f"\r{doing}: {number:,}", end="", file=sys.stderr, flush=True)
    print("\r" + " " * (len(doing) + 2 + len(f"{number:,}")) + "\r", end="", file=sys.stderr, flush=True)
