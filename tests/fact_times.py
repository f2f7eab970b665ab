"""The cases of tests/data/facts/dates.txt and deadlines.txt, and what becomes of each."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus import facts
from usmx_corpus.commitments import deadlines
from usmx_corpus.facts import calendar
from usmx_corpus.facts.periods import OFTEN
from usmx_corpus.model import Day, Duration, Interval
from usmx_corpus.reading.reader import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fact_cases import Outcome
    from usmx_corpus.model import Fact


Times = tuple[tuple[str, str], ...]  # the words, and what they are: days, a duration, how often, "words"
_SOME_DAY = date(2000, 1, 1)


class Case(NamedTuple):
    """A sentence of a document with its day and its issuer's country ("" if unknown), and what its times are."""

    country: str
    day: date
    text: str
    times: Times


def cases(path: Path) -> Iterator[Case]:
    """Read the cases of a file; its first lines say how they are written."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            country, day, marked, expected = (part.strip() for part in line.split("|"))
            words = re.findall(r"\[(?:the )?(.*?)\]", marked)
            times = zip(words, expected.split(" & "), strict=True) if words else ()
            known = "" if country.startswith("?") else country
            yield Case(known, date.fromisoformat(day), re.sub(r"[\[\]]", "", marked), tuple(times))


def dates(case: Case) -> Times:
    """Return the dates and periods that are found in a text."""
    found = (fact for fact in facts.facts_in(case.text) if fact.type in {"date", "period"})
    return tuple((fact.text, _told(fact, case)) for fact in found)


def deadline(case: Case) -> Times:
    """Return the deadline that is found in a text."""
    document, _ = read("a.md", f"---\ntitle: A\ndate: {case.day}\n---\n{case.text}\n".encode())
    document = document._replace(country=case.country)
    due = deadlines.deadline_in(document, case.text, facts.facts_in(case.text))
    return ((due.text, _days(due.start, due.end)),) if due else ()


def outcome(case: Case, found: Times) -> Outcome:
    """Judge what is found: silently wrong if days are told that are not meant, not read if words or days lack."""
    sure = [each for each in found if each[1] != "words"]
    if any(each not in case.times for each in sure):
        return "silently wrong"
    missing = any(each not in found for each in case.times if each[1] != "words")
    kept = {words for words, _ in case.times}
    return "not read" if missing or (kept and any(words not in kept for words, _ in found)) else "right"


def _told(fact: Fact, case: Case) -> str:
    """Return what a date or period is, as the cases write it."""
    value = fact.value
    if isinstance(value, Duration):
        return _duration(value, fact.unit)
    if isinstance(value, str):
        return value if value in OFTEN else _days(*calendar.span(value, fact.unit, case.day, case.country))
    last = value.last if isinstance(value, Interval) else value
    if isinstance(last, Day) and last.year is None and not fact.unit:
        return _days(*calendar.span(value, "", _SOME_DAY), yearless=True)
    return _days(*calendar.span(value, fact.unit, case.day, case.country))


def _days(first: date | None, last: date | None, *, yearless: bool = False) -> str:
    if first is last is None:
        return "words"
    ends = [f"-{day:-%m-%d}" if day and yearless else str(day or "?") for day in (first, last)]
    return ends[0] if ends[0] == ends[1] else " ".join(ends)


def _duration(value: Duration, unit: str) -> str:
    ends = (f"P{end:g}{value.unit}" for end in dict.fromkeys((value.low, value.high)))
    return " ".join(("/".join(ends), unit)).strip()
