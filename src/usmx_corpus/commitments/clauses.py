"""Where the undertakings of a sentence begin and end: the manual's rules S1 to S5 for cutting."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.commitments import rules, triggers, verbs
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    import re

    from usmx_corpus.commitments.rules import Rule
    from usmx_corpus.model import Strength


class Clause(NamedTuple):
    """One undertaking in a sentence: its span, what trigger, and its subject ("" where it is carried over).

    `umbrella` counts the items of an announcement from 1, 0 for a clause that is none.
    """

    start: int
    end: int
    rule: Rule
    trigger: str
    strength: Strength
    subject: str
    umbrella: int = 0


_ITEM_RULES = frozenset(("imperative-item", "gerund-item"))
_DETERMINERS = frozenset(
    "a an the our their its his her this these those all new more additional other any each every both joint existing "
    "further against".split()
)
_SOURCES = {
    "boilerplate": rules.BOILERPLATE,
    "umbrella": rules.UMBRELLA,
    # What only tells effects or names the thing again: relative clauses, participles, appositions.
    "tail": r",?\s(?:(?:(?:all|both|some|each)\sof|through|by|in|of|for|with|from|under|on|to|such\sas)\s)?"
    r"(?:which|whereby)\s|,\s(?:who|whose|where|so|because|but|although)\s"
    r"|,\s(?P<word>(?:\w+ly\s|thereby\s|thus\s|while\s)?\w+ing)\b|\s(?:[—–]|--)\s|—|,\san?\s[^,;]+$"
    r"|\swhile\s(?:we|they)\s|,\sas\swe(?:ll)?\s(?!as)|\.\s*$|,?\sand\s(?:also\s)?(?:discussed|noted|welcomed|recognized|acknowledged|commended"
    r"|thanked|expressed|underscored|emphasized|stressed|highlighted|reviewed|praised|has|have|is|are|was|were|calls?\son|urges?|recognizes?|identifies|identify|welcomes?)\s",
    "initials": r"\b(?:[A-Z]\.)+[A-Z]$",
    "loose end": r"(?:[,;]?\s(?:and|but|or|as|that|while|to))+$",
    "coordinate": r"(?P<joint>;\s(?:and\s)?|,\s(?:and\s)?|\sand\s)(?P<to>to\s)?"
    r"(?P<adverb>(?:also\s|further\s|\w+ly\s)*)(?P<verb>[a-z][\w-]*)\s+(?P<next>\S+)",
    # Behind a purpose, a relative clause or a means, "and" coordinates inside it.
    "block": r"\sto\s(?=[a-z])|\s(?:that|which|who|where|whose)\s|\sby\s(?:\w+ly\s)?\w+ing\s"
    r"|\s(?:helping|allowing|enabling|including)\s",
    "gerund block": r"\s(?:by|that|which|who|including)\s",
    "relative": r"\s(?:that|which|who)\s",
    "means": r"\sby\s(?:\w+ly\s)?\w+ing\b",
    "list colon": r",?\s(?:including|including\sby|by|such\sas|as\sfollows|through|specifically):\s"
    r"|,?\sincluding(?:\sby)?\s(?=[^;]+;[^;]+;)",
    "semicolon": r";\s(?:and\s)?",
    "including": r",\sincluding(?:\sthrough)?\s",
    "third person": r"(?:[,;]\s(?:and\s)?|\sand\s)(?:also\s)?(?P<verb>[a-z]{3,}s)\s"
    r"(?=(?:the|all|an?|its|any|new)\b|[A-Z]|[a-z]+ing\s)",
    "comma": r"[,;]\s",
    "goes on": r",?\sand\s",
    "no item": r"(?:by|to|in|through|on|with|at|from|for)\s|\S+$|\S+,",
}
_PATTERNS = Patterns(_SOURCES)


def cut(text: str) -> list[Clause]:
    """Give the undertakings of a sentence in order; none for what the exclusions name."""
    found = triggers.holding(text)
    if not found or text.endswith("?") or _PATTERNS["boilerplate"].search(text):
        return []
    limits = [*(each.start for each in found[1:]), len(text)]
    clauses: list[Clause] = []
    for (rule, trigger, start, subject, verb), limit in zip(found, limits, strict=True):
        clause = Clause(start, _end(text, verb, limit, rule), rule, trigger, rule.strength, subject)
        clauses += _split(text, clause, verb)
    return clauses


def parts(text: str, item: Clause) -> list[Clause]:
    """Cut an item that is a bare verb or a form in -ing where another one with an object of its own begins."""
    return [part._replace(strength=item.strength) if part.rule is item.rule else part for part in _split(text, item, 0)]


# --- ends ----------------------------------------------------------------------------------------------------------


def _end(text: str, verb: int, limit: int, rule: Rule) -> int:
    """Give where a clause ends: before the next one, or before what only tells its effects."""
    tails = _PATTERNS["tail"].finditer(text, verb, limit)
    stop = next((tail.start() for tail in tails if not tail["word"] or _is_effect(tail["word"], rule)), limit)
    return _trimmed(text, verb, stop)


def _is_effect(words: str, rule: Rule) -> bool:
    """Tell "ensuring" and "potentially bringing" from the second of "committed to increasing …, reviewing …"."""
    first, _, second = words.partition(" ")
    effect = first in {"potentially", "thereby", "thus"} or (second or first) in rules.TRAILING
    return effect and rule.name != "committed-to"


def _trimmed(text: str, start: int, end: int) -> int:
    """Leave out marks and conjunctions at the end."""
    words = text[start:end].rstrip(" ,;:.")
    end = start + len(_PATTERNS["loose end"].sub("", words).rstrip(" ,;:."))
    return end + 1 if _PATTERNS["initials"].search(text, start, end) and text[end : end + 1] == "." else end


# --- splits --------------------------------------------------------------------------------------------------------


def _split(text: str, clause: Clause, verb: int) -> list[Clause]:
    """Cut coordinated verbs with objects of their own into clauses (S2), and an announcement's list into items (S4)."""
    if clause.rule.name in {"announced", "package"}:
        return _items(text, clause, verb)
    if listed := _semicolons(text, clause, verb):
        return listed
    if clause.rule.name == "ordered":
        starts = _enumerated(text, clause)
    elif clause.rule.takes != "verb" or clause.rule.name == "will-be-done":
        return [clause]
    else:
        starts = _coordinated(text, clause, verb)
    if not starts or (clause.rule.name in _ITEM_RULES and _shares_means(text, starts, clause.end)):
        return [clause]
    pieces = [clause._replace(end=_trimmed(text, verb, starts[0][0]))]
    ends = [*(start for start, _ in starts[1:]), clause.end]
    for (start, first), end in zip(starts, ends, strict=True):
        rule = verbs.weaker(clause.rule, verbs.words_at(text, first, 2))
        pieces.append(Clause(start, _trimmed(text, start, end), rule, clause.trigger, rule.strength, ""))
    # "Commit to and implement a plan" is one.
    return pieces if all(" " in text[piece.start : piece.end] for piece in pieces) else [clause]


def _shares_means(text: str, starts: list[tuple[int, int]], end: int) -> bool:
    """Tell two acts done by one means: "Promote trade and spur investment by identifying projects"."""
    return (
        len(starts) == 1
        and "," not in text[: starts[0][0]]
        and _PATTERNS["means"].search(text, starts[0][1], end) is not None
    )


class _Head(NamedTuple):
    """The main verb of a clause: where it ends, where a purpose or the like begins behind it, and its nature."""

    end: int
    block: int
    gerund: bool
    light: bool


def _head(text: str, clause: Clause, verb: int) -> _Head:
    word = next(iter(verbs.words_at(text, verb, 1)), "")
    end, gerund = verb + len(word), word.endswith("ing")
    if word in verbs.HEADS and text.startswith(" to ", end):
        # The verb that matters stands behind: "will continue to train".
        start = verbs.start_of(text, end + len(" to "))
        word = next(iter(verbs.words_at(text, start, 1)), "")
        end = start + len(word)
    blocks = _PATTERNS["gerund block" if gerund else "block"].finditer(text, end, clause.end)
    block = next((each for each in blocks if each.group() != " to " or _is_purpose(text, each.end())), None)
    light = word in rules.LIGHT_VERBS or verbs.base(word) in rules.LIGHT_VERBS
    return _Head(end, block.start() if block else clause.end, gerund, light)


def _enumerated(text: str, clause: Clause) -> list[tuple[int, int]]:
    """Give (start, verb) of what else an order does: "reinstates grants, restores rights, and closes a case"."""
    if " " in clause.trigger:
        return []
    found = _PATTERNS["third person"].finditer(text, clause.start + len(clause.trigger), clause.end)
    return [(each.start("verb"), each.start("verb")) for each in found if each["verb"][:-1] in rules.VERBS]


def _is_purpose(text: str, start: int) -> bool:
    """Tell "to build", a purpose, from "to account"."""
    word = next(iter(verbs.words_at(text, verbs.start_of(text, start), 1)), "")
    return verbs.is_verb(word) or verbs.is_adverb(word) or not word.isalpha()


def _coordinated(text: str, clause: Clause, verb: int) -> list[tuple[int, int]]:
    """Give (start, verb) of each further main verb with an object of its own; the last one stands behind "and"."""
    head = _head(text, clause, verb)
    found: list[tuple[int, int]] = []
    position = previous = head.end
    closed = 0
    while match := _PATTERNS["coordinate"].search(text, position, clause.end):
        position = match.start("verb")
        if not _is_verb(match, gerund=head.gerund):
            continue
        if all(map(verbs.is_act, verbs.words_between(text, previous, match.start()))):
            previous = match.end("verb")  # "co-create and co-manage a program": one object
        elif _is_main(text, match, head, clause):
            found.append((match.start("to") if match["to"] else match.start("adverb"), match.start("verb")))
            closed = len(found) if "and" in match["joint"] or ";" in match["joint"] else closed
            previous = match.end("verb")
    # The last of the list may be a clause of its own: "build …, guard …, and seek to …".
    return found if _PATTERNS["goes on"].match(text, clause.end) else found[:closed]


def _is_main(text: str, match: re.Match[str], head: _Head, clause: Clause) -> bool:
    """Tell a verb beside the main one from a verb inside its purpose (S3), unless another party is its object (S5)."""
    purpose = text.startswith(" to ", head.block)
    if match["to"] and not clause.trigger.endswith(" to"):
        return purpose and match["joint"].startswith(",") and match.start() > head.block
    relative = head.gerund and match["joint"].startswith(",") and _PATTERNS["relative"].match(text, head.block)
    if match.start() <= head.block or match["joint"].startswith(";") or relative:
        return True
    if match["to"] and match["joint"].startswith(","):
        return purpose
    beneficiary = match["next"][0].isupper() and match["next"].rstrip(",.;").endswith(("’s", "'s"))
    return purpose and beneficiary and not head.light


def _is_verb(match: re.Match[str], *, gerund: bool) -> bool:
    """Tell whether a coordinated word is a verb with an object, not a noun of a list."""
    verb, following = match["verb"], match["next"]
    if match["to"]:
        return verbs.is_verb(verb) or gerund
    if gerund:
        joint_work = verb != "including" and (verb != "working" or following in {"to", "with", "together"})
        return bool(verbs.base(verb)) and joint_work and following not in {"and", "of", "for", "in"}
    if following.strip(",;") in {"and", "or", "of"}:
        return following == "and" and verb in rules.VERBS and verb not in rules.VERB_NOUNS
    if verb == "work" and following == "to":
        return True
    if verb in rules.VERB_NOUNS and not match["joint"].startswith(";"):
        named = following[0].isupper() and verb not in rules.ADJECTIVES
        return following in _DETERMINERS or named or following[0] in "$0123456789“"
    return verbs.is_verb(verb)


def _semicolons(text: str, clause: Clause, verb: int) -> list[Clause]:
    """Cut "commits to open its market, including by: A; B; and C" into the undertaking and its items (S1, S4)."""
    colon = _PATTERNS["list colon"].search(text, verb, clause.end)
    if not colon or ";" not in text[colon.end() : clause.end]:
        return []
    marks = [*_PATTERNS["semicolon"].finditer(text, colon.end(), clause.end)]
    starts = [colon.end(), *(mark.end() for mark in marks)]
    if not all(map(_begins_an_act, (text[start:] for start in starts))):
        return []  # a list of objects, topics or places (S3)
    ends = [*(mark.start() for mark in marks), clause.end]
    items = [
        Clause(start, _trimmed(text, start, end), clause.rule, clause.trigger, clause.strength, "", number)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
    ]
    return [clause._replace(end=_trimmed(text, verb, colon.start())), *items]


def _begins_an_act(words: str) -> bool:
    first = next((word for word in words.split() if not verbs.is_adverb(word)), "")
    return first == "to" or verbs.is_act(first) or bool(verbs.base(first))


def _items(text: str, clause: Clause, verb: int) -> list[Clause]:
    """Cut "announced new commitments …, including A, B, and C" into the announcement and its items."""
    including = _PATTERNS["including"].search(text, verb, clause.end)
    if not including or not _PATTERNS["umbrella"].search(text, clause.start, verb):
        return [clause]
    listed = _listed(text, including.end(), clause.end)
    if len(listed) == 1 or any(_PATTERNS["no item"].match(text, *span) for span in listed):
        return [clause]
    items = [
        Clause(*span, rules.BY_NAME["announced-item"], clause.trigger, clause.strength, "", number)
        for number, span in enumerate(listed, 1)
    ]
    return [clause._replace(end=including.start()), *items]


def _listed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a list at its commas; an inner list ("cacao, coffee, and eco-tourism") stays in its item."""
    commas = list(_PATTERNS["comma"].finditer(text, start, end))
    bounds = [start, *(comma.end() for comma in commas)]
    ends = [*(comma.start() for comma in commas), end]
    items: list[tuple[int, int]] = []
    for first, last in zip(bounds, ends, strict=True):
        closes = text.startswith("and ", first)
        if closes and last < end and items:
            while len(items) > 1 and " " not in text[slice(*items[-1])].replace(" and ", ""):
                items.pop()
            items[-1] = (items[-1][0], last)
            continue
        items.append((first + len("and ") if closes else first, last))
    return items
