"""Whether diff and trace tell another number, unit, time or currency; the cases are in `tests/data/facts`."""

from pathlib import Path

import pytest

from exchanged import Pair, pairs
from usmx_corpus import facts
from usmx_corpus.archive import Archive
from usmx_corpus.facts import clock, currencies, ordinals, units

PAIRS = [*pairs()]
EXCHANGED = [pair for pair in PAIRS if not pair.is_same]
SAME = [pair for pair in PAIRS if pair.is_same]


def verdict(folder: Path, pair: Pair) -> str:
    (folder / "text.md").write_text(pair.document(pair.left), encoding="utf-8")
    with Archive.open(folder) as archive:
        return archive.trace(pair.right).verdict


@pytest.mark.parametrize("pair", EXCHANGED, ids=lambda pair: pair.right)
def test_a_diff_tells_what_was_exchanged(pair: Pair) -> None:
    assert pair.told


@pytest.mark.parametrize("pair", EXCHANGED, ids=lambda pair: pair.right)
def test_no_source_states_what_was_exchanged(pair: Pair, tmp_path: Path) -> None:
    assert verdict(tmp_path, pair) in {"conflicting", "unsourced"}


@pytest.mark.parametrize("pair", SAME, ids=lambda pair: pair.right)
def test_a_diff_tells_no_other_words_for_the_same(pair: Pair) -> None:
    assert pair.told == []


@pytest.mark.parametrize("pair", SAME, ids=lambda pair: pair.right)
def test_no_source_contradicts_other_words_for_the_same(pair: Pair, tmp_path: Path) -> None:
    assert verdict(tmp_path, pair) in {"sourced", "unsourced"}


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("17:30", "17:30"),
        ("18h05", "18:05"),
        ("13 h 30", "13:30"),
        ("6 o’clock in the evening", "18:00"),
        ("ten o'clock at night", "22:00"),
        ("two o'clock at night", "02:00"),
    ],
)
def test_a_time_of_day_is_read_in_any_style(words: str, value: str) -> None:
    assert clock.value(words) == value


@pytest.mark.parametrize("words", ["4:10", "11:04", "17:30:15", "18.5", "20 h"])
def test_what_may_be_no_hour_of_the_day_is_none(words: str) -> None:
    assert not clock.times(words)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("08:30", "08:30 gmt", ""),
        ("08:30 eat", "08:30 gmt", "yes"),
        ("11:30 eat", "08:30 gmt", ""),
        ("08:30", "09:30", "yes"),
    ],
)
def test_times_of_two_zones_differ_at_one_hour(one: str, other: str, differ: str) -> None:
    assert clock.differ(one, other) == bool(differ)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The twenty-second round of talks.", ["22nd"]),
        ("A two-thirds majority of one half.", ["2/3", "1/2"]),
        ("It takes a second, five per second, a second later.", []),
        ("First aid, the First Lady and first responders.", []),
        ("A second runway opens.", ["2nd"]),
    ],
)
def test_places_and_parts_are_read_in_words(text: str, found: list[str]) -> None:
    assert [fact.value for fact in ordinals.ordinals(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Annex IV and Part XIV", ["annex 4", "part 14"]),
        ("phase two of it", ["phase 2"]),
        ("They table two bills.", []),
        ("World War II", ["war 2"]),
        ("Malcolm X", []),
        ("Article IIII", []),
    ],
)
def test_what_is_numbered_in_words_is_read(text: str, found: list[str]) -> None:
    assert [fact.value for fact in ordinals.labelled(text)] == found


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("It gives 120 MWe of power.", "MWe"),
        ("It holds 40 KTD.", "KTD"),
        ("It is 300 V at most.", "V"),
        ("All 27 EU states agree.", "state"),
        ("It opens at 9 AM.", ""),
        ("ALL 50 NEW SCHOOLS OPEN", "school"),
    ],
)
def test_letters_behind_a_figure_are_its_unit(text: str, unit: str) -> None:
    assert [fact.unit for fact in facts.measures_in(text)] == ([unit] if unit else [])


@pytest.mark.parametrize(("one", "other"), [("$", "CAD"), ("shilling", "UGX"), ("$", "peso"), ("franc", "CHF")])
def test_a_sign_of_many_does_not_state_whose_money_it_is(one: str, other: str) -> None:
    assert currencies.says_less(one, other)
    assert not currencies.says_less(other, one)


@pytest.mark.parametrize(("one", "other"), [("$", "dollar"), ("$", "USD"), ("USD", "USD"), ("yen", "JPY")])
def test_a_sign_states_what_it_usually_means(one: str, other: str) -> None:
    assert not currencies.says_less(one, other)


def test_units_of_one_measure_have_sizes_and_others_none() -> None:
    assert units.size("kg") == 1_000 * (units.size("g") or 0)
    assert units.size("mile") is None


@pytest.mark.parametrize("country", ["GB", "US", ""])
def test_a_day_and_month_that_changed_places_are_told(country: str) -> None:
    left, right = (f"The vote in Gore is on {day}." for day in ("03/04/2024", "04/03/2024"))

    assert Pair(country, is_same=False, left=left, right=right).told


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The new ward in Soria has 60 beds.", "The new ward in Soria has 60 doctors."),
        ("Noise at Dulles stayed under 60 decibels.", "Noise at Dulles stayed under 60 phons."),
    ],
)
def test_a_figure_of_other_things_is_no_source(left: str, right: str, tmp_path: Path) -> None:
    assert verdict(tmp_path, Pair("ES", is_same=False, left=left, right=right)) != "sourced"


def test_a_rate_that_changed_is_told_once() -> None:
    pair = Pair("GB", is_same=False, left="Staff get £12.50 per hour.", right="Staff get £12.50 per day.")

    assert [kind for kind, *_ in pair.told] == ["amount"]


@pytest.mark.parametrize("claim", ["Section 7 of the Tea Act applies.", "Section 12 of the Tea Act applies."])
def test_a_section_is_stated_in_a_row_of_several(claim: str, tmp_path: Path) -> None:
    pair = Pair("LK", is_same=True, left="Sections 4 to 7 and 12 of the Tea Act apply.", right=claim)

    assert verdict(tmp_path, pair) == "sourced"
