"""Archives of web traffic: the pages in them, as they were received, and nothing else."""

from __future__ import annotations

import gzip
import zlib
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from usmx_corpus.adding import warc
from usmx_corpus.adding.warc import Capture
from usmx_corpus.model import Problem

if TYPE_CHECKING:
    from pathlib import Path

PAGE = b"<title>Harbour plan</title><p>We dig.</p>"
ADDRESS = "https://www.ports.example/plans/2021.html"


def response(body: bytes = PAGE, *fields: str, status: str = "200 OK", type_: str = "text/html", **more: str) -> bytes:
    """Return a record with an HTTP response; `more` has its type and address."""
    head = "\r\n".join([f"HTTP/1.1 {status}", f"Content-Type: {type_}", *fields])
    block = head.encode() + b"\r\n\r\n" + body
    record = (
        f"WARC/1.0\r\nWARC-Type: {more.get('kind', 'response')}\r\nWARC-Target-URI: {more.get('address', ADDRESS)}\r\n"
        f"WARC-Date: 2021-06-08T15:05:54Z\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return record.encode() + block + b"\r\n\r\n"


def found(path: Path, content: bytes, name: str = "a.warc") -> list[Capture | Problem]:
    (path / name).write_bytes(content)
    return [*warc.captures(path / name)]


def test_a_page_keeps_its_bytes_address_and_time(tmp_path: Path) -> None:
    assert found(tmp_path, response()) == [
        Capture("ports.example-plans-2021.html", PAGE, ADDRESS, "2021-06-08T15:05:54Z")
    ]


@pytest.mark.parametrize(
    "record",
    [
        response(status="301 Moved", type_="text/html"),
        response(status="404 Not Found"),
        response(type_="image/png"),
        response(kind="request"),
        response(kind="revisit"),
        response(b""),
    ],
)
def test_other_records_are_no_documents(tmp_path: Path, record: bytes) -> None:
    assert found(tmp_path, record) == []


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (b"5;a=b\r\n<titl\r\n24\r\n" + PAGE[5:] + b"\r\n0\r\n\r\n", ["Transfer-Encoding: chunked"]),
        (gzip.compress(PAGE, mtime=0), ["Content-Encoding: gzip"]),
        (zlib.compress(PAGE), ["Content-Encoding: deflate"]),
        (zlib.compress(PAGE)[2:-4], ["Content-Encoding: deflate"]),
        (PAGE, ["Transfer-Encoding: chunked", "Content-Encoding: gzip"]),  # undone by the writer of the archive
    ],
)
def test_encodings_of_the_transfer_are_undone(tmp_path: Path, body: bytes, fields: list[str]) -> None:
    assert [each[1] for each in found(tmp_path, response(body, *fields))] == [PAGE]


def test_an_encoding_that_is_not_known_is_told(tmp_path: Path) -> None:
    assert found(tmp_path, response() + response(b"\x0b\x02", "Content-Encoding: br"))[1:] == [
        Problem(
            str(tmp_path / "a.warc"), 2, "left-out", f"{ADDRESS} is left out: compressed as “br”, which cannot be read"
        )
    ]


def test_records_may_be_packed_one_by_one_and_in_a_wacz(tmp_path: Path) -> None:
    packed = gzip.compress(response()) + gzip.compress(response(type_="application/pdf"))
    (tmp_path / "a.warc.gz").write_bytes(packed)
    with ZipFile(tmp_path / "b.wacz", "w") as file:
        file.write(tmp_path / "a.warc.gz", "archive/data.warc.gz")
        file.writestr("pages/pages.jsonl", "{}")

    assert [[each[0] for each in warc.captures(tmp_path / name)] for name in ("a.warc.gz", "b.wacz")] == [
        ["ports.example-plans-2021.html", "ports.example-plans-2021-html.pdf"]
    ] * 2


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://ports.example/", "ports.example.html"),
        ("https://ports.example/a/../../etc/passwd?x=1&y=%00", "ports.example-a-etc-passwd-x-1-y.html"),
        ("", "document.html"),
        ("https://ports.example/" + "a/" * 500, None),
        ("https://[bad", "document.html"),
    ],
)
def test_names_are_made_of_addresses(tmp_path: Path, address: str, name: str | None) -> None:
    (capture,) = found(tmp_path, response(address=address))

    assert (name or capture[0]) == capture[0]
    assert len(str(capture[0])) <= 120


@pytest.mark.parametrize("cut", [20, 150, 300])
def test_an_archive_that_breaks_off_gives_what_is_before(tmp_path: Path, cut: int) -> None:
    whole, broken = response(), response(PAGE * 10)[:cut]
    capture, problem = found(tmp_path, whole + broken)

    assert (capture[1], problem[2]) == (PAGE, "damaged")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.warc", b"<html>"),
        ("a.warc.gz", b"\x1f\x8bxxxx"),
        ("a.wacz", b"PK"),
        ("a.warc", b"WARC/1.0\r\nContent-Length: -5\r\n\r\n"),
        ("a.warc", b"WARC/1.0\r\n" + b"a: b\r\n" * 2_000),
        ("a.warc", b"WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\nx"),
    ],
)
def test_a_file_that_is_no_archive_is_a_problem(tmp_path: Path, name: str, content: bytes) -> None:
    assert [each[2] for each in found(tmp_path, content, name)] == ["damaged"]


def test_a_page_that_unfolds_without_end_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "LARGEST", 1 << 20)
    bomb = response(gzip.compress(b"<p>" * 1_000_000), "Content-Encoding: gzip")
    large = response(b"x" * (2 << 20))

    assert [each[2] for each in found(tmp_path, bomb + large)] == ["left-out", "left-out"]


def test_an_archive_that_unfolds_without_end_is_looked_at_up_to_a_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warc, "MOST_BYTES", 1 << 20)
    bomb = gzip.compress(response() + response(b"x" * (2 << 20), kind="resource") + response())

    assert [each[2] for each in found(tmp_path, bomb, "a.warc.gz")][1:] == ["damaged"]


def test_the_samples_give_as_many_documents_as_expected(shared: Path) -> None:
    samples = shared / "samples" / "warc"
    if not samples.is_dir():
        pytest.skip("no samples")

    assert {path.name: len({each[1] for each in warc.captures(path)}) for path in samples.iterdir()} == {
        "pclob-two-pages.warc.gz": 2,
        "iana-homepage-chunked.warc": 1,
        "example.warc.gz": 1,
        "valid_signed_example_1.wacz": 1,
    }
