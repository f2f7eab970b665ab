"""How the time of a run grows with the size of its input: 1 is linear, 2 quadratic."""

from __future__ import annotations

import gc
import time
from math import log
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

#: What is shorter is noise. In seconds of CPU time.
_MEASURABLE = 0.02
_ROUNDS = 3


def exponent(run: Callable[[T], object], make: Callable[[int], T], small: int, factor: int = 4) -> float:
    """Return the exponent by which time grows from `small` to `factor` times its size, the least of three rounds.

    `small` is doubled until a run can be measured.
    """
    while _seconds(run, make(small)) < _MEASURABLE:
        small *= 2
    few, many = make(small), make(small * factor)
    return min(log(_seconds(run, many) / _seconds(run, few), factor) for _ in range(_ROUNDS))


def _seconds(run: Callable[[T], object], value: T) -> float:
    """Return the CPU time of a run, without that of collecting garbage, which depends on what else is in memory."""
    gc.collect()
    gc.disable()
    start = time.process_time()
    try:
        run(value)
        return time.process_time() - start
    finally:
        gc.enable()
