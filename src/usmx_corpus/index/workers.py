"""Read files on several cores, in order and with bounded memory."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING

from usmx_corpus.index import rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Executor, Future

    from usmx_corpus.index.rows import File, Reading

#: Files that one process reads at a time: enough to make handing over cheap, few enough to stop at once on Ctrl-C.
_CHUNK = 16
#: Chunks that wait for each process: results that nobody has taken yet are held in memory.
_AHEAD = 3
#: Fewer files are read sooner by this process alone: starting another takes as long as reading some 40 of them.
_FEW = 64


def cores() -> int:
    """Return how many processes may read at once: `$USMX_JOBS`, else the cores that this process may use."""
    wanted = os.environ.get("USMX_JOBS", "")
    if wanted.isdecimal() and int(wanted):
        return int(wanted)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def readings(files: Sequence[File], jobs: int) -> Iterator[Reading]:
    """Yield what each file contributes, in the order given, read by up to `jobs` processes (0: one for each core)."""
    jobs = min(jobs or cores(), len(files) // _CHUNK)
    if jobs < 2 or len(files) < _FEW:  # noqa: PLR2004
        yield from map(rows.read, files)
        return
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
    from multiprocessing import get_all_start_methods, get_context

    # A fork has all modules loaded; a process that is started anew takes a quarter of a second to load them.
    context = get_context("fork" if "fork" in get_all_start_methods() else None)
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(os.getpid(),)) as executor:
        done = 0
        try:
            for reading in _in_order(executor, files, jobs * _AHEAD):
                yield reading
                done += 1
        except BrokenExecutor:  # a process was killed, as one that takes too much memory is
            yield from map(rows.read, files[done:])
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            raise


def _in_order(executor: Executor, files: Sequence[File], ahead: int) -> Iterator[Reading]:
    chunks = (files[first : first + _CHUNK] for first in range(0, len(files), _CHUNK))
    waiting: deque[Future[list[Reading]]] = deque()
    for chunk in islice(chunks, ahead):
        waiting.append(executor.submit(rows.read_all, chunk))
    while waiting:
        done = waiting.popleft().result()
        for chunk in islice(chunks, 1):
            waiting.append(executor.submit(rows.read_all, chunk))
        yield from done


def _begin(parent: int) -> None:
    """Prepare a process that reads: Ctrl-C is for its parent, and it ends when its parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
