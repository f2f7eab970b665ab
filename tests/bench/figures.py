"""Score usmx by the gold labels: `python tests/bench/figures.py`.

Runs the commands of usmx, and on their output the scorers beside the labels ($USMX_SHARED, else ../shared).
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

SHARED = Path(os.environ.get("USMX_SHARED") or Path(__file__).parents[3] / "shared")
SEEDS, GOLD = SHARED / "seeds", SHARED / "gold"
PAIRS = ("seeds-000-003", "seeds-000-004", "seeds-001-000", "seeds-001-002")


def usmx(*arguments: str) -> str:
    """Run a command of usmx and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", "usmx_corpus", *arguments], capture_output=True, text=True, check=False
    )
    if done.returncode not in {0, 1} or done.stderr:
        sys.exit(done.stderr)
    return done.stdout


def score(scorer: str, *arguments: object) -> str:
    """Run a scorer and return the line it prints."""
    command = [sys.executable, f"{scorer}.py", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=SHARED / "score").stdout.strip()


def commitments(folder: Path) -> None:
    """Score the commitments of the five documents and of further releases, and mentions across the five."""
    for name, documents in (("seeds", SEEDS), ("dev", GOLD / "documents/dev")):
        found = folder / f"{name}.json"
        found.write_text(usmx("list", "commitments", "--corpus", str(documents), "--json"), encoding="utf-8")
        print("commitments", name, score("commitments", GOLD / "commitments" / name, found))
    crossref = GOLD / "commitments/seeds-crossref.json"
    print("crossref", score("crossref", GOLD / "commitments/seeds", crossref, folder / "seeds.json"))


#: The types of releases as their file names give them; the first that fits counts.
TYPES = ("fact-sheet", "joint-statement", "communique", "readout", "remarks", "statement")


def types(folder: Path) -> None:
    """Score the commitments of further releases by their type."""
    scorer = import_scorer("commitments")
    predicted = json.loads((folder / "dev.json").read_text(encoding="utf-8"))
    by_type: dict[str, list[int]] = {}
    for file in sorted((GOLD / "commitments/dev").glob("*.json")):
        labels = json.loads(file.read_text(encoding="utf-8"))
        own = [each for each in predicted if Path(each["path"]).name == labels["document"]]
        pairs = scorer.pair(own, labels["commitments"])
        found = {j for _, j in pairs}
        wanted = {j for j, each in enumerate(labels["commitments"]) if each["tier"] != "optional"}
        kind = next((each for each in TYPES if each in file.name), "other")
        counts = by_type.setdefault(kind, [0, 0, 0])
        for index, number in enumerate((len(found & wanted), len(own) - len(pairs), len(wanted - found))):
            counts[index] += number
    for kind, (right, extra, missed) in by_type.items():
        print(f"commitments dev, {kind}: {right} found, {extra} false, {missed} missed")


def import_scorer(name: str) -> Any:  # noqa: ANN401 - a script, not a module with types
    """Return a scorer as a module."""
    from importlib import import_module

    sys.path.append(str(SHARED / "score"))
    return import_module(name)


def alignment(folder: Path) -> None:
    """Score the alignment of the four pairs of the five documents, one by one."""
    for pair in PAIRS:
        gold = GOLD / "align" / f"{pair}.json"
        sides = json.loads(gold.read_text(encoding="utf-8"))
        found = folder / f"{pair}.json"
        printed = usmx("diff", sides["left"], sides["right"], "--corpus", str(SEEDS), "--json")
        found.write_text(printed, encoding="utf-8")
        print("align", pair, score("align", gold, found))
    scorer = import_scorer("align")
    rows = [
        scorer.score(
            json.loads((GOLD / "align" / f"{pair}.json").read_text(encoding="utf-8")),
            json.loads((folder / f"{pair}.json").read_text(encoding="utf-8")),
        )
        for pair in PAIRS
    ]
    print("align, all four", json.dumps(scorer.summary(rows)))


def tracing(folder: Path) -> None:
    """Score the traced claims about the five documents."""
    gold = GOLD / "trace/seeds.jsonl"
    claims, answers = folder / "claims.txt", folder / "answers.jsonl"
    lines = gold.read_text(encoding="utf-8").splitlines()
    claims.write_text("\n".join(json.loads(line)["claim"] for line in lines), encoding="utf-8")
    answers.write_text(usmx("trace", "--batch", str(claims), "--corpus", str(SEEDS), "--json"), encoding="utf-8")
    print("trace", score("trace", gold, answers))


if __name__ == "__main__":
    if not SHARED.is_dir():
        sys.exit(f"no labels at {SHARED}; set USMX_SHARED to where they are")
    with tempfile.TemporaryDirectory() as name:
        for measure in (commitments, types, alignment, tracing):
            measure(Path(name))
