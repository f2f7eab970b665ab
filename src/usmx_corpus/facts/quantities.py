"""Shares and counts in a text: how they are written, what they are worth, what they count.

Finders take the text and the same text folded (`folding.fold`) in lower case, whose offsets are equal.
"""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

from usmx_corpus.facts import numbers, units
from usmx_corpus.facts.numbers import FRACTION, Figure
from usmx_corpus.model import Fact, Range
from usmx_corpus.text.analyse import FUNCTION_WORDS
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from usmx_corpus.facts.numbers import Number
    from usmx_corpus.facts.units import Unit

_DIVISORS: dict[str, int] = {
    unit: divisor
    for divisor, units in enumerate("third;quarter fourth;fifth;sixth;seventh;eighth;ninth;tenth".split(";"), 3)
    for unit in units.split()
}
#: "The first half of the year" is no share of anything.
_ORDINALS = frozenset("first second latter last other early later top bottom back".split())
#: The hedge that all its wordings share. "first 100 days" and "every 5 years" are no hedges.
_HEDGES: dict[str, str] = {
    wording: hedge
    for hedge, wordings in {
        "additional": "additional, another, extra, further, more",
        "approximately": "approximately, roughly, about, around, some, estimated, circa, in the order of",
        "nearly": "nearly, almost, nearing, close to, just under, just shy of",
        "up to": "up to, as many as, as much as, no more than, not more than, maximum of, at most",
        "less than": "less than, fewer than, under, below",
        "at least": "at least, minimum of, no less than, no fewer than, not less than",
        "more than": "more than, over, above, exceeding, upwards of, upward of, greater than, in excess of",
        "initial": "initial",
        "total": "total of",
    }.items()
    for wording in wordings.split(", ")
}
#: Characters before a number that hold its hedge.
NEAR = 40
_LONGEST_HEDGE = max(wording.count(" ") + 1 for wording in _HEDGES)

#: Short words that begin with a capital before a number and are no sign of money that nobody knows.
_NO_SIGNS = FUNCTION_WORDS | frozenset(
    "some all only just even now most less last next each both also nos no still here when near has have had was were "
    "are is will can may over up day year page lot plus nor yet so in add jan feb mar apr june july jun jul aug sep "
    "sept oct nov dec mr mrs ms dr st one two four five six nine ten new old past like".split()
)
#: People who are a family or a couple, whatever they do: "a family of four saves".
_PEOPLE = frozenset("person adult child man woman member kid".split())
_GROUPS = (
    "(?:group|part(?:y|ie)|team|panel|crew|delegation|committee|class|board|bench|jury|squad|cabinet|council|coalition"
    "|cohort|band|gang|circle)s?"
)

#: "Opened 2 in 5 cities" is no share.
_PLACES = (
    r"(?:[a-z]+ )?(?:cities|towns|villages|states|countries|counties|provinces|regions|districts|areas|places|locations"
    r"|sites|cases|games|matches|rounds|phases|stages|hours|minutes|seconds|weekends|days)\b"
)
#: Whoever and whatever is not measured in metres: "1.2m people".
_NEVER_LONG = frozenset(
    "person man woman child adult pupil student learner teacher worker nurse farmer voter user customer member citizen "
    "resident patient passenger visitor tourist refugee migrant pensioner taxpayer family household home job vote dose "
    "test vaccination visit trip journey call download application business company".split()
)

# Not in verbose mode, which takes half as long again to compile; the signs are those that `folding.fold` leaves.
_PATTERNS = Patterns(
    {
        "percent": (
            r"[ -]?(?:(?P<points>percentage[ -]points?\b|per ?cent[ -]points?\b|%[ -]points?\b)"
            r"|(?P<basis>basis[ -]points?\b|bps\b)|%|per ?cent\b)"
        ),
        "share": (
            r"\b(?:(?:(?P<parts>one|two|three|four|five|six|seven|eight|nine|an?)[ -])?"
            r"(?P<unit>half|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)"
            r"(?= of\b(?! an? | (?:19|20)\d\d))"
            r"|(?P<some>one|two|three|four|five|six|seven|eight|nine|\d)[ -](?:in|out[ -]of)[ -](?:every )?"  # 1 in 5
            rf"(?P<all>two|three|four|five|six|seven|eight|nine|ten|10|20|100|[2-9](?!\d|-\d)(?! \d| {_PLACES})"
            r"|(?:(?<=one in )|(?<=one-in-)|(?<=1 in ))(?:eleven|twelve|fifteen|twenty|fifty|11|12|15|25|50))\b"
            r"(?![%/]|[.,:]\d| (?:per ?cent|percent|hundred|thousand|million|billion|years?|months?|weeks?|days?)))"
        ),
        # Behind numbers that count nothing: 5G, 10:30, 9/11, 3 p.m.
        "no count": rf"[\w°:/%]|[.,]\d|-\d| ?[ap]\.?m\b| o'clock|[ -]?fold\b|{FRACTION}",
        "metres": r" ?(?:wide|long|high|tall|deep)\b",
        "tonnes": r" of (?!the\b)|/(?:ha|yr?|year|day|month|hectare|km|h)\b",
        "of what": r" of [a-z-]{1,20}",
        # A number of another one: "2 in 5".
        "of so many": r"(?<![\d.,])\d[ -](?:in|out[ -]of)[ -]\Z",
        "so many of": r"[ -](?:in|out[ -]of)[ -]\d(?![\d.,]|-\d)(?! \d)",
        "below zero": r"(?:(?<![\w-])-|\bminus )\Z",
        # A capital and letters that may be a sign of money: "Hr 40,000", "BD 14 million", "Nu. 1,500".
        "sign before": r"(?<![\w.&/'-])([A-Z][A-Za-z]{0,3})\.? ?\Z",
        "no vowel": r"[^aeiouyAEIOUY]{2,4}",
        "like money": r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+\.\d\d",
        "members": rf"\b(?:(?P<home>family|families|households?|couples?)|{_GROUPS}) of (?:about |some )?\Z",
        "object": r"[ ](?:an?|the|its|their|his|her|our|no|all|more|less|up|about|[a-z]{0,3}[\d$¤£¥])(?![a-z])",
        "word behind": r"\s{0,9}\w{1,40}",
        # Numbers that count nothing: of laws, pages, times of day, telephones, list items.
        "label": (
            r"\A\s*\(?\d{1,3}[.)](?: |\Z)"  # 1. at the start
            r"|\[\d+\]"  # a footnote
            r"|\b(?=\w)(?:(?:Titles?|(?:[Ee]xecutive o|O)rders?|E\.O\.|EO|Law|Pub\.|L\.|Nos?\.|Articles?|Pillar|Phase"
            r"|Sections?|Secs?\.|Arts?\.|Paras?\.|Proclamation|Chapters?|Parts?|Level|Tier|Resolution|Flight|Route|Interstate|Highway|Pages?"
            r"|Memorandum|Annex|Appendix|Goal|Group(?: of)?|Category|Class|Type|Division|Directive|Step|Schedule"
            r"|Room|Unit|Amendment|Form|Tranche|Round|Line|Gate|Platform|Lot|Terminal|Runway|Berth|Pier|Zone|Ward"
            r"|District|Block|Reactor|Turbine|Grade|Volume|Table|Figure|Item|Recommendation|Rule|Regulation|Clause"
            r"|Recital|Decree|Decision|Protocol"
            r"|(?:sub)?(?:section|paragraph|part|chapter|title|page|article|clause|recital)s?|[Nn]umber"
            r"|resolution|regulation|directive|decree|recommendation|amendment|annex|tranche"
            r"|Boeing|Apollo|Artemis|H\.R\.|S\.|Res\.)"
            r" (?:[Nn]os?\.? )?\(?\d[\d,.-]*+(?! (?:thousand|million|billion|lakh|crore))"
            r"|\d+(?: (?:U\.?S\.?C\.?|C\.?F\.?R\.?|F\.?R\.?|Fed\.|Stat\.) ?\d*"  # 8 U.S.C. 1182
            r"|:\d\d"  # 3:06, Psalm 30:5
            r"|-\d{3}-\w|(?<=\b\d{3})-\d{4}\b))"  # 202-456-1111
        ),
    }
)


def percents(text: str, plain: str) -> Iterator[Fact]:
    """Yield percentages; unit "pp" for percentage points, "bp" for basis points."""
    figures = [_with_percent(text, plain, number) for number in numbers.numbers(plain)]
    for start, end, low, high, unit in numbers.ranges(plain, figures, _are_shares):
        if unit and numbers.is_known(low, high) and not _continues(plain, start):
            name = unit.removeprefix("%")
            yield Fact("percent", text[start:end], Range(low, high), start, end, name, hedge(plain, start, end))


def _with_percent(text: str, plain: str, number: Number) -> Figure:
    behind = None if number.is_vague else _PATTERNS["percent"].match(plain, number.end)
    if not behind:
        return Figure(number.start, number.end, number, "")
    unit = "%pp" if behind["points"] else "%bp" if behind["basis"] else "%"
    start, factor = numbers.sign(text, plain, number.start)
    return Figure(start, behind.end(), number.times(factor), unit)


def _are_shares(one: Figure, other: Figure) -> bool:
    return bool(other.unit) and one.unit in {"", other.unit}


def _continues(plain: str, start: int) -> bool:
    """Whether a number is the rest of a word, a number or a sum: "H-2", "#7", "P5+1"."""
    before = plain[max(start - 1, 0) : start]
    if before == "+":
        return plain[max(start - 2, 0) : start - 1].isalnum()  # the P5+1
    return before.isalnum() or (before != "" and before in "_$¤£¥.,/#%-")


def shares(text: str, plain: str) -> Iterator[Fact]:
    """Yield parts of a whole in words as percentages: "two-fifths of", "one in five"; a third is 33 to 34."""
    for match in _PATTERNS["share"].finditer(plain):
        start, end = match.span()
        percent = 100 * _share(match, "".join(plain[max(0, start - 12) : start].split()[-1:]))
        if 0 < percent < 100:  # noqa: PLR2004 - the whole
            is_exact = (10 * percent).is_integer()
            value = Range(percent, percent) if is_exact else Range(float(floor(percent)), float(ceil(percent)))
            yield Fact("percent", text[start:end], value, start, end, qualifier=hedge(plain, start, end))


def _share(match: re.Match[str], before: str) -> float:
    """Return the part (0 to 1); 0 for what is no part: "the first half of", "two quarters of growth"."""
    if match["some"]:
        return numbers.number(match["some"]) / numbers.number(match["all"])
    parts, unit = match["parts"], match["unit"].removesuffix("s")
    if unit == "half":
        return 0.0 if before in _ORDINALS else 0.5
    if not parts or (unit == "quarter" and parts == "two"):
        return 0.0
    return (1 if parts in {"a", "an"} else numbers.number(parts)) / _DIVISORS[unit]


def counts(text: str, plain: str) -> Iterator[Fact]:
    """Yield numbers of things, unit the thing in the singular or the unit of measure; a bare "one" counts nothing."""
    figures = [_counted(text, plain, number) for number in numbers.numbers(plain)]
    for start, end, low, high, unit in numbers.ranges(plain, figures, _are_counts):
        words = text[start:end]
        is_sure = numbers.is_known(low, high) and (low >= 0 or (unit and _may_be_below_zero(unit)))
        if is_sure and words.lower() != "one" and _counts(plain, start, end, unit):
            noun = end if units.dimension(unit) else units.unit(text, plain, end).end
            per = _rate(plain, noun)
            yield Fact("count", words, Range(low, high), start, end, unit, hedge(plain, start, end), per)


def _are_counts(one: Figure, other: Figure) -> bool:
    return one.unit in {"", other.unit}


def _counts(plain: str, start: int, end: int, unit: str) -> bool:
    """Whether a number stands by itself: not in "H-2", "5G", "9/11", "3 p.m."."""
    if not _may_be_below_zero(unit or "thing") and _continues(plain, start):
        return False
    return bool(units.dimension(unit)) or not _PATTERNS["no count"].match(plain, end)


def _counted(text: str, plain: str, number: Number) -> Figure:
    """Return a number with what it counts; without a value if it cannot be read surely."""
    if number.scale in numbers.MONEY_SCALES:
        return _in_metres(text, plain, number)
    counted = units.unit(text, plain, number.end)
    is_sure = (number.is_plain or counted.is_measure) and not _is_of_so_many(plain, number)
    if _may_be_money(text, plain, number, counted) or _are_members(plain, number, counted):
        is_sure = False
    if number.scale == "k":
        is_sure = bool(counted.name) and plain[number.end - 2].isdigit()
    start, factor = number.start, 1.0 if is_sure else numbers.UNREAD
    if below := _PATTERNS["below zero"].search(plain, max(0, start - NEAR), start):
        start, factor = below.start(), -factor if _may_be_below_zero(counted.name) else numbers.UNREAD
    return Figure(start, counted.end if counted.is_measure else number.end, number.times(factor), counted.name)


def _may_be_below_zero(unit: str) -> bool:
    """Whether what is counted is a temperature, or nothing, as "-5" in "between -5 and 2 °C"."""
    return not unit or unit.startswith("°") or unit == "degree"


def _is_of_so_many(plain: str, number: Number) -> bool:
    """Whether a number is one of two that make a share, or where something is: "2 in 5"."""
    if number.end - number.start > 1:
        return False
    before = plain[max(0, number.start - len("2-out-of-")) : number.start]
    return bool(_PATTERNS["of so many"].search(before) or _PATTERNS["so many of"].match(plain, number.end))


def _may_be_money(text: str, plain: str, number: Number, counted: Unit) -> bool:
    """Whether a sign that nobody knows may stand before a number: "Hr 21 billion"."""
    found = _PATTERNS["sign before"].search(text, max(0, number.start - len(" Nomk. ")), number.start)
    if not found or found[1].lower() in _NO_SIGNS:
        return False
    is_no_word = bool(_PATTERNS["no vowel"].fullmatch(found[1]))
    is_large = bool(number.scale) or bool(_PATTERNS["like money"].fullmatch(plain, number.start, number.end))
    if counted.name:
        return is_no_word and is_large and not found[1].isupper()
    return is_large or (is_no_word and not found[1].isupper())


def _are_members(plain: str, number: Number, counted: Unit) -> bool:
    """Whether a number tells how many are in a group, and not what the words behind it name."""
    found = _PATTERNS["members"].search(plain, max(0, number.start - NEAR), number.start)
    if not found:
        return False
    if found["home"]:
        return counted.name not in _PEOPLE
    is_next = " " not in plain[number.end : counted.end].strip()
    if not counted.name:
        return not plain.startswith("-", number.end)
    return not is_next or bool(_PATTERNS["object"].match(plain, counted.end))


def _in_metres(text: str, plain: str, number: Number) -> Figure:
    """Read "34m wide", "150 mm" and "9 t of rice", whose letters are no scale; in "2m people" they are."""
    letters, end = number.scale, number.end
    raised = text[end : end + 1] if text[end : end + 1] in {"²", "³"} else ""
    if letters == "mm" or (letters == "m" and (raised or _PATTERNS["metres"].match(plain, end))):
        metres = number._replace(scale="").times(1 / numbers.scale(letters))
        return Figure(number.start, end + len(raised), metres, letters + raised)
    if letters == "t" and _PATTERNS["tonnes"].match(plain, end):
        return Figure(number.start, end, number._replace(scale="").times(1 / numbers.scale(letters)), letters)
    counted = units.unit(text, plain, end)
    is_thing = (
        units.dimension(counted.name) not in {"", "length"} if counted.is_measure else counted.name in _NEVER_LONG
    )
    if is_thing and letters in {"m", "b", "cr", "crs"}:
        return Figure(number.start, counted.end if counted.is_measure else end, number, counted.name)
    return Figure(number.start, end, number.times(numbers.UNREAD), "")


def _rate(plain: str, end: int) -> str:
    """Return what a count is per: "120 letters a month", "3 tonnes of grain a year"."""
    of = _PATTERNS["of what"].match(plain, end)
    per = units.rate(plain, end) or (units.rate(plain, of.end()) if of else "")
    return "" if per == "each" else per


def labels(plain: str) -> Iterator[tuple[int, int]]:
    """Yield where digits count nothing, in the folded text with its capitals: "Title 42", "3:06", a leading "1."."""
    for match in _PATTERNS["label"].finditer(plain):
        yield match.span()


def hedge(plain: str, start: int, end: int) -> str:
    """Return the canonical hedge before a number, or after it ("681 additional counties"); "" for none."""
    for wording in _before(plain, start):
        if canonical := _HEDGES.get(wording):
            return canonical
    behind = plain[end : end + 12].split()[:1]
    return "additional" if _HEDGES.get("".join(behind)) == "additional" else ""


def with_hedge(plain: str, start: int, end: int) -> tuple[int, int]:
    """Return start and end of a number with its hedge: "greater than $40 million", "600 additional"."""
    for wording in _before(plain, start):
        if wording in _HEDGES:
            first = plain.rfind(wording.split()[0], 0, start)
            return first, end
    behind = _PATTERNS["word behind"].match(plain, end) if hedge(plain, start, end) else None
    return start, behind.end() if behind else end


def _before(plain: str, start: int) -> Iterator[str]:
    """Yield the words before a number that may hedge it, the longest row first."""
    before = plain[max(0, start - NEAR) : start].split()
    for size in range(min(_LONGEST_HEDGE, len(before)), 0, -1):
        yield " ".join(before[-size:])
