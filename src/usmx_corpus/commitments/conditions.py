"""On what a commitment depends: "Subject to approval by Parliament, we will …", "… unless the ministers object"."""

from __future__ import annotations

from usmx_corpus.text.patterns import Patterns

_SOURCES = {
    # What opens a condition: conjunctions, and nouns on which something depends.
    "opens": r"(?<![\w’'-])(?:(?i:(?:only\s)?if(?:\sand\s(?:only\s)?(?:if|when))?|unless(?:\sand\suntil)?|when\sand\sif"
    r"|provided(?:\sthat|(?=\sth(?:e|ey|is|ese)\b))|providing\sthat|on\s(?:the\s)?condition(?:\sthat|\sof)"
    r"|in\sthe\sevent\s(?:that|of)|in\scase\sof|assuming(?:\sthat)?|(?:so|as)\slong\sas|subject\sto|pending"
    r"|(?:conditional|contingent|conditioned|dependent|depending)\s(?:up)?on)"
    # "Once the Senate has ratified it", not "at once" or "once a year".
    # "Should the Senate reject it, …"
    r"|Should(?=\s(?:the|an?|its?|their|they|any|this|these|those|we|I|you|[A-Z]\S*)\s[^?.;]{3,160},)"
    r"|[Oo]nce(?=\s(?:the|its?|they|that|this|these|those|all|both|our|their|we|I|[A-Z]\S*|\w+\s(?:is|are|has|have))\s))\s",
    # What the "if" belongs to, where it is no condition.
    "before": r"(?i)(?:\b(?:even|as|what|see|ask(?:ed)?|determined?|decided?|know|knew|wonder|sure|matter|than|or|check"
    r"|for|be(?:ing)?|is|are|was|were|remains?|find\sout|question\sof))\s$",
    # Hedges, and what is subject to a duty and to no condition.
    "hedge": r"(?i)(?:only\s)?if\s(?:necessary|needed|needs?\sbe|appropriate|possible|applicable|required|so|not|ever"
    r"|any\w*|desired|you\s(?:will|like|want)|I\smay|at\sall)\b"
    r"|(?:so|as)\slong\sas\sit\stakes"
    r"|subject\sto\s(?:an?\s)?(?:[\w-]+\s)?(?:tariffs?|dut(?:y|ies)|sanctions|rates?|tax(?:es)?|penalt(?:y|ies))\b",
    # "We will, if elected, open a clinic".
    "between": r"\b(?:will|shall|to|would|can|must)(?:\snot|\salso)?,\s$",
    # Where a condition ends that follows what depends on it.
    "ends": r"(?:[;:?!]|\.(?:\s|$)|\s[—–-]\s|—|,\s(?:and|but|so|then|which|or)\s|\)).*+$",
}
_PATTERNS = Patterns(_SOURCES)
#: Parts of words of which one is in every condition, so that most sentences are not searched.
_PARTS = tuple(
    "if |unless |provid|condition|in the event|in case|assuming|long as|subject to|pending|contingent|dependent"
    "|depending|once |should ".split("|")
)
#: Characters of the longest condition that is kept whole.
_LONGEST = 400
#: Characters before a condition that show whether it is one.
_BEFORE = 20


def condition_of(opener: str, clause: str, after: str) -> str:
    """Return the words on which a clause depends, "" if there are none.

    They stand in the clause, before it (`opener`, the words of the sentence before its subject) or right behind it.
    """
    return _following(clause + after, len(clause)) or _leading(opener)


def _leading(opener: str) -> str:
    """Return the condition that the words before a subject end in: "Subject to approval by Parliament, "."""
    if not opener.rstrip().endswith(","):
        return ""
    start = _start(opener, len(opener))
    return "" if start < 0 else opener[start:].rstrip(" ,")[:_LONGEST]


def _following(text: str, end: int) -> str:
    """Return the condition in a clause, or right behind its `end`."""
    start = _start(text, end + len(", "))
    if start < 0:
        return ""
    condition = text[start : end if start < end else start + _LONGEST][:_LONGEST]
    if _PATTERNS["between"].search(text[max(start - _BEFORE, 0) : start]):
        condition = condition.partition(",")[0]
    return _PATTERNS["ends"].sub("", condition).rstrip(" ,.")


def _start(text: str, limit: int) -> int:
    """Return where the first condition in a text begins, not after `limit`; -1 if there is none."""
    lower = text.lower()
    if not any(word in lower for word in _PARTS):
        return -1
    for found in _PATTERNS["opens"].finditer(text):
        if found.start() > limit:
            break
        before = text[max(found.start() - _BEFORE, 0) : found.start()]
        if not (_PATTERNS["before"].search(before) or _PATTERNS["hedge"].match(text, found.start())):
            return found.start()
    return -1
