"""Measure usmx on an archive of releases: `python tests/bench/archive.py FOLDER`.

Prints CPU seconds (user and system) and peak memory of building the index from nothing, of the same question again, of
all commitments as JSON, of counts, and of an export. `python -c pass` beside them shows how fast the machine is.
"""

import os
import subprocess
import sys
import tempfile

#: Mebibytes for what `ru_maxrss` counts: kibibytes, but bytes on macOS.
UNIT = 1 << 20 if sys.platform == "darwin" else 1 << 10
MEXICO = ("list", "commitments", "--actor", "Mexico", "--since", "2022-01-01", "--until", "2022-12-31", "--json")
USMX = (sys.executable, "-m", "usmx_corpus")
COMMANDS = {
    "cold: commitments of Mexico in 2022": MEXICO,
    "warm: the same": MEXICO,
    "warm: all commitments as JSON": ("list", "commitments", "--json"),
    "warm: the first 200 commitments as a table": ("list", "commitments"),
    "warm: counts by actor and strength": ("list", "commitments", "--count", "actor", "--count", "strength"),
    "warm: documents as JSON": ("list", "documents", "--json"),
    "warm: export to SQLite": ("export", "{caches}/export.sqlite"),
}


def run(command: list[str], caches: str) -> tuple[float, float]:
    """Return the CPU seconds and the mebibytes of a process."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env={**os.environ, "USMX_CACHE": caches})
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"failed: {' '.join(command)}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / UNIT


def main(folder: str) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as caches:
        passes = [run([sys.executable, "-c", "pass"], caches)[0] for _ in range(20)]
        print(f"{1000 * sorted(passes)[10]:8.1f} ms        python -c pass (median of 20)")
        for name, arguments in COMMANDS.items():
            seconds, memory = run(
                [*USMX, *(each.format(caches=caches) for each in arguments), "--corpus", folder], caches
            )
            print(f"{seconds:8.2f} s {memory:5.0f} MiB  {name}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
