"""Which texts may share much of their words: candidates, found by samples.

A candidate is found by its rare shingles only (prefix filtering: Chaudhuri, Ganti, Kaushik 2006; Bayardo, Ma, Srikant
2007): if k of the n shingles of a text must be found in another, the n - k + 1 rarest alone find it. Shingles of very
many texts that a candidate needs all the same, as texts of one template do, are counted in all texts at once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain
from math import ceil, sqrt
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.text.bitsets import Scores, bits_of
from usmx_corpus.text.shingles import ONE_IN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from usmx_corpus.text.bitsets import Bits
    from usmx_corpus.text.shingles import Sample, Shingle

#: Standard deviations that the hits of a sample may stay below the expected number. Of the archive's 40,138 pairs 2
#: lose 147, 2.5 lose 40 and find 30,000 couples more that fail: half a second.
_DEVIATIONS = 2.5
#: A lone hit (fewer than `_ENOUGH`), which is enough for a short text in a longer one, counts if fewer texts than
#: `_COMMON` have it: the others are set phrases. Without this 13.5 million words of the archive are read again and 33
#: of its pairs lost, with it 7.6 million and 40; if two hits were not enough either, 6.7 million and 51.
_ENOUGH = 2
_COMMON = 8
#: Shingles of more texts than this are counted in all texts at once.
_DENSE = 64
_RATES = (1, ONE_IN, 2 * ONE_IN)


class _Samples(NamedTuple):
    """The shingles of samples that several texts have.

    `kept` are those of each text, `rarest` those by which others find it, the rarest first, `needed` the hits that a
    sample of each rate must have. `rare` has the texts of a shingle by which a text may be found, `dense` those of one
    that very many have, `of_rate` the texts whose sample is of a rate.
    """

    samples: Sequence[Sample]
    number_of_texts: Mapping[Shingle, int]
    kept: Sequence[AbstractSet[Shingle]]
    needed: Sequence[Mapping[int, int]]
    rarest: Sequence[Sequence[Shingle]]
    rare: Mapping[Shingle, Sequence[int]]
    dense: Mapping[Shingle, Bits]
    of_rate: Mapping[int, Bits]


def candidates(samples: Sequence[Sample], least: float) -> dict[int, Bits]:
    """Return for each text, by number, the others that may hold `least` (0–1] of it, by their samples."""
    index = _indexed(samples, least)
    found = {}
    for number in range(len(samples)):
        if holders := (_by_rare(index, number) | _by_dense(index, number)) & ~(1 << number):
            found[number] = holders
    return found


def _repeated(samples: Iterable[Sample]) -> set[Shingle]:
    """Return the shingles that more than one text has."""
    once: set[Shingle] = set()
    twice: set[Shingle] = set()
    for sample in samples:
        twice |= once.intersection(sample.shingles)
        once.update(sample.shingles)
    return twice


def _indexed(samples: Sequence[Sample], least: float) -> _Samples:
    repeated = _repeated(samples)
    kept = [repeated.intersection(sample.shingles) for sample in samples]
    number_of_texts = Counter(chain.from_iterable(kept))
    needed = [{one_in: _least_hits(sample, one_in, least) for one_in in _RATES} for sample in samples]
    rarest = [_rarest(own, min(hits.values()), number_of_texts) for own, hits in zip(kept, needed, strict=True)]
    asked = set(chain.from_iterable(rarest))
    common = {shingle for shingle, number in number_of_texts.items() if number > _DENSE}
    return _Samples(
        samples,
        number_of_texts,
        kept,
        needed,
        rarest,
        rare=_texts_of(asked - common, kept),
        dense=_sets_of(common if asked & common else set(), kept),
        of_rate=_sets_of(set(_RATES), [{sample.one_in} for sample in samples]),
    )


def _texts_of(wanted: AbstractSet[int], texts: Iterable[AbstractSet[int]]) -> dict[int, list[int]]:
    """Return which texts have each of the wanted items."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number, own in enumerate(texts):
        for item in wanted & own:
            found[item].append(number)
    return found


def _sets_of(wanted: AbstractSet[int], texts: Iterable[AbstractSet[int]]) -> dict[int, Bits]:
    """Return which texts have each of the wanted items, as sets."""
    return {item: bits_of(numbers) for item, numbers in _texts_of(wanted, texts).items()}


def _least_hits(sample: Sample, one_in: int, least: float) -> int:
    """Return how many shingles of a sample one of another rate has, if it has `least` of the text, but for bad luck."""
    rarer = max(sample.one_in, one_in)
    taken = len(sample.shingles) * sample.one_in / rarer
    luck = _DEVIATIONS * sqrt(taken * least * (1 - least) * (1 - 1 / rarer))
    return max(1, ceil(taken * least - luck))


def _rarest(sample: AbstractSet[Shingle], least: int, number_of_texts: Mapping[Shingle, int]) -> list[Shingle]:
    """Return the rarest shingles of a sample, so many that every text with `least` of the sample has one of them."""
    if len(sample) < least:
        return []
    return sorted(sample, key=number_of_texts.__getitem__)[: len(sample) - least + 1]


def _by_rare(index: _Samples, number: int) -> Bits:
    """Return the texts that have enough of a sample and one of its shingles that few texts have."""
    own, texts_with = index.kept[number], index.number_of_texts.__getitem__
    found = []
    prefix = (shingle for shingle in index.rarest[number] if texts_with(shingle) <= _DENSE)
    for other in {other for shingle in prefix for other in index.rare[shingle]}:
        one_in = index.samples[other].one_in
        hits = own & index.kept[other]
        if len(hits) >= index.needed[number][one_in] and (
            len(hits) >= _ENOUGH or one_in == index.samples[number].one_in == 1 or min(map(texts_with, hits)) < _COMMON
        ):
            found.append(other)
    return bits_of(found)


def _by_dense(index: _Samples, number: int) -> Bits:
    """Return the texts that have enough of a sample in shingles that very many texts have."""
    prefix = index.rarest[number]
    if not prefix or index.number_of_texts[prefix[-1]] <= _DENSE:
        return 0
    scores = Scores()
    for shingle in index.kept[number] & index.dense.keys():
        scores.add(index.dense[shingle])
    found = 0
    for one_in, texts in index.of_rate.items():
        enough = 1 if one_in == index.samples[number].one_in == 1 else _ENOUGH
        found |= scores.at_least(max(index.needed[number][one_in], enough), texts)
    return found
