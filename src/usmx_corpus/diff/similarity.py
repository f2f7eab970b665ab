"""How close two statements are: the matter they share, weighted by rarity, and the order of their words.

What else measures likeness, and why it is another measure:

| measure | of | answers |
|---|---|---|
| `similarity.shared_matter` | stems and pairs of stems by rarity, two statements | may these be about the same? |
| `similarity.same_order` | words in order (Indel), two statements | is it the same wording? |
| `edits.share` | words equal, deleted, inserted by the edits | how much changed, as a diff shows it |
| `relation.shares` | containment of 5-word shingles, two documents | what are they to each other? |
| `commitments.clusters` | stems by rarity, two commitments, facts agreeing | is it one commitment? |
| `trace.match` | stems by rarity, a claim in a passage; rapidfuzz grades the wording | does it carry the claim? |

The first two make one closeness in `align`. Shingles are no substitute in short statements, where one new word breaks
five of them; rare words are none in documents, which share them with all that is about the same.

Words weighted by rarity find and admit a pair; the share of each side's weight that the other has says how close they
are. Long sentences are also compared clause by clause, so that a sentence that was split still finds its parts.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.text import analyse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from usmx_corpus.diff.anchors import Link
    from usmx_corpus.model import Statement

# The figures are precision and recall on the 23 pairs of gold/align (`python tests/bench/diffs.py FOLDER`): .958, .739.
# A link needs a few rare words in common, whatever the shares: two stems of weight 3 in texts of 20 to 40 statements.
# With 3: .945, .746; with 9: .962, .728.
LEAST_SHARED = 6.0
# Of short statements, this share of the longer one is enough: .3 to 1 give the same figures; without it the recall of
# changed links in drafts is .966, not .967.
MOST = 0.6
# Names say who a text is about, and recur; they count half of what another word of their rarity does.
# With 1: .950, .753.
NAME_WEIGHT = 0.5
# Two words in the same order, over and above the words: half again. With 0: .926, .774; with 1: .955, .683.
PAIR_WEIGHT = 0.5
# The weight of a word that is only in the other statement's heading. With 0: .957, .725; with 1 the same.
HEADING_WEIGHT = 0.8
# A gram that links more pairs of statements than this says nothing of any of them, and takes the time of all.
_COMMON = 10_000
# Each statement is compared with this many of the other side, those that share most.
_NEAREST = 20
# Weights are rounded to steps of a power of two.
_STEPS = 1024
# No sentence of the archive has more than 3,000 words.
_ENDLESS = 9_000_000

_CLAUSE_END = re.compile(
    r"""
    (?: ; | ,?\ and | ,\ which | ,\ with )\s+(?=(?:will|would|shall|has|have|is|are|was|[a-z]+ed)\b)   # a new verb
    | ;\ | ,\ including\                                                                              # a list
    """,
    re.VERBOSE,
)
# The stems of a clause that is compared by itself; 1 to 8 give the same figures, without clauses .960, .704. In long
# texts (1,200 statements) one rare word weighs enough for a link, so a clause must have more.
_CLAUSE_WORDS = 5
_UNITED_STATES = re.compile(r"\bU\.S\.(?!\w)|\bUS\b")
_WORD = re.compile(r"[^\W\d_]+")

Grams = frozenset[str]  # the stems of a text, and its pairs of neighbouring stems ("root caus")


class Matter(NamedTuple):
    """What a statement is about: its grams as a whole, those of its longer clauses, the stems of its heading."""

    whole: Grams
    clauses: tuple[Grams, ...]
    heading: Grams


def matter(statement: Statement) -> Matter:
    """Return what a statement is about."""
    whole = _stems(statement.body)
    parts = [_stems(part) for part in _CLAUSE_END.split(statement.body)]
    longer = [part for part in parts if len(part) >= _CLAUSE_WORDS] if len(parts) > 1 else []
    heading = frozenset(_stems(statement.section[-1])) if statement.section else frozenset()
    return Matter(_paired(whole), tuple(map(_paired, longer)), heading)


def grams(text: str) -> Grams:
    """Return the stems of a text, and its pairs of neighbouring stems."""
    return _paired(_stems(text))


def stepped(weight: float) -> float:
    """Round a weight, so that sums are exact, and the same in any order."""
    return round(weight * _STEPS) / _STEPS


def _stems(text: str) -> list[str]:
    return analyse.stems(_UNITED_STATES.sub("United States", text))


def _paired(stems: list[str]) -> Grams:
    return frozenset(stems) | {f"{one} {other}" for one, other in pairwise(stems)}


class Scale:
    """The weight of grams in two texts together."""

    def __init__(self, statements: Sequence[Statement], matters: Iterable[Matter]) -> None:
        """Count how many of the statements each gram is in."""
        self._rarity = analyse.Weights([each.whole for each in matters])
        self._names = names(statements)
        self._known: dict[str, float] = {}
        self._totals: dict[Grams, float] = {}

    def weigh(self, grams: Iterable[str]) -> float:
        """Return the summed weight of grams."""
        return sum(map(self.weight, grams))

    def weight(self, gram: str) -> float:
        """Return the weight of one gram."""
        weight = self._known.get(gram)
        if weight is None:
            part = (PAIR_WEIGHT if " " in gram else 1.0) * (NAME_WEIGHT if gram in self._names else 1.0)
            weight = self._known[gram] = stepped(self._rarity[gram] * part)
        return weight

    def total(self, grams: Grams) -> float:
        """Return the summed weight of the grams of a text, which is needed again and again."""
        if grams not in self._totals:
            self._totals[grams] = self.weigh(grams)
        return self._totals[grams]

    def share(self, part: Grams, whole: Grams) -> float:
        """Return the share (0–1) of the weight of `part` that is in `whole`."""
        weight = self.total(part)
        return self.weigh(part & whole) / weight if weight else 0.0


def names(statements: Sequence[Statement]) -> frozenset[str]:
    """Return the stems that have a capital more than twice as often as not."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for statement in statements:
        for word in _WORD.findall(statement.body):
            (capital if word[0].isupper() else small)[word] += 1
    stems: Counter[str] = Counter()
    for word, count in capital.items():
        stems[analyse.stem(analyse.fold(word))] += count
    for word, count in small.items():
        stems[analyse.stem(analyse.fold(word))] -= 2 * count
    return frozenset(stem for stem, count in stems.items() if count > 0)


def nearest(left: Mapping[int, Grams], right: Mapping[int, Grams], weight: Callable[[str], float]) -> set[Link]:
    """Return the pairs worth a closer look: for each statement of the left, those that share most weight with it."""
    holders: dict[str, list[int]] = defaultdict(list)
    for j, other in right.items():
        for gram in other:
            holders[gram].append(j)
    uses = Counter(gram for one in left.values() for gram in one)
    found: set[Link] = set()
    for i, one in left.items():
        shared: dict[int, float] = defaultdict(float)
        for gram in sorted(one & holders.keys()):
            if uses[gram] * len(holders[gram]) <= _COMMON:
                for j in holders[gram]:
                    shared[j] += weight(gram)
        found.update((i, j) for j in sorted(shared, key=lambda j: (-shared[j], j))[:_NEAREST])
    return found


def shared_matter(one: Matter, other: Matter, scale: Scale) -> float:
    """Return the best geometric mean (0–1) of the shares of any two clauses; 0 if too little is shared."""
    longer = max(scale.total(one.whole), scale.total(other.whole))
    enough = min(LEAST_SHARED, MOST * longer)
    if not longer or scale.weigh(one.whole & other.whole) < enough:
        return 0.0
    both_headings = one.heading & other.heading
    best = 0.0
    for mine in (one.whole, *one.clauses):
        for yours in (other.whole, *other.clauses):
            shared = scale.weigh(mine & yours)
            if not shared or shared < enough:
                continue
            from_heading = scale.weigh(((mine - yours) & other.heading) - both_headings)
            to_heading = scale.weigh(((yours - mine) & one.heading) - both_headings)
            my_share = min(1.0, (shared + HEADING_WEIGHT * from_heading) / scale.total(mine))
            your_share = min(1.0, (shared + HEADING_WEIGHT * to_heading) / scale.total(yours))
            best = max(best, sqrt(my_share * your_share))
    return best


def same_order(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the share (0–1) of words in the same order in both, as `rapidfuzz.distance.Indel` counts it.

    In endless sentences the order is ignored: counting it takes time by the product of their lengths.
    """
    if len(one) * len(other) > _ENDLESS:
        return 2 * (Counter(one) & Counter(other)).total() / (len(one) + len(other))
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(one, other)
