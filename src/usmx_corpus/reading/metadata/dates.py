"""Read a date as people write it. The whole of a text must be one: nothing is searched for, and nothing guessed."""

from __future__ import annotations

import re
from datetime import date, time, timedelta, timezone
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.text.accents import decomposed

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The longest form has some 70 characters: "Wednesday, September 22, 2021 at 10:00:00 a.m. GMT+0100 (British Summer …".
LONGEST = 100
#: Years outside are slips of the keyboard, or counted from another year than ours.
_YEARS = range(1000, 2101)


class Written(NamedTuple):
    """What a date as written says.

    `days` holds the day, or the two days that "05/02/2023" may mean, the one that begins with the day first; it is
    empty for what is no date, and `reason` may say why. `clock` is the time of day with its zone, if both are known.
    """

    days: tuple[date, ...] = ()
    clock: time | None = None
    reason: str = ""

    @property
    def day(self) -> date | None:
        """The day, if there is no doubt."""
        return self.days[0] if len(self.days) == 1 else None


# The first words of months by number, without accents: each begins one month in one of these languages, or in several.
_MONTH_NAMES = (
    "jan january janv janvier enero ene januar jaenner janner janeiro gennaio gen januari stycznia",
    "feb february fev fevr fevrier febrero februar fevereiro febbraio februari lutego",
    "mar march mars marzo marz maerz marco maart marca",
    "apr april avr avril abril abr aprile kwietnia",
    "may mai mayo maio maggio mag mei maj maja",
    "jun june juin junio juni junho giugno giu czerwca",
    "jul july juil juillet julio juli julho luglio lug lipca",
    "aug august aout agosto ago augustus augusti sierpnia",
    "sep sept september septembre septiembre setiembre setembro settembre wrzesnia",
    "oct october octobre octubre okt oktober outubro ottobre ott pazdziernika",
    "nov november novembre noviembre novembro listopada",
    "dec december decembre diciembre dic dez dezember dezembro dicembre grudnia",
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_WEEKDAY_NAMES = (
    "mon monday lundi lun lunes montag mo segunda lunedi maandag",
    "tue tues tuesday mardi martes dienstag di terca martedi dinsdag",
    "wed weds wednesday mercredi miercoles mittwoch mi quarta mercoledi woensdag",
    "thu thur thurs thursday jeudi jueves donnerstag do quinta giovedi donderdag",
    "fri friday vendredi viernes freitag fr sexta venerdi vrijdag",
    "sat saturday samedi sabado samstag sonnabend sa sabato zaterdag",
    "sun sunday dimanche domingo sonntag so domenica zondag",
)
_WEEKDAYS = {name: number for number, names in enumerate(_WEEKDAY_NAMES) for name in names.split()}
# Hours from UTC. What stands for several zones ("IST") or half the year for another one ("ET") is left out.
_ZONES = {
    **dict.fromkeys(("z", "utc", "gmt", "wet"), 0),
    **dict.fromkeys(("bst", "cet", "west", "wat"), 1),
    **dict.fromkeys(("cest", "eet", "sast", "cat"), 2),
    **dict.fromkeys(("eest", "msk", "eat"), 3),
    "edt": -4,
    "est": -5,
    "cdt": -5,
    "cst": -6,
    "mdt": -6,
    "mst": -7,
    "pdt": -7,
    "pst": -8,
    "akdt": -8,
    "akst": -9,
    "hst": -10,
    "jst": 9,
    "kst": 9,
    "aest": 10,
    "aedt": 11,
    "nzst": 12,
    "nzdt": 13,
}

_CLOCK = re.compile(
    r"""
    (?: t | (?: [ ][|–—-][ ] | ,?[ ]? ) (?: (?:at|um|a|as) [ ] )?+ )
    (?P<hour> \d{1,2} )
    (?: [:.h] (?P<minute> \d\d ) (?: : (?P<second> \d\d ) (?: [.,] (?P<fraction> \d{1,9}+ ) )?+ )?+
      | (?<= t\d\d ) (?P<minute2> \d\d ) (?P<second2> \d\d )?+
      | (?<= t\d\d )
      | (?= [ ]? [ap]\.?m ) )
    (?: [ ]?+ (?P<half> [ap] ) \.?m\b\.?+ )?+
    (?: [ ] hrs?\b | [ ] uhr\b )?+
    (?: [ ]?+ (?: (?:utc|gmt) (?=[+-]) )?+ (?P<zone> [+-]\d\d:?\d\d | [a-z]{1,5}\b ) )?+
    (?: [ ] \( [a-z0-9 +:-]{1,40}+ \) )?+
    """,
    re.VERBOSE,
)
_ZONE_OF_DAY = re.compile(r"(?:z|[+-]\d\d:\d\d)?+$")  # a date of XML Schema may have one

_ARTICLE = r"(?:on|the|le|den|der|el|il|am|em|du) "
_WEEKDAY = rf"(?:{_ARTICLE})?(?:(?P<weekday>(?!{_ARTICLE})[a-z]{{2,12}}+)(?:-feira)?\.?,? (?:{_ARTICLE})?)?"
_NTH = r"(?:st|nd|rd|th|er|º|°|ª|\.)?"
_MONTH = r"(?P<month>[a-z]{3,12}+)\.?"
_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?P<year>\d{4})(?P<number>\d\d)(?P<day>\d\d)(?!\d)",  # 20210608
        rf"(?P<year>\d{{4}})([-/.])(?P<number>\d{{1,2}})\2{_DAY}(?!\d)",  # 2021-06-08
        rf"(?P<year>\d{{4}})年 ?(?P<number>\d{{1,2}})月 ?{_DAY}日",
        rf"{_WEEKDAY}(?P<first>\d{{1,2}})(/|-|\. ?)(?P<second>\d{{1,2}})\3{_YEAR}",  # 8.6.2021, 05/02/2023
        rf"{_WEEKDAY}{_DAY}{_NTH}[ ./-]?(?:of |de )?{_MONTH},?[ /-]?(?:del? )?{_YEAR}",  # 8 June 2021
        rf"{_WEEKDAY}{_MONTH}[ -]?{_DAY}{_NTH}(?:,|\.| |-) ?{_YEAR}",  # June 8, 2021
        rf"(?P<year>\d{{4}})[ ,/-] ?{_MONTH}[ /-]{_DAY}(?:st|nd|rd|th)?(?!\d)",
    )
)
# "Tue Jun 8 15:05:54 UTC 2021": the time stands before the year.
_INSIDE = re.compile(r"([a-z]{3} [a-z]{3} \d{1,2}) (\d\d:\d\d:\d\d(?: [a-z]{3,4})?) (\d{4})")
# "<2021-06-08 Tue 10:00>", as Org writes it.
_BRACKETED = re.compile(r"[<\[](\d{4}-\d\d-\d\d)(?: [a-z]{2,3}\.?)?( \d{1,2}:\d\d)?[>\]]")
_NO_DAY = re.compile(rf"(?:\d{{4}}(?:[-/.]\d{{1,2}})?|\d{{1,2}}/\d{{4}}|{_MONTH},? (?:de )?\d{{4}})")


def read(text: str) -> Written:
    """Return the day or days that a text states, and the time."""
    if len(text) > LONGEST:
        return Written()
    words = _normal(text)
    if inside := _INSIDE.fullmatch(words):
        words = f"{inside[1]} {inside[3]} {inside[2]}"
    if bracketed := _BRACKETED.fullmatch(words):
        words = f"{bracketed[1]}{bracketed[2] or ''}"
    for day, clock in _halves(words):
        if (found := _read(day, clock)) is not None:
            return found
    return Written(reason="it names no day" if _NO_DAY.fullmatch(words) else "")


def is_weekday(word: str) -> bool:
    """Whether this is the name of a day of the week, also a short one ("Tue", "Mo")."""
    return _normal(word).rstrip(".,") in _WEEKDAYS


def _normal(text: str) -> str:
    """Return a text in small letters, without accents, with single spaces."""
    folded = "".join(letter for letter in decomposed(text.casefold()) if not "\u0300" <= letter <= "\u036f")
    return " ".join(folded.replace("\u2011", "-").split()).replace(" ,", ",")


def _halves(words: str) -> Iterator[tuple[re.Match[str], re.Match[str] | None]]:
    """Yield each way to take a text as a date and the time of day behind or before it, None for no time."""
    before = _CLOCK.match(words)
    start = before.end() if before else 0
    begun = start + len(words[start:]) - len(words[start:].lstrip(" ,|–—-"))
    for form in _FORMS:
        if day := form.match(words):
            clock = _CLOCK.fullmatch(words, day.end())
            if clock or _ZONE_OF_DAY.match(words, day.end()):
                yield day, clock
        if before and (day := form.fullmatch(words, begun)):
            yield day, before


def _read(form: re.Match[str], clock: re.Match[str] | None) -> Written | None:
    """Return what a form says, None if its numbers and names are no date."""
    parts = form.groupdict()
    days = tuple(dict.fromkeys(_days(parts, form)))
    moment, reason = _time(clock)
    if not days or reason == _NO_TIME:
        return None
    weekday = parts.get("weekday")
    if weekday is None:
        return Written(days, moment, reason)
    if weekday not in _WEEKDAYS:
        return None
    right = tuple(day for day in days if day.weekday() == _WEEKDAYS[weekday])
    return Written(right, moment, reason) if right else Written(reason=f"{days[0]} was a {days[0]:%A}")


def _days(parts: dict[str, str | None], form: re.Match[str]) -> Iterator[date]:
    """Yield the days that the parts of a form may mean."""
    year = int(parts["year"] or 0)
    if first := parts.get("first"):
        second = parts["second"] or ""
        orders = [(second, first), (first, second)]
        valid = [day for month, day_ in orders for day in _day(year, int(month), int(day_))]
        yield from valid[:1] if form[3].startswith(".") else valid  # with full stops, the day comes first
    else:
        month = int(parts["number"] or 0) if parts.get("number") else _MONTHS.get(parts["month"] or "", 0)
        yield from _day(year, month, int(parts["day"] or 0))


def _day(year: int, month: int, day: int) -> Iterator[date]:
    try:
        found = date(year, month, day)
    except ValueError:
        return
    if found.year in _YEARS:
        yield found


_NO_TIME = "no time of day"


def _time(clock: re.Match[str] | None) -> tuple[time | None, str]:
    """Return a time of day, and why there is none; the day is known where only the zone is not."""
    if clock is None:
        return None, ""
    hour, half, zone = int(clock["hour"]), clock["half"], clock["zone"]
    if half:
        if not 1 <= hour <= 12:  # noqa: PLR2004 - of a clock
            return None, _NO_TIME
        hour = hour % 12 + (12 if half == "p" else 0)
    minute, second = (int(clock[name] or clock[f"{name}2"] or 0) for name in ("minute", "second"))
    micro = int((clock["fraction"] or "0")[:6].ljust(6, "0"))
    try:
        found = time(hour, minute, second, micro, _zone(zone))
    except KeyError:
        return None, f"the time zone “{zone.upper()}” is not known"
    except ValueError:
        return None, _NO_TIME
    return found, ""


def _zone(name: str | None) -> timezone | None:
    """Return a zone; raises `KeyError` for an unknown name, `ValueError` for a day and more."""
    if not name:
        return None
    if name[0] in "+-":
        away = timedelta(hours=int(name[1:3]), minutes=int(name[-2:]))
        return timezone(-away if name[0] == "-" else away)
    return timezone(timedelta(hours=_ZONES[name]))
