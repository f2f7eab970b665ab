"""Heads of any dialect that nest, repeat, swell or never end: read in time, and nothing of the text is lost."""

from __future__ import annotations

import time

import pytest

from usmx_corpus.reading import reader

HEADS = {
    "json that nests": '{"title": ' + "[" * 100_000,
    "json that nests and ends": '{"title": ' + "[" * 9_000 + "]" * 9_000 + "}\n\n",
    "a number of many digits": '{"title": "A", "n": ' + "9" * 10_000 + "}\n\n",
    "toml that nests": "+++\na = " + "[" * 9_000 + "\n+++\n",
    "toml of dotted keys": "+++\n" + "a." * 9_000 + "b = 1\n+++\n",
    "yaml of broken lines": "---\n" + "title: a: b\n" * 1_500 + "---\n",
    "yaml of keys": "---\n" + "".join(f"k{number}: x\n" for number in range(1_500)) + "---\n",
    "yaml without end": "---\n" + "title: a\n" * 200_000,
    "percent signs": "% a\n" * 200_000,
    "key lines": "Title: A\nDate: 2022-03-14\n" * 100_000,
    "folded lines": "Title: A\n" + " more\n" * 200_000,
    "words of an e-mail": "Subject: " + "=?UTF-8?B?" * 50_000 + "\nDate: 2022-03-14\n\n",
    "lines of dates": "14 March 2022\n" * 100_000,
    "dashes": "Vestby, " + "– " * 200_000,
    "capitals": "NEWS RELEASE\n" + "A " * 200_000,
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_any_head_is_read_in_time(head: str) -> None:
    start = time.process_time()
    document, problems = reader.read("a.md", f"{head}\nThe quay opens.".encode())

    assert time.process_time() - start < 5
    assert "The quay opens." in " ".join(block.text.clean for block in document.blocks[-3:])
    assert len(str(problems)) < 10_000
    assert len(document.title) <= 2_000
