"""Days, months and years as seen from the day of a document: "yesterday", "last month", "two years ago today"."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from usmx_corpus.facts.numbers import WHOLE_NUMBERS
from usmx_corpus.model import Day, Fact
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_NEAR = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
#: How many units back these are.
_BACK = {"this": 0, "last": 1, "a": 1, "an": 1, **{word: number for number, word in WHOLE_NUMBERS.items()}}
_PATTERNS = Patterns(
    {
        "relative": r"(?i)\b(?:yesterday|today|tonight|tomorrow|(?:(?P<which>last|this)|(?P<number>an?|one|two|three"
        r"|four|five|six|seven|eight|nine|ten|\d{1,3})) (?P<unit>year|month)s?(?P<ago> ago)?+(?P<today> today)?+)\b",
    }
)


def relative(text: str, start: int, end: int, today: date | None) -> Iterator[Fact]:
    """Yield the dates that a stretch of a text gives as seen from the day of its document."""
    for found in _PATTERNS["relative"].finditer(text, start, end) if today else ():
        if today and (then := _then(found, today)):
            yield Fact("date", found.group(), then, *found.span())


def day_of(day: date) -> Day:
    """Return a date as the value of a fact."""
    return Day(day.year, day.month, day.day)


def _then(found: re.Match[str], today: date) -> Day | None:
    """Return the day, month or year that is meant on a day; None where the calendar has none."""
    near = _NEAR.get(found.group().lower())
    if near is not None:
        ordinal = today.toordinal() + near
        return day_of(date.fromordinal(ordinal)) if 0 < ordinal <= date.max.toordinal() else None
    if not found["which"] and not found["ago"]:
        return None
    word = (found["which"] or found["number"]).lower()
    number = int(word) if word.isdigit() else _BACK[word]
    in_years = found["unit"].lower() == "year"
    year, month = divmod(today.year * 12 + today.month - 1 - number * (12 if in_years else 1), 12)
    if year < 1:
        return None
    if found["today"] and today.day <= monthrange(year, month + 1)[1]:
        return Day(year, month + 1, today.day)
    return Day(year, None, None) if in_years and not found["today"] else Day(year, month + 1, None)
