"""Print how reviews survive real revisions: `python tests/bench/reviews.py [--errors]`.

Every commitment of the older text is reviewed, and the reviews are looked for in the newer one (360 pairs of versions
of releases, of $USMX_SHARED, else of ../shared). What became of a sentence is told without usmx's own alignment: by
difflib over the words of both texts.
"""

import json
import lzma
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from usmx_corpus.commitments.extraction import extract
from usmx_corpus.model import Commitment, Document, Header, Review
from usmx_corpus.reading.reader import read
from usmx_corpus.reviews import anchoring
from usmx_corpus.reviews.records import folded
from usmx_corpus.reviews.store import Line
from usmx_corpus.text import analyse

SHARED = Path(os.environ.get("USMX_SHARED") or Path(__file__).parents[3] / "shared")

#: A clause is that of another if so much of its words stands in it.
HALF = 0.5


class One:
    """A folder of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.commitments = list(extract(document))

    def headers(self) -> Sequence[Header]:
        return [self.document.header]

    def some(self, ids: Sequence[str]) -> list[Commitment]:
        return [each for each in self.commitments if each.id in set(ids)]

    def of_documents(self, ids: Sequence[str]) -> list[Commitment]:
        return self.commitments if self.document.id in ids else []

    def read(self, document: str) -> Document | None:
        return self.document if document == self.document.id else None


def versions() -> Iterator[tuple[str, One, One]]:
    """Give the older and the newer version of each release, under one id."""
    with lzma.open(SHARED / "gold/revisions/dev.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            pair = json.loads(line)
            old, new = (One(read("release.md", pair[side].encode())[0]) for side in ("old", "new"))
            yield pair["path"], old, new


def review(document: Document, commitment: Commitment) -> Review:
    """Give a review of a commitment, as `usmx review` makes it."""
    prefix, suffix = anchoring.context(document, commitment)
    return Review(commitment.id, document.id, commitment.text, "yes", "bench", prefix, suffix)


class Words:
    """The words of two versions, and which of the older ones stand where in the newer one."""

    def __init__(self, old: Document, new: Document) -> None:
        self.old, self.new = (analyse.placed_tokens(each.raw) for each in (old, new))
        left, right = ([word for word, _, _ in side] for side in (self.old, self.new))
        blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
        self.partner = {block.a + i: block.b + i for block in blocks for i in range(block.size)}

    def shared(self, old: Commitment, new: Commitment) -> float:
        """Give the share (0-1) of an older clause's words that stand in a newer clause now."""
        mine = [i for i, (_, start, end) in enumerate(self.old) if old.location.start <= start < old.location.end]
        there = [self.partner[i] for i in mine if i in self.partner]
        inside = [i for i in there if new.location.start <= self.new[i][1] < new.location.end]
        return len(inside) / max(len(mine), 1)


def _best(words: Words, before: Commitment, new: One) -> Commitment | None:
    """Give the newer commitment that has most of an older one's words, at least half of them."""
    shares = [(words.shared(before, each), number) for number, each in enumerate(new.commitments)]
    share, number = max(shares, default=(0.0, 0))
    return new.commitments[number] if share >= HALF else None


def main(*, errors: bool) -> None:
    """Print the figures, with `errors` what stands behind them."""
    count: Counter[str] = Counter()
    for path, old, new in versions():
        words = cache(lambda old=old.document, new=new.document: Words(old, new))
        lines = [Line(review(old.document, each), path, 1) for each in old.commitments]
        for before, found in zip(old.commitments, anchoring.anchor(lines, new), strict=True):
            count["reviews"] += 1
            if any(folded(each.text) == folded(before.text) for each in new.commitments):
                fate = "survives"
            elif any(anchoring.spots_of(new.document, before.text)):
                fate = "survives, not as a commitment"
            else:
                best = _best(words(), before, new)
                fate = "reworded" if best else "gone"
            told = str(found.state)
            if found.commitment:
                told += ", right" if words().shared(before, found.commitment) >= HALF else ", other"
            count[f"{fate}: {told}"] += 1
            if errors and (fate, told) != ("survives", "holds, right"):
                print(f"{path}\n  {fate}: {told} {found.likeness:.0f}\n  - {before.text}")
                print(f"  + {found.commitment.text if found.commitment else ''}")
                if fate == "reworded" and best:
                    print(f"  = {best.text}")
    for name, number in sorted(count.items()):
        print(f"{number:6} {name}")


if __name__ == "__main__":
    main(errors="--errors" in sys.argv)
