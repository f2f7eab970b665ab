"""Whom a title and a name mean: given names and surnames in either order, initials, ranks."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from usmx_corpus.facts import countries, gazetteer, lexicon
from usmx_corpus.facts import name_words as words
from usmx_corpus.text.folding import fold

#: Before the surname of a head of state or government, whose country needs no saying.
_FIRST_TITLES = frozenset(
    "President; President-elect; President-Elect; Former President; Prime Minister; Chancellor; Taoiseach; King; Queen;"
    " Pope; First Minister".replace("; ", ";").split(";")
)
#: Before the surname of a minister at home; many people else have titles like "Senator" and "Dr.".
_OF_MINISTERS = frozenset(
    "Minister;Secretary;Foreign Minister;Foreign Secretary;Deputy Prime Minister;Vice President;VP;Attorney General;"
    "Press Secretary;Deputy Secretary;Administrator;Director;Ambassador;Speaker;Leader;Majority Leader;Chair;"
    "Chief of Staff;National Security Advisor;Special Envoy;Secretary-General;Secretary General;Surgeon General;"
    "Commissioner;Mr.;Ms.;Mrs.".split(";")
)
#: What else stands before a surname and is no given name.
NO_GIVEN_NAMES = frozenset(
    "Administration After America American Before Both Candidate Dear Democrat Democrats Even Former Here Honorable "
    "How Like Madam Mister Mr Ms Mrs Nominee Now Only Pres Presidents Remember Republican Republicans State Team Than "
    "Thank Then Today Tonight When While Why Yesterday Yet".split()
)
_NAME_PARTS = frozenset("Jr. Sr. I II III IV V VI XII XIII XIV XVI Jr Sr".split())
_PARTICLES = frozenset("al bin da de del den der di dos el la van von".split())
FORMER = frozenset(("former", "ex", "then"))
#: "Kim Dae-jung", "Park Chung-hee": the second part of a given name is written small only there; it may follow alone.
_GIVEN_LAST = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+-[a-z]+")
#: Letters of a short form of a given name: "Rob", for Robert.
_SHORT_NAME = 3


def person(name: str, title: str, country: str) -> str:
    """Return the person whom a title and a name mean: a listed one only where the given name is absent or agrees.

    Anybody else is the surname, or the whole name where the surname is a listed one's too: "Minister Anna Macron". In
    the order of East Asia the surname comes first; where one is in capitals, that is it: "ISHIBA Shigeru".
    """
    name = _without_titles(name)
    if exact := _people_by_letters().get(_letters(name)):
        return exact
    if loud := _loud_surname(name):
        given = " ".join(word for word in name.split() if word not in loud.split())
        listed = _listed(loud.title(), given, title, country)
        return listed or (name if _is_taken(loud.title(), title, country) else loud)
    if _GIVEN_LAST.fullmatch(name):
        surname, _, given = name.partition(" ")
        return _listed(surname, given, title, country) or name
    surname = _surname(name)
    given = name.rpartition(surname)[0].strip()
    first, _, rest = name.partition(" ")
    turned = _listed(first, rest, title, country) if rest and first in _surnames() else None
    if turned and turned.rpartition(" ")[0] == rest:
        return turned
    listed = _listed(surname, given, title, country)
    return listed or (name if given and _is_taken(surname, title, country) else surname)


def is_surname_first(name: str) -> bool:
    """Whether capitals or a hyphen show that a name begins with the surname: "ISHIBA Shigeru", "Cho Tae-yul"."""
    loud = _loud_surname(name)
    return name.startswith(f"{loud} ") if loud else bool(_GIVEN_LAST.fullmatch(name))


def _loud_surname(name: str) -> str:
    """Return the words in capitals of a name that has others too: "ISHIBA" Shigeru, Jean "DUPONT"; "" for none."""
    row = fold(name).split()
    loud = [
        number
        for number, word in enumerate(row)
        if word.isupper()
        and len(word.strip(".'")) > 1
        and "." not in word
        and (number == 0 or word not in words.HONOURS | _NAME_PARTS)
    ]
    is_one = bool(loud) and loud[-1] - loud[0] == len(loud) - 1 < len(row) - 1
    return " ".join(row[loud[0] : loud[-1] + 1]) if is_one else ""


def _without_titles(name: str) -> str:
    """Return a name without further titles before it: "Secretary Olga Berg" → "Olga Berg"."""
    row = name.split()
    while len(row) > 1 and row[0] in title_words():
        row.pop(0)
    return " ".join(row)


def _is_taken(surname: str, title: str, country: str) -> bool:
    """Whether a title and a surname alone may mean a listed person."""
    return any(_may_bear(each, title, country) for each in _surnames().get(surname, ()))


def _may_bear(person: str, title: str, country: str) -> bool:
    """Whether a listed person may have a title: at home, or that of the head of a state or government."""
    home = countries.by_code().get(country)
    is_own = home is not None and home.name in lexicon.lineage(person)
    return person not in _never_heads() if title in _FIRST_TITLES else is_own


def _listed(surname: str, given: str, title: str, country: str) -> str | None:
    """Return the listed person of a surname and a given name: of the country, or a head of a government.

    "Senator Peters" in a document of the United States is no minister of New Zealand, and "Minister Singh" may be any.
    """
    people = _surnames().get(surname, ())
    if given:
        people = [person for person in people if _gives(fold(person), given)]
    elif title not in _FIRST_TITLES and (title not in _OF_MINISTERS or surname in _common_surnames()):
        return None
    return people[0] if len(people) == 1 and _may_bear(people[0], title, country) else None


def _gives(person: str, given: str) -> bool:
    """Whether a listed person has a given name, or one of which it is the initial or a short form."""
    one, other = sorted((person.partition(" ")[0].rstrip("."), given.partition(" ")[0].rstrip(".")), key=len)
    is_short = len(one) == 1 or len(one) >= _SHORT_NAME
    return one == other or (is_short and other.startswith(one))


def _surname(name: str) -> str:
    """Return the last name with its particles: "Ursula von der Leyen" → "von der Leyen"."""
    words = [word for word in name.split() if word.rstrip(",") not in _NAME_PARTS]
    last = len(words) - 1
    while last > 0 and words[last - 1] in _PARTICLES:
        last -= 1
    return " ".join(words[last:]).rstrip(",")


@lru_cache(maxsize=4096)
def may_be_one(one: str, other: str, name: str) -> bool:
    """Whether two written forms of one person may mean one: no two given names, no deputy and whom he stands for."""
    if one == other or lexicon.known().kinds.get(name) not in {None, "person"}:
        return True
    (rank, given), (others, theirs) = _borne(one, name), _borne(other, name)
    if given and theirs and not _gives(given, theirs):
        return False
    return rank is None or others is None or rank == others


def are_of_one_rank(one: str, other: str) -> bool:
    """Whether two written forms of a person have the same words of rank, if both have a title."""
    (rank, _), (others, _) = _borne(one, ""), _borne(other, "")
    return rank is None or others is None or rank == others


def _borne(form: str, name: str) -> tuple[frozenset[str] | None, str]:
    """Return the words of rank in the title of a person, None where none stands there, and the given name.

    A listed person has the given name of the gazetteer, so that none is told here.
    """
    row = fold(form).split()
    bare = [word for word in row if word not in title_words() and word.lower() not in words.RANKS]
    ranks = {low for word in row for low in word.lower().split("-") if low in words.RANKS} - FORMER
    is_surname = " " not in name and name in bare
    given = (bare[: bare.index(name)] or bare[1:]) if is_surname else []
    return (frozenset(ranks) if len(bare) < len(row) else None), " ".join(given)


@cache
def _surnames() -> dict[str, list[str]]:
    """Map each surname of a listed person to those who have it."""
    found: dict[str, list[str]] = {}
    for entry in gazetteer.entries("people"):
        found.setdefault(_surname(fold(entry.name)), []).append(entry.name)
    return found


@cache
def _people_by_letters() -> dict[str, str]:
    """Map the letters of each form of a listed person with a given name to the name: "leejaemyung"."""
    people = gazetteer.entries("people")
    return {_letters(fold(form)): entry.name for entry in people for form in entry.forms if " " in form}


def _letters(name: str) -> str:
    return "".join(filter(str.isalpha, name)).lower()


@cache
def titles() -> frozenset[str]:
    """Return the titles that stand before the name of a person."""
    return frozenset(gazetteer.lines("titles"))


@cache
def title_words() -> frozenset[str]:
    """Return the words of titles, and others before a surname that are no given name."""
    return NO_GIVEN_NAMES.union(word for title in titles() for word in title.split())


@cache
def _never_heads() -> frozenset[str]:
    return frozenset(gazetteer.lines("never-heads"))


@cache
def _common_surnames() -> frozenset[str]:
    return frozenset(gazetteer.lines("common-surnames"))


@cache
def given_names() -> frozenset[str]:
    """Return the given names of the gazetteer."""
    return frozenset(gazetteer.lines("given-names"))
