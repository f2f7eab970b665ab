"""Measure tracing on an archive: `python tests/bench/tracing.py FOLDER` (FOLDER: the unpacked archive).

Prints the CPU seconds (user and system) and the most memory of: building the passages from nothing, a claim put to a
cold process, the same words put to SQLite's own full-text search in a bare process, the claims of gold/trace as a
batch; the size of what is kept beside that of the texts; and the figures that the labels give ($USMX_SHARED, else
../shared).
"""

import json
import os
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

SHARED = Path(os.environ.get("USMX_SHARED") or Path(__file__).parents[3] / "shared")
#: Mebibytes for what `ru_maxrss` counts: kibibytes, but bytes on macOS.
UNIT = 1 << 20 if sys.platform == "darwin" else 1 << 10
CLAIM = "The U.S. will aim to create $250 million in investment in southern Mexico"
#: The same question as a full-text search has it: any of the words, ranked.
BARE = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1])
words = "aim OR creat OR invest OR southern OR mexico"
query = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words) LIMIT 16"
print(database.execute(query, [words]).fetchall())
"""


def run(command: list[str], caches: str, output: Path | None = None) -> tuple[float, float]:
    """Give the CPU seconds and the mebibytes of a process."""
    with Path(output or os.devnull).open("wb") as out:
        process = subprocess.Popen(command, stdout=out, env={**os.environ, "USMX_CACHE": caches})
        _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in {0, 1}:
        sys.exit(f"failed: {' '.join(command)}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / UNIT


def main(folder: str) -> None:
    """Print the figures."""
    usmx = [sys.executable, "-m", "usmx_corpus", "trace", "--corpus", folder, "--json"]
    gold = SHARED / "gold/trace/dev.jsonl"
    claims = [json.loads(line)["claim"] for line in gold.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as caches:
        told("built, and a claim traced", *run([*usmx, CLAIM], caches))
        for _ in range(3):
            told("a claim, cold process", *run([*usmx, CLAIM], caches))
        (kept,) = Path(caches).glob("*.sqlite")
        told("SQLite's search for its words, cold process", *run([sys.executable, "-c", BARE, str(kept)], caches))
        texts = sum(path.stat().st_size for path in Path(folder).rglob("*.md"))
        print(f"kept: {kept.stat().st_size / 1e6:.1f} MB, texts: {texts / 1e6:.1f} MB")
        asked, answers = Path(caches, "claims.txt"), Path(caches, "answers.jsonl")
        asked.write_text("\n".join(claims), encoding="utf-8")
        seconds, memory = run([*usmx, "--batch", str(asked)], caches, answers)
        told(f"{len(claims)} claims, {1000 * seconds / len(claims):.0f} ms each", seconds, memory)
        scorer = import_scorer()
        print(json.dumps(scorer.score(scorer.load(gold), scorer.load(answers))))


def import_scorer() -> Any:  # noqa: ANN401 - a script, not a module with types
    """Give the scorer of traces, whose name the standard library bears too."""
    sys.path.insert(0, str(SHARED / "score"))
    return import_module("trace")


def told(what: str, seconds: float, memory: float) -> None:
    """Print a row."""
    print(f"{seconds:8.2f} s {memory:5.0f} MiB  {what}")


if __name__ == "__main__":
    if len(sys.argv) != 2 or not SHARED.is_dir():
        sys.exit(__doc__)
    main(sys.argv[1])
