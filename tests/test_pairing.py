"""What a claim puts together and its source puts together with something else."""

import pytest

from usmx_corpus.trace.pairing import crossed

SUMS = "The toll brought in £31 million in 2021 and £36 million in 2022."
ORDERS = "They asked Norway to host the talks, and invited Chile and Peru to send observers."
PRICES = "A ton cost $28 in spring for growers, while the price for millers was $19 in autumn."


def told(claim: str, source: str) -> list[tuple[str, str]]:
    return [(each.left, each.right) for each in crossed(claim, source)[0]]


@pytest.mark.parametrize(
    ("claim", "source", "pair"),
    [
        ("In 2021 the toll brought in £36 million.", SUMS, {"£36 million", "£31 million"}),
        ("The toll brought in £31 million in 2022 and £36 million in 2021.", SUMS, {"2021", "2022"}),
    ],
)
def test_the_partner_that_the_source_has_is_named(claim: str, source: str, pair: set[str]) -> None:
    (difference,) = told(claim, source)
    assert pair == set(difference)


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("In 2022 the toll brought in £36 million.", SUMS),
        ("From 2021 to 2022 what the toll brought in grew from £31 million to £36 million.", SUMS),
        ("They invited Peru to send observers.", ORDERS),
        ("For growers a ton cost $28.", PRICES),
        # A day at the head of a sentence is of all that follows.
        (
            "On 3 May Kenya gave $5 million for wells.",
            "On 3 May Kenya gave $2 million for roads and $5 million for wells.",
        ),
        # What is told of all is told of some.
        ("They will hire 800 cooks by 2024.", "They plan to hire 2,500 staff by 2024, of whom 800 will be cooks."),
        # A year may be that of several directions.
        ("Road freight fell in 2022.", "Rail freight rose by 12 percent in 2022, while road freight fell."),
        # One of the two has no other partner.
        ("The port handled 40 ships in 2022.", "The port opened in 2021 and handled 40 ships in 2022."),
    ],
)
def test_what_belongs_together_is_not_crossed(claim: str, source: str) -> None:
    assert crossed(claim, source) == ((), ())


@pytest.mark.parametrize(
    ("claim", "source", "words"),
    [
        ("They asked Norway to send observers.", ORDERS, "send observers"),
        ("The price for millers was $28.", PRICES, "$28"),
    ],
)
def test_words_that_stand_apart_are_not_bound(claim: str, source: str, words: str) -> None:
    assert crossed(claim, source) == ((), (words,))
