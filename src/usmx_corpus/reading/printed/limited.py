"""Read a PDF that may be enormous in a process of its own, which has limits and whose end does no harm.

pdfium ends its process where memory is short, and there is no other way to limit its time.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from usmx_corpus.model import Places, Problem
from usmx_corpus.reading.extract import Extract

#: Bytes of memory and seconds. The heaviest of 190 PDFs of an agency take 0.2 GB and 6 s.
MOST_MEMORY = 2 << 30
MOST_SECONDS = 60


def read(path: str, content: bytes) -> Extract:
    """Return the text of a PDF file; without text and with a problem where a limit is met."""
    command = [sys.executable, "-m", __spec__.name, path]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=2 * MOST_SECONDS, check=True)  # noqa: S603
        return _from_json(json.loads(done.stdout))
    except (OSError, ValueError, subprocess.SubprocessError):
        message = f"reading it takes more than {MOST_MEMORY >> 30} GiB of memory or {MOST_SECONDS} seconds"
        return Extract("", Places((0,)), {}, {}, [Problem(path, 1, "too-heavy", message)])


def _from_json(record: dict[str, Any]) -> Extract:
    places = Places(*map(tuple, record["places"]))
    problems = [Problem(*problem) for problem in record["problems"]]
    boilerplate = tuple((start, end) for start, end in record["boilerplate"])
    return Extract(**{**record, "places": places, "problems": problems, "boilerplate": boilerplate})


def _limit() -> None:
    """Limit memory and time of this process, where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Read the bytes on standard input and write the extract as JSON."""
    _limit()
    from usmx_corpus.reading.printed import pdf

    json.dump(pdf.text_of(sys.argv[1], sys.stdin.buffer.read())._asdict(), sys.stdout)


if __name__ == "__main__":
    main()
