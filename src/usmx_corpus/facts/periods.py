"""Periods in a text: how long, how often, and times that are told from today ("by the end of next month", "Q3").

The finder takes the text and the same text folded (`folding.fold`) in lower case, whose offsets are equal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from usmx_corpus.facts import calendar, times
from usmx_corpus.facts.numbers import DIGITS, SCALES, SPELLED, is_finite, number
from usmx_corpus.facts.quantities import hedge
from usmx_corpus.model import Duration, Fact
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

#: Unit → how many of which ISO 8601 designator; "T" stands before hours and minutes.
_DURATIONS: dict[str, tuple[float, str]] = {
    "minute": (1, "TM"),
    "hour": (1, "TH"),
    "day": (1, "D"),
    "week": (1, "W"),
    "fortnight": (2, "W"),
    "month": (1, "M"),
    "quarter": (3, "M"),
    "year": (1, "Y"),
    "decade": (10, "Y"),
}
_CENTURIES: dict[str, tuple[float, str]] = {"quarter": (25, "Y"), "half": (50, "Y")}
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
#: The words of a period that say how often.
OFTEN = frozenset(_OFTEN.values())

_NUMBER = rf"(?:{DIGITS}|{SPELLED})"
_HALF = r"(?:[ -]and[ -]a[ -]half)"

_PATTERNS = Patterns(
    {
        "period": (
            r"(?=\w)\b(?:"
            r"(?P<frame>(?:over|within|for|in|during|after) (?:the )?"
            r"(?:(?:next|coming|past|last|first|following|previous) )?"
            r"|(?:the )?(?:next|coming|past|last|first) )?"  # over the next
            rf"(?P<between>between )?(?<![\w.,$-])(?P<low>{_NUMBER}|(?(frame)an?|(?!)))"  # three
            rf"(?:(?P<half>{_HALF})| \(\d{{1,3}}\))?"  # five (5)
            rf"(?:(?(between) and |(?:-| to | or ))(?P<high>{_NUMBER}))?"
            r"(?:-| (?:(?P<kind>(?:full|short|straight|consecutive|additional|more|fiscal|calendar)"
            r"|(?P<working>business|working)) )?)"
            r"(?P<unit>minute|hour|day|week|fortnight|month|quarter|year|decade)s?\b"  # years
            rf"(?![ -](?:{'|'.join(SCALES)})\b)"  # two and three-quarter million
            r"(?!(?<=quarter)[ -](?:(?:of an? )?(?:century|dozen|mile|point|final|inch)|years?|hours?)\b"
            r"|(?<=quarters) of an? )"
            r"(?P<andhalf> and a half\b)?"
            r"|(?:(?:over|within|in|for|during) )?(?:the (?:next|coming|past|last) |an? )?"
            r"(?P<century>quarter|half)(?: of an?| an?)?[ -]century\b"
            r"|(?P<often>(?:semi-?|bi-?)?(?:annual(?:ly)?|weekly)|monthly|yearly|quarterly|daily|biennial(?:ly)?)\b"
            r"|(?:every|each|per) (?P<each>year|quarter|month|week|day)\b"
            r"|an? (?P<andmore>year|month|week|decade) and a half\b"
            r"|an? (?P<rate>year|quarter|month|week|day)\b"
            r"|(?:over|within|during|in|for) the (?:next|coming) (?P<running>week|month|quarter|year|decade)\b"
            r"(?! century)"
            r"|(?P<when>(?:this|next|last|coming) (?:spring|summer|fall|autumn|winter)\b"
            r"|coming (?:year|month|week|quarter|decade)\b"
            r"|(?:coming|next few|following|past few|last few) (?:days|weeks|months|years)\b)"
            r"|(?P<ahead>days|weeks|months|years) (?:ahead(?! of)|to come)\b)"
        ),
        # Times told from today; the part before them is `times.PART_OF`.
        "told": (
            r"\b(?:(?P<which>this|next|last|the(?: current)?) (?P<fiscal>(?:fiscal|financial|budget) )?(?:calendar )?"
            r"(?P<unit>year|month|week|quarter|decade)\b(?!-)"
            r"|(?P<end>(?P<of>year|month)[ -]?end)\b"
            r"|(?P<alone>q[1-4]|[1-4]q)\b"
            r"|(?P<place>first|second|third|fourth|last|final) quarter\b(?! (?:of|century|final)\b)"
            r"|(?<!of )(?<!or )(?<!and )(?<!for )(?<!into )(?P<tomorrow>tomorrow)\b(?!')"
            rf"|(?P<day>{'|'.join(calendar.WEEKDAYS)})\b"
            rf"(?!,? (?:the )?(?:\d|(?:{'|'.join(name[:3].lower() for name in times.MONTH_NAMES)})[a-z]{{0,6}} \d)))"
        ),
        "part": rf"(?<![\w-])(?:{times.PART_OF}|(?P<later>later ))$",
        # A time of the day as armies write it.
        "clock": r"\b(?:at|by|from|until|till|before|after|to|and|between) (?:[01]\d|2[0-4])[0-5]\d hours$",
        "times": r"\b(?:once|twice|thrice|times) $",
        "on": r"\b(?:on|by|until|before|from|through|(?P<which>this|next|last)) $",
        "in": r"\b(?:in|by|of|end|during|before|until|for|from|since|to|through|and|the) $",
    }
)
_QUARTERS = {"first": "q1", "second": "q2", "third": "q3", "fourth": "q4", "last": "q4", "final": "q4"}
#: Characters before a period that hold its part, or the word that tells a time.
_NEAR = 60


def periods(text: str, plain: str) -> Iterator[Fact]:
    """Yield periods: value a duration, how often ("annual") or the words ("this summer", "end next year").

    The unit of a duration of working days is "working"; nobody knows how long they last.
    """
    last = 0
    for start, end, value, unit in sorted((*_durations(plain), *_told(plain)), key=lambda found: (found[0], -found[1])):
        if start >= last:
            last = end
            yield Fact("period", text[start:end], value, start, end, unit, hedge(plain, start, end))


Found = tuple[int, int, Duration | str, str]  # start and end in the text, value, unit


def _durations(plain: str) -> Iterator[Found]:
    for match in _PATTERNS["period"].finditer(plain):
        if match["unit"] == "hour" and _PATTERNS["clock"].search(plain, _near(match), match.end()):
            continue
        value = _period(plain, match)
        if isinstance(value, str) or (value and is_finite(value)):
            yield *match.span(), value, "working" if match["working"] else ""


def days(duration: Duration) -> float:
    """Return the length in days, of a range the longer one."""
    return duration.high * _DAYS[duration.unit]


def _period(plain: str, match: re.Match[str]) -> Duration | str | None:
    if match["unit"]:
        count, unit = _DURATIONS[match["unit"]]
        low, high = (_times(words) for words in (match["low"], match["high"] or match["low"]))
        half = 0.5 if match["half"] or match["andhalf"] else 0.0
        return _whole(Duration((low + half) * count, (high + half) * count, unit))
    if fixed := match["century"] or match["andmore"] or match["running"]:  # the running year is not the calendar's
        count, unit = _CENTURIES[fixed] if match["century"] else _DURATIONS[fixed]
        count = 1.5 * count if match["andmore"] else count
        return _whole(Duration(count, count, unit))
    if match["rate"]:
        is_often = _PATTERNS["times"].search(plain, max(match.start() - _NEAR, 0), match.start())
        return _OFTEN[match["rate"]] if is_often else None  # "120 boats a year" is a rate of boats
    if match["ahead"]:
        return f"coming {match['ahead']}"
    often = match["often"] or match["each"]
    return _OFTEN[often.replace("-", "")] if often else match["when"]


def _whole(duration: Duration) -> Duration:
    """Return half years in months: a year and a half are 18."""
    if duration.unit == "Y" and (duration.low % 1 or duration.high % 1):
        return Duration(12 * duration.low, 12 * duration.high, "M")
    return duration


def _times(words: str) -> float:
    return 1.0 if words in {"a", "an"} else number(words)


# --- told from today -------------------------------------------------------------------------------------------------


def _told(plain: str) -> Iterator[Found]:
    for match in _PATTERNS["told"].finditer(plain):
        if match["day"]:
            yield from _weekday(plain, match)
        elif match["which"]:
            yield from _unit(plain, match)
        elif match["end"]:
            yield *match.span(), f"end this {match['of']}", ""
        elif match["tomorrow"]:
            yield *match.span(), match["tomorrow"], ""
        elif _PATTERNS["in"].search(plain, _near(match), match.start()):
            yield from _quarter(plain, match)


def _near(match: re.Match[str]) -> int:
    return max(match.start() - _NEAR, 0)


def _weekday(plain: str, match: re.Match[str]) -> Iterator[Found]:
    """Yield "Monday" behind "on" or "by", and "next Monday"."""
    on = _PATTERNS["on"].search(plain, _near(match), match.start())
    if on and on["which"]:
        yield on.start("which"), match.end(), f"{on['which']} {match['day']}", ""
    elif on:
        yield *match.span(), match["day"], ""


def _unit(plain: str, match: re.Match[str]) -> Iterator[Found]:
    """Yield "this year", "the end of next month"; "the year" is told only of a part of it."""
    start, words = _part(plain, match)
    if words or match["which"] != "the":
        which = "this" if match["which"].startswith("the") else match["which"]
        yield start, match.end(), " ".join((*words, which, "FY" if match["fiscal"] else match["unit"])), ""


def _quarter(plain: str, match: re.Match[str]) -> Iterator[Found]:
    """Yield a quarter of a year that is not named."""
    start, words = _part(plain, match)
    quarter = times.numbered(match["alone"]) if match["alone"] else _QUARTERS[match["place"]]
    yield start, match.end(), " ".join((*words, quarter.upper())), ""


def _part(plain: str, match: re.Match[str]) -> tuple[int, tuple[str, ...]]:
    """Return where the part before a unit of time begins, and its words in `calendar`."""
    found = _PATTERNS["part"].search(plain, _near(match), match.start())
    if not found or found.start() == match.start():
        return match.start(), ()
    if found["season"] and " of " not in found[0]:  # "the price will fall this year"
        return match.start(), ()
    words = ("later",) if found["later"] else times.part(found)
    return (found.start(), words) if words else (match.start(), ())
