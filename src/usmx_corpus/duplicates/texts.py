"""What `list duplicates` asks of a folder: headers and samples of all documents, the passages of some."""

from __future__ import annotations

from array import array
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, NamedTuple, Protocol

from usmx_corpus.duplicates.holdings import gathered
from usmx_corpus.duplicates.relations import Traits
from usmx_corpus.relation import profile, title_words
from usmx_corpus.text.bitsets import bits_of, members

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from usmx_corpus.duplicates.holdings import Holdings
    from usmx_corpus.model import Header
    from usmx_corpus.text.bitsets import Bits
    from usmx_corpus.text.shingles import Sample, Shingle


class Texts(Protocol):
    """The documents of a folder, oldest first (`corpus.chronological`), by their place in that order."""

    @property
    def headers(self) -> Sequence[Header]:
        """The header of each document."""

    def samples(self) -> Sequence[Sample]:
        """Return `shingles.sample(compared_words(passages))` of each document."""

    def passages(self, number: int) -> Iterable[str]:
        """Return the texts of the paragraphs and list items of one document, in order."""


class Nodes(NamedTuple):
    """Documents with the same words, title, day and address are one node: its pairs are theirs.

    `documents` are those of each node, oldest first; `node_of` is the node of each document.
    """

    documents: Sequence[Sequence[int]]
    node_of: Sequence[int]
    samples: Sequence[Sample]


def nodes_of(texts: Texts) -> Nodes:
    """Return the nodes of a folder, in the order of their oldest documents."""
    known: dict[object, int] = {}
    documents: list[list[int]] = []
    node_of: list[int] = []
    samples: list[Sample] = []
    for number, (header, sample) in enumerate(zip(texts.headers, texts.samples(), strict=True)):
        # A document without words is like no other.
        key = (sample.words_hash, title_words(header.title), header.date, header.url) if sample.shingles else number
        node = known.setdefault(key, len(documents))
        if node == len(documents):
            documents.append([])
            samples.append(sample)
        documents[node].append(number)
        node_of.append(node)
    return Nodes(documents, node_of, samples)


def held(texts: Texts, nodes: Nodes, holders: Mapping[int, Bits]) -> tuple[Holdings, dict[int, Traits]]:
    """Return the shingles and the traits of the texts that may make a pair; `holders` may hold a share of each.

    A pair shares only shingles of texts that others may hold, and these have few words compared with the holders.
    """
    numbers = [*holders, *members(reduce(or_, holders.values(), 0) & ~bits_of(holders))]
    titles = frozenset().union(*(title_words(texts.headers[nodes.documents[number][0]].title) for number in numbers))
    sizes: dict[int, int] = {}
    traits: dict[int, Traits] = {}
    kept: dict[int, array[Shingle]] = {}
    wanted: set[Shingle] = set()
    for number in numbers:
        document = nodes.documents[number][0]
        own = profile(texts.passages(document), texts.headers[document])
        sizes[number] = len(own.shingles)
        traits[number] = Traits(
            words=titles & own.words | own.title,
            named=own.title & own.words,
            figures=own.figures,
            figures_hash=own.figures_hash,
            title=own.title,
            day=own.day,
            url=own.url,
        )
        if number in holders:
            wanted |= own.shingles
        kept[number] = array("q", own.shingles if number in holders else wanted & own.shingles)
    return gathered(kept, sizes), traits
