"""A number in front of a statement says where it stands: numbers that shifted are told once, by run."""

import pytest

from usmx_corpus.diff import compare
from usmx_corpus.diff.numbering import label_of
from usmx_corpus.model import Comparison
from usmx_corpus.reading.reader import read

CLAUSES = ["The tenant pays in advance.", "The garden is kept tidy.", "Disputes go to the court.", "It ends in May."]


def changed(left: str, right: str) -> Comparison:
    return compare(*(read("lease.md", text.encode())[0] for text in (left, right)))


def numbered(clauses: list[str], form: str) -> str:
    return "\n\n".join(
        form.format(number=place, letter="abcdefgh"[place - 1], text=text) for place, text in enumerate(clauses, 1)
    )


def runs(result: Comparison) -> list[tuple[str, tuple[str, str], tuple[str, str], int]]:
    return [(run.noun, run.left, run.right, run.statements) for run in result.renumbered]


@pytest.mark.parametrize(
    ("form", "noun", "left", "right"),
    [
        ("{number}. {text}", "", ("2", "4"), ("3", "5")),
        ("({letter}) {text}", "", ("b", "d"), ("c", "e")),
        ("Article {number}. {text}", "article", ("2", "4"), ("3", "5")),
        ("Sec. {number} {text}", "section", ("2", "4"), ("3", "5")),
        ("7.{number} {text}", "", ("7.2", "7.4"), ("7.3", "7.5")),
        ("## Clause {number}\n\n{text}", "clause", ("2", "4"), ("3", "5")),
        ("## Chapter {number} – {text}", "chapter", ("2", "4"), ("3", "5")),
    ],
)
@pytest.mark.parametrize("is_inserted", [True, False])
def test_a_clause_put_in_or_taken_out_shifts_one_run(
    form: str, noun: str, left: tuple[str, str], right: tuple[str, str], *, is_inserted: bool
) -> None:
    shorter = numbered(CLAUSES, form)
    longer = numbered([CLAUSES[0], "Insurance is for the owner to take out.", *CLAUSES[1:]], form)

    result = changed(shorter, longer) if is_inserted else changed(longer, shorter)

    assert runs(result) == [(noun, *((left, right) if is_inserted else (right, left)), 3)]
    assert {change.kind for change in result.changes} == {"same", "added" if is_inserted else "removed"}


def test_an_item_that_moved_is_told_as_that_and_the_others_as_renumbered() -> None:
    left, right = numbered(CLAUSES, "{number}. {text}"), numbered([*CLAUSES[1:], CLAUSES[0]], "{number}. {text}")

    result = changed(left, right)

    assert [change.left[0].text for change in result.changes if change.moved] == [f"1. {CLAUSES[0]}"]
    assert runs(result) == [("", ("2", "4"), ("1", "3"), 3)]


def test_a_part_with_another_number_takes_its_sections_with_it() -> None:
    left = "3.1 The board meets monthly.\n\n3.2 The board elects a chair.\n\n4.1 Appeals go to court."
    right = "4.1 The board meets monthly.\n\n4.2 The board elects a chair.\n\n5.1 Appeals go to court."

    assert runs(changed(left, right)) == [("", ("3.1", "4.1"), ("4.1", "5.1"), 3)]


def test_roman_numbers_and_letters_are_told_apart_by_what_they_became() -> None:
    left = "(h) The lock is oiled.\n\n(i) The pump is tested."
    right = "(i) The lock is oiled.\n\n(j) The pump is tested."

    assert runs(changed(left, right)) == [("", ("h", "i"), ("i", "j"), 2)]


def test_a_list_that_begins_anew_is_another_run() -> None:
    left = "The owner:\n\n(b) oils the lock;\n\n(c) tests the pump.\n\nThe tenant:\n\n(b) cuts the hedge."
    right = "The owner:\n\n(a) oils the lock;\n\n(b) tests the pump.\n\nThe tenant:\n\n(a) cuts the hedge."

    assert runs(changed(left, right)) == [("", ("b", "c"), ("a", "b"), 2), ("", ("b", "b"), ("a", "a"), 1)]


def told(result: Comparison) -> list[tuple[str, str, str]]:
    return [
        (fact.type, fact.left, fact.right) for change in result.changes for fact in change.facts if fact.type != "item"
    ]


def test_a_reference_to_a_renumbered_clause_follows_it() -> None:
    left = numbered([*CLAUSES, "The owner may enter under clause 2."], "{number}. {text}")
    right = numbered(
        [CLAUSES[0], "Insurance is extra.", *CLAUSES[1:], "The owner may enter under clause 3."], "{number}. {text}"
    )

    assert told(changed(left, right)) == [("reference", "clause 2", "clause 3")]


def test_a_reference_to_another_clause_is_a_change_of_its_number() -> None:
    left = numbered([*CLAUSES, "The owner may enter under clause 2."], "{number}. {text}")
    right = numbered(
        [CLAUSES[0], "Insurance is extra.", *CLAUSES[1:], "The owner may enter under clause 5."], "{number}. {text}"
    )

    assert told(changed(left, right)) == [("number", "clause 2", "clause 5")]


@pytest.mark.parametrize(
    "text", ["Article 5 of the Act is repealed.", "Section 4 applies.", "3.2 million people came.", "A. Smith spoke."]
)
def test_a_number_that_the_sentence_needs_is_not_in_front_of_it(text: str) -> None:
    document, _ = read("act.md", text.encode())

    assert label_of(document.statements[0]) is None


def test_a_renumbered_text_is_not_the_same_text() -> None:
    result = changed("2. It ends in May.", "3. It ends in May.")

    assert [change.renumbered for change in result.changes] == [True]
    assert result.changes[0].edits[-1].op == "equal"
