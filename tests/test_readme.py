"""The README is true: its session is run and compared, its commands are those of CI, its library example runs."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
SESSION = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)```", re.DOTALL)
WIDTH = "96"


def said(command: str) -> str:
    """Run a line of the session as a shell would, `usmx` being this one."""
    usmx = f"{shlex.quote(sys.executable)} -m usmx_corpus"
    environment = {key: value for key, value in os.environ.items() if key != "USMX_CORPUS"} | {"COLUMNS": WIDTH}
    line = re.sub(r"^usmx\b", usmx, command)
    return subprocess.run(
        ["/bin/sh", "-c", line], capture_output=True, text=True, check=False, cwd=ROOT, env=environment
    ).stdout


def test_the_session_prints_what_the_readme_shows(request: pytest.FixtureRequest) -> None:
    text = README.read_text(encoding="utf-8")
    if request.config.getoption("--update-golden"):
        text = SESSION.sub(lambda block: f"```console\n$ {block['command']}\n{said(block['command'])}```", text)
        README.write_text(text, encoding="utf-8")

    shown = {block["command"]: block["output"] for block in SESSION.finditer(text)}

    assert len(shown) >= 5
    assert {command: said(command) for command in shown} == shown


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


@pytest.mark.parametrize("name", re.findall(r"\]\(([A-Z]+(?:\.md)?)\)", README.read_text(encoding="utf-8")))
def test_what_the_readme_points_to_is_there(name: str) -> None:
    assert (ROOT / name).is_file()
