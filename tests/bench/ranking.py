"""Learn the weights of `trace.ranking`: `python tests/bench/ranking.py FOLDER` (FOLDER: the unpacked archive).

Learns on gold/trace/dev.jsonl, on 100 claims of dev2.jsonl and on the claims of tests/data ($USMX_SHARED, else
../shared), by conditional logistic regression (McFadden 1974): of the passages compared with a claim the right one is
to come first. Prints the weights, and how often the right passage is first and among five, in five folds and on the 60
claims of dev2.jsonl that are held out.
"""

import json
import os
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from math import exp
from pathlib import Path
from typing import Any, NamedTuple

from usmx_corpus.archive import Archive
from usmx_corpus.trace import ranking, verdict
from usmx_corpus.trace.match import Match

HERE = Path(__file__).parents[1]
SHARED = Path(os.environ.get("USMX_SHARED") or HERE.parents[1] / "shared")
SEED, HELD_OUT = 20261129, 60
FOLDS = 5
#: How strongly weights are drawn to 0, in units of the spread of each sign.
PENALTY = 3.0
STEPS, RATE = 300, 0.1


class Asked(NamedTuple):
    """A claim: the signs of each passage compared with it, and which of these passages are right."""

    signs: tuple[ranking.Signs, ...]
    right: tuple[bool, ...]


def held_out(claims: Sequence[dict[str, Any]]) -> set[str]:
    """Return the ids of the claims that nothing is learnt on."""
    return set(random.Random(SEED).sample([claim["id"] for claim in claims], HELD_OUT))  # noqa: S311


def asked(archive: Archive, claims: Sequence[dict[str, Any]], hits: Callable[[Any, Match], bool]) -> Iterator[Asked]:
    """Yield the claims that have a source."""
    passages = archive.passages()
    for claim in claims:
        if claim["kind"] != "unsupported":
            matches = verdict.explain(passages, claim["claim"])
            yield Asked(tuple(each.signs for each in matches), tuple(hits(claim, each) for each in matches))


def learn(claims: Sequence[Asked], spread: Sequence[float]) -> list[float]:
    """Return weights by gradient ascent with momentum (Adam, Kingma and Ba 2015)."""
    weights = [0.0] * len(spread)
    first, second = [0.0] * len(spread), [0.0] * len(spread)
    scaled = [
        ([[sign / by for sign, by in zip(signs, spread, strict=True)] for signs in claim.signs], claim.right)
        for claim in claims
        if any(claim.right)
    ]
    for step in range(1, STEPS + 1):
        gradient = [PENALTY * weight for weight in weights]
        for rows, right in scaled:
            for number, change in enumerate(_change(rows, right, weights)):
                gradient[number] += change
        for number, slope in enumerate(gradient):
            first[number] = 0.9 * first[number] + 0.1 * slope
            second[number] = 0.99 * second[number] + 0.01 * slope * slope
            mean, size = first[number] / (1 - 0.9**step), second[number] / (1 - 0.99**step)
            weights[number] -= RATE * mean / (size**0.5 + 1e-8)
    return [weight / by for weight, by in zip(weights, spread, strict=True)]


def _change(rows: Sequence[Sequence[float]], right: Sequence[bool], weights: Sequence[float]) -> Iterator[float]:
    """Yield for each weight the slope of the loss of one claim."""
    totals = [sum(weight * sign for weight, sign in zip(weights, row, strict=True)) for row in rows]
    shares = [exp(total - max(totals)) for total in totals]
    wanted = [share * good for share, good in zip(shares, right, strict=True)]
    for column in zip(*rows, strict=True):
        there = sum(share * sign for share, sign in zip(shares, column, strict=True)) / sum(shares)
        yield there - sum(share * sign for share, sign in zip(wanted, column, strict=True)) / sum(wanted)


def hit(claims: Sequence[Asked], weights: Sequence[float], places: int) -> float:
    """Return for how many claims (0–1) a right passage is among the first few."""
    found = 0
    for claim in claims:
        totals = [sum(w * sign for w, sign in zip(weights, signs, strict=True)) for signs in claim.signs]
        best = sorted(range(len(totals)), key=lambda number: -totals[number])
        found += any(claim.right[number] for number in best[:places])
    return found / len(claims)


def main(folder: Path) -> None:
    """Print the weights and figures."""
    sys.path.insert(0, str(SHARED / "score"))
    scorer: Any = import_module("trace")  # the standard library has a module of this name too

    def hits(claim: Any, match: Match) -> bool:  # noqa: ANN401 - as the scorer takes it
        copies = [{"path": each.about.path} for each in match.copies]
        source = {"path": match.passage.about.path, "text": match.passage.text, "copies": copies}
        scores = scorer.score([claim], [{"verdict": "unsourced", "sources": [source]}])
        return bool(scores["hit@1"])

    archive = Archive.open(folder)
    dev, dev2 = (scorer.load(SHARED / f"gold/trace/{name}.jsonl") for name in ("dev", "dev2"))
    apart = held_out(dev2)
    own = [claim for claim in scorer.load(HERE / "data/claims.jsonl") if not claim["held_out"]]
    archived = [*dev, *(claim for claim in dev2 if claim["id"] not in apart)]
    known = [*asked(archive, archived, hits), *asked(Archive.open(), own, hits)]
    held = [*asked(archive, [claim for claim in dev2 if claim["id"] in apart], hits)]
    spread = [_spread(column) for column in zip(*(signs for claim in known for signs in claim.signs), strict=True)]
    weights = learn(known, spread)
    print(json.dumps({name: round(weight, 2) for name, weight in zip(ranking.Signs._fields, weights, strict=True)}))
    mixed = random.Random(SEED).sample(known, len(known))  # noqa: S311
    for places in (1, 5):
        folds = (
            hit(mixed[fold::FOLDS], learn([c for n, c in enumerate(mixed) if n % FOLDS != fold], spread), places)
            for fold in range(FOLDS)
        )
        print(
            f"hit@{places}: {sum(folds) / FOLDS:.3f} in {FOLDS} folds, {hit(known, weights, places):.3f} on all", end=""
        )
        print(f", {hit(held, weights, places):.3f} held out")


def _spread(values: Sequence[float]) -> float:
    """Return the standard deviation of some values."""
    mean = sum(values) / len(values)
    return float((sum((value - mean) ** 2 for value in values) / len(values)) ** 0.5 + 1e-6)


if __name__ == "__main__":
    if len(sys.argv) != 2 or not SHARED.is_dir():
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
