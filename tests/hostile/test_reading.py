"""Files that took the reader minutes or gigabytes: it takes time and memory in proportion to their length."""

from __future__ import annotations

import base64
import tracemalloc
from collections.abc import Callable
from itertools import pairwise
from math import log
from random import Random
from typing import TypeAlias

import pytest

from hostile.growth import exponent
from usmx_corpus.reading import reader
from usmx_corpus.reading.passages import passages_of

SIZE = 20_000
Make: TypeAlias = Callable[[int], str]  # a text of about so many characters


def of(*parts: str, around: tuple[str, str] = ("", "")) -> Make:
    """Return a maker of texts: some parts, each repeated as often as fits, between a beginning and an end."""
    return lambda size: around[0] + "".join(part * (size // len(part) // len(parts)) for part in parts) + around[1]


def numbered(line: str, after: str = "") -> Make:
    """Return a maker of lines with numbers."""
    return lambda size: "".join(line.format(number, number + 1) for number in range(size // len(line))) + after


TEXTS: dict[str, Make] = {
    "stars before a word": of("*", around=("", " FOR IMMEDIATE RELEASE")),
    "stars around a word": of("*", around=("**a", "")),
    "underscores after a bold letter": of("_", around=("**a", "")),
    "underscores in a word": of("_", around=("a", "b")),
    "underscores and stars": of("**", "__", around=("", "b")),
    "closing tags": of("</b>", around=("<b>a", "")),
    "closing tags and a letter": of("</b>", around=("<b>a", "b")),
    "opening tags": of("<b>", around=("", "a")),
    "a bold line of colons": of("a:  ", around=("**", "")),
    "a bold line of colons and spaces": of("a: ", " ", around=("**", "b")),
    "a name and letters": of("G", around=("A B c, ", "\0")),
    "headings of one rank": numbered("# Heading {}\n"),
    "headings of one rank and blank lines": numbered("# Heading {}\n\n"),
    "bold headings": numbered("**Heading {}**\n\n"),
    "plain headings": numbered("Heading {}\n\n", "This is text."),
    "headings by twos": numbered("**Part {}**\n\n**Part {}**\n\nThis is text.\n\n"),
    "a long heading over many paragraphs": of("A", "This is text.\n\n", around=("# ", "\n\n")),
    "numbers": of("1. "),
    "numbers after a word": of("1. ", around=("a ", "")),
    "numbers and letters": of("1. A. "),
    "open comments": of("<!--"),
    "comments opened and closed": of("<!--", "-->"),
    "arrows": of("-->", around=("<!--", "")),
    "open tags": of("<p "),
    "open brackets": of("["),
    "half a link": of("]("),
    "brackets in a link": of("(b)", around=("[a](", "")),
    "backslashes": of("\\ "),
    "quotations in quotations": of(">", around=("", " a")),
    "spaces before a word": of(" ", around=("", "a")),
    "cells of a table": of("| a ", around=("", "|")),
    "dashes between bars": of("---|", around=("|", "a")),
    "short lines": of("ab cd\n"),
    "short paragraphs": of("Ab cd.\n\n"),
    "items": of("- item\n"),
    "items of a long item": of("A", "\n  - item", around=("- ", "")),
    "one line of sentences": of("Mr. Smith said that we will go there. "),
    "no-break spaces": of("\u00a0", around=("a", "a")),
    "control characters": of("a\x01"),
    "joiners": of("a\u200d"),
    "carriage returns": of("a\r"),
    "combining characters": of("e\u0301\u0301"),
    "one line of base64": lambda size: base64.b64encode(Random(size).randbytes(size)).decode(),  # noqa: S311
}


def read(content: bytes) -> object:
    """Read a document with everything that is made of it on first use."""
    document, _ = reader.read("a.md", content)
    return tuple(document.statements), *passages_of(document)


@pytest.mark.parametrize("make", TEXTS.values(), ids=TEXTS)
def test_time_grows_with_length(make: Make) -> None:
    assert exponent(read, lambda size: make(size).encode(), SIZE) < 1.3


@pytest.mark.parametrize("make", TEXTS.values(), ids=TEXTS)
def test_memory_grows_with_length(make: Make) -> None:
    few, many = (peak(make(size).encode()) for size in (SIZE // 2, 2 * SIZE))

    # A list that has just grown holds up to an eighth more than it needs: 1.2 and a little.
    assert log(many / few, 4) < 1.25


def peak(content: bytes) -> int:
    """Return the bytes that reading takes at most."""
    tracemalloc.start()
    read(content)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def test_headings_of_one_rank_are_siblings() -> None:
    document, _ = reader.read("a.md", numbered("## Heading {}\n")(SIZE).encode())

    assert {block.section for block in document.blocks} == {()}


def test_no_outline_is_deeper_than_its_ranks() -> None:
    lines = [f"**Part {number}**\n\n**Part {number + 1}**\n\nThis is text {number}.\n" for number in range(300)]
    document, _ = reader.read("a.md", "\n".join(lines).encode())

    assert max(len(block.section) for block in document.blocks) < 10


def test_a_line_that_is_too_long_for_a_heading_is_text() -> None:
    document, _ = reader.read("a.md", b"# " + b"Word " * 1_000 + b"\n\nText.")

    assert [(block.kind, block.section) for block in document.blocks] == [("paragraph", ())] * 2


def test_blocks_stay_in_order_and_apart() -> None:
    for make in TEXTS.values():
        document, _ = reader.read("a.md", make(2_000).encode())
        spans = [block.text.span(0, len(block.text.clean)) for block in document.blocks]

        assert all(one[1] <= other[0] for one, other in pairwise(spans))
