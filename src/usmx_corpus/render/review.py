"""Reviews as views: a commitment to judge in its paragraph, what reviews are about now, and their figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usmx_corpus.render.lists import attributes, difference, opinions, place
from usmx_corpus.render.view import BLANK, Column, Heading, Line, Span, Table, cells, counted, line, note, plain
from usmx_corpus.reviews.anchoring import differences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from usmx_corpus.model import Commitment, Document, Review
    from usmx_corpus.render.view import View
    from usmx_corpus.reviews.anchoring import Anchored
    from usmx_corpus.reviews.figures import Agreement, Figures, Interval, Recall
    from usmx_corpus.reviews.merging import Reviewed

#: Characters of a paragraph before and behind the clause: a page of a report is not a paragraph to judge by.
_AROUND = 600
#: What each key does, in the order of the lines of help: short ones, so that few terminals break them.
_KEYS = (
    {"e": "edit", "t": "status", "c": "comment", "m": "missed", "r": "read"},
    {"y": "yes", "n": "no", "p": "part", "s": "skip", "b": "back", "u": "undo", "q": "quit", "?": "help"},
)
_HELP = {
    "y": "a commitment, cut as it should be",
    "n": "no commitment",
    "p": "a commitment that is cut wrongly; you may say how it should be",
    "s": "leave it for another time (also: space)",
    "b": "go back to the one before",
    "u": "undo the last thing that you recorded",
    "e": "say otherwise what a field holds: who acts, how strong it is, until when …",
    "t": "say what became of it, in your words, with evidence",
    "c": "add a comment",
    "m": "record words of this document that are a commitment and that usmx missed",
    "r": "mark this document as read through: usmx then knows what it missed there (again: take it back)",
    "q": "stop; everything is recorded, and the next time goes on from here",
}


def card(root: Path, document: Document, commitment: Commitment, *, start: int) -> View:
    """Show a commitment in its paragraph, with its words marked; they begin at `start` of the text of its block."""
    clean = document.blocks[document.statements[commitment.statement].block].text.clean
    end = start + len(commitment.text)
    before, after = clean[:start][-_AROUND:], clean[end:][:_AROUND]
    section = " › ".join(plain(each) for each in commitment.section[-2:])
    about = f"{commitment.strength or 'no grade'} · rule {commitment.rule}"
    return (
        line(place(root, commitment.location), Span(f"  {section}" if section else "", "dim")),
        BLANK,
        line(
            Span("… " if len(clean[:start]) > _AROUND else "", "dim"),
            before,
            Span(clean[start:end], "mark"),
            after,
            Span(" …" if len(clean) - end > _AROUND else "", "dim"),
            indent=1,
        ),
        BLANK,
        line(Span(" · ".join(filter(None, (about, attributes(commitment)))), "dim"), indent=1),
    )


def own(review: Review) -> Iterator[Line]:
    """Yield what a reviewer has said so far."""
    if review.verdict:
        yield line(Span("your verdict: ", "dim"), review.verdict, indent=1)
    for name, value in review.fields:
        words = value if isinstance(value, str) else "; ".join(value)
        yield line(Span(f"your {name}: ", "dim"), plain(words), indent=1)
    if review.status:
        found = ", ".join(plain(each.url) for each in review.evidence)
        yield line(Span("your status: ", "dim"), plain(review.status), Span(f"  {found}", "dim"), indent=1)
    if review.note:
        yield line(Span("your comment: ", "dim"), plain(review.note), indent=1)


def others(commitment: Commitment) -> Iterator[Line]:
    """Yield what other reviewers say."""
    for words in opinions(commitment):
        yield line(Span(words, "dim"), indent=1)


def proposal(review: Review, commitment: Commitment) -> Iterator[Line]:
    """Yield the earlier review that may be about a commitment whose words have changed."""
    yield line(Span("moved? ", "bad"), f"you said {review.verdict or review.status or 'something'} of:", indent=1)
    yield line(Span(review.quote, "removed"), indent=2)
    yield from _differences(review, commitment)
    yield line(Span("a: it is the same commitment, take that over; x: it is another one", "dim"), indent=1)


def keys() -> View:
    """Show the keys."""
    rows = ("  ".join(f"{key} {name}" for key, name in each.items()) for each in _KEYS)
    return (BLANK, *(line(Span(row, "dim"), indent=1) for row in rows))


def key_help() -> View:
    """Show what each key does."""
    return tuple(line(words, bullet=key, indent=1) for key, words in _HELP.items())


# --- what reviews are about now --------------------------------------------------------------------------------------


def status(root: Path, reviewed: Reviewed, disputed: Sequence[Commitment]) -> View:
    """Show how much each reviewer has reviewed, and what waits: moved, lost and disputed."""
    if not reviewed.anchored:
        return (note("no reviews found"),)
    columns = tuple(Column(name) for name in ("Reviewer", "Yes", "No", "Part", "Missed", "Statuses", "Read through"))
    rows = [_counts(reviewed, name) for name in reviewed.reviewers]
    waiting = [*_waiting("moved?", reviewed.waiting), *_waiting("lost", reviewed.waiting), *_disputes(root, disputed)]
    end = "nothing waits" if not waiting else "usmx review --moved goes through what has moved"
    return (Table(columns, cells(rows), dense=True), *waiting, BLANK, note(end))


def _counts(reviewed: Reviewed, name: str) -> list[str]:
    own_ = [each.review for each in reviewed.anchored if each.review.reviewer == name]
    verdicts = [f"{sum(each.verdict == verdict for each in own_):,}" for verdict in ("yes", "no", "part", "missed")]
    return [name, *verdicts, f"{sum(bool(each.status) for each in own_):,}", f"{sum(each.read for each in own_):,}"]


def _waiting(state: str, waiting: Sequence[Anchored]) -> Iterator[Line | Heading]:
    found = [each for each in waiting if each.state == state]
    if found:
        yield Heading(f"{state} ({len(found):,})")
    for each in found:
        review = each.review
        said = "read through" if review.read else review.verdict or "a status"
        yield line(Span(f"{each.line.path}:{each.line.line}", "place"), f"  {review.reviewer}: {said}", indent=1)
        yield line(Span("was: ", "dim"), plain(review.quote or review.document or review.id), indent=2)
        if each.commitment:
            yield line(Span("now: ", "dim"), each.commitment.text, Span(f"  ({each.likeness:.0f}%)", "dim"), indent=2)
            yield from _differences(review, each.commitment)


def _differences(review: Review, commitment: Commitment) -> Iterator[Line]:
    """Yield the figures and dates that the words now state differently."""
    yield from (line(Span(difference(each), "bad"), indent=2) for each in differences(review.quote, commitment))


def _disputes(root: Path, disputed: Sequence[Commitment]) -> Iterator[Line | Heading]:
    if disputed:
        yield Heading(f"disputed ({len(disputed):,})")
    for each in disputed:
        yield line(place(root, each.location, each.document), indent=1)
        yield line(each.text, indent=2)
        yield from (line(Span(words, "dim"), indent=2) for words in opinions(each))


# --- figures ---------------------------------------------------------------------------------------------------------


def figures(found: Sequence[Figures], recall: Recall, agreements: Sequence[Agreement]) -> View:
    """Show precision, over all and by value, recall where documents were read through, and agreement."""
    if not found[0].judged and not found[0].disputed:
        return (note("no commitments have been judged"),)
    columns = tuple(
        Column(name) for name in ("", "Precision", "95% interval", "Judged", "Right", "Cut well", "Disputed")
    )
    rows = [
        (each.name or "all", *_shares(each.precision), *map(str, (each.judged, each.right, each.whole, each.disputed)))
        for each in found
    ]
    view: list[Line | Table | Heading] = [Table(columns, cells(rows), dense=True)]
    if recall.documents:
        share, interval = _shares(recall.interval)
        of = f"{recall.found} found, {recall.missed} missed in {counted(recall.documents, 'document')} read through"
        also = f"; {recall.waiting:,} there not judged yet" if recall.waiting else ""
        view += [BLANK, line(f"Recall {share} ({interval}): {of}{also}")]
    view += [BLANK] if agreements else []
    for each in agreements:
        kappa = "undefined" if each.kappa is None else f"{each.kappa:.2f}"
        names = " and ".join(each.reviewers)
        view.append(line(f"{names}: {each.agreed} of {each.judged} alike, Cohen’s κ {kappa}"))
    return (*view, BLANK, note("Judged are commitments whose reviewers agree whether they are any"))


def _shares(interval: Interval) -> tuple[str, str]:
    if interval.share is None or interval.low is None or interval.high is None:
        return "–", ""
    return f"{interval.share:.1%}", f"{interval.low:.1%}–{interval.high:.1%}"


def progress(number: int, of: int, judged: int) -> View:
    """Show how far one has come."""
    return (BLANK, line(Span(f"{number:,} of {of:,}", "strong"), Span(f"  {judged:,} judged so far", "dim")))


def imported(taken: int, known: int, path: str) -> View:
    """Show how many reviews were imported, and how many were there already."""
    return (line(f"{counted(taken, 'review')} recorded in {plain(path)}, {known:,} there already"),)
