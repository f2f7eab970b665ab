"""What texts share, counted on all their shingles.

Shingles that the same texts have are one run with a weight: 20,000 words of boilerplate in a thousand texts are one run
in each of them. What no other text has is only counted.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from functools import cache
from itertools import accumulate
from operator import or_
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.relation import at_least
from usmx_corpus.text.bitsets import Scores, bits_of, members

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from usmx_corpus.text.bitsets import Bits

Run = int  # items that the same texts have

#: Up to this many others are compared one by one. 16 or all take the archive as long; of 3,000 texts of one template,
#: all would take 18 times as long.
_FEW = 64
#: A run that fewer texts have needs no set of them; with 64 such a template takes 13 times as long.
_RARE = 8
#: Bits of the number of a text: sums of other texts are the same for a pair of runs with a chance of 1 in 2^64.
_BITS = 64


class Holdings(NamedTuple):
    """Texts by number: how many items each has, and its runs that others have too."""

    sizes: Mapping[int, int]
    runs: Mapping[int, AbstractSet[Run]]
    weights: Mapping[Run, int]

    def common(self, left: int, right: int) -> int:
        """Return how many items two texts share."""
        return sum(map(self.weights.__getitem__, self.runs[left] & self.runs[right]))

    def shares(self, left: int, right: int) -> tuple[float, float]:
        """Return the share of the left found in the right, and of the right found in the left (0–1)."""
        common = self.common(left, right)
        return common / self.sizes[left], common / self.sizes[right]


def gathered(items: Mapping[int, Iterable[Hashable]], sizes: Mapping[int, int]) -> Holdings:
    """Group the items of texts into runs; `sizes` says how many each has, with those that no other text can have."""
    # The texts of an item are known by the sum of their numbers (in Z/2, each 64 bits at random: Zobrist 1970).
    random = Random(1997)  # noqa: S311 - any fixed numbers do
    texts_of: defaultdict[Hashable, Run] = defaultdict(int)
    alone = set()
    for own in items.values():
        number = random.getrandbits(_BITS)
        alone.add(number)
        for item in own:
            texts_of[item] ^= number
    runs = {number: set(map(texts_of.__getitem__, own)) - alone for number, own in items.items()}
    return Holdings(sizes, runs, Counter(texts_of.values()))


def _having(holdings: Holdings, asked: Iterable[int]) -> Mapping[Run, list[int]]:
    """Return the texts that have each run of some texts."""
    wanted = set().union(*(holdings.runs[number] for number in asked))
    found: defaultdict[Run, list[int]] = defaultdict(list)
    for number, runs in holdings.runs.items() if wanted else ():
        for run in wanted & runs:
            found[run].append(number)
    return found


class Shared(NamedTuple):
    """For each of some shares, the texts with which a text has that share of both, or of one, in common."""

    of_both: list[Bits]
    of_one: list[Bits]


class Counting:
    """Counts what texts share with others: with a few of them one by one, with many of them at once."""

    def __init__(self, holdings: Holdings, among: Mapping[int, Bits], shares: Sequence[float]) -> None:
        """Prepare for the texts that are asked about many others (`among`, by text); `shares` ascend."""
        self._holdings, self._shares = holdings, shares
        asked = [number for number, others in among.items() if others.bit_count() > _FEW]
        having = _having(holdings, asked)
        self._rare = {run: numbers for run, numbers in having.items() if len(numbers) < _RARE}
        self._dense = {run: bits_of(numbers) for run, numbers in having.items() if len(numbers) >= _RARE}
        self._needed = cache(lambda size: [at_least(size, share) for share in shares])
        self._needed_of_each = self._by_digits() if asked else []

    def _by_digits(self) -> list[list[Bits]]:
        """Return, for each share, what is needed of each text as a number whose digits are sets of texts."""
        found = []
        for place in range(len(self._shares)):
            needed = Scores()
            by_number: defaultdict[int, list[int]] = defaultdict(list)
            for number, size in self._holdings.sizes.items():
                by_number[self._needed(size)[place]].append(number)
            for least, numbers in by_number.items():
                needed.add(bits_of(numbers), least)
            found.append(needed.digits())
        return found

    def shared(self, number: int, others: Bits) -> Shared:
        """Return with which of other texts a text shares so much."""
        if others.bit_count() <= _FEW:
            return self._one_by_one(number, others)
        scores = Scores()
        near: set[int] = set()
        for run in self._holdings.runs[number]:
            if run in self._dense:
                scores.add(self._dense[run], self._holdings.weights[run])
            else:
                near.update(self._rare[run])
        asked = bits_of(near) & others
        rest = others & ~asked
        of_both, of_one = self._one_by_one(number, asked)
        for place, least in enumerate(self._needed(self._holdings.sizes[number])):
            own = scores.at_least(least, rest)
            of_each = scores.at_least(self._needed_of_each[place], rest)
            of_both[place] |= own & of_each
            of_one[place] |= own | of_each
        return Shared(of_both, of_one)

    def _one_by_one(self, number: int, others: Bits) -> Shared:
        """Compare with each; what reaches a share reaches the lower ones."""
        to_both: list[list[int]] = [[] for _ in range(len(self._shares) + 1)]
        to_one: list[list[int]] = [[] for _ in range(len(self._shares) + 1)]
        sizes = self._holdings.sizes
        for other in members(others):
            common = self._holdings.common(number, other)
            smaller, larger = sorted((sizes[number], sizes[other]))
            to_both[bisect_right(self._needed(larger), common)].append(other)
            to_one[bisect_right(self._needed(smaller), common)].append(other)
        return Shared(_cumulated(to_both), _cumulated(to_one))


def _cumulated(reached: Sequence[Sequence[int]]) -> list[Bits]:
    """Return the numbers that reach the first level, the second, …; the first list has those that reach none."""
    return [*accumulate(map(bits_of, reached[:0:-1]), or_)][::-1]
