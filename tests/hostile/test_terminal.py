"""Texts of a document, names of files and arguments reach a terminal as text, and a terminal is left as it was."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from hostile.terminal import Terminal
from usmx_corpus.cli import main
from usmx_corpus.render.view import opened, plain, safe

if TYPE_CHECKING:
    from pathlib import Path

#: What a terminal would obey, turn around, or not show.
SIGNS = (
    *map(chr, (*range(0x80, 0xA0), 0x7F, 0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))),
    *("\u200b", "\u2028", "\u2029", "\u2060", "\ufeff", "\U000e0041", "\U000e007f", "\u180e", "\ufff9"),
)
#: The same among words, with what documents can hold of C0.
HOSTILE = "The agency will train 50 " + "".join(f"in{sign}spectors " for sign in SIGNS) + "\x1b[31mred\x1b]0;\x07 \x08."
COMMANDS = (
    "list documents", "list commitments", "list commitments --explain", "list commitments --count place --count actor",
    "show one", "search inspectors", "trace inspectors", "trace --batch claims.txt", "diff one two",
    "diff one two --facts", "check", "list duplicates --least 0.2",
)  # fmt: skip
FORMATS = ("table", "json", "csv", "markdown")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two such documents, with titles, a sidecar and claims like that."""
    for name, change in (("one", "50"), ("two", "60")):
        text = f"---\ntitle: {_yaml(HOSTILE)}\nx: {HOSTILE}\n---\n{HOSTILE.replace('50', change)}\n"
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
        (tmp_path / f"{name}.meta.yaml").write_text(f"publisher: {_yaml(HOSTILE)}\nkind: {_yaml(HOSTILE)}\n")
    (tmp_path / f"\u202e{SIGNS[27]}.md").write_text("---\ntitle: [\n---\nWords.\n", encoding="utf-8")
    (tmp_path / "claims.txt").write_text(HOSTILE.replace("\u2028", ""), encoding="utf-8")
    return tmp_path


def _yaml(text: str) -> str:
    """Return a quoted scalar; YAML has no surrogate pairs."""
    return '"' + "".join(f"\\U{ord(sign):08x}" for sign in text) + '"'


def usmx(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "usmx_corpus", *arguments]
    return subprocess.run(
        command,
        cwd=folder,
        env=os.environ | {"USMX_CORPUS": str(folder)} | environment,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


def unsafe(printed: str) -> set[str]:
    return {sign for sign in (*SIGNS, *map(chr, (*range(9), *range(11, 13), *range(14, 32)))) if sign in printed}


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_that_a_terminal_obeys_is_printed(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: str, format_: str
) -> None:
    monkeypatch.chdir(folder)

    code = main([*command.split(), "--format", format_, "--corpus", str(folder)])

    printed, remarks = capsys.readouterr()
    assert code in {0, 1}
    assert printed
    assert not unsafe(printed + remarks)


@pytest.mark.parametrize("command", ["list documents --json", "list commitments --json", "show one --json", "check"])
def test_nor_in_a_terminal(folder: Path, command: str) -> None:
    with Terminal([sys.executable, "-m", "usmx_corpus", *command.split()], _here(folder), folder) as terminal:
        printed, code = terminal.rest()

    ours = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]|\x1b\]8;[^\x1b\x07]*\x1b\\", "", printed)
    assert code in {0, 1}
    assert not unsafe(ours)


def test_json_in_a_terminal_has_the_same_values(folder: Path) -> None:
    piped = usmx(folder, "show", "one", "--json").stdout
    with Terminal([sys.executable, "-m", "usmx_corpus", "show", "one", "--json"], _here(folder), folder) as terminal:
        printed, _ = terminal.rest()

    assert json.loads(printed[printed.index("{\r\n") :]) == json.loads(piped)
    assert set(SIGNS) & set("".join(each["text"] for each in json.loads(piped)["statements"]))


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", HOSTILE[:200]),
        ("list", "documents", "--kind", HOSTILE[:200]),
        ("list", "documents", "--since", HOSTILE[:200]),
        ("list", "documents", "--limit", HOSTILE[:200].replace("\0", "")),
        ("list", "documents", HOSTILE[:200]),
        (HOSTILE[:200],),
        ("--" + HOSTILE[:200],),
        ("list", "documents", "--corpus", HOSTILE[:200]),
        ("trace", "--batch", HOSTILE[:200]),
        ("diff", "one", HOSTILE[:200]),
    ],
)
def test_an_error_that_quotes_an_argument_is_text(folder: Path, arguments: tuple[str, ...]) -> None:
    done = usmx(folder, *arguments)

    assert done.returncode == 2
    assert not unsafe(done.stderr)


def test_letters_keep_their_joiners_and_others_lose_them() -> None:
    assert safe("می\u200cشود") == "می\u200cشود"
    assert safe("क्\u200dष") == "क्\u200dष"
    assert safe("ex\u200cec \u200dx") == "exec x"


def test_line_ends_of_all_kinds_are_spaces() -> None:
    assert plain("a\u2028b\x0bc\x85d\x1ee\tf\r\ng") == "a b c d e f g"


def test_half_a_character_is_replaced() -> None:
    assert safe("a\ud800b\udcffc") == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c"


def test_a_click_opens_pages_and_files_alone() -> None:
    for address in ("javascript:alert(1)", "data:text/html,x", "ssh://x", "x-man-page:ls", " https://a", "vbscript:x"):
        assert opened(address) == ""
    for address in ("https://a/b", "HTTP://a", "file:///a%20b#L1"):
        assert opened(address) == address


# --- colors ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", ["FORCE_COLOR", "CLICOLOR_FORCE"])
def test_color_that_is_asked_for_is_in_tables_alone(folder: Path, asked: str) -> None:
    for command in ("list documents", "trace inspectors", "check"):
        arguments = command.split()
        assert "\x1b[" in usmx(folder, *arguments, **{asked: "1"}).stdout
        assert "\x1b" not in usmx(folder, *arguments, **{asked: "1", "NO_COLOR": "1"}).stdout
        for format_ in FORMATS[1:]:
            done = usmx(folder, *arguments, "--format", format_, **{asked: "1"})
            assert "\x1b" not in done.stdout + done.stderr


@pytest.mark.parametrize("columns", ["²", "٣", "99999999999", "-5", "0", "", "x", "1", "1e3"])
def test_a_width_that_is_none_is_passed_over(folder: Path, columns: str) -> None:
    usual = usmx(folder, "list", "documents").stdout

    done = usmx(folder, "list", "documents", COLUMNS=columns, LINES=columns)

    assert done.returncode == 0
    assert done.stdout == usual or columns == "1"
    with Terminal(
        [sys.executable, "-m", "usmx_corpus", "list", "documents"], _here(folder) | {"COLUMNS": columns}, folder
    ) as terminal:
        assert terminal.rest()[1] == 0


# --- the progress bar ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_command_that_is_ended_leaves_the_cursor_visible(tmp_path: Path, sent: signal.Signals) -> None:
    for number in range(3_000):
        (tmp_path / f"{number}.md").write_text("The agency will train 50 inspectors.\n" * 40, encoding="utf-8")
    with Terminal(
        [sys.executable, "-m", "usmx_corpus", "index", "build"],
        _here(tmp_path) | {"USMX_CACHE": str(tmp_path / "cache")},
        tmp_path,
    ) as terminal:
        terminal.wait_for("\x1b[?25l")
        time.sleep(0.1)
        os.kill(terminal.pid, sent)
        printed, code = terminal.rest()

    assert code == 128 + sent
    assert printed.rindex("\x1b[?25h") > printed.rindex("\x1b[?25l")


# --- many problems ---------------------------------------------------------------------------------------------------


def test_the_first_problems_are_printed_and_the_rest_counted(tmp_path: Path) -> None:
    for number in range(1_000):
        (tmp_path / f"{number}.md").touch()

    done = usmx(tmp_path, "list", "documents", "--json")

    warnings = done.stderr.splitlines()
    assert len(warnings) == 21
    assert warnings[-1] == "… and 980 more; `usmx check` lists them"
    assert len(usmx(tmp_path, "check").stdout.splitlines()) >= 1_000


def _here(folder: Path) -> dict[str, str]:
    return os.environ | {"USMX_CORPUS": str(folder), "TERM": "xterm-256color"}
