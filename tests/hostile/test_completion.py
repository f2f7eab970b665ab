"""What a shell completes is never run: file names may be anybody's."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from hostile.terminal import Terminal
from usmx_corpus.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Ask = Callable[..., str]

#: Names that a shell would obey, split, match or expand if it were given them as they are; X is what they would leave.
NAMES = (
    "$(touch X)", "`touch X`", "a;touch X", "a&touch X&", "a|touch X", ">X", "'$(touch X)'", "a'$(touch X)'b",
    '"$(touch X)"', 'a"$(touch X)"b', "a'b", "a'b$(touch X)", "$'x'", "Fact Sheet", "two  spaces", "a\\$(touch X)",
    "a\\b", "*", "?", "[ab]", "!(x)", "@(x)", "{a,b}", "~", "~root", "#x", "a#b", "!!", "!touch", "^a^b", "=touch",
    "%1", "a=b", "a:b", "a:`touch X`", "(touch X)", "${IFS}", "$HOME", "Überblick", "日本語", "–“q”", "a\u00a0b",
    "a\u202eb", "a\nb", "a\n$(touch X)", "a\tb", "a\x1b[31mb", "-x", "--corpus", "a,b", "]", ")", "))'; touch X; '((",
)  # fmt: skip
#: Those that no shell can be given: option-like, or with characters that do not print.
NEVER = {name for name in NAMES if name.startswith("-") or not name.isprintable()}
#: Names of which each shell must offer at least these.
ALWAYS = {"Fact Sheet", "Überblick", "日本語", "$(touch X)", "a:b"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of documents with such names."""
    documents = tmp_path / "documents"
    documents.mkdir()
    for name in NAMES:
        (documents / f"{name}.md").write_text("Words.\n", encoding="utf-8")
    return documents


@pytest.fixture
def environment(tmp_path: Path, folder: Path) -> dict[str, str]:
    """An environment in which `usmx` completes as ever, and otherwise prints its arguments."""
    programs = tmp_path / "programs"
    programs.mkdir()
    usmx = programs / "usmx"
    usmx.write_text(
        f'#!/bin/sh\n[ "$_USMX_COMPLETE" ] && exec "{sys.executable}" -m usmx_corpus\n'
        'printf "GOT"; printf "<%s>" "$@"; echo "END"\n',
        encoding="utf-8",
    )
    usmx.chmod(0o755)
    path = f"{programs}:{os.environ['PATH']}"
    ours = {"HOME": str(tmp_path), "USMX_CORPUS": str(folder), "PATH": path, "TERM": "xterm", "LC_ALL": "C.UTF-8"}
    return os.environ | ours


def needs(shell: str) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")


def run(command: list[str], environment: Mapping[str, str], folder: Path) -> str:
    done = subprocess.run(command, env=dict(environment), cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


def offered(printed: str) -> set[str]:
    """Give the values that a shell has understood, as `<value>` each."""
    return set(re.findall(r"(?s)<(.*?)>\0", printed))


def assert_inert(found: set[str], folder: Path) -> None:
    assert found <= set(NAMES) - NEVER
    assert found >= ALWAYS
    assert sorted(path.name for path in folder.glob("*X*")) == sorted(f"{name}.md" for name in NAMES if "X" in name)


# --- the whole answer, read as the shell reads it --------------------------------------------------------------------


def test_bash_reads_the_names_and_nothing_else(environment: dict[str, str], folder: Path) -> None:
    needs("bash")
    script = run(["usmx"], environment | {"_USMX_COMPLETE": "source_bash"}, folder)
    typed = """
        COMP_WORDS=(usmx show ""); COMP_CWORD=2; _usmx_completion usmx
        for word in "${COMPREPLY[@]}"; do eval "printf '<%s>\\0' $word"; done
    """

    found = run(["bash", "-O", "extglob", "-c", script + typed], environment, folder)

    assert_inert(offered(found), folder)


def test_zsh_reads_the_names_and_nothing_else(environment: dict[str, str], folder: Path) -> None:
    needs("zsh")
    script = run(["usmx"], environment | {"_USMX_COMPLETE": "source_zsh"}, folder)
    typed = """
        compdef() { : }; compadd() { shift; printf '<%s>\\0' "$@" }
    """

    found = run(
        ["zsh", "-f", "-c", typed + script + "\nwords=(usmx show ''); CURRENT=3; _usmx_completion"], environment, folder
    )

    assert_inert(offered(found), folder)
    assert offered(found) == set(NAMES) - NEVER


def test_fish_reads_the_names_and_nothing_else(environment: dict[str, str], folder: Path) -> None:
    needs("fish")
    script = run(["usmx"], environment | {"_USMX_COMPLETE": "source_fish"}, folder)

    found = run(["fish", "-N", "-c", f"{script}\ncomplete -C 'usmx show '"], environment, folder)

    assert_inert(set(found.splitlines()), folder)


# --- asked for by hand -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", [{}, {"COMP_WORDS": "usmx show "}, {"COMP_WORDS": "usmx", "COMP_CWORD": "x"}])
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell", "pwsh"])
def test_half_a_question_has_no_answer(shell: str, asked: dict[str, str]) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COMP_")}
    done = subprocess.run(
        [sys.executable, "-m", "usmx_corpus"],
        env=environment | asked | {"_USMX_COMPLETE": f"complete_{shell}"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert shell != "bash" or not done.stdout.strip()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_nobody_has_no_home_to_install_in(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], shell: str
) -> None:
    def home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr("pathlib.Path.home", home)

    assert main(["--install-completion", shell]) == 2
    assert capsys.readouterr().err == "usmx: completion cannot be installed: there is no home folder (set HOME)\n"


# --- somebody presses the tabulator, then Enter ----------------------------------------------------------------------

SHELLS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], "PS1='READY''> '; source ./complete\n"),
    "zsh": (["zsh", "-f", "-i"], "PS1='READY''> '; autoload -Uz compinit; compinit -u -D; source ./complete\n"),
    "fish": (["fish", "-N", "-i"], "function fish_prompt; echo READY'> '; end; source ./complete\n"),
}


@pytest.fixture(params=SHELLS)
def entered(request: pytest.FixtureRequest, environment: dict[str, str], tmp_path: Path) -> Callable[[str, str], str]:
    """Type a line in a shell where a folder has one document of a name, press Tab and Enter, and give what ran."""
    shell = request.param
    needs(shell)

    def enter(name: str, line: str) -> str:
        folder = tmp_path / "one"
        folder.mkdir()
        (folder / f"{name}.md").write_text("Words.\n", encoding="utf-8")
        script = run(["usmx"], environment | {"_USMX_COMPLETE": f"source_{shell}"}, folder)
        (folder / "complete").write_text(script, encoding="utf-8")
        command, setup = SHELLS[shell]
        with Terminal(command, environment | {"USMX_CORPUS": str(folder)}, folder) as terminal:
            terminal.type(setup)
            terminal.wait_for("READY> ")
            terminal.type(f"{line}\t")
            terminal.wait_for(re.findall(r"\w+", name)[-1])
            terminal.type("\n")
            ran = terminal.wait_for("END")
        assert sorted(path.name for path in folder.iterdir()) == sorted(["complete", f"{name}.md"])
        return ran[ran.index("GOT") :]

    return enter


@pytest.mark.parametrize("name", ["$(touch X)", "`touch X`", "a;touch X", "Fact Sheet"])
def test_what_is_completed_is_one_argument(entered: Callable[[str, str], str], name: str) -> None:
    assert entered(name, "usmx show ").startswith(f"GOT<show><{name}>END")


def test_within_quotation_marks_too(entered: Callable[[str, str], str]) -> None:
    assert entered("Fact Sheet", "usmx show 'Fact").startswith("GOT<show><Fact Sheet>END")
