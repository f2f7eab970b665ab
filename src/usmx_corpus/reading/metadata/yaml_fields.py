"""Read YAML metadata: values stay as written, and a line that is not YAML costs no other."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from usmx_corpus.model import Problem
from usmx_corpus.reading.metadata.fields import LONGEST, NAME, Fields, Other, shortened, unquoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    import yaml

_KEY = re.compile(rf"^({NAME})[ \t]*+:", re.MULTILINE)
# First characters of values that are more than text in YAML: where they do not parse, nobody knows what they mean.
_STRUCTURE = frozenset("[]{}&*!|>%@`")
# Broken lines in one front matter; with more, it is none.
_MOST_BROKEN = 20


def read(path: str, source: str, first_line: int = 2) -> tuple[Fields, dict[str, int], list[Problem]]:
    """Return the fields of a YAML mapping, the line of each key, and the problems found; never raises."""
    if len(source) > LONGEST:
        return {}, {}, [Problem(path, first_line, "broken-yaml", f"more than {LONGEST:,} characters: not read")]
    lines, problems = _lines(path, source, first_line)
    try:
        events = _Events(source)
        fields = events.fields()
    except _errors() as error:
        line = first_line + _line_of(error, source)
        broken = Problem(path, line, "broken-yaml", f"invalid YAML: {_reason(error)}")
        fields, found = _key_by_key(path, source, first_line)
        return (fields, lines, [*problems, *found]) if fields else ({}, {}, [broken])
    if events.alias is not None:
        message = "an alias (“*name”) is not read; write the value out"
        problems.append(Problem(path, first_line + events.alias, "broken-yaml", message))
    return fields, lines, problems


def _errors() -> tuple[type[Exception], ...]:
    from yaml import YAMLError  # costs 1.2 times `python -c pass`; only front matter needs it

    return YAMLError, ValueError


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
            inside: Fields = {}
            found[key.value] = self._value(next(self.events), inside)
            found |= {f"{key.value}.{name}": value for name, value in inside.items() if not isinstance(value, Other)}
        next(self.events)  # the end of the document
        if not isinstance(end := next(self.events), self.yaml.StreamEndEvent):
            raise self._error("expected a single document", end)
        return found

    def _value(self, event: yaml.Event, inside: Fields | None = None) -> str | list[str] | Other:
        """Return the value that begins with an event, and take all of its events; fill in what a mapping holds."""
        if isinstance(event, self.yaml.ScalarEvent):
            return event.value
        if isinstance(event, self.yaml.AliasEvent):
            self._note(event)
            return Other("an alias")
        if inside is not None and isinstance(event, self.yaml.MappingStartEvent):
            inside |= self._pairs()
            return Other("a mapping")
        texts, is_flat = self._inside()
        if isinstance(event, self.yaml.MappingStartEvent):
            return Other("a mapping")
        return texts if is_flat else Other("a nested list")

    def _pairs(self) -> Fields:
        """Take the events of an open mapping; return its fields that have text as a key."""
        found: Fields = {}
        while not isinstance(key := next(self.events), self.yaml.MappingEndEvent):
            name = self._value(key)
            value = self._value(next(self.events))
            if isinstance(name, str):
                found[name] = value
        return found

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


def _key_by_key(path: str, source: str, first_line: int) -> tuple[Fields, list[Problem]]:
    """Return what each key of broken YAML gives by itself, and a problem for each that is not YAML even then.

    Both are empty where nothing can be read, or too little.
    """
    fields: Fields = {}
    problems: list[Problem] = []
    for key, start, part in _parts(source):
        try:
            fields |= _Events(part).fields()
        except _errors() as error:
            line = first_line + source.count("\n", 0, start) + _line_of(error, part)
            problems.append(Problem(path, line, "broken-yaml", f"invalid YAML: {_reason(error)}"))
            if key and (value := _as_text(part.partition(":")[2])):
                fields[key] = value
                read_as = f"; “{shortened(key)}” is read as “{shortened(str(value), 80)}”"
                problems[-1] = problems[-1]._replace(message=problems[-1].message + read_as)
        if len(problems) > _MOST_BROKEN:
            return {}, []
    return (fields, problems) if fields else ({}, [])


def _parts(source: str) -> Iterator[tuple[str, int, str]]:
    """Yield each key at the beginning of a line with its place and all up to the next; "" for what is before them."""
    keys = [("", 0), *((key[1], key.start()) for key in _KEY.finditer(source)), ("", len(source))]
    for (key, start), (_, end) in pairwise(keys):
        if source[start:end].strip():
            yield key, start, source[start:end]


def _as_text(source: str) -> str | list[str]:
    """Return a value that is not YAML as text with its lines joined, or as a list; "" if it may be anything else."""
    lines = [line.strip() for line in source.split("\n") if line.strip()]
    if len(lines) > 1 and all(line.startswith("- ") for line in lines):
        return [unquoted(line[2:]) for line in lines]
    value = " ".join(lines)
    return "" if value[:1] in _STRUCTURE else unquoted(value)


def _line_of(error: Exception, source: str) -> int:
    """Return the line (from 0) of a YAML error; the parser counts the end of the file as one more line."""
    mark = getattr(error, "problem_mark", None)
    return min(mark.line, source.rstrip().count("\n")) if mark else 0


def _reason(error: Exception) -> str:
    reason = getattr(error, "problem", None) or str(error).partition("\n")[0] or type(error).__name__
    return shortened(reason, 80)
