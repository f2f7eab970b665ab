"""The known names with their written forms, and what belongs to what: agency, state, country.

The tables are data that `gazetteer.py` reads. What several countries have ("the Treasury") is known as written, and by
the country whose own it is.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from usmx_corpus.facts import countries, gazetteer
from usmx_corpus.facts import name_words as words
from usmx_corpus.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

NameKind = Literal["person", "agency", "country", "region", "organisation", "city", "state", "office"]
_Row = tuple[str, int, str, str, bool, bool]  # the fields of a `Form`: making thousands of them takes longer
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
PLACES = frozenset(("country", "region", "state", "city"))
#: Places that have a government.
_GOVERNED = frozenset(("country", "state"))
DIRECTIONS = tuple(
    f"{way} "
    for words in (
        "northern southern eastern western central northeastern northwestern southeastern southwestern",
        "northeast northwest southeast southwest",
    )
    for word in words.split()
    for way in (word, word.capitalize())
)
#: Where the surname stands first, though often not in English.
_SURNAME_FIRST = frozenset("Cambodia;China;Hungary;Japan;North Korea;Singapore;South Korea;Taiwan;Vietnam".split(";"))
WORD = re.compile(r"[A-Z](?<!\w[A-Z])\w*")  # a letter first is faster to search than "\b"


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


class Lexicon(NamedTuple):
    """Everything known about names, read once; `forms_of` and `every_form` give the written forms.

    `rows` are the fields of forms by first capitalised word; `own` has, by the name as written of what several
    countries have, each country's own name for it, by the code of the country.
    """

    rows: dict[str, list[_Row]]
    kinds: dict[str, NameKind]
    parents: dict[str, str]
    own: dict[str, dict[str, str]]


@cache
def known() -> Lexicon:
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
    return sorted_forms(word) if word in known().rows else []


@cache
def sorted_forms(word: str) -> list[Form]:
    """Return the written forms of a word of the lexicon, the longest first."""
    rows = known().rows[word]
    return sorted((Form(*row) for row in rows), key=lambda form: -len(form.text) + form.lead)


@cache
def texts_by_lead(word: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Return the forms of a word as text, by their `lead`: whether a text has one of them is seen at once."""
    texts: dict[int, tuple[str, ...]] = {}
    for form in sorted_forms(word):
        texts[form.lead] = (*texts.get(form.lead, ()), form.text)
    return tuple(texts.items())


def every_form() -> Iterator[Form]:
    """Yield every written form."""
    return (Form(*row) for rows in known().rows.values() for row in rows)


def in_country(name: str, country: str) -> str:
    """Return whom a name as written means in a document of a country: "the President", "KE" → "President of Kenya".

    A name that no entry of that country has stays as it is.
    """
    own = known().own.get(name, {})
    return own.get(country, name)


def of_several() -> Iterable[str]:
    """Return the names, as written, that several countries have: "the President"."""
    return known().own


def meanings(name: str) -> Collection[str]:
    """Return whom a name that several countries have means in each of them; none for another name."""
    return known().own.get(name, {}).values()


def may_mean(one: str, other: str) -> bool:
    """Whether two names may be one in some country: "the President" and "President of Mexico", "the Treasury"."""
    (rank, one), (others, other) = without_rank(one), without_rank(other)
    if rank != others:
        return False
    mine, theirs = meanings(one), meanings(other)
    return one in theirs or other in mine or (bool(mine) and not set(mine).isdisjoint(theirs))


def are_namesakes(one: str, other: str) -> bool:
    """Whether two names are of one title or body in two countries ("President of Kenya", "President of Mexico").

    So are an office and the one below it, or the former one: "Prime Minister", "Deputy Prime Minister".
    """
    (rank, one), (others, other) = without_rank(one), without_rank(other)
    if rank != others and (one == other or may_mean(one, other)):
        return True
    return one != other and not _bare_names().get(one, set()).isdisjoint(_bare_names().get(other, ()))


def was_renamed(one: str, other: str) -> bool:
    """Whether two names are those of one body before and after it was renamed."""
    return one != other and other in _renamed().get(one, ())


@cache
def _renamed() -> dict[str, tuple[str, ...]]:
    rows = [tuple(name.strip() for name in line.split("/")) for line in gazetteer.lines("renamed")]
    return {name: row for row in rows for name in row}


@cache
def _bare_names() -> dict[str, set[str]]:
    """Map each name that has a form which several countries have to these forms."""
    found: dict[str, set[str]] = {}
    for bare in of_several():
        for name in meanings(bare):
            found.setdefault(name, set()).add(bare)
    return found


@lru_cache(maxsize=4096)
def without_rank(name: str) -> tuple[str, str]:
    """Return the rank in the name of an office that the tables lack, and the office: "Deputy", "the Prime Minister"."""
    article = "the " if name.startswith("the ") else ""
    row = name.removeprefix("the ").split(" ") if name not in known().kinds else []
    count = next((number for number, word in enumerate(row) if word.lower() not in words.RANKS), 0)
    office = article + " ".join(row[count:])
    return (" ".join(row[:count]), office) if count and known().kinds.get(office) == "office" else ("", name)


def kind(name: str) -> NameKind | None:
    """Return what a canonical name is the name of, None if unknown."""
    office = without_rank(name)[1]
    return known().kinds.get(office) or ("region" if _whole(name) != name else None)


def parent(name: str) -> str | None:
    """Return what a canonical name belongs to: agency → country, city → state; None at the top."""
    whole = _whole(name)
    return known().parents.get(without_rank(name)[1]) if whole == name else whole


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
    return next((each for each in reversed(lineage(name)) if known().kinds.get(each) == "country"), None)


def within(inner: str, outer: str) -> bool:
    """Whether `inner` is `outer` or belongs to it."""
    return outer in lineage(inner)


def is_governed(name: str) -> bool:
    """Whether a name is that of a place with a government: a country, a state."""
    return known().kinds.get(name) in _GOVERNED


def acts_apart(inner: str, outer: str) -> bool:
    """Whether a name within another acts for itself: Queensland or its police are not Australia, a ministry is.

    A state or a country, and what belongs to it, has a government of its own.
    """
    chain = lineage(inner)
    below = chain[: chain.index(outer)] if outer in chain else ()
    return any(map(is_governed, below))


def _whole(name: str) -> str:
    """Return what a place with a direction is a part of: "southern Mexico" → "Mexico"; other names as they are."""
    way, _, rest = name.partition(" ")
    return rest if f"{way} " in DIRECTIONS and rest in known().kinds and name not in known().kinds else name


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
    word = WORD.search(folded)
    return (word[0], word.start(), folded) if word else (folded, 0, folded)


def _add_open(found: Lexicon, text: str, name: str, name_kind: NameKind, bare: str = "") -> None:
    """Add a form that several countries have, under its name as written."""
    bare = bare or _as_written(text)
    first, lead, folded = _placed(text)
    row = (folded, lead, bare, name_kind, False, True)
    rows = found.rows.setdefault(first, [])
    if row not in rows:
        rows.append(row)
    if name_kind not in PLACES:  # a place is never named as written ("Washington" is a city elsewhere)
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
