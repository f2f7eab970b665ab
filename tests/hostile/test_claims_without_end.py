"""Files of claims that never end, or are no files: an error in one line, after as much as a claim may have."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from usmx_corpus.cli.claims import read

USMX = f"{sys.executable} -m usmx_corpus"
#: Seconds that a busy machine may take, and bytes of memory that reading takes at most.
PATIENCE, MEMORY = 60, 2_000_000_000


def error_of(command: str) -> str:
    done = subprocess.run(
        ["/bin/sh", "-c", command.replace("usmx", USMX)],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
        preexec_fn=_limit_memory,
    )
    assert done.returncode == 2, done.stderr
    assert len(done.stderr.splitlines()) == 1
    return done.stderr


def _limit_memory() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("usmx trace --batch /dev/zero", "/dev/zero:1: a line of more than"),
        ("usmx trace --batch - < /dev/zero", "standard input:1: a line of more than"),
        ("usmx trace - < /dev/zero", "standard input:1: a line of more than"),
        ("yes 'The agency' | usmx trace -", "standard input: a claim of more than"),
        ("""(printf '{"claim": "'; yes | tr -d '\\n') | usmx trace --batch -""", "a line of more than"),
        ("""(printf 'claim,id\\n"'; yes 'a"",') | usmx trace --batch -""", "not a row of a table"),
        ("usmx trace --batch /dev/urandom", "not UTF-8"),
        ("usmx trace --batch /", "directory"),
        ("usmx trace --batch /dev/null/x", "Not a directory"),
        ("usmx trace --batch - <&-", "standard input: closed"),
        ("usmx trace - <&-", "standard input: closed"),
    ],
)
def test_what_never_ends_is_an_error(command: str, message: str) -> None:
    if "/dev/" in command and not Path("/dev/zero").exists():
        pytest.skip("no such devices")

    assert message in error_of(command)


@pytest.mark.parametrize("kind", ["claims.csv", "claims.jsonl", "claims.txt"])
def test_a_long_claim_is_read_whatever_the_file(tmp_path: Path, kind: str) -> None:
    claim = "The agency will train inspectors. " * 10_000
    written = {"claims.csv": f'id,claim\n1,"{claim}"\n', "claims.jsonl": json.dumps({"claim": claim})}
    (tmp_path / kind).write_text(written.get(kind, claim), encoding="utf-8")

    assert [asked.claim for asked in read(str(tmp_path / kind))] == [claim.strip()]


def test_a_pipe_with_a_name_that_never_ends_a_line(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "claims")

    error = error_of(f"yes | tr -d '\\n' > {tmp_path}/claims & usmx trace --batch {tmp_path}/claims")

    assert "a line of more than" in error
