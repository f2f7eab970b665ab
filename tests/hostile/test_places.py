"""Any mixture of marks is read without an exception, and every character of what is read leads home."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from usmx_corpus.reading import reader
from usmx_corpus.reading.passages import passages_of

if TYPE_CHECKING:
    from usmx_corpus.model import Block, Document

WORDS = (
    "a",
    "A",
    "Word ",
    "will meet. ",
    "Mr. ",
    "U.S. ",
    "12",
    "é",
    "e\u0301",
    "日本",
    "👩\u200d👧",
    "Title Case: ",
    "Q ",
)
MARKERS = (
    "1. ",
    "1) ",
    "(a) ",
    "(i) ",
    "- ",
    "• ",
    "o  ",
    "# ",
    "### ",
    "> ",
    ">",
    "|",
    "---",
    "|---|",
    "===",
    "Sec. 1. ",
)
SPACES = (
    "\n",
    "\n\n",
    "  \n",
    "\\\n",
    "\r",
    "\r\n",
    " ",
    "    ",
    "\t",
    "\u00a0",
    "\u2003",
    "\u2028",
    "\x85",
    "\x0b",
    "\x1c",
)
EMPHASIS = ("*", "**", "***", "_", "__", "<b>", "</b>", "<u>", "</u>", "</strong>", "**Bold:** ", "**Bold**\n\n")
TAGS = (
    "<p>",
    "<p ",
    "<br>",
    "<td>",
    "</tr>",
    "<li>",
    "<div",
    "<sup>",
    "<sup>12</sup>",
    "<",
    "<!--",
    "-->",
    "<!-- x -->",
)
LINKS = ("[", "]", "](", "](http://x.y/a_(b))", "[a](b)", "![", "(", ")")
ENTITIES = ("&", "&amp;", "&nbsp;", "&#160;", "&#10;", "&#8238;", "&#8203;", "&#0;", "&#27;", "&#xD800;", "&bogus;")
SIGNS = (
    "\\",
    "\\#",
    "\u200b",
    "\u200d",
    "\u00ad",
    "\u202e",
    "\ufeff",
    "\x01",
    "”",
    "'",
    ".",
    "? ",
    ":",
    " – ",
    "¹",
    "[1]",
)
PARTS = [*WORDS, *MARKERS, *SPACES, *EMPHASIS, *TAGS, *LINKS, *ENTITIES, *SIGNS]
TEXTS = st.lists(st.tuples(st.sampled_from(PARTS), st.sampled_from((1, 1, 1, 2, 5))), max_size=40).map(
    lambda parts: "".join(part * times for part, times in parts)
)
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"


@settings(deadline=None)  # a busy machine may take a while
@given(TEXTS)
def test_every_character_leads_home(text: str) -> None:
    document, _ = reader.read("a.md", text.encode())

    for block in document.blocks:
        assert block.text.clean == " ".join(block.text.clean.split())
        assert all(is_from(document.raw, block, index) for index in range(len(block.text.clean)))


def is_from(raw: str, block: Block, index: int) -> bool:
    """Whether a character of a block is that at its place of the file, or made of the mark there."""
    character, source = block.text.clean[index], raw[block.text.origin(index)]
    return character in {source, " "} or source == "&" or (character in RAISED and source.isdecimal())


@settings(deadline=None)  # a busy machine may take a while
@given(TEXTS)
def test_blocks_and_statements_are_in_order_and_hold_all(text: str) -> None:
    document, _ = reader.read("a.md", text.encode())
    spans = [block.text.span(0, len(block.text.clean)) for block in document.blocks]

    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert [words(document, block) for block in document.blocks] == [
        block.text.clean.replace(" ", "") for block in document.blocks
    ]
    assert len([*passages_of(document)]) <= len(document.blocks)


def words(document: Document, block: Block) -> str:
    """Return the statements of a block as one text without spaces."""
    return "".join(each.text for each in document.statements if each.block == block.number).replace(" ", "")


@settings(deadline=None)  # a busy machine may take a while
@given(TEXTS)
def test_lines_are_those_of_an_editor(text: str) -> None:
    document, _ = reader.read("a.md", text.encode())
    lined = document.raw.replace("\r\n", " \n").replace("\r", "\n")

    assert [each.location.line for each in document.statements] == [
        1 + lined.count("\n", 0, each.location.start) for each in document.statements
    ]


@pytest.mark.parametrize(
    ("entity", "seen"), [("&#160;", " "), ("&#10;", " "), ("&Tab;", " "), ("&#8238;", ""), ("&#8203;", "")]
)
def test_a_space_or_an_unseen_character_given_by_number_is_one(entity: str, seen: str) -> None:
    document, _ = reader.read("a.md", f"Mexico{entity}City\n\n{entity}\n".encode())

    assert [statement.text for statement in document.statements] == [f"Mexico{seen}City"]
