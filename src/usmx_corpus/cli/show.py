"""`usmx show`: a document with its lines, or a commitment with all its places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from usmx_corpus.cli import complete
from usmx_corpus.cli.options import CorpusOption, Format, FormatOption, JsonOption, chosen, emit, examples, load

if TYPE_CHECKING:
    from usmx_corpus.commitments.selection import Found
    from usmx_corpus.corpus import Corpus
    from usmx_corpus.model import Commitment, Document

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
    from usmx_corpus.commitments import selection
    from usmx_corpus.model import Document

    how = chosen(format_, json=json)
    loaded = load(context, corpus)
    found = selection.lookup(loaded, reference)
    if isinstance(found, Document):
        _show_document(loaded, found, how)
    else:
        _show_commitment(loaded, *found, how)


def _show_document(corpus: Corpus, document: Document, how: Format) -> None:
    from usmx_corpus.render import pages, to_json

    emit(
        how,
        lambda: to_json.document(document) | {"statements": list(map(to_json.statement, document.statements))},
        lambda: pages.document_page(corpus.root, document),
        lambda: (_STATEMENT_COLUMNS, map(to_json.statement, document.statements)),
    )


def _show_commitment(corpus: Corpus, commitment: Commitment, found: Found, how: Format) -> None:
    from usmx_corpus.render import pages, to_json

    repeats = found.repeats.get(commitment.id, ())
    all_places = [commitment, *(found.by_id[repeat.id] for repeat in repeats)]
    emit(
        how,
        lambda: to_json.commitment(commitment, repeats),
        lambda: pages.commitment_page(corpus.root, commitment, repeats, found.by_id),
        lambda: (_PLACE_COLUMNS, (to_json.commitment(each, ()) for each in all_places)),
    )
