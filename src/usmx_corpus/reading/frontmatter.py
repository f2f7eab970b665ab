"""Read the YAML front matter of a file: its fields, their types, and the line of each key."""

from __future__ import annotations

import re
from datetime import date, datetime
from reprlib import repr as short
from typing import TYPE_CHECKING, NamedTuple, cast

from usmx_corpus.model import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    import yaml

_BLOCK = re.compile(r"---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"^([A-Za-z_][\w-]*)[ \t]*:", re.MULTILINE)
# The longest front matter in the archive has 1,100 characters.
_LONGEST = 20_000
# The longest value in the archive that is read has 341 characters; a URL may have 2,000.
_LONGEST_VALUE = 2_000


class Other(NamedTuple):
    """A value that is neither text nor a list of texts, and what it is; it is never read or expanded."""

    kind: str

    def __repr__(self) -> str:
        """Return its description in a problem."""
        return self.kind


Fields = dict[str, "str | list[str] | Other"]  # key -> its value as written


def split(raw: str) -> tuple[str, int]:
    """Return the YAML between the `---` lines ("" where there is none) and the offset at which the body begins."""
    block = _BLOCK.match(raw)
    return (block[1], block.end()) if block else ("", 0)


def read(path: str, source: str, first_line: int = 2) -> tuple[Fields, dict[str, int], list[Problem]]:
    """Return the fields of a YAML mapping, the line of each key, and the problems found; never raises."""
    if len(source) > _LONGEST:
        return {}, {}, [Problem(path, first_line, "broken-yaml", f"more than {_LONGEST:,} characters: not read")]
    from yaml import YAMLError  # costs 1.2 times `python -c pass`; only front matter needs it

    lines, problems = _lines(path, source, first_line)
    fields: Fields = {}
    try:
        events = _Events(source)
        fields = events.fields()
    except (YAMLError, ValueError) as error:
        line = first_line + _line_of(error, source)
        return {}, {}, [*problems, Problem(path, line, "broken-yaml", f"invalid YAML: {_reason(error)}")]
    if events.alias is not None:
        message = "an alias (“*name”) is not read; write the value out"
        problems.append(Problem(path, first_line + events.alias, "broken-yaml", message))
    return fields, lines, problems


class _Events:
    """The events of a YAML parser, taken one by one: nothing is unfolded, and nesting may be of any depth.

    Every value stays as written, so that one bad date does not cost the other fields.
    """

    def __init__(self, source: str) -> None:
        import yaml

        self.yaml = yaml
        self.events = yaml.parse(source, getattr(yaml, "CBaseLoader", yaml.BaseLoader))
        self.alias: int | None = None  # the line (from 0) of the first one

    def fields(self) -> Fields:
        """Return the fields of the one mapping; raises `YAMLError` where there is anything else."""
        next(self.events)  # of the stream
        if isinstance(next(self.events), self.yaml.StreamEndEvent):
            return {}
        root = next(self.events)
        if not isinstance(root, self.yaml.MappingStartEvent):
            raise self._error("expected “key: value” lines", root)
        found: Fields = {}
        while not isinstance(key := next(self.events), self.yaml.MappingEndEvent):
            if not isinstance(key, self.yaml.ScalarEvent):
                raise self._error("a key is not text", key)
            found[key.value] = self._value(next(self.events))
        next(self.events)  # the end of the document
        if not isinstance(end := next(self.events), self.yaml.StreamEndEvent):
            raise self._error("expected a single document", end)
        return found

    def _value(self, event: yaml.Event) -> str | list[str] | Other:
        """Return the value that begins with an event, and take all of its events."""
        if isinstance(event, self.yaml.ScalarEvent):
            return event.value
        if isinstance(event, self.yaml.AliasEvent):
            self._note(event)
            return Other("an alias")
        texts, is_flat = self._inside()
        if isinstance(event, self.yaml.MappingStartEvent):
            return Other("a mapping")
        return texts if is_flat else Other("a nested list")

    def _inside(self) -> tuple[list[str], bool]:
        """Take the events of an open list or mapping; return the texts in it, and whether there is nothing else."""
        texts: list[str] = []
        depth, is_flat = 1, True
        while depth:
            event = next(self.events)
            if isinstance(event, self.yaml.ScalarEvent):
                texts.append(event.value)
                continue
            depth += isinstance(event, self.yaml.CollectionStartEvent)
            depth -= isinstance(event, self.yaml.CollectionEndEvent)
            is_flat &= depth == 0
            if isinstance(event, self.yaml.AliasEvent):
                self._note(event)
        return texts, is_flat

    def _note(self, alias: yaml.Event) -> None:
        if self.alias is None and alias.start_mark:
            self.alias = alias.start_mark.line

    def _error(self, reason: str, event: yaml.Event) -> yaml.YAMLError:
        return self.yaml.MarkedYAMLError(problem=reason, problem_mark=cast("yaml.Mark", event.start_mark))


def _lines(path: str, source: str, first_line: int) -> tuple[dict[str, int], list[Problem]]:
    """Return the line of each key, and a problem for each duplicate."""
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    for key in _KEY.finditer(source):
        line = first_line + source.count("\n", 0, key.start())
        if key[1] in lines:
            problems.append(
                Problem(path, line, "repeated-key", f"duplicate key “{shortened(key[1])}”; the last value is used")
            )
        lines[key[1]] = line
    return lines, problems


def _line_of(error: Exception, source: str) -> int:
    """Return the line (from 0) of a YAML error; the parser counts the end of the file as one more line."""
    mark = getattr(error, "problem_mark", None)
    return min(mark.line, source.rstrip().count("\n")) if mark else 0


def _reason(error: Exception) -> str:
    reason = getattr(error, "problem", None) or str(error).partition("\n")[0] or type(error).__name__
    return shortened(reason, 80)


def shortened(words: str, length: int = 30) -> str:
    """Return words of a file, shortened for a message."""
    return words if len(words) <= length else f"{words[:length]}…"


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
            text = ", ".join(value) if isinstance(value, list) else value
            if isinstance(text, str) and len(text) <= _LONGEST_VALUE:
                return text
            if text is not None:
                limit = f" of at most {_LONGEST_VALUE:,} characters" if isinstance(text, str) else ""
                self._report(key, f"text{limit}")
        return ""

    def day(self, key: str) -> date | None:
        """Return a calendar day (`2021-06-08`), or None; "unknown" is None without a problem."""
        if self.fields.get(key) == "unknown":
            return None
        moment = self._moment(key, "a date such as 2021-06-08")
        return moment.date() if moment else None

    def moment(self, key: str) -> datetime | None:
        """Return a moment with its offset from UTC as written, or None."""
        return self._moment(key, "a time such as 2021-06-08 15:05:54-04:00")

    def _moment(self, key: str, expected: str) -> datetime | None:
        """Return a moment, or None where the value is missing or not as expected, which is reported."""
        value = self.fields.get(key)
        if not value:
            return None
        try:
            return datetime.fromisoformat(value.strip() if isinstance(value, str) else "")
        except ValueError:
            self._report(key, expected)
            return None

    def _report(self, key: str, expected: str) -> None:
        message = f"“{key}” is not {expected}: {short(self.fields[key])}"
        self.problems.append(Problem(self.path, self.lines.get(key, 1), "bad-value", message))
