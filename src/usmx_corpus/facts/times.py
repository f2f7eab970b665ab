"""Dates in a text: how they are written, and as how much of a date each is stated.

A date has a core (a day, month, year, decade or fiscal year), perhaps a part before it ("the first half of", "mid-")
and its kind of year behind it ("financial year"); two dates may be the ends of one interval. The finder takes the text
and the same text folded (`folding.fold`), whose offsets are equal; the folded one keeps its capitals, because it has
to tell "May" from "may".
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.facts import calendar, units
from usmx_corpus.facts.numbers import DIGITS, SPELLED, number
from usmx_corpus.facts.units import is_plural
from usmx_corpus.model import Day, Fact, Interval
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from usmx_corpus.model import Value

MONTH_NAMES = "January February March April May June July August September October November December".split()
_MONTHS: dict[str, int] = {name[:3]: number for number, name in enumerate(MONTH_NAMES, 1)}
_DECEMBER = 12
_NO_DATE = Day(None, None, None)


class _Date(NamedTuple):
    """A date as it was found; `linked` where it is an end that a hyphen or "and" ties to the one before."""

    start: int
    end: int
    value: Day | Interval | str
    unit: str = ""


#: What makes "May", "March" or a bare year a time: "in May", "since 2013"; not "to March", "2020 troops".
_BEFORE_MONTH = frozenset(
    "in by of until since through from before after last next this early late mid during between".split()
)
_BEFORE_YEAR = _BEFORE_MONTH | frozenset("and or year the to than for fiscal calendar around end".split())
#: Before a number these show that it is a year, where it is no end of a range.
_YEARLY = frozenset("in by since until during".split())
#: "On 24. May 2023".
_BEFORE_DAY = _BEFORE_MONTH | frozenset("on at to dated the and from as ending".split())
_ORDINALS: dict[str, int] = {
    wording: place
    for place, wordings in enumerate("first 1st;second 2nd;third 3rd;fourth 4th".split(";"), 1)
    for wording in wordings.split()
}
_IN_A_YEAR = {"half": 2, "halve": 2, "semester": 2, "quarter": 4, "month": 12}
#: How the words for a part of a year begin, and its name in `calendar`.
_PARTS: dict[str, str] = {
    **{word: word for word in ("early", "mid", "late", "later", "end", "start")},
    **dict.fromkeys(("beginning", "opening"), "start"),
    **dict.fromkeys(("middle",), "mid"),
    **dict.fromkeys(("close", "year"), "end"),
    "fall": "autumn",
}
#: "By end 2025" is a time; "the programme will end June 2025" is none.
_BEFORE_END = "".join(rf"|(?<=\b{word} )end " for word in "by at before until since from to and".split())
_SEASON = "spring|summer|autumn|fall|winter"

YEAR = r"(?:1[789]\d\d|20\d\d)"
_MONTH = rf"(?:{'|'.join(MONTH_NAMES)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b"
_NUMBER = rf"(?:{DIGITS}|{SPELLED})"
_TO = r"(?:-| - | and | to | through | until )"

_USUAL_DATES = (
    rf"(?P<quarter>March|June|September|December) quarter,?(?: (?:of )?(?:the )?(?:(?P<itsfiscal>"  # of Australia
    rf"FY ?'?(?:20)?\d\d(?:[-/]\d\d)?|{YEAR}(?:[-/](?:20)?\d\d)? (?:financial|fiscal) year|{YEAR}[-/](?:20)?\d\d"
    rf"|(?:financial|fiscal) year {YEAR}(?:[-/](?:20)?\d\d)?)(?![\w])|(?P<itsend>{YEAR})\b))?"
    rf"|(?P<month>{_MONTH})(?!\w)"
    rf"(?: (?:the (?=\d\d?(?:st|nd|rd|th)))?(?P<day>{_DAY})(?![,.]\d|[:%]| percent)"  # June 8
    rf"(?P<days>(?:, {_DAY}){{1,5}}(?=,? (?:and|&) {_DAY},? {YEAR}\b))?"  # June 8, 9 and 10, 2021
    rf"(?:(?P<to>,?(?:{_TO}| & ))(?P<lastday>{_DAY})(?![:%,.]\d|%| {_MONTH}\b))?)?"  # June 8-10
    rf"(?:,? (?:of )?(?P<year>{YEAR})\b|(?P<short>,? ?'\d\d)(?!\w))?"
    r"|FY ?'?(?P<fiscal>20\d\d|\d\d)(?:[-/](?P<fiscalend>20\d\d|\d\d))?(?![\w%]|[.,-]\d)"  # FY2024, FY24-25
    rf"|(?P<decade>(?:1[789]|20)\d0)'?s\b"  # the 2020s
    rf"|(?:(?<![.,/-])|(?<={YEAR}-)|(?<=\b(?:mid|end)-)|(?<=\blate-)|(?<=\bearly-)"
    rf"|(?<=[QH][1-4]/))(?P<bare>{YEAR})(?:/(?P<split>\d{{4}}|\d\d)"  # 2024/25, 2024-26
    r"|-(?P<dash>\d\d)|[ -]?(?P<sub>[QH][1-4]|[1-4][QH])(?!,? (?:of )?20\d\d)"  # 2024 Q1
    r"(?:(?P<subto>-|/| to )(?P<sublast>[QH][1-4]|[1-4][QH])(?![\w]|,? (?:of )?20\d\d))?)?"  # 2024 Q1-Q2
    r"(?![\w%]|/(?!(?:[QH][1-4]|[1-4][QH]|20\d\d [QH][1-4])\b)|[.,]\d|-\d\d?\b)"
)
_OTHER_DATES = (
    rf"(?P<iso>{YEAR}(?P<isosign>[-/.])(?:0?[1-9]|1[0-2])(?P=isosign)(?:[12]\d|3[01]|0?[1-9]))(?![\w/-]|\.\d)"
    r"|(?:(?<![./-])|(?<=[./]20\d\d-))(?P<numeric>\d\d?(?P<sign> ?[./-] ?)\d\d?(?P=sign)20\d\d)"
    r"(?![\w/]|\.\d|-(?!\d\d?[./]))"  # 31.12.2024
    rf"|(?<![,.])(?:(?P<firstday>(?:{_DAY}, (?={_DAY})){{0,4}}{_DAY})(?P<daysto>,?{_TO}|/)(?:the )?)?"  # 8-
    rf"(?P<dayfirst>{_DAY})(?:[ -](?:of )?|(?P<dot>\. )(?={_MONTH} {YEAR}\b))"  # 10
    rf"(?P<itsmonth>{_MONTH})(?!\w)(?:(?:,? (?:of )?|-)(?P<itsyear>{YEAR})\b"  # June 2021
    r"|(?P<itsshort>(?:,? ?'|-)\d\d(?!\w|[,.]\d)|(?<!\.) \d\d(?=$|[.,;:)](?!\d)"  # June 21
    r"| (?:and|or|to|at|in|on|by|for|with|from|until|through)\b(?! \d++(?! [A-Z])))))?"
    rf"|(?P<mayday>May Day)\b(?:,? (?P<mayyear>{YEAR})\b)?"
)

#: A part of a year or of a month, in words that stand before it. Other modules use it before "this year".
PART_OF = (
    r"(?:(?P<part>(?:early|mid|late)(?:-| (?:in |part of )?)|later in |year-end |end-"
    rf"{_BEFORE_END}|(?:middle|end|close|beginning|start|opening) of )(?:the )?)?"
    r"(?:(?P<nth>first|second|third|fourth|[1-4](?:st|nd|rd|th)|last|final|latter)"
    r"(?:(?P<through>-|/| and | or | to | through )(?:the )?(?P<lastnth>second|third|fourth|[2-4](?:nd|rd|th)))?[ -]"
    rf"(?:(?P<many>{_NUMBER}) )?(?P<of>half|halve|semester|trimester|quarter|month|week|day)(?:s|-year)?,? "
    r"(?:of |in )?(?:the )?"
    r"|(?P<sub>[QH][1-4]|[1-4][QH]|(?:quarter|half) [1-4])"
    r"(?:(?P<to>-|/| - | / | to | through | or | and | & )(?P<lastsub>[1-4](?![\w-])|[QH][1-4]|[1-4][QH]))?"  # Q1-Q2
    r"(?:,? (?:of )?|[/-])(?:the )?"  # Q1 of
    rf"|(?P<season>{_SEASON}) (?:of )?(?:the )?)?"
)
_BEFORE = (
    rf"(?i)(?:(?<![\w-])|(?<=\d-)(?=[QH][1-4]|[1-4][QH])){PART_OF}"
    r"(?:calendar year |(?P<fiscal>(?:fiscal|financial)(?: years?)? |budget years? |fy ?)"
    r"|(?P<other>(?:tax|school|academic|marketing|crop) years? )|year )?$"
)
_BEHIND = (
    r"(?i) (?:(?:(?P<fiscal>fiscal|financial|budget)|tax|school|academic|marketing|crop) years?|biennium|triennium)\b"
    r"|(?P<ahead> (?:this|next|last) year\b)"
)

_PATTERNS = Patterns(
    {
        "date": rf"(?=\w)(?<![\w$¤£#])(?:{_USUAL_DATES})",
        "any date": rf"(?=\w)(?<![\w$¤£#])(?:{_OTHER_DATES}|{_USUAL_DATES})",
        # Where one of the other dates may stand; most texts are spared their expression.
        "hint": r"\d[/.-] ?\d\d?[/.-]|\d / \d|\d(?:st|nd|rd|th)?[ -](?:of )?[A-Z]|\d\. [A-Z]|May Day",
        "days": r"\d+",
        "last": r"\b(?:[Ll]ast|[Pp]ast) $",
        # A length that ends with a date: "the 12 months to", "fiscal year ended".
        "length": r"(?i)(?:\b(?:the|in|over|during|for|within) |(?:\A|[(:;]) ?"
        r"|(?=\S{1,40}+(?: \S{1,40}+){0,3} end(?:ed|ing)\b))"
        rf"(?P<words>(?:fiscal |financial |calendar )?(?:(?P<count>{_NUMBER})[ -])?"
        r"(?P<unit>day|week|fortnight|month|half[ -]year|year|quarter)s?(?: period)? "
        r"(?P<sign>to|through|until|ended|ending)(?: (?:in|on))?(?: the(?: end of)?)? )$",
        # What a number of four digits counts, rather than a year.
        "counted": r"(?: (?:and|or|to) |-)?(?P<upper>\d[\d,]{0,8}+)? (?P<sort>(?:more|new"
        r"|additional|extra|further|rural|urban|small|large|young|old|poor|trained|affordable) )?"
        r"(?P<noun>[A-Za-z][A-Za-z-]*+)"
        r"(?P<ends>[.,;:)]|$)?",
        "to another": r" to (?!\d{4}\b)\d",
        "range": r"(?i)\b(?:between|from) \d[\d,]{0,8}+ (?:and|to) $",
        "acts": r"(?: (?:will|shall|would|can|could|may|must|should|is|are|was|were|has|have|had|did|do"
        r"|[a-z]{2,20}(?<!e)ed|agreed|met|set|began|rose|fell|grew|made|took|saw|left|won|gave|went|held|led|became|came|agree|plan)\b)",
        "parts": r" ?[./-] ?",
        "before": _BEFORE,
        "behind": _BEHIND,
    }
)
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_LENGTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
#: Nouns behind a year that it qualifies: "in 2024 prices".
_OF_A_YEAR = frozenset(
    "prices dollars terms values rates levels figures elections polls games olympics targets goals results budgets "
    "accounts estimates euros pounds standards rules".split()
)
_MANY = frozenset("people children women men staff personnel police".split())
#: Before a number of four digits these do not tell a year from what is counted: "in 2000 villages".
_DOUBTFUL = frozenset("in from between".split())
#: Characters before a date that hold its part: "the beginning of the first twenty-five days of the calendar year ".
_NEAR = 90

#: What stands between parts of a year that are the ends of a row; others only name two: "Q1 and Q3".
_RANGES = frozenset(("-", "to", "through"))
#: What stands between two parts of two years, or two months, of which one follows the other: "Q4 2024/Q1 2025".
_NEXT = frozenset(("/", " / ", " or ", " and ", " & "))
#: What stands between the ends of an interval; "and" only behind "between".
_BETWEEN_ENDS = frozenset(("-", " - ", " to ", " through ", " until ", " till ", " up to ", " to the ", "-the "))
_AND = frozenset((" and ", " or ", ", and ", ", or ", " & "))


def dates(text: str, plain: str) -> Iterator[Fact]:
    """Yield dates as far as stated; the unit says which part of a year is meant, as in `calendar`."""
    found: list[_Date] = []
    for match in _PATTERNS["any date" if _PATTERNS["hint"].search(plain) else "date"].finditer(plain):
        groups = match.groupdict()
        branch = next(name for name in _READERS if groups.get(name) is not None)
        found += _READERS[branch](plain, match)
    for each in _joined(plain, _inherited(plain, [_widened(plain, each) for each in _settled(plain, found)])):
        if _is_date(plain, each):
            whole = _lasting(plain, each)
            yield Fact("date", text[whole.start : whole.end], whole.value, whole.start, whole.end, whole.unit)


def _settled(plain: str, found: Sequence[_Date]) -> Sequence[_Date]:
    """Read "05/02/2023" as a date like "31/12/2024" of the same text is read."""
    if not any(each.unit == "D/M" for each in found):
        return found
    orders = {order for each in found if (order := _order(plain[each.start : each.end]))}
    if len(orders) != 1:
        return found
    place = "DM".index(orders.pop())
    return [
        each._replace(value=calendar.readings(each.value)[1 - place], unit="")
        if each.unit == "D/M" and isinstance(each.value, str)
        else each
        for each in found
    ]


def _order(words: str) -> str:
    """Return "D" for 31/12/2024, "M" for 12/31/2024, "" for what is neither for sure."""
    one, other = (int(part) if part.isdigit() else 0 for part in (*_PATTERNS["parts"].split(words), "", "")[:2])
    if not 0 < min(one, other) <= _DECEMBER < max(one, other) <= 31:  # noqa: PLR2004 - days of a month
        return ""
    return "D" if one > other else "M"


# --- the cores -------------------------------------------------------------------------------------------------------


def _iso(_plain: str, match: re.Match[str]) -> Iterator[_Date]:
    year, month, day = map(int, match["iso"].split(match["isosign"]))
    yield _Date(*match.span(), Day(year, month, day))


def _numeric(_plain: str, match: re.Match[str]) -> Iterator[_Date]:
    """Read 31/12/2024 and 12/31/2024; of 05/02/2023 only the words are sure."""
    words = match[0].replace(" ", "")
    valid = [day for day in calendar.readings(words) if 1 <= (day.month or 0) <= _DECEMBER and (day.day or 0) <= 31]  # noqa: PLR2004
    if len({*valid}) == 1:
        yield _Date(*match.span(), valid[0])
    elif valid:
        yield _Date(*match.span(), words, "D/M")


def _day_first(plain: str, match: re.Match[str]) -> Iterator[_Date]:
    """Read "8 June", "8-10 June", and "8, 9 and 10 June", which are three."""
    if match["itsshort"]:
        yield _words(match)
        return
    year, month, day = _year(match["itsyear"]), _month(match["itsmonth"]), _day(match["dayfirst"])
    if match["dot"] and _word_before(plain, match.start()) not in _BEFORE_DAY:  # "see paragraph 24. May 2023 was dry"
        yield _Date(match.start("itsmonth"), match.end(), Day(year, month, None))
        return
    before = match["firstday"].split(", ") if match["firstday"] else []
    first = _day(before[0]) if len(before) == 1 else None
    if first and day and first < day and _is_interval(plain, match.start(), match["daysto"]):
        yield _Date(*match.span(), Interval(Day(year, month, first), Day(year, month, day)))
        return
    if before and match["daysto"].endswith(" and "):
        start = match.start()
        for each in before:
            yield _Date(start, start + len(each), Day(year, month, _day(each)))
            start += len(each) + len(", ")
    yield _Date(match.start("dayfirst"), match.end(), Day(year, month, day))


def _words(match: re.Match[str]) -> _Date:
    """Return a date of which only the words are sure: "15 May '25" may be of any century."""
    return _Date(*match.span(), " ".join(match[0].split()))


def _may_day(_plain: str, match: re.Match[str]) -> Iterator[_Date]:
    yield _Date(*match.span(), Day(_year(match["mayyear"]), 5, 1))


def _month_first(plain: str, match: re.Match[str]) -> Iterator[_Date]:
    if match["short"]:
        yield _words(match)
        return
    year, month, day = _year(match["year"]), _month(match["month"]), _day(match["day"])
    last = _day(match["lastday"])
    if last and day and last > day and _is_interval(plain, match.start(), match["to"]):
        yield _Date(*match.span(), Interval(Day(year, month, day), Day(year, month, last)))
        return
    if not last:
        yield _Date(*match.span(), Day(year, month, day))
        return
    yield _Date(match.start(), match.end("day"), Day(year, month, day))
    for each in _PATTERNS["days"].finditer(plain, *match.span("days")) if match["days"] else ():
        yield _Date(*each.span(), Day(year, month, _day(each[0])))
    yield _Date(match.start("lastday"), match.end(), Day(year, month, last))


def _is_interval(plain: str, start: int, sign: str) -> bool:
    return sign != " and " or _word_before(plain, start) == "between"


def _fiscal(_plain: str, match: re.Match[str]) -> Iterator[_Date]:
    year, end = _year(match["fiscal"]), match["fiscalend"]
    if year and end:
        yield from _years(match, year, end, "FY")
    else:
        yield _Date(*match.span(), Day(year, None, None), "FY")


def _decade(_plain: str, match: re.Match[str]) -> Iterator[_Date]:
    year = int(match["decade"])
    is_century = year % 100 == 0
    yield _Date(
        *match.span(), Interval(Day(year, None, None), Day(year + 9, None, None)), "split" if is_century else ""
    )


def _bare_year(plain: str, match: re.Match[str]) -> Iterator[_Date]:
    year = int(match["bare"])
    if end := match["split"] or match["dash"]:
        yield from _years(match, year, end, "", slashed=bool(match["split"]))
        return
    counted = _counted_thing(plain, match)
    if counted == "thing":
        return
    if counted:
        yield _words(match)
        return
    unit = numbered(match["sub"] or "")
    if match["sublast"]:
        unit = _row(unit, match["subto"], numbered(match["sublast"]))
    yield _Date(*match.span(), Day(year, None, None), unit)


def _counted_thing(plain: str, match: re.Match[str]) -> str:
    """Return "thing" for four digits that are how many of one ("2030 MW", "in 2000 villages."), "doubtful", or "".

    "In 2030 ministers will meet" and "in 2024 prices" are years.
    """
    behind = _PATTERNS["counted"].match(plain, match.end())
    if not behind:
        return ""
    noun, before = behind["noun"], _word_before(plain, match.start())
    if before in _YEARLY and _PATTERNS["to another"].match(plain, match.end()):
        return ""  # "from 40 tonnes in 2022 to 3,400 tonnes"
    if _is_measure(plain, noun, behind.start("noun") - 1):
        return "thing"
    if not (noun in _MANY or is_plural(noun)):
        return ""
    if before not in _BEFORE_YEAR or (behind["sort"] and before in {"to", "than", "around"}):
        return "" if behind["upper"] else "thing"
    return _doubt(plain, match.start(), behind)


def _doubt(plain: str, start: int, behind: re.Match[str]) -> str:
    """Return what four digits behind "in" or "between" and before a plural are, as `_counted_thing` does."""
    row = _PATTERNS["range"].search(plain, max(start - _NEAR, 0), start)
    may_count = row is not None or _word_before(plain, start) in _DOUBTFUL
    if not may_count or behind["noun"] in _OF_A_YEAR or _PATTERNS["acts"].match(plain, behind.end("noun")):
        return ""
    if behind["ends"] is not None or behind["sort"]:
        return "thing"
    return "" if _opens(plain, row.start() if row else start) else "doubtful"


def _is_measure(plain: str, noun: str, end: int) -> bool:
    """Whether a unit of measure stands behind a number that ends at `end`; "has" is no hectares."""
    is_word = len(noun) == 1 or noun == "has" or (noun.istitle() and noun not in {"Mt", "Gt"})
    return not is_word and units.dimension(units.unit(plain, plain.lower(), end).name) != ""


def _opens(plain: str, start: int) -> bool:
    """Whether a sentence begins with the word before or at a place: "In 2030 villages"."""
    words = plain[max(0, start - len("between ")) : start + 1].split()
    return any(word[:1].isupper() for word in words[-2:])


def _years(match: re.Match[str], year: int, end: str, unit: str, *, slashed: bool = False) -> Iterator[_Date]:
    """Read two years: 2024-25 is one year that is split, 2024-30 seven; 2010-12 may be a month."""
    last = int(end) if len(end) == len("2024") else year // 100 * 100 + int(end)
    both = Interval(Day(year, None, None), Day(last, None, None))
    if (year + 1) % 100 == last % 100 and abs(last - year) in {1, 99}:
        last = year + 1
        yield _Date(*match.span(), Interval(both.first, Day(last, None, None)), f"{unit} split".strip())
    elif last > year + 1 and (len(end) == len("2024") or last % 100 > _DECEMBER) and not slashed:
        yield _Date(*match.span(), both, unit)


def _quarter(_plain: str, match: re.Match[str]) -> Iterator[_Date]:
    """Read "the June quarter 2024", which ends in June."""
    if match["itsfiscal"]:
        yield _words(match)
        return
    year, last = _year(match["itsend"]), _month(match["quarter"])
    yield _Date(match.start(), match.end(), Interval(Day(year, last - 2, None), Day(year, last, None)))


_READERS: dict[str, Callable[[str, re.Match[str]], Iterator[_Date]]] = {
    "iso": _iso,
    "numeric": _numeric,
    "dayfirst": _day_first,
    "mayday": _may_day,
    "quarter": _quarter,
    "month": _month_first,
    "fiscal": _fiscal,
    "decade": _decade,
    "bare": _bare_year,
}


# --- what stands around them -----------------------------------------------------------------------------------------


def _widened(plain: str, date: _Date) -> _Date:
    """Add the part before a month or year, "this year" behind a month, and the kind of year behind a year."""
    if isinstance(date.value, str):
        return date
    behind = _PATTERNS["behind"].match(plain, date.end)
    if behind and (_names_no_year(date) if behind["ahead"] else _is_year(date.value)):
        date = date._replace(end=behind.end(), unit=_with_year(date, behind))
    past = _PATTERNS["last"].search(plain, max(date.start - len("last "), 0), date.start)
    if past and _names_no_year(date) and not date.unit:
        return _Date(past.start(), date.end, f"last {plain[date.start : date.end]}")
    if not _may_have_parts(date.value):
        return date
    before = _PATTERNS["before"].search(plain, max(date.start - _NEAR, 0), date.start)
    return _with_part(date, before) if before and before.start() < date.start else date


def _with_year(date: _Date, behind: re.Match[str]) -> str:
    if behind["ahead"]:
        return behind["ahead"].strip().lower()
    if behind["fiscal"]:
        return "FY split" if date.unit == "split" else "FY"
    return "split"


def _with_part(date: _Date, before: re.Match[str]) -> _Date:
    fiscal = ("FY",) if before["fiscal"] and "FY" not in date.unit else ()
    fiscal = ("split",) if before["other"] and date.unit != "split" else fiscal
    season = before["season"]
    words = part(before)
    if words is None or (season and not _is_year(date.value)):
        return date
    unit = " ".join((*words, *fiscal, date.unit)).strip()
    months = words[-1:] and words[-1].startswith("M") and words[-1]
    if months and isinstance(date.value, Day) and not (fiscal or date.unit) and date.value.year:
        low, _, high = months[1:].partition("-")
        value = Interval(date.value._replace(month=int(low)), date.value._replace(month=int(high)))
        return _Date(before.start(), date.end, value, " ".join(words[:-1]))
    return date._replace(start=_start(before), unit=unit)


def _start(before: re.Match[str]) -> int:
    """Return where the words for a part begin; "calendar year" is none."""
    groups = (name for name in ("part", "nth", "sub", "season", "fiscal", "other") if before[name])
    return min((before.start(name) for name in groups), default=before.end())


def numbered(words: str) -> str:
    """Return "Q3" for "3Q" and "quarter 3"."""
    ends = sorted((words[:1].upper(), words[-1:].upper()), reverse=True)
    return "".join(ends) if words else ""


def part(before: re.Match[str]) -> tuple[str, ...] | None:
    """Return the words of `calendar` for a match of `PART_OF`, None for a part that no year has."""
    words = [_PARTS[before["part"].lower().replace("-", " ").split()[0]]] if before["part"] else []
    if before["nth"]:
        nth, of = before["nth"].lower(), before["of"].lower()
        counted = _counted(nth, before["many"], of)
        if before["lastnth"] and counted:
            last = _counted(before["lastnth"].lower(), before["many"], of)
            counted = _row(counted, before["through"], last) if last else None
        if counted is None:
            return None
        words.append(counted)
    if before["sub"]:
        sub = numbered(before["sub"])
        words.append(_row(sub, before["to"], sub[0] + numbered(before["lastsub"])[-1]) if before["lastsub"] else sub)
    if before["season"]:
        words.append(_PARTS.get(before["season"].lower(), before["season"].lower()))
    return tuple(words) if not {*words} & {"H3", "H4"} else None


def _row(first: str, sign: str, last: str) -> str:
    """Return the months of two quarters or halves and what is between them; "W" for two that are not in one row."""
    low, high = int(first[-1]), int(last[-1])
    months = {"Q": 3, "H": 6}.get(first[0], 0)
    is_range = sign.strip() in _RANGES or high == low + 1
    if first[0] != last[0] or low >= high or not is_range or not months:
        return "W"
    return f"M{months * (low - 1) + 1}-{months * high}" if months * high <= _DECEMBER else "W"


def _counted(nth: str, many: str | None, of: str) -> str | None:
    """Return "Q3" for the third quarter, "M1-2" for the first two months; None for the third half."""
    count = int(counted) if (counted := number(many.lower()) if many else 1.0) in range(1, 29) else 0
    place = _ORDINALS.get(nth)
    if of == "day" and not place and not many:
        return "end"
    if of not in _IN_A_YEAR:
        return f"D1-{count}" if of == "day" and place == 1 and count else "W"
    most = _IN_A_YEAR[of]
    first = place or most - count + 1
    last = first + count - 1
    if not 1 <= first <= last <= most or (many and place not in {None, 1}):
        return None
    if first == last and of != "month":
        return f"{'Q' if of == 'quarter' else 'H'}{first}"
    months = _DECEMBER // most
    return f"M{months * (first - 1) + 1}-{months * last}"


def _names_no_year(date: _Date) -> bool:
    return isinstance(date.value, Day) and date.value.year is None and date.value.month is not None


def _is_year(value: Value) -> bool:
    first = value.first if isinstance(value, Interval) else value
    return isinstance(first, Day) and first.month is None


def _may_have_parts(value: Value) -> bool:
    return _is_year(value) or (isinstance(value, Day) and value.day is None)


def _is_date(plain: str, date: _Date) -> bool:
    """Whether a month without day and year is one: the short forms, "May" and "March" only behind "in", "since"."""
    if date.unit or not isinstance(date.value, Day) or date.value.year or date.value.day:
        return True
    word = plain[date.start : date.end]
    doubtful = word in {"May", "March"} or word not in MONTH_NAMES
    return not doubtful or _word_before(plain, date.start) in _BEFORE_MONTH


# --- two dates -------------------------------------------------------------------------------------------------------


def _inherited(plain: str, found: Sequence[_Date]) -> list[_Date]:
    """Give each date of a row the year that only the last one states: "May and June 2024", "1 May to 3 June 2024"."""
    given: list[_Date] = []
    later: _Date | None = None
    is_row = False
    for date in reversed(found):
        gap = plain[date.end : later.start] if later else ""
        is_row = gap in _AND or gap in _BETWEEN_ENDS or gap in _NEXT or (is_row and gap == ", ")
        given.append(_in_year_of(date, later, plain) if later and is_row else date)
        later = given[-1]
    return given[::-1]


def _in_year_of(date: _Date, later: _Date, plain: str) -> _Date:
    year = _first(later.value).year
    mine = _first(date.value)
    if isinstance(later.value, str) and later.unit != "D/M" and mine.month and not (mine.year or date.unit):
        return date._replace(value=plain[date.start : date.end])  # "May and June '25"
    if year is None or mine.year or mine.month is None or date.unit or _first(later.value).month is None:
        return date
    year -= mine.month > (_first(later.value).month or 0)  # November to February 2025
    if isinstance(date.value, Interval):
        return date._replace(value=Interval(*(end._replace(year=year) for end in date.value)))
    return date._replace(value=mine._replace(year=year))


def _first(value: Value) -> Day:
    first = value.first if isinstance(value, Interval) else value
    return first if isinstance(first, Day) else _NO_DATE


def _joined(plain: str, found: Iterable[_Date]) -> Iterator[_Date]:
    """Join two dates that are the ends of an interval."""
    one: _Date | None = None
    for other in found:
        if one and (both := _interval(plain, one, other)):
            yield both
            one = None
            continue
        if one:
            yield one
        one = other
    if one:
        yield one


def _interval(plain: str, one: _Date, other: _Date) -> _Date | None:
    """Return the interval from one date to another, None where they are not its ends."""
    gap = plain[one.end : other.start]
    is_between = gap == " and " and _word_before(plain, one.start) == "between"
    if not (gap in _BETWEEN_ENDS or is_between or (gap in _NEXT and _follows(one, other, gap))):
        return None
    if not (isinstance(one.value, Day) and isinstance(other.value, Day)) or _has_moved(plain, one.start):
        return None
    units = _joined_units(one, other)
    if units is None or not _are_ends(*units[:2]):
        return None
    return _Date(one.start, other.end, Interval(*units[:2]), units[2])


def _follows(one: _Date, other: _Date, gap: str) -> bool:
    """Whether a quarter or half, or behind a slash a month, is the next one after another."""
    first, last = one.value, other.value
    if not (isinstance(first, Day) and isinstance(last, Day)):
        return False
    if not (one.unit or other.unit) and first.month and last.month and not (first.day or last.day):
        months = ((first.year or 0) * _DECEMBER + first.month, (last.year or 0) * _DECEMBER + last.month)
        return "/" in gap and months[1] - months[0] == 1
    in_a_year = {"Q": 4, "H": 2}.get(one.unit[:1], 0)
    are_parts = one.unit[:1] == other.unit[:1] and len(one.unit) == len(other.unit) == len("Q1")
    if not (in_a_year and are_parts and first.year and last.year):
        return False
    places = [(day.year or 0) * in_a_year + int(unit[1]) for day, unit in ((first, one.unit), (last, other.unit))]
    return places[1] - places[0] == 1


def _joined_units(one: _Date, other: _Date) -> tuple[Day, Day, str] | None:
    """Return both ends and their unit; quarters and halves are the months they begin and end with."""
    first, last = one.value, other.value
    if not (isinstance(first, Day) and isinstance(last, Day)):
        return None
    if one.unit == other.unit in {"", "FY"} or (one.unit == "FY" and not other.unit and last.month is None):
        return first, last, one.unit
    if not one.unit and other.unit in {"FY", "split"} and first.year and last.year == first.year + 1:
        return first, last, " ".join(dict.fromkeys((other.unit, "split")))  # the 2023-2024 school year
    months = {"Q": 3, "H": 6}
    if all(len(each.unit) == len("Q1") and each.unit[0] in months for each in (one, other)):
        low, high = (int(each.unit[1]) * months[each.unit[0]] for each in (one, other))
        return first._replace(month=low - months[one.unit[0]] + 1), last._replace(month=high), ""
    return None


def _lasting(plain: str, date: _Date) -> _Date:
    """Return what lasts until a date: "the 12 months to June 2026"; only the words where its first day is not sure."""
    found = _PATTERNS["length"].search(plain, max(date.start - _NEAR, 0), date.start)
    if not found or not isinstance(date.value, Day | Interval) or date.unit not in {"", "end"}:
        return date
    if found["sign"].lower() in {"to", "until"} and _has_moved(plain, found.start()):
        return date  # "extend the year to March 2026"
    is_month = isinstance(date.value, Day) and date.value.month
    if not found["count"] and not (is_month and found["sign"].lower().startswith(("end", "to", "through"))):
        return date  # "the year to 2030", "the year until June"
    unit = found["unit"].lower().split("-")[0].split(" ")[0]
    if unit in _DAYS and not (isinstance(date.value, Day) and date.value.day):
        return date  # "the days to June 2026"
    start = found.start("words")
    count = number(found["count"].lower()) if found["count"] else 1.0
    value = _until(date.value, int(count), unit) if isinstance(date.value, Day) and count in range(1, 1000) else None
    return _Date(start, date.end, value or plain[start : date.end])


def _until(last: Day, count: int, unit: str) -> Interval | None:
    """Return the days or months that end with a day or month, or the years that end with any day."""
    year, month, day = last
    if not (year and month):
        return None
    try:
        if unit in _DAYS:
            first = dt.date(year, month, day or 1) - dt.timedelta(days=count * _DAYS[unit] - 1)
            return Interval(Day(first.year, first.month, first.day), last)
        months = count * _LENGTHS[unit]
        whole = calendar.span(last._replace(day=None), "")[1]
        is_whole = day is None or (whole is not None and day == whole.day)
        years, begin = divmod(year * _DECEMBER + month - months, _DECEMBER)
        if is_whole:
            return Interval(Day(years, begin + 1, None), Day(year, month, None))
    except (ValueError, OverflowError):
        return None
    return None if months % _DECEMBER else Interval(Day(year - months // _DECEMBER, month, (day or 0) + 1), last)


def _are_ends(first: Day, last: Day) -> bool:
    """Whether the dates are stated alike and in order: no "June to 2024"."""
    if (first.month is None, first.day is None) != (last.month is None, last.day is None):
        return False
    if first.year and last.year is None and last.month is not None:
        return False
    years = (first.year or last.year or 0, last.year or 0)
    return years[0] <= years[1] and (
        years[0] < years[1] or not years[1] or first[1:] <= last[1:] or first[1:] == (None, None)
    )


def _has_moved(plain: str, start: int) -> bool:
    """Whether the two dates are no ends but an old and a new day: "postponed from 1 May to 5 June"."""
    return _MOVED.isdisjoint(plain[max(0, start - 80) : start].lower().split()) is False


_MOVED = frozenset(
    "postpone postponed postpones postponing delay delayed delays delaying move moved moves moving shift shifted "
    "shifting brought bring extend extended extends extending push pushed changed change changing defer deferred "
    "reschedule rescheduled advance advanced".split()
)


def _word_before(plain: str, start: int) -> str:
    return plain[max(0, start - 12) : start].rstrip(" -").rpartition(" ")[2].lower()


def _month(word: str) -> int:
    return _MONTHS[word[:3]]


def _day(word: str | None) -> int | None:
    return int(word.rstrip("stndrh")) if word else None


def _year(digits: str | None) -> int | None:
    """Two digits are a year of this century."""
    return int(f"20{digits}"[-len("2021") :]) if digits else None
