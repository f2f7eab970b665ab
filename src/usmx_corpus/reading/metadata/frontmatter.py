"""Find the metadata at the top of a text file, in any of the dialects that people and programs write."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from usmx_corpus.model import Problem
from usmx_corpus.reading.metadata import labelled, yaml_fields
from usmx_corpus.reading.metadata.fields import LONGEST, Fields, Head, Other, bare_key, shortened
from usmx_corpus.reading.metadata.keys import FIELD_OF

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# YAML, TOML or JSON between lines of "---" or "+++"; pandoc ends YAML with "...".
_FENCED = re.compile(
    r"""
    (?P<fence> --- | \+\+\+ ) (?P<name> [ ]?(?:yaml|toml|json) )?+ [ \t]*+ \r?\n
    (?P<source> (?: (?! (?:(?P=fence)|\.\.\.) [ \t]*+ (?:\r?\n|\Z) ) [^\n]*+ \n )*+ )
    (?: (?P=fence) | \.\.\. ) [ \t]*+ (?: \r?\n | \Z )
    """,
    re.VERBOSE,
)
_OPEN = re.compile(r"(?:---|\+\+\+)\r?\n")
_TITLE_BLOCK = re.compile(r"(?:%(?:[ \t\r][^\n]*+)?+\n(?:[ \t]+\S[^\n]*\n)*+){1,3}(?=\s*?\n|\Z)")


def head(path: str, raw: str) -> Head:
    """Return the metadata at the top of a file, whose lines end in newlines; no fields if there are none."""
    text = raw.lstrip()
    start = raw.rfind("\n", 0, len(raw) - len(text)) + 1  # of the first line that is not blank
    text, first = raw[start:], raw.count("\n", 0, start) + 1
    for dialect in (_fenced, _json, _title_block, labelled.head):
        if found := dialect(path, text, first):
            return found._replace(body=found.body and start + found.body)
    return Head({}, {}, [], 0)


def _fenced(path: str, text: str, first: int) -> Head | None:
    """Return what stands between two fences; what cannot be read as metadata stays text."""
    fenced = _FENCED.match(text)
    if not fenced:
        return _open(path, text) if first == 1 else None
    name = (fenced["name"] or ("toml" if fenced["fence"] == "+++" else "yaml")).strip()
    fields, lines, problems = _READERS[name](path, fenced["source"], first + 1)
    if first > 1 and not _knows(fields):  # a rule further down begins metadata only if they are known
        return None
    is_text = bool(problems) and not fields
    return Head(fields, lines, problems, 0 if is_text else fenced.end())


def _open(path: str, text: str) -> Head | None:
    """Report front matter that nothing ends."""
    if not _OPEN.match(text):
        return None
    message = f"front matter has no closing “{text[:3]}” line"
    return Head({}, {}, [Problem(path, 1, "open-front-matter", message)], 0)


def _knows(fields: Iterable[str]) -> bool:
    return any(bare_key(key) in FIELD_OF for key in fields)


_Read = tuple[Fields, dict[str, int], list[Problem]]


def _toml(path: str, source: str, first: int) -> _Read:
    """Return the fields of TOML; what is not TOML is read line by line."""
    import tomllib  # few files need it

    if len(source) > LONGEST or any(line.count(".", 0, line.find("=")) > _DEEPEST for line in source.split("\n")):
        message = f"more than {LONGEST:,} characters, or {_DEEPEST} parts of a key: not read"
        return {}, {}, [Problem(path, first, "broken-toml", message)]
    lines = _lines(rf"^({_TOML_KEY})[ \t]*+=", source, first)
    try:
        return _flat(tomllib.loads(source.replace("\r\n", "\n"))), lines, []
    except (ValueError, RecursionError) as error:
        reason = shortened(str(error) or type(error).__name__, 80)
        found, _, _ = yaml_fields.read(path, re.sub(rf"(?m)^({_TOML_KEY})[ \t]*+=", r"\1: ", source), first)
        line = first - 1 + int(where[1]) if (where := re.search(r"line (\d+)", reason)) else first
        read_as = f"; read line by line: {', '.join(map(shortened, found))}" if found else ""
        return found, lines, [Problem(path, line, "broken-toml", f"invalid TOML: {reason}{read_as}")]


# Parts of a dotted key: reading one takes the square of them.
_DEEPEST = 100
_TOML_KEY = r"[A-Za-z_][\w-]{0,60}+"


def _json_fields(path: str, source: str, first: int) -> _Read:
    """Return the fields of a JSON object."""
    repeated: list[str] = []

    def mapping(pairs: list[tuple[str, object]]) -> dict[str, object]:
        keys = [key for key, _ in pairs]
        repeated.extend(key for place, key in enumerate(keys) if key in keys[:place])
        return dict(pairs)

    try:
        found = json.loads(source, object_pairs_hook=mapping) if len(source) <= LONGEST else None
    except (ValueError, RecursionError) as error:
        return {}, {}, [Problem(path, first, "broken-json", f"invalid JSON: {shortened(str(error), 80)}")]
    if not isinstance(found, dict):
        return {}, {}, [Problem(path, first, "broken-json", "not a JSON object of a readable length")]
    lines = _lines(r'^\s*"([^"\n]{1,60}+)"\s*+:', source, first)
    message = "duplicate key “{}”; the last value is used"
    problems = [
        Problem(path, lines.get(key, first), "repeated-key", message.format(shortened(key)))
        for key in dict.fromkeys(repeated)
    ]
    return _flat(found), lines, problems


_READERS: dict[str, Callable[[str, str, int], _Read]] = {
    "yaml": yaml_fields.read,
    "toml": _toml,
    "json": _json_fields,
}


def _json(path: str, text: str, first: int) -> Head | None:
    """Return the object at the top of a file, if one of its keys is known."""
    if not text.startswith("{"):
        return None
    try:
        _, end = json.JSONDecoder().raw_decode(text[:LONGEST])
    except (ValueError, RecursionError):
        return None
    fields, lines, problems = _json_fields(path, text[:end], first)
    return Head(fields, lines, problems, end) if _knows(fields) else None


def _title_block(path: str, text: str, first: int) -> Head | None:  # noqa: ARG001 - as every dialect
    """Return pandoc's "% title", "% authors" and "% date"."""
    block = _TITLE_BLOCK.match(text)
    if not block:
        return None
    fields: Fields = {}
    lines: dict[str, int] = {}
    keys = iter(("title", "author", "date"))
    for number, line in enumerate(block[0].rstrip("\n").split("\n")):
        if line.startswith("%"):
            key = next(keys)
            lines[key], fields[key] = first + number, line[1:].strip()
        else:
            fields[key] = f"{fields[key]} {line.strip()}".strip()
    return Head(fields, lines, [], block.end())


def _flat(found: dict[str, object]) -> Fields:
    """Return parsed metadata as written, with the values inside a mapping under both keys."""
    fields: Fields = {}
    for key, value in found.items():
        fields[key] = _value(value)
        if isinstance(value, dict):
            inside = {f"{key}.{name}": _value(part) for name, part in value.items()}
            fields |= {name: part for name, part in inside.items() if not isinstance(part, Other)}
    return fields


def _value(value: object) -> str | list[str] | Other:
    """Return a value as text, or what it is."""
    if isinstance(value, dict):
        return Other("a mapping")
    if isinstance(value, list):
        texts = [_value(each) for each in value]
        return [text for text in texts if isinstance(text, str)] if _are_texts(texts) else Other("a nested list")
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _are_texts(values: Iterable[object]) -> bool:
    return all(isinstance(value, str) for value in values)


def _lines(pattern: str, source: str, first: int) -> dict[str, int]:
    """Return the line of each key that a pattern finds."""
    keys = re.finditer(pattern, source, re.MULTILINE)
    return {key[1]: first + source.count("\n", 0, key.start(1)) for key in keys}
