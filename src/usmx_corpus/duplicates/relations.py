"""What two texts that share much are to each other, and which are only of one form."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.duplicates.bits import add_turned, bits_of, both_ways, members
from usmx_corpus.duplicates.holdings import Counting, at_least

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterator, Mapping

    from usmx_corpus.duplicates.bits import Bits
    from usmx_corpus.duplicates.holdings import Run, Texts
    from usmx_corpus.model import Relation

#: Both shares of a copy, whose figures are the same too: a release posted twice, with a word mended.
_SAME = 0.99
#: Both shares of versions that many others may be versions of too: almost nothing lies outside what they share. At .9
#: the longest chain of the archive joins 51 texts (memoranda that delegate one authority) and 960 pairs more are
#: versions than at 1, where it joins 25; at .95 it joins 35.
_ALIKE = 0.9
_MOST = 0.5
#: What so many texts share that are not all alike is the frame of a form; without forms told apart one chain of the
#: archive joins 825 texts.
_MANY = 8
#: Of what is beside the frame, two texts of the archive share less than .1 (37,300 pairs: declarations for two states)
#: or more than .5 (1,470); 1,360 pairs lie between.
_OWN_SHARED = 0.5

Links = dict[int, int]  # for each text the set of others (as bits) that it makes a pair with


class _Holders(NamedTuple):
    """For each text those others that hold some share of it: enough for a pair, most, almost all, all but nothing."""

    enough: Links
    most: Links
    alike: Links
    same: Links


def relations(
    texts: Texts, among: Mapping[int, Bits], figures: Mapping[int, Hashable], least: float
) -> tuple[dict[Relation, Links], Links]:
    """Tell the pairs of each relation, both ways, and which texts have most of one another.

    `among` are the candidates and `figures` what tells whether the figures of two texts are the same.
    """
    counting = Counting(texts, among)
    holders = _holders(texts, counting, among, least)
    pairs = dict(holders.enough)
    add_turned(pairs)
    alike = {number: others & pairs.get(number, 0) for number, others in both_ways(holders.alike).items()}
    kin = _kin(texts, counting, holders.enough, pairs, list(chains(pairs.keys(), alike)))
    most, same = both_ways(holders.most), both_ways(holders.same)
    with_figures: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number in pairs:
        with_figures[figures[number]].append(number)
    having = {each: bits_of(numbers) for each, numbers in with_figures.items()}
    found: dict[Relation, Links] = {"copy": {}, "version": {}, "derived": {}, "form": {}}
    for number, others in pairs.items():
        mine = (kin.get(number, 0) | alike.get(number, 0)) & others
        copies = mine & same.get(number, 0) & having[figures[number]]
        versions = mine & most.get(number, 0) & ~copies
        told: dict[Relation, Bits] = {
            "copy": copies,
            "version": versions,
            "derived": mine & ~copies & ~versions,
            "form": others & ~mine,
        }
        for relation, linked in found.items():
            if told[relation]:
                linked[number] = told[relation]
    return found, most


def _holders(texts: Texts, counting: Counting, among: Mapping[int, Bits], least: float) -> _Holders:
    shares = least, _MOST, _ALIKE, _SAME
    found = _Holders({}, {}, {}, {})
    for number, others in among.items():
        if not texts.sizes[number]:
            continue
        needed = [at_least(texts.sizes[number], share) for share in shares]
        for links, holding in zip(found, counting.holders(texts.runs[number], others, needed), strict=True):
            if holding:
                links[number] = holding
    return found


def _kin(texts: Texts, counting: Counting, holders: Links, pairs: Links, alike: Collection[Collection[int]]) -> Links:
    """Give the pairs of which one shares with the other what is its own, beside the frame of a form."""
    frame = _frame(texts, alike)
    found: Links = {}
    for number, others in holders.items():
        # Two that make a pair with no other follow no form.
        lone = bits_of(other for other in members(others) if pairs[other].bit_count() == 1) if _one(others) else 0
        own = texts.runs[number] - frame
        size = texts.sizes[number] - texts.weight(texts.runs[number] & frame)
        if lone and pairs[number] == lone:
            found[number] = lone
        elif size:
            (found[number],) = counting.holders(own, others, [at_least(size, _OWN_SHARED)])
    add_turned(found)
    return found


def _one(bits: Bits) -> bool:
    return bits.bit_count() == 1


def _frame(texts: Texts, alike: Collection[Collection[int]]) -> set[Run]:
    """Give the runs that many texts share, of which those that are alike are one."""
    number_of_texts: Counter[Run] = Counter()
    for numbers in alike:
        number_of_texts.update(set().union(*(texts.runs[number] for number in numbers)))
    return {run for run, number in number_of_texts.items() if number >= _MANY}


def chains(numbers: Collection[int], links: Mapping[int, Bits]) -> Iterator[list[int]]:
    """Give the texts that pairs join, and each alone that none does."""
    left = bits_of(numbers)
    for first in numbers:
        if not left >> first & 1:
            continue
        left ^= 1 << first
        chain = [first]
        for number in chain:  # it grows meanwhile
            further = links.get(number, 0) & left
            left ^= further
            chain += members(further)
        yield chain
