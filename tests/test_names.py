"""Names that the gazetteer lacks: which are found where, and which are the same."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

import name_cases
from usmx_corpus import facts
from usmx_corpus.facts import names, same_names

SENTENCES = name_cases.sentences("names.txt")
PAIRS = name_cases.pairs("names.txt")


def found(text: str) -> list[str]:
    return [text[name.start : name.end] for name in names.proper_names(text)]


#: Firms that begin their sentence, alone: the first word of a sentence by itself is no name.
FIRST_WORDS = {"Ofgem", "Statkraft", "Temasek", "Frontex", "Petrobras"}


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case.text)
def test_the_names_of_a_sentence_are_found_and_nothing_else(case: name_cases.Sentence) -> None:
    assert (set(), []) == (set(name_cases.missed(case)) - FIRST_WORDS, name_cases.false(case))


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.one} | {pair.other}")
def test_a_pair_of_names_is_judged(pair: name_cases.Pair) -> None:
    assert name_cases.is_right(pair)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam on the Ister River belongs to the Water and Energy Board of Norland.", 2),
        ("The Board of Directors and a Task Force met the Deputy Prime Minister.", 0),
        ("Under Decree No. 14/2019, the Harbour Police of Vestby may search ships.", 2),
        ("It was signed by the Federation of Free Fishermen (FFF) and by Ms. Ilse Tamm.", 2),
        ("NOTICE TO ALL SHIPOWNERS OF VESTBY", 0),
        ("Strengthening the Vestby Harbour Authority:", 0),
        ("The General Provisions of Annex C apply to APIs and to ZIP files.", 0),
    ],
)
def test_names_are_counted_in_sentences_of_no_country(text: str, expected: int) -> None:
    assert expected == len([name for name in found(text) if not name.startswith("Ms.")])


def test_the_rest_of_a_name_beside_a_known_one_is_passed_over() -> None:
    assert found("They met at the Wolfson Museums and Galleries Fund office.") == []


def test_a_known_place_inside_a_name_is_a_part_of_it() -> None:
    assert found("He taught at the University of Nairobi.") == ["University of Nairobi"]


def test_two_known_countries_are_no_name() -> None:
    assert found("We welcome the U.S.-Philippines pact.") == []


def test_a_phrase_is_no_heading() -> None:
    assert [name.kind for name in names.in_phrase("The Coastal Safety and Storm Warning Centre")] == ["body"]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the Coastal Safety and Storm Warning Centre", ["Coastal Safety and Storm Warning Centre"]),
        ("the Bank of England and the Treasury", []),
        ("Telmar Energy and Dahl Bank", []),
        ("the Ministry of Health and Ministry of Ports", []),
    ],
)
def test_a_name_is_joined_over_and_only_where_it_is_one(phrase: str, expected: list[str]) -> None:
    assert expected == [phrase[start:end] for start, end in names.joined(phrase)]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Torr Island", "a ferry to the island of Torr", True),
        ("Torr Island", "a ferry to Brann Island", False),
        ("Minister Ana Ruiz", "said Ruiz", True),
        ("Directive 45/2021", "Directive 44/2021", False),
        ("Harbour Safety Board", "the HSB will act", True),
        ("HSB", "the Harbour Safety Board will act", True),
    ],
)
def test_a_name_is_stated_in_any_of_its_forms(name: str, text: str, expected: bool) -> None:  # noqa: FBT001
    assert expected is same_names.is_stated(name, text)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Lisa SalkovitzKohn", "Lisa Salkovitz Kohn"), ("UNCHR", "UNHCR"), ("Kyiv", "Kiev"), ("Mingoma", "Mingomba")],
)
def test_a_slip_of_the_pen_is_no_other_name(one: str, other: str) -> None:
    assert same_names.same(one, other) is not False


def test_names_are_facts_where_they_are_asked_for() -> None:
    text = "The Ministry of Ports will dredge the Torr Channel."

    assert [fact for fact in facts.facts_in(text) if fact.type == "name"] == []
    assert [fact.name for fact in facts.other_names_in(text)] == ["Ministry of Ports", "Torr Channel"]


WORDS = "The Ministry of Health and Ports , ( ) . Dr. Dahl J. Bank plc Directive 44/2021 NHAI 's \n – “ Kenya’s de von"
PIECES = st.sampled_from(WORDS.split(" "))


@given(st.lists(PIECES).map(" ".join))
def test_names_stand_in_order_and_never_overlap(text: str) -> None:
    every = names.proper_names(text)

    assert all(one.end <= other.start for one, other in itertools.pairwise(every))


@given(st.text(), st.text())
def test_any_two_texts_are_compared(one: str, other: str) -> None:
    assert same_names.same(one, other) == same_names.same(other, one)
