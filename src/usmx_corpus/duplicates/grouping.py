"""Pairs of documents put together to groups, so that a form that hundreds follow chains nothing else."""

from __future__ import annotations

from collections import defaultdict
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.model import Group, Member, Pair

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from usmx_corpus.model import Card


class _Graph(NamedTuple):
    """Pairs by either of their documents, then by the other; `place` numbers the documents in their order."""

    pairs: Mapping[str, Mapping[str, Pair]]
    place: Mapping[str, int]

    def ordered(self, ids: Iterable[str]) -> list[str]:
        """Put documents in order, the oldest first."""
        return sorted(ids, key=self.place.__getitem__)

    def nearest(self, id_: str, among: Iterable[str]) -> str:
        """Give the one of some documents that shares most with a document, of equals the oldest."""
        pairs = self.pairs[id_]
        return max(pairs.keys() & set(among), key=lambda other: (sum(_shares(pairs[other], id_)), -self.place[other]))


def grouped(pairs: Iterable[Pair], documents: Sequence[Card]) -> list[Group]:
    """Put pairs together to groups, oldest first and forms last; `documents` are those of the pairs in order.

    Copies, versions and derived texts are one group where a chain of pairs joins them. Forms would chain by one short
    text of set phrases, so theirs is a document with all that make a pair with it, most of them first.
    """
    pairs = tuple(pairs)
    place = {document.id: number for number, document in enumerate(documents)}
    own = _graph((pair for pair in pairs if pair.relation != "form"), place)
    form = _graph((pair for pair in pairs if pair.relation == "form"), place)
    return [
        *(_group(own, chain[0], chain, documents, is_form=False) for chain in _chains(own)),
        *(_group(form, head, star, documents, is_form=True) for head, star in _stars(form)),
    ]


def _graph(pairs: Iterable[Pair], place: Mapping[str, int]) -> _Graph:
    found: defaultdict[str, dict[str, Pair]] = defaultdict(dict)
    for pair in pairs:
        found[pair.left][pair.right] = pair
        found[pair.right][pair.left] = pair
    return _Graph(found, place)


def _chains(graph: _Graph) -> Iterator[list[str]]:
    """Give the documents that pairs join, oldest first."""
    left = set(graph.pairs)
    for first in graph.ordered(graph.pairs):
        if first in left:
            chain = [first]
            left.discard(first)
            for document in chain:  # it grows meanwhile
                further = graph.pairs[document].keys() & left
                left -= further
                chain += further
            yield graph.ordered(chain)


def _stars(graph: _Graph) -> list[tuple[str, list[str]]]:
    """Give documents, each with all that make a pair with it and are in no larger star, in the order of their oldest.

    What is left alone, as all it makes pairs with are taken, goes with the one that shares most.
    """
    stars: dict[str, list[str]] = {}
    home: dict[str, str] = {}
    left = set(graph.pairs)
    waiting = [(-len(pairs), graph.place[document], document) for document, pairs in graph.pairs.items()]
    heapify(waiting)
    while waiting:
        size, number, head = heappop(waiting)
        around = graph.pairs[head].keys() & left if head in left else set()
        if around and len(around) < -size:
            heappush(waiting, (-len(around), number, head))
        elif around:
            stars[head] = [head, *around]
            home |= dict.fromkeys(stars[head], head)
            left -= {head, *around}
    for document in left:
        stars[home[graph.nearest(document, home)]].append(document)
    found = [(head, graph.ordered(star)) for head, star in stars.items()]
    return sorted(found, key=lambda star: graph.place[star[1][0]])


def _shares(pair: Pair, id_: str) -> tuple[float, float]:
    """Give the share of a document that the other has, and that of the other which it has."""
    shares = pair.left_shared, pair.right_shared
    return shares if pair.left == id_ else shares[::-1]


def _group(graph: _Graph, head: str, ids: Sequence[str], documents: Sequence[Card], *, is_form: bool) -> Group:
    """Make a group of documents that are in order."""

    def member(id_: str) -> Member:
        """Relate a document to the original, or where the two make no pair, to the nearest of the group."""
        of = head if head in graph.pairs[id_] else graph.nearest(id_, ids)
        pair = graph.pairs[id_][of]
        return Member(documents[graph.place[id_]], pair.relation, of, *_shares(pair, id_))

    pairs = tuple(
        graph.pairs[left][right]
        for left in ids
        for right in graph.ordered(graph.pairs[left])
        if graph.place[left] < graph.place[right]
    )
    members = tuple(member(id_) for id_ in ids if id_ != head)
    return Group(documents[graph.place[head]], members, pairs, is_form)
