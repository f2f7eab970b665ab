"""Find the typed values of a text.

A text is first searched for words that could begin a value; only then are patterns run (`quantities`, `times`). Money,
shares, dates and periods take their digits first: a number in one of them is not counted again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from usmx_corpus.facts import calendar, clock, currencies, entities, money, names, ordinals, periods, quantities, times
from usmx_corpus.model import Fact
from usmx_corpus.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from usmx_corpus.model import FactType

#: All that is found, in the order in which it is shown: what can be counted first, who and where last.
TYPES: tuple[FactType, ...] = ("amount", "percent", "count", "date", "period", "number", "place", "actor", "name")
#: Names that the gazetteer has, and those that it has not.
NAMES: frozenset[FactType] = frozenset(("actor", "place"))
OTHER_NAMES: frozenset[FactType] = frozenset(("name",))
MEASURES: frozenset[FactType] = frozenset(("amount", "percent", "date", "period", "count"))

#: The finders, in the order in which they take their digits.
_FINDERS: dict[str, Callable[[str, str], Iterator[Fact]]] = {
    "amount": money.amounts,
    "percent": quantities.percents,
    "share": quantities.shares,
    "date": times.dates,
    "period": periods.periods,
    "count": quantities.counts,
}
#: The type of a finder's facts where its name is another.
_TYPES = {"share": "percent"}
#: Words and signs: a pattern is run only on a text that has one of its own. "0" is any digit, "2000" any year.
_TRIGGERS: dict[str, frozenset[str]] = {
    kind: frozenset(word for name in words.split() for word in (name, name.capitalize()))
    for kind, words in {
        "percent": "% percent cent percentage basis bps",
        "share": "half third thirds quarter quarters fourth fourths fifth fifths sixth sixths seventh sevenths eighth "
        "eighths ninth ninths tenth tenths one two three four five six seven eight nine 2 3 4 5 6 7 8 9 10 20 100",
        "date": "2000 FY Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec "
        + " ".join((*times.MONTH_NAMES, *(f"FY{year}" for year in range(10, 60)))),
        "period": "minute minutes hour hours day days week weeks month months quarter quarters year years decade "
        "decades annual annually semiannual semiannually biannual biannually yearly monthly quarterly weekly biweekly "
        "daily biennial biennially fortnight fortnights century yearend spring summer fall autumn winter Q1 Q2 Q3 Q4 "
        "tomorrow monday tuesday wednesday thursday friday saturday sunday",
        "count": "0 two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen dozens tens hundred "
        "hundreds thousand thousands million millions billion billions trillion trillions half quarter "
        "lakh crore",
    }.items()
}
_PUNCTUATION = str.maketrans(dict.fromkeys("-.,;:()[]/'\"?!*", " "))
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:1[789]|20)\d\d")
# A figure with the letters and marks that belong to it: "10:30", "9 a.m.", "H-2B", "21st", "#7", "202(d)".
_WITH_DIGIT = re.compile(
    r"(?<![\w/])(?:[A-Z#][A-Za-z.]{0,40}-?)?\d+(?:[.,:/–-]\d+)*(?:\([A-Za-z0-9]{1,4}\))*(?:st|nd|rd|th|s|-?[A-Z]{1,3})?%?"
    r"(?:(?!\w)|(?=[ap]m\b))(?P<clock>[ \u00a0]?(?:[AaPp](?:\.[Mm]\.|[Mm]\b)|[Oo][’']clock))?"
)
#: Short forms of what is numbered.
_SHORT_HEADS = {"sec.": "section", "secs.": "section", "art.": "article", "arts.": "article", "para.": "paragraph"}
_NO_PLURALS = frozenset(("class", "apollo", "artemis"))
_NUMBER_SIGN = re.compile(r"(?<=[a-z]) n(?:os?|r)\.? (?=\d)")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_AT = re.compile(r"\b(?:at|by|until|till|from|to|before|after|around|about|is|and) \Z", re.IGNORECASE)
_LONGEST_AT = len(" around ")
_OF_NUMBER = re.compile(r"\A(?:nos?|nr)\. ?")
_WORD = re.compile(r"\S+")
#: The signs are those that `folding.fold` leaves.
_CURRENCY = re.compile(r"[$¤£¥]|[ -](?P<word>[A-Za-z]+)")
_SUM_BEFORE = re.compile(r"[$¤£¥] ?\d[\d.,]*+(?: ?[a-z]{1,8})? \(?\Z|(?:dollars|pounds|francs|pesos) \(?\Z")
#: Characters before a name that hold a sum.
_LONGEST_SUM = 40
_IN_ADDRESS = re.compile(r"://|\w@\w")

#: A country after one of these is where something happens; anywhere else it is taken to act.
_WHERE = frozenset(
    "in across from to through throughout within into near toward towards around outside inside at over along entering "
    "visit visited visiting".split()
)
#: "the border of Mexico", "most of Guatemala": after these, "of" is one of them too.
_PARTS = frozenset("border borders region regions part parts areas area coast north south east west rest most".split())
_COORDINATION = frozenset((",", "and", "or", ", and", ", or", "and the", ", and the", ", the"))
_PLACE_KINDS = frozenset(("city", "state", "region"))


@lru_cache(maxsize=1_024)
def facts_in(text: str, types: frozenset[FactType] = NAMES | MEASURES, country: str = "") -> tuple[Fact, ...]:
    """Find the typed values of a sentence or paragraph, of some `types`, in order of place.

    `text[fact.start : fact.end] == fact.text` for each, and none overlaps another of its type. A range
    ("January 9-10") is one date. `country` is the code of the country whose document it is.
    """
    plain = fold(text)
    facts = [
        *(_measured(text, plain, types) if types & MEASURES else ()),
        *(_named(text, plain, country) if types & NAMES else ()),
        *(other_names_in(text, country) if types & OTHER_NAMES else ()),
    ]
    return tuple(sorted((fact for fact in facts if fact.type in types), key=lambda fact: (fact.start, fact.end)))


def facts_of(text: str, country: str, types: frozenset[FactType] = NAMES | MEASURES) -> tuple[Fact, ...]:
    """Find typed values as `facts_in` does, with the money that signs mean in a text of a country.

    Figures alone are looked for once for all countries.
    """
    found = facts_in(text, types, country if types - MEASURES else "")
    return tuple(_in_country(fact, country) for fact in found)


@lru_cache(maxsize=1_024)
def numbers_in(text: str) -> tuple[Fact, ...]:
    """Find the figures that are no measures: of sections and rooms, places in a row, parts, times of day."""
    return tuple(_numbers(text, measures_in(text)))


def _in_country(fact: Fact, country: str) -> Fact:
    """Return money with the currency that its sign means in a text of a country, and a day that it alone settles."""
    if fact.unit == "D/M" and isinstance(fact.value, str) and (day := calendar.ordered(fact.value, country)):
        return fact._replace(value=day, unit="")
    return money.in_country(fact, country)


def facts_and_numbers(text: str, types: Collection[str] = TYPES, country: str = "") -> list[Fact]:
    """Find the typed values of a text, and its other figures as numbers, in order of place.

    Names are looked for only where one of `types` is a name, and everything else only where one of them is none. Names,
    signs of money and days are read as in a text of a `country`.
    """
    found = list(names_in(text, country)) if not NAMES.isdisjoint(types) else []
    found += other_names_in(text, country) if not OTHER_NAMES.isdisjoint(types) else ()
    if not (NAMES | OTHER_NAMES).issuperset(types):
        measured = [_in_country(fact, country) for fact in measures_in(text)]
        found += [*measured, *_numbers(text, measured)]
    return sorted(found, key=lambda fact: fact.start)


def names_in(text: str, country: str = "") -> tuple[Fact, ...]:
    """Find the actors and places among the typed values of a text, and no others."""
    return facts_in(text, NAMES, country)


def other_names_in(text: str, country: str = "") -> tuple[Fact, ...]:
    """Find the names in a text that the gazetteer lacks."""
    found = ((name, text[name.start : name.end]) for name in names.proper_names(text, country))
    return tuple(Fact("name", words, " ".join(words.split()), name.start, name.end) for name, words in found)


def measures_in(text: str) -> tuple[Fact, ...]:
    """Find the typed values of a text that are no names, in order of place."""
    return facts_in(text, MEASURES)


def actors_in(text: str, country: str = "") -> tuple[Fact, ...]:
    """Find the actors among the typed values of a text, and no others."""
    return tuple(fact for fact in _named(text, fold(text), country) if fact.type == "actor")


def _measured(text: str, plain: str, types: frozenset[FactType]) -> list[Fact]:
    """Find amounts, percents, dates, periods and counts, as far as the last of some types takes its digits."""
    tokens = _tokens(plain)
    wanted = [form for form in _until(types) if _may_hold(form, plain, tokens)]
    while wanted and _TYPES.get(wanted[-1], wanted[-1]) not in types:
        wanted.pop()  # takes no digits from what is asked for
    if not wanted:
        return []
    taken = bytearray(len(text))
    found: list[Fact] = []
    lower = plain.lower()
    if "0" in tokens:
        _take(taken, quantities.labels(plain))
    _take(taken, ordinals.spans(plain, tokens))
    for form in wanted:
        shown = plain if form == "date" else lower
        new = [fact for fact in _FINDERS[form](text, shown) if not any(taken[fact.start : fact.end])]
        _take(taken, ((fact.start, fact.end) for fact in new))
        found += new
    return found


def _may_hold(form: str, plain: str, tokens: set[str]) -> bool:
    """Whether a text of some words may hold what a finder finds."""
    return money.may_hold(plain, tokens) if form == "amount" else not tokens.isdisjoint(_TRIGGERS[form])


@cache
def _until(types: frozenset[FactType]) -> list[str]:
    """List the finders up to the last one that finds facts of some types."""
    last = max(number for number, form in enumerate(_FINDERS) if _TYPES.get(form, form) in types)
    return [*_FINDERS][: last + 1]


def _tokens(plain: str) -> set[str]:
    """Collect the words of a text, its signs of money and share, "0" for any digit and "2000" for any year."""
    tokens = set(plain.replace("—", " ").translate(_PUNCTUATION).split())
    tokens.update(sign for sign in "$¤£¥%" if sign in plain)
    if _DIGIT.search(plain):
        tokens.update(("0", "2000") if _YEAR.search(plain) else "0")
    return tokens


def _numbers(text: str, measured: Sequence[Fact]) -> Iterator[Fact]:
    """Find the figures that no measured value holds: "Section 232", "10:30", "H.R. 5376", "the third reading"."""
    taken = bytearray(len(text))
    _take(taken, ((fact.start, fact.end) for fact in measured))
    _take(taken, _addresses(text))
    for fact in (*_times(text), *ordinals.labelled(text), *ordinals.ordinals(text)):
        if not any(taken[fact.start : fact.end]):
            _take(taken, ((fact.start, fact.end),))
            yield fact
    if not _DIGIT.search(text):
        return
    labels = list(quantities.labels(fold(text)))
    for match in _WITH_DIGIT.finditer(text):
        start, end = match.span()
        if not any(taken[start:end]):
            label = bisect_right(labels, start, key=itemgetter(1))  # the first one that ends behind the start
            if label < len(labels) and labels[label][0] < end:
                start = labels[label][0]
            words = text[start:end].strip(" (")
            yield Fact(
                "number", words, _numbered(words), end - len(words), end, "ordinal" if _ORDINAL.fullmatch(words) else ""
            )


def _numbered(words: str) -> str:
    """Return what a figure numbers, in full and in the singular, and the figure: "Secs. 4" is "section 4"."""
    plain = _OF_NUMBER.sub("number ", _NUMBER_SIGN.sub(" ", words.casefold())).replace(" (", " ")
    head, _, rest = plain.partition(" ")
    if not rest:
        return plain
    return f"{_SHORT_HEADS.get(head) or (head.removesuffix('s') if head not in _NO_PLURALS else head)} {rest}"


def _times(text: str) -> Iterator[Fact]:
    """Yield times of day, "noon" only where it is one."""
    for time in clock.times(text):
        if any(map(str.isdigit, time.words)) or _AT.search(text, max(0, time.start - _LONGEST_AT), time.start):
            yield Fact("number", text[time.start : time.end], f"{time.value} {time.zone}".strip(), *time[-2:], "clock")


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of addresses of the web and of mail."""
    if "://" in text or "@" in text:
        yield from (word.span() for word in _WORD.finditer(text) if _IN_ADDRESS.search(word[0]))


def _take(taken: bytearray, spans: Iterable[tuple[int, int]]) -> None:
    for start, end in spans:
        taken[start:end] = b"\1" * (end - start)


def _named(text: str, plain: str, country: str) -> Iterator[Fact]:
    """Yield actors and places; a country after "in", "from", … is a place, and so are those coordinated with it."""
    end, where = 0, False
    for mention in entities.names_of(text, country):
        if _is_of_currency(plain, mention.end) or _is_in_sum(text, plain, mention):
            continue
        joined = where and plain[end : mention.start].strip() in _COORDINATION
        where = not _acts(plain, mention) and (joined or _is_where(plain, mention.start))
        place = mention.kind in _PLACE_KINDS or (mention.kind == "country" and where)
        kind: FactType = "place" if place and not mention.adjective else "actor"
        yield Fact(kind, text[mention.start : mention.end], mention.name, mention.start, mention.end)
        end = mention.end


def _is_of_currency(plain: str, end: int) -> bool:
    """Whether a name is part of that of a currency: "US$5 million", "40 million Canadian dollars"."""
    behind = _CURRENCY.match(plain, end)
    word = behind["word"].lower() if behind and behind["word"] else ""
    return behind is not None and (not word or (word in currencies.words() and not currencies.is_doubtful(word)))


def _is_in_sum(text: str, plain: str, mention: entities.NameSpan) -> bool:
    """Whether a name behind a sum says whose money it is: "$200 million US", "$5 (Canadian)"."""
    if not _SUM_BEFORE.search(plain, max(0, mention.start - _LONGEST_SUM), mention.start):
        return False
    return any(fact.start < mention.start < fact.end for fact in money.amounts(text, plain.lower()))


def _is_where(plain: str, start: int) -> bool:
    words = plain[max(0, start - 40) : start].lower().removesuffix("the ").split()[-2:]
    return bool(words) and (words[-1] in _WHERE or (words[-1] == "of" and words[0] in _PARTS))


def _acts(plain: str, mention: entities.NameSpan) -> bool:
    """Whether the country qualifies what follows: "U.S. companies", "Mexico's regulator", "the Mexican government"."""
    form, behind = plain[mention.start : mention.end], plain[mention.end : mention.end + 2]
    return (
        mention.adjective
        or form.endswith("overnment")
        or behind.startswith("'")
        or (form in {"U.S.", "US"} and behind[:1] == " " and behind[1:].islower())
    )
