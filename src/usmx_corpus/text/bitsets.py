"""Sets of small numbers (passages, texts) as the bits of one long integer, and counts kept for all of them at once.

A count has several binary digits; digit k of all counts together is one set (bit-sliced: O'Neil and Quass 1997).
Adding to the counts of half a million passages takes a few operations on integers of 68 KB.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import compress, count, islice, zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

Bits = int  # a set of numbers: bit n is set where n belongs to it

_HELD = re.compile(rb"(?<!\0)\0*+[^\0]")  # skips zeros faster than a loop over the bytes
_IN_BYTE = tuple(tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256))
_DIGITS = bytes.maketrans(b"01", b"\0\1")
#: A set with more than one member in this many numbers is listed from its binary digits, a sparser one from its bytes
#: that are not zero. Of 14,000 numbers: 100 members take 30 against 250 µs, 3,000 take 900 against 350.
_SPARSE = 16
#: The members of this many sets are turned around at once: with all, 10,000 that share everything take 1 GB.
_ROWS = 512
#: The highest score that `index` gives out: ten digits.
HIGHEST = 1023


def bits_of(numbers: Iterable[int]) -> Bits:
    """Return the set of some numbers (0 or more)."""
    numbers = list(numbers)
    content = bytearray((max(numbers, default=0) >> 3) + 1)
    for number in numbers:
        content[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(content, "little")


def stretches(spans: Iterable[tuple[int, int]]) -> Bits:
    """Return the set of all numbers in some spans (first, behind the last)."""
    whole = 0
    for first, behind in spans:
        whole |= ((1 << (behind - first)) - 1) << first
    return whole


def members(bits: Bits) -> Iterator[int]:
    """Yield the numbers in a set, in order."""
    size = bits.bit_length()
    if bits.bit_count() * _SPARSE > size:
        yield from compress(count(), bin(bits)[:1:-1].encode().translate(_DIGITS))
        return
    content = bits.to_bytes((size + 7) >> 3, "little")
    for place in (match.end() - 1 for match in _HELD.finditer(content)):
        for bit in _IN_BYTE[content[place]]:
            yield (place << 3) + bit


def either_way(links: Mapping[int, Bits]) -> dict[int, Bits]:
    """Return a relation (number → set of others) that also holds wherever its converse does."""
    found = dict(links)
    numbers_of = iter(links)
    while rows := {number: links[number] for number in islice(numbers_of, _ROWS)}:
        for other, numbers in _turned(rows):
            found[other] = found.get(other, 0) | numbers
    return found


def _turned(rows: Mapping[int, Bits]) -> Iterator[tuple[int, Bits]]:
    """Yield the members of some sets, each with the numbers of the sets that have it.

    Full sets are the rows of a table with a character for each member: a column is a slice of it. Sparse ones are
    turned member by member.
    """
    first, last, width = min(rows), max(rows), max(map(int.bit_length, rows.values()))
    if _SPARSE * sum(map(int.bit_count, rows.values())) < width * (last + 1 - first):
        yield from _turned_one_by_one(rows)
        return
    table = "".join(f"{rows.get(number, 0):0{width}b}" for number in range(last, first - 1, -1))
    for other in range(width):
        if numbers := int(table[width - 1 - other :: width], 2):
            yield other, numbers << first


def _turned_one_by_one(rows: Mapping[int, Bits]) -> Iterator[tuple[int, Bits]]:
    converse: defaultdict[int, list[int]] = defaultdict(list)
    for number, row in rows.items():
        for other in members(row):
            converse[other].append(number)
    for other, numbers in converse.items():
        yield other, bits_of(numbers)


class Scores:
    """A count for every number, 0 to begin with."""

    def __init__(self) -> None:
        """Begin with 0."""
        self._summands: list[list[Bits]] = []  # for each binary digit, the sets still to be added up

    def add(self, bits: Bits, gain: int = 1) -> None:
        """Add a gain (0 or more) to the counts of a set."""
        for digit in range(gain.bit_length()):
            if digit == len(self._summands):
                self._summands.append([])
            if gain >> digit & 1:
                self._summands[digit].append(bits)

    def at_least(self, least: int | Sequence[Bits], among: Bits) -> Bits:
        """Return the members of a set whose count is `least` or more, which may be other counts, as `digits`."""
        if isinstance(least, int):
            least = [-(least >> digit & 1) for digit in range(least.bit_length())]
        equal, more = among, 0
        for counted, needed in reversed([*zip_longest(self.digits(), least, fillvalue=0)]):
            more |= equal & counted & ~needed
            equal &= ~(counted ^ needed)
        return more | equal

    def best(
        self, number: int, among: Bits | None = None, first: Callable[[Bits, int], Iterable[int]] | None = None
    ) -> list[tuple[int, int]]:
        """Return the ids with the `number` highest counts above 0 and their counts, the highest first, then by id.

        With `among`, only its members. Of a set of ids that tie for the last places, `first` returns as many as there
        are places; by default the lowest.
        """
        digits = self.digits()
        every = 0
        for digit in digits:
            every |= digit
        sure, open_, left = 0, every if among is None else every & among, number
        for digit in reversed(digits):
            higher = open_ & digit
            size = higher.bit_count()
            if size > left:
                open_ = higher
            else:
                sure, open_, left = sure | higher, open_ ^ higher, left - size
        tied = first(open_, left) if first and left else islice(members(open_), left)
        chosen = [*members(sure), *tied]
        contents = [digit.to_bytes((every.bit_length() >> 3) + 1, "little") for digit in digits]
        scored = [(id_, _number(contents, id_)) for id_ in chosen]
        return sorted(scored, key=lambda pair: (-pair[1], pair[0]))

    def digits(self) -> list[Bits]:
        """Return the binary digits of all counts, the lowest first.

        Three sets of a digit are added up to one of it and one of the next (a carry-save adder, Wallace 1964).
        """
        for digit, summands in enumerate(self._summands):  # grows meanwhile
            while len(summands) > 1:
                one, other, third = summands.pop(), summands.pop(), summands.pop() if summands else 0
                half = one ^ other
                summands.append(half ^ third)
                if carried := (one & other) | (half & third):
                    if digit + 1 == len(self._summands):
                        self._summands.append([])
                    self._summands[digit + 1].append(carried)
        return [sum(summands) for summands in self._summands]


def _number(digits: Sequence[bytes], id_: int) -> int:
    """Return the number of an id from the sets of its digits."""
    byte, bit = id_ >> 3, id_ & 7
    return sum((digit[byte] >> bit & 1) << place for place, digit in enumerate(digits))
