"""`usmx trace`: where a claim comes from, and where a commitment comes again."""

from __future__ import annotations

import re
import sys
from enum import StrEnum
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Annotated

import typer

from usmx_corpus.cli import complete
from usmx_corpus.cli.options import (
    CorpusOption,
    Format,
    JsonOption,
    as_json,
    chosen,
    emit,
    examples,
    open_index,
    open_passages,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from usmx_corpus.cli.claims import Asked
    from usmx_corpus.corpus import Survey
    from usmx_corpus.index import Index
    from usmx_corpus.model import Commitment, Document, Header, Source, Trace
    from usmx_corpus.trace.candidates import Passages

_COLUMNS = (
    "id", "claim", "verdict", "document", "kind", "date", "path", "line", "last_line", "text", "score", "grade",
    "conflicts", "agreements", "link", "archived", "copies", "editorial",
)  # fmt: skip
_APPEARANCES = ("date", "document", "title", "path", "line", "how", "quote", "differences", "reason")
#: The commitments of so many documents stay at hand for the next claims.
_DOCUMENTS = 256
# What an id may look like; a word or figure that looks so ("decade", "2019") and is none is a claim.
_COMMITMENT_ID = re.compile(r"[0-9a-f]{4,12}")
# Among many claims a year or a word is no id: looking it up may mean to read an archive for its commitments.
_ID_IN_BATCH = re.compile(r"(?=.*\d)(?=.*[a-f])[0-9a-f]{4,12}|[0-9a-f]{12}")


class Answer(StrEnum):
    """How an answer is printed: as other data, or as a source is handed to another tool."""

    table = "table"
    json = "json"
    csv = "csv"
    markdown = "markdown"
    annotation = "annotation"
    csl = "csl"


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
        str | None,
        typer.Option(
            metavar="FILE", help="Trace the claims of a file (- for standard input): a line each, JSON lines or CSV."
        ),
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Add what the score of each source is made of.")] = False,
    corpus: CorpusOption = None,
    format_: Annotated[
        Answer, typer.Option("--format", help="How to print it; annotation and csl are for other tools.")
    ] = Answer.table,
    json: JsonOption = False,
) -> None:
    """Find the paragraph a claim comes from, and what it says otherwise.

    Of a commitment's id: where it stands, in order of time, what changed each time, and what later documents name it.
    annotation gives each source as a W3C Web Annotation, csl as a citation in CSL-JSON.
    Ends with 0 where every claim is sourced, 1 where one is not (conflicting, or no source found), 2 on trouble.
    """
    how = _chosen(format_, json=json)
    if (claim is None) == (batch is None):
        raise typer.BadParameter("give a claim or --batch FILE, one of the two", param_hint="CLAIM")
    asked = iter([_claim(claim)]) if claim is not None else _claims(batch or "")
    if claim is not None and _COMMITMENT_ID.fullmatch(claim):
        _follow(context, corpus, claim, how)
    opened = open_passages(context, corpus)
    verdicts: set[str] = set()
    answers = _answers(opened.passages, opened.root, asked, verdicts)
    if how in {Answer.annotation, Answer.csl}:
        _print_for_others(answers, opened.survey, how)
    elif batch is not None and how is Answer.json:
        _print_lines(answers, _Stated(opened.survey))
    else:
        _print_each(answers, opened.survey, Format(how.value), explain=explain)
    raise typer.Exit(0 if verdicts <= {"sourced"} else 1)


def _chosen(format_: Answer, *, json: bool) -> Answer:
    """Give the format asked for; `--json` beside another format is a contradiction."""
    if format_ in {Answer.annotation, Answer.csl}:
        if json:
            message = f"--json and --format {format_.value} contradict each other"
            raise typer.BadParameter(message, param_hint="--format")
        return format_
    return Answer(chosen(Format(format_.value), json=json).value)


class Indexed:
    """An index and its folder as the catalogue that `history.follow` asks."""

    def __init__(self, index: Index) -> None:
        from usmx_corpus.corpus import look_over  # claims do without

        self.mentions_of = index.promise
        self.headers_of = index.headers_of
        self.titles = index.titles
        self._survey = look_over(index.root)

    def read(self, header: Header) -> Document | None:
        """Read the document of a header; None if its file cannot be opened."""
        return self._survey.read(header.path, header.id)[0]


def _follow(context: typer.Context, corpus: Path | None, reference: str, how: Answer) -> None:
    """Print where a commitment comes again, and stop; of an id that is none, do nothing: it is a claim."""
    from usmx_corpus.errors import UnknownReferenceError
    from usmx_corpus.history import follow
    from usmx_corpus.render import history, to_json

    index = open_index(context, corpus)
    try:
        found = follow(Indexed(index), reference)
    except UnknownReferenceError:
        return
    if how in {Answer.annotation, Answer.csl}:
        message = f"--format {how.value} is about the sources of a claim, not about a commitment"
        raise typer.BadParameter(message, param_hint="--format")
    headers = index.headers_of([appearance.document for appearance in found])
    answer = to_json.follow_up(found)
    emit(
        Format(how.value),
        lambda: answer,
        lambda: history.timeline(index.root, found, headers),
        lambda: (_APPEARANCES, map(to_json.appearance, found)),
    )
    raise typer.Exit(0)


def _claim(claim: str) -> Asked:
    """Read the claim from standard input where it is "-"; an empty one is a mistake."""
    from usmx_corpus.cli.claims import Asked, read

    words = " ".join(asked.claim for asked in read("-")) if claim == "-" else " ".join(claim.split())
    if not words:
        raise typer.BadParameter("the claim is empty", param_hint="CLAIM")
    return Asked(words, None, 1)


def _claims(batch: str) -> Iterator[Asked]:
    from usmx_corpus.cli.claims import read

    if not batch:
        raise typer.BadParameter("names no file", param_hint="--batch")
    return read(batch)


def _answers(
    passages: Passages, root: Path, claims: Iterable[Asked], verdicts: set[str]
) -> Iterator[tuple[Asked, Trace]]:
    """Trace claims one after the other; a commitment's id stands for its words."""
    from usmx_corpus.cli.progress import counted
    from usmx_corpus.trace import trace as traced

    for asked in counted(claims, "Tracing claims"):
        answer = traced(passages, _words_of(root, asked.claim))
        verdicts.add(answer.verdict)
        yield asked, answer


def _words_of(root: Path, claim: str) -> str:
    """Give the words of the commitment that goes by this id; anything else is a claim."""
    if not _ID_IN_BATCH.fullmatch(claim):
        return claim
    from usmx_corpus.errors import UnknownReferenceError
    from usmx_corpus.index import open_index

    try:
        return open_index(root).commitment(claim)[0].commitment.text
    except UnknownReferenceError:
        return claim


class _Stated:
    """The commitments that sources state, from the index of commitments where it is at hand, else from their files."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._index: Index | None = None
        self._opened = False
        self._extracted = lru_cache(maxsize=_DOCUMENTS)(self._extract)

    def __call__(self, source: Source) -> Commitment | None:
        """Give the commitment in which most of the words stand that carry the claim; None where no one has half."""
        from usmx_corpus.index import open_if_ready

        if source.grade == "related":
            return None
        if not self._opened:
            self._index, self._opened = open_if_ready(self._survey), True
        place = source.location
        if self._index:
            found = self._index.commitments_in(source.document, place.start, place.end)
        else:
            every = self._extracted(place.path, source.document)
            found = [each for each in every if place.start <= each.location.start < place.end]
        best = max(found, key=lambda each: _marked(source, each), default=None)
        return best if best and 2 * _marked(source, best) >= sum(end - start for start, end in source.marks) else None

    def _extract(self, path: str, id_: str) -> tuple[Commitment, ...]:
        from usmx_corpus.commitments import extract

        document, _ = self._survey.read(path, id_)
        return tuple(extract(document)) if document else ()


def _marked(source: Source, commitment: Commitment) -> int:
    """Count the characters of a commitment that are marked in the source."""
    begin = source.text.find(commitment.text)
    end = begin + len(commitment.text)
    return sum(max(0, min(end, stop) - max(begin, start)) for start, stop in source.marks) if begin >= 0 else 0


def _print_lines(answers: Iterable[tuple[Asked, Trace]], stated: _Stated) -> None:
    """Print one JSON object a line, each as soon as it is known."""
    from usmx_corpus.render import to_json

    for asked, answer in answers:
        print(as_json(to_json.trace(answer, asked.id, stated)), flush=True)


def _print_each(answers: Iterable[tuple[Asked, Trace]], survey: Survey, how: Format, *, explain: bool) -> None:
    """Print answers one below the other; as a table for other programs, a row a source."""
    from usmx_corpus.render import sources, to_json

    if how is Format.csv:
        emit(how, list, tuple, lambda: (_COLUMNS, _rows(answers)))
        return
    stated = _Stated(survey)
    for number, (asked, answer) in enumerate(answers):
        if number:
            print()
        payload = partial(to_json.trace, answer, asked.id, stated)
        view = partial(sources.answer, survey.root, answer, stated, explain=explain)
        emit(how, payload, view, lambda: ((), ()))
        sys.stdout.flush()


def _rows(answers: Iterable[tuple[Asked, Trace]]) -> Iterator[dict[str, object]]:
    """Give a row a source, and one with no source for a claim that has none."""
    from usmx_corpus.render import to_json

    for asked, answer in answers:
        for source in answer.sources or (None,):
            told = to_json.source(source) if source else {}
            yield {"id": asked.id, "claim": answer.claim, "verdict": answer.verdict, **told}


def _print_for_others(answers: Iterable[tuple[Asked, Trace]], survey: Survey, how: Answer) -> None:
    """Print the sources of all answers as a list that another tool reads."""
    from json import dumps

    from usmx_corpus.corpus import read_one
    from usmx_corpus.render.annotation import annotation
    from usmx_corpus.render.citation import bibliography
    from usmx_corpus.text.fragments import page_around

    found = [
        (answer.claim, source) for _, answer in answers if answer.verdict != "unsourced" for source in answer.sources
    ]
    if how is Answer.annotation:
        read = cache(lambda path: read_one(survey, path)[0])
        records = [
            annotation(claim, source, source.about, page_around(read(source.location.path), source.location))
            for claim, source in found
        ]
    else:
        records = bibliography((source, source.about) for _, source in found)
    print(dumps(records, ensure_ascii=not (sys.stdout.encoding or "").lower().startswith("utf"), indent=2))
