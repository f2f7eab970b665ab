"""Print what commands cost to run, as a multiple of `python -c pass`: `python tests/bench/startup.py`.

Whole-process CPU seconds (user and system), each command paired with a bare interpreter in turn; medians of the ratios.
"""

import os
import resource
import statistics
import subprocess
import sys

RUNS = 21
COMMANDS = (
    ("--help",),
    ("list", "commitments", "--json"),
    ("list", "commitments"),
    ("diff", "fact-sheet", "mexican-summary"),
    ("trace", "The FBI will train genetics experts"),
)
#: Compiled files are kept, as pip keeps them where it installs.
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def cost(*arguments: str) -> float:
    """Return the CPU seconds of one run of Python with these arguments."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=False, env=ENVIRONMENT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    for command in COMMANDS:
        cost("-m", "usmx_corpus", *command)
        ratios = [cost("-m", "usmx_corpus", *command) / cost("-c", "pass") for _ in range(RUNS)]
        print(f"usmx {' '.join(command)}: {statistics.median(ratios):.1f} ({min(ratios):.1f} to {max(ratios):.1f})")
