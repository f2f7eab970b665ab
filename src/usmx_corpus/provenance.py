"""Where does this claim come from?

Words weighted by rarity find and admit; the facts decide between agreement and conflict; rapidfuzz grades the wording.
The answer speaks of sources and never of truth.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from usmx_corpus import conflicts, facts, links, thesaurus, vocabulary
from usmx_corpus.model import KINDS, Difference, Fact, Source, Trace
from usmx_corpus.retrieval import Index, Passage
from usmx_corpus.terms import Term, content, roots, words
from usmx_corpus.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Span = tuple[int, int]
Grade = Literal["verbatim", "reworded", "related"]

#: How many passages are looked at word by word, and how many of these for their facts.
_CANDIDATES = 60
_SHORTLIST = 12
#: The longest row of statements that is taken for one source of a claim.
_LONGEST_WINDOW = 3
_LONGER = 0.02
#: What a word is worth that stands elsewhere in the paragraph, or only in the title and headings.
_ELSEWHERE = 0.6
_ABOVE = 0.6
#: What a fact is worth that the source states with another value: the subject is there.
_OTHERWISE = 0.6
#: What words are worth that carry a sentence and not its matter.
_LIGHT = 0.3
#: A word that no document knows is often no more than another way to say it; a name is not.
_UNKNOWN_WORD = 0.7
_OTHER_WORD = 0.8
#: A claim with fewer words of matter than this is carried by the others too.
_FEW = 3
_NEAR = 40  # characters: about five words
_FIGURE = 0.7
#: A source that carries this share of a claim states it.
FLOOR = 0.62


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a claim says: a word, a name or a figure, its weight, and what may stand for it in a source."""

    start: int
    end: int
    weight: float
    choices: Mapping[str, float]
    forms: tuple[tuple[str, ...], ...] = ()
    fact: Fact | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim taken apart."""

    text: str
    parts: tuple[Part, ...]
    facts: tuple[Fact, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Score:
    """What a score is made of, in shares from 0 to 1.

    `coverage`: of the claim's weight that the source states; `order`: of its neighbouring words that are neighbours
    there; `wording`: how alike the letters are.
    """

    coverage: float
    subject: float
    order: float
    wording: float

    @property
    def value(self) -> float:
        """Give the one figure that ranks and admits."""
        return 0.85 * min(self.coverage, self.subject) + 0.15 * min(1.0, self.order / 0.5)


@dataclass(frozen=True, slots=True)
class Match:
    """A passage held against a claim: the statements that carry it (start, end in the passage), and how well."""

    passage: Passage
    window: Span
    score: Score
    marks: tuple[Span, ...]
    judgement: conflicts.Judgement

    @property
    def admitted(self) -> bool:
        return self.score.value >= FLOOR


class Reading:
    """A passage read closely: its statements, where every root stands, and its facts (found when asked for)."""

    def __init__(self, passage: Passage, index: Index) -> None:
        self.passage = passage
        document, block = passage.document, passage.block
        self.text = block.text.clean
        self.statements = _statements(document, block.index)
        self.above = index.context(passage)
        self.terms = index.read(self.text)
        starts = [start for start, _ in self.statements]
        self.places: list[dict[str, list[int]]] = [{} for _ in self.statements]
        for number, term in enumerate(self.terms):
            statement = max(0, bisect_right(starts, term.start) - 1)
            self.places[statement].setdefault(term.root, []).append(number)
        self._facts: tuple[Fact, ...] | None = None

    @property
    def facts(self) -> tuple[Fact, ...]:
        if self._facts is None:
            self._facts = facts.find(self.text)
        return self._facts


def _statements(document, block: int) -> list[Span]:
    spans = [(s.start, s.end) for s in document.statements if s.block == block]
    return spans


class Searcher:
    """What many claims share: the index over some documents, and what has been read of their passages."""

    def __init__(self, documents: Iterable[Document]) -> None:
        """Index the documents; passages are read closely only when a claim comes near them."""
        self.index = Index(documents)
        self._readings: dict[tuple[str, int], Reading] = {}
        self._above: dict[tuple[str, tuple[str, ...], int | None], tuple[Fact, ...]] = {}

    def reading(self, passage: Passage) -> Reading:
        key = (passage.document.path, passage.block.index)
        if key not in self._readings:
            self._readings[key] = Reading(passage, self.index)
        return self._readings[key]

    def facts_above(self, passage: Passage) -> tuple[Fact, ...]:
        """Give the facts of the title, the headings and the date of the document."""
        document, block = passage.document, passage.block
        key = (document.path, block.section, block.parent)
        if key not in self._above:
            texts = [document.title, *block.section]
            if block.parent is not None:
                texts.append(document.blocks[block.parent].text.clean)
            found = [fact for text in texts for fact in facts.find(text)]
            if document.date:
                day = document.date
                found.append(Fact("date", day.isoformat(), (day.year, day.month, day.day), 0, 0))
            self._above[key] = tuple(found)
        return self._above[key]


def trace(searcher: Searcher, claim: str) -> Trace:
    """Find where a claim comes from: the paragraphs that state it, state it otherwise, or come nearest."""
    asked = _take_apart(claim, searcher.index)
    if not asked.parts:
        return Trace(claim, "unsourced", ())
    matches = _matches(searcher, asked)
    return Trace(claim, _verdict(matches), tuple(_sources(asked, matches)))


# --- the claim -------------------------------------------------------------------------------------------------------


def _take_apart(text: str, index: Index) -> Claim:
    stated = conflicts.matter(text)
    parts = [_fact_part(fact, index) for fact in stated]
    covered = [(fact.start, fact.end) for fact in stated]
    every = [term for term in words(text) if not any(start < term.end and term.start < end for start, end in covered)]
    parts += _word_parts(text, every, index)
    parts.sort(key=lambda part: part.start)
    return Claim(text, tuple(parts), stated, sum(part.weight for part in parts))


def _fact_part(fact: Fact, index: Index) -> Part:
    if fact.type in conflicts.FIGURES:
        return Part(fact.start, fact.end, _FIGURE * index.weight(""), {}, (), fact)
    forms = tuple(form for form in {*_forms(str(fact.value)), tuple(roots(fact.text))} if form)
    known = [max(index.weight(root) for root in form) for form in forms if all(map(index.knows, form))]
    weight = min(known, default=index.weight(""))
    if not forms:
        weight = 1.0
    choices = {root: 1 / len(form) for form in sorted(forms, key=len, reverse=True) for root in form}
    return Part(fact.start, fact.end, weight, choices, forms, fact)


@lru_cache(maxsize=4096)
def _forms(name: str) -> frozenset[tuple[str, ...]]:
    return _all_forms().get(name, frozenset())


@lru_cache(maxsize=1)
def _all_forms() -> dict[str, frozenset[tuple[str, ...]]]:
    found: dict[str, set[tuple[str, ...]]] = {}
    for several in vocabulary.lexicon().forms.values():
        for form in several:
            if form.kind not in {"", "title"}:
                found.setdefault(form.name, set()).add(tuple(roots(form.text)))
    return {name: frozenset(forms) for name, forms in found.items()}


def _word_parts(text: str, every: list[Term], index: Index) -> list[Part]:
    alternatives = thesaurus.lexicon().alternatives
    words = content(every)
    choices = [{**alternatives.get(word.root, {}), word.root: 1.0} for word in words]
    from usmx_corpus.retrieval import with_phrases, spelled_out

    for phrase in with_phrases(every):
        for number, word in enumerate(words):
            if phrase.start <= word.start and word.end <= phrase.end:
                for root, credit in {**alternatives[phrase.root], phrase.root: 1.0}.items():
                    choices[number][root] = max(credit, choices[number].get(root, 0))
    heavy = sum(word.root not in thesaurus.LIGHT for word in words)
    light = _LIGHT + (1 - _LIGHT) * max(0, _FEW - heavy) / (_FEW + 1)
    return [_word_part(text, word, several, light, index) for word, several in zip(words, choices, strict=True)]


def _word_part(text: str, word: Term, choices: dict[str, float], light: float, index: Index) -> Part:
    """Weigh a word by the rarest that may stand for it; one that carries a sentence and no matter counts less."""
    name = text[word.start].isupper() and word.start > 0
    idle = word.root in thesaurus.LIGHT
    if name and idle:
        choices, idle = {word.root: 1.0}, False
    known = {root: credit for root, credit in choices.items() if index.knows(root)}
    if word.root in known:
        weight = index.weight(word.root)
    elif known:
        weight = _OTHER_WORD * max(map(index.weight, known))
    else:
        weight = (1.0 if name else _UNKNOWN_WORD) * index.weight(word.root)
    return Part(word.start, word.end, weight * (light if idle else 1.0), known)


# --- the passages ----------------------------------------------------------------------------------------------------


def _matches(searcher: Searcher, claim: Claim) -> list[Match]:
    wanted = [part.choices for part in claim.parts if part.choices]
    found = searcher.index.candidates(wanted, _CANDIDATES)
    readings = [searcher.reading(passage) for passage in found]
    rough = sorted(((_window(claim, reading), number) for number, reading in enumerate(readings)), key=lambda r: (-r[0][0], r[1]))
    matches = [_match(searcher, claim, readings[number], window) for (_, window), number in rough[:_SHORTLIST]]
    matches.sort(key=_rank)
    return matches


def _rank(match: Match):
    document = match.passage.document
    return (-round(match.score.value, 2), len(match.judgement.conflicts), KINDS.index(document.kind), -match.score.value, _published(document), document.path, match.passage.block.index)


def _published(document) -> tuple:
    day = document.published.date() if document.published else document.date
    return day or date.max, document.published.astimezone(UTC) if document.published and document.published.tzinfo else datetime.max.replace(tzinfo=UTC)


def _credit(part: Part, places: Mapping[str, list[int]] | set[str]) -> float:
    if part.forms:
        return 1.0 if any(all(root in places for root in form) for form in part.forms) else 0.0
    best = 0.0
    for root, credit in part.choices.items():
        if credit > best and root in places:
            best = credit
    return best


def _window(claim: Claim, reading: Reading) -> tuple[float, tuple[int, int]]:
    """Give the statements (first, last + 1) that carry most of a claim's words, and their share of its weight."""
    credits = [[_credit(part, places) for part in claim.parts] for places in reading.places]
    above = [_credit(part, reading.above) * _ABOVE for part in claim.parts]
    elsewhere = [max(column) * _ELSEWHERE for column in zip(*credits, strict=True)]
    best = (-1.0, (0, 1))
    for first in range(len(credits)):
        for last in range(first + 1, min(first + _LONGEST_WINDOW, len(credits)) + 1):
            inside = [max(column) for column in zip(*credits[first:last], strict=True)]
            total = sum(part.weight * max(worth) for part, *worth in zip(claim.parts, inside, elsewhere, above, strict=True))
            value = total / claim.weight - _LONGER * (last - first - 1)
            if value > best[0] + 1e-9:
                best = (value, (first, last))
    return best


def _match(searcher: Searcher, claim: Claim, reading: Reading, window: tuple[int, int]) -> Match:
    start, end = reading.statements[window[0]][0], reading.statements[window[1] - 1][1]
    inside = [fact for fact in reading.facts if start <= fact.start < end]
    around = [fact for fact in reading.facts if not start <= fact.start < end]
    sayings = conflicts.Sayings(tuple(inside), tuple(around), searcher.facts_above(reading.passage))
    numbers = [number for number, term in enumerate(reading.terms) if start <= term.start < end]
    judgement = conflicts.judge(claim.facts, sayings, _kinship(claim, reading, numbers), _OTHERWISE)
    worth = dict(zip(map(id, claim.facts), judgement.worth, strict=True))
    here: dict[str, list[int]] = {}
    for number in numbers:
        here.setdefault(reading.terms[number].root, []).append(number)
    everywhere = {term.root for term in reading.terms}
    credits = []
    for part in claim.parts:
        if part.fact:
            credits.append(worth[id(part.fact)])
        else:
            credits.append(max(_credit(part, here), _credit(part, everywhere) * _ELSEWHERE, _credit(part, reading.above) * _ABOVE))
    coverage = sum(p.weight * c for p, c in zip(claim.parts, credits, strict=True)) / claim.weight
    marks = _marks(claim, reading, here, inside)
    subject = _share((p, c) for p, c in zip(claim.parts, credits, strict=True) if not (p.fact and any(d.left == p.fact.text for d in judgement.conflicts)))
    score = Score(coverage, subject, _order(claim, _places(claim, reading, here, inside)), _wording(claim.text, reading.text[start:end]))
    source = reading.text[start:end]
    carried = [m[0] - start for m in marks]
    if score.value >= FLOOR:
        more = [d for d in (conflicts.force(claim.text, source, carried), conflicts.denial(claim.text, source), conflicts.direction(claim.text, source)) if d]
        judgement = judgement._replace(conflicts=(*judgement.conflicts, *more))
    return Match(reading.passage, (start, end), score, marks, judgement)


def _share(worth) -> float:
    total = shared = 0.0
    for part, credit in worth:
        total += part.weight
        shared += part.weight * credit
    return shared / total if total else 0.0


def _kinship(claim: Claim, reading: Reading, numbers: Sequence[int]):
    words = [part for part in claim.parts if part.choices]

    def kinship(mine: Fact, theirs: Fact) -> float:
        reach = 80 if mine.type in conflicts.FIGURES else 200
        near = {reading.terms[n].root for n in numbers if _gap(reading.terms[n], theirs) <= reach}
        total = shared = 0.0
        for part in words:
            gap = _gap(part, mine)
            if gap > 60 or part.fact is mine:
                continue
            weight = part.weight / (10 + gap)
            total += weight
            shared += weight * _credit(part, near)
        return shared / total if total else 0.0

    return kinship


def _gap(word: Term | Part, fact: Fact) -> int:
    return max(0, word.start - fact.end, fact.start - word.end)


def _marks(claim: Claim, reading: Reading, here, inside) -> tuple[Span, ...]:
    spans = set()
    for part in claim.parts:
        if part.fact:
            spans |= {(f.start, f.end) for f in inside if facts.agree(part.fact, f)}
        else:
            best = _credit(part, here)
            if best:
                root = max((r for r in part.choices if r in here), key=lambda r: part.choices[r])
                spans |= {(reading.terms[n].start, reading.terms[n].end) for n in here[root]}
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _places(claim: Claim, reading: Reading, here: Mapping[str, list[int]], inside: Sequence[Fact]) -> list[list[int]]:
    """Give where in the source (by character) each part of a claim is said."""
    return [
        [fact.start for fact in inside if conflicts.agrees(part.fact, fact)]
        if part.fact
        else [reading.terms[number].start for root in part.choices for number in here.get(root, ())]
        for part in claim.parts
    ]


def _order(claim: Claim, places: Sequence[Sequence[int]]) -> float:
    """Give which share of a claim's neighbours are near one another in the source too."""
    total = found = 0.0
    for number, right in enumerate(claim.parts[1:], 1):
        weight = min(claim.parts[number - 1].weight, right.weight)
        total += weight
        if any(abs(one - other) <= _NEAR for one in places[number - 1] for other in places[number]):
            found += weight
    return found / total if total else 0.0


def _wording(claim: str, source: str) -> float:
    from rapidfuzz import fuzz

    return fuzz.partial_ratio(" ".join(tokens(claim)), " ".join(tokens(source))) / 100


# --- the answer ------------------------------------------------------------------------------------------------------


def _verdict(matches: list[Match]):
    admitted = [m for m in matches if m.admitted]
    if not admitted:
        return "unsourced"
    return "conflicting" if admitted[0].judgement.conflicts else "sourced"


def _sources(claim: Claim, matches: list[Match]):
    admitted = [m for m in matches if m.admitted]
    shown = admitted or matches[:3]
    seen: dict[tuple[str, ...], Source] = {}
    groups: dict[tuple[str, ...], list[Match]] = {}
    for match in shown:
        groups.setdefault(tuple(tokens(match.passage.block.text.clean)), []).append(match)
    for several in groups.values():
        original, *copies = several
        yield _source(claim, original, copies)


def _source(claim: Claim, match: Match, copies: list[Match]) -> Source:
    document, block = match.passage.document, match.passage.block
    text = block.text.clean
    return Source(
        document=document.id, kind=document.kind, date=document.date, title=document.title,
        location=document.locate(block.index, 0, len(text)), text=text, score=round(_calibrated(match.score.value), 3),
        grade=_grade(claim, match), marks=match.marks, conflicts=match.judgement.conflicts, agreements=match.judgement.agreements,
        link=links.link(document.url, text, *match.window),
        copies=tuple(c.passage.document.locate(c.passage.block.index, 0, len(c.passage.block.text.clean)) for c in copies),
    )


def _calibrated(value: float) -> float:
    return 0.5 * value / FLOOR if value < FLOOR else 0.5 + 0.5 * (value - FLOOR) / (1 - FLOOR)


def _grade(claim: Claim, match: Match) -> Grade:
    if not match.admitted:
        return "related"
    said, there = " ".join(tokens(claim.text)), " ".join(tokens(match.passage.block.text.clean))
    return "verbatim" if f" {said} " in f" {there} " else "reworded"
