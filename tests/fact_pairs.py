"""Pairs of texts and the facts that differ between them: the cases of `tests/data/facts/diff.txt`."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from fact_cases import Half, Outcome, half
from usmx_corpus.diff import compare
from usmx_corpus.reading.reader import read
from usmx_corpus.render.verdict import changed_facts

PAIRS = Path(__file__).parent / "data/facts/diff.txt"
Told = tuple[str, str, str]  # type, words on the left, words on the right


class Pair(NamedTuple):
    """Two texts of one kind ("Kenya, act") and the facts that differ."""

    kind: str
    left: str
    right: str
    facts: tuple[Told, ...]

    @property
    def half(self) -> Half:
        """The half of the cases that it is in."""
        return half(self.left + self.right)


def pairs(path: Path = PAIRS) -> Iterator[Pair]:
    """Give the pairs of a file; its first lines say how they are written."""
    for case in re.split(r"\n{2,}", path.read_text(encoding="utf-8")):
        lines = [line for line in case.splitlines() if line and not line.startswith("#")]
        if lines:
            said = {sign: [line[2:] for line in lines if line.startswith(f"{sign} ")] for sign in "-+="}
            facts = (re.split(r": | → ", fact) for fact in said["="] if fact != "none")
            left, right = ("\n\n".join(said[sign]) for sign in "-+")
            yield Pair(lines[0].strip("[]"), left, right, tuple((kind, one, other) for kind, one, other in facts))


def told(pair: Pair) -> list[Told]:
    """Give the facts of which the diff of a pair says that they changed."""
    documents = (read(f"{side}.md", text.encode())[0] for side, text in (("left", pair.left), ("right", pair.right)))
    return [(fact.type, fact.left, fact.right) for _, fact in changed_facts(compare(*documents))]


def outcome(pair: Pair) -> Outcome:
    """Judge what a diff tells of a pair: silently wrong if it tells what is not so, not read if something lacks."""
    found = told(pair)
    wanted = list(pair.facts)
    for fact in pair.facts:
        match = next((one for one in found if _is_one(fact, one)), None)
        if match:
            found.remove(match)
            wanted.remove(fact)
    return "silently wrong" if found else "not read" if wanted else "right"


def _is_one(fact: Told, other: Told) -> bool:
    """Whether two facts are of one type, and the words told hold those of the case."""
    words = zip(fact[1:], other[1:], strict=True)
    return fact[0] == other[0] and all(one.casefold() in two.casefold() for one, two in words)
