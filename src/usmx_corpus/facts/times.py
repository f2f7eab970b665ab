"""Dates and periods in a text: how they are written, which day or how long they mean.

Finders take the text and the same text folded (`entities.fold`), whose offsets are equal. `periods` wants it in lower
case; `dates` does not, because it has to tell "May" from "may".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from usmx_corpus.facts.numbers import DIGITS, SPELLED, is_finite, number
from usmx_corpus.facts.quantities import hedge
from usmx_corpus.facts.units import is_plural
from usmx_corpus.model import Day, Duration, Fact
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

Reading = tuple[int, int, Day, str]  # start and end in the text, the day, "Q1" to "Q4", "FY" or ""

MONTH_NAMES = "January February March April May June July August September October November December".split()
_MONTHS: dict[str, int] = {name[:3]: number for number, name in enumerate(MONTH_NAMES, 1)}
_QUARTERS: dict[str, str] = {"first": "Q1", "second": "Q2", "third": "Q3", "fourth": "Q4"}
#: Unit → how many of which ISO 8601 designator; "T" stands before hours and minutes.
_DURATIONS: dict[str, tuple[int, str]] = {
    "minute": (1, "TM"),
    "hour": (1, "TH"),
    "day": (1, "D"),
    "week": (1, "W"),
    "month": (1, "M"),
    "quarter": (3, "M"),
    "year": (1, "Y"),
    "decade": (10, "Y"),
}
_DAYS: dict[str, float] = {"TM": 1 / 1440, "TH": 1 / 24, "D": 1, "W": 7, "M": 365 / 12, "Y": 365}
_OFTEN: dict[str, str] = {
    **dict.fromkeys(("annual", "annually", "yearly", "year"), "annual"),
    **dict.fromkeys(("semiannual", "semiannually", "biannual", "biannually"), "semi-annual"),
    **dict.fromkeys(("biennial", "biennially"), "biennial"),
    **dict.fromkeys(("quarterly", "quarter"), "quarterly"),
    **dict.fromkeys(("monthly", "month"), "monthly"),
    **dict.fromkeys(("biweekly",), "biweekly"),
    **dict.fromkeys(("weekly", "week"), "weekly"),
    **dict.fromkeys(("daily", "day"), "daily"),
}
#: What makes "May", "March" or a bare year a time: "in May", "since 2013"; not "to March", "2020 troops".
_BEFORE_MONTH = frozenset("in by of until since through from before after last next this early late mid during".split())
_BEFORE_YEAR = _BEFORE_MONTH | frozenset("and or between year the to than for fiscal calendar around".split())

_YEAR = r"(?:1[789]\d\d|20\d\d)"
_MONTH = rf"(?:{'|'.join(MONTH_NAMES)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b"
_NUMBER = rf"(?:{DIGITS}|{SPELLED})"

_USUAL_DATES = (
    rf"(?P<month>{_MONTH})(?!\w)"
    rf"(?: (?P<day>{_DAY})(?![,.]\d|[:%]| percent)"  # June 8
    rf"(?:(?:-| and | to | through )(?P<lastday>{_DAY})(?![:%,.]\d|%))?)?"  # June 8-10
    rf"(?:,? (?:of )?(?P<year>{_YEAR})\b)?"
    rf"|(?P<quarter>first|second|third|fourth) quarter (?:of )?(?P<quarteryear>{_YEAR})\b"
    rf"|(?:[Ff]iscal [Yy]ears? |FY ?'?)(?P<fiscal>{_YEAR}|\d\d)\b"
    rf"|(?:(?<![.,/-])|(?<={_YEAR}-))(?P<bare>{_YEAR})(?![\w/%]|[.,]\d|-\d\d?\b)"
)
_OTHER_DATES = (
    rf"(?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])-(?:[012]\d|3[01]))\b"
    r"|(?<!/)(?P<slashed>(?:0?[1-9]|1[0-2])/(?:[12]\d|3[01]|0?[1-9])/20\d\d)(?![\w/])"  # 6/8/2021
    rf"|(?<![,.])(?P<dayfirst>{_DAY}) (?:of )?(?P<itsmonth>{_MONTH})(?:,? (?P<itsyear>{_YEAR})\b)?"
    rf"|(?P<mayday>May Day)\b(?:,? (?P<mayyear>{_YEAR})\b)?"
)

_PATTERNS = Patterns(
    {
        "date": rf"(?=\w)(?<![\w$¤£#])(?:{_USUAL_DATES})",
        "any date": rf"(?=\w)(?<![\w$¤£#])(?:{_OTHER_DATES}|{_USUAL_DATES})",
        # Where one of the other dates may stand; most texts are spared their expression.
        "hint": r"\d\d-\d\d-\d\d|\d/\d|\d(?:st|nd|rd|th)? (?:of )?[A-Z]|May Day",
        "period": (
            r"(?=\w)\b(?:"
            r"(?P<frame>(?:over|within|for|in|during|after) (?:the )?"
            r"(?:(?:next|coming|past|last|first|following|previous) )?"
            r"|(?:the )?(?:next|coming|past|last|first) )?"  # over the next
            rf"(?<![\w.,$-])(?P<low>{_NUMBER}|(?(frame)an?|(?!)))"  # three
            rf"(?:(?:-| to | or )(?P<high>{_NUMBER}))?"
            r"(?:-| (?:(?:full|short|straight|consecutive|additional|more|business|calendar|working|fiscal) )?)"
            r"(?P<unit>minute|hour|day|week|month|quarter|year|decade)s?\b"  # years
            r"|(?P<often>(?:semi-?|bi-?)?(?:annual(?:ly)?|weekly)|monthly|yearly|quarterly|daily|biennial(?:ly)?)\b"
            r"|(?:every|each|per) (?P<each>year|quarter|month|week|day)\b"
            r"|(?P<when>(?:this|next|last|coming) (?:spring|summer|fall|autumn|winter|year|month|week|quarter|decade)\b"
            r"|(?:coming|next few|following|past few|last few) (?:days|weeks|months|years)\b))"
        ),
    }
)


def dates(text: str, plain: str) -> Iterator[Fact]:
    """Yield dates as far as stated; unit "Q3" for a quarter, "FY" for a fiscal year, else ""."""
    for match in _PATTERNS["any date" if _PATTERNS["hint"].search(plain) else "date"].finditer(plain):
        groups = match.groupdict()
        branch = next(name for name in _READERS if groups.get(name) is not None)
        for start, end, day, unit in _READERS[branch](plain, match):
            yield Fact("date", text[start:end], day, start, end, unit)


def periods(text: str, plain: str) -> Iterator[Fact]:
    """Yield periods: value a duration, how often ("annual") or the words ("this summer")."""
    for match in _PATTERNS["period"].finditer(plain):
        start, end = match.span()
        value = _period(match)
        if isinstance(value, str) or is_finite(value):
            yield Fact("period", text[start:end], value, start, end, qualifier=hedge(plain, start, end))


def days(duration: Duration) -> float:
    """Return the length in days, of a range the longer one."""
    return duration.high * _DAYS[duration.unit]


def _iso(_plain: str, match: re.Match[str]) -> Iterator[Reading]:
    year, month, day = map(int, match[0].split("-"))
    yield *match.span(), Day(year, month, day), ""


def _slashed(_plain: str, match: re.Match[str]) -> Iterator[Reading]:
    """American order: 6/8/2021 is 8 June."""
    month, day, year = match[0].split("/")
    yield *match.span(), Day(_year(year), int(month), int(day)), ""


def _day_first(_plain: str, match: re.Match[str]) -> Iterator[Reading]:
    yield *match.span(), Day(_year(match["itsyear"]), _month(match["itsmonth"]), _day(match["dayfirst"])), ""


def _may_day(_plain: str, match: re.Match[str]) -> Iterator[Reading]:
    yield *match.span(), Day(_year(match["mayyear"]), 5, 1), ""


def _month_first(plain: str, match: re.Match[str]) -> Iterator[Reading]:
    year, month, day = _year(match["year"]), _month(match["month"]), _day(match["day"])
    if match["lastday"]:
        yield match.start(), match.end("day"), Day(year, month, day), ""
        yield match.start("lastday"), match.end(), Day(year, month, _day(match["lastday"])), ""
    elif day or year or _is_month(plain, match):
        yield *match.span(), Day(year, month, day), ""


def _quarter(_plain: str, match: re.Match[str]) -> Iterator[Reading]:
    yield *match.span(), Day(_year(match["quarteryear"]), None, None), _QUARTERS[match["quarter"]]


def _fiscal(_plain: str, match: re.Match[str]) -> Iterator[Reading]:
    yield *match.span(), Day(_year(match["fiscal"]), None, None), "FY"


def _bare_year(plain: str, match: re.Match[str]) -> Iterator[Reading]:
    gap, _, following = plain[match.end() : match.end() + 25].partition(" ")
    counts = not gap and is_plural(following.partition(" ")[0].rstrip(".,;:"))
    if not counts or _word_before(plain, match.start()) in _BEFORE_YEAR:
        yield *match.span(), Day(_year(match[0]), None, None), ""


_READERS: dict[str, Callable[[str, re.Match[str]], Iterator[Reading]]] = {
    "iso": _iso,
    "slashed": _slashed,
    "dayfirst": _day_first,
    "mayday": _may_day,
    "month": _month_first,
    "quarter": _quarter,
    "fiscal": _fiscal,
    "bare": _bare_year,
}


def _is_month(plain: str, match: re.Match[str]) -> bool:
    """Whether a month without day and year is one: the short forms, "May" and "March" only behind "in", "since"."""
    doubtful = match["month"] in {"May", "March"} or match["month"] not in MONTH_NAMES
    return not doubtful or _word_before(plain, match.start()) in _BEFORE_MONTH


def _word_before(plain: str, start: int) -> str:
    return plain[max(0, start - 12) : start].rstrip(" -").rpartition(" ")[2].lower()


def _month(word: str) -> int:
    return _MONTHS[word[:3]]


def _day(word: str | None) -> int | None:
    return int(word.rstrip("stndrh")) if word else None


def _year(digits: str | None) -> int | None:
    """Two digits are a year of this century."""
    return int(f"20{digits}"[-len("2021") :]) if digits else None


def _period(match: re.Match[str]) -> Duration | str:
    if match["unit"]:
        times, unit = _DURATIONS[match["unit"]]
        low, high = (_times(count) * times for count in (match["low"], match["high"] or match["low"]))
        return Duration(low, high, unit)
    often = match["often"] or match["each"]
    return _OFTEN[often.replace("-", "")] if often else match["when"]


def _times(count: str) -> float:
    return 1.0 if count in {"a", "an"} else number(count)
