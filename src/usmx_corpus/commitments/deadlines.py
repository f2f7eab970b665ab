"""When a commitment is due: the words that say so, and the days they span where the document's date settles them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, cast

from usmx_corpus.model import Deadline, Document, Fact

if TYPE_CHECKING:
    from collections.abc import Iterable

Span = tuple[date | None, date | None]  # the first and the last day, None where nothing settles them
_UNSETTLED: Span = (None, None)

_PATTERNS = {
    "due": r"(?i)(?:\b(?:by|in|before|within|over|on|until|through|during|for|no later than|starting"
    r"|beginning(?: in| on)?|the)\s(?:the\s)?(?:end\sof\s)?(?:next\s)?)+$",
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
    "duration": r"(?:.*/)?P(\d+)([DWMY])",
}
#: What a period looks back from stands so near before it (characters).
_NEAR = 60
#: Periods with a name: how far ahead they lie, and their unit.
_NAMED = {"this year": (0, "Y"), "next year": (1, "Y"), "this month": (0, "M"), "next month": (1, "M")}
#: The fiscal year of the United States begins in October of the year before.
_FISCAL_START = (10, 1)
_FISCAL_END = (9, 30)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_PATTERNS[name])


def opens(words: str) -> bool:
    """Tell whether the words before a clause are an adjunct of time that it begins with, up to its comma."""
    return words.rstrip().endswith(",") and _pattern("opener").match(words) is not None


def deadline_in(document: Document, text: str, known: Iterable[Fact]) -> Deadline | None:
    """Give the first date or period of a clause that says when it is due; none that lies before the document."""
    for fact in known:
        if fact.type not in {"date", "period"} or _pattern("name").match(text, fact.end):
            continue
        due = _pattern("due").search(text, 0, fact.start)
        words = text[due.start() if due else fact.start : fact.end]
        if _pattern("looks back").search(text[: fact.end + len(" ago")], max(fact.start - _NEAR, 0)):
            continue
        try:
            span = _dated(document, fact, words) if fact.type == "date" else _lasting(document, str(fact.value), words)
        except (ValueError, OverflowError):  # "for 10,000 years": no day of our calendar
            span = _UNSETTLED
        if span is not None:
            return Deadline(words, *span)
    return None


def _dated(document: Document, fact: Fact, words: str) -> Span | None:
    """Give the days a date spans; the year it does not name is that of the first such month from the document on."""
    year, month, day = cast("tuple[int | None, int | None, int | None]", fact.value)
    if year is None:
        if document.date is None or month is None:
            return _UNSETTLED
        year = document.date.year + (month < document.date.month)
    first, last = _days(year, month, day, fact.unit)
    if document.date and last < document.date:
        return None
    if words.lower().startswith("before "):
        return document.date, first - timedelta(days=1)
    if _pattern("from").match(words):
        return first, None
    return (document.date, last) if _pattern("until").match(words) else (first, last)


def _days(year: int, month: int | None, day: int | None, unit: str) -> tuple[date, date]:
    """Give the first and last day of a year, fiscal year, quarter, month or day."""
    if unit == "FY":
        return date(year - 1, *_FISCAL_START), date(year, *_FISCAL_END)
    if unit.startswith("Q"):
        return date(year, 3 * int(unit[1]) - 2, 1), _end_of_month(year, 3 * int(unit[1]))
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    last = _end_of_month(year, month)
    return (date(year, month, 1), last) if day is None else (date(year, month, min(day, last.day)),) * 2


def _lasting(document: Document, value: str, words: str) -> Span | None:
    """Give the days a period spans from the document's date on."""
    if _pattern("running").match(words) and value in {"next year", "next month"}:
        value = {"next year": "P1Y", "next month": "P1M"}[value]  # not the calendar's
    duration = re.fullmatch(_pattern("duration"), value)
    if duration is None or not _pattern("lasting").match(words):
        return _named(document, value)
    if document.date is None:
        return _UNSETTLED
    return document.date, _after(document.date, int(duration[1]), duration[2])


def _named(document: Document, value: str) -> Span | None:
    """Give the days of "this year" and "next month"; nothing for how often a thing is done."""
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
    """Count days, weeks, months or years on; a day the month does not have becomes its last."""
    if unit in "DW":
        return day + timedelta(days=count * (7 if unit == "W" else 1))
    months = day.month - 1 + count * (12 if unit == "Y" else 1)
    last = _end_of_month(day.year + months // 12, months % 12 + 1)
    return last.replace(day=min(day.day, last.day))


def _end_of_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
