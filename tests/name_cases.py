"""The cases of names in `tests/data/facts`, and what is found in them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from usmx_corpus.facts import entities, names, same_names

FOLDER = Path(__file__).parent / "data/facts"
#: What the files call the answers of `same_names.same`.
ANSWERS = {"same": True, "different": False, "unsure": None}


class Sentence(NamedTuple):
    """A sentence and the names in it."""

    text: str
    expected: tuple[str, ...]


class Titles(NamedTuple):
    """A text of a country, "" for one that nobody knows, and whom and what it names."""

    country: str
    text: str
    names: tuple[str, ...]


class Pair(NamedTuple):
    """Two names, and whether they are the same."""

    one: str
    other: str
    same: bool | None


def _lines(file: str) -> list[str]:
    lines = (FOLDER / file).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def sentences(file: str) -> list[Sentence]:
    """Return the sentences of a file."""
    parts = (line.partition("=>") for line in _lines(file) if "=>" in line)
    return [Sentence(text.strip(), tuple(filter(None, map(str.strip, found.split(";"))))) for text, _, found in parts]


def pairs(file: str) -> list[Pair]:
    """Return the pairs of names of a file."""
    found = []
    for line in _lines(file):
        answer, _, both = line.partition(": ")
        if answer in ANSWERS:
            one, other = both.split(" | ")
            found.append(Pair(one, other, ANSWERS[answer]))
    return found


def titles(file: str) -> list[Titles]:
    """Return the texts with titles and bodies that many countries have."""
    parts = (line.split(" | ") for line in _lines(file))
    return [Titles(issuer.removeprefix("--"), text, tuple(names.split("; "))) for issuer, text, names in parts]


def named(case: Titles) -> tuple[str, ...]:
    """Return the known names in a text."""
    return tuple(name.name for name in entities.name_spans(case.text, case.country))


def missed(case: Sentence) -> list[str]:
    """Return the names of a sentence that are not found; those of the gazetteer may be shorter ("Dr." and all)."""
    mine, known = _others(case.text), _known(case.text)
    return [
        name
        for name in case.expected
        if name not in mine and not any(name.endswith(each) or each.endswith(name) for each in known)
    ]


def false(case: Sentence) -> list[str]:
    """Return what is taken for a name in a sentence and is none."""
    return [name for name in _others(case.text) if name not in case.expected]


def is_right(pair: Pair) -> bool:
    """Whether a pair is judged as it should be: an unsure one as anything but different."""
    found = same_names.same(pair.one, pair.other)
    return found is not False if pair.same is None else found is pair.same


def _others(text: str) -> list[str]:
    return [text[name.start : name.end] for name in names.proper_names(text)]


def _known(text: str) -> list[str]:
    return [text[name.start : name.end] for name in entities.name_spans(text)]
