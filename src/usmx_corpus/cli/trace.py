"""`usmx trace`: where a claim comes from."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from usmx_corpus.cli import complete
from usmx_corpus.cli.options import CorpusOption, Format, FormatOption, JsonOption, chosen, emit, examples, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from usmx_corpus.corpus import Corpus
    from usmx_corpus.model import Trace

_COLUMNS = (
    "claim", "verdict", "document", "kind", "date", "path", "line", "last_line", "text", "score", "grade", "conflicts",
    "agreements", "link", "copies",
)  # fmt: skip
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
    claims = [_claim(claim)] if claim is not None else _lines(batch or "-")
    loaded = load(context, corpus)
    answers = _answers(loaded, claims)
    verdicts = _print(loaded, answers, how, batch=batch is not None)
    raise typer.Exit(0 if verdicts <= {"sourced"} else 1)


def _claim(claim: str) -> str:
    """Read the claim from standard input where it is "-"; an empty one is a mistake."""
    words = sys.stdin.read() if claim == "-" else claim
    if not words.strip():
        raise typer.BadParameter("the claim is empty", param_hint="CLAIM")
    return " ".join(words.split())


def _lines(batch: str) -> Iterable[str]:
    """Give the claims of a file, one a line, blank lines left out."""
    from usmx_corpus.errors import UnreadableFileError

    if batch == "-":
        return (line.strip() for line in sys.stdin if line.strip())
    try:
        text = Path(batch).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UnreadableFileError(batch, error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise UnreadableFileError(f"{batch}:{line}", "not UTF-8") from error
    return [line.strip() for line in text.splitlines() if line.strip()]


def _answers(corpus: Corpus, claims: Iterable[str]) -> Iterator[Trace]:
    """Trace claims one after the other; a commitment's id stands for its words."""
    from usmx_corpus import provenance

    searcher = provenance.Searcher(corpus.documents)
    return (provenance.trace(searcher, _words_of(corpus, claim)) for claim in claims)


def _words_of(corpus: Corpus, claim: str) -> str:
    if not _COMMITMENT_ID.fullmatch(claim):
        return claim
    from usmx_corpus.commitments.selection import lookup
    from usmx_corpus.model import Document

    found = lookup(corpus, claim)
    return claim if isinstance(found, Document) else found[0].text


def _print(corpus: Corpus, answers: Iterator[Trace], how: Format, *, batch: bool) -> set[str]:
    """Print answers as they come and give their verdicts."""
    verdicts: set[str] = set()

    def seen() -> Iterator[Trace]:
        for answer in answers:
            verdicts.add(answer.verdict)
            yield answer

    if how is Format.json and batch:
        _print_lines(seen())
    elif how is Format.csv:
        emit(how, list, tuple, lambda: (_COLUMNS, _rows(seen())))
    else:
        for number, answer in enumerate(seen()):
            _print_one(corpus, answer, how, first=number == 0)
    return verdicts


def _print_lines(answers: Iterable[Trace]) -> None:
    """Print one JSON object a line, each as soon as it is known."""
    from json import dumps

    from usmx_corpus.render import to_json

    for answer in answers:
        print(dumps(to_json.trace(answer), ensure_ascii=False), flush=True)


def _print_one(corpus: Corpus, answer: Trace, how: Format, *, first: bool) -> None:
    from usmx_corpus.render import sources, to_json

    if not first:
        print()
    documents = {document.id: document for document in corpus.documents}
    emit(how, lambda: to_json.trace(answer), lambda: sources.answer(corpus.root, answer, documents), lambda: ((), ()))


def _rows(answers: Iterable[Trace]) -> Iterator[dict[str, object]]:
    """Give a row a source, and one with no source for a claim that has none."""
    from usmx_corpus.render import to_json

    for answer in answers:
        for source in answer.sources or (None,):
            told = to_json.source(source) if source else {}
            yield {"claim": answer.claim, "verdict": answer.verdict, **told}
