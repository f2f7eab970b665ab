"""The mentions of a commitment in order of time, and the later documents that name its object."""

from __future__ import annotations

import json
import os
from datetime import date
from typing import TYPE_CHECKING

import pytest

from usmx_corpus import corpus
from usmx_corpus.archive import Archive
from usmx_corpus.commitments import extract
from usmx_corpus.history import appearances, objects
from usmx_corpus.model import Difference, Filters
from usmx_corpus.reading import reader
from usmx_corpus.render import history, pipe, to_json

if TYPE_CHECKING:
    from pathlib import Path

    from usmx_corpus.model import Appearance, Commitment

HOLD = "Canada and Peru agreed to hold a High-Level Fisheries Dialogue in September."
FOUND = "Canada and Peru will establish the Coastal Weather Council."
LOAN = "Canada will lend Peru's growers $40 million for drip irrigation in the coastal valleys."


def write(root: Path, name: str, day: str, title: str, body: str = "The ministers met and spoke.") -> None:
    head = f"date: '{day}'\n" if day else ""
    (root / f"{name}.md").write_text(f"---\n{head}title: {json.dumps(title)}\n---\n\n{body}\n", encoding="utf-8")


def followed(root: Path, words: str) -> tuple[Appearance, ...]:
    """Follow the first commitment with these words."""
    archive = Archive.open(root)
    try:
        return archive.history(archive.commitments(Filters(words=words))[0].commitment.id)
    finally:
        archive.close()


def inferred(root: Path, words: str) -> list[str]:
    return [each.document for each in followed(root, words) if each.how == "inferred"]


def commitment(text: str) -> Commitment:
    document, _ = reader.read("one.md", f"---\ndate: '2021-06-08'\n---\n\n{text}\n".encode())
    return extract(document)[0]


def name_of(text: str) -> str:
    named = objects.object_of(commitment(text))
    return named.text if named else ""


# --- the five documents --------------------------------------------------------------------------------------------


def of_the_five(document: str, words: str) -> tuple[Appearance, ...]:
    archive = Archive.open(corpus.packaged_root())
    try:
        found = archive.commitments(Filters(documents=(document,), words=words))
        return archive.history(found[0].commitment.id)
    finally:
        archive.close()


def test_the_dialogue_of_june_leads_to_the_fact_sheet_of_september() -> None:
    found = of_the_five("fact-sheet", "hold economic dialogue")

    assert [(each.document, each.how) for each in found] == [
        ("fact-sheet", "stated"),
        ("mexican-summary", "repeated"),
        ("hled-fact-sheet", "inferred"),
    ]
    assert found[-1].reason == (
        "its title names “High-Level Economic Dialogue”; dated within the deadline “in September” "
        "(2021-09-01 to 2021-09-30)"
    )


def test_an_inference_leads_to_the_line_it_rests_on() -> None:
    last = of_the_five("fact-sheet", "hold economic dialogue")[-1]
    raw = (corpus.packaged_root() / last.location.path).read_text(encoding="utf-8")

    assert raw[last.location.start : last.location.end].startswith('title: "FACT SHEET')
    assert raw[: last.location.start].count("\n") == last.location.line - 1


def test_a_summary_in_short_words_leads_there_too() -> None:
    found = of_the_five("mexican-summary", "HLED september")

    assert [(each.document, each.how) for each in found][1:] == [
        ("mexican-summary", "stated"),
        ("hled-fact-sheet", "inferred"),
    ]


def test_the_security_dialogue_leads_nowhere() -> None:
    found = of_the_five("fact-sheet", "cabinet security dialogue")

    assert [each.document for each in found] == ["fact-sheet", "mexican-summary"]


def test_each_step_shows_what_changed_since_the_one_before() -> None:
    found = of_the_five("fact-sheet", "labor legislation additional")

    assert [(each.document, each.differences) for each in found] == [
        ("fact-sheet", ()),
        ("sanders-statement", (Difference("qualifier", "additional", "approximately"),)),
        ("mexican-summary", (Difference("qualifier", "approximately", "additional"),)),
        ("sanders-statement-archived", (Difference("qualifier", "additional", "approximately"),)),
    ]


def test_undated_documents_come_last() -> None:
    dates = [each.date for each in of_the_five("fact-sheet", "labor legislation additional")]

    assert dates == [date(2021, 6, 8), date(2021, 6, 8), date(2021, 6, 15), None]


# --- other corpora: mentions -------------------------------------------------------------------------------------


def test_appearances_are_in_order_of_time_whatever_the_names(tmp_path: Path) -> None:
    write(tmp_path, "a", "2022-03-01", "Third", LOAN.replace("$40", "$60"))
    write(tmp_path, "b", "", "Undated", LOAN)
    write(tmp_path, "c", "2021-01-05", "First", LOAN)
    write(tmp_path, "d", "2021-06-08", "Second", LOAN.replace("will", "plans to"))

    found = followed(tmp_path, "irrigation")

    assert [each.document for each in found] == ["c", "d", "a", "b"]
    assert [each.differences for each in found] == [
        (),
        (Difference("strength", "pledged", "planned"),),
        (Difference("amount", "$40 million", "$60 million"), Difference("strength", "planned", "pledged")),
        (Difference("amount", "$60 million", "$40 million"),),
    ]


def test_a_copy_comes_after_its_original_though_dated_before(tmp_path: Path) -> None:
    write(tmp_path, "original", "2021-06-08", "Release", LOAN)
    write(tmp_path, "a-copy", "2021-06-01", "Release", LOAN)
    (tmp_path / "a-copy.meta.yaml").write_text("kind: archived\ncopy_of: original\n", encoding="utf-8")

    assert [each.document for each in followed(tmp_path, "irrigation")] == ["original", "a-copy"]


def test_only_one_appearance_is_the_one_asked_for(tmp_path: Path) -> None:
    for name, day in (("first", "2021-01-05"), ("second", "2021-02-05"), ("third", "2021-03-05")):
        write(tmp_path, name, day, "Release", LOAN)
    archive = Archive.open(tmp_path)
    asked = archive.commitments(Filters(documents=("second",)))[0].commitment.id

    assert [each.how for each in archive.history(asked[:6])] == ["repeated", "stated", "repeated"]


def test_a_commitment_with_another_partner_is_not_an_appearance(tmp_path: Path) -> None:
    write(tmp_path, "peru", "2021-06-08", "Release", HOLD)
    write(tmp_path, "chile", "2021-07-08", "Release", HOLD.replace("Peru", "Chile"))

    assert [each.document for each in followed(tmp_path, "fisheries")] == ["peru"]


# --- other corpora: later documents -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2021-06-30", []),
        ("2021-08-24", []),
        ("2021-08-25", ["later"]),
        ("2021-09-01", ["later"]),
        ("2021-10-07", ["later"]),
        ("2021-10-08", []),
        ("2022-09-15", []),
        ("", []),
    ],
)
def test_a_deadline_gives_a_week_on_either_side(tmp_path: Path, day: str, expected: list[str]) -> None:
    write(tmp_path, "first", "2021-06-08", "Release", HOLD)
    write(tmp_path, "later", day, "Readout of the High-Level Fisheries Dialogue")

    assert inferred(tmp_path, "fisheries") == expected


@pytest.mark.parametrize(
    ("day", "expected"), [("2021-06-08", []), ("2021-06-09", ["later"]), ("2022-06-09", ["later"]), ("2022-06-10", [])]
)
def test_without_a_deadline_a_commitment_is_followed_for_a_year(tmp_path: Path, day: str, expected: list[str]) -> None:
    write(tmp_path, "first", "2021-06-08", "Release", FOUND)
    write(tmp_path, "later", day, "First Meeting of the Coastal Weather Council")

    assert inferred(tmp_path, "coastal") == expected


@pytest.mark.parametrize(
    "title",
    [
        "Readout of the High-Level Security Dialogue",
        "Readout of the High-Level Fisheries Conference",
        "Dialogue on the High Price and Level of Fisheries",
        "Canada and Chile Hold High-Level Fisheries Dialogue",
    ],
)
def test_an_event_of_another_name_is_not_inferred(tmp_path: Path, title: str) -> None:
    write(tmp_path, "first", "2021-06-08", "Release", HOLD)
    write(tmp_path, "other", "2021-09-10", title)
    write(tmp_path, "same", "2021-09-12", "Canada and Peru Hold High-Level Fisheries Dialogue")

    assert inferred(tmp_path, "fisheries") == ["same"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Remarks at the Harbor Rescue and Island Clinics Council", ["other"]),
        ("Remarks on Harbor Rescue and Island Clinics", []),
        ("Harbor Towns Ask Rescue Crews for Better Island Roads and Rural Clinics, Says Council", []),
    ],
)
def test_a_name_has_its_head_and_its_words_close_together(tmp_path: Path, title: str, expected: list[str]) -> None:
    body = "Canada will establish the Harbor Rescue and Island Clinics Council."
    write(tmp_path, "first", "2021-06-08", "Release", body)
    write(tmp_path, "other", "2021-09-10", title)
    for number in range(9):  # so that "Council" tells little
        write(tmp_path, f"early-{number}", "2020-01-01", "A Council")

    assert inferred(tmp_path, "harbor") == expected


def test_a_year_in_a_name_is_no_deadline(tmp_path: Path) -> None:
    write(tmp_path, "first", "2022-08-09", "Release", "Canada will sign the Rural Bridges Act of 2022.")
    write(tmp_path, "later", "2023-02-01", "Remarks at the Signing of the Rural Bridges Act")

    assert inferred(tmp_path, "bridges") == ["later"]


def test_an_agreement_with_a_union_is_not_one_with_a_country(tmp_path: Path) -> None:
    body = "Canada and Peru will sign the Agreement on Reciprocal Rivers."
    write(tmp_path, "first", "2021-06-08", "Release", body)
    write(tmp_path, "union", "2021-07-01", "Canada and the European Union Sign Agreement on Reciprocal Rivers")
    write(tmp_path, "talks", "2021-07-02", "Canada and Peru on the Agreement on Reciprocal Rivers")
    write(tmp_path, "peru", "2021-07-03", "Canada and Peru Sign Agreement on Reciprocal Rivers")

    assert inferred(tmp_path, "rivers") == ["peru"]


def test_the_second_of_a_kind_is_not_the_third(tmp_path: Path) -> None:
    write(tmp_path, "first", "2021-06-08", "Release", "Canada will host the second Summit for Rivers in 2022.")
    write(tmp_path, "third", "2022-05-02", "Remarks at the Third Summit for Rivers")
    write(tmp_path, "second", "2022-05-01", "Remarks at the 2nd Summit for Rivers")

    assert inferred(tmp_path, "rivers") == ["second"]


def test_a_hundred_other_meetings_are_not_inferred(tmp_path: Path) -> None:
    kinds = (
        "Economic Dialogue",
        "Fisheries Council",
        "Level Crossing Forum",
        "High Court Meeting",
        "Security Dialogue",
    )
    write(tmp_path, "first", "2021-06-08", "Release", HOLD)
    for number in range(100):
        write(tmp_path, f"meeting-{number}", f"2021-09-{number % 28 + 1:02}", f"Readout of a {kinds[number % 5]}")
    write(tmp_path, "dialogue", "2021-09-10", "Readout of the High-Level Fisheries Dialogue")

    assert inferred(tmp_path, "fisheries") == ["dialogue"]


def test_the_opening_is_read_where_the_title_only_hints(tmp_path: Path) -> None:
    told = "On Thursday, the Coastal Weather Council met in Lima."
    write(tmp_path, "first", "2021-06-08", "Release", FOUND)
    write(tmp_path, "told", "2021-07-01", "Remarks on Coastal Weather", told)
    write(tmp_path, "passing", "2021-07-02", "Remarks on Coastal Weather", "Storms worry the Coastal Weather Council.")
    back = "The Coastal Weather Council, established in 2013, has its seat in Lima."
    write(tmp_path, "back", "2021-07-02", "Remarks on Coastal Weather", back)
    write(tmp_path, "late", "2021-07-03", "Remarks on Coastal Weather", "A.\n\nB.\n\nC.\n\n" + told)

    found = [each for each in followed(tmp_path, "council") if each.how == "inferred"]

    assert [(each.document, each.quote) for each in found] == [("told", told)]
    assert found[0].reason.startswith("its opening names “Coastal Weather Council”; dated 23 days after the commitment")


def test_a_short_name_that_a_document_defines_is_known(tmp_path: Path) -> None:
    write(tmp_path, "first", "2021-06-08", "Release", FOUND)
    defined = "The Coastal Weather Council (CWC) has its seat in Lima."
    write(tmp_path, "defined", "2021-07-01", "Remarks at the CWC", defined)
    write(tmp_path, "undefined", "2021-07-02", "Remarks at the CWC", "The ministers spoke.")

    assert inferred(tmp_path, "establish coastal") == ["defined"]


def test_no_more_files_are_read_than_the_limit(tmp_path: Path) -> None:
    write(tmp_path, "first", "2021-06-08", "Release", FOUND)
    for number in range(appearances.READ + 4):
        write(tmp_path, f"meeting-{number}", f"2021-07-{number + 1:02}", "Meeting of the Coastal Weather Council")

    found = inferred(tmp_path, "council")

    assert found == [f"meeting-{number}" for number in range(appearances.READ)]


def test_a_later_document_is_read_though_its_file_name_is_not_utf_8(tmp_path: Path) -> None:
    write(tmp_path, "first", "2021-06-08", "Release", FOUND)
    try:
        write(tmp_path, os.fsdecode(b"later-\xff"), "2021-07-01", "Meeting of the Coastal Weather Council")
    except OSError:
        pytest.skip("the file system takes only names in UTF-8")

    assert inferred(tmp_path, "coastal") == ["later-\N{REPLACEMENT CHARACTER}"]


def test_the_home_document_is_read_though_its_file_name_is_not_utf_8(tmp_path: Path) -> None:
    try:
        write(tmp_path, os.fsdecode(b"home-\xff"), "2021-06-08", "Release", f"{FOUND}\n\nCoastal Weather Council (CWC)")
    except OSError:
        pytest.skip("the file system takes only names in UTF-8")
    write(tmp_path, "later", "2021-07-01", "Meeting of the CWC")

    assert inferred(tmp_path, "establish") == ["later"]


# --- named objects --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (HOLD, "High-Level Fisheries Dialogue"),
        ("Canada will host the second Summit for Rivers with Peru in 2022.", "Summit for Rivers"),
        (
            "Canada will host a Conference on Hunger, Nutrition and Health.",
            "Conference on Hunger, Nutrition and Health",
        ),
        ("Canada will establish and lead a Rural Bridges Center to help mayors.", "Rural Bridges Center"),
        ("Canada and Peru agreed to hold a cabinet-level harbor dialogue.", "a cabinet-level harbor dialogue"),
        ("Canada will host APEC in 2023.", "APEC"),
        ("Canada will hold a meeting in September.", ""),
        ("Canada will publish new guidance.", ""),
        ("Canada will announce Rural Bridges Program grants.", ""),
        ("Canada will attend every meeting of the Coastal Weather Council.", ""),
        ("Canada will release a National Security Strategy.", ""),
        (LOAN, ""),
    ],
)
def test_the_object_of_a_commitment_has_a_name(text: str, name: str) -> None:
    assert name_of(text) == name


# --- how it is shown -----------------------------------------------------------------------------------------------


def shown(width: int) -> list[str]:
    found = of_the_five("fact-sheet", "hold economic dialogue")
    archive = Archive.open(corpus.packaged_root())
    view = history.timeline(archive.root, found, {header.id: header for header in archive.documents})
    return list(pipe.lines(view, width))


def test_the_timeline_runs_down_the_page_and_fits() -> None:
    lines = shown(80)

    assert max(map(len, lines)) <= 80
    assert [line[:13].split() for line in lines if line[:2] == "20"] == [
        ["2021-06-08", "●"],
        ["2021-06-15†", "○"],
        ["2021-09-09", "→"],
    ]
    assert "2 mentions, 1 later document inferred" in lines


def test_json_says_how_each_appearance_is_known() -> None:
    record = to_json.follow_up(of_the_five("fact-sheet", "hold economic dialogue"))
    appearances = record["appearances"]

    assert isinstance(appearances, list)
    assert record["id"] == appearances[0]["id"]
    assert [(each["how"], each["date"], bool(each["reason"])) for each in appearances] == [
        ("stated", "2021-06-08", False),
        ("repeated", "2021-06-15", False),
        ("inferred", "2021-09-09", True),
    ]
    assert {"document", "path", "line", "quote", "differences"} <= appearances[2].keys()
