"""Print the figures that the labels give for `usmx diff`: `python tests/bench/diffs.py FOLDER [--errors]`.

Pairs of releases, drafts of essays, and real versions of releases before and after an edit. FOLDER is the unpacked
archive, of which most of the labelled pairs are; the labels are those of $USMX_SHARED, else of ../shared.
"""

import json
import lzma
import os
import sys
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from itertools import product
from pathlib import Path
from typing import Any

from usmx_corpus.diff import compare
from usmx_corpus.model import Document
from usmx_corpus.reading.reader import read
from usmx_corpus.render.to_json import comparison

SHARED = Path(os.environ.get("USMX_SHARED") or Path(__file__).parents[3] / "shared")
GOLD = SHARED / "gold"


def diff(left: Document, right: Document) -> Any:  # noqa: ANN401 - JSON
    """Give what `usmx diff --json` prints."""
    return json.loads(json.dumps(comparison(compare(left, right))))


def pairs(folder: Path) -> Iterator[tuple[str, Any, Any]]:
    """Give the labelled pairs of releases: name, labels, diff."""
    for file in sorted((GOLD / "align").glob("*.json")):
        labels = json.loads(file.read_text(encoding="utf-8"))
        root = SHARED / "seeds" if file.name.startswith("seeds") else folder
        left, right = (read(labels[side], (root / labels[side]).read_bytes())[0] for side in ("left", "right"))
        yield file.stem, labels, diff(left, right)


def drafts() -> Iterator[tuple[Any, Any]]:
    """Give the labelled drafts of essays: labels, diff."""
    for line in (GOLD / "argrewrite/dev.jsonl").read_text(encoding="utf-8").splitlines():
        labels = json.loads(line)
        left, right = (
            read(f"{labels['id']}-{side}.md", labels[f"{side}_text"].encode())[0] for side in ("left", "right")
        )
        yield labels, diff(left, right)


def versions() -> Iterator[Any]:
    """Give the real versions of releases: path, text before, text after, diff."""
    with lzma.open(GOLD / "revisions/dev.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            pair = json.loads(line)
            old, new = (read(f"{side}.md", pair[side].encode())[0] for side in ("old", "new"))
            yield pair["path"], pair["old"], pair["new"], diff(old, new)


def moves(align: Any, labels: Any, found: Any) -> Iterator[str]:  # noqa: ANN401 - the scorer, JSON
    """Give for each right pair whether it has moved, by the labels and by the diff: its precision of moves."""
    gold = [(align.words(left), align.words(right), link) for left, right, link in align.gold_pairs(labels)]
    for change in found["changes"]:
        for left, right in product(
            *([align.words(each["text"]) for each in change[side]] for side in ("left", "right"))
        ):
            links = [link for one, two, link in gold if align.fits(left, one) and align.fits(right, two)]
            true = [bool(link.get("moved")) for link in links if not link.get("weak")]
            if true:
                yield f"{'moved' if any(true) else 'in place'}, told {'moved' if change['moved'] else 'in place'}"


def main(folder: Path, *, errors: bool) -> None:
    """Print the figures, with `errors` what stands behind them."""
    sys.path.append(str(SHARED / "score"))
    align, revisions = import_module("align"), import_module("revisions")
    rows: list[Any] = []
    moved: Counter[str] = Counter()
    for name, labels, found in pairs(folder):
        rows.append(align.score(labels, found, errors))
        moved.update(moves(align, labels, found))
        print("pair", name, json.dumps(align.summary([rows[-1]])))
    print("all pairs", json.dumps(align.summary(rows)))
    print("their moves", json.dumps(moved))
    rows = []
    for labels, found in drafts():
        rows.append(align.score(labels, found, errors))
    print("drafts", json.dumps(align.summary(rows)))
    rows = []
    for path, old, new, found in versions():
        rows.append(revisions.score(old, new, found))
        if errors and _is_odd(rows[-1]):
            print("version", path, rows[-1])
    print("versions", json.dumps(revisions.summary(rows)))


def _is_odd(row: dict[str, float]) -> bool:
    noisy = row["marked"] > 1.3 * row["must"]
    return row["covered"] <= 0.999 or noisy or row["figures_told"] < row["figures_gold"]


if __name__ == "__main__":
    if not SHARED.is_dir():
        sys.exit(f"no labels at {SHARED}; set USMX_SHARED to where they are")
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), errors="--errors" in sys.argv)
