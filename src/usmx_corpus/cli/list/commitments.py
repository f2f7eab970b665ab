"""`usmx list commitments`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from usmx_corpus.cli import complete, options
from usmx_corpus.cli.commitment_filters import with_filters
from usmx_corpus.cli.opening import open_archive
from usmx_corpus.cli.output import emit, emit_records, write
from usmx_corpus.index.queries import COUNTED_BY
from usmx_corpus.model import Filters
from usmx_corpus.render import to_json

if TYPE_CHECKING:
    from usmx_corpus.archive import Archive
    from usmx_corpus.model import Mention
    from usmx_corpus.render.view import View

_COLUMNS = (
    "id", "document", "path", "page", "line", "last_line", "text", "strength", "actors", "amounts", "figures",
    "deadline", "condition", "places", "kind", "instrument", "beneficiaries", "section", "rule", "trigger", "repeats",
    "reviewed", "status", "reviewers", "edited",
)  # fmt: skip
_BY = tuple(COUNTED_BY)
_MOST_BY = 2  # a table has two sides


app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog=options.examples(
        "usmx list commitments --actor Mexico --strength agreed",
        "usmx list commitments --count actor --count strength",
    )
)
@with_filters
def list_commitments(
    context: typer.Context,
    filters: Filters,
    each: Annotated[bool, typer.Option("--each", help="One row per mention.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the rule that found each, and its matched words.")
    ] = False,
    count: Annotated[
        list[str] | None,
        typer.Option(
            metavar="BY",
            help=f"Count instead, by one or two of: {', '.join(_BY)}.",
            autocompletion=complete.one_of(_BY),
            show_default=False,
        ),
    ] = None,
    limit: options.Limit = options.ROWS,
    corpus: options.Corpus = None,
    reviews: options.Reviews = None,
    format_: Annotated[
        Literal[options.Formats, "atom"],
        typer.Option("--format", help="Output format; atom is a feed, for readers of news."),
    ] = "table",
    json: options.Json = False,
    raw_csv: options.RawCsv = False,
) -> None:
    """List what was promised: each commitment once, with all its mentions.

    JSON and CSV have one record per mention, with the other mentions of its commitment. Filters combine;
    repeat an option to accept either value. A commitment is shown with all its mentions if one of them passes.
    What all its reviewers reject is counted and not shown, unless --reviewed asks for it.
    """
    how = options.chosen_format(format_, json=json, raw_csv=raw_csv)
    by = _counted_by(count or [])
    if by and how == "atom":
        raise typer.BadParameter("counts are no feed", param_hint="--format")
    archive = open_archive(context, corpus, parts=("mentions",), filters=filters, reviews=reviews)
    if by:
        _emit_counts(archive, filters, how, by, limit)
    elif how in {"json", "jsonl"}:
        emit_records(how, archive.commitments_as_json(filters))
    elif how == "atom":
        from usmx_corpus.cli.feed import feed

        write(feed(archive, filters))
    else:
        emit(
            how,
            list,
            lambda: _view(archive, filters, limit, each=each, explain=explain),
            lambda: (_COLUMNS, map(to_json.commitment_row, archive.commitments(filters))),
        )


def _counted_by(asked: list[str]) -> tuple[str, ...]:
    for name in asked:
        if name not in _BY:
            raise typer.BadParameter(f"cannot count by {name!r}; choose from {', '.join(_BY)}", param_hint="--count")
    if len(set(asked)) != len(asked) or len(asked) > _MOST_BY:
        raise typer.BadParameter("count by one thing or by two different ones", param_hint="--count")
    return tuple(asked)


def _emit_counts(archive: Archive, filters: Filters, how: str, by: tuple[str, ...], limit: int) -> None:
    from usmx_corpus.render import counts

    found = counts.ordered(archive.counts(by, filters), by)
    records = [to_json.count(each, by) for each in found]
    emit(
        how,
        lambda: records,
        lambda: counts.table(found, by, limit),
        lambda: ((*by, "commitments", "mentions"), records),
    )


def _view(archive: Archive, filters: Filters, limit: int, *, each: bool, explain: bool) -> View:
    from usmx_corpus.render import lists

    totals = archive.totals(filters)
    groups: list[tuple[Mention, ...]] = (
        [(mention,) for mention in archive.commitments(filters)[: limit or None]]
        if each
        else archive.clusters(filters, limit)
    )
    headers = {header.id: header for header in archive.documents}
    tables = lists.commitments(archive.root, groups, archive.commitment_ids, headers, explain=explain)
    more = (totals.mentions if each else totals.commitments) - len(groups)
    notes = lists.notes_on_reviews(groups, archive.rejected(filters))
    return (*tables, *lists.tally(groups, headers, totals, each=each), *notes, *lists.left_out(more))
