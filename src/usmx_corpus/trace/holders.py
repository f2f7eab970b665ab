"""Who held an office on a day: "the President" of a release is whoever was in office when it was issued."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from usmx_corpus.facts import gazetteer

#: Up to this day the last holder of each office is known.
_KNOWN = date(2026, 12, 31)


class _Term(NamedTuple):
    begin: date
    name: str


class _Office(NamedTuple):
    host: str
    terms: tuple[_Term, ...]


@cache
def _offices() -> dict[str, _Office]:
    """Return by name the host of each office and its terms, the last first."""
    found: dict[str, _Office] = {}
    name = ""
    for line in gazetteer.lines("holders"):
        if line[0] == "=":
            name, _, host = line[1:].strip().partition(" @ ")
            found[name] = _Office(host, ())
        else:
            begin, _, holder = line.partition(" ")
            term = _Term(date.fromisoformat(begin), holder)
            found[name] = found[name]._replace(terms=(term, *found[name].terms))
    return found


@lru_cache(maxsize=256)
def holder(office: str, day: date | None) -> str:
    """Return who held an office on a day, "" where that is not known."""
    if day is None or day > _KNOWN:
        return ""
    known = _offices().get(office)
    return next((term.name for term in known.terms if term.begin <= day), "") if known else ""


def offices(name: str, day: date | None) -> list[str]:
    """Return the offices that somebody held on a day."""
    return [office for office in _offices() if holder(office, day) == name]


def speaks_at(office: str, host: str) -> bool:
    """Whether a host is the one on which the holder of an office alone says "I"."""
    known = _offices().get(office)
    return bool(known and known.host) and f".{host}".endswith(f".{known.host if known else ''}")
