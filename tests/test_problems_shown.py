"""Which problems a command prints beside its answer, and which it only counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from usmx_corpus.cli import main
from usmx_corpus.reading import formats

if TYPE_CHECKING:
    from pathlib import Path

PROMISE = "The Port Authority will dredge the channel by May 2024.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of two documents, one of which has a date that is none, with an index of its own."""
    monkeypatch.setenv("USMX_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("usmx_corpus.index.build._TICK", 0)  # else files this fresh are read again
    folder = tmp_path / "ports"
    folder.mkdir()
    (folder / "plan.md").write_text(f"---\ntitle: Plan\ndate: 2023-05-02\n---\n\n{PROMISE}", encoding="utf-8")
    (folder / "draft.md").write_text(f"---\ntitle: Draft\ndate: soonish\n---\n\n{PROMISE}", encoding="utf-8")
    return folder


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """Return what a command prints on standard error."""
    capsys.readouterr()
    main(arguments)
    return capsys.readouterr().err.splitlines()


def test_the_first_command_that_reads_a_file_prints_its_problems(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (line,) = said(capsys, "list", "documents", "--corpus", str(folder))

    assert line.startswith(f"{folder / 'draft.md'}:3: ")


def test_later_commands_count_the_files_with_problems(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "list", "documents", "--corpus", str(folder))

    for command in (["list", "commitments"], ["search", "channel"], ["trace", "The Port Authority will dredge"]):
        assert said(capsys, *command, "--corpus", str(folder)) == ["1 file has problems; `usmx check` lists them"]


def test_a_new_file_is_told_apart_from_the_old_ones(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "list", "documents", "--corpus", str(folder))
    (folder / "empty.md").write_bytes(b"")

    new, old = said(capsys, "list", "documents", "--corpus", str(folder))

    assert new == f"{folder / 'empty.md'}:1: the file is empty (empty)"
    assert old == "1 more file has problems; `usmx check` lists them"


def test_without_a_written_index_no_problem_is_new(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("USMX_CACHE", str(tmp_path / "file" / "cache"))

    unwritten, problems = said(capsys, "list", "documents", "--corpus", str(folder))

    assert unwritten.startswith("usmx: cannot write the index")
    assert problems == "1 file has problems; `usmx check` lists them"


@pytest.mark.parametrize("period", [("--since", "2020"), ("--until", "2030"), ("--since", "2020", "--until", "2030")])
def test_a_period_counts_the_documents_that_have_no_date(
    folder: Path, capsys: pytest.CaptureFixture[str], period: tuple[str, ...]
) -> None:
    said(capsys, "list", "documents", "--corpus", str(folder))

    for command in (["list", "documents"], ["list", "commitments"], ["search", "channel"], ["check"]):
        lines = said(capsys, *command, "--corpus", str(folder), *period)

        assert "1 document without a date is left out of the period; see `usmx check`" in lines
    only_dated = said(capsys, "list", "documents", "--corpus", str(folder), "--document", "plan", *period)
    assert not [line for line in only_dated if "without a date" in line]


def test_files_that_need_a_library_are_named_in_one_line_with_the_command_that_installs_it(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wanting = formats.Format("sheet", (".sheet",), "usmx_corpus.reading.plain", library="no_such_library")
    monkeypatch.setattr(formats, "FORMATS", (*formats.FORMATS, wanting))
    monkeypatch.setattr("usmx_corpus.corpus.ENDINGS", (*formats.ENDINGS, ".sheet"))
    (folder / "draft.md").unlink()
    for name in ("a", "b", "c"):
        (folder / f"{name}.sheet").write_text(PROMISE, encoding="utf-8")

    lines = said(capsys, "list", "commitments", "--corpus", str(folder))

    needs = "needs no_such_library to be read: pip install 'usmx[sheet]'"
    assert lines == [f"{folder / 'a.sheet'} (and 2 more): {needs}"]


def test_a_file_is_read_once_its_library_is_installed(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wanting = formats.Format("sheet", (".sheet",), "usmx_corpus.reading.plain", library="no_such_library")
    monkeypatch.setattr(formats, "FORMATS", (*formats.FORMATS, wanting))
    monkeypatch.setattr("usmx_corpus.corpus.ENDINGS", (*formats.ENDINGS, ".sheet"))
    (folder / "draft.md").unlink()
    (folder / "a.sheet").write_text(PROMISE, encoding="utf-8")
    said(capsys, "list", "commitments", "--corpus", str(folder))
    capsys.readouterr()
    monkeypatch.setattr(formats, "FORMATS", (*formats.FORMATS[:-1], wanting._replace(library="")))

    main(["list", "documents", "--corpus", str(folder), "--format", "csv"])

    assert "a.sheet" in capsys.readouterr().out
