"""Which government, agency, person or place a text names, under one canonical name for all its written forms.

The names are data in `gazetteer.py`. A text is searched by its capitalised words: each is looked up as the first word
of a known form, and the longest form there wins.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from usmx_corpus.facts import gazetteer
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NameKind = Literal["person", "agency", "country", "region", "organisation", "city", "state", "office"]


class NameSpan(NamedTuple):
    """A name in a text: `text[start:end]` says `name`; `adjective` for "Mexican", "Guatemalans"."""

    start: int
    end: int
    name: str
    kind: NameKind
    adjective: bool


class Form(NamedTuple):
    """One written form: `lead` is what stands before its first capitalised word ("the Americas")."""

    text: str
    lead: int
    name: str
    kind: str  # a NameKind, "title" before a person's name, or "" for a phrase to pass over
    adjective: bool


class Lexicon(NamedTuple):
    """Everything known about names, built once: forms by first capitalised word, longest first."""

    forms: dict[str, list[Form]]
    kinds: dict[str, NameKind]
    parents: dict[str, str]
    surnames: dict[str, str]


_TABLES: tuple[tuple[NameKind, dict[str, str]], ...] = (
    ("region", gazetteer.REGIONS),
    ("country", gazetteer.COUNTRIES),
    ("state", gazetteer.STATES),
    ("city", gazetteer.CITIES),
    ("agency", gazetteer.AGENCIES),
    ("office", gazetteer.OFFICES),
    ("organisation", gazetteer.ORGANISATIONS),
    ("person", gazetteer.PEOPLE),
)
_PLACES = frozenset(("country", "region", "state", "city"))
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
#: A place in front of one of these names something else: "Delaware River", "Harris County".
_NOT_A_PLACE = (" River", " County", " University", " Street", " Avenue", " Times", " Post", " Act", " College")
#: What follows a title in headings and offices, and is no surname.
_NOT_A_SURNAME = frozenset(
    "Act Administration Affairs Agency Assembly And Center Council Counsel Counselor Day Department Dynamics "
    "Election Electric Emeritus Extraordinary For General Improvement In Initiative Mills "
    "Motors Office Of On Partner Partners Programs Provisions Reform "
    "Services System The To Volume".split()
)
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
#: Characters before a short form that hold its name: 22 words.
_LONGEST_NAME = 400
#: Letters of the longest short form.
_LONGEST_FORM = 10
_UNUSUAL = re.compile(r"[^\x00-\x7f]")
_WORD = re.compile(r"\b[A-Z]\w*")

_PATTERNS = Patterns(
    {
        "person": (
            r"(?:[A-Z]\.|[A-Z]\w+(?:-\w+)*(?:'(?!s\b)\w+)?)"  # a name or an initial
            r"(?: (?:(?:al|bin|da|de|del|den|der|di|dos|el|la|van|von) ){0,2}"
            r"(?:[A-Z]\.|Jr\.|Sr\.|[A-Z]\w+(?:-\w+)*(?:'(?!s\b)\w+)?)){0,3}"  # up to three more
        ),
        "definition": rf"\(([A-Z][A-Za-z&]{{1,{_LONGEST_FORM - 1}}})\)",
        "letters": r"[A-Z][A-Za-z&]+",
    }
)


def fold(text: str) -> str:
    """Replace accents, quotes, dashes, special spaces, raised digits and signs of money, character for character."""
    if not text.isascii():
        for character in set(_UNUSUAL.findall(text)):  # some few: ten times as fast as `str.translate`
            text = text.replace(character, _PLAIN.get(character, character))
    return text


def name_spans(text: str) -> Iterator[NameSpan]:
    """Find the names in `text` in order of place, none overlapping; case counts, accents do not."""
    plain = fold(text)
    forms = lexicon().forms
    end = 0
    for word in _WORD.finditer(plain):
        if word[0] not in forms or word.start() < end:
            continue
        form = _form_at(plain, word.start(), word[0])
        if form is None:
            continue
        found = _mention(plain, word.start() - form.lead, form, end)
        if found is not None:
            end = found.end
            yield found
        elif not form.kind:
            end = word.start() - form.lead + len(form.text)


def canonical(name: str) -> str | None:
    """Return the canonical name of a written form ("the FBI's", "AMLO"), None if it is not exactly one known name."""
    bare = fold(name).strip(" .,").removeprefix("the ").removesuffix("'s").removesuffix("'")
    found = next(name_spans(bare), None) or next(name_spans(f"{bare}."), None)
    return found.name if found and found.start == 0 and found.end >= len(bare) else None


def kind(name: str) -> NameKind | None:
    """Return what a canonical name is the name of, None if unknown."""
    return lexicon().kinds.get(name) or ("region" if _whole(name) != name else None)


def parent(name: str) -> str | None:
    """Return what a canonical name belongs to: agency → country, city → state; None at the top."""
    whole = _whole(name)
    return lexicon().parents.get(name) if whole == name else whole


@lru_cache(maxsize=4096)
def lineage(name: str) -> tuple[str, ...]:
    """List a canonical name and all it belongs to, from near to far."""
    chain = [name]
    while above := parent(chain[-1]):
        chain.append(above)
    return tuple(chain)


def nation(name: str) -> str | None:
    """Return the country that a canonical name is or belongs to ("Export-Import Bank" → "United States")."""
    return next((each for each in lineage(name) if lexicon().kinds.get(each) == "country"), None)


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
    """Build the lexicon from the tables of the gazetteer."""
    forms: dict[str, list[Form]] = {}
    kinds: dict[str, NameKind] = {}
    parents: dict[str, str] = {}
    for form, above in _all_forms():
        if form.name and form.name not in kinds:
            kinds[form.name] = form.kind  # type: ignore[assignment]  # the two other kinds have no name
            parents[form.name] = above
        forms.setdefault(_first_word(form), []).append(form)
    for several in forms.values():
        if len(several) > 1:
            several.sort(key=lambda form: -len(form.text) + form.lead)
    return Lexicon(forms, kinds, parents, _surnames())


def _form(folded: str, name: str, name_kind: str, *, adjective: bool = False) -> Form:
    lead = 0 if folded[0].isupper() else folded.index(next(filter(str.isupper, folded)))
    return Form(folded, lead, name, name_kind, adjective)


def _first_word(form: Form) -> str:
    word = None if form.text.isalnum() else _WORD.match(form.text, form.lead)
    return word[0] if word else form.text


def _all_forms() -> Iterator[tuple[Form, str]]:
    """Yield every written form with the canonical name of its parent."""
    for phrase in fold(gazetteer.NOT_NAMES).split(";"):
        yield _form(phrase.strip(), "", ""), ""
    for name_kind, table in _TABLES:
        for above, entries in table.items():
            for form in _entry_forms(name_kind, entries):
                yield form, above
    yield from _department_forms()
    for title in fold(gazetteer.TITLES).split(";"):
        yield _form(title.strip(), "", "title"), ""


def _entry_forms(name_kind: str, entries: str) -> Iterator[Form]:
    for entry, folded in zip(entries.split(";"), fold(entries).split(";"), strict=True):
        name = entry.partition("~")[0].partition("/")[0].strip()
        if not name:
            continue
        nouns, _, adjectives = folded.partition("~")
        for form in nouns.split("/"):
            yield _form(form.strip(), name, name_kind)
        for form in adjectives.strip().split("/") if adjectives else ():
            yield _form(form, name, name_kind, adjective=True)
            yield _form(f"{form}s", name, name_kind, adjective=True)


def _department_forms() -> Iterator[tuple[Form, str]]:
    for entry in gazetteer.DEPARTMENTS.split(";"):
        field, *short = entry.strip().split("/")
        bare = field.removeprefix("the ")
        department = f"U.S. Department of {field}"
        whole = {f"{us}Department of {part}" for us in ("", "U.S. ", "US ", "United States ") for part in (field, bare)}
        for form in (department, f"{bare} Department", f"{field} Department", *sorted(whole), *short):
            yield _form(form, department, "agency"), "United States"
        secretary = f"Secretary of {field}"
        for form in (secretary, f"Secretary of {bare}", f"{bare} Secretary"):
            yield _form(form, secretary, "office"), department


def _surnames() -> dict[str, str]:
    """Map the surnames that only one listed person has to that person."""
    bearers: dict[str, set[str]] = {}
    for entries in gazetteer.PEOPLE.values():
        for entry in entries.split(";"):
            name = entry.split("/")[0].strip()
            bearers.setdefault(_surname(fold(name)), set()).add(name)
    return {surname: bearer.pop() for surname, bearer in bearers.items() if len(bearer) == 1}


def _form_at(plain: str, start: int, word: str) -> Form | None:
    """Find the longest known form whose first capitalised word stands at `start`."""
    for form in lexicon().forms.get(word, ()):
        begin = start - form.lead
        if begin >= 0 and plain.startswith(form.text, begin):
            end = begin + len(form.text)
            if not plain[end : end + 1].isalnum():
                return form
    return None


def _mention(plain: str, start: int, form: Form, previous_end: int) -> NameSpan | None:
    """Return what the form at `start` names in its surroundings; None if it names nothing there."""
    end = start + len(form.text)
    if form.kind == "title" or (form.kind == "office" and form.text in _titles()):
        person = _titled_person(plain, start, end, previous_end)
        if person is not None or form.kind == "title":
            return person
    if not form.kind or (form.kind in _PLACES_AND_PEOPLE and _part_of_another_name(plain, start, end, form)):
        return None
    if form.kind in _PLACES:
        return _widened(plain, start, end, form)
    return NameSpan(start, end, form.name, form.kind, adjective=False)  # type: ignore[arg-type]  # titles are done


def _part_of_another_name(plain: str, start: int, end: int, form: Form) -> bool:
    """Whether a place or surname is part of a river, a university, a person: "Delaware River", "Michael Jordan"."""
    if form.adjective or " " in form.text:
        return False
    before = _word_before(plain, start - 1) if plain[start - 1 : start] == " " else ""
    if len(before) == 2 and before.endswith("."):  # noqa: PLR2004 # an initial: "Booker T. Washington"
        before = _word_before(plain, start - len(" T. "))
    return before in _given_names() or plain.startswith(_NOT_A_PLACE, end)


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


def _titled_person(plain: str, start: int, end: int, previous_end: int) -> NameSpan | None:
    """Find the person whose title stands at `start:end`: a listed one, else under the surname."""
    if plain[end : end + 1] != " ":
        return None
    word = _WORD.match(plain, end + 1)
    known = _form_at(plain, end + 1, word[0]) if word else None
    if known is not None and known.kind == "person":
        return NameSpan(start, end + 1 + len(known.text), known.name, "person", adjective=False)
    name = _PATTERNS["person"].match(plain, end + 1)
    if name is None or name[0].split()[0] in _NOT_A_SURNAME or _inside_heading(plain, start, previous_end):
        return None
    surname = _surname(name[0])
    return NameSpan(start, name.end(), lexicon().surnames.get(surname, surname), "person", adjective=False)


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
    return frozenset(title.strip() for title in gazetteer.TITLES.split(";"))


@cache
def _given_names() -> frozenset[str]:
    return frozenset(gazetteer.GIVEN_NAMES.split())


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
