"""Read the YAML front matter of a file: its fields, their types, and the line of each key."""

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
# The longest front matter in the archive has 1,100 characters; 200,000 brackets overflow the parser's stack.
_LONGEST = 20_000

Fields = dict[str, object]  # key -> its value as written: text, or lists and mappings of text


def split(raw: str) -> tuple[str, int]:
    """Return the YAML between the `---` lines ("" where there is none) and the offset at which the body begins."""
    block = _BLOCK.match(raw)
    return (block[1], block.end()) if block else ("", 0)


def read(path: str, source: str, first_line: int = 2) -> tuple[Fields, dict[str, int], list[Problem]]:
    """Return the fields of a YAML mapping, the line of each key, and the problems found; never raises."""
    if len(source) > _LONGEST:
        return {}, {}, [Problem(path, first_line, "broken-yaml", f"more than {_LONGEST:,} characters: not read")]
    import yaml  # costs 1.2 times `python -c pass`, and files without front matter do not need it

    lines, problems = _lines(path, source, first_line)
    try:
        # The base loader leaves every value as written, so one bad date does not cost the other fields.
        fields = yaml.load(source, getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506 - it makes text only
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        line = first_line + _line_of(error, source)
        problems.append(Problem(path, line, "broken-yaml", f"invalid YAML: {_reason(error)}"))
        return {}, {}, problems
    if isinstance(fields, dict):
        return {str(key): value for key, value in fields.items()}, lines, problems
    if fields:
        problems.append(Problem(path, first_line, "broken-yaml", "expected “key: value” lines"))
    return {}, {}, problems


def _lines(path: str, source: str, first_line: int) -> tuple[dict[str, int], list[Problem]]:
    """Return the line of each key, and a problem for each duplicate."""
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    for key in _KEY.finditer(source):
        line = first_line + source.count("\n", 0, key.start())
        if key[1] in lines:
            problems.append(Problem(path, line, "repeated-key", f"duplicate key “{key[1]}”; the last value is used"))
        lines[key[1]] = line
    return lines, problems


def _line_of(error: Exception, source: str) -> int:
    """Return the line (from 0) of a YAML error; the parser counts the end of the file as one more line."""
    mark = getattr(error, "problem_mark", None)
    return min(mark.line, source.rstrip().count("\n")) if mark else 0


def _reason(error: Exception) -> str:
    return getattr(error, "problem", None) or str(error).partition("\n")[0] or type(error).__name__


class TypedFields:
    """Fields read by type; a value of another type is reported with its line and treated as missing."""

    def __init__(self, path: str, fields: Fields, lines: Mapping[str, int]) -> None:
        self.path = path
        self.fields = fields
        self.lines = lines
        self.problems: list[Problem] = []

    def text(self, *keys: str) -> str:
        """Return the value of the first key present, as text; "" where there is none."""
        for key in keys:
            value = self.fields.get(key)
            if isinstance(value, list) and all(isinstance(part, str) for part in value):
                return ", ".join(value)
            if isinstance(value, str):
                return value
            if value is not None:
                self._report(key, "text")
        return ""

    def day(self, key: str) -> date | None:
        """Return a calendar day (`2021-06-08`), or None; "unknown" is None without a problem."""
        value = self.fields.get(key) or "unknown"
        if value == "unknown":
            return None
        try:
            return datetime.fromisoformat(str(value).strip()).date()
        except ValueError:
            self._report(key, "a date such as 2021-06-08")
            return None

    def moment(self, key: str) -> datetime | None:
        """Return a moment with its offset from UTC as written, or None."""
        value = self.fields.get(key)
        try:
            return datetime.fromisoformat(str(value).strip()) if value else None
        except ValueError:
            self._report(key, "a time such as 2021-06-08 15:05:54-04:00")
            return None

    def _report(self, key: str, expected: str) -> None:
        message = f"“{key}” is not {expected}: {short(self.fields[key])}"
        self.problems.append(Problem(self.path, self.lines.get(key, 1), "bad-value", message))
