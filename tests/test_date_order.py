"""A date such as 05/02/2023 is settled by the other dates of its folder, whatever the order in which they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from usmx_corpus.archive import Archive
from usmx_corpus.reading.metadata.order import order_of

if TYPE_CHECKING:
    from pathlib import Path

OPEN = "05/02/2023"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("USMX_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "ports"
    folder.mkdir()
    write(folder, "open", OPEN)
    return folder


def write(folder: Path, name: str, day: str) -> None:
    text = f"---\ntitle: Plan\ndate: {day}\n---\n\nThe Port Authority will dredge the channel in two years.\n"
    (folder / f"{name}.md").write_text(text, encoding="utf-8")


def day(folder: Path) -> str:
    """Return the day of the open date, by the index and by reading the file alone, which must agree."""
    with Archive.open(folder) as archive:
        listed = {header.id: header.date for header in archive.documents}["open"]
        assert archive.read("open")[0].date == listed
    return str(listed)


def codes(folder: Path) -> list[str]:
    with Archive.open(folder) as archive:
        return [problem.code for problem in archive.check() if problem.path == "open.md"]


@pytest.mark.parametrize(
    ("other", "expected"),
    [("31/12/2022", "2023-02-05"), ("12/31/2022", "2023-05-02"), ("5/6/2022", "None"), ("2022-12-31", "None")],
)
def test_another_date_of_the_folder_settles_it(folder: Path, other: str, expected: str) -> None:
    write(folder, "other", other)

    assert day(folder) == expected


def test_dates_that_differ_settle_nothing(folder: Path) -> None:
    write(folder, "one", "31/12/2022")
    write(folder, "two", "12/31/2022")

    assert (day(folder), codes(folder)) == ("None", ["ambiguous-date"])


def test_a_file_that_comes_later_settles_it_and_one_that_goes_unsettles_it(folder: Path) -> None:
    assert (day(folder), codes(folder)) == ("None", ["ambiguous-date"])
    write(folder, "other", "31/12/2022")
    assert (day(folder), codes(folder)) == ("2023-02-05", ["date-order"])
    write(folder, "third", "12/31/2022")
    assert day(folder) == "None"
    (folder / "other.md").unlink()
    assert day(folder) == "2023-05-02"


def test_the_deadlines_of_a_settled_document_count_from_its_day(folder: Path) -> None:
    write(folder, "other", "31/12/2022")

    with Archive.open(folder) as archive:
        deadlines = [mention.commitment.deadline for mention in archive.commitments()]

    assert {str(each and each.end) for each in deadlines} == {"2025-02-05", "2024-12-31"}


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"date: 31/12/2022\n", "day"),
        (b'"datePublished": "31-12-2022",\n', "day"),
        (b"pubDate = '12/31/2022'\n", "month"),
        (b"lastmod: 31/12/2022", "day"),
        (b"date: 05/06/2022\n", ""),
        (b"score: 31/12/2022\n", ""),
        (b"On 31/12/2022 the port closed.\n", ""),
        (b"", ""),
        (b"\xff\xfe date: 31/12/2022", ""),
    ],
)
def test_only_dates_of_metadata_tell_the_order(head: bytes, expected: str) -> None:
    assert order_of([head]) == expected
