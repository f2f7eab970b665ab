"""The settings for git that the guide for scripts gives do what it says of them."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

GUIDE = Path(__file__).parents[1] / "docs/guide-scripts.md"
OLD = "The Ministry will build 40 wells\nby 2030.\n\nIt will train *nurses*.\n"
NEW = "The Ministry will build 30 wells by 2030.\n\nIt will train *nurses*.\n"

pytestmark = pytest.mark.skipif(not shutil.which("git") or os.name == "nt", reason="needs git and a shell")


class Repository:
    """A repository with one text, changed since it was recorded, and the settings of the guide of some names."""

    def __init__(self, folder: Path, *settings: str) -> None:
        self.folder = folder / "repository"
        self.folder.mkdir()
        programs = folder / "programs"
        programs.mkdir()
        for name, arguments in (("usmx", "-m usmx_corpus"), ("python", "")):
            program = programs / name
            program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {arguments} "$@"\n', encoding="utf-8")
            program.chmod(0o755)
        plain = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        self.environment = plain | {
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
            "HOME": str(folder),
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        self.git("init", "-q")
        self.git("config", "user.name", "ana")
        self.git("config", "user.email", "ana@example.org")
        (self.folder / ".gitattributes").write_text("*.md diff=usmx\n", encoding="utf-8")
        (self.folder / "plan.md").write_text(OLD, encoding="utf-8")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "the plan")
        (self.folder / "plan.md").write_text(NEW, encoding="utf-8")
        for name in settings:
            (line,) = re.findall(rf"^git config {re.escape(name)} .+$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
            subprocess.run(["/bin/sh", "-c", line], cwd=self.folder, env=self.environment, check=True)

    def git(self, *arguments: str) -> str:
        command = ["git", *arguments]
        done = subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, text=True, check=True
        )
        return done.stdout


def changed(printed: str) -> list[str]:
    return [line for line in printed.splitlines() if re.match(r"[-+][^-+]", line)]


def test_git_diff_shows_what_usmx_says(tmp_path: Path) -> None:
    printed = Repository(tmp_path, "diff.usmx.command").git("diff")

    assert "count changed: [-40-] → {+30+}" in printed
    assert "will build [-40-] {+30+} wells" in printed


def test_a_difftool_shows_what_usmx_says(tmp_path: Path) -> None:
    printed = Repository(tmp_path, "difftool.usmx.cmd").git("difftool", "-y", "-t", "usmx")

    assert "count changed: [-40-] → {+30+}" in printed


def test_git_compares_sentences_as_lines(tmp_path: Path) -> None:
    repository = Repository(tmp_path, "diff.usmx.textconv", "diff.usmx.cachetextconv")

    assert changed(repository.git("diff")) == [
        "-The Ministry will build 40 wells by 2030.",
        "+The Ministry will build 30 wells by 2030.",
    ]
    assert changed(repository.git("log", "-p", "--", "plan.md")) == [
        "+The Ministry will build 40 wells by 2030.",
        "+It will train nurses.",
    ]
