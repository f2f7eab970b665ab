"""Which clauses of a long statement correspond to the other side of its link.

A summary that gathers three measures is linked with the sentence on each; in each link one clause of it is meant.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from usmx_corpus.diff.similarity import PAIR_WEIGHT, grams, stepped
from usmx_corpus.text import rarity
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from usmx_corpus.diff.similarity import Grams
    from usmx_corpus.model import Statement

Span = tuple[int, int]  # from one character of a statement to another

# The shortest run of clauses with this share of what a statement shares with the other side corresponds to it …
_MOST_SHARED = 0.85
# … and is told if it is no longer than this part of the statement. Of 21 links of gold/align that are labelled with a
# part of a longer statement, 6 get a span; its words agree with the labelled ones by .93 (F1), those of the whole
# statement by .61. Plain words cut at every comma give 10 spans, and .95, but cut names and lists.
_LONGEST = 0.65
_PATTERNS = Patterns(
    {
        "cut": r"""(?x)
            ;\ (?:and\ )?
          | ,?\ (?=(?:and|but|or)\ (?:will|would|shall|to|has|have|is|are|was|were|also|we|they|it)\b)      # a new verb
          | ,?\ (?=(?:and|but|or)\ [a-z]{2,30}+(?<=ed)\b)
          | ,\ (?=(?:and\ |but\ )?(?:which|who|whose|where|while|with|including|such|provided)\b)         # more of it
          | ,\ (?=(?:and\ |but\ )?(?:as|to|by|for|through|so)\b)
          | ,\ (?=(?:and\ |but\ )?[a-z]{2,30}+(?<=ing)\ )
          | ,\ (?=but\ )
          | \ ?[—–]\ | —
            """,
    }
)


def spans(left: Sequence[Statement], right: Sequence[Statement]) -> tuple[tuple[Span | None, ...], ...]:
    """Return for each statement of two sides which part corresponds to the other side, None for all of it.

    Nothing is returned where all of them correspond as a whole.
    """
    sides = [[statement.text for statement in side] for side in (left, right)]
    whole = [frozenset().union(*map(grams, texts)) for texts in sides]
    found = tuple(tuple(span(text, whole[1 - side]) for text in texts) for side, texts in enumerate(sides))
    return found if any(any(each) for each in found) else ()


def span(text: str, other: Grams) -> Span | None:
    """Return the part of a statement that shares its words with others, None if that is most of it."""
    clauses = list(_clauses(text))
    if len(clauses) == 1:
        return None
    found = _shortest([(clause, grams(text[slice(*clause)]) & other) for clause in clauses])
    return found if found and found[1] - found[0] <= _LONGEST * len(text) else None


def _clauses(text: str) -> Iterator[Span]:
    start = 0
    for cut in _PATTERNS["cut"].finditer(text):
        if cut.start() > start:
            yield start, cut.start()
        start = cut.end()
    yield start, len(text)


def _shortest(clauses: Sequence[tuple[Span, Grams]]) -> Span | None:
    """Return the shortest run of clauses that has most of what all have; a window over them, so in linear time."""
    enough = _MOST_SHARED * _weigh(frozenset().union(*(shared for _, shared in clauses)))
    if not enough:
        return None
    best = clauses[0][0][0], clauses[-1][0][1]
    within: Counter[str] = Counter()
    weight, first = 0.0, 0
    for (_, end), shared in clauses:
        weight += _weigh(gram for gram in shared if not within[gram])
        within.update(shared)
        while weight >= enough:
            (start, _), leaving = clauses[first]
            best = min(best, (start, end), key=lambda found: found[1] - found[0])
            within.subtract(leaving)
            weight -= _weigh(gram for gram in leaving if not within[gram])
            first += 1
    return best


def _weigh(some: Iterable[str]) -> float:
    return sum(map(_weight, some))


def _weight(gram: str) -> float:
    """Return the weight of a stem or a pair of stems, by its rarity in what governments write."""
    stems = gram.split(" ")
    mean = sum(map(rarity.weight, stems)) / len(stems)
    return stepped(mean * (PAIR_WEIGHT if len(stems) > 1 else 1.0))
