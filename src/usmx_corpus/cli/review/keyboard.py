"""Read single keys from a terminal, and answers in between; it is left as it was, however the command ends."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import typer

try:
    import termios
    import tty
except ImportError:  # Windows
    termios = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDS = ("SIGTERM", "SIGHUP")
#: Bytes that one key, or somebody who types fast, can send at once.
_AT_ONCE = 64


class Keyboard:
    """The keys of a terminal. What is typed before it is asked for is not lost, and shown nowhere."""

    def __init__(self) -> None:
        self._typed: list[str] = []
        self._before = termios.tcgetattr(sys.stdin.fileno()) if termios else None

    def __enter__(self) -> Keyboard:  # noqa: D105, PYI034 - there are no subclasses
        for number in (getattr(signal, name, None) for name in _ENDS if termios):
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, self._end)
        self._single()
        return self

    def __exit__(self, *_: object) -> None:  # noqa: D105
        self._whole_lines()

    def key(self) -> str:
        """Return the next key as a character in lower case; arrows and the like are none. `EOFError` at the end."""
        while not self._typed:
            typed = self._read()
            self._typed = [] if typed.startswith("\x1b") else list(typed.lower())
        key = self._typed.pop(0)
        if key == "\x04":  # Ctrl-D
            raise EOFError
        return key

    def ask(self, question: str, before: str = "") -> str:
        """Return an answer of one line, which begins as `before`; raises `EOFError` where there is none."""
        self._typed.clear()
        self._whole_lines()
        try:
            with _filled_in(before):
                return input(question)
        finally:
            self._single()

    def _read(self) -> str:
        if not termios:
            return typer.getchar()
        typed = os.read(sys.stdin.fileno(), _AT_ONCE)
        if not typed:
            raise EOFError
        return typed.decode(errors="replace")

    def _single(self) -> None:
        if termios:
            with suppress(termios.error):
                tty.setcbreak(sys.stdin.fileno(), termios.TCSADRAIN)

    def _whole_lines(self) -> None:
        if termios and self._before:
            with suppress(termios.error):
                termios.tcsetattr(sys.stdin.fileno(), termios.TCSADRAIN, self._before)

    def _end(self, number: int, _frame: object) -> None:
        self._whole_lines()
        os._exit(128 + number)


@contextmanager
def _filled_in(words: str) -> Iterator[None]:
    """Let the next question have an answer that can be edited, where the system can do that."""
    try:
        import readline
    except ImportError:
        yield
        return
    readline.set_startup_hook(lambda: readline.insert_text(words))
    try:
        yield
    finally:
        readline.set_startup_hook()
