"""Derive the title and the date of a document that states none: from the top of its text, its name and its address.

A wrong date is worse than none: whatever contradicts itself gives nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from usmx_corpus.reading import dates

if TYPE_CHECKING:
    from datetime import date


# "2021-06-08-plan", "plan_20210608", but not the number "20210608IPR123"; folders as in "2021/06/08/plan".
_IN_NAME = re.compile(r"(?<![^\W_])((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?![^\W_])")
_IN_PATH = re.compile(r"(?:^|/)((?:19|20)\d\d)/(\d\d)/(\d\d)/")
_IN_ADDRESS = re.compile(r"/(\d{4})/(\d{2})/(\d{2})/")


def in_name(path: str) -> date | None:
    """Return the day that the name of a file states, or the folders it is in."""
    folders, _, name = path.rpartition("/")
    days = {day for found in _IN_NAME.finditer(name) if (day := dates.read(found[1] + found[3] + found[4]).day)}
    if not days and (found := _IN_PATH.search(f"{folders}/")):
        days = {*dates.read("".join(found.groups())).days}
    return days.pop() if len(days) == 1 else None


def in_address(url: str) -> date | None:
    """Return the day that an address states, such as …/2021/06/08/plan."""
    found = _IN_ADDRESS.search(url)
    return dates.read("".join(found.groups())).day if found else None
