"""What a number counts or measures, and what it is a rate of: "45 km", "82,000 cases", "120 boats a month"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Wordings of each unit of measure, by what is measured; "kilometers" and "kilometre" are made of these.
_MEASURES: dict[str, dict[str, str]] = {
    "length": {
        "km": "km, kms, kilometre, kilometer",
        "m": "metre, meter",
        "cm": "cm, centimetre, centimeter",
        "mm": "mm, millimetre, millimeter",
        "mile": "mile",
        "nautical mile": "nautical mile, nm",
        "foot": "feet, foot, ft",
        "yard": "yard",
        "inch": "inch",
    },
    "area": {
        "ha": "ha, hectare",
        "acre": "acre",
        "m²": "square metre, square meter, sq m, sqm, m2",
        "km²": "square kilometre, square kilometer, sq km, sqkm, km2",
        "square mile": "square mile, sq mile",
        "square foot": "square foot, square feet, sq ft",
    },
    "volume": {
        "l": "litre, liter",
        "ml": "ml, millilitre, milliliter",
        "cl": "cl, centilitre, centiliter",
        "dl": "dl, decilitre, deciliter",
        "hectolitre": "hl, hectolitre, hectoliter",
        "kilolitre": "kl, kilolitre, kiloliter",
        "megalitre": "megalitre, megaliter",
        "gigalitre": "gl, gigalitre, gigaliter",
        "gallon": "gallon",
        "barrel": "barrel, bbl",
        "m³": "cubic metre, cubic meter, m3, cumec",
        "mcm": "mcm, million cubic metre, million cubic meter",
        "bcm": "bcm, billion cubic metre, billion cubic meter",
        "cubic foot": "cubic foot, cubic feet",
        "acre-foot": "acre foot, acre feet",
    },
    "weight": {
        "t": "tonne, metric ton",
        "kt": "kt, kilotonne",
        "Mt": "megatonne",
        "Gt": "gt, gigatonne",
        "ton": "ton, short ton, long ton",
        "kg": "kg, kgs, kilo, kilogram, kilogramme",
        "g": "gram, gramme",
        "mg": "mg, milligram, milligramme",
        "µg": "µg, μg, mcg, microgram, microgramme",
        "ng": "nanogram, nanogramme",
        "quintal": "quintal, qtl",
        "pound": "pound, lb, lbs",
        "ounce": "ounce",
    },
    "power": {
        "W": "watt",
        "kW": "kw, kilowatt",
        "MW": "mw, megawatt",
        "GW": "gw, gigawatt",
        "TW": "tw, terawatt",
        "hp": "hp, horsepower",
        "kVA": "kva, kilovolt ampere",
        "MVA": "mva, megavolt ampere",
    },
    "energy": {
        "Wh": "wh, watt hour",
        "kWh": "kwh, kilowatt hour",
        "MWh": "mwh, megawatt hour",
        "GWh": "gwh, gigawatt hour",
        "TWh": "twh, terawatt hour",
        "kJ": "kj, kilojoule",
        "MJ": "mj, megajoule",
        "GJ": "gj, gigajoule",
        "TJ": "tj, terajoule",
        "PJ": "pj, petajoule",
        "kcal": "kcal, kilocalorie",
    },
    "temperature": {
        "°C": "°c, degrees celsius, degree celsius, degrees centigrade",
        "°F": "°f, degrees fahrenheit, degree fahrenheit",
    },
    "voltage": {
        "V": "volt",
        "mV": "millivolt",
        "kV": "kv, kilovolt",
        "MV": "megavolt",
    },
    "current": {
        "A": "ampere, amp",
        "mA": "milliampere, milliamp",
    },
    "frequency": {
        "Hz": "hz, hertz",
        "kHz": "khz, kilohertz",
        "MHz": "mhz, megahertz",
        "GHz": "ghz, gigahertz",
    },
    "pressure": {
        "Pa": "pascal",
        "hPa": "hpa, hectopascal",
        "kPa": "kpa, kilopascal",
        "MPa": "mpa, megapascal",
        "bar": "bar",
        "mbar": "mbar, millibar",
        "psi": "psi",
    },
    "loudness": {
        "dB": "db, decibel",
    },
    "data": {
        "KB": "kilobyte",
        "MB": "megabyte",
        "GB": "gb, gigabyte",
        "TB": "tb, terabyte",
        "PB": "petabyte",
    },
    "bandwidth": {
        "kbit/s": "kbit/s, kbps, kilobits per second",
        "Mbit/s": "mbit/s, mbps, megabits per second",
        "Gbit/s": "gbit/s, gbps, gigabits per second",
    },
    "dose": {
        "mSv": "msv, millisievert",
        "µSv": "µsv, μsv, microsievert",
    },
    "shipping": {
        "TEU": "teu",
        "dwt": "dwt, deadweight ton, deadweight tonne",
    },
    "concentration": {
        "ppm": "ppm, parts per million",
        "ppb": "ppb, parts per billion",
    },
    "speed": {
        "km/h": "km/h, kmh, kph, kilometres per hour, kilometers per hour, kilometres an hour, kilometers an hour",
        "mph": "mph, miles per hour, miles an hour",
        "knot": "knot",
    },
}
#: Letters whose case counts: millions of tonnes, and metric tons.
_EXACT: dict[str, str] = {
    "Mt": "Mt",
    "MT": "t",
    "g": "g",
    "V": "V",
    "kPa": "kPa",
    "mV": "mV",
    "MV": "MV",
    **dict.fromkeys(("ML", "Ml"), "megalitre"),
}
#: Capitals behind a number that are no unit: half days, scales, ordinals, countries, money.
_NO_UNITS = frozenset(
    "AM PM MN BN TN MLN BLN TH ST ND RD US UK EU UN UAE USA AD BC CE BCE GMT UTC BST EST EDT PST PDT CST CDT MST MDT "
    "CET CEST EET EAT WAT CAT IST JST SAST HRS COVID".split()
)
#: How many of the smallest make up a unit, where one is a whole multiple of another.
_SIZES: dict[str, float] = {
    "mm": 1,
    "cm": 10,
    "m": 1e3,
    "km": 1e6,
    "m²": 1,
    "ha": 1e4,
    "km²": 1e6,
    "ml": 1,
    "cl": 10,
    "dl": 100,
    "l": 1e3,
    "hectolitre": 1e5,
    "kilolitre": 1e6,
    "m³": 1e6,
    "megalitre": 1e9,
    "gigalitre": 1e12,
    "mcm": 1e12,
    "bcm": 1e15,
    "ng": 1,
    "µg": 1e3,
    "mg": 1e6,
    "g": 1e9,
    "kg": 1e12,
    "quintal": 1e14,
    "t": 1e15,
    "kt": 1e18,
    "Mt": 1e21,
    "Gt": 1e24,
    "W": 1,
    "kW": 1e3,
    "MW": 1e6,
    "GW": 1e9,
    "TW": 1e12,
    "Wh": 1,
    "kWh": 1e3,
    "MWh": 1e6,
    "GWh": 1e9,
    "TWh": 1e12,
    "mV": 1,
    "V": 1e3,
    "kV": 1e6,
    "MV": 1e9,
    "Hz": 1,
    "kHz": 1e3,
    "MHz": 1e6,
    "GHz": 1e9,
    "kbit/s": 1,
    "Mbit/s": 1e3,
    "Gbit/s": 1e6,
}
#: Nouns that say who is paid or pays, each group as good as one.
_PAYERS: tuple[frozenset[str], ...] = (
    frozenset("family household home couple".split()),
    frozenset("person individual citizen resident inhabitant worker employee".split()),
    frozenset("student pupil learner child".split()),
)
_IRREGULAR: dict[str, str] = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "lives": "life",
    "feet": "foot",
    "series": "series",
    "species": "species",
    "personnel": "personnel",
    "staff": "staff",
    "crises": "crisis",
}
_NOT_PLURAL = frozenset(
    "this its always plus thus less across perhaps towards besides sometimes business corps americorps news "
    # Verbs, of "the other 20 billion goes to ports".
    "goes means comes becomes gets gives brings makes takes seems includes requires provides contains consists says "
    "applies allows begins continues comprises remains covers".split()
)
_NO_NOUN_ENDS = ("ss", "us", "is")
_STOPS = frozenset(
    "a an the and or but nor of in on at by for from to with within between into onto over under above below than that "
    "which who whose whom when where while if because are were be been being will would can could may might must shall "
    "should had have having per during through since until after before about against among around as is was has does "
    "it he she they we you i not also including each".split()
)
#: Times, and how many make a year.
_TIMES: dict[str, float] = {
    "second": 31_536_000,
    "minute": 525_600,
    "hour": 8760,
    "day": 365,
    "night": 365,
    "week": 52,
    "fortnight": 26,
    "month": 12,
    "quarter": 4,
    "year": 1,
    "decade": 0.1,
}
_ADVERBS: dict[str, str] = {
    "annually": "year",
    "yearly": "year",
    "quarterly": "quarter",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "nightly": "night",
    "hourly": "hour",
    "apiece": "each",
    "each": "each",
}
_LATIN: dict[str, str] = {"annum": "year", "diem": "day", "capita": "person", "head": "person", "kilo": "kg"}
#: Behind "per person" no noun of its own: "per person now"; "each rooftop plant" is a plant.
_NO_HEADS = frozenset("now today alone too more only over also less again there here back".split())
#: What may stand behind a bare "a": "$5 a head".
_A_PIECE = (
    "head|person|family|household|home|child|pupil|student|tonne|ton|barrel|litre|liter|gallon|kilo|kg|kilometre"
    "|kilometer|km|mile|hectare|acre|unit|share|vote|trip|piece|kilogram|kilogramme|gram|quintal|bushel|pound|ounce|bag"
    "|sack|crate|bale|box|bottle|pint|kwh|mwh|metre|meter|dose|tablet|place|seat|room|cow|sheep|tree|page|flat|plot"
)
_WHEN = "|".join(_TIMES)
#: Days and years of a sort: "each school day", "per financial year".
_SORTS = "school|working|business|trading|week|calendar|academic|financial|fiscal"
#: How many times a rate may be of: "every two months", "every other day".
_EVERY: dict[str, int] = {
    word: many for many, words in enumerate(("other two", "three", "four", "five", "six"), 2) for word in words.split()
}
_FEW = "|".join(_EVERY)
_SOURCES = {
    # The beginning of a very long word is enough.
    "noun": r"[ -](?:of (?:(?:the|our|these|those|their|its|his) )?)?((?:[a-z][\w'.-]{0,40}[ ]?){1,7})",
    "bed": r"-(?!(?:plus|odd|some|fold|strong|to|in|out|of|and|or|by|for|on)\b)([a-z]+)",  # a 500-bed hospital
    "measure": r"[ -]?([a-z°µμ]{1,14}\.?(?:/[hs]\b|[ -][a-z]{1,10}\b(?: hour\b)?)?[23]?)",
    # Letters that may be a unit that no list has: "120 MWe", "3 mSv/h", "40 KTD."
    "letters": (
        r" ?((?:(?:[a-z]{1,2}[A-Z][A-Za-z]?|[A-Z]{2}[a-z]|[A-Z][a-z][A-Z])(?<!s)(?:/[A-Za-z]{1,4})?)(?![\w'’/-])"
        r"|[A-Z]{2,3}(?<!S)(?![\w'’/-])"
        r"(?=[.,;:)]|\Z| (?:of|in|at|by|for|to|and|on|per|from|over|with|will|is|was|a|each)\b))"
    ),
    "rate": (
        r"(?: (?:will be |is |are |was |were )?(?:paid|given|granted|charged|spent))?+"
        rf"(?:(?: an?| each| every| per|-an?)[ -](?P<when>(?:(?:{_SORTS}) )?(?:{_WHEN}))\b"
        rf"(?! (?:ago|later|earlier|before|after|from|since)\b)"  # 120 boats a year ago
        rf"| every (?P<many>(?:[1-9]\d?|{_FEW}) (?:{_WHEN}))s?\b"  # every two months
        rf"| an? (?P<piece>{_A_PIECE})\b"
        r"|(?: per | ?/ ?|(?: to| for)? (?:each|every) )"
        r"(?!(?:cent|of|or|and|but|while|in|at|by|from|with|if|as|is|will)\b|[a-z]+ing\b|(?:{_FEW})\b)"
        r"(?P<each>(?:sq\.? |square |cubic )?[a-z]{1,20}(?:[ -]hours?)?)\b"
        r"(?: (?P<head>[a-z]{3,20}+)(?=[.,;:)]|\Z| (?:in|of|to|for|and|from|by)\b))?"  # each rooftop plant
        rf"| (?P<adverb>{'|'.join(_ADVERBS)})\b)"
    ),
}
_PATTERNS = Patterns(_SOURCES)


class Unit(NamedTuple):
    """What a number counts or measures ("" for nothing), where the words end, and whether it is a unit of measure."""

    name: str
    end: int
    is_measure: bool = False


@cache
def _wordings() -> dict[str, str]:
    """Return the units of measure by their wordings, in the singular and the plural."""
    found: dict[str, str] = {}
    for units in _MEASURES.values():
        for name, wordings in units.items():
            for wording in wordings.split(", "):
                found[wording] = found[f"{wording}s"] = name
    return found | {"inches": "inch", "feet": "foot", "feets": "foot"}


@cache
def _dimensions() -> dict[str, str]:
    return {name: dimension for dimension, units in _MEASURES.items() for name in units}


def dimension(unit: str) -> str:
    """Return what a unit measures ("length"), for one that no list has itself; "" for what is no unit of measure."""
    return _dimensions().get(unit, "") or (unit if any(map(str.isupper, unit)) else "")


def size(unit: str) -> float | None:
    """Return how many of the smallest unit of what it measures a metric unit is; None for others."""
    return _SIZES.get(unit)


def per_alike(one: str, other: str) -> bool:
    """Whether two rates are per the same in other words: a family, a household."""
    return one == other or any({one, other} <= payers for payers in _PAYERS)


def unit(text: str, plain: str, end: int) -> Unit:
    """Find what a number that ends at `end` counts: a unit of measure, else the first plural behind it."""
    return _measure(text, plain, end) or _noun(plain, end)


def _measure(text: str, plain: str, end: int) -> Unit | None:
    """Find a unit of measure right behind a number, the longest wording first."""
    found = _PATTERNS["measure"].match(plain, end)
    if not found:
        return None
    words, start = found[1], found.start(1)
    while words := words.rstrip("."):
        last = start + len(words)
        raised = text[last : last + 1]
        if raised in {"²", "³"} and raised and words in {"m", "km", "cm"}:
            return Unit(words + raised, last + 1, is_measure=True)
        name = _EXACT.get(text[start:last]) or _wordings().get(words.replace("-", " ").replace(".", ""))
        if name and not plain[last : last + 1].isalnum():
            return Unit(name, last, is_measure=True)
        words = re.split("[ -](?=[^ -]*$)|/[hs]$", words)[0] if re.search("[ -]|/[hs]$", words) else ""
    letters = _PATTERNS["letters"].match(text, end)
    if (
        letters
        and letters[1] not in _NO_UNITS
        and letters[1].lower() not in _STOPS
        and letters[1].lower() not in _TIMES
    ):
        return Unit(letters[1], letters.end(1), is_measure=True)
    return None


def _noun(plain: str, end: int) -> Unit:
    """Find the noun counted, singular: the first plural behind the number, adjectives skipped.

    "Two-room flats" are of two rooms.
    """
    if bed := _PATTERNS["bed"].match(plain, end):
        return Unit(bed[1], bed.end())
    behind = _PATTERNS["noun"].match(plain, end)
    place = behind.start(1) if behind else end
    for raw in behind[1].split(" ") if behind else ():
        word = raw.rstrip(".'").removesuffix("'s")
        if word in _STOPS:
            break
        if word in _IRREGULAR or is_plural(word):
            return Unit(_IRREGULAR.get(word) or _singular(word), place + len(word))
        if raw.endswith(".") and "." not in raw[:-1]:
            break
        place += len(raw) + 1
    return Unit("", end)


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    return len(word) > len("its") and word[-1] == "s" and word not in _NOT_PLURAL and not word.endswith(_NO_NOUN_ENDS)


def _singular(plural: str) -> str:
    noun = plural.rpartition("-")[2]
    if noun.endswith("ies"):
        return noun.removesuffix("ies") + "y"
    return noun.removesuffix("es" if noun.endswith(("sses", "ches", "shes", "xes", "zes")) else "s")


def rate(plain: str, end: int) -> str:
    """Return what a figure that ends at `end` is per: "month", "family", "each"; "" for a sum or a number as such."""
    found = _PATTERNS["rate"].match(plain, end)
    if not found:
        return ""
    if found["adverb"]:
        return _ADVERBS[found["adverb"]]
    if found["many"]:
        few, _, time = found["many"].partition(" ")
        return f"{_EVERY.get(few, few)} {time}s"
    per = found["when"] or found["piece"] or found["each"]
    if found["head"] and per not in _LATIN and not (_STOPS | _NO_HEADS) & {per, found["head"]}:
        per = per if found["head"].endswith(("s", "ed", "ing", "ly")) or per in _TIMES else found["head"]
    name = _LATIN.get(per) or _wordings().get(per.replace(".", "").replace("-", " ")) or per
    return _IRREGULAR.get(name) or (_singular(name) if is_plural(name) else name)


def rates(plain: str, figures: Sequence[tuple[int, int]]) -> list[str]:
    """Return what each of some figures is per; "from $20 to $30 a day" is twice a day."""
    found: list[str] = []
    for place, (_, end) in reversed([*enumerate(figures)]):
        goes_on = found and plain[end : figures[place + 1][0]] == " to "
        found.append(rate(plain, end) or (found[-1] if goes_on else ""))
    return found[::-1]


def a_year(per: str) -> float | None:
    """Return how many of a time are in a year; None for what is no time ("family", "school day")."""
    few, _, time = per.rpartition(" ")
    if few.isdigit():
        return _TIMES[time.removesuffix("s")] / int(few)
    return _TIMES.get(per.removeprefix("calendar "))
