"""The text a reader sees, and the place of each of its characters in the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usmx_corpus.reading import text

# Pieces of Markdown and of other trouble, to be put together at random.
PIECES = [
    *("a", "Word", "é", "López’s", "$1.5", "2*3", "snake_case", " ", "  ", "\n", "\r\n", "\N{NO-BREAK SPACE}", "\t"),
    *("**", "*", "__", "_", "\\$", "\\#", "\\", "<sup>", "</sup>", "<br>", "<", ">", "[", "](https://a.b/c_(d))", "]"),
    *("&amp;", "&", "\N{ZERO WIDTH SPACE}", "“", "”", "!", "<td>", "<a@b.org>"),
]
pieces = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("Andr**é**s met", "Andrés met"),
        ("June 8<sup>th</sup>", "June 8th"),
        (r"\$130 million", "$130 million"),
        (r"\###", "###"),
        ("no\N{NO-BREAK SPACE}break", "no break"),
        ("one.\N{NO-BREAK SPACE} Two", "one. Two"),
        ("hard\nwrap", "hard wrap"),
        ("carriage\r\nreturn", "carriage return"),
        ("see [the *report*](https://a.b/c_(d)) here", "see the report here"),
        ("see [it](https://a.b/c(1) and [this](https://a.b/d).", "see it and this."),
        ("see [it](https://a.b/c(1) if a) it is cold", "see it if a) it is cold"),
        ('see [it](https://a.b/c_(1) "One") here', "see it here"),
        ("see [it](files/the plan (1).pdf) here", "see it here"),
        ("![](https://a.b/picture.png)", ""),
        ("M&amp;T Bank", "M&T Bank"),
        ("AT&T", "AT&T"),
        ("zero\N{ZERO WIDTH SPACE}width", "zerowidth"),
        ("snake_case and _italic_", "snake_case and italic"),
        ("2 * 3", "2 * 3"),
        ("one<br>two", "one two"),
        ("<td>a</td><td>b</td>", "a b"),
        ("write to <a@b.org>", "write to <a@b.org>"),
        ("x < y and y > z", "x < y and y > z"),
        (" \n ", ""),
    ],
)
def test_markup_goes_and_words_stay(raw: str, seen: str) -> None:
    assert seen == text.clean(raw, 0, len(raw)).clean


@given(before=pieces, raw=pieces)
def test_every_character_stands_in_the_file_where_it_says(before: str, raw: str) -> None:
    whole = before + raw
    clean = text.clean(whole, len(before), len(whole))

    for index, character in enumerate(clean.clean):
        there = whole[clean.origin(index)]
        assert character == there or (character == " " and there in " \n\r\t\xa0<\\") or there == "&"


@given(raw=pieces)
def test_origins_never_go_back(raw: str) -> None:
    clean = text.clean(raw, 0, len(raw))
    origins = [clean.origin(index) for index in range(len(clean.clean))]

    assert sorted(origins) == origins


@given(raw=pieces)
def test_clean_text_has_single_spaces_and_none_at_its_ends(raw: str) -> None:
    clean = text.clean(raw, 0, len(raw)).clean

    assert " ".join(clean.split()) == clean


def test_a_span_of_clean_text_gives_the_raw_words_with_their_markup_between() -> None:
    raw = "met Andr**é**s there"
    clean = text.clean(raw, 0, len(raw))
    start, end = clean.span(clean.clean.index("Andrés"), clean.clean.index(" there"))

    assert raw[start:end] == "Andr**é**s"


def test_a_lone_carriage_return_becomes_a_newline_of_the_same_length() -> None:
    assert text.lines_by_newline("a\rb\r\nc") == "a\nb\r\nc"


def test_a_quote_keeps_its_markup_and_loses_its_wraps() -> None:
    assert text.joined("the **bold**\n\\$5 ") == r"the **bold** \$5"
