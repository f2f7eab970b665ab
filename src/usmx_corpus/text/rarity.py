"""How rare a stem is in what governments write, whatever lies in the folder that is asked."""

from __future__ import annotations

from functools import cache
from math import log
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_TABLE = Path(__file__).with_name("rarity.txt")


def weight(stem: str) -> float:
    """Return the inverse document frequency of a stem, from about 0 to `rarest()`.

    It is log(1 + N / (1 + n)) where n of N passages hold the stem (Spärck Jones 1972, smoothed). The passages are those
    of 14,396 White House releases; `tests/bench/rarity.py` makes the table.
    """
    return _table().get(stem) or rarest()


def is_known(stem: str) -> bool:
    """Whether the table holds a stem."""
    return stem in _table()


def rarest() -> float:
    """Return the weight of a stem that no passage holds; what is not in the table is taken for one."""
    return _table()[""]


@cache
def _table() -> Mapping[str, float]:
    first, *lines = _TABLE.read_text(encoding="utf-8").splitlines()
    passages = int(first)
    weights = {"": log(1 + passages)}
    for line in lines:
        count, *stems = line.split(" ")
        weights.update(dict.fromkeys(stems, log(1 + passages / (1 + int(count)))))
    return weights
