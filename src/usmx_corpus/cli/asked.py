"""What is read of a claim: its words, its id, the day it was made, and how files name these."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Value = TypeVar("Value")

#: The keys or columns of a claim, its id and the day it was made: the first one that is there counts. Case and signs
#: make no difference; "claimReviewed" is that of ClaimReview (schema.org).
CLAIM_NAMES = (
    "claim", "claimreviewed", "claimtext", "statement", "text", "quote", "quotation", "assertion", "sentence",
)  # fmt: skip
ID_NAMES = ("id", "claimid", "identifier")
DATE_NAMES = (
    "claimdate", "dateofclaim", "claimedon", "saidon", "statedon", "madeon", "statementdate", "quotedate", "date",
)  # fmt: skip
#: Of the first words of a file without an ending, these tell that a table begins: "text,id" may be a sentence.
TELLING_NAMES = CLAIM_NAMES[:3]
#: How an error names them.
ONE_OF = "“claim” (or “claimReviewed”, “statement”, “text”, “quote”)"
#: Bytes of the longest line that is read, and of the longest claim: fifty times a speech of two hours. Anything
#: longer is not a file of claims but a device or a pipe that never ends.
LONGEST = 8_000_000
_SIGNS = re.compile(r"[\W_]+")


class Asked(NamedTuple):
    """A claim of a file, its id there (None if it has none), and the line on which it begins.

    `date` is the day on which it was made, as written, "" if none is given.
    """

    claim: str
    id: str | None
    line: int
    date: str = ""


class Line(NamedTuple):
    """A line with its end, and its number from 1."""

    number: int
    text: str


def folded(name: str) -> str:
    """Return a name without case and signs."""
    return _SIGNS.sub("", name.casefold())


def first_of(wanted: Sequence[str], known: Mapping[str, Value]) -> Value | None:
    """Return what the first wanted name stands for, None if none is known; all names are folded."""
    return next((known[name] for name in wanted if name in known), None)


def joined(text: str) -> str:
    """Return a text with its white space joined, as in a claim that is typed."""
    return " ".join(text.split())
