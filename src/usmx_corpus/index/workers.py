"""Work on several cores, in order and with bounded memory."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections import deque
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

from usmx_corpus.index import rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Executor, Future

    from usmx_corpus.index.rows import File, Reading

Chunk = TypeVar("Chunk")
Result = TypeVar("Result")

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
    chunks = (files[first : first + _CHUNK] for first in range(0, len(files), _CHUNK))
    yield from run(rows.read_all, chunks, jobs, rows.read_all)


def run(
    work: Callable[[Chunk], Sequence[Result] | None],
    chunks: Iterable[Chunk],
    jobs: int,
    here: Callable[[Chunk], Iterable[Result]],
    prepare: Callable[[], object] | None = None,
) -> Iterator[Result]:
    """Yield what `work` returns for each chunk, in order, done by `jobs` processes that first call `prepare`.

    `here` does in this process what `work` returns None for, and what is left if a process is killed, as one that
    takes too much memory is.
    """
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
    from multiprocessing import get_all_start_methods, get_context

    # A fork has all modules loaded; a process that is started anew takes a quarter of a second to load them.
    context = get_context("fork" if "fork" in get_all_start_methods() else None)
    chunks = iter(chunks)
    taken: deque[Chunk] = deque()
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(os.getpid(), prepare)) as executor:
        try:
            for result in _in_order(executor, work, chunks, taken, jobs * _AHEAD):
                yield from here(taken[0]) if result is None else result
        except BrokenExecutor:
            for chunk in chain(taken, chunks):
                yield from here(chunk)
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            raise


def _in_order(
    executor: Executor,
    work: Callable[[Chunk], Result],
    chunks: Iterator[Chunk],
    taken: deque[Chunk],
    ahead: int,
) -> Iterator[Result]:
    """Yield the result of each chunk in order; `taken` holds that of the last result, and those that are waiting."""
    waiting: deque[Future[Result]] = deque()
    while True:
        for chunk in islice(chunks, ahead - len(waiting)):
            taken.append(chunk)
            waiting.append(executor.submit(work, chunk))
        if not waiting:
            return
        yield waiting.popleft().result()
        taken.popleft()


def _begin(parent: int, prepare: Callable[[], object] | None) -> None:
    """Prepare a process that works: Ctrl-C is for its parent, and it ends when its parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    if prepare:
        prepare()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
