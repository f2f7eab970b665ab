"""The actors of a clause: the names in its subject, and whom "we", "they", "both nations" or "the Order" refer to."""

from __future__ import annotations

import copy
from functools import lru_cache
from typing import TYPE_CHECKING

from usmx_corpus import facts
from usmx_corpus.commitments import rhetoric, speakers, subjects
from usmx_corpus.facts import countries, entities, lexicon, names
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Callable

    from usmx_corpus.commitments.speakers import Speaker
    from usmx_corpus.model import Document

Names = tuple[str, ...]

_PEOPLE = frozenset(("person", "office"))
_SOURCES = {
    # Before the speaker of a release by one author: "Statement from President Joe Biden on …".
    "author": r"(?i)\b(?:statement|remarks|message|letter|readout|memorandum)\s(?:from|by|of)\s",
    "joint": r"(?i)\b(?:joint|leaders[’']?|trilateral|declaration|communiqu[eé]|G7|G20)\b|\band\b",
    "offices": r"(?i)\b(?:agencies|secretaries|organi[sz]ations|departments)\b",
    "subject end": r"(?i)\s(?:on|regarding|following|about|before|after|at|announcing)\s",
    "we": r"(?i)\b(?:we|our)\b",
    "counted": r"(?i)\b(two|both|three)\b",
    # What a speaker calls the own side.
    "own": r"(?i)\b(?:my|our)\s(?:\w+\s)?(?:administration|government|department|agency|ministry|party|team|country"
    r"|nation)\b"
    r"|^the\s(?:\w+\s)?(?:administration|government|department|ministry|white\shouse)\b",
    "own government": r"(?i)(?:my|our)\s(?:\w+\s)?(?:administration|government|cabinet)",
    # The speaker's side by an office, and who is not on it though of the country.
    "in office": r"\b(?:President|Secretary|Minister|Chancellor|Premier|Attorney\sGeneral|Administrator)\b",
    "not own": r"(?i)\b(?:former|congress|senate|house\sof|parliament|republicans?|democrats?|opponents?|opposition)\b",
    # Where a meeting was and who was there, who do not act in its place: "A meeting at State House chaired by".
    "attended": r"(?<=\bmeeting)\s(?:at|in|held|chaired|attended|presided|hosted)\s.*$"
    r"|,?\s(?:chaired|attended|presided\sover)\sby\s.*$",
    # An office that many hold, which is no "he": "the U.S. Congress".
    "body": r"\b(?:Congress|Senate|House|Parliament|Council|Cabinet|Committee|Court|Assembly|Office"
    r"|Administration)\b",
    "initial": r"[A-Z]\.",
    "article": r"^(?:(?:[Tt]he|[Tt]his|[Tt]hese|[Oo]ur|[Aa]n?|[Aa]ll|[Ee]ach|[Ee]very|[Aa]ny"
    r"|[Nn]o|[Nn]either|[Ee]ither|[Bb]oth|[Mm]ost|[Ss]ome)\s(?:of\s)?)+",
}
_PATTERNS = Patterns(_SOURCES)
_WHITE_HOUSE = "whitehouse"
#: Statements at the start of a document that show whether it is joint. In 1,200 releases 4 finds the same; with all
#: statements 9 commitments get other actors.
_FIRST = 8
#: Characters of a sentence before a clause that may name whom it refers to.
_REACH = 1_200
#: How many governments "the two governments" are.
_COUNTED = {"two": 2, "both": 2, "three": 3}
#: Most words in a name; a longer subject is more than one.
_LONGEST_NAME = 8


class Scene:
    """A document, who speaks, and who was named last before each of its statements: countries together, and people.

    Statements are searched backwards, and each once.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.country = document.country
        self._speaking = speakers.by_block(document)
        self.quoted: Speaker | None = None
        self._is_speech = speakers.is_spoken(document.title)
        self._together: dict[int, Names] = {}
        self._people: dict[int, Names] = {}

    def quoting(self, speaker: Speaker | None) -> Scene:
        """Return the same scene with every statement said by a speaker who is quoted; itself without one."""
        if speaker is None:
            return self
        scene = copy.copy(self)
        scene.quoted = speaker
        return scene

    def speaker(self, statement: int) -> Speaker | None:
        """Return who says a statement, None where no label of a speaker is above it."""
        return self.quoted or self._labelled(statement)

    def _labelled(self, statement: int) -> Speaker | None:
        return self._speaking.get(self.document.statements[statement].block) if self._speaking else None

    def is_spoken(self, statement: int) -> bool:
        """Whether somebody says a statement, by the label of a speaker above it or by the title."""
        return self._is_speech or self.speaker(statement) is not None

    def asks(self, statement: int) -> bool:
        """Whether a reporter, a moderator or a listener says a statement."""
        speaker = self.speaker(statement)
        return speaker is not None and speaker.asks

    def together(self, statement: int, start: int) -> Names:
        """Return the countries last named together before a place in a statement's body; none if none are."""
        return _several(self._before(statement, start), self.country) or self._last(statement, _several, self._together)

    def people(self, statement: int, start: int) -> Names:
        """Return the people that the last words to name any name, before a place in a statement's body."""
        return _people(self._before(statement, start), self.country) or self._last(statement, _people, self._people)

    def _before(self, statement: int, start: int) -> str:
        return self.document.statements[statement].body[max(start - _REACH, 0) : start]

    def _last(self, statement: int, read: Callable[[str, str], Names], known: dict[int, Names]) -> Names:
        """Return what is read in the last statement before this one in which anything is; `known` is by statement."""
        number, found = statement - 1, Names()
        while number >= 0 and number not in known and not found:
            found = read(self.document.statements[number].text, self.country)
            number -= not found
        found = found or known.get(number, ())
        known.update(dict.fromkeys(range(max(number, 0), statement), found))
        return found


def acting(scene: Scene, statement: int, start: int, subject: str, trigger: str) -> Names:
    """Return the canonical names of who acts in the clause at `start` of a statement's body; as written if unknown."""
    document = scene.document
    if subjects.is_writ(subject):
        return tuple(dict.fromkeys((*_signer(scene, statement, start), *named(trigger, scene.country))))
    subject = _PATTERNS["attended"].sub("", subject)
    if known := named(f"{subject} {trigger}" if trigger.startswith("joined ") else subject, scene.country):
        return _with_others(subject, known, scene.country)
    own = scene.speaker(statement) is not None and _PATTERNS["own government"].fullmatch(subject) is not None
    if referent := _speakers if own else _referent(subject):
        return referent(scene, statement, start)
    if _PATTERNS["offices"].search(subject):
        parties = _parties(document.title, document.country)  # of one government, but in the release of two
        return _together(scene, statement, start, subject) if len(parties) > 1 or _is_joint(document) else ()
    if subjects.is_group(subject):
        return _together(scene, statement, start, subject)
    return _as_written(subject)


def _with_others(subject: str, known: Names, country: str) -> Names:
    """Return the names in a list of actors, with those that the gazetteer lacks as they are written."""
    if " and " not in subject:
        return known
    mentions = [
        (name.start, name.name)
        for name in entities.name_spans(subject, country)
        if name.name.removeprefix("the ") in known
    ]
    bodies = (name for name in names.in_phrase(subject) if name.kind not in {"office", "place", "law"})
    others = [(name.start, _bare(subject[name.start : name.end])) for name in bodies]
    return tuple(dict.fromkeys(name for _, name in sorted([*mentions, *others])))


def is_of_speaker(scene: Scene, statement: int, subject: str) -> bool:
    """Whether a subject in a speech is on the speaker's side: "I", "my Administration", an agency of the country.

    A person is by an office ("President Lee"), not by a name alone, which may be an opponent's; parliaments are not.
    """
    if rhetoric.is_first_person(subject) or _PATTERNS["own"].search(subject):
        return True
    speaker = scene.speaker(statement)
    country = speaker.country if speaker else ""
    if subjects.is_writ(subject) or subject.lower() == "it":
        return True
    if _PATTERNS["not own"].search(subject):
        return False
    if referent := _referent(subject):
        found = referent(scene, statement, 0)
        return bool(country) and all(_is_office(name, scene) and lexicon.nation(name) == country for name in found)
    if any(name.kind == "person" for name in entities.name_spans(subject, scene.country)):
        return _PATTERNS["in office"].search(subject) is not None and _are_of(named(subject, scene.country), country)
    return _are_of(named(subject, scene.country), country)


def _is_office(name: str, scene: Scene) -> bool:
    """Whether a name in a speech is that of an office, or a press officer speaks, for whom "he" is the President."""
    return lexicon.kind(name) == "office" or speakers.is_briefing(scene.document.title)


def _are_of(found: Names, country: str) -> bool:
    return bool(country) and {lexicon.nation(name) for name in found} == {country}


def named(subject: str, country: str) -> Names:
    """Return the canonical names in order, without people whose country is named with them.

    `country` is the code of the country whose document it is.
    """
    spans = entities.name_spans(subject, country)
    mentions = [
        name for name in spans if not (_goes_on(subject, name.end) or _PATTERNS["initial"].fullmatch(name.name))
    ]
    countries = {name.name for name in mentions if name.kind == "country"}
    kept = (name.name for name in mentions if name.kind not in _PEOPLE or lexicon.nation(name.name) not in countries)
    # A title that no country settles is as written: "the Secretary of Energy".
    return tuple(dict.fromkeys(name.removeprefix("the ") for name in kept))


def is_named(subject: str, country: str) -> bool:
    """Whether a subject names somebody, and not only whose a thing is: "British expertise"."""
    return any(not name.adjective for name in entities.name_spans(subject, country))


def _goes_on(subject: str, end: int) -> bool:
    """Whether a name goes on where the gazetteer's ends: "the Secretary of State | for Ports and Local Government"."""
    if not subject.startswith((" for ", ", "), end):
        return False
    bodies = ((name.start, name.end) for name in names.in_phrase(subject) if name.kind == "body")
    return any(start < end < last for start, last in (*names.joined(subject), *bodies))


def _together(scene: Scene, statement: int, start: int, subject: str) -> Names:
    """Return whom a group refers to: the parties in the title if their number fits, else those last named together."""
    counted = _PATTERNS["counted"].search(subject)
    count = _COUNTED[counted[1].lower()] if counted else None
    titled = _parties(scene.document.title, scene.country)
    if len(titled) == count or (count is None and len(titled) > 1):
        return titled
    return (scene.together(statement, start) or titled)[:count]


@lru_cache(maxsize=256)
def _authors(title: str, country: str) -> Names:
    """Return who speaks as "we": all parties of a joint text, else the country of the one who made the statement."""
    author = _PATTERNS["author"].search(title)
    if author is None:
        return _unsigned_authors(title, country)
    name = title[author.end() :]
    end = _PATTERNS["subject end"].search(name)
    name = name[: end.start()] if end else name
    parties = _parties(name, country)
    return parties if _PATTERNS["joint"].search(title[: author.start()] + name) else parties[:1]


def _unsigned_authors(title: str, country: str) -> Names:
    """Return who speaks in a text whose title does not say "statement by": its parties, or its one person's country."""
    parties = _parties(title, country)
    if _PATTERNS["joint"].search(title):
        return parties
    person = next((name.name for name in entities.name_spans(title, country) if name.kind == "person"), "")
    nation = lexicon.nation(person) if person else None
    if nation:
        return (nation,)
    return parties if len(parties) > 1 else ()


@lru_cache(maxsize=256)
def _parties(title: str, country: str) -> Names:
    """Return the countries and organisations in a title, named themselves or by their people."""
    spans = entities.name_spans(title, country)
    names = (name.name if name.kind == "organisation" else _nation(name.name) for name in spans)
    return tuple(dict.fromkeys(name for name in names if name))


def _nation(name: str) -> str | None:
    return lexicon.nation(name) if lexicon.kind(name) in {"country", "person", "office", "agency"} else None


def _is_joint(document: Document) -> bool:
    """Whether two countries act in one of the first statements, for texts whose title does not say."""
    return any(len(_nations(statement.text, document.country)) > 1 for statement in document.statements[:_FIRST])


def _is_ours(document: Document) -> bool:
    """Whether two countries speak as "we" in one of the first statements: "We, the leaders of Peru and Chile"."""
    first = (statement.text for statement in document.statements[:_FIRST])
    return any(_PATTERNS["we"].search(text) and len(_nations(text, document.country)) > 1 for text in first)


def _speakers(scene: Scene, statement: int, start: int) -> Names:
    """Return whom "we" refers to: the country of who speaks, else the issuer, or in a joint text those last named."""
    document = scene.document
    if speaker := scene.speaker(statement):
        return (speaker.country,) if speaker.country else ()
    if authors := _authors(document.title, document.country):
        return authors
    if _PATTERNS["joint"].search(document.title):
        return _together(scene, statement, start, "we")
    if issuer := countries.by_code().get(document.country):
        return (issuer.name,)
    return _together(scene, statement, start, "we") if _is_ours(document) else ()


def _signer(scene: Scene, statement: int, _start: int) -> Names:
    """Return whose order or speech it is: the speaker, else the first person in the title, else the President."""
    document = scene.document
    if speaker := scene.speaker(statement):
        return (speaker.name,) if speaker.name else ()
    spans = entities.name_spans(document.title, document.country)
    signer = next((name.name for name in spans if name.kind == "person"), None)
    if signer:
        return (signer,)
    # The title of a memorandum names its addressee, not its signer.
    return ("President of the United States",) if _WHITE_HOUSE in document.url else ()


def _person_before(scene: Scene, statement: int, start: int) -> Names:
    """Return whom "he" or "she" refers to: the person last named, or who holds the office."""
    return (scene.people(statement, start) or _people(scene.document.title, scene.country))[-1:]


_REFERENTS: dict[str, Callable[[Scene, int, int], Names]] = {
    "we": _speakers,
    "i": _signer,
    "he": _person_before,
    "she": _person_before,
}


def _referent(subject: str) -> Callable[[Scene, int, int], Names] | None:
    """Return what finds out whom a pronoun refers to, None if the subject is none."""
    return _REFERENTS.get(rhetoric.first_person(subject) or subject.lower())


def _people(text: str, country: str) -> Names:
    spans = (name for name in entities.name_spans(text, country) if name.kind in _PEOPLE)
    return tuple(name.name for name in spans if not _PATTERNS["body"].search(name.name))


def _several(text: str, country: str) -> Names:
    """Return the countries that act in a text if they are two or more."""
    nations = _nations(text, country)
    return nations if len(nations) > 1 else ()


@lru_cache(maxsize=1024)
def _nations(text: str, country: str) -> Names:
    """Return the countries that act in a text, named themselves or by their people, in order."""
    acting = (lexicon.nation(str(fact.value)) for fact in facts.actors_in(text, country))
    return tuple(dict.fromkeys(name for name in acting if name))


def _as_written(subject: str) -> Names:
    """Return the names that the gazetteer lacks, as written: "Netflix", "CRI members", "Dahl Bank" and "Olga Lines"."""
    parts = subjects.listed(subject)
    listed = [_bare(part) for part in parts]
    # An article behind "and" begins another name; one before the first name may be that of both parts.
    if listed and parts[0][:1].isupper() and all(part[:1].isupper() for part in listed):
        return tuple(dict.fromkeys(listed))
    name = _bare(subjects.first_of_apposition(subject)).strip(" ,|")
    proper = any(word[0].isupper() for word in name.split() if word[0].isalpha())
    acts = subjects.is_actor(subject) or subjects.is_body(subject)
    if name.count(" ") >= _LONGEST_NAME:
        name = subjects.office_in(name)
    return (name,) if name and proper and acts else ()


def _bare(name: str) -> str:
    """Return a name without its article and the letters behind it: "James Browne | T.D."."""
    return _PATTERNS["article"].sub("", subjects.without_letters(name))
