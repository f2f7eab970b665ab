"""`usmx review figures`."""

from __future__ import annotations

from typing import Annotated

import typer

from usmx_corpus.cli import complete, options
from usmx_corpus.cli.output import emit
from usmx_corpus.cli.review.opening import open_reviewed
from usmx_corpus.model import Filters
from usmx_corpus.render import review as views
from usmx_corpus.render import to_json
from usmx_corpus.reviews import figures as counting

_COLUMNS = ("name", "precision", "low", "high", "judged", "right", "whole", "disputed")

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog=options.examples("usmx review figures --corpus releases", "usmx review figures --corpus releases --by rule")
)
def figures(
    context: typer.Context,
    by: Annotated[
        str,
        typer.Option(
            metavar="BY",
            help=f"Also by one of: {', '.join(counting.BY)}.",
            autocompletion=complete.one_of(counting.BY),
            show_default=False,
        ),
    ] = "",
    corpus: options.Corpus = None,
    reviews: options.Reviews = None,
    format_: options.Format = "table",
    json: options.Json = False,
    raw_csv: options.RawCsv = False,
) -> None:
    """Show how many of the commitments that usmx found are right, by those who reviewed them.

    The interval is Wilson's, of 95%. Where documents are marked as read through, also how many of their commitments
    usmx found; for two reviewers, how far they agree (Cohen's kappa).
    """
    how = options.chosen_format(format_, json=json, raw_csv=raw_csv)
    (chosen,) = options.checked("by", [by], counting.BY) if by else ("",)
    archive = open_reviewed(context, corpus, reviews)
    found = archive.reviews
    read = Filters(documents=tuple(found.read_through), reviewed=("none",))
    waiting = len(archive.commitments(read)) if read.documents else 0
    precision, agreements = counting.figures(found, chosen), counting.agreements(found)
    recall = counting.recall(found, waiting)
    emit(
        how,
        lambda: to_json.figures(precision, recall, agreements),
        lambda: views.figures(precision, recall, agreements),
        lambda: (_COLUMNS, map(to_json.precision, precision)),
    )
