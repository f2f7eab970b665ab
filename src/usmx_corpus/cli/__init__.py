"""The command line: data on standard output, problems as `path:line:` on standard error, and an exit code."""

from __future__ import annotations

import os
import sys
from io import StringIO
from typing import TYPE_CHECKING, Annotated

import typer

from usmx_corpus.cli import options
from usmx_corpus.cli.group import Command, group_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from typer._click.exceptions import ClickException

#: Set by the shell that asks for completions.
_COMPLETE = "_USMX_COMPLETE"

COMMANDS = {
    "list": Command("usmx_corpus.cli.list", "List documents, commitments, duplicates or rules."),
    "show": Command("usmx_corpus.cli.show", "Show a document with its lines, or a commitment with its mentions."),
    "diff": Command("usmx_corpus.cli.diff", "Compare two texts: facts first, then words."),
    "trace": Command("usmx_corpus.cli.trace", "Find the paragraph a claim comes from."),
    "cite": Command("usmx_corpus.cli.cite", "Print citations of documents and commitments."),
    "search": Command("usmx_corpus.cli.search", "Find paragraphs by their words."),
    "report": Command("usmx_corpus.cli.report", "Write commitments as one page that can be searched."),
    "export": Command("usmx_corpus.cli.export", "Write documents and commitments as tables: SQLite, CSV, Excel."),
    "review": Command("usmx_corpus.cli.review", "Judge commitments one by one, and see what reviews tell."),
    "add": Command("usmx_corpus.cli.add", "Copy files into a corpus, with what you know of them."),
    "check": Command("usmx_corpus.cli.check", "Report what is odd in the sources."),
    "index": Command("usmx_corpus.cli.index", "Build, show or drop the index of a corpus."),
}

app = typer.Typer(
    name="usmx",
    cls=group_of(COMMANDS),
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


@app.callback(epilog=options.examples("usmx list commitments", 'usmx trace "The U.S. will donate vaccines to Mexico"'))
def _main(
    corpus: options.Corpus = None,
    follow_links: Annotated[
        bool,
        typer.Option(
            "--follow-links", envvar="USMX_FOLLOW_LINKS", help="Read files outside the folder that links point to."
        ),
    ] = False,
    country: Annotated[
        str,
        typer.Option(
            "--country",
            envvar="USMX_COUNTRY",
            metavar="CODE",
            help="The country whose government issued what names no other, such as CA (also in usmx.toml).",
            show_default=False,
        ),
    ] = "",
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Find what a government promised, what changed between two texts, and where a claim comes from.

    Every answer gives its file and line. Without --corpus it is about the five documents on the June 2021 U.S.–Mexico
    meeting that come with usmx.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code: 2 with a message for any user error.

    Raises `OutputError` if standard output cannot be written.
    """
    from typer._click.exceptions import ClickException

    from usmx_corpus.errors import OutputError, UsmxError

    try:
        command = typer.main.get_command(app)
        if _COMPLETE in os.environ:
            from usmx_corpus.cli import shells

            shells.register()
        code = command(arguments, prog_name="usmx", standalone_mode=False)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0
    except ClickException as error:
        return _report(_shown(error), error.exit_code)
    except OutputError:
        raise  # reported where the streams were made
    except UsmxError as error:
        from usmx_corpus.render.view import plain

        return _report(f"usmx: {plain(error)}\n", 2)
    except RuntimeError as error:
        if "home directory" not in str(error):
            raise
        return _report("usmx: completion cannot be installed: there is no home folder (set HOME)\n", 2)
    except KeyboardInterrupt:
        return 130
    return code if isinstance(code, int) else 0


def _report(message: str, code: int) -> int:
    sys.stderr.write(message)
    return code


def _shown(error: ClickException) -> str:
    """Return Typer's message for an error, with control characters in quoted arguments made harmless."""
    from usmx_corpus.render.view import safe

    out = StringIO()
    error.show(out)
    return "\n".join(map(safe, out.getvalue().split("\n")))
