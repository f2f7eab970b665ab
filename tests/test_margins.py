"""What stands around a text: above its first sentence and below its last a form is boilerplate, elsewhere never."""

import pytest

from usmx_corpus.reading.reader import read

TEXT = "The Minister will open two clinics in Gulu. They will be free of charge."


def kinds(*blocks: str) -> list[str]:
    return [block.kind for block in read("a.md", "\n\n".join(blocks).encode())[0].blocks]


@pytest.mark.parametrize(
    "words",
    [
        "FOR IMMEDIATE RELEASE",
        "For immediate release: 4 May 2024",
        "Press Release No. 12/2024",
        "EMBARGOED UNTIL 10 a.m., 3 March 2025",
        "Monday, 4 May 2024",
        "(March 3, 2025)",
        "10:45 A.M. EAT",
        "Dear Mr. Speaker:",
        "MEMORANDUM FOR THE MINISTER OF HEALTH",
        "Media contact: Jane Okello, 0414 340 872",
    ],
)
def test_above_the_text_its_form_tells_boilerplate(words: str) -> None:
    assert kinds(words, TEXT) == ["boilerplate", "paragraph"]


@pytest.mark.parametrize(
    "words",
    [
        "JANE A. OKELLO",
        "THE PERMANENT SECRETARY,",
        "4 May 2024.",
        "/s/ Jane Okello",
        "Yours sincerely, Jane Okello",
        "END 11:02 A.M.",
        "For more information, please contact press@health.example",
        "Press enquiries: Jane Okello",
    ],
)
def test_below_the_text_its_form_tells_boilerplate(words: str) -> None:
    assert kinds(TEXT, words) == ["paragraph", "boilerplate"]


def test_the_place_above_an_hour_is_boilerplate() -> None:
    assert kinds("Town Hall", "Gulu, Uganda", "10:45 A.M. EAT", TEXT) == ["boilerplate"] * 3 + ["paragraph"]


def test_every_office_that_is_addressed_is_boilerplate_and_the_subject_is_not() -> None:
    head = ["MEMORANDUM FOR THE MINISTER OF HEALTH", "THE MINISTER OF FINANCE", "SUBJECT: NEW CLINICS"]

    assert kinds(*head, TEXT) == ["boilerplate", "boilerplate", "paragraph", "paragraph"]


def test_a_name_above_a_day_at_the_end_is_no_heading() -> None:
    assert kinds(TEXT, "JANE A. OKELLO", "4 May 2024.") == ["paragraph", "boilerplate", "boilerplate"]


def test_names_below_a_close_are_boilerplate() -> None:
    assert kinds(TEXT, "Sincerely,", "Jane Okello", "Minister of Health") == ["paragraph"] + ["boilerplate"] * 3


@pytest.mark.parametrize(
    "words",
    ["4 May 2024.", "Dear friends,", "Contact: Jane Okello", "JANE A. OKELLO", "FOR IMMEDIATE RELEASE", "10:45 A.M."],
)
def test_between_sentences_the_same_form_is_text(words: str) -> None:
    assert "boilerplate" not in kinds(TEXT, words, TEXT)


@pytest.mark.parametrize(
    "words",
    [
        "The Ministry will contact every clinic by May.",
        "Contact tracing will be paid for by the Ministry.",
        "On 4 May 2024 the clinics open.",
        "ANNEX II",
        "NEW CLINICS IN GULU!",
    ],
)
def test_what_says_something_is_never_boilerplate(words: str) -> None:
    assert "boilerplate" not in kinds(words, TEXT)
    assert "boilerplate" not in kinds(TEXT, words)


def test_a_text_of_short_lines_has_no_margins() -> None:
    assert "boilerplate" not in kinds("JANE A. OKELLO", "THE TREASURY", "4 May 2024")


def test_a_town_may_end_in_initials_and_a_file_may_follow_a_signature() -> None:
    above = ["Town Hall", "Washington, D.C.", "(March 3, 2025)", "10:45 A.M. EST"]

    assert kinds(*above, TEXT) == ["boilerplate"] * 4 + ["paragraph"]
    assert kinds(TEXT, "JANE A. OKELLO", "order-12 Download") == ["paragraph", "boilerplate", "paragraph"]


def test_what_is_addressed_is_no_section_of_the_text() -> None:
    document, _ = read("a.md", f"MEMORANDUM FOR THE TREASURY\n\n{TEXT}".encode())

    assert [(block.kind, block.section) for block in document.blocks] == [("boilerplate", ()), ("paragraph", ())]


def test_the_title_and_the_date_are_still_found_above_the_text() -> None:
    document, _ = read("a.md", f"# New Clinics in Gulu\n\n4 May 2024\n\n{TEXT}\n".encode())

    assert (document.header.title, str(document.header.date)) == ("New Clinics in Gulu", "2024-05-04")
