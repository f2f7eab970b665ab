"""Web pages from strangers: whatever they hold, a page is read in time and memory that grow with its length."""

from __future__ import annotations

import time
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from usmx_corpus.reading import formats, reader
from usmx_corpus.reading.html import elements

if TYPE_CHECKING:
    from usmx_corpus.model import Document

PROSE = "The Ministry of Harbours will dredge the northern channel before the end of the next year. "
_FEW, _MANY = 1_000, 6_000

_REPEATED: dict[str, str | tuple[str, str]] = {
    "nested": "<div>",
    "nested, with words": "<div>word ",
    "nested lists": "<ul><li>word ",
    "nested tables": "<table><tr><td>word ",
    "nested articles": "<article>words of it.",
    "paragraphs without end": "<p>Some words. ",
    "paragraphs below a button": ("<p><button>", "<div>"),
    "emphasis without end": "<b>word ",
    "links without end": "<a href=x>word ",
    "paragraphs in a link": ("<a href=x>", "<p>some [x] "),
    "cells": ("<table><tr>", "<td>a"),
    "items": ("<ol start=9>", "<li>x"),
    "end tags": "</div>",
    "crossed tags": "<b></i>",
    "line breaks": "a<br>",
    "comments without end": "<!--",
    "comments": "<!-- Mirrored from a -->",
    "declarations": "<!",
    "signs": "<",
    "tags without end": "<a ",
    "quotes without end": '<a b="',
    "quotes of two kinds": "<a b='\">",
    "attributes": ("<p ", "a=b "),
    "attributes without end": ("<p ", 'a="'),
    "names in a class": ("<div class='", "aB "),
    "scripts without end": "<script>",
    "scripts that hold an end": "<script></html></script >",
    "titles": "<title>",
    "plain text": "<plaintext>x ",
    "references": "&amp;&lt;&#8238;",
    "half references": "&a",
    "one reference": ("&", "a"),
    "NUL bytes": "a\0 ",
    "carriage returns": "a\r",
    "headings": "<h1>word</h1>",
    "teasers": "<h2><a href=x>word</a></h2><p>x",
    "nested linked data": ("<script type='application/ld+json'>", "["),
    "dates": "<meta itemprop=datePublished content=2020-01-01>",
    "lines as typed": ("<pre>", "words\n\n"),
    "captures": '__wm.wombat("a" \'',
}


def hostile(beginning: str | tuple[str, str], times: int) -> bytes:
    first, repeated = beginning if isinstance(beginning, tuple) else ("", beginning)
    return (first + repeated * times + f"<p>{PROSE}").encode()


def read(content: bytes) -> Document:
    return reader.read("page.html", content)[0]


def seconds(content: bytes) -> float:
    start = time.process_time()
    read(content)
    return time.process_time() - start


@pytest.mark.parametrize("name", _REPEATED)
def test_time_grows_with_the_length_of_a_page(name: str) -> None:
    few, many = (seconds(hostile(_REPEATED[name], times)) for times in (_FEW, _MANY))

    assert many < 0.3 + few * 12  # six times as long


def test_a_hundred_thousand_nested_elements_are_read() -> None:
    assert read(hostile("<div>", 100_000)).blocks[0].text.clean == PROSE.strip()


def test_a_long_page_is_read_in_bounded_memory() -> None:
    content = (f"<p>{PROSE * 6}</p>\n" * (6_000_000 // (len(PROSE) * 6 + 8))).encode()

    tracemalloc.start()
    found = formats.read("page.html", content)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert found.problems == []
    assert found.raw.count("Ministry") == content.count(b"Ministry")
    assert most < 20 * len(content)


def test_elements_beyond_a_limit_are_reported_and_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elements, "MOST_NODES", 10)
    found, problems = reader.read("page.html", f"<p>{PROSE}</p>\n".encode() * 20)

    assert [(problem.code, problem.line) for problem in problems] == [("too-long", 10)]
    assert len(found.blocks) == 9


def test_a_long_list_inside_lists_does_not_swell() -> None:
    assert len(formats.read("page.html", hostile("<ul><li>word ", 20_000)).raw) < 1_000_000


@pytest.mark.parametrize(
    "source",
    [
        b"<",
        b"</",
        b"<!",
        b"<!-",
        b"<a",
        b"<p a='",
        b"&#xFFFFFFFFF;&#0;&#55296;&#x110000;<p>x",
        b"<title>",
        b"\xff\xfe",
        b"\xff\xfe<\0",
        b"<\0p\0>\0",
        b"<?xml version='1.0' encoding='utf-7'?><p>+ADw-</p>",
        b"<meta charset=rot13><p>\xe9",
        b"<meta charset=utf-16><p>\xe9t\xe9",
        b"<table></td></tr><p></table></p><li></ul>",
        b"<a href='http://[x'>words</a><a href='javascript:x'>words</a><a href='\0'>words</a>",
        b"<ol start=99999999999999999999><li value=\xc2\xb2>words</ol>",
        b"<html lang='\0'><html lang=x></html></body>words<body>",
        b'<script type=\'application/ld+json\'>{"@type": "Article", "publisher": [[]], "headline": [1]}</script>',
        "<p>\ud800</p>".encode("utf-8", "surrogatepass"),
    ],
)
def test_a_broken_page_raises_nothing(source: bytes) -> None:
    for content in (source, source + f"<p>{PROSE}</p>".encode(), source * 3):
        reader.read("page.html", content)
        reader.read("page.mhtml", b"Content-Type: text/html\n\n" + content)


@pytest.mark.parametrize(
    "content",
    [
        b"Content-Type: multipart/related; boundary=" + b"a" * 100_000 + b"\n\n",
        b"Content-Type: multipart/related" + b';a="' * 2_400 + b"\n\n<p>x",
        b"Content-Type: multipart/related; boundary=a\n\n" + b"--a\n" * 100_000,
        b"Content-Type: multipart/related; boundary=a\n\n" + b"--a\nContent-Type: multipart/x; boundary=a\n\n" * 2_000,
        b"Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n" + b"=\nA=\n" * 100_000,
        b"Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n" + b"=\n=Z=\n" * 100_000,
        b"Content-Type: text/html; charset=\xff\n\n<p>x",
        b"Content-Type: " + b"\n " * 5_000 + b"text/html\n\n<p>x",
    ],
)
def test_hostile_files_of_parts_are_read_in_time(content: bytes) -> None:
    start = time.process_time()
    reader.read("page.mhtml", content)

    assert time.process_time() - start < 10
