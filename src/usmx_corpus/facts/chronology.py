"""Whether dates and periods agree: by the days that they cover, as far as their words settle them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from usmx_corpus.facts import calendar, periods
from usmx_corpus.model import Day, Duration, Interval

if TYPE_CHECKING:
    from usmx_corpus.facts.calendar import Span
    from usmx_corpus.model import Fact, Value

#: Lengths in two units are one within 5 %: 90 days and three months, not 100 days.
_NEAR = 0.05
#: Times told from today are compared as if they were all told on this day, in the middle of all units.
_SOME_DAY = date(2001, 5, 16)
_YEAR = 365
#: Units of time that are always as many of a smaller one.
_SMALLER: dict[str, tuple[int, str]] = {"W": (7, "D"), "Y": (12, "M"), "TH": (60, "TM")}
#: Where in a year or month its early, middle and late part may lie.
_SHARES = {
    **dict.fromkeys(("early", "start"), (0.0, 0.5)),
    **dict.fromkeys(("late", "later"), (0.5, 1.0)),
    "mid": (0.25, 0.75),
    **dict.fromkeys(calendar.SEASONS, (0.0, 1.0)),
}
#: Parts of a year that are not each other: "early" and "late".
_PLACES = {part: place for place, parts in enumerate(("early start", "mid", "late end")) for part in parts.split()}


def agree(left: Fact, right: Fact) -> bool | None:
    """Return whether two dates or periods are one, or a period is as long as an interval; None as in `compare`."""
    if left.type != right.type:
        return _as_long(*((left, right) if left.type == "period" else (right, left)))
    return _same_date(left, right) if left.type == "date" else _same_period(left, right)


def _same_date(left: Fact, right: Fact) -> bool | None:
    """Return whether two dates are one, or one lies within the other; None where they may both be meant.

    Two intervals or parts that differ are two dates: who says "2024 to 2027" does not say "2024 to 2026".
    """
    one, other = left.value, right.value
    if isinstance(one, str) or isinstance(other, str):
        return _same_words(left, right)
    if isinstance(one, Day) and isinstance(other, Day) and not (_parts(left) or _parts(right)):
        return _same_day(one, other)
    if one == other and left.unit == right.unit:
        return True
    return _same_span(left, right)


def says_less(one: Fact, other: Fact) -> bool:
    """Whether a date leaves open what another that agrees with it says: "May", "2024" beside "2024 to 2026"."""
    left, right = one.value, other.value
    if isinstance(left, Day) and isinstance(right, Day) and not (_parts(one) or _parts(other)):
        return any(mine is None and theirs is not None for mine, theirs in zip(left, right, strict=True))
    if isinstance(left, str) or isinstance(right, str) or (left == right and one.unit == other.unit):
        return False
    mine, theirs = (_within_a_year(fact, one, other) for fact in (one, other))
    return _is_part(one, other) or _may_lie_in(one, other) or (_lies_within(theirs, mine) and mine != theirs)


def _same_period(left: Fact, right: Fact) -> bool | None:
    """Return whether two periods are one: as long, as often, or the same days told from today."""
    one, other = left.value, right.value
    if isinstance(one, Duration) and isinstance(other, Duration):
        return left.unit == right.unit and _same_duration(one, other)
    if one == other:
        return True
    if one in periods.OFTEN and other in periods.OFTEN:
        return False
    if not (isinstance(one, str) and isinstance(other, str)):
        return None
    spans = [calendar.span(value, "", _SOME_DAY) for value in (one, other)]
    return True if spans[0] == spans[1] != calendar.UNSETTLED else False if _are_apart(*spans) else None


def _as_long(period: Fact, dated: Fact) -> bool | None:
    """Return whether a period is as long as an interval between two dates; None where either is none."""
    if not (isinstance(period.value, Duration) and isinstance(dated.value, Interval)) or dated.unit or period.unit:
        return None
    lengths = _lengths(dated.value)
    if lengths is None:
        return None
    low, high = (periods.days(period.value._replace(high=end)) for end in period.value[:2])
    return low <= lengths[1] * (1 + _NEAR) and high >= lengths[0] * (1 - _NEAR)


def _lengths(interval: Interval) -> tuple[int, int] | None:
    """Return the fewest and most days that an interval may last: of "2024 to 2026" two years or three."""
    first, last = calendar.span(interval, "", _SOME_DAY)
    if not (first and last):
        return None
    days = (last - first).days + 1
    if interval.first.month is None:
        return days - _YEAR, days
    return (days - 31 if interval.first.day is None else days - 1), days


def _parts(fact: Fact) -> bool:
    """Whether it is another stretch of time than its year or month says.

    A fiscal year is as good as its year, and "by the end of 2025" as "in 2025".
    """
    return fact.unit not in {"", "FY", "end"}


def _same_words(left: Fact, right: Fact) -> bool | None:
    """Compare days of which one may be read in two ways."""
    if left.value == right.value:
        return True
    mine, theirs = _ways(left), _ways(right)
    return False if mine and theirs and not any(_same_day(one, other) for one in mine for other in theirs) else None


def may_agree(left: Fact, right: Fact) -> bool:
    """Whether a day that may be read in two ways may be the other: "01.05.2025" beside "1 May 2025"."""
    if "D/M" not in {left.unit, right.unit} or left.type != right.type:
        return False
    if left.unit == right.unit:  # "03/04/2024" is not "04/03/2024" in one notation
        return _ways(left) == _ways(right)
    return any(_same_day(one, other) for one in _ways(left) for other in _ways(right))


def _ways(fact: Fact) -> tuple[Day, ...]:
    if isinstance(fact.value, str):
        return calendar.readings(fact.value) if fact.unit == "D/M" else ()
    return (fact.value,) if isinstance(fact.value, Day) else ()


def _same_day(one: Day, other: Day) -> bool | None:
    """Whether what both dates state is equal; None where they state nothing in common."""
    stated = [pair for pair in zip(one, other, strict=True) if None not in pair]
    return all(a == b for a, b in stated) if stated else None


def _same_span(left: Fact, right: Fact) -> bool | None:
    mine, theirs = (_within_a_year(fact, left, right) for fact in (left, right))
    if _are_apart(mine, theirs) or _are_other_parts(left, right):
        return False
    if _is_part(left, right) or _is_part(right, left) or mine == theirs != calendar.UNSETTLED:
        return True
    if None in (*mine, *theirs):
        return True if _may_lie_in(left, right) or _may_lie_in(right, left) else None
    if _are_alike(left, right):
        return False
    return True if _lies_within(mine, theirs) or _lies_within(theirs, mine) else None


def _are_other_parts(left: Fact, right: Fact) -> bool:
    """Whether two dates are said to be different parts of a year, or different years that are split."""
    if left.unit == right.unit:
        return left.value != right.value and None in calendar.span(left.value, left.unit, _SOME_DAY)
    units = {left.unit, right.unit}
    places = {_PLACES.get(unit) for unit in units}
    are_others = units <= calendar.SEASONS or (len(places) > 1 and None not in places)
    return left.value == right.value and are_others


def _may_lie_in(vague: Fact, exact: Fact) -> bool:
    """Whether a date may be meant by a vaguer one: 27 May by "late May", any day of 2024 by "summer 2024"."""
    first, last = _within_a_year(vague._replace(unit=""), vague, exact)
    begin, end = _within_a_year(exact, vague, exact)
    if vague.unit not in _SHARES or _parts(exact) or not (first and last and begin and end):
        return False
    low, high = _SHARES[vague.unit]
    length = (last - first).days
    return low * length <= (begin - first).days and (end - first).days <= high * length


def _is_part(whole: Fact, part: Fact) -> bool:
    """Whether a date is a part of another by its words: "early 2025", of 2025."""
    return whole.value == part.value and not whole.unit


def _are_alike(left: Fact, right: Fact) -> bool:
    """Whether both are intervals between dates as precise, so that one does not say less than the other."""
    both = [
        [value is None for day in fact.value for value in day[1:]]
        for fact in (left, right)
        if isinstance(fact.value, Interval)
    ]
    return len(both) > 1 and both[0] == both[1]


def _within_a_year(fact: Fact, one: Fact, other: Fact) -> Span:
    """Return the days of a date; the year that it does not name is that of the other."""
    year = next((day.year for each in (one, other) for day in _ends(each) if day.year), _SOME_DAY.year)
    return calendar.span(fact.value, "" if fact.unit == "FY" else fact.unit, date(year, 1, 1))


def is_same_length(one: Fact, other: Fact) -> bool:
    """Whether two periods have one value, or are exactly as long: two weeks and 14 days, a year and 12 months."""
    mine, theirs = (_smallest(fact.value) for fact in (one, other))
    return mine == theirs


def _smallest(value: Value) -> Value:
    """Return a duration in days or months where that is no rounding."""
    if not isinstance(value, Duration) or value.unit not in _SMALLER:
        return value
    count, unit = _SMALLER[value.unit]
    return Duration(value.low * count, value.high * count, unit)


def is_last_day(one: Fact, other: Fact) -> bool:
    """Whether a date is the last day of a year or month, and another its end: 31 December 2024, "the end of 2024"."""
    day, end = (one, other) if other.unit == "end" else (other, one)
    if end.unit != "end" or day.unit or not (isinstance(day.value, Day) and isinstance(end.value, Day)):
        return False
    return day.value.day is not None and calendar.span(day.value, "")[1] == calendar.span(end.value, "")[1] is not None


def _same_duration(one: Duration, other: Duration) -> bool:
    """Whether two periods are equal, or as long in another unit (90 days, three months: within 5 %)."""
    length, other_length = periods.days(one), periods.days(other)
    near = abs(length - other_length) <= _NEAR * max(length, other_length)
    return one == other or (one.unit != other.unit and near)


def _ends(fact: Fact) -> tuple[Day, ...]:
    return (fact.value,) if isinstance(fact.value, Day) else fact.value if isinstance(fact.value, Interval) else ()


def _lies_within(one: Span, other: Span) -> bool:
    if None in (*one, *other):
        return False
    return other[0] <= one[0] and one[1] <= other[1]  # type: ignore[operator]  # all four are days


def _are_apart(one: Span, other: Span) -> bool:
    """Whether one ends before the other begins."""
    (first, last), (other_first, other_last) = one, other
    return bool((last and other_first and last < other_first) or (other_last and first and other_last < first))
