"""What a claim says is done, and to what: a source must carry it, whoever it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.text.analyse import stems
from usmx_corpus.text.patterns import Patterns
from usmx_corpus.trace import thesaurus
from usmx_corpus.trace.clauses import SAYING, clauses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from usmx_corpus.trace.claim import Claim, Part
    from usmx_corpus.trace.clauses import Clause

#: A part is carried from this credit on (0–1).
CARRIED = 0.3
#: The share of the weight of a thing from which it is told.
_MOSTLY = 0.4
#: Neither what is done nor to what: only who is left, or when.
ALL = 2
_PATTERNS = Patterns(
    {
        # "Agreed to reopen", "is meant to cut": what is done stands behind.
        "to": r"\s(?:[a-z]+ly\s)?to\s(?P<verb>[a-z][\w-]*+)",
        # Where the object of a verb ends.
        "end": r"""(?x) [,;:.“”"—–] | \s(?:to|in|on|at|for|from|with|by|of|under|into|after|before|until|during|over
            |about|through|across|against|that|which|who|when|while|where|because|if|as|and|or|but)\s""",
    }
)


class Act(NamedTuple):
    """What one clause of a claim says is done, to what, and by whom, as the numbers of the parts of the claim.

    `doer` is empty where a name says who does it: a source may say "we".
    """

    verb: tuple[int, ...]
    thing: tuple[int, ...]
    doer: tuple[int, ...] = ()


def lacking(claim: Claim, shares: Sequence[float]) -> int:
    """Return how many a passage lacks (0–2) of what is done and to what, by the credit (0–1) of each part of a claim.

    What is done is lacking where no clause has its verb; to what, where one clause does not say it, or not who does it.
    """
    every = acts(claim)
    told = [_is_told(act.verb, shares) for act in every if act.verb]
    things = [_is_mostly_told(claim, act.thing, shares) for act in every if act.thing]
    doers = [_is_told(act.doer, shares) for act in every if act.doer]
    return (bool(told) and not any(told)) + (not all(things) or not all(doers))


def _is_told(parts: Sequence[int], shares: Sequence[float]) -> bool:
    return any(shares[number] >= CARRIED for number in parts)


def _is_mostly_told(claim: Claim, parts: Sequence[int], shares: Sequence[float]) -> bool:
    held = sum(claim.parts[number].weight for number in parts if shares[number] >= CARRIED)
    common = [number for number in parts if not claim.parts[number].fact]
    is_said = not common or _is_told(common, shares)  # "American submarines" are not all that is American
    return is_said and held >= _MOSTLY * sum(claim.parts[number].weight for number in parts)


def acts(claim: Claim) -> tuple[Act, ...]:
    """Return what the clauses of a claim say is done; those that only say who says it are left out."""
    return tuple(_act(claim, clause) for clause in clauses(claim.text) if not _is_saying(claim.text, clause))


def _is_saying(text: str, clause: Clause) -> bool:
    return any(word in SAYING for word in text[slice(*clause.verb)].lower().split())


def _act(claim: Claim, clause: Clause) -> Act:
    start, end = clause.verb
    verb = _heavy(claim, start, end)
    if not verb and (behind := _PATTERNS["to"].match(claim.text, end, clause.end)):
        start, end = behind.span("verb")
        verb = _heavy(claim, start, end)
    stop = _PATTERNS["end"].search(claim.text, end, clause.end)
    doer = _heavy(claim, *clause.doer) if clause.doer and _is_whole(claim.text, clause.doer[0], clause.start) else ()
    is_named = any(claim.parts[number].fact for number in doer)
    return Act(verb, _heavy(claim, end, stop.start() if stop else clause.end), () if is_named else doer)


def _is_whole(text: str, doer: int, start: int) -> bool:
    """Whether who acts stands in the clause that begins at `start`, and is not the last of several."""
    return doer >= start and not text[:doer].rstrip().endswith((",", " and", " or"))


def _heavy(claim: Claim, start: int, end: int) -> tuple[int, ...]:
    """Return the parts in a stretch that are no figures and say something by themselves."""
    return tuple(
        number
        for number, part in enumerate(claim.parts)
        if start <= part.start < end and not part.is_figure and not _is_light(claim.text, part)
    )


def _is_light(text: str, part: Part) -> bool:
    return not part.fact and thesaurus.LIGHT.issuperset(stems(text[part.start : part.end]))
