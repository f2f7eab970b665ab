"""Measure tracing on an archive: `python tests/bench/tracing.py FOLDER` (FOLDER: the unpacked archive).

Prints CPU seconds (user and system) and peak memory of building the index, of one claim in a cold process, of the
claims of gold/trace and of a thousand sentences of the archive as batches, and of a claim after one file changed; the
size of the index beside that of the texts; and the figures that the labels give ($USMX_SHARED, else ../shared).

Each question is also put to SQLite's own full-text search in a bare process: the same passages and the same stems of
words, in an ordinary FTS5 table (content kept, detail=full), any of the claim's stems, the best 16 by bm25. Its hit@1
and hit@5 are printed too. A table without content or with detail=none would not do: there bm25 is -0.0 for every row.
"""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

from usmx_corpus.reading import reader
from usmx_corpus.reading.passages import passages_of
from usmx_corpus.text.analyse import stems

SHARED = Path(os.environ.get("USMX_SHARED") or Path(__file__).parents[3] / "shared")
#: Mebibytes for what `ru_maxrss` counts: kibibytes, but bytes on macOS.
UNIT = 1 << 20 if sys.platform == "darwin" else 1 << 10
CLAIM = "The U.S. will aim to create $250 million in investment in southern Mexico"
TABLE = """
CREATE VIRTUAL TABLE passages USING fts5(stems, path UNINDEXED, text UNINDEXED, tokenize = "unicode61 tokenchars '_'")
"""
#: A query a line on standard input, a list of [path, text] a line on standard output.
BARE = """
import json, sqlite3, sys
database = sqlite3.connect(sys.argv[1])
query = "SELECT path, text FROM passages WHERE passages MATCH ? ORDER BY bm25(passages) LIMIT 16"
for words in sys.stdin:
    print(json.dumps(database.execute(query, [words]).fetchall()))
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


def main(folder: Path) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as caches, tempfile.TemporaryDirectory() as beside:
        bare = [sys.executable, "-c", BARE, str(Path(beside, "plain.sqlite"))]
        quoted = build_plain(folder, Path(beside, "plain.sqlite"))
        usmx = [sys.executable, "-m", "usmx_corpus"]
        trace = [*usmx, "trace", "--corpus", str(folder), "--json"]
        show("index built", *run([*usmx, "index", "build", "--corpus", str(folder)], caches))
        for _ in range(3):
            show("a claim, cold process", *run([*trace, CLAIM], caches))
            show("  FTS5 and bm25", *run(bare, caches, given=as_query(CLAIM)))
        gold = SHARED / "gold/trace/dev.jsonl"
        labelled = [json.loads(line)["claim"] for line in gold.read_text(encoding="utf-8").splitlines()]
        answers, plain = Path(beside, "answers.jsonl"), Path(beside, "plain.jsonl")
        for claims in (labelled, quoted):
            seconds, memory = run([*trace, "--batch", "-"], caches, answers, "\n".join(claims))
            show(f"{len(claims)} claims, {1000 * seconds / len(claims):.1f} ms each", seconds, memory)
            seconds, memory = run(bare, caches, plain, "\n".join(map(as_query, claims)))
            show(f"  FTS5 and bm25, {1000 * seconds / len(claims):.1f} ms each", seconds, memory)
            if claims is labelled:
                show_scores(gold, answers, plain)
        texts = sum(path.stat().st_size for path in folder.rglob("*.md"))
        index = sum(path.stat().st_size for path in Path(caches).glob("*.sqlite"))
        print(f"index: {index / 1e6:.1f} MB, texts: {texts / 1e6:.1f} MB")
        next(folder.rglob("*.md")).touch()
        show("one file changed, and a claim traced", *run([*trace, CLAIM], caches))


def build_plain(folder: Path, file: Path) -> list[str]:
    """Write the passages of a folder into an ordinary FTS5 table; return sentences, each of another document."""
    paths = sorted(folder.rglob("*.md"))
    stride = max(1, len(paths) // (2 * SENTENCES))
    quoted: list[str] = []
    with sqlite3.connect(file) as database:
        database.execute(TABLE)
        for number, path in enumerate(paths):
            document, _ = reader.read(path.relative_to(folder).as_posix(), path.read_bytes())
            rows = ((" ".join(stems(each.text)), document.path, each.text) for each in passages_of(document))
            database.executemany("INSERT INTO passages VALUES (?, ?, ?)", rows)
            if number % stride == 0:
                bodies = [" ".join(statement.body.split()) for statement in document.statements]
                some = [body for body in bodies if 8 <= len(body.split()) <= 30]
                quoted += some[len(some) // 2 :][:1]
        database.execute("INSERT INTO passages (passages) VALUES ('optimize')")
    database.close()
    return quoted[:SENTENCES]


def as_query(claim: str) -> str:
    """Return the query for any of the stems of a claim."""
    return " OR ".join(f'"{stem}"' for stem in dict.fromkeys(stems(claim))) or '""'


def show_scores(gold: Path, answers: Path, plain: Path) -> None:
    """Print the figures of usmx, and how often bm25 has the labelled paragraph first and among five."""
    sys.path.insert(0, str(SHARED / "score"))
    scorer: Any = import_module("trace")  # the standard library has a module of this name too
    print("usmx", json.dumps(scorer.score(scorer.load(gold), scorer.load(answers))))
    found = [
        {"verdict": "unsourced", "sources": [{"path": path, "text": text} for path, text in rows]}
        for rows in scorer.load(plain)
    ]
    scores = scorer.score(scorer.load(gold), found)
    print("FTS5 and bm25", json.dumps({key: scores[key] for key in ("hit@1", "hit@5", "mrr")}))


def show(what: str, seconds: float, memory: float) -> None:
    """Print a row."""
    print(f"{seconds:8.2f} s {memory:5.0f} MiB  {what}", flush=True)


if __name__ == "__main__":
    if len(sys.argv) != 2 or not SHARED.is_dir():
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
