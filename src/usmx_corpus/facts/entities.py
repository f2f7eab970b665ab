"""Which government, agency, person or place a text names, under one canonical name for all its written forms.

The names are those of `lexicon.py`. A text is searched by its capitalised words: each is looked up as the
first word of a known form, and the longest form there wins.

"The President", "the Treasury" and other titles and bodies that many countries have mean those of the country named
with them ("Mexico's Senate"), else of the country whose document it is (`in_country`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.facts import countries, lexicon, persons
from usmx_corpus.facts import name_words as words
from usmx_corpus.text.analyse import FUNCTION_WORDS
from usmx_corpus.text.folding import fold
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Kinds of places that have bodies of their own beside those of countries.
_PARTLY = frozenset(("region", "state"))
#: What stands between an owner and what is owned.
_OWNING = frozenset(("'s ", "' ", " "))
_PLACES_AND_PEOPLE = lexicon.PLACES | {"person"}
#: With "of" behind it this is a part of a country's name: "President of the Republic of Korea".
_CUT = " the Republic"
#: What stands before a title or a body and belongs to no name.
_BEGINNING = frozenset("The This That Our Your His Her Its Their In By For And As At From When If But Under".split())
#: A place in front of one of these names something else: "Delaware River", "Harris County".
_NOT_A_PLACE = (" River", " County", " University", " Street", " Avenue", " Times", " Post", " Act", " College")
#: What follows a title in headings and offices, and is no surname.
_NOT_A_SURNAME = frozenset(
    "Act Administration Affairs Agency Assembly And Center Council Counsel Counselor Day Department Dynamics "
    "Election Electric Emeritus Extraordinary For General Improvement In Initiative Mills "
    "Motors Office Of On Partner Partners Programs Provisions Reform "
    "Services System The To Volume".split()
)
#: Of these the ones that have titles and bodies of their own: "State Senate".
_OF_OTHERS = frozenset(("State", "Team", "America"))
#: Words of a person's name at most.
_NAMES = 4
#: Characters before a name that may hold the rank of an office or the noun of a body.
_REACH = 80
_JOINTS = words.OF | {"and", "&"}
_OPENING = "([\"'"
_GIVEN_BEHIND = re.compile(r" [A-Z][a-z]+-[a-z]+\b")
_MODALS = frozenset("will would shall should may must can could to is are was were has have had".split())
_INITIALS = re.compile(r"(?:[A-Z]\.){2,4}")
_OF_COUNTRY = re.compile(r" of (?:the )?")
_PATTERNS = Patterns(
    {
        "person": (
            r"(?:[A-Z]\.|[A-Z]'[A-Z]\w+|[A-Z]\w+(?:-\w+)*(?:'(?!s\b)\w+)?)"  # a name or an initial
            r"(?: (?:(?:al|bin|da|de|del|den|der|di|dos|el|la|van|von) ){0,2}"
            r"(?:[A-Z]\.|Jr\.|Sr\.|[A-Z]'[A-Z]\w+|[A-Z]\w+(?:-\w+)*(?:'(?!s\b)\w+)?)){0,3}"  # up to three more
        ),
        # The field of a title or a body, unless it is the state itself: "of Samsung", "of the Law Society", "on Trade".
        "of another": r" of (?:(?:the|an?|our|this|that) )?+(?!(?:Republic|Nation|State|Union|Federation|Country)\b"
        r"(?! of\b| [A-Z]))[A-Z]",
        # Behind the title of somebody who stands before it: "Olga Berg, President and CEO".
        "apposed": r",? (?:and|&) [A-Z]|, [A-Z]",
        # Capitals in a row, also with small words between them, behind a name.
        "behind": r"(?= [A-Z])(?: (?:(?:of|for|on) (?:the )?+|(?:and|&) )?+[A-Z][\w'&-]*+)++",
    }
)


class NameSpan(NamedTuple):
    """A name in a text: `text[start:end]` says `name`; `adjective` for "Mexican", "Guatemalans".

    `is_part`: a place in the name of a body, which is not that place ("Bank of Norway").
    """

    start: int
    end: int
    name: str
    kind: lexicon.NameKind
    adjective: bool
    is_part: bool = False


def name_spans(text: str, country: str = "") -> Iterator[NameSpan]:
    """Find the names in `text` in order of place, none overlapping; case counts, accents do not.

    `country` is the code of the country whose document it is, "" where nobody knows: "the President" is then read as
    written. A place in the name of a body is none of them.
    """
    return (name for name in _every_span(text, country) if not name.is_part)


def _every_span(text: str, country: str) -> Iterator[NameSpan]:
    """Find the names in a text, and the places in names of bodies."""
    plain = fold(text)
    rows = lexicon.known().rows
    end = 0
    last: NameSpan | None = None
    for word in lexicon.WORD.finditer(plain):
        if word[0] not in rows or word.start() < end:
            continue
        form = _form_at(plain, word.start(), word[0], country)
        if form is None:
            continue
        found = _mention(plain, word.start() - form.lead, form, end, country)
        rank = _rank(plain, found, end) if found is not None and found.kind == "office" else ""
        if found is not None and rank:
            found = found._replace(start=found.start - len(rank))
        if found is not None and form.is_open and found.name == form.name:
            found = _own(found, last, plain, country)
        elif found is not None and _is_another_country_s(found, last, plain, country):
            found = None
        if found is not None and rank:
            found = found._replace(name=_ranked(rank, found.name))
        if found is not None:
            end, last = found.end, found
            yield found
        elif not form.kind:
            end = word.start() - form.lead + len(form.text)


@lru_cache(maxsize=64)
def names_of(text: str, country: str = "") -> tuple[NameSpan, ...]:
    """Return the names in a text as `name_spans` does: its known names and the others are looked for in turn."""
    return tuple(name for name in names_and_parts(text, country) if not name.is_part)


@lru_cache(maxsize=64)
def names_and_parts(text: str, country: str = "") -> tuple[NameSpan, ...]:
    """Return the names in a text and the places in names of bodies ("Bank of Norway"), in order."""
    return tuple(_every_span(text, country))


def _rank(plain: str, found: NameSpan, previous_end: int) -> str:
    """Return the words before an office that make another one of it, with what joins them: "Deputy ", "Vice-"."""
    if plain.endswith("dministration", found.start, found.end):
        return ""
    before = plain[max(previous_end, found.start - _REACH) : found.start]
    start = len(before)
    while before[:start].endswith((" ", "-")):
        begin = max(before.rfind(" ", 0, start - 1), before.rfind("-", 0, start - 1)) + 1
        if before[begin : start - 1].lower() not in words.RANKS:
            break
        start = begin
    rank = before[start:]
    is_preposition = rank[:-1].lower() == "under" and not plain.startswith("Secretary", found.start)
    return "" if is_preposition else rank


def _ranked(rank: str, name: str) -> str:
    """Return the name of an office with its rank: "Deputy Prime Minister of Canada", "the former President"."""
    lows = (word for word in rank.lower().replace("-", " ").split())
    row = " ".join("former" if low in persons.FORMER else low.capitalize() for low in lows)
    article = "the " if name.startswith("the ") else ""
    return f"{article}{row} {name.removeprefix('the ')}"


def _own(found: NameSpan, last: NameSpan | None, plain: str, country: str) -> NameSpan | None:
    """Return a title or a body that many countries have as that of the country named with it, else of the document's.

    None where another country is named of which nothing is known ("the Supreme Court of Norland" is not listed).
    """
    several = lexicon.known().own[found.name]
    named = _country_beside(found, last, plain)
    if named is None:
        is_known = _is_whole(plain, found, last) or (country in several and _is_short(plain, found))
        return found._replace(name=lexicon.in_country(found.name, country)) if is_known else None
    whose = countries.by_name().get(named)
    own = several.get(whose.code) if whose else None
    return found._replace(name=own) if own else None


def _is_another_country_s(found: NameSpan, last: NameSpan | None, plain: str, country: str) -> bool:
    """Whether an agency is part of the name of another one: "Korea Centers for Disease Control and Prevention".

    In documents of its own country that takes the name of another country before it.
    """
    if found.kind != "agency" or " " not in plain[found.start : found.end]:
        return False
    if last is not None and last.kind == "country" and plain[last.end : found.start] in _OWNING:
        return lexicon.nation(found.name) != lexicon.nation(last.name)
    home = countries.by_code().get(country)
    is_own = home is not None and home.name == lexicon.nation(found.name)
    return not (is_own or _is_owned(plain, found, last) or _stands_alone(plain, found, last))


def _is_short(plain: str, found: NameSpan) -> bool:
    """Whether a name is a place or a short form, which a country has whatever stands beside it: "VA health care"."""
    return found.kind in lexicon.PLACES or plain[found.start : found.end].isupper()


def _is_whole(plain: str, found: NameSpan, last: NameSpan | None) -> bool:
    """Whether a title or a body is no part of a longer name: not "Harrow Council", "President of Samsung"."""
    if _PATTERNS["of another"].match(plain, found.end):
        return False
    is_word = plain.rfind(" ", found.start + len("the "), found.end) < 0
    if is_word and _makes_institution(plain, found.end, is_adjective=True):
        return False  # "Treasury Board"
    return _is_owned(plain, found, last) or _stands_alone(plain, found, last)


def _is_owned(plain: str, found: NameSpan, last: NameSpan | None) -> bool:
    """Whether whoever has a body stands before it: "Biden's Department of Education"."""
    if last is None or last.kind not in {"person", "office", "agency"}:
        return False
    return plain[last.end : found.start] in _OWNING


def _stands_alone(plain: str, found: NameSpan, last: NameSpan | None) -> bool:
    """Whether a title or a body is no part of a longer name: "the Council", and not "Harrow Council".

    Two letters stand for too many things.
    """
    if plain[found.start : found.end].isupper():
        return found.end - found.start > len("VP")
    before = _word_before(plain, found.start - 1).lstrip(_OPENING)
    if not before[:1].isupper() or _begins(before):
        return True
    if before[-1].isalpha():
        return False
    in_list = last is not None and last.kind != "person" and last.end == found.start - len(", ")
    return in_list or found.kind != "office" or not _PATTERNS["apposed"].match(plain, found.end)


def _begins(word: str) -> bool:
    """Whether a word with a capital may stand before a name and be none of it: "Today", "Dear", "Republican"."""
    bare = word.rstrip(".,:;")
    low = bare.lower()
    known = low in words.OPENERS or low in words.STOPPING or low in FUNCTION_WORDS
    known = known or low in words.RANKS
    return known or bare in _BEGINNING or (bare in persons.NO_GIVEN_NAMES and bare not in _OF_OTHERS)


def _country_beside(found: NameSpan, last: NameSpan | None, plain: str) -> str | None:
    """Return the country named with a title or a body: "Mexico's Senate", "the Kenyan Treasury", "Senate of Chile".

    A short form may be that of a part of the world or of a country: "Africa CDC", "Ohio EPA".
    """
    if last and plain[last.end : found.start] in _OWNING and _may_own(last, plain[found.start : found.end]):
        return last.name
    behind = _OF_COUNTRY.match(plain, found.end) if plain.startswith(" of ", found.end) else None
    word = lexicon.WORD.match(plain, behind.end()) if behind else None
    form = _form_at(plain, word.start(), word[0], "") if word else None
    return form.name if form and form.kind == "country" and not form.adjective else None


def _may_own(owner: NameSpan, form: str) -> bool:
    """Whether a place may have a body of its own: a country, or a part of one or of the world a short form."""
    return owner.kind == "country" or (owner.kind in _PARTLY and form.isupper())


def canonical(name: str, country: str = "") -> str | None:
    """Return the canonical name of a written form ("the FBI's", "AMLO"), None if it is not exactly one known name."""
    bare = fold(name).strip(" .,").removeprefix("the ").removesuffix("'s").removesuffix("'")
    found = next(name_spans(bare, country), None) or next(name_spans(f"{bare}.", country), None)
    return found.name if found and found.start == 0 and found.end >= len(bare) else None


def _form_at(plain: str, start: int, word: str, country: str) -> lexicon.Form | None:
    """Find the longest known form whose first capitalised word stands at `start`."""
    if word not in lexicon.known().rows or not any(
        plain.startswith(texts, start - lead) for lead, texts in lexicon.texts_by_lead(word) if lead <= start
    ):
        return None
    for form in lexicon.sorted_forms(word):
        begin = start - form.lead
        if begin >= 0 and plain.startswith(form.text, begin):
            end = begin + len(form.text)
            is_cut = form.text.endswith(_CUT) and plain.startswith(" of ", end)
            if not plain[end : end + 1].isalnum() and not is_cut and _is_open_to(form, country):
                return form
    return None


def _is_open_to(form: lexicon.Form, country: str) -> bool:
    """Whether a form means somebody in a country; a title or body of many has a meaning in each, a place has not."""
    return not form.is_open or form.kind not in lexicon.PLACES or country in lexicon.known().own[form.name]


def _mention(plain: str, start: int, form: lexicon.Form, previous_end: int, country: str) -> NameSpan | None:
    """Return what the form at `start` names in its surroundings; None if it names nothing there."""
    end = start + len(form.text)
    if form.kind == "title" or (form.kind == "office" and form.text in persons.titles()):
        person = _titled_person(plain, start, end, previous_end, country)
        if person is not None or form.kind == "title":
            return person
    if not form.kind or (form.kind in _PLACES_AND_PEOPLE and _part_of_another_name(plain, start, end, form)):
        return None
    if form.kind in lexicon.PLACES:
        is_part = _is_in_institution(plain, start, end, form)
        return _widened(plain, start, end, form)._replace(is_part=is_part)
    return NameSpan(start, end, form.name, form.kind, adjective=False)  # type: ignore[arg-type]  # titles are done


def _part_of_another_name(plain: str, start: int, end: int, form: lexicon.Form) -> bool:
    """Whether a place or surname is part of a river, a university, a person: "Delaware River", "Michael Jordan"."""
    if form.adjective or " " in form.text:
        return False
    before = _word_before(plain, start - 1) if plain[start - 1 : start] == " " else ""
    if len(before) == len("T.") and before.endswith("."):  # "Booker T. Washington"
        before = _word_before(plain, start - len(" T. "))
    if form.kind == "person" and (_is_given_name(before) or _INITIALS.fullmatch(before)):
        return True
    return before in persons.given_names() or plain.startswith(_NOT_A_PLACE, end)


def _is_in_institution(plain: str, start: int, end: int, form: lexicon.Form) -> bool:
    """Whether a place stands in the name of a body or a firm: "Bank of Norway", "Japan Airlines", "Air India"."""
    if plain[start - 1 : start] in {"-", "/"}:
        return False  # "U.S.-Philippines Alliance"
    if not form.adjective and _word_before(plain, start - 1).lstrip(_OPENING) in words.BEFORE_PLACE:
        return True
    return _makes_institution(plain, end, is_adjective=form.adjective) or _is_of_institution(plain, start)


def _makes_institution(plain: str, end: int, *, is_adjective: bool) -> bool:
    """Whether the capitals right behind a name end in a noun for a body or a firm, and none for a government.

    A verb of a heading makes none: "Kenya Launches Water Authority".
    """
    row = _PATTERNS["behind"].match(plain, end) if plain[end : end + 1] == " " else None
    lows = [word.lower().removesuffix("'s") for word in row[0].split()] if row else []
    if not lows or (not is_adjective and len(lows) > 1 and _is_verb(lows[0])):
        return False
    for number, low in enumerate(lows):
        if low in words.STATE or low in words.ROLES or low in words.TITLES or low in _MODALS:
            return False
        if low in words.INSTITUTIONS or (low in {"cross", "crescent"} and lows[number - 1] == "red"):
            return number > 0 or low not in words.STATE_ALONE
    return False


def _is_verb(low: str) -> bool:
    """Whether a word may be the verb of a heading, and is no noun that names a body."""
    return low.endswith("s") and not low.endswith(("ss", "us", "ics")) and low not in words.INSTITUTIONS


def _is_of_institution(plain: str, start: int) -> bool:
    """Whether a noun for a body and "of" stand before a place: "Law Society of Kenya", not "Government of Kenya"."""
    before = plain[max(0, start - _REACH) : start].removesuffix("the ")
    if not before.endswith(" of "):
        return False
    row = before.removesuffix(" of ").split(" ")
    for left, word in zip(reversed(["", *row[:-1]]), reversed(row), strict=True):
        low = word.lstrip(_OPENING).lower()
        if low in words.STATE or low in words.ROLES or low in words.TITLES or words.HEADS.get(low) == "place":
            return False
        if word.lstrip(_OPENING)[:1].isupper() and low in words.INSTITUTIONS:
            return True
        is_joint = word in _JOINTS or (word == "the" and left in words.OF)
        if not (is_joint or word[:1].isupper()) or (not word[-1:].isalpha() and word != "&"):
            return False
    return False


def _is_given_name(word: str) -> bool:
    """Whether a word before a surname makes another person of it: "Hunter Biden" is not Joe Biden."""
    if not word.isalpha() or not word[0].isupper() or word.isupper():
        return False
    if word.lower() in FUNCTION_WORDS or word.endswith("ing") or word in persons.title_words():
        return False
    return not any(form.text == word and form.kind == "person" for form in lexicon.forms_of(word))


def _widened(plain: str, start: int, end: int, form: lexicon.Form) -> NameSpan:
    """Return the mention with its direction ("southern Mexico") or its government ("Mexican government")."""
    name = form.name
    if plain.startswith((" government", " Government"), end) and form.kind == "country":
        return NameSpan(start, end + len(" government"), name, "country", adjective=False)
    head = plain[max(0, start - 14) : start]
    if not form.adjective and head.endswith(lexicon.DIRECTIONS):
        way = head.rstrip().rpartition(" ")[2]
        return NameSpan(start - len(way) - 1, end, f"{way.lower()} {name}", "region", adjective=False)
    return NameSpan(start, end, name, form.kind, form.adjective)  # type: ignore[arg-type]  # only places come here


def _titled_person(plain: str, start: int, end: int, previous_end: int, country: str) -> NameSpan | None:
    """Find the person whose title stands at `start:end`: a listed one, else under the surname."""
    if plain[end : end + 1] != " ":
        return None
    word = lexicon.WORD.match(plain, end + 1)
    known = _form_at(plain, end + 1, word[0], country) if word else None
    if known is not None and known.kind == "person" and not _GIVEN_BEHIND.match(plain, end + 1 + len(known.text)):
        return NameSpan(start, end + 1 + len(known.text), known.name, "person", adjective=False)
    name = _PATTERNS["person"].match(plain, end + 1)
    if name is None or name[0].split()[0] in _NOT_A_SURNAME or _inside_heading(plain, start, previous_end):
        return None
    if len(name[0].split()) == _NAMES and lexicon.WORD.match(plain, name.end() + 1):
        return None  # "Dr. Olga Berg Health Care Act"
    person = persons.person(name[0], plain[start:end], country)
    return NameSpan(start, name.end(), person, "person", adjective=False)


def _inside_heading(plain: str, start: int, previous_end: int) -> bool:
    """Whether a capitalised word that is no name stands before a title, as in "Criminal Justice Reform"."""
    end = start
    while end and plain[end - 1].isspace():
        end -= 1
    return end != previous_end and _word_before(plain, end)[:1].isupper() and plain[end - 1].isalpha()


def _word_before(plain: str, end: int) -> str:
    """Return the word that ends at a place, without copying what is before it."""
    return plain[plain.rfind(" ", 0, max(end, 0)) + 1 : max(end, 0)]
