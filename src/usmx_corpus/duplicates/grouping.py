"""Pairs of documents put together in groups, so that a template that hundreds follow chains nothing else."""

from __future__ import annotations

from functools import cached_property
from heapq import heapify, heappop, heappush
from itertools import accumulate, groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.model import RELATIONS, Group, Member, Pair
from usmx_corpus.text.bitsets import bits_of, members

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from usmx_corpus.duplicates.holdings import Holdings
    from usmx_corpus.duplicates.relations import Links
    from usmx_corpus.model import Header, Relation
    from usmx_corpus.text.bitsets import Bits

#: A template of fewer texts goes with another that it makes pairs with; alone it would not look like a template. With 2
#: the archive has 692 groups, with 5 624, in place of 669.
_FEW = 3
#: The nearest is looked for among this many that a document makes a pair with. Among all, one of 2,740 documents of the
#: archive goes with another; with 16, eleven do.
_LOOKS = 64
#: Of a group with more pairs only those that hold it together are listed: all of 2,000 versions take 215 MB. The
#: largest group of the archive has 12,254.
MOST_PAIRS = 100_000
#: Relations that chain texts together; the others would chain by one short text of set phrases.
_CHAINED = frozenset({"copy", "version", "derived"})


class Graph(NamedTuple):
    """What belongs together: pairs of texts by relation, and the documents of each text, oldest first.

    `halves` are the pairs of texts that have half of one another. Documents are numbers in their order; `text_of` has
    the text of each.
    """

    links: Mapping[Relation, Links]
    halves: Links
    shingles: Holdings
    documents: Sequence[Header]
    of_text: Sequence[Sequence[int]]
    text_of: Sequence[int]

    def only(self, relations: Iterable[Relation]) -> Links:
        """Return the pairs of texts of some relations."""
        found: Links = {}
        for relation in relations:
            for number, others in self.links.get(relation, {}).items():
                found[number] = found.get(number, 0) | others
        return found

    def relation(self, left: int, right: int) -> Relation:
        """Return the relation of two texts that make a pair."""
        return next((name for name in RELATIONS if self.links.get(name, {}).get(left, 0) >> right & 1), "copy")

    def shares(self, left: int, right: int) -> tuple[float, float]:
        """Return the share of each text that is found in the other (0–1)."""
        return (1.0, 1.0) if left == right else self.shingles.shares(left, right)

    def oldest(self, text: int) -> int:
        """Return the oldest document of a text."""
        return self.of_text[text][0]

    def member(self, number: int, other: int) -> Member:
        """Relate a document to another."""
        left, right = self.text_of[number], self.text_of[other]
        return Member(
            self.documents[number], self.relation(left, right), self.documents[other].id, *self.shares(left, right)
        )

    def texts_of(self, documents: Iterable[int]) -> Bits:
        """Return the texts of some documents."""
        return bits_of(self.text_of[number] for number in documents)

    def inside(self, texts: Collection[int]) -> list[int]:
        """Return the documents of some texts, oldest first."""
        return sorted(document for text in texts for document in self.of_text[text])


class _Linked(NamedTuple):
    """Pairs that are put together in groups; with `about`, only pairs of these documents are shown.

    `asked` are the texts of these. `equal`: documents of one text are pairs too.
    """

    graph: Graph
    links: Links
    about: frozenset[int]
    asked: Bits
    is_template: bool
    equal: bool

    def others(self, number: int) -> list[int]:
        """Return the documents that make a pair with one."""
        of_text, text = self.graph.of_text, self.graph.text_of[number]
        found = [other for near in members(self.links.get(text, 0)) for other in of_text[near]]
        return found + [other for other in of_text[text] if other != number] if self.equal else found

    def shown(self, left: int) -> list[int]:
        """Return the later documents that make a pair with one, oldest first."""
        if self.about and left not in self.about:
            text = self.graph.text_of[left]
            near = self.links.get(text, 0) | (1 << text if self.equal else 0)
            found = {other for each in members(near & self.asked) for other in self.graph.of_text[each]} & self.about
        else:
            found = set(self.others(left))
        return sorted(other for other in found if other > left)


class Pairs:
    """The pairs of a group, made when asked for: those of 447 documents take 10 MB."""

    def __init__(self, linked: _Linked, texts: Collection[int], related: Mapping[int, int]) -> None:
        """Keep what they are made of; `related` has the document that each is compared with."""
        self._linked, self._texts, self._related = linked, texts, related

    @cached_property
    def are_all(self) -> bool:
        """Whether these are all pairs, not only those of each document with the one it is compared with."""
        inside = self._linked.graph.inside(self._texts)
        counts = accumulate(len(self._linked.shown(left)) for left in inside)
        return all(count <= MOST_PAIRS for count in counts)

    def __iter__(self) -> Iterator[Pair]:
        """Yield each pair, the older document left, by its left document and then by its right one."""
        graph = self._linked.graph
        for left, rights in self._by_left():
            own = graph.text_of[left]
            known: dict[int, tuple[Relation, tuple[float, float]]] = {}
            for right in rights:
                text = graph.text_of[right]
                if text not in known:
                    known[text] = graph.relation(own, text), graph.shares(own, text)
                relation, shares = known[text]
                yield Pair(graph.documents[left].id, graph.documents[right].id, relation, *shares)

    def _by_left(self) -> Iterator[tuple[int, Iterable[int]]]:
        if self.are_all:
            yield from ((left, self._linked.shown(left)) for left in self._linked.graph.inside(self._texts))
            return
        joined = sorted({(min(pair), max(pair)) for pair in self._related.items()})
        for left, pairs in groupby(joined, key=itemgetter(0)):
            yield left, (right for _, right in pairs)


def grouped(graph: Graph, wanted: Collection[Relation], about: Collection[int] = ()) -> list[Group]:
    """Put pairs of the wanted relations together in groups, oldest first and templates last.

    Copies, versions and derived texts are one group where a chain of pairs joins them. Texts about one event, and those
    of a template, are a document with all that make a pair with it, the most typical first.
    With `about`, only what makes a pair with one of these documents.
    """
    found = [*_chained(graph, [each for each in wanted if each in _CHAINED], frozenset(about))]
    for relation in ("same-event", "template"):
        if relation in wanted:
            found += _starred(graph, relation, frozenset(about))
    return [group for group in found if group.members]


def _chained(graph: Graph, relations: Collection[Relation], about: frozenset[int]) -> Iterator[Group]:
    """Yield the groups of texts that a chain of pairs joins."""
    links = graph.only(relations)
    linked = _Linked(graph, links, about, graph.texts_of(about), is_template=False, equal="copy" in relations)
    several = [text for text, documents in enumerate(graph.of_text) if len(documents) > 1 and linked.equal]
    for chain in chains(sorted({*links, *several}, key=graph.oldest), links):
        yield _group(linked, _head(graph, links, chain), chain)


def _starred(graph: Graph, relation: Relation, about: frozenset[int]) -> Iterator[Group]:
    """Yield the groups of a typical text and all that make a pair with it."""
    links = graph.only([relation])
    is_template = relation == "template"
    linked = _Linked(graph, links, about, graph.texts_of(about), is_template=is_template, equal=False)
    stars = _Stars(graph, links).found
    for head in sorted(stars, key=lambda head: min(map(graph.oldest, stars[head]))):
        yield _group(linked, head, stars[head])


def chains(numbers: Collection[int], links: Mapping[int, Bits]) -> Iterator[list[int]]:
    """Yield the texts that pairs join, and each alone that none does."""
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


def _head(graph: Graph, links: Links, chain: Sequence[int]) -> int:
    """Return the text of the oldest document, or if most do not go with it, the one with which most do."""

    def around(text: int) -> int:
        return sum(len(graph.of_text[near]) for near in (text, *members(links.get(text, 0))))

    first = chain[0]
    if 2 * around(first) > sum(len(graph.of_text[text]) for text in chain):
        return first
    return max(chain, key=lambda text: (around(text), -graph.oldest(text)))


class _Stars:
    """Stars: a text (the head) and the texts that make a pair with it; each text is in one (`found`: head → texts).

    The largest star is taken first. Texts that have half of one another come before the others: they are more typical
    of a template than a short text that all the others contain. A text whose partners are all taken joins the star of
    the one that shares most with it.
    """

    def __init__(self, graph: Graph, links: Links) -> None:
        self._graph, self._links = graph, links
        self._left = bits_of(links)
        self.found: dict[int, list[int]] = {}
        for among in ({text: others & graph.halves.get(text, 0) for text, others in links.items()}, links):
            self._take_largest(among)
            self._join_rest()
        for head in members(self._left):  # two alone
            if self._left >> head & 1 and (around := links[head] & self._left):
                self._take(head, around)

    def _take(self, head: int, around: Bits) -> None:
        self.found[head] = [head, *members(around)]
        self._left &= ~(around | 1 << head)

    def _take_largest(self, links: Links) -> None:
        """Take stars of what is left, the largest first, while they are large enough."""
        waiting = [
            (-(others & self._left).bit_count(), self._graph.oldest(text), text) for text, others in links.items()
        ]
        heapify(waiting)
        while waiting:
            size, oldest, head = heappop(waiting)
            around = links[head] & self._left if self._left >> head & 1 else 0
            count = around.bit_count()
            if count + 1 < _FEW:
                continue
            if count < -size:
                heappush(waiting, (-count, oldest, head))
            else:
                self._take(head, around)

    def _join_rest(self) -> None:
        """Put what is left into the star of the text that shares most with it, as long as there is one."""
        home = {text: head for head, star in self.found.items() for text in star}
        taken = bits_of(home)
        while joining := [text for text in members(self._left) if self._links[text] & taken]:
            for text in joining:
                home[text] = home[_nearest(self._graph, text, self._links[text] & taken)]
                self.found[home[text]].append(text)
            taken |= bits_of(joining)
            self._left &= ~taken


def _nearest(graph: Graph, text: int, among: Bits) -> int:
    """Return the one of some texts that shares most with a text, of equals the oldest."""
    return max(islice(members(among), _LOOKS), key=lambda other: (sum(graph.shares(text, other)), -graph.oldest(other)))


def _group(linked: _Linked, head: int, chain: Collection[int]) -> Group:
    """Make a group of texts around one of them."""
    graph = linked.graph
    original = graph.oldest(head)
    related = _related(linked, head, chain)
    if linked.about:
        related = _around(linked, related, original)
    found = tuple(graph.member(number, other) for number, other in sorted(related.items()))
    pairs = Pairs(linked, chain, related)
    return Group(graph.documents[original], found, pairs, linked.is_template, pairs.are_all)


def _related(linked: _Linked, head: int, chain: Collection[int]) -> dict[int, int]:
    """Relate each document to the original where they are a pair, else to the nearest in the group."""
    graph, inside, original = linked.graph, bits_of(chain), linked.graph.oldest(head)
    found: dict[int, int] = {}
    for text in chain:
        near = linked.links.get(text, 0)
        if near >> head & 1 or (text == head and linked.equal):
            other = original
        elif near & inside:
            other = graph.oldest(_nearest(graph, text, near & inside))
        else:
            continue
        found |= {number: other for number in graph.of_text[text] if number != original}
    return found


def _around(linked: _Linked, related: Mapping[int, int], original: int) -> dict[int, int]:
    """Keep, of a group, the documents it is to be about and what makes a pair with one of them, related to it."""
    asked = [number for number in linked.about if number == original or number in related]
    found = {number: related[number] for number in asked if number != original}
    for number in sorted(asked):
        if not (missing := related.keys() - found.keys()):
            break
        found |= dict.fromkeys(missing.intersection(linked.others(number)), number)
    return found
