"""Who held an office on a day: "the President" of a release is whoever was in office when it was issued."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

#: For each office the days on which somebody took it, and who. The last one is taken to be in office up to `_KNOWN`.
_TERMS = """
    President of the United States: 2009-01-20 Barack Obama, 2017-01-20 Donald Trump, 2021-01-20 Joe Biden,
        2025-01-20 Donald Trump;
    Vice President of the United States: 2009-01-20 Joe Biden, 2017-01-20 Mike Pence, 2021-01-20 Kamala Harris,
        2025-01-20 JD Vance;
    First Lady of the United States: 2009-01-20 Michelle Obama, 2017-01-20 Melania Trump, 2021-01-20 Jill Biden,
        2025-01-20 Melania Trump;
    President of Mexico: 2012-12-01 Enrique Peña Nieto, 2018-12-01 Andrés Manuel López Obrador,
        2024-10-01 Claudia Sheinbaum;
    Prime Minister of the United Kingdom: 2010-05-11 David Cameron, 2016-07-13 Theresa May, 2019-07-24 Boris Johnson,
        2022-09-06 Liz Truss, 2022-10-25 Rishi Sunak, 2024-07-05 Keir Starmer;
    Prime Minister of Canada: 2006-02-06 Stephen Harper, 2015-11-04 Justin Trudeau, 2025-03-14 Mark Carney;
    Prime Minister of Australia: 2015-09-15 Malcolm Turnbull, 2018-08-24 Scott Morrison, 2022-05-23 Anthony Albanese;
    Prime Minister of New Zealand: 2016-12-12 Bill English, 2017-10-26 Jacinda Ardern, 2023-01-25 Chris Hipkins,
        2023-11-27 Christopher Luxon;
    President of France: 2012-05-15 François Hollande, 2017-05-14 Emmanuel Macron;
    Federal Chancellor of Germany: 2005-11-22 Angela Merkel, 2021-12-08 Olaf Scholz, 2025-05-06 Friedrich Merz;
    Prime Minister of India: 2014-05-26 Narendra Modi;
    President of Kenya: 2013-04-09 Uhuru Kenyatta, 2022-09-13 William Ruto
"""
_KNOWN = date(2026, 12, 31)


class _Term(NamedTuple):
    begin: date
    name: str


@cache
def _terms() -> dict[str, tuple[_Term, ...]]:
    """Return the terms of each office, the last first."""
    found: dict[str, tuple[_Term, ...]] = {}
    for line in _TERMS.split(";"):
        office, _, terms = " ".join(line.split()).partition(": ")
        pairs = (term.split(" ", 1) for term in terms.split(", "))
        found[office] = tuple(_Term(date.fromisoformat(begin), name) for begin, name in pairs)[::-1]
    return found


@lru_cache(maxsize=256)
def holder(office: str, day: date | None) -> str:
    """Return who held an office on a day, "" where that is not known."""
    if day is None or day > _KNOWN:
        return ""
    return next((term.name for term in _terms().get(office, ()) if term.begin <= day), "")


def offices(name: str, day: date | None) -> list[str]:
    """Return the offices that somebody held on a day."""
    return [office for office in _terms() if holder(office, day) == name]
