"""Print what diffs cost: `python tests/bench/diff_speed.py FOLDER` (FOLDER: the unpacked archive).

CPU seconds (user and system): a pair of the five documents as a whole process, in multiples of `python -c pass`; real
versions of releases of some 5,000 words against `difflib.SequenceMatcher` on the same words, in this process and in
turn; the longest release of the archive against an edited copy of itself, as a whole process with its memory.
"""

import difflib
import gc
import json
import lzma
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from usmx_corpus.diff import compare
from usmx_corpus.model import Document
from usmx_corpus.reading.reader import read

SHARED = Path(os.environ.get("USMX_SHARED") or Path(__file__).parents[3] / "shared")
RUNS = 21
#: Compiled files are kept, as pip keeps them where it installs.
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
#: Mebibytes for what `ru_maxrss` counts: kibibytes, but bytes on macOS.
UNIT = 1 << 20 if sys.platform == "darwin" else 1 << 10


def process(*arguments: str) -> tuple[float, float]:
    """Give the CPU seconds and the mebibytes of one run of Python."""
    started = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL, env=ENVIRONMENT)
    _, status, used = os.wait4(started.pid, 0)
    if os.waitstatus_to_exitcode(status) not in {0, 1}:
        sys.exit(f"failed: {arguments}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / UNIT


def start_up() -> None:
    """Compare a pair of the five documents with starting Python."""
    for format_ in ("table", "json", "html"):
        command = ("-m", "usmx_corpus", "diff", "fact-sheet", "mexican-summary", "--format", format_)
        process(*command)
        ratios = [process(*command)[0] / process("-c", "pass")[0] for _ in range(RUNS)]
        print(f"seed pair, {format_}: {statistics.median(ratios):.1f} times python -c pass")


def seconds(work: Callable[[], object]) -> float:
    """Give the CPU seconds of a call, at best of three."""
    taken = []
    for _ in range(3):
        gc.collect()
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return min(taken)


def versions() -> None:
    """Compare real versions of 4,500 to 5,500 words with difflib on the same words."""
    ours: list[float] = []
    theirs: list[float] = []
    quick: list[float] = []
    with lzma.open(SHARED / "gold/revisions/dev.jsonl.xz", "rt", encoding="utf-8") as lines:
        pairs = [(pair["old"], pair["new"]) for pair in map(json.loads, lines)]
    for old, new in pairs:
        left, right = read("old.md", old.encode())[0], read("new.md", new.encode())[0]
        if not 4_500 <= left.words <= 5_500:
            continue
        one, other = said(left), said(right)
        ours.append(seconds(lambda one=left, other=right: compare(one, other)))  # type: ignore[misc]
        for times, junk in ((theirs, False), (quick, True)):
            times.append(seconds(lambda a=one, b=other, j=junk: opcodes(a, b, autojunk=j)))  # type: ignore[misc]
    for name, times in (("usmx", ours), ("difflib", theirs), ("difflib, autojunk", quick)):
        each = " ".join(f"{1000 * one:.0f}" for one in times)
        print(f"{len(times)} versions of 5,000 words, {name}: {1000 * sum(times):.0f} ms ({each})")


def opcodes(one: list[str], other: list[str], *, autojunk: bool) -> object:
    """Compare words as the standard library does."""
    return difflib.SequenceMatcher(None, one, other, autojunk=autojunk).get_opcodes()


def said(document: Document) -> list[str]:
    """Give the words of a document."""
    return [word for statement in document.statements for word in statement.text.split()]


def longest(folder: Path) -> None:
    """Compare the longest release with a copy in which one line in thirty was changed, and some moved."""
    source = max(folder.rglob("*.md"), key=lambda path: len(path.read_text(encoding="utf-8")))
    text = source.read_text(encoding="utf-8")
    chance = random.Random(4)  # noqa: S311 - the same copy each time
    lines = [
        re.sub(r"\d", "7", line) + " as amended" if line and chance.random() < 1 / 30 else line
        for line in text.split("\n")
    ]
    for _ in range(10):
        lines.insert(chance.randrange(20, len(lines)), lines.pop(chance.randrange(20, len(lines))))
    with tempfile.TemporaryDirectory() as name:
        edited = Path(name, source.name)
        edited.write_text("\n".join(lines), encoding="utf-8")
        for format_ in ("json", "table", "html"):
            taken = process("-m", "usmx_corpus", "diff", str(source), str(edited), "--format", format_)
            print(f"longest release ({len(text):,} characters), {format_}: {taken[0]:.2f} s, {taken[1]:.0f} MiB")


if __name__ == "__main__":
    if len(sys.argv) != 2 or not SHARED.is_dir():
        sys.exit(__doc__)
    start_up()
    versions()
    longest(Path(sys.argv[1]))
