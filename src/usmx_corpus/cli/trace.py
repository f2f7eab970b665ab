"""`usmx trace`: where a claim comes from, and the history of a commitment."""

from __future__ import annotations

import re
import sys
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Annotated

import typer

from usmx_corpus.cli import claims, complete, options
from usmx_corpus.cli.opening import open_archive
from usmx_corpus.cli.output import as_json, emit
from usmx_corpus.cli.progress import counted
from usmx_corpus.errors import UnknownReferenceError, UntraceableClaimError
from usmx_corpus.model import Filters
from usmx_corpus.render import sources, to_json
from usmx_corpus.render.view import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from usmx_corpus.archive import Archive
    from usmx_corpus.cli.claims import Asked
    from usmx_corpus.model import Appearance, Trace

_COLUMNS = (
    "id", "claim", "verdict", "document", "kind", "date", "path", "page", "line", "last_line", "text", "score", "grade",
    "conflicts", "agreements", "link", "archived", "copies", "editorial", "derived",
)  # fmt: skip
_APPEARANCES = ("date", "document", "title", "path", "page", "line", "how", "quote", "differences", "reason")
# What an id may look like; a word or figure that looks like one ("decade", "2019") and is none is a claim.
_COMMITMENT_ID = re.compile(r"[0-9a-f]{4,12}", re.IGNORECASE)
# Among many claims a year or a word is no id.
_ID_IN_BATCH = re.compile(r"(?=.*\d)(?=.*[a-f])[0-9a-f]{4,12}|[0-9a-f]{12}", re.IGNORECASE)


class Answer(StrEnum):
    """How an answer is printed: as other data, or for another tool."""

    table = "table"
    json = "json"
    csv = "csv"
    markdown = "markdown"
    annotation = "annotation"
    csl = "csl"


#: Formats that hand sources to other tools.
_HANDED_ON = {"annotation", "csl"}
#: Stands among the verdicts for a claim that could not be traced.
_FAILED = "failed"

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog=options.examples(
        'usmx trace "The FBI will train genetics experts"', "usmx trace --batch claims.txt --json > answers.jsonl"
    )
)
def trace(
    context: typer.Context,
    claim: Annotated[
        str | None,
        typer.Argument(
            metavar="CLAIM",
            help="A sentence, the id of a commitment, or - to read one.",
            autocompletion=complete.references,
            show_default=False,
        ),
    ] = None,
    batch: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Trace the claims of a file (- for standard input): one a line, JSON lines or CSV.",
            show_default=False,
        ),
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Show what the score of each source is made of.")] = False,
    document: options.Document = None,
    kind: options.Kind = None,
    since: options.Since = None,
    until: options.Until = None,
    corpus: options.Corpus = None,
    format_: Annotated[
        Answer, typer.Option("--format", help="Output format; annotation and csl are for other tools.")
    ] = Answer.table,
    json: options.Json = False,
    raw_csv: options.RawCsv = False,
) -> None:
    """Find the paragraph a claim comes from, and where it conflicts with the claim.

    For the id of a commitment: its mentions in order of time, what changed each time, and which later documents name
    what it promises. annotation prints each source as a W3C Web Annotation, csl as a citation in CSL-JSON.
    Filters choose the documents to look in; --until asks what was on record by a date.
    Exits with 0 if every claim is sourced, 1 if one is not (conflicting, or no source found), 2 on an error.
    """
    how = options.chosen_format(format_, json=json, raw_csv=raw_csv)
    filters = options.document_filters(document, kind, since, until)
    if (claim is None) == (batch is None):
        raise typer.BadParameter("give either a claim or --batch FILE", param_hint="CLAIM")
    asked = iter([_claim(claim)]) if claim is not None else _claims(batch or "")
    place = "standard input" if batch == "-" else batch or ""
    archive = open_archive(context, corpus, parts=("masks",), filters=filters)
    if claim is not None and (appearances := _history(archive, claim, filters)):
        _emit_history(archive, appearances, how)
        return
    verdicts: set[str] = set()
    answers = _answers(archive, asked, filters, verdicts, place)
    if how in _HANDED_ON:
        _hand_on(archive, answers, how)
    elif how in options.CSV:
        emit(how, list, tuple, lambda: (_COLUMNS, _rows(answers)))
    else:
        _emit_each(archive, answers, how, lines=batch is not None and how == "json", explain=explain)
    raise typer.Exit(2 if _FAILED in verdicts else 0 if verdicts <= {"sourced"} else 1)


def _claim(claim: str) -> Asked:
    """Read the claim from standard input if it is "-"; an empty one is an error."""
    words = claims.read_one() if claim == "-" else " ".join(claim.split())
    if not words:
        raise typer.BadParameter("the claim is empty", param_hint="CLAIM")
    return claims.Asked(words, None, 1)


def _claims(batch: str) -> Iterator[Asked]:
    if not batch:
        raise typer.BadParameter("is empty: name a file", param_hint="--batch")
    return claims.read(batch)


def _answers(
    archive: Archive, asked: Iterable[Asked], filters: Filters, verdicts: set[str], place: str
) -> Iterator[tuple[Asked, Trace]]:
    """Trace claims one by one; the id of a commitment stands for its words.

    Of many, one that cannot be traced is reported with its line in the file `place`, and the others are answered.
    """
    for one in counted(asked, "Tracing claims"):
        try:
            answer = archive.trace(_words_of(archive, one.claim), filters)
        except UntraceableClaimError as error:
            if not place:
                raise
            print(plain(f"{place}:{one.line}: {error}"), file=sys.stderr)
            verdicts.add(_FAILED)
            continue
        verdicts.add(answer.verdict)
        yield one, answer


def _words_of(archive: Archive, claim: str) -> str:
    """Return the words of the commitment with this id; anything else is a claim."""
    if not _ID_IN_BATCH.fullmatch(claim):
        return claim
    try:
        return archive.commitment(claim)[0].commitment.text
    except UnknownReferenceError:
        return claim


def _emit_each(
    archive: Archive, answers: Iterable[tuple[Asked, Trace]], how: str, *, lines: bool, explain: bool
) -> None:
    """Print answers one below the other, each as soon as it is known; with `lines` a JSON object a line."""
    for number, (one, answer) in enumerate(answers):
        if lines:
            print(as_json(to_json.trace(answer, one.id)), flush=True)
            continue
        if number:
            print()
        emit(
            how,
            lambda: to_json.trace(answer, one.id),  # noqa: B023 - called at once
            lambda: sources.answer(archive.root, answer, explain=explain),  # noqa: B023
            lambda: ((), ()),
        )
        sys.stdout.flush()


def _rows(answers: Iterable[tuple[Asked, Trace]]) -> Iterator[dict[str, object]]:
    """Yield a row for each source, and one without a source for a claim that has none."""
    for asked, answer in answers:
        for source in answer.sources or (None,):
            columns = to_json.source(source) if source else {}
            yield {"id": asked.id, "claim": answer.claim, "verdict": answer.verdict, **columns}


def _hand_on(archive: Archive, answers: Iterable[tuple[Asked, Trace]], how: str) -> None:
    """Print the sources of all answers as a list that another tool reads."""
    from usmx_corpus.render.annotation import annotation
    from usmx_corpus.render.citation import bibliography
    from usmx_corpus.text.fragments import page_around

    found = [
        (answer.claim, source) for _, answer in answers if answer.verdict != "unsourced" for source in answer.sources
    ]
    if how == "annotation":
        read = cache(lambda path: archive.read(path)[0])
        records = [
            annotation(claim, source, source.about, page_around(read(source.location.path), source.location))
            for claim, source in found
        ]
    else:
        records = bibliography((source, source.about) for _, source in found)
    print(as_json(records, indent=2))


# --- the history of a commitment -------------------------------------------------------------------------------------


def _history(archive: Archive, claim: str, filters: Filters) -> tuple[Appearance, ...]:
    """Return the appearances of the commitment with this id; none if it is a claim."""
    if not _COMMITMENT_ID.fullmatch(claim):
        return ()
    try:
        return archive.history(claim, filters)
    except UnknownReferenceError:
        return ()


def _emit_history(archive: Archive, appearances: tuple[Appearance, ...], how: str) -> None:
    from usmx_corpus.render import history

    if how in _HANDED_ON:
        message = f"--format {how} is about the sources of a claim, not about a commitment"
        raise typer.BadParameter(message, param_hint="--format")
    headers = {
        header.id: header for header in archive.headers(Filters(documents=tuple({a.document for a in appearances})))
    }
    emit(
        how,
        lambda: to_json.follow_up(appearances),
        lambda: history.timeline(archive.root, appearances, headers),
        lambda: (_APPEARANCES, map(to_json.appearance, appearances)),
    )
