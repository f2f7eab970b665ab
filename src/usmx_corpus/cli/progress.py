"""A progress bar on standard error, in a terminal and only for work that takes a while."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from usmx_corpus.render.pipe import sound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.progress import Progress

Thing = TypeVar("Thing")

#: Fewer files than this are read before a bar could be seen.
_FEW = 200
#: Signals that terminate a process; Ctrl-C raises an exception instead.
_ENDS = ("SIGTERM", "SIGHUP")
#: Erases the line of the bar and shows the cursor, which a bar that is drawn hides (ECMA-48; DEC private mode 25).
_TIDY = b"\r\x1b[2K\x1b[?25h"


class Bar:
    """Draws how far work has come, as `index.opening.Progress` reports it."""

    def __init__(self) -> None:
        self._bar: Progress | None = None
        self._waited = False

    @cached_property
    def _is_shown(self) -> bool:
        """Whether somebody sees the bar."""
        return sys.stderr.isatty()

    def __call__(self, doing: str, done: int, of: int) -> None:
        """Draw a step; without a name the work is finished."""
        if not doing:
            self.stop()
        elif doing.startswith("Waiting") and not self._waited:
            self._waited = True
            print(f"usmx: {doing[0].lower()}{doing[1:]}", file=sys.stderr)
        elif self._bar or (of >= _FEW and self._is_shown):
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
            console = Console(stderr=True, _environ=sound(os.environ))
            self._bar = progress.Progress(*columns, console=console, transient=True)
            self._bar.add_task("")
            _tidy_up_at_the_end()
            self._bar.start()
        self._bar.update(self._bar.task_ids[0], completed=done, total=of or None, description=doing)

    def stop(self) -> None:
        """Remove the bar."""
        if self._bar:
            self._bar.stop()
            self._bar = None


def _tidy_up_at_the_end() -> None:
    """Show the cursor again if the process is terminated from outside."""
    drawing = os.getpid()

    def end(number: int, _frame: object) -> None:
        if os.getpid() == drawing:  # a process that reads files draws no bar
            with suppress(OSError):
                os.write(2, _TIDY)
        os._exit(128 + number)

    for number in (getattr(signal, name, None) for name in _ENDS):
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, end)


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
