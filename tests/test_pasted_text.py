"""Plain text that was copied from printed pages: hyphens at line ends, page heads, numbers of lines, encodings."""

from __future__ import annotations

import pytest

from usmx_corpus.reading import reader

HARBOUR = "The Ministry of Ports will widen the northern basin of the harbour so that ferries can turn in it."


def read(text: str | bytes) -> list[tuple[str, str]]:
    """Return the kind and the words of each block of a file."""
    content = text if isinstance(text, bytes) else text.encode()
    return [(block.kind, block.text.clean) for block in reader.read("plan.txt", content)[0].blocks]


def words(text: str | bytes) -> list[str]:
    """Return the words of each block that is part of the text."""
    return [words for kind, words in read(text) if kind != "boilerplate"]


def page(number: int, *lines: str) -> str:
    """Return a page with a head and a foot."""
    return "\n".join(["REPORT ON THE PORTS", "", *lines, "", f"- {number} -", ""])


def test_a_word_parted_by_a_hyphen_is_joined() -> None:
    assert words("The ministry will in-\nvest in low-\nincome towns.\n") == [
        "The ministry will invest in low-income towns."
    ]


def test_a_hyphen_before_and_stays_apart() -> None:
    assert words("They help small-\nand middle-sized towns.\n") == ["They help small- and middle-sized towns."]


def test_a_soft_hyphen_goes() -> None:
    assert words("The har\u00ad\nbour is wide.\n") == ["The harbour is wide."]


def test_a_place_is_a_line_of_the_file() -> None:
    text = "---\ntitle: Plan\n---\n\nThe ministry will in-\nvest.\n\nSchools get boats.\n"
    document, _ = reader.read("plan.txt", text.encode())
    lines = [document.locate(block.number, 0, len(block.text.clean)) for block in document.blocks]

    assert [(line.line, line.last_line) for line in lines] == [(5, 6), (8, 8)]


def test_a_file_without_traces_of_pages_is_its_own_text() -> None:
    text = "# Plan\n\n1. Widen the basin\n2. Build a mole\n\nA line  \nand another.\n"

    assert reader.read("plan.txt", text.encode())[0].raw == text


def test_numbers_of_lines_in_the_margin_are_boilerplate() -> None:
    text = (
        "    1     The ministry shall make\n    2     a grant of $20 to each port for\n    3     the years to come.\n"
    )

    assert read(text) == [
        ("paragraph", "The ministry shall make a grant of $20 to each port for the years to come."),
        ("boilerplate", "1"),
        ("boilerplate", "2"),
        ("boilerplate", "3"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1. Widen the basin\n2. Build a mole\n3. Buy boats\n",
        "1 Alba\n2 Burra\n3 Corra\n4 Darra\n5 Errol\n",
        "2021 was dry.\n2022 was wet.\n2023 was dry again.\n",
    ],
)
def test_numbers_of_items_stay(text: str) -> None:
    assert "boilerplate" not in {kind for kind, _ in read(text)}
    assert " ".join(text.split()).count("Alba") == " ".join(words(text)).count("Alba")


def test_heads_and_numbers_of_pages_are_boilerplate() -> None:
    text = "\f".join(page(number, f"{name} is a port.") for number, name in enumerate(("Alba", "Burra", "Corra"), 1))

    assert words(text) == ["Alba is a port.", "Burra is a port.", "Corra is a port."]
    assert [kind for kind, _ in read(text)].count("boilerplate") == 6


def test_a_sentence_goes_on_past_the_head_of_a_page() -> None:
    text = "\f".join([page(1, "Alba is a port.", "", HARBOUR[:66]), page(2, HARBOUR[67:], "", "Burra is one too.")])

    assert words(text) == ["Alba is a port.", HARBOUR, "Burra is one too."]


def test_page_numbers_count_up_without_form_feeds() -> None:
    names = "Alba Burra Corra Darra Errol Forra Gorse Harra Inver Jarra Kirra Lorne Marra Narin Orron".split()
    lines = [
        f"{name} lies {'east west south north far near'.split()[place % 6]} of {names[-place]}."
        for place, name in enumerate(names)
    ]
    pages = ["\n".join([*lines[5 * number :][:5], "", f"Page {number + 1} of 3", ""]) for number in range(3)]

    assert [words for kind, words in read("\n".join(pages)) if kind == "boilerplate"] == [
        f"Page {number} of 3" for number in (1, 2, 3)
    ]


def test_numbers_in_a_row_are_no_page_numbers() -> None:
    assert "boilerplate" not in {kind for kind, _ in read("Ports:\n\n1\n\n2\n\n3\n\n4\n")}


@pytest.mark.parametrize("bullet", [*"•▪◦‣·–-*●○■□➢➤✓", "\uf0b7", "\uf0a7"])
def test_any_bullet_begins_items(bullet: str) -> None:
    text = f"The ministry will:\n{bullet} widen the basin\n{bullet}\tbuild a mole\n"

    assert read(text)[1:] == [("item", "widen the basin"), ("item", "build a mole")]


@pytest.mark.parametrize("letter", "o§Øü")
def test_a_letter_with_a_wide_space_is_a_bullet(letter: str) -> None:
    assert [kind for kind, _ in read(f"The ministry will:\n{letter}  widen it\n{letter}\tbuild it\n")][1:] == [
        "item"
    ] * 2


def test_a_section_sign_before_a_number_is_no_bullet() -> None:
    assert words("It is law.\n\n§ 12 says so.\n") == ["It is law.", "§ 12 says so."]


def test_a_long_dash_goes_on_with_a_speech() -> None:
    assert read("I was —\n\n(Laughter.)\n\n— in the harbour.\n")[-1] == ("paragraph", "— in the harbour.")
    assert read("We will:\n\n— widen it;\n\n— pay for it.\n")[1:] == [("item", "widen it;"), ("item", "pay for it.")]


def test_windows_1252_is_read_and_told() -> None:
    content = "“Ports” – they don’t close, López said.".encode("cp1252")
    document, problems = reader.read("plan.txt", content)

    assert document.blocks[0].text.clean == "“Ports” – they don’t close, López said."
    assert [(problem.code, problem.line) for problem in problems if problem.code != "no-date"] == [("windows-1252", 1)]


def test_utf_16_with_a_byte_order_mark_is_read() -> None:
    assert words("The harbour of Málaga.".encode("utf-16")) == ["The harbour of Málaga."]
