"""Title and date of a document that states none: from its top, its name and its address, and not at any price."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from usmx_corpus.archive import Archive
from usmx_corpus.reading import reader
from usmx_corpus.reading.metadata import derived

if TYPE_CHECKING:
    from pathlib import Path

    from usmx_corpus.model import Document

TEXT = "The Minister opened the new quay and promised to pay for a second one by the end of the year."
TITLE = "New quay for the northern harbour"
DAY = date(2022, 3, 14)  # a Monday


def read(text: str, path: str = "quay.txt") -> Document:
    return reader.read(path, text.encode())[0]


# --- dates ---


@pytest.mark.parametrize(
    "top",
    [
        "March 14, 2022",
        "14th March 2022",
        "Monday, 14 March 2022",
        "14.03.2022",
        "For immediate release – 14 March 2022",
        "FOR IMMEDIATE RELEASE\nMarch 14, 2022",
        "Published 14 March 2022",
        "Published 14 March 2022 Last updated 20 March 2022",
        "Published 14 March 2022, last updated 20 March 2022",
        "Published: 14 March 2022\n\nLast updated: 20 March 2022",
        "Published\n14 March 2022\nUpdated\n20 March 2022",
        "Date: 14 March 2022",
        "Press release | 14 March 2022",
        "14 March 2022 | Press release",
        "Posted On: 14 MAR 2022 4:10PM by PIB Vestby",
        "Vestby, 14 March 2022",
        "Vestby (Norland), 14 March 2022",
        "VESTBY (14 March 2022)",
        "Vestby, le 14 mars 2022",
        "Vestby, den 14. März 2022",
        "Vestby, 14 de marzo de 2022",
        "Publié le 14 mars 2022",
        "Veröffentlicht am 14. März 2022",
        "Fecha: 14 de marzo de 2022",
        "Admin | March 14, 2022",
        "Ministry of Ports\nPress release\nVestby, 14 March 2022",
        "Public hearing on quays\nMarch 14, 2022\nTestimony of Per Dahl",
        "Nr. 12/2022\n14 March 2022\nEmbargoed until 15 March 2022",
    ],
)
def test_a_line_above_the_text_dates_it(top: str) -> None:
    document = read(f"{top}\n\n{TITLE}\n\n{TEXT}\n")

    assert (document.date, "date" in document.derived) == (DAY, True)


@pytest.mark.parametrize(
    "dateline",
    [
        "VESTBY, March 14, 2022 – ",
        "Vestby, 14 March 2022: ",
        "VESTBY, Norland (March 14, 2022) — ",
        "(Vestby, Norland, 14 March 2022) ",
        "March 14, 2022 – Vestby, Norland – Ministry of Ports – ",
        "Vestby, Norland – March 14, 2022 – ",
        "VESTBY, March 14, 2022 /Courier/ -- ",
        "VESTBY, March\n14, 2022 -- ",
    ],
)
def test_a_dateline_dates_the_text_behind_it(dateline: str) -> None:
    assert read(f"{TITLE}\n\n{dateline}{TEXT}").date == DAY


@pytest.mark.parametrize(
    "text",
    [
        f"On March 14, 2022, the Council met. {TEXT}",
        f"On March 14, 2022 – a Monday – the Council met. {TEXT}",
        f"The Council met on\nMarch 14, 2022.\n\n{TEXT}",
        f"Copyright 14 March 2022\n\n{TEXT}",
        f"© 2022\n\n{TEXT}",
        f"Last updated 14 March 2022\n\n{TEXT}",
        f"Last updated\n14 March 2022\n\n{TEXT}",
        f"Effective date: March 14, 2022\n\n{TEXT}",
        f"EFFECTIVE DATE:\nMarch 14, 2022\n\n{TEXT}",
        f"Embargoed until 14 March 2022\n\n{TEXT}",
        f"PUBLIC HEARING\nMarch 14, 2022\n\n{TEXT}",
        f"Notice of public meeting on quays\nMarch 14, 2022\n\n{TEXT}",
        f"Monday, March 14, 2022, 9 PM ET\n\n{TEXT}",
        f"(March 14, 2022)\n\n{TEXT}",
        f"Tuesday, March 14, 2022\n\n{TEXT}",
        f"March 2022\n\n{TEXT}",
        f"03/04/2022\n\n{TEXT}",
        f"Contract, and Supporting Data,\nMarch 14, 2022\n(Request).\n\n{TEXT}",
        f"{TEXT}\n\nDone at Vestby, 14 March 2022\n",
        f"{TEXT}\n\n14 March 2022\n",
        f"Date: March 14, 2022\nTime: 10 a.m.\nPlace: Room 4\n\n{TEXT}",
        f"Latest news\n14 March 2022\nA quay opens\n20 March 2022\nA port closes\n\n{TEXT}",
    ],
)
def test_any_other_day_is_not_its_date(text: str) -> None:
    document = read(text)

    assert (document.date, "date" in document.derived) == (None, False)


@pytest.mark.parametrize(
    "path",
    [
        "2022-03-14-quay.md",
        "2022_03_14_quay.md",
        "news/20220314.txt",
        "quay-2022-03-14.txt",
        "quay_20220314.html.txt",
        "news/2022/03/14/quay.md",
    ],
)
def test_the_name_of_a_file_dates_it(path: str) -> None:
    document = read(TEXT, path)

    assert (document.date, document.derived) == (DAY, frozenset({"date"}))


@pytest.mark.parametrize(
    "path",
    [
        *("20220314IPR4711.md", "quay-2022.md", "2022-03.md", "2022-13-14.md", "12022-03-14.md"),
        *("2022-03-14_2022-03-15.md", "Scan_20220314.md", "IMG_20220314_101010.md"),
        *("Screenshot 2022-03-14.md", "quay-saved-2022-03-14.md"),
    ],
)
def test_a_name_that_is_no_date_dates_nothing(path: str) -> None:
    assert read(TEXT, path).date is None


def test_an_address_dates_a_document() -> None:
    document = read(f"---\ntitle: A\nurl: https://ports.example/2022/03/14/quay\n---\n{TEXT}")

    assert (document.date, document.derived) == (DAY, frozenset({"date"}))


def test_two_days_that_differ_give_none_and_check_tells_both(tmp_path: Path) -> None:
    (tmp_path / "2022-03-20-quay.txt").write_text(f"Vestby, 14 March 2022\n\n{TITLE}\n\n{TEXT}", encoding="utf-8")

    archive = Archive.open(tmp_path)

    assert [document.date for document in archive.documents] == [None]
    messages = [problem.message for problem in archive.check()]
    assert "no date: line 1 has 2022-03-14; its name has 2022-03-20" in messages


def test_what_a_file_states_is_never_overridden() -> None:
    stated = read(f"---\ntitle: A\ndate: 2022-04-01\n---\n# B\n\nVestby, 14 March 2022 – {TEXT}", "2022-03-14.md")
    unknown = read(f"---\ntitle: A\ndate: unknown\n---\n{TEXT}", "2022-03-14.md")
    either = read(f"---\ntitle: A\ndate: 05/02/2023\n---\n{TEXT}", "2022-03-14.md")

    assert [(each.title, each.date, each.derived) for each in (stated, unknown, either)] == [
        ("A", date(2022, 4, 1), frozenset()),
        ("A", None, frozenset()),
        ("A", None, frozenset()),
    ]


def test_what_a_sidecar_gives_is_never_overridden() -> None:
    document, _ = reader.read(
        "2022-03-14.md", f"# B\n\n{TEXT}".encode(), b"title: A\ndate: unknown", "2022-03-14.meta.yaml"
    )

    assert (document.title, document.date, document.derived) == ("A", None, frozenset())


# --- titles ---


@pytest.mark.parametrize(
    ("top", "title"),
    [
        (f"# {TITLE}", TITLE),
        (f"## {TITLE}", TITLE),
        (f"# {TITLE}\n*Published: 14 March 2022*", TITLE),
        (TITLE, TITLE),
        (f"**{TITLE}**", TITLE),
        (f"{TITLE}\n14 March 2022", TITLE),
        (f"14 March 2022\n\n{TITLE}", TITLE),
        (f"Press release\n\n{TITLE}", TITLE),
        (f"PRESS RELEASE No. 12/2022\n{TITLE}", TITLE),
        (f"THE WHITE HOUSE\nOffice of the Press Secretary\n\nFOR IMMEDIATE RELEASE\nMarch 14, 2022\n\n{TITLE}", TITLE),
        (f"Government of Norland\nMinistry of Ports\n12 Quay Street, Vestby\nTel: +47 22 33 44 55\n\n{TITLE}", TITLE),
        (f"For Immediate Release\nContact: Per Dahl\n555-123-4567\npress@ports.example\n\n{TITLE}", TITLE),
        (f"Pressemitteilung\nVestby, den 14. März 2022\n\n{TITLE}", TITLE),
        (f"For immediate release: {TITLE}", TITLE),
        (
            "For Immediate Release\nMINISTER OPENS THE NEW QUAY\nOF THE NORTHERN HARBOUR\n",
            "MINISTER OPENS THE NEW QUAY OF THE NORTHERN HARBOUR",
        ),
        ("14 March 2022\nMinister Opens Quay and\nPromises Two", "Minister Opens Quay and Promises Two"),
        ("Vestby, 14 March 2022\n\nHarbour plan", "Harbour plan"),
        ("FACT SHEET: Quays and harbours\n14 March 2022", "FACT SHEET: Quays and harbours"),
        ("Government opens a new quay\n14 March 2022", "Government opens a new quay"),
        ("14 March 2022\n\nMinistry of Ports Launches a Plan", "Ministry of Ports Launches a Plan"),
        ("Norland Ports and Harbours\nOversight Board\n14 March 2022\n\nA plan for the port", "A plan for the port"),
        ("M I N I S T R Y  O F  P O R T S\n14 March 2022\n\nA plan for the port", "A plan for the port"),
        ("14 March 2022\nHead to Resign from the\nNorland Ports Board", "Head to Resign from the Norland Ports Board"),
    ],
)
def test_the_line_above_the_text_is_its_title(top: str, title: str) -> None:
    document = read(f"{top}\n\n{TEXT}\n")

    assert (title, True) == (document.title, "title" in document.derived)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        f"{TEXT}\n\n# Later\n\n{TEXT}",
        f"South Lawn\n\n2:15 P.M. EDT\n\nTHE PRESIDENT: {TEXT}",
        f"James S. Brady Press Briefing Room\n\n2:15 P.M. EDT\n\nQ: {TEXT}",
        f"East Room\n\n{TEXT}",
        f"Dear Mr. Speaker:\n\n{TEXT}",
        f"Memorandum for the Secretary of Ports\n\n{TEXT}",
        f"14 March 2022\nPer Dahl\nChief of Staff\nTel: 555-123-4567\n\n{TEXT}",
        f"Date: March 14, 2022\nTime: 10 a.m.\nPlace: Room 4\n\n{TEXT}",
        f"| Subject | Ports of the north |\n\n{TEXT}",
        f"AGENCY: Port Office\nACTION: Notice\n\n{TEXT}",
        f"## Ports\n\n{TEXT}\n\n## Roads\n\n{TEXT}",
        f"- the first item of a list\n- the second\n\n{TEXT}",
        "The Minister of Ports will open the new quay\nin Vestby, and will meet the mayor of Telmar\nthere in May",
    ],
)
def test_what_may_be_no_title_is_none(text: str) -> None:
    assert (read(text).title, "title" in read(text).derived) == ("", False)


def test_a_title_stays_in_the_text() -> None:
    assert [block.text.clean for block in read(f"# {TITLE}\n\n{TEXT}").blocks] == [TITLE, TEXT]


def test_the_top_of_a_huge_text_is_all_that_is_read() -> None:
    document = read("\n".join(["Home"] * 200_000))

    assert len(derived.top(document.raw, document.blocks)) < 100
