"""Words as they are compared."""

from __future__ import annotations

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usmx_corpus.text import analyse, rarity


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("López Obrador’s visit", ["lopez", "obrador", "visit"]),
        ("the workers' rights", ["the", "workers", "rights"]),
        ("$130 million, or 5%", ["$", "130", "million", "or", "5", "%"]),
        ("U.S.-Mexico", ["u", "s", "mexico"]),
        ("don’t DON'T", ["don't", "don't"]),
        ("— “…” !", []),
    ],
)
def test_tokens_fold_case_accents_and_possessives(text: str, expected: list[str]) -> None:
    assert expected == analyse.tokens(text)


@pytest.mark.parametrize(
    "forms",
    [
        ("resolve", "resolves", "resolved", "resolving"),
        ("agree", "agrees", "agreed", "agreeing"),
        ("country", "countries"),
        ("train", "trained", "training", "trainings"),
        ("plan", "planned", "planning"),
        ("agency", "agencies"),
        ("fee", "fees"),
        ("add", "adds", "added", "adding"),
        ("see", "sees", "seeing"),
        ("meet", "met", "meets", "meeting"),
        ("use", "uses", "used", "using"),
        ("regulator", "regulators", "regulatory", "regulation"),
    ],
)
def test_forms_of_a_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({analyse.stem(form) for form in forms}) == 1


@pytest.mark.parametrize(("one", "other"), [("organ", "organization"), ("policy", "police"), ("note", "not")])
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert analyse.stem(one) != analyse.stem(other)


@pytest.mark.parametrize("word", ["", "us", "82000", "covid19", "gas"])
def test_short_words_and_figures_stay_whole(word: str) -> None:
    assert word == analyse.stem(word)


@given(st.text())
def test_any_text_has_stems_and_none_is_empty(text: str) -> None:
    assert "" not in analyse.stems(text)


def test_content_leaves_function_words_out() -> None:
    assert analyse.stems("The leaders will meet with them") == ["leader", "meet"]


def test_a_rare_stem_weighs_more_than_one_that_is_everywhere() -> None:
    weights = analyse.Weights([["trade", "cacao"], ["trade"], ["trade"]])

    assert weights["cacao"] > weights["trade"]


def test_a_stem_never_seen_weighs_most() -> None:
    weights = analyse.Weights([["trade", "cacao"], ["trade"]])

    assert log(3) == weights["unseen"] == weights.unseen
    assert weights["unseen"] > weights["cacao"]


def test_a_text_counts_once_however_often_it_says_a_word() -> None:
    assert analyse.Weights([["trade"], ["cacao"]])["trade"] == analyse.Weights([["trade", "trade"], ["cacao"]])["trade"]


@pytest.mark.parametrize(("part", "whole", "share"), [([], ["a"], 0.0), (["a"], [], 0.0), (["a"], ["b", "a"], 1.0)])
def test_coverage_is_the_share_of_weight_found(part: list[str], whole: list[str], share: float) -> None:
    assert share == analyse.Weights([["a"], ["b"]]).coverage(part, whole)


def test_coverage_is_not_symmetric() -> None:
    weights = analyse.Weights([["a", "b"], ["c"]])

    assert weights.coverage(["a"], ["a", "b"]) > weights.coverage(["a", "b"], ["a"])


def test_every_term_is_where_it_says() -> None:
    text = "The United States’ leaders don't see López’s 3 notes"

    assert [(term.stem, text[term.start : term.end]) for term in analyse.terms(text)] == [
        ("united_states", "United States"),
        ("leader", "leaders"),
        ("see", "see"),
        ("lopez", "López’s"),
        ("not_", "notes"),
    ]
    assert analyse.stems(text) == [term.stem for term in analyse.terms(text)]


def test_what_governments_rarely_write_weighs_more() -> None:
    weights = [rarity.weight(analyse.stem(word)) for word in ("president", "vaccine", "cacao", "zyzzyva")]

    assert weights == sorted(weights)
    assert rarity.rarest() == weights[-1]
    assert rarity.is_known("vaccin")
    assert not rarity.is_known("zyzzyva")
