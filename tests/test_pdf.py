"""PDF files: the text in reading order, joined to paragraphs, each with its page and line."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING

import pytest

from pdfs import Page, Words, codes, column, document, read, shown, stream, with_content
from usmx_corpus.reading import formats
from usmx_corpus.reading.printed import pdf

if TYPE_CHECKING:
    from pathlib import Path

HARBOUR = (
    "The Ministry of Ports will widen the northern basin of the",
    "harbour so that ferries can turn in it, and it will pay for the",
    "work out of the dues of the last two years.",
)
SCHOOLS = (
    "Schools on the coast will get new boats before the summer.",
    "Each of them may choose between a rowing boat and a small",
    "sailing boat.",
)


LEFT = (
    "The basin is too small for",
    "the new ferries of the island,",
    "which is why the ministry",
    "will make it wider by half.",
)
RIGHT = (
    "Schools on the coast get new",
    "boats before the summer, and",
    "each school may choose one",
    "that fits its children well.",
)


def page(number: int, *lines: str, head: str = "Report of the Ministry of Ports") -> Page:
    """Return a page of a report with a running head and its number."""
    return [*column(f"{head} {number}", y=760), *column(*lines), *column(f"- {number} -", x=290, y=30)]


def test_lines_of_a_paragraph_are_joined() -> None:
    assert shown(document(column(*HARBOUR))) == [" ".join(HARBOUR)]


def test_a_gap_ends_a_paragraph() -> None:
    text = document(column(*HARBOUR, "", *SCHOOLS))

    assert shown(text) == [" ".join(HARBOUR), " ".join(SCHOOLS)]


def test_an_indent_begins_a_paragraph() -> None:
    indented = [*column(*HARBOUR), *column(SCHOOLS[0], x=96, y=658), *column(*SCHOOLS[1:], y=644)]

    assert shown(document(indented)) == [" ".join(HARBOUR), " ".join(SCHOOLS)]


def test_a_line_with_room_for_the_next_word_ends_a_paragraph() -> None:
    text = document(column(*HARBOUR, *SCHOOLS))

    assert shown(text) == [" ".join(HARBOUR), " ".join(SCHOOLS)]


def test_a_paragraph_goes_on_over_a_page_past_its_head_and_number() -> None:
    text = document(page(1, *SCHOOLS, "", *HARBOUR[:2]), page(2, HARBOUR[2], "", *SCHOOLS))

    assert shown(text) == [" ".join(SCHOOLS), " ".join(HARBOUR), " ".join(SCHOOLS)]


def test_running_heads_and_page_numbers_are_boilerplate() -> None:
    text = document(page(1, *HARBOUR), page(2, *SCHOOLS))

    assert shown(text, "boilerplate") == [
        "Report of the Ministry of Ports 1",
        "- 1 -",
        "Report of the Ministry of Ports 2",
        "- 2 -",
    ]


def test_a_running_head_may_change_a_little() -> None:
    heads = ("Report of the Ministry of Ports / Notices", "Report of the Ministry of Ports / Rules")
    lines = [HARBOUR[0], SCHOOLS[0], LEFT[3], RIGHT[2]]
    text = document(*(page(number, line, head=heads[number % 2]) for number, line in enumerate(lines, 1)))

    assert not [words for words in shown(text) if "Report" in words]


def test_the_same_first_line_at_another_height_is_text() -> None:
    text = document(column(*HARBOUR), column(*HARBOUR, y=600), column(*HARBOUR, y=500))

    assert shown(text) == [" ".join(HARBOUR)] * 3


def test_a_place_is_a_page_and_a_line_of_its_text() -> None:
    text = read(document(page(1, *SCHOOLS), page(2, *HARBOUR, "", *SCHOOLS)))
    last = text.blocks[-3]
    place = text.locate(last.number, 0, len(last.text.clean))

    assert last.text.clean == " ".join(SCHOOLS)
    assert (place.page, place.line, place.last_page, place.last_line) == (2, 4, 2, 6)
    assert str(place) == "plan.pdf, p. 2, line 4"


def test_two_columns_are_read_one_after_the_other() -> None:
    assert shown(document([*column(*LEFT), *column(*RIGHT, x=330)])) == [" ".join(LEFT), " ".join(RIGHT)]


def test_a_line_over_both_columns_comes_before_them() -> None:
    over = "A plan for the coast in the coming years, printed in two columns of four lines each"
    text = document([*column(*LEFT), *column(*RIGHT, x=330), *column(over, y=740)])

    assert shown(text) == [over, " ".join(LEFT), " ".join(RIGHT)]


def test_a_paragraph_goes_on_in_the_next_column() -> None:
    text = document([*column(*HARBOUR[:2], *RIGHT[:3], size=8), *column("that fits its", *LEFT, x=330, size=8)])

    assert f"{RIGHT[2]} that fits its {LEFT[0]}" in " ".join(shown(text))


def test_columns_need_not_be_level() -> None:
    lines = [f"line {number} of a column with some words," for number in range(8)]
    text = document([*column(*lines), *column(*lines, x=330, y=697)])

    assert shown(text) == [" ".join([*lines, *lines])]


def test_cells_of_a_table_stay_in_their_row() -> None:
    rows = [
        Words(text, x, 700 - 14 * row) for row in range(5) for x, text in ((72, f"Port {row}"), (300, f"{row} ships"))
    ]

    assert shown(document([*rows])) == [f"Port {row} {row} ships" for row in range(5)]


def test_a_hyphen_at_the_end_of_a_line_goes_where_the_document_writes_one_word() -> None:
    text = document(column("The ministry will invest in harbours, and it will in-", "vest in low-income towns."))

    assert shown(text) == ["The ministry will invest in harbours, and it will invest in low-income towns."]


def test_a_hyphen_stays_where_the_document_writes_it_elsewhere() -> None:
    text = document(column("A deep-water basin is planned, and next to that deep-", "water basin a mole of stone."))

    assert shown(text) == ["A deep-water basin is planned, and next to that deep-water basin a mole of stone."]


def test_large_letters_make_a_heading_and_the_size_its_rank() -> None:
    text = document(
        [
            *column("Plan for the coast", y=740, size=24),
            *column("The harbour", y=712, size=16),
            *column(*HARBOUR, y=690),
        ]
    )
    headings = [(block.text.clean, block.level) for block in read(text).blocks if block.kind == "heading"]

    assert headings == [("Plan for the coast", 1), ("The harbour", 2)]


def test_a_bold_line_is_a_heading() -> None:
    text = document([*column("What the ministry does", bold=True), *column(*HARBOUR, y=680)])

    assert shown(text, "heading") == ["What the ministry does"]


@pytest.mark.parametrize("bullet", ["•", "·", "–", "o", "*"])
def test_bullets_begin_items(bullet: str) -> None:
    items = [line for y in (658, 644) for line in (Words(bullet, 80, y), Words(f"a boat at {y} feet", 100, y))]

    assert shown(document([*column(*HARBOUR[:2], "work for:"), *items]), "item") == [
        "a boat at 658 feet",
        "a boat at 644 feet",
    ]


def test_an_item_goes_on_below_its_words() -> None:
    item = [Words("•", 80, 700), *column(*HARBOUR, x=100)]

    assert shown(document([*item]), "item") == [" ".join(HARBOUR)]


def test_a_number_in_front_of_a_paragraph_is_its_marker() -> None:
    text = read(document([Words("2", 72, 700), *column(HARBOUR[0], x=108), *column(*HARBOUR[1:], y=686)]))

    assert [(block.kind, block.marker and block.marker.clean) for block in text.blocks] == [("item", "2.")]
    assert text.blocks[0].text.clean == " ".join(HARBOUR)


def test_a_note_follows_the_sentence_that_it_would_interrupt() -> None:
    note = [Words("1", 72, 74, 6), *column("Dues are paid by each ship.", x=76, y=70, size=9)]
    text = document([*column(*SCHOOLS, "", *HARBOUR[:2]), *note], column(HARBOUR[2]))

    assert shown(text) == [" ".join(SCHOOLS), " ".join(HARBOUR), "¹Dues are paid by each ship."]


def test_the_number_of_a_note_is_no_part_of_a_word() -> None:
    text = document(
        [*column("The basin of the harbour"), Words("12", 203, 705, 7), *column("will be made wider.", x=216)]
    )

    assert shown(text) == ["The basin of the harbour¹² will be made wider."]


def test_numbers_of_lines_in_the_margin_are_boilerplate() -> None:
    lines = (*HARBOUR, *SCHOOLS)
    numbers = [Words(str(number), 50, 714 - 14 * number) for number in range(1, 7)]
    text = document([*numbers, *column(*lines)])

    assert shown(text) == [" ".join(HARBOUR), " ".join(SCHOOLS)]
    assert shown(text, "boilerplate") == ["1", "2", "3", "4", "5", "6"]


def test_numbers_of_the_rows_of_a_table_stay() -> None:
    ports = ("Alba", "Burra", "Corra", "Darra", "Errol", "Forra")
    rows = [Words(str(number), 50, 714 - 14 * number) for number in range(1, 7)]

    assert shown(document([*rows, *column(*ports)]))[0].endswith("Alba")
    assert not shown(document([*rows, *column(*ports)]), "boilerplate")


def test_a_title_that_begins_the_text_is_the_title() -> None:
    text = document([*column("Plan for the coast", y=740, size=24), *column(*HARBOUR)], title="Plan for the coast")

    assert read(text).title == "Plan for the coast"


@pytest.mark.parametrize("title", ["Microsoft Word - plan.doc", "plan_final.pdf", "Untitled", "Budget of another year"])
def test_a_title_that_is_not_in_the_text_is_none(title: str) -> None:
    text = document([*column("Plan for the coast", y=740, size=24), *column(*HARBOUR)], title=title)

    assert "title" not in pdf.read("plan.pdf", text).fields
    assert pdf.read("plan.pdf", text).hints["title"] == "Plan for the coast"


def test_the_title_is_the_longest_of_the_largest_lines_above_the_text() -> None:
    head = [
        *column("Ministry of Ports", y=750, bold=True),
        *column("Ministry widens the northern basin", y=720, bold=True),
    ]

    assert (
        pdf.read("plan.pdf", document([*head, *column(*HARBOUR)])).hints["title"]
        == "Ministry widens the northern basin"
    )


def test_a_page_without_text_is_reported() -> None:
    text = with_content([stream(b"BT /F0 12 Tf 72 700 Td (The basin) Tj ET"), stream(b"0 0 600 700 re f")])

    assert [problem.message for problem in pdf.read("plan.pdf", text).problems] == [
        "no text on page 2 of 2; run it through OCR first, e.g. ocrmypdf"
    ]


def test_an_empty_page_is_no_problem() -> None:
    assert codes(document(column(*HARBOUR), [])) == []


def test_a_pdf_is_known_by_its_first_bytes() -> None:
    assert formats.format_of("plan.txt", document(column(*HARBOUR))).name == "pdf"


@pytest.mark.parametrize(
    ("name", "place"), [("new-projects-2019-06-26.pdf", (1, 8)), ("ppd-28.pdf", None), ("cdr-fact-sheet.pdf", None)]
)
def test_real_files_hold_what_they_must(shared: Path, name: str, place: tuple[int, int] | None) -> None:
    expected = json.loads((shared / "samples" / "expected.json").read_text(encoding="utf-8"))[f"pdf/{name}"]
    text = read((shared / "samples" / "pdf" / name).read_bytes())
    words = {block.number: unicodedata.normalize("NFKC", block.text.clean) for block in text.blocks}

    assert any(expected["must_hold"] in each for each in words.values())
    if place:
        first = next(number for number, each in words.items() if each.startswith(expected["first"]))
        location = text.locate(first, 0, 1)
        assert (location.page, location.line) == place


def test_all_real_files_hold_what_they_must(shared: Path) -> None:
    samples = json.loads((shared / "samples" / "expected.json").read_text(encoding="utf-8"))
    missing = {}
    for name, expected in samples.items():
        if name.startswith("pdf/"):
            text = read((shared / "samples" / name).read_bytes())
            words = unicodedata.normalize("NFKC", "\n".join(block.text.clean for block in text.blocks))
            wanted = [expected[key] for key in ("must_hold", "first", "last") if key in expected]
            missing[name] = [each for each in wanted if each not in words]

    assert not any(missing.values()), missing


def test_notes_at_the_same_height_are_no_running_feet() -> None:
    pages = [
        [*column(*lines), Words(str(number), 72, 44, 6), *column("See the plan at page 12.", x=78, y=40, size=9)]
        for number, lines in enumerate((HARBOUR, SCHOOLS, LEFT), 1)
    ]

    assert sum("See the plan at page 12." in words for words in shown(document(*pages))) == 3


def test_a_title_in_the_middle_goes_on_where_its_words_do() -> None:
    title = [
        Words("Plan for the ports of the", 200, 740, 14, bold=True),
        Words("northern coast", 232, 714, 14, bold=True),
    ]

    assert shown(document([*title, *column(*HARBOUR, y=660)]), "heading") == [
        "Plan for the ports of the northern coast"
    ]
