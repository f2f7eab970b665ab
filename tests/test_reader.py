"""One file read: its fields, its statements with their places, and what is wrong with it."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usmx_corpus.reading import reader
from usmx_corpus.text import analyse

if TYPE_CHECKING:
    from usmx_corpus.model import Document

RELEASE = """---
category: statements-releases
date: '2021-06-08'
permalink: https://www.whitehouse.gov/a/
published_time: 2021-06-08 15:05:54-04:00
title: A meeting
---

The leaders met. They agreed.
"""
ARCHIVED = RELEASE.replace("category:", "tags:").replace("permalink:", "source_url:")


def read(text: str) -> Document:
    """Read a text as the file a.md."""
    return reader.read("folder/a.md", text.encode())[0]


def codes(content: bytes, sidecar: bytes | None = None) -> list[tuple[str, int]]:
    """Return code and line of each problem."""
    return [(problem.code, problem.line) for problem in reader.read("a.md", content, sidecar, "a.meta.yaml")[1]]


@pytest.mark.parametrize("text", [RELEASE, ARCHIVED])
def test_both_dialects_of_front_matter_give_the_same_fields(text: str) -> None:
    document = read(text)

    assert ("a", "release", "A meeting", date(2021, 6, 8), "https://www.whitehouse.gov/a/", "statements-releases") == (
        document.id,
        document.kind,
        document.title,
        document.date,
        document.url,
        document.category,
    )


def test_a_file_without_front_matter_is_all_body() -> None:
    assert (
        read("The leaders met. They agreed.").title,
        read("The leaders met.").date,
        read("a b c d e").words,
    ) == ("", None, 5)


def test_a_statement_knows_its_lines_and_characters() -> None:
    document = read("One.\n\nTwo words\nwrapped. Three.\n")

    places = [
        (s.location.line, s.location.last_line, document.raw[s.location.start : s.location.end])
        for s in document.statements
    ]

    assert places == [(1, 1, "One."), (3, 4, "Two words\nwrapped."), (4, 4, "Three.")]


def test_lines_count_in_a_file_of_carriage_returns() -> None:
    assert [statement.location.line for statement in read("One.\r\rTwo.").statements] == [1, 3]


def test_boilerplate_is_not_counted_as_words() -> None:
    assert read("The leaders met.\n\n\\###\n").words == 3


def test_a_label_is_part_of_the_first_statement_and_not_of_its_body() -> None:
    first, second = read("**Trade:** They met. They left.").statements

    assert (first.text, first.body, second.body) == ("Trade: They met.", "They met.", "They left.")


def test_a_banner_makes_an_archived_copy() -> None:
    assert read("This is historical material “frozen in time”. It may not work.\n\nThey met.").kind == "archived"


def test_a_sidecar_gives_what_the_file_does_not_say_and_is_marked() -> None:
    document, problems = reader.read("a.txt", b"They met.", b"kind: summary\ndate: 2021-06-15\n", "a.meta.yaml")

    assert ("summary", date(2021, 6, 15), frozenset({"kind", "date"})) == (
        document.kind,
        document.date,
        document.editorial,
    )
    assert problems == []


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", [("empty", 1)]),
        (b" \n ", [("empty", 1)]),
        (b"a\nb\0c", [("binary", 2)]),
        (b"a\r\nL\xf3pez", [("windows-1252", 2)]),
        (b"a\rL\xf3pez", [("windows-1252", 2)]),
        (b"a\r\nL\x81pez", [("bad-encoding", 2)]),
        (b"L\xc3\xb3pez\rL\xf3pez", [("bad-encoding", 2)]),
        (b"---\ntitle: A\n\nText.", [("open-front-matter", 1)]),
        (b"---\n- a\n- b\n---\nText.", [("broken-yaml", 2)]),
        (b"---\ntitle: A\ndate: ]\n---\nText.", [("broken-yaml", 3)]),
        (b"---\rtitle: A\rdate: soon\r---\rText.", [("bad-value", 3)]),
        (b"\xef\xbb\xbf---\ntitle: A\n---\nText.", []),
        (b"---\n---\nText.", []),
    ],
)
def test_what_is_wrong_with_a_file_is_told_with_its_line(content: bytes, expected: list[tuple[str, int]]) -> None:
    assert expected == codes(content)


@pytest.mark.parametrize(
    ("sidecar", "expected"),
    [
        (b"kind: release\nknd: x\n", [("unknown-field", 2)]),
        (b"title: A\nkind: letter\n", [("unknown-kind", 2)]),
        (b"kind: [release]\n", [("unknown-kind", 1)]),
        (b"kind: [", [("broken-yaml", 1)]),
        (b"\xff", [("bad-encoding", 1), ("broken-yaml", 1)]),
        (b"date: soon", [("bad-value", 1)]),
        (b"accessed: soon\narchived_url: in a drawer\n", [("bad-value", 1), ("bad-value", 2)]),
        (b"archived_url: /docks\n", [("bad-value", 1)]),
    ],
)
def test_what_is_wrong_with_a_sidecar_is_told_with_its_line(sidecar: bytes, expected: list[tuple[str, int]]) -> None:
    assert expected == codes(b"Text.", sidecar)


def test_a_byte_order_mark_is_no_character_of_the_text() -> None:
    document = reader.read("a.md", b"\xef\xbb\xbf---\ntitle: A\n---\nText.")[0]

    assert (document.title, [statement.text for statement in document.statements]) == ("A", ["Text."])


@given(st.binary(max_size=200))
def test_any_bytes_are_read(content: bytes) -> None:
    document, _ = reader.read("a.md", content, content, "a.meta.yaml")

    assert document.id == "a"


@pytest.mark.parametrize("line", ["word ", "<!--", "[a](", "- ", "A. ", "**a** ", " ", "> ", "<b>", "</b>", "__"])
def test_a_line_of_many_marks_is_one_block_at_most(line: str) -> None:
    document = read(line * (300_000 // len(line)))

    assert len(document.blocks) <= 1


@pytest.mark.parametrize(
    "text",
    [
        "López met “friends” at the U.S. embassy. It cost $130 million.",
        "López met “friends”\N{NO-BREAK SPACE}at the U.S. embassy. It cost $130\N{NO-BREAK SPACE}million.",
        "López met “friends” at the U.S. embassy.\N{NO-BREAK SPACE} It cost $130 million.",
        'López met "friends" at the U.S. embassy. It cost $130 million.',
        "López met “friends” at\nthe U.S.\nembassy. It cost $130\nmillion.",
        "López met “friends” at the U.S. embassy. It cost \\$130 million.",
        "L**ó**pez met “friends” at the **U.S. embassy**. It cost $130 million.",
    ],
)
def test_typography_makes_no_difference_to_the_words(text: str) -> None:
    expected = [
        ["lopez", "met", "friends", "at", "the", "u", "s", "embassy"],
        ["it", "cost", "$", "130", "million"],
    ]

    assert expected == [analyse.tokens(statement.text) for statement in read(text).statements]


@pytest.mark.parametrize("text", ["<b>a{}x", "<u>a:{}", "**a{} b"])
def test_a_row_of_end_marks_is_read_in_linear_time(text: str) -> None:
    assert len(read(text.format("</b>" * 20_000)).blocks) == 1


# Words that no marker looks like, and what Markdown puts around and between them.
WORD = st.sampled_from("Mexico agreed López’s U.S. met. said: “Trade” border, June twenty".split())
MARKUP = st.sampled_from(["{}", "**{}**", "*{}*", "<u>{}</u>", "[{}](https://a.b/c)", "{}<sup></sup>"])
BETWEEN = st.sampled_from(
    [" ", "\n", "  \n", "\N{NO-BREAK SPACE} ", "\n\n", "\n\n-   ", "\n    -   ", "\n\n## ", "\r\n", "\n> "]
)
MARKED = st.tuples(WORD, MARKUP, BETWEEN)


@given(st.lists(MARKED, max_size=30))
def test_every_word_of_a_body_stands_in_exactly_one_statement_in_order(marked: list[tuple[str, str, str]]) -> None:
    text = "".join(between + markup.format(word) for word, markup, between in marked)

    assert [word for word, _, _ in marked] == " ".join(statement.text for statement in read(text).statements).split()


# What is no word of a release: front matter, comments, tags, addresses of links, markers, escapes, unseen characters.
NO_WORDS = (
    (r"\A---\n.*?\n---[ \t]*\n|<!--.*?-->", ""),
    (r"</?(?:td|tr|th|p|li|br|div|figcaption)\b[^<>]*>", " "),
    (r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>|\]\([^()]*(?:\([^()]*\)[^()]*)*\)", ""),
    (r"&(?:amp|lt|gt|nbsp);|[*\\\xad\u200b-\u200f\u2060-\u2069\ufeff]|(?<!\w)_+|_+(?!\w)", ""),
    (r"^[>\s]*(?:\d{1,2}[.)]|\((?:[a-z]{1,4}|[A-Z]|\d{1,2})\)|o(?=\s\s))\s", " "),
)
# A marker that the reader took for text, or the other way round.
MARKER = re.compile(r"\d{1,2}|[a-z]{1,4}|[A-Z]")


def naive_words(raw: str) -> Counter[str]:
    """Count the words of a release with a few substitutions: what the reader must not lose or make up."""
    for pattern, instead in NO_WORDS:
        raw = re.sub(pattern, instead, raw, flags=re.DOTALL | re.MULTILINE)
    return Counter(re.findall(r"[^\W_]+", raw))


def test_no_word_of_real_releases_is_lost_or_made_up(releases: dict[str, bytes]) -> None:
    lost: dict[str, Counter[str]] = {}
    for path, content in releases.items():
        document, problems = reader.read(path, content)
        assert problems == []
        read_words = Counter(re.findall(r"[^\W_]+", " ".join(statement.text for statement in document.statements)))
        expected = naive_words(document.raw)
        for word, count in ((expected - read_words) + (read_words - expected)).items():
            if not MARKER.fullmatch(word):
                lost.setdefault(path, Counter())[word] = count

    assert lost == {}


def test_statements_of_real_releases_lead_home_in_order(releases: dict[str, bytes]) -> None:
    for path, content in releases.items():
        document, _ = reader.read(path, content)
        places = [(statement.location.start, statement.location.end) for statement in document.statements]

        assert sorted(places) == places, path
        assert [statement.location.line for statement in document.statements] == [
            1 + document.raw.count("\n", 0, start) for start, _ in places
        ], path
