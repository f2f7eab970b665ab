"""Sets of passages as the bits of one long integer, and scores that are counted for all of them at once.

A score is a number of several binary digits; digit k of all passages together is one mask (bit-sliced, O'Neil and Quass
1997). Adding to the scores of half a million passages takes a few operations on masks of 68 KB.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_HELD = re.compile(rb"[^\0]", re.DOTALL)
#: Digits of a score: sums up to 1,023.
_DIGITS = 10


def mask(ids: Iterable[int], size: int) -> int:
    """Give the mask of some ids below `size`."""
    held = bytearray((size >> 3) + 1)
    for id_ in ids:
        held[id_ >> 3] |= 1 << (id_ & 7)
    return int.from_bytes(held, "little")


def stretches(spans: Iterable[tuple[int, int]]) -> int:
    """Give the mask of all ids of some spans (first, behind the last)."""
    whole = 0
    for first, behind in spans:
        whole |= ((1 << (behind - first)) - 1) << first
    return whole


def members(held: int) -> list[int]:
    """Give the ids of a mask in order."""
    content = held.to_bytes((held.bit_length() >> 3) + 1, "little")
    found = (match.start() for match in _HELD.finditer(content))
    return [(place << 3) + bit for place in found for bit in range(8) if content[place] >> bit & 1]


class Scores:
    """A score for every passage, 0 to begin with."""

    def __init__(self) -> None:
        """Begin with 0."""
        self._digits = [0] * _DIGITS

    def add(self, held: int, gain: int) -> None:
        """Add a gain (0 or more) to the scores of a mask; sums stay below 1,024."""
        for digit in range(_DIGITS):
            if gain >> digit & 1:
                self._carry(held, digit)

    def _carry(self, held: int, digit: int) -> None:
        while held and digit < _DIGITS:
            self._digits[digit], held = self._digits[digit] ^ held, self._digits[digit] & held
            digit += 1

    def best(self, count: int) -> list[int]:
        """Give the ids of some `count` of the highest scores above 0, in order of ids; of equal ones the first."""
        every = 0
        for digit in self._digits:
            every |= digit
        sure, open_ = 0, every
        for digit in reversed(self._digits):
            higher = open_ & digit
            if higher.bit_count() + sure.bit_count() > count:
                open_ = higher
            else:
                sure, open_ = sure | higher, open_ & ~digit
        chosen = members(sure)
        return sorted([*chosen, *members(open_)[: max(0, count - len(chosen))]])

    def of(self, id_: int) -> int:
        """Give the score of one passage."""
        return sum((digit >> id_ & 1) << place for place, digit in enumerate(self._digits))
