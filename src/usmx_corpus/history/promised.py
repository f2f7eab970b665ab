"""What a commitment promises to hold, found, write, sign or visit, where it has a name one could look for later."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.facts import entities
from usmx_corpus.text import analyse
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from usmx_corpus.model import Commitment


class Promised(NamedTuple):
    """A thing with a name: `text` as written, `stems` its words in order, without places and ordinals.

    `telling` are the stems that tell it from others of its kind; `whole` are short names and figures in it that nothing
    else may stand for ("NATO"); `head` is the stem of what it is ("dialogu"), "" where that tells nothing.
    `proper` tells a name in capitals from a description ("a cabinet-level security dialogue"). `ordinal` ("2") and
    `years` tell one meeting from the next, `places` one country's from another's. `act` is a stem that a document must
    have beside the name, "" for none.
    """

    text: str
    stems: tuple[str, ...]
    telling: tuple[str, ...]
    whole: frozenset[str]
    head: str
    proper: bool
    ordinal: str
    years: frozenset[str]
    places: frozenset[str]
    act: str = ""


_EVENTS = (
    "dialogue summit meeting conference forum ministerial roundtable symposium convening consultation talks "
    "negotiations workshop ceremony session webinar games olympics exercise competition challenge hearing"
)
_BODIES = (
    "council commission committee group force board panel office center centre hub network coalition alliance "
    "partnership initiative program programme corps fund bank agency institute academy secretariat consortium"
)
_WRITINGS = (
    "report strategy plan roadmap framework agreement memorandum treaty rule order guidance declaration proclamation "
    "review assessment blueprint budget toolkit playbook act compact charter"
)
#: What sort of thing a name ends in. The plural names many things ("partnerships with six cities"), and none of them.
HEADS = frozenset(f"{_EVENTS} {_BODIES} {_WRITINGS}".split())
#: What a description can name: of the programs, offices and networks for one purpose there are many.
DESCRIBED = frozenset(
    f"{_EVENTS} council commission committee group force report strategy plan roadmap memorandum declaration".split()
)
#: Words that tell nothing of one thing among its kind: there are a hundred joint, annual, national plans.
GENERIC = HEADS | frozenset(
    "new proposed final joint annual comprehensive public virtual person bilateral trilateral regional national "
    "federal executive presidential special major next additional own interagency government official formal series "
    "action working task state u us united states american white house president biden trump harris vice high level "
    "leaders interim robust dedicated innovative international global expert advisory policy law bipartisan full "
    "draft long term enduring supplemental concrete implementation voluntary opening closing understanding "
    "strategic fact sheet week month year first ever inaugural necessary appropriate training program our their its "
    "community local enhanced historic broad broader permanent multilateral follow up partner partners key common "
    "single".split()
)
#: A description has so many words of its own besides; a name in capitals one.
TELLING = 2
_NUMBERS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
ORDINALS = {
    **{word: str(number) for number, word in enumerate(_NUMBERS, 1)},
    **{f"{number}{ending}": str(number) for number in range(1, 100) for ending in ("st", "nd", "rd", "th")},
    "inaugural": "1",
}
_PLACES = frozenset(("country", "region", "state", "city"))
#: The "Summit of the Americas" is no other place's summit.
_IN_NAMES = "Americas"
#: "Conference to Counter Corruption", "Excellence through Historically Black Colleges".
_IN_A_NAME = frozenset(("to", "through"))
#: Heads that say only that people met, which a document says in many ways.
_MEETINGS = frozenset("meeting convening session ministerial talks negotiations ceremony consultation".split())

_VERBS = (
    r"hold|co-?host|host|re-?convene|convene|re-?launch|launch|re-?establish|establish|create|form|stand up|issue"
    r"|publish|release|sign|organi[sz]e|inaugurate|resume|restart|unveil|attend|participate in|found|set up|develop"
    r"|initiate|start|announce|finali[sz]e"
)
_SOURCES = {
    "act": rf"(?i)\b(?:(?P<sign>sign)|{_VERBS}|(?:hold|(?:co-?)?host|launch|establish|creat|form|issu|publish"
    r"|releas|conven|attend|announc)ing)\s",
    # "The next Summit will be held in 2023", "the Dialogue will take place".
    "held": r"(?i)\s(?:will|shall|is to|are to)\s(?:next\s|also\s)?(?:be (?:held|hosted|convened|launched|issued"
    r"|published|released|established)|take place|(?:re)?convene\b(?=\s(?:in|on|later|next|this|again|by|before"
    r"|virtually|at)\b|[.,;]|$)|meet(?=\s(?:in|on|later|next|this|again)\b))",
    # A name ends at its time, its place, its purpose, its company; a comma in "Hunger, Nutrition and Health" does not
    # end it.
    "end": r"[;:()\[\]“”\"–—]|\.(?=\s|$)|\s-\s|,(?!(?:(?:\s[A-Z][\w-]+)+,?)?\sand\s[A-Z])|\s(?i:that|which|who|whose"
    r"|where|when|so|as|at|with|by|during|within|before|after|later|this|next|from|through|throughout|under|using"
    r"|applying|identifying|encouraging|aimed|focused|designed|hosted|led|alongside|over|in|beginning|starting"
    r"|on the (?:margins|sidelines|occasion|basis)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|to|including|will|is"
    r"|are)\b",
    # What may stand between a verb and its object: when, or a second verb ("establish and lead a Center").
    "lead": r"(?i)(?:(?:later|early|earlier|late)\s(?:this|next|in)\s\w+|in\s20\d\d|(?:this|next)\s(?:year|month|week"
    r"|spring|summer|fall|autumn|winter)|today|jointly|also|and\s(?:co-)?[a-z]+(?=\s(?:an?|the|its|our)\s)|;+)[\s,]+",
    "name": r"(?:[A-Z0-9][\w’'.&/+-]*)"
    r"(?:,?\s(?:(?:of|for|on|and|the|to|&|in|against|with|through)\s){0,3}[A-Z0-9][\w’'.&/+-]*)*",
    # What stands before a name that is the object itself: "a second", "the first meeting of the", "the launch of the".
    "before": r"(?i)(?:(?:an?|the|its|our|their|his|her|this)\s)?"
    r"(?:(?!(?:of|for|on|to|by|from|with|and)\s)[\w-]+\s){0,2}?(?:(?:an?|the)\s)?"
    r"(?:(?:meeting|session|gathering|round|edition|installment|convening|launch|creation|establishment|leaders)\sof\s"
    r"(?:the\s|an?\s)?)?",
    # "the Program’s grants", "Program construction grants": the object is another thing.
    "after": r"(?:['’]s)?\s"
    r"(?!(?:meeting|ministerial|session|event|gathering|and|or|of|for|on|against)\b)[a-z]",
    # Not one thing: "every meeting of the Council".
    "any": r"(?i)(?:every|each|any|all|some|several|many|more|other|regular|such|no|two|three|four|five|\d+"
    r"|their own)\s",
    # What is a sort and no name, though in capitals: there is one for every year and subject.
    "sort": r"(?i)\bnational security\b|\bprogress report\b",
    "short": r"\b[A-Z][A-Z0-9]{2,9}\b",
    # A short name or a figure that is no year: "NATO", "Memorandum-15".
    "whole": r"\b(?:[A-Z][A-Z0-9]{2,9}|(?!(?:19|20)\d\d\b)\d+)\b",
    "joint": r"\s(?:of|for|on|to|against)\s",
    "year": r"\b(?:19|20)\d\d\b",
}
_PATTERNS = Patterns(_SOURCES)


def thing_in(commitment: Commitment, acronyms: Mapping[str, str] = {}) -> Promised | None:
    """Give the named thing that a commitment promises, None where it promises another sort or gives it no name.

    `acronyms` are short names that its document defines, each with what it stands for.
    """
    return next(_found(spelled(_without_times(commitment), acronyms)), None)


def spelled(text: str, acronyms: Mapping[str, str]) -> str:
    """Give a text with the short names that documents define spelled out."""
    for short, name in acronyms.items():
        if short in text:
            text = re.sub(rf"\b{re.escape(short)}\b", lambda _: name, text.replace(f" ({short})", ""))  # noqa: B023
    return text


def _without_times(commitment: Commitment) -> str:
    """Give the clause with semicolons for the dates and periods that are no part of a name."""
    text = commitment.text
    for fact in commitment.facts:
        if fact.type in {"date", "period"} and not _PATTERNS["year"].fullmatch(fact.text):
            text = text[: fact.start] + ";" * (fact.end - fact.start) + text[fact.end :]
    return text


def _found(text: str) -> Iterator[Promised]:
    for verb in _PATTERNS["act"].finditer(text):
        for thing in _named(_object(text[verb.end() :])):
            yield thing._replace(act="sign") if verb["sign"] else thing
    for held in _PATTERNS["held"].finditer(text):
        yield from _named(text[: held.start()].rpartition(", ")[2])


def _object(after: str) -> str:
    """Give the words behind a verb up to where the name of its object must end."""
    while lead := _PATTERNS["lead"].match(after):
        after = after[lead.end() :]
    for end in _PATTERNS["end"].finditer(after):
        if end[0].strip() not in _IN_A_NAME or not after[end.end() :].lstrip()[:1].isupper():
            return after[: end.start()]
    return after


def _named(phrase: str) -> Iterator[Promised]:
    """Give the thing that a phrase names: a name in capitals with a head, a short name, else a description."""
    if _PATTERNS["any"].match(phrase):
        return
    capitals = next((name for name in _PATTERNS["name"].finditer(phrase) if _has_head(name[0])), None)
    short = _PATTERNS["short"].match(phrase.removeprefix("the "))
    if capitals:
        is_object = _PATTERNS["before"].fullmatch(phrase[: capitals.start()])
        if is_object and not _PATTERNS["after"].match(phrase, capitals.end()):
            yield from _promised(capitals[0], phrase, proper=True)
    elif short:
        yield from _promised(phrase.removeprefix("the "), phrase, proper=True)
    elif not DESCRIBED.isdisjoint(analyse.tokens(phrase)):
        yield from _promised(phrase, phrase, proper=False)


def _has_head(text: str) -> bool:
    return not HEADS.isdisjoint(analyse.tokens(text))


def _promised(name: str, phrase: str, *, proper: bool) -> Iterator[Promised]:
    said = _words(name)
    telling = [word for word in _words(_PATTERNS["sort"].sub(" ", name)) if word not in GENERIC and not word.isdigit()]
    if len(set(telling)) < (1 if proper else TELLING):
        return
    mentions = list(entities.mentions(name))
    yield Promised(
        text=name.strip(),
        stems=tuple(analyse.stem(word) for word in said if not _PATTERNS["year"].fullmatch(word)),
        telling=tuple(map(analyse.stem, telling)),
        whole=frozenset(_PATTERNS["whole"].findall(_without_places(name))),
        head=_head(name),
        proper=proper,
        ordinal=ordinal(phrase),
        years=years(name),
        places=frozenset(mention.name for mention in mentions if mention.kind in _PLACES),
    )


def _head(name: str) -> str:
    """Give the stem of what a name is the name of: the last such word before "of", "for", "on"; "" for a meeting."""
    parts = [_PATTERNS["joint"].split(name)[0], name]
    found = next(([word for word in analyse.tokens(part) if word in HEADS] for part in parts if _has_head(part)), [""])
    return "" if found[-1] in _MEETINGS else analyse.stem(found[-1])


def matter(text: str) -> list[str]:
    """Give the stems of a text in order, without places, function words and ordinals."""
    return [analyse.stem(word) for word in _words(text)]


def _words(text: str) -> list[str]:
    said = analyse.tokens(_without_places(text))
    return [word for word in said if word not in analyse.FUNCTION_WORDS and word not in ORDINALS]


def _without_places(text: str) -> str:
    for mention in reversed(list(entities.mentions(text))):
        if mention.kind in _PLACES and mention.name != _IN_NAMES:
            text = f"{text[: mention.start]} {text[mention.end :]}"
    return text


def ordinal(text: str) -> str:
    """Give which of its kind a text names: "2" for "the second Summit", "" where it does not say."""
    return next((ORDINALS[word] for word in analyse.tokens(text) if word in ORDINALS), "")


def years(text: str) -> frozenset[str]:
    """Give the years that a text names."""
    return frozenset(_PATTERNS["year"].findall(text))
