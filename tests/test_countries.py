"""Whose President, Treasury or Senate a text means: that of the country whose document it is."""

from pathlib import Path

import pytest

from name_cases import Titles, named, titles
from usmx_corpus.archive import Archive
from usmx_corpus.model import Filters

RELEASES = {
    "kenya": (
        "KE",
        "The Treasury will pay 5 billion shillings to the ferries.\n\nThe President will open the dry dock.",
    ),
    "mexico": ("MX", "The Senate approved the reform of the salt law."),
    "united-states": (
        "US",
        "The President will sign the lighthouse bill.\n\nThe Treasury will lend $5 million to mills.",
    ),
    "nowhere": ("", "The President will visit the Vestby tannery."),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, (country, text) in RELEASES.items():
        (tmp_path / f"{name}.md").write_text(
            f"---\ntitle: {name}\ncountry: {country}\n---\n\n{text}\n", encoding="utf-8"
        )
    return tmp_path


@pytest.mark.parametrize("case", titles("titles.txt"), ids=str)
def test_a_title_is_that_of_the_country_of_its_document(case: Titles) -> None:
    assert case.names == named(case)


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("The President will open the dry dock", "sourced"),
        ("Kenya’s President will open the dry dock", "sourced"),
        ("The President of the United States will open the dry dock", "conflicting"),
        ("The Treasury will pay 5 billion shillings to the ferries", "sourced"),
        ("The U.S. Treasury will pay 5 billion shillings to the ferries", "conflicting"),
        ("Mexico’s Senate approved the reform of the salt law", "sourced"),
        ("The U.S. Senate approved the reform of the salt law", "conflicting"),
        ("The President will sign the lighthouse bill", "sourced"),
        ("The Department of the Treasury will lend $5 million to mills", "sourced"),
        ("The President will visit the Vestby tannery", "sourced"),
        ("The President of Norway will visit the Vestby tannery", "unsourced"),
    ],
)
def test_a_claim_is_read_in_the_light_of_the_document_it_is_compared_with(
    folder: Path, claim: str, verdict: str
) -> None:
    assert verdict == Archive.open(folder).trace(claim).verdict


def test_the_same_words_of_two_countries_are_no_copies(folder: Path) -> None:
    words = "The Treasury will pay 5 billion shillings to the ferries."
    for name, country in (("uganda", "UG"), ("kept", "")):
        (folder / f"{name}.md").write_text(f"---\ncountry: {country}\n---\n\n{words}\n", encoding="utf-8")

    sources = Archive.open(folder).trace(words).sources

    assert [source.about.id for source in sources[:2]] == ["kenya", "uganda"]
    assert [copy.path for copy in sources[0].copies] == ["kept.md"]


def test_two_offices_of_one_name_are_told_apart_in_full(folder: Path) -> None:
    answer = Archive.open(folder).trace("The U.S. Treasury will pay 5 billion shillings to the ferries")

    conflict = answer.sources[0].conflicts[0]
    assert (conflict.left, conflict.right) == ("U.S. Department of the Treasury", "National Treasury of Kenya")


def test_the_country_of_a_folder_is_that_of_its_claims(folder: Path) -> None:
    assert (
        Archive.open(folder, country="MX").trace("Mexico’s President will visit the Vestby tannery").verdict
        == "sourced"
    )


def test_an_actor_asked_for_as_written_is_that_of_any_country(folder: Path) -> None:
    archive = Archive.open(folder)

    assert {each.commitment.document for each in archive.commitments(Filters(actors=("the President",)))} == {
        "kenya",
        "united-states",
    }


@pytest.mark.parametrize(
    ("right", "told"),
    [
        ("US", {("actor", "President of Kenya", ""), ("actor", "", "President of the United States")}),
        ("KE", set()),
        ("", set()),
    ],
)
def test_each_side_of_a_diff_is_read_as_of_its_own_country(
    tmp_path: Path, right: str, told: set[tuple[str, str, str]]
) -> None:
    for name, country, hour in (("left", "KE", "noon"), ("right", right, "dusk")):
        text = f"---\ncountry: {country}\n---\n\nThe President will open the new ferry terminal at {hour}.\n"
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")

    found = Archive.open(tmp_path).diff("left", "right")

    assert told == {(fact.type, fact.left, fact.right) for change in found.changes for fact in change.facts}


@pytest.mark.parametrize(
    ("country", "claim", "verdict"),
    [
        ("CA", "The Harbour Board will pay $40 million to build the dry dock at Lillevik", "sourced"),
        ("CA", "The Harbour Board will pay C$40 million to build the dry dock at Lillevik", "sourced"),
        ("CA", "The Harbour Board will pay 40 million U.S. dollars to build the dry dock at Lillevik", "conflicting"),
        ("NZ", "The Harbour Board will pay A$40 million to build the dry dock at Lillevik", "conflicting"),
        ("", "The Harbour Board will pay 40 million U.S. dollars to build the dry dock at Lillevik", "sourced"),
    ],
)
def test_a_sign_of_money_is_that_of_the_country_of_its_document(
    tmp_path: Path, country: str, claim: str, verdict: str
) -> None:
    head = f"---\ntitle: Dock\ncountry: {country}\n---\n\n"
    text = head + "The Harbour Board will pay $40 million to build the dry dock at Lillevik.\n"
    (tmp_path / "dock.md").write_text(text, encoding="utf-8")
    with Archive.open(tmp_path) as archive:
        answer = archive.trace(claim)

    assert answer.verdict == verdict
    wrong = [(one.type, one.right) for one in answer.sources[0].conflicts]
    assert wrong == ([("amount", "$40 million")] if verdict == "conflicting" else [])
