"""A program in a terminal of its own, and somebody who types."""

from __future__ import annotations

import os
import pty
import select
import time
from contextlib import suppress
from fcntl import ioctl
from struct import pack
from termios import TIOCSWINSZ
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

#: Seconds that a busy machine may take for one answer.
PATIENCE = 60


class Terminal:
    """A program that runs in a terminal; `seen` is all that it has printed."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], folder: Path) -> None:
        self.pid, self._file = pty.fork()
        if not self.pid:
            os.chdir(folder)
            os.execvpe(command[0], [*command], dict(environment))  # noqa: S606 - it is the program under test
        ioctl(self._file, TIOCSWINSZ, pack("HHHH", 50, 200, 0, 0))
        self.seen = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, 9)
        with suppress(ChildProcessError):
            os.waitpid(self.pid, 0)
        os.close(self._file)

    def type(self, words: str) -> None:
        """Type words."""
        os.write(self._file, words.encode())

    def wait_for(self, words: str, patience: float = PATIENCE) -> str:
        """Return what is printed from now on up to these words."""
        begin, end = len(self.seen), time.monotonic() + patience
        while words not in self.seen[begin:]:
            if not self._read(end - time.monotonic()):
                message = f"no {words!r} in {self.seen[begin:]!r}"
                raise AssertionError(message)
        return self.seen[begin:]

    def rest(self, patience: float = PATIENCE) -> tuple[str, int]:
        """Return all that is printed until the program ends, and its exit code."""
        end = time.monotonic() + patience
        while self._read(end - time.monotonic()):
            pass
        return self.seen, os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def _read(self, seconds: float) -> bool:
        """Read what is there, and say whether more may come."""
        if seconds <= 0 or not select.select([self._file], [], [], seconds)[0]:
            return False
        try:
            printed = os.read(self._file, 65536)
        except OSError:  # the program has ended
            return False
        self.seen += printed.decode(errors="replace")
        return bool(printed)
