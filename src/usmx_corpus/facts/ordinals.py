"""Places in a row, parts and numbered things in words: "the second reading", "two-thirds", "Annex III", "Stage three".

Figures for them are found with all others; here are those that no digit shows.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from usmx_corpus.facts.numbers import WHOLE_NUMBERS
from usmx_corpus.model import Fact
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterator

_FIRST = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth"
)
_TENTH = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth"
#: The place of each word; "twenty-first" is made of two.
PLACES: dict[str, int] = {
    **{word: place for place, word in enumerate(_FIRST.split(), 1)},
    **{word: 10 * place for place, word in enumerate(_TENTH.split(), 2)},
}
_NUMBERS = {word: number for number, word in WHOLE_NUMBERS.items()}
_TENS = "|".join(word for word, number in _NUMBERS.items() if number % 10 == 0 and number > 10)  # noqa: PLR2004
_FEW = "|".join(word for word, number in _NUMBERS.items() if number < 10)  # noqa: PLR2004
_PART = "half|halves|quarters?|thirds?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?"
_PARTS = {"half": 2, "halves": 2, "quarter": 4}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
#: What laws, plans and programmes number; some are verbs too in lower case ("table two bills").
_NUMBERED = "part|chapter|title|annex|article|section|phase|tier|level|tranche|pillar|appendix|category|class|type|book"
_NUMBERED_CAPITAL = "Schedule|Volume|Division|Zone|Lot|Round|Protocol|Table|Line|Wave|Group|Batch"
_PATTERNS = Patterns(
    {
        "place": (
            rf"(?i)(?<![\w-])(?:(?P<parts>{_FEW})[ -](?P<part>{_PART})(?![\w-])"
            rf"|(?:(?P<tens>{_TENS})-)?(?P<word>{'|'.join(PLACES)})(?!\w)"
            r"(?!-(?:class|hand|rate|born|come|degree|guess)| (?:and foremost|aid|lady|ladies|responders?)\b)"
            r"(?=(?P<behind>[ -](?!(?:to|of|in|at|for|and|or|on|by|that|later|ago|after|before)\b)[a-z0-9])?))"
        ),
        "no place": r"(?i)(?:\b(?:per|each|every|split|\d|at)|[\d/]) \Z",
        "an": r"(?i)\ba \Z",
        "roman": (
            rf"(?<![\w-])(?:(?P<label>(?i:{_NUMBERED})|{_NUMBERED_CAPITAL}) (?P<roman>[IVXL]{{1,7}})"
            r"|(?P<name>[A-Z][a-z]{2,15}) (?P<many>[IVX]{2,7}))(?![\w'’-])"
        ),
        "valid": r"(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})",
        "spelled": (
            rf"(?<![\w-])(?P<label>(?i:{_NUMBERED})|{_NUMBERED_CAPITAL}) "
            rf"(?P<number>(?i:{'|'.join(word for word in _NUMBERS if _NUMBERS[word] <= 20)}))(?![\w-])"  # noqa: PLR2004
        ),
    }
)
#: Characters before a word that hold the one that makes it no place.
_NEAR = 8


def ordinals(text: str) -> Iterator[Fact]:
    """Yield places in a row ("2nd", unit "ordinal") and parts ("2/3", unit "fraction") in words."""
    for match in _PATTERNS["place"].finditer(text):
        if match["parts"]:
            value, unit = f"{_NUMBERS[match['parts'].lower()]}/{_divisor(match['part'].lower())}", "fraction"
        elif _is_place(text, match):
            value, unit = _place(match), "ordinal"
        else:
            continue
        yield Fact("number", match[0], value, match.start(), match.end(), unit)


def labelled(text: str) -> Iterator[Fact]:
    """Yield what is numbered in Roman figures or in words, the value in digits: "annex 3"."""
    for match in _PATTERNS["roman"].finditer(text):
        figures = match["roman"] or match["many"]
        if _PATTERNS["valid"].fullmatch(figures):
            label = (match["label"] or match["name"]).lower()
            yield Fact("number", match[0], f"{label} {_roman(figures)}", match.start(), match.end())
    for match in _PATTERNS["spelled"].finditer(text):
        value = f"{match['label'].lower()} {_NUMBERS[match['number'].lower()]}"
        yield Fact("number", match[0], value, match.start(), match.end())


def spans(text: str, tokens: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield where words number a thing, in a text of some words: "phase two"."""
    if not _heads().isdisjoint(tokens):
        yield from (match.span() for match in _PATTERNS["spelled"].finditer(text))


@cache
def _heads() -> frozenset[str]:
    words = (*_NUMBERED.split("|"), *_NUMBERED_CAPITAL.split("|"))
    return frozenset((*words, *map(str.capitalize, words), *map(str.upper, words)))


def _divisor(part: str) -> int:
    return _PARTS.get(part) or _PARTS.get(part.removesuffix("s")) or PLACES[part.removesuffix("s")]


def _is_place(text: str, match: re.Match[str]) -> bool:
    """Whether a word is no second of time: not in "five per second", "a second later"."""
    before = text[max(0, match.start() - _NEAR) : match.start()]
    if _PATTERNS["no place"].search(before):
        return False
    return bool(match["behind"]) or match["word"].lower() != "second" or not _PATTERNS["an"].search(before)


def _place(match: re.Match[str]) -> str:
    return suffixed(PLACES[match["word"].lower()] + (_NUMBERS[match["tens"].lower()] if match["tens"] else 0))


def suffixed(place: int) -> str:
    """Return "2nd" for 2."""
    teens = place % 100 in {11, 12, 13}
    return f"{place}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(place % 10, 'th')}"


def _roman(figures: str) -> int:
    values = [_ROMAN[letter] for letter in figures]
    return sum(-one if one < other else one for one, other in zip(values, (*values[1:], 0), strict=True))
