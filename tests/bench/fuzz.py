"""Look for texts that raise an error or are slow, and print each, shortened: `python tests/bench/fuzz.py --minutes 60`.

Texts are made of the program's own words at random; they are read, compared, traced, and taken for claims.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
import traceback
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

sys.path.insert(0, str(Path(__file__).parents[1]))

from hostile.fuzzing import RUNS, check, texts

_ROUND = 200


def attempt(run_number: int, round_: int) -> bool:
    """Try some texts; print the shortest that fails, and say whether one did."""
    run = RUNS[run_number]
    failing: list[str] = []

    @seed(round_)
    @settings(
        max_examples=_ROUND,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink],
    )
    @given(texts(repeats=60))
    def tried(text: str) -> None:
        try:
            check(run, text)
        except Exception:
            failing.append(text)
            raise

    try:
        tried()
    except Exception:  # noqa: BLE001 - whatever it is, it is printed
        shortest = min(failing, key=len, default="")
        print(f"{run.__name__}, round {round_}: {shortest!r}\n{traceback.format_exc(limit=-3)}", flush=True)
        return True
    return False


def main() -> int:
    """Try texts for some minutes of CPU time; return 1 if one failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    found = rounds = 0
    with tempfile.TemporaryDirectory() as caches:
        os.environ["USMX_CACHE"] = caches
        while time.process_time() < 60 * options.minutes:
            found += attempt(rounds % len(RUNS), options.seed + rounds)
            rounds += 1
    print(f"{rounds * _ROUND:,} texts, {found} failures, {time.process_time():.0f} s of CPU time")
    return min(found, 1)


if __name__ == "__main__":
    sys.exit(main())
