"""Pairs of documents put together to groups, so that a form that hundreds follow chains nothing else."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.duplicates.bits import bits_of, members
from usmx_corpus.duplicates.relations import chains
from usmx_corpus.model import RELATIONS, Group, Member, Pair

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from usmx_corpus.duplicates.bits import Bits
    from usmx_corpus.duplicates.holdings import Texts
    from usmx_corpus.duplicates.relations import Links
    from usmx_corpus.model import Card, Relation

#: A form of fewer texts is put to another with which they make pairs; alone it would look like no form.
_FEW_OF_A_FORM = 3
#: Of so many that a document makes a pair with, the nearest is looked for.
_LOOKS = 64


class Graph(NamedTuple):
    """What belongs together: pairs of texts by relation, and the documents of each text, oldest first.

    `most` are the pairs of texts that have most of one another. Documents are numbers in their order; `text_of` has
    the text of each.
    """

    links: Mapping[Relation, Links]
    most: Links
    texts: Texts
    documents: Sequence[Card]
    of_text: Mapping[int, Sequence[int]]
    text_of: Sequence[int]

    def only(self, relations: Iterable[Relation]) -> Links:
        """Give the pairs of texts of some relations."""
        found: Links = {}
        for relation in relations:
            for number, others in self.links[relation].items():
                found[number] = found.get(number, 0) | others
        return found

    def relation(self, left: int, right: int) -> Relation:
        """Give what two texts that make a pair are to each other."""
        return next((name for name in RELATIONS if self.links[name].get(left, 0) >> right & 1), "copy")

    def shares(self, left: int, right: int) -> tuple[float, float]:
        """Give how much of one text is found in another, and of that in it."""
        return (1.0, 1.0) if left == right else self.texts.shares(left, right)

    def member(self, number: int, of: int) -> Member:
        """Relate a document to another."""
        left, right = self.text_of[number], self.text_of[of]
        return Member(
            self.documents[number], self.relation(left, right), self.documents[of].id, *self.shares(left, right)
        )

    def inside(self, texts: Collection[int]) -> list[int]:
        """Give the documents of some texts, oldest first."""
        return sorted(document for text in texts for document in self.of_text[text])


class _Linked(NamedTuple):
    """Pairs that are put together to groups: all of forms or all others, and whether equal texts are pairs too.

    Where it is `about` some documents, only pairs of theirs are told.
    """

    graph: Graph
    links: Links
    about: frozenset[int]
    is_form: bool
    equal: bool

    def others(self, number: int) -> list[int]:
        """Give the documents that make a pair with one."""
        of_text, text = self.graph.of_text, self.graph.text_of[number]
        found = [other for near in members(self.links.get(text, 0)) for other in of_text.get(near, ())]
        return found + [other for other in of_text[text] if other != number] if self.equal else found


class Pairs:
    """The pairs of a group, made when asked for: a form of three thousand documents has four million."""

    def __init__(self, linked: _Linked, texts: Collection[int]) -> None:
        """Keep what they are made of."""
        self._linked, self._texts = linked, texts

    def __iter__(self) -> Iterator[Pair]:
        """Give each pair, the older document left, by its left document and then by its right one."""
        graph, about = self._linked.graph, self._linked.about
        for left in graph.inside(self._texts):
            own = graph.text_of[left]
            told: dict[int, tuple[Relation, tuple[float, float]]] = {}
            for right in sorted(other for other in self._linked.others(left) if other > left):
                if about and about.isdisjoint((left, right)):
                    continue
                text = graph.text_of[right]
                if text not in told:
                    told[text] = graph.relation(own, text), graph.shares(own, text)
                relation, shares = told[text]
                yield Pair(graph.documents[left].id, graph.documents[right].id, relation, *shares)


def grouped(graph: Graph, wanted: Collection[Relation], about: Collection[int] = ()) -> list[Group]:
    """Put pairs of the wanted relations together to groups, oldest first and forms last.

    Copies, versions and derived texts are one group where a chain of pairs joins them. Forms would chain by one short
    text of set phrases, so theirs is a document with all that make a pair with it, the most typical first.
    With `about`, only what makes a pair with one of these documents.
    """
    links = graph.only(relation for relation in wanted if relation != "form")
    own = _Linked(graph, links, frozenset(about), is_form=False, equal="copy" in wanted)
    several = [text for text, documents in graph.of_text.items() if len(documents) > 1 and own.equal]
    nodes = sorted({*links, *several} & graph.of_text.keys(), key=lambda text: graph.of_text[text][0])
    form_links = graph.only(relation for relation in wanted if relation == "form")
    form = _Linked(graph, form_links, frozenset(about), is_form=True, equal=False)
    stars = sorted(_stars(graph, form_links), key=lambda star: min(graph.of_text[text][0] for text in star[1]))
    made = [_group(own, _head(graph, links, chain), chain) for chain in chains(nodes, links)]
    made += [_group(form, head, star) for head, star in stars]
    return [group for group in made if group.members]


def _head(graph: Graph, links: Links, chain: Sequence[int]) -> int:
    """Give the text of the oldest document, or where most do not go with it, the one with which most do."""

    def around(text: int) -> int:
        return sum(len(graph.of_text.get(other, ())) for other in members(links.get(text, 0))) + len(
            graph.of_text[text]
        )

    first = chain[0]
    if 2 * around(first) > sum(len(graph.of_text[text]) for text in chain):
        return first
    return max(chain, key=lambda text: (around(text), -graph.of_text[text][0]))


def _stars(graph: Graph, links: Links) -> list[tuple[int, list[int]]]:
    """Give texts, each with all that make a pair with it and are in no larger star.

    Those come first that have most of one another, which is more typical of a form than what all of it can be cut down
    to. What is left alone, as all it makes pairs with are taken, goes with the one that shares most.
    """
    links = {text: others for text, others in links.items() if text in graph.of_text}
    alike = {text: others & graph.most.get(text, 0) for text, others in links.items()}
    left = bits_of(links)
    stars: dict[int, list[int]] = {}
    for among in (alike, links):
        for head, star in _largest(graph, among, left):
            stars[head] = star
            left &= ~bits_of(star)
        home = {text: head for head, star in stars.items() for text in star}
        taken = bits_of(home)
        for text in members(left):
            if near := links[text] & taken:
                stars[home[_nearest(graph, text, near)]].append(text)
                left ^= 1 << text
    for head in members(left):  # two alone
        if left >> head & 1 and (around := links[head] & left):
            stars[head] = [head, *members(around)]
            left &= ~bits_of(stars[head])
    return list(stars.items())


def _largest(graph: Graph, links: Links, left: Bits) -> Iterator[tuple[int, list[int]]]:
    """Give stars of what is left, the largest first, while they are large enough."""
    waiting = [(-(others & left).bit_count(), graph.of_text[text][0], text) for text, others in links.items()]
    heapify(waiting)
    while waiting:
        size, oldest, head = heappop(waiting)
        around = links[head] & left if left >> head & 1 else 0
        count = around.bit_count()
        if count + 1 < _FEW_OF_A_FORM:
            continue
        if count < -size:
            heappush(waiting, (-count, oldest, head))
        else:
            left &= ~(around | 1 << head)
            yield head, [head, *members(around)]


def _nearest(graph: Graph, text: int, among: Bits) -> int:
    """Give the one of some texts that shares most with a text, of equals the oldest."""
    return max(
        islice(members(among), _LOOKS), key=lambda other: (sum(graph.shares(text, other)), -graph.of_text[other][0])
    )


def _group(linked: _Linked, head: int, chain: Collection[int]) -> Group:
    """Make a group of texts around one of them."""
    graph = linked.graph
    original = graph.of_text[head][0]
    inside = bits_of(chain)
    nearest: dict[int, int] = {}  # text -> document
    for text in chain:
        near = linked.links.get(text, 0)
        direct = near >> head & 1 or (text == head and linked.equal)
        if direct or near & inside:
            nearest[text] = original if direct else graph.of_text[_nearest(graph, text, near & inside)][0]
    related = {
        number: nearest[graph.text_of[number]]
        for number in graph.inside(chain)
        if number != original and graph.text_of[number] in nearest
    }
    if linked.about:
        related = _around(linked, related, original)
    told = tuple(graph.member(number, other) for number, other in sorted(related.items()))
    return Group(graph.documents[original], told, Pairs(linked, chain), linked.is_form)


def _around(linked: _Linked, related: Mapping[int, int], original: int) -> dict[int, int]:
    """Keep of a group the documents it is to be about and what makes a pair with one of them, related to it."""
    asked = [number for number in linked.about if number == original or number in related]
    found = {number: related[number] for number in asked if number != original}
    for number in sorted(asked):
        for other in related.keys() & set(linked.others(number)):
            found.setdefault(other, number)
    return found
