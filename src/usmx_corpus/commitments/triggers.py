"""Which words of a sentence undertake something: the triggers of the rules, and the exclusions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import cache, lru_cache
from itertools import chain
from math import inf
from string import ascii_letters, digits
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.commitments import complements, openings, rules, subjects, verbs
from usmx_corpus.commitments.openings import Undertaking
from usmx_corpus.commitments.subjects import Subject
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from usmx_corpus.commitments.rules import Rule


class Trigger(NamedTuple):
    """A rule's `words` in a sentence, at `text[start:end]`, with the auxiliaries and adverbs before them."""

    rule: Rule
    start: int
    end: int
    words: str
    auxiliaries: frozenset[str]


class _Before(NamedTuple):
    """The undertaking before in a sentence: where its main verb begins, and who acts there."""

    verb: int
    subject: str


class _Quotes(NamedTuple):
    """Where quotations open and close in a text, and where its straight quotation marks are, each in order."""

    opening: list[int]
    closing: list[int]
    straight: list[int]

    def hold(self, place: int) -> bool:
        """Whether a place is between quotation marks."""
        opened, closed, straight = (bisect_left(marks, place) for marks in self)
        return opened > closed or straight % 2 == 1


_AUXILIARIES = frozenset(
    "has have had is are was were am be been being remain remains to would could should can may might must did".split()
)
_CONTRACTED = {"’re": "are", "'re": "are", "’m": "am", "'m": "am", "’ve": "have", "'ve": "have"}
_CONTRACTIONS = tuple(_CONTRACTED)
_DENIED = {f"{word}n{mark}t": word for word in ("are", "is") for mark in "’'"}
#: What is "is" before "going to" and nothing else: "Peru’s plan".
_IS = ("’s", "'s")
#: Of whom a speaker foretells with "’s going to".
_SHORT = frozenset("he she it that this there what who here everybody everyone nobody".split())
#: Auxiliaries with which a trigger is not an act of its subject: "to commit to", "would agree", "was announced".
_DEPENDENT = frozenset("had was were be been being to would could should can may might must did".split())
#: Words before a second auxiliary, which depends as the first does: "what they will or won’t".
_MODALS_OR = ("will or ", "would or ", "can or ", "could or ", "may or ", "might or ")
_PERFECT = frozenset(("has", "have"))
_HAS_BEEN = (frozenset(("has", "been")), frozenset(("have", "been")))
#: Rules whose triggers go with "is" and "are"; after these any other trigger is a passive.
_STATIVE = frozenset(
    "hereby committed-to decided-to stands-ready doing-today doing-today-only doing-today-by under-way scheduled "
    "tasked announced-intent plans-to aims-to agreed-to going-to glad-to-announce set-to looks-into embarks must "
    "is-to".split()
)
#: Rules that apply only if the act is of today, by the words of the sentence or its tense.
_TODAY = frozenset("signed-order ordered doing-today-only done-today embarks".split())
#: Rules that apply only after "is", "are", "am": "is launching", "is scheduled".
_PROGRESSIVE = frozenset(
    "doing-today doing-today-only doing-today-by under-way scheduled tasked going-to looks-into".split()
)
#: Rules of "set to", "required to" and "joining … in committing to", which need "is" as the others do.
_PROGRESSIVE_TO = frozenset("set-to must embarks".split())
#: Words without which nothing is reported of what somebody would do: "assured them that", "told them its".
_REPORTS = (
    " that ",
    " told ",
    " informed ",
    " assured ",
    " notified ",
    " advised ",
    " promised ",
    " reassured ",
    " said ",
    " announced ",
    " confirmed ",
    " means ",
)
#: Rules for what a fund or forum does by its members.
_BY_MEMBERS = frozenset("will going-to is-to plans-to committed-to pledged agreed-to decided-to".split())
#: Rules that say themselves in which tense and voice they apply.
_ANY_VOICE = frozenset("glad-to-announce it-was-agreed is-to-be policy set-aside in-effect".split())
#: Rules whose trigger may end its sentence.
_PASSIVES = ("set-aside", "in-effect")
#: Rules in the past tense: a year after the trigger is when it was done, not when it is due.
_PAST = frozenset("partnership signed launched joined accepted".split())
#: Rules that only somebody can fulfil, so that whoever does is an actor: "Supermarkets have agreed to".
_AGENTIVE = frozenset("agreed-to pledged decided-to committed-money target-set embarks".split())
#: Where a trigger may fail, in the order in which it is looked at.
_STAGES = ("quotation", "noun", "voice", "not-today", "reported", "subject", "act")
#: Rules of promises, which past words tell of if they are dated to another occasion: "In 2019 they promised to".
_PROMISES = frozenset("pledged committed-to agreed-to decided-to announced-it-will".split())
#: Adverbs that may open a sentence before its verb; other capitals in -ly are names ("Italy").
_CAPITALS = frozenset("today together now then hereby also again jointly further not never".split())
#: Days that may stand before a verb: "The Cabinet (on) Thursday approved".
_WEEKDAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
#: Letters of the longest adverb, with a margin.
_LONGEST_ADVERB = 40
# The figures below are of 1,200 releases with 3,384 commitments.
# Characters after a trigger that hold what it needs, and those before it that hold what denies it: the longest sentence
# of 720 releases has 1,021. One as long as a book is not read again for each of its triggers.
_REACH = 1_200
# Characters before a trigger that hold the word before it: 6 or the whole sentence find the same.
_WORD_BEFORE = 12
# Characters after a trigger that hold the object of "is providing": 30 loses 6 commitments; 120 adds 11, and a false
# one to the labelled releases.
_OBJECT_AFTER = 60
#: Characters between a verb and the "today" of its clause.
_SAME_CLAUSE = 90
#: Words of the longest adjunct without a comma that a sentence opens with: "Under the accord Norland is to".
_ADJUNCT = 8
_SOURCES = {
    "today": r"\b[Tt]oday\b",
    "dated today": r"\btoday\s\([^()]{1,30}\)$",
    # The trigger is a noun here: "Korea’s plan to release", "the promise to".
    "noun": r"(?<=[’']\s)|(?<=[’']s\s)|(?<=(?<![Tt]he\s)\bU\.S\.\s)|(?<=\ba\s)|(?<=\b(?:an|[Nn]o|of)\s)"
    r"|(?<=\b(?:[Tt]he|our|his|her|its|any)\s)|(?<=\b[Mm]y\s)|(?<=\b(?:this|such|your|Your)\s)|(?<=\b(?:their"
    r"|these)\s)",
    # What is a verb only of several, and what is said of one: "plan to" after "a comprehensive".
    "base": r"(?:plan|pledge|promise|vow|aim|offer|hope|aspire)\b",
    "of one": r"\b(?:an?|this|that|another|each|every|any|its|their|our|his|her)\s(?:[a-z-]+\s){1,2}$",
    # "shall" gives an order even in a relative clause: "the chair, who shall report".
    "directed": r"\b(?:who|which)\s$",
    # A lead-in that names what is listed: "The plan includes commitments to:".
    "pledging": r"\b(?:includes?|contains?|sets?\sout|makes?|made|offers?)\s(?:[a-z-]+\s){0,2}?"
    r"(?:commitments?|pledges?|promises?|undertakings?|measures|actions|steps)\sto:$",
    "following": r"\b(?:agree[sd]?|decide[sd]?|resolved?|commit(?:s|ted)?|pledge[sd]?|undert(?:akes?|ook))"
    r"(?:\s(?:to|on|upon))?(?:\sas\sfollows|\s(?:take\s)?the\sfollowing(?:\s[a-z-]+){0,4})?:$",
    "duty": r"\b(?:must|need\sto|have\sto)\b",
    "directs": r"\b(?:direct|instruct|task|charge|order|delegate|prohibit|request|ask|invite)(?:ed|s)?\b",
    "new": r"\ba\snew\s",
    "definite": r"[$£\d]|€|\b(?:million|billion)\b|\sfor\sanother\s|\b(?:new|additional)\s"
    r"|\sthe\s(?!United\s)(?:[A-Z][\w.-]+\s){2}"
    r"|(?<=\btaking)\s(?:[a-z]+\s)?measures\sto\b|\san?\s(?:national|independent|joint|dedicated)\s"
    r"|(?<=\bbringing)\s(?:back|forward|in)\s|(?<=\bsetting)\s(?:up|aside)\san?\s|(?<=\brolling)\sout\san?\s",
    "of others": r"\b(?i:analysts|experts|economists|critics|opponents|observers|commentators|sources|media|polls"
    r"|stud(?:y|ies)|forecasters)\b",
    "who have": r"\s(?:that|who|which)\s(?:have|has|had)\s[^,;:.]{2,80}\sand\s(?:\w+ly\s)?$",
    # "A budget that cuts taxes and requires", of which the verb goes on with "that".
    "that does": r"\s(?:that|which|who)\s(?:\w+ly\s|also\s)?[a-z]{2,}s\s[^,;:.]{2,120}\sand\s(?:\w+ly\s)?$",
    "before us": r"\b(?:previous|former|last|outgoing|late)\s",
    "recently": r"\b[Rr]ecently\s",
    # The act is dated to another occasion, before the verb or after it.
    "elsewhere": r"\b(?:[Oo]ver\sthe\s(?:past|last)|[Ll]ast|[Rr]ecently|[Pp]revious(?:ly)?|[Ee]arlier|[Ss]ince"
    r"|[Yy]esterday|ago|already|when"
    rf"|[Aa]fter|[Ii]n\s(?:his|her|its|their|our)\sfirst|[Tt]his\s(?:past\s)?(?:spring|summer|fall|autumn|winter)"
    rf"|(?:[Ii]n|[Oo]n)\s(?:\d\d?\s)?(?:{rules.MONTH}|20\d\d))\b",
    "effective": r"(?:Effective|With\s(?:immediate\s)?effect|As\s(?:of|from)|From|Starting|Beginning)\b",
    "year": r"\bin\s20\d\d\b",
    "elsewhere after": rules.TOLD_AFTER,
    "met": r"\b(?:met|meet|meets|gathered|convened|spoke|hosted|welcomed|visited)\b",
    "in a year": r"(?:In|During|Back\sin|By\s\w{2,20}ing\s[^,;]{3,60}\sin)\s(?:19|20)\d\d\b",
    "told before": rf"^(?:In|On|During)\s(?:(?:early|late|\d\d?|{rules.MONTH})[\s,]+){{0,3}}(?:20|19)\d\d,?\s|^(?:Last"
    rf"|Previously|Earlier)\b",
    "builds on": r"g\s(?:up\s|off\s)?(?:on|upon|off|with)\s",
    "new clause": r"[,;:—]|\s(?:and|that|which|who|as|to|after|since)\s",
}
_PATTERNS = Patterns(_SOURCES)
#: Words are split at all bytes but letters, figures, hyphens, and marks behind a word that ends its clause: what an
#: actor "demands." has nothing to follow.
_WITHIN = frozenset(f"{ascii_letters}{digits}-.;!)]".encode())
_SPLIT_AT = bytes(byte if byte in _WITHIN else ord(" ") for byte in range(256))
_RULES = Patterns({rule.name: rf"(?:{rule.pattern})(?!\w)" for rule in rules.TRIGGERS if rule.pattern})


@cache
def _rules_by_word() -> Mapping[str, tuple[Rule, ...]]:
    """Return the rules that a word may trigger, by word, in their order."""
    found: dict[str, tuple[Rule, ...]] = defaultdict(tuple)
    for rule in rules.TRIGGERS:
        for word in rule.words.split() if rule.pattern else ():
            found[word] += (rule,)
    return dict(found)


@cache
def _words_as_bytes() -> Mapping[bytes, str]:
    """Return the words of rules by what they are in ASCII; those of a passive also where they end a sentence."""
    last = {f"{word}.".encode(): word for name in _PASSIVES for word in rules.BY_NAME[name].words.split()}
    return {word.encode(): word for word in _rules_by_word()} | last


def may_trigger(words: Iterable[str]) -> bool:
    """Whether one of these words may trigger a rule; without any, no commitment can be there."""
    return not _rules_by_word().keys().isdisjoint(words)


def is_mute(text: str) -> bool:
    """Whether no rule matches in a sentence, which is quick to see: so do most of a speech.

    What "What we will do is" undertakes has a trigger.
    """
    if _held(text) and (triggers_in(text) or openings.approved(text)):
        return False
    return not openings.may_undertake(text)


@lru_cache(maxsize=16)
def triggers_in(text: str) -> tuple[Trigger, ...]:
    """Return the triggers in a text, in order and without overlaps."""
    found: list[Trigger] = []
    end = 0
    for place, word in sorted(chain.from_iterable(_occurrences(text, word) for word in _held(text))):
        if place >= end and (trigger := _trigger_at(text, place, word)):
            found.append(trigger)
            end = trigger.end
    return tuple(found)


@lru_cache(maxsize=16)
def _held(text: str) -> tuple[str, ...]:
    """Return the words of rules that a text may hold, in any order; most sentences hold none.

    As bytes a text is split in a third of the time that a search for words takes.
    """
    known = _words_as_bytes()
    found = known.keys() & text.encode("ascii", "replace").translate(_SPLIT_AT).split()
    return tuple({known[word] for word in found})


def _occurrences(text: str, word: str) -> list[tuple[int, str]]:
    """Return where a word occurs as a whole word, each place with the word."""
    places: list[tuple[int, str]] = []
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not text[start - 1 : start].isalpha() and not text[end : end + 1].isalpha():
            places.append((start, word))
        start = text.find(word, end)
    return places


def _trigger_at(text: str, place: int, word: str) -> Trigger | None:
    for rule in _rules_by_word()[word]:
        if match := _RULES[rule.name].match(text, place):
            start, auxiliaries = _verb_group(text, place - 1 if word == "ll" else place)
            if rule.name == "ordered" and auxiliaries in _HAS_BEEN:
                continue  # "has been directed to", which is the rule "tasked"
            return Trigger(rule, start, match.end(), text[start : match.end()], auxiliaries)
    return None


def _verb_group(text: str, start: int) -> tuple[int, frozenset[str]]:
    """Return where the verb group of a trigger begins ("has also", "are jointly"), and its auxiliaries."""
    place, found = start, set()
    while True:
        begin, end = _word_before(text, start)
        word = _DENIED.get(text[begin:end], text[begin:end])
        if dated := _before_day(text, begin, end):
            start = dated
            continue
        if not word[-1:].isalpha() or word in {"Both", "All", "Each", "May"}:
            break
        low = word.lower()
        if low not in _AUXILIARIES and not verbs.is_adverb(low if low in _CAPITALS else word):
            break
        found.add(low)
        start = begin
    if text.startswith(("going to", "gonna"), place) and text.endswith(_IS, 0, end) and word[:-2].lower() not in _SHORT:
        return end - len(_IS[0]), frozenset((found & _AUXILIARIES) | {"is"})
    for ending, auxiliary in _CONTRACTED.items() if text.endswith(_CONTRACTIONS, 0, end) else ():
        if text.endswith(ending, 0, end):
            found.add(auxiliary)
            start = end - len(ending)
    return start, frozenset(found & _AUXILIARIES)


def _before_day(text: str, begin: int, end: int) -> int:
    """Return where the words begin that date a verb right before it: "on Thursday", "today (4 May)"; 0 for none."""
    if text[begin:end] in _WEEKDAYS:
        return begin - len("on ") if text.endswith(" on ", 0, begin) else begin
    aside = _PATTERNS["dated today"].search(text, max(end - _LONGEST_ADVERB, 0), end) if text[end - 1] == ")" else None
    return aside.start() if aside else 0


def _word_before(text: str, start: int) -> tuple[int, int]:
    """Return where the word before a place begins and ends; a very long one is ignored."""
    end = start
    while end and text[end - 1].isspace():
        end -= 1
    near = max(end - _LONGEST_ADVERB, 0)
    begin = text.rfind(" ", near, end) + 1
    return begin if begin or not near else end, end


def undertakings(text: str) -> list[Undertaking]:
    """Return the undertakings of a sentence, in order."""
    if opening := openings.undertaking(text):
        return [opening]
    return [verdict for _, verdict in _verdicts(text) if isinstance(verdict, Undertaking)]


def refused(text: str) -> list[tuple[Trigger, str]]:
    """Return the triggers of a sentence that undertake nothing, each with the name of the exclusion that applies.

    The one that came nearest is first: who acts is looked at after the form of the verb, and what is done after that.
    """
    found = [(trigger, verdict) for trigger, verdict in _verdicts(text) if isinstance(verdict, str)]
    found.sort(key=lambda each: _STAGES.index(each[1]), reverse=True)
    return [(trigger, _exclusion(text, trigger, verdict)) for trigger, verdict in found]


def _exclusion(text: str, trigger: Trigger, stage: str) -> str:
    """Return the name of the exclusion by which a trigger failed at a stage of `_undertaking`."""
    subject = subjects.before(text, trigger.start)
    if stage == "subject":
        return _why_nobody(text, subject)
    return _why_no_act(text, trigger, subject.words) if stage == "act" else stage


def _why_nobody(text: str, subject: Subject) -> str:
    if not subject.words:
        return "nobody"
    before = text[: subject.start].rstrip().rpartition(" ")[2].lower()
    relative = {"that", "which", "who", "whom", "whose"}
    if before in relative or not relative.isdisjoint(subject.words.lower().split()):
        return "relative"
    return "subordinate" if subjects.is_dependent(text, subject) else "nobody"


def _why_no_act(text: str, trigger: Trigger, subject: str) -> str:
    """Return the exclusion that applies to what follows a trigger, or to who would do it."""
    after = verbs.without_adverbs(text[trigger.end : trigger.end + _REACH].split())
    head = verbs.first(word.strip(",;.:") for word in after)
    rule = complements.accepted(trigger, subject, text[trigger.end : trigger.end + _REACH].split())
    if rule is None:
        return complements.why_not(trigger, subject, head, after)
    if rule.name in _TODAY and not _is_now(text, subject, trigger):
        return "not-today"
    if rule.subject != "order" and _is_told(rule, subject, text, 0, trigger):
        return "elsewhere"
    return "inanimate"


def _verdicts(text: str) -> Iterator[tuple[Trigger, Undertaking | str]]:
    """Yield each trigger with what it undertakes, or the name of the exclusion that applies to it."""
    before: _Before | None = None
    closed = 0
    triggers = triggers_in(text)
    if not triggers:
        return
    quotes = _quotes(text)
    for trigger in triggers:
        if trigger.start < closed:
            continue
        if quotes.hold(trigger.start):
            yield trigger, "quotation"
            continue
        undertaking = _undertaking(text, trigger, before)
        yield trigger, undertaking
        if isinstance(undertaking, Undertaking):
            before = _Before(undertaking.verb, undertaking.subject or (before.subject if before else ""))
            # All that follows "agreed that" is one undertaking.
            whole = trigger.rule.takes == "clause" or trigger.words.endswith(" that")
            closed = len(text) if whole else trigger.end


def lead_in(text: str) -> Undertaking | None:
    """Return what a lead-in ("The two countries will:") lends to the items under it: its last trigger with an actor."""
    for trigger in reversed(triggers_in(text)):
        subject = subjects.before(text, trigger.start)
        if trigger.rule.name == "done-today":
            continue
        unbound = trigger.rule.name == "must" and not subjects.is_bound(subject.words, named=True)
        if unbound or subjects.is_dependent(text, subject):
            continue
        budget = trigger.rule.name == "budget" and complements.is_budget(subject.words)
        if budget or subjects.is_actor(subject.words) or trigger.rule.subject == "order":
            rule = verbs.weaker(trigger.rule, verbs.words_at(text, trigger.end, 1))
            return Undertaking(rule, trigger.words, subject.start, subject.words, trigger.end)
    return _duty(text) or _following(text)


def _following(text: str) -> Undertaking | None:
    """Return what "The Parties agree as follows:" lends."""
    found = _PATTERNS["following"].search(text)
    if found is None:
        return _pledging(text)
    start, _ = _verb_group(text, found.start())
    subject = subjects.before(text, start)
    if subjects.is_dependent(text, subject) or not subjects.is_actor(subject.words):
        return None
    rule = rules.BY_NAME["agreed-to" if found.group()[0] in "adr" else "committed-to"]
    return Undertaking(rule, found.group().split()[0], subject.start, subject.words, found.end())


def _pledging(text: str) -> Undertaking | None:
    """Return what "The plan includes commitments to:" lends."""
    found = _PATTERNS["pledging"].search(text)
    rule = rules.BY_NAME["announced"]
    return Undertaking(rule, found.group().split()[0], found.start(), "", found.end()) if found else None


def _duty(text: str) -> Undertaking | None:
    """Return what a lead-in lends that says what its speakers must do: "We must redouble our efforts, by:"."""
    for duty in _PATTERNS["duty"].finditer(text):
        subject = subjects.before(text, duty.start())
        if subject.words and subjects.is_group(subject.words):
            return Undertaking(rules.BY_NAME["agreed-to"], duty.group(), subject.start, subject.words, duty.end())
    return None


def _undertaking(text: str, trigger: Trigger, before: _Before | None) -> Undertaking | str:
    """Return the undertaking at a trigger, or the name of the exclusion that applies."""
    if unfit := "voice" if _is_passive(text, trigger) else "noun" if _is_noun(text, trigger) else "":
        return unfit
    if directed := _directed(text, trigger):
        return directed
    if _is_idle(text, trigger):
        return "reported" if trigger.rule.name == "reported-would" else "not-today"
    subject = _subject(text, trigger, before)
    if subject is None or _is_adrift(text, trigger, subject):
        return "subject"
    rule = _holding(text, trigger, subject.words, since=before.verb if before else 0)
    if rule is None:
        return "act"
    verb = verbs.start_of(text, trigger.end)
    words = "" if subject.carried and before else subject.words
    if rule.name == "hereby" and trigger.auxiliaries & complements.PRESENT:
        words = ""  # "permission is hereby granted"
    return Undertaking(_graded(rule, text, trigger, verb), trigger.words, subject.start, words, verb)


def _is_adrift(text: str, trigger: Trigger, subject: Subject) -> bool:
    """Whether a rule that needs a subject in a certain place has none there."""
    if trigger.rule.name == "reported-would":
        begin = max(subject.start - _REACH, 0)
        others = _PATTERNS["of others"].search(text, begin, subject.start)
        return others is not None or not subjects.is_framed(text, subject)
    return trigger.rule.name == "is-to" and not _opens_clause(text, subject)


def _opens_clause(text: str, subject: Subject) -> bool:
    """Whether nothing but an adjunct is before a subject: not "The aim of Chile and | Peru is to"."""
    before = text[max(subject.start - _REACH, 0) : subject.start].rstrip()
    opened = before.partition(" ")[0] in subjects.OPENERS and before.count(" ") < _ADJUNCT
    return not subject.carried and (not before or before[-1] in ",;:—–“" or opened)


def _is_idle(text: str, trigger: Trigger) -> bool:
    """Whether the sentence lacks a word that the rule needs, which is cheaper to see than who acts."""
    if (
        trigger.rule.name == "set-aside"
        and "already" in text[max(trigger.start - _LONGEST_ADVERB, 0) : trigger.end].split()
    ):
        return True
    if trigger.rule.name == "in-effect":
        today = "being" in trigger.auxiliaries and _first_today(text) <= len(text)
        return not (today or _PATTERNS["effective"].match(text))
    if trigger.rule.name == "done-today":
        return _first_today(text) > len(text)
    if trigger.rule.name == "reported-would":
        return not any(word in text for word in _REPORTS)
    return False


def _directed(text: str, trigger: Trigger) -> Undertaking | None:
    """Return what an order lays on somebody in a relative clause: "the chair, who shall report"."""
    if trigger.words != "shall":
        return None
    who = _PATTERNS["directed"].search(text, max(trigger.start - _WORD_BEFORE, 0), trigger.start)
    if who is None:
        return None
    verb = verbs.start_of(text, trigger.end)
    return Undertaking(_graded(trigger.rule, text, trigger, verb), trigger.words, who.start(), "", verb)


def _graded(rule: Rule, text: str, trigger: Trigger, verb: int) -> Rule:
    """Return the weaker of a rule and the verb that decides: in "directs … to consider", "is exploring"."""
    if rule.takes == "verb" or rule.name == "ordered":
        return verbs.weaker(rule, verbs.words_at(text, verb, 2))
    return verbs.weaker(rule, trigger.words.split()[-1:])


def _is_noun(text: str, trigger: Trigger) -> bool:
    """Whether the words are a noun here, or an example: "Korea’s plan to release", "such as plans to"."""
    if trigger.words.endswith("ed to") and text.endswith(("s’ ", "s' "), 0, trigger.start):
        return False  # a typing error: "The leaders’ committed to"
    noun = _PATTERNS["noun"].match(text, trigger.start)
    if _PATTERNS["base"].match(trigger.words) and _PATTERNS["of one"].search(
        text, max(trigger.start - _LONGEST_ADVERB, 0), trigger.start
    ):
        return True  # "a comprehensive plan to": one who plans "plans"
    return (noun is not None and trigger.rule.name not in _ANY_VOICE) or text.endswith(" as ", 0, trigger.start)


def _is_met_to_reaffirm(text: str, trigger: Trigger) -> bool:
    """Whether it is what a meeting was for: "They met to reaffirm their commitment to work together"."""
    purpose = trigger.rule.name == "reaffirmed" and trigger.auxiliaries == {"to"}
    return purpose and _PATTERNS["met"].search(text, 0, trigger.start) is not None


def _is_passive(text: str, trigger: Trigger) -> bool:
    """Whether its auxiliaries rule out an act of the subject: "was announced", "to commit to", "has launched"."""
    tasked = trigger.rule.name == "tasked" and trigger.auxiliaries in _HAS_BEEN
    if tasked or trigger.rule.name in _ANY_VOICE or _is_met_to_reaffirm(text, trigger):
        return False
    if trigger.auxiliaries & _DEPENDENT or text.endswith(_MODALS_OR, 0, trigger.start):
        return True
    if trigger.rule.name in _PROGRESSIVE or (trigger.rule.name in _PROGRESSIVE_TO and _needs_is(trigger)):
        return not trigger.auxiliaries & complements.PRESENT
    if trigger.rule.name in {"joined", "launched"}:
        return bool(trigger.auxiliaries) and not _is_recent(trigger)
    return bool(trigger.auxiliaries & complements.PRESENT) and trigger.rule.name not in _STATIVE


def _is_recent(trigger: Trigger) -> bool:
    """Whether a perfect is of this occasion: "has launched a new fund", "the Cabinet has approved the opening of"."""
    if trigger.rule.name != "launched":
        return False
    approved = "approved" in trigger.words and trigger.auxiliaries <= _PERFECT
    return approved or _PATTERNS["new"].search(trigger.words) is not None


def _needs_is(trigger: Trigger) -> bool:
    """Whether the words need "is" before them: "required to"; not "must", "have to", "embark on"."""
    return trigger.words.endswith(" to") and not trigger.words.endswith(("have to", "has to"))


# --- who acts ------------------------------------------------------------------------------------------------------


def _subject(text: str, trigger: Trigger, before: _Before | None) -> Subject | None:
    """Return who acts, None if nobody does or the clause depends on another."""
    subject = subjects.before(text, trigger.start)
    if not subject.words or _is_met_to_reaffirm(text, trigger):
        if before and _is_past(trigger) and _PATTERNS["who have"].search(text, before.verb, trigger.start):
            return None  # "will work with ports that have closed and announced"
        since = before.verb if before else max(trigger.start - _REACH, 0)
        if trigger.rule.name == "ordered" and _PATTERNS["that does"].search(text, since, trigger.start):
            return None
        subject = Subject(subject.start, _carried(text, trigger, before), carried=True)
    elif before and subject.start < before.verb:
        return None  # inside the undertaking before
    return subject if subject.words and not subjects.is_dependent(text, subject) else None


def _carried(text: str, trigger: Trigger, before: _Before | None) -> str:
    """Return the subject carried over: that of the undertaking before, else the one the sentence opens with."""
    if trigger.rule.name == "done-today":
        return ""  # "newly designated corridors"
    return before.subject if before else subjects.opening(text, trigger.start)


def _holding(text: str, trigger: Trigger, subject: str, since: int) -> Rule | None:
    """Return the rule that applies with this subject and what follows, None if an exclusion does."""
    rule = complements.accepted(trigger, subject, text[trigger.end : trigger.end + _REACH].split())
    return rule if rule and (rule.subject == "any" or _fits(rule, subject, text, trigger, since)) else None


def _fits(rule: Rule, subject: str, text: str, trigger: Trigger, since: int) -> bool:
    """Whether the subject is one that can undertake this, here and now."""
    if rule.name in _TODAY and not _is_now(text, subject, trigger):
        return False
    if rule.subject == "order":
        return _is_ordering(rule, subject, trigger)
    today = _first_today(text) <= trigger.start
    now = today or trigger.auxiliaries & complements.PRESENT
    if not now and _is_told(rule, subject, text, since, trigger):
        return False
    if rule.name == "must":
        return subjects.is_bound(subject, named=_needs_is(trigger))
    if rule.subject == "joint" and not (today or trigger.words.startswith("launched")):
        return subjects.is_joint(subject)
    return _can_undertake(rule, subject, trigger)


def _is_told(rule: Rule, subject: str, text: str, since: int, trigger: Trigger) -> bool:
    """Whether an act or a promise is of another occasion, or an approval not that of a body that decides."""
    if rule.name in _PROMISES:
        if not _is_past(trigger):
            return False
        alone = not subjects.is_joint(subject) and _PATTERNS["told before"].match(text)
        return bool(alone or _PATTERNS["in a year"].match(text))
    if "approved" in trigger.words and trigger.auxiliaries and not subjects.is_collective(subject):
        return True
    return rule.takes == "object" and _is_elsewhere(rule, text, since, trigger)


def _can_undertake(rule: Rule, subject: str, trigger: Trigger) -> bool:
    """Whether the subject is an actor, a body that acts by its members, or whom a memorandum addresses."""
    if rule.name == "approved" and not trigger.words.endswith((" to", " for")):
        decides = subjects.is_collective(subject) or subjects.head_noun(subject).lower() == "government"
        return decides or subjects.is_country(subject)
    if rule.name == "tasked" and "asked" in trigger.words.split() and subjects.is_first_person(subject):
        return False  # "I have been asked to speak"
    addressed = rule.name == "tasked" and subject == "You"
    by_members = rule.name in _BY_MEMBERS and subjects.is_body(subject)
    by_members = by_members or (rule.name == "plans-to" and complements.is_budget(subject))
    announces = rule.name == "announced-it-will" and subject[:1].isupper() and not subjects.is_order(subject)
    if rule.name == "announced-it-will" and _PATTERNS["before us"].search(subject):
        return False
    agent = rule.name in _AGENTIVE and subjects.is_agent(subject)
    return announces or addressed or by_members or agent or subjects.is_actor(subject)


def _is_ordering(rule: Rule, subject: str, trigger: Trigger) -> bool:
    """Whether the subject is an order or its signer; "it requires" may be about a bill, and two parties only direct."""
    if subject.lower() != "it" and subjects.is_order(subject):
        return True
    directs = rule.name == "ordered" and _PATTERNS["directs"].search(trigger.words) is not None
    if rule.name == "ordered" and not trigger.auxiliaries and subjects.is_new_law(subject):
        return True
    if directs and trigger.auxiliaries <= _PERFECT and subjects.is_official(subject):
        return True
    return directs and (subject.lower() == "it" or subjects.is_joint(subject) or subjects.is_collective(subject))


def _is_now(text: str, subject: str, trigger: Trigger) -> bool:
    """Whether this release gives the order: today, jointly, in the first person or in the present tense."""
    given = trigger.auxiliaries or subject == "I" or subjects.is_joint(subject) or subjects.is_collective(subject)
    if (trigger.rule.name == "ordered" and given) or (
        trigger.rule.name == "embarks" and "embarked" not in trigger.words
    ):
        return True
    if trigger.rule.name == "done-today":
        return _first_today(text) <= trigger.end + len(" today ...") or _is_same_clause(text, trigger.end)
    if trigger.rule.name == "signed-order" and trigger.auxiliaries and trigger.auxiliaries <= _PERFECT:
        return not _is_elsewhere(trigger.rule, text, 0, trigger)
    if trigger.rule.name == "doing-today-only":
        return _is_definite(text, trigger)
    return not _is_past(trigger) or _first_today(text) <= trigger.end + len(" today ...")


def _is_definite(text: str, trigger: Trigger) -> bool:
    """Whether what is being done is a definite thing, or done today: "is opening 40 clinics"."""
    if _PATTERNS["builds on"].search(text, trigger.end - 1, trigger.end + len(" upon ")):
        return False
    definite = _PATTERNS["definite"].search(text, trigger.end, trigger.end + _OBJECT_AFTER)
    return definite is not None or _first_today(text) <= len(text)


def _is_same_clause(text: str, start: int) -> bool:
    """Whether "today" follows a verb with nothing but its object between: "unveiled its third plan for ports today"."""
    today = _first_today(text)
    between = text[start : int(today)] if start < today <= start + _SAME_CLAUSE else ","
    return _PATTERNS["new clause"].search(between) is None


@lru_cache(maxsize=16)
def _first_today(text: str) -> float:
    """Return where the first "today" of a text ends, infinity if there is none."""
    today = _PATTERNS["today"].search(text) if "oday" in text else None
    return today.end() if today else inf


def _is_past(trigger: Trigger) -> bool:
    return bool(trigger.auxiliaries) or any(word.endswith("ed") for word in trigger.words.split()[:3])


def _is_elsewhere(rule: Rule, text: str, since: int, trigger: Trigger) -> bool:
    """Whether the act is dated to another occasion: "In May 2019", "Last month", "Since taking office"."""
    since = max(since, trigger.end - _REACH)
    sum_ = trigger.words[-1].isdigit() and rule.name in {"committed-money", "announced"}
    if sum_ and _PATTERNS["recently"].search(text, since, trigger.end):
        return False  # a sum pledged recently is still to be paid
    if trigger.rule.name == "reached" and "have" in trigger.auxiliaries:
        return False  # "after years of talks, the two countries have reached agreement"
    near = trigger.end + openings.DATE_AFTER
    after = _PATTERNS["elsewhere after"].search(text, trigger.end, near)
    year = rule.name in _PAST and _PATTERNS["year"].search(text, trigger.end, near)
    return bool(_PATTERNS["elsewhere"].search(text, since, trigger.end) or after or year)


def _quotes(text: str) -> _Quotes:
    return _Quotes(*([mark.start() for mark in re.finditer(sign, text)] if sign in text else [] for sign in '“”"'))
