"""The names of governments, agencies, people and places: plain text in `data/`, which anyone can extend.

Each file explains its notation at its top. Where the names of people stop in time is said in `people.txt`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_DATA = Path(__file__).with_name("data")


class Entry(NamedTuple):
    """A name and what it belongs to, its written forms, itself the first, and its adjectives.

    A form with "?" is one that several countries have.
    """

    above: str
    name: str
    forms: tuple[str, ...]
    adjectives: tuple[str, ...]


@cache
def lines(table: str) -> tuple[str, ...]:
    """Return the lines of a table without comments and empty lines."""
    every = (_DATA / f"{table}.txt").read_text(encoding="utf-8").split("\n")
    return tuple(line for line in every if line and line[0] != "#")


def entries(table: str) -> Iterator[Entry]:
    """Yield the entries of a table in order."""
    above = ""
    for line in lines(table):
        if line[0] == "=":
            above = line[1:].strip()
            continue
        for entry in line.split("; "):
            nouns, _, adjectives = entry.partition(" ~ ")
            forms = tuple(nouns.split(" / "))
            yield Entry(above, forms[0], forms, tuple(adjectives.split(" / ")) if adjectives else ())
