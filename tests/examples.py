"""Examples in Markdown pages: run them as a shell would, and refresh what they show."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

SESSION = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)```", re.DOTALL)
_BLOCK = re.compile(r"```(?P<language>\w+)\n(?P<text>.*?)```", re.DOTALL)
WIDTH = "96"


class Done(NamedTuple):
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str


def run(command: str, folder: Path) -> Done:
    """Run a line of a shell in a folder, with this `usmx` and this `python`."""
    names = folder / ".bin"
    names.mkdir(exist_ok=True)
    for name, arguments in (("usmx", "-m usmx_corpus"), ("python", "")):
        (names / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {arguments} "$@"\n', encoding="utf-8")
        (names / name).chmod(0o755)
    environment = {key: value for key, value in os.environ.items() if key != "USMX_CORPUS"}
    environment |= {"COLUMNS": WIDTH, "PATH": f"{names}{os.pathsep}{environment.get('PATH', '')}"}
    done = subprocess.run(
        ["/bin/sh", "-c", command], capture_output=True, text=True, check=False, cwd=folder, env=environment
    )
    return Done(done.returncode, done.stdout, done.stderr)


def blocks(text: str) -> list[tuple[str, str]]:
    """Return the code blocks of a page in order: the name of the language, and the text."""
    return [(block["language"], block["text"]) for block in _BLOCK.finditer(text)]


def commands(script: str) -> list[str]:
    """Return the commands of a shell block; one goes on while a quotation is open or its line ends in a backslash."""
    found: list[str] = []
    begun = ""
    for line in script.splitlines(keepends=True):
        begun += line
        if _is_whole(begun):
            found += [begun.strip()] if begun.strip() else []
            begun = ""
    return [*found, begun] if begun else found


def _is_whole(command: str) -> bool:
    try:
        shlex.split(command, comments=True)
    except ValueError:
        return False
    return not command.endswith("\\\n")


def refresh(page: Path, folder: Path) -> None:
    """Write into a page what its sessions print now, run one after the other with the page's other commands."""

    def replaced(block: re.Match[str]) -> str:
        if session := SESSION.fullmatch(block[0]):
            return f"```console\n$ {session['command']}\n{run(session['command'], folder).out}```"
        if block["language"] == "sh":
            for command in commands(block["text"]):
                run(command, folder)
        return block[0]

    page.write_text(_BLOCK.sub(replaced, page.read_text(encoding="utf-8")), encoding="utf-8")
