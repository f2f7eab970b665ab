"""`usmx trace`: where a claim comes from, and the history of a commitment."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from usmx_corpus.cli import batch as batches
from usmx_corpus.cli import claims, complete, options
from usmx_corpus.cli.asked import Asked
from usmx_corpus.cli.opening import open_archive
from usmx_corpus.cli.output import as_json, emit, write
from usmx_corpus.cli.progress import counted
from usmx_corpus.errors import UnknownReferenceError
from usmx_corpus.model import Filters
from usmx_corpus.render import sources, to_json
from usmx_corpus.render.view import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from usmx_corpus.archive import Archive
    from usmx_corpus.model import Appearance, Source, Trace

_COLUMNS = (
    "id", "claimed", "claim", "verdict", "rank", "carried", "missing", "conflicts", "text", "link", "document", "title",
    "date", "kind", "path", "page", "line", "last_line", "grade", "agreements", "archived", "copies", "editorial",
    "derived", "score",
)  # fmt: skip
_APPEARANCES = ("date", "document", "title", "path", "page", "line", "how", "quote", "differences", "reason")


#: Formats that hand sources to other tools.
_HANDED_ON = {"annotation", "hypothesis", "csl"}
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
            help="Trace the claims of a file (- for standard input): one a line, a list, JSON or CSV.",
            show_default=False,
        ),
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Show how far to believe it, and why.")] = False,
    document: options.Document = None,
    kind: options.Kind = None,
    since: options.Since = None,
    until: options.Until = None,
    before_claim: Annotated[
        bool,
        typer.Option("--before-claim", help="Look only in documents dated before the day of each claim of a file."),
    ] = False,
    corpus: options.Corpus = None,
    format_: Annotated[
        Literal[options.Formats, "html", "annotation", "hypothesis", "csl"],
        typer.Option(
            "--format",
            help="Output format; html is one page for a browser, annotation, hypothesis and csl are for other tools.",
        ),
    ] = "table",
    json: options.Json = False,
    raw_csv: options.RawCsv = False,
) -> None:
    """Find the paragraph a claim comes from, and where it conflicts with the claim.

    For the id of a commitment: its mentions in order of time, what changed each time, and which later documents name
    what it promises. annotation prints each source as a W3C Web Annotation, csl as a citation in CSL-JSON, hypothesis
    all of them as a file that Hypothesis imports.
    Filters choose the documents to look in; --until asks what was on record by a date.
    Exits with 0 if every claim is sourced, 1 if one is not (conflicting, or no source found), 2 on an error.
    """
    how = options.chosen_format(format_, json=json, raw_csv=raw_csv)
    filters = options.document_filters(document, kind, since, until)
    if (claim is None) == (batch is None):
        raise typer.BadParameter("give either a claim or --batch FILE", param_hint="CLAIM")
    if before_claim and batch is None:
        raise typer.BadParameter(
            "needs --batch FILE; for one claim, give the day with --until", param_hint="--before-claim"
        )
    words = _claim(claim) if claim is not None else ""
    asked = _claims(batch or "") if batch is not None else iter(())
    period = filters._replace(until=filters.until or date.max) if before_claim else filters
    archive = open_archive(context, corpus, parts=("masks",), filters=period)
    if claim is not None and (appearances := _history(archive, claim, filters)):
        _emit_history(archive, appearances, how)
        return
    verdicts: set[str] = set()
    problems: list[str] = []
    if batch is None:
        answers = _one(archive, words, filters, verdicts)
    else:
        questions = counted(batches.questions(asked, filters, before=before_claim), "Tracing claims")
        found = batches.answers(archive, questions, at_once=not _is_file(batch))
        answers = _told(found, "standard input" if batch == "-" else batch, verdicts, problems)
    if how == "html":
        _emit_page(archive, answers, problems)
    elif how in _HANDED_ON:
        _hand_on(archive, answers, how)
    elif how in options.CSV:
        emit(how, list, tuple, lambda: (_COLUMNS, _rows(answers)))
    else:
        _emit_each(archive, answers, how, lines=batch is not None and how in {"json", "jsonl"}, explain=explain)
    raise typer.Exit(2 if _FAILED in verdicts else 0 if verdicts <= {"sourced"} else 1)


def _claim(claim: str) -> str:
    """Read the claim from standard input if it is "-"; an empty one is an error."""
    words = claims.read_one() if claim == "-" else " ".join(claim.split())
    if not words:
        raise typer.BadParameter("the claim is empty", param_hint="CLAIM")
    return words


def _claims(batch: str) -> Iterator[Asked]:
    if not batch:
        raise typer.BadParameter("is empty: name a file", param_hint="--batch")
    return claims.read(batch)


def _is_file(name: str) -> bool:
    """Whether claims are there already, and not written one by one."""
    return name != "-" and Path(name).is_file()


def _one(archive: Archive, claim: str, filters: Filters, verdicts: set[str]) -> Iterator[tuple[Asked, Trace]]:
    answer = archive.trace(claim, filters)
    verdicts.add(answer.verdict)
    yield Asked(claim, None, 1), answer


def _told(
    answers: Iterable[tuple[Asked, Trace | str]], place: str, verdicts: set[str], problems: list[str]
) -> Iterator[tuple[Asked, Trace]]:
    """Yield the answers; a claim that has none is reported with its line in the file `place`, and kept."""
    for one, answer in answers:
        if isinstance(answer, str):
            problems.append(plain(f"{place}:{one.line}: {answer}"))
            print(problems[-1], file=sys.stderr)
            verdicts.add(_FAILED)
        else:
            verdicts.add(answer.verdict)
            yield one, answer


def _emit_each(
    archive: Archive, answers: Iterable[tuple[Asked, Trace]], how: str, *, lines: bool, explain: bool
) -> None:
    """Print answers one below the other, each as soon as it is known; with `lines` a JSON object a line."""
    for number, (one, answer) in enumerate(answers):
        if lines:
            print(as_json(to_json.trace(answer, one.id, one.date)), flush=True)
            continue
        if number:
            print()
        emit(
            how,
            lambda: to_json.trace(answer, one.id, one.date),  # noqa: B023 - called at once
            lambda: sources.answer(archive.root, answer, explain=explain),  # noqa: B023
            lambda: ((), ()),
        )
        sys.stdout.flush()


def _emit_page(archive: Archive, answers: Iterable[tuple[Asked, Trace]], problems: Sequence[str]) -> None:
    """Print all answers as one page; `problems` are complete once the answers are."""
    from usmx_corpus.render.answers import Answer as Answered
    from usmx_corpus.render.answers import page

    found = [Answered(answer, one.id or "", one.date) for one, answer in answers]
    write([page(found, archive.root.resolve().name, problems)])


def _rows(answers: Iterable[tuple[Asked, Trace]]) -> Iterator[dict[str, object]]:
    """Yield a row for each source, and one without a source for a claim that has none."""
    for asked, answer in answers:
        about: dict[str, object] = {
            "id": asked.id,
            "claimed": asked.date,
            "claim": answer.claim,
            "verdict": answer.verdict,
        }
        for rank, source in enumerate(answer.sources, 1):
            yield {**about, "rank": rank, **to_json.source(source)}
        if not answer.sources:
            yield about


def _hand_on(archive: Archive, answers: Iterable[tuple[Asked, Trace]], how: str) -> None:
    """Print the sources of all answers as another tool reads them."""
    found = [
        (answer.claim, source)
        for _, answer in answers
        if answer.verdict != "unsourced"
        for source in answer.sources
        if source.grade != "related"
    ]
    print(as_json(_for_tool(archive, found, how), indent=2))


def _for_tool(archive: Archive, found: Sequence[tuple[str, Source]], how: str) -> object:
    """Return claims with their sources in one of the formats of `_HANDED_ON`."""
    from usmx_corpus.render.annotation import annotation
    from usmx_corpus.render.citation import bibliography
    from usmx_corpus.render.hypothesis import export
    from usmx_corpus.text.fragments import page_around

    if how == "csl":
        return bibliography((source.about, source.location) for _, source in found)
    read = cache(lambda path: archive.read(path)[0])
    with_pages = ((*each, page_around(read(each[1].location.path), each[1].location)) for each in found)
    if how == "hypothesis":
        return export(with_pages, datetime.now(UTC))
    return [annotation(claim, source, source.about, page) for claim, source, page in with_pages]


# --- the history of a commitment -------------------------------------------------------------------------------------


def _history(archive: Archive, claim: str, filters: Filters) -> tuple[Appearance, ...]:
    """Return the appearances of the commitment with this id; none if it is a claim."""
    if not options.COMMITMENT_ID.fullmatch(claim):
        return ()
    try:
        return archive.history(claim, filters)
    except UnknownReferenceError:
        return ()


def _emit_history(archive: Archive, appearances: tuple[Appearance, ...], how: str) -> None:
    from usmx_corpus.render import history

    if how in {*_HANDED_ON, "html"}:
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
