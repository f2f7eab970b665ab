"""Completions quoted for each shell, so that no file name is run as a command.

Typer's scripts in the user's shell are unchanged; only the answers to them are made here.
"""

from __future__ import annotations

import re
import shlex
from os import environ
from typing import TYPE_CHECKING

from typer._click.shell_completion import add_completion_class
from typer._completion_classes import BashComplete, PowerShellComplete, ZshComplete

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from typer._click.shell_completion import CompletionItem

# Needs no quotation marks in any shell.
_PLAIN = re.compile(r"[\w./%,:-][\w./+@%,:=-]*")
# Typer's script for bash expands its answer against the files of the current folder, and inserts their bare names.
_PATTERN = re.compile(r"[*?\[\\]|[+@!]\(")
# What keeps its meaning within double quotation marks in bash.
_IN_DOUBLE = re.compile(r"[$`\"!]")


def register() -> None:
    """Answer bash, zsh and PowerShell in place of Typer; fish quotes each value itself."""
    for shell in (_Bash, _Zsh, _PowerShell):
        add_completion_class(shell, shell.name)
    add_completion_class(_PowerShell, "pwsh")


class _Bash(BashComplete):
    """Bash takes each line of the answer for words as they would be typed."""

    def complete(self) -> str:
        try:
            asked = self.get_completion_args()
        except (KeyError, ValueError):  # no shell asks like this
            return ""
        quote = _quoted_so_far(environ["COMP_WORDS"])
        items = self.get_completions(*asked)
        return "\n".join(_for_bash((item.value for item in items), quote))


def _quoted_so_far(line: str) -> str:
    """Return whether a line has quotation marks: "" if not, "open" if it ends within them, else "closed"."""
    words = shlex.shlex(line, posix=True)
    words.whitespace_split, words.commenters = True, ""
    try:
        list(words)
    except ValueError:
        return "open"
    return "closed" if re.search(r"['\"\\]", line) else ""


def _for_bash(values: Iterable[str], quoted_so_far: str) -> Iterator[str]:
    """Yield values, quoted where necessary; those that bash could still expand are left out.

    If the line already has quotation marks, the cursor may be within them, and more would close them.
    """
    for value in values:
        if _PLAIN.fullmatch(value):
            yield value
        elif quoted_so_far:
            if quoted_so_far == "open" and _PLAIN.fullmatch(value.replace(" ", "")):
                yield value
        elif not _PATTERN.search(value):
            if "'" not in value:
                yield f"'{value}'"
            elif not _IN_DOUBLE.search(value):
                yield f'"{value}"'


class _Zsh(ZshComplete):
    """Zsh evaluates the answer: commands that add completions, which it quotes when it inserts them."""

    def complete(self) -> str:
        items = self.get_completions(*self.get_completion_args())
        if not items:
            return "_files"
        told = [_literal(item.value.replace(":", r"\:") + f":{item.help}") for item in items if item.help]
        bare = [_literal(item.value) for item in items if not item.help]
        commands = [f"local -a told; told=({' '.join(told)}); _describe '' told"] if told else []
        return "; ".join([*commands, f"compadd -- {' '.join(bare)}"] if bare else commands)


def _literal(value: str) -> str:
    """Return a word that zsh reads as this value, without anything that it would split, expand or run."""
    return "$'" + re.sub(r"[^\w./-]", lambda found: _escaped(found[0]), value) + "'"


def _escaped(character: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in character.encode())


class _PowerShell(PowerShellComplete):
    """PowerShell takes each line of the answer for words as they would be typed."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        return [item for item in super().get_completions(args, incomplete) if _PLAIN.fullmatch(item.value)]
