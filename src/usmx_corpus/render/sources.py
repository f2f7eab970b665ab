"""A traced claim as a view: the verdict, then each source with its words, what agrees and what conflicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usmx_corpus.render.lists import marked, notes_on_marks, place, title
from usmx_corpus.render.to_json import parts
from usmx_corpus.render.view import BLANK, Span, line, plain, separated
from usmx_corpus.text.fragments import archived

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from usmx_corpus.model import Difference, Source, Trace
    from usmx_corpus.render.view import Line, Style, View

_VERDICTS: dict[str, tuple[str, Style]] = {
    "sourced": ("sourced", "good"),
    "conflicting": ("conflicting: contradicted by a source", "bad"),
    "unsourced": ("no source found", "bad"),
}


def answer(root: Path, trace: Trace, *, explain: bool = False) -> View:
    """Show where a claim comes from and the commitments its sources state; `explain` adds how far to believe it.

    Only the passages that state or contradict it are shown; without any, the nearest one.
    """
    words, style = _VERDICTS[trace.verdict]
    lines: list[Line] = [line(f"“{plain(trace.claim)}”"), line(Span(words, style))]
    lines += [line(Span(_believed(trace), "dim"))] if explain else []
    telling = [source for source in trace.sources if source.grade != "related"]
    sources = trace.sources[:1] if trace.verdict == "unsourced" else telling
    for number, source in enumerate(sources, 1):
        head = "nearest passage: " if trace.verdict == "unsourced" else f"{number}. "
        lines += [BLANK, *_source(root, head, source), *_commitment(source), *_links(root, source)]
        lines += [line(Span(_made_of(source), "dim"), indent=1)] if explain else []
    return (*lines, *notes_on_marks((source.about for source in sources), BLANK))


def _source(root: Path, head: str, source: Source) -> Iterator[Line]:
    """Yield a source's place, its words, and the facts that conflict or agree."""
    document = source.about
    about = [marked(document, "date") or "no date", marked(document, "kind"), source.grade]
    yield line(Span(head, "strong"), place(root, source.location), Span("  " + " · ".join(about), "dim"))
    yield line(Span(title(document), "dim"), indent=1)
    yield line(*with_marks(source.text, source.marks, [fact.right for fact in source.conflicts]), indent=1)
    for fact in source.conflicts:
        sides = f"the claim says {_quoted(fact.left)}, the source {_quoted(fact.right)}"
        yield line(Span(f"conflict ({fact.type}): ", "bad"), sides, indent=1)
    if source.agreements:
        yield line(Span("agrees on: ", "good"), _agreed(source.agreements), indent=1)
    yield line(Span(account(source), "dim"), indent=1)


def account(source: Source) -> str:
    """Return what of the claim a passage carries, and which of its words it lacks."""
    carried = f"carried: {', '.join(source.carried)}" if source.carried else "carried: nothing as a whole"
    return f"{carried}; not found: {', '.join(map(plain, source.missing))}" if source.missing else carried


def _quoted(words: str) -> str:
    return f"“{plain(words)}”" if words else "nothing"


def _agreed(facts: Sequence[Difference]) -> str:
    return ", ".join(dict.fromkeys(plain(fact.right or fact.left) for fact in facts))


def _commitment(source: Source) -> Iterator[Line]:
    if commitment := source.commitment:
        head = f"commitment {commitment.id} ({commitment.strength}): "
        yield line(Span(head, "dim"), plain(commitment.text), indent=1)


def _links(root: Path, source: Source) -> Iterator[Line]:
    """Yield where else a source can be read: its copies, its address, its address in the National Archives."""
    if source.copies:
        copies = separated([place(root, location)] for location in source.copies)
        yield line(Span("same words in: ", "dim"), *copies, indent=1)
    if source.link:
        yield line(Span(source.link, "dim", source.link), indent=1, whole=True)
    if address := archived(source.link, source.about.date):
        head = Span("National Archives (constructed, not verified): ", "dim")
        yield line(head, Span(address, "dim", address), indent=1, whole=True)


def _made_of(source: Source) -> str:
    """Return what speaks for a passage."""
    part = parts(source)
    missing = "" if part["whole"] else " Something is missing without which no source states the claim."
    return (
        f"holds {part['coverage']:.0%} of the claim by weight ({part['subject']:.0%} without conflicting facts); "
        f"{part['order']:.0%} of its neighboring words are neighbors here; letters are {part['wording']:.0%} alike. "
        f"Weight and neighbors make {part['score']:.0%}; a source of this claim needs {part['threshold']:.0%}.{missing}"
    )


def _believed(trace: Trace) -> str:
    """Return how many answers of ten like this one are right."""
    count = f"about {max(1, min(9, round(10 * trace.confidence)))} of 10"
    if trace.verdict == "unsourced":
        return f"In {count} answers like this there is no source; in the others one is missed: read the passages."
    return f"Of answers like this {count} are right, by claims with known sources."


def with_marks(text: str, marks: Sequence[tuple[int, int]], against: Sequence[str] = ()) -> Iterator[Span]:
    """Yield a text with the words at `marks` (start, end) marked, and the first place of each text in `against`."""
    styled: list[tuple[int, int, Style]] = [(start, end, "mark") for start, end in marks]
    styled += [(place, place + len(words), "bad") for words in against if words and (place := text.find(words)) >= 0]
    done = 0
    for start, end, style in sorted(styled):
        if start >= done:
            yield Span(text[done:start])
            yield Span(text[start:end], style)
            done = end
    yield Span(text[done:])
