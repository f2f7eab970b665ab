"""A pager for what is read in a terminal, as `git diff` uses one."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from contextlib import contextmanager, redirect_stdout, suppress
from io import TextIOWrapper
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from subprocess import Popen

# less leaves at once if all fits (F), shows colors (R) and leaves the text on the screen (X); lv shows colors.
_FLAGS = {"LESS": "FRX", "LV": "-c"}


class _ToPager(TextIOWrapper):
    """Writes to a pager, which shows on the terminal what it is given: colors and width are those of the terminal."""

    def isatty(self) -> bool:
        return True


@contextmanager
def paged(*, wanted: bool) -> Iterator[None]:
    """Send what is printed through a pager, if standard output is a terminal and there is one.

    It is `$USMX_PAGER`, else `$PAGER`, else less; "" or "cat" is none.
    A reader may leave it before the end; a signal for that (SIGPIPE) ends usmx where there is one.
    """
    command = _command() if wanted and sys.stdout.isatty() else []
    if not command:
        yield
        return
    from subprocess import PIPE, Popen

    sys.stdout.flush()
    with Popen(command, stdin=PIPE, env={**_FLAGS, **os.environ}) as pager:  # noqa: S603 - chosen by the user
        stream = _ToPager(pager.stdin, encoding=sys.stdout.encoding, errors="replace")  # type: ignore[arg-type]
        try:
            with redirect_stdout(stream), suppress(BrokenPipeError):
                yield
        finally:
            with suppress(BrokenPipeError):
                stream.close()
            _wait(pager)


def _command() -> list[str]:
    """Return the pager with its arguments; none if it is not there or the terminal can do nothing but print."""
    chosen = os.environ.get("USMX_PAGER", os.environ.get("PAGER", "less"))
    try:
        words = shlex.split(chosen)
    except ValueError:  # a quotation that nobody closed
        return []
    is_usable = words and words != ["cat"] and os.environ.get("TERM") != "dumb" and shutil.which(words[0])
    return words if is_usable else []


def _wait(pager: Popen[bytes]) -> None:
    """Wait until the reader leaves; Ctrl-C is for the pager."""
    while True:
        try:
            pager.wait()
        except KeyboardInterrupt:
            continue
        return
