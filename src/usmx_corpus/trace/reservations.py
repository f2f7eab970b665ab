"""What a source says with a reservation that a claim leaves out: under a condition, of some only, not of these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usmx_corpus.commitments import conditions
from usmx_corpus.facts import force
from usmx_corpus.facts.denials import denials
from usmx_corpus.model import Difference
from usmx_corpus.text.analyse import FUNCTION_WORDS, stems, terms
from usmx_corpus.text.patterns import Patterns
from usmx_corpus.trace import thesaurus
from usmx_corpus.trace.bound import Bound
from usmx_corpus.trace.clauses import clauses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from usmx_corpus.text.analyse import Term
    from usmx_corpus.trace.clauses import Clause

_PATTERNS = Patterns(
    {
        # What must be so: who reports a thing that still needs approval often leaves that out.
        "strong": r"(?i)(?:only )?(?:if|should|when and if)\b|unless\b|provid|on (?:the )?condition|in the event"
        r"|in case|assuming|(?:so|as) long as|conditional|contingent|conditioned|dependent|depending",
        # What a claim says of what may be.
        "in any case": r"(?i)\b(?:even (?:if|where|when)|whether or not|regardless|irrespective|no matter|whatever)\b",
        "open": r"(?i)\b(?:if|unless|would|could|may|might|provided|once|should|when|(?:as|so) long as|conditional"
        r"|depends?)\b",
        # Of which ones a noun speaks: what stands behind it, or in an adjective before it.
        "of which": r" (?:who|that|which|whose|with|without|from|under|in|on|at|near|below|above|aged|owned|held) ",
        "end": r"[,;:.!?](?:\s|$)",
        "exception": r"(?i)\b(?:except|excepting|excluding|save for|apart from|other than|with the exception of)\b",
        # "R4.1 billion more than a year ago".
        "difference": r"\s(?:more|less|fewer|higher|lower|above|below|up|down)\s(?:than|on|from)\b",
        "more": r"(?i)\b(?:more|less|fewer|higher|lower|above|below|up|down)\b",
        # "Those who owe rent will not."
        "neither": r"""(?xi) (?:^|[.;:!?]\s+|,\s(?:(?:but|and|while)\s)?) (?P<whom>[^.;:!?,]{3,120}?)\s
            (?:will|do|does|did|can|could|would|may|must|shall|is|are|was|were|has|have|had)(?:\snot|n[’']t)
            (?=\s*[.;!?])""",
    }
)
_ALL = force.Level(5, 5)
#: So much of a condition may be said in other words.
_SAID = 0.5
#: What points to whom is meant.
_POINTING = frozenset(stems("those these they people ones persons one other others"))


def left_out(bound: Bound, clause: Clause, anchor: Clause) -> list[str]:
    """Return the words of a claim's clause that its source says only under a condition, or of some."""
    words = bound.claim[slice(*clause.verb)] or bound.claim[clause.start : clause.end]
    return [*([words] if _is_conditional(bound, anchor) else []), *_of_some(bound, clause, anchor)]


def is_cut_off(claim: str, source: str) -> bool:
    """Whether a claim quotes its source without the condition that it stands under there, or without an exception."""
    bound = Bound(claim, source, (), ())
    own = [clause for clause in clauses(claim) if clause.verb[0] < clause.verb[1]]
    pairs = ((clause, each) for clause in own for each in clauses(source) if _is_same_verb(bound, clause, each))
    return any(left_out(bound, clause, each) for clause, each in pairs)


def _is_same_verb(bound: Bound, clause: Clause, anchor: Clause) -> bool:
    return bound.claim[slice(*clause.verb)] == bound.source[slice(*anchor.verb)]


def _is_conditional(bound: Bound, anchor: Clause) -> bool:
    """Whether a clause of the source depends on something that the claim does not say."""
    in_any_case = _PATTERNS["in any case"].search(bound.claim)
    if not in_any_case and _PATTERNS["open"].search(bound.claim):
        return False
    same = [each for each in clauses(bound.source) if each.sentence == anchor.sentence]
    begin, end = same[0].start, same[-1].end
    source, subject = bound.source, min(anchor.subject[0], anchor.verb[0])
    words = conditions.condition_of(source[begin:subject], source[subject : anchor.end], source[anchor.end : end])
    if words and source[begin : anchor.end].rstrip().endswith(words):  # it has a clause of its own
        words += source[anchor.end : end]
    if source[begin:end].lstrip().startswith(words):
        words = words.partition(",")[0]
    needed = _content(words)
    if not needed or not _PATTERNS["strong"].match(words):
        return False
    return bool(in_any_case) or len(needed & _content(bound.claim)) < _SAID * len(needed)


def _content(text: str) -> set[str]:
    return set(stems(text)) - thesaurus.LIGHT - FUNCTION_WORDS


# --- of some only ----------------------------------------------------------------------------------------------------


def _of_some(bound: Bound, clause: Clause, anchor: Clause) -> Iterator[str]:
    """Yield "all tenants" of a claim where the source speaks of some of them: "tenants who have lived there"."""
    every = {head.stem for grade in force.quantities(bound.source) if grade.level == _ALL for head in grade.heads}
    said = _content(bound.claim)
    for grade in force.quantities(bound.claim):
        noun = grade.heads[-1]
        if grade.level != _ALL or not clause.start <= grade.start < clause.end:
            continue
        if noun.stem in every:
            if _has_exception(bound.source, anchor) and not _PATTERNS["exception"].search(bound.claim):
                yield bound.claim[grade.start : grade.end]
            continue
        nouns = [term for term in terms(bound.source) if term.stem == noun.stem]
        inside = [term for term in nouns if anchor.start <= term.start < anchor.end] or nouns
        is_only = force.is_exclusive(bound.source[anchor.start : anchor.end]) and not force.is_exclusive(bound.claim)
        if (inside and is_only) or (inside and all(_is_restricted(bound.source, term, said) for term in inside)):
            yield bound.claim[grade.start : grade.end]


def _has_exception(source: str, anchor: Clause) -> bool:
    """Whether the sentence of a clause excepts somebody: "Apart from Kaunas, all cities …"."""
    same = [each for each in clauses(source) if each.sentence == anchor.sentence]
    return _PATTERNS["exception"].search(source, same[0].start, same[-1].end) is not None


def _is_restricted(source: str, noun: Term, said: set[str]) -> bool:
    """Whether words beside a noun say which ones are meant, and the claim does not say that."""
    behind = _PATTERNS["of which"].match(source, noun.end)
    if behind:
        end = _PATTERNS["end"].search(source, behind.end())
        which = [term.stem for term in terms(source[behind.end() : end.start() if end else len(source)])]
        which = [stem for stem in which if stem not in thesaurus.LIGHT]
        if which and which[0] not in said:
            return True
    before = [term for term in terms(source[: noun.start]) if source[term.end : noun.start] == " "]
    return any(term.stem not in said | FUNCTION_WORDS and source[term.start].islower() for term in before)


def differences(bound: Bound) -> Iterator[str]:
    """Yield the figures of a claim that the source has only as the difference between others."""
    for part, spans in zip(bound.parts, bound.places, strict=True):
        is_figure = part.fact and part.is_figure and spans and not _PATTERNS["more"].search(bound.claim)
        if is_figure and all(_PATTERNS["difference"].match(bound.source, end) for _, end in spans):
            yield bound.claim[part.start : part.end]


# --- not of these ----------------------------------------------------------------------------------------------------


def denied(bound: Bound) -> Iterator[Difference]:
    """Yield where the source denies of those whom a claim speaks of what it has just said of others."""
    if any(one.kind == "verb" for one in denials(bound.claim)):
        return
    own = next(iter(clauses(bound.claim)), None)
    subject = _content(bound.claim[: own.verb[0]]) if own else set()
    for found in _PATTERNS["neither"].finditer(bound.source):
        whom = _content(found["whom"]) - _POINTING
        if whom and whom <= subject:
            yield Difference("negation", "", found.group().lstrip(" .;:!?,"))
            return
