"""Typed values in a text, so that two wordings of one value compare equal and a changed one shows.

A text is first looked at for words that could begin a value; only then are expressions run (`quantities`, `times`).
Money, shares, dates and periods take their digits first: a number in one of them is not counted again.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from usmx_corpus.facts import entities, quantities, times
from usmx_corpus.model import Fact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from usmx_corpus.facts.quantities import Range
    from usmx_corpus.facts.times import Day
    from usmx_corpus.model import FactType

NAMES: frozenset[FactType] = frozenset(("actor", "place"))
MEASURES: frozenset[FactType] = frozenset(("amount", "percent", "date", "period", "count"))

#: Who finds what, in the order in which they take their digits.
_FINDERS: dict[str, Callable[[str, str], Iterator[Fact]]] = {
    "amount": quantities.amounts,
    "sum": quantities.sums,
    "percent": quantities.percents,
    "share": quantities.shares,
    "date": times.dates,
    "period": times.periods,
    "count": quantities.counts,
}
#: What a finder's facts are where its name does not tell.
_TYPES = {"sum": "amount", "share": "percent"}
#: Words and signs one of which a text must hold before an expression is run: "0" is any digit, "2000" any year.
_TRIGGERS: dict[str, frozenset[str]] = {
    kind: frozenset(word for name in words.split() for word in (name, name.capitalize()))
    for kind, words in {
        "amount": "$ ¤ £ ¥ USD EUR GBP CAD AUD MXN",
        "sum": "dollar dollars euro euros peso pesos yen sterling USD EUR",
        "percent": "% percent cent percentage",
        "share": "half third thirds quarter quarters fourth fourths fifth fifths sixth sixths seventh sevenths eighth "
        "eighths ninth ninths tenth tenths one two three four five six seven eight nine 10 20 100",
        "date": "2000 FY Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec " + " ".join(times.MONTH_NAMES),
        "period": "minute minutes hour hours day days week weeks month months quarter quarters year years decade "
        "decades annual annually semiannual semiannually biannual biannually yearly monthly quarterly weekly biweekly "
        "daily biennial biennially spring summer fall autumn winter",
        "count": "0 two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen dozens tens hundred "
        "hundreds thousand thousands million millions billion billions trillion trillions",
    }.items()
}
_PUNCTUATION = str.maketrans(dict.fromkeys("-.,;:()[]/'\"?!*", " "))
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:1[789]|20)\d\d")

#: A country behind one of these is where something happens; anywhere else it is taken to act.
_WHERE = frozenset(
    "in across from to through throughout within into near toward towards around outside inside at over along entering "
    "visit visited visiting".split()
)
#: "the border of Mexico", "most of Guatemala": behind these, "of" is one of them too.
_PARTS = frozenset("border borders region regions part parts areas area coast north south east west rest most".split())
_COORDINATION = frozenset((",", "and", "or", ", and", ", or", "and the", ", and the", ", the"))
_PLACE_KINDS = frozenset(("city", "state", "region"))

#: Hedges that say a number is not exact: a value near it is no other value.
_INEXACT = frozenset(("approximately", "nearly", "more than", "less than", "at least", "up to"))
#: "more than 80,000" stands for 82,000; the numbers altered in trace/*.jsonl differ by 7 % (28 for 26) and more.
_NEAR = 0.05


@lru_cache(maxsize=1_024)
def facts_in(text: str, types: frozenset[FactType] = NAMES | MEASURES) -> tuple[Fact, ...]:
    """Find the typed values of a sentence or paragraph, in order of place; none overlaps another of its type.

    `text[fact.start : fact.end] == fact.text` for each. A range of days ("January 9-10") gives two dates.
    It looks for those of some `types` alone where they are given.
    """
    plain = entities.fold(text)
    facts = [
        *(_measured(text, plain, types) if types & MEASURES else ()),
        *(_named(text, plain) if types & NAMES else ()),
    ]
    return tuple(sorted((fact for fact in facts if fact.type in types), key=lambda fact: (fact.start, fact.end)))


def names_in(text: str) -> tuple[Fact, ...]:
    """Find the actors and places among the typed values of a text, and no others."""
    return facts_in(text, NAMES)


def measures_in(text: str) -> tuple[Fact, ...]:
    """Find the typed values of a text but for actors and places, in order of place."""
    return facts_in(text, MEASURES)


def actors_in(text: str) -> tuple[Fact, ...]:
    """Find the actors among the typed values of a text, and no others."""
    return tuple(fact for fact in _named(text, entities.fold(text)) if fact.type == "actor")


def agree(left: Fact, right: Fact) -> bool | None:
    """Answer True for one value, False for conflicting values of one thing, None where they cannot be compared.

    A value that says less agrees: "September" with "September 2021", "tens of thousands" with 82,000, "Guatemala"
    with "Central America", "the FBI" with "the United States"; so does one within 5 % of an inexact one. Counts of
    different units, "March 1" and "2021", a phrase and a duration, a person and an agency of one country: None.
    An actor and a place compare by name, and conflict only as two of a kind ("Egypt", "in Saudi Arabia").
    """
    rule = _AGREEMENT.get(left.type)
    return rule(left, right) if rule and rule is _AGREEMENT.get(right.type) else None


def _measured(text: str, plain: str, types: frozenset[FactType]) -> list[Fact]:
    """Amounts, percents, dates, periods and counts, as far as the last of some types takes its digits."""
    tokens = _tokens(plain)
    last = max(number for number, kind in enumerate(_FINDERS) if _TYPES.get(kind, kind) in types)
    wanted = [kind for kind in [*_FINDERS][: last + 1] if not tokens.isdisjoint(_TRIGGERS[kind])]
    if not wanted:
        return []
    taken = bytearray(len(text))
    found: list[Fact] = []
    lower = plain.lower() if len(plain.lower()) == len(plain) else plain  # a dotted capital I becomes two characters
    if "0" in tokens:
        _take(taken, quantities.labels(plain))
    for kind in wanted:
        shown = plain if kind == "date" else lower
        new = [fact for fact in _FINDERS[kind](text, shown) if not any(taken[fact.start : fact.end])]
        _take(taken, ((fact.start, fact.end) for fact in new))
        found += new
    return found


def _tokens(plain: str) -> set[str]:
    """List the words of a text, its signs of money and share, "0" for any digit and "2000" for any year."""
    tokens = set(plain.replace("—", " ").translate(_PUNCTUATION).split())
    tokens.update(sign for sign in "$¤£¥%" if sign in plain)
    if _DIGIT.search(plain):
        tokens.update(("0", "2000") if _YEAR.search(plain) else "0")
    return tokens


def _take(taken: bytearray, spans: Iterable[tuple[int, int]]) -> None:
    for start, end in spans:
        taken[start:end] = b"\1" * (end - start)


def _named(text: str, plain: str) -> Iterator[Fact]:
    """Actors and places. A country is a place behind "in", "from", …, and so are those coordinated with it."""
    end, where = 0, False
    for mention in entities.mentions(plain):
        joined = where and plain[end : mention.start].strip() in _COORDINATION
        where = not _acts(plain, mention) and (joined or _is_where(plain, mention.start))
        place = mention.kind in _PLACE_KINDS or (mention.kind == "country" and where)
        kind: FactType = "place" if place and not mention.adjective else "actor"
        yield Fact(kind, text[mention.start : mention.end], mention.name, mention.start, mention.end)
        end = mention.end


def _is_where(plain: str, start: int) -> bool:
    words = plain[max(0, start - 40) : start].lower().removesuffix("the ").split()[-2:]
    return bool(words) and (words[-1] in _WHERE or (words[-1] == "of" and words[0] in _PARTS))


def _acts(plain: str, mention: entities.Mention) -> bool:
    """Whether the country qualifies what follows: "U.S. companies", "Mexico's regulator", "the Mexican government"."""
    form, behind = plain[mention.start : mention.end], plain[mention.end : mention.end + 2]
    return (
        mention.adjective
        or form.endswith("overnment")
        or behind.startswith("'")
        or (form in {"U.S.", "US"} and behind[:1] == " " and behind[1:].islower())
    )


def _same_amount(left: Fact, right: Fact) -> bool | None:
    low, high, currency = cast("tuple[float, float, str]", left.value)
    other_low, other_high, other_currency = cast("tuple[float, float, str]", right.value)
    return currency == other_currency and _same_range((low, high), (other_low, other_high), _inexact(left, right))


def _same_percent(left: Fact, right: Fact) -> bool | None:
    return _same_range(cast("Range", left.value), cast("Range", right.value), _inexact(left, right))


def _same_count(left: Fact, right: Fact) -> bool | None:
    same = _same_percent(left, right)
    if left.unit == right.unit:
        return same
    return True if same and "" in {left.unit, right.unit} else None


def _inexact(left: Fact, right: Fact) -> float:
    """How far apart, as a share, two numbers may be and still mean the same."""
    return _NEAR if {left.qualifier, right.qualifier} & _INEXACT else 0


def _same_range(one: Range, other: Range, slack: float) -> bool | None:
    """Equal or near: True; apart: False; one inside the other: True if one is vague ("thousands"), else None."""
    if all(abs(a - b) <= slack * max(a, b) for a, b in zip(one, other, strict=True)):
        return True
    apart = one[0] > other[1] or other[0] > one[1]
    if apart:
        return False
    return True if quantities.is_vague(*one) or quantities.is_vague(*other) else None


def _same_date(left: Fact, right: Fact) -> bool | None:
    said = [pair for pair in zip(cast("Day", left.value), cast("Day", right.value), strict=True) if None not in pair]
    if not said:
        return None
    quarters = {unit for unit in (left.unit, right.unit) if unit.startswith("Q")}
    return len(quarters) < 2 and all(one == other for one, other in said)  # noqa: PLR2004 # two quarters differ


def _same_period(left: Fact, right: Fact) -> bool | None:
    """One value, or as long in another unit (90 days, three months: within 5 %)."""
    one, other = str(left.value), str(right.value)
    length, other_length = times.days(one), times.days(other)
    if one == other or length is None or other_length is None:
        return True if one == other else None
    return one[-1] != other[-1] and abs(length - other_length) <= _NEAR * max(length, other_length)


def _same_name(left: Fact, right: Fact) -> bool | None:
    one, other = str(left.value), str(right.value)
    if entities.within(one, other) or entities.within(other, one):
        return True
    kinds = {entities.kind(one), entities.kind(other)}
    if len(kinds) == 1 or left.type == right.type == "place":
        return False
    nations = {entities.nation(one), entities.nation(other)}
    foreign = left.type == right.type and len(nations) > 1 and None not in nations
    return False if foreign and "person" not in kinds else None


_AGREEMENT: dict[str, Callable[[Fact, Fact], bool | None]] = {
    "amount": _same_amount,
    "percent": _same_percent,
    "count": _same_count,
    "date": _same_date,
    "period": _same_period,
    "actor": _same_name,
    "place": _same_name,
}
