"""When a commitment is due: the words that state it, and the days they span where the document's date settles them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from usmx_corpus.model import Day, Deadline, Duration, Value
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Iterable

    from usmx_corpus.model import Document, Fact

Span = tuple[date | None, date | None]  # the first and the last day, None where nothing settles them
_UNSETTLED: Span = (None, None)

_PATTERNS = Patterns(
    {
        "due": r"(?i)(?:\b(?:by|in|before|within|over|on|until|through|during|for|no later than|starting|beginning|the)"
        r"\s(?:end\sof\s)?(?:next\s)?){1,8}$",
        "opener": r"(?i)(?:and\s|additionally,?\s)?"
        r"(?:over|by|in|within|before|during|starting|beginning|on|later|this|next)\b[^,]*,\s*$",
        # A year that is part of a name: "the 2022 Security Dialogue", "PACC 2030)".
        "name": r"(?<=\d{4})(?:\)|\s(?:[A-Z]\w+[-\s]){2})",
        "until": r"(?i)(?:by|before|until|no later than|through)\b",
        "lasting": r"(?i)(?:within|over|in|for|the next|next|during|by)\b(?!.*\b(?:past|last|previous)\b)",
        "from": r"(?i)(?:starting|beginning)\b",
        # "the first in 70 years", "100 years ago".
        "looks back": r"(?i)\b(?:first|\w+est|most|best|worst|more|less|fewer|time|level|ever|never)\b[^,;]{0,30}\sin\s"
        r"(?:over\s|more\sthan\s|nearly\s|almost\s|about\s)?(?:the\s)?[\w-]+\s(?:years?|decades?|months?|days?)\b|\sago$",
        "running": r"(?i)(?:within|over|in|for|during)\sthe\snext\b",
    }
)
#: Characters before a period that hold what it looks back from ("the first time in 70 years"); 30 to the whole clause
#: find the same in 1,200 releases.
_NEAR = 60
#: Characters before a date that hold the longest row of words of "due".
_DUE = 120
#: Periods with a name: how far ahead they lie, and their unit.
_NAMED = {"this year": (0, "Y"), "next year": (1, "Y"), "this month": (0, "M"), "next month": (1, "M")}
#: Month and day. The fiscal year of the United States begins in October of the year before, and ends in September.
_FISCAL_START = (10, 1)
_FISCAL_END = (9, 30)


def opens(words: str) -> bool:
    """Whether the words before a clause are an adjunct of time that it begins with, up to its comma."""
    return words.rstrip().endswith(",") and _PATTERNS["opener"].match(words) is not None


def deadline_in(document: Document, text: str, known: Iterable[Fact]) -> Deadline | None:
    """Return the first date or period of a clause that states when it is due; none that lies before the document."""
    for fact in known:
        if fact.type not in {"date", "period"} or _PATTERNS["name"].match(text, fact.end):
            continue
        due = _PATTERNS["due"].search(text, max(fact.start - _DUE, 0), fact.start)
        words = text[due.start() if due else fact.start : fact.end]
        if _PATTERNS["looks back"].search(text, max(fact.start - _NEAR, 0), fact.end + len(" ago")):
            continue
        try:
            span = _span(document, fact.value, fact.unit, words)
        except (ValueError, OverflowError):  # "for 10,000 years": no day of our calendar
            span = _UNSETTLED
        if span is not None:
            return Deadline(words, *span)
    return None


def _span(document: Document, value: Value, unit: str, words: str) -> Span | None:
    """Return the days that a date or a period spans, None where it is no deadline."""
    if isinstance(value, Day):
        return _dated(document, value, unit, words)
    if _PATTERNS["running"].match(words) and value in {"next year", "next month"}:
        value = Duration(1, 1, "Y" if value == "next year" else "M")  # not the calendar's
    if isinstance(value, str):
        return _named(document, value)
    if not isinstance(value, Duration) or value.unit not in "DWMY" or value.high % 1 or not _lasts(words):
        return None
    return (document.date, _after(document.date, int(value.high), value.unit)) if document.date else _UNSETTLED


def _lasts(words: str) -> bool:
    return _PATTERNS["lasting"].match(words) is not None


def _dated(document: Document, stated: Day, unit: str, words: str) -> Span | None:
    """Return the days a date spans; a year it does not name is that of the first such month from the document on."""
    year = stated.year or _year_to_come(document, stated.month)
    if year is None:
        return _UNSETTLED
    first, last = _days(year, stated.month, stated.day, unit)
    if document.date and last < document.date:
        return None
    if words.lower().startswith("before "):
        return document.date, first - timedelta(days=1)
    if _PATTERNS["from"].match(words):
        return first, None
    return (document.date, last) if _PATTERNS["until"].match(words) else (first, last)


def _year_to_come(document: Document, month: int | None) -> int | None:
    if document.date is None or month is None:
        return None
    return document.date.year + (month < document.date.month)


def _days(year: int, month: int | None, day: int | None, unit: str) -> tuple[date, date]:
    """Return the first and last day of a year, fiscal year, quarter, month or day."""
    if unit == "FY":
        return date(year - 1, *_FISCAL_START), date(year, *_FISCAL_END)
    if unit.startswith("Q"):
        return date(year, 3 * int(unit[1]) - 2, 1), _end_of_month(year, 3 * int(unit[1]))
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    last = _end_of_month(year, month)
    return (date(year, month, 1), last) if day is None else (date(year, month, min(day, last.day)),) * 2


def _named(document: Document, value: str) -> Span | None:
    """Return the days of "this year" and "next month"; None for how often a thing is done."""
    if value not in _NAMED:
        return _UNSETTLED if value.startswith(("coming ", "this ", "next ")) else None
    if document.date is None:
        return _UNSETTLED
    ahead, unit = _NAMED[value]
    if unit == "Y":
        return date(document.date.year + ahead, 1, 1), date(document.date.year + ahead, 12, 31)
    first = _after(document.date.replace(day=1), ahead, "M")
    return first, _end_of_month(first.year, first.month)


def _after(day: date, count: int, unit: str) -> date:
    """Return the day some days, weeks, months or years later; a day the month does not have becomes its last."""
    if unit in "DW":
        return day + timedelta(days=count * (7 if unit == "W" else 1))
    months = day.month - 1 + count * (12 if unit == "Y" else 1)
    last = _end_of_month(day.year + months // 12, months % 12 + 1)
    return last.replace(day=min(day.day, last.day))


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)  # noqa: PLR2004
