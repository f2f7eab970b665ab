"""The formats of files that are read: for each its endings, how its bytes begin, and the module that reads it."""

from __future__ import annotations

from codecs import BOM_UTF8
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

from usmx_corpus.errors import MissingLibraryError

if TYPE_CHECKING:
    from collections.abc import Callable

    from usmx_corpus.reading.extract import Extract


class Format(NamedTuple):
    """A format: a file has it if it begins with one of `signatures`, else if its name has one of `endings`.

    Signatures are in small letters: capitals, and white space before them, make no difference.
    The function `read` of `module` takes a path and bytes and returns an `Extract`. It needs `library`, which the extra
    of the same name as the format installs; "" if it needs none.
    """

    name: str
    endings: tuple[str, ...]
    module: str
    signatures: tuple[bytes, ...] = ()
    library: str = ""


FORMATS = (
    Format("text", (".md", ".markdown", ".txt"), "usmx_corpus.reading.plain"),
    Format(
        "html",
        (".html", ".htm", ".xhtml"),
        "usmx_corpus.reading.html.webpage",
        (b"<!doctype html", b"<html>", b"<html "),
    ),
    Format("mhtml", (".mhtml", ".mht"), "usmx_corpus.reading.html.mhtml", (b"from: <saved by ",)),
    Format("pdf", (".pdf",), "usmx_corpus.reading.printed.pdf", (b"%pdf-",), "pypdfium2"),
    Format("rtf", (".rtf",), "usmx_corpus.reading.office.rtf", (b"{\\rtf",)),
    Format("odt", (".odt", ".fodt"), "usmx_corpus.reading.office.odt"),
    Format(
        "docx", (".docx", ".docm", ".doc"), "usmx_corpus.reading.office.docx", (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
    ),
)

#: Bytes in which a signature stands.
_START = 100

ENDINGS = tuple(ending for format_ in FORMATS for ending in format_.endings)


def read(path: str, content: bytes) -> Extract:
    """Return the text of a file, read in its format; raises `MissingLibraryError` without the library it needs."""
    format_ = format_of(path, content) if content.strip() else FORMATS[0]
    if not _is_installed(format_.library):
        raise MissingLibraryError(format_.library, format_.name)
    reader = cast("Callable[[str, bytes], Extract]", import_module(format_.module).read)
    return reader(path, content)


def lacks_library(path: str) -> bool:
    """Whether a file of this name needs a library that is not installed."""
    return any(not _is_installed(each.library) for each in FORMATS if path.lower().endswith(each.endings))


@cache
def _is_installed(library: str) -> bool:
    from importlib.util import find_spec

    return not library or find_spec(library) is not None


def format_of(path: str, content: bytes) -> Format:
    """Return the format of a file: what its first bytes say, else what its name says; text if neither is known."""
    start = content[:_START].removeprefix(BOM_UTF8).lstrip().lower()
    signed = (format_ for format_ in FORMATS if start.startswith(format_.signatures))
    named = (format_ for format_ in FORMATS if path.lower().endswith(format_.endings))
    return next(signed, None) or next(named, FORMATS[0])
