"""The command line: standard output is data, standard error is `path:line:` problems, and the exit code tells."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from usmx_corpus.cli import check, diff, list, show, trace  # noqa: A004 - named for its command
from usmx_corpus.cli.options import CorpusOption, examples

if TYPE_CHECKING:
    from collections.abc import Sequence

_EXAMPLES = {
    "show": ("usmx show fact-sheet", "usmx show mexican-summary --format markdown"),
    "diff": ("usmx diff sanders-statement sanders-statement-archived", "usmx diff fact-sheet mexican-summary --json"),
    "trace": (
        'usmx trace "The FBI will train genetics experts"',
        "usmx trace --batch claims.txt --json > answers.jsonl",
    ),
    "check": ("usmx check", "usmx check --corpus releases --json"),
}

app = typer.Typer(
    name="usmx",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(list.app, name="list", help="List documents, commitments or rules.")
for _name, _command in {"show": show.show, "diff": diff.diff, "trace": trace.trace, "check": check.check}.items():
    app.command(_name, epilog=examples(*_EXAMPLES[_name]))(_command)


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
    """What a government promised, what changed between two texts, and where a claim comes from.

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
        print(f"usmx: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return 0
