"""The README is true: its session is run and compared, its commands are those of CI, its library example runs."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from examples import SESSION, commands, refresh, run

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
FOLDER = Path(__file__).parent / "data" / "guides"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder in which examples run."""
    return Path(shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True))


def test_the_session_prints_what_the_readme_shows(folder: Path, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        refresh(README, folder)

    shown = {block["command"]: block["output"] for block in SESSION.finditer(README.read_text(encoding="utf-8"))}

    assert len(shown) >= 5
    assert {command: run(command, folder).out for command in shown} == shown


def test_the_commands_for_your_own_documents_run(folder: Path) -> None:
    own = README.read_text(encoding="utf-8").split("## Your own documents")[1]
    block = re.search(r"```sh\n(.*?)```", own, re.DOTALL)
    assert block

    done = [run(command, folder) for command in commands(block[1])]

    assert [(each.code, each.err) for each in done] == [(0, ""), (1, ""), (1, "")]


@pytest.mark.parametrize("file", [".ci/run", ".github/workflows/test.yml"])
def test_ci_runs_the_readmes_second_command(file: str) -> None:
    _, second = re.findall(r"```sh\n(python3 -m venv [^\n]+)\n```", README.read_text(encoding="utf-8"))

    assert second in [line.strip() for line in (ROOT / file).read_text(encoding="utf-8").splitlines()]


def test_the_library_example_runs() -> None:
    example = re.search(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert example

    done = subprocess.run([sys.executable, "-c", example[1]], capture_output=True, text=True, check=False)

    assert done.stderr == ""
    assert done.stdout.splitlines()[-2:] == ["derived", "sourced"]


def test_the_readme_stays_short() -> None:
    assert len(README.read_text(encoding="utf-8").splitlines()) < 200
