"""`usmx search`: look for words, where nothing is to be traced."""

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
    day,
    emit,
    examples,
    last_day,
    open_passages,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from usmx_corpus.corpus import Survey
    from usmx_corpus.model import Header

_COLUMNS = ("document", "kind", "date", "title", "path", "line", "last_line", "text", "link")
_LIMIT = 20


def _known_kind(value: list[str]) -> list[str]:
    """Check the kinds asked for."""
    from usmx_corpus.model import KINDS

    for kind in value:
        if kind not in KINDS:
            raise typer.BadParameter(f"no kind {kind!r}; choose from {', '.join(KINDS)}")
    return value


app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    short_help="Paragraphs with these words.",
    epilog=examples(
        "usmx search '\"forensic training\"'", "usmx search labor reform --since 2021-06 --kind release --json"
    ),
)
def search(
    context: typer.Context,
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help="Words in any form and order; '\"in marks\"' as they are.")
    ],
    document: Annotated[
        list[str],
        typer.Option(
            "--document", "-d", metavar="ID", help="Only in this document.", autocompletion=complete.documents
        ),
    ] = [],  # noqa: B006 - Typer copies it
    kind: Annotated[
        list[str], typer.Option(metavar="KIND", help="Only in release, archived or summary.", callback=_known_kind)
    ] = [],  # noqa: B006
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Only from documents of this day or later.")] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only from documents of this day or earlier.")
    ] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="Paragraphs at most.")] = _LIMIT,
    corpus: CorpusOption = None,
    format_: FormatOption = Format.table,
    json: JsonOption = False,
) -> None:
    """Find the paragraphs that hold these words or most of them, the rarest words and those closest together first.

    A word counts in any form (“train” finds “training”), and half in the title of a document. What stands in
    quotation marks must be there word for word.
    """
    from usmx_corpus.render import hits, to_json
    from usmx_corpus.text.analyse import stems
    from usmx_corpus.trace.search import phrases
    from usmx_corpus.trace.search import search as search_passages

    how = chosen(format_, json=json)
    asked = " ".join(words)
    if not stems(asked):
        raise typer.BadParameter("no words to look for", param_hint="WORDS")
    first, last = day(since, "--since"), last_day(until, "--until")
    if first and last and first > last:
        raise typer.BadParameter(f"{last} lies before --since {first}", param_hint="--until")
    opened = open_passages(context, corpus)
    for reference in document:
        _check(reference, opened.survey)
    wanted = _wanted(document, kind, first, last) if document or kind or first or last else None
    found = search_passages(opened.passages, asked, limit, wanted)
    emit(
        how,
        lambda: list(map(to_json.hit, found)),
        lambda: hits.paragraphs(opened.root, found, quoted=bool(phrases(asked)), filtered=wanted is not None),
        lambda: (_COLUMNS, map(to_json.hit, found)),
    )


def _check(reference: str, survey: Survey) -> None:
    """Raise `UnknownReferenceError` where no document goes by an id, a beginning of one or a path."""
    from usmx_corpus.corpus import close_to, unique_ids
    from usmx_corpus.errors import UnknownReferenceError

    ids = unique_ids(survey.stamps)
    if reference not in survey.stamps and not any(id_.startswith(reference) for id_ in ids):
        raise UnknownReferenceError(reference, "document", close_to(reference, ids))


def _wanted(documents: list[str], kinds: list[str], since: date | None, until: date | None) -> Callable[[Header], bool]:
    """Give what tells a document that is asked for; one without a date is in no span of time."""

    def wanted(about: Header) -> bool:
        if documents and not any(about.id.startswith(begin) or about.path == begin for begin in documents):
            return False
        if kinds and about.kind not in kinds:
            return False
        if since and not (about.date and about.date >= since):
            return False
        return not until or bool(about.date and about.date <= until)

    return wanted
