"""Answer where a claim comes from.

The passages that may state it are found (`candidates`), compared with it one by one (`match`), and put in order, the
original before its copies. The verdict about a passage depends on the claim, the passage and its document alone. The
answer speaks of sources and never of truth.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from usmx_corpus import corpus, facts
from usmx_corpus.facts import entities
from usmx_corpus.model import Source, Trace
from usmx_corpus.text import fragments, rarity
from usmx_corpus.text.analyse import stems, tokens
from usmx_corpus.trace import candidates, match, quotations
from usmx_corpus.trace.candidates import Reach
from usmx_corpus.trace.claim import take_apart, written_forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from usmx_corpus.reading.passages import Passage
    from usmx_corpus.trace.candidates import Passages, Reading, Wanted
    from usmx_corpus.trace.claim import Claim, Part
    from usmx_corpus.trace.match import Match

Verdict = Literal["sourced", "conflicting", "unsourced"]
Seniority = tuple[tuple[int, date, float, str], int]  # of the document, and the place in it

# How many passages are candidates, how many different texts of these are read word by word, and how many for their
# facts: 24 in place of 16 read give no better figures on dev.jsonl, 10 read and 6 for their facts .025 less (hit@5).
# Passages that score less than .6 of the best are read for nothing; with .65 a right source is lost.
_IN_QUESTION = Reach(passages=64, texts=16, sure=6, least=0.6)
# How many of these are compared in full: with 6 or 16 fewer sources come first (hit@1 .838, .850, not .863).
_SHORTLIST = 8
#: How many passages that hold all words of a claim are searched for it as a quote. With 128 no more of 1,000 quotes are
#: found.
_HOLDING = 48
#: How many are searched where more hold the words and no candidate quotes them. Of 1,000 quotes of 4 to 7 words from
#: the archive 941 are found; with 48 763, with 4,096 976 in nearly twice the time.
_HOLDING_AT_MOST = 1_024
#: How many passages are shown as the nearest where none states the claim.
_NEAREST = 5
#: Words that weigh less than this share of the heaviest word or name of a claim are not used to find passages.
_TOO_LIGHT = 0.2
#: How many words are used to find passages, the heaviest first: a claim is a sentence, not a page.
_SEARCHED = 40
#: Whom a document must name to state something about them; a country acts through many.
_NAMED = frozenset(("person", "agency", "organisation"))


def trace(passages: Passages, claim: str) -> Trace:
    """Find where a claim comes from: the passages that state or contradict it, else the nearest ones."""
    matches = explain(passages, claim)
    stating = _stating(matches)
    shown = stating or matches[:_NEAREST]
    return Trace(claim, _verdict(stating), tuple(_source(match, passages) for match in shown))


def explain(passages: Passages, claim: str) -> tuple[Match, ...]:
    """Return every passage that was compared with a claim, best first, with the parts of its score."""
    asked = take_apart(claim)
    if not asked.parts:
        return ()
    readings = list(_originals(_read(passages, asked)))
    windows = [match.window(asked, reading) for reading, _ in readings]
    quotes = [quotations.are_in(reading.passage, asked.text) for reading, _ in readings]
    likely = sorted(range(len(readings)), key=lambda number: (not quotes[number], -windows[number][0]))[:_SHORTLIST]
    matches = [match.match(asked, *readings[number], windows[number][1:]) for number in likely]
    checked = sorted((_checked(match, asked, passages) for match in matches), key=_order_of_sources)
    return tuple(sorted(checked, key=lambda match: not quotations.are_in(match.passage, asked.text)))


def _checked(match: Match, claim: Claim, passages: Passages) -> Match:
    """Demote a passage whose document does not name everybody the claim names ("he" may be named elsewhere in it)."""
    named = [str(fact.value) for fact in claim.facts if fact.type == "actor" and facts.kind(fact) in _NAMED]
    if match.grade != "reworded" or match.conflicts or not named:
        return match
    texts, _ = passages.around(match.passage)
    whole = " ".join([match.passage.about.title, *match.passage.above, *texts]).casefold()
    if all(any(form.casefold() in whole for form in _forms(name)) for name in named):
        return match
    return match._replace(grade="related", score=match.score._replace(whole=False))


def _forms(name: str) -> list[str]:
    """Return how a name may be written: in any of its forms, a person also by the last name."""
    return [*written_forms().get(name, ()), name.rpartition(" ")[2] if entities.kind(name) == "person" else name]


def _stating(matches: Sequence[Match]) -> list[Match]:
    """Return the passages that state or contradict a claim; what a nearer one leaves open, no other contradicts."""
    stating = [match for match in matches if match.grade != "related"]
    is_nearest = bool(stating) and stating[0] is matches[0]
    return stating if is_nearest or not (stating and stating[0].conflicts) else []


def _verdict(stating: Sequence[Match]) -> Verdict:
    if not stating:
        return "unsourced"
    return "conflicting" if stating[0].conflicts else "sourced"


# --- which passages --------------------------------------------------------------------------------------------------


def _candidates(passages: Passages, claim: Claim) -> list[Passage]:
    """Return the passages that quote a claim, then those that hold the most of it."""
    parts = sorted(claim.parts, key=lambda part: -part.weight)
    heaviest = max((part.weight for part in parts if not part.is_figure), default=0.0)
    wanted = [one for part in parts if part.weight >= _TOO_LIGHT * heaviest for one in _wanted(part)]
    found = passages.candidates([_with_names(one, passages) for one in wanted[:_SEARCHED]], _IN_QUESTION)
    quoting = _quoting(passages, claim, found) or quotations.holding(passages, claim.text)
    known = {_key(passage) for passage in quoting}
    return quoting + [passage for passage in found if _key(passage) not in known]


def _wanted(part: Part) -> list[Wanted]:
    """Return what to look for: of a figure, and of a name of several words ("southern Mexico"), each word by itself."""
    if part.is_figure and part.fact:
        return [{stem: 1.0} for stem in stems(part.fact.text)]
    if not part.forms or any(len(form) == 1 for form in part.forms):
        return [part.choices]
    shortest = min(part.forms, key=lambda form: (len(form), form))
    return [{stem: 1.0} for stem in shortest]


def _with_names(wanted: Wanted, passages: Passages) -> Wanted:
    """Add the rarest word of what a short form stands for: an index knows words, and not what they stand for."""
    names = [(name, wanted[short]) for short in wanted if not short.islower() for name in passages.names_of(short)]
    return {**{max(name, key=rarity.weight): credit for name, credit in names}, **wanted}


def _quoting(passages: Passages, claim: Claim, found: Sequence[Passage]) -> list[Passage]:
    """Return the passages that quote a claim word for word, the original first; `found` are looked at too."""
    said = stems(claim.text) if match.is_sentence(claim) else []

    def quotes(text: str) -> bool:
        return match.is_quoted(claim, " ".join(tokens(text)))

    if not said:
        return []
    quoting, looked_at = passages.holding_all(said, _HOLDING, quotes)
    if looked_at == _HOLDING and not quoting and not any(quotes(passage.text) for passage in found):
        quoting, _ = passages.holding_all(said, _HOLDING_AT_MOST, quotes)
    return sorted(quoting, key=_seniority)[:_SHORTLIST]


def _key(passage: Passage) -> tuple[str, int]:
    return passage.about.path, passage.number


def _read(passages: Passages, claim: Claim) -> Iterator[Reading]:
    """Read the candidates closely; a text is read once for all documents with the same short forms."""
    alike: dict[tuple[object, ...], list[Passage]] = {}
    for passage in _candidates(passages, claim):
        forms = passages.short_forms(passage.about.path)
        alike.setdefault((passage.text, *sorted(forms.names.items())), []).append(passage)
    for same in alike.values():
        forms = passages.short_forms(same[0].about.path)
        reading = candidates.read(same[0], claim.sought, forms)
        yield reading
        for copy in same[1:]:
            yield reading._replace(passage=copy, above=candidates.above(copy, claim.sought, forms))


def _originals(readings: Iterable[Reading]) -> Iterator[tuple[Reading, tuple[Passage, ...]]]:
    """Group passages with the same tokens under the original; markup, case and white space make no difference."""
    folded: dict[str, list[Reading]] = {}
    for reading in readings:
        folded.setdefault(reading.words, []).append(reading)
    for same in folded.values():
        original, *copies = sorted(same, key=lambda reading: _seniority(reading.passage))
        yield original, tuple(copy.passage for copy in copies)


def _seniority(passage: Passage) -> Seniority:
    """Return the sort key that puts an original before its copies."""
    return corpus.seniority(passage.about), passage.number


def _order_of_sources(match: Match) -> tuple[bool, float, int, int, float, Seniority]:
    """Return what sorts quotes first, then by score; of equal ones the original, then the one closer in order."""
    quoted, score, seniority = match.grade == "verbatim", match.score, _seniority(match.passage)
    kind = seniority[0][0]
    return not quoted, -round(score.total, 2), len(match.conflicts), kind, -round(score.order, 1), seniority


# --- the answer ------------------------------------------------------------------------------------------------------


def _source(match: Match, passages: Passages) -> Source:
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
        link=_link(match, passages),
        copies=tuple(copy.location for copy in match.copies),
        parts=match.score.parts,
        carried=match.account.carried,
        missing=match.account.missing,
    )


def _link(match: Match, passages: Passages) -> str:
    """Return the link that opens the document at these words, and not where else it has them."""
    about, text = match.passage.about, match.passage.text
    if number := match.passage.location.page:
        return fragments.page_link(about.url, number)
    if not fragments.on_the_web(about.url):
        return ""
    texts, place = passages.around(match.passage)
    page = fragments.page(texts, place) if fragments.is_repeated(text, *match.window, texts) else None
    return fragments.link(about.url, text, *match.window, page)
