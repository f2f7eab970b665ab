"""`usmx show`: a document with its lines, or a commitment with all its places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from usmx_corpus.cli import complete
from usmx_corpus.cli.options import (
    CorpusOption,
    Format,
    FormatOption,
    JsonOption,
    chosen,
    emit,
    examples,
    open_index,
    root_of,
    warn,
)

if TYPE_CHECKING:
    from pathlib import Path

    from usmx_corpus.errors import UnknownReferenceError
    from usmx_corpus.model import Document

_STATEMENT_COLUMNS = ("path", "line", "last_line", "kind", "section", "text")
_PLACE_COLUMNS = ("id", "document", "path", "line", "last_line", "text", "strength", "actors", "amounts", "deadline")


app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    short_help="A document with its lines, or a commitment with its places.",
    epilog=examples("usmx show fact-sheet", "usmx show mexican-summary --format markdown"),
)
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
    corpus: CorpusOption = None,
    format_: FormatOption = Format.table,
    json: JsonOption = False,
) -> None:
    """Show a document with its line numbers, or a commitment with all its places and how they differ."""
    from usmx_corpus.corpus import look_over, read_one
    from usmx_corpus.errors import UnknownReferenceError

    how = chosen(format_, json=json)
    root = root_of(context, corpus)
    survey = look_over(root)
    try:
        document, problems = read_one(survey, reference)
    except UnknownReferenceError as unknown:
        _show_commitment(context, corpus, reference, unknown, how)
    else:
        warn(survey.root, problems)
        _show_document(survey.root, document, how)


def _show_document(root: Path, document: Document, how: Format) -> None:
    from usmx_corpus.render import pages, to_json

    emit(
        how,
        lambda: to_json.document(document) | {"statements": list(map(to_json.statement, document.statements))},
        lambda: pages.document_page(root, document),
        lambda: (_STATEMENT_COLUMNS, map(to_json.statement, document.statements)),
    )


def _show_commitment(
    context: typer.Context, corpus: Path | None, reference: str, unknown: UnknownReferenceError, how: Format
) -> None:
    """Show the commitment of that id; `unknown` says which documents may have been meant where there is none."""
    from usmx_corpus.commitments.records import as_record
    from usmx_corpus.errors import UnknownReferenceError
    from usmx_corpus.render import pages, to_json

    index = open_index(context, corpus)
    try:
        stated, others = index.commitment(reference)
    except UnknownReferenceError as neither:
        close = unknown.close or neither.close
        raise UnknownReferenceError(reference, "document or commitment", close) from None
    emit(
        how,
        lambda: to_json.commitment(stated),
        lambda: pages.commitment_page(index.root, stated, others),
        lambda: (_PLACE_COLUMNS, map(as_record, [stated.commitment, *others])),
    )
