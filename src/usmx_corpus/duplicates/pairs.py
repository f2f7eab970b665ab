"""Which texts may share much of their words: candidates, found by samples.

A candidate is found by its rare shingles only (prefix filtering: Chaudhuri, Ganti, Kaushik 2006; Bayardo, Ma, Srikant
2007): a text of n shingles of which k must be found in another cannot miss it with the n - k + 1 rarest alone. What
very many texts have and a candidate needs nevertheless, as texts of one form do, is counted in all of them at once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from math import ceil, sqrt
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.duplicates.bits import Tally, bits_of
from usmx_corpus.duplicates.shingles import ONE_IN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from usmx_corpus.duplicates.bits import Bits
    from usmx_corpus.duplicates.shingles import Sample, Shingle

#: Standard deviations that the hits of a sample may stay below what is to be expected. Of the archive's 40,138 pairs 2
#: lose 147, 2.5 lose 40 and find 30,000 couples more that fail: half a second.
_DEVIATIONS = 2.5
#: A lone hit, which does for a short text in a longer one, counts for something where fewer texts than `_COMMON` have
#: it: the others are set phrases. Without this 13.5 million words of the archive are read again and 33 of its pairs
#: lost, with it 7.6 million and 40; were two hits not enough either, 6.7 million and 51.
_ENOUGH = 2
_COMMON = 8
#: What more texts have is counted in all at once.
_DENSE = 64
_RATES = (1, ONE_IN, 2 * ONE_IN)


class _Index(NamedTuple):
    """What is asked of the samples: their shingles that others have too, and who has them.

    `rare` has the texts of a shingle by which a text may be found, `dense` those of one that very many have, `of_rate`
    the texts whose sample is of a rate.
    """

    samples: Sequence[Sample]
    kept: Sequence[set[Shingle]]
    number_of_texts: Mapping[Shingle, int]
    rare: Mapping[Shingle, list[int]]
    dense: Mapping[Shingle, Bits]
    of_rate: Mapping[int, Bits]


def candidates(samples: Sequence[Sample], least: float) -> dict[int, Bits]:
    """Give for each text, by number, the others that may hold `least` (0–1] of it, by their samples."""
    known = _repeated(samples)
    kept = [known.intersection(sample.shingles) for sample in samples]
    number_of_texts: Counter[Shingle] = Counter()
    for mine in kept:
        number_of_texts.update(mine)
    needed = [{one_in: _least_hits(sample, one_in, least) for one_in in _RATES} for sample in samples]
    first = [_rarest(mine, min(hits.values()), number_of_texts) for mine, hits in zip(kept, needed, strict=True)]
    index = _indexed(samples, kept, number_of_texts, first)
    found = {}
    for number, (prefix, hits) in enumerate(zip(first, needed, strict=True)):
        holders = _by_rare(index, number, prefix, hits) | _by_dense(index, number, prefix, hits)
        if holders := holders & ~(1 << number):
            found[number] = holders
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


def _rarest(sample: set[Shingle], least: int, number_of_texts: Mapping[Shingle, int]) -> list[Shingle]:
    """Give the rarest shingles of a sample, so many that no text that has `least` of the sample has none of them."""
    if len(sample) < least:
        return []
    return sorted(sample, key=number_of_texts.__getitem__)[: len(sample) - least + 1]


def _indexed(
    samples: Sequence[Sample],
    kept: Sequence[set[Shingle]],
    number_of_texts: Mapping[Shingle, int],
    first: Sequence[Sequence[Shingle]],
) -> _Index:
    asked = {shingle for prefix in first for shingle in prefix if number_of_texts[shingle] <= _DENSE}
    rare: defaultdict[Shingle, list[int]] = defaultdict(list)
    for number, mine in enumerate(kept):
        for shingle in asked & mine:
            rare[shingle].append(number)
    common = {shingle for shingle, number in number_of_texts.items() if number > _DENSE}
    if common.isdisjoint(shingle for prefix in first for shingle in prefix[-1:]):
        common.clear()
    dense: defaultdict[Shingle, list[int]] = defaultdict(list)
    for number, mine in enumerate(kept):
        for shingle in common & mine:
            dense[shingle].append(number)
    of_rate = {
        one_in: bits_of(number for number, sample in enumerate(samples) if sample.one_in == one_in) for one_in in _RATES
    }
    return _Index(samples, kept, number_of_texts, rare, {each: bits_of(dense[each]) for each in dense}, of_rate)


def _by_rare(index: _Index, number: int, prefix: Iterable[Shingle], needed: Mapping[int, int]) -> Bits:
    """Give the texts that have enough of a sample and one of its shingles that few texts have."""
    mine, texts_with = index.kept[number], index.number_of_texts.__getitem__
    found = []
    for other in {other for shingle in prefix if texts_with(shingle) <= _DENSE for other in index.rare[shingle]}:
        one_in = index.samples[other].one_in
        hits = mine & index.kept[other]
        if len(hits) >= needed[one_in] and (
            len(hits) >= _ENOUGH or one_in == index.samples[number].one_in == 1 or min(map(texts_with, hits)) < _COMMON
        ):
            found.append(other)
    return bits_of(found)


def _by_dense(index: _Index, number: int, prefix: Sequence[Shingle], needed: Mapping[int, int]) -> Bits:
    """Give the texts that have enough of a sample in shingles that very many texts have."""
    if not prefix or index.number_of_texts[prefix[-1]] <= _DENSE:
        return 0
    tally = Tally()
    for shingle in index.kept[number] & index.dense.keys():
        tally.add(index.dense[shingle])
    found = 0
    for one_in, texts in index.of_rate.items():
        enough = 1 if one_in == index.samples[number].one_in == 1 else _ENOUGH
        found |= tally.at_least(max(needed[one_in], enough), texts)
    return found
