"""A traced claim as a view: the verdict, then each source with its words, what agrees and what does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usmx_corpus.render.lists import editorial_note, marked, place
from usmx_corpus.render.view import BLANK, Span, line, plain
from usmx_corpus.text.fragments import archived

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from usmx_corpus.model import Difference, Source, Trace
    from usmx_corpus.render.to_json import CommitmentOf
    from usmx_corpus.render.view import Line, Style, View

_VERDICTS: dict[str, tuple[str, Style]] = {
    "sourced": ("sourced", "good"),
    "conflicting": ("conflicting: a source says it otherwise", "bad"),
    "unsourced": ("no source found", "bad"),
}


def answer(root: Path, trace: Trace, stated: CommitmentOf = lambda _source: None, *, explain: bool = False) -> View:
    """Show where a claim comes from, the commitments its sources state, and with `explain` the parts of scores."""
    words, style = _VERDICTS[trace.verdict]
    lines: list[Line] = [line(f"“{plain(trace.claim)}”"), line(Span(words, style))]
    sources = trace.sources[:1] if trace.verdict == "unsourced" else trace.sources
    for number, source in enumerate(sources, 1):
        head = "nearest: " if trace.verdict == "unsourced" else f"{number}. "
        lines += [BLANK, *_source(root, head, source)]
        if commitment := stated(source):
            head = f"a commitment, {commitment.strength} ({commitment.id}): "
            lines.append(line(Span(head, "dim"), plain(commitment.text), indent=1))
        lines += [line(Span(_made_of(source), "dim"), indent=1)] if explain else []
    return (*lines, *editorial_note(source.about for source in sources))


def _source(root: Path, head: str, source: Source) -> Iterator[Line]:
    document = source.about
    about = [marked(document, "date") or "no date", marked(document, "kind"), source.grade, f"{source.score:.2f}"]
    yield line(Span(head, "strong"), place(root, source.location), Span("  " + " · ".join(about), "dim"))
    yield line(Span(marked(document, "title"), "dim"), indent=1)
    yield line(*with_marks(source.text, source.marks, [fact.right for fact in source.conflicts]), indent=1)
    yield from _facts("conflicts", source.conflicts, "bad")
    yield from _facts("agrees", source.agreements, "good")
    if source.copies:
        copies = [part for location in source.copies for part in (", ", place(root, location))][1:]
        yield line(Span("same words: ", "dim"), *copies, indent=1)
    if source.link:
        yield line(Span(source.link, "dim", source.link), indent=1, whole=True)
    if kept := archived(source.link, document.date):
        yield line("in the National Archives (derived): ", Span(kept, "dim", kept), indent=1, whole=True)


def _made_of(source: Source) -> str:
    """Say what a score is made of."""
    part = dict(source.parts)
    whole = "" if part["whole"] else "; something is missing without which no source states it"
    return (
        f"score: coverage {part['coverage']:.2f} of the claim's weight ({part['subject']:.2f} but for facts stated "
        f"otherwise), order {part['order']:.2f}, wording {part['wording']:.2f}; coverage and order make "
        f"{part['carried']:.2f}, a source from {part['floor']:.2f} on (shown as 0.50): a margin of "
        f"{part['carried'] - part['floor']:+.2f}{whole}"
    )


def with_marks(text: str, marks: Sequence[tuple[int, int]], against: Sequence[str] = ()) -> Iterator[Span]:
    """Give a text with some words of it (start, end) marked, and the first place of others that conflict."""
    styled: list[tuple[int, int, Style]] = [(start, end, "mark") for start, end in marks]
    styled += [(place, place + len(words), "bad") for words in against if words and (place := text.find(words)) >= 0]
    done = 0
    for start, end, style in sorted(styled):
        if start >= done:
            yield Span(text[done:start])
            yield Span(text[start:end], style)
            done = end
    yield Span(text[done:])


def _facts(title: str, facts: Sequence[Difference], style: Style) -> Iterator[Line]:
    if title == "agrees" and facts:
        told = [plain(fact.right or fact.left) for fact in facts]
        yield line(Span("agrees: ", style), ", ".join(dict.fromkeys(told)), indent=1)
        return
    for fact in facts:
        said = f"the claim says {plain(fact.left) or 'nothing'}, the source {plain(fact.right) or 'nothing'}"
        yield line(Span(f"conflicts, {fact.type}: ", style), said, indent=1)
