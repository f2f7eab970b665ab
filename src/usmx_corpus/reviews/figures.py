"""What reviews tell of usmx: its precision and recall on a team's own texts, and how far reviewers agree."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.reviews.merging import MISSED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from usmx_corpus.model import Commitment
    from usmx_corpus.reviews.merging import Reviewed

#: The quantile of the normal distribution for an interval of 95 %.
_Z = 1.959964
#: What figures can be given by.
BY = ("rule", "strength", "document")


class Interval(NamedTuple):
    """A share (0–1) with the ends of its 95 % interval; all None where nothing was counted."""

    share: float | None
    low: float | None
    high: float | None


class Figures(NamedTuple):
    """How many of the commitments that usmx found are right, over all (`name` is "") or for one value.

    `judged` are those whose reviewers agree that they are commitments or not; `right` of them are, `whole` of these are
    also cut well. `disputed` are those on which they do not agree, which are counted nowhere else.
    """

    name: str
    judged: int
    right: int
    whole: int
    disputed: int

    @property
    def precision(self) -> Interval:
        """The share of `right` among those judged."""
        return wilson(self.right, self.judged)


class Recall(NamedTuple):
    """In the documents that were read through: how many commitments there are, and how many of them usmx found.

    `waiting` is how many of those that usmx found there nobody has judged; they count nowhere.
    """

    documents: int
    found: int
    missed: int
    waiting: int

    @property
    def interval(self) -> Interval:
        """The share that usmx found."""
        return wilson(self.found, self.found + self.missed)


class Agreement(NamedTuple):
    """How far two reviewers agree on the commitments that both judged; `kappa` is Cohen's, None where undefined."""

    reviewers: tuple[str, str]
    judged: int
    agreed: int
    kappa: float | None


def wilson(count: int, of: int) -> Interval:
    """Return a share with the interval of Wilson (1927), which also holds for few cases and near 0 and 1."""
    if not of:
        return Interval(None, None, None)
    share = count / of
    scale = 1 + _Z**2 / of
    middle = (share + _Z**2 / (2 * of)) / scale
    half = _Z * sqrt(share * (1 - share) / of + _Z**2 / (4 * of**2)) / scale
    return Interval(share, max(middle - half, 0.0), min(middle + half, 1.0))


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Return how much better than by chance two raters agree (Cohen 1960); None where chance alone would be perfect."""
    if not pairs:
        return None
    left, right = (Counter(side) for side in zip(*pairs, strict=True))
    by_chance = sum(left[each] * right[each] for each in left) / len(pairs) ** 2
    observed = sum(one == other for one, other in pairs) / len(pairs)
    return None if by_chance == 1 else (observed - by_chance) / (1 - by_chance)


def figures(reviewed: Reviewed, by: str = "") -> list[Figures]:
    """Return the figures over all commitments, then those of each value of `by` (one of `BY`), most judged first."""
    found = [each for each in reviewed.commitments if each.rule != MISSED]
    groups: dict[str, list[Commitment]] = defaultdict(list)
    for each in found if by else ():
        groups[_said(each, by)].append(each)
    parts = [_figures(name, each) for name, each in groups.items()]
    return [_figures("", found), *sorted(parts, key=lambda part: (-part.judged, part.name))]


def _said(commitment: Commitment, by: str) -> str:
    """Return what usmx says of a commitment, whatever reviewers made of it."""
    if by == "strength" and by in commitment.edited:
        return next((review.strength for review in commitment.reviews if review.strength), commitment.strength)
    return str(getattr(commitment, by))


def _figures(name: str, commitments: Iterable[Commitment]) -> Figures:
    count = Counter(verdict_of(each) for each in commitments)
    right = count["yes"] + count["part"]
    return Figures(name, right + count["no"], right, count["yes"], count["disputed"])


def verdict_of(commitment: Commitment) -> str:
    """Return whether a commitment is one: where reviewers differ in how it is cut only, it is one in part."""
    said = {review.verdict for review in commitment.reviews if review.verdict}
    if "no" in said:
        return "no" if said == {"no"} else "disputed"
    if not said:
        return "none"
    return "part" if "part" in said else "yes"


def recall(reviewed: Reviewed, waiting: int) -> Recall:
    """Return how much usmx found in the documents that were read through; `waiting` mentions there are not judged."""
    documents = reviewed.read_through
    inside = [each for each in reviewed.commitments if each.document in documents]
    found = sum(verdict_of(each) in {"yes", "part"} for each in inside if each.rule != MISSED)
    return Recall(len(documents), found, sum(each.rule == MISSED for each in inside), waiting)


def agreements(reviewed: Reviewed) -> list[Agreement]:
    """Return how far each two reviewers agree, on what usmx found and both judged."""
    verdicts: dict[str, dict[str, str]] = defaultdict(dict)
    for each in reviewed.commitments:
        for review in each.reviews if each.rule != MISSED else ():
            if review.verdict and review.verdict != "missed":
                verdicts[review.reviewer][each.id] = review.verdict
    found = []
    for pair in combinations(sorted(verdicts), 2):
        one, other = (verdicts[name] for name in pair)
        both = [(one[id_], other[id_]) for id_ in one.keys() & other.keys()]
        if both:
            found.append(Agreement(pair, len(both), sum(a == b for a, b in both), kappa(both)))
    return found


def disputed(reviewed: Reviewed) -> list[Commitment]:
    """Return the commitments of which reviewers do not say the same."""
    return [each for each in reviewed.commitments if each.reviewed == "disputed"]
