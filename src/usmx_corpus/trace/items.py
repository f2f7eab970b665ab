"""What of a text others of its kind may replace: figures, names, who acts, what is done, for whom, to do what."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus import facts
from usmx_corpus.commitments import verbs
from usmx_corpus.text.analyse import FUNCTION_WORDS, is_past, stems, terms
from usmx_corpus.text.patterns import Patterns
from usmx_corpus.trace import thesaurus
from usmx_corpus.trace.clauses import PRONOUNS, SAYING, UNNAMED, clauses, names_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from usmx_corpus.model import Fact
    from usmx_corpus.trace.clauses import Clause

Span = tuple[int, int]

_PATTERNS = Patterns(
    {
        # For what, to whom, whence: a phrase that another of its preposition may replace.
        "phrase": r"""(?xi) \b(?P<role>for|to|from|in|on|with|among|by)\s
            (?:(?:the|an?|its|their|our|all|each|every)\s)*+
            (?P<words> [^\W\d_][\w’'–-]*+ (?:\s
                (?!(?:and|or|to|for|from|in|on|with|by|at|of|as|than|is|are|was|were|has|have|will|that|which|who)\b)
                [^\W\d_][\w’'–-]*+){0,2}+ )""",
        # Whom somebody asks, and to do what.
        "request": r"""(?xi) \b
            (?:urg|call|ask|invit|request|encourag|direct|requir|order|instruct|press|appeal|advis|allow|authori[sz]
                |oblig|forc|tell|told)(?:e[ds]?|s|ed|ing)?\s
            (?:(?:up)?on\s|to\s)? (?:(?:the|all|its|their|an?)\s)*+
            (?P<whom>[^\s,;:.]++(?:\s(?!to\b)[^\s,;:.]++){0,3}+)\sto\s
            (?P<what>[a-z]++(?:\s(?!(?:and|or|but|by|until|before|after)\b)[^\s,;:.]++){0,4}+)""",
        # "… the Commission to delay the rule, and Chile to lift its duty".
        "and another": r"""(?xi) ,?\sand\s (?:(?:the|all|its|their|an?)\s)*+
            (?P<whom>[^\s,;:.]++(?:\s(?!to\b)[^\s,;:.]++){0,3}+)\sto\s
            (?P<what>[a-z]++(?:\s(?!(?:and|or|but|by|until|before|after)\b)[^\s,;:.]++){0,4}+)""",
        "said": r"""(?xi) (?P<says>[a-z]{3,20}+)\sthat\s
            (?P<that>[^\s,;:.]++(?:\s(?!(?:and|but)\s[a-z]+ed\b)[^\s,;:.]++){1,9}+)""",
        "purpose": r"""(?xi) \bto\s
            (?P<words>[a-z]++(?:\s(?!(?:and|or|but|by|until|before|after|to)\b)[^\s,;:.]++){0,4}+)""",
        # "With an outlay of four crore, of which the Centre …".
        "lead": r"(?i)\b(?:of|in|for|to|by|from)\s(?:which|whom)\s",
        # "Norway will pay three, and Sweden five": a clause without its verb.
        "gapped": r"""(?xi) \b(?:and|but|while|whereas)\s (?:the\s|an?\s)?
            (?P<words>[^\W\d_][\w’'-]*+(?:\s(?!(?:for|to|with|from|at|by|one|two|three|four|five|six|seven|eight|nine|ten)\b)[^\W\d_][\w’'-]*+){0,2}+)
            \s(?:(?:for|to|with|from|at|by)\s)?(?=[^\s\w]{0,3}\d|[A-Z]{1,3}[$€£]\d|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)""",
    }
)
FIGURES = facts.MEASURES
#: Kinds of which each clause has one; whether they belong together is told by who acts (`binding`).
OF_A_CLAUSE = frozenset(("doer", "verb"))
#: "Regional traffic" is no part of "long-distance traffic".
_BY_WHOLE = frozenset("doer what that for to from in on with among by".split())
#: What is meant stands before: "agree to it".
_OPEN = frozenset("it them those these this that so".split())
#: Directions that who stands on the other side calls otherwise, and words that say of what sort a thing is.
_NO_DIRECTIONS = frozenset(
    stems(
        "export import buy purchase sell buyer seller surplus deficit legal lawful illegal unlawful public private"
        " northern southern north south eastern western east west upper lower above below"
    )
)
#: Verbs that say little by themselves are no rivals of others.
_AUXILIARIES = frozenset(stems("is are was were be been being has have had do does did"))


class Item(NamedTuple):
    """Something in a text, at `text[start:end]`, that others of its kind may replace: a fact, or stems of words."""

    kind: str
    start: int
    end: int
    fact: Fact | None = None
    stems: frozenset[str] = frozenset()

    @property
    def type(self) -> str:
        """The type of a difference in it."""
        return facts.kind(self.fact) if self.fact else "relation"


def items(text: str, country: str) -> list[Item]:
    """Return what a text has that may be replaced, in order."""
    return sorted(_items(text, country), key=lambda item: (item.start, item.end))


def _items(text: str, country: str) -> Iterator[Item]:
    taken: list[Span] = []
    for fact in (*facts.facts_of(text, country, FIGURES), *names_of(text, country)):
        taken.append((fact.start, fact.end))
        yield Item(fact.type if fact.type in FIGURES else "name", fact.start, fact.end, fact)
    for fact in facts.numbers_in(text):
        is_share = text[: fact.start].lower().endswith((" a ", " one "))  # "a third of them"
        if fact.unit == "ordinal" and not is_share:
            yield Item("ordinal", fact.start, fact.end, fact)
    for term in terms(text):
        is_compared = text.startswith(" than ", term.end)  # "fewer than 20"
        is_direction = term.stem not in _NO_DIRECTIONS and thesaurus.opposites(term.stem)
        if is_direction and not is_compared and not is_in(term.start, taken):
            yield Item("direction", term.start, term.end, stems=frozenset((term.stem,)))
    yield from _phrases(text, taken)
    for clause in clauses(text):
        yield from _of_clause(text, clause)
    for start, end in gapped(text):
        yield from _worded("doer", text, start, end)


def gapped(text: str) -> list[Span]:
    """Return who acts in clauses without a verb: "Norway will pay three million, and Sweden five"."""
    found = []
    for match in _PATTERNS["gapped"].finditer(text):
        words = [word for word in match["words"].split() if word.islower()]
        if not (any(is_past(word) or verbs.is_verb(word) for word in words) or not FUNCTION_WORDS.isdisjoint(words)):
            found.append(match.span("words"))
    return found


def _phrases(text: str, taken: Sequence[Span]) -> Iterator[Item]:
    """Yield the phrases, requests and purposes of a text, but for names and figures."""
    requests = list(_requests(text))
    closed = [*taken, *(found.span() for found in requests)]
    for found in requests:
        if _OPEN.isdisjoint(found["what"].lower().split()):
            yield from (Item(kind, *found.span(kind), stems=_content(found[kind])) for kind in ("whom", "what"))
    for found in _PATTERNS["phrase"].finditer(text):
        if not _is_purpose(found) and not is_in(found.start("words"), closed):
            yield Item(found["role"].lower(), *found.span("words"), stems=_content(found["words"]))
    for found in _PATTERNS["said"].finditer(text):
        if found["says"].lower() in SAYING or is_past(found["says"]):
            yield Item("says", *found.span("says"), stems=frozenset(stems(found["says"])))
            yield from _worded("that", text, *found.span("that"))
    for found in _PATTERNS["purpose"].finditer(text):
        is_told = _is_act(found["words"]) and _OPEN.isdisjoint(found["words"].lower().split())
        if is_told and not is_in(found.start("words"), closed):
            yield Item("what", *found.span("words"), stems=_content(found["words"]))


def _requests(text: str) -> Iterator[re.Match[str]]:
    """Yield whom somebody asks and to do what, with those behind "and" that go on: "asked A to … and B to …"."""
    for found in _PATTERNS["request"].finditer(text):
        another: re.Match[str] | None = found
        while another and not is_past(another["whom"].partition(" ")[0]):
            yield another
            another = _PATTERNS["and another"].match(text, another.end())


def _is_purpose(phrase: re.Match[str]) -> bool:
    return phrase["role"].lower() == "to" and _is_act(phrase["words"])


def _is_act(words: str) -> bool:
    return verbs.is_verb(words.partition(" ")[0].lower())


def _of_clause(text: str, clause: Clause) -> Iterator[Item]:
    """Yield who acts, or to whom it is done, and the verb of a clause."""
    doer = clause.subject if clause.passive else clause.doer or clause.subject
    start = max((lead.end() for lead in _PATTERNS["lead"].finditer(text, *doer)), default=doer[0])
    if text[start : doer[1]].lower() not in PRONOUNS | UNNAMED:
        yield from _worded("doer", text, start, doer[1])
    last = text[slice(*clause.verb)].rpartition(" ")[2]
    if last and not _AUXILIARIES.issuperset(stems(last)):
        yield Item("verb", clause.verb[1] - len(last), clause.verb[1], stems=frozenset(stems(last)))


def _worded(kind: str, text: str, start: int, end: int) -> Iterator[Item]:
    words = frozenset(stems(text[start:end])) - FUNCTION_WORDS
    if words:
        yield Item(kind, start, end, stems=words)


def _content(words: str) -> frozenset[str]:
    """Return the stems that say something by themselves, all if none does."""
    row = words.split(" ")
    end = next((number for number, word in enumerate(row) if number and is_past(word)), len(row))
    every = frozenset(stems(" ".join(row[:end])))
    return every - thesaurus.LIGHT or every


def is_in(place: int, stretches: Sequence[Span]) -> bool:
    """Whether a place lies in one of some stretches."""
    return any(start <= place < end for start, end in stretches)


# --- which may replace which -----------------------------------------------------------------------------------------


def is_same(one: Item, other: Item) -> bool:
    """Whether an item of a claim may be that of its source."""
    if one.kind != other.kind:
        return False
    if one.fact and other.fact:
        return facts.agree(one.fact, other.fact) is True or _is_bare(one.fact, other.fact, same=True)
    if one.kind == "direction":
        poles = (near for pair in thesaurus.poles() for near in pair)
        return one.stems == other.stems or any(one.stems <= near and other.stems <= near for near in poles)
    if one.kind in _BY_WHOLE:
        return one.stems <= other.stems or other.stems <= one.stems
    return not one.stems.isdisjoint(other.stems)


def are_rivals(one: Item, other: Item) -> bool:
    """Whether one of two of a kind rules out the other."""
    if one.kind != other.kind or is_same(one, other):
        return False
    if one.fact and other.fact:
        agreed = facts.agree(one.fact, other.fact)
        is_one_style = one.fact.text.isupper() == other.fact.text.isupper()  # a short form may stand for anything
        is_another = agreed is None and is_one_style and facts.are_alike(one.fact, other.fact)
        return agreed is False or is_another or _is_bare(one.fact, other.fact, same=False)
    if one.kind == "direction":
        return any(other.stems <= thesaurus.opposites(stem) for stem in one.stems)
    return True


def _is_bare(one: Fact, other: Fact, *, same: bool) -> bool:
    """Whether two counts, one of them of a thing not named again, are the same: "22 homes, three of them in Cork"."""
    is_count = one.type == other.type == "count" and "" in {one.unit, other.unit}
    return is_count and (one.value == other.value) is same
