"""`usmx review import`."""

from __future__ import annotations

import sys
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated, Any

import typer

from usmx_corpus.cli import options
from usmx_corpus.cli.output import show
from usmx_corpus.cli.review import Reviewer
from usmx_corpus.cli.review.opening import about, open_reviewed
from usmx_corpus.corpus import content_of
from usmx_corpus.errors import UnreadableFileError
from usmx_corpus.render import review as views
from usmx_corpus.render.tables import bare
from usmx_corpus.render.view import plain
from usmx_corpus.reviews import exchange, records, store
from usmx_corpus.reviews import session as sessions
from usmx_corpus.reviews.store import Line

if TYPE_CHECKING:
    from usmx_corpus.archive import Archive
    from usmx_corpus.model import Evidence, Review
    from usmx_corpus.reviews.anchoring import Anchored
    from usmx_corpus.reviews.session import Session

#: Characters of words that were not found.
_SHOWN = 100

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    "import",
    epilog=options.examples(
        "usmx review import judged.csv --corpus releases", "usmx review import ana.jsonl --corpus releases"
    ),
)
def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file of `usmx review export`, filled in.")],
    reviewer: Reviewer = "",
    corpus: options.Corpus = None,
    reviews: options.Reviews = None,
) -> None:
    """Take over reviews made in a spreadsheet, doccano or Label Studio, or by a colleague (JSON lines).

    What is there already is left out. Lines of a colleague keep their name. Exits with 2 if a line was not taken over.
    """
    who = about(reviewer)
    archive = open_reviewed(context, corpus, reviews)
    lines, problems = _lines(file, who.reviewer)
    taken, known = 0, 0
    works: dict[str, Session] = {}
    new: list[Review] = []
    for each in archive.anchored(lines):
        name = each.review.reviewer
        work = works.setdefault(
            name, sessions.Session(archive.reviews_folder, archive.reviews, who._replace(reviewer=name))
        )
        review = _review(archive, each, work)
        if review is None:
            problems.append(f"{file}:{each.line.line}: not taken over: {_sought(each.review)}")
        elif (old := work.mine.get(records.key(review))) and exchange.same(old, review):
            known += 1
        else:
            new.append(review)
            taken += 1
    store.append(archive.reviews_folder, new)
    for problem in problems:
        print(f"usmx: {plain(problem)}", file=sys.stderr)
    show(views.imported(taken, known, str(archive.reviews_folder)))
    if problems:
        raise typer.Exit(2)


def _sought(review: Review) -> str:
    """Return what was not found, in words."""
    if not review.quote:
        return f"no commitment has the id {review.id!r}"
    return (
        f"no commitment and no sentence of a document has the words “{shorten(review.quote, _SHOWN, placeholder=' …')}”"
    )


def _lines(file: Path, name: str) -> tuple[list[Line], list[str]]:
    """Return the reviews of a file, and what is wrong with its other lines."""
    try:
        text = content_of(file).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(str(file), "not UTF-8 (save it as “CSV UTF-8”)") from error
    except OSError as error:
        raise UnreadableFileError(str(file), error.strerror or str(error)) from error
    lines: list[Line] = []
    problems: list[str] = []
    is_table = exchange.is_table(text)
    try:
        for draft in exchange.read(text):
            record = {"reviewer": name} | (_bare(draft.record) if is_table else draft.record)
            try:
                lines.append(Line(records.checked(record), str(file), draft.line))
            except ValueError as error:
                problems.append(f"{file}:{draft.line}: not taken over: {error}")
    except ValueError as error:
        problems.append(f"{file}:{error}")
    return lines, problems


def _bare(value: Any) -> Any:  # noqa: ANN401 - JSON
    """Return a value without the apostrophes that stop formulas in spreadsheets."""
    if isinstance(value, dict):
        return {name: _bare(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_bare(each) for each in value]
    return bare(value) if isinstance(value, str) else value


def _review(archive: Archive, found: Anchored, work: Session) -> Review | None:
    """Return the review to be recorded: about what it is about now; None if that is not to be found."""
    draft = found.review
    if draft.read or (not draft.id and not draft.quote):
        return draft
    if found.state != "holds":
        return draft if draft.date else None  # a colleague's line is kept, and waits in `usmx review status`
    document = archive.read(found.document)[0]
    if found.commitment:
        made = sessions.of_commitment(document, found.commitment, work.about)
    else:
        missed = sessions.of_missed(document, draft.quote, work.about)
        if missed is None:
            return None
        made = missed
    old = work.mine.get(records.key(made))
    verdict = "yes" if found.commitment and draft.verdict == "missed" else draft.verdict
    return made._replace(
        verdict=verdict,
        fields=draft.fields,
        note=draft.note,
        status=draft.status,
        evidence=_known(draft.evidence, old),
        date=draft.date or made.date,
    )


def _known(evidence: tuple[Evidence, ...], old: Review | None) -> tuple[Evidence, ...]:
    """Return evidence with what is known of the same addresses: a table has room for those alone."""
    known = {each.url: each for each in old.evidence} if old else {}
    return tuple(each if any(each[1:]) else known.get(each.url, each) for each in evidence)
