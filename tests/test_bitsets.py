"""Sets list their members; counts kept for all of them at once are the sums that anybody would count."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from usmx_corpus.text.bitsets import Scores, bits_of, either_way, members, stretches

SIZE = 70
IDS = st.frozensets(st.integers(0, SIZE - 1))


@given(IDS | st.frozensets(st.integers(0, 5_000), max_size=9))
def test_a_set_holds_its_numbers_and_no_others(ids: frozenset[int]) -> None:
    assert list(members(bits_of(ids))) == sorted(ids)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9)), max_size=4))
def test_stretches_are_all_ids_between(spans: list[tuple[int, int]]) -> None:
    whole = [(first, first + length) for first, length in spans]

    assert list(members(stretches(whole))) == sorted({id_ for first, behind in whole for id_ in range(first, behind)})


@given(st.lists(st.tuples(IDS, st.integers(0, 24)), max_size=12), st.integers(1, 12))
def test_the_best_are_those_of_the_highest_sums(gains: list[tuple[frozenset[int], int]], count: int) -> None:
    scores, sums = Scores(), Counter[int]()
    for ids, gain in gains:
        scores.add(bits_of(ids), gain)
        sums.update(dict.fromkeys(ids, gain))

    best = scores.best(count)

    held = sorted((total for total in sums.values() if total), reverse=True)[:count]
    last = held[-1] if held else 1
    above = {id_ for id_, total in sums.items() if total > last}
    tied = {id_ for id_, total in sums.items() if total == last}
    chosen = {id_ for id_, _ in best}
    assert [score for _, score in best] == held
    assert chosen - above == set(sorted(tied)[: count - len(above)])
    assert best == sorted({(id_, sums[id_]) for id_ in chosen}, key=lambda pair: (-pair[1], pair[0]))
    assert scores.best(count) == best
    latest = {id_ for id_, _ in scores.best(count, None, lambda bits, places: [*members(bits)][::-1][:places])}
    assert latest - above == set(sorted(tied, reverse=True)[: count - len(above)])


@given(st.lists(st.tuples(IDS, st.integers(1, 9)), max_size=8), st.integers(1, 30))
def test_at_least_so_much_is_what_counting_one_by_one_gives(sets: list[tuple[frozenset[int], int]], least: int) -> None:
    scores = Scores()
    for ids, gain in sets:
        scores.add(bits_of(ids), gain)

    expected = [id_ for id_ in range(SIZE) if sum(gain for ids, gain in sets if id_ in ids) >= least]

    assert list(members(scores.at_least(least, bits_of(range(SIZE))))) == expected


@given(st.lists(IDS, max_size=8), st.lists(st.tuples(IDS, st.integers(0, 9)), max_size=4))
def test_counts_are_compared_with_other_counts(
    sets: list[frozenset[int]], needed: list[tuple[frozenset[int], int]]
) -> None:
    scores, least = Scores(), Scores()
    for ids in sets:
        scores.add(bits_of(ids))
    for ids, gain in needed:
        least.add(bits_of(ids), gain)

    found = members(scores.at_least(least.digits(), bits_of(range(SIZE))))

    assert list(found) == [
        id_ for id_ in range(SIZE) if sum(id_ in ids for ids in sets) >= sum(gain for ids, gain in needed if id_ in ids)
    ]


@given(st.dictionaries(st.integers(0, 9), st.frozensets(st.integers(0, 9))))
def test_a_relation_is_turned_around(links: dict[int, frozenset[int]]) -> None:
    pairs = {(one, other) for one, others in links.items() for other in others if one != other}
    sets = {one: bits_of(others - {one}) for one, others in links.items()}
    turned = {(other, one) for one, other in pairs}

    assert {(one, other) for one, bits in either_way(sets).items() for other in members(bits)} == pairs | turned
