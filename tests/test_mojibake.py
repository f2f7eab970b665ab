"""Text that was read in the wrong encoding: found, reported, and compared as what was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from usmx_corpus import checks
from usmx_corpus.cli import main
from usmx_corpus.commitments import extract
from usmx_corpus.diff.comparison import compare
from usmx_corpus.reading import reader
from usmx_corpus.text.mojibake import differ_in_encoding, mended, mistakes

if TYPE_CHECKING:
    from pathlib import Path

    from usmx_corpus.model import Document

FEES = "We don’t plan to raise fees for “small” ports – López said it will cost €5 million."


def document(text: str) -> Document:
    return reader.read("fees.md", text.encode())[0]


def wrong(text: str, encoding: str = "cp1252", times: int = 1) -> str:
    """Return text as it looks when its UTF-8 is read in another encoding."""
    for _ in range(times):
        text = "".join(character.encode().decode(encoding, "replace") for character in text)
    return text


@pytest.mark.parametrize("character", "’‘“–—…€£éñãçà½®™•")
@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_what_was_read_in_the_wrong_encoding_is_found(character: str, encoding: str) -> None:
    assert mended(f"a {wrong(character, encoding)} b") == f"a {character} b"


@pytest.mark.parametrize("character", "’“–éã")
def test_it_is_found_where_it_was_read_so_twice(character: str) -> None:
    assert mended(f"a {wrong(character, times=2)} b") == f"a {character} b"


def test_marks_of_which_only_the_first_byte_is_left_are_found() -> None:
    assert mended("We donât raise fees for âsmallâ ports.") == 'We don’t raise fees for "small" ports.'


@pytest.mark.parametrize(
    "text",
    [
        "L’âge d’or du château : « À BIENTÔT »",
        "“IRMÔ, disse a irmã de São João; AMANHÔ",
        "El Niño año 2021 — ¿Qué? ¡Sí! «ÁÉÍÓÚ»",
        "Le dégât, un mât, bât; pâte, âme, âne",
        "râs, când, pământ, câmp",
        "tâm, quân, dân, nhân",
        "ÄÖÜ äöü ß — Straße",
        "5 × 4 ± 2 © 2021 ® ½",
    ],
)
def test_accents_of_other_languages_are_no_mistakes(text: str) -> None:
    assert [*mistakes(text)] == []


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_a_diff_counts_it_as_the_same_words(encoding: str) -> None:
    found = compare(document(FEES), document(wrong(FEES, encoding)))

    assert found.relation == "copy"
    assert [change.kind for change in found.changes] == ["same"]
    assert found.facts == ()


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (wrong(FEES), (0, 1)),
        (wrong(FEES, "latin-1"), (0, 1)),
        (wrong(FEES, times=2), (0, 1)),
        (wrong(FEES).replace("small", "**small**"), (1, 0)),
        (FEES.replace("small", "**small**"), (1, 0)),
        (FEES, (0, 0)),
    ],
)
def test_a_diff_says_where_only_the_encoding_differs(other: str, expected: tuple[int, int]) -> None:
    for left, right in ((FEES, other), (other, FEES)):
        found = compare(document(left), document(right))

        assert (found.layout, found.encoding) == expected
        assert [(change.layout, change.encoding) for change in found.changes] == [(*map(bool, expected),)]


@pytest.mark.parametrize("format_", ["table", "markdown", "json", "html"])
def test_every_form_of_a_diff_says_encoding(tmp_path: Path, capsys: pytest.CaptureFixture[str], format_: str) -> None:
    for name, text in (("left", FEES), ("right", wrong(FEES))):
        (tmp_path / f"{name}.md").write_text(f"Fees and ports\n\n{text}\n", encoding="utf-8")

    main(["diff", str(tmp_path / "left.md"), str(tmp_path / "right.md"), "--format", format_])

    shown = capsys.readouterr().out
    assert ('"encoding": 1' if format_ == "json" else "1 statement differs only in encoding.") in shown
    assert "markup, capitals" not in shown


def test_it_never_changes_a_negation() -> None:
    found = compare(document(FEES), document(wrong(FEES).replace("small", "large")))

    assert {fact.type for change in found.changes for fact in change.facts} == set()


def test_a_denial_in_the_wrong_encoding_is_no_commitment() -> None:
    plain, broken = (document(text) for text in ("We don’t plan to act.", wrong("We don’t plan to act.")))

    assert [*extract(plain)] == [*extract(broken)] == []


def test_quotes_stay_as_the_source_has_them() -> None:
    text = wrong("The ministry will build the island’s harbour.")

    assert [each.quote for each in extract(document(text))] == [text.rstrip(".")]


def test_a_place_leads_to_the_characters_of_the_source() -> None:
    text = wrong("Fees: “small” ports.")
    block = document(text).blocks[0]
    start, end = block.text.span(block.text.clean.index("small"), block.text.clean.index("small") + 5)

    assert block.text.clean == "Fees: “small” ports."
    assert text[start:end] == "small"


def test_a_check_reports_it_with_its_line() -> None:
    text = document(
        f"---\ntitle: Fees\ndate: 2023-07-01\n---\n\nFees.\n\n{wrong('We don’t raise “fees”.', 'latin-1')}\n"
    )

    assert [str(problem) for problem in checks.check_document(text)] == [
        "fees.md:8: “â€™” looks like “’” read in the wrong encoding (3 places) (mojibake)"
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The farmersâ€™ fund", "The farmers’ fund", True),
        ("The farmers’ fund", "The farmers’ fund", False),
        ("The farmersâ€™ fund", "The fishers’ fund", False),
    ],
)
def test_two_titles_may_differ_in_encoding_alone(one: str, other: str, *, expected: bool) -> None:
    assert differ_in_encoding(one, other) is expected
