"""`usmx list documents`."""

from __future__ import annotations

import typer

from usmx_corpus.cli import options
from usmx_corpus.cli.opening import open_archive
from usmx_corpus.cli.output import emit
from usmx_corpus.render import lists, to_json

_COLUMNS = (
    "id", "path", "kind", "title", "date", "url", "country", "published", "modified", "words", "copy_of", "summary_of",
    "editorial", "derived",
)  # fmt: skip

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog=options.examples(
        "usmx list documents", "usmx list documents --corpus releases --since 2022 --format csv > list.csv"
    )
)
def list_documents(
    context: typer.Context,
    document: options.Document = None,
    kind: options.Kind = None,
    since: options.Since = None,
    until: options.Until = None,
    limit: options.Limit = options.ROWS,
    corpus: options.Corpus = None,
    format_: options.Format = "table",
    json: options.Json = False,
    raw_csv: options.RawCsv = False,
) -> None:
    """List the documents of a corpus with kind, date, title and length: releases, copies, summaries, each by date."""
    how = options.chosen_format(format_, json=json, raw_csv=raw_csv)
    filters = options.document_filters(document, kind, since, until)
    archive = open_archive(context, corpus, filters=filters)
    found = archive.headers(filters)
    shown = found[: limit or None]
    emit(
        how,
        lambda: list(map(to_json.document, found)),
        lambda: (*lists.documents(archive.root, shown), *lists.left_out(len(found) - len(shown))),
        lambda: (_COLUMNS, map(to_json.document, found)),
    )
