"""The standard streams: open, in an encoding that contains ASCII, and with clear errors for what cannot be written."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from io import BufferedWriter, FileIO, TextIOWrapper
from typing import TYPE_CHECKING

from usmx_corpus.errors import OutputError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_INPUT, _OUTPUT, _ERROR = range(3)


class _Data(FileIO):
    """Standard output; what cannot be written is an error of its own, never one of the file being read."""

    def write(self, data: ReadableBuffer, /) -> int:
        try:
            return super().write(data)
        except OSError as error:
            raise OutputError(error.strerror or str(error)) from None


class _Remarks(FileIO):
    """Standard error; a failure to write to it is ignored."""

    def write(self, data: ReadableBuffer, /) -> int:
        with suppress(OSError):
            super().write(data)
        return memoryview(data).nbytes


def prepare() -> None:
    """Make the standard streams usable, or raise `OutputError` if there is no standard output.

    A closed one is opened on the null device, so that no other file takes its descriptor and receives its output.
    Data is UTF-8 where the encoding asked for does not contain ASCII, and characters that an old code page does not
    have become "?".
    """
    for number in (_INPUT, _OUTPUT, _ERROR):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)  # noqa: FBT003 - its only parameter
    encoding = _encoding(getattr(sys.stderr, "encoding", "utf-8"))
    remarks = BufferedWriter(_Remarks(_ERROR, "w", closefd=False))
    sys.stderr = TextIOWrapper(remarks, encoding, "backslashreplace", line_buffering=True)
    if sys.stdout is None:
        raise OutputError("closed")
    data = BufferedWriter(_Data(_OUTPUT, "w", closefd=False))
    is_read_at_once = sys.stdout.isatty()
    sys.stdout = TextIOWrapper(data, _encoding(sys.stdout.encoding), "replace", line_buffering=is_read_at_once)


def _encoding(name: str) -> str:
    """Return an encoding if ASCII is part of it, else UTF-8: no reader expects JSON or `path:line:` in UTF-16."""
    try:
        return name if "{}\n".encode(name) == b"{}\n" else "utf-8"
    except LookupError:
        return "utf-8"
