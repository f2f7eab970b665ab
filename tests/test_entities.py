"""Names: which are found where, under what canonical name."""

from __future__ import annotations

import itertools
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usmx_corpus.facts import entities, gazetteer, lexicon, shortforms
from usmx_corpus.text.folding import fold


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
    assert name == entities.canonical(form, "US")


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
        ("by Dr. van der Berg", None),
        ("King Ludvig VI of Norland", ("King Ludvig VI", "Ludvig")),
    ],
)
def test_a_title_makes_a_person(text: str, person: tuple[str, str] | None) -> None:
    assert person == next(iter(named(text)), None)


@pytest.mark.parametrize(("country", "person"), [("US", "Lloyd Austin"), ("KE", "Austin"), ("", "Austin")])
def test_a_title_and_a_surname_make_a_minister_at_home_alone(country: str, person: str) -> None:
    assert person == next(entities.name_spans("with Secretary Austin", country)).name


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
    assert (kind, nation) == (lexicon.kind(name), lexicon.nation(name))


def test_a_country_belongs_to_its_regions() -> None:
    assert lexicon.within("Guatemala", "Central America")


def test_a_renamed_body_is_known_by_each_of_its_names() -> None:
    rows = [[name.strip() for name in line.split("/")] for line in gazetteer.lines("renamed")]

    assert [name for row in rows for name in row if lexicon.kind(name) is None] == []
    assert lexicon.was_renamed("U.S. Department of War", "U.S. Department of Defense")
    assert not lexicon.was_renamed("U.S. Department of War", "U.S. Department of State")


def test_every_name_that_others_belong_to_is_itself_known() -> None:
    known = lexicon.known()

    assert set() == {above for above in known.parents.values() if above} - set(known.kinds)


def test_no_name_belongs_to_itself() -> None:
    assert [name for name in lexicon.known().kinds if name in lexicon.lineage(name)[1:]] == []


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
    assert expected == shortforms.acronyms(text)


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(text) == len(fold(text))


PIECES = st.sampled_from(
    ["Mexico", "the", "President", "López", "Obrador", "U.S.", "(FBI)", "Dr.", "New", "York", "’s", "–"]
)


@given(st.lists(PIECES).map(" ".join))
def test_mentions_stand_in_order_and_never_overlap(text: str) -> None:
    found = list(entities.name_spans(text))

    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("country", "expected"),
    [
        ("US", ["President of the United States", "U.S. Department of the Treasury", "U.S. Senate"]),
        ("KE", ["President of Kenya", "National Treasury of Kenya", "Senate of Kenya"]),
        ("GB", ["the President", "HM Treasury", "the Senate"]),
        ("", ["the President", "the Treasury", "the Senate"]),
    ],
)
def test_what_many_countries_have_is_that_of_the_country_of_the_document(country: str, expected: list[str]) -> None:
    text = "The President told the Treasury and the Senate."

    assert expected == [found.name for found in entities.name_spans(text, country)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mexico’s Senate", ["Mexico", "Senate of Mexico"]),
        ("the Kenyan President", ["Kenya", "President of Kenya"]),
        ("the Senate of Chile", ["Chile"]),  # of which nothing is known
        ("the President of the Republic of Korea", ["President of South Korea", "South Korea"]),
    ],
)
def test_what_many_countries_have_is_that_of_the_country_named_with_it(text: str, expected: list[str]) -> None:
    assert expected == [found.name for found in entities.name_spans(text, "US")]


def test_a_name_as_written_is_resolved_by_itself() -> None:
    assert lexicon.in_country("the President", "GH") == "President of Ghana"
    assert lexicon.in_country("the President", "") == "the President"
    assert lexicon.in_country("Ofcom", "KE") == "Ofcom"


def test_the_countries_of_the_united_kingdom_are_themselves_and_its_parts() -> None:
    names = [found.name for found in entities.name_spans("from England to Scotland, Wales and Northern Ireland")]

    assert names == ["England", "Scotland", "Wales", "Northern Ireland"]
    assert all(lexicon.within(name, "United Kingdom") and lexicon.nation(name) == "United Kingdom" for name in names)


@pytest.mark.parametrize(
    ("text", "country", "person"),
    [
        ("President Ruto", "US", "William Ruto"),
        ("Senator Peters", "US", "Peters"),  # of Michigan, and no minister of New Zealand
        ("Minister Peters", "NZ", "Winston Peters"),
        ("Senator Johnson", "US", "Johnson"),  # two listed people have the name
        ("Minister Singh", "IN", "Singh"),  # many ministers have the name
        ("Minister Patel", "GB", "Patel"),
        ("Prime Minister Patel", "US", "Patel"),  # the listed one directs an agency
        ("President Rodríguez", "MX", "Rodriguez"),
        ("Senator Sullivan", "US", "Sullivan"),
        ("Minister Goyal", "IN", "Piyush Goyal"),
        ("Prime Minister Sánchez", "KE", "Pedro Sánchez"),
    ],
)
def test_a_surname_means_a_listed_person_of_the_country_or_a_head_of_government(
    text: str, country: str, person: str
) -> None:
    assert person == next(entities.name_spans(text, country)).name


@pytest.mark.parametrize("text", ["Hunter Biden", "a certain Sven Macron", "Valerie Biden Owens"])
def test_another_given_name_makes_another_person(text: str) -> None:
    assert "person" not in [found.kind for found in entities.name_spans(text)]


@pytest.mark.parametrize(("text", "place"), [("Before Trump", "Donald Trump"), ("In Biden’s view", "Joe Biden")])
def test_a_word_that_opens_a_sentence_is_no_given_name(text: str, place: str) -> None:
    assert place in [found.name for found in entities.name_spans(text)]


@pytest.mark.parametrize(
    ("text", "country", "person"),
    [
        ("Prime Minister Modi spoke.", "IN", "Narendra Modi"),
        ("Chancellor O. Scholz spoke.", "DE", "Olaf Scholz"),
        ("Minister Sushil Modi spoke.", "IN", "Sushil Modi"),
        ("President Brigitte Macron spoke.", "FR", "Brigitte Macron"),
        ("President Park Chung-hee spoke.", "KR", "Park Chung-hee"),
        ("Prime Minister Abe Shinzo spoke.", "JP", "Shinzo Abe"),
        ("President Lee Jae-myung spoke.", "KR", "Lee Jae Myung"),
    ],
)
def test_a_titled_person_is_a_listed_one_only_where_the_given_name_is_absent_or_agrees(
    text: str, country: str, person: str
) -> None:
    assert person == next(entities.name_spans(text, country)).name


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("The Deputy Prime Minister will report.", "NZ", ["Deputy Prime Minister of New Zealand"]),
        ("The Vice-President of Kenya will report.", "", ["Vice President of Kenya"]),
        ("An ex-Prime Minister will report.", "AU", ["former Prime Minister of Australia"]),
        ("The Under Secretary of Energy will report.", "US", ["Under Secretary of Energy"]),
        ("Under the Prime Minister it will grow.", "AU", ["Prime Minister of Australia"]),
        ("The President of Samsung will report.", "KR", []),
        ("The Treasury Committee will report.", "GB", []),
        ("The Competition Commission will report.", "EU", []),
        ("Dahl Bank President and Chief Olga Berg will report.", "US", []),
        ("In June, Parliament will report.", "AU", ["Parliament of Australia"]),
    ],
)
def test_a_title_or_body_is_that_of_a_country_only_by_itself_or_with_its_rank(
    text: str, country: str, expected: list[str]
) -> None:
    assert expected == [found.name for found in entities.name_spans(text, country)]


def test_an_office_with_a_rank_belongs_to_the_same_country_and_is_another_office() -> None:
    deputy, minister = "Deputy Prime Minister of Canada", "Prime Minister of Canada"

    assert lexicon.kind(deputy) == "office"
    assert lexicon.nation(deputy) == "Canada"
    assert lexicon.are_namesakes(deputy, minister)
    assert lexicon.may_mean("the Deputy Prime Minister", deputy)
    assert not lexicon.may_mean("the Prime Minister", deputy)


@pytest.mark.parametrize(
    "text",
    [
        "The Bank of Lithuania will report.",
        "The Danish Refugee Council will report.",
        "Zambia Airways will report.",
        "Air Botswana will report.",
        "The University of Helsinki will report.",
        "The Federation of Uganda Employers will report.",
        "The Chamber of Commerce and Industry of Bolivia will report.",
        "The Turkish Red Crescent will report.",
    ],
)
def test_a_place_in_the_name_of_an_institution_is_not_that_place(text: str) -> None:
    assert named(text) == []
    assert any(found.is_part for found in entities.names_and_parts(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Government of Denmark will report.", ["Denmark"]),
        ("The Swedish government will report.", ["Sweden"]),
        ("The Ministry of Health of Zambia will report.", ["Zambia"]),
        ("The Norwegian Parliament will report.", ["Norway"]),
        ("Kenya Launches National Water Authority", ["Kenya"]),
        ("Chile and the University of Lima will sign.", ["Chile"]),
        ("The U.S.-Philippines Alliance will last.", ["United States", "Philippines"]),
    ],
)
def test_a_government_and_its_ministries_stand_for_the_country(text: str, expected: list[str]) -> None:
    assert expected == [name for _, name in named(text)]


def test_no_name_is_entered_twice_and_no_form_has_two_names() -> None:
    every = [entry for _, table in lexicon._TABLES for entry in gazetteer.entries(table)]  # noqa: SLF001
    forms = [fold(form) for entry in every for form in entry.forms if not form.startswith("?")]

    assert [form for form, count in Counter(forms).items() if count > 1] == []


def test_at_least_twenty_governments_have_agencies_of_their_own() -> None:
    owners = {lexicon.nation(entry.name) for entry in gazetteer.entries("agencies")}

    assert len(owners) > 20
