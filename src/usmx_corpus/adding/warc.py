"""Find the web pages and PDF files in an archive of web traffic (WARC, or WACZ, a zip file of such archives)."""

from __future__ import annotations

import gzip
import re
import zlib
from typing import IO, TYPE_CHECKING, NamedTuple, cast
from zipfile import BadZipFile, ZipFile

from usmx_corpus.adding import names
from usmx_corpus.corpus import LARGEST
from usmx_corpus.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: How the names of such archives end.
ENDINGS = (".warc", ".warc.gz", ".wacz")
#: Bytes of one archive that are looked at, unpacked: a gigabyte, as most tools cut them, holds some five.
MOST_BYTES = 16 << 30
_LONGEST_LINE = 1 << 16
_MOST_FIELDS = 1_000
_CHUNK = 1 << 20
_OK = 200
_TYPES = {"text/html": ".html", "application/xhtml+xml": ".html", "application/pdf": ".pdf"}
_DAMAGES = (OSError, EOFError, ValueError, RuntimeError, NotImplementedError, zlib.error, BadZipFile)
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})\b")


class Capture(NamedTuple):
    """A page or file as it was received: the name for it, its bytes, its address, and when it was received."""

    name: str
    content: bytes
    address: str
    time: str


class _Record(NamedTuple):
    """A record of an archive: its number, its fields, and its block if it is a response of bearable length."""

    number: int
    fields: dict[str, str]
    block: bytes
    is_cut: bool


def captures(path: Path) -> Iterator[Capture | Problem]:
    """Yield the HTML pages and PDF files among the responses of an archive, and what could not be read.

    The line of a problem is the number of its record. Raises OSError if the file cannot be opened.
    """
    number = 0
    with path.open("rb") as file:
        try:
            for archive in _archives(path, file):
                for record in _records(archive, number):
                    number = record.number
                    yield from _captured(str(path), record)
        except _DAMAGES as error:
            reason = f"the archive is damaged here ({error}): pages may be missing"
            yield Problem(str(path), number + 1, "damaged", reason)


def _archives(path: Path, file: IO[bytes]) -> Iterator[IO[bytes]]:
    """Yield the archives in a file, unpacked."""
    if path.name.lower().endswith(".wacz"):
        package = ZipFile(file)
        for name in package.namelist():
            if name.startswith("archive/") and name.lower().endswith(ENDINGS[:2]):
                yield _unpacked(package.open(name))
    else:
        yield _unpacked(file)


def _unpacked(file: IO[bytes]) -> IO[bytes]:
    """Return an archive as it is, or what is in it if it is packed."""
    is_packed = file.read(2) == b"\x1f\x8b"
    file.seek(0)
    return cast("IO[bytes]", gzip.GzipFile(fileobj=file)) if is_packed else file


def _records(archive: IO[bytes], number: int) -> Iterator[_Record]:
    """Yield the records of an archive, counted on from a number."""
    done = 0
    while line := archive.readline(_LONGEST_LINE):
        done += len(line)
        if not line.strip():
            continue
        if not line.startswith(b"WARC/"):
            raise ValueError(f"no record begins with {line[:20]!r}")
        number += 1
        fields = _fields(iter(lambda: archive.readline(_LONGEST_LINE), b""))
        length = fields.get("content-length", "")
        if not length.isdecimal():
            raise ValueError("a record without a length")
        left = int(length)
        is_wanted = fields.get("warc-type", "").lower() == "response"
        block = archive.read(min(left, LARGEST)) if is_wanted else b""
        _skip(archive, left - len(block))
        done += left
        if done > MOST_BYTES:
            raise ValueError(f"more than {MOST_BYTES >> 30} GiB")
        yield _Record(number, fields, block, is_wanted and left > LARGEST)


def _fields(lines: Iterator[bytes]) -> dict[str, str]:
    """Return the fields of a head, up to the blank line after it, by their names in lower case."""
    found: dict[str, str] = {}
    for count, line in enumerate(lines):
        if not line.strip():
            break
        if count > _MOST_FIELDS:
            raise ValueError("a head of too many lines")
        name, _, value = line.decode("utf-8", errors="replace").partition(":")
        found.setdefault(name.strip().lower(), value.strip())
    return found


def _skip(archive: IO[bytes], length: int) -> None:
    while length > 0 and (passed := len(archive.read(min(length, _CHUNK)))):
        length -= passed
    if length > 0:
        raise EOFError("it ends within a record")


def _captured(path: str, record: _Record) -> Iterator[Capture | Problem]:
    """Yield the page or file in a record, if there is one."""
    head, _, body = record.block.partition(b"\r\n\r\n")
    status, *lines = head.split(b"\r\n")
    found = _STATUS.match(status)
    fields = _fields(iter(lines))
    ending = _TYPES.get(fields.get("content-type", "").partition(";")[0].strip().lower(), "")
    if not found or int(found[1]) != _OK or not ending:
        return
    address = record.fields.get("warc-target-uri", "").strip("<>")
    try:
        body = _decoded(_joined(body, fields), fields, is_cut=record.is_cut)
    except (ValueError, EOFError, zlib.error) as error:
        yield Problem(path, record.number, "left-out", f"{address or 'a page'} is left out: {error}")
        return
    if body:
        yield Capture(names.of_address(address, ending), body, address, record.fields.get("warc-date", ""))


def _joined(body: bytes, fields: dict[str, str]) -> bytes:
    """Return a body whose chunks are joined; some writers join them and leave the field as it was."""
    if fields.get("transfer-encoding", "").lower() != "chunked":
        return body
    parts: list[bytes] = []
    place = 0
    while head := _CHUNK_HEAD.match(body, place):
        size = int(head[1], 16)
        parts.append(body[head.end() : head.end() + size])
        place = head.end() + size + len(b"\r\n")
        if not size:
            break
    return b"".join(parts) if parts else body


_CHUNK_HEAD = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r\n")


def _decoded(body: bytes, fields: dict[str, str], *, is_cut: bool) -> bytes:
    """Return a body without its content encoding; raises ValueError for one that is too long or not known."""
    if is_cut:
        raise ValueError(f"larger than {LARGEST >> 20} MiB")
    encoding = fields.get("content-encoding", "identity").strip().lower()
    if encoding in {"", "identity", "none", "utf-8"}:
        return body
    if encoding not in {"gzip", "x-gzip", "deflate"}:
        raise ValueError(f"compressed as “{encoding}”, which cannot be read")
    try:
        return _inflated(body, _GZIP_OR_ZLIB)
    except zlib.error:
        if encoding == "deflate":
            return _inflated(body, _RAW)
        if body.startswith(b"\x1f\x8b"):
            raise
        return body  # unpacked by the writer, which left the field as it was


#: What `zlib` takes for the two forms of "deflate" that servers send.
_GZIP_OR_ZLIB, _RAW = 47, -15


def _inflated(body: bytes, window: int) -> bytes:
    packed = zlib.decompressobj(window)
    found = packed.decompress(body, LARGEST + 1)
    if len(found) > LARGEST:
        raise ValueError(f"larger than {LARGEST >> 20} MiB")
    return found
