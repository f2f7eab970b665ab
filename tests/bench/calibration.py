"""Count how many answers are right by verdict and score: `python tests/bench/calibration.py FOLDER` (the archive).

Uses gold/trace/dev.jsonl and the claims of dev2.jsonl that `ranking.py` does not hold out ($USMX_SHARED, else
../shared); prints a row for each band of `trace.confidence`, and the expected calibration error on the 60 held out.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from ranking import SHARED, held_out

from usmx_corpus.archive import Archive

WANTED = {"supported": "sourced", "altered": "conflicting", "unsupported": "unsourced"}
Bands = dict[tuple[str, float], list[bool]]


def bands(archive: Archive, claims: list[dict[str, Any]]) -> Bands:
    """Return whether each answer is right, by verdict and confidence."""
    found: Bands = defaultdict(list)
    for claim in claims:
        answer = archive.trace(claim["claim"])
        found[answer.verdict, answer.confidence].append(answer.verdict == WANTED[claim["kind"]])
    return found


def main(folder: Path) -> None:
    """Print the figures."""
    archive = Archive.open(folder)
    dev, dev2 = (
        [json.loads(line) for line in (SHARED / f"gold/trace/{name}.jsonl").read_text(encoding="utf-8").splitlines()]
        for name in ("dev", "dev2")
    )
    apart = held_out(dev2)
    for name, claims in (
        ("known", [*dev, *(claim for claim in dev2 if claim["id"] not in apart)]),
        ("held out", [claim for claim in dev2 if claim["id"] in apart]),
    ):
        found = bands(archive, claims)
        for (verdict, share), right in sorted(found.items()):
            print(f"{name}: {verdict} at {share:.2f}: {sum(right)} of {len(right)} right")
        off = sum(abs(sum(right) - share * len(right)) for (_, share), right in found.items())
        print(f"{name}: expected calibration error {off / len(claims):.3f}")


if __name__ == "__main__":
    if len(sys.argv) != 2 or not SHARED.is_dir():
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
