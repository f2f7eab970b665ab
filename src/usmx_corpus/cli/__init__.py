"""The command line: standard output is data, standard error is `path:line:` problems, and the exit code tells."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from usmx_corpus.cli.options import CorpusOption, examples

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Each command in a module of its own name, in the order of help.
COMMANDS = ("list", "show", "diff", "trace", "search", "check", "index")


class _OnDemand(TyperGroup):
    """Commands that are put together when they are asked for: building all of them takes longer than running one."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - the context's class is private to Typer
        return [*COMMANDS]  # `list` is a submodule here

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002
        if cmd_name in COMMANDS and cmd_name not in self.commands:
            module = import_module(f"{__name__}.{cmd_name}")
            self.commands[cmd_name] = typer.main.get_command(module.app)
        return self.commands.get(cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401
        for name in COMMANDS if args and args[0] not in COMMANDS else ():
            self.get_command(ctx, name)  # Typer looks for what was meant among those it knows
        return super().resolve_command(ctx, args)


app = typer.Typer(
    name="usmx",
    cls=_OnDemand,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(value: bool) -> None:  # noqa: FBT001 - Typer calls it
    if value:
        from importlib.metadata import version

        print(f"usmx {version('usmx')}")
        raise typer.Exit


@app.callback(epilog=examples("usmx list commitments", 'usmx trace "The U.S. will donate vaccines to Mexico"'))
def _main(
    corpus: CorpusOption = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Say what a government promised, what changed between two texts, and where a claim comes from.

    Every answer stands with its file and line. Without --corpus it is about the five documents on the June 2021
    U.S.–Mexico meeting.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and give its exit code: 2 with a message for anything a user can get wrong."""
    from usmx_corpus.errors import UsmxError

    try:
        app(arguments, prog_name="usmx")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0
    except UsmxError as error:
        from usmx_corpus.render.view import plain

        print(f"usmx: {plain(error)}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return 0
