"""What moved: the heaviest chain that keeps the order of both sides, and what lies outside it."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from usmx_corpus.diff.moves import heaviest_chain, left_order

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
