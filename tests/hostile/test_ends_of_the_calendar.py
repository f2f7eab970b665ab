"""Documents of the first and last days of the calendar can be cited, in every time zone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from usmx_corpus.cli import main

if TYPE_CHECKING:
    from pathlib import Path

DATES = (
    "9999-12-31", "0001-01-01", "9999-12-31T23:59:59-12:00", "9999-12-31T23:59:59+12:00", "0001-01-01T00:00:00+14:00",
    "0001-01-01T00:00:00-14:00", "0000-01-01", "0000-12-31T23:59:59-12:00", "10000-01-01", "-0001-01-01",
)  # fmt: skip
CLAIM = "The agency will train 50 inspectors by the end of next month."


@pytest.fixture(params=DATES)
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    date, url = request.param, "https://www.whitehouse.gov/briefing-room/9999/12/31/x/"
    for name in ("one", "two"):
        head = f"date: {date}\npublished_time: {date}\nmodified_time: {date}\nsource_url: {url}"
        (tmp_path / f"{name}.md").write_text(f"---\ntitle: Title\n{head}\n---\n{CLAIM}\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("format_", ["csl", "annotation", "hypothesis", "json", "table", "csv", "markdown"])
def test_a_source_of_such_a_day(folder: Path, capsys: pytest.CaptureFixture[str], format_: str) -> None:
    assert main(["trace", CLAIM, "--corpus", str(folder), "--format", format_]) == 0
    printed, remarks = capsys.readouterr()
    assert printed
    assert "internal" not in remarks
    if format_ in {"csl", "annotation", "hypothesis", "json"}:
        json.loads(printed)


@pytest.mark.parametrize(
    "command",
    [
        "list documents", "list commitments --count month", "list commitments --count year", "list duplicates", "check",
        "show one", "diff one two", "diff one two --format html", "search inspectors", "list commitments --json",
    ],
)  # fmt: skip
def test_every_other_command(folder: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert main([*command.split(), "--corpus", str(folder)]) in {0, 1}
    assert "internal" not in capsys.readouterr().err
