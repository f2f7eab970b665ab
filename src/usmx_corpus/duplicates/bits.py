"""Sets of texts as large numbers, bit n for text n: what thousands share is counted for all at once."""

from __future__ import annotations

from itertools import compress, count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, MutableMapping

Bits = int  # a set of numbers

#: So few are quicker taken off one by one.
_FEW = 64
_DIGITS = bytes.maketrans(b"01", b"\0\1")


def members(bits: Bits) -> Iterator[int]:
    """Give the numbers in a set, the smallest first."""
    if bits.bit_count() > _FEW:
        yield from compress(count(), bin(bits)[:1:-1].encode().translate(_DIGITS))
        return
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def bits_of(numbers: Iterable[int]) -> Bits:
    """Give the set of some numbers."""
    whole = bytearray()
    for number in numbers:
        place = number >> 3
        if place >= len(whole):
            whole.extend(bytes(place + 1 - len(whole)))
        whole[place] |= 1 << (number & 7)
    return int.from_bytes(whole, "little")


def add_turned(sets: MutableMapping[int, Bits]) -> None:
    """Make a relation hold both ways: where b is in the set of a, put a into that of b."""
    further: dict[int, Bits] = {}
    for number, bits in sets.items():
        mine = 1 << number
        for other in members(bits):
            further[other] = further.get(other, 0) | mine
    for number, bits in further.items():
        sets[number] = sets.get(number, 0) | bits


def both_ways(sets: Mapping[int, Bits]) -> dict[int, Bits]:
    """Give what of a relation holds both ways."""
    found: dict[int, Bits] = {}
    for number, bits in sets.items():
        mine = 1 << number
        for other in members(bits & (mine - 1)):
            if sets.get(other, 0) & mine:
                found[number] = found.get(number, 0) | 1 << other
                found[other] = found.get(other, 0) | mine
    return found


class Tally:
    """How often each number was in one of the sets that were added, as binary digits that lie one above the other."""

    def __init__(self) -> None:
        self._digits: list[Bits] = []

    def add(self, bits: Bits, times: int = 1) -> None:
        """Count each number of a set so many times more."""
        digit = 0
        while times:
            if times & 1:
                self._carry(bits, digit)
            times >>= 1
            digit += 1

    def _carry(self, bits: Bits, digit: int) -> None:
        digits = self._digits
        while bits:
            while digit >= len(digits):
                digits.append(0)
            carried = digits[digit] & bits
            digits[digit] ^= bits
            bits = carried
            digit += 1

    def at_least(self, least: int, among: Bits) -> Bits:
        """Give those of a set that were counted `least` times or more."""
        equal, more = among, 0
        for digit in range(max(len(self._digits), least.bit_length()) - 1, -1, -1):
            counted = self._digits[digit] if digit < len(self._digits) else 0
            if least >> digit & 1:
                equal &= counted
            else:
                more |= equal & counted
                equal &= ~counted
        return more | equal
