"""Names that the gazetteer lacks, in diffs, in answers about a claim, and as doers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from usmx_corpus.archive import Archive
from usmx_corpus.commitments import extraction
from usmx_corpus.diff import compare
from usmx_corpus.reading.reader import read

if TYPE_CHECKING:
    from pathlib import Path

PORTS = """\
The Ministry of Ports will deepen the harbour of Vestby in 2024.

The Agency for Fisheries will check 90 boats on Hamn Island under Regulation 12/2020.

The Ministry signed a contract with Olga Shipping to run a ferry to Lillevik.

Minister Nils Tamm opened the Norland Maritime Museum.
"""


def differences(left: str, right: str) -> list[tuple[str, str, str]]:
    """Give the facts that a diff of two texts tells."""
    one, other = (read(f"{name}.txt", text.encode())[0] for name, text in (("a", left), ("b", right)))
    return [(fact.type, fact.left, fact.right) for change in compare(one, other).changes for fact in change.facts]


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        (
            "The Minister of Trade will sign the deal with Telmar Energy in Skarvik.",
            "The Minister of Health will sign the deal with Nordic Power in Lillevik.",
            [
                ("name", "Minister of Trade", "Minister of Health"),
                ("name", "Telmar Energy", "Nordic Power"),
                ("name", "Skarvik", "Lillevik"),
            ],
        ),
        (
            "He studied at the University of Nairobi before that.",
            "He studied at the University of Lagos before that.",
            [("name", "University of Nairobi", "University of Lagos")],
        ),
        (
            "The duty was paid to Dr. Anna Dahl in full.",
            "The duty was paid to Anna Dahl in full.",
            [],
        ),
        (
            "All boats of the Lisa SalkovitzKohn line are old.",
            "All boats of the Lisa Salkovitz Kohn line are old.",
            [],
        ),
        ("Every port in England has a school.", "Every port in Wales has a school.", [("place", "England", "Wales")]),
    ],
)
def test_a_diff_tells_which_name_took_the_place_of_which(
    left: str, right: str, told: list[tuple[str, str, str]]
) -> None:
    assert set(told) <= set(differences(left, right))
    assert len(told) == len([each for each in differences(left, right) if each[0] == "name" or each in told])


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder: Path = tmp_path_factory.mktemp("ports")
    (folder / "ports.md").write_text(PORTS, encoding="utf-8")
    return Archive.open(folder)


@pytest.mark.parametrize(
    ("claim", "pair"),
    [
        (
            "The Ministry of Health will deepen the harbour of Vestby in 2024",
            ("Ministry of Health", "Ministry of Ports"),
        ),
        (
            "The Agency for Fisheries will check 90 boats on Torr Island under Regulation 12/2020",
            ("Torr Island", "Hamn Island"),
        ),
        (
            "The Agency for Fisheries will check 90 boats on Hamn Island under Regulation 13/2020",
            ("Regulation 13/2020", "Regulation 12/2020"),
        ),
        (
            "The Ministry signed a contract with Telmar Shipping to run a ferry to Lillevik",
            ("Telmar Shipping", "Olga Shipping"),
        ),
    ],
)
def test_a_name_of_a_claim_conflicts_with_the_one_in_its_place(
    archive: Archive, claim: str, pair: tuple[str, str]
) -> None:
    answer = archive.trace(claim)

    assert answer.verdict == "conflicting"
    assert pair in [(each.left, each.right) for each in answer.sources[0].conflicts]


@pytest.mark.parametrize(
    "claim",
    [
        "The Ministry of Ports will deepen the harbour of Vestby in 2024",
        "The Ports Ministry will deepen the harbour of Vestby in 2024",
        "The Ministry signed a contract with Olga Shipping to run a ferry to Lillevik",
        "Tamm opened the Norland Maritime Museum",
    ],
)
def test_another_form_of_a_name_conflicts_with_nothing(archive: Archive, claim: str) -> None:
    assert archive.trace(claim).verdict == "sourced"


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        (
            "The Coastal Safety and Storm Warning Centre will open a branch.",
            ("Coastal Safety and Storm Warning Centre",),
        ),
        ("The Food, Forest and Rural Affairs Committee will hold a hearing.", None),
        ("The Harbour Authority and Natural England will map the coast.", ("Harbour Authority", "Natural England")),
    ],
)
def test_a_doer_is_not_cut_at_the_and_of_its_name(sentence: str, actors: tuple[str, ...] | None) -> None:
    (found,) = extraction.extract(read("a.md", sentence.encode())[0])

    assert found.text.startswith("The ")
    assert actors is None or actors == found.actors
