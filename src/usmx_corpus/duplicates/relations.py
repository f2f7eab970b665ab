"""What two texts that share much are to each other, and which are only of one form."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from usmx_corpus.duplicates.pairs import Shared
    from usmx_corpus.duplicates.shingles import Shingle
    from usmx_corpus.model import Relation

#: Both shares of a copy: a release posted twice, with a word mended or a line added, in 1,140 pairs of the archive.
_SAME = 0.95
_MOST = 0.5
#: What so many documents share is the frame of a form. With 8 the pairs of the archive fall apart as said below, and no
#: chain of the others joins more than 30 documents; without forms told apart one joins 834.
_MANY = 8
#: Of what is beside the frame, two texts of the archive share less than .1 (37,300 pairs: declarations for two states)
#: or more than .5 (1,470); 1,360 pairs lie between.
_OWN_SHARED = 0.5


def relations(found: Sequence[Shared], texts: Mapping[int, set[Shingle]], least: float) -> Iterator[Relation]:
    """Tell the relation of each pair; `texts` are the shingles of all that stand in one, by number."""
    pairs_of = Counter(number for pair in found for number in (pair.left, pair.right))
    # Two that make a pair with no other follow no form, and are often long.
    joined = {number for pair in found for number in pair[:2] if max(pairs_of[pair.left], pairs_of[pair.right]) > 1}
    frame = _frame(texts[number] for number in joined)
    own = {number: texts[number] - frame if number in joined else texts[number] for number in pairs_of}
    for pair in found:
        yield _relation(pair, texts, own, least)


def _frame(texts: Iterable[set[Shingle]]) -> set[Shingle]:
    """Give the shingles that many texts share."""
    number_of_texts: Counter[Shingle] = Counter()
    for text in texts:
        number_of_texts.update(text)
    return {shingle for shingle, number in number_of_texts.items() if number >= _MANY}


def _relation(
    pair: Shared, texts: Mapping[int, set[Shingle]], own: Mapping[int, set[Shingle]], least: float
) -> Relation:
    fewer = min(pair.left_shared, pair.right_shared)
    sides = ((pair.left, pair.right, pair.left_shared), (pair.right, pair.left, pair.right_shared))
    shares_own = any(
        shared >= least and _share(own[held], texts[holder]) >= _OWN_SHARED for held, holder, shared in sides
    )
    if not shares_own and fewer < 1:
        return "form"
    if fewer >= _SAME:
        return "copy"
    return "version" if fewer >= _MOST else "derived"


def _share(part: set[Shingle], whole: set[Shingle]) -> float:
    """Give the share of a part that is in a whole; 0 for an empty part."""
    return len(part & whole) / len(part) if part else 0.0
