"""Times of day: "8 a.m.", "8.30pm", "noon", "18:30"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    import re

_PATTERNS = Patterns(
    {
        "time": r"""(?xi)
            (?<![\w.:/-])(?:
              (?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?[ \u00a0]?(?P<half>[ap])(?:\.[ ]?m\b\.?|m\b)
              | (?:12[ ])?\b(?P<word>noon|midday|midnight)\b
              | (?P<of24>[01]?\d|2[0-3])[:.](?P<minutes>[0-5]\d)
                (?=[ ]?(?:hrs?\b|hours\b|h\b|GMT\b|UTC\b|BST\b|CES?T\b|local\ time\b|o['’]clock\b))
            )
            (?:[ ](?P<zone>[A-Z]{1,3}[SD]T|[CEMP]T|GMT|UTC|CES?T|EES?T|local\ time|Eastern|Central|Pacific)\b)?
            """,
    }
)
_HALF_DAY = 12
_WORDS = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}


class Time(NamedTuple):
    """A time of day as written, its hours and minutes ("08:30"), and its zone ("" where none is stated)."""

    words: str
    value: str
    zone: str

    def differs(self, other: Time) -> bool:
        """Whether two times are not one; those of two zones may be."""
        zones = {self.zone, other.zone} - {""}
        return self.value != other.value and len(zones) < len(("EST", "GMT"))


def times(text: str) -> tuple[Time, ...]:
    """Return the times of day in a text, in order; "8 o'clock" may be in the evening and is none."""
    return tuple(_time(found) for found in _PATTERNS["time"].finditer(text))


def value(words: str) -> str:
    """Return the hours and minutes of a time of day in one form, "18:30"; "" for words that are none."""
    found = _PATTERNS["time"].fullmatch(words)
    return _time(found).value if found else ""


def _time(found: re.Match[str]) -> Time:
    zone = (found["zone"] or "").casefold()
    words = found[0][: -len(zone)].rstrip() if zone else found[0]
    if found["word"]:
        return Time(words, _WORDS[found["word"].lower()], zone)
    if found["of24"]:
        return Time(words, f"{int(found['of24']):02}:{found['minutes']}", zone)
    hour = int(found["hour"]) % _HALF_DAY + _HALF_DAY * (found["half"] in "pP")
    return Time(words, f"{hour:02}:{found['minute'] or '00'}", zone)
