"""Who undertakes: the names in a subject, and whom "we", "they", "both nations" and "the Order" mean in a document."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from usmx_corpus import facts
from usmx_corpus.commitments import subjects
from usmx_corpus.facts import entities
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from usmx_corpus.model import Document

Names = tuple[str, ...]

_PEOPLE = frozenset(("person", "office"))
_SOURCES = {
    # Who speaks in a release of one author: "Statement from President Joe Biden on …".
    "author": r"(?i)\b(?:statement|remarks|message|letter|readout|memorandum)\s(?:from|by|of)\s",
    "joint": r"(?i)\b(?:joint|leaders[’']?|trilateral|declaration|communiqu[eé]|G7|G20)\b|\band\b",
    "offices": r"(?i)\b(?:agencies|secretaries|organi[sz]ations|departments)\b",
    "subject end": r"(?i)\s(?:on|regarding|following|about|before|after|at|announcing)\s",
    "counted": r"(?i)\b(two|both|three)\b",
    "article": r"^(?:(?:[Tt]he|[Tt]his|[Tt]hese|[Oo]ur|[Aa]n?|[Aa]ll|[Ee]ach)\s)+",
}
_PATTERNS = Patterns(_SOURCES)
_WHITE_HOUSE = "whitehouse"
#: So many statements tell who a text is about.
_FIRST = 8
_COUNTED = {"two": 2, "both": 2, "three": 3}
#: A subject longer than this (words) is more than a name.
_LONGEST_NAME = 8


def of(document: Document, statement: int, start: int, subject: str, trigger: str) -> Names:
    """Give the canonical names of who acts in the clause at `start` of a statement's body; as written if unknown."""
    if subjects.is_writ(subject):
        return tuple(dict.fromkeys((*_signer(document, statement, start), *named(trigger))))
    if known := named(f"{subject} {trigger}" if trigger.startswith("joined ") else subject):
        return known
    if subject.lower() in _MEANT:
        return _MEANT[subject.lower()](document, statement, start)
    if _PATTERNS["offices"].search(subject):
        parties = _parties(document.title)  # of one government, but in the release of two
        return _together(document, statement, start, subject) if len(parties) > 1 or _is_joint(document) else ()
    if subjects.is_group(subject):
        return _together(document, statement, start, subject)
    return _as_written(subject)


def named(subject: str) -> Names:
    """Give the canonical names in order; a person whose country is named with them adds nothing."""
    mentions = list(entities.mentions(subject))
    countries = {name.name for name in mentions if name.kind == "country"}
    kept = (name.name for name in mentions if name.kind not in _PEOPLE or entities.nation(name.name) not in countries)
    return tuple(dict.fromkeys(kept))


def _together(document: Document, statement: int, start: int, subject: str) -> Names:
    """Give those a group means: as many as it says, those of the title, else those last named together."""
    counted = _PATTERNS["counted"].search(subject)
    count = _COUNTED[counted[1].lower()] if counted else None
    titled = _parties(document.title)
    if len(titled) == count or (count is None and len(titled) > 1):
        return titled
    before = (nations for nations in map(_nations, _texts_before(document, statement, start)) if len(nations) > 1)
    return next(before, titled)[:count]


@lru_cache(maxsize=256)
def _authors(title: str) -> Names:
    """Give who speaks as "we": all parties of a joint text, else the country of the one who made the statement."""
    author = _PATTERNS["author"].search(title)
    whole = title[author.end() :] if author else title
    end = _PATTERNS["subject end"].search(whole)
    by = whole[: end.start()] if end else whole
    parties = _parties(by if author else title)
    if _PATTERNS["joint"].search(title[: author.start()] + by if author else title):
        return parties
    if author:
        return parties[:1]
    person = next((name.name for name in entities.mentions(title) if name.kind == "person"), "")
    nation = entities.nation(person) if person else None
    if nation:
        return (nation,)
    return parties if len(parties) > 1 else ()


@lru_cache(maxsize=256)
def _parties(title: str) -> Names:
    """Give the countries and organisations in a title, by themselves or by their people."""
    names = (name.name if name.kind == "organisation" else _nation(name.name) for name in entities.mentions(title))
    return tuple(dict.fromkeys(name for name in names if name))


def _nation(name: str) -> str | None:
    return entities.nation(name) if entities.kind(name) in {"country", "person", "office", "agency"} else None


def _is_joint(document: Document) -> bool:
    """Tell a text without a telling title in whose first statements two countries act."""
    return any(len(_nations(statement.text)) > 1 for statement in document.statements[:_FIRST])


def _speakers(document: Document, statement: int, start: int) -> Names:
    """Give whom "we" means: who speaks, else the country that publishes, else those last named together."""
    if authors := _authors(document.title):
        return authors
    if _WHITE_HOUSE in document.url and not _PATTERNS["joint"].search(document.title):
        return ("United States",)
    return _together(document, statement, start, "we")


def _signer(document: Document, statement: int, start: int) -> Names:
    """Give whose order it is: the first person in the title, else the President, else the one last named."""
    signer = next((name.name for name in entities.mentions(document.title) if name.kind == "person"), None)
    if signer:
        return (signer,)
    # A memorandum names in its title to whom it goes, and not who signs it.
    return (
        ("President of the United States",)
        if _WHITE_HOUSE in document.url
        else _person_before(document, statement, start)
    )


def _person_before(document: Document, statement: int, start: int) -> Names:
    """Give the person that "he" or "she" means: the last one named before."""
    for text in (*_texts_before(document, statement, start), document.title):
        people = [name.name for name in entities.mentions(text) if name.kind in _PEOPLE]
        if people:
            return (people[-1],)
    return ()


_MEANT: dict[str, Callable[[Document, int, int], Names]] = {
    "we": _speakers,
    "i": _signer,
    "he": _person_before,
    "she": _person_before,
}


def _texts_before(document: Document, statement: int, start: int) -> Iterator[str]:
    """Give what stands before a clause, nearest first."""
    yield document.statements[statement].body[:start]
    yield from (each.text for each in reversed(document.statements[:statement]))


@lru_cache(maxsize=1024)
def _nations(text: str) -> Names:
    """Give the countries that act in a text, by themselves or by their people, in order."""
    acting = (entities.nation(str(fact.value)) for fact in facts.actors_in(text))
    return tuple(dict.fromkeys(name for name in acting if name))


def _as_written(subject: str) -> Names:
    """Give a name the vocabulary does not hold as it stands there: "Netflix", "CRI members"."""
    name = _PATTERNS["article"].sub("", subject).strip(" ,")
    proper = any(word[0].isupper() for word in name.split() if word[0].isalpha())
    return (name,) if proper and name.count(" ") < _LONGEST_NAME and subjects.is_actor(subject) else ()
