"""Where a source is less firm than a claim, denies it, reverses it, or says it of somebody else.

Rules of the language, each a function that returns the difference it finds, or None (`CHECKS`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus import facts
from usmx_corpus.facts import clock, ordinals
from usmx_corpus.facts.denials import content, denials
from usmx_corpus.facts.force import Level, duties, forbids
from usmx_corpus.model import STRENGTHS, Difference
from usmx_corpus.text.analyse import is_past, stems, terms
from usmx_corpus.trace import thesaurus
from usmx_corpus.trace.items import gapped

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from usmx_corpus.facts.denials import Denial
    from usmx_corpus.model import Fact, Strength
    from usmx_corpus.text.analyse import Term


class Hedge(NamedTuple):
    """Words that make an undertaking less than firm, and their grade."""

    grade: Strength
    words: str


#: What makes an undertaking less than firm, by the grades of commitments, weakest first; all else is firm.
_LOOSE: dict[Strength, str] = {
    "explores": r"""
        consider(?:s|ed|ing)?(?:\ (?:whether|options|steps|ways|how))? | explor(?:e|es|ed|ing) | assess(?:es|ed|ing)?
        | (?:study|studies|studied|studying|examin(?:e|es|ed|ing)|discuss(?:es|ed|ing)?)\ (?:whether|how|ways|options)
        | evaluat(?:e|es|ed|ing) | look(?:s|ed|ing)?\ (?:at|into|for) | weigh(?:s|ed|ing)? | toy(?:s|ed|ing)?\ with
        | options\ for | (?-i:may|MAY) | might | could | in\ talks | possib(?:ly|le|ility) | potential(?:ly)? | perhaps
        | maybe | at\ risk | chance
        """,
    "aims": r"""
        aim(?:s|ed|ing)?\ (?:to|for|at) | seek(?:s|ing)? | sought | hop(?:e|es|ed|ing)\ (?:to|for|that) | hopefully
        | endeavou?r(?:s|ing)?\ to | striv(?:e|es|ing)\ (?:to|for) | would | (?-i:should|SHOULD) | goal | aim
        | want(?:s|ed)? (?!\ to\ (?:emphasi[sz]e|stress|say|note|thank|point|make\ clear|be\ clear|reiterate|underscore
            |acknowledge|recogni[sz]e|highlight|mention|congratulate|begin\ by|start\ by)\b)
        | (?:try|tries|trying)\ to | attempt(?:s|ing)?\ to | suppos(?:e|ed)\ to | meant\ to | intended\ to
        | aspir(?:e|es|ing) | ambition | wish(?:es)? | eager
        """,
    "planned": r"""
        plan(?:s|ned|ning)?\ (?:to|on|for|an?) | plans | planning | intend(?:s|ed|ing)?\ to | expect(?:s|ed|ing)?\ to
        | propos(?:e|es|ed|ing|al) | scheduled\ to | prepar(?:e|es|ing)\ to | (?:is|are)\ to
        """,
}
_MARKS = {grade: re.compile(rf"\b(?:{words})\b", re.IGNORECASE | re.VERBOSE) for grade, words in _LOOSE.items()}
#: What makes a claim tentative, though a source that offers it ("opportunities for women") is firm.
_TENTATIVE = re.compile(r"\b(?:opportunit(?:y|ies) (?:to|for)|chances?|options?)\b", re.IGNORECASE)
_FIRM = re.compile(
    r"\b(?:will|shall|must|(?:has|have)\ to|commit\w*|pledg\w+|promis\w+|agree[sd]?|vow\w*|going\ to|requires?|must)\b",
    re.IGNORECASE,
)
#: These say as often that a thing is so: "the bridge that would join them".
_MILD = frozenset(("would", "should", "want", "wants", "wanted"))
_ORDERS = re.compile(
    r"\b(?:orders?|requires?|means|makes?|gives?|lets?|bans?|allows?|forces?|creates?)\b", re.IGNORECASE
)
#: Who still weighs a thing has not settled it, as a source does that promises it.
_WEIGHED = re.compile(
    r"\b(?:is|are|was|were|still|only) (?:considering|exploring|weighing|mulling|looking (?:at|into))\b", re.IGNORECASE
)
#: What somebody did who has decided.
_SETTLED = re.compile(
    r"\b(?:signed|ordered|established|launched|approved|adopted|enacted|imposed|issued|created|directed|decided|banned"
    r"|ended|opened|closed|joined|appointed|nominated|withdrew|began|granted|awarded|lifted|revoked|suspended)\b"
)
#: What is still to come: a claim that reports it as done says more than its source.
_TO_COME = frozenset(("will", "to", "shall"))
_HAS_DONE = re.compile(
    r"""
    \b(?:has|have|had)\ (?:already\ |now\ )?
    (?! to\b | been\b | commit | pledg | promis | agree | announc | vow | plan | decid | said | offer | propos )
    \w+(?:ed|en|ne|ilt|aid|ent|ut|ught)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
#: Who decides to do one of these does it.
_DECIDES = re.compile(r"\bdecid(?:es?|ed)(?: \w++)? to $", re.IGNORECASE)
_DECIDED = frozenset(
    stems(
        "extend prolong renew continue establish create suspend lift impose appoint elect approve adopt authorize grant"
        " award terminate end abolish repeal revoke ban prohibit exempt increase reduce raise lower expand designate"
        " recognize"
    )
)
#: "The only woman to win", "the first to fly", "was proud to open": they did.
_ONLY = re.compile(
    r"\b(?:only|first|last|\w{3,}est|second|third|\d+(?:st|nd|rd|th))\b(?: \w++){0,4} to $"
    r"|\b(?:was|were)(?: very| so| deeply)? (?:proud|honou?red|pleased|glad|happy|able|delighted|lucky) to $",
    re.IGNORECASE,
)
_VERB_BEHIND = re.compile(r"(?: whether| how| if)?(?: to| on)? (?P<verb>[a-z]{3,30}+)")
_PASSIVE = frozenset("is are was were be been being get got to".split())
#: Characters before a word that hold the one before it, where that is one of `_TO_COME` or `_PASSIVE`.
_NEAR = 12
_CLAUSE_END = re.compile(r"[.;:]\s|\s[–—]\s|—|$")
#: A hedge governs about a clause after it (15 words, in characters), and begins close before what it governs.
_SCOPE = 90
_GOVERNED = 0.6  # of the words that carry the claim

#: What of a source's denials may contradict a claim: who lacks a thing ("without insurance") may be given it.
_CONTRADICTING = frozenset(("verb", "refusal", "exempt", "noun"))
#: Letters that the forms of a refusal have in common: "refused", "refusal".
_ROOT = 4
#: What says the same as "will not" in other words.
_AVOIDS = re.compile(
    r"\b(?:refrain|avoid|prohibit|prevent|ban|bar|eliminat|remov|end|halt|stop|ceas|block|remain|exclu|exempt|instead"
    r"|unlikely|unable|lack|oppos|fail|neglect|against|less|few|unpaid|free)\w*\b",
    re.IGNORECASE,
)
_MAY = Level(2, 2)
#: A name right before one of these does what follows.
_DOES = re.compile(
    r"\s{1,4}(?:also\s{1,4}|jointly\s{1,4})?(?:will|has|have|plans?|agreed|committed|pledged|promised|announced|shall|would|intends?"
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
_ORDINALS = {word: ordinals.suffixed(place) for word, place in ordinals.PLACES.items()}
_AMONG = "one of"
_ORDINAL = re.compile(
    rf"(?<![\w-])(?P<ordinal>{'|'.join(_ORDINALS)}|\d{{1,4}}(?:st|nd|rd|th))[ -]"
    r"(?P<thing>[a-zA-Z]++(?:[ -][a-zA-Z]++){0,3})",
    re.IGNORECASE,
)
_WITHOUT = re.compile(
    r"\b(?:without|lacks?|lacked|lacking|in the absence of|short of)"
    r" (?:any |further |all |new |the |an? |enough |sufficient |adequate )?(?P<words>[a-z-]++)",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"\b(?:with|under|on|upon|subject to|after|has|have|had|having|sets?|imposed?|imposes)"
    r" (?P<words>[a-z-]++(?: [a-z-]++){0,2})",
    re.IGNORECASE,
)
#: So many words behind an ordinal say what it counts.
_OF_ORDINAL = 2


def force(claim: str, source: str, carried: Sequence[int]) -> Difference | None:
    """Find where a claim promises what its source only considers, aims at or plans, or reports it as done.

    `carried` are the places in the source of the words that carry the claim, in order.
    """
    there = _governing(source, carried) or _governing_figure(claim, source) or _governing_verb(claim, source)
    here = weakest_hedge(claim)
    if there and here is None and there.words.lower() in _MILD and not _is_firm(claim):
        there = None
    if there and there.words.lower() == "may" and _forbid_one(claim, source):
        there = None
    if there and (here is None or STRENGTHS.index(here.grade) < STRENGTHS.index(there.grade)):
        return Difference("strength", here.words if here else _firm_words(claim), there.words)
    return _settled(claim, source) or (None if here or _FIRM.search(claim) else _reported_as_done(claim, source))


def _forbid_one(claim: str, source: str) -> bool:
    """Whether both forbid one thing, whatever the words: "may not" is no "perhaps" then."""
    return not {stem for stem, _ in _bans(claim)}.isdisjoint(stem for stem, _ in _bans(source))


def permission(claim: str, source: str, _carried: Sequence[int]) -> Difference | None:
    """Find where one forbids what the other allows, or demands of nobody: "may fly" for "is barred from flying"."""
    if found := _forbidden_of(source, claim):
        return Difference("strength", found[1], found[0])
    found = _forbidden_of(claim, source)
    return Difference("strength", *found) if found else None


def _forbidden_of(text: str, other: str) -> tuple[str, str] | None:
    """Return the words by which a text forbids what another leaves open, and those by which that one does."""
    bans = dict(_bans(text))
    known = dict(_bans(other)) if bans else {}
    allowed = ((grade.heads[0].stem, other[grade.start : grade.end]) for grade in duties(other) if grade.level == _MAY)
    exempt = ((one.heads[0].stem, other[one.start : one.end]) for one in denials(other) if one.is_exempt and one.heads)
    left_open = chain(allowed, exempt) if bans else ()
    return next(((bans[stem], words) for stem, words in left_open if stem in bans and stem not in known), None)


def _bans(text: str) -> Iterator[tuple[str, str]]:
    """Yield the stem of what a text forbids, with the words that do: "must not", "the use of lead is prohibited"."""
    for grade in duties(text):
        if forbids(text, grade):
            yield grade.heads[0].stem, text[grade.start : grade.end]
    for one in denials(text):
        if one.kind == "prohibition":
            yield from ((term.stem, text[one.start : one.end]) for term in one.also or one.heads[1:])


def _is_firm(claim: str) -> bool:
    """Whether a claim says that something is so, must be so or is done, and does not only name it."""
    return bool(_FIRM.search(claim) or _HAS_DONE.search(claim) or _ORDERS.search(claim))


def _firm_words(claim: str) -> str:
    firm = _FIRM.search(claim) or _HAS_DONE.search(claim)
    return firm.group() if firm else claim


def weakest_hedge(claim: str) -> Hedge | None:
    """Return the weakest hedge of a text, None where it is firm."""
    if tentative := _TENTATIVE.search(claim):
        return Hedge("explores", tentative.group())
    return next((Hedge(grade, mark.group()) for grade, marks in _MARKS.items() if (mark := marks.search(claim))), None)


def _settled(claim: str, source: str) -> Difference | None:
    """Find where somebody still considers in the claim what the source promises."""
    weighed = _WEIGHED.search(claim)
    if not weighed or weakest_hedge(source):
        return None
    settled = _FIRM.search(source) or _HAS_DONE.search(source) or _SETTLED.search(source)
    return Difference("strength", weighed.group(), settled.group()) if settled else None


def _hedge_where(source: str, governs: Callable[[re.Match[str], int], bool]) -> Hedge | None:
    """Return the weakest hedge that governs something in the clause after it (mark, end of its reach)."""
    for grade, marks in _MARKS.items():
        for mark in marks.finditer(source):
            end = _CLAUSE_END.search(source, mark.end(), mark.end() + _SCOPE + 1)
            if governs(mark, min(mark.end() + _SCOPE, end.start() if end else len(source))):
                return Hedge(grade, mark.group())
    return None


def _governing(source: str, carried: Sequence[int]) -> Hedge | None:
    """Return the hedge before most of the words that carry the claim, if there is one."""

    def governs(mark: re.Match[str], reach: int) -> bool:
        first, last = bisect_left(carried, mark.start()), bisect_left(carried, reach)
        return last - first >= max(2, _GOVERNED * len(carried)) and carried[first] - mark.end() < _SCOPE / 2

    return _hedge_where(source, governs)


def _governing_figure(claim: str, source: str) -> Hedge | None:
    """Return the hedge before a figure that both state: "aim to create $250 million" gives nobody a dollar."""
    mine = [fact for fact in facts.measures_in(claim) if fact.type in {"amount", "percent"}]
    theirs = facts.measures_in(source) if mine else ()
    shared = [other for other in theirs if any(facts.agree(fact, other) for fact in mine)]

    def governs(mark: re.Match[str], reach: int) -> bool:
        return all(mark.end() <= fact.start < reach for fact in shared)

    return _hedge_where(source, governs) if shared else None


def _governing_verb(claim: str, source: str) -> Hedge | None:
    """Return what makes less than firm the only verb that a source has for one of the claim: "consider whether to"."""
    said = {term.stem for term in terms(claim)} - thesaurus.LIGHT
    alternatives = thesaurus.lexicon().alternatives
    every = [term.stem for term in terms(source)]
    for grade in ("explores", "aims"):
        for mark in _MARKS[grade].finditer(source):
            behind = _VERB_BEHIND.match(source, mark.end())
            verb = stems(behind["verb"])[:1] if behind else []
            if verb and every.count(verb[0]) == 1 and not said.isdisjoint({verb[0], *alternatives.get(verb[0], ())}):
                return Hedge(grade, source[mark.start() : behind.start("verb")].rstrip() if behind else mark.group())
    return None


def _reported_as_done(claim: str, source: str) -> Difference | None:
    """Find a verb that is past in the claim and still to come in the source."""
    done = [term for term in _past(claim) if not _is_passive(claim, term)]
    if not done:
        return None
    to_come = dict(_to_come(source))
    past = {term.stem for term in _past(source)}
    verb = next((term for term in done if term.stem in to_come and term.stem not in past), None)
    return Difference("strength", claim[verb.start : verb.end], to_come[verb.stem]) if verb else None


def _past(text: str) -> list[Term]:
    return [term for term in terms(text) if is_past(text[term.start : term.end])]


def _to_come(text: str) -> Iterator[tuple[str, str]]:
    """Yield the stem of each word after "will" or "to", with both words."""
    for term in terms(text):
        before = _word_before(text, term.start)
        if before in _TO_COME and not _is_done(text, term):
            yield term.stem, f"{before} {text[term.start : term.end]}"


def _is_done(text: str, term: Term) -> bool:
    """Whether what follows "to" was done all the same."""
    near = max(0, term.start - _SCOPE)
    if term.stem in _DECIDED and _DECIDES.search(text, near, term.start):
        return True
    return _ONLY.search(text, near, term.start) is not None


def _is_passive(text: str, term: Term) -> bool:
    return _word_before(text, term.start) in _PASSIVE


def _word_before(text: str, start: int) -> str:
    """Return the word before a place, "" if it is longer than any that is looked for."""
    near = text[max(0, start - _NEAR) : start].split()
    return near[-1] if near else ""


def denial(claim: str, source: str, _carried: Sequence[int]) -> Difference | None:
    """Find where one of the two denies what the other states."""
    mine, theirs = denials(claim), denials(source)
    if words := _denied_of(source, theirs, claim, mine):
        return Difference("negation", "", words)
    words = _denied_of(claim, mine, source, theirs)
    if not words and not theirs and not _AVOIDS.search(source):
        words = next((claim[one.start : one.end] for one in mine if _is_telling(one)), "")
    return Difference("negation", words, "") if words else None


def _denied_of(text: str, own: Sequence[Denial], other: str, others: Sequence[Denial]) -> str:
    """Return the words by which a text denies what another states, and it does not state itself; "" for none."""
    known = {stem for denied in others for stem in denied.stems}
    denied = {head.start for one in own for head in one.heads}
    stated = {term.stem for term in content(other)}
    stated -= {term.stem for term in content(text) if term.start not in denied}
    found = (one for one in own if _is_telling(one, other) and not one.stems & known)
    return next((text[one.start : one.end] for one in found if _is_stated(one, text, other, stated)), "")


def _is_telling(one: Denial, other: str = "") -> bool:
    """Whether a denial is of something, and for good or as long as another text says: not "had not met in a decade"."""
    is_whole = not one.limit or one.limit in other.lower()
    return one.kind in _CONTRADICTING and is_whole and bool(one.heads) and (bool(other) or not _is_light(one))


def _is_light(one: Denial) -> bool:
    """Whether what is denied is a verb that says little by itself: "was not put"."""
    return _denied(one).stem in thesaurus.LIGHT


def _denied(one: Denial) -> Term:
    """Return the word that a denial is of: of "refused to sign" the second one."""
    return one.heads[-1 if one.kind == "refusal" else 0]


def _is_stated(one: Denial, text: str, other: str, stated: Collection[str]) -> bool:
    """Whether another text states what one denies; a verb that says little with the word beside it."""
    if one.kind == "refusal" and one.heads[0].stem[:_ROOT] in other.lower():
        return False  # "failure to report" for "fail to report"
    if not _is_light(one):
        return _denied(one).stem in stated
    head = one.heads[0]
    words = [term for term in content(text) if term.start >= head.start or term.start < one.start]
    rows = {(left.stem, right.stem) for left, right in pairwise(words) if head in {left, right}}
    return not rows.isdisjoint((left.stem, right.stem) for left, right in pairwise(content(other)))


def direction(claim: str, source: str, _carried: Sequence[int]) -> Difference | None:
    """Find where the source reverses the claim's verb: "expand" for "reduce", of the same thing."""
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
    """Return the stems of what a verb is about: the three words after it, else those before it."""
    behind = {term.stem for term in words[number + 1 : number + 4]} - thesaurus.LIGHT - _TIMES
    before = {term.stem for term in words[max(0, number - 3) : number]} - thesaurus.LIGHT
    return (behind | before) if words[number].stem in _COMPARED else behind or before


def _turned(stem: str, about: set[str], theirs: Sequence[Term], source: str) -> str:
    """Return the word by which the source says the opposite of a stem, of the same thing; "" for none."""
    opposites = thesaurus.opposites(stem)
    for number, term in enumerate(theirs) if opposites else ():
        if _THAN_FIGURE.match(source, term.end):
            continue  # "less than $400,000" turns nothing down
        if term.stem in opposites and _is_common(source, term.start) and about & _about(theirs, number):
            return source[term.start : term.end]
    return ""


_THAN_FIGURE = re.compile(r" than (?:\S{1,12} )?[$€£]?\d")


#: What a comparison is of stands before it.
_COMPARED = frozenset(stems("dearer costlier pricier cheaper higher lower fewer"))
#: What a comparison is with says nothing of what is compared: "cheaper than a year before".
_TIMES = frozenset("before year month week last earlier late ago".split())


def _is_common(text: str, start: int) -> bool:
    """Whether a word is no name: it is in lower case, or at the beginning of a sentence."""
    return text[start].islower() or start == 0 or text[max(0, start - _NEAR) : start].rstrip()[-1:] in {".", ":"}


def _goes_along(stem: str, about: set[str], theirs: Sequence[Term]) -> bool:
    """Whether the source also says what the claim says, of the same thing."""
    same = {other for pair in thesaurus.poles() for near in pair if stem in near for other in near}
    return any(term.stem in same and about & _about(theirs, number) for number, term in enumerate(theirs))


def doer(claim: str, source: str, _carried: Sequence[int]) -> Difference | None:
    """Find where somebody else does in the source what the claim reports: Mexico invests, not the U.S."""
    mine = _doers(claim)
    theirs = _doers(source)
    if len(mine) != 1 or not theirs:
        return None
    if any(facts.agree(mine[0], other) is not False or facts.kind(mine[0]) != facts.kind(other) for other in theirs):
        return None
    if any(mine[0].text in source[start:end] for start, end in gapped(source)):
        return None  # "Norway will give 60 million and Germany 35"
    return Difference("actor", mine[0].text, theirs[0].text)


def _doers(text: str) -> list[Fact]:
    """Return the names right before a verb, with those coordinated with them."""
    found: list[Fact] = []
    row: list[Fact] = []
    for fact in facts.names_in(text):
        joined = row and text[row[-1].end : fact.start].strip(" ,") in {"and", "", "or", "and the"}
        row = [*row, fact] if joined else [fact]
        if _DOES.match(text, fact.end):
            found += row
    return found


def rank(claim: str, source: str, _carried: Sequence[int]) -> Difference | None:
    """Find where the source ranks the same thing otherwise: "largest" for "second-largest"."""
    theirs = _ranks(source)
    for quality, (place, words) in _ranks(claim).items():
        other = theirs.get(quality)
        if other and place not in {other[0], _AMONG}:
            return Difference("rank", words, other[1])
    return None


def _ranks(text: str) -> dict[str, tuple[str, str]]:
    """Map each superlative of a text to its place ("2nd", "one of", "" for the very first) and its words."""
    found: dict[str, tuple[str, str]] = {}
    for mark in _SUPERLATIVE.finditer(text):
        ordinal = (mark["ordinal"] or "").lower()
        place = _AMONG if mark["among"] else _ORDINALS.get(ordinal, ordinal)
        found.setdefault(" ".join(mark["quality"].lower().split()), (place, mark.group()))
    return found


def ordinal(claim: str, source: str, _carried: Sequence[int]) -> Difference | None:
    """Find where the source counts the same thing as another one in a row: "the fifth monument" for the third."""
    theirs = [*_ordinals(source)]
    for place, thing, words in _ordinals(claim) if theirs else ():
        alike = [other for other in theirs if other[1] == thing]
        if alike and all(other[0] != place for other in alike):
            return Difference("number", words, alike[0][2])
    return None


def _ordinals(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield the place in a row, the stem of what has it, and the words, for each ordinal of a text."""
    for mark in _ORDINAL.finditer(text):
        things = [word for word in stems(mark["thing"]) if word not in thesaurus.LIGHT][:_OF_ORDINAL]
        word = mark["ordinal"].lower()
        yield from ((_ORDINALS.get(word, word), thing, mark["ordinal"]) for thing in things)


def privation(claim: str, source: str, _carried: Sequence[int]) -> Difference | None:
    """Find where one has or does something with what the other lacks: "only under strict conditions", "without any"."""
    if found := _lacked(source, claim):
        return Difference("negation", found[1], found[0])
    found = _lacked(claim, source)
    return Difference("negation", *found) if found else None


def _lacked(text: str, other: str) -> tuple[str, str] | None:
    """Return the words by which a text lacks what another has, and those by which that one has it."""
    if _WITHOUT.search(other):
        return None
    for mark in _WITHOUT.finditer(text):
        lacked = set(stems(mark["words"])) - thesaurus.LIGHT
        for having in _WITH.finditer(other):
            if lacked & set(stems(having["words"])):
                return mark.group(), having.group()
    return None


def time_of_day(claim: str, source: str, _carried: Sequence[int]) -> Difference | None:
    """Find where the source says another time of day, and not the claim's as well."""
    there = clock.times(source)
    for mine in clock.times(claim) if there else ():
        if all(mine.differs(yours) for yours in there):
            return Difference("number", mine.words, there[0].words)
    return None


#: Each returns the difference it finds between a claim and the statements that carry it, or None.
CHECKS = (force, denial, permission, direction, doer, rank, ordinal, privation, time_of_day)
