"""Rich Text files: what a reader of the accepted text sees, with the line of the file."""

from __future__ import annotations

import time

import pytest

from office import codes, read, shown
from usmx_corpus.reading.office import rtf as module

HEAD = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}{\f2\fcharset128 Mincho;}}"
    r"{\stylesheet{\s0 Normal;}{\s3\b\ql heading 2;}}{\info{\title Harbour plan}{\author Somebody}}"
)


def rtf(*lines: str) -> bytes:
    return "\n".join([HEAD, *lines, "}"]).encode("latin-1")


def lines(*inside: str) -> list[str]:
    return shown(rtf(*inside), "plan.rtf")


def test_paragraphs_have_the_line_on_which_they_begin() -> None:
    document, problems = read(rtf(r"\pard We will", r" dig.\par", r"We will fill.\par"), "plan.rtf")

    assert [(block.text.clean, document.locate(block.number, 0, 1).line) for block in document.blocks] == [
        ("We will dig.", 2),
        ("We will fill.", 4),
    ]
    assert (document.title, problems) == ("Harbour plan", [])


def test_headings_are_known_by_their_styles() -> None:
    assert lines(r"\pard\s3 Docks\par\pard\s0 They are deep.\par") == ["## Docks", "They are deep."]


def test_items_have_the_markers_that_the_file_shows() -> None:
    body = (
        r"{\listtext\pard\plain 1.\tab}\ilvl0 Dig.\par{\listtext a)\tab}\ilvl1 By hand.\par",
        r"\pard{\*\pntext\'B7\tab}Fill.\par{\listtext 1.2\tab}Open.\par",
    )

    assert lines(*body) == ["1. Dig.", "  (a) By hand.", "  - Fill.", "1.2 Open."]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (r"caf\'e9 \'93dock\'94", "café “dock”"),
        (r"caf\u233?s", "cafés"),
        (r"\uc2\u8364 EU 5", "€ 5"),
        (r"\uc0\u8364 5", "€5"),
        (r"\u-10179 ?\u-8704 ? dock", "😀 dock"),
        (r"{\f1 \'cf\'f0\'e8}", "При"),
        (r"{\f2 \'8a\'bf}", "漢"),
        (r"a\emdash b\~c\_d\-e\tab f", "a—b c-de f"),
        (r"\{x\} \\ y", "{x} \\ y"),
        (r"10{\super 6} m", "10⁶ m"),
    ],
)
def test_characters_are_read_in_every_way_they_are_written(written: str, expected: str) -> None:
    assert lines(rf"\pard {written}\par") == [expected]


def test_emphasis_and_links_are_kept() -> None:
    field = r'{\field{\*\fldinst{HYPERLINK "https://ports.example/"}}{\fldrslt dig}}'

    assert module.read("a.rtf", rtf(rf"\pard {{\b We}} \i will\i0  {field}.\par")).raw.strip() == (
        "**We** *will* [dig](https://ports.example/)."
    )


def test_what_is_not_text_is_out() -> None:
    out = r"{\header Page\par}{\*\generator Word}{\pict 0102}{\v Never}{\*\unknown x}{\annotation Why?}\bin3 {{{"

    assert lines(rf"\pard {out}We dig.\par") == ["We dig."]
    assert ("hidden-text", 1) in codes(rtf(rf"\pard {out}We dig.\par"), "plan.rtf")


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    content = rtf(r"\pard We will {\deleted perhaps dig}{\revised fill} the dock.\par")
    _, problems = read(content, "plan.rtf")

    assert shown(content, "plan.rtf") == ["We will fill the dock."]
    assert problems[0].message == "tracked changes: 1 insertion and 1 deletion, read as accepted"


def test_a_row_of_a_table_is_one_line() -> None:
    row = r"\trowd\pard\intbl Harbour\cell 40 cranes\cell\row"

    assert lines(row, row, r"\pard They turn.\par") == ["Harbour | 40 cranes"] * 2 + ["They turn."]


def test_a_note_stands_at_the_end_at_the_line_of_its_mark() -> None:
    document, _ = read(rtf(r"\pard We dig{\footnote See the map.}.\par", r"It is late.\par"), "plan.rtf")

    assert [(block.text.clean, document.locate(block.number, 0, 1).line) for block in document.blocks] == [
        ("We dig.", 2),
        ("It is late.", 3),
        ("See the map.", 2),
    ]


def test_rich_text_under_the_name_of_a_word_file_is_read() -> None:
    assert shown(rtf(r"\pard We dig.\par"), "plan.doc") == ["We dig."]


# --- files from strangers --------------------------------------------------------------------------------------------


def test_a_file_that_is_no_rich_text_says_so() -> None:
    assert codes(b"Not at all.", "plan.rtf") == [("damaged", 1)]


def test_text_that_breaks_off_is_read() -> None:
    assert shown(rtf(r"\pard We dig {\b and fi")[:-2], "plan.rtf") == ["We dig and fi"]


@pytest.mark.parametrize(
    "inside",
    [
        "{" * 500_000,
        "}" * 500_000,
        r"\'" * 500_000,
        r"{\footnote " * 100_000,
        r"\cell" * 100_000 + r"\par",
        r"\u55357?" * 100_000,
        r"{\listtext 1" * 900 + "x" * 500_000,
        r"\bin999999999 ",
        r"\outlinelevel-5\ilvl99999\s99 a\par",
        r"\ansicpg99999 \'e9\par",
    ],
)
def test_hostile_groups_and_words_are_read_in_time(inside: str) -> None:
    begin = time.process_time()
    read(rtf(inside), "plan.rtf")

    assert time.process_time() - begin < 10


def test_words_without_end_are_read_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_TOKENS", 1_000)

    assert ("too-large", 2) in codes(rtf(r"\b" * 2_000), "plan.rtf")
