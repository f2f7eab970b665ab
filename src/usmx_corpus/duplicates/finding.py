"""Documents that belong together: candidates by samples, pairs by all their words, groups of pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usmx_corpus.duplicates.candidates import candidates
from usmx_corpus.duplicates.grouping import Graph, grouped
from usmx_corpus.duplicates.relations import related
from usmx_corpus.duplicates.texts import held, nodes_of
from usmx_corpus.model import RELATIONS
from usmx_corpus.text.bitsets import either_way

if TYPE_CHECKING:
    from collections.abc import Collection

    from usmx_corpus.duplicates.texts import Texts
    from usmx_corpus.model import Group, Relation

#: The share of a text that must be found in another.
LEAST = 0.5
#: Below this an archive takes minutes and gigabytes, for pairs that have set phrases in common: 147,000 at .2.
LEAST_SHARE = 0.2


def groups_of(
    texts: Texts, least: float = LEAST, wanted: Collection[Relation] = RELATIONS, about: Collection[str] = ()
) -> list[Group]:
    """Return the documents that belong together, in groups of the wanted relations.

    Two documents make a pair where the share `least` (0.2–1) of the 5-word shingles of either is found in the other:
    the containment of Broder (1997). Candidates are found by samples, which miss a few in a thousand of an archive's
    pairs; the relation of a pair is decided on all its words, and is the one that `diff` states.
    With `about` (ids), only what makes a pair with one of these documents.
    Raises `ValueError` for another share.
    """
    if not LEAST_SHARE <= least <= 1:
        raise ValueError(f"not a share from {LEAST_SHARE} to 1: {least:g}")
    nodes = nodes_of(texts)
    holders = candidates(nodes.samples, least)
    shingles, traits = held(texts, nodes, holders)
    found = related(shingles, traits, either_way(holders), least)
    graph = Graph(found.links, found.halves, shingles, texts.headers, nodes.documents, nodes.node_of)
    asked = [number for number, header in enumerate(texts.headers) if header.id in about]
    return grouped(graph, wanted, asked) if asked or not about else []
