"""Compare the facts of a claim with those of a source: where they agree, and where the source contradicts them."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus import facts
from usmx_corpus.facts import chronology, name_words, same_names
from usmx_corpus.model import Day, Difference, Duration, Fact, Range
from usmx_corpus.text.analyse import all_stems, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from usmx_corpus.facts import Nearness, Pair

Support = tuple[float, Fact | None]  # how well (0 to 1) a source states a fact, and which of its facts does

FIGURES, NAMES = facts.MEASURES, facts.NAMES

# An altered figure or name shares .35 or more, half of them .98, of the words around it with its original (36 claims of
# seeds.jsonl and claims.jsonl); the interest rate of a loan shares .28 with the share of homes built with it.
KINSHIP_FLOOR = 0.3
#: What a claim's name is worth where the source names only the whole it belongs to ("Mexico" for "Oaxaca").
_WIDER = 0.35
#: What a fact is worth in the statements that carry the claim, elsewhere in their paragraph, above it, as its date.
_NEARNESS = (1.0, 0.9, 0.8, 0.8)

#: "The two governments" counts nothing that a source must repeat.
_PARTIES = frozenset("country nation government side leader president party people neighbor official".split())
CENTURIES = frozenset(("century", "centuries"))
#: "One in five" is a share, not five of something; so many characters on either side of the number show it.
_SHARE = 40
_SHARE_BEFORE = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten) (?:in|out of) (?:every )?$", re.IGNORECASE
)
_SHARE_BEHIND = re.compile(r"^ (?:in|out of) (?:every )?(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b")
_YEAR = re.compile(r"\d{4}")
_ARTICLE = re.compile(r"\s(?:the|an?)\s*$", re.IGNORECASE)
#: Characters that hold the word before or behind a name.
_REACH = 40


class Sayings(NamedTuple):
    """The facts of a source by nearness: in the statements that carry the claim, in their paragraph, above it.

    `day` is the date of the document, if the document itself gives it; `home` is the country whose government issued
    it, "" if unknown: its releases speak of it as "we".
    """

    window: tuple[Fact, ...]
    around: tuple[Fact, ...]
    above: tuple[Fact, ...]
    day: tuple[Fact, ...]
    home: str = ""

    @property
    def every(self) -> Iterator[tuple[Fact, ...]]:
        """All facts, the nearest first."""
        yield from (self.window, self.around, self.above, self.day)


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


def matter(text: str, country: str = "") -> tuple[Fact, ...]:
    """Return the facts of a claim that a source would have to state, its titles read as those of a country."""
    return tuple(fact for fact in facts.facts_in(text, country=country) if not _is_idle(fact, text))


def judge(mine: Sequence[Fact], sayings: Sayings, kinship: Nearness, otherwise: float) -> Judgement:
    """Compare each fact of a claim with those of a source; one stated with another value is worth `otherwise`.

    `kinship` measures how far (0 to 1) two facts are about one thing, by the words around them.
    """
    supports = [_support(fact, sayings) for fact in mine]
    rivals = _rivals(mine, sayings, supports, kinship)
    dated = {number for number, (_, other) in enumerate(supports) if other and other in sayings.day}
    return Judgement(
        agreements=tuple(_agreements(mine, supports, rivals)),
        conflicts=tuple(map(_difference, filter(None, rivals))),
        worth=tuple(otherwise if rival else worth for rival, (worth, _) in zip(rivals, supports, strict=True)),
        contested=frozenset(number for number, rival in enumerate(rivals) if rival),
        dated=frozenset(dated),
        missing=frozenset(_missing(mine, sayings, supports)) - dated,
    )


def agrees(fact: Fact, other: Fact) -> bool:
    """Whether the source's fact states the claim's, itself or as a part of it (the FBI, for the United States)."""
    if _is_age(fact, other):
        return True
    return facts.states(facts.uncounted(other), facts.uncounted(fact))


def _is_age(fact: Fact, other: Fact) -> bool:
    """Whether a number of a claim is that of the years of a source: "then 31", "a 31-year-old"; two centuries."""
    if fact.type != "count" or not (isinstance(fact.value, Range) and isinstance(other.value, Duration)):
        return False
    years = 100 if fact.unit in CENTURIES else 1
    is_bare = not fact.unit or years > 1
    return (
        is_bare and other.value.unit == "Y" and fact.value.low is not None and years * fact.value.low == other.value.low
    )


def is_same(fact: Fact, other: Fact) -> bool:
    """Whether the source's fact is the claim's itself: the FBI is not the United States, though it acts for it."""
    return agrees(fact, other) if fact.type in FIGURES else fact.value == other.value


def must_be_stated(fact: Fact) -> bool:
    """Whether a claim comes from no source that does not state this fact: a figure or a date.

    A period may be worded otherwise ("by the end of the decade").
    """
    return fact.is_figure or fact.type == "date"


def _is_idle(fact: Fact, text: str) -> bool:
    """Whether a source need not repeat a fact: "the two governments", "one in five", "this year"."""
    if fact.type == "period":
        return not isinstance(fact.value, Duration)
    if fact.type != "count":
        return False
    before, behind = text[max(0, fact.start - _SHARE) : fact.start], text[fact.end : fact.end + _SHARE]
    share = _SHARE_BEFORE.search(before) or _SHARE_BEHIND.search(behind)
    return bool(share) or (fact.unit in _PARTIES and fact.value == Range(2, 2))


def _support(fact: Fact, sayings: Sayings) -> Support:
    """Return how well (0–1) a source states a fact, and by which of its own: the nearer, the better."""
    for others, credit in zip(sayings.every, _NEARNESS, strict=True):
        found = [other for other in others if agrees(fact, other)]
        if found:
            return credit, next((other for other in found if is_same(fact, other)), found[0])
    return _wider(fact, itertools.chain(*sayings.every)) if fact.type in NAMES else (0.0, None)


def _wider(name: Fact, others: Iterable[Fact]) -> Support:
    """Return the name that another belongs to ("Central America"): it hardly states the other ("Guatemala")."""
    whole = next((other for other in others if facts.agree(name, other)), None)
    return (_WIDER, whole) if whole else (0.0, None)


def _agreements(
    mine: Sequence[Fact], supports: Sequence[Support], rivals: Sequence[Pair | None]
) -> Iterator[Difference]:
    for fact, (_, other), rival in zip(mine, supports, rivals, strict=True):
        if other and not rival and is_same(fact, other):
            yield _difference(facts.Pair(fact, other, "same"))


def _rivals(
    mine: Sequence[Fact], sayings: Sayings, supports: Sequence[Support], kinship: Nearness
) -> list[Pair | None]:
    """Return what the source's paragraph states in place of each fact that it does not state.

    One fact of a source may contradict several of a claim: each is paired by itself.
    """

    def nearness(fact: Fact, other: Fact) -> float:
        near = 0.0 if _has_no_rival(fact, other, sayings.home) else kinship(fact, other)
        return near if near >= KINSHIP_FLOOR else 0.0

    said = [facts.uncounted(fact) for fact in mine]
    there = [fact for fact in (*sayings.window, *sayings.around) if facts.unstated([facts.uncounted(fact)], said)]
    pairs = (_paired(fact, there, sayings.window, nearness) for fact in mine)
    judged = zip(pairs, supports, strict=True)
    return [pair if pair.outcome == "changed" and worth <= _WIDER else None for pair, (worth, _) in judged]


def _paired(fact: Fact, there: Sequence[Fact], window: Sequence[Fact], nearness: Nearness) -> Pair:
    """Return a fact of a claim with what a source states in its place, if anything."""
    if any(_is_cut_short(fact, other) for other in window):
        return facts.Pair(fact, None, "left")
    slip = next((other for other in window if _is_slip(fact, other)), None)
    if slip:
        return facts.Pair(fact, slip, "changed")
    return facts.paired([facts.uncounted(fact)], _rivalling(fact, there), nearness)[0]


def _is_cut_short(fact: Fact, other: Fact) -> bool:
    """Whether a source has the number of a period without its unit: "over ten years, with no rent in the first two"."""
    is_bare = other.type == "count" and not other.unit and isinstance(other.value, Range)
    return is_bare and isinstance(fact.value, Duration) and fact.value[:2] == other.value[:2]


def _is_slip(fact: Fact, other: Fact) -> bool:
    """Whether two full dates differ in one of day, month and year: there is one event, and one date is wrong."""
    one, two = fact.value, other.value
    if not (isinstance(one, Day) and isinstance(two, Day)) or None in (*one, *two) or fact.qualifier or other.qualifier:
        return False
    return sum(left != right for left, right in zip(one, two, strict=True)) == 1


def _rivalling(fact: Fact, there: Sequence[Fact]) -> list[Fact]:
    """Return the facts of a source that may contradict a claim's: of numbers, those of the same thing if any."""
    alike = [other for other in there if fact.unit and other.unit == fact.unit]
    return [facts.uncounted(other) for other in alike or there]


def _has_no_rival(fact: Fact, other: Fact, home: str) -> bool:
    """Whether two facts may both be meant: an office, the issuing government, a year beside a month that names none.

    A passage that does not name who speaks does not name another instead.
    """
    if fact.type in NAMES:
        if "agency" == facts.kind(fact) == facts.kind(other) and _is_headed(fact) != _is_headed(other):
            return True  # who heads a body may act for it
        return fact.value == home or (facts.kind(fact) == "office" and not facts.are_namesakes(fact, other))
    is_year = isinstance(fact.value, Day) and fact.value[1:] == (None, None)
    return is_year and not _YEAR.search(other.text)


def _is_headed(name: Fact) -> bool:
    """Whether a name is that of who heads a body, and not of the body: "Secretary of State", "Energy Secretary"."""
    return not name_words.ROLES.isdisjoint(name.text.lower().split())


def _missing(mine: Sequence[Fact], sayings: Sayings, supports: Sequence[Support]) -> Iterator[int]:
    """Yield the figures that neither the sentences nor the headings above them state, and the places not stated."""
    here = (*sayings.window, *sayings.above)
    for number, (fact, (worth, _)) in enumerate(zip(mine, supports, strict=True)):
        # Its country alone states no town: without this two more claims of dev.jsonl are wrongly called sourced.
        is_nowhere = fact.type == "place" and fact.value != sayings.home and worth <= _WIDER
        if is_nowhere or (must_be_stated(fact) and not any(agrees(fact, other) for other in here)):
            yield number


def _difference(pair: Pair) -> Difference:
    """Return a pair as written, with the hedges where these are what differs."""
    one, other = (fact for fact in (pair.left, pair.right) if fact)
    words = (facts.worded(one, other), facts.worded(other, one))
    if facts.are_namesakes(one, other):
        words = (one.name, other.name)  # both are written alike
    if facts.are_opposed(one, other):
        words = (f"{one.qualifier} {words[0]}", f"{other.qualifier} {words[1]}")
    return Difference("qualifier" if pair.type == "qualifier" else facts.kind(pair.fact), *words)


# --- names that the gazetteer lacks ----------------------------------------------------------------------------------


def renamed(claim: str, source: str, context: str) -> Iterator[Difference]:
    """Yield the names that the source has in the place of names of the claim that it states nowhere.

    `source` are the sentences that carry the claim, `context` is all that stands around and above them. A place is what
    stands before and behind a name.
    """
    mine = [fact for fact in facts.other_names_in(claim) if not same_names.is_stated(fact.name, context)]
    theirs = facts.other_names_in(source) if mine else ()
    fresh = [fact for fact in theirs if not same_names.is_stated(fact.name, claim)]
    for fact in mine:
        rivals = (
            each for each in fresh if facts.agree(fact, each) is False and _is_in_place(claim, fact, source, each)
        )
        if rival := next(rivals, None):
            yield _difference(facts.Pair(fact, rival, "changed"))


def _is_in_place(claim: str, fact: Fact, source: str, other: Fact) -> bool:
    """Whether two names stand between the same words; where a sentence begins or ends, one side is enough."""
    sides = (
        (_word_before(claim, fact), _word_before(source, other)),
        (_word_behind(claim, fact), _word_behind(source, other)),
    )
    return any(one and one == two for one, two in sides) and all(one == two or not (one and two) for one, two in sides)


def _word_before(text: str, fact: Fact) -> str:
    """Return the word before a name, without articles; "" where a part of a sentence begins."""
    before = _ARTICLE.sub(" ", text[max(0, fact.start - _REACH) : fact.start])
    return (stems_[-1] if (stems_ := all_stems(before)) else "") if before[-2:].strip().isalnum() else ""


def _word_behind(text: str, fact: Fact) -> str:
    """Return the word behind a name; "" where a part of a sentence ends."""
    behind = text[fact.end : fact.end + _REACH]
    return (stems_[0] if (stems_ := all_stems(behind)) else "") if behind[:2].strip().isalnum() else ""


# --- numbers of things ----------------------------------------------------------------------------------------------


#: Several of one kind, or all between two: "Sections 4, 5 and 9", "Articles 12 to 15".
_ROW = re.compile(
    r"\b(?P<head>[A-Za-z]{2,20}?)s? (?P<row>\d{1,4}(?:(?:, and |, | and | or | to |[–-])\d{1,4}){1,20}+)(?![\d.,]*\d)"
)
_DIGITS = re.compile(r"\d+")
_BETWEEN = re.compile(r"(\d+)( to |[–-])?")


def renumbered(claim: str, source: str) -> Iterator[Difference]:
    """Yield the numbers of a claim in place of which the source has others of the same: "Section 7" for "Section 4"."""
    mine = [fact for fact in facts.numbers_in(claim) if _is_label(fact)]
    theirs = [fact for fact in facts.numbers_in(source) if _is_label(fact)] if mine else []
    for fact in mine:
        rivals = [other for other in theirs if facts.agree(fact, other) is False]
        fresh = [other for other in rivals if not any(other.value == each.value for each in mine)]
        if fresh and not _is_numbered(fact, source):
            yield _difference(facts.Pair(fact, fresh[0], "changed"))


def unnumbered(claim: str, context: str) -> bool:
    """Whether a claim has the number of a thing, a place in a row, a part or a time that its source nowhere has.

    What is the first may be said in other words ("inaugural").
    """
    mine = (fact for fact in facts.numbers_in(claim) if (fact.unit or _is_label(fact)) and fact.value != "1st")
    return any(not _is_numbered(fact, context) for fact in mine)


def counted_otherwise(fact: Fact, said: Iterable[Fact]) -> bool:
    """Whether a source counts only other things by the number of a claim: "60 beds" for "60 doctors"."""
    same = [other for other in said if other.type == "count" and agrees(fact, other)]
    return bool(same) and all(other.unit not in {"", fact.unit} for other in same)


def _is_label(fact: Fact) -> bool:
    """Whether a number is of a thing of which there are others: not in "COVID-19"."""
    return not fact.unit and (" " in str(fact.value) or ":" in str(fact.value))


def _is_numbered(fact: Fact, text: str) -> bool:
    """Whether a text has the number of a claim, in words or figures, by itself or in a row of several."""
    if any(facts.agree(fact, other) or _may_be_place(fact, other) for other in facts.numbers_in(text)):
        return True
    head, _, number = str(fact.value).rpartition(" ")
    return any(head == row["head"].casefold() and number in _in_row(row["row"]) for row in _ROW.finditer(text))


def _may_be_place(fact: Fact, other: Fact) -> bool:
    """Whether one is numbered and the other the place in a row: "Phase 2", "the second phase"."""
    is_place = (fact.unit == "ordinal") != (other.unit == "ordinal")
    return is_place and _DIGITS.findall(str(fact.value)) == _DIGITS.findall(str(other.value))


def _in_row(row: str) -> set[str]:
    """Return the numbers in "4, 5 and 9" and "12 to 15"."""
    found: set[str] = set()
    begin = 0
    for number, goes_on in _BETWEEN.findall(row):
        found.update(map(str, range(begin or int(number), int(number) + 1)))
        begin = int(number) if goes_on else 0
    return found


# --- one sentence, other figures -------------------------------------------------------------------------------------


_FIGURE = "#"


def refigured(claim: str, source: str, country: str = "") -> tuple[Difference, ...] | None:
    """Return the figures that differ where a claim repeats its source word for word otherwise; None where it does not.

    Here no figure is near enough to another: who quotes a sentence with 131 for 130 has changed it.
    `country` is that of the document of the source, whose money a bare sign there is.
    """
    mine = facts.measures_in(claim)
    if not mine:
        return None
    theirs = facts.facts_of(source, country, facts.MEASURES)
    said, there = _masked(claim, mine), _masked(source, theirs)
    if len(said) < 3:  # noqa: PLR2004 # a figure and two words make no sentence
        return None
    before, found, _ = f" {' '.join(there)} ".partition(f" {' '.join(said)} ")
    if not found:
        return None
    skipped = before.count(_FIGURE)
    pairs = zip(mine, theirs[skipped : skipped + len(mine)], strict=True)
    changed = [(one, two) for one, two in pairs if not _is_repeated(one, two)]
    if changed and all(any(_is_repeated(one, each) for each in theirs) for one, _ in changed):
        return None  # the sentence goes on with them: "41 per cent in 2022 and 39.8 in 2023"
    return tuple(Difference(two.type, facts.worded(one, two), facts.worded(two, one)) for one, two in changed)


def _is_repeated(one: Fact, other: Fact) -> bool:
    """Whether a claim's figure is the source's, or one of the two is vaguer ("billions", "June")."""
    is_vaguer = facts.says_less(one, other) or facts.says_less(other, one)
    is_bare = one.type == other.type == "count" and "" in {one.unit, other.unit} and one.value == other.value
    is_one = is_bare or facts.is_same_value(one, other) or chronology.may_agree(one, other)
    return is_one or (is_vaguer and bool(facts.agree(one, other)))


def _masked(text: str, figures: Sequence[Fact]) -> list[str]:
    """Return the words of a text with a mark for each figure."""
    masked: list[str] = []
    end = 0
    for figure in figures:
        masked += [*tokens(text[end : figure.start]), _FIGURE]
        end = figure.end
    return masked + tokens(text[end:])
