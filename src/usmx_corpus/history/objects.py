"""The named object of a commitment: the event, body or document that it is about, which later texts may name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.facts import entities
from usmx_corpus.text import analyse
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from usmx_corpus.model import Commitment


class NamedObject(NamedTuple):
    """What a commitment undertakes to hold, found, publish or sign, if it has a name or a telling description.

    `text`: the name as written.
    `stems`: its words in order, without places and ordinals.
    `distinctive`: the stems that set it apart from others of its kind.
    `verbatim`: acronyms and figures in the name, which must occur as written ("NATO").
    `head`: the stem of what it is ("dialogu"), "" if that says nothing.
    `proper`: whether it is a name in capitals, and not a description ("a cabinet-level security dialogue").
    `ordinal` ("2") and `years` set one meeting apart from the next, `places` one country's from another's.
    `act`: a stem that a text must have besides the name, "" for none.
    """

    text: str
    stems: tuple[str, ...]
    distinctive: tuple[str, ...]
    verbatim: frozenset[str]
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
#: The nouns that a name is built on. A plural names no single object ("partnerships with six cities").
HEADS = frozenset(f"{_EVENTS} {_BODIES} {_WRITINGS}".split())
#: The nouns that a description can be built on; programs, offices and networks for one purpose are too many.
DESCRIBED = frozenset(
    f"{_EVENTS} council commission committee group force report strategy plan roadmap memorandum declaration".split()
)
#: Words that set nothing apart from others of its kind: there are a hundred joint, annual, national plans.
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
#: Fewest distinctive words in a description; one is enough in a name in capitals.
DISTINCTIVE = 2
_NUMBERS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
ORDINALS = {
    **{word: str(number) for number, word in enumerate(_NUMBERS, 1)},
    **{f"{number}{ending}": str(number) for number in range(1, 100) for ending in ("st", "nd", "rd", "th")},
    "inaugural": "1",
}
_PLACES = frozenset(("country", "region", "state", "city"))
#: The one place that belongs to a name: "Summit of the Americas".
_IN_NAMES = "Americas"
#: Prepositions inside a name: "Conference to Counter Corruption", "Excellence through Historically Black Colleges".
_INNER_PREPOSITIONS = frozenset(("to", "through"))
#: Heads that only say that people met; documents say that in many ways.
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
    # A name ends before its time, place, purpose or company, but not at the comma in "Hunger, Nutrition and Health".
    "end": r"[;:()\[\]“”\"–—]|\.(?=\s|$)|\s-\s|,(?!(?:(?:\s[A-Z][\w-]+)+,?)?\sand\s[A-Z])|\s(?i:that|which|who|whose"
    r"|where|when|so|as|at|with|by|during|within|before|after|later|this|next|from|through|throughout|under|using"
    r"|applying|identifying|encouraging|aimed|focused|designed|hosted|led|alongside|over|in|beginning|starting"
    r"|on the (?:margins|sidelines|occasion|basis)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|to|including|will|is"
    r"|are)\b",
    # Between a verb and its object: a time, or a second verb ("establish and lead a Center").
    "lead": r"(?i)(?:(?:later|early|earlier|late)\s(?:this|next|in)\s\w+|in\s20\d\d|(?:this|next)\s(?:year|month|week"
    r"|spring|summer|fall|autumn|winter)|today|jointly|also|and\s(?:co-)?[a-z]+(?=\s(?:an?|the|its|our)\s)|;+)[\s,]+",
    "name": r"(?:[A-Z0-9][\w’'.&/+-]*)"
    r"(?:,?\s(?:(?:of|for|on|and|the|to|&|in|against|with|through)\s){0,3}[A-Z0-9][\w’'.&/+-]*)*",
    # Before a name that is itself the object: "a second", "the first meeting of the", "the launch of the".
    "before": r"(?i)(?:(?:an?|the|its|our|their|his|her|this)\s)?"
    r"(?:(?!(?:of|for|on|to|by|from|with|and)\s)[\w-]+\s){0,2}?(?:(?:an?|the)\s)?"
    r"(?:(?:meeting|session|gathering|round|edition|installment|convening|launch|creation|establishment|leaders)\sof\s"
    r"(?:the\s|an?\s)?)?",
    # After a name that only modifies the object: "the Program’s grants", "Program construction grants".
    "after": r"(?:['’]s)?\s"
    r"(?!(?:meeting|ministerial|session|event|gathering|and|or|of|for|on|against)\b)[a-z]",
    # Not a single object: "every meeting of the Council".
    "any": r"(?i)(?:every|each|any|all|some|several|many|more|other|regular|such|no|two|three|four|five|\d+"
    r"|their own)\s",
    # Generic terms in capitals: there is one for every year and subject.
    "generic": r"(?i)\bnational security\b|\bprogress report\b",
    "acronym": r"\b[A-Z][A-Z0-9]{2,9}\b",
    # An acronym, or a figure that is not a year: "NATO", "Memorandum-15".
    "verbatim": r"\b(?:[A-Z][A-Z0-9]{2,9}|(?!(?:19|20)\d\d\b)\d+)\b",
    "joint": r"\s(?:of|for|on|to|against)\s",
    "year": r"\b(?:19|20)\d\d\b",
}
_PATTERNS = Patterns(_SOURCES)


def object_of(commitment: Commitment, acronyms: Mapping[str, str] = {}) -> NamedObject | None:
    """Return the named object of a commitment, None if it has none of a kind that later texts would name.

    `acronyms` maps those that its document defines to their long forms.
    """
    return next(_objects(spelled_out(_without_times(commitment), acronyms)), None)


def spelled_out(text: str, acronyms: Mapping[str, str]) -> str:
    """Return a text with its acronyms replaced by their long forms."""
    for short, name in acronyms.items():
        if short in text:
            text = re.sub(rf"\b{re.escape(short)}\b", lambda _: name, text.replace(f" ({short})", ""))  # noqa: B023
    return text


def _without_times(commitment: Commitment) -> str:
    """Return the clause with its dates and periods replaced by semicolons, except years, which may be in a name."""
    text = commitment.text
    for fact in commitment.facts:
        if fact.type in {"date", "period"} and not _PATTERNS["year"].fullmatch(fact.text):
            text = text[: fact.start] + ";" * (fact.end - fact.start) + text[fact.end :]
    return text


def _objects(text: str) -> Iterator[NamedObject]:
    for verb in _PATTERNS["act"].finditer(text):
        for named in _named(_object_phrase(text[verb.end() :])):
            yield named._replace(act="sign") if verb["sign"] else named
    for held in _PATTERNS["held"].finditer(text):
        yield from _named(text[: held.start()].rpartition(", ")[2])


def _object_phrase(after: str) -> str:
    """Return the words after a verb, up to where the name of its object must end."""
    while lead := _PATTERNS["lead"].match(after):
        after = after[lead.end() :]
    for end in _PATTERNS["end"].finditer(after):
        if end[0].strip() not in _INNER_PREPOSITIONS or not after[end.end() :].lstrip()[:1].isupper():
            return after[: end.start()]
    return after


def _named(phrase: str) -> Iterator[NamedObject]:
    """Yield the object that a phrase names: by a name in capitals, by an acronym, else by a description."""
    if _PATTERNS["any"].match(phrase):
        return
    bare = phrase.removeprefix("the ")
    capitals = next((name for name in _PATTERNS["name"].finditer(phrase) if _has_head(name[0])), None)
    if capitals:
        is_object = _PATTERNS["before"].fullmatch(phrase[: capitals.start()])
        if is_object and not _PATTERNS["after"].match(phrase, capitals.end()):
            yield from _named_object(capitals[0], phrase, proper=True)
    elif _PATTERNS["acronym"].match(bare):
        yield from _named_object(bare, phrase, proper=True)
    elif not DESCRIBED.isdisjoint(analyse.tokens(phrase)):
        yield from _named_object(phrase, phrase, proper=False)


def _has_head(text: str) -> bool:
    return not HEADS.isdisjoint(analyse.tokens(text))


def _named_object(name: str, phrase: str, *, proper: bool) -> Iterator[NamedObject]:
    """Yield the object unless its name has too few distinctive words."""
    specific = _words(_PATTERNS["generic"].sub(" ", name))
    distinctive = [word for word in specific if word not in GENERIC and not word.isdigit()]
    if len(set(distinctive)) < (1 if proper else DISTINCTIVE):
        return
    yield NamedObject(
        text=name.strip(),
        stems=tuple(analyse.stem(word) for word in _words(name) if not _PATTERNS["year"].fullmatch(word)),
        distinctive=tuple(map(analyse.stem, distinctive)),
        verbatim=frozenset(_PATTERNS["verbatim"].findall(_without_places(name))),
        head=_head(name),
        proper=proper,
        ordinal=ordinal(phrase),
        years=years(name),
        places=frozenset(mention.name for mention in entities.name_spans(name) if mention.kind in _PLACES),
    )


def _head(name: str) -> str:
    """Return the stem of the noun that a name is built on, "" for a meeting.

    It is the last such noun before "of", "for", "on", else the last one.
    """
    parts = [_PATTERNS["joint"].split(name)[0], name]
    found = next(([word for word in analyse.tokens(part) if word in HEADS] for part in parts if _has_head(part)), [""])
    return "" if found[-1] in _MEETINGS else analyse.stem(found[-1])


def content_stems(text: str) -> list[str]:
    """Return the stems of a text in order, without places, function words and ordinals."""
    return [analyse.stem(word) for word in _words(text)]


def _words(text: str) -> list[str]:
    words = analyse.tokens(_without_places(text))
    return [word for word in words if word not in analyse.FUNCTION_WORDS and word not in ORDINALS]


def _without_places(text: str) -> str:
    for mention in reversed(list(entities.name_spans(text))):
        if mention.kind in _PLACES and mention.name != _IN_NAMES:
            text = f"{text[: mention.start]} {text[mention.end :]}"
    return text


def ordinal(text: str) -> str:
    """Return which of its kind a text names: "2" for "the second Summit", "" if it does not say."""
    return next((ORDINALS[word] for word in analyse.tokens(text) if word in ORDINALS), "")


def years(text: str) -> frozenset[str]:
    """Return the years that a text names."""
    return frozenset(_PATTERNS["year"].findall(text))
