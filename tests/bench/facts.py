"""Measure facts on the cases of `tests/data/facts`: `python tests/bench/facts.py [FILE …] [--half held] [--errors]`.

Prints for each kind of fact how many cases are right, not read, or, the worst outcome, silently wrong.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

TESTS = Path(__file__).parents[1]
sys.path.append(str(TESTS))

import fact_cases  # noqa: E402
import fact_pairs  # noqa: E402
import fact_times  # noqa: E402
import name_cases  # noqa: E402

FOLDER = TESTS / "data/facts"
Case = TypeVar("Case", fact_cases.Case, fact_times.Case)
Judged = tuple[str, str]  # the outcome of a case, and what to print where it is not right


def _chosen(cases: Iterator[Case], half: str) -> Iterator[Case]:
    """Yield the cases of a half, drawn by their words."""
    return (case for case in cases if half in {"all", fact_cases.half(case.text)})


def differences(path: Path, half: str) -> Iterator[Judged]:
    """Judge what diffs of pairs of texts tell."""
    for pair in fact_pairs.pairs(path):
        if half in {"all", pair.half}:
            note = f"{pair.kind}\n  - {pair.left}\n  + {pair.right}\n  told: {fact_pairs.told(pair)}, not {pair.facts}"
            yield fact_pairs.outcome(pair), note


def figures(path: Path, half: str) -> Iterator[Judged]:
    """Judge which sums, shares and counts are found."""
    for case in _chosen(fact_cases.cases(path), half):
        note = f"{case.text}\n  found: {fact_cases.figures(case)}, not {case.expected}"
        yield fact_cases.outcome(case), note


def dates(path: Path, half: str) -> Iterator[Judged]:
    """Judge which dates and periods are found, and which days they cover."""
    for case in _chosen(fact_times.cases(path), half):
        found = fact_times.dates(case)
        yield fact_times.outcome(case, found), f"{case.text}\n  found: {found}, not {case.times}"


def deadlines(path: Path, half: str) -> Iterator[Judged]:
    """Judge which deadline is found, and which days it spans."""
    for case in _chosen(fact_times.cases(path), half):
        found = fact_times.deadline(case)
        yield fact_times.outcome(case, found), f"{case.text}\n  found: {found}, not {case.times}"


def names(path: Path, half: str) -> Iterator[Judged]:
    """Judge which names are found in sentences, and which pairs of them are the same."""
    if half not in {"all", "held" if path.stem.endswith("held") else "seen"}:
        return
    for case in name_cases.sentences(path.name):
        missed, false = name_cases.missed(case), name_cases.false(case)
        yield from (("right", "") for name in case.expected if name not in missed)
        yield from (("not read", f"{name} in {case.text}") for name in missed)
        yield from (("silently wrong", f"{name} in {case.text}") for name in false)
    for pair in name_cases.pairs(path.name):
        is_wrong = not name_cases.is_right(pair) and pair.same is not False
        yield (
            "right" if name_cases.is_right(pair) else "silently wrong" if is_wrong else "not read",
            f"{pair.one} | {pair.other}",
        )


def titles(path: Path, _half: str) -> Iterator[Judged]:
    """Judge whom titles and bodies that many countries have mean in each of them."""
    for case in name_cases.titles(path.name):
        found = name_cases.named(case)
        missing = set(found) < set(case.names)
        outcome = "right" if found == case.names else "not read" if missing else "silently wrong"
        yield outcome, f"{case.text}\n  found: {found}, not {case.names}"


#: How the cases of a file are judged, by the first word of its name.
JUDGES: dict[str, Callable[[Path, str], Iterator[Judged]]] = {
    "dates": dates,
    "deadlines": deadlines,
    "diff": differences,
    "figures": figures,
    "money": figures,
    "names": names,
    "titles": titles,
}


def measure(path: Path, half: str, *, errors: bool) -> None:
    """Print how the cases of a file are judged."""
    outcomes: Counter[str] = Counter()
    for outcome, note in JUDGES[path.stem.split("-")[0]](path, half):
        outcomes[outcome] += 1
        if errors and outcome != "right":
            print(f"  {outcome}: {note}")
    total = outcomes.total()
    counts = ", ".join(f"{outcomes[each]} {each}" for each in ("right", "not read", "silently wrong"))
    print(f"{path.stem}: {counts} of {total} ({outcomes['right'] / max(1, total):.0%} right)")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--half", choices=["seen", "held", "all"], default="all")
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    judged = (file for file in sorted(FOLDER.glob("*.txt")) if file.stem.split("-")[0] in JUDGES)
    for file in arguments.files or judged:
        measure(file, arguments.half, errors=arguments.errors)
