"""`usmx trace`: where a claim comes from."""

from __future__ import annotations

import re
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from usmx_corpus.cli import complete
from usmx_corpus.cli.options import (
    CorpusOption,
    Format,
    FormatOption,
    JsonOption,
    as_json,
    chosen,
    emit,
    examples,
    load,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from usmx_corpus.corpus import Corpus
    from usmx_corpus.model import Document, Trace

_COLUMNS = (
    "claim", "verdict", "document", "kind", "date", "path", "line", "last_line", "text", "score", "grade", "conflicts",
    "agreements", "link", "copies", "editorial",
)  # fmt: skip
# What an id may look like; a word or figure that looks so ("decade", "2019") and is none is a claim.
_COMMITMENT_ID = re.compile(r"[0-9a-f]{4,12}")


app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    short_help="The paragraph a claim comes from.",
    epilog=examples(
        'usmx trace "The FBI will train genetics experts"', "usmx trace --batch claims.txt --json > answers.jsonl"
    ),
)
def trace(
    context: typer.Context,
    claim: Annotated[
        str | None,
        typer.Argument(
            metavar="CLAIM",
            help="A sentence, a commitment's id, or - to read one.",
            autocompletion=complete.references,
            show_default=False,
        ),
    ] = None,
    batch: Annotated[
        str | None, typer.Option(metavar="FILE", help="Trace every line of a file (- for standard input), in order.")
    ] = None,
    corpus: CorpusOption = None,
    format_: FormatOption = Format.table,
    json: JsonOption = False,
) -> None:
    """Find the paragraph a claim comes from, and what it says otherwise.

    Ends with 0 where every claim is sourced, 1 where one is not (conflicting, or no source found), 2 on trouble.
    """
    how = chosen(format_, json=json)
    if (claim is None) == (batch is None):
        raise typer.BadParameter("give a claim or --batch FILE, one of the two", param_hint="CLAIM")
    claims = iter([_claim(claim)]) if claim is not None else _lines(_named(batch))
    loaded = load(context, corpus)
    answers = _answers(loaded, claims)
    verdicts = _print(loaded, answers, how, batch=batch is not None)
    raise typer.Exit(0 if verdicts <= {"sourced"} else 1)


def _named(batch: str | None) -> str:
    if not batch:
        raise typer.BadParameter("names no file", param_hint="--batch")
    return batch


def _claim(claim: str) -> str:
    """Read the claim from standard input where it is "-"; an empty one is a mistake."""
    words = " ".join(_lines("-")) if claim == "-" else claim
    if not words.strip():
        raise typer.BadParameter("the claim is empty", param_hint="CLAIM")
    return " ".join(words.split())


def _lines(batch: str) -> Iterator[str]:
    """Give the claims of a file ("-": of standard input) as they come, one a line, blank lines left out."""
    from usmx_corpus.errors import UnreadableFileError

    name = "standard input" if batch == "-" else batch
    try:
        with sys.stdin.buffer if batch == "-" else Path(batch).open("rb") as file:
            for number, line in enumerate(file, 1):
                claim = _decoded(line, f"{name}:{number}").strip()
                if claim:
                    yield claim
    except OSError as error:
        raise UnreadableFileError(name, error.strerror or str(error)) from error


def _decoded(line: bytes, place: str) -> str:
    from usmx_corpus.errors import UnreadableFileError

    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(place, "not UTF-8") from error


def _answers(corpus: Corpus, claims: Iterable[str]) -> Iterator[Trace]:
    """Trace claims one after the other; a commitment's id stands for its words."""
    from usmx_corpus import provenance

    searcher = provenance.Searcher(corpus.documents)
    return (provenance.trace(searcher, _words_of(corpus.root, claim)) for claim in claims)


def _words_of(root: Path, claim: str) -> str:
    """Give the words of the commitment that goes by this id; anything else is a claim."""
    if not _COMMITMENT_ID.fullmatch(claim):
        return claim
    from usmx_corpus.errors import UnknownReferenceError
    from usmx_corpus.index import open_index

    try:
        return open_index(root).commitment(claim)[0].commitment.text
    except UnknownReferenceError:
        return claim


def _print(corpus: Corpus, answers: Iterator[Trace], how: Format, *, batch: bool) -> set[str]:
    """Print answers as they come and give their verdicts."""
    verdicts: set[str] = set()
    documents = {document.id: document for document in corpus.documents}

    def seen() -> Iterator[Trace]:
        for answer in answers:
            verdicts.add(answer.verdict)
            yield answer

    if how is Format.json and batch:
        _print_lines(seen(), documents)
    elif how is Format.csv:
        emit(how, list, tuple, lambda: (_COLUMNS, _rows(seen(), documents)))
    else:
        _print_each(seen(), documents, corpus.root, how)
    return verdicts


def _print_lines(answers: Iterable[Trace], documents: Mapping[str, Document]) -> None:
    """Print one JSON object a line, each as soon as it is known."""
    from usmx_corpus.render import to_json

    for answer in answers:
        print(as_json(to_json.trace(answer, documents)), flush=True)


def _print_each(answers: Iterable[Trace], documents: Mapping[str, Document], root: Path, how: Format) -> None:
    """Print answers one below the other."""
    from usmx_corpus.render import sources, to_json

    for number, answer in enumerate(answers):
        if number:
            print()
        payload = partial(to_json.trace, answer, documents)
        emit(how, payload, partial(sources.answer, root, answer, documents), lambda: ((), ()))


def _rows(answers: Iterable[Trace], documents: Mapping[str, Document]) -> Iterator[dict[str, object]]:
    """Give a row a source, and one with no source for a claim that has none."""
    from usmx_corpus.render import to_json

    for answer in answers:
        for source in answer.sources or (None,):
            told = to_json.source(source, documents[source.document]) if source else {}
            yield {"claim": answer.claim, "verdict": answer.verdict, **told}
