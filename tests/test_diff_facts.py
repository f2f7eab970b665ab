"""What a diff says that two texts deny, demand and count otherwise; the cases are in `tests/data/facts/diff.txt`."""

import pytest

from fact_pairs import Pair, outcome, pairs, told
from usmx_corpus.diff import compare
from usmx_corpus.facts import denials, force
from usmx_corpus.reading.reader import read


@pytest.mark.parametrize("pair", [*pairs()], ids=lambda pair: pair.kind)
def test_the_facts_that_differ_are_told_and_no_others(pair: Pair) -> None:
    assert outcome(pair) == "right", told(pair)


@pytest.mark.parametrize(
    "text",
    [
        "The plan is not only cheap.",
        "It is no less than a duty.",
        "We will spare no effort.",
        "It is due no later than the end of the term.",
        "Nothing but rain is expected.",
        "There is no doubt of it.",
        "We cannot but agree.",
        "Answer it without delay.",
        "No matter where they live, they vote.",
        "We leave no one behind.",
        "We leave no child behind.",
        "It is nothing short of a duty.",
        "They will not fail to pay.",
        "It is not unlike the other.",
        "It will not rule out a tax.",
    ],
)
def test_what_only_looks_like_a_denial_denies_nothing(text: str) -> None:
    assert denials.denials(text) == ()


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The bank will not pay the fee.", ["pay"]),
        ("The bank won’t pay the fee.", ["pay"]),
        ("The bank wonâ€™t pay the fee.", ["pay"]),
        ("The bank has never paid the fee.", ["pay"]),
        ("The bank refuses to pay the fee.", ["refus", "pay"]),
        ("The bank, which does not lend, will pay.", ["lend"]),
        ("The bank shall not, without the consent of the board, lend.", ["lend"]),
        ("No bank may lend.", ["lend", "bank"]),
        ("The fee is paid to nobody.", ["pay"]),
        ("Lending is prohibited.", ["permit"]),
        ("It is far from complete.", ["complet"]),
        ("Unless the board agrees, it lapses.", ["agr"]),
    ],
)
def test_a_denial_names_what_it_denies(text: str, denied: list[str]) -> None:
    assert [head.stem for head in denials.denials(text)[0].heads] == denied


@pytest.mark.parametrize("text", ["No entre.", "Feito no Brasil.", "See No. 5 of the list."])
def test_no_is_another_word_elsewhere(text: str) -> None:
    assert denials.denials(text) == ()


@pytest.mark.parametrize(
    ("stronger", "weaker"),
    [
        ("must pay", "will pay"),
        ("is required to pay", "should pay"),
        ("shall pay", "may pay"),
        ("will pay", "is expected to pay"),
        ("should pay", "is invited to pay"),
        ("is encouraged to pay", "can pay"),
        ("will be required to pay", "may be required to pay"),
    ],
)
def test_duties_have_an_order(stronger: str, weaker: str) -> None:
    (one,), (other,) = (force.duties(f"The bank {words} the fee.") for words in (stronger, weaker))

    assert one.level.differs(other.level)
    assert one.level.low > other.level.high


@pytest.mark.parametrize(("one", "other"), [("shall", "must"), ("shall", "will"), ("may", "can"), ("would", "will")])
def test_duties_that_mean_the_same_to_some_do_not_differ(one: str, other: str) -> None:
    (mine,), (yours,) = (force.duties(f"The bank {word} pay the fee.") for word in (one, other))

    assert not mine.level.differs(yours.level)


def test_a_stronger_promise_is_told_once() -> None:
    sides = (f"The ministry {verb} open two clinics in Vestby." for verb in ("will", "aims to"))

    (change,) = compare(*(read("release.md", text.encode())[0] for text in sides)).changes

    assert [fact.type for fact in change.facts] == ["strength"]


def test_a_denial_far_from_another_word_takes_no_longer() -> None:
    text = "The bank will not " + "pay or " * 5_000 + "lend."

    assert len(denials.denials(text)) == 1
