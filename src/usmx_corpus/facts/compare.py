"""Whether facts agree, and what became of the facts of one text in another.

One set of rules for everyone who compares: two texts (`diff`), two mentions of a commitment (`commitments`), a claim
and its source (`trace`). Each of them brings its own measure of how near two facts are to each other (`Nearness`), and
decides what to make of a pair.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from math import floor, log10
from typing import TYPE_CHECKING, Literal, NamedTuple

from usmx_corpus.facts import chronology, clock, currencies, lexicon, numbers, persons, same_names, units
from usmx_corpus.facts.finding import NAMES, OTHER_NAMES
from usmx_corpus.model import Fact, Money, Range, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from usmx_corpus.model import FactType

#: How sure it is (0 to 1) that two facts are about one thing, so that one may have changed into the other.
Nearness = Callable[[Fact, Fact], float]
#: What became of a fact: "same"; the same value under another hedge; stated less exactly on one side; "restated", one
#: more wording of a value that both sides state; changed; on one side only.
Outcome = Literal["same", "hedged", "vaguer", "restated", "changed", "left", "right"]
Key = tuple[str, Value]

#: Hedges that say a number is not exact: a value near it is no other value.
_INEXACT = frozenset(("approximately", "nearly", "more than", "less than", "at least", "up to"))
_AT_LEAST = frozenset(("more than", "at least"))
_AT_MOST = frozenset(("less than", "up to"))
#: "more than 80,000" stands for 82,000; the numbers altered in trace/*.jsonl differ by 7 % (28 for 26) and more.
_NEAR = 0.05
#: So many pairs are compared at most where no two values are equal.
_PAIRS = 10_000

_PLACES = frozenset(("city", "state", "region"))
_BODIES = frozenset(("agency", "organisation"))
#: What a name that the gazetteer lacks is among those that it has.
_KINDS = {"body": "agency", "firm": "organisation", "person": "person", "office": "office", "place": "place"}
_FIGURE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


class Pair(NamedTuple):
    """A fact of the left text and its counterpart in the right one; None on the side that states nothing."""

    left: Fact | None
    right: Fact | None
    outcome: Outcome

    @property
    def fact(self) -> Fact:
        """The fact of the left, else the one that only the right states."""
        return self.left or self.right  # type: ignore[return-value]  # a pair has one side at least

    @property
    def type(self) -> str:
        """What differs: the hedge before one value ("qualifier"), else the type of the fact."""
        is_named = self.fact.type in NAMES
        if self.is_difference and not is_named and self.left and self.right and is_same_value(self.left, self.right):
            return "qualifier"
        return self.fact.type

    @property
    def is_difference(self) -> bool:
        """Whether the two texts state it differently."""
        return self.outcome not in {"same", "restated"}


# --- two facts -------------------------------------------------------------------------------------------------------


def agree(left: Fact, right: Fact) -> bool | None:
    """Return True for one value, False for values that cannot both be meant, None where the two do not compare.

    A value that says less agrees: "September" with "September 2021", "tens of thousands" with 82,000, "over 100
    million" with 130 million, "Guatemala" with "Central America", "the FBI" with "the United States"; so does one
    within 5 % of an inexact one, and a sum in "$" with one in any dollars. "Over 82,000" and "fewer than 82,000"
    conflict, "45 km" and "45 miles", "120 a month" and "120 a year". So do "three years" and the two from May 2023
    to April 2025. Counts of different units, "March 1" and "2021", a phrase and a duration, a person and an agency of
    one country do not compare. An actor and a place compare by name, and conflict only as two of a kind ("Egypt", "in
    Saudi Arabia").
    """
    if {left.type, right.type} <= NAMES | OTHER_NAMES:
        return _same_name(left, right)
    one, other = left.value, right.value
    if {left.type, right.type} <= {"date", "period"}:
        return chronology.agree(left, right)
    if left.type != right.type:
        return None
    if isinstance(one, Money | Range) and isinstance(other, Money | Range):
        return _same_measure(left, right, one, other)
    if left.unit == right.unit == "clock":
        return not clock.differ(str(one), str(other))
    return True if one == other else _same_label(left, right)


def says_less(one: Fact, other: Fact) -> bool:
    """Whether a fact leaves open what another of its kind says: "billions", "May", "over 100 million", a country."""
    if one.type == other.type == "date":
        return chronology.says_less(one, other)
    if one.type in NAMES:
        return one.name != other.name and lexicon.within(other.name, one.name)
    return names_no_country(one, other) or _is_less_exact(one, other)


def names_no_country(one: Fact, other: Fact) -> bool:
    """Whether a sum leaves open whose money another is: "$5 million" beside "C$5 million"."""
    mine, theirs = one.value, other.value
    if not (isinstance(mine, Money) and isinstance(theirs, Money)):
        return False
    return currencies.says_less(mine.currency, theirs.currency)


def _is_less_exact(one: Fact, other: Fact) -> bool:
    return (is_vague(one) and not is_vague(other)) or (_is_rounded(one, other) and not _are_close(one, other))


def states(one: Fact, other: Fact) -> bool:
    """Whether a text that states one fact states the other: the FBI acts for the United States, not the reverse."""
    return agree(one, other) is True and not says_less(one, other)


def are_opposed(one: Fact, other: Fact) -> bool:
    """Whether one number is said to be more and the other less: "fewer than 82,000" and "over 82,000"."""
    hedges = {one.qualifier, other.qualifier}
    return bool(hedges & _AT_LEAST) and bool(hedges & _AT_MOST)


def acts_for(one: Fact, other: Fact) -> bool:
    """Whether what one does is done by the other too: a ministry acts for its country, and a state does not."""
    return bool(agree(one, other)) and not lexicon.acts_apart(one.name, other.name)


def are_namesakes(one: Fact, other: Fact) -> bool:
    """Whether two facts name one title or body of two countries: "the Treasury" of Kenya, and that of Canada."""
    return {one.type, other.type} <= NAMES and lexicon.are_namesakes(one.name, other.name)


def kind(fact: Fact) -> str:
    """Return what a fact is about: its type, or what a name names."""
    if fact.type in OTHER_NAMES:
        return _KINDS.get(same_names.kind(fact.name), "name")
    if fact.type not in NAMES:
        return fact.type
    named = lexicon.kind(fact.name) or ("person" if fact.type == "actor" else "place")
    if named == "office" and lexicon.kind(lexicon.parent(fact.name) or "") == "agency":
        return "agency"  # the Secretary of Energy, for the department
    return "place" if named in _PLACES else named


def are_alike(one: Fact, other: Fact) -> bool:
    """Whether two facts are of one kind, so that one may take the other's place; an agency and an organisation are."""
    kinds = {kind(one), kind(other)}
    return len(kinds) == 1 or kinds <= _BODIES


def uncounted(fact: Fact) -> Fact:
    """Return a number without what it counts: "missing people" and "cases of missing persons" count the same.

    The words around two numbers decide whether they are of one thing; a unit of measure stays.
    """
    is_single = fact.type == "count" and isinstance(fact.value, Range) and fact.value.low == fact.value.high
    return fact._replace(unit="") if is_single and not units.dimension(fact.unit) else fact


def worded(fact: Fact, other: Fact | None, words: str = "") -> str:
    """Return the words of a fact, with what it is per where another differs in that: "120 per month"."""
    words = words or fact.text
    return f"{words} per {fact.per}" if other and fact.per and other.per and fact.per != other.per else words


def is_same_value(one: Fact, other: Fact) -> bool:
    """Whether two facts have one value, to the last digit; a "$" is any dollar."""
    if isinstance(one.value, Money) and isinstance(other.value, Money):
        return one.value[:2] == other.value[:2] and bool(agree(one, other))
    if one.type == other.type == "period" and one.unit == other.unit:
        return chronology.is_same_length(one, other)
    if one.type == other.type == "actor" and one.value != other.value:
        return _are_one_person(one, other)
    return key(one) == key(other) or (one.type == other.type == "count" and _are_exactly(one, other))


def _are_exactly(one: Fact, other: Fact) -> bool:
    """Whether two figures, whatever their hedges, are one in two units of measure, per the same."""
    return one.per == other.per and _are_converted(one._replace(qualifier=""), other._replace(qualifier=""))


def digits(fact: Fact) -> str:
    """Return the figures of a fact as they are written; "" for none."""
    return " ".join(_FIGURE.findall(fact.text))


def _same_measure(left: Fact, right: Fact, one: Money | Range, other: Money | Range) -> bool | None:
    """Compare money, percentages and counts: what they are per, then the units, the values, the hedges."""
    if left.per and right.per and left.per != right.per:
        return _same_rate(left, right, one, other)
    if _measures_otherwise(left, right):
        return True if _are_converted(left, right) else False if one == other else None
    if left.unit != right.unit and "" not in {left.unit, right.unit}:
        return None
    same = _same_value(left, right, one, other) and not are_opposed(left, right)
    return same if left.unit == right.unit or same else None


def _same_rate(left: Fact, right: Fact, one: Money | Range, other: Money | Range) -> bool | None:
    """Whether two rates come to the same in a year; of those per a measure only equal sums surely differ."""
    if left.unit != right.unit:
        return None
    mine, theirs = units.a_year(left.per), units.a_year(right.per)
    if mine is None and theirs is None and one == other and (units.dimension(left.per) or units.dimension(right.per)):
        return False
    if mine is None or theirs is None:
        return None
    most = max(one.high * mine, other.high * theirs)
    return abs(one.high * mine - other.high * theirs) <= _NEAR * most


def _measures_otherwise(left: Fact, right: Fact) -> bool:
    """Whether two figures are in other units: "45 km" and "45 miles", "5 mg" and "5 ml", percent and its points."""
    if left.unit == right.unit:
        return False
    return left.type == "percent" or bool(units.dimension(left.unit) and units.dimension(right.unit))


def _are_converted(left: Fact, right: Fact) -> bool:
    """Whether two figures are one in two units: "1,500 m", "1.5 km"."""
    sizes = units.size(left.unit), units.size(right.unit)
    if None in sizes or units.dimension(left.unit) != units.dimension(right.unit):
        return False
    return _are_close(*(_in_smallest(fact, size or 1.0) for fact, size in zip((left, right), sizes, strict=True)))


def _in_smallest(fact: Fact, size: float) -> Fact:
    low, high = (fact.value.low, fact.value.high) if isinstance(fact.value, Range) else (0.0, 0.0)
    return fact._replace(value=Range(float(round(low * size)), float(round(high * size))))


def _same_value(left: Fact, right: Fact, one: Money | Range, other: Money | Range) -> bool | None:
    """Whether two numbers are equal, near or rounded; None for one within the other, unless that one is vague."""
    if isinstance(one, Money) and isinstance(other, Money) and not currencies.fit(one.currency, other.currency):
        return False
    if _are_close(left, right) or _is_rounded(left, right) or _is_rounded(right, left):
        return True
    if one.low > other.high or other.low > one.high:
        return False
    return (is_vague(left) or is_vague(right)) or None


def _are_close(left: Fact, right: Fact) -> bool:
    """Whether two numbers are equal, or one is inexact and the other near it."""
    one, other = left.value, right.value
    if not (isinstance(one, Money | Range) and isinstance(other, Money | Range)):
        return False
    slack = _NEAR if {left.qualifier, right.qualifier} & _INEXACT else 0
    ends = ((one.low, other.low), (one.high, other.high))
    return all(abs(a - b) <= slack * max(a, b) for a, b in ends)


def _is_rounded(one: Fact, other: Fact) -> bool:
    """Whether a number is the other cut to its first digit: "over 100 million" for 130 million."""
    if one.qualifier not in _AT_LEAST or not isinstance(one.value, Money | Range):
        return False
    exact = other.value.low if isinstance(other.value, Money | Range) else 0.0
    return exact >= 1 and one.value.low == exact // (scale := 10.0 ** floor(log10(exact))) * scale


def is_vague(fact: Fact) -> bool:
    """Whether a number is one of words like "tens of thousands"."""
    return isinstance(fact.value, Money | Range) and numbers.is_vague(fact.value.low, fact.value.high)


def _same_name(left: Fact, right: Fact) -> bool | None:
    if OTHER_NAMES & {left.type, right.type}:
        return same_names.same(left.name, right.name)
    one, other = left.name, right.name
    if one == other:
        return persons.may_be_one(left.text, right.text, one)
    if lexicon.within(one, other) or lexicon.within(other, one):
        return True
    if lexicon.may_mean(one, other) or lexicon.was_renamed(one, other) or _are_one_person(left, right):
        return True
    kinds = {lexicon.kind(one), lexicon.kind(other)}
    if len(kinds) == 1 or left.type == right.type == "place" or _is_nested(left, right) or _is_nested(right, left):
        return False
    nations = {lexicon.nation(one), lexicon.nation(other)}
    foreign = left.type == right.type and len(nations) > 1 and None not in nations
    return False if foreign and "person" not in kinds else None


def _is_nested(inner: Fact, outer: Fact) -> bool:
    """Whether one country or state has its name from another: "Wales" in "New South Wales"."""
    first, found, _ = outer.text.rpartition(f" {inner.text}")
    is_longer = bool(found) and not first.endswith(" of") and outer.text.endswith(inner.text)
    return is_longer and lexicon.is_governed(inner.name) and lexicon.is_governed(outer.name)


def _are_one_person(left: Fact, right: Fact) -> bool:
    """Whether two forms are of one person whom the gazetteer lacks: "Ambassador KIM Sung-hoon", "Mr. Sung-hoon Kim"."""
    if not left.type == right.type == "actor" or lexicon.kind(left.name) or lexicon.kind(right.name):
        return False
    return persons.are_of_one_rank(left.text, right.text) and bool(same_names.same(left.text, right.text))


def _same_label(left: Fact, right: Fact) -> bool | None:
    """Return False for two numbers of one series ("Section 4", "Section 5"; "2nd", "3rd"), None for other texts."""
    labels = {fact.unit or series(fact) for fact in (left, right)}
    return False if left.type == "number" and len(labels) == 1 else None


def series(number: Fact) -> str:
    """Return a number without its figures, which is what it numbers: "section"."""
    return " ".join(_FIGURE.sub("", str(number.value)).split())


# --- the facts of two texts ------------------------------------------------------------------------------------------


def anywhere(_left: Fact, _right: Fact) -> float:
    """Take any two facts to be about one thing, as in two wordings of one short text."""
    return 1.0


def paired(left: Sequence[Fact], right: Sequence[Fact], nearness: Nearness = anywhere) -> list[Pair]:
    """Pair the facts of two texts: one pair for each fact of the left, in order, then what only the right states.

    A fact stands with the same value, first of all under the same hedge; else with a measure that agrees; else with
    the same digits taken for a value of another type or unit ("in 2030", "2030 cars"); else with the fact that it has
    changed into, of those that state nothing of the left the one most closely related and nearest; else with a name
    that it alone belongs to, or the reverse. Only facts with a nearness above 0 have changed one into the other, and
    each into one.
    """
    if len(left) * len(right) > _PAIRS:
        return _paired_by_value(left, right)
    free = unstated(right, left)
    pairs = []
    for fact in left:
        other = _equal(fact, right) or _counterpart(fact, left, right, free, nearness)
        pairs.append(Pair(fact, other, _outcome(fact, other, left) if other else "left"))
        if other in free:
            free.remove(other)
    return pairs + [Pair(None, other, "right") for other in free]


def _paired_by_value(left: Sequence[Fact], right: Sequence[Fact]) -> list[Pair]:
    """Pair equal values alone: of very many facts, comparing each with each takes longer than all else."""
    there, here = {key(fact): fact for fact in reversed(right)}, {key(fact) for fact in left}
    pairs = [Pair(fact, there.get(key(fact)), "same" if key(fact) in there else "left") for fact in left]
    return pairs + [Pair(None, fact, "right") for fact in right if key(fact) not in here]


def distinct(facts: Iterable[Fact]) -> list[Fact]:
    """Return facts without those that repeat a value under the same hedge."""
    found: dict[tuple[Key, FactType, str], Fact] = {}
    for fact in facts:
        found.setdefault((key(fact), fact.type, fact.qualifier), fact)
    return list(found.values())


def key(fact: Fact) -> Key:
    """Return what makes two facts one: the same name in whatever part, or the same value in the same measure."""
    if fact.type in NAMES:
        return ("name", fact.value)
    measure = fact.unit if fact.type in {"percent", "date", "period"} or units.dimension(fact.unit) else ""
    return (" ".join(filter(None, (fact.type, measure, fact.per))), fact.value)


def unstated(facts: Iterable[Fact], others: Sequence[Fact]) -> list[Fact]:
    """Return the facts that no fact of another text states, or states as a part of it."""
    return [fact for fact in facts if not any(_is_one(fact, other) for other in others)]


def _is_one(fact: Fact, other: Fact) -> bool:
    same = agree(fact, other)
    return kind(fact) == kind(other) if same else same is None and key(fact) == key(other)


def _equal(fact: Fact, others: Iterable[Fact]) -> Fact | None:
    """Find the same value, under the same hedge if there is one."""
    equal = [other for other in others if is_same_value(fact, other)]
    if fact.type in NAMES:
        equal.sort(key=lambda other: agree(fact, other) is False)
    return next((other for other in equal if other.qualifier == fact.qualifier), next(iter(equal), None))


def _outcome(fact: Fact, other: Fact, left: Iterable[Fact]) -> Outcome:
    """Grade a pair; what the left states as well is only one more wording of it."""
    same = agree(fact, other)
    if fact.type in NAMES:
        return "same" if is_same_value(fact, other) and same else "vaguer" if same else "changed"
    if same is False:
        return "changed"
    is_sum = isinstance(fact.value, Money)  # whose money it is makes it no other sum
    less = _is_less_exact if is_sum else says_less
    if same and (less(fact, other) or less(other, fact)):
        return "restated" if _equal(other, left) else "vaguer"
    return "same" if fact.qualifier == other.qualifier else "hedged"


def _counterpart(
    fact: Fact, left: Sequence[Fact], right: Sequence[Fact], free: Sequence[Fact], nearness: Nearness
) -> Fact | None:
    """Find the counterpart of a fact whose value the other text does not have."""
    changed = _changed(fact, free, nearness)
    if fact.type in NAMES:
        return changed or _whole(fact, left, free)
    agreeing = sorted((other for other in right if agree(fact, other)), key=lambda other: not states(other, fact))
    if not agreeing or not changed or states(agreeing[0], fact):
        return next(iter(agreeing), None) or _written_alike(fact, free) or changed
    return max(agreeing[0], changed, key=lambda other: nearness(fact, other))


def _whole(fact: Fact, left: Sequence[Fact], free: Iterable[Fact]) -> Fact | None:
    """Find the name that one name alone belongs to, or the reverse: which of several it stands for, nobody knows.

    A person does not stand for a country, nor a country for a person.
    """
    names = (other for other in free if agree(fact, other) and "person" not in {kind(fact), kind(other)})
    return next((other for other in names if sum(bool(agree(each, other)) for each in left) == 1), None)


def _written_alike(fact: Fact, free: Iterable[Fact]) -> Fact | None:
    figures = digits(fact) if fact.type != "number" else ""
    if twin := next((other for other in free if chronology.may_agree(fact, other)), None):
        return twin
    measures = (other for other in free if other.type not in NAMES and other.type != "number")
    return next((each for each in measures if figures and digits(each) == figures and agree(fact, each) is None), None)


def _changed(fact: Fact, free: Iterable[Fact], nearness: Nearness) -> Fact | None:
    """Find the fact that stands where the other text has this one."""
    rivals = [(nearness(fact, other), other) for other in free if _may_become(fact, other)]
    near = [(_kinship(fact, other), how_near, other) for how_near, other in rivals if how_near > 0]
    return max(near, key=lambda rival: rival[:2])[2] if near else None


def _may_become(fact: Fact, other: Fact) -> bool:
    """Whether two facts are of one kind and cannot both be meant; whoever does a thing has no place as a rival."""
    if fact.type not in NAMES or other.type not in NAMES:
        return agree(fact, other) is False
    if (fact.type == "place" and other.type == "actor") or not are_alike(fact, other):
        return False
    return not (lexicon.within(fact.name, other.name) or lexicon.within(other.name, fact.name))


def _kinship(fact: Fact, other: Fact) -> int:
    """Count what two names belong to in common: Nicaragua and Guatemala have more than Nicaragua and the U.S.

    Of figures, those of one thing are related: 99 berths have become 95 berths, not 54,000 workers.
    """
    if fact.type not in NAMES:
        return int(fact.unit != "" and fact.unit == other.unit)
    return len({*lexicon.lineage(fact.name)} & {*lexicon.lineage(other.name)})
