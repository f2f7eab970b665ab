"""Numbers that only say where a statement stands ("2.", "(b)", "Article 5"): runs of them that shifted are one finding.

A number in front of a statement is no part of what it says: a clause put in before it gives it another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.model import Difference, Renumbering
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from usmx_corpus.model import Change, Statement

_NOUN = (
    r"(?:Article|Section|Clause|Chapter|Part|Title|Annex|Appendix|Schedule|Rule|Regulation|Paragraph|Item|Point|Recital"
    r"|Principle|Recommendation|Action|Step|Goal|Art\.|Sec\.|Cl\.|Para\.|Reg\.|§)"
)
_FIGURE = r"\d{1,3}(?:\.\d{1,3}){0,4}[A-Za-z]?"
# A number opens a statement with a noun ("Article 5 Scope", but not "Article 5 of the Act"), or with a mark behind it.
_LABEL = rf"""(?x)
      (?P<noun>(?i:{_NOUN}))\ ?(?P<number>{_FIGURE}|[IVXLC]{{1,7}}|[A-Z])
      (?: [.):]?\ *$ | [.):]\ + | \ +[–—-]\ + | \ +(?=[A-Z“"]) )
    | (?P<dotted>\d{{1,3}}(?:\.\d{{1,3}}){{1,4}})[.):]?\ +(?=[A-Z“"(])
    | \(?(?P<plain>\d{{1,3}}|[a-z]{{1,2}}|[ivxlc]{{1,5}}|[IVXLC]{{1,5}}|[A-Z])[.)]{{1,2}}\ +(?=\S)
    """
_REFERENCE = rf"(?P<noun>(?i:{_NOUN}))s?\ ?\(?(?P<number>{_FIGURE}|[a-z]{{1,2}}|[IVXLC]{{1,7}})\)?"
_PATTERNS = Patterns({"label": _LABEL, "reference": _REFERENCE})
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_LONGEST = 40  # "Recommendation XXXVIII."
_NAMES = {"art": "article", "sec": "section", "§": "section", "cl": "clause", "para": "paragraph", "reg": "regulation"}
_Number = tuple[int, ...]  # "3.2" → (3, 2), "b" → (2,)
_Series = tuple[str, int]  # what numbers of one kind share: their noun, and how many parts they have


class _Label(NamedTuple):
    """The number in front of a statement: its noun, the number as written, and where the words behind it begin."""

    noun: str
    number: str
    end: int


class _Step(NamedTuple):
    """A statement that kept its words or some of them, with its numbers on both sides, and the index of its change."""

    series: _Series
    left: _Number
    right: _Number
    written: tuple[str, str]
    change: int


def label_of(statement: Statement) -> _Label | None:
    """Return the number in front of a statement, if it has one."""
    found = _PATTERNS["label"].match(statement.text)
    if not found or (found["plain"] and not statement.marker):
        return None  # "No. 5" and "A. Smith" begin with no number of a list
    number = found["number"] or found["dotted"] or found["plain"]
    return _Label(_singular(found["noun"] or ""), number, found.end())


def label_end(statement: Statement) -> int:
    """Return where the words of a statement begin, behind its number; 0 without a number."""
    label = label_of(statement)
    return max(label.end if label else 0, statement.marker)


def is_bare(statement: Statement) -> bool:
    """Whether a statement is nothing but a number: "Article 5", above its title or its text."""
    return len(statement.text) <= _LONGEST and label_end(statement) >= len(statement.text)


def renumbered(changes: Sequence[Change]) -> tuple[Renumbering, ...]:
    """Return the runs of statements whose numbers shifted by as much, in the order of the left.

    What moved has another number because it moved, and is told as that.
    """
    if not _have_shifted(changes):
        return ()
    runs: list[list[_Step]] = []
    last: dict[_Series, list[_Step]] = {}
    for step in (step for step in _steps(changes) if not changes[step.change].moved):
        run = last.get(step.series)
        if run is None or not _continues(run[-1], step):
            run = last[step.series] = []
            runs.append(run)
        run.append(step)
    return tuple(_as_record(run, changes) for run in runs if run[0].left != run[0].right)


def _have_shifted(changes: Iterable[Change]) -> bool:
    return any(fact.type == "item" and fact.left and fact.right for change in changes for fact in change.facts)


def _continues(one: _Step, other: _Step) -> bool:
    """Whether a statement goes on with a run: its number follows, and shifted by as much."""
    return one.left < other.left and one.right < other.right and _shift(one) == _shift(other)


def _shift(step: _Step) -> _Number:
    return tuple(right - left for left, right in zip(step.left, step.right, strict=True))


def _steps(changes: Iterable[Change]) -> Iterator[_Step]:
    """Yield the numbered statements that have a counterpart with a number of the same kind."""
    for index, change in enumerate(changes):
        if len(change.left) == len(change.right) == 1:
            one, other = label_of(change.left[0]), label_of(change.right[0])
            if one and other and one.noun == other.noun:
                left, right = _read(one.number, other.number)
                if len(left) == len(right):
                    yield _Step((one.noun, len(left)), left, right, (one.number, other.number), index)


def _read(one: str, other: str) -> tuple[_Number, _Number]:
    """Return two numbers as integers; of letters that may be Roman, the reading in which they are nearer."""
    if one[0].isdigit() or other[0].isdigit():
        return _figures(one), _figures(other)
    readings = [((read(one),), (read(other),)) for read in (_letter, _roman)]
    return min((pair for pair in readings if 0 not in (*pair[0], *pair[1])), key=_distance, default=((0,), ()))


def _distance(pair: tuple[_Number, _Number]) -> int:
    return abs(pair[0][0] - pair[1][0])


def _figures(number: str) -> _Number:
    return tuple(int(part) if part.isdigit() else _letter(part) for part in re.findall(r"\d+|[A-Za-z]+", number))


def _letter(written: str) -> int:
    """Return the place of a letter, 0 for anything else; "aa" follows "z"."""
    alike = len(set(written.lower())) == 1
    return ord(written[0].lower()) - ord("a") + 1 + 26 * (len(written) - 1) if alike and written.isascii() else 0


def _roman(written: str) -> int:
    """Return a Roman number, 0 for anything else."""
    values = [_ROMAN.get(letter, 0) for letter in written.lower()]
    if 0 in values:
        return 0
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))


def _as_record(run: Sequence[_Step], changes: Sequence[Change]) -> Renumbering:
    first, last = run[0], run[-1]
    places = changes[first.change].left[0].location, changes[first.change].right[0].location
    return Renumbering(
        noun=first.series[0],
        left=(first.written[0], last.written[0]),
        right=(first.written[1], last.written[1]),
        statements=len(run),
        left_place=places[0],
        right_place=places[1],
    )


def with_references(changes: list[Change]) -> list[Change]:
    """Return changes in which a reference to a renumbered statement is told as following it, not as another number."""
    if not _have_shifted(changes):
        return changes
    moved = {
        (step.series[0], *pair) for step in _steps(changes) if (pair := (step.left, step.right)) and pair[0] != pair[1]
    }
    return [change._replace(facts=tuple(_followed(fact, moved) for fact in change.facts)) for change in changes]


def _followed(fact: Difference, moved: set[tuple[str, _Number, _Number]]) -> Difference:
    one, other = _PATTERNS["reference"].fullmatch(fact.left), _PATTERNS["reference"].fullmatch(fact.right)
    if not one or not other or fact.type != "number":
        return fact
    nouns = {_singular(one["noun"]), _singular(other["noun"])}
    numbers = _read(one["number"], other["number"])
    follows = len(nouns) == 1 and any((noun, *numbers) in moved for noun in (*nouns, ""))
    return fact._replace(type="reference") if follows else fact


def _singular(noun: str) -> str:
    """Return the noun of a number in one form: "Arts.", "articles" → "article"."""
    plain = noun.lower().rstrip(".").removesuffix("s")
    return _NAMES.get(plain, plain)
