"""Names: which are found where, under what canonical name."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usmx_corpus.facts import entities


def named(text: str) -> list[tuple[str, str]]:
    """Give what stands in the text and the canonical name for it."""
    return [(text[found.start : found.end], found.name) for found in entities.name_spans(text)]


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("U.S.", "United States"),
        ("US", "United States"),
        ("the American government", "United States"),
        ("Mexican", "Mexico"),
        ("Mexico’s", "Mexico"),
        ("AMLO", "Andrés Manuel López Obrador"),
        ("Andres Manuel Lopez Obrador", "Andrés Manuel López Obrador"),
        ("President Joseph R. Biden", "Joe Biden"),
        ("VP Harris", "Kamala Harris"),
        ("the FBI’s", "Federal Bureau of Investigation"),
        ("Justice Department", "U.S. Department of Justice"),
        ("the Energy Secretary", "Secretary of Energy"),
        ("U.S. International Development Finance Cooperation", "U.S. International Development Finance Corporation"),
        ("Southern Mexico", "southern Mexico"),
    ],
)
def test_the_written_forms_of_a_name_share_one_canonical_name(form: str, name: str) -> None:
    assert name == entities.canonical(form)


@pytest.mark.parametrize("text", ["us", "Mexico and Canada", "", "a treaty", "the Mexico border"])
def test_what_is_not_exactly_one_name_has_no_canonical_name(text: str) -> None:
    assert entities.canonical(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("southern Mexico", [("southern Mexico", "southern Mexico")]),
        ("Mexico City", [("Mexico City", "Mexico City")]),
        ("New Mexico", [("New Mexico", "New Mexico")]),
        ("northern Central America", [("northern Central America", "northern Central America")]),
        ("across Latin America", [("Latin America", "Latin America")]),
    ],
)
def test_the_longest_name_wins(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == named(text)


@pytest.mark.parametrize(
    "text",
    ["give us time", "the Delaware River", "Michael Jordan", "Booker T. Washington", "8 U.S.C. 1182", "Gulf of Mexico"],
)
def test_a_name_inside_another_is_passed_over(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Senator Maria Cantwell spoke", ("Senator Maria Cantwell", "Cantwell")),
        ("Ambassador Esteban Moctezuma’s note", ("Ambassador Esteban Moctezuma", "Esteban Moctezuma")),
        ("with Secretary Austin", ("Secretary Austin", "Lloyd Austin")),
        ("by Dr. van der Berg", None),
        ("King Felipe VI of Spain", ("King Felipe VI", "Felipe")),
    ],
)
def test_a_title_makes_a_person(text: str, person: tuple[str, str] | None) -> None:
    assert person == next(iter(named(text)), None)


def test_a_city_without_a_title_is_a_city() -> None:
    assert named("a rally in Austin") == [("Austin", "Austin")]


@pytest.mark.parametrize("text", ["Criminal Justice Reform", "the Attorney General’s Office", "Secretary General"])
def test_a_title_in_a_heading_makes_no_person(text: str) -> None:
    assert "person" not in [found.kind for found in entities.name_spans(text)]


@pytest.mark.parametrize(
    ("name", "kind", "nation"),
    [
        ("Federal Bureau of Investigation", "agency", "United States"),
        ("Andrés Manuel López Obrador", "person", "Mexico"),
        ("southern Mexico", "region", "Mexico"),
        ("Houston", "city", "United States"),
        ("Guatemala", "country", "Guatemala"),
        ("Central America", "region", None),
        ("Nowhere", None, None),
    ],
)
def test_a_name_knows_its_kind_and_its_country(name: str, kind: str | None, nation: str | None) -> None:
    assert (kind, nation) == (entities.kind(name), entities.nation(name))


def test_a_country_belongs_to_its_regions() -> None:
    assert entities.within("Guatemala", "Central America")


def test_every_name_that_others_belong_to_is_itself_known() -> None:
    lexicon = entities.lexicon()

    assert set() == {above for above in lexicon.parents.values() if above} - set(lexicon.kinds)


def test_no_name_belongs_to_itself() -> None:
    assert [name for name in entities.lexicon().kinds if name in entities.lineage(name)[1:]] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a High-Level Economic Dialogue (HLED)", {"HLED": "High-Level Economic Dialogue"}),
        ("the U.S. Trade and Development Agency (USTDA)", {"USTDA": "U.S. Trade and Development Agency"}),
        ("a memorandum of understanding (MOU)", {"MOU": "memorandum of understanding"}),
        ("the plan (see below)", {}),
        ("met in person (NATO)", {}),
    ],
)
def test_an_acronym_is_defined_by_its_initials(text: str, expected: dict[str, str]) -> None:
    assert expected == entities.acronyms(text)


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(text) == len(entities.fold(text))


PIECES = st.sampled_from(
    ["Mexico", "the", "President", "López", "Obrador", "U.S.", "(FBI)", "Dr.", "New", "York", "’s", "–"]
)


@given(st.lists(PIECES).map(" ".join))
def test_mentions_stand_in_order_and_never_overlap(text: str) -> None:
    found = list(entities.name_spans(text))

    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
