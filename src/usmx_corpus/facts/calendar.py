"""Which days a date or a period covers, where its words, the day of its document and its issuer's country settle it.

A date is a Day or an Interval and a unit: words that say which part of it is meant, the wider one last ("end Q3 FY").

| word | part |
|---|---|
| early, mid, late, start, end | of what follows; an early one has only a first day, a late one only a last day |
| Q1–Q4, H1, H2 | a quarter, a half of a year (or of a month) |
| M1-2, D1-10 | some months of a year, some days of a month |
| W | a week of a month or year, which is not settled |
| spring, summer, autumn, winter | not settled: the hemisphere is not known, nor whose seasons are meant |
| FY | a fiscal year, settled by the country |
| split | the year that "2024-25" is: fiscal with FY, else not settled |
| D/M | "05/02/2023", settled by the country |
| this year, next year, last year | the year of a date that names none |

The words of a period say the same of a unit of time ("end next month", "Q1 next year", "later this year").
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

from usmx_corpus.model import Day, Interval

if TYPE_CHECKING:
    from usmx_corpus.model import Value

Span = tuple[date | None, date | None]  # the first and the last day, None where nothing settles them

UNSETTLED: Span = (None, None)
SEASONS = frozenset(("spring", "summer", "autumn", "winter"))
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()

#: Where 05/02/2023 is 5 February; the rest of the world writes both, or the year first.
_DAY_FIRST = frozenset(
    "AR AT AU BD BE BG BR CH CL CO CY CZ DE DK EE EG ES EU FI FR GB GH GR HK HR IE IL IN IS IT JM KE LK LU LV MA MT MX "
    "MY NG NL NO NZ PE PK PL PT RO RU RW SG SI SK TH TN TR TT TZ UA UG UY VN ZM ZW".split()
)
_MONTH_FIRST = frozenset(("US",))


class _FiscalYear(NamedTuple):
    """The month in which the fiscal year of a government begins, and whose year gives its name, where one does."""

    month: int
    named_by: Literal["first", "last", ""] = ""


_CALENDAR_YEAR = _FiscalYear(1, "first")
_FISCAL: dict[str, _FiscalYear] = {
    **dict.fromkeys(
        "AR AT BE BG BR CH CL CN CO CY CZ DE DK EE ES EU FI FR GH GR HR HU IE IL IS IT KR LT LU LV MX MY NG NL NO PE "
        "PH PL PT RO RU SE SI SK TR UA UN UY ZM ZW".split(),
        _CALENDAR_YEAR,
    ),
    **dict.fromkeys(("CA", "GB", "HK", "JM", "ZA"), _FiscalYear(4)),
    **dict.fromkeys(("JP", "SG"), _FiscalYear(4, "first")),
    "IN": _FiscalYear(4, "last"),
    **dict.fromkeys(("BD", "EG", "KE", "RW", "TZ", "UG"), _FiscalYear(7)),
    **dict.fromkeys(("AU", "NZ", "PK"), _FiscalYear(7, "last")),
    **dict.fromkeys(("TH", "US"), _FiscalYear(10, "last")),
    "TT": _FiscalYear(10),
}
_UNITS = frozenset(("day", "week", "month", "quarter", "year", "FY"))
_QUARTERS = frozenset(("Q1", "Q2", "Q3", "Q4"))
_AHEAD = {"this": 0, "next": 1, "last": -1}
_DECEMBER = 12
_DAYS_OF_WEEK = 7
_MIDDLE_OF_YEAR = (6, 30)
_MIDDLE_OF_MONTH = 15
_LONGEST_MONTH, _SHORTEST_YEAR, _LONGEST_YEAR = 31, 364, 365  # days from the first to the last


def span(value: Value, unit: str, day: date | None = None, country: str = "") -> Span:
    """Return the first and last day of a date, or of a period in words, seen from the day of its document.

    A date without a year is the first that is not over on that day.
    """
    try:
        if isinstance(value, str):
            settled = ordered(value, country) if unit == "D/M" else None
            return (_date(settled),) * 2 if settled else _of_words(value.split(), day, country)
        if isinstance(value, Day | Interval):
            return _of_date(value, unit.split(), day, country)
    except (ValueError, OverflowError):  # 29 February 2023, "for 10,000 years"
        pass
    return UNSETTLED


def extent(value: Value, unit: str, day: date | None = None, country: str = "") -> Span:
    """Return the days within which a date or period lies, as far as they are settled: of "early 2025" all of 2025."""
    if isinstance(value, Day | Interval):
        whole = span(value, "", day, country)
        return whole if any(whole) else span(value, unit, day, country)
    return span(value, unit, day, country)


def last_day(value: Value, unit: str, day: date | None = None, country: str = "") -> date | None:
    """Return the day until which something is to be done "by" a date: "by mid-2025" is by the end of its June."""
    if unit == "mid" and isinstance(value, Day) and value.day is None:
        _, last = span(value, "", day, country)
        return last and (last.replace(day=_MIDDLE_OF_MONTH) if value.month else date(last.year, *_MIDDLE_OF_YEAR))
    return span(value, unit, day, country)[1]


def ordered(words: str, country: str = "") -> Day | None:
    """Return the day that "05/02/2023" is, None where the country does not settle it."""
    one, other, year = map(int, words.replace(".", "/").replace("-", "/").split("/"))
    if country in _MONTH_FIRST:
        return Day(year, one, other)
    return Day(year, other, one) if country in _DAY_FIRST else None


def readings(words: str) -> tuple[Day, Day]:
    """Return both days that "05/02/2023" may be."""
    one, other, year = map(int, words.replace(".", "/").replace("-", "/").split("/"))
    return Day(year, one, other), Day(year, other, one)


def after(day: date, count: int, unit: str) -> date:
    """Return the day some days, weeks, months or years later; a day the month does not have becomes its last."""
    if unit in "DW":
        return day + timedelta(days=count * (_DAYS_OF_WEEK if unit == "W" else 1))
    months = day.month - 1 + count * (_DECEMBER if unit == "Y" else 1)
    last = _end_of_month(day.year + months // _DECEMBER, months % _DECEMBER + 1)
    return last.replace(day=min(day.day, last.day))


# --- dates -----------------------------------------------------------------------------------------------------------


def _of_date(value: Day | Interval, parts: list[str], day: date | None, country: str) -> Span:
    ends = (value, value) if isinstance(value, Day) else value
    if parts[-1:] == ["year"]:  # "31 July this year"
        year = _year_from(day, _AHEAD[parts[-2]])
        return _between(ends, year, parts[:-2], country)
    if ends[1].year:
        return _between(ends, ends[0].year or ends[1].year, parts, country)
    if day is None:
        return UNSETTLED
    span_ = _between(ends, day.year, parts, country)
    return _between(ends, day.year + 1, parts, country) if span_[1] and span_[1] < day else span_


def _year_from(day: date | None, ahead: int) -> int | None:
    return day.year + ahead if day else None


def _between(ends: tuple[Day, Day] | Interval, year: int | None, parts: list[str], country: str) -> Span:
    """Return the days from the first date to the last; without a year of its own the last is the next such one."""
    if year is None:
        return UNSETTLED
    first, last = ends
    if parts[-1:] == ["split"]:
        return _part(_fiscal(year, country, split=True), parts[:-1]) if "FY" in parts else UNSETTLED
    if parts[-1:] == ["FY"]:
        start, end = _fiscal(year, country), _fiscal(last.year or year, country)
        return _part((start[0], end[1]), parts)
    start = _whole(first, year)
    end = _whole(last, last.year or year)
    if last.year is None and end[1] < start[0]:
        end = _whole(last, year + 1)
    return _part((start[0], end[1]), parts)


def _whole(day: Day, year: int) -> tuple[date, date]:
    """Return the first and last day of a year, month or day; raises `ValueError` for one that does not exist."""
    if day.month is None:
        return date(year, 1, 1), date(year, _DECEMBER, 31)
    if day.day is not None:
        return (date(year, day.month, day.day),) * 2
    return date(year, day.month, 1), _end_of_month(year, day.month)


def _date(day: Day) -> date:
    return date(day.year or 0, day.month or 0, day.day or 0)


def _fiscal(year: int, country: str, *, split: bool = False) -> Span:
    """Return the days of the fiscal year with a name: "2024", or "2024-25" if it is split."""
    known = _FISCAL.get(country)
    if known is None or not (known.named_by or split):
        return UNSETTLED
    if known.month == 1:
        return UNSETTLED if split else (date(year, 1, 1), date(year, _DECEMBER, 31))
    first = date(year - (known.named_by == "last" and not split), known.month, 1)
    return first, _last_of(after(first, _DECEMBER - 1, "M"))


def _part(whole: Span, parts: list[str]) -> Span:
    """Return the days of a part of a year, quarter or month: the last of `parts` is the widest."""
    for part in reversed(parts):
        first, last = whole
        if part[-1].isdigit():
            whole = _numbered(first, last, part) if first and last else UNSETTLED
        elif part != "FY":
            whole = _unnumbered(whole, part)
    return whole


def _numbered(first: date, last: date, part: str) -> Span:
    """Return the days of "Q3", "H1", "M1-2", "D1-10"."""
    kind, (number, _, end) = part[0], part[1:].partition("-")
    low, high, length = int(number), int(end or number), (last - first).days
    if length > _LONGEST_YEAR:
        return _half(first, last, low) if kind == "H" else UNSETTLED
    if kind in "DM":
        return _counted(first, low, high, kind)
    if length >= _SHORTEST_YEAR:
        months = 3 if kind == "Q" else 6
        return _counted(first, months * (low - 1) + 1, months * high, "M")
    if kind == "H" and length < _LONGEST_MONTH:
        middle = first.replace(day=_MIDDLE_OF_MONTH)
        return (first, middle) if low == 1 else (after(middle, 1, "D"), last)
    return UNSETTLED


def _half(first: date, last: date, number: int) -> Span:
    """Return the years of the first or second half of a decade."""
    years = last.year - first.year + 1
    middle = first.replace(year=first.year + years // 2)
    if years % 2:
        return UNSETTLED
    return (first, after(middle, -1, "D")) if number == 1 else (middle, last)


def _counted(first: date, low: int, high: int, unit: str) -> Span:
    """Return the days of some months of a year or days of a month, counted from 1."""
    if unit == "D":
        return after(first, low - 1, "D"), after(first, high - 1, "D")
    return after(first, low - 1, "M"), _last_of(after(first, high - 1, "M"))


def _unnumbered(whole: Span, part: str) -> Span:
    """Return the days of what begins or ends somewhere in a stretch of time."""
    first, last = whole
    if part == "early":
        return first, None
    if part == "end":
        return last, last
    return (None, last) if part in {"late", "later"} else UNSETTLED


# --- words -----------------------------------------------------------------------------------------------------------


def _of_words(words: list[str], day: date | None, country: str) -> Span:
    """Return the days of "end next month", "Q3", "tomorrow", "next tuesday", "this year"."""
    if day is None or not words:
        return UNSETTLED
    if words == ["tomorrow"]:
        return (after(day, 1, "D"),) * 2
    if words[-1] in WEEKDAYS:
        return (_weekday(words, day),) * 2
    if words[-1] in _UNITS and words[-2:-1] and words[-2] in _AHEAD:
        return _from(day, _part(_unit(day, words[-1], _AHEAD[words[-2]], country), words[:-2]), words)
    if words[-1] in _QUARTERS:  # of the year in which it is not over
        this, next_ = (_part(_unit(day, "year", ahead, ""), words) for ahead in (0, 1))
        return next_ if this[1] and this[1] < day else this
    return UNSETTLED


def _from(day: date, found: Span, words: list[str]) -> Span:
    """Begin what is "later" with the document; the end of a week is not settled: it may be its Friday."""
    if "week" in words and len(words) > 2:  # noqa: PLR2004 # a part of it
        return UNSETTLED
    return (day, found[1]) if words[0] == "later" and found[1] else found


def _unit(day: date, unit: str, ahead: int, country: str) -> Span:
    """Return the calendar's day, week (from Monday), month, quarter, year or fiscal year around a day, or near it."""
    if unit == "week":
        monday = after(day, ahead * _DAYS_OF_WEEK - day.weekday(), "D")
        return monday, after(monday, 6, "D")
    if unit == "FY":
        known = _FISCAL.get(country)
        first = date(day.year - (day.month < known.month) + ahead, known.month, 1) if known else None
        return (first, _last_of(after(first, _DECEMBER - 1, "M"))) if first else UNSETTLED
    months = {"month": 1, "quarter": 3, "year": _DECEMBER}.get(unit)
    if months is None:
        return (after(day, ahead, "D"),) * 2
    first = after(date(day.year, (day.month - 1) // months * months + 1, 1), ahead * months, "M")
    return first, _last_of(after(first, months - 1, "M"))


def _weekday(words: list[str], day: date) -> date | None:
    """Return the day of the week that comes next, if all agree on it.

    Today's own name may mean today or in a week; "this Friday" is in this week, "next Friday" in the next.
    """
    away = (WEEKDAYS.index(words[-1]) - day.weekday()) % _DAYS_OF_WEEK
    coming = after(day, away, "D")
    in_this_week = day.weekday() + away < _DAYS_OF_WEEK
    is_sure = away and words[0] != "last" and (len(words) == 1 or in_this_week == (words[0] == "this"))
    return coming if is_sure else None


def _last_of(day: date) -> date:
    """Return the last day of the month of a day."""
    return _end_of_month(day.year, day.month)


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, 31) if month == _DECEMBER else date(year, month + 1, 1) - timedelta(days=1)
