"""Standard streams that are closed, full or in an odd encoding: data stays data, and an error is one line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

USMX = [sys.executable, "-m", "usmx_corpus"]
#: A command of each kind, each with something to print.
COMMANDS = (
    "list documents", "list commitments", "list commitments --json", "list duplicates --json", "list rules",
    "show fact-sheet", "diff fact-sheet mexican-summary", "diff fact-sheet mexican-summary --format html",
    "trace labor", "search labor", "check", "check --json", "index show", "--help", "--version", "list documents -h",
)  # fmt: skip


def shell(words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell in which $usmx is the command."""
    python = f"{sys.executable} -m usmx_corpus"
    return subprocess.run(
        ["/bin/sh", "-c", words.replace("usmx", python)],
        capture_output=True,
        check=False,
        env=os.environ | environment,
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full to write to")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_is_an_error_in_one_line(command: str) -> None:
    shell("usmx index build")

    done = shell(f"usmx {command} > /dev/full")

    assert (done.returncode, done.stderr) == (2, b"usmx: standard output: No space left on device\n")


@pytest.mark.parametrize("command", ["list documents", "check", "index build", "--help"])
def test_a_closed_standard_output_is_an_error_in_one_line(command: str) -> None:
    done = shell(f"usmx {command} >&-")

    assert (done.returncode, done.stderr) == (2, b"usmx: standard output: closed\n")


@pytest.mark.parametrize("closed", ["2>&-", "2>/dev/full", "2>&- 0<&-"])
def test_warnings_never_get_into_the_data(closed: str, tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_text("---\ntitle: [\n---\nThe agency will train 50 inspectors.\n", encoding="utf-8")

    done = shell(f"usmx list documents --json --corpus {tmp_path} {closed}")

    assert [document["id"] for document in json.loads(done.stdout)] == ["bad"]
    assert done.returncode == 0


def test_no_file_gets_the_number_of_a_closed_stream(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("The agency will train 50 inspectors.\n", encoding="utf-8")
    cache = tmp_path / "cache"

    for _ in range(2):
        done = shell(f"usmx list commitments --json --corpus {tmp_path} 0<&- 2>&-", USMX_CACHE=str(cache))

    assert len(json.loads(done.stdout)) == 1
    assert all(path.read_bytes()[:6] == b"SQLite" for path in cache.glob("*.sqlite"))


def test_an_error_that_nobody_can_read_is_still_an_error() -> None:
    assert shell("usmx show nothing 2>/dev/full").returncode == 2
    assert shell("usmx show nothing 2>&-").returncode == 2


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "cp037", "cp500", "utf-8-sig"])
@pytest.mark.parametrize("format_", ["json", "csv", "markdown"])
def test_data_is_utf_8_whatever_encoding_is_asked_for(encoding: str, format_: str) -> None:
    usual = shell(f"usmx list documents --format {format_}", PYTHONIOENCODING="utf-8").stdout

    assert shell(f"usmx list documents --format {format_}", PYTHONIOENCODING=encoding).stdout == usual


def test_columns_and_pages_are_utf_8_in_a_pipe_on_an_old_system() -> None:
    for command in ("list documents --format csv", "diff fact-sheet mexican-summary --format html"):
        done = shell(f"usmx {command}", PYTHONIOENCODING="latin-1")

        assert "–" in done.stdout.decode("utf-8")


def test_messages_can_be_read_too() -> None:
    assert shell("usmx show nothing", PYTHONIOENCODING="cp037").stderr.startswith(b"usmx: no document")


def test_control_c_while_usmx_starts_is_quiet() -> None:
    """From the first line of usmx on; the milliseconds in which Python itself starts are Python's."""
    endings = set()
    for wait in range(0, 120, 15):
        program = "from usmx_corpus.__main__ import run; print(flush=True); run()"
        with subprocess.Popen(
            [sys.executable, "-I", "-c", _on_path(program), "list", "commitments", "--json"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as running:
            assert running.stdout
            assert running.stderr
            running.stdout.readline()
            time.sleep(0.02 + wait / 1000)
            running.send_signal(signal.SIGINT)
            running.stdout.read()
            endings.add((running.wait(), running.stderr.read()))

    assert endings <= {(130, b""), (0, b"")}


def _on_path(program: str) -> str:
    return f"import sys; sys.path[:0] = {[str(Path(__file__).parents[2] / 'src')]!r}; {program}"
