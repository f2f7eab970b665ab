"""No cell of a CSV is a formula, numbers stay numbers, and claims that are read back are those that were written."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import TYPE_CHECKING

import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st

from usmx_corpus.cli import app, main
from usmx_corpus.render.tables import bare, csv_lines, flat, inert
from usmx_corpus.render.view import plain

if TYPE_CHECKING:
    from pathlib import Path

#: What spreadsheets take for the beginning of a formula.
SIGNS = "=+-@＝＋－＠\t\r\n"
FORMULAS = (
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\u00a0=1", "\u200b=1", "\ufeff=1", "＝1",
    "＋1", "－1", "＠x", "'=1", "''=1", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x")', "-2+cmd|'x'!A0", "\x00=1",
    "\x1b=1", '"=1', "'\"=1",
)  # fmt: skip
#: Behind these, some spreadsheets begin another cell.
SEPARATORS = (";", "|")


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text)))


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_is_text(formula: str) -> None:
    for value in (formula, [formula, "x"], {"text": formula}):
        (_, (cell,)) = rows("".join(csv_lines(["a"], [{"a": value}])))

        assert cell.startswith("'")
        assert cell.strip("'\" ")[0] in SIGNS


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_is_text_where_lines_are_split_elsewhere(formula: str, separator: str) -> None:
    for value in (f"a{separator}{formula}", f"{separator}{formula}{separator}{formula}", ["a", formula]):
        written = "".join(csv_lines(["a", "b"], [{"a": "x, y", "b": value}]))

        for line in written.splitlines():
            assert not [cell for cell in line.split(separator) if cell.lstrip('" ').startswith(tuple(SIGNS))]
        assert bare(rows(written)[1][1]) == flat(value)


@settings(deadline=None)  # a busy machine may take a while
@given(st.text(st.sampled_from(SIGNS + "'\"a1 ,;|\u200b")) | st.text())
def test_any_text_comes_back(text: str) -> None:
    assert bare(inert(text)) == plain(text) == flat(text)
    assert not inert(text).startswith(tuple(SIGNS))


@settings(deadline=None)  # a busy machine may take a while
@given(st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_stay_numbers(number: float) -> None:
    assert inert(number) == str(number)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    text = (
        "---\ntitle: '=cmd|x'\nsource_url: '=x'\n---\n- =1+1 The agency will train 50 inspectors.\n- @x will pay $5.\n"
    )
    (tmp_path / "=one.md").write_text(text, encoding="utf-8")
    (tmp_path / "+two.md").write_text(text.replace("50", "60"), encoding="utf-8")
    (tmp_path / "claims.csv").write_text("id,claim\n@1,=The agency will train 50 inspectors;=2\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "command",
    [
        "list documents", "list commitments", "list duplicates --least 0.2", "list rules", "show =one",
        "diff =one +two", "trace --batch claims.csv", "search inspectors", "check", "index show",
        "list commitments --count document",
    ],
)  # fmt: skip
def test_no_command_writes_a_formula(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("USMX_CORPUS", str(folder))

    main([*command.split(), "--format", "csv"])
    inert_rows = rows(capsys.readouterr().out)
    main([*command.split(), "--raw-csv"])
    raw_rows = rows(capsys.readouterr().out)

    assert not [cell for row in inert_rows for cell in row if cell.startswith(tuple(SIGNS))]
    assert [[bare(cell) for cell in row] for row in inert_rows] == raw_rows


def test_claims_that_are_read_back_are_the_same(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def answers(name: str) -> list[tuple[str, str]]:
        main(["trace", "--batch", name, "--json", "--corpus", str(folder)])
        found = map(json.loads, capsys.readouterr().out.splitlines())
        return [(answer["id"], answer["claim"]) for answer in found]

    monkeypatch.chdir(folder)
    main(["trace", "--batch", "claims.csv", "--format", "csv", "--corpus", str(folder)])
    (folder / "again.csv").write_text(capsys.readouterr().out, encoding="utf-8")

    assert (
        set(answers("again.csv")) == set(answers("claims.csv")) == {("@1", "=The agency will train 50 inspectors;=2")}
    )


def test_the_two_kinds_contradict_other_formats(capsys: pytest.CaptureFixture[str]) -> None:
    for options in (["--json", "--raw-csv"], ["--raw-csv", "--format", "json"], ["--format", "markdown", "--raw-csv"]):
        assert main(["list", "rules", *options]) == 2
        assert "contradict" in capsys.readouterr().err


def test_every_command_that_writes_csv_can_write_it_raw() -> None:
    def commands(command: object) -> list[object]:
        names = command.list_commands(None) if hasattr(command, "list_commands") else ()
        return [command, *(each for name in names for each in commands(command.get_command(None, name)))]  # type: ignore[attr-defined]

    for command in commands(typer.main.get_command(app)):
        options = {name: each for each in command.params for name in each.opts}  # type: ignore[attr-defined]
        formats = getattr(getattr(options.get("--format"), "type", None), "choices", ())
        assert ("csv" in formats) == ("--raw-csv" in options)
