"""What whole sentences undertake by their form: resolutions, headlines, "What we will do is", proposals approved."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.commitments import complements, rules, subjects, verbs
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    import re

    from usmx_corpus.commitments.rules import Rule


class Undertaking(NamedTuple):
    """A trigger that no exclusion rules out.

    `rule`: that of the trigger, weakened by the verb after it; `trigger`: its words; `start`: where its subject begins.
    `subject`: who acts, "" if carried over from the undertaking before; `verb`: where the main verb begins.
    """

    rule: Rule
    trigger: str
    start: int
    subject: str
    verb: int


#: Words of which one is in every headline of a sum, so that most sentences are not searched.
_IN_HEADLINES = tuple(
    " receive | get | share | awarded | allocated | earmarked | committed | pledged | set aside | invested | approved "
    "| announced | granted | unlocked | provided | made available ".split("|")
)
# Characters after a trigger that hold the date of a past act: 80 adds 8 acts of the past, 320 loses one commitment.
DATE_AFTER = 160
_SOURCES = {
    # A headline without its auxiliary: "£4 million awarded to ports", "Nine ports to receive £4 million".
    "sum done": rf"(?:(?:(?:[Mm]ore|[Ll]ess)\sthan|[Oo]ver|[Uu]p\sto|[Nn]early|[Aa]lmost|[Aa]bout|[Aa]round"
    rf"|[Aa]n?\s(?:additional|further|extra|record)|[Aa]nother|[Ss]ome|[Nn]ew|[Rr]ecord|[Aa]\stotal\sof)\s)?"
    rf"(?:{rules.SUM_OF_MONEY}(?:\s(?:m|bn|million|billion|crore|lakh))?|\d[\d,]*)(?:\s[a-z][\w-]*){{0,6}}?\s"
    r"(?P<act>awarded|allocated|earmarked|committed|pledged|set\saside|invested|approved|announced|granted|unlocked"
    r"|provided|made\savailable)(?=\s(?:to|for|in|over|by|funding|grants?)\s)",
    "sum got": rf"(?P<who>[A-Z\d](?:(?!\sto\s)[^,;:.]){{2,80}}+)\sto\s(?P<verb>receive|get"
    rf"|share)\s(?:[\w-]+\s){{0,4}}?{rules.SUM_OF_MONEY}",
    "figure": r"\d",
    "sum or funding": rf"{rules.SUM}|\bfunding\b|\bgrants?\b",
    "finite": r"\s(?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|must|says|said)\s",
    "future": rules.FUTURE,
    # What somebody proposed, and that it was approved.
    "approval": r"\b(?:was|were|ha(?:s|ve)\sbeen)\s(?:also\s)?(?:approved|endorsed|accepted|granted)\b"
    r"(?:\sby\s(?P<who>(?:the\s)?(?:[A-Z]\w*\s){0,3}[A-Z]\w*))?",
    "proposal": r"\b[Tt]he\s(?:[a-z]+\s)?(?:proposals?|requests?|recommendations?)\b",
    "told": rules.TOLD_AFTER,
    "to verb": r"\sto\s(?=[a-z])",
    "resolution": r"(?P<pledge>(?:Commit(?:s|ted)?|Pledge[sd]?|Promised|Vowed|Undertook)\sto|Will|Shall)(?=\s[a-z])"
    r"|(?:(?:Also|Further)\s)?(?:[Dd]ecides|[Rr]esolves|[Uu]ndertakes|[Aa]grees|[Rr]equests)"
    r"\s(?:further\s|also\s)?(?:,[^,;:]{3,120},\s)?(?:to|that|the\s[^,;:]{3,80}?\sto)(?=\s)",
    "cleft": r"What\s(?P<who>I|we|(?:[Tt]he\s)?[A-Z]\w+)(?:\s(?=will|am|are|is)|(?=[’']))"
    r"(?P<will>will|[’']ll|(?:am|are|is|[’']m|[’']re)\sgoing\sto)\sdo\s(?:[\w,]+\s){0,3}?is\s(?:to\s)?",
    "sum": rules.SUM,
    "headline": r"(?!(?:And|But|So|Or|Then|Now|Just)\s)"
    r"(?P<who>(?:The\s)?[A-Z][\w’'.&-]*+(?:\s(?:and\s|of\s|for\s)?[A-Z][\w’'.&-]*+){0,6})"
    r"\sto\s(?P<verb>[a-z]+)\s",
}
_PATTERNS = Patterns(_SOURCES)


def undertaking(text: str) -> Undertaking | None:
    """Return what a sentence undertakes by its form, None if it has none of these forms."""
    return _resolution(text) or _headline(text) or _sum_in_headline(text) or _cleft(text) or approved(text)


def may_undertake(text: str) -> bool:
    """Whether a sentence without any trigger may have one of these forms, which is quick to see."""
    return bool(_PATTERNS["resolution"].match(text) or _match_headline(text) or _sum_in_headline(text))


def _resolution(text: str) -> Undertaking | None:
    """Return what a text without a subject undertakes: "Decides to establish a panel", "Committed to share data"."""
    found = _PATTERNS["resolution"].match(text)
    if found is None or (found.group().endswith(" that") and not _PATTERNS["future"].search(text)):
        return None
    verb = verbs.start_of(text, found.end())
    words = verbs.words_at(text, verb, 2)
    named = "committed-to" if found["pledge"] else "resolution"
    if found["pledge"] and not (words and complements.is_verb(words[0], words)):
        return None
    return Undertaking(verbs.weaker(rules.BY_NAME[named], words), found.group(), 0, "", verb)


def _cleft(text: str) -> Undertaking | None:
    """Return what "What we will do is open a clinic" undertakes."""
    found = _PATTERNS["cleft"].match(text) if text.startswith("What ") else None
    if found is None:
        return None
    verb = verbs.start_of(text, found.end())
    words = verbs.words_at(text, verb, 2)
    rule = verbs.weaker(rules.BY_NAME["will"], words)
    return Undertaking(rule, found["will"], 0, found["who"], verb) if words and verbs.is_verb(words[0]) else None


def approved(text: str) -> Undertaking | None:
    """Return what "The proposal of the Minister to lease six cranes was approved by the Cabinet" undertakes."""
    may_be = "proposal" in text or "request" in text or "recommendation" in text
    proposal = _PATTERNS["proposal"].search(text) if may_be else None
    found = _PATTERNS["approval"].search(text, proposal.end()) if proposal else None
    if proposal is None or found is None or not _PATTERNS["to verb"].search(text, proposal.end(), found.start()):
        return None
    told = _PATTERNS["told"].search(text, found.end(), found.end() + DATE_AFTER)
    rule = rules.BY_NAME["proposal-approved"]
    return None if told else Undertaking(rule, found.group(), proposal.start(), found["who"] or "", found.start())


def _headline(text: str) -> Undertaking | None:
    """Return what a headline says that an actor is to do: "Norway to invest $200 million"."""
    found = _match_headline(text)
    act = found is not None and verbs.is_verb(found["verb"]) and found["verb"] not in rules.EFFECT_VERBS
    if found is None or not act or not _heads(found["who"], text):
        return None
    rule = verbs.weaker(rules.BY_NAME["headline"], verbs.words_at(text, found.start("verb"), 2))
    return Undertaking(rule, "to", 0, found["who"], found.start("verb"))


def _sum_in_headline(text: str) -> Undertaking | None:
    """Return what a headline says of a sum without an auxiliary: "£4 million awarded to ports"."""
    if not _PATTERNS["figure"].search(text) or not any(word in text for word in _IN_HEADLINES):
        return None
    got = _PATTERNS["sum got"].match(text) if " to " in text else None
    if got and not _PATTERNS["finite"].search(text):
        return Undertaking(rules.BY_NAME["will-get"], "to", 0, got["who"], got.start("verb"))
    done = _PATTERNS["sum done"].match(text)
    if done is None or _PATTERNS["finite"].search(text) or not _PATTERNS["sum or funding"].search(text):
        return None
    return Undertaking(rules.BY_NAME["set-aside"], done["act"], 0, "", done.start("act"))


def _match_headline(text: str) -> re.Match[str] | None:
    return _PATTERNS["headline"].match(text) if " to " in text else None


def _heads(who: str, text: str) -> bool:
    """Whether a headline may begin with this actor: a known name or office; an unknown name where money follows."""
    if not subjects.is_actor(who) or subjects.head_noun(who).lower() in rules.BODIES:
        return False
    if subjects.is_known(who):
        return not subjects.is_person(who)  # a diary
    known = subjects.head_noun(who).lower() in rules.ACTOR_NOUNS
    return known or (not who.endswith("ed") and _PATTERNS["sum"].search(text) is not None)
