"""The formats of files that are read: for each its endings, how its bytes begin, and the module that reads it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

from usmx_corpus.model import Places, Problem
from usmx_corpus.reading.extract import Extract

if TYPE_CHECKING:
    from collections.abc import Callable


class Format(NamedTuple):
    """A format: a file has it if it begins with one of `signatures`, else if its name has one of `endings`.

    The function `read` of `module` takes a path and bytes and returns an `Extract`. It needs `library`, which the extra
    of the same name as the format installs; "" if it needs none.
    """

    name: str
    endings: tuple[str, ...]
    module: str
    signatures: tuple[bytes, ...] = ()
    library: str = ""


FORMATS = (Format("text", (".md", ".markdown", ".txt"), "usmx_corpus.reading.plain"),)

ENDINGS = tuple(ending for format_ in FORMATS for ending in format_.endings)


def read(path: str, content: bytes) -> Extract:
    """Return the text of a file, read in its format; without the library that it needs there is a problem instead."""
    format_ = format_of(path, content)
    if format_.library and not _is_installed(format_.library):
        message = f"reading it needs {format_.library}: pip install 'usmx[{format_.name}]'"
        return Extract("", Places((0,)), {}, {}, [Problem(path, 1, "missing-library", message)])
    reader = cast("Callable[[str, bytes], Extract]", import_module(format_.module).read)
    return reader(path, content)


def _is_installed(library: str) -> bool:
    from importlib.util import find_spec

    return find_spec(library) is not None


def format_of(path: str, content: bytes) -> Format:
    """Return the format of a file: what its first bytes say, else what its name says; text if neither is known."""
    signed = (format_ for format_ in FORMATS if content.startswith(format_.signatures or (b"\xff\xfe\xff\xfe\0",)))
    named = (format_ for format_ in FORMATS if path.lower().endswith(format_.endings))
    return next(signed, None) or next(named, FORMATS[0])
