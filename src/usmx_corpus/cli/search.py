"""`usmx search`: find paragraphs by their words."""

from __future__ import annotations

from typing import Annotated

import typer

from usmx_corpus.cli import options
from usmx_corpus.cli.opening import open_archive
from usmx_corpus.cli.output import emit
from usmx_corpus.model import Filters
from usmx_corpus.render import hits, to_json
from usmx_corpus.text import analyse
from usmx_corpus.trace.search import phrases

_COLUMNS = ("document", "kind", "date", "title", "path", "page", "line", "last_line", "text", "link")
#: As many paragraphs as a reader looks through.
_LIMIT = 20

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog=options.examples(
        "usmx search '\"forensic training\"'", "usmx search labor reform --since 2021-06 --kind release --json"
    )
)
def search(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS", help="Words in any form and order; '\"in quotation marks\"' as they are."),
    ],
    document: options.Document = None,
    kind: options.Kind = None,
    since: options.Since = None,
    until: options.Until = None,
    limit: Annotated[
        int,
        typer.Option(metavar="N", min=1, callback=options.bounded, help="Maximum paragraphs, in every format."),
    ] = _LIMIT,
    corpus: options.Corpus = None,
    format_: options.Format = "table",
    json: options.Json = False,
    raw_csv: options.RawCsv = False,
) -> None:
    """Find the paragraphs that hold these words or most of them, the rarest words and those closest together first.

    A word matches in any form (“train” finds “training”), and counts half in the title of a document. Words in
    quotation marks must be there word for word.
    """
    how = options.chosen_format(format_, json=json, raw_csv=raw_csv)
    filters = options.document_filters(document, kind, since, until)
    asked = " ".join(words)
    if not analyse.stems(asked):
        reason = "only common words such as “the”: add another" if asked.strip() else "no words to look for"
        raise typer.BadParameter(reason, param_hint="WORDS")
    archive = open_archive(context, corpus, parts=("masks",), filters=filters)
    found = archive.search(asked, filters, limit)
    emit(
        how,
        lambda: list(map(to_json.hit, found)),
        lambda: hits.paragraphs(archive.root, found, quoted=bool(phrases(asked)), filtered=filters != Filters()),
        lambda: (_COLUMNS, map(to_json.hit, found)),
    )
