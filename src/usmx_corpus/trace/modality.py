"""How firmly a claim speaks, which way, of whom, and whether at all: where its source speaks otherwise.

Rules of the language, each a function that gives the difference it finds, or None (`CHECKS`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from usmx_corpus import facts
from usmx_corpus.model import Difference, Fact
from usmx_corpus.text.analyse import is_past, stems, terms
from usmx_corpus.trace import thesaurus
from usmx_corpus.trace.conflicts import kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from usmx_corpus.text.analyse import Term

#: What makes an undertaking loose, loosest first; all else is firm.
_LOOSE: dict[str, str] = {
    "explores": r"""
        consider(?:s|ed|ing)?(?:\ (?:whether|options|steps|ways|how))? | explor(?:e|es|ed|ing) | assess(?:es|ed|ing)?
        | (?:study|studies|studied|studying|examin(?:e|es|ed|ing)|discuss(?:es|ed|ing)?)\ (?:whether|how|ways|options)
        | evaluat(?:e|es|ed|ing) | look(?:s|ed|ing)?\ (?:at|into|for) | weigh(?:s|ed|ing)? | toy(?:s|ed|ing)?\ with
        | options\ for | (?-i:may|MAY) | might | could | in\ talks | possib(?:ly|le|ility) | potential(?:ly)? | perhaps
        | maybe | at\ risk | chance
        """,
    "aims": r"""
        aim(?:s|ed|ing)?\ (?:to|for|at) | seek(?:s|ing)? | sought | hop(?:e|es|ed|ing)\ (?:to|for|that) | hopefully
        | endeavou?r(?:s|ing)?\ to | striv(?:e|es|ing)\ (?:to|for) | would | should | want(?:s|ed)? | goal | aim
        | (?:try|tries|trying)\ to | attempt(?:s|ing)?\ to | suppos(?:e|ed)\ to | meant\ to | intended\ to
        | aspir(?:e|es|ing) | ambition | wish(?:es)? | eager
        """,
    "planned": r"""
        plan(?:s|ned|ning)?\ (?:to|on|for|an?) | plans | planning | intend(?:s|ed|ing)?\ to | expect(?:s|ed|ing)?\ to
        | propos(?:e|es|ed|ing|al) | scheduled\ to | prepar(?:e|es|ing)\ to | (?:is|are)\ to
        """,
}
_MARKS = {name: re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE | re.VERBOSE) for name, pattern in _LOOSE.items()}
#: What makes a claim tentative, though a source that offers it ("opportunities for women") is firm.
_TENTATIVE = re.compile(r"\b(?:opportunit(?:y|ies) (?:to|for)|chances?|options?)\b", re.IGNORECASE)
_FIRM = re.compile(
    r"\b(?:will|shall|must|(?:has|have)\ to|commit\w*|pledg\w+|promis\w+|agree[sd]?|vow\w*|going\ to|requires?|must)\b",
    re.IGNORECASE,
)
#: Who still weighs a thing has not settled it, as a source does that promises it.
_WEIGHED = re.compile(
    r"\b(?:is|are|was|were|still|only) (?:considering|exploring|weighing|mulling|looking (?:at|into))\b", re.IGNORECASE
)
#: What is still to come: a claim that tells of it as done says more than its source.
_TO_COME = frozenset(("will", "to", "shall"))
_HAS_DONE = re.compile(
    r"""
    \b(?:has|have|had)\ (?:already\ |now\ )?
    (?! to\b | been\b | commit | pledg | promis | agree | announc | vow | plan | decid | said | offer | propos )
    \w+(?:ed|en|ne|ilt|aid|ent|ut|ught)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PASSIVE = frozenset("is are was were be been being get got to".split())
_CLAUSE_END = re.compile(r"[.;:]\s|$")
#: A loose word governs about a clause behind it (15 words), and begins close before what it governs.
_SCOPE = 90
_GOVERNED = 0.6  # of the words that carry the claim

_NO = re.compile(
    r"\b(?:not|never|no|none|neither|nor|without|cannot|refus\w+|declin\w+|reject\w+|fail\w*|\w+n[’']t)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never|cannot|refus\w+ to|declin\w+ to|fail\w* to|\w+n[’']t)\b", re.IGNORECASE)
#: A verb is denied by its auxiliary; what a source says without "not" may deny it all the same.
_WILL_NOT = re.compile(
    r"\b(?:(?:will|would|shall|can|could|do|does|did|has|have|had|is|are|was|were) (?:not|never)|cannot|\w+n[’']t)\b",
    re.IGNORECASE,
)
_AVOIDS = re.compile(
    r"\b(?:refrain|avoid|prohibit|prevent|ban|bar|eliminat|remov|end|halt|stop|ceas|block|remain|exclu|exempt|instead"
    r"|unlikely|unable|lack|oppos|against|less|few|unpaid|free)\w*\b",
    re.IGNORECASE,
)
#: "Had not met in a decade" denies no meeting.
_UNTIL = re.compile(r"\b(?:in|for|since|until|before)\b.{0,20}\b(?:decades?|years?|months?|\d{4})\b")

#: A name right before one of these does what follows.
_DOES = re.compile(
    r"\s+(?:also\s+|jointly\s+)?(?:will|has|have|plans?|agreed|committed|pledged|promised|announced|shall|would|intends?"
    r"|aims?|signed|invests?|joined)\b"
)

#: A superlative ("largest", "most important"), and which of them: "the second-largest", "one of the largest".
_SUPERLATIVE = re.compile(
    r"""
    \b
    (?P<among> (?:(?:one|some|two|three)\ of|among)\ (?:the|our|its|their|his|her)\ (?:\S+[’']s?\ )? )?
    (?: (?P<ordinal> second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:nd|rd|th)) [-\ ] )?
    (?P<quality> \w{3,}est | (?:most|least)\ (?!of\b)\w{3,} ) \b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ORDINALS = {
    "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th", "seventh": "7th",
    "eighth": "8th", "ninth": "9th", "tenth": "10th",
}  # fmt: skip
_AMONG = "one of"


def force(claim: str, source: str, carried: Sequence[int]) -> Difference | None:
    """Give a difference where a claim promises what its source only weighs, aims at or plans, or tells it as done."""
    loose = _governing(source, carried) or _governing_figure(claim, source)
    stated = _looseness(claim)
    if loose and (stated is None or _rank(stated[0]) > _rank(loose[0])):
        firm = _FIRM.search(claim) or _HAS_DONE.search(claim)
        return Difference("strength", stated[1] if stated else firm.group() if firm else claim, loose[1])
    weighed = _WEIGHED.search(claim)
    settled = _FIRM.search(source) if weighed and _looseness(source) is None else None
    if weighed and settled:
        return Difference("strength", weighed.group(), settled.group())
    return None if stated or _FIRM.search(claim) else _told_as_done(claim, source)


def _rank(name: str) -> int:
    return tuple(_MARKS).index(name)


def _looseness(claim: str) -> tuple[str, str] | None:
    """Give the loosest mark of a claim and the words that say it, None where it is firm."""
    found = next(((name, mark.group()) for name, marks in _MARKS.items() if (mark := marks.search(claim))), None)
    tentative = _TENTATIVE.search(claim)
    return ("explores", tentative.group()) if tentative else found


def _governing(source: str, carried: Sequence[int]) -> tuple[str, str] | None:
    """Give the loose mark in front of most of the words that carry the claim, if one is."""
    for name, marks in _MARKS.items():
        for mark in marks.finditer(source):
            end = _CLAUSE_END.search(source, mark.end())
            reach = min(mark.end() + _SCOPE, end.start() if end else len(source))
            governed = [place for place in carried if mark.start() <= place < reach]
            if len(governed) >= max(2, _GOVERNED * len(carried)) and min(governed) - mark.end() < _SCOPE / 2:
                return name, mark.group()
    return None


def _governing_figure(claim: str, source: str) -> tuple[str, str] | None:
    """Give the loose mark in front of a figure that both state: "aim to create $250 million" gives nobody a dollar."""
    mine = [fact for fact in facts.measures_in(claim) if fact.type in {"amount", "percent"}]
    shared = (
        [other for other in facts.measures_in(source) if any(facts.agree(fact, other) for fact in mine)] if mine else []
    )
    for name, marks in _MARKS.items():
        for mark in marks.finditer(source):
            end = _CLAUSE_END.search(source, mark.end())
            reach = min(mark.end() + _SCOPE, end.start() if end else len(source))
            if shared and all(mark.end() <= fact.start < reach for fact in shared):
                return name, mark.group()
    return None


def _told_as_done(claim: str, source: str) -> Difference | None:
    """Give a difference where a verb stands in the past in the claim and in the source is still to come."""
    to_come = {}
    for term in terms(source):
        before = source[: term.start].rsplit(maxsplit=1)[-1:]
        if before and before[0] in _TO_COME:
            to_come[term.stem] = f"{before[0]} {source[term.start : term.end]}"
    past = {term.stem for term in terms(source) if is_past(source[term.start : term.end])}
    for term in terms(claim):
        word = claim[term.start : term.end]
        before = claim[: term.start].split()[-1:]
        if is_past(word) and term.stem in to_come and term.stem not in past and not _PASSIVE.intersection(before):
            return Difference("strength", word, to_come[term.stem])
    return None


def denial(claim: str, source: str, _carried: Sequence[int]) -> Difference | None:
    """Give a difference where one of the two denies the verb that the other states."""
    mine, theirs = _NO.search(claim), _NO.search(source)
    if bool(mine) == bool(theirs):
        return None
    denied = _denied(claim if mine else source)
    stated = set(stems(source if mine else claim))
    words = next((words for root, words in denied.items() if root in stated), None)
    if words is None and mine and not _AVOIDS.search(source):
        words = next((words for words in denied.values() if _WILL_NOT.search(claim)), None)
    if words is None:
        return None
    return Difference("negation", words, "") if mine else Difference("negation", "", words)


def _denied(text: str) -> dict[str, str]:
    """Give the root of the word of matter behind each "not", and the words from "not" to it."""
    found = {}
    for mark in _NOT.finditer(text):
        behind = terms(text[mark.end() : mark.end() + 40])
        if behind and behind[0].stem not in thesaurus.LIGHT and not _UNTIL.search(text, mark.end()):
            found[behind[0].stem] = text[mark.start() : mark.end() + behind[0].end]
    return found


def direction(claim: str, source: str, _carried: Sequence[int]) -> Difference | None:
    """Give a difference where the source turns the claim's verb round: "expand" for "reduce", of the same thing."""
    mine, theirs = terms(claim), terms(source)
    there = set(stems(source))
    for number, word in enumerate(mine):
        if word.stem in there or word.stem in thesaurus.LIGHT or not _is_common(claim, word.start):
            continue
        about = _about(mine, number)
        turned = _turned(word.stem, about, theirs, source)
        if turned and not _goes_along(word.stem, about, theirs):
            return Difference("direction", claim[word.start : word.end], turned)
    return None


def _about(words: Sequence[Term], number: int) -> set[str]:
    """Give the roots of what a verb is about: the three words behind it, else those before it."""
    behind = {term.stem for term in words[number + 1 : number + 4]} - thesaurus.LIGHT
    return behind or {term.stem for term in words[max(0, number - 3) : number]} - thesaurus.LIGHT


def _turned(root: str, about: set[str], theirs: Sequence[Term], source: str) -> str:
    """Give the word by which the source says the opposite of a root, of the same thing; "" for none."""
    for number, term in enumerate(theirs):
        if source.startswith(" than", term.end):
            continue  # "less than $400,000" turns nothing down
        if term.stem in _opposites(root) and _is_common(source, term.start) and about & _about(theirs, number):
            return source[term.start : term.end]
    return ""


@cache
def _opposites(root: str) -> frozenset[str]:
    pairs = (pair for one, two in _poles() for pair in ((one, two), (two, one)))
    return frozenset(other for near, far in pairs if root in near for other in far - near)


def _is_common(text: str, start: int) -> bool:
    """Tell a common word from a name: small, or at the beginning of a sentence."""
    return text[start].islower() or start == 0 or text[:start].rstrip()[-1:] in {".", ":"}


def _goes_along(root: str, about: set[str], theirs: Sequence[Term]) -> bool:
    """Tell whether the source says the claim's direction too, of the same thing."""
    same = {other for pair in _poles() for near in pair if root in near for other in near}
    return any(term.stem in same and about & _about(theirs, number) for number, term in enumerate(theirs))


@cache
def _poles() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple((frozenset(stems(one)), frozenset(stems(other))) for one, other in thesaurus.OPPOSITES)


def doer(claim: str, source: str, _carried: Sequence[int]) -> Difference | None:
    """Give a difference where the source has another do what the claim says: Mexico invests, and not the U.S."""
    mine = _doers(claim)
    theirs = _doers(source)
    if len(mine) != 1 or not theirs:
        return None
    if any(facts.agree(mine[0], other) is not False or kind(mine[0]) != kind(other) for other in theirs):
        return None
    return Difference("actor", mine[0].text, theirs[0].text)


def _doers(text: str) -> list[Fact]:
    """Give the names that stand right before a verb, with those coordinated to them."""
    found: list[Fact] = []
    row: list[Fact] = []
    for fact in facts.names_in(text):
        joined = row and text[row[-1].end : fact.start].strip(" ,") in {"and", "", "or", "and the"}
        row = [*row, fact] if joined else [fact]
        if _DOES.match(text, fact.end):
            found += row
    return found


def rank(claim: str, source: str, _carried: Sequence[int]) -> Difference | None:
    """Give a difference where the source ranks the same thing otherwise: "largest" for "second-largest"."""
    theirs = _ranks(source)
    for quality, (place, words) in _ranks(claim).items():
        other = theirs.get(quality)
        if other and place not in {other[0], _AMONG}:
            return Difference("rank", words, other[1])
    return None


def _ranks(text: str) -> dict[str, tuple[str, str]]:
    """Give each superlative of a text with the place it is given ("2nd", "one of", "" for the very first)."""
    found: dict[str, tuple[str, str]] = {}
    for mark in _SUPERLATIVE.finditer(text):
        ordinal = (mark["ordinal"] or "").lower()
        place = _AMONG if mark["among"] else _ORDINALS.get(ordinal, ordinal)
        found.setdefault(" ".join(mark["quality"].lower().split()), (place, mark.group()))
    return found


#: Each gives the difference it finds between a claim and the statements that carry it, or None.
CHECKS = (force, denial, direction, doer, rank)
