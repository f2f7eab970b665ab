"""Words of the corpus reach a page or a terminal as words."""

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usmx_corpus.diff import compare
from usmx_corpus.model import FolderChange
from usmx_corpus.reading.reader import read
from usmx_corpus.render import diff, folders
from usmx_corpus.render.markdown import as_markdown
from usmx_corpus.render.page import page
from usmx_corpus.render.tables import csv_lines
from usmx_corpus.render.terminal import show
from usmx_corpus.render.view import BLANK, Column, Heading, Span, Table, cell, line, percent, plain, safe


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def printed(*elements: object, tty: bool = False) -> str:
    stream = Terminal() if tty else io.StringIO()
    show(elements, stream)  # type: ignore[arg-type]
    return stream.getvalue()


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.mark.parametrize("text", ["[bold]x[/bold]", "[/b]", "[read more](#)", ":smile:", "1. x * y"])
def test_markup_in_a_text_is_printed_as_it_stands(text: str) -> None:
    assert printed(line(text)) == f"{text}\n"


def test_control_characters_and_marks_of_direction_are_dropped() -> None:
    assert plain("a\x1b[31m\u202eb\x07 \n c") == "a[31mb c"


def test_a_terminal_gets_colour_and_links() -> None:
    out = printed(line(Span("new", "added"), Span("fact-sheet.txt:3", "place", "file:///x")), tty=True)

    assert "\x1b[" in out
    assert "\x1b]8;" in out


def test_an_address_that_a_click_opens_at_the_words_is_shown_without_them() -> None:
    address = "https://example.org/dam#:~:text=the%20water%20rises"
    link = line(Span(address, "dim", address), whole=True)

    shown = re.sub(r"\x1b\]8;[^\x1b]*\x1b\\|\x1b\[[\d;]*m", "", printed(link, tty=True))
    assert shown == "https://example.org/dam\n"
    assert f";{address}\x1b\\" in printed(link, tty=True)
    assert printed(link) == f"{address}\n"


def test_without_colour_changes_are_bracketed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    out = printed(line(Span("old ", "removed"), Span("new", "added"), Span(" hit", "mark")), tty=True)

    assert "[-old-] {+new+}‹ hit›" in out
    assert "\x1b[3" not in out


def test_a_whole_line_is_never_broken() -> None:
    address = "https://example.org/" + "x" * 200

    assert printed(line(address, whole=True)) == f"{address}\n"


def test_wrapped_lines_keep_their_indent() -> None:
    rows = printed(line("word " * 40, indent=2, bullet="-")).splitlines()

    assert rows[0].startswith("    - word")
    assert all(row.startswith("      word") for row in rows[1:])


def test_blank_lines_do_not_pile_up() -> None:
    assert printed(BLANK, BLANK, line("a"), BLANK, Heading("Title")) == "a\n\nTitle\n"


def test_where_there_is_no_room_a_table_becomes_a_list_with_labels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    columns = (Column("ID"), Column("Words"), Column("Text", share=1))
    table = Table(columns, ((cell("a1"), cell("290"), cell("some words")),))

    assert printed(table) == "a1\n  Words: 290\n  some words\n"


def test_markdown_escapes_what_would_be_markup() -> None:
    assert as_markdown((line("*a* [b](c) <script> `d` $1|2"),)) == "\\*a\\* \\[b\\](c) \\<script\\> \\`d\\` $1\\|2\n"


def test_markdown_marks_changes() -> None:
    assert as_markdown((line(Span("old", "removed"), " ", Span("new", "added")),)) == "~~old~~ **new**\n"


def test_markdown_links_to_the_web_and_to_no_file_of_this_machine() -> None:
    view = (
        line(Span("a.md:3", "place", "file:///home/a.md#L3"), " ", Span("source", "dim", "https://example.org/(a)")),
    )

    assert as_markdown(view) == "`a.md:3` [source](https://example.org/%28a%29)\n"


def test_a_markdown_table_has_a_cell_for_each_cell() -> None:
    table = Table((Column("A"), Column("B")), ((cell("x|y"), cell("one", "two")),))

    assert as_markdown((table,)).splitlines() == ["| A | B |", "| --- | --- |", "| x\\|y | one<br>two |"]


def test_csv_survives_commas_quotes_and_lines() -> None:
    out = "".join(csv_lines(["a", "b"], [{"a": 'say "x", y', "b": ["one\ntwo", None, True]}]))

    assert list(csv.reader(io.StringIO(out))) == [["a", "b"], ['say "x", y', "one two; ; yes"]]


@pytest.mark.parametrize("text", ["=SUM(A1)", "+1", "-2 %", "@name"])
def test_a_cell_that_looks_like_a_formula_is_text(text: str) -> None:
    assert list(csv.reader(csv_lines(["a"], [{"a": text}, {"a": [text, "b"]}])))[1:] == [
        [f"'{text}"],
        [f"'{text}; b"],
    ]
    assert list(csv_lines(["a"], [{"a": -2.5}])) == ["a\n", "-2.5\n"]


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0, "0%"),
        (0.0001, "0.1%"),
        (0.003, "0.3%"),
        (0.0049, "0.5%"),
        (0.0091, "1.0%"),
        (0.01, "1%"),
        (0.146, "15%"),
        (0.99, "99%"),
        (0.994, "99.4%"),
        (0.996, "99.6%"),
        (0.997, "99.7%"),
        (0.99999, "99.9%"),
        (1, "100%"),
    ],
)
def test_a_share_is_never_rounded_to_all_or_nothing(share: float, words: str) -> None:
    assert percent(share) == words


def test_a_paragraph_after_a_list_does_not_continue_its_last_item() -> None:
    assert (
        as_markdown((line("item", indent=1), line("nested", indent=2), line("note"))) == "- item\n  - nested\n\nnote\n"
    )


def test_a_sign_before_an_item_begins_no_list_of_its_own() -> None:
    assert as_markdown((line("words", indent=1, bullet="+"),)) == "- \\+ words\n"


def test_a_diff_of_one_word_in_a_thousand_is_never_shown_as_all_the_same() -> None:
    sentences = [f"Canada will build bridge {number} over the river in the far north." for number in range(90)]
    left, right = (
        read(name, "\n\n".join([*sentences[:50], f"Canada will repair {what} soon.", *sentences[50:]]).encode())[0]
        for name, what in (("a.md", "roads"), ("b.md", "rails"))
    )
    result = compare(left, right)
    alike = FolderChange("changed", "a.md", "a.md", result.similarity, 1, 1)
    shown = [
        as_markdown(diff.letter(result, Path(), Path())),
        as_markdown(folders.table((Path("old"), Path("new")), [alike])),
        page(result, Path(), Path()).partition("<body>")[2].partition("<script>")[0],
    ]

    assert 0.995 < result.similarity < 1
    assert [text for text in shown if "100%" in text or "99." not in text] == []


@given(st.one_of(st.text(), st.text(alphabet="a  \t\n\u00a0\u2028\u202e\x1b")))
def test_plain_words_are_safe_and_their_white_space_is_joined(words: str) -> None:
    assert plain(words) == " ".join(safe(words).split())
