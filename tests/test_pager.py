"""A diff in a terminal goes through a pager; elsewhere, and where none is wanted, it does not."""

import os
import pty
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

PAGER = "sed s/^/paged:/"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, count in (("a", "two"), ("b", "three")):
        (tmp_path / f"{name}.md").write_text(f"The Minister opened {count} clinics in Gulu.\n", encoding="utf-8")
    return tmp_path


def in_terminal(folder: Path, *arguments: str, **environment: str) -> tuple[int, str]:
    """Run a diff in a terminal of its own; return its exit code and what the terminal shows."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "usmx_corpus", "diff", "a.md", "b.md", *arguments]
    known = {name: value for name, value in os.environ.items() if name not in {"PAGER", "USMX_PAGER", "LESS"}}
    with subprocess.Popen(
        command, cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs, env={**known, "TERM": "xterm", **environment}
    ) as started:
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 65536):
                shown += part
        except OSError:  # Linux, when nobody writes any more
            pass
    os.close(ours)
    return started.returncode, shown.decode()


def test_a_terminal_shows_a_diff_through_the_pager(folder: Path) -> None:
    code, shown = in_terminal(folder, PAGER=PAGER)

    assert code == 1
    assert all(line.startswith("paged:") for line in shown.splitlines())
    assert "clinics" in shown


def test_the_pager_gets_colors(folder: Path) -> None:
    assert "\x1b[" in in_terminal(folder, PAGER=PAGER)[1]


def test_the_pager_of_usmx_goes_first(folder: Path) -> None:
    assert "own:" in in_terminal(folder, PAGER=PAGER, USMX_PAGER="sed s/^/own:/")[1]


@pytest.mark.parametrize("pager", ["", "cat", "no-such-program-here", "sed 's"])
def test_without_a_pager_a_diff_is_printed(folder: Path, pager: str) -> None:
    code, shown = in_terminal(folder, PAGER=PAGER, USMX_PAGER=pager)

    assert (code, "clinics" in shown, "paged:" in shown) == (1, True, False)


@pytest.mark.parametrize("arguments", [("--no-pager",), ("--json",), ("--format", "html"), ("--format", "markdown")])
def test_only_a_table_is_paged_and_only_if_wanted(folder: Path, arguments: tuple[str, ...]) -> None:
    assert "paged:" not in in_terminal(folder, *arguments, PAGER=PAGER)[1]


def test_a_reader_may_leave_before_the_end(folder: Path) -> None:
    (folder / "a.md").write_text("A clinic opened.\n\n" * 9_000, encoding="utf-8")

    code, shown = in_terminal(folder, "--context", "9000", PAGER="head -n 1")

    assert code in {1, -signal.SIGPIPE}  # as git does
    assert "Traceback" not in shown
    assert len(shown.splitlines()) == 1


def test_less_gets_the_flags_that_git_gives_it(folder: Path) -> None:
    program = "import os, sys; sys.stdin.read(); print(os.environ['LESS'])"

    assert "FRX" in in_terminal(folder, PAGER=shlex.join([sys.executable, "-c", program]))[1]


def test_a_pipe_is_not_paged(folder: Path) -> None:
    command = [sys.executable, "-m", "usmx_corpus", "diff", "a.md", "b.md"]
    printed = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, env={**os.environ, "PAGER": PAGER}, check=False
    )

    assert "paged:" not in printed.stdout
    assert "clinics" in printed.stdout


def test_nothing_is_an_empty_text(folder: Path) -> None:
    command = [sys.executable, "-m", "usmx_corpus", "diff", os.devnull, "b.md"]
    printed = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)

    assert (printed.returncode, printed.stderr) == (1, "")
    assert "{+The Minister opened three clinics in Gulu.+}" in printed.stdout
