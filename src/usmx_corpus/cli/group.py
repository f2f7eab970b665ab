"""Commands in modules of their own, loaded when they run: loading all takes longer than running one."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

import typer
from typer.core import TyperGroup

if TYPE_CHECKING:
    from collections.abc import Mapping


class Command(NamedTuple):
    """A command that is not loaded: its module, which has an `app`, and its line of help."""

    module: str
    help: str


def group_of(commands: Mapping[str, Command]) -> type[TyperGroup]:
    """Return a group of these commands, for `typer.Typer(cls=…)`."""

    class Group(TyperGroup):
        def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - the context's class is private to Typer
            return list(commands)

        def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002
            if cmd_name in commands and cmd_name not in self.commands:
                self.commands[cmd_name] = typer.main.get_command(import_module(commands[cmd_name].module).app)
            return self.commands.get(cmd_name)

        def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002
            with formatter.section("Commands"):
                formatter.write_dl([(name, command.help) for name, command in commands.items()])

        def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401
            for name in commands if args and args[0] not in commands else ():
                self.get_command(ctx, name)  # Typer suggests those that it knows
            return super().resolve_command(ctx, args)

    return Group
