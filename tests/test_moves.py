"""What moved: the heaviest chain that keeps the order of both sides, and what lies outside it."""

from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from usmx_corpus.diff import compare
from usmx_corpus.diff.moves import heaviest_chain, left_order
from usmx_corpus.model import Comparison
from usmx_corpus.reading.reader import read
from usmx_corpus.render.diff import letter
from usmx_corpus.render.page import page
from usmx_corpus.render.page.layout import lay_out
from usmx_corpus.render.pipe import lines
from usmx_corpus.render.to_json import comparison as as_json

STEPS = st.lists(st.tuples(st.integers(0, 6), st.integers(1, 9).map(float)), max_size=9)


def rises(places: list[int]) -> bool:
    return all(one <= other for one, other in pairwise(places))


@given(STEPS)
def test_no_chain_is_heavier(steps: list[tuple[int, float]]) -> None:
    kept = sorted(heaviest_chain(steps))

    every = (chosen for size in range(len(steps) + 1) for chosen in combinations(steps, size))
    heaviest = max(sum(weight for _, weight in chosen) for chosen in every if rises([place for place, _ in chosen]))
    assert rises([steps[index][0] for index in kept])
    assert sum(steps[index][1] for index in kept) == heaviest


def moved(*order: int, weights: list[float] | None = None) -> set[int]:
    groups = [({i}, {j}) for i, j in enumerate(order)]
    return left_order(groups, weights or [1.0] * len(order))


def test_what_was_carried_past_many_is_what_moved() -> None:
    assert moved(6, 0, 1, 2, 3, 4, 5) == {0}


def test_of_two_alike_that_changed_places_one_moved() -> None:
    assert len(moved(1, 0)) == 1


def test_of_two_that_changed_places_the_much_shorter_moved() -> None:
    assert moved(1, 0, weights=[5.0, 1.0]) == {1}


def test_a_group_is_in_place_if_one_of_its_links_is() -> None:
    assert left_order([({0}, {0, 3}), ({1}, {1}), ({2}, {2})], [1.0, 1.0, 1.0]) == set()


def test_a_group_is_moved_if_none_of_its_links_is_in_place() -> None:
    assert left_order([({0}, {2, 3}), ({1}, {0}), ({2}, {1})], [1.0, 1.0, 1.0]) == {0}


PORTS = """## Inspection

The two governments will train {inspectors} at the ports. Officers share manifests of northbound cargo every day.

- Radios go to every crossing in Sonora.
{item}- A second lane opens at Nogales in spring.
"""
REST = """## Farming

Farmers in Chiapas receive seeds, tools and advice. Universities exchange welders and laboratory technicians.

## Money

The regulator in Oaxaca draws up rules for drones. The dialogue will meet again to review supply chains.

A task force traces firearms recovered south of the border. Its report is due every June.
"""


def swapped(inspectors: str = "inspectors", item: str = "") -> Comparison:
    """Return the diff of two texts of which one section moved behind the others."""
    left = PORTS.format(inspectors="inspectors", item="") + "\n" + REST
    right = REST + "\n" + PORTS.format(inspectors=inspectors, item=item)
    return compare(*(read(f"{name}.md", text.encode())[0] for name, text in (("old", left), ("new", right))))


def shown(result: Comparison) -> str:
    return "\n".join(lines(letter(result, Path(), Path()), 120))


def test_a_section_that_moved_is_one_move() -> None:
    result = swapped()

    (move,) = result.moves
    texts = [result.changes[index].left[0].text for index in move.changes]
    assert (texts[0], len(texts)) == ("Inspection", 5)
    assert (move.left.line, move.left.last_line) == (1, 6)
    assert (move.right.line, move.right.last_line) == (11, 16)


def test_a_section_that_moved_may_have_gained_an_item() -> None:
    (move,) = swapped(item="- A mast rises in Yuma.\n").moves

    assert len(move.changes) == 5


def test_what_changed_in_a_section_that_moved_is_told_as_a_change() -> None:
    result = swapped(inspectors="fourteen inspectors")

    (move,) = result.moves
    edited = [result.changes[index] for index in move.changes if result.changes[index].kind != "same"]
    assert [[edit.right.strip() for edit in each.edits if edit.op == "insert"] for each in edited] == [["fourteen"]]


def test_a_section_that_moved_is_told_once() -> None:
    text = shown(swapped())

    assert text.count("moved") == 3  # "5 moved (5 moved together)", and the move itself
    assert "old.md:1–6 ↔ new.md:11–16  5 statements moved together" in text
    assert "Radios" not in text


def test_the_words_that_changed_in_a_section_that_moved_are_shown() -> None:
    text = shown(swapped(inspectors="fourteen inspectors"))

    assert "5 statements moved together, 4 of them with the same words" in text
    assert "will train {+fourteen+} inspectors" in text


def test_statements_that_moved_and_were_all_edited_are_told_by_themselves() -> None:
    said = ["The port council meets monthly in Kisumu.", "Its members are named by the two towns of the bay."]
    rest = [
        f"The {word} authority reports to the assembly of the province." for word in ("rail", "road", "air", "canal")
    ]
    edited = [sentence.replace(".", " from now on.") for sentence in said]
    sides = [*said, *rest], [*rest, *edited]
    result = compare(*(read("text.md", "\n\n".join(side).encode())[0] for side in sides))

    text = shown(result)

    assert len(result.moves) == 1
    assert "moved together\n" not in text
    assert text.count("reworded, moved") == 2


def test_a_section_that_moved_is_one_change_of_the_page() -> None:
    result = swapped(inspectors="fourteen inspectors")
    layout = lay_out(result)

    numbers = {layout.numbers[index] for index in result.moves[0].changes if result.changes[index].kind == "same"}
    html = page(result, Path(), Path())

    assert numbers == {1}
    assert len(layout.first) == 2  # the other is what was edited within it
    assert html.count(">5 statements</span>") == 2  # once on either side
    assert "2 changes, 2 of them moved" in html


def test_two_statements_that_moved_to_different_places_are_no_run() -> None:
    said = [f"The {word} authority reports to the council." for word in ("port", "rail", "road", "air", "canal")]
    sides = [said, [*said[2:4], said[0], said[4], said[1]]]
    result = compare(*(read("text.md", "\n\n".join(side).encode())[0] for side in sides))

    assert sum(change.moved for change in result.changes) == 2
    assert result.moves == ()


def test_json_says_which_changes_moved_together() -> None:
    found: Any = as_json(swapped())

    (move,) = found["moves"]
    assert [found["changes"][index]["moved"] for index in move["changes"]] == [True] * 5
    assert (move["left_place"]["line"], move["right_place"]["last_line"]) == (1, 16)
