"""Which statements of two texts say the same thing: n to m, in any order, with splits, merges and moves.

Words weighted by their rarity find and admit a pair; how much of each side's weight stands in the other tells how close
they are. Long sentences are also compared clause by clause, so that a sentence that was split still finds its parts.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from usmx_corpus.model import Statement

# The thresholds were set on the seven hand-aligned pairs of gold/align (F1 .87; on the four pairs of the five
# documents precision .91, recall .98). Of 74 linked pairs half score .43 or more and nine in ten .18 or more; of 2,542
# others 19 in 20 score below .09 and 99 in 100 below .18.
SURE = 0.36
# Below SURE a link must also be nearly as good as the best that either side has: this share of it …
LIKELY = 0.23
NEARLY_BEST = 0.6
# … or be the best of one side outright.
BEST = 0.30
# A neighbour of a link in the same two paragraphs may be weaker yet, if it is the best its side has.
NEIGHBOUR = 0.10
# A link needs a few rare words in common, whatever the shares: two stems of weight 3 in texts of 20 to 40 statements;
# of short statements, most of both.
LEAST_SHARED = 6.0
MOST = 0.6
# Names say who a text is about, and recur; they count half of what another word of their rarity does.
NAME_WEIGHT = 0.5
# Two words in the same order, over and above the words: half again.
PAIR_WEIGHT = 0.5
# A word that stands only in the other statement's heading counts for this much.
HEADING_WEIGHT = 0.8
# Links that overlap make one cell where at least half of its pairs are links.
DENSITY = 0.5

_CLAUSE_END = re.compile(
    r"""
    (?: ; | ,?\ and | ,\ which | ,\ with )\s+(?=(?:will|would|shall|has|have|is|are|was|[a-z]+ed)\b)   # a new verb
    | ;\ | ,\ including\                                                                              # a list
    """,
    re.VERBOSE,
)
_CLAUSE_WORDS = 5
_UNITED_STATES = re.compile(r"\bU\.S\.(?!\w)|\bUS\b")
_WORD = re.compile(r"[^\W\d_]+")

Link = tuple[int, int]  # a statement of the left and one of the right
Grams = frozenset[str]  # the stems of a text, and its pairs of neighbouring stems ("root caus")


class Cell(NamedTuple):
    """Statements of two sides (by index) that belong together; `moved` are the links that left the common order."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    score: float
    moved: frozenset[Link]


def align(left: Sequence[Statement], right: Sequence[Statement]) -> tuple[Cell, ...]:
    """Give the cells of two sequences of statements, by their first left statement; no statement is in two."""
    scores = _exact(left, right)
    rest_left = [index for index in range(len(left)) if index not in {i for i, _ in scores}]
    rest_right = [index for index in range(len(right)) if index not in {j for _, j in scores}]
    graded = _grade(left, right, rest_left, rest_right)
    links = _admit(graded, left, right)
    scores |= {link: graded[link] for link in links}
    cells = _cells(scores)
    moved = _moved({link for link in scores if any(link[0] in a and link[1] in b for a, b in cells)})
    return tuple(
        Cell(
            tuple(sorted(a)),
            tuple(sorted(b)),
            max(scores.get((i, j), 0.0) for i in a for j in b),
            frozenset(link for link in moved if link[0] in a and link[1] in b),
        )
        for a, b in sorted(cells, key=lambda cell: min(cell[0]))
    )


def _exact(left: Sequence[Statement], right: Sequence[Statement]) -> dict[Link, float]:
    """Link statements of the same words, the first to the first where there are several."""
    waiting: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j, statement in enumerate(right):
        waiting[tuple(words.tokens(statement.body))].append(j)
    for places in waiting.values():
        places.reverse()
    links = {}
    for i, statement in enumerate(left):
        places = waiting.get(tuple(words.tokens(statement.body)), [])
        if places:
            links[i, places.pop()] = 1.0
    return links


class _Matter:
    """What a statement is about: its grams as a whole and clause by clause, and the stems of its heading."""

    __slots__ = ("clauses", "heading")

    def __init__(self, statement: Statement) -> None:
        parts = [_stems(part) for part in _CLAUSE_END.split(statement.body)]
        longer = [part for part in parts if len(part) >= _CLAUSE_WORDS] if len(parts) > 1 else []
        self.clauses = [_grams(part) for part in (_stems(statement.body), *longer)]
        self.heading = frozenset(_stems(statement.section[-1])) if statement.section else frozenset()


def _stems(text: str) -> list[str]:
    return words.content(_UNITED_STATES.sub("United States", text))


def _grams(stems: list[str]) -> Grams:
    return frozenset(stems) | {f"{one} {other}" for one, other in pairwise(stems)}


class _Scale:
    """The weight of grams in two texts together."""

    def __init__(self, statements: Sequence[Statement], matters: Iterable[_Matter]) -> None:
        self._rarity = words.Weights([matter.clauses[0] for matter in matters])
        self._names = _names(statements)
        self._known: dict[str, float] = {}

    def weigh(self, grams: Iterable[str]) -> float:
        return sum(map(self._weight, grams))

    def _weight(self, gram: str) -> float:
        weight = self._known.get(gram)
        if weight is None:
            part = (PAIR_WEIGHT if " " in gram else 1.0) * (NAME_WEIGHT if gram in self._names else 1.0)
            weight = self._known[gram] = self._rarity[gram] * part
        return weight


def _names(statements: Sequence[Statement]) -> frozenset[str]:
    """Give the stems that stand with a capital more than twice as often as without."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for statement in statements:
        for word in _WORD.findall(statement.body):
            (capital if word[0].isupper() else small)[words.stem(words.fold(word))] += 1
    return frozenset(stem for stem, count in capital.items() if count > 2 * small[stem])


def _grade(
    left: Sequence[Statement], right: Sequence[Statement], rest_left: list[int], rest_right: list[int]
) -> dict[Link, float]:
    """Score each pair of the rest that has enough in common."""
    matter_left = [_Matter(statement) for statement in left]
    matter_right = [_Matter(statement) for statement in right]
    scale = _Scale([*left, *right], [*matter_left, *matter_right])
    grades = {}
    for i in rest_left:
        for j in rest_right:
            score = _closeness(matter_left[i], matter_right[j], scale)
            if score >= NEIGHBOUR:
                grades[i, j] = score
    return grades


def _closeness(one: _Matter, other: _Matter, scale: _Scale) -> float:
    """Give the best score (0–1) of any clause of one with any of the other: the geometric mean of both coverages."""
    longer = max(scale.weigh(one.clauses[0]), scale.weigh(other.clauses[0]))
    enough = min(LEAST_SHARED, MOST * longer)
    if scale.weigh(one.clauses[0] & other.clauses[0]) < enough:
        return 0.0
    both_headings = one.heading & other.heading
    best = 0.0
    for mine in one.clauses:
        for yours in other.clauses:
            shared = scale.weigh(mine & yours)
            if shared < enough:
                continue
            from_heading = scale.weigh(((mine - yours) & other.heading) - both_headings)
            to_heading = scale.weigh(((yours - mine) & one.heading) - both_headings)
            my_share = min(1.0, (shared + HEADING_WEIGHT * from_heading) / scale.weigh(mine))
            your_share = min(1.0, (shared + HEADING_WEIGHT * to_heading) / scale.weigh(yours))
            best = max(best, sqrt(my_share * your_share))
    return best


def _admit(scores: dict[Link, float], left: Sequence[Statement], right: Sequence[Statement]) -> set[Link]:
    """Choose the links among the scored pairs."""
    best_left: dict[int, float] = defaultdict(float)
    best_right: dict[int, float] = defaultdict(float)
    for (i, j), score in scores.items():
        best_left[i] = max(best_left[i], score)
        best_right[j] = max(best_right[j], score)

    def admitted(link: Link, score: float) -> bool:
        best = max(best_left[link[0]], best_right[link[1]])
        is_best = score in {best_left[link[0]], best_right[link[1]]}
        return score >= SURE or (score >= LIKELY and score >= NEARLY_BEST * best) or (score >= BEST and is_best)

    links = {link for link, score in scores.items() if admitted(link, score)}
    paragraphs = {(left[i].block, right[j].block) for i, j in links}
    near = {
        (i, j)
        for (i, j), score in scores.items()
        if (left[i].block, right[j].block) in paragraphs
        and score in {best_left[i], best_right[j]}
        and any(link in links for link in ((i, j - 1), (i, j + 1), (i - 1, j), (i + 1, j)))
    }
    return links | near


def _cells(scores: dict[Link, float]) -> list[tuple[set[int], set[int]]]:
    """Join links that share a statement into cells, the surest first, as long as a cell stays dense."""
    of_left: dict[int, tuple[set[int], set[int]]] = {}
    of_right: dict[int, tuple[set[int], set[int]]] = {}
    for i, j in sorted(scores, key=lambda link: (-scores[link], link)):
        one, other = of_left.get(i, ({i}, set[int]())), of_right.get(j, (set[int](), {j}))
        lefts, rights = one[0] | other[0], one[1] | other[1]
        linked = sum((a, b) in scores for a in lefts for b in rights)
        if linked < DENSITY * len(lefts) * len(rights):
            continue
        cell = (lefts, rights)
        of_left |= dict.fromkeys(lefts, cell)
        of_right |= dict.fromkeys(rights, cell)
    return list({id(cell): cell for cell in of_left.values()}.values())


def _moved(links: set[Link]) -> set[Link]:
    """Give the links outside the heaviest chain that keeps the order of both sides; a statement weighs 1."""
    count = Counter(i for i, _ in links)
    order = sorted(links)
    chains: list[tuple[float, int | None]] = []
    for place, (i, j) in enumerate(order):
        before = [(chains[k][0], k) for k in range(place) if order[k][1] <= j]
        weight, previous = max(before, default=(0.0, None), key=lambda chain: chain[0])
        chains.append((weight + 1 / count[i], previous))
    return links - set(_walk_back(chains, order))


def _walk_back(chains: list[tuple[float, int | None]], order: list[Link]) -> Iterator[Link]:
    place = max(range(len(chains)), key=lambda index: chains[index][0], default=None)
    while place is not None:
        yield order[place]
        place = chains[place][1]
