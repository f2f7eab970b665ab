"""Regular expressions by name, compiled on first use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Patterns(dict[str, re.Pattern[str]]):
    r"""Compiled regular expressions by name: `Patterns({"year": r"\\d{4}"})["year"].search(text)`.

    Each is compiled on first use, because compiling all of a module's patterns takes longer than most commands run.
    """

    def __init__(self, sources: Mapping[str, str]) -> None:
        super().__init__()
        self._sources = sources

    def __missing__(self, name: str) -> re.Pattern[str]:
        """Compile the pattern; raises `KeyError` if there is no such name."""
        pattern = self[name] = re.compile(self._sources[name])
        return pattern
