"""JSON lines, the same records as JSON; and problems as annotations of a workflow run."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from usmx_corpus.cli import main

if TYPE_CHECKING:
    from pathlib import Path


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) in {0, 1}
    return capsys.readouterr().out


def lines(text: str) -> list[Any]:
    assert not text or text.endswith("\n")
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize(
    "command",
    [
        "list documents", "list commitments", "list commitments --count actor", "list duplicates --least 0.2",
        "list rules", "check", "search labor reform", "index show", "list commitments --words zeppelin",
        "list duplicates --document hled-fact-sheet --relation copy",
    ],
)  # fmt: skip
def test_json_lines_have_the_items_of_the_list(capsys: pytest.CaptureFixture[str], command: str) -> None:
    in_a_list = json.loads(printed(capsys, *command.split(), "--json"))

    assert lines(printed(capsys, *command.split(), "--format", "jsonl")) == in_a_list


@pytest.mark.parametrize("command", ["show fact-sheet", "show f3f7", "trace labor", "trace f3f7"])
def test_what_is_no_list_is_one_line(capsys: pytest.CaptureFixture[str], command: str) -> None:
    record = json.loads(printed(capsys, *command.split(), "--json"))

    assert lines(printed(capsys, *command.split(), "--format", "jsonl")) == [record]


def test_a_diff_has_a_change_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    command = ("diff", "fact-sheet", "mexican-summary")

    changes = json.loads(printed(capsys, *command, "--json"))["changes"]
    assert lines(printed(capsys, *command, "--format", "jsonl")) == changes


def test_a_diff_of_folders_has_a_document_a_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for name, text in (("old", "One well."), ("new", "Two wells.")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(text, encoding="utf-8")
    command = ("diff", str(tmp_path / "old"), str(tmp_path / "new"))

    documents = json.loads(printed(capsys, *command, "--json"))["documents"]
    assert lines(printed(capsys, *command, "--format", "jsonl")) == documents


def test_a_batch_has_an_answer_a_line_under_either_name(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "claims.txt").write_text("The FBI will train genetics experts\nZeppelins fly\n", encoding="utf-8")
    command = ("trace", "--batch", str(tmp_path / "claims.txt"))

    assert printed(capsys, *command, "--format", "jsonl") == printed(capsys, *command, "--json")


def test_an_annotation_names_file_line_and_code(capsys: pytest.CaptureFixture[str]) -> None:
    problems = json.loads(printed(capsys, "check", "--json"))
    commands = printed(capsys, "check", "--format", "github").splitlines()

    assert len(commands) == len(problems) > 0
    for command, problem in zip(commands, problems, strict=True):
        found = re.fullmatch(r"::error file=([^,:]+),line=(\d+),title=([^,:]+)::(.+)", command)
        assert found
        assert found[1].endswith(problem["path"])
        assert (int(found[2]), found[3]) == (problem["line"], problem["code"])


def test_no_name_or_message_ends_an_annotation_or_begins_another(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    name = "a,line=9::b%0A::error 100%.md"
    (tmp_path / name).write_text("---\ntitle: A\ndate: '5%\\n::add-mask::x'\n---\nText.\n", encoding="utf-8")

    commands = printed(capsys, "check", "--corpus", str(tmp_path), "--format", "github").splitlines()

    assert commands
    for command in commands:
        assert "a%2Cline=9%3A%3Ab%250A%3A%3Aerror 100%25.md,line=" in command
        assert command.startswith("::error file=")


def test_check_says_by_its_exit_code_whether_something_is_odd(tmp_path: Path) -> None:
    (tmp_path / "2021-06-08-plan.md").write_text("---\ntitle: Plan\ndate: 2021-06-08\n---\nText.\n", encoding="utf-8")

    assert main(["check", "--corpus", str(tmp_path), "--format", "github"]) == 0
    assert main(["check", "--format", "github"]) == 1


def test_the_hook_runs_a_command_that_exists(request: pytest.FixtureRequest) -> None:
    (hook,) = yaml.safe_load((request.config.rootpath / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))

    program, *command = hook["entry"].split()
    assert program == "usmx"
    assert main([*command, "--help"]) == 0
    assert not hook["pass_filenames"]  # a folder is checked as a whole
