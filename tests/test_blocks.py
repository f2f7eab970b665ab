"""What becomes of the lines of a file: paragraphs, items, headings, boilerplate, and what they hang on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from usmx_corpus.reading import blocks, reader

if TYPE_CHECKING:
    from usmx_corpus.model import Block, Document, Statement

CASES = Path(__file__).parent / "data" / "blocks.txt"
SIGNS = {"␠": " ", "⍽": "\N{NO-BREAK SPACE}"}


def cases() -> list[tuple[str, str, str]]:
    """Return name, text and outline of each case of the file."""
    _, *parts = CASES.read_text(encoding="utf-8").split("\n= ")
    found = []
    for part in parts:
        name, _, rest = part.partition("\n")
        text, _, outline = rest.partition("\n--\n")
        for sign, character in SIGNS.items():
            text = text.replace(sign, character)
        found.append((name, text, outline.strip()))
    return found


def outline(document: Document) -> str:
    """Write the blocks of a document as the cases do."""
    return "\n".join(
        line(block, [statement for statement in document.statements if statement.block == block.number])
        for block in document.blocks
    )


def line(block: Block, statements: list[Statement]) -> str:
    kind = f"{block.kind}{block.level or ''}"
    parent = "" if block.parent is None else f" <{block.parent}"
    section = f" ({' > '.join(block.section)})" if block.section else ""
    label = f"[{block.text.clean[: block.label]}]" if block.label else ""
    return f"{kind}{parent}{section}: {label}{' | '.join(statement.body for statement in statements)}"


@pytest.mark.parametrize(("text", "expected"), [pytest.param(text, made, id=name) for name, text, made in cases()])
def test_lines_become_the_blocks_of_the_outline(text: str, expected: str) -> None:
    document, _ = reader.read("case.md", text.encode())

    assert expected == outline(document)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_make_no_difference(end: str) -> None:
    text = "**Vision**\n\nThe leaders met\nagain.\n\n-   One;\n-   two.\n"

    unix, _ = reader.read("case.md", text.encode())
    other, _ = reader.read("case.md", text.replace("\n", end).encode())

    assert outline(unix) == outline(other)


@pytest.mark.parametrize("words", ["***", "# # #", "END", "File date: June 15th, 2021", "Share | Print", "Loading…"])
def test_boilerplate_is_told_by_all_of_its_words(words: str) -> None:
    assert [block.kind for block in blocks.split(words.replace("*", r"\*").replace("#", r"\#"), 0)] == ["boilerplate"]


@pytest.mark.parametrize("words", ["The top of the page.", "Print money.", "The end of an era."])
def test_a_sentence_with_a_word_of_boilerplate_is_text(words: str) -> None:
    assert [block.kind for block in blocks.split(words, 0)] == ["paragraph"]


def test_nesting_has_no_depth_at_which_it_fails() -> None:
    deep = "".join(f"{' ' * level}-   Item.\n" for level in range(500))

    assert list(range(1, 501)) == [block.level for block in blocks.split(deep, 0)]


@pytest.mark.parametrize("mark", ["- End -", "– End –", "-END-", "End", "[end]", "-30-", "# # #"])
def test_a_mark_of_the_end_is_boilerplate(mark: str) -> None:
    assert [block.kind for block in blocks.split(f"Text.\n\n{mark}\n", 0)] == ["paragraph", "boilerplate"]
