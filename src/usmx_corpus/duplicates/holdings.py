"""What texts share, counted on all their shingles.

Shingles that the same texts have are one run, with a weight: a boilerplate of 20,000 words in a thousand texts is one
of each of them. What no other text has is only counted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from math import ceil
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.duplicates.bits import Tally, bits_of, members

if TYPE_CHECKING:
    from array import array
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from usmx_corpus.duplicates.bits import Bits
    from usmx_corpus.duplicates.shingles import Shingle

Run = int  # shingles that the same texts have

#: So few others are quicker asked one by one.
_FEW = 64
#: A run that fewer texts have needs no set of them.
_RARE = 8
_BITS = 64


class Texts(NamedTuple):
    """Texts by number: how many shingles each has, and its runs that others have too."""

    sizes: Mapping[int, int]
    runs: Mapping[int, set[Run]]
    weights: Mapping[Run, int]

    def weight(self, runs: Iterable[Run]) -> int:
        """Give how many shingles some runs are."""
        return sum(map(self.weights.__getitem__, runs))

    def shares(self, left: int, right: int) -> tuple[float, float]:
        """Give the share of one text found in another, and that of the other found in it."""
        common = self.weight(self.runs[left] & self.runs[right])
        return common / self.sizes[left], common / self.sizes[right]


def gathered(shingles: Mapping[int, array[Shingle]], sizes: Mapping[int, int]) -> Texts:
    """Put the shingles of texts together to runs; `sizes` says how many each has, with those that cannot be shared."""
    # The texts of a shingle are told by the sum of their numbers (in Z/2, each 64 bits at random: Zobrist 1970).
    random = Random(1997)  # noqa: S311 - any fixed numbers do
    texts_of: defaultdict[Shingle, Run] = defaultdict(int)
    alone = set()
    for own in shingles.values():
        number = random.getrandbits(_BITS)
        alone.add(number)
        for shingle in own:
            texts_of[shingle] ^= number
    runs = {number: set(map(texts_of.__getitem__, own)) - alone for number, own in shingles.items()}
    return Texts(sizes, runs, Counter(texts_of.values()))


class Counting:
    """Counts what texts share with others: with few of them one by one, with many of them at once."""

    def __init__(self, texts: Texts, among: Mapping[int, Bits]) -> None:
        """Make ready for the texts that are asked against many: `among` has the others by text."""
        self._texts = texts
        asked = {number for number, others in among.items() if others.bit_count() > _FEW}
        wanted = set().union(*(texts.runs[number] for number in asked))
        having: defaultdict[Run, list[int]] = defaultdict(list)
        for number, runs in texts.runs.items() if asked else ():
            for run in wanted & runs:
                having[run].append(number)
        self._rare = {run: numbers for run, numbers in having.items() if len(numbers) < _RARE}
        self._dense = {run: bits_of(numbers) for run, numbers in having.items() if len(numbers) >= _RARE}

    def holders(self, runs: Collection[Run], among: Bits, least: Sequence[int]) -> list[Bits]:
        """Give, for each of some numbers of shingles, which of other texts have so many of some runs."""
        if among.bit_count() <= _FEW:
            return self._one_by_one(runs, among, least)
        tally = Tally()
        near = set()
        for run in runs:
            if run in self._dense:
                tally.add(self._dense[run], self._texts.weights[run])
            else:
                near.update(self._rare[run])
        asked = bits_of(near) & among
        told = self._one_by_one(runs, asked, least)
        return [one | tally.at_least(number, among & ~asked) for one, number in zip(told, least, strict=True)]

    def _one_by_one(self, runs: Collection[Run], among: Bits, least: Sequence[int]) -> list[Bits]:
        found = [0] * len(least)
        mine = set(runs)
        for other in members(among):
            common = self._texts.weight(mine & self._texts.runs[other])
            for place, number in enumerate(least):
                if common >= number:
                    found[place] |= 1 << other
        return found


def at_least(size: int, share: float) -> int:
    """Give how many shingles are a share of so many, one at least."""
    return max(1, ceil(size * share - 1e-9))
