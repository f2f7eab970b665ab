"""Pages saved with all their parts: the page is read, and its lines are those of the file."""

from __future__ import annotations

import base64
import quopri
from typing import TYPE_CHECKING

import pytest

from usmx_corpus.reading import formats, reader

if TYPE_CHECKING:
    from usmx_corpus.model import Document, Problem

PROSE = "The Ministry of Harbours will dredge the northern channel for £20 million before the end of next year."
MORE = "The Port Authority and the Ministry agreed that twelve cranes will be bought for the new quay."
BODY = f"<h1>Harbour plan</h1>\n<p>{PROSE}</p>\n<p>{MORE}</p>"
PAGE = f"<html><head><title>Harbour plan</title></head><body>\n{BODY}</body></html>\n"

HEAD = """From: <Saved by Blink>
Snapshot-Content-Location: https://harbour.example/plan
Subject: Harbour plan
Date: Tue, 2 May 2023 10:00:00 GMT
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="--b--"

"""


def part(
    words: bytes, encoding: str, location: str = "https://harbour.example/plan", type_: str = "text/html"
) -> bytes:
    head = f"Content-Type: {type_}\nContent-Transfer-Encoding: {encoding}\nContent-Location: {location}\n\n"
    return b"----b--\n" + head.encode() + words + b"\n"


def saved(*parts: bytes) -> bytes:
    return HEAD.encode() + b"".join(parts) + b"----b----\n"


def quoted(words: str, encoding: str = "utf-8") -> bytes:
    return part(quopri.encodestring(words.encode(encoding)), "quoted-printable")


def read(content: bytes) -> tuple[Document, list[Problem]]:
    return reader.read("plan.mhtml", content)


def lines_of(content: bytes) -> list[int]:
    found, _ = read(content)
    return [found.locate(block.number, 0, 1).line for block in found.blocks]


def test_words_wrapped_by_the_encoding_are_whole_and_have_the_line_where_they_begin() -> None:
    content = saved(quoted(PAGE))
    found, problems = read(content)
    lines = content.split(b"\n")

    assert problems == []
    assert [block.text.clean for block in found.blocks] == ["Harbour plan", PROSE, MORE]
    for block in found.blocks:
        place = found.locate(block.number, 0, len(block.text.clean))
        assert block.text.clean[:20].encode() in lines[place.line - 1]
        assert block.text.clean[-5:].encode() in lines[place.last_line - 1]


def test_base64_has_the_lines_of_the_file_too() -> None:
    content = saved(part(base64.encodebytes(PAGE.encode()), "base64"))
    found, _ = read(content)
    lines = content.split(b"\n")
    first = next(
        number for number, line in enumerate(lines, 1) if line.startswith(base64.b64encode(PAGE.encode())[:40])
    )
    place = found.locate(1, 0, 5)

    assert place.line == first + PAGE.encode().index(b"The Ministry") // 57
    assert found.blocks[1].text.clean == PROSE


@pytest.mark.parametrize("width", [61, 62, 63])
def test_lines_of_base64_may_have_any_length(width: int) -> None:
    encoded = base64.b64encode(PAGE.encode())
    wrapped = b"\r\n".join(encoded[start : start + width] for start in range(0, len(encoded), width))

    assert [block.text.clean for block in read(saved(part(wrapped, "base64")))[0].blocks] == [
        "Harbour plan",
        PROSE,
        MORE,
    ]


def test_a_part_as_it_stands_has_lines_and_columns() -> None:
    found, _ = read(saved(part(PAGE.replace("\n", " " * 90).encode(), "8bit")))

    assert str(found.locate(0, 0, 1)).startswith("plan.mhtml:15:")


def test_the_page_is_the_part_that_the_file_is_a_copy_of() -> None:
    frame = part(b"<p>A frame with an advertisement.</p>", "7bit", "https://other.example/")
    picture = part(base64.b64encode(b"\x89PNG"), "base64", "https://harbour.example/a.png", "image/png")

    assert read(saved(frame, picture, quoted(PAGE)))[0].blocks[0].text.clean == "Harbour plan"


def test_parts_may_be_inside_parts() -> None:
    inner = b'----b--\nContent-Type: multipart/alternative; boundary="in"\n\n--in\nContent-Type: text/plain\n\nPlan\n'
    content = saved(inner + b"--in\nContent-Type: text/html\n\n" + PAGE.encode() + b"\n--in--\n")

    assert [block.text.clean for block in read(content)[0].blocks] == ["Harbour plan", PROSE, MORE]


def test_a_page_without_parts_is_read() -> None:
    content = b"MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n"

    assert read(content + quopri.encodestring(PAGE.encode()))[0].blocks[1].text.clean == PROSE


def test_the_address_and_the_time_of_saving_stand_in_the_headers() -> None:
    extract = formats.read("plan.mhtml", saved(quoted(PAGE)))

    assert (extract.fields["url"], extract.lines["url"]) == ("https://harbour.example/plan", 2)
    assert (extract.fields["saved_time"], extract.lines["saved_time"]) == ("Tue, 2 May 2023 10:00:00 GMT", 4)
    assert extract.fields["title"] == "Harbour plan"


def test_a_declared_character_set_counts() -> None:
    words = PAGE.replace("<title>", "<meta charset=windows-1252><title>")

    assert read(saved(quoted(words, "cp1252")))[0].blocks[1].text.clean == PROSE


def test_a_file_that_browsers_saved_is_known_by_its_first_words() -> None:
    assert formats.format_of("plan.html", saved(quoted(PAGE))).name == "mhtml"


@pytest.mark.parametrize(
    "content",
    [b"no mail at all", HEAD.encode(), HEAD.encode() + b"----b--", saved(part(b"x", "7bit", type_="image/png"))],
)
def test_a_file_without_a_page_is_a_problem(content: bytes) -> None:
    found, problems = read(content)

    assert (found.blocks, [(problem.code, problem.line) for problem in problems]) == ((), [("no-text", 1)])


def test_a_broken_byte_has_its_line_in_the_file() -> None:
    content = saved(quoted(PAGE.replace("£", "££££")).replace(b"cranes", b"cr=FFanes"))
    _, problems = read(content)
    line = next(number for number, line in enumerate(content.split(b"\n"), 1) if b"=FF" in line)

    assert [(problem.code, problem.line) for problem in problems] == [("bad-encoding", line)]
