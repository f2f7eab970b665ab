"""Lint, types and tests in one go: `python -m tests`. Stops at nothing, fails if any of them fails.

Tests run on all cores (pytest-xdist)."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
STEPS = (
    ("ruff", "check"),
    ("ruff", "format", "--check"),
    ("mypy",),
    ("pytest", "-n", "auto", "--dist", "worksteal", *sys.argv[1:]),
)


def main() -> int:
    """Run every step from the project's folder; give 0 where all passed."""
    worst = 0
    for module, *arguments in STEPS:
        sys.stdout.write(f"$ {module} {' '.join(arguments)}".rstrip() + "\n")
        sys.stdout.flush()
        done = subprocess.run([sys.executable, "-m", module, *arguments], cwd=ROOT, check=False)
        worst = max(worst, abs(done.returncode))
    return worst


if __name__ == "__main__":
    sys.exit(main())
