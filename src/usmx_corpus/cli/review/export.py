"""`usmx review export`."""

from __future__ import annotations

import sys
from enum import StrEnum
from itertools import chain, groupby
from typing import TYPE_CHECKING, Annotated

import typer

from usmx_corpus.cli import options
from usmx_corpus.cli.commitment_filters import with_filters
from usmx_corpus.cli.output import as_json, write
from usmx_corpus.cli.review import Reviewer
from usmx_corpus.cli.review.opening import about, open_reviewed, to_judge
from usmx_corpus.model import Filters
from usmx_corpus.reviews import exchange
from usmx_corpus.reviews.anchoring import context as surroundings
from usmx_corpus.reviews.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from usmx_corpus.archive import Archive
    from usmx_corpus.reviews.exchange import Stated


class Formats(StrEnum):
    """The tools that reviews are exported for."""

    csv = "csv"
    doccano = "doccano"
    label_studio = "label-studio"


app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog=options.examples(
        "usmx review export --corpus releases --bom > for-excel.csv",
        "usmx review export --corpus releases --format doccano > releases.jsonl",
    )
)
@with_filters
def export(
    context: typer.Context,
    filters: Filters,
    format_: Annotated[Formats, typer.Option("--format", help="The tool it is for.")] = Formats.csv,
    bom: Annotated[bool, typer.Option("--bom", help="Begin CSV with the mark by which Excel knows UTF-8.")] = False,
    raw_csv: options.RawCsv = False,
    reviewer: Reviewer = "",
    corpus: options.Corpus = None,
    reviews: options.Reviews = None,
) -> None:
    """Print commitments with what you said of them, to go on in a spreadsheet, doccano or Label Studio.

    `usmx review import` takes the file back. In CSV, fill in `verdict` (yes, no or part), `note`, `status` and
    `evidence` (addresses), and in the columns that begin with `edit_` what you say otherwise.
    """
    for option, is_given in (("--bom", bom), ("--raw-csv", raw_csv)):
        if is_given and format_ != Formats.csv:
            raise typer.BadParameter("goes with --format csv", param_hint=option)
    who = about(reviewer)
    archive = open_reviewed(context, corpus, reviews)
    work = Session(archive.reviews_folder, archive.reviews, who)
    found = _stated(archive, filters, work)
    if format_ == Formats.csv:
        from usmx_corpus.render.tables import csv_lines, flat, inert

        lines = csv_lines(exchange.COLUMNS, map(_row, found), flat if raw_csv else inert)
        write(chain(["\ufeff"] if bom else [], lines))
        return
    by_document = ([*each] for _, each in groupby(found, key=lambda each: each.document.id))
    if format_ == Formats.doccano:
        for each in by_document:
            sys.stdout.write(as_json(exchange.doccano(each[0].document, each)) + "\n")
    else:
        tasks = [exchange.label_studio(each[0].document, each, who.version) for each in by_document]
        sys.stdout.write(as_json(tasks) + "\n")


def _stated(archive: Archive, filters: Filters, work: Session) -> Iterator[Stated]:
    """Yield the commitments that pass, as usmx found them, with this reviewer's reviews."""
    mentions = archive.commitments(to_judge(filters))
    as_found = {each.id: each for each in archive.index.commitments.some([each.commitment.id for each in mentions])}
    for id_, group in groupby(mentions, key=lambda each: each.commitment.document):
        document = archive.read(id_)[0]
        for each in group:
            commitment = as_found.get(each.commitment.id, each.commitment)
            own = work.of(commitment.id) or next(
                (review for review in each.commitment.reviews if review.reviewer == work.about.reviewer), None
            )
            yield exchange.Stated(commitment, document, own)


def _row(stated: Stated) -> dict[str, object]:
    from usmx_corpus.commitments.records import as_record

    return exchange.row(stated, surroundings(stated.document, stated.commitment), as_record(stated.commitment))
