"""Numbers as they are written: in digits with any government's separators, in words, with words and letters for scale.

Where a form cannot be read surely, the number is found with its words and no value.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from math import inf, isfinite
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.model import Range
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from usmx_corpus.model import Duration, Money

_SMALL_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SCALES: dict[str, float] = {
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
    "quadrillion": 1e15,
}
#: What a word adds to a number, and what it multiplies it by: "two hundred", "a quarter of a billion".
_ADDENDS: dict[str, float] = {
    **{word: value for value, word in enumerate(_SMALL_WORDS.split(), 1)},
    **{word: 10 * value for value, word in enumerate(_TENS_WORDS.split(), 2)},
}
_PARTS: dict[str, float] = {
    "half": 1 / 2,
    "third": 1 / 3,
    "thirds": 1 / 3,
    "quarter": 1 / 4,
    "quarters": 1 / 4,
}
_MULTIPLES: dict[str, float] = {"hundred": 100, "dozen": 12}
#: Short forms and spellings of scales, with the one that they stand for.
_SHORT: dict[str, float] = {
    **{f"{word}s": value for word, value in _SCALES.items()},
    **dict.fromkeys(("k",), 1e3),
    **dict.fromkeys(("m", "mm", "mn", "mln", "mio", "mill"), 1e6),
    **dict.fromkeys(("lac", "lacs"), 1e5),
    **dict.fromkeys(("cr", "crs"), 1e7),
    **dict.fromkeys(("b", "bn", "bln", "mld", "mrd", "milliard", "milliards", "arba"), 1e9),
    **dict.fromkeys(("kharab", "kharba"), 1e11),
    **dict.fromkeys(("t", "tn", "trn"), 1e12),
}
#: Short forms that may stand behind another scale: "lakh cr", "thousand mn".
_SHORT_SCALES = "crs?|lacs?|mn|mln|mio|bn|bln|mrd|mld|milliards?"
#: Scales of other languages, without accents. A billion is not the same in all of them: none has a value.
_FOREIGN = (
    # Spanish, Portuguese, French, Italian, Romanian
    "mil millon millones millardos? billon billones trillon trillones milhao milhoes bilhao bilhoes biliao bilioes "
    "trilhao trilhoes mille mila milione milioni miliardo miliardi bilione bilioni trilioni mii milioane miliarde "
    # German, Dutch, Danish, Norwegian, Swedish
    "tausend tsd millionen milliarden? billionen duizend miljoen miljoenen miljard miljarden biljoen tusen tusind "
    "miljon miljoner miljarder millioner milliarder mia mkr mnkr mdkr tkr "
    # Polish, Czech, Slovak, Croatian, Serbian, Slovene, Lithuanian, Hungarian, Finnish, Estonian
    "tys tysiac tysiace tysiecy milion[ay]? milionow milion[uů] miliard[ay]? miliardow tisice? milijuna? milijard[aei] "
    "milijon[ai]? milijon[ou]v? mlrd ezer millio tuhat tuhatta miljoonaa? miljardia? miljonit miljardit milj "
    # Turkish, Indonesian, Malay, Vietnamese, Filipino, Swahili, Hindi and Urdu, Japanese
    "milyon milyar trilyon ribu rb juta jt miliar triliun bilion trilion nghin nghìn ngan ngàn trieu triệu tỷ tỉ libo "
    "bilyon elfu hazaa?r karo[dr] oku "
    # Short forms of Mexico, Brazil, Chile: millions of pesos, billions
    "mdp mmdp mdd mmdd mmd bi tri mm\\$ mus"
)
#: Letters that are units or words as well; only beside a currency are they scales.
MONEY_SCALES = frozenset("m mm b t mill cr crs".split())
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
#: A hyphen and the sign itself; what else looks like them is a dash.
_MINUS = frozenset("-−")
_FRACTIONS: dict[str, float] = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4}

#: Digits with separators of thousands and a point, for the patterns of other modules.
DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
NUMBER_WORDS = (*_ADDENDS, *_MULTIPLES, *_SCALES)
#: The words for whole numbers that have one, and those for scales.
WHOLE_NUMBERS = {int(value): word for word, value in _ADDENDS.items()}
SCALES = dict(_SCALES)
#: First letters of words for numbers: a look ahead that saves time.
INITIALS = "".join(sorted({word[0] for word in (*NUMBER_WORDS, *_VAGUE, *_PARTS, "a")}))
_WORDS = frozenset((*NUMBER_WORDS, *_VAGUE, *_PARTS))
_WORD = "|".join(NUMBER_WORDS)
_ADDEND = "|".join(_ADDENDS)
_SCALE = rf"(?:{'|'.join(_SCALES)})"
_SCALE_WORD = rf"(?:hundred|{_SCALE}s?|{_SHORT_SCALES})"
#: Most words of one number: five scales from the trillion down, each with "nine hundred and ninety-nine" before it.
_LONGEST_NUMBER = 30
#: The value of what cannot be read surely.
UNREAD = inf
FRACTION = r"(?:-?(?:thirds?|quarters?|fifths?|tenths?|eighths?|sixths?|sevenths?|ninths?)|-(?:first|second|fourth))\b"
# "Two hundred and fifty" is a number, "forty and fifty" are two.
_JOINED = r"(?:-| |(?:(?<=hundred)|(?<=sand)|(?<=lakh)|(?<=llion)|(?<=crore)) and )"
# Possessive and of limited length, so that a long row of such words is not read again from each of them.
_MORE_WORDS = rf"(?:{_JOINED}(?=[{INITIALS}])(?:{_WORD})\b(?!{FRACTION})){{0,{_LONGEST_NUMBER - 1}}}+"
#: A number in words ("twenty-five", "two hundred thousand"), for the patterns of other modules.
SPELLED = rf"(?:\b(?:{_WORD})\b{_MORE_WORDS})"
VAGUELY = rf"(?:{'|'.join(_VAGUE)})"
#: "1 500 000,00", "1.500,00", "12,34,567.89", "1'500": all that belongs to one number, read by `_figure`.
_RUN = r"(?:\d{1,3}+(?: \d{3})++(?: ?\d++)*+(?:[.,]\d++)?+|\d++(?:[.,']\d++)*+)(?: ?[½¼¾]|[ -]\d/\d(?![\d/]))?+"
_AND_PART = (
    r"(?:[ -]and[ -](?:an?[ -](?:half|quarter|third)\b"
    rf"|(?:one|two|three)[ -](?:thirds?|quarters?)(?=[ -]{_SCALE}\b)))"  # two and three-quarter million
)
_POINT = rf"(?: point(?: (?:zero|{_ADDEND})\b)++)?+"
_SCALES_BEHIND = rf"(?:(?:\+?(?: {{1,2}}|-))(?:hundred|{_SCALE}s?)\b)*+"  # 3 hundred thousand, 5+ million
_MORE_SCALES = rf"(?:[ -]{_SCALE_WORD}\b)*+"  # lac crore, lakh cr
#: "30-odd million" is no number that anybody knows; "100-plus million" is like "100+ million".
_OR_SO = rf"(?:[ -](?:odd|something)\b|(?:-some| or so| or more)(?=[ -]{_SCALE_WORD}\b))"
_PLUS = rf"(?:-plus(?=[ -]{_SCALE_WORD}\b))?+"
_ABROAD = rf"(?:[ -]?(?:{_FOREIGN.replace(' ', '|')})(?!\w)| ?[万萬億亿兆千百만억조천])"
_GLUED_BEHIND = rf"{_SCALE}\b"  # "$22.5million"
_SHORT_BEHIND = rf"(?:k|(?: {{1,2}}|-)?(?:{'|'.join(sorted(_SHORT.keys() - {'k'}, key=len, reverse=True))}))(?!\w|-\d)"
_DIGITAL = (
    rf"(?<!\d[.,' /])(?<!\d)(?P<run>{_RUN})(?P<part>{_AND_PART})?"
    rf"(?:(?P<unsure>{_OR_SO}{_SCALES_BEHIND}|{_ABROAD})"
    rf"|{_PLUS}(?P<scale>(?:{_SHORT_BEHIND}|{_GLUED_BEHIND}|{_SCALES_BEHIND}){_MORE_SCALES})(?P<odd_one>-odd\b)?)"
)
_SPOKEN = (
    rf"(?<![\w-])(?P<words>(?:a half|half|a quarter|three[ -]quarters|quarter|a third|two[ -]thirds) of an? {_SCALE}"
    rf"|three[ -]quarters? {_SCALE}"
    rf"|(?:a )?(?:half|quarter)(?: an?)?[ -](?:{_SCALE}|dozen)"  # half a million
    rf"|an? (?:dozen|hundred|{_SCALE})\b{_MORE_WORDS}{_AND_PART}?"  # a hundred million
    rf"|(?:{_ADDEND})\b(?!{FRACTION}){_MORE_WORDS}{_POINT}{_AND_PART}?{_SCALES_BEHIND}"  # two point five million
    rf"(?: and a half)?)\b(?P<odd>{_OR_SO}{_SCALES_BEHIND})?"
    rf"|(?<![\w-])(?P<vague>(?P<some>several|few|couple of|couple|many|multiple|some|handful of|multi)[ -]"
    rf"(?:(?:hundred|{_SCALE})s?\b[ -]?(?:{_SCALE}\b)?+)|{VAGUELY}(?: of {VAGUELY})?)\b"
)
_PATTERNS = Patterns(
    {
        "digits": _DIGITAL,
        "all": rf"(?=[\d{INITIALS}])(?:{_DIGITAL}|{_SPOKEN})",
        "minus": r"(?<![\w-])(?:minus|negative) \Z",
        "in a sentence": r"(?:[a-z],? |\()\Z",
        "from": r"(?<!range)(?<!ranges)(?<!ranging)(?<!anywhere) from \Z",
        "four digits": r"\d{4}",
        "year": r"(?i)\b(?:in|since|for|of|by|until|during) (?:1[89]|20|21)\d\d\Z",
        "and a part": r"[ -]and[ -]((?:an?|one|two|three)[ -](?:half|thirds?|quarters?))\b",
        # How a text that writes "1.500" or "1,500" separates thousands, as its other numbers show.
        "comma": r"\d,\d{3}\.\d|\d(?:,\d{3}){2}|(?<![\d.,])\d{1,3}\.\d{1,2}(?![\d.,])",
        "point": r"\d\.\d{3},\d|\d(?:\.\d{3}){2}|(?<![\d.,])\d{1,3},\d{1,2}(?![\d.,])",
    }
)


class Number(NamedTuple):
    """A number in a text, `text[start:end]`, and the numbers it means; infinite where it cannot be read surely.

    `scale` is the word or letters behind it ("million", "k"); `is_plain` is False where it has a decimal comma or no
    value but beside a unit; `is_vague` for words like "several million".
    """

    start: int
    end: int
    low: float
    high: float
    scale: str = ""
    is_plain: bool = True
    is_vague: bool = False

    def times(self, factor: float) -> Number:
        """Return the number multiplied."""
        return self._replace(low=self.low * factor, high=self.high * factor)


class Reading(NamedTuple):
    """A figure or a range as read: `text[start:end]`, its least and its greatest value, its unit."""

    start: int
    end: int
    low: float
    high: float
    unit: str


class Figure(NamedTuple):
    """A number with its sign or unit ("" for none), `text[start:end]`."""

    start: int
    end: int
    number: Number
    unit: str

    @property
    def reading(self) -> Reading:
        """The figure by itself."""
        return Reading(self.start, self.end, self.number.low, self.number.high, self.unit)


@lru_cache(maxsize=8)
def numbers(plain: str) -> tuple[Number, ...]:
    """Find the numbers of a folded text in lower case, in digits and in words."""
    found: list[Number] = []
    for number in _numbers(plain, "all" if _has_words(plain) else "digits"):
        if found and _goes_on(plain, found[-1], number):
            one = found.pop()
            found.append(one._replace(end=number.end, low=one.low + number.low, high=one.high + number.high))
        elif found and _is_shared(plain, found[-1], number):
            found[-1] = found[-1].times(inf)
            found.append(number.times(inf))
        else:
            found.append(number)
    return tuple(found)


def _goes_on(plain: str, one: Number, other: Number) -> bool:
    """Whether a number goes on in a smaller scale: "3 crore 50 lakh", "one billion, five hundred million"."""
    if not (one.scale and other.scale) or other.high >= scale(one.scale):
        return False
    gap = plain[one.end : other.start]
    return gap == " " or (gap == ", " and plain[one.start].isalpha() and plain[other.start].isalpha())


def _is_shared(plain: str, one: Number, other: Number) -> bool:
    """Whether nobody knows which scale a number has: "1 lakh 76 thousand crore"."""
    is_next = bool(one.scale and other.scale) and plain[one.end : other.start] == " "
    return is_next and other.scale not in _SHORT and scale(other.scale) > scale(one.scale)


def _has_words(plain: str) -> bool:
    return not _WORDS.isdisjoint(re.findall("[a-z]+", plain))


def _numbers(plain: str, form: str) -> Iterator[Number]:
    for match in _PATTERNS[form].finditer(plain):
        yield _of_digits(plain, match) if match["run"] else _of_words(match)


def _of_digits(plain: str, match: re.Match[str]) -> Number:
    if match["unsure"] or match["odd_one"]:
        return Number(match.start(), match.end(), inf, inf)
    words = match["scale"].strip(" +-").replace("  ", " ")
    value, is_plain = _figure(match["run"], plain, bool(words))
    if match["part"]:
        value += _part(match["part"])
    value *= scale(words)
    return Number(match.start(), match.end(), value, value, words, is_plain or bool(words))


def _of_words(match: re.Match[str]) -> Number:
    words = match["words"]
    if match["some"] or match["odd"]:
        return Number(match.start(), match.end(), inf, inf, is_vague=True)
    if words:
        value = number(words)
        last = re.split("[ -]", words)[-1]
        return Number(match.start(), match.end(), value, value, last if last in _SCALES else "")
    low, high = vague(match["vague"])
    return Number(match.start(), match.end(), low, high, is_vague=True)


def scale(words: str) -> float:
    """Return what some words for scale multiply a number by: "lakh crore", "mn"."""
    if not words:
        return 1.0
    if words in _SHORT:
        return _SHORT[words]
    product = 1.0
    for word in re.split("[ -]", words):
        product *= _MULTIPLES.get(word) or _SCALES.get(word) or _SHORT[word]
    return product


# --- digits ----------------------------------------------------------------------------------------------------------


def _figure(run: str, plain: str, scaled: bool) -> tuple[float, bool]:  # noqa: FBT001 - whether "million" follows
    """Return the value of digits with separators and whether it has one without a unit; infinity for none."""
    run, part = _fraction(run)
    if part is None:
        return inf, False
    digits = run.replace(" ", "'")
    if "'" in digits:
        whole, mark, decimals = digits.replace(",", ".").partition(".")
        return (_grouped(whole, "'", decimals if mark else "") + part), True
    if "," in digits and "." in digits:
        last = max(digits.rfind(","), digits.rfind("."))
        return _grouped(digits[:last], "," if digits[last] == "." else ".", digits[last + 1 :]) + part, True
    if "," in digits:
        value, is_plain = _with_commas(digits, plain)
        return value + part, is_plain
    return (_with_points(digits, plain, scaled) if "." in digits else float(digits)) + part, True


def _fraction(run: str) -> tuple[str, float | None]:
    """Split off a fraction: "2½", "1 1/2"; None for one that divides by 0."""
    if run[-1] in _FRACTIONS:
        return run[:-1].rstrip(), _FRACTIONS[run[-1]]
    if "/" not in run:
        return run, 0.0
    above, below = int(run[-3]), int(run[-1])
    return run[:-4], above / below if 0 < above < below else None


def _grouped(digits: str, mark: str, decimals: str) -> float:
    """Return the value of digits in groups of three, or as in India of two and a last one of three."""
    first, *rest = digits.split(mark)
    last = rest[-1] if rest else ""
    middle = {len(group) for group in rest[:-1]}
    western = len(first) <= len("123") and middle <= {3}
    indian = mark == "," and len(first) <= len("12") and middle == {2}
    if not (rest and len(last) == len("123") and (western or indian)) or not f"{first}0".isdigit():
        return inf
    value = float("".join((first, *rest)) + (f".{decimals}" if decimals.isdigit() else ""))
    return value if not decimals or decimals.isdigit() else inf


def _with_commas(digits: str, plain: str) -> tuple[float, bool]:
    """Read "1,500,000", "12,34,567" and the decimal "34,6", which has a value only beside a unit."""
    first, *rest = digits.split(",")
    if len(rest) == 1 and (len(rest[0]) < len("123") or first == "0"):
        return float(f"{first}.{rest[0]}"), False
    if len(rest) == 1 and _separator(plain) == ".":
        return inf, False
    return _grouped(digits, ",", ""), True


def _with_points(digits: str, plain: str, scaled: bool) -> float:  # noqa: FBT001 - see `_figure`
    """Read "1.5" and "1.500.000"; "1.500" is 1,500 or one and a half, as the text's other numbers have it.

    So is "1.500 million": with a decimal point it is "1.5 million", while "1.125 million" is how many write it.
    """
    first, *rest = digits.split(".")
    if len(rest) > 1:
        return _grouped(digits, ".", "")
    if len(rest[0]) != len("500") or len(first) > len("123") or first == "0" or (scaled and digits[-1] != "0"):
        return float(digits)
    separator = _separator(plain)
    if separator == ".":
        return float(first + rest[0])
    return float(digits) if separator == "," else inf


@lru_cache(maxsize=8)
def _separator(plain: str) -> str:
    """Return what separates thousands in a text; "" where it does not show."""
    comma, point = _PATTERNS["comma"].search(plain), _PATTERNS["point"].search(plain)
    if bool(comma) == bool(point):
        return ""
    return "," if comma else "."


# --- signs ---------------------------------------------------------------------------------------------------------


def sign(text: str, plain: str, start: int) -> tuple[int, float]:
    """Return where a figure begins with the minus before it, and -1; 1 where there is none.

    Infinity where a dash before a figure may be a minus: at the start of an item, or of a dash with a space before it.
    """
    if found := _PATTERNS["minus"].search(plain, max(0, start - _NEAR), start):
        return found.start(), -1.0
    if plain[start - 1 : start] != "-" or plain[max(start - 2, 0) : start - 1] not in {"", " ", "("}:
        return start, 1.0
    is_sure = text[start - 1] in _MINUS and _PATTERNS["in a sentence"].search(plain, max(0, start - _NEAR), start - 1)
    return start - 1, -1.0 if is_sure else UNREAD


# --- ranges ----------------------------------------------------------------------------------------------------------

_JOINTS = frozenset(("-", " to ", "-to-", "- to "))
#: A number like "900" is none of millions where one in millions follows; "5" may be.
_OWN_SCALE = 100
#: Characters before a number that hold "ranging from".
_NEAR = 20


def _shared_scale(one: Number, other: Number) -> tuple[float, bool]:
    """Return the lower end of what may be a range, which shares the scale of the upper one, and whether it is a range.

    In "from $900 to $1.2 million" the first number has its own scale; in "from $5 to $3 million" nobody knows.
    """
    low, high = one.low, other.high
    if not isfinite(low):
        return UNREAD, True
    if one.scale or not other.scale:
        return low, low <= high
    shared = low * scale(other.scale)
    if shared <= high:
        return shared, True
    return (low if low >= _OWN_SCALE else UNREAD), False


def _in_thousands(low: float, high: float) -> tuple[float, bool]:
    """Return the lower end of "$10- to $20,000", which is 10,000, and whether it is a range."""
    return (1000 * low, True) if 1000 * low <= high else (low, low <= high)


def _is_minus_for_both(plain: str, one: Figure, other: Figure) -> bool:
    """Whether a minus may be of both ends: "minus 5 to 2 per cent"."""
    is_in_words = plain[one.start].isalpha() and not plain.startswith(" and ", one.end)
    return one.number.low < 0 < other.number.low and (is_in_words or plain.startswith("-", one.end))


def _share_thousands(plain: str, one: Figure, other: Figure) -> bool:
    """Whether the lower end may be of thousands as the upper one is: "£10-15,000", not "£50-1,000"."""
    low, high = (plain[number.start : number.end] for number in (one.number, other.number))
    is_one_sum = one.end == one.number.end and other.start == other.number.start
    return is_one_sum and low.isdigit() and "," in high and 1000 * one.number.low <= other.number.high


def ranges(plain: str, figures: Iterable[Figure], may_join: Callable[[Figure, Figure], bool]) -> Iterator[Reading]:
    """Yield single figures and ranges of two, as far as `may_join` allows it: "2-3", "2 to 3", "between 2 and 3".

    What grows from 2 to 3 is told in two figures, unless it ranges from 2 to 3.
    """
    one: Figure | None = None
    for other in figures:
        if one and _are_joined(plain, one, other) and may_join(one, other):
            low, is_range = _shared_scale(one.number, other.number)
            if plain.startswith("- to ", one.end) and plain[other.end - len(",000") : other.end] == ",000":
                low, is_range = _in_thousands(one.number.low, other.number.high)
            elif _share_thousands(plain, one, other) or _is_minus_for_both(plain, one, other):
                low = UNREAD
            if is_range and not _PATTERNS["from"].search(plain, max(0, one.start - _NEAR), one.start):
                yield Reading(one.start, other.end, low, other.number.high, one.unit or other.unit)
                one = None
                continue
            one = one._replace(number=one.number._replace(low=low, high=low), unit=one.unit or other.unit)
        if one:
            yield one.reading
        one = other
    if one:
        yield one.reading


def _are_joined(plain: str, one: Figure, other: Figure) -> bool:
    if one.number.is_vague or other.number.is_vague:
        return False
    gap = plain[one.end : other.start]
    is_year = not one.unit and _PATTERNS["year"].search(plain, max(0, one.start - _NEAR), one.end) is not None
    if gap == " to " and is_year and not _PATTERNS["four digits"].fullmatch(plain, other.start, other.end):
        return False  # "from 40 tonnes in 2022 to 60 tonnes"
    return gap in _JOINTS or (gap == " and " and plain.startswith("between ", max(0, one.start - len("between "))))


# --- words -----------------------------------------------------------------------------------------------------------


def number(words: str) -> float:
    """Return the value of "82,000", "twenty-five", "one and a half billion"; infinity for what makes no sense."""
    words = words.replace(",", "").strip()
    if " point " in words:
        return _with_point(words)
    head, part, tail = _split(words)
    if not part:
        return _product(head)
    times = _product(tail) if tail else _last_scale(head)
    return _product(head) * (times if tail else 1.0) + _part(part) * times


def _part(words: str) -> float:
    """Return the value of "a half", "three-quarter"."""
    *_, many, part = re.split("[ -]", words)
    return _ADDENDS.get(many, 1.0) * _PARTS[part]


def _split(words: str) -> tuple[str, str, str]:
    """Split "one and a half billion" into what is before and behind its part, and the part."""
    found = _PATTERNS["and a part"].search(words)
    return (words[: found.start()], found[1], words[found.end() :].strip(" -")) if found else (words, "", "")


def _with_point(words: str) -> float:
    """Return the value of "two point five million"."""
    whole, _, rest = words.partition(" point ")
    digits = [word for word in rest.split() if word == "zero" or word in _ADDENDS]
    values = [int(_ADDENDS.get(word, 0)) for word in digits]
    if max(values) >= 10:  # noqa: PLR2004 - "two point fifteen" is no usual number
        return inf
    return (_product(whole) + float("0." + "".join(map(str, values)))) * _product(
        " ".join(rest.split()[len(digits) :]) or "one"
    )


def _last_scale(words: str) -> float:
    last = re.split("[ -]", words)[-1]
    return _SCALES.get(last) or _MULTIPLES.get(last, 1.0)


def _product(words: str) -> float:
    """Return the value of a number in words, with a part before it or without: "three quarters of a million"."""
    tokens = [word for word in re.split("[ -]+", words) if word not in {"a", "an", "of", "and"}]
    place = next((place for place, word in enumerate(tokens) if word in _PARTS), None)
    if place is None:
        return _sum(tokens)
    return (_sum(tokens[:place]) if place else 1.0) * _PARTS[tokens[place]] * _sum(tokens[place + 1 :] or ["one"])


def _sum(words: list[str]) -> float:
    total = current = 0.0
    before = ""
    for word in words:
        if word in _SCALES:
            follows_scale = total and (before in _SCALES or _SCALES[word] > total)
            total = (total + current) * _SCALES[word] if follows_scale else total + (current or 1.0) * _SCALES[word]
            current = 0.0
        elif word in _MULTIPLES:
            current = (current or 1.0) * _MULTIPLES[word]
        else:
            current = _added(current, float(word) if word[0].isdigit() else _ADDENDS.get(word, inf))
        before = word
    return total + current


def _added(current: float, value: float) -> float:
    """Add a word to those before it: "twenty" and "five", "hundred" and "ten"; infinity for "five six"."""
    room = current % 100
    fits = not room or (room >= 20 and not room % 10 and value < 10)  # noqa: PLR2004 - tens and ones
    return current + value if fits else inf


def is_known(low: float, high: float) -> bool:
    """Whether two ends of a range have a value."""
    return isfinite(low) and isfinite(high)


def is_finite(value: Money | Range | Duration) -> bool:
    """Whether a number has a value; one of 400 digits has none, and stays the words it is written in."""
    return isfinite(value.low) and isfinite(value.high)


def is_vague(low: float, high: float) -> bool:
    """Whether a range came of words like "tens of thousands"."""
    return Range(low, high) in _vague_ranges()


@cache
def _vague_ranges() -> frozenset[Range]:
    return frozenset(vague(f"{first} of {second}") for first in _VAGUE for second in ("", *_VAGUE))


def vague(words: str) -> Range:
    """Return the numbers that "tens of thousands" may mean."""
    first, _, second = words.removesuffix(" of").partition(" of ")
    low, high = _VAGUE[first]
    factor = _VAGUE[second][0] if second in _VAGUE else 1
    return Range(low * factor, (high + 1) * factor - 1)
