"""The evidence for many pairs of texts at once, and what `usmx_corpus.relation` decides of each pair."""

from __future__ import annotations

from collections import defaultdict
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.duplicates.holdings import Counting, gathered
from usmx_corpus.relation import (
    DERIVED,
    EVENT_DAYS,
    FIGURES,
    FRAME,
    MENDED,
    RELATED,
    SAME,
    TITLE,
    VERSION,
    VERSION_DAYS,
    WHOLE,
    Evidence,
    decide,
)
from usmx_corpus.text.bitsets import Bits, Scores, bits_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping
    from collections.abc import Set as AbstractSet
    from datetime import date

    from usmx_corpus.duplicates.holdings import Holdings
    from usmx_corpus.model import Relation

Links = dict[int, Bits]  # for each text the set of others with which it makes a pair

_SHARES = {RELATED, FRAME, DERIVED, VERSION, MENDED, WHOLE, SAME}


class Traits(NamedTuple):
    """What decides, besides shingles, how a text relates to another; the fields of `relation.Profile`.

    `words` are those of the text that are in the title of any; `named` are those of its own title.
    """

    words: AbstractSet[bytes]
    named: AbstractSet[bytes]
    figures: AbstractSet[bytes]
    figures_hash: int
    title: frozenset[bytes]
    day: date | None
    url: str


class Found(NamedTuple):
    """The pairs of texts by relation, and those that have half of one another; all hold both ways."""

    links: Mapping[Relation, Links]
    halves: Links


def related(texts: Holdings, traits: Mapping[int, Traits], among: Mapping[int, Bits], least: float) -> Found:
    """Decide for all pairs of candidates (`among`, both ways) where one has `least` of the other (.2 to 1)."""
    shares = sorted({least} | _SHARES)
    counting = Counting(texts, among, shares)
    kinds = _Kinds(traits, among)
    found: defaultdict[Relation, Links] = defaultdict(dict)
    halves: Links = {}
    for number, others in among.items():
        both, one = (dict(zip(shares, each, strict=True)) for each in counting.shared(number, others))
        pairs = one[least]
        if not pairs:
            continue
        halves[number] = both[DERIVED]
        evidence = Evidence(
            same=both[SAME],
            mended=both[MENDED],
            most=both[VERSION],
            halves=both[DERIVED],
            frame=both[FRAME],
            whole=one[WHOLE],
            half=one[DERIVED],
            related=one[RELATED],
            equal_figures=kinds.equal_figures(number),
            new_figures=kinds.new_figures(number, both[DERIVED] & pairs),
            renamed=kinds.renamed(number, pairs),
            alike_titles=kinds.alike_titles(number, pairs & ~both[DERIVED]),
            another_day=kinds.apart(number, 0),
            later=kinds.apart(number, VERSION_DAYS),
            apart=kinds.apart(number, EVENT_DAYS),
            same_page=kinds.same_page(number),
        )
        for relation, holds in decide(evidence):
            if holds & pairs:
                found[relation][number] = holds & pairs
    return Found(found, halves)


class _Kinds:
    """How texts relate by what they say of themselves: figures, titles and days."""

    def __init__(self, traits: Mapping[int, Traits], among: Mapping[int, Bits]) -> None:
        """Sort the texts; `among` has the others that each is asked about."""
        self._traits = traits
        self._by_figures = _sets(traits, lambda own: [own.figures_hash])
        self._by_url = _sets(traits, lambda own: [own.url])
        self._by_day = _sets(traits, lambda own: [own.day and own.day.toordinal()])
        self._by_word = _sets(traits, lambda own: own.words)
        self._by_name = _sets(traits, lambda own: own.named)
        self._names = Scores()  # how many words each title names
        for named in self._by_name.values():
            self._names.add(named)
        self._within: dict[tuple[int, int], Bits] = {}
        figures = {number: own.figures for number, own in traits.items() if own.figures}
        self._with_figures = bits_of(figures)
        near = {number: others & self._near(number) & self._with_figures for number, others in among.items()}
        self._figures = _counting(figures, {number: near.get(number, 0) for number in figures}, FIGURES)
        self._titles = _counting({number: own.title for number, own in traits.items()}, among, TITLE)

    def equal_figures(self, number: int) -> Bits:
        """Return the texts with the same figures in the same order."""
        return self._by_figures[self._traits[number].figures_hash]

    def same_page(self, number: int) -> Bits:
        """Return the texts with the same address."""
        url = self._traits[number].url
        return self._by_url[url] if url else 0

    def new_figures(self, number: int, others: Bits) -> Bits:
        """Return those of other texts, of a day near enough for a version, that have other figures."""
        if not self._traits[number].figures:
            return 0
        asked = others & self._near(number) & self._with_figures
        return asked & ~self._figures.shared(number, asked).of_one[0]

    def alike_titles(self, number: int, others: Bits) -> Bits:
        """Return those of other texts whose titles are of one pattern with that of this one."""
        return self._titles.shared(number, others).of_one[0]

    def renamed(self, number: int, others: Bits) -> Bits:
        """Return those of other texts whose title names something that this one lacks, and the reverse."""
        own, every = self._traits[number], -1
        for word in own.named:
            every &= self._by_word[word]
        if not (asked := others & ~every):
            return 0
        names = Scores()  # of each title, how many are words of this text
        for word in own.words & self._by_name.keys():
            names.add(self._by_name[word])
        return asked & ~names.at_least(self._names.digits(), asked)

    def apart(self, number: int, days: int) -> Bits:
        """Return the texts that are known to be more than some days away."""
        day = self._traits[number].day
        if day is None:
            return 0
        key = day.toordinal(), days
        if key not in self._within:
            near = [None, *range(key[0] - days, key[0] + days + 1)]
            self._within[key] = reduce(or_, (self._by_day.get(each, 0) for each in near))
        return ~self._within[key]

    def _near(self, number: int) -> Bits:
        """Return the texts of other days that are near enough for a version."""
        return self.apart(number, 0) & ~self.apart(number, VERSION_DAYS)


def _counting(items: Mapping[int, AbstractSet[bytes]], among: Mapping[int, Bits], share: float) -> Counting:
    """Prepare to compare words that texts have."""
    return Counting(gathered(items, {number: len(own) for number, own in items.items()}), among, [share])


def _sets(traits: Mapping[int, Traits], keys: Callable[[Traits], Iterable[Hashable]]) -> dict[Hashable, Bits]:
    """Return the texts for each of their keys."""
    numbers: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number, own in traits.items():
        for key in keys(own):
            numbers[key].append(number)
    return {key: bits_of(own) for key, own in numbers.items()}
