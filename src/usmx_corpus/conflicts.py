"""Hold what a claim says against what a source says: where do they agree, and where does the source say otherwise?"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus import facts, thesaurus, vocabulary
from usmx_corpus.model import Difference, Fact
from usmx_corpus.terms import Term, roots, terms

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_NUMBERS = frozenset("two three four five six seven eight nine ten twenty".split())

Kinship = "Callable[[Fact, Fact], float]"  # how far two facts are about one thing, by the words around them (0–1)

FIGURES = frozenset(("amount", "percent", "count", "date", "period"))
#: "The two governments" counts nothing that a source must repeat.
_PARTIES = frozenset("country nation government side leader president party people neighbor official".split())
_PLACES = frozenset(("city", "state", "region"))
#: The words around two figures of one type must share this much for the one to stand where the other does.
# An interest rate of 3 percent and 40 to 50 percent of the homes share .18, a changed share of the homes .45 or more.
_KIN_FIGURE = 0.25
_KIN_NAME = 0.25
#: What a claim's name is worth where the source names the whole it belongs to ("Central America" for "Guatemala").
_WIDER = 0.35


class Judgement(NamedTuple):
    """What became of a claim's facts in a source: pairs that agree, pairs that do not, and each fact's worth (0–1)."""

    agreements: tuple[Difference, ...]
    conflicts: tuple[Difference, ...]
    worth: tuple[float, ...]


class Sayings(NamedTuple):
    """The facts of a source by nearness: in the statements that carry the claim, in their paragraph, above it."""

    window: tuple[Fact, ...]
    around: tuple[Fact, ...]
    above: tuple[Fact, ...]


#: The releases of this government speak of it as "we": a passage that does not name it does not name another instead.
_HOME = "United States"
#: "One in five" is a share, not five of something.
_RATIO = re.compile(r"\b\w+ (?:in|out of) (?:every )?\Z")


def matter(text: str) -> tuple[Fact, ...]:
    """Give the facts of a claim that a source would have to state."""
    return tuple(fact for fact in facts.find(text) if not _is_idle(fact) and not _is_ratio(fact, text))


def _is_ratio(fact: Fact, text: str) -> bool:
    if fact.type != "count":
        return False
    return bool(_RATIO.search(text[: fact.start])) or text[fact.end :].startswith((" in ", " out of ")) and text[fact.end+4:fact.end+14].split(" ")[0] in _NUMBERS


def _is_idle(fact: Fact) -> bool:
    return fact.type not in FIGURES | {"actor", "place"} or (fact.type == "count" and fact.unit in _PARTIES and fact.value == (2, 2))


def kind(fact: Fact) -> str:
    """Name what a fact is about: its type, or for a name what it names."""
    if fact.type in FIGURES:
        return fact.type
    named = vocabulary.kind(str(fact.value)) or ("person" if fact.type == "actor" else "place")
    if named == "office" and vocabulary.kind(vocabulary.parent(str(fact.value)) or "") == "agency":
        return "agency"  # the Secretary of Energy, for the department
    return "place" if named in _PLACES else named


def judge(mine: Sequence[Fact], sayings: Sayings, kinship: Callable[[Fact, Fact], float], otherwise: float) -> Judgement:
    """Hold each fact of a claim against those of a source.

    `otherwise` is what a fact is worth that the source states with another value; one that it does not state is worth 0.
    """
    agreements: list[Difference] = []
    conflicts: list[Difference] = []
    worth = []
    taken = {id(other) for other in sayings.window if any(_is_spoken_for(fact, other) for fact in mine)}
    for fact in mine:
        value, other = _support(fact, sayings)
        rival = None if value > _WIDER else _rival(fact, [o for o in sayings.window if id(o) not in taken], kinship)
        if rival is not None:
            conflicts.append(Difference(kind(fact), fact.text, rival.text))
            worth.append(otherwise)
            continue
        if other is not None:
            agreements.append(Difference(kind(fact), fact.text, other.text))
        worth.append(value)
    return Judgement(tuple(agreements), tuple(conflicts), tuple(worth))


def _support(fact: Fact, sayings: Sayings) -> tuple[float, Fact | None]:
    """Give how well a source states a fact, and which of its facts does."""
    for others, credit in ((sayings.window, 1.0), (sayings.around, 0.9), (sayings.above, 0.8)):
        for other in others:
            if agrees(fact, other):
                return credit, other
    for others in sayings:
        for other in others:
            if fact.type not in FIGURES and facts.agree(fact, other):
                return _WIDER, other
    return 0.0, None


def _is_spoken_for(fact: Fact, other: Fact) -> bool:
    """Tell whether the source's fact answers this one of the claim, so that it is no rival of another."""
    return agrees(fact, other) and (fact.type in FIGURES or kind(fact) == kind(other))


def agrees(fact: Fact, other: Fact) -> bool:
    """Tell whether the source's fact is the claim's, or a part of it (the FBI, for the United States)."""
    if fact.type in FIGURES:
        return bool(facts.agree(fact, _as_counted(fact, other)))
    return other.type in {"actor", "place"} and vocabulary.within(str(other.value), str(fact.value))


def _as_counted(fact: Fact, other: Fact) -> Fact:
    """Give a count under the unit of another: "cases of missing persons" and "missing people" count the same."""
    counts = fact.type == other.type == "count" and other.value[0] == other.value[1]
    return replace(other, unit=fact.unit) if counts else other


def _rival(fact: Fact, others: Sequence[Fact], kinship: Callable[[Fact, Fact], float]) -> Fact | None:
    """Give the source's fact that stands where the claim has another, if there is one."""
    floor = _KIN_FIGURE if fact.type in FIGURES else _KIN_NAME
    kin = [(kinship(fact, other), -index) for index, other in enumerate(others) if _contradicts(fact, other)]
    nearness, index = max(kin, default=(0.0, 0))
    if nearness < floor:
        return None
    return others[-index]


def _contradicts(fact: Fact, other: Fact) -> bool:
    """Tell whether two facts could not both be meant: one type, two values."""
    if fact.type in FIGURES:
        return facts.agree(fact, _as_counted(fact, other)) is False
    if other.type not in {"actor", "place"} or kind(fact) != kind(other) or kind(fact) == "office" or fact.value == _HOME:
        return False
    return not (
        vocabulary.within(str(fact.value), str(other.value)) or vocabulary.within(str(other.value), str(fact.value))
    )


# --- how firmly, which way, and whether at all -----------------------------------------------------------------------

#: From firm to loose; a claim may say less than its source, never more.
_FORCE = ("done", "firm", "planned", "aims", "explores")
_MARKS: dict[str, str] = {
    "explores": r"consider(?:s|ed|ing)?(?:\ (?:whether|options|steps|ways|how))?|explor(?:e|es|ed|ing)|assess(?:es|ed|ing)?"
    r"|evaluat(?:e|es|ed|ing)|look(?:s|ed|ing)?\ (?:at|into)|weigh(?:s|ed|ing)?|stud(?:y|ies|ied|ying)\ (?:whether|how|ways|options)"
    r"|discuss(?:es|ed|ing)?\ (?:whether|how|ways|options)|options\ for|may|might|could|toy(?:s|ed|ing)?\ with|in\ talks"
    r"|possib(?:ly|le|ility)|potential(?:ly)?|perhaps|at\ risk|chance|examin(?:e|es|ed|ing)\ (?:whether|how|ways)|maybe",
    "aims": r"aim(?:s|ed|ing)?\ (?:to|for|at)|seek(?:s|ing)?|sought|hop(?:e|es|ed|ing)\ (?:to|for|that)|endeavou?r(?:s|ing)?\ to"
    r"|strive(?:s)?\ (?:to|for)|striving|would\ like|want(?:s|ed)?|try(?:ing)?\ to|tries\ to|attempt(?:s|ing)?\ to"
    r"|suppos(?:e|ed)\ to|meant\ to|hopeful(?:ly)?|aspir(?:e|es|ing)|intended\ to|goal|would|should|eager|ambition|wish(?:es)?",
    "planned": r"plan(?:s|ned|ning)?\ (?:to|on|for|a|an)|plans|intend(?:s|ed|ing)?\ to|expect(?:s|ed|ing)?\ to|propos(?:e|es|ed|ing)"
    r"|scheduled\ to|prepar(?:e|es|ing)\ to|planning|is\ to|are\ to",
    "firm": r"will|shall|must|ha(?:s|ve)\ to|commit(?:s|ted|ment)?|pledg(?:e|es|ed)|promis(?:e|es|ed)|agreed?|vow(?:s|ed)?"
    r"|going\ to|requires?|needs?",
    "done": r"ha(?:s|ve|d)\ (?:already\ |now\ )?(?!to\b|been\ )\w+(?:ed|en|ne|ven|ilt|aid|unk|ent|ut)|already",
}
_PLEDGED = re.compile(r"ha(?:s|ve|d) (?:\w+ )?(?:commit|pledg|promis|agree|announc|vow|plan|decid|said|offer|propos|accept|ask)")
_FORCES = {force: re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE | re.VERBOSE) for force, pattern in _MARKS.items()}
_NO = re.compile(r"\b(?:not|never|no|none|neither|nor|without|cannot|refus\w+|declin\w+|reject\w+|fail\w*|\w+n[’']t)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never|cannot|refus\w+ to|declin\w+ to|fail\w* to|\w+n[’']t)\b", re.IGNORECASE)
#: "Had not met in a decade" denies no meeting.
_UNTIL = re.compile(r"\b(?:in|for|since|until|before)\b.{0,20}\b(?:decades?|years?|months?|\d{4})\b")
_SCOPE = 90  # characters behind a mark that it still governs: about a clause of 15 words


def force(claim: str, source: str, carried: Sequence[int]) -> Difference | None:
    """Give a difference where a claim promises what its source only weighs, aims at or plans.

    `carried` are the offsets in `source` of the words that carry the claim.
    """
    loose = _governing(source, carried)
    if loose is None:
        return None
    name, mark = loose
    stated = _stated(claim)
    if _FORCE.index(stated[0]) >= _FORCE.index(name):
        return None
    return Difference("strength", stated[1], mark)


def _governing(source: str, carried: Sequence[int]) -> tuple[str, str] | None:
    """Give the loose mark in front of most of the words that carry the claim, if one is."""
    for name in ("explores", "aims", "planned"):
        for mark in _FORCES[name].finditer(source):
            end = re.compile(r"[.;:]\s|$").search(source, mark.end())
            reach = min(mark.end() + _SCOPE, end.start() if end else len(source))
            governed = [place for place in carried if mark.start() <= place < reach]
            if len(governed) >= max(2, 0.6 * len(carried)) and min(governed) - mark.end() < _SCOPE / 2:
                return name, mark.group()
    return None


def _stated(claim: str) -> tuple[str, str]:
    """Give how firmly a claim speaks, by its loosest mark, and the words that say it."""
    for name in ("explores", "aims", "planned"):
        if mark := _FORCES[name].search(claim):
            return name, mark.group()
    done = _FORCES["done"].search(claim)
    if done and not _PLEDGED.search(claim):
        return "done", done.group()
    firm = _FORCES["firm"].search(claim)
    return "firm", firm.group() if firm else claim


def denial(claim: str, source: str) -> Difference | None:
    """Give a difference where one of the two denies the verb that the other states."""
    mine, theirs = _NO.search(claim), _NO.search(source)
    if bool(mine) == bool(theirs):
        return None
    denied = _denied(claim if mine else source)
    stated = {term.root for term in terms(source if mine else claim)}
    if not denied.keys() & stated:
        return None
    mark = next(denied[root] for root in denied if root in stated)
    return Difference("negation", mark if mine else "", mark if theirs else "")


def _denied(text: str) -> dict[str, str]:
    """Give the root of the word behind each "not", and the words."""
    found = {}
    for mark in _NOT.finditer(text):
        behind = terms(text[mark.end() : mark.end() + 40])
        if behind and not _UNTIL.search(text, mark.end()) and behind[0].root not in thesaurus.LIGHT:
            found[behind[0].root] = text[mark.start() : mark.end() + behind[0].end]
    return found


def direction(claim: str, source: str) -> Difference | None:
    """Give a difference where the source turns the claim's verb round: "expand" for "reduce", of the same thing."""
    mine, theirs = terms(claim), terms(source)
    there = {term.root for term in theirs}
    for number, word in enumerate(mine):
        for poles in _turned(word.root):
            if word.root in there or word.root in thesaurus.LIGHT or not claim[word.start].islower():
                continue
            objects = _neighbours(mine, number)
            for other, turned in enumerate(theirs):
                if turned.root in poles and source[turned.start].islower() and objects & _neighbours(theirs, other) and not _also(poles, word.root, theirs, objects):
                    return Difference("direction", claim[word.start : word.end], source[turned.start : turned.end])
    return None


def _neighbours(words: Sequence[Term], number: int) -> set[str]:
    return {term.root for term in words[number + 1 : number + 4]} - thesaurus.LIGHT or {term.root for term in words[max(0, number - 3) : number]}


def _also(poles: frozenset[str], root: str, theirs: Sequence[Term], objects: set[str]) -> bool:
    same = _same_way(root)
    return any(term.root in same and objects & _neighbours(theirs, n) for n, term in enumerate(theirs))


@cache
def _poles() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple((frozenset(roots(one)), frozenset(roots(other))) for one, other in thesaurus.OPPOSITES)


@cache
def _turned(root: str) -> tuple[frozenset[str], ...]:
    return tuple(theirs for pair in _poles() for mine, theirs in (pair, pair[::-1]) if root in mine and root not in theirs)


@cache
def _same_way(root: str) -> frozenset[str]:
    return frozenset(r for pair in _poles() for mine in pair if root in mine for r in mine)
