"""A progress bar on standard error, in a terminal and only for work that takes a while."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.progress import Progress

Thing = TypeVar("Thing")

#: Fewer files than this are read before a bar could be seen.
_FEW = 200


class Bar:
    """Draws how far work has come, as `index.opening.Progress` reports it."""

    def __init__(self) -> None:
        self._bar: Progress | None = None
        self._waited = False

    def __call__(self, doing: str, done: int, of: int) -> None:
        """Draw a step; without a name the work is finished."""
        if not doing:
            self.stop()
        elif doing.startswith("Waiting") and not self._waited:
            self._waited = True
            print(f"usmx: {doing[0].lower()}{doing[1:]}", file=sys.stderr)
        elif self._bar or (of >= _FEW and sys.stderr.isatty()):
            self._draw(doing, done, of)

    def _draw(self, doing: str, done: int, of: int) -> None:
        if self._bar is None:
            from rich import progress
            from rich.console import Console

            columns = (
                progress.TextColumn("{task.description}"),
                progress.BarColumn(),
                progress.MofNCompleteColumn(),
                progress.TimeRemainingColumn(),
            )
            self._bar = progress.Progress(*columns, console=Console(stderr=True), transient=True)
            self._bar.add_task("")
            self._bar.start()
        self._bar.update(self._bar.task_ids[0], completed=done, total=of or None, description=doing)

    def stop(self) -> None:
        """Remove the bar."""
        if self._bar:
            self._bar.stop()
            self._bar = None


def counted(things: Iterable[Thing], doing: str) -> Iterator[Thing]:
    """Yield things one by one, and count them on standard error if that is a terminal and standard output is not."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield from things
        return
    number = 0
    for number, thing in enumerate(things, 1):
        yield thing
        print(f"\r{doing}: {number:,}", end="", file=sys.stderr, flush=True)
    print("\r" + " " * (len(doing) + 2 + len(f"{number:,}")) + "\r", end="", file=sys.stderr, flush=True)
