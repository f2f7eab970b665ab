"""Where the clauses of a sentence begin and end: the coding manual's rules S1 to S5 for splitting."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.commitments import rules, triggers, verbs
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from usmx_corpus.commitments.rules import Rule
    from usmx_corpus.model import Strength


class Clause(NamedTuple):
    """The span of one undertaking in a sentence, its rule and trigger, and its subject ("" if carried over).

    `umbrella`: the number of an item of an announcement, from 1; 0 for any other clause.
    """

    start: int
    end: int
    rule: Rule
    trigger: str
    strength: Strength
    subject: str
    umbrella: int = 0


#: Rules of what others are to do, whose items begin with them.
_MANDATES = frozenset(("ordered", "mandated-item"))
#: Rules of what comes about, which are not split.
_WHOLE = frozenset("will-be-done will-get takes-effect there-will-be".split())
_ITEM_RULES = frozenset(("imperative-item", "gerund-item"))
_DETERMINERS = frozenset(
    "a an the our their its his her this these those all new more additional other any each every both joint existing "
    "further against".split()
)
_SOURCES = {
    "boilerplate": rules.BOILERPLATE,
    "umbrella": rules.UMBRELLA,
    # What only states effects or renames something: relative clauses, participles, appositions.
    "tail": r"(?=[,\s—.])(?:"
    r",?\s(?:(?:(?:all|both|some|each)\sof|through|by|in|of|for|with|from|under|on|to|such\sas)\s)?"
    r"(?:which|whereby)\s|,\s(?:who|whose|where|so|because|but(?!\salso\s)|although)\s"
    r"|,\s(?P<word>(?:\w+ly\s|thereby\s|thus\s|while\s)?\w+ing)\b|(?<!\bU\.S\.)\s(?:[—–]|--)\s|—|,\sone\sof\s|(?<=[a-z)])\.(?=[A-Z][a-z]+\s)|,\san?\s[^,;]+$"
    r"|,?\sand\s(?:recently|previously|already|earlier)\s[a-z]|\swhile\s(?:we|they)\s|,\sas\swe(?:ll)?\s(?!as)|\.\s*$|,?\sand\s(?:also\s)?(?:discussed|noted|welcomed|recognized|acknowledged|commended"
    r"|thanked|expressed|underscored|emphasized|stressed|highlighted|reviewed|praised|has|have|is|are|was|were|calls?\son|urges?|recognizes?|identifies|identify|welcomes?|look(?:s|ed)?\sforward)\s)",
    "initials": r"\b[A-Z]\.[A-Z]$",
    "loose end": r"[,;]?\s(?:and|but|nor|or|as(?:\swell(?:\sas)?)?|that|while|to)$",
    "coordinate": r"(?P<joint>;\s(?:and\s)?|,?\sas\swell\sas\s|,?\sbut\s(?=also\s)|,\s(?:and\s)?|\sand\s|,?\snor\s)"
    r"(?P<to>to\s)?"
    r"(?P<adverb>(?:also\s|further\s|\w+ly\s)*)(?P<verb>[a-z][\w-]*)\s+(?P<next>\S+)",
    # After a purpose, a relative clause or a means, "and" coordinates within it.
    "block": r"\sto\s(?=[a-z])|\s(?:that|which|who|where|whose)\s|\sby\s(?:\w+ly\s)?\w+ing\s"
    r"|\s(?:helping|allowing|enabling|including)\s",
    "gerund block": r"\s(?:by|that|which|who|including)\s",
    "relative": r"\s(?:that|which|who)\s",
    # A block in which no verb in its base form can be coordinated: "that compares …", "by training …", "including …".
    "finite block": r"\s(?:that|which|who)\s(?:(?:also|\w+ly)\s)?(?:[a-z]+s|are|were|have)\s|\sby\s|\sincluding\s",
    "shared": r"(?:^|\s)(?:to\s[a-z-]+|existing|current|new|old)$",
    "means": r"\sby\s(?:\w+ly\s)?\w+ing\b",
    "list colon": r",?\s(?:including|including\sby|by|such\sas|as\sfollows|through|specifically):\s"
    r"|,?\s(?P<list>including(?:\sby)?)\s",
    "semicolon": r";\s(?:and\s)?",
    "including": r",\sincluding(?:\sthrough)?\s",
    "third person": r"(?:[,;]\s(?:and\s)?|\sand\s)(?:also\s)?(?P<verb>[a-z]{3,}s)\s"
    r"(?=(?:the|all|an?|its|any|new)\b|[A-Z]|[a-z]+ing\s)",
    "comma": r"[,;]\s",
    # The number of an item within a sentence: "(a) ", "ii) ".
    "number": r"(?<![^\s,;:])\(?(?P<name>[a-z]|[ivx]{1,5}|\d{1,2})\)\s++",
    "goes on": r",?\sand\s",
    "with others": r"\swith\s[^,;:]{3,60}?(?=\sto\s[a-z])",
    # What says of an act only that it is done: "take steps to simplify".
    "steps": r"tak(?:e|ing)\s(?:[a-z]+\s){0,2}?(?:steps?|measures?|actions?)(?=\sto\s)",
    "no item": r"(?:by|to|in|through|on|with|at|from|for)\s|(?<!\S)(?:\S++$|\S[^\s,]*+,)",
}
_PATTERNS = Patterns(_SOURCES)
#: Words of which one is in every sentence of boilerplate, so that most are not searched.
_OF_BOILERPLATE = ("othing", "shall", "not", "publish", "purposes", "term")
_SEMICOLON = re.compile(";")
_PURPOSE = re.compile(r"\sto\s")
#: Characters of the longest "loose end", ", as well as".
_LONGEST_LOOSE = 12
#: Characters of the longest number of an item, "(viii) ", with a margin.
_ITEM_NUMBER = 10
#: How the items of a list are counted.
_COUNTS = (tuple("abcdefghijklmnop"), tuple("i ii iii iv v vi vii viii ix x".split()), tuple(map(str, range(1, 21))))
#: Spaces in an item of a list that is no pair of nouns, as "train stations" is.
_LONG = 3
#: Characters at the start of an item that show what it is.
_ITEM = 400


def cut(text: str) -> list[Clause]:
    """Return the clauses of a sentence that undertake something, in order."""
    found = triggers.undertakings(text)
    if not found or text.endswith("?") or _is_boilerplate(text):
        return []
    limits = [*(each.start for each in found[1:]), len(text)]
    clauses: list[Clause] = []
    for (rule, trigger, start, subject, verb), limit in zip(found, limits, strict=True):
        marks = _numbers(text, verb, limit, rule)
        first = marks[1].start() if marks else limit
        clause = Clause(start, _end(text, verb, first, rule), rule, trigger, rule.strength, subject)
        clauses += _split(text, clause, verb)
        clauses += _numbered(text, clause, marks[1:], limit)
    return clauses


def _is_boilerplate(text: str) -> bool:
    """Whether it is a sentence that closes orders of any content: "Nothing in this order shall be construed to …"."""
    return any(word in text for word in _OF_BOILERPLATE) and _PATTERNS["boilerplate"].search(text) is not None


def _numbers(text: str, verb: int, limit: int, rule: Rule) -> list[re.Match[str]]:
    """Return the numbers of the items in an undertaking, if each begins an act: "will (a) map reefs, and (b) hire"."""
    first = max(verb - _ITEM_NUMBER, 0)
    if text.find(")", first, limit) < 0:
        return []
    marks = _in_order(list(_PATTERNS["number"].finditer(text, first, limit)), item=verb == 0)
    if len(marks) < 1 + (verb > 0):  # a list has two; the label of the first is not in the text of an item
        return []
    acts = [_begins_an_act(text[mark.end() : mark.end() + _ITEM]) for mark in marks]
    return marks if all(acts) or (rule.name in _MANDATES and not any(acts)) else []


def _in_order(marks: list[re.Match[str]], *, item: bool) -> list[re.Match[str]]:
    """Return the numbers that count on from the first: "(a)", "(b)", "(c)", without those of lists within.

    In an `item` they count on from the second: the first is its label.
    """
    lists = (names[item:] for names in _COUNTS)
    counts = next((names for names in lists if marks and marks[0]["name"] == names[0]), ())
    kept: list[re.Match[str]] = []
    for mark in marks:
        if len(kept) < len(counts) and mark["name"] == counts[len(kept)]:
            kept.append(mark)
    return kept


def _numbered(text: str, clause: Clause, marks: Sequence[re.Match[str]], limit: int) -> Iterator[Clause]:
    """Yield the clauses of the further items of a numbered list."""
    ends = [*(mark.start() for mark in marks[1:]), limit]
    for mark, end in zip(marks, ends, strict=False):
        start = verbs.start_of(text, mark.end())
        rule = verbs.weaker(clause.rule, verbs.words_at(text, start, 2)) if clause.rule.takes == "verb" else clause.rule
        item = Clause(mark.end(), _end(text, start, end, rule), rule, clause.trigger, rule.strength, "")
        yield from _split(text, item, start)


def cut_item(text: str, item: Clause) -> list[Clause]:
    """Split a list item that begins with a bare verb or a form in -ing before further verbs with their own objects."""
    marks = _numbers(text, 0, len(text), item.rule)
    first = item._replace(end=_trimmed(text, 0, marks[0].start())) if marks else item
    parts = [*_split(text, first, 0), *_numbered(text, item, marks, len(text))]
    return [part._replace(strength=item.strength) if part.rule is item.rule else part for part in parts]


# --- ends ----------------------------------------------------------------------------------------------------------


def _end(text: str, verb: int, limit: int, rule: Rule) -> int:
    """Return where a clause ends: before the next one, or before what only states its effects."""
    tails = _PATTERNS["tail"].finditer(text, verb, limit)
    stop = next((tail.start() for tail in tails if not tail["word"] or _is_effect(tail["word"], rule)), limit)
    return _trimmed(text, verb, stop)


def _is_effect(words: str, rule: Rule) -> bool:
    """Whether a participle states an effect ("ensuring", "potentially bringing") and is not a second "committed to"."""
    first, _, second = words.partition(" ")
    effect = first in {"potentially", "thereby", "thus"} or (second or first) in rules.TRAILING
    return effect and rule.name != "committed-to"


def _trimmed(text: str, start: int, end: int) -> int:
    """Return the end of a clause without trailing punctuation and conjunctions."""
    end = _without_marks(text, start, end)
    while loose := _PATTERNS["loose end"].search(text, max(start, end - _LONGEST_LOOSE), end):
        end = loose.start()
    end = _without_marks(text, start, end)
    initials = _PATTERNS["initials"].search(text, max(start, end - len("U.S")), end)
    return end + 1 if initials and text[end : end + 1] == "." else end


def _without_marks(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " ,;:.":
        end -= 1
    return end


# --- splits --------------------------------------------------------------------------------------------------------


def _split(text: str, clause: Clause, verb: int) -> list[Clause]:
    """Split coordinated verbs with objects of their own (S2), and the list of an announcement (S4)."""
    if clause.rule.name in {"announced", "package"}:
        return _announced_items(text, clause, verb)
    if listed := _semicolons(text, clause, verb):
        return listed
    starts = _further_verbs(text, clause, verb)
    if not starts or (clause.rule.name in _ITEM_RULES and _shares_means(text, starts, clause.end)):
        return [clause]
    pieces = [clause._replace(end=_trimmed(text, verb, starts[0][0]))]
    ends = [*(start for start, _ in starts[1:]), clause.end]
    for (start, first), end in zip(starts, ends, strict=True):
        rule = verbs.weaker(clause.rule, verbs.words_at(text, first, 2))
        pieces.append(Clause(start, _trimmed(text, start, end), rule, clause.trigger, rule.strength, ""))
    # "Commit to and implement a plan" is one undertaking.
    return pieces if all(" " in text[piece.start : piece.end] for piece in pieces) else [clause]


def _further_verbs(text: str, clause: Clause, verb: int) -> list[tuple[int, int]]:
    """Return (start of the clause, start of the verb) for each further verb with an object of its own."""
    if clause.rule.name == "ordered":
        return _further_orders(text, clause)
    if clause.rule.takes != "verb" or clause.rule.name in _WHOLE or clause.trigger.endswith((" is", " are")):
        return []
    return _coordinated(text, clause, verb)


def _shares_means(text: str, starts: list[tuple[int, int]], end: int) -> bool:
    """Whether two acts are done by one means: "Promote trade and spur investment by identifying projects"."""
    return (
        len(starts) == 1
        and "," not in text[: starts[0][0]]
        and _PATTERNS["means"].search(text, starts[0][1], end) is not None
    )


class _Head(NamedTuple):
    """The main verb of a clause: where it ends, and where a block within which "and" coordinates begins after it.

    `purpose`, `relative` and `finite` say what the block is; `gerund` and `light` what the verb is.
    """

    end: int
    block: int
    purpose: bool
    relative: bool
    finite: bool
    gerund: bool
    light: bool


def _head(text: str, clause: Clause, verb: int) -> _Head:
    word = next(iter(verbs.words_at(text, verb, 1)), "")
    end, gerund = verb + len(word), word.endswith("ing")
    if steps := _PATTERNS["steps"].match(text, verb, clause.end):
        end = steps.end()
    elif word in rules.LIGHT_VERBS and (others := _PATTERNS["with others"].match(text, end, clause.end)):
        end = others.end()
    if text.startswith(" to ", end) and (word in verbs.HEADS or _is_series(text, end, clause.end)):
        # The deciding verb comes later: "will continue to train", "will work to map A, draft B and hire C".
        start = verbs.start_of(text, end + len(" to "))
        word = next(iter(verbs.words_at(text, start, 1)), "")
        end = start + len(word)
    blocks = _PATTERNS["gerund block" if gerund else "block"].finditer(text, end, clause.end)
    begins = (each.start() for each in blocks if each.group() != " to " or _is_purpose(text, each.end()))
    block = next(begins, clause.end)
    return _Head(
        end,
        block,
        purpose=text.startswith(" to ", block),
        relative=_PATTERNS["relative"].match(text, block) is not None,
        finite=not gerund and _PATTERNS["finite block"].match(text, block) is not None,
        gerund=gerund,
        light=word in rules.LIGHT_VERBS or verbs.base(word) in rules.LIGHT_VERBS,
    )


def _is_series(text: str, start: int, end: int) -> bool:
    """Whether a list of three acts or more follows: "work to map A, draft B, and hire C"; two have one purpose (S3)."""
    found = [
        each
        for each in _PATTERNS["coordinate"].finditer(text, start, end)
        if not each["to"] and each["next"] not in {"it", "them"} and _is_listed(each)
    ]
    return len(found) > 1 and found[0]["joint"].startswith(",") and "and" in found[-1]["joint"]


def _is_long_item(text: str, match: re.Match[str], end: int) -> bool:
    """Whether what is as often a noun begins an item of some words in a list of acts: "draft rules for harbours"."""
    item = text[match.start("verb") : min(end, match.start("verb") + _ITEM)].partition(",")[0]
    return match["joint"] == ", " and item.count(" ") >= _LONG and _is_listed(match)


def _is_listed(match: re.Match[str]) -> bool:
    """Whether a word in a list of acts is a verb with an object, as what is as often a noun may be there."""
    return verbs.is_verb(match["verb"]) and match["next"].rstrip(",.;") not in {"and", "or", "of", "for", "in", "to"}


def _further_orders(text: str, clause: Clause) -> list[tuple[int, int]]:
    """Return what else an order does, as `_further_verbs`: "reinstates grants, restores rights, and closes a case"."""
    if " " in clause.trigger:
        return []
    found = _PATTERNS["third person"].finditer(text, clause.start + len(clause.trigger), clause.end)
    return [(each.start("verb"), each.start("verb")) for each in found if each["verb"][:-1] in rules.VERBS]


def _is_purpose(text: str, start: int) -> bool:
    """Whether a verb follows: "to build" is a purpose, "to account" is not."""
    word = next(iter(verbs.words_at(text, verbs.start_of(text, start), 1)), "")
    return verbs.is_verb(word) or verbs.is_adverb(word) or not word.isalpha()


def _coordinated(text: str, clause: Clause, verb: int) -> list[tuple[int, int]]:
    """Return the further main verbs with their own objects, as `_further_verbs`; the last one follows "and"."""
    head = _head(text, clause, verb)
    found: list[tuple[int, int]] = []
    position = previous = head.end
    closed = 0
    series = not head.gerund and _is_series(text, head.end, clause.end)
    while match := _PATTERNS["coordinate"].search(text, position, clause.end):
        position = match.start("verb")
        if not (_is_verb(match, gerund=head.gerund) or (series and _is_long_item(text, match, clause.end))):
            continue
        if _shares_object(text, previous, match.start()):
            previous = match.end("verb")  # "co-create and co-manage a program": one object
        elif _is_main(text, match, head, clause) or (found and head.relative and match["joint"] == ", and "):
            found.append((match.start("to") if match["to"] else match.start("adverb"), match.start("verb")))
            closed = len(found) if match["joint"] != ", " else closed
            previous = match.end("verb")
    # The last of the list may be a clause of its own: "build …, guard …, and seek to …".
    return found if _PATTERNS["goes on"].match(text, clause.end) else found[:closed]


def _shares_object(text: str, previous: int, joint: int) -> bool:
    """Whether nothing between two verbs is an object: "co-create and", "to support and", "expand existing and"."""
    between = [*verbs.words_between(text, previous, joint)]
    if all(map(verbs.is_act, between)):
        return True
    last = _PATTERNS["shared"].search(text, max(previous, joint - _ITEM), joint)
    return last is not None and (len(between) == 1 or verbs.is_verb(between[-1]))


def _is_main(text: str, match: re.Match[str], head: _Head, clause: Clause) -> bool:
    """Whether a verb is beside the main one and not within its purpose (S3), or has another beneficiary (S5)."""
    after_comma = match["joint"].startswith(",")
    if match["to"] and ("well" in match["joint"] or not clause.trigger.endswith(" to")):
        return False
    if _is_outside(text, match, head):
        return True
    if match["to"] and after_comma:
        return head.purpose
    return head.purpose and not head.light and _is_beneficiary(match["next"])


def _is_outside(text: str, match: re.Match[str], head: _Head) -> bool:
    """Whether a verb is before or beyond the block that follows the main verb."""
    if head.finite and not any(
        _is_purpose(text, to.end()) for to in _PURPOSE.finditer(text, head.block, match.start())
    ):
        return True
    ends_relative = head.gerund and head.relative and match["joint"].startswith(",")
    return match.start() <= head.block or match["joint"].startswith(";") or ends_relative


def _is_beneficiary(word: str) -> bool:
    """Whether a word is a name in the possessive: "Mexico’s"."""
    return word[0].isupper() and word.rstrip(",.;").endswith(("’s", "'s"))


def _is_verb(match: re.Match[str], *, gerund: bool) -> bool:
    """Whether a coordinated word is a verb with an object, and not a noun in a list."""
    verb, following = match["verb"], match["next"]
    if following.rstrip(",.;") in {"it", "them"}:
        return False  # "map the reef and protect it": one object
    if match["to"]:
        return verbs.is_verb(verb) or gerund
    if gerund or ("well" in match["joint"] and verb.endswith("ing")):
        return _is_gerund(verb, following)
    if following.strip(",;") in {"and", "or", "of"}:
        return following == "and" and verb in rules.VERBS and verb not in rules.VERB_NOUNS
    if verb in rules.VERB_NOUNS and not match["joint"].startswith(";"):
        return _has_object(verb, following)
    return verbs.is_verb(verb)


def _is_gerund(verb: str, following: str) -> bool:
    """Whether a word in -ing is a verb with an object: "training officers", not "training of officers"."""
    working = verb != "working" or following in {"to", "with", "together"}
    return bool(verbs.base(verb)) and verb != "including" and working and following not in {"and", "of", "for", "in"}


def _has_object(verb: str, following: str) -> bool:
    """Whether the next word makes a verb of what is as often a noun: an article, a figure, a name; "work to"."""
    if following in _DETERMINERS or following[0] in "$0123456789“":
        return True
    return (following[0].isupper() and verb not in rules.ADJECTIVES) or (verb, following) == ("work", "to")


def _semicolons(text: str, clause: Clause, verb: int) -> list[Clause]:
    """Split "commits to open its market, including by: A; B; and C" into the undertaking and its items (S1, S4)."""
    colon = _list_colon(text, verb, clause.end) if text.find(";", verb, clause.end) >= 0 else None
    if not colon or text.find(";", colon.end(), clause.end) < 0:
        return []
    marks = [*_PATTERNS["semicolon"].finditer(text, colon.end(), clause.end)]
    starts = [colon.end(), *(mark.end() for mark in marks)]
    if not all(map(_begins_an_act, (text[start : start + _ITEM] for start in starts))):
        return []  # a list of objects, topics or places (S3)
    ends = [*(mark.start() for mark in marks), clause.end]
    items = [
        Clause(start, _trimmed(text, start, end), clause.rule, clause.trigger, clause.strength, "", number)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
    ]
    return [clause._replace(end=_trimmed(text, verb, colon.start())), *items]


def _list_colon(text: str, start: int, end: int) -> re.Match[str] | None:
    """Find what opens a list: words with a colon, or "including" before two semicolons with words before each."""
    marks = [mark.start() for mark in _SEMICOLON.finditer(text, start, end)]
    found = _PATTERNS["list colon"].search(text, start, end)
    while found and found["list"] and not _are_items(marks, found.end()):
        found = _PATTERNS["list colon"].search(text, found.start() + 1, end)
    return found


def _are_items(marks: Sequence[int], start: int) -> bool:
    """Whether words from a place on, and words after them, end in a semicolon."""
    first = bisect_left(marks, start)
    row = [start - 1, *marks[first : first + 2]]
    return len(row) > 2 and all(other > one + 1 for one, other in pairwise(row))  # noqa: PLR2004


def _is_one_word(text: str, start: int, end: int) -> bool:
    return " " not in text[start : min(end, start + _ITEM)].replace(" and ", "")


def _begins_an_act(words: str) -> bool:
    first = verbs.first(words.split())
    return first == "to" or verbs.is_verb(first) or bool(verbs.base(first))


def _announced_items(text: str, clause: Clause, verb: int) -> list[Clause]:
    """Split "announced new commitments …, including A, B, and C" into the announcement and its items (S4)."""
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
    """Return the spans of a list's items; an inner list ("cacao, coffee, and eco-tourism") stays in its item."""
    commas = list(_PATTERNS["comma"].finditer(text, start, end))
    bounds = [start, *(comma.end() for comma in commas)]
    ends = [*(comma.start() for comma in commas), end]
    items: list[tuple[int, int]] = []
    for first, last in zip(bounds, ends, strict=True):
        closes = text.startswith("and ", first)
        if closes and last < end and items:
            while len(items) > 1 and _is_one_word(text, *items[-1]):
                items.pop()
            items[-1] = (items[-1][0], last)
            continue
        items.append((first + len("and ") if closes else first, last))
    return items
