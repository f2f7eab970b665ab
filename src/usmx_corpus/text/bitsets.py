"""Sets of passages as the bits of one long integer, and scores that are counted for all of them at once.

A score is a number of several binary digits; digit k of all passages together is one mask (bit-sliced, O'Neil and Quass
1997). Adding to the scores of half a million passages takes a few operations on masks of 68 KB.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_HELD = re.compile(rb"\0*([^\0])", re.DOTALL)  # zeros in a row are passed faster than looked at one by one
_DIGITS = 10
#: So many times as many as asked for may score as much as the last of them.
_TIED = 4
#: The highest score that so many digits hold.
HIGHEST = (1 << _DIGITS) - 1


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


def members(held: int) -> Iterator[int]:
    """Give the ids of a mask in order."""
    content = held.to_bytes((held.bit_length() >> 3) + 1, "little")
    found = (match.start(1) for match in _HELD.finditer(content))
    return ((place << 3) + bit for place in found for bit in range(8) if content[place] >> bit & 1)


class Scores:
    """A score for every passage, 0 to begin with."""

    def __init__(self) -> None:
        """Begin with 0."""
        self._summands: list[list[int]] = [[] for _ in range(_DIGITS)]

    def add(self, held: int, gain: int) -> None:
        """Add a gain (0 or more) to the scores of a mask; it is for the caller that no sum is above `HIGHEST`."""
        for digit, summands in enumerate(self._summands):
            if gain >> digit & 1:
                summands.append(held)

    def best(self, count: int, among: int | None = None) -> list[tuple[int, int]]:
        """Give the ids with the `count` highest scores above 0, and these, the highest first, then by id.

        Those that score as much as the last of them come too, up to four times as many. They are those of a mask
        where one is given.
        """
        digits = self._digits()
        every = 0
        for digit in digits:
            every |= digit
        sure, open_, left = 0, every if among is None else every & among, count
        for digit in reversed(digits):
            higher = open_ & digit
            size = higher.bit_count()
            if size > left:
                open_ = higher
            else:
                sure, open_, left = sure | higher, open_ ^ higher, left - size
        chosen = [*members(sure), *islice(members(open_ if left else 0), _TIED * count)]
        contents = [digit.to_bytes((every.bit_length() >> 3) + 1, "little") for digit in digits]
        scored = [(id_, _number(contents, id_)) for id_ in chosen]
        return sorted(scored, key=lambda pair: (-pair[1], pair[0]))

    def _digits(self) -> list[int]:
        """Add up, three masks of a digit to one of it and one of the next (a carry-save adder, Wallace 1964)."""
        for summands, carries in zip(self._summands, [*self._summands[1:], []], strict=True):
            while len(summands) > 1:
                one, other, third = summands.pop(), summands.pop(), summands.pop() if summands else 0
                half = one ^ other
                summands.append(half ^ third)
                carries.append((one & other) | (half & third))
        return [sum(summands) for summands in self._summands]


def _number(digits: Sequence[bytes], id_: int) -> int:
    """Read the number of an id from the masks of its digits."""
    byte, bit = id_ >> 3, id_ & 7
    return sum((digit[byte] >> bit & 1) << place for place, digit in enumerate(digits))
