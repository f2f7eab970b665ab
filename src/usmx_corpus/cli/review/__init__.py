"""`usmx review`: judge commitments in a terminal; what reviews are about now, their figures, import and export."""

from __future__ import annotations

from typing import Annotated

import typer

from usmx_corpus.cli import options
from usmx_corpus.cli.commitment_filters import with_filters
from usmx_corpus.cli.group import Command, group_of
from usmx_corpus.model import Filters  # noqa: TC001 - `with_filters` reads it

COMMANDS = {
    "status": Command("usmx_corpus.cli.review.status", "Show what is reviewed, and what has moved or is disputed."),
    "figures": Command("usmx_corpus.cli.review.figures", "Show precision, recall and agreement."),
    "export": Command("usmx_corpus.cli.review.export", "Print commitments and reviews for another tool."),
    "import": Command("usmx_corpus.cli.review.importing", "Take over reviews made in another tool."),
}

app = typer.Typer(cls=group_of(COMMANDS), rich_markup_mode=None, add_completion=False)

Reviewer = Annotated[
    str,
    typer.Option(
        "--reviewer",
        envvar="USMX_REVIEWER",
        metavar="NAME",
        help="Your name (default: that of your account).",
        show_default=False,
    ),
]


@app.callback(
    invoke_without_command=True,
    epilog=options.examples(
        "usmx review --corpus releases", "usmx review --corpus releases --rule aims --sample 50 --seed 1"
    ),
)
@with_filters
def review(
    context: typer.Context,
    filters: Filters,
    again: Annotated[bool, typer.Option("--again", help="Also those that you have judged.")] = False,
    moved: Annotated[bool, typer.Option("--moved", help="Only those that an earlier review may be about.")] = False,
    others: Annotated[bool, typer.Option("--others", help="Show what other reviewers say.")] = False,
    sample: Annotated[
        int,
        typer.Option(metavar="N", min=0, callback=options.bounded, help="A random sample of so many (0 = all)."),
    ] = 0,
    seed: Annotated[int, typer.Option(metavar="N", help="Which random sample.")] = 0,
    reviewer: Reviewer = "",
    corpus: options.Corpus = None,
    reviews: options.Reviews = None,
) -> None:
    """Judge commitments one by one in a terminal: each in its paragraph, with single keys.

    Each decision is written at once to reviews/NAME.jsonl beside the documents, which stay as they are. Stop at any
    time; the next time goes on with those that you have not judged.
    """
    if context.invoked_subcommand:
        _refuse_options(context)
        return
    from usmx_corpus.cli.review import walk

    how = walk.How(again=again or bool(filters.reviewed), moved=moved, others=others, sample=sample, seed=seed)
    walk.run(context, corpus, reviews, reviewer, filters, how)


def _refuse_options(context: typer.Context) -> None:
    """Refuse options before the name of a command of this group, which would have no effect."""
    for name in context.params:
        source = context.get_parameter_source(name)
        if source is not None and source.name == "COMMANDLINE":
            option = f"--{name.replace('_', '-')}"
            raise typer.BadParameter(f"goes behind {context.invoked_subcommand}", param_hint=option)
