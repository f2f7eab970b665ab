"""Among very many passages alike the right one comes into question, from memory and from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from usmx_corpus.archive import Archive
from usmx_corpus.trace import explain, trace
from usmx_corpus.trace.candidates import Passages, Reach, within

if TYPE_CHECKING:
    from pathlib import Path

    from usmx_corpus.model import Trace

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
YEARS = range(2011, 2026)
TWICE = """---
title: Bees
permalink: https://example.org/bees
---

What follows is about bees, and what they are worth to us.

Beekeepers of Yucatán will be paid for their hives.

We say it again:

Beekeepers of Yucatán will be paid for their hives. Honey is dear in the valleys of Oaxaca.
"""


SHORT = {
    "zinc.md": "The minister promised the plumbers of Oaxaca access to zinc.",
    "access.md": (
        "The Arab Community Center for Economic and Social Services (ACCESS) met.\n\n"
        "ACCESS gave the plumbers of Puebla twelve ducats."
    ),
    "qvn.md": "# Report on the Quartz Violin Network (QVN)\n\nThe QVN pays cooks of Jalisco nine ducats.",
    "elsewhere.md": "The Royal Kayak League (RKL) rows.",
    "rkl.md": "The RKL lends boats to nuns of Durango.",
    "zhp.md": "The Zonal Hamster Projects (ZHPS) opened. Cooks of Sonora sing for the ZHPS.",
    "justice.md": "Justice for Marina of Colima was noted here.",
    "signs.md": "The Prophet ﷺ wrote section 3⑴a for 𝐌𝐚𝐫𝐢𝐭𝐚 of Nayarit.",
}


@pytest.fixture(params=["memory", "file"])
def passages(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Passages:
    """Give 150 releases that differ in a month and a year, and 150 that say the words of a sentence in disorder."""
    root = tmp_path / "releases"
    root.mkdir()
    for year in YEARS:
        for month in MONTHS:
            text = f"# Logs\n\nToday the office released visitor log records generated in {month} {year}.\n\n"
            said = (
                f"# Words\n\nThe election is a day, and in {year} {month} short days come before an election day.\n\n"
            )
            (root / f"logs-{year}-{month}.md").write_text(text, encoding="utf-8")
            (root / f"words-{year}-{month}.md").write_text(said, encoding="utf-8")
    for name, text in {**SHORT, "twice.md": TWICE}.items():
        (root / name).write_text(text, encoding="utf-8")
    (root / "z-remarks.md").write_text("# Remarks\n\nAnd an election day is a short day.\n", encoding="utf-8")
    monkeypatch.setenv("USMX_CACHE", str(tmp_path / ("caches" if request.param == "file" else "release-0.md/caches")))
    return Archive.open(root).passages()


def first(answer: Trace) -> tuple[str, str, str]:
    source = answer.sources[0]
    return answer.verdict, source.location.path, source.grade


@pytest.mark.parametrize(("month", "year"), [("June", 2018), ("October", 2025), ("January", 2011)])
def test_a_figure_finds_the_one_of_many_that_states_it(passages: Passages, month: str, year: int) -> None:
    told = f"The office released visitor log records generated in {month} {year}"

    assert first(trace(passages, told)) == ("sourced", f"logs-{year}-{month}.md", "verbatim")


def test_a_figure_finds_the_one_that_states_it_in_the_passive(passages: Passages) -> None:
    told = "The visitor log records of June 2018 were released"

    assert first(trace(passages, told)) == ("sourced", "logs-2018-June.md", "reworded")


def test_a_quote_of_common_words_is_found_among_those_that_hold_all_of_them(passages: Passages) -> None:
    assert first(trace(passages, "an election day is a short day")) == ("sourced", "z-remarks.md", "verbatim")


@pytest.mark.parametrize(
    ("claim", "verdict", "path"),
    [
        (
            "The Arab Community Center for Economic and Social Services gave plumbers twelve ducats",
            "sourced",
            "access.md",
        ),
        ("The Quartz Violin Network pays cooks of Jalisco nine ducats", "sourced", "qvn.md"),
        ("Cooks of Sonora sing for the Zonal Hamster Projects", "sourced", "zhp.md"),
        ("Justice for Marina was noted", "sourced", "justice.md"),
        ("The Prophet ﷺ wrote section 3⑴a for Marita", "sourced", "signs.md"),
    ],
)
def test_short_forms_and_odd_words_are_found(passages: Passages, claim: str, verdict: str, path: str) -> None:
    assert first(trace(passages, claim))[:2] == (verdict, path)


def test_a_short_form_counts_only_where_its_own_document_defines_it(passages: Passages) -> None:
    assert trace(passages, "The Royal Kayak League lends boats to nuns of Durango").verdict == "unsourced"


def test_a_word_is_no_short_form(passages: Passages) -> None:
    claim = "The minister promised the plumbers of Oaxaca social and economic services at an Arab community center"
    shares = {match.passage.about.path: match.score.coverage for match in explain(passages, claim)}

    assert 0.3 < shares["zinc.md"] < 0.6  # it has the minister, the plumbers and their town, and only these


def test_a_claim_is_answered_alike_whatever_was_asked_before(passages: Passages) -> None:
    claims = [
        "ZHPS opened",
        "The QVN pays cooks",
        "ACCESS gave ducats",
        "Cooks of Sonora sing for Zonal Hamster Projects",
    ]
    there = [trace(passages, claim) for claim in claims]

    assert [trace(passages, claim) for claim in reversed(claims)] == there[::-1]


@pytest.mark.parametrize(
    ("claim", "directive"),
    [
        ("Honey is dear in the valleys of Oaxaca", "Honey%20is%20dear%20in%20the%20valleys%20of%20Oaxaca."),
        (
            "Beekeepers of Yucatán will be paid for their hives",
            "worth%20to%20us.-,Beekeepers%20of%20Yucat%C3%A1n%20will%20be%20paid%20for%20their%20hives.",
        ),
    ],
)
def test_a_link_tells_words_from_where_else_on_the_page_they_stand(
    passages: Passages, claim: str, directive: str
) -> None:
    link = trace(passages, claim).sources[0].link

    assert link == f"https://example.org/bees#:~:text={directive}"


def test_what_lies_beside_a_document_changes_no_answer_about_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("USMX_CACHE", str(tmp_path / "caches"))
    root = tmp_path / "releases"
    root.mkdir()
    claims = [
        "The Quartz Violin Network pays cooks of Jalisco nine ducats",
        "The network pays cooks of Jalisco twelve ducats",
        "Plumbers of Puebla were given ducats by a center for social services",
        "The cooks of Jalisco will fly to the moon in violins",
    ]
    given: list[list[Trace]] = []
    for beside in (0, 1, 40):
        for number in range(beside):
            text = f"The Zebra Rescue (QVN) of day {number} feeds zebras.\n\nTo pay is to network."
            (root / f"zebra-{number}.md").write_text(text, encoding="utf-8")
        for name in ("access.md", "qvn.md", "zinc.md"):
            (root / name).write_text(SHORT[name], encoding="utf-8")
        passages = Archive.open(root).passages()
        given.append([trace(passages, claim) for claim in claims])

    assert [answer.verdict for answer in given[0]] == ["sourced", "conflicting", "sourced", "unsourced"]
    for answers in given[1:]:
        assert [answer.sources[0] for answer in answers] == [answer.sources[0] for answer in given[0]]


def test_equal_passages_come_in_the_order_of_documents_whenever_they_were_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("USMX_CACHE", str(tmp_path / "caches"))
    root = tmp_path / "releases"
    root.mkdir()
    names = [f"{number:03}.md" for number in range(30)]
    for some in (names[::2], names[1::2]):  # the second half is read later
        for name in some:
            (root / name).write_text(f"Bees number {name[:3]}.\n\nBees again.", encoding="utf-8")
        passages = Archive.open(root).passages()

    found = passages.candidates([{"bee": 1.0}], Reach(7))
    held, count = passages.holding_all(["bee"], 7, bool)

    places = [(name, number) for name in names for number in (0, 1)][:7]
    assert [(passage.location.path, passage.number) for passage in found] == places
    assert [(passage.location.path, passage.number) for passage in held] == places
    assert count == 7


@pytest.mark.parametrize(
    ("reach", "expected"),
    [
        (Reach(6), [0, 1, 2, 3, 4, 5]),
        (Reach(6, texts=2), [0, 1, 2, 4]),
        (Reach(6, least=0.6), [0, 1, 2]),
        (Reach(6, sure=4, least=0.6), [0, 1, 2, 3]),
        (Reach(6, texts=1, sure=6, least=0.6), [0, 2, 4]),
    ],
)
def test_how_far_down_passages_are_taken(reach: Reach, expected: list[int]) -> None:
    ranked = [(0, 10.0), (1, 9.0), (2, 6.0), (3, 5.9), (4, 3.0), (5, 1.0)]
    texts = ["one", "two", "one", "three", "one", "four"]

    assert within(reach, ranked, lambda ids: [texts[id_] for id_ in ids]) == expected
    assert within(reach, [], lambda _ids: []) == []
