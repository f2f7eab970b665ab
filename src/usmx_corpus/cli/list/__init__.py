"""`usmx list`: documents, commitments, duplicates, rules."""

import typer

from usmx_corpus.cli.group import Command, group_of

COMMANDS = {
    "documents": Command("usmx_corpus.cli.list.documents", "List the documents of a corpus."),
    "commitments": Command("usmx_corpus.cli.list.commitments", "List what was promised, with all mentions."),
    "duplicates": Command("usmx_corpus.cli.list.duplicates", "List copies, versions and derived texts."),
    "rules": Command("usmx_corpus.cli.list.rules", "List the rules that find commitments."),
}

app = typer.Typer(cls=group_of(COMMANDS), rich_markup_mode=None, add_completion=False, no_args_is_help=True)


@app.callback()
def _list() -> None:
    """List documents, commitments, duplicates or rules."""
