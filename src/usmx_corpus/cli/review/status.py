"""`usmx review status`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from usmx_corpus.cli import options
from usmx_corpus.cli.output import emit
from usmx_corpus.cli.review.opening import open_reviewed
from usmx_corpus.render import review as views
from usmx_corpus.render import to_json

if TYPE_CHECKING:
    from usmx_corpus.reviews.anchoring import Anchored

_COLUMNS = (
    "state", "reviewer", "verdict", "id", "document", "quote", "now", "proposed", "likeness", "status", "note", "date",
    "path", "line",
)  # fmt: skip

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog=options.examples("usmx review status --corpus releases", "usmx review status --corpus releases --json")
)
def status(
    context: typer.Context,
    corpus: options.Corpus = None,
    reviews: options.Reviews = None,
    format_: options.Format = "table",
    json: options.Json = False,
    raw_csv: options.RawCsv = False,
) -> None:
    """Show how much is reviewed, which reviews may be about other words now, which are lost, and who disagrees.

    Exits with 1 where something waits: a review that moved or is lost, or a dispute.
    """
    from usmx_corpus.reviews.figures import disputed

    how = options.chosen_format(format_, json=json, raw_csv=raw_csv)
    archive = open_reviewed(context, corpus, reviews)
    found = archive.reviews
    disputes = disputed(found)
    disputed_ids = {each.id for each in disputes}

    def record(each: Anchored) -> to_json.Json:
        now = each.commitment.id if each.commitment and each.state == "holds" else ""
        return to_json.anchored(each, is_disputed=now in disputed_ids)

    emit(
        how,
        lambda: list(map(record, found.anchored)),
        lambda: views.status(archive.root, found, disputes),
        lambda: (_COLUMNS, map(record, found.anchored)),
    )
    if found.waiting or disputes:
        raise typer.Exit(1)
