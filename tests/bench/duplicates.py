"""Measure `usmx list duplicates` on an archive beside MinHash: `python tests/bench/duplicates.py FOLDER`.

Prints CPU seconds (user and system) and the most memory of `usmx list duplicates --json`, and of the usual way with
rensa (https://github.com/beowolx/rensa): the same files, the same words, 5-word shingles joined, `RMinHash` of 128
permutations, `RMinHashLSH` of 32 bands, all inserted and all queried. Each is a process of its own and does its own
reading; `bare` joins the runs the fastest way there is, which few do. Then the recall of the pairs that share half of
either text against all pairs of 2,000 documents, counted one by one.

rensa is no dependency of usmx: install it where you like, and name that Python in $RENSA_PYTHON.
"""

import json
import os
import random
import subprocess
import sys
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

from usmx_corpus.corpus import Folder, scan
from usmx_corpus.reading.passages import passages_of
from usmx_corpus.text.shingles import LENGTH, Words, compared_words

#: Mebibytes for what `ru_maxrss` counts: kibibytes, but bytes on macOS.
UNIT = 1 << 20 if sys.platform == "darwin" else 1 << 10
SOURCE = str(Path(__file__).parents[2] / "src")
RENSA_PYTHON = os.environ.get("RENSA_PYTHON", sys.executable)
DOCUMENTS = 2_000
LEAST = 0.5
TURNS = 3


def texts(folder: str) -> dict[str, Words]:
    """Return the words of each release by its path."""
    survey = scan(folder)
    return {name: _words(survey, name) for name in survey.stamps}


def _words(survey: Folder, name: str) -> Words:
    document, _ = survey.read(name, name)
    return compared_words(passage.text for passage in passages_of(document)) if document else []


def minhash(folder: str, way: str) -> None:
    """Do what rensa's users do."""
    from rensa import RMinHash, RMinHashLSH  # type: ignore[import-not-found]

    index = RMinHashLSH(threshold=LEAST, num_perm=128, num_bands=32)
    sketches = []
    survey = scan(folder)
    for number, name in enumerate(survey.stamps):
        text = _words(survey, name)
        sketch = RMinHash(num_perm=128, seed=42)
        sketch.update(_joined(text) if way == "usual" else list(map(b" ".join, _runs(text))))
        sketches.append(sketch)
        index.insert(number, sketch)
    print(sum(len(index.query(sketch)) for sketch in sketches))


def _joined(text: Words) -> list[str]:
    plain = b" ".join(text).decode().split()
    return [" ".join(plain[start : start + LENGTH]) for start in range(max(1, len(plain) - LENGTH + 1))]


def _runs(text: Words) -> list[tuple[bytes, ...]]:
    return list(zip(*(text[start:] for start in range(LENGTH)), strict=False)) or [tuple(text)]


def run(command: list[str]) -> tuple[float, float, str]:
    """Return the CPU seconds, the mebibytes and the output of a process."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": SOURCE})
    assert process.stdout
    output = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"failed: {' '.join(command)}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / UNIT, output


def every_pair(chosen: dict[str, Words]) -> set[frozenset[str]]:
    """Return all pairs of texts of which one has half of the other: every run of words counted in every pair."""
    runs = {name: set(_runs(text)) for name, text in chosen.items() if text}
    holders: defaultdict[tuple[bytes, ...], list[str]] = defaultdict(list)
    for name, own in runs.items():
        for each in own:
            holders[each].append(name)
    common: Counter[tuple[str, str]] = Counter()
    for names in holders.values():
        common.update(combinations(names, 2))
    return {
        frozenset((left, right))
        for (left, right), count in common.items()
        if count >= LEAST * min(len(runs[left]), len(runs[right]))
    }


def printed_pairs(output: str) -> set[frozenset[str]]:
    """Return the pairs that usmx printed, by the paths of their documents."""
    groups = json.loads(output)
    paths = {each["id"]: each["path"] for group in groups for each in (group["original"], *group["members"])}
    return {frozenset((paths[pair["left"]], paths[pair["right"]])) for group in groups for pair in group["pairs"]}


def main(folder: str) -> None:
    """Print the figures."""
    usmx = [sys.executable, "-m", "usmx_corpus", "list", "duplicates", "--json", "--corpus", folder]
    ways = {"usmx": usmx, **{way: [RENSA_PYTHON, __file__, folder, way] for way in ("usual", "bare")}}
    best: dict[str, tuple[float, float, str]] = {}
    for _ in range(TURNS):
        for way, command in ways.items():
            best[way] = min(best.get(way, (float("inf"), 0.0, "")), run(command))
    for way, (seconds, memory, _) in best.items():
        name = "usmx list duplicates --json" if way == "usmx" else f"rensa, {way}"
        ratio = "" if way == "usmx" else f": usmx takes {best['usmx'][0] / seconds:.2f} times that"
        print(f"{seconds:8.2f} s {memory:5.0f} MiB  {name}{ratio}")
    found = printed_pairs(best["usmx"][2])
    everything = texts(folder)
    chosen = random.Random(DOCUMENTS).sample(  # noqa: S311 - the same each time
        sorted(everything), min(DOCUMENTS, len(everything))
    )
    wanted = every_pair({name: everything[name] for name in chosen})
    print(f"{len(found):8,} pairs in all")
    print(f"{len(wanted & found) / max(1, len(wanted)):8.4f} of the {len(wanted):,} pairs of {len(chosen):,} documents")


if __name__ == "__main__":
    if len(sys.argv) not in {2, 3}:
        sys.exit(__doc__)
    if len(sys.argv) == 3:
        minhash(*sys.argv[1:])
    elif subprocess.run([RENSA_PYTHON, "-c", "import rensa"], stderr=subprocess.DEVNULL, check=False).returncode:
        sys.exit(f"no rensa in {RENSA_PYTHON}: install it (pip install rensa) or name another Python in $RENSA_PYTHON")
    else:
        main(sys.argv[1])
