"""Which texts share much of their words: candidates from samples, verified on all shingles of both.

A candidate is found by its rare shingles only (prefix filtering: Chaudhuri, Ganti, Kaushik 2006; Bayardo, Ma, Srikant
2007): a text of n shingles of which k must be found in another cannot miss it with the n - k + 1 rarest alone, so the
boilerplate that hundreds of documents share is never multiplied out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from math import ceil, sqrt
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.duplicates.shingles import ONE_IN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from usmx_corpus.duplicates.shingles import Sample, Shingle

Couple = tuple[int, int]  # the numbers of two texts, the smaller first

#: Standard deviations that the hits of a sample may stay below what is to be expected. Of the archive's 40,138 pairs 2
#: lose 147, 2.5 lose 40 and find 30,000 couples more that fail: half a second.
_DEVIATIONS = 2.5
#: A lone hit, which does for a short text in a longer one, counts for something where fewer texts than `_COMMON` have
#: it: the others are set phrases. Without this 13.5 million words of the archive are read again and 33 of its pairs
#: lost, with it 7.6 million and 40; were two hits not enough either, 6.7 million and 51.
_ENOUGH = 2
_COMMON = 8
_RATES = (1, ONE_IN, 2 * ONE_IN)


class Shared(NamedTuple):
    """What two texts share of each: exact shares (0–1) of their shingles."""

    left: int
    right: int
    left_shared: float
    right_shared: float


def candidates(samples: Sequence[Sample], least: float) -> set[Couple]:
    """Give the couples of texts of which one may hold `least` (0–1] of the other, by their samples."""
    known = _repeated(samples)
    kept = [known.intersection(sample.shingles) for sample in samples]
    number_of_texts: Counter[Shingle] = Counter()
    for mine in kept:
        number_of_texts.update(mine)
    needed = [{one_in: _least_hits(sample, one_in, least) for one_in in _RATES} for sample in samples]
    by_rare = _by_rare(kept, [min(hits.values()) for hits in needed], number_of_texts)
    rare, texts_with = by_rare.keys(), number_of_texts.__getitem__
    found: set[Couple] = set()
    for number, mine in enumerate(kept):
        one_in = samples[number].one_in
        for other in {other for shingle in rare & mine for other in by_rare[shingle]} - {number}:
            hits = mine & kept[other]
            enough = len(hits) >= _ENOUGH or one_in == samples[other].one_in == 1
            if len(hits) >= needed[other][one_in] and (enough or min(map(texts_with, hits)) < _COMMON):
                found.add((min(number, other), max(number, other)))
    return found


def _repeated(samples: Iterable[Sample]) -> set[Shingle]:
    """Give the shingles that more than one text has."""
    once: set[Shingle] = set()
    twice: set[Shingle] = set()
    for sample in samples:
        twice |= once.intersection(sample.shingles)
        once.update(sample.shingles)
    return twice


def _least_hits(sample: Sample, one_in: int, least: float) -> int:
    """Give how many shingles of a sample one of another rate has, if it has `least` of the text, but for bad luck."""
    rarer = max(sample.one_in, one_in)
    taken = len(sample.shingles) * sample.one_in / rarer
    luck = _DEVIATIONS * sqrt(taken * least * (1 - least) * (1 - 1 / rarer))
    return max(1, ceil(taken * least - luck))


def _by_rare(
    kept: Sequence[set[Shingle]], needed: Sequence[int], number_of_texts: Mapping[Shingle, int]
) -> Mapping[Shingle, list[int]]:
    """Give, by shingle, the texts to find by it: each by so many of its rarest that no text that holds it is missed."""
    found: defaultdict[Shingle, list[int]] = defaultdict(list)
    for number, (sample, least) in enumerate(zip(kept, needed, strict=True)):
        if len(sample) >= least:
            for shingle in sorted(sample, key=number_of_texts.__getitem__)[: len(sample) - least + 1]:
                found[shingle].append(number)
    return found


def verified(couples: Iterable[Couple], texts: Mapping[int, set[Shingle]], least: float) -> Iterator[Shared]:
    """Give what each couple shares, where one has `least` of the other; `texts` are all shingles by number."""
    for left, right in sorted(couples):
        mine, other = texts[left], texts[right]
        if not mine or not other:
            continue
        common = len(mine & other)
        shared = Shared(left, right, common / len(mine), common / len(other))
        if max(shared.left_shared, shared.right_shared) >= least:
            yield shared
