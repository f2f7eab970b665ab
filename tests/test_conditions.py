"""On what a commitment depends: kept wherever it stands in the sentence, and shown with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from usmx_corpus import commitments
from usmx_corpus.commitments import records
from usmx_corpus.reading import reader
from usmx_corpus.render import lists

if TYPE_CHECKING:
    from usmx_corpus.model import Commitment


def only(text: str) -> Commitment:
    document, _ = reader.read("case.md", f"---\ntitle: Ports\ncountry: CA\n---\n\n{text}\n".encode())
    (commitment,) = commitments.extract(document)
    return commitment


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Subject to approval by Parliament, Canada will build ten ports.", "Subject to approval by Parliament"),
        ("If the Senate, which is split, acts, Canada will open a clinic.", "If the Senate, which is split, acts"),
        ("Canada will open a clinic if the province pays.", "if the province pays"),
        ("Canada will, if elected to the council, open a clinic.", "if elected to the council"),
        ("Canada will fund the port unless the ministers object.", "unless the ministers object"),
        ("Canada will fund the port, provided that the audit is clean.", "provided that the audit is clean"),
        ("Canada will lift the ban once the treaty is ratified.", "once the treaty is ratified"),
        (
            "Once the Senate has ratified the accord, Canada will open a port.",
            "Once the Senate has ratified the accord",
        ),
        ("Pending a review, Canada will suspend two permits.", "Pending a review"),
        ("In the event of a strike, Canada will deploy the navy.", "In the event of a strike"),
        ("Canada will fund two ports depending on the outcome of the audit.", "depending on the outcome of the audit"),
        ("Canada agreed to build a port on condition that Peru builds one.", "on condition that Peru builds one"),
    ],
)
def test_a_condition_is_kept(text: str, condition: str) -> None:
    assert only(text).condition == condition


@pytest.mark.parametrize(
    "text",
    [
        "Canada will build ten ports where appropriate.",
        "Canada will extend the loan if necessary.",
        "Canada will work with Peru to see if two ports can open.",
        "Canada will publish a report once a year.",
        "Even if it takes years, Canada will build ten ports.",
        "Canada will support the port for as long as it takes.",
        "Canada will impose a tax on goods subject to a tariff of ten percent.",
    ],
)
def test_hedges_and_other_uses_of_the_words_are_no_condition(text: str) -> None:
    assert only(text).condition == ""


def test_a_condition_of_a_lead_in_holds_for_its_items() -> None:
    document, _ = reader.read("case.md", b"If Parliament agrees, Canada will:\n\n- build ten new ports in the north\n")

    assert [each.condition for each in commitments.extract(document)] == ["If Parliament agrees"]


def test_a_condition_is_shown_and_in_the_record() -> None:
    commitment = only("Canada will open a clinic if the province pays.")

    assert "conditional: if the province pays" in lists.attributes(commitment)
    assert records.as_record(commitment)["condition"] == "if the province pays"
    assert records.as_record(only("Canada will open a clinic."))["condition"] is None
