"""The YAML block at the head of a release: its fields, typed, and the line each stands on."""

from __future__ import annotations

import re
from datetime import date, datetime
from reprlib import repr as short
from typing import TYPE_CHECKING

from usmx_corpus.model import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

_BLOCK = re.compile(r"---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"^([A-Za-z_][\w-]*)[ \t]*:", re.MULTILINE)
# The longest of the archive has 1,100 characters; 200,000 brackets overrun the parser's stack.
_LONGEST = 20_000

Fields = dict[str, object]  # key of the front matter -> its value as written: text, or lists and mappings of text


def split(raw: str) -> tuple[str, int]:
    """Give the YAML between the `---` lines ("" where there is none) and the offset at which the body begins."""
    block = _BLOCK.match(raw)
    return (block[1], block.end()) if block else ("", 0)


def read(path: str, source: str, first_line: int = 2) -> tuple[Fields, dict[str, int], list[Problem]]:
    """Read the fields of a YAML mapping, the line of each key, and what is wrong with them; never raises."""
    if len(source) > _LONGEST:
        return {}, {}, [Problem(path, first_line, "broken-yaml", f"more than {_LONGEST:,} characters; not read")]
    import yaml

    lines, problems = _lines(path, source, first_line)
    try:
        # The base loader leaves every value as written, so that one odd date does not cost the other fields.
        fields = yaml.load(source, getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506 - it makes text only
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        problems.append(
            Problem(path, first_line + _line_of(error, source), "broken-yaml", f"not YAML: {_reason(error)}")
        )
        return {}, {}, problems
    if isinstance(fields, dict):
        return {str(key): value for key, value in fields.items()}, lines, problems
    if fields:
        problems.append(Problem(path, first_line, "broken-yaml", "expected “key: value” lines"))
    return {}, {}, problems


def _lines(path: str, source: str, first_line: int) -> tuple[dict[str, int], list[Problem]]:
    """Give the line of each key, and a problem for a key that stands twice."""
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    for key in _KEY.finditer(source):
        line = first_line + source.count("\n", 0, key.start())
        if key[1] in lines:
            problems.append(Problem(path, line, "repeated-key", f"“{key[1]}” stands twice; the last value counts"))
        lines[key[1]] = line
    return lines, problems


def _line_of(error: Exception, source: str) -> int:
    """Give the line (from 0) at which YAML gave up, at most the last: it names the end of the file as a line more."""
    mark = getattr(error, "problem_mark", None)
    return min(mark.line, source.rstrip().count("\n")) if mark else 0


def _reason(error: Exception) -> str:
    return getattr(error, "problem", None) or str(error).partition("\n")[0] or type(error).__name__


class Typed:
    """Fields asked for by type; a value of another type is a problem with its line, and counts as absent."""

    def __init__(self, path: str, fields: Fields, lines: Mapping[str, int]) -> None:
        self.path = path
        self.fields = fields
        self.lines = lines
        self.problems: list[Problem] = []

    def text(self, *keys: str) -> str:
        """Give the first of the keys that is there, as text, or ""."""
        for key in keys:
            value = self.fields.get(key)
            if isinstance(value, list) and all(isinstance(part, str) for part in value):
                return ", ".join(value)
            if isinstance(value, str):
                return value
            if value is not None:
                self._odd(key, "text")
        return ""

    def day(self, key: str) -> date | None:
        """Give a calendar day (`2021-06-08`), or None; "unknown" is None and no problem."""
        value = self.fields.get(key) or "unknown"
        if value == "unknown":
            return None
        try:
            return datetime.fromisoformat(str(value).strip()).date()
        except ValueError:
            self._odd(key, "a date like 2021-06-08")
            return None

    def moment(self, key: str) -> datetime | None:
        """Give a moment with its offset from UTC as written, or None."""
        value = self.fields.get(key)
        try:
            return datetime.fromisoformat(str(value).strip()) if value else None
        except ValueError:
            self._odd(key, "a time like 2021-06-08 15:05:54-04:00")
            return None

    def _odd(self, key: str, wanted: str) -> None:
        message = f"“{key}” is not {wanted}: {short(self.fields[key])}"
        self.problems.append(Problem(self.path, self.lines.get(key, 1), "bad-value", message))
