"""What of a claim a passage carries, and what it lacks, in words: who, what, how much, when, where."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.trace import thesaurus
from usmx_corpus.trace.clauses import clauses

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from usmx_corpus.trace.claim import Claim, Part

#: The questions that a claim answers, in the order in which they are shown.
QUESTIONS = ("who", "what", "how much", "when", "where")
_OF_TYPE = {
    "amount": "how much",
    "percent": "how much",
    "count": "how much",
    "date": "when",
    "period": "when",
    "place": "where",
}
#: A part is carried from this credit on (0–1), and a question answered where this share of its parts is.
_CARRIED, _ANSWERED = 0.3, 0.6


class Account(NamedTuple):
    """The questions that a passage answers as the claim does, and the words of the claim that it lacks."""

    carried: tuple[str, ...]
    missing: tuple[str, ...]


NOTHING = Account((), ())


def account(claim: Claim, shares: Sequence[float], unbound: Collection[str]) -> Account:
    """Return what is carried by the credit (0–1) of each part; what is `unbound` is there and not so put together."""
    doers = [clause.doer for clause in clauses(claim.text) if clause.doer]
    total = dict.fromkeys(QUESTIONS, 0.0)
    held = dict.fromkeys(QUESTIONS, 0.0)
    missing: list[str] = []
    for part, share in zip(claim.parts, shares, strict=True):
        words = claim.text[part.start : part.end]
        question = _question(part, doers)
        is_held = share >= _CARRIED and words not in unbound
        total[question] += part.weight
        held[question] += part.weight * is_held
        if not is_held and (part.is_figure or not thesaurus.LIGHT.issuperset(part.stems)):
            missing.append(words)
    answered = (name for name in QUESTIONS if total[name] and held[name] >= _ANSWERED * total[name])
    return Account(tuple(answered), tuple(dict.fromkeys(missing)))


def _question(part: Part, doers: Sequence[tuple[int, int]]) -> str:
    if part.fact and part.is_figure:
        return _OF_TYPE[part.fact.type]
    if any(start <= part.start < end for start, end in doers):
        return "who"
    return _OF_TYPE.get(part.fact.type, "what") if part.fact else "what"
