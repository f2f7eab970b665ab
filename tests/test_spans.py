"""Which clauses of a long statement correspond to the other side of its link."""

from pathlib import Path
from typing import Any

import pytest

from usmx_corpus.diff import compare
from usmx_corpus.diff.similarity import grams
from usmx_corpus.diff.spans import span
from usmx_corpus.reading.reader import read
from usmx_corpus.render.diff import letter
from usmx_corpus.render.page import page
from usmx_corpus.render.pipe import lines
from usmx_corpus.render.to_json import changes

SUMMARY = (
    "Zambia will buy solar refrigerators for its rural clinics, and will train four hundred midwives in the province, "
    "while Norway lends two survey ships to the fisheries patrol."
)
PARTS = [
    "Solar refrigerators for the rural clinics are bought by Zambia.",
    "Two survey ships of Norway join the fisheries patrol.",
]


@pytest.mark.parametrize(
    ("text", "other", "found"),
    [
        (SUMMARY, PARTS[0], "Zambia will buy solar refrigerators for its rural clinics"),
        (SUMMARY, PARTS[1], "while Norway lends two survey ships to the fisheries patrol."),
        (SUMMARY, SUMMARY, None),
        (SUMMARY, "Nobody spoke.", None),
        ("The clinics of Chipata, Lundazi and Petauke open.", "Petauke has a clinic.", None),
        (
            "Salt is taxed; roads are paved; harpoons are banned from the bay.",
            "A ban on harpoons",
            "harpoons are banned",
        ),
        ("It was agreed to pave roads and to ban harpoons in the bay.", "A ban on harpoons", "and to ban harpoons"),
        ("Harpoons are banned — whaling ended long ago and nobody misses it.", "A ban on harpoons", "Harpoons are"),
    ],
)
def test_the_clauses_that_share_most_words_are_the_span(text: str, other: str, found: str | None) -> None:
    place = span(text, grams(other))

    assert (place is None) == (found is None)
    if place and found:
        assert text[slice(*place)].startswith(found)
        assert place[1] - place[0] < len(text)


def test_a_statement_of_thousands_of_clauses_has_a_span_too() -> None:
    text = "; ".join(f"point {number} is noted" for number in range(3_000)) + "; harpoons are banned"

    assert text[slice(*(span(text, grams("a ban on harpoons")) or (0, 0)))] == "harpoons are banned"


def test_clauses_of_a_summary_that_no_statement_tells_are_outside_its_span() -> None:
    only = compare(
        *(
            read(f"{name}.md", text.encode())[0]
            for name, text in (("a", f"Buses left.\n\n{PARTS[1]}"), ("b", f"{SUMMARY}\n\nReporters ate fish."))
        )
    )

    found: list[Any] = [*changes(only)]
    (change,) = (change for change in found if change["left"] and change["right"])
    (right,) = change["right"]

    assert right["text"][slice(*right["span"])] == "while Norway lends two survey ships to the fisheries patrol."
    assert "span" not in change["left"][0]
    assert "<small>Zambia will buy" in page(only, Path(), Path()).replace("<ins>", "")
    assert SUMMARY in " ".join(" ".join(lines(letter(only, Path(), Path()), 400)).split())


def test_words_that_the_edits_tell_need_no_span() -> None:
    old, new = "The board of the port meets in May, and votes.", "The board of the port meets in June, and votes."
    result = compare(*(read("a.md", text.encode())[0] for text in (old, new)))

    assert [change.spans for change in result.changes] == [()]
