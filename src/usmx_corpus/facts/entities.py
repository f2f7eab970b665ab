"""Which government, agency, person or place a text names, under one canonical name for all its written forms.

The names are data that `gazetteer.py` reads. A text is searched by its capitalised words: each is looked up as the
first word of a known form, and the longest form there wins.

"The President", "the Treasury" and other titles and bodies that many countries have mean those of the country named
with them ("Mexico's Senate"), else of the country whose document it is (`in_country`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from usmx_corpus.facts import countries, gazetteer
from usmx_corpus.facts import name_words as words
from usmx_corpus.text.analyse import FUNCTION_WORDS
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

NameKind = Literal["person", "agency", "country", "region", "organisation", "city", "state", "office"]


class NameSpan(NamedTuple):
    """A name in a text: `text[start:end]` says `name`; `adjective` for "Mexican", "Guatemalans".

    `is_part`: a place in the name of a body, which is not that place ("Bank of Norway").
    """

    start: int
    end: int
    name: str
    kind: NameKind
    adjective: bool
    is_part: bool = False


class Form(NamedTuple):
    """One written form: `lead` is what stands before its first capitalised word ("the Americas").

    `is_open`: `name` is only the name as written, and the country of the document says whom it means.
    """

    text: str
    lead: int
    name: str
    kind: str  # a NameKind, "title" before a person's name, or "" for a phrase to pass over
    adjective: bool
    is_open: bool = False


_Row = tuple[str, int, str, str, bool, bool]  # the fields of a `Form`: making thousands of them takes longer


class Lexicon(NamedTuple):
    """Everything known about names, read once; `forms_of` and `every_form` give the written forms.

    `rows` are the fields of forms by first capitalised word; `own` has, by the name as written of what several
    countries have, each country's own name for it, by the code of the country.
    """

    rows: dict[str, list[_Row]]
    kinds: dict[str, NameKind]
    parents: dict[str, str]
    own: dict[str, dict[str, str]]


_TABLES: tuple[tuple[NameKind, str], ...] = (
    ("region", "regions"),
    ("country", "countries"),
    ("state", "states"),
    ("city", "cities"),
    ("agency", "agencies"),
    ("office", "offices"),
    ("organisation", "organisations"),
    ("person", "people"),
)
#: What stands without an article by itself; other titles and bodies have one ("the President").
_NO_ARTICLE = ("Congress", "Parliament", "Department ", "Ministry ", "Washington", "VP", "Chancellor")
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
_PLACES = frozenset(("country", "region", "state", "city"))
#: Kinds of places that have bodies of their own beside those of countries.
_PARTLY = frozenset(("region", "state"))
#: What stands between an owner and what is owned.
_OWNING = frozenset(("'s ", "' ", " "))
_PLACES_AND_PEOPLE = _PLACES | {"person"}
_DIRECTIONS = tuple(
    f"{way} "
    for words in (
        "northern southern eastern western central northeastern northwestern southeastern southwestern",
        "northeast northwest southeast southwest",
    )
    for word in words.split()
    for way in (word, word.capitalize())
)
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
#: What else stands before a surname and is no given name.
_NO_GIVEN_NAMES = frozenset(
    "Administration After America American Before Both Candidate Dear Democrat Democrats Even Former Here Honorable "
    "How Like Madam Mister Mr Ms Mrs Nominee Now Only Pres Presidents Remember Republican Republicans State Team Than "
    "Thank Then Today Tonight When While Why Yesterday Yet".split()
)
#: Of these the ones that have titles and bodies of their own: "State Senate".
_OF_OTHERS = frozenset(("State", "Team", "America"))
_NAME_PARTS = frozenset("Jr. Sr. I II III IV V VI XII XIII XIV XVI Jr Sr".split())
_PARTICLES = frozenset("al bin da de del den der di dos el la van von".split())
# Signs of money take the place of the euro in ISO 8859-15: patterns with signs beyond Latin-1 take long to compile.
_PLAIN: dict[str, str] = dict(
    zip(
        "áàâãäåāçčéèêëēíìîïīñóòôõöøōšúùûüūýžÁÀÂÃÄÅÇČÉÈÊËÍÌÎÏÑÓÒÔÕÖØŠÚÙÛÜÝŽğışłŁćńśźżęąřěŞİ’‘“”‑–\N{NO-BREAK SPACE}€"
        "⁰¹²³⁴⁵⁶⁷⁸⁹",
        "aaaaaaacceeeeeiiiiinooooooosuuuuuyzAAAAAACCEEEEIIIINOOOOOOSUUUUYZgislLcnszzeareSI''\"\"-- ¤          ",
        strict=True,
    )
) | {
    **dict.fromkeys("₹₨₦₱₵₴₽₺₪₾₼₸֏؋₩₫฿៛₭₮₲₡৳﷼", "¤"),
    **dict.fromkeys("\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}\N{FIGURE SPACE}", " "),
    "−": "-",
}
#: Where the surname stands first, though often not in English.
_SURNAME_FIRST = frozenset("Cambodia;China;Hungary;Japan;North Korea;Singapore;South Korea;Taiwan;Vietnam".split(";"))
#: Words of a person's name at most.
_NAMES = 4
#: Characters before a short form that hold its name: 22 words.
_LONGEST_NAME = 400
#: Letters of the longest short form.
_LONGEST_FORM = 10
#: Characters before a name that may hold the rank of an office or the noun of a body.
_REACH = 80
_FORMER = frozenset(("former", "ex", "then"))
_JOINTS = words.OF | {"and", "&"}
_OPENING = "([\"'"
#: "Kim Dae-jung", "Park Chung-hee": the second part of a given name is written small only there; it may follow alone.
_GIVEN_LAST = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+-[a-z]+")
_GIVEN_BEHIND = re.compile(r" [A-Z][a-z]+-[a-z]+\b")
#: Letters of a short form of a given name: "Rob", for Robert.
_SHORT_NAME = 3
_MODALS = frozenset("will would shall should may must can could to is are was were has have had".split())
_RAISED_POINT = re.compile(r"(?<=\d)·(?=\d)")
_UNUSUAL = re.compile(r"[^\x00-\x7f]")
_WORD = re.compile(r"[A-Z](?<!\w[A-Z])\w*")  # a letter first is faster to search than "\b"
_INITIALS = re.compile(r"(?:[A-Z]\.){2,4}")
_OF_COUNTRY = re.compile(r" of (?:the )?")

_PATTERNS = Patterns(
    {
        "person": (
            r"(?:[A-Z]\.|[A-Z]'[A-Z]\w+|[A-Z]\w+(?:-\w+)*(?:'(?!s\b)\w+)?)"  # a name or an initial
            r"(?: (?:(?:al|bin|da|de|del|den|der|di|dos|el|la|van|von) ){0,2}"
            r"(?:[A-Z]\.|Jr\.|Sr\.|[A-Z]'[A-Z]\w+|[A-Z]\w+(?:-\w+)*(?:'(?!s\b)\w+)?)){0,3}"  # up to three more
        ),
        "definition": rf"\(([A-Z][A-Za-z&]{{1,{_LONGEST_FORM - 1}}})\)",
        "letters": r"[A-Z][A-Za-z&]+",
        # The field of a title or a body, unless it is the state itself: "of Samsung", "of the Law Society", "on Trade".
        "of another": r" of (?:(?:the|an?|our|this|that) )?+(?!(?:Republic|Nation|State|Union|Federation|Country)\b"
        r"(?! of\b| [A-Z]))[A-Z]",
        # Behind the title of somebody who stands before it: "Olga Berg, President and CEO".
        "apposed": r",? (?:and|&) [A-Z]|, [A-Z]",
        # Capitals in a row, also with small words between them, behind a name.
        "behind": r"(?= [A-Z])(?: (?:(?:of|for|on) (?:the )?+|(?:and|&) )?+[A-Z][\w'&-]*+)++",
    }
)


def fold(text: str) -> str:
    """Replace accents, quotes, dashes, special spaces, raised digits and signs of money, character for character."""
    if not text.isascii():
        for character in set(_UNUSUAL.findall(text)):  # some few: ten times as fast as `str.translate`
            text = text.replace(character, _PLAIN.get(character, character))
        if "·" in text:
            text = _RAISED_POINT.sub(".", text)
    return text


def name_spans(text: str, country: str = "") -> Iterator[NameSpan]:
    """Find the names in `text` in order of place, none overlapping; case counts, accents do not.

    `country` is the code of the country whose document it is, "" where nobody knows: "the President" is then read as
    written. A place in the name of a body is none of them.
    """
    return (name for name in _every_span(text, country) if not name.is_part)


def _every_span(text: str, country: str) -> Iterator[NameSpan]:
    """Find the names in a text, and the places in names of bodies."""
    plain = fold(text)
    rows = lexicon().rows
    end = 0
    last: NameSpan | None = None
    for word in _WORD.finditer(plain):
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
    row = " ".join("former" if low in _FORMER else low.capitalize() for low in lows)
    article = "the " if name.startswith("the ") else ""
    return f"{article}{row} {name.removeprefix('the ')}"


def _own(found: NameSpan, last: NameSpan | None, plain: str, country: str) -> NameSpan | None:
    """Return a title or a body that many countries have as that of the country named with it, else of the document's.

    None where another country is named of which nothing is known ("the Supreme Court of Norland" is not listed).
    """
    several = lexicon().own[found.name]
    named = _country_beside(found, last, plain)
    if named is None:
        is_known = _is_whole(plain, found, last) or (country in several and _is_short(plain, found))
        return found._replace(name=in_country(found.name, country)) if is_known else None
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
        return nation(found.name) != nation(last.name)
    home = countries.by_code().get(country)
    is_own = home is not None and home.name == nation(found.name)
    return not (is_own or _is_owned(plain, found, last) or _stands_alone(plain, found, last))


def _is_short(plain: str, found: NameSpan) -> bool:
    """Whether a name is a place or a short form, which a country has whatever stands beside it: "VA health care"."""
    return found.kind in _PLACES or plain[found.start : found.end].isupper()


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
    return known or bare in _BEGINNING or (bare in _NO_GIVEN_NAMES and bare not in _OF_OTHERS)


def _country_beside(found: NameSpan, last: NameSpan | None, plain: str) -> str | None:
    """Return the country named with a title or a body: "Mexico's Senate", "the Kenyan Treasury", "Senate of Chile".

    A short form may be that of a part of the world or of a country: "Africa CDC", "Ohio EPA".
    """
    if last and plain[last.end : found.start] in _OWNING and _may_own(last, plain[found.start : found.end]):
        return last.name
    behind = _OF_COUNTRY.match(plain, found.end) if plain.startswith(" of ", found.end) else None
    word = _WORD.match(plain, behind.end()) if behind else None
    form = _form_at(plain, word.start(), word[0], "") if word else None
    return form.name if form and form.kind == "country" and not form.adjective else None


def _may_own(owner: NameSpan, form: str) -> bool:
    """Whether a place may have a body of its own: a country, or a part of one or of the world a short form."""
    return owner.kind == "country" or (owner.kind in _PARTLY and form.isupper())


def in_country(name: str, country: str) -> str:
    """Return whom a name as written means in a document of a country: "the President", "KE" → "President of Kenya".

    A name that no entry of that country has stays as it is.
    """
    own = lexicon().own.get(name, {})
    return own.get(country, name)


def of_several() -> Iterable[str]:
    """Return the names, as written, that several countries have: "the President"."""
    return lexicon().own


def meanings(name: str) -> Collection[str]:
    """Return whom a name that several countries have means in each of them; none for another name."""
    return lexicon().own.get(name, {}).values()


def may_mean(one: str, other: str) -> bool:
    """Whether two names may be one in some country: "the President" and "President of Mexico", "the Treasury"."""
    (rank, one), (others, other) = _without_rank(one), _without_rank(other)
    if rank != others:
        return False
    mine, theirs = meanings(one), meanings(other)
    return one in theirs or other in mine or (bool(mine) and not set(mine).isdisjoint(theirs))


def are_namesakes(one: str, other: str) -> bool:
    """Whether two names are of one title or body in two countries ("President of Kenya", "President of Mexico").

    So are an office and the one below it, or the former one: "Prime Minister", "Deputy Prime Minister".
    """
    (rank, one), (others, other) = _without_rank(one), _without_rank(other)
    if rank != others and (one == other or may_mean(one, other)):
        return True
    return one != other and not _bare_names().get(one, set()).isdisjoint(_bare_names().get(other, ()))


@cache
def _bare_names() -> dict[str, set[str]]:
    """Map each name that has a form which several countries have to these forms."""
    found: dict[str, set[str]] = {}
    for bare in of_several():
        for name in meanings(bare):
            found.setdefault(name, set()).add(bare)
    return found


def canonical(name: str, country: str = "") -> str | None:
    """Return the canonical name of a written form ("the FBI's", "AMLO"), None if it is not exactly one known name."""
    bare = fold(name).strip(" .,").removeprefix("the ").removesuffix("'s").removesuffix("'")
    found = next(name_spans(bare, country), None) or next(name_spans(f"{bare}.", country), None)
    return found.name if found and found.start == 0 and found.end >= len(bare) else None


@lru_cache(maxsize=4096)
def _without_rank(name: str) -> tuple[str, str]:
    """Return the rank in the name of an office that the tables lack, and the office: "Deputy", "the Prime Minister"."""
    article = "the " if name.startswith("the ") else ""
    row = name.removeprefix("the ").split(" ") if name not in lexicon().kinds else []
    count = next((number for number, word in enumerate(row) if word.lower() not in words.RANKS), 0)
    office = article + " ".join(row[count:])
    return (" ".join(row[:count]), office) if count and lexicon().kinds.get(office) == "office" else ("", name)


@lru_cache(maxsize=4096)
def may_be_one(one: str, other: str, name: str) -> bool:
    """Whether two written forms of one person may mean one: no two given names, no deputy and whom he stands for."""
    if one == other or lexicon().kinds.get(name) not in {None, "person"}:
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
    bare = [word for word in row if word not in _title_words() and word.lower() not in words.RANKS]
    ranks = {low for word in row for low in word.lower().split("-") if low in words.RANKS} - _FORMER
    is_surname = " " not in name and name in bare
    given = (bare[: bare.index(name)] or bare[1:]) if is_surname else []
    return (frozenset(ranks) if len(bare) < len(row) else None), " ".join(given)


def kind(name: str) -> NameKind | None:
    """Return what a canonical name is the name of, None if unknown."""
    office = _without_rank(name)[1]
    return lexicon().kinds.get(office) or ("region" if _whole(name) != name else None)


def parent(name: str) -> str | None:
    """Return what a canonical name belongs to: agency → country, city → state; None at the top."""
    whole = _whole(name)
    return lexicon().parents.get(_without_rank(name)[1]) if whole == name else whole


@lru_cache(maxsize=4096)
def lineage(name: str) -> tuple[str, ...]:
    """List a canonical name and all it belongs to, from near to far."""
    chain = [name]
    while above := parent(chain[-1]):
        chain.append(above)
    return tuple(chain)


def nation(name: str) -> str | None:
    """Return the country that a canonical name is or belongs to ("Export-Import Bank" → "United States").

    Of a country within another it is the larger one ("Scotland" → "United Kingdom").
    """
    return next((each for each in reversed(lineage(name)) if lexicon().kinds.get(each) == "country"), None)


def within(inner: str, outer: str) -> bool:
    """Whether `inner` is `outer` or belongs to it."""
    return outer in lineage(inner)


def acronyms(text: str) -> dict[str, str]:
    """Find the short forms a text defines by their initials: "High-Level Economic Dialogue (HLED)"."""
    return dict(_definitions(text)) if "(" in text else {}


def short_forms_in(text: str, known: Mapping[str, str]) -> list[str]:
    """Return those of some short forms that a text holds, also within a word, the longest first."""
    if not known:
        return []
    rows = (row for row in _PATTERNS["letters"].finditer(text))
    starts = (row.start() + place for row in rows for place, letter in enumerate(row[0]) if letter.isupper())
    held = {text[start : start + length] for start in starts for length in range(2, _LONGEST_FORM + 1)}
    return sorted(held & known.keys(), key=lambda short: (-len(short), short))


@cache
def lexicon() -> Lexicon:
    """Read the tables of the gazetteer."""
    found = Lexicon({}, {}, {}, {})
    for phrase in gazetteer.lines("passed-over"):
        _add(found, phrase, "", "")
    for name_kind, table in _TABLES:
        for entry in gazetteer.entries(table):
            _enter(found, entry, name_kind)
    _add_departments(found)
    for title in gazetteer.lines("titles"):
        _add(found, title, "", "title")
    _resolve(found)
    return found


def forms_of(word: str) -> list[Form]:
    """Return the written forms whose first capitalised word this is, the longest first."""
    return _sorted_forms(word) if word in lexicon().rows else []


@cache
def _sorted_forms(word: str) -> list[Form]:
    rows = lexicon().rows[word]
    return sorted((Form(*row) for row in rows), key=lambda form: -len(form.text) + form.lead)


@cache
def _texts_by_lead(word: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Return the forms of a word as text, by their `lead`: whether a text has one of them is seen at once."""
    texts: dict[int, tuple[str, ...]] = {}
    for form in _sorted_forms(word):
        texts[form.lead] = (*texts.get(form.lead, ()), form.text)
    return tuple(texts.items())


def every_form() -> Iterator[Form]:
    """Yield every written form."""
    return (Form(*row) for rows in lexicon().rows.values() for row in rows)


def _enter(found: Lexicon, entry: gazetteer.Entry, name_kind: NameKind) -> None:
    """Add an entry of a table with all its written forms."""
    name = entry.name.removeprefix("?")
    _know(found, name, name_kind, entry.above)
    for form in entry.forms:
        if form[0] == "?":
            _add_open(found, form[1:], name, name_kind)
        else:
            _add(found, form, name, name_kind)
    if name_kind == "person":
        _add_turned(found, name, entry.above)
    for form in entry.adjectives:
        for written in (form, f"{form}s"):
            first, lead, folded = _placed(written)
            found.rows.setdefault(first, []).append((folded, lead, name, name_kind, True, False))


def _add_turned(found: Lexicon, name: str, country: str) -> None:
    """Add the forms of a person with the surname in capitals or, in countries that write it so, first."""
    one, _, other = fold(name).partition(" ")
    if not other or " " in other:
        return
    forms = [(one, other.upper()), (other.upper(), one)]
    if country in _SURNAME_FIRST:
        forms += [(other, one), (one.upper(), other)]
    for first, last in forms:
        if first.isalnum():
            found.rows.setdefault(first, []).append((f"{first} {last}", 0, name, "person", False, False))


def _know(found: Lexicon, name: str, name_kind: NameKind, above: str) -> None:
    if name not in found.kinds:
        found.kinds[name] = name_kind
        found.parents[name] = above


def _add(found: Lexicon, text: str, name: str, name_kind: str) -> None:
    first, lead, folded = _placed(text)
    found.rows.setdefault(first, []).append((folded, lead, name, name_kind, False, False))


def _placed(text: str) -> tuple[str, int, str]:
    """Return the first capitalised word of a form, what stands before it, and the form as it is looked for."""
    folded = text if text.isascii() else fold(text)
    first = folded.partition(" ")[0]
    if first.isalnum() and first[0].isupper():
        return first, 0, folded
    word = _WORD.search(folded)
    return (word[0], word.start(), folded) if word else (folded, 0, folded)


def _add_open(found: Lexicon, text: str, name: str, name_kind: NameKind, bare: str = "") -> None:
    """Add a form that several countries have, under its name as written."""
    bare = bare or _as_written(text)
    first, lead, folded = _placed(text)
    row = (folded, lead, bare, name_kind, False, True)
    rows = found.rows.setdefault(first, [])
    if row not in rows:
        rows.append(row)
    if name_kind not in _PLACES:  # a place is never named as written ("Washington" is a city elsewhere)
        _know(found, bare, name_kind, "")
    found.own.setdefault(bare, {})[name] = name


def _as_written(text: str) -> str:
    """Return a title or a body by itself, with its article: "the President", "Congress"."""
    return text if text.isupper() or text.startswith(("the ", *_NO_ARTICLE)) else f"the {text}"


def _resolve(found: Lexicon) -> None:
    """Sort what several countries have by the codes of these countries."""
    codes = countries.by_name()
    for own in found.own.values():
        names = list(own)
        own.clear()
        for name in names:
            above = name
            while above and above not in codes:
                above = found.parents.get(above, "")
            if above:
                own.setdefault(codes[above].code, name)


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


def _add_departments(found: Lexicon) -> None:
    """Add the departments of the United States and their secretaries; only "U.S." says whose they are."""
    for line in gazetteer.lines("departments"):
        field, *short = (form.strip() for form in line.split("/"))
        bare = field.removeprefix("the ")
        department, secretary = f"U.S. Department of {field}", f"Secretary of {field}"
        _know(found, department, "agency", "United States")
        _know(found, secretary, "office", department)
        for us in ("U.S. ", "US ", "United States "):
            for part in dict.fromkeys((field, bare)):
                _add(found, f"{us}Department of {part}", department, "agency")
        for form in dict.fromkeys((f"Department of {field}", f"Department of {bare}", f"{bare} Department")):
            _add_open(found, form, department, "agency", f"Department of {field}")
        for form in short:
            if form.startswith("?"):
                _add_open(found, form[1:], department, "agency", "" if form.isupper() else f"the {bare}")
            else:
                _add(found, form, department, "agency")
        for form in dict.fromkeys((f"Secretary of {field}", f"Secretary of {bare}", f"{bare} Secretary")):
            _add_open(found, form, secretary, "office", f"the Secretary of {field}")


def _form_at(plain: str, start: int, word: str, country: str) -> Form | None:
    """Find the longest known form whose first capitalised word stands at `start`."""
    if word not in lexicon().rows or not any(
        plain.startswith(texts, start - lead) for lead, texts in _texts_by_lead(word) if lead <= start
    ):
        return None
    for form in _sorted_forms(word):
        begin = start - form.lead
        if begin >= 0 and plain.startswith(form.text, begin):
            end = begin + len(form.text)
            is_cut = form.text.endswith(_CUT) and plain.startswith(" of ", end)
            if not plain[end : end + 1].isalnum() and not is_cut and _is_open_to(form, country):
                return form
    return None


def _is_open_to(form: Form, country: str) -> bool:
    """Whether a form means somebody in a country; a title or body of many has a meaning in each, a place has not."""
    return not form.is_open or form.kind not in _PLACES or country in lexicon().own[form.name]


def _mention(plain: str, start: int, form: Form, previous_end: int, country: str) -> NameSpan | None:
    """Return what the form at `start` names in its surroundings; None if it names nothing there."""
    end = start + len(form.text)
    if form.kind == "title" or (form.kind == "office" and form.text in _titles()):
        person = _titled_person(plain, start, end, previous_end, country)
        if person is not None or form.kind == "title":
            return person
    if not form.kind or (form.kind in _PLACES_AND_PEOPLE and _part_of_another_name(plain, start, end, form)):
        return None
    if form.kind in _PLACES:
        is_part = _is_in_institution(plain, start, end, form)
        return _widened(plain, start, end, form)._replace(is_part=is_part)
    return NameSpan(start, end, form.name, form.kind, adjective=False)  # type: ignore[arg-type]  # titles are done


def _part_of_another_name(plain: str, start: int, end: int, form: Form) -> bool:
    """Whether a place or surname is part of a river, a university, a person: "Delaware River", "Michael Jordan"."""
    if form.adjective or " " in form.text:
        return False
    before = _word_before(plain, start - 1) if plain[start - 1 : start] == " " else ""
    if len(before) == len("T.") and before.endswith("."):  # "Booker T. Washington"
        before = _word_before(plain, start - len(" T. "))
    if form.kind == "person" and (_is_given_name(before) or _INITIALS.fullmatch(before)):
        return True
    return before in given_names() or plain.startswith(_NOT_A_PLACE, end)


def _is_in_institution(plain: str, start: int, end: int, form: Form) -> bool:
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
    if word.lower() in FUNCTION_WORDS or word.endswith("ing") or word in _title_words():
        return False
    return not any(form.text == word and form.kind == "person" for form in forms_of(word))


def _widened(plain: str, start: int, end: int, form: Form) -> NameSpan:
    """Return the mention with its direction ("southern Mexico") or its government ("Mexican government")."""
    name = form.name
    if plain.startswith((" government", " Government"), end) and form.kind == "country":
        return NameSpan(start, end + len(" government"), name, "country", adjective=False)
    head = plain[max(0, start - 14) : start]
    if not form.adjective and head.endswith(_DIRECTIONS):
        way = head.rstrip().rpartition(" ")[2]
        return NameSpan(start - len(way) - 1, end, f"{way.lower()} {name}", "region", adjective=False)
    return NameSpan(start, end, name, form.kind, form.adjective)  # type: ignore[arg-type]  # only places come here


def _titled_person(plain: str, start: int, end: int, previous_end: int, country: str) -> NameSpan | None:
    """Find the person whose title stands at `start:end`: a listed one, else under the surname."""
    if plain[end : end + 1] != " ":
        return None
    word = _WORD.match(plain, end + 1)
    known = _form_at(plain, end + 1, word[0], country) if word else None
    if known is not None and known.kind == "person" and not _GIVEN_BEHIND.match(plain, end + 1 + len(known.text)):
        return NameSpan(start, end + 1 + len(known.text), known.name, "person", adjective=False)
    name = _PATTERNS["person"].match(plain, end + 1)
    if name is None or name[0].split()[0] in _NOT_A_SURNAME or _inside_heading(plain, start, previous_end):
        return None
    if len(name[0].split()) == _NAMES and _WORD.match(plain, name.end() + 1):
        return None  # "Dr. Olga Berg Health Care Act"
    person = _person(name[0], plain[start:end], country)
    return NameSpan(start, name.end(), person, "person", adjective=False)


def _person(name: str, title: str, country: str) -> str:
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
    while len(row) > 1 and row[0] in _title_words():
        row.pop(0)
    return " ".join(row)


def _is_taken(surname: str, title: str, country: str) -> bool:
    """Whether a title and a surname alone may mean a listed person."""
    return any(_may_bear(each, title, country) for each in _surnames().get(surname, ()))


def _may_bear(person: str, title: str, country: str) -> bool:
    """Whether a listed person may have a title: at home, or that of the head of a state or government."""
    home = countries.by_code().get(country)
    is_own = home is not None and home.name in lineage(person)
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


def _inside_heading(plain: str, start: int, previous_end: int) -> bool:
    """Whether a capitalised word that is no name stands before a title, as in "Criminal Justice Reform"."""
    end = start
    while end and plain[end - 1].isspace():
        end -= 1
    return end != previous_end and _word_before(plain, end)[:1].isupper() and plain[end - 1].isalpha()


def _word_before(plain: str, end: int) -> str:
    """Return the word that ends at a place, without copying what is before it."""
    return plain[plain.rfind(" ", 0, max(end, 0)) + 1 : max(end, 0)]


def _surname(name: str) -> str:
    """Return the last name with its particles: "Ursula von der Leyen" → "von der Leyen"."""
    words = [word for word in name.split() if word.rstrip(",") not in _NAME_PARTS]
    last = len(words) - 1
    while last > 0 and words[last - 1] in _PARTICLES:
        last -= 1
    return " ".join(words[last:]).rstrip(",")


@cache
def _titles() -> frozenset[str]:
    return frozenset(gazetteer.lines("titles"))


@cache
def _title_words() -> frozenset[str]:
    return _NO_GIVEN_NAMES.union(word for title in _titles() for word in title.split())


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


def _whole(name: str) -> str:
    """Return what a place with a direction is a part of: "southern Mexico" → "Mexico"; other names as they are."""
    way, _, rest = name.partition(" ")
    return rest if f"{way} " in _DIRECTIONS and rest in lexicon().kinds and name not in lexicon().kinds else name


def _definitions(text: str) -> Iterator[tuple[str, str]]:
    for found in _PATTERNS["definition"].finditer(text):
        short, first = found[1], found.start() - _LONGEST_NAME
        before = (text[first : found.start()].partition(" ")[2] if first > 0 else text[: found.start()]).rstrip()
        # Twice its letters, and two: "Organisation for Economic Co-operation and Development (OECD)" has four joints.
        starts = [word.start() for word in re.finditer(r"\S+", before)][-2 * len(short) - 2 :]
        spelled = (before[start:] for start in reversed(starts) if _has_initials(before[start:], short))
        name = next(spelled, None)
        if name:
            yield short, name


def _has_initials(name: str, short: str) -> bool:
    """Whether the letters of `short` are the initials of `name`, small words and hyphenated parts counted or not."""
    first = _PART.search(name)
    if first is None or fold(first[0][0]).lower() != short[0].lower():
        return False
    return _initials_fit(_PART.findall(fold(name)), short)


def _initials_fit(parts: list[str], short: str) -> bool:
    letters = short.lower()
    fitted = {0}  # how many of the letters the parts so far may stand for
    for part in parts:
        taken = {count + 1 for count in fitted if letters.startswith(part[0].lower(), count)}
        fitted = taken | fitted if part in _SMALL_WORDS else taken
    return len(short) in fitted


_PART = re.compile(r"[^\s\-/.]+")
_SMALL_WORDS = frozenset("a an and at by de del for in la of on or the to & with y".split())
