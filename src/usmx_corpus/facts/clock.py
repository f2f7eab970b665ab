"""Times of day: "8 a.m.", "8.30pm", "noon", "18:30"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    import re

_HOUR_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_PATTERNS = Patterns(
    {
        "time": rf"""(?xi)
            (?<![\w.:/-])(?:
              (?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?[ \u00a0]?(?P<half>[ap])(?:\.[ ]?m\b\.?|m\b)
              | (?:12[ ])?\b(?P<word>noon|midday|midnight)\b
              | (?P<oclock>1[0-2]|0?[1-9]|{"|".join(_HOUR_WORDS)})[ ]o['’]clock[ ]
                (?P<part>in[ ]the[ ](?:early[ ]|late[ ])?(?:morning|afternoon|evening)|at[ ]night)\b
              | (?P<of24>[01]?\d|2[0-3])[:.](?P<minutes>[0-5]\d)
                (?=[ ]?(?:hrs?\b|hours\b|h\b|UTC\b|(?-i:[A-Z]{{1,4}}T)\b|local\ time\b|o['’]clock\b))
              | (?P<ofday>0\d|1[3-9]|2[0-3]):(?P<past>[0-5]\d)(?![:\d]|\.\d)  # 17:30
              | (?P<heures>[01]?\d|2[0-3])[ ]?h[ ]?(?P<et>[0-5]\d)(?!\w)  # 18h00
              | (?:(?<=at\ )|(?<=by\ )|(?<=from\ )|(?<=to\ )|(?<=until\ )|(?<=before\ )|(?<=after\ )|(?<=and\ ))
                (?P<army>[01]\d|2[0-3])(?P<forces>[0-5]\d)[ ]?(?:hours|hrs|h)\b  # 0630 hours
            )
            (?:[ ]?(?:hrs\.?|hours|h)(?!\w))?
            (?:[ ](?P<zone>(?-i:[A-Z]{{1,4}}T\b|UTC\b|GMT[+-]\d{{1,2}})|local\ time|Eastern|Central|Pacific)(?!\w))?
            """,
    }
)
_HALF_DAY = 12
_WORDS = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
#: Hours before this are of the morning, "at night" too.
_NIGHT = 5
#: Zones by the letters that tell them: "EST" and "EDT" are "ET", "UTC" is "GMT".
_ZONES = {"est": "et", "edt": "et", "cst": "ct", "cdt": "ct", "mst": "mt", "mdt": "mt", "pst": "pt", "pdt": "pt"}
_ZONES |= {"utc": "gmt", "eastern": "et", "central": "ct", "pacific": "pt", "local time": ""}


class Time(NamedTuple):
    """A time of day as written, its hours and minutes ("08:30"), its zone ("" where none is stated), and its place."""

    words: str
    value: str
    zone: str
    start: int
    end: int

    def differs(self, other: Time) -> bool:
        """Whether two times are not one; those of two zones are one only at different hours."""
        return differ(f"{self.value} {self.zone}", f"{other.value} {other.zone}")


def differ(one: str, other: str) -> bool:
    """Whether two times like "08:30" and "09:30 gmt" are not one; of different hours of two zones nobody can say."""
    (hour, _, zone), (other_hour, _, other_zone) = (time.partition(" ") for time in (one, other))
    are_abroad = bool(zone and other_zone and zone != other_zone)
    return (hour != other_hour) != are_abroad


def times(text: str) -> tuple[Time, ...]:
    """Return the times of day in a text, in order; "8 o'clock" may be in the evening and is none."""
    return tuple(_time(found) for found in _PATTERNS["time"].finditer(text))


def value(words: str) -> str:
    """Return the hours and minutes of a time of day in one form, "18:30"; "" for words that are none."""
    found = _PATTERNS["time"].fullmatch(words)
    return _value(found) if found else ""


def _time(found: re.Match[str]) -> Time:
    written = found["zone"] or ""
    zone = _ZONES.get(written.casefold(), written.casefold())
    words = found[0][: -len(written)].rstrip() if written else found[0]
    return Time(words, _value(found), zone, *found.span())


def _value(found: re.Match[str]) -> str:
    if found["word"]:
        return _WORDS[found["word"].lower()]
    for hours, minutes in (("of24", "minutes"), ("ofday", "past"), ("heures", "et"), ("army", "forces")):
        if found[hours]:
            return f"{int(found[hours]):02}:{found[minutes]}"
    if found["oclock"]:
        return f"{_of_part(found['oclock'].lower(), found['part'].lower().split()[-1]):02}:00"
    hour = int(found["hour"]) % _HALF_DAY + _HALF_DAY * (found["half"] in "pP")
    return f"{hour:02}:{found['minute'] or '00'}"


def _of_part(words: str, part: str) -> int:
    """Return the hour of the day in "six o'clock in the evening"."""
    hour = (int(words) if words.isdigit() else _HOUR_WORDS.index(words) + 1) % _HALF_DAY
    is_early = part == "morning" or (part == "night" and hour < _NIGHT)
    return hour if is_early else hour + _HALF_DAY
