"""Print how the cost of each command grows with its input: `python tests/bench/growth.py [COMMAND …]`.

The exponents of CPU time (user and system) and of peak memory: 1 is linear, 2 quadratic. Sizes are 1, 2, 4 and 8 times
a base, each a process of its own; the cost of a tiny input is taken off, and the slope is that of least squares between
the logarithms. "–" stands for growth too small to measure. Files are indexed before all but `index build`.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from math import log
from pathlib import Path
from random import Random
from statistics import linear_regression
from typing import NamedTuple

#: Mebibytes for what `ru_maxrss` counts: kibibytes, but bytes on macOS.
UNIT = 1 << 20 if sys.platform == "darwin" else 1 << 10
SOURCE = str(Path(__file__).parents[2] / "src")
TIMES = (1, 2, 4, 8)
TINY = 4
LIMIT = 1.2
#: What is less is noise: seconds of CPU time, mebibytes.
MEASURABLE = (0.1, 4.0)
VERBS = ("invest $%d million in", "provide %d schools with", "by June %d, 2023, expand", "train %d people for")
#: Seconds. A file that changed in the last two is read again by the next command.
SETTLED = 2.2


class Cost(NamedTuple):
    """What a process took: seconds of CPU time, mebibytes at most."""

    seconds: float
    memory: float


class Case(NamedTuple):
    """A kind of input, made in a folder in some size, and the commands that are given it."""

    name: str
    base: int
    make: Callable[[Path, int], None]
    commands: Sequence[str]


def sentence(random: Random) -> str:
    """Return a sentence that undertakes something."""
    words = [f"{random.choice('bcdfglmnprst')}{random.choice('aeiou')}{random.randrange(4000)}" for _ in range(8)]
    verb = random.choice(VERBS) % random.randrange(1, 29)
    return f"The United States will {verb} {' '.join(words)}."


def write(path: Path, sentences: Sequence[str]) -> None:
    """Write a release of some sentences, each a paragraph."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\ntitle: On {path.stem}\ndate: '2021-06-08'\n---\n\n" + "\n\n".join(sentences) + "\n")


def pair(folder: Path, name: str, sentences: Sequence[str]) -> None:
    """Write a release into a folder, and into another one with every tenth sentence edited."""
    write(folder / "left" / name, sentences)
    edited = [each.replace("will", "may") if place % 10 == 3 else each for place, each in enumerate(sentences)]
    write(folder / "right" / name, edited)


def statements(folder: Path, size: int) -> None:
    """Write one document of so many statements."""
    random = Random(size)  # noqa: S311
    pair(folder, "a.md", [sentence(random) for _ in range(size)])


def documents(folder: Path, size: int) -> None:
    """Write so many documents of ten statements."""
    random = Random(size)  # noqa: S311
    for number in range(size):
        pair(folder, f"d{number:06}.md", [sentence(random) for _ in range(10)])


def alike(folder: Path, size: int) -> None:
    """Write so many documents of the same ten statements, one of them edited in each."""
    random = Random(1)  # noqa: S311
    every = [sentence(random) for _ in range(10)]
    for number in range(size):
        own = [*every[: number % 10], sentence(random), *every[number % 10 + 1 :]]
        pair(folder, f"d{number:06}.md", own)


def words(folder: Path, size: int) -> None:
    """Write a claim of so many words, to be put to a hundred documents."""
    documents(folder, 100)
    random = Random(size)  # noqa: S311
    claim = " ".join(sentence(random).rstrip(".") for _ in range(size // 10 + 1)).split()[:size]
    (folder / "claims.txt").write_text(" ".join(claim) + "\n")


def claims(folder: Path, size: int) -> None:
    """Write so many claims, to be put to a hundred documents."""
    documents(folder, 100)
    random = Random(size)  # noqa: S311
    (folder / "claims.txt").write_text("".join(f"{sentence(random)}\n" for _ in range(size)))


FOLDER = (
    *("list documents", "list commitments", "list duplicates", "list rules", "check", "index build", "index show"),
    *("trace CLAIM", "search CLAIM"),
)
CASES = (
    Case("statements", 500, statements, (*FOLDER, "show a", "diff A B")),
    Case("documents", 100, documents, (*FOLDER, "diff LEFT RIGHT")),
    Case("alike documents", 500, alike, (*FOLDER, "diff LEFT RIGHT")),
    Case("words of a claim", 250, words, ("trace CLAIM", "trace --batch FILE", "search CLAIM")),
    Case("claims", 50, claims, ("trace --batch FILE",)),
)


def arguments(command: str, folder: Path) -> list[str]:
    """Return the arguments of a command on the input in a folder."""
    left, file = folder / "left", folder / "claims.txt"
    claim = file.read_text() if file.exists() else "The United States will invest $5 million in clean water."
    given = {
        "CLAIM": claim.strip(),
        "FILE": str(file),
        "LEFT": str(left),
        "RIGHT": str(folder / "right"),
        "A": str(left / "a.md"),
        "B": str(folder / "right" / "a.md"),
    }
    own = [given.get(word, word) for word in command.split()]
    shown = [] if command.startswith("index build") else ["--json"]
    return own + shown + ([] if command.startswith(("diff", "list rules")) else ["--corpus", str(left)])


def cost(folder: Path, command: str) -> Cost:
    """Run a command, and return what it took."""
    environment = {**os.environ, "PYTHONPATH": SOURCE, "USMX_CACHE": str(folder / "cache")}
    process = subprocess.Popen(
        [sys.executable, "-m", "usmx_corpus", *arguments(command, folder)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment,
    )
    assert process.stderr
    said = process.stderr.read().decode()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        sys.exit(f"{command}: {said}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / UNIT)


def costs(case: Case, commands: Sequence[str]) -> Iterator[tuple[int, dict[str, Cost]]]:
    """Yield each size, a tiny one first, and what each command takes for it."""
    for size in (TINY, *(case.base * times for times in TIMES)):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            case.make(folder, size)
            time.sleep(SETTLED)
            indexed = {"index build": cost(folder, "index build")}
            yield size, {command: indexed.get(command) or cost(folder, command) for command in commands}


def slope(sizes: Sequence[int], found: Sequence[float], tiny: float, least: float) -> float | None:
    """Return the exponent by which a cost grows, None if it hardly does."""
    more = [(size, each - tiny) for size, each in zip(sizes, found, strict=True) if each - tiny > least / 4]
    if found[-1] - tiny < least or len(more) < len(TIMES) - 1:
        return None
    return linear_regression([log(size) for size, _ in more], [log(each) for _, each in more]).slope


def row(name: str, command: str, sizes: Sequence[int], found: Sequence[Cost]) -> str:
    """Return the line of one command; the first cost is that of a tiny input."""
    tiny, *measured = found
    exponents = [
        slope(sizes, [each[place] for each in measured], tiny[place], MEASURABLE[place])
        for place in range(len(Cost._fields))
    ]
    shown = ["   –" if each is None else f"{each:4.2f}" for each in exponents]
    above = "  above" if any(each is not None and each > LIMIT for each in exponents) else ""
    last = measured[-1]
    return f"{name:18}{command:20}{shown[0]}  {shown[1]}  {last.seconds:7.2f} s {last.memory:6.0f} MiB{above}"


def main(wanted: Sequence[str]) -> None:
    """Print a line for each command and kind of input."""
    print(f"{'grows with':18}{'command':20}time  memory, and the largest")
    for case in CASES:
        commands = [each for each in case.commands if not wanted or each.startswith(tuple(wanted))]
        by_size = dict(costs(case, commands)) if commands else {}
        for command in commands:
            found = [each[command] for each in by_size.values()]
            print(row(case.name, command, [*by_size][1:], found), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
