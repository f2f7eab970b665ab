"""Which texts belong together: what is counted is exact, and templates chain nothing."""

from __future__ import annotations

import json
import os
from array import array
from itertools import combinations
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usmx_corpus.archive import Archive
from usmx_corpus.cli import main
from usmx_corpus.corpus import packaged_root, scan
from usmx_corpus.duplicates import LEAST, LEAST_SHARE
from usmx_corpus.duplicates.candidates import candidates
from usmx_corpus.duplicates.grouping import Graph, grouped
from usmx_corpus.duplicates.holdings import Counting, gathered
from usmx_corpus.model import RELATIONS, Group, Pair, Relation
from usmx_corpus.reading.reader import read
from usmx_corpus.text.bitsets import bits_of
from usmx_corpus.text.bitsets import members as numbers_in
from usmx_corpus.text.shingles import LENGTH, LONG, ONE_IN, SHORT, compared_words, sample, shingles

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from pathlib import Path

    from usmx_corpus.model import Header, Problem

    Find = Callable[..., "Found"]


class Found(NamedTuple):
    """What an archive says of its duplicates."""

    documents: Sequence[Header]
    groups: Sequence[Group]
    problems: Sequence[Problem]


def find_duplicates(root: Path, least: float = LEAST, wanted: Collection[Relation] = ()) -> Found:
    with Archive.open(root) as archive:
        return Found(archive.documents, archive.duplicates(least, wanted), archive.problems)


def prose(seed: int, length: int) -> list[str]:
    """Give words in an order of their own."""
    random = Random(seed)  # noqa: S311
    return [f"{random.choice('bcdfglmnprst')}{random.choice('aeiou')}{random.randrange(400)}" for _ in range(length)]


@pytest.fixture
def find(tmp_path: Path) -> Find:
    """Write texts (id → words) of one day, each a minute after the one before, and find what belongs together."""

    def finder(texts: Mapping[str, list[str]], least: float = 0.5) -> Found:
        for number, (name, text) in enumerate(texts.items()):
            moment = f"2021-01-01 {number // 60:02}:{number % 60:02}:00+00:00"
            header = f"---\ndate: '2021-01-01'\npublished_time: {moment}\ntitle: {name.replace('-', ' ')}\n---\n\n"
            (tmp_path / f"{name}.md").write_text(f"{header}{' '.join(text)}\n", encoding="utf-8")
        return find_duplicates(tmp_path, least)

    return finder


def members(group: Group) -> list[tuple[str, str]]:
    return [(member.document.id, member.relation) for member in group.members]


def pairs_of(group: Group) -> list[Pair]:
    return list(group.pairs)


def pairs(found: Found) -> list[Pair]:
    return [pair for group in found.groups for pair in group.pairs]


def test_the_summary_goes_with_the_fact_sheet_and_the_copy_with_the_statement() -> None:
    found = find_duplicates(packaged_root())

    assert [(group.original.id, members(group)) for group in found.groups] == [
        ("sanders-statement", [("sanders-statement-archived", "copy")]),
        ("fact-sheet", [("mexican-summary", "derived")]),
    ]
    assert found.problems == []
    assert len(found.documents) == 5


def test_shares_are_told_each_way() -> None:
    pair = pairs(find_duplicates(packaged_root()))[1]

    assert (pair.left, pair.right) == ("fact-sheet", "mexican-summary")
    assert (round(pair.left_shared, 2), round(pair.right_shared, 2)) == (0.36, 0.62)


def test_the_boilerplate_of_a_page_makes_no_difference(find: Find) -> None:
    text = prose(1, 100)
    banner = "This is historical material “frozen in time”. The website is no longer updated.\n\n"

    (group,) = find({"a": text, "b": [banner, *text, "\n\n\\###\n\nScroll to Top"]}).groups

    assert [(member.relation, member.shared, member.of_shared) for member in group.members] == [("copy", 1.0, 1.0)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Andrés Manuel López Obrador", "ANDRES Manuel Lo\u0301pez Obrador"),
        ("Mexico’s “historic” labor reform—$130 million", 'Mexico\'s "historic" labor reform - $130 million'),
        ("soft\u00adly joined\u200b words", "softly joined words"),
    ],
)
def test_case_accents_and_quotes_make_no_difference(one: str, other: str) -> None:
    assert compared_words([one]) == compared_words([other])


def test_markup_makes_no_difference(find: Find) -> None:
    text = prose(1, 40)

    (group,) = find({"a": text, "b": ["**bold**", *text, "[link](https://example.org/a(b))"]}).groups

    assert members(group) == [("b", "version")]
    assert pairs_of(group)[0].left_shared == 1.0


def test_hashes_are_the_same_in_every_process() -> None:
    assert sample(compared_words(["Mexico and the United States met."])).words_hash == 3639546105103331806


def test_letters_that_are_not_latin_stay() -> None:
    assert compared_words(["Привет, мир! 第一"]) == ["привет".encode(), "мир".encode(), "第一".encode()]


small = st.lists(st.lists(st.sampled_from("abc"), max_size=40), min_size=2, max_size=6)


def encoded(text: list[str]) -> list[bytes]:
    return [word.encode() for word in text]


def runs_of(text: list[bytes]) -> set[tuple[bytes, ...]]:
    return {tuple(text[i : i + LENGTH]) for i in range(max(1, len(text) - LENGTH + 1))} if text else set()


@given(small, st.sampled_from([0.3, 0.5, 0.8, 1.0]))
def test_what_is_shared_is_what_counting_by_hand_gives(texts: list[list[str]], least: float) -> None:
    cut = [encoded(text) for text in texts]
    runs = list(map(runs_of, cut))
    own = [array("q", shingles(text)) for text in cut]
    counted = gathered(dict(enumerate(own)), dict(enumerate(map(len, own))))
    found = candidates([sample(text) for text in cut], least)

    for left, right in combinations(range(len(runs)), 2):
        if runs[left] and runs[right]:
            common = len(runs[left] & runs[right])
            shares = common / len(runs[left]), common / len(runs[right])
            assert counted.shares(left, right) == shares
            # One hit of what very many share is not enough, which six texts are not.
            assert shares[0] < least or found[left] >> right & 1
            assert shares[1] < least or found[right] >> left & 1


@given(st.integers(0, 1000), st.integers(70, 2000), st.integers(0, 600), st.integers(0, 600))
def test_a_text_within_another_is_found_whatever_its_length(seed: int, length: int, before: int, after: int) -> None:
    part = prose(seed, length)
    whole = [*prose(seed + 2000, before), *part, *prose(seed + 4000, after)]

    found = candidates([sample(encoded(part)), sample(encoded(whole))], 0.5)

    assert found[0] == 1 << 1


def found_of(share: float, length: int, around: int) -> int:
    """Count how many of a hundred texts are found of which another has a share."""
    couples = []
    for seed in range(100):
        text = prose(seed, length)
        cut = text[: LENGTH - 1 + round(share * (length - LENGTH + 1))]
        couples += [text, [*prose(1000 + seed, around), *cut]]
    found = candidates([sample(encoded(text)) for text in couples], 0.5)
    return sum(found.get(2 * number, 0) >> 2 * number + 1 & 1 for number in range(100))


def test_bad_luck_of_a_sample_is_allowed_for() -> None:
    assert found_of(0.55, 200, 200) >= 98


def test_one_hit_of_a_short_text_in_a_long_one_is_enough_where_few_have_it() -> None:
    assert found_of(1, 20, 1500) >= 85


def test_texts_are_held_by_the_same_others_counted_either_way() -> None:
    frame = prose(1, 100)
    texts = [encoded([*frame[number % 30 :], *prose(100 + number, 20 + number % 40)]) for number in range(100)]
    own = {number: array("q", shingles(text)) for number, text in enumerate(texts)}
    counted = gathered(own, {number: len(each) for number, each in own.items()})
    everyone = bits_of(own)
    at_once = Counting(counted, dict.fromkeys(own, everyone), [0.3, 0.6])
    one_by_one = Counting(counted, {}, [0.3, 0.6])
    sizes = {number: len(each) for number, each in own.items()}

    for number, each in own.items():
        others = everyone & ~(1 << number)
        found = at_once.shared(number, others)
        common = {other: len({*own[other]} & {*each}) for other in own if other != number}
        for place, share in enumerate([0.3, 0.6]):
            both = [other for other, count in common.items() if count >= share * max(sizes[number], sizes[other])]
            one = [other for other, count in common.items() if count >= share * min(sizes[number], sizes[other])]
            assert list(numbers_in(found.of_both[place])) == both
            assert list(numbers_in(found.of_one[place])) == one
        few = bits_of([*common][:60])
        by_hand = one_by_one.shared(number, few)
        assert by_hand.of_both == [bits & few for bits in found.of_both]
        assert by_hand.of_one == [bits & few for bits in found.of_one]


@pytest.mark.parametrize("ending", "05y")
def test_words_that_end_alike_are_found(find: Find, ending: str) -> None:
    column = [f"{word}{ending}" for word in prose(1, 300)]

    (group,) = find({"a": column, "b": column, "c": [*column, "and", "more"]}).groups

    assert members(group) == [("b", "copy"), ("c", "copy")]


def test_a_copy_has_the_same_figures_and_a_word_in_a_hundred_at_most_is_another(find: Find) -> None:
    text = [*prose(1, 800), "2021", *prose(2, 800)]
    texts = {
        "a": text,
        "word": [*text[:100], "other", *text[101:]],
        "figure": [*text[:800], "2022", *text[801:]],
        "words": [*text[:100], *prose(3, 20), *text[120:]],
    }

    (group,) = find(texts).groups

    assert members(group) == [("word", "copy"), ("figure", "version"), ("words", "version")]


@pytest.mark.parametrize("count", [7, 12, 70])
def test_many_versions_are_versions_and_no_template(find: Find, count: int) -> None:
    text = prose(1, 200)

    (group,) = find({f"v{n:02}": [*text[:100], *prose(50 + n, 3), *text[100:]] for n in range(count)}).groups

    assert not group.is_template
    assert {member.relation for member in group.members} == {"version"}
    assert len(list(group.pairs)) == count * (count - 1) / 2


def test_every_document_of_a_pair_is_in_a_group(find: Find) -> None:
    short = {f"short-{n}": [*prose(7, 160)[:40], *prose(900 + n, 30)] for n in range(2)}

    found = find({**declarations(70), **short})

    grouped = {id_ for group in found.groups for id_ in ids(group)}
    assert {id_ for pair in pairs(found) for id_ in (pair.left, pair.right)} == grouped
    assert set(short) <= grouped


def test_a_text_joins_a_template_by_one_that_joined_it() -> None:
    near = {0: (1, 2, 3), 1: (0, 4), 2: (0,), 3: (0,), 4: (1, 5), 5: (4,)}
    links = {text: bits_of(others) for text, others in near.items()}
    documents = [read(f"{text}.md", b"Words.")[0].header for text in near]
    shingles = gathered({text: [1] for text in near}, dict.fromkeys(near, 1))
    graph = Graph({"template": links}, {}, shingles, documents, [[text] for text in near], [*near])

    (group,) = grouped(graph, ["template"])

    assert ids(group) == {"0", "1", "2", "3", "4", "5"}


def ids(group: Group) -> set[str]:
    return {group.original.id, *(member.document.id for member in group.members)}


def test_what_contains_another_is_told_from_what_is_part_of_it(find: Find) -> None:
    text = prose(1, 400)

    (group,) = find({"part": text[:150], "whole": text, "less": text[:80]}).groups

    assert [(member.document.id, member.direction) for member in group.members] == [
        ("whole", "contains"),
        ("less", "part of"),
    ]


@pytest.mark.parametrize("least", [0, 0.1, 1.1, 2, float("nan")])
def test_a_share_out_of_range_is_refused(least: float) -> None:
    with pytest.raises(ValueError, match=r"not a share from 0\.2 to 1"):
        find_duplicates(packaged_root(), least)


@given(st.integers(0, 1000), st.integers(SHORT, 2 * LONG), st.integers(0, 300))
def test_a_sample_is_taken_of_both_texts_alike(seed: int, length: int, before: int) -> None:
    part = [word.encode() for word in prose(seed, length)]
    whole = [*(word.encode() for word in prose(seed + 1, before)), *part]
    mine, other = sample(part), sample(whole)

    assert set(mine.shingles) <= shingles(part)
    if mine.one_in == other.one_in:
        assert set(mine.shingles) <= set(other.shingles)
    else:
        assert set(other.shingles) & shingles(part) <= set(mine.shingles)


def test_a_sample_is_of_its_size() -> None:
    text = [word.encode() for word in prose(3, LONG)]

    assert 0.8 < len(sample(text).shingles) * ONE_IN / len(text) < 1.2
    assert set(sample(text[:SHORT]).shingles) == shingles(text[:SHORT])


def test_the_order_of_files_and_of_days_makes_no_difference_to_the_pairs(find: Find, tmp_path: Path) -> None:
    texts = {f"t{number}": prose(number // 2, 150)[: 150 - 40 * (number % 2)] for number in range(8)}
    one = {frozenset((pair.left, pair.right)): pair.relation for pair in pairs(find(texts))}
    for name in texts:
        (tmp_path / f"{name}.md").unlink()

    other = {frozenset((pair.left, pair.right)): pair.relation for pair in pairs(find(dict(reversed(texts.items()))))}

    assert one == other
    assert len(one) == 4


def test_a_text_and_its_parts_are_derived_and_a_mended_one_is_a_version(find: Find) -> None:
    text = prose(1, 400)
    mended = [*text[:150], *prose(2, 60), *text[150:]]

    (group,) = find({"whole": text, "part": text[100:200], "mended": mended, "alone": prose(9, 300)}).groups

    assert (group.original.id, group.is_template) == ("whole", False)
    assert members(group) == [("part", "derived"), ("mended", "version")]
    assert [(pair.left, pair.right) for pair in group.pairs] == [
        ("whole", "part"),
        ("whole", "mended"),
        ("part", "mended"),
    ]


def test_what_a_member_shares_only_with_another_member_is_told_of_that_one(find: Find) -> None:
    text = prose(1, 300)

    (group,) = find({"a": text[:100], "b": text, "c": text[200:]}).groups

    assert [(member.document.id, member.of) for member in group.members] == [("b", "a"), ("c", "b")]


def declarations(count: int) -> dict[str, list[str]]:
    """Return texts of one template: the same frame around other matter, each about what its title names."""
    frame = prose(7, 160)
    found = {}
    for number in range(count):
        subject = f"{chr(97 + number // 26)}{chr(97 + number % 26)}land"
        found[f"declaration-for-{subject}"] = [*frame[:80], subject, *prose(100 + number, 50), subject, *frame[80:]]
    return found


def test_a_template_is_told_apart_and_a_copy_within_it_is_a_copy(find: Find) -> None:
    texts = declarations(12)

    found = find({**texts, "declaration-for-afland-again": texts["declaration-for-afland"]}).groups

    assert [(group.is_template, group.original.id, len(group.members)) for group in found] == [
        (False, "declaration-for-afland", 1),
        (True, "declaration-for-aaland", 12),
    ]
    assert members(found[0]) == [("declaration-for-afland-again", "copy")]


def test_two_texts_of_a_template_are_enough(find: Find) -> None:
    (group,) = find(declarations(2)).groups

    assert (group.is_template, members(group)) == (True, [("declaration-for-abland", "template")])


def test_what_else_is_in_the_folder_makes_no_difference_to_a_pair(find: Find) -> None:
    few = {frozenset((pair.left, pair.right)): pair for pair in pairs(find(declarations(3)))}
    many = {frozenset((pair.left, pair.right)): pair for pair in pairs(find(declarations(80)))}

    assert few.items() <= many.items()


def test_one_text_in_very_many_files_is_a_group_of_copies(find: Find) -> None:
    (group,) = find({f"mirror-{number:02}": prose(1, 80) for number in range(20)}).groups

    assert not group.is_template
    assert {member.relation for member in group.members} == {"copy"}
    assert len(list(group.pairs)) == 20 * 19 / 2


def test_every_pair_stands_in_one_group(find: Find) -> None:
    texts = {**declarations(15), "long": [word for text in declarations(3).values() for word in text]}

    found = [frozenset((pair.left, pair.right)) for pair in pairs(find(texts))]

    assert len(found) == len(set(found))
    assert set(found) >= {frozenset(pair) for pair in combinations(declarations(15), 2)}


def test_only_pairs_of_the_wanted_relations_are_grouped(find: Find, tmp_path: Path) -> None:
    wanted: tuple[Relation, ...] = ("copy",)
    find({**declarations(12), "declaration-for-afland-again": declarations(12)["declaration-for-afland"]})

    found = find_duplicates(tmp_path, wanted=wanted)

    assert {pair.relation for pair in pairs(found)} == {"copy"}


def test_short_and_empty_and_broken_files_are_no_trouble(tmp_path: Path) -> None:
    contents = {
        "one": b"Words.", "two": b"words", "three": b"Other.", "empty": b"", "blank": b" \n",
        "binary": b"Words.\0", "bad": b"Words \xff of no encoding.\n", "open": b"---\ntitle: x\nWords.",
    }  # fmt: skip
    for name, content in contents.items():
        (tmp_path / f"{name}.md").write_bytes(content)

    found = find_duplicates(tmp_path)

    assert [(group.original.id, members(group)) for group in found.groups] == [("one", [("two", "copy")])]
    assert sorted((problem.path, problem.code) for problem in found.problems) == [
        ("bad.md", "bad-encoding"),
        ("binary.md", "binary"),
        ("blank.md", "empty"),
        ("empty.md", "empty"),
        ("open.md", "open-front-matter"),
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_what_cannot_be_opened_is_a_problem_and_the_rest_answers(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    for name in ("a", "b"):
        (tmp_path / f"{name}.md").write_text(" ".join(prose(1, 50)), encoding="utf-8")

    found = find_duplicates(tmp_path)

    assert [str(problem) for problem in found.problems] == ["pipe.md:1: not a regular file (unreadable)"]
    assert len(found.groups) == 1


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def runner(*arguments: str) -> tuple[int, str, str]:
        code = main(["list", "duplicates", *arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return runner


def test_the_command_knows_all_relations(run: Callable[..., tuple[int, str, str]]) -> None:
    assert f"choose from {', '.join(RELATIONS)}" in run("--relation", "none")[2]
    assert [run("--relation", relation)[0] for relation in RELATIONS] == [0] * len(RELATIONS)


def test_a_document_is_shown_with_what_goes_with_it_and_nothing_else(run: Callable[..., tuple[int, str, str]]) -> None:
    code, out, err = run("--document", "mexican", "--json")

    assert (code, err) == (0, "")
    assert [group["original"]["id"] for group in json.loads(out)] == ["fact-sheet"]


def test_a_document_of_a_template_is_shown_when_asked_for(
    run: Callable[..., tuple[int, str, str]], find: Find, tmp_path: Path
) -> None:
    find(declarations(12))

    code, out, err = run("--corpus", str(tmp_path), "-d", "declaration-for-ajland")

    assert (code, err) == (0, "")
    assert "ajland" in out
    assert "alland" not in out


def test_where_nothing_goes_with_a_document_its_name_is_told(run: Callable[..., tuple[int, str, str]]) -> None:
    assert run("-d", "hled-fact-sheet")[1] == "no duplicates of hled-fact-sheet; 5 documents compared\n"


def test_a_share_that_is_not_all_is_never_a_hundred(
    run: Callable[..., tuple[int, str, str]], find: Find, tmp_path: Path
) -> None:
    text = prose(1, 2000)
    find({"a": text, "b": [*text[:100], "other", *text[101:]]})

    out = run("--corpus", str(tmp_path))[1]

    assert "99.7%" in out
    assert "100%" not in out


def test_an_id_is_taken_as_it_is_printed() -> None:
    assert scan(packaged_root()).entry("mexican…").id == "mexican-summary"


def test_the_command_knows_the_shares_of_the_library(run: Callable[..., tuple[int, str, str]]) -> None:
    assert run("--least", str(LEAST), "--json")[1] == run("--json")[1]
    assert run("--least", str(LEAST_SHARE))[0] == 0
    assert run("--least", str(LEAST_SHARE - 0.01))[0] == 2


def test_a_relation_and_a_share_narrow_what_is_shown(run: Callable[..., tuple[int, str, str]]) -> None:
    copies = json.loads(run("--relation", "copy", "--json")[1])
    most = json.loads(run("--least", "0.7", "--json")[1])

    assert [group["original"]["id"] for group in copies] == ["sanders-statement"]
    assert copies == most


def test_a_template_is_cut_short_in_a_table_and_whole_on_request(
    run: Callable[..., tuple[int, str, str]], find: Find, tmp_path: Path
) -> None:
    find(declarations(12))

    short, long = (run("--corpus", str(tmp_path), "--limit", limit)[1] for limit in ("5", "0"))

    assert "Template: declaration for aaland (12 documents, 2021-01-01 to 2021-01-01)" in short
    assert "and 7 more of this template" in short
    assert [short.count("alland"), long.count("alland")] == [0, 2]  # its id and its title
    assert "1 template of 12 documents; 12 documents compared" in short.splitlines()


def test_nothing_that_belongs_together_is_said(run: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("Words.", encoding="utf-8")

    assert run("--corpus", str(tmp_path)) == (0, "no duplicates; 1 document compared\n", "")
