"""Score who undertakes, how much and by when: `python tests/bench/attributes.py [GOLD_DIR PREDICTED.json] [--errors]`.

Without arguments on the five documents and on the further releases of the gold labels ($USMX_SHARED, else ../shared).
PREDICTED.json is what `usmx list commitments --json` prints of the documents of GOLD_DIR. Commitments are paired as
`score/commitments.py` does; only pairs whose gold is core or soft count. Each attribute gets precision, recall and F1
over all values of all pairs:

- actor: two names are one when they are the same known name, one belongs to the other, or all long words of one stand
  in the other (labels name an agency as it is written there);
- amount: sums of money, compared by their numbers ("$474 million" → 474); a count that is labelled as an amount is
  found where it is among the figures;
- deadline: compared by the words that both give; "in time" is the share of resolved intervals that equal the gold's,
  where it gives one;
- kind: action or outcome, where the labels say.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from usmx_corpus.facts import entities, lexicon
from usmx_corpus.text.folding import fold

SHARED = Path(os.environ.get("USMX_SHARED") or Path(__file__).parents[3] / "shared")
Json = dict[str, Any]
SMALL_WORDS = {"in", "the", "of", "by", "over", "on", "within", "scheduled", "for", "this"}


def same_name(one: str, other: str) -> bool:
    """Whether two names of an actor mean one actor, or one that belongs to the other."""
    left, right = entities.canonical(one) or one, entities.canonical(other) or other
    if left == right or lexicon.within(left, right) or lexicon.within(right, left):
        return True
    mine, theirs = (set(re.findall(r"\w{3,}", fold(name).lower())) for name in (left, right))
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def same_sum(one: str, other: str) -> bool:
    """Whether two amounts share a number, the only part that every way of writing one has."""
    mine, theirs = ({*re.findall(r"\d+(?:\.\d+)*", text.replace(",", ""))} for text in (one, other))
    return bool(mine & theirs)


def same_time(one: str, other: str) -> bool:
    """Whether two deadlines share a word for a time."""
    mine, theirs = ({*re.findall(r"\w+", text.lower())} - SMALL_WORDS for text in (one, other))
    return bool(mine & theirs)


def values(commitment: Json, attribute: str, *, is_gold: bool) -> list[str]:
    """Return the values of an attribute as texts."""
    if attribute == "actor":
        return list(commitment["actors"])
    if attribute == "deadline":
        deadline = commitment["deadline"]
        return [deadline if isinstance(deadline, str) else deadline["raw" if is_gold else "text"]] if deadline else []
    return [each if isinstance(each, str) else each.get("raw") or each["text"] for each in commitment["amounts"]]


SAME = {"actor": same_name, "amount": same_sum, "deadline": same_time}


class Tally:
    """Counts of an attribute: found, labelled, and how many of each have a counterpart."""

    def __init__(self) -> None:
        self.count: Counter[str] = Counter()

    def add(
        self, predicted: list[str], gold: list[str], attribute: str, allowed: list[str]
    ) -> tuple[list[str], list[str]]:
        """Count the values of one pair; return extra and missed ones. One of `allowed` is neither extra nor missed."""
        same = SAME[attribute]
        extra = [value for value in predicted if not any(same(value, other) for other in gold)]
        missed = [value for value in gold if not any(same(value, other) for other in [*predicted, *allowed])]
        self.count.update(found=len(predicted), right=len(predicted) - len(extra))
        self.count.update(labelled=len(gold), met=len(gold) - len(missed))
        return extra, missed

    def figures(self) -> dict[str, float]:
        """Return precision, recall and F1."""
        precision = self.count["right"] / (self.count["found"] or 1)
        recall = self.count["met"] / (self.count["labelled"] or 1)
        f1 = 2 * precision * recall / ((precision + recall) or 1)
        return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)} | {
            "labelled": self.count["labelled"]
        }


def pairs(gold_dir: Path, predicted: list[Json]) -> list[tuple[Json, Json]]:
    """Pair what is found with what is labelled, as the scorer of commitments does."""
    sys.path.append(str(SHARED / "score"))
    from importlib import import_module

    scorer = import_module("commitments")
    found = []
    for file in sorted(gold_dir.glob("*.json")):
        labels = json.loads(file.read_text(encoding="utf-8"))
        own = [each for each in predicted if Path(each["path"]).name == labels["document"]]
        matched = scorer.pair(own, labels["commitments"])
        found += [(own[i], labels["commitments"][j]) for i, j in matched]
    return [(mine, gold) for mine, gold in found if gold["tier"] != "optional"]


def score(gold_dir: Path, predicted: list[Json], *, errors: bool) -> dict[str, Any]:
    """Score the attributes of all pairs."""
    tallies = {attribute: Tally() for attribute in SAME}
    intervals: list[bool] = []
    kinds: list[bool] = []
    for mine, gold in pairs(gold_dir, predicted):
        for attribute, tally in tallies.items():
            values_of_both = (values(mine, attribute, is_gold=False), values(gold, attribute, is_gold=True))
            # The labels hold a count here and there, as an amount.
            counts = [figure["text"] for figure in mine["figures"]] if attribute == "amount" else []
            extra, missed = tally.add(*values_of_both, attribute, counts)
            if errors and (extra or missed):
                print(f"{attribute}: extra {extra}, missed {missed} | {mine['quote'][:110]}")
        if isinstance(gold["deadline"], dict) and gold["deadline"]["start"] and mine["deadline"]:
            intervals.append(all(mine["deadline"][end] == gold["deadline"][end] for end in ("start", "end")))
        if "kind" in gold:
            kinds.append(mine["kind"] == gold["kind"])
    figures = {attribute: tally.figures() for attribute, tally in tallies.items()}
    return figures | {"in time": f"{sum(intervals)} of {len(intervals)}", "kind": f"{sum(kinds)} of {len(kinds)}"}


def predicted_in(corpus: Path) -> list[Json]:
    """Return the commitments that usmx finds in a corpus."""
    command = [sys.executable, "-m", "usmx_corpus", "list", "commitments", "--corpus", str(corpus), "--json"]
    with tempfile.TemporaryDirectory() as caches:
        environment = {**os.environ, "USMX_CACHE": caches}
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return list(json.loads(done.stdout))


def main(arguments: list[str]) -> None:
    """Print the figures."""
    errors = "--errors" in arguments
    given = [argument for argument in arguments if not argument.startswith("--")]
    if given:
        gold, predicted = given
        print(score(Path(gold), json.loads(Path(predicted).read_text(encoding="utf-8")), errors=errors))
        return
    for name, corpus in (("seeds", SHARED / "seeds"), ("dev", SHARED / "gold/documents/dev")):
        print("attributes", name, score(SHARED / "gold/commitments" / name, predicted_in(corpus), errors=errors))


if __name__ == "__main__":
    main(sys.argv[1:])
