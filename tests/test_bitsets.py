"""Scores that are counted for all passages at once are the sums that anybody would count."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from usmx_corpus.text.bitsets import Scores, mask, members, stretches

SIZE = 70
IDS = st.frozensets(st.integers(0, SIZE - 1))


@given(IDS)
def test_a_mask_holds_its_ids_and_no_others(ids: frozenset[int]) -> None:
    assert list(members(mask(ids, SIZE))) == sorted(ids)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9)), max_size=4))
def test_stretches_are_all_ids_between(spans: list[tuple[int, int]]) -> None:
    whole = [(first, first + length) for first, length in spans]

    assert list(members(stretches(whole))) == sorted({id_ for first, behind in whole for id_ in range(first, behind)})


@given(st.lists(st.tuples(IDS, st.integers(0, 24)), max_size=12), st.integers(1, 12))
def test_the_best_are_those_of_the_highest_sums(gains: list[tuple[frozenset[int], int]], count: int) -> None:
    scores, sums = Scores(), Counter[int]()
    for ids, gain in gains:
        scores.add(mask(ids, SIZE), gain)
        sums.update(dict.fromkeys(ids, gain))

    best = scores.best(count)

    held = sorted((total for total in sums.values() if total), reverse=True)[:count]
    last = held[-1] if held else 1
    above = {id_ for id_, total in sums.items() if total > last}
    tied = {id_ for id_, total in sums.items() if total == last}
    chosen = {id_ for id_, _ in best}
    assert [score for _, score in best][:count] == held
    assert above <= chosen <= above | tied
    assert len(chosen - above) == min(len(tied), 4 * count)
    assert best == sorted({(id_, sums[id_]) for id_ in chosen}, key=lambda pair: (-pair[1], pair[0]))
    assert scores.best(count) == best
