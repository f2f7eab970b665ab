"""Money, shares and counts in a text: how they are written, what they are worth, what they count.

Finders take the text and the same text folded (`entities.fold`) in lower case, whose offsets are equal.
"""

from __future__ import annotations

import re
from functools import cache
from math import ceil, floor, isfinite
from typing import TYPE_CHECKING

from usmx_corpus.model import Duration, Fact, Money, Range
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

_SMALL_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SCALE_WORDS: dict[str, float] = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}

#: What a word adds to a number, and what it multiplies it by: "two hundred", "a quarter of a billion".
_ADDENDS: dict[str, float] = {
    **{word: value for value, word in enumerate(_SMALL_WORDS.split(), 1)},
    **{word: 10 * value for value, word in enumerate(_TENS_WORDS.split(), 2)},
}
_FACTORS: dict[str, float] = _SCALE_WORDS | {
    "hundred": 100,
    "dozen": 12,
    "half": 1 / 2,
    "third": 1 / 3,
    "quarter": 1 / 4,
    "quarters": 1 / 4,
    **dict.fromkeys(("k",), 1e3),
    **dict.fromkeys(("m", "mm", "mn"), 1e6),
    **dict.fromkeys(("b", "bn"), 1e9),
    **dict.fromkeys(("t", "tn"), 1e12),
}
#: "tens of thousands" is anything from 10,000 to below 100,000; "thousands" from 1,000 to below a million.
_VAGUE: dict[str, tuple[float, float]] = {
    "dozens": (24, 99),
    "tens": (10, 99),
    "hundreds": (100, 999),
    "thousands": (1e3, 999_999),
    "millions": (1e6, 999_999_999),
    "billions": (1e9, 999_999_999_999),
    "trillions": (1e12, 999_999_999_999_999),
}
#: The wordings of each currency; what goes with another's sign or country ("Canadian pesos", "C£") names none.
_CURRENCIES: dict[str, str] = {
    wording: currency
    for currency, wordings in {
        "USD": "$, us$, u.s.$, usd, usd$, dollar, us dollar, u.s. dollar, american dollar",
        "CAD": "c$, ca$, cad, cad$, canadian dollar",
        "AUD": "a$, aud, aud$, australian dollar",
        "MXN": "mx$, mxn, mxn$, peso, mexican peso",
        "EUR": "¤, eur, eur¤, euro",
        "GBP": "£, gbp, gbp£, pound sterling",
        "JPY": "¥, yen",
    }.items()
    for wording in wordings.split(", ")
}
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

#: For the patterns of other modules: digits, and a number in words ("twenty-five", "two hundred thousand").
DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_SCALE = rf"(?:{'|'.join(_SCALE_WORDS)})"
_INITIALS = "".join(sorted({word[0] for word in (*_ADDENDS, *_FACTORS, *_VAGUE, "a")}))  # a look ahead that saves time
_NUMBER_WORDS = (*_ADDENDS, "hundred", "dozen", *_SCALE_WORDS)
_WORD = "|".join(_NUMBER_WORDS)
#: Most words of one number: five scales from the trillion down, each with "nine hundred and ninety-nine" before it.
_LONGEST_NUMBER = 30
_FRACTION = r"-?(?:thirds?|quarters?|fifths?|tenths?|eighths?)\b"
# Possessive and of limited length, so that a long row of such words is not read again from each of them.
SPELLED = (
    rf"(?:\b(?:{_WORD})\b"
    rf"(?:(?:-| and | )(?=[{_INITIALS}])(?:{_WORD})\b(?!{_FRACTION})){{0,{_LONGEST_NUMBER - 1}}}+)"
)
_VAGUELY = rf"(?:{'|'.join(_VAGUE)})"
_SUFFIX = rf"(?:[ -]?{_SCALE}|mm|mn|bn|tn|[kmbt])\b"
#: "between 40 and 50" is a range, "40 and 50" is two numbers.
_BETWEEN = r"(?:(?<=between )(?P<between>))?"
_RANGE = r"(?:-| to |(?(between) and |(?!)))"

_PERCENT = (
    rf"(?=[\d{_INITIALS}])(?<![\w.,-]){_BETWEEN}"
    r"(?P<low>{number})"  # 40
    rf"(?:(?:%| per ?cent)?{_RANGE}(?P<high>{{number}}))?"  # to 50
    r"[ -]?(?:%|percentage points?\b|per ?cent\b)"
)

# Not in verbose mode, which takes half as long again to compile; the signs are those that `entities.fold` leaves.
_PATTERNS = Patterns(
    {
        "amount": (
            rf"(?=[\da-u$¤£¥])(?<!\w){_BETWEEN}"
            r"(?P<sign>(?:usd|eur|gbp|cad|aud|mxn) ?[$¤£¥]?"  # USD 5
            r"|(?:us|u\.s\.|ca|c|a|mx)?[$¤£¥]) ?"  # US$5, $5
            rf"(?P<low>{DIGITS})(?P<scale>{_SUFFIX})?"  # 130 million, 250M
            rf"(?:{_RANGE}(?:us)?[$¤£¥]?"  # to $200 million
            rf"(?P<high>{DIGITS})(?P<highscale>{_SUFFIX})?(?![\w%]))?"
        ),
        "sum": (
            r"(?=[\da-u])(?<!\w)(?<!\d[.,])"
            rf"(?P<words>(?:half|(?:a half|a quarter|three[ -]quarters|a third) of) an? {_SCALE}"
            rf"|an? {_SCALE}"
            rf"|{_VAGUELY}(?: of {_VAGUELY})? of"
            rf"|{SPELLED}"
            rf"|{DIGITS}(?:[ -]{_SCALE})?)"
            r"[ -](?P<currency>(?:u\.s\. |us |american |canadian |australian |mexican )?"
            r"(?:dollar|euro|peso|yen|pound sterling|usd|eur))s?\b"
        ),
        "percent": _PERCENT.format(number=DIGITS),
        "spelled percent": _PERCENT.format(number=rf"{DIGITS}|{SPELLED}"),
        "share": (
            r"\b(?:(?:(?P<parts>one|two|three|four|five|six|seven|eight|nine|an?)[ -])?"
            r"(?P<unit>half|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)"
            r"(?= of\b(?! an? | (?:19|20)\d\d))"
            r"|(?P<some>one|two|three|four|five|six|seven|eight|nine|\d) (?:in|out of) (?:every )?"  # one in five
            r"(?P<all>two|three|four|five|six|seven|eight|nine|ten|10|20|100)\b"
            r"(?![%/]|[.,:]\d| (?:per ?cent|percent|hundred|thousand|million|billion|years?|months?|weeks?|days?)))"
        ),
        "count": (
            rf"(?=[\d{_INITIALS}])(?<![\w$¤£¥.,/#%-]){_BETWEEN}"
            rf"(?:(?P<vague>{_VAGUELY}(?: of {_VAGUELY})?)"
            rf"|(?P<words>half an? (?:{_SCALE}|dozen)|an? (?:dozen|hundred|{_SCALE}))"
            rf"|(?P<low>{DIGITS}|{SPELLED})(?P<scale>[ -]{_SCALE})?"
            rf"(?:{_RANGE}(?P<high>{DIGITS}|{SPELLED})(?P<highscale>[ -]{_SCALE})?)?)"
            r"(?![\w°:/%]|[.,]\d|-\d"  # 5G, 10:30, 9/11
            r"| ?[ap]\.?m\b| o'clock"  # 3 p.m.
            rf"|{_FRACTION})"
        ),
        # Numbers that count nothing: of laws, pages, times of day, telephones, list items.
        "label": (
            r"\A\s*\(?\d{1,3}[.)](?: |\Z)"  # 1. at the start
            r"|\[\d+\]"  # a footnote
            r"|\b(?=\w)(?:(?:Titles?|(?:[Ee]xecutive o|O)rders?|E\.O\.|EO|Law|Pub\.|L\.|Nos?\.|Articles?|Pillar|Phase"
            r"|Sections?|Secs?\.|Proclamation|Chapters?|Parts?|Level|Tier|Resolution|Flight|Route|Interstate|Highway|Pages?"
            r"|Memorandum|Annex|Appendix|Goal|Group|Category|Class|Type|Division|Directive|Step|Schedule"
            r"|Room|Unit|Amendment|Form"
            r"|(?:sub)?(?:section|paragraph|part|chapter|title|page|article|clause)s?|[Nn]umber"
            r"|Boeing|Apollo|Artemis|H\.R\.|S\.|Res\.) \(?\d[\d,.-]*"
            r"|\d+(?: (?:U\.?S\.?C\.?|C\.?F\.?R\.?|F\.?R\.?|Fed\.|Stat\.) ?\d*"  # 8 U.S.C. 1182
            r"|:\d\d"  # 3:06, Psalm 30:5
            r"|-\d{3}-\w|(?<=\b\d{3})-\d{4}\b))"  # 202-456-1111
        ),
    }
)


def amounts(text: str, plain: str) -> Iterator[Fact]:
    """Yield money with its sign, in whole units of the currency; "$" is the U.S. dollar."""
    return _money(text, plain, "amount", "sign")


def sums(text: str, plain: str) -> Iterator[Fact]:
    """Yield money with the name of its currency, as in `amounts`."""
    return _money(text, plain, "sum", "currency")


def _money(text: str, plain: str, form: str, currency: str) -> Iterator[Fact]:
    for match in _PATTERNS[form].finditer(plain):
        start, end = match.span()
        value = Money(*_range(match), _currency(match[currency]))
        if value.currency and is_finite(value):
            yield Fact("amount", text[start:end], value, start, end, qualifier=hedge(plain, start, end))


def percents(text: str, plain: str) -> Iterator[Fact]:
    """Yield percentages and percentage points."""
    for match in _PATTERNS["spelled percent" if _has_number_word(plain) else "percent"].finditer(plain):
        start, end = match.span()
        value = Range(number(match["low"]), number(match["high"] or match["low"]))
        if is_finite(value):
            yield Fact("percent", text[start:end], value, start, end, qualifier=hedge(plain, start, end))


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
        return number(match["some"]) / number(match["all"])
    parts, unit = match["parts"], match["unit"].removesuffix("s")
    if unit == "half":
        return 0.0 if before in _ORDINALS else 0.5
    if not parts or (unit == "quarter" and parts == "two"):
        return 0.0
    return (1 if parts in {"a", "an"} else number(parts)) / _DIVISORS[unit]


def _has_number_word(plain: str) -> bool:
    return not set(re.findall("[a-z]+", plain)).isdisjoint(_NUMBER_WORDS)


def counts(text: str, plain: str) -> Iterator[Fact]:
    """Yield numbers of things, unit the thing in the singular; a bare "one" counts nothing."""
    for match in _PATTERNS["count"].finditer(plain):
        start, end = match.span()
        value = _range(match)
        if match[0] != "one" and is_finite(value):
            yield Fact("count", text[start:end], value, start, end, _unit(plain, end), hedge(plain, start, end))


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
    behind = _WORD_BEHIND.match(plain, end) if hedge(plain, start, end) else None
    return start, behind.end() if behind else end


def _before(plain: str, start: int) -> Iterator[str]:
    """Yield the words before a number that may hedge it, the longest row first."""
    before = plain[max(0, start - NEAR) : start].split()
    for size in range(min(_LONGEST_HEDGE, len(before)), 0, -1):
        yield " ".join(before[-size:])


def number(words: str) -> float:
    """Return the value of "82,000", "1.5 million", "twenty-five", "a quarter of a billion"; infinity if it is huge."""
    total = current = 0.0
    for word in re.split(r"[ -]+", words.replace(",", "").strip()):
        if word in _FACTORS:
            current = (current or 1.0) * _FACTORS[word]
            if word in _SCALE_WORDS:
                total, current = total + current, 0.0
        else:
            current += float(word) if word[0].isdigit() else _ADDENDS.get(word, 0)
    return total + current


def is_finite(value: Money | Range | Duration) -> bool:
    """Whether a number has a value; one of 400 digits has none, and stays the words it is written in."""
    return isfinite(value.low) and isfinite(value.high)


def is_vague(low: float, high: float) -> bool:
    """Whether a range came of words like "tens of thousands"."""
    return Range(low, high) in _vague_ranges()


@cache
def _vague_ranges() -> frozenset[Range]:
    return frozenset(_vague(f"{first} of {second}") for first in _VAGUE for second in ("", *_VAGUE))


def _vague(words: str) -> Range:
    first, _, second = words.removesuffix(" of").partition(" of ")
    low, high = _VAGUE[first]
    factor = _VAGUE[second][0] if second in _VAGUE else 1
    return Range(low * factor, (high + 1) * factor - 1)


def _range(match: re.Match[str]) -> Range:
    """Two numbers and their scales: in "$5-10 million" the scale counts for both."""
    groups = match.groupdict()
    words = groups.get("vague") or groups.get("words")
    if words and words.startswith(tuple(_VAGUE)):
        return _vague(words)
    if words:
        return Range(number(words), number(words))
    low = number(match["low"]) * _scale(match["scale"] or match["highscale"])
    return Range(low, number(match["high"]) * _scale(match["highscale"]) if match["high"] else low)


def _scale(word: str | None) -> float:
    return _FACTORS[word.strip(" -")] if word else 1


def _currency(words: str) -> str:
    """Return the code of a currency; "" where the words name none, or two."""
    return _CURRENCIES.get(words) or _CURRENCIES.get(words.replace(" ", ""), "")


_WORD_BEHIND = re.compile(r"\s{0,9}\w{1,40}")
# The beginning of a very long word is enough.
_BEHIND = re.compile(r"[ -](?:of (?:(?:the|our|these|those|their|its|his) )?)?((?:[a-z][\w'.-]{0,40}[ ]?){1,7})")
_IRREGULAR: dict[str, str] = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "lives": "life",
    "feet": "foot",
    "series": "series",
    "species": "species",
    "personnel": "personnel",
    "staff": "staff",
    "crises": "crisis",
}
_NOT_PLURAL = frozenset(
    "this its always plus thus less across perhaps towards besides sometimes business corps americorps news".split()
)
_NO_NOUN_ENDS = ("ss", "us", "is")
_STOPS = frozenset(
    "a an the and or but nor of in on at by for from to with within between into onto over under above below than that "
    "which who whose whom when where while if because are were be been being will would can could may might must shall "
    "should had have having per during through since until after before about against among around as is was has does "
    "it he she they we you i not also including each".split()
)


def _unit(plain: str, end: int) -> str:
    """Find the noun counted, singular: the first plural behind the number, adjectives skipped; "" if there is none."""
    behind = _BEHIND.match(plain, end)
    for raw in behind[1].replace("united states", "us").split() if behind else ():
        word = raw.rstrip(".'").removesuffix("'s")
        if word in _STOPS:
            break
        if word in _IRREGULAR or is_plural(word):
            return _IRREGULAR.get(word) or _singular(word)
        if raw.endswith(".") and "." not in raw[:-1]:
            break
    bed = re.compile(r"-(?!plus|odd|some)([a-z]+)").match(plain, end)  # a 500-bed hospital
    return bed[1] if bed else ""


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    return len(word) > len("its") and word[-1] == "s" and word not in _NOT_PLURAL and not word.endswith(_NO_NOUN_ENDS)


def _singular(plural: str) -> str:
    noun = plural.rpartition("-")[2]
    if noun.endswith("ies"):
        return noun.removesuffix("ies") + "y"
    return noun.removesuffix("es" if noun.endswith(("sses", "ches", "shes", "xes", "zes")) else "s")
