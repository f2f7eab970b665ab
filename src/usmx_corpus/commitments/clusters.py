"""The mentions of one commitment: found by rare words, matched by how much of their content two clauses share."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from heapq import nlargest
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus import facts
from usmx_corpus.commitments import rules
from usmx_corpus.commitments.records import places
from usmx_corpus.facts import currencies, lexicon, shortforms
from usmx_corpus.model import Amount, Commitment, Difference, Fact, Repeat
from usmx_corpus.text import analyse, rarity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

Pair = tuple[Commitment, Commitment]  # two mentions that may be of one commitment
Events = frozenset[frozenset[str]]  # pairs of documents about one event

#: Similarity (0–1: Dice, weighted by rarity) from which two clauses are one commitment.
#: In the five documents reworded mentions have 0.54 or more, different commitments 0.50 or less; of 4,801 commitments
#: in 1,200 releases 3,368 pairs have 0.52 or more.
SAME = 0.52
#: Within a document: a second clause on a theme is usually a second commitment, in much the same words.
SAME_DOCUMENT = 0.64
#: Between two documents about one event: reworded mentions have 0.45 or more, different commitments 0.41 or less.
SAME_EVENT = 0.42
#: The bonus for an equal sum: it alone links "will invest an additional $130 million" to "has committed approximately
#: $130 million".
EQUAL_AMOUNT = 0.25
#: The malus for another sum. Of the 608 pairs of mentions in 1,200 releases, 0 adds six, and .3 removes two.
OTHER_AMOUNT = 0.15
#: Fewest stems in common: "loans for affordable housing" shares three with its other wording, and no true pair fewer.
SHARED_STEMS = 3
#: Fewest commitments in common of two documents about one event.
ONE_EVENT = 3
#: Postings read per clause, rarest word first: the cost is linear in the number of clauses.
POSTINGS = 400
#: Clauses compared with each: twice as many link 1.4 % more of 41,000 commitments and take a quarter more time.
CANDIDATES = 15

#: Words that say that something is undertaken, not what.
_OPERATORS = frozenset(
    analyse.stem(word)
    for word in (
        "agree commit commitment announce will plan aim continue pledge sign develop decide launch affirm reaffirm "
        "intend seek today government governments nation nations leader leaders country countries agency "
        "administration president two both new work together also hold"
    ).split()
)
_ACTORS = frozenset(("country", "agency", "person", "office", "organisation"))


class _Content(NamedTuple):
    """What a commitment is about: the stems of its clause without actors, triggers and function words.

    `stems` are rarest first, each with its weight; `weight` is their sum. `places` are those it names.
    """

    commitment: Commitment
    stems: dict[str, float]
    weight: float
    places: frozenset[str]


def match_mentions(commitments: Sequence[Commitment]) -> Mapping[str, tuple[Repeat, ...]]:
    """Return by the id of each mention the other mentions of its commitment, in the order given."""
    order = {commitment.id: index for index, commitment in enumerate(commitments)}
    same: dict[str, list[Commitment]] = defaultdict(list)
    for left, right in _same(commitments):
        same[left.id].append(right)
        same[right.id].append(left)
    words = {id_: analyse.tokens(commitments[order[id_]].text) for id_ in same}
    return {
        id_: tuple(
            _repeat(commitments[order[id_]], other, verbatim=words[id_] == words[other.id])
            for other in sorted(others, key=lambda each: order[each.id])
        )
        for id_, others in sorted(same.items(), key=lambda item: order[item[0]])
    }


def cluster_mentions(
    mentions: Sequence[Commitment], repeats: Mapping[str, tuple[Repeat, ...]]
) -> tuple[tuple[Commitment, ...], ...]:
    """Group the mentions of each commitment, in the order given; ordered by date, the first is its first publication.

    `repeats` are those of `match_mentions`. Two groups are joined only if at least half of the pairs across them repeat
    each other, so that a chain of similar clauses does not link different commitments.
    """
    position = {mention.id: index for index, mention in enumerate(mentions)}
    groups = _joined(position, repeats).values()
    distinct = {id(members): sorted(position[id_] for id_ in members) for members in groups}
    return tuple(tuple(mentions[index] for index in members) for members in sorted(distinct.values()))


def _joined(position: Mapping[str, int], repeats: Mapping[str, tuple[Repeat, ...]]) -> dict[str, list[str]]:
    """Return the group of each mention: one list of ids that all its members share."""
    linked = {id_: {repeat.id for repeat in own} for id_, own in repeats.items()}
    group = {id_: [id_] for id_ in position}
    for left, right in _links(repeats, position):
        mine, other = group[left], group[right]
        if mine is not other and 2 * sum(b in linked[a] for a in mine for b in other) >= len(mine) * len(other):
            mine.extend(other)
            group.update(dict.fromkeys(other, mine))
    return group


def _links(repeats: Mapping[str, tuple[Repeat, ...]], position: Mapping[str, int]) -> list[tuple[str, str]]:
    """Return the pairs of mentions that repeat each other, verbatim ones first, then those with fewest differences."""
    pairs = [
        (repeat.relation == "reworded", len(repeat.differences), id_, repeat.id)
        for id_, own in repeats.items()
        for repeat in own
        if id_ in position and repeat.id in position
    ]
    pairs.sort(key=lambda pair: (*pair[:2], position[pair[2]], position[pair[3]]))
    return [pair[2:] for pair in pairs]


# --- content ---------------------------------------------------------------------------------------------------------


def _contents(commitments: Sequence[Commitment]) -> list[_Content]:
    spelled: dict[str, dict[str, str]] = defaultdict(dict)
    texts = ((each.document, text) for each in commitments for text in (*each.section, each.text) if "(" in text)
    for document, text in dict.fromkeys(texts):
        spelled[document] |= shortforms.acronyms(text)
    stems = [_stems(commitment, spelled[commitment.document]) for commitment in commitments]
    return [_content(commitment, own) for commitment, own in zip(commitments, stems, strict=True)]


def _content(commitment: Commitment, stems: Collection[str]) -> _Content:
    weights = {stem: rarity.weight(stem) for stem in stems}
    rarest = sorted(stems, key=lambda stem: (-weights[stem], stem))
    own = {stem: weights[stem] for stem in rarest}
    return _Content(commitment, own, sum(own.values()), frozenset(places(commitment)))


def _stems(commitment: Commitment, spelled: Mapping[str, str]) -> frozenset[str]:
    """Return the stems of a clause without its actors and sums, and with its acronyms spelled out."""
    pieces, end = [], 0
    for fact in commitment.facts:
        if fact.type == "amount" or (fact.type == "actor" and lexicon.kind(str(fact.value)) in _ACTORS):
            pieces.append(commitment.text[end : fact.start])
            end = max(end, fact.end)
    text = " ".join((*pieces, commitment.text[end:]))
    for short in shortforms.short_forms_in(text, spelled):
        text = text.replace(f"({short})", "").replace(short, spelled[short])
    return frozenset(analyse.stems(text)) - _OPERATORS


# --- candidates ----------------------------------------------------------------------------------------------------


def _pairs(contents: Sequence[_Content]) -> Iterator[tuple[_Content, _Content]]:
    """Yield the pairs worth comparing, each once: those that share rare words."""
    postings: dict[str, list[int]] = defaultdict(list)
    for index, content in enumerate(contents):
        for other in _nearest(content, _sharing(content, postings)):
            yield contents[other], content
        for stem in content.stems:
            postings[stem].append(index)


def _nearest(content: _Content, shared: Counter[int]) -> list[int]:
    """Return the clauses that share the most words, without those that share too few to be the same commitment."""
    least = min(SHARED_STEMS - 1, len(content.stems))
    enough = [other for other, count in shared.items() if count >= least]
    return nlargest(CANDIDATES, enough, key=shared.__getitem__) if len(enough) > CANDIDATES else enough


def _sharing(content: _Content, postings: Mapping[str, list[int]]) -> Counter[int]:
    """Count the rare words of this clause in each earlier one, within a budget of postings."""
    shared: Counter[int] = Counter()
    budget = POSTINGS
    for stem in content.stems:
        earlier = postings.get(stem, ())
        if len(earlier) > budget:
            break
        shared.update(earlier)
        budget -= len(earlier)
    return shared


# --- similarity ------------------------------------------------------------------------------------------------------


def _same(commitments: Sequence[Commitment]) -> Iterator[Pair]:
    """Yield the pairs of mentions of one commitment: the sure ones, then those likely because of a shared event."""
    contents = _contents(commitments)
    compared = ((left, right, _similarity(left, right)) for left, right in _pairs(contents))
    close = [each for each in compared if each[2] >= SAME_EVENT]
    sure = [(left.commitment, right.commitment) for left, right, score in close if score >= _threshold(left, right)]
    events = _events(sure)
    likely = [
        (left.commitment, right.commitment) for left, right, score in close if _is_likely(left, right, score, events)
    ]
    yield from (*sure, *likely, *_same_packages(commitments, events, [*sure, *likely]))


def _similarity(left: _Content, right: _Content) -> float:
    """Return the share (0–1) of common content, with a bonus for an equal sum; 0 if too few words are common."""
    if _are_elsewhere(left.places, right.places):
        return 0.0
    common = left.stems.keys() & right.stems.keys()
    if len(common) < SHARED_STEMS:
        return SAME_EVENT if common and left.stems == right.stems else 0.0
    score = 2 * sum(left.stems[stem] for stem in common) / (left.weight + right.weight)
    return score + _amount_bonus(left.commitment, right.commitment)


def _are_elsewhere(mine: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two commitments are for different places ("aid to Texas", "aid to Ohio"), however similar their words."""
    if not mine or not other or mine & other:
        return False
    return not any(lexicon.within(a, b) or lexicon.within(b, a) for a in mine for b in other)


def _threshold(left: _Content, right: _Content) -> float:
    return SAME_DOCUMENT if left.commitment.document == right.commitment.document else SAME


def _events(pairs: Sequence[Pair]) -> Events:
    shared = Counter(frozenset((left.document, right.document)) for left, right in pairs)
    return frozenset(documents for documents, count in shared.items() if count >= ONE_EVENT and len(documents) > 1)


def _is_likely(left: _Content, right: _Content, score: float, events: Events) -> bool:
    """Whether a lower similarity is enough, because both documents are about one event."""
    documents = frozenset((left.commitment.document, right.commitment.document))
    return SAME_EVENT <= score < SAME and documents in events


_PACKAGES = frozenset(("announced", "package"))


def _same_packages(commitments: Sequence[Commitment], events: Events, pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Yield the packages for one place that two documents about one event announce, each in its own words."""
    known = {frozenset((left.id, right.id)) for left, right in pairs}
    packages: dict[str, list[tuple[Commitment, set[str]]]] = defaultdict(list)
    for commitment in commitments:
        if commitment.rule in _PACKAGES and not commitment.amounts and (where := set(places(commitment))):
            packages[commitment.document].append((commitment, where))
    for one, other in sorted(map(sorted, events)):
        for (left, here), (right, there) in product(packages[one], packages[other]):
            if not here.isdisjoint(there) and frozenset((left.id, right.id)) not in known:
                yield left, right


def _amount_bonus(left: Commitment, right: Commitment) -> float:
    """Return the bonus for an equal sum, negative for another sum."""
    mine, other = ([each for each in side.amounts if each.value is not None] for side in (left, right))
    if not mine or not other:
        return 0.0
    return EQUAL_AMOUNT if any(_are_equal(*pair) for pair in product(mine, other)) else -OTHER_AMOUNT


def _are_equal(one: Amount, other: Amount) -> bool:
    return one.value == other.value and currencies.fit(one.currency, other.currency)


def _repeat(left: Commitment, right: Commitment, *, verbatim: bool) -> Repeat:
    return Repeat(right.id, right.document, "verbatim" if verbatim else "reworded", differences(left, right))


# --- differences ---------------------------------------------------------------------------------------------------


def differences(left: Commitment, right: Commitment) -> tuple[Difference, ...]:
    """Return the facts in which two mentions of a commitment differ; "" on the side that does not state one."""
    found = [*_fact_differences(left, right)]
    if left.actors != right.actors:
        found += _actor_differences(left.actors, right.actors)
    if left.strength != right.strength:
        found.append(Difference("strength", left.strength, right.strength))
    return tuple(found)


def _fact_differences(left: Commitment, right: Commitment) -> Iterator[Difference]:
    if left.facts == right.facts and left.actors == right.actors:
        return
    pairs = facts.paired(facts.distinct(_stated(left)), facts.distinct(_stated(right)), _nearness)
    differing = [pair for pair in pairs if pair.is_difference and not _is_implied(pair, left, right)]
    yield from (_difference(pair) for pair in sorted(differing, key=lambda pair: facts.TYPES.index(pair.fact.type)))


def _nearness(one: Fact, other: Fact) -> float:
    """Any two facts of one type in a clause may have changed one into the other."""
    return float(one.type == other.type)


def _is_implied(pair: facts.Pair, left: Commitment, right: Commitment) -> bool:
    """Whether it is no news: who acts is compared apart, and a clause may leave out what its sentence states."""
    if pair.fact.type == "actor":
        return True
    other = {"left": right, "right": left}.get(pair.outcome)
    return other is not None and any(facts.agree(pair.fact, each) for each in _facts_of(other.sentence))


def _difference(pair: facts.Pair) -> Difference:
    """Return a pair as written; of a hedge that changed the two hedges, since the value is the same."""
    sides = (pair.left, pair.right)
    if pair.type == "qualifier":
        return Difference("qualifier", *(fact.qualifier if fact else "" for fact in sides))
    return Difference(pair.type, *(fact.text if fact else "" for fact in sides))


@lru_cache(maxsize=4096)
def _facts_of(sentence: str) -> tuple[Fact, ...]:
    return facts.facts_in(sentence)


def _stated(commitment: Commitment) -> Iterator[Fact]:
    """Yield the facts of a clause, but for who acts and the "two" of "the two governments"."""
    for fact in commitment.facts:
        if fact.value not in commitment.actors and (fact.type != "count" or fact.unit not in rules.ACTOR_NOUNS):
            yield fact


def _actor_differences(left: tuple[str, ...], right: tuple[str, ...]) -> Iterator[Difference]:
    """Yield the actors that only one side names; an agency and its country, a president and his, are no difference."""
    mine, other = _unrelated(left, right), _unrelated(right, left)
    if (mine or other) and left and right:
        yield Difference("actor", ", ".join(mine), ", ".join(other))


def _unrelated(names: Iterable[str], others: Collection[str]) -> list[str]:
    return [name for name in names if not any(_are_related(name, other) for other in others)]


def _are_related(one: str, other: str) -> bool:
    """Whether one belongs to the other or speaks for the same country: its president, itself, its agency."""
    if lexicon.within(one, other) or lexicon.within(other, one):
        return True
    speaks = {lexicon.kind(one), lexicon.kind(other)} & {"person", "office"}
    return bool(speaks) and lexicon.nation(one) == lexicon.nation(other) is not None
