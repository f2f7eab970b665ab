"""Measure tracing on an archive: `python tests/bench/tracing.py FOLDER` (FOLDER: the unpacked archive).

Prints the CPU seconds (user and system) and the most memory of: building the passages from nothing, a claim put to a
cold process, the claims of gold/trace and a thousand sentences of the archive as batches, and each time the same words
put to SQLite's own full-text search (any of them, by bm25) in a bare process; what a changed file costs; the size of
what is kept beside that of the texts; and the figures that the labels give ($USMX_SHARED, else ../shared).
"""

import json
import os
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

from usmx_corpus.corpus import look_over
from usmx_corpus.index.postings import token
from usmx_corpus.text.terms import roots

SHARED = Path(os.environ.get("USMX_SHARED") or Path(__file__).parents[3] / "shared")
#: Mebibytes for what `ru_maxrss` counts: kibibytes, but bytes on macOS.
UNIT = 1 << 20 if sys.platform == "darwin" else 1 << 10
CLAIM = "The U.S. will aim to create $250 million in investment in southern Mexico"
#: The same questions as a full-text search has them.
BARE = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1])
query = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words) LIMIT 16"
for words in sys.stdin:
    database.execute(query, [words]).fetchall()
"""
SENTENCES = 1_000


def run(command: list[str], caches: str, output: Path | None = None, given: str = "") -> tuple[float, float]:
    """Return the CPU seconds and the mebibytes of a process."""
    with Path(output or os.devnull).open("wb") as out, tempfile.TemporaryFile("w+", encoding="utf-8") as asked:
        asked.write(given)
        asked.seek(0)
        process = subprocess.Popen(command, stdin=asked, stdout=out, env={**os.environ, "USMX_CACHE": caches})
        _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in {0, 1}:
        sys.exit(f"failed: {' '.join(command)}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / UNIT


def main(folder: str) -> None:
    """Print the figures."""
    usmx = [sys.executable, "-m", "usmx_corpus"]
    trace = [*usmx, "trace", "--corpus", folder, "--json"]
    gold = SHARED / "gold/trace/dev.jsonl"
    claims = [json.loads(line)["claim"] for line in gold.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as caches:
        told("built, and a claim traced", *run([*trace, CLAIM], caches))
        (kept,) = Path(caches).glob("*.sqlite")
        run([*usmx, "index", "build", "--corpus", folder], caches)  # commitments, which sources may state
        bare = [sys.executable, "-c", BARE, str(kept)]
        for _ in range(3):
            told("a claim, cold process", *run([*trace, CLAIM], caches))
            told("  SQLite's search for its words", *run(bare, caches, given=as_query(CLAIM)))
        answers = Path(caches, "answers.jsonl")
        for asked in (claims, sentences(folder)):
            seconds, memory = run([*trace, "--batch", "-"], caches, answers, "\n".join(asked))
            told(f"{len(asked)} claims, {1000 * seconds / len(asked):.1f} ms each", seconds, memory)
            seconds, memory = run(bare, caches, given="\n".join(map(as_query, asked)))
            told(f"  SQLite's search for theirs, {1000 * seconds / len(asked):.1f} ms each", seconds, memory)
            if asked is claims:
                scorer = import_scorer()
                print(json.dumps(scorer.score(scorer.load(gold), scorer.load(answers))))
        texts = sum(path.stat().st_size for path in Path(folder).rglob("*.md"))
        print(f"kept: {kept.stat().st_size / 1e6:.1f} MB, texts: {texts / 1e6:.1f} MB")
        next(Path(folder).rglob("*.md")).touch()
        told("one file changed, and a claim traced", *run([*trace, CLAIM], caches))


def as_query(claim: str) -> str:
    """Return the content words of a claim as the search is asked for any of them."""
    return " OR ".join(f'"{token(root)}"' for root in dict.fromkeys(roots(claim))) or '""'


def sentences(folder: str) -> list[str]:
    """Return sentences of an archive, each of another document, as somebody would quote them."""
    survey = look_over(folder)
    found: list[str] = []
    for path in list(survey.stamps)[:: max(1, len(survey.stamps) // (2 * SENTENCES))]:
        document, _ = survey.read(path, path)
        bodies = [" ".join(statement.body.split()) for statement in document.statements] if document else []
        some = [body for body in bodies if 8 <= len(body.split()) <= 30]
        found += some[len(some) // 2 :][:1]
    return found[:SENTENCES]


def import_scorer() -> Any:  # noqa: ANN401 - a script, not a module with types
    """Return the scorer of traces, whose name the standard library bears too."""
    sys.path.insert(0, str(SHARED / "score"))
    return import_module("trace")


def told(what: str, seconds: float, memory: float) -> None:
    """Print a row."""
    print(f"{seconds:8.2f} s {memory:5.0f} MiB  {what}")


if __name__ == "__main__":
    if len(sys.argv) != 2 or not SHARED.is_dir():
        sys.exit(__doc__)
    main(sys.argv[1])
