"""`usmx show`: a document with its lines, or a commitment with all its mentions."""

from __future__ import annotations

from typing import Annotated

import typer

from usmx_corpus.cli import complete, options
from usmx_corpus.cli.opening import open_archive, warn
from usmx_corpus.cli.output import emit
from usmx_corpus.cli.references import commitment, numbered
from usmx_corpus.commitments.records import as_record
from usmx_corpus.errors import UnknownReferenceError
from usmx_corpus.render import pages, to_json

_STATEMENT_COLUMNS = ("path", "page", "line", "last_line", "kind", "section", "text")
_MENTION_COLUMNS = (
    "id", "document", "path", "page", "line", "last_line", "text", "strength", "actors", "amounts", "deadline",
    "condition",
)  # fmt: skip

_REASON_COLUMNS = ("path", "page", "line", "last_line", "text", "commitment", "rule", "trigger", "exclusion", "meaning")

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(epilog=options.examples("usmx show fact-sheet", "usmx show fact-sheet:24 --explain"))
def show(
    context: typer.Context,
    reference: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="A document or commitment, or a unique beginning of its id.",
            autocompletion=complete.references,
        ),
    ],
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Show why the statements on a line, DOCUMENT:LINE, are commitments or none."),
    ] = False,
    corpus: options.Corpus = None,
    reviews: options.Reviews = None,
    format_: options.Format = "table",
    json: options.Json = False,
    raw_csv: options.RawCsv = False,
) -> None:
    """Show a document with its line numbers, or a commitment with all its mentions and how they differ."""
    how = options.chosen_format(format_, json=json, raw_csv=raw_csv)
    options.named(reference, "ID", "document or commitment")
    archive = open_archive(context, corpus, index=False, reviews=reviews)
    if explain:
        reasons = archive.explain(*_place(reference))
        emit(
            how,
            lambda: list(map(to_json.explanation, reasons)),
            lambda: pages.explanation_page(archive.root, reasons),
            lambda: (_REASON_COLUMNS, [row for each in reasons for row in to_json.reasons(each)]),
        )
        return
    try:
        document, problems = archive.read(reference)
    except UnknownReferenceError as unknown:
        mention, others = commitment(archive, reference, unknown)
        emit(
            how,
            lambda: to_json.commitment(mention),
            lambda: pages.commitment_page(archive.root, mention, others),
            lambda: (_MENTION_COLUMNS, map(as_record, [mention.commitment, *others])),
        )
        return
    warn(archive.root, problems)
    emit(
        how,
        lambda: {
            **to_json.document(document),
            "metadata": dict(document.metadata),
            "statements": list(map(to_json.statement, document.statements)),
        },
        lambda: pages.document_page(archive.root, document),
        lambda: (_STATEMENT_COLUMNS, map(to_json.statement, document.statements)),
    )


def _place(reference: str) -> tuple[str, int]:
    """Return the document and the line of "DOCUMENT:LINE"; anything else is an error."""
    document, line = numbered(reference)
    if not line:
        raise typer.BadParameter("--explain needs a line: DOCUMENT:LINE", param_hint="ID")
    return document, line
