"""Hold the facts of a claim against those of a source: where they agree, and where the source says otherwise."""

from __future__ import annotations

import re
from math import floor, log10
from typing import TYPE_CHECKING, NamedTuple, cast

from usmx_corpus import facts
from usmx_corpus.facts import entities, quantities
from usmx_corpus.model import Difference, Fact
from usmx_corpus.text.analyse import tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from usmx_corpus.facts.times import Day

    Kinship = Callable[[Fact, Fact], float]  # how far (0–1) two facts are about one thing, by the words around them

FIGURES, NAMES = facts.MEASURES, facts.NAMES

# An altered figure or name shares .35 or more, half of them .98, of the words around it with its original (36 claims of
# seeds.jsonl and claims.jsonl); the interest rate of a loan shares .28 with the share of homes built with it.
KINSHIP_FLOOR = 0.3
#: What a claim's name is worth where the source names only the whole it belongs to ("Mexico" for "Oaxaca").
_WIDER = 0.35
#: What a fact is worth in the statements that carry the claim, elsewhere in their paragraph, above it, as its date.
_NEARNESS = (1.0, 0.9, 0.8, 0.8)

#: The releases of this government speak of it as "we": a passage that does not name it does not name another instead.
_HOME = "United States"
_MEASURES = frozenset(("amount", "percent", "count"))
#: "Three pillars" may be counted by the reader; from here on a number in words is a figure like one in digits.
_LEAST_FIGURE = 10
_AT_LEAST = frozenset(("more than", "at least"))
_AT_MOST = frozenset(("less than", "up to"))
_PLACES = frozenset(("city", "state", "region"))
_BODIES = frozenset(("agency", "organisation"))
#: "The two governments" counts nothing that a source must repeat.
_PARTIES = frozenset("country nation government side leader president party people neighbor official".split())
#: "One in five" is a share, not five of something.
_SHARE_BEFORE = re.compile(r"\w+ (?:in|out of) (?:every )?$")
_SHARE_BEHIND = re.compile(r"^ (?:in|out of) (?:every )?(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b")
_YEAR = re.compile(r"\d{4}")


class Sayings(NamedTuple):
    """The facts of a source by nearness: in the statements that carry the claim, in their paragraph, above it.

    `day` is the date of the document, if the document itself gives it.
    """

    window: tuple[Fact, ...]
    around: tuple[Fact, ...]
    above: tuple[Fact, ...]
    day: tuple[Fact, ...]


class Judgement(NamedTuple):
    """What became of a claim's facts in a source: pairs that agree, pairs that do not, and what each fact is worth.

    `worth` has a value from 0 (not stated) to 1 for each fact; `contested` are those that the source states otherwise,
    `dated` those that only the date of the document supports, `missing` the figures, and the places where it happens,
    that it does not state.
    """

    agreements: tuple[Difference, ...]
    conflicts: tuple[Difference, ...]
    worth: tuple[float, ...]
    contested: frozenset[int]
    dated: frozenset[int]
    missing: frozenset[int]


def matter(text: str) -> tuple[Fact, ...]:
    """Give the facts of a claim that a source would have to state."""
    return tuple(fact for fact in facts.facts_in(text) if not _is_idle(fact, text))


def kind(fact: Fact) -> str:
    """Name what a fact is about: its type, or for a name what it names."""
    if fact.type in FIGURES:
        return fact.type
    name = str(fact.value)
    named = entities.kind(name) or ("person" if fact.type == "actor" else "place")
    if named == "office" and entities.kind(entities.parent(name) or "") == "agency":
        return "agency"  # the Secretary of Energy, for the department
    return "place" if named in _PLACES else named


def judge(mine: Sequence[Fact], sayings: Sayings, kinship: Kinship, otherwise: float) -> Judgement:
    """Hold each fact of a claim against those of a source; one stated with another value is worth `otherwise`."""
    agreements, conflicts, worth = [], [], []
    contested, dated, missing = set(), set(), set()
    paragraph = (*sayings.window, *sayings.around)
    free = [other for other in paragraph if not any(_answers(fact, other) for fact in mine)]
    for number, fact in enumerate(mine):
        value, other = _support(fact, sayings)
        in_place = any(agrees(fact, each) for each in (*sayings.window, *sayings.above))
        rival = _rival(fact, free, kinship) if value <= _WIDER else None
        if rival:
            hedged = _are_opposed(fact, rival)
            said, stated = (f"{each.qualifier} {each.text}" if hedged else each.text for each in (fact, rival))
            conflicts.append(Difference(kind(fact), said, stated))
            contested.add(number)
        elif other and is_same(fact, other):
            agreements.append(Difference(kind(fact), fact.text, other.text))
        if other and other in sayings.day:
            dated.add(number)
        elif (is_figure(fact) and not in_place) or (fact.type == "place" and fact.value != _HOME and not value):
            missing.add(number)
        worth.append(otherwise if rival else value)
    return Judgement(
        tuple(agreements), tuple(conflicts), tuple(worth), frozenset(contested), frozenset(dated), frozenset(missing)
    )


def agrees(fact: Fact, other: Fact) -> bool:
    """Tell whether the source's fact is the claim's, or a part of it (the FBI, for the United States)."""
    if fact.type in FIGURES:
        return (
            not _says_less(other, fact)
            and not _are_opposed(fact, other)
            and (bool(facts.agree(fact, _as_counted(fact, other))) or _is_rounded(fact, other))
        )
    return other.type in NAMES and entities.within(str(other.value), str(fact.value))


def _are_opposed(one: Fact, other: Fact) -> bool:
    """Tell whether one number is said to be more, and the other less: "fewer than 82,000" with "over 82,000"."""
    hedges = {one.qualifier, other.qualifier}
    return bool(hedges & _AT_LEAST) and bool(hedges & _AT_MOST)


def _says_less(one: Fact, other: Fact) -> bool:
    """Tell whether a figure leaves open what another says: "billions" does not state $530 billion, nor May a day."""
    if one.type == other.type == "date":
        pairs = zip(cast("Day", one.value), cast("Day", other.value), strict=True)
        return any(mine is None and theirs is not None for mine, theirs in pairs)
    return _is_vague(one) and not _is_vague(other)


def _is_vague(fact: Fact) -> bool:
    return fact.type in _MEASURES and quantities.is_vague(*cast("tuple[float, float]", fact.value)[:2])


def is_same(fact: Fact, other: Fact) -> bool:
    """Tell whether the source's fact is the claim's itself: the FBI is not the United States, though it acts for it."""
    return agrees(fact, other) if fact.type in FIGURES else fact.value == other.value


def is_figure(fact: Fact) -> bool:
    """Tell a figure that a source must state for a claim to come from it: money, shares, dates, counts but small ones.

    A period may be told in other words ("by the end of the decade").
    """
    if fact.type != "count":
        return fact.type in FIGURES - {"period"}
    _, high = cast("tuple[float, float]", fact.value)
    return high >= _LEAST_FIGURE or any(map(str.isdigit, fact.text))


def _is_idle(fact: Fact, text: str) -> bool:
    """Tell a fact that a source need not repeat: "the two governments", "one in five", "this year"."""
    if fact.type == "period":
        return not str(fact.value).startswith("P")
    if fact.type != "count":
        return False
    share = _SHARE_BEFORE.search(text[: fact.start]) or _SHARE_BEHIND.search(text[fact.end :])
    return bool(share) or (fact.unit in _PARTIES and fact.value == (2, 2))


def _support(fact: Fact, sayings: Sayings) -> tuple[float, Fact | None]:
    """Give how well a source states a fact, and which of its facts does."""
    for others, credit in zip(sayings, _NEARNESS, strict=True):
        found = [other for other in others if agrees(fact, other)]
        if found:
            return credit, next((other for other in found if is_same(fact, other)), found[0])
    wider = (other for others in sayings for other in others if fact.type in NAMES and facts.agree(fact, other))
    whole = next(wider, None)
    return (_WIDER, whole) if whole else (0.0, None)


def _answers(fact: Fact, other: Fact) -> bool:
    """Tell whether the source's fact answers this one of the claim, so that it is no rival of another."""
    return agrees(fact, other) and kind(fact) == kind(other)


def _rival(fact: Fact, free: Sequence[Fact], kinship: Kinship) -> Fact | None:
    """Give the source's fact that stands where the claim has another, if there is one; of names, the most related."""
    rivals = [(kinship(fact, other), other) for other in free if _contradicts(fact, other)]
    near = [(_relation(fact, other), nearness, other) for nearness, other in rivals if nearness >= KINSHIP_FLOOR]
    return max(near, key=lambda rival: rival[:2])[2] if near else None


def _relation(fact: Fact, other: Fact) -> int:
    """Give how much two names belong to in common: Nicaragua and Guatemala more than Nicaragua and the U.S."""
    if fact.type in FIGURES:
        return 0
    return len(set(entities.lineage(str(fact.value))) & set(entities.lineage(str(other.value))))


def _contradicts(fact: Fact, other: Fact) -> bool:
    """Tell whether two facts could not both be meant: one type, two values."""
    if fact.type in FIGURES:
        if fact.type == other.type == "date" and _is_year(fact) and not _YEAR.search(other.text):
            return False  # "September": of what year, only the date of the document tells
        same = facts.agree(fact, _as_counted(fact, other))
        return (same is False and not _is_rounded(fact, other)) or (bool(same) and _are_opposed(fact, other))
    if other.type not in NAMES or fact.value == _HOME or not _are_alike(kind(fact), kind(other)):
        return False
    if fact.type == "place" and other.type != "place":
        return False  # where something is done has no rival in who does it
    one, two = str(fact.value), str(other.value)
    return not entities.within(one, two) and not entities.within(two, one)


def _is_year(fact: Fact) -> bool:
    return cast("tuple[int | None, ...]", fact.value)[1:] == (None, None)


def _are_alike(one: str, other: str) -> bool:
    return one != "office" and (one == other or {one, other} <= _BODIES)


def _is_rounded(fact: Fact, other: Fact) -> bool:
    """Tell "over 100 million" for 130 million: the source's value cut to its first digit."""
    if not {fact.type, other.type} <= _MEASURES or fact.type != other.type or fact.qualifier not in _AT_LEAST:
        return False
    said, exact = (float(cast("tuple[float, float]", each.value)[0]) for each in (fact, other))
    return exact >= 1 and said == exact // (scale := 10.0 ** floor(log10(exact))) * scale


def _as_counted(fact: Fact, other: Fact) -> Fact:
    """Give a count under the unit of another: "cases of missing persons" and "missing people" count the same."""
    if fact.type == other.type == "count" and isinstance(other.value, tuple) and len(set(other.value)) == 1:
        return other._replace(unit=fact.unit)
    return other


# --- one sentence, other figures -------------------------------------------------------------------------------------


_FIGURE = "#"


def refigured(claim: str, source: str) -> tuple[Difference, ...] | None:
    """Give the figures that differ where a claim repeats its source word for word but for them; None where it does not.

    Here no figure is near enough to another: who quotes a sentence with 131 for 130 has changed it.
    """
    mine = facts.measures_in(claim)
    if not mine:
        return None
    theirs = facts.measures_in(source)
    said, there = _masked(claim, mine), _masked(source, theirs)
    if len(said) < 3:  # noqa: PLR2004 # a figure and two words make no sentence
        return None
    before, found, _ = f" {' '.join(there)} ".partition(f" {' '.join(said)} ")
    if not found:
        return None
    skipped = before.count(_FIGURE)
    pairs = zip(mine, theirs[skipped : skipped + len(mine)], strict=True)
    return tuple(Difference(two.type, one.text, two.text) for one, two in pairs if not _is_repeated(one, two))


def _is_repeated(one: Fact, other: Fact) -> bool:
    """Tell whether a claim's figure is the source's, or a vague one that it lies within ("billions")."""
    return one.value == other.value or (_is_vague(one) and bool(facts.agree(one, other)))


def _masked(text: str, figures: Sequence[Fact]) -> list[str]:
    """Give the words with a mark for each figure."""
    masked: list[str] = []
    end = 0
    for figure in figures:
        masked += [*tokens(text[end : figure.start]), _FIGURE]
        end = figure.end
    return masked + tokens(text[end:])
