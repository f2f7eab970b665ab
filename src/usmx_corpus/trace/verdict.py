"""Answer where a claim comes from.

The passages that may state it are found (`retrieval`), held against it one by one (`matching`), and put in order, the
original before its copies. The answer speaks of sources and never of truth.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from usmx_corpus import facts
from usmx_corpus.facts import entities
from usmx_corpus.model import KINDS, Source, Trace
from usmx_corpus.text import fragments
from usmx_corpus.text.analyse import tokens
from usmx_corpus.text.terms import roots
from usmx_corpus.trace import candidates, match
from usmx_corpus.trace.candidates import Reach
from usmx_corpus.trace.claim import take_apart, written_forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from usmx_corpus.reading.passages import Passage
    from usmx_corpus.trace.candidates import Index, Reading, Shelf, Wanted
    from usmx_corpus.trace.claim import Claim, Part
    from usmx_corpus.trace.match import Match

Verdict = Literal["sourced", "conflicting", "unsourced"]
Seniority = tuple[int, date, float, str, int]  # kind, day, moment, path, place: the original sorts before its copies

# How many passages come into question, how many different texts of these are read word by word, and how many for their
# facts: 24 read for 16 give no better figures on dev.jsonl, 10 read and 6 for their facts .025 less (hit@5). What holds
# less than .6 of what the first one does is read for nothing: from .65 on a right source is lost.
_IN_QUESTION = Reach(passages=64, texts=16, sure=6, least=0.6)
_SHORTLIST = 8
#: So many passages that hold all words of a claim are looked through for it as a quote; where more hold them, and none
#: that came into question quotes it, the first so many of these. With 128 for 48 no more of 1,000 quotes are found.
_HOLDING = 48
_HOLDING_AT_MOST = 1_024
#: How many passages are shown as the nearest where none states the claim.
_NEAREST = 5
#: The words of a claim that weigh less than this, next to its heaviest word or name, find no passages by themselves.
_TOO_LIGHT = 0.2
#: How many words may look for passages, the heaviest first: a claim is a sentence, not a page.
_SEARCHED = 40
#: Whom a document must name to state something of them; a country acts through many.
_NAMED = frozenset(("person", "agency", "organisation"))


class Searcher:
    """What many claims share: the index over some passages."""

    def __init__(self, shelf: Shelf) -> None:
        """Take the passages; they are read closely where claims come near them."""
        self.index = candidates.Index(shelf)


def trace(searcher: Searcher, claim: str) -> Trace:
    """Find where a claim comes from: the paragraphs that state it, state it otherwise, or come nearest."""
    matches = explain(searcher, claim)
    stating = [match for match in matches if match.grade != "related"]
    shown = stating or matches[:_NEAREST]
    return Trace(claim, _verdict(stating), tuple(_source(match, searcher.index) for match in shown))


def explain(searcher: Searcher, claim: str) -> tuple[Match, ...]:
    """Give every passage that came into question, best first, with the parts of its score."""
    asked = take_apart(claim, searcher.index)
    if not asked.parts:
        return ()
    readings = list(_originals(_read(searcher.index, asked)))
    windows = [match.window(asked, reading) for reading, _ in readings]
    likely = sorted(range(len(readings)), key=lambda number: -windows[number][0])[:_SHORTLIST]
    matches = [match.match(asked, *readings[number], windows[number][1:]) for number in likely]
    return tuple(sorted((_whole(match, asked, searcher.index) for match in matches), key=_order_of_sources))


def _whole(match: Match, claim: Claim, index: Index) -> Match:
    """Let a passage state nothing of somebody whom its whole document does not name; "we" and "he" are named there."""
    named = [str(fact.value) for fact in claim.facts if fact.type == "actor" and facts.kind(fact) in _NAMED]
    if match.grade != "reworded" or match.conflicts or not named:
        return match
    texts, _ = index.around(match.passage)
    whole = " ".join([match.passage.about.title, *match.passage.above, *texts]).casefold()
    if all(any(form.casefold() in whole for form in _forms(name)) for name in named):
        return match
    return match._replace(grade="related", score=match.score._replace(whole=False))


def _forms(name: str) -> list[str]:
    """Give how a name may be written: in any of its forms, and somebody by the last of their names."""
    return [*written_forms().get(name, ()), name.rpartition(" ")[2] if entities.kind(name) == "person" else name]


def _verdict(stating: Sequence[Match]) -> Verdict:
    if not stating:
        return "unsourced"
    return "conflicting" if stating[0].conflicts else "sourced"


# --- which passages --------------------------------------------------------------------------------------------------


def _candidates(index: Index, claim: Claim) -> list[Passage]:
    """Give the passages that quote a claim, and those that hold most of it."""
    parts = sorted(claim.parts, key=lambda part: -part.weight)
    heaviest = max((part.weight for part in parts if not part.is_figure), default=0.0)
    wanted = [one for part in parts if part.weight >= _TOO_LIGHT * heaviest for one in _wanted(part, index)]
    found = index.candidates(wanted[:_SEARCHED], _IN_QUESTION, claim.sought.forms)
    quoting = _quoting(index, claim, found)
    known = {_key(passage) for passage in quoting}
    return quoting + [passage for passage in found if _key(passage) not in known]


def _quoting(index: Index, claim: Claim, found: Sequence[Passage]) -> list[Passage]:
    """Give the passages in which the words of a claim stand in a row, the original first; `found` are looked at too."""
    said = roots(claim.text) if match.is_sentence(claim) else []

    def quotes(text: str) -> bool:
        return match.is_quoted(claim, " ".join(tokens(text)))

    quoting, looked_at = index.holding_all(said, _HOLDING, quotes)
    if looked_at == _HOLDING and not quoting and not any(quotes(passage.text) for passage in found):
        quoting, _ = index.holding_all(said, _HOLDING_AT_MOST, quotes)
    return sorted(quoting, key=_seniority)[:_SHORTLIST]


def _key(passage: Passage) -> tuple[str, int]:
    return passage.about.path, passage.number


def _read(index: Index, claim: Claim) -> Iterator[Reading]:
    """Read the passages closely that come into question; copies of one text are read once."""
    by_text: dict[str, list[Passage]] = {}
    for passage in _candidates(index, claim):
        by_text.setdefault(passage.text, []).append(passage)
    for same in by_text.values():
        reading = candidates.read(same[0], claim.sought)
        yield reading
        for copy in same[1:]:
            yield reading._replace(passage=copy, above=candidates.above(copy, claim.sought))


def _wanted(part: Part, index: Index) -> list[Wanted]:
    """Give what to look for: of a figure, and of a name of several words ("southern Mexico"), each word for itself."""
    if part.is_figure and part.fact:
        return [{root: 1.0} for root in roots(part.fact.text) if index.knows(root)]
    if not part.forms or any(len(form) == 1 for form in part.forms):
        return [part.choices]
    shortest = min(part.forms, key=lambda form: (len(form), form))
    return [{root: 1.0} for root in shortest]


def _originals(readings: Iterable[Reading]) -> Iterator[tuple[Reading, tuple[Passage, ...]]]:
    """Fold passages of the same words under the one they come from; markup, case and white space are no difference."""
    folded: dict[str, list[Reading]] = {}
    for reading in readings:
        folded.setdefault(reading.words, []).append(reading)
    for same in folded.values():
        original, *copies = sorted(same, key=lambda reading: _seniority(reading.passage))
        yield original, tuple(copy.passage for copy in copies)


def _seniority(passage: Passage) -> Seniority:
    """Order passages from the original to its copies: releases, archived ones, summaries; then by publication."""
    about = passage.about
    moment = about.published.timestamp() if about.published else float("inf")
    return KINDS.index(about.kind), about.date or date.max, moment, about.path, passage.number


def _order_of_sources(match: Match) -> tuple[bool, float, int, int, float, Seniority]:
    """Order sources by what they carry, quotes first; of two that carry it as well the original, then the closer."""
    quoted, score, seniority = match.grade == "verbatim", match.score, _seniority(match.passage)
    return not quoted, -round(score.carried, 2), len(match.conflicts), seniority[0], -round(score.order, 1), seniority


# --- the answer ------------------------------------------------------------------------------------------------------


def _source(match: Match, index: Index) -> Source:
    about, text = match.passage.about, match.passage.text
    return Source(
        about=about,
        location=match.passage.location,
        text=text,
        score=round(match.score.value, 3),
        grade=match.grade,
        marks=match.marks,
        conflicts=match.conflicts,
        agreements=match.judgement.agreements,
        link=_link(match, index),
        copies=tuple(copy.location for copy in match.copies),
        parts=match.score.parts,
    )


def _link(match: Match, index: Index) -> str:
    """Give the address that opens the document at the words, told from where else in it they stand."""
    about, text = match.passage.about, match.passage.text
    if not fragments.on_the_web(about.url):
        return ""
    texts, place = index.around(match.passage)
    page = fragments.page(texts, place) if fragments.is_repeated(text, *match.window, texts) else None
    return fragments.link(about.url, text, *match.window, page)
