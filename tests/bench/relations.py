"""Print the evidence for the thresholds of `usmx_corpus.relation`: `python tests/bench/relations.py FOLDER [--read N]`.

The relation, shares and days of the real revisions and the labelled pairs (of $USMX_SHARED, else of ../shared); then
the pairs of FOLDER, the unpacked archive, by share, days and relation. With `--read N`, N pairs of each to read.
"""

import json
import lzma
import os
import sys
from collections import Counter, defaultdict
from pathlib import Path
from random import Random

from usmx_corpus.archive import Archive
from usmx_corpus.diff import compare
from usmx_corpus.model import Document, Pair
from usmx_corpus.reading.passages import passages_of
from usmx_corpus.reading.reader import read
from usmx_corpus.relation import DERIVED, EVENT_DAYS, FRAME, VERSION, VERSION_DAYS, profile, relation

SHARED = Path(os.environ.get("USMX_SHARED") or Path(__file__).parents[3] / "shared")


def shares(left: Document, right: Document) -> tuple[str, float, float]:
    """Return the relation of two documents by their words alone, the smaller share and the larger."""
    sides = [profile((passage.text for passage in passages_of(side)), side.header) for side in (left, right)]
    common = len(sides[0].shingles & sides[1].shingles)
    less, more = sorted(common / max(1, len(side.shingles)) for side in sides)
    return relation(sides[0], sides[1]), less, more


def revisions() -> None:
    """Print what real revisions share."""
    found: defaultdict[str, list[tuple[float, float, str]]] = defaultdict(list)
    with lzma.open(SHARED / "gold/revisions/dev.jsonl.xz", "rt", encoding="utf-8") as lines:
        for pair in map(json.loads, lines):
            name, less, more = shares(*(read(f"{side}.md", pair[side].encode())[0] for side in ("old", "new")))
            found[pair["class"]].append((less, more, name))
    for kind, rows in found.items():
        least = ", ".join(f"{less:.2f} {more:.2f}" for less, more, _ in sorted(rows)[:5])
        print(f"revisions, {kind}: {dict(Counter(name for *_, name in rows))}; least shares {least}")


def labelled(folder: Path) -> None:
    """Print what the labelled pairs share, and how many days are between them."""
    for file in sorted((SHARED / "gold/align").glob("*.json")):
        labels = json.loads(file.read_text(encoding="utf-8"))
        root = SHARED / "seeds" if file.name.startswith("seeds") else folder
        left, right = (read(labels[side], (root / labels[side]).read_bytes())[0] for side in ("left", "right"))
        _, less, more = shares(left, right)
        days = abs((left.date - right.date).days) if left.date and right.date else "unknown"
        print(f"{file.stem}: {compare(left, right).relation}, shares {less:.2f} {more:.2f}, days {days}")


def archive(folder: Path, count: int) -> None:
    """Print the pairs of an archive that share a fifth of either text."""
    with Archive.open(folder) as opened:
        documents = {header.id: header for header in opened.documents}
        groups = opened.duplicates(0.2)
    cells: defaultdict[tuple[str, str, str], list[Pair]] = defaultdict(list)
    for pair in (pair for group in groups for pair in group.pairs):
        days = [documents[id_].date for id_ in (pair.left, pair.right)]
        apart = abs((days[0] - days[1]).days) if days[0] and days[1] else 0
        cells[_band(pair), _span(apart), pair.relation].append(pair)
    for cell, pairs in sorted(cells.items()):
        print(f"{len(pairs):7,}  {'  '.join(cell)}")
        for pair in Random(1).sample(pairs, min(count, len(pairs))):  # noqa: S311 - the same each time
            print(f"           {pair.left_shared:.2f} {pair.right_shared:.2f}  {pair.left}  {pair.right}")


def _band(pair: Pair) -> str:
    less, more = sorted((pair.left_shared, pair.right_shared))
    if less >= VERSION:
        return f"both {VERSION:.2f}"
    if less >= DERIVED:
        return f"both {DERIVED:.2f}"
    if more >= DERIVED:
        return f"one {DERIVED:.2f}, other {FRAME:.2f}" if less >= FRAME else f"one {DERIVED:.2f}"
    return f"both {FRAME:.2f}" if less >= FRAME else "one 0.20"


def _span(days: int) -> str:
    limits = (0, VERSION_DAYS, EVENT_DAYS)
    return next((f"{limit:2} days" for limit in limits if days <= limit), "more days")


if __name__ == "__main__":
    if len(sys.argv) < 2 or not SHARED.is_dir():
        sys.exit(__doc__)
    revisions()
    labelled(Path(sys.argv[1]))
    archive(Path(sys.argv[1]), int(sys.argv[3]) if "--read" in sys.argv else 0)
