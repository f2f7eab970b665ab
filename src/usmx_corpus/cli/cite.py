"""`usmx cite`: documents and places in them as citations."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from usmx_corpus.cli import complete, options
from usmx_corpus.cli.opening import open_archive
from usmx_corpus.cli.output import as_json, write
from usmx_corpus.cli.references import commitment, numbered
from usmx_corpus.errors import UnknownReferenceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from usmx_corpus.archive import Archive
    from usmx_corpus.model import Document, Location

    Cited = tuple[Document, Location | None]


class Formats(StrEnum):
    """How citations are printed."""

    text = "text"
    csl = "csl"
    bibtex = "bibtex"
    ris = "ris"


app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog=options.examples("usmx cite fact-sheet f3f7", "usmx cite fact-sheet:24 --format bibtex > sources.bib")
)
def cite(
    context: typer.Context,
    references: Annotated[
        list[str],
        typer.Argument(
            metavar="ID...",
            help="Documents, commitments, or statements as DOCUMENT:LINE (with pages, DOCUMENT:PAGE:LINE).",
            autocompletion=complete.references,
        ),
    ],
    format_: Annotated[
        Formats, typer.Option("--format", help="Output format; csl is CSL-JSON, which Zotero and others read.")
    ] = Formats.text,
    corpus: options.Corpus = None,
    reviews: options.Reviews = None,
) -> None:
    """Print citations for a note or a reference manager: each document once, with all places cited in it.

    The author is who issued it, where that is known. What a file says of when it was saved, and where it is archived,
    goes with it; an address in the National Archives is derived by rule and marked so.
    """
    for reference in references:
        options.named(reference, "ID", "document or commitment")
    archive = open_archive(context, corpus, index=False, reviews=reviews)
    records = _records([_cited(archive, reference) for reference in references])
    if format_ is Formats.csl:
        print(as_json(records, indent=2))
        return
    if format_ is Formats.ris:
        sys.stdout.reconfigure(newline="")  # type: ignore[union-attr]  # its line ends are the same on every system
    write(_written(format_)(records))


def _written(format_: Formats) -> Callable[[Iterable[dict[str, Any]]], Iterator[str]]:
    from usmx_corpus.render import bibliographies

    return {
        Formats.text: bibliographies.text,
        Formats.bibtex: bibliographies.bibtex,
        Formats.ris: bibliographies.ris,
    }[format_]


def _records(cited: Sequence[Cited]) -> list[dict[str, object]]:
    from usmx_corpus.render.citation import bibliography, kept

    copies = {document.id: kept(document.metadata) for document, _ in cited}
    return bibliography(((document.header, place) for document, place in cited), copies)


def _cited(archive: Archive, reference: str) -> Cited:
    """Return the document that a reference means, and the place in it if one is meant."""
    try:
        return archive.read(reference)[0], None
    except UnknownReferenceError as unknown:
        name, page, line = _place(reference)
        if line:
            return _statement(archive.read(name)[0], page, line)
        found = commitment(archive, reference, unknown)[0].commitment
        return archive.read(found.document)[0], found.location


def _place(reference: str) -> tuple[str, int, int]:
    """Return document, page and line of "DOCUMENT:PAGE:LINE"; 0 for what is not given."""
    name, line = numbered(reference)
    whole, page = numbered(name) if line else (name, 0)
    return (whole, page, line) if page else (name, 0, line)


def _statement(document: Document, page: int, line: int) -> Cited:
    """Return the place of the first statement on a line."""
    for each in document.statements:
        place = each.location
        if place.page and not page:
            raise typer.BadParameter(f"{document.path} has pages: DOCUMENT:PAGE:LINE", param_hint="ID")
        if _is_on(place, page, line):
            return document, place
    where = f"page {page}, line {line}" if page else f"line {line}"
    raise typer.BadParameter(f"{document.path} has no statement on {where}", param_hint="ID")


def _is_on(place: Location, page: int, line: int) -> bool:
    """Whether a place holds a line; where there are pages, lines count from the top of each."""
    return (place.page, place.line) <= (page, line) <= (place.last_page, place.last_line)
