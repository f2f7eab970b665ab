"""Huge numbers, nonsense and empty strings in arguments: an answer, or an error that says what is wrong."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from usmx_corpus.cli import main

if TYPE_CHECKING:
    from pathlib import Path

HUGE = "9" * 30


def answered(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) in {0, 1}
    return capsys.readouterr().out


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 2
    printed, remarks = capsys.readouterr()
    assert printed == ""
    return remarks


@pytest.mark.parametrize(
    "command",
    [
        "list documents",
        "list commitments",
        "list commitments --each",
        "list commitments --count month",
        "list duplicates",
    ],
)
def test_a_huge_limit_is_none(capsys: pytest.CaptureFixture[str], command: str) -> None:
    everything = answered(capsys, *command.split(), "--limit", "0")

    assert answered(capsys, *command.split(), "--limit", HUGE) == everything


def test_a_search_without_end_ends(capsys: pytest.CaptureFixture[str]) -> None:
    assert "labor" in answered(capsys, "search", "labor", "--limit", HUGE)


@pytest.mark.parametrize("context", [HUGE, "1000000000", "9223372036854775807"])
def test_a_huge_context_is_the_whole_text(capsys: pytest.CaptureFixture[str], context: str) -> None:
    whole = answered(capsys, "diff", "fact-sheet", "mexican-summary", "-C", "10000")

    assert answered(capsys, "diff", "fact-sheet", "mexican-summary", "-C", context) == whole


@pytest.mark.parametrize("option", ["--since", "--until"])
@pytest.mark.parametrize(
    "value",
    [
        "", " ", HUGE, "9" * 5000, f"2021-{HUGE}", f"2021-06-{HUGE}", "-2021", "2021-", "2021-13", "2021-02-30", "0",
        "0000", "2_021", " 2021", "+2021", "²", "٢٠٢١", "2021-06-08T00", "2021-6-8-1", "now", "\udcff", "1e3", "nan",
    ],
)  # fmt: skip
def test_a_date_that_is_none_is_refused(capsys: pytest.CaptureFixture[str], option: str, value: str) -> None:
    assert "not a date like" in refused(capsys, "list", "documents", f"{option}={value}")


@pytest.mark.parametrize("option", ["--since", "--until"])
@pytest.mark.parametrize("value", ["9999", "9999-12", "9999-12-31", "0001", "1", "0001-01-01"])
def test_the_ends_of_the_calendar_are_dates(capsys: pytest.CaptureFixture[str], option: str, value: str) -> None:
    for command in (
        ["list", "documents"],
        ["list", "commitments"],
        ["trace", "labor"],
        ["list", "duplicates"],
        ["check"],
    ):
        answered(capsys, *command, option, value)


@pytest.mark.parametrize("value", ["-1", "1.5", "²", "x", "", "nan", "0x10", "1e3"])
def test_a_number_that_is_none_is_refused(capsys: pytest.CaptureFixture[str], value: str) -> None:
    assert "--limit" in refused(capsys, "list", "documents", f"--limit={value}")
    assert "--context" in refused(capsys, "diff", "fact-sheet", "mexican-summary", f"--context={value}")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["list", "documents", "--corpus", ""], "is empty (use . for the current folder)"),
        (["--corpus", "", "list", "documents"], "is empty (use . for the current folder)"),
        (["index", "drop", "--corpus="], "is empty (use . for the current folder)"),
        (["diff", "", "fact-sheet"], "is empty: name a document"),
        (["diff", "fact-sheet", ""], "is empty: name a document"),
        (["diff", "fact-sheet", "--old", ""], "is empty: name a document"),
        (["show", ""], "is empty: name a document"),
        (["show", "  "], "is empty: name a document"),
        (["trace", ""], "the claim is empty"),
        (["trace", " \n"], "the claim is empty"),
        (["trace", "--batch", ""], "is empty: name a file"),
        (["search", ""], "no words to look for"),
        (["list", "documents", "--document", ""], "is empty: name a document"),
        (["trace", "labor", "--document", " "], "is empty: name a document"),
    ],
)
def test_an_empty_string_is_refused(capsys: pytest.CaptureFixture[str], arguments: list[str], message: str) -> None:
    assert message in refused(capsys, *arguments)


def test_an_empty_variable_is_no_folder(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USMX_CORPUS", "")

    assert "fact-sheet" in answered(capsys, "list", "documents")


# --- names that are not UTF-8 ----------------------------------------------------------------------------------------


@pytest.fixture
def strange(tmp_path: Path) -> Path:
    folder = tmp_path / "n\udcff"
    try:
        folder.mkdir()
        for name, number in (("a\udcfe.md", 50), ("b.md", 60)):
            (folder / name).write_text(f"The agency will train {number} inspectors.\n", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no names that are not UTF-8")
    return folder


@pytest.mark.parametrize("format_", ["table", "json", "csv", "markdown"])
@pytest.mark.parametrize(
    "command",
    [
        "list documents", "list commitments", "list duplicates", "check", "show b", "search train", "trace inspectors",
        "index show", "diff FOLDER/a\udcfe.md FOLDER/b.md", "diff FOLDER FOLDER", "trace x\udcff", "search xyz\udcff",
    ],
)  # fmt: skip
def test_names_that_are_not_utf_8_are_printed_in_utf_8(
    strange: Path, capsys: pytest.CaptureFixture[str], command: str, format_: str
) -> None:
    arguments = command.replace("FOLDER", str(strange)).split()

    printed = answered(capsys, *arguments, "--corpus", str(strange), "--format", format_)

    assert printed.encode()
    if format_ == "json":
        json.loads(printed)


@pytest.mark.parametrize("format_", ["csl", "annotation", "hypothesis"])
def test_citations_of_such_a_folder_too(strange: Path, capsys: pytest.CaptureFixture[str], format_: str) -> None:
    claim = "The agency will train 50 inspectors."

    assert json.loads(answered(capsys, "trace", claim, "--corpus", str(strange), "--format", format_).encode())


# --- a user without a home -------------------------------------------------------------------------------------------


def test_a_user_without_a_home_has_no_index_and_all_answers(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import pwd

    def nobody(_number: int) -> pwd.struct_passwd:
        raise KeyError

    for name in ("HOME", "USMX_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(pwd, "getpwuid", nobody)

    for command in (["list", "documents"], ["list", "commitments"], ["trace", "labor"], ["check"]):
        assert main(command) in {0, 1}
        printed, remarks = capsys.readouterr()
        assert printed
        assert [line.startswith("usmx: cannot write the index") for line in remarks.splitlines()] in ([True], [])
    assert main(["index", "show"]) == 0
    assert main(["index", "drop"]) == 0
