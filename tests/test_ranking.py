"""What brings a passage near to a claim, and figures that are written otherwise."""

import pytest

from usmx_corpus import facts
from usmx_corpus.trace import figures, ranking

NOTHING = ranking.Signs(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


@pytest.mark.parametrize("sign", ["stated", "order", "wording", "above", "agreed"])
def test_each_sign_for_a_passage_brings_it_nearer(sign: str) -> None:
    assert ranking.nearness(NOTHING._replace(**{sign: 0.5})) > ranking.nearness(NOTHING)


def test_a_figure_that_a_passage_lacks_takes_it_farther_away() -> None:
    assert ranking.nearness(NOTHING._replace(missing=1.0)) < ranking.nearness(NOTHING)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("half a billion dollars", "$500 million"),
        ("a half-trillion-dollar plan", "$500 billion"),
        ("ten thousand nurses", "10,000 nurses"),
        ("twelve bridges", "12 bridges"),
        ("$40 thousand", "$40,000"),
    ],
)
def test_figures_written_otherwise_share_a_word_to_be_found_by(one: str, other: str) -> None:
    (mine,), (theirs,) = facts.measures_in(one), facts.measures_in(other)

    assert all(left & right for left, right in zip(figures.spellings(mine), figures.spellings(theirs), strict=True))


@pytest.mark.parametrize("text", ["between 10 and 20 ships", "3.5 percent", "on 4 May 2020", "thousands of people"])
def test_a_figure_of_one_form_is_found_by_its_own_words(text: str) -> None:
    (figure,) = facts.measures_in(text)

    assert figures.spellings(figure)
