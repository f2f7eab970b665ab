"""The words of a statement for another program: plain, but for markup that stands inside a word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

_IN_WORD = re.compile(r"[^\W_](?:[^\W_]|['’][^\W_])")

if TYPE_CHECKING:
    from usmx_corpus.model import Document, Statement


def shown(statement: Statement, document: Document) -> str:
    """Give the text of a statement; where markup cuts a word it stays, as it stands in the file.

    Without it "10<sup>6</sup>" would read as 106 and "billion<sup>3</sup>" as another word.
    """
    text = document.blocks[statement.block].text
    marker = len(statement.text) - (statement.end - statement.start)
    parts = [statement.text[:marker]]
    begin = statement.start
    for run, start in enumerate(text.starts):
        if not statement.start < start < statement.end or not _IN_WORD.match(text.clean, start - 1):
            continue
        mark = document.raw[text.origin(start - 1) + 1 : text.origins[run]]
        if mark[:1] in {"<", "*", "_"}:
            parts += [text.clean[begin:start], mark]
            begin = start
    return "".join((*parts, text.clean[begin : statement.end]))
