"""Where the undertakings of a sentence begin and end, and how strongly each is worded.

Works on the bare words of one sentence: `rules` says what fires, this module cuts by the manual's S1 to S5.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus import rules, vocabulary
from usmx_corpus.model import STRENGTHS, Strength

if TYPE_CHECKING:
    from collections.abc import Iterator

    from usmx_corpus.rules import Rule


@dataclass(frozen=True, slots=True)
class Clause:
    """One undertaking in a sentence: its span, what fired, and its subject ("" where it is carried over).

    `umbrella` says how many clauses back stands the announcement it is an item of, 0 for none.
    """

    start: int
    end: int
    rule: Rule
    fired: str
    strength: Strength
    subject: str
    umbrella: int = 0


class Operator(NamedTuple):
    """A rule's words in a sentence: `text[start:end]`, with the auxiliaries and adverbs before them."""

    rule: Rule
    start: int
    end: int
    auxiliaries: frozenset[str]


RULE = {rule.name: rule for rule in rules.RULES}
_FIRING = tuple(rule for rule in rules.OPERATORS if rule.pattern)
_TRIGGERS = frozenset(word for rule in _FIRING for word in rule.words.split())
_HEADS = {word: rule for rule in rules.HEADS for word in rule.words.split()}

_AUXILIARIES = frozenset("has have had is are was were am be been being remain remains to would could should can may might must did".split())
_ADVERBS = frozenset(
    "also again all both each further together jointly now then today hereby not yesterday soon further thereby".split()
)
#: In front of an operator these make it no act of the speaker's: "to commit to", "would agree", "was announced".
_DEPENDENT = frozenset("had was were be been being to would could should can may might must did".split())
_PRESENT = frozenset(("is", "are", "am"))
_STATIVE = frozenset(("committed-to", "doing-today", "plans-to", "aims-to", "agreed-to", "doing-today-only"))


def cut(text: str) -> list[Clause]:
    """Give the undertakings of a sentence in order; none for what the exclusions name."""
    found = list(_operators(text))
    if not found or text.endswith("?") or re.search(rules.BOILERPLATE, text):
        return []
    heads = _accepted(text, found)
    clauses: list[Clause] = []
    for index, (clause, verb) in enumerate(heads):
        limit = heads[index + 1][0].start if index + 1 < len(heads) else len(text)
        end = _end(text, verb, limit, clause.rule)
        clauses += _split(text, replace(clause, end=end), verb)
    return clauses


def force(text: str) -> Clause | None:
    """Give the undertaking a lead-in ("The two countries will:") lends to the items below it."""
    found = list(_operators(text))
    for operator in reversed(found):
        begin, subject = _subject(text, operator.start)
        if _is_actor(subject) or operator.rule.subject == "order":
            head = _weakened(operator, text[operator.end :].split()[:1])
            return Clause(begin, len(text), head, text[operator.start : operator.end], head.strength, subject)
    return None


# --- operators -----------------------------------------------------------------------------------------------------


@cache
def _pattern() -> re.Pattern[str]:
    branches = "|".join(f"(?P<r{number}>{rule.pattern})" for number, rule in enumerate(_FIRING))
    return re.compile(rf"\b(?:{branches})(?!\w)")


def _operators(text: str) -> Iterator[Operator]:
    """Find rules that fire; a look at the words keeps most sentences from the expression."""
    if _TRIGGERS.isdisjoint(text.replace("“", " ").split()):
        return
    for match in _pattern().finditer(text):
        rule = _FIRING[int((match.lastgroup or "r0")[1:])]
        if match.group().partition(" ")[0] in rule.words.split():
            start, auxiliaries = _with_auxiliaries(text, match.start())
            yield Operator(rule, start, match.end(), auxiliaries)


def _with_auxiliaries(text: str, start: int) -> tuple[int, frozenset[str]]:
    """Go back over "has also", "are jointly": where the verb group begins, and its auxiliaries."""
    found = set()
    while (before := text[:start].rstrip()) and before[-1].isalpha():
        word = before.rpartition(" ")[2]
        if word.lower() not in _AUXILIARIES | _ADVERBS and not (word.endswith("ly") and word.islower() and word != "family"):
            break
        if word.lower() == "both" and not before[: -len(word)].strip():
            break
        found.add(word.lower())
        start = len(before) - len(word)
    return start, frozenset(found & _AUXILIARIES)


def _accepted(text: str, found: list[Operator]) -> list[tuple[Clause, int]]:
    """Give (clause, where its verb begins) for each operator that undertakes something."""
    kept: list[tuple[Clause, int]] = []
    closed = 0
    for operator in found:
        if operator.start < closed or _in_quotes(text, operator.start):
            continue
        opened = _opened(text, operator, kept)
        if opened is None:
            continue
        kept.append(opened)
        # What stands in "agreed that …" is all one undertaking.
        closed = len(text) if operator.rule.takes == "clause" or text[: operator.end].endswith(" that") else operator.end
    return kept


def _opened(text: str, operator: Operator, kept: list[tuple[Clause, int]]) -> tuple[Clause, int] | None:
    """Open a clause at an operator, or say that an exclusion holds."""
    if operator.auxiliaries & _DEPENDENT or (operator.auxiliaries & _PRESENT and operator.rule.name not in _STATIVE):
        return None
    begin, subject = _subject(text, operator.start)
    carried = not subject
    if carried:
        subject = _carried(text, operator.start, kept)
    if not subject or _NOUN_BEFORE.search(text[: operator.start]):
        return None
    since = _verb_start(text, kept[-1][1]) if kept else 0
    rule = _classified(text, operator, subject, since)
    if rule is None or (not carried and (_is_dependent(text, begin, subject) or (kept and begin < kept[-1][1]))):
        return None
    verb = _verb_start(text, operator.end)
    head = _weakened(operator._replace(rule=rule), _words(text, verb, 2))
    return Clause(begin, len(text), head, text[operator.start : operator.end], head.strength, subject), verb


_NOUN_BEFORE = re.compile(r"(?:[’']s?|\b(?:[Tt]he|an?|our|their|his|her|its|this|these|[Nn]o|any|such|of))\s$")


def _carried(text: str, operator: int, kept: list[tuple[Clause, int]]) -> str:
    """Give the subject an operator takes over: that of the undertaking before it, else the one the sentence opens with."""
    if kept:
        return next((clause.subject for clause, _ in reversed(kept) if clause.subject), "")
    words = text[:operator].split()
    for count in range(1, min(len(words), _LONGEST_SUBJECT)):
        prefix, following = " ".join(words[:count]), words[count]
        if following.islower() and following not in _CONNECTIVES and not prefix.endswith(",") and _is_actor(prefix):
            return prefix.rpartition(", ")[2] if prefix.partition(",")[0] in _OPENERS else prefix
    return ""


_LONGEST_SUBJECT = 16
_CONNECTIVES = frozenset("and or of for in from on at with under to by across the & who which that".split())


def _classified(text: str, operator: Operator, subject: str, since: int) -> Rule | None:
    """Give the rule that holds with this subject and this verb, None where an exclusion does."""
    rest = text[operator.end :].lstrip()
    if rule := _CHECKS.get(operator.rule.takes):
        checked = rule(operator, subject, rest)
        if checked is None:
            return None
        if checked.subject == "any" or _fits(checked, subject, text[since:], operator, since):
            return checked
    return None


def _fits(rule: Rule, subject: str, text: str, operator: Operator, since: int) -> bool:
    """Tell whether the subject is one that can undertake this, here and now."""
    operator = operator._replace(start=operator.start - since, end=operator.end - since)
    if rule.name in _TODAY and not _is_now(text, subject, operator):
        return False
    if rule.subject == "order":
        return _is_order(subject)
    if rule.takes == "object" and _is_elsewhere(text[: operator.end], text[operator.end :]):
        return False
    if rule.subject == "joint":
        return _is_joint(subject) or text.startswith("joined", operator.start) or re.search(r"\b[Tt]oday\b", text[: operator.start]) is not None
    return _is_actor(subject)


_TODAY = frozenset(("signed-order", "ordered", "doing-today-only"))


def _is_now(text: str, subject: str, operator: Operator) -> bool:
    """Tell an order given by this release from one it looks back on: today's, joint, or in the present tense."""
    past = operator.rule.name == "doing-today-only" or text[operator.start : operator.end].split()[0].endswith("ed")
    return not past or re.search(r"\b[Tt]oday\b", text[: operator.end + 12]) is not None or (operator.rule.name == "ordered" and _is_joint(subject))


def _takes_verb(operator: Operator, subject: str, rest: str) -> Rule | None:
    words = rest.split()
    while words and _is_adverb(words[0]):
        words.pop(0)
    if not words:
        return None
    head = words[0].strip(",;.:")
    if operator.rule.name == "will":
        return _will(subject, head, words[1:])
    if operator.rule.name in {"committed-to", "reaffirmed"}:
        return _commits(operator, head, words)
    if operator.rule.name == "agreed-to" and head in {"a", "an", "the"}:
        return operator.rule
    return operator.rule if head.islower() and head not in _NO_VERBS else None


_NO_VERBS = frozenset("a an the this that these our their its his her and or of for in on with all be have".split())


def _will(subject: str, head: str, after: list[str]) -> Rule | None:
    if head == "be":
        return _will_be(subject, after)
    if head in rules.EFFECT_VERBS and not (head == "remain" and after[:1] == ["committed"]):
        return None
    if re.match(rules.RHETORIC, " ".join([head, *after[:1]])):
        return None
    if head in rules.DIARY_VERBS and _is_person(subject):
        return None
    return RULE["will"] if _is_actor(subject) and head.islower() else None


def _will_be(subject: str, after: list[str]) -> Rule | None:
    while after and _is_adverb(after[0]):
        after = after[1:]
    word = after[0].strip(",;.") if after else ""
    if word.endswith("ing") and base(word) and _is_actor(subject) and not _is_person(subject):
        return RULE["will"]
    if participle(word) and not _is_person(subject) and subject.lower() not in {"it", "this", "that", "there", "which", "they", "we"}:
        return RULE["will-be-done"]
    return None


def _commits(operator: Operator, head: str, words: list[str]) -> Rule | None:
    """Commitment to a verb, not to a value: "to reducing", "to meet"; "commit to a …" only where somebody does it now."""
    if base(head) if head.endswith("ing") else head in rules.VERBS | rules.VERB_NOUNS:
        stays = operator.rule.name == "committed-to" and bool(operator.auxiliaries & {"remain", "remains"})
        return RULE["reaffirmed"] if stays else operator.rule
    if operator.rule.name == "reaffirmed":
        return None
    active = not operator.auxiliaries & _PRESENT
    return operator.rule if active and head in {"a", "an"} and len(words) > 2 else None  # noqa: PLR2004


def _takes_object(operator: Operator, _subject: str, rest: str) -> Rule | None:
    rule = operator.rule
    if rule.name == "agreed-on" and re.match(r"(?:the|their|its|this|an?)\s(?:\w+\s)?(?:importance|need|value|significance|urgency|necessity|benefits|centrality)", rest):
        return None
    if rule.name == "announced" and rest.startswith("the following"):
        return None
    return rule


def _takes_clause(operator: Operator, _subject: str, rest: str) -> Rule | None:
    return operator.rule if re.search(r"\b(?:will|would|shall)\b", rest) else None


_CHECKS = {"verb": _takes_verb, "object": _takes_object, "clause": _takes_clause}


def _weakened(operator: Operator, words: list[str]) -> Rule:
    """Give the head verb's rule where it is weaker than the operator's."""
    head = _HEADS.get(words[0]) if words else None
    if head is None or (words[0] in {"keep", "remain", "maintain"} and words[1:] != ["committed"]):
        return operator.rule
    if head.name in {"aims", "plans"} and words[1:] != ["to"]:
        return operator.rule
    return max(operator.rule, head, key=lambda rule: STRENGTHS.index(rule.strength))


# --- words ---------------------------------------------------------------------------------------------------------


def _is_adverb(word: str) -> bool:
    return word in _ADVERBS or (word.endswith("ly") and word.islower() and word not in {"apply", "supply", "rely", "comply", "multiply", "fly"})


def _verb_start(text: str, start: int) -> int:
    """Skip spaces and adverbs before the verb."""
    for word in re.finditer(r"\S+", text[start:]):
        if not _is_adverb(word.group()):
            return start + word.start()
    return start


def _words(text: str, start: int, count: int) -> list[str]:
    return [word.strip(",;.:") for word in text[start : start + 60].split()[:count]]


def base(word: str) -> str:
    """Give the verb a form in -ing belongs to ("launching" → "launch"), "" if it is none."""
    stem = word.removesuffix("ing")
    if stem == word:
        return ""
    return next((verb for verb in (stem, stem + "e", stem[:-1]) if verb in rules.VERBS or verb in rules.VERB_NOUNS), "")


_IRREGULAR = frozenset("built held made given begun spent sent put set taken brought cut paid led met sold drawn kept".split())


def participle(word: str) -> bool:
    """Tell whether a word is the participle of a verb one can undertake: "built", "established"."""
    if word in _IRREGULAR:
        return True
    stem = word.removesuffix("ed")
    if stem == word:
        return False
    verbs = (stem, stem + "e", stem[:-1], stem[:-1] + "y")
    return any(verb in rules.VERBS or verb in rules.VERB_NOUNS for verb in verbs)


# --- subjects ------------------------------------------------------------------------------------------------------

_BOUNDARY = re.compile(r"(?:,\s(?:and|or|but|as\swell\sas)\s|,\s|\s(?:and|or|but|&)\s)")
_STRONG = re.compile(r"[;:—–“]\s*|\s-\s|\.\.\.\s")
_ASIDE = re.compile(r"\([^()]*\)|(?<=\s)[–—]\s[^–—]+\s[–—](?=\s)|(?<=\w)—[^—]+—(?=\w)")
_PARENTHESIS = re.compile(r"\([^()]*\)")


def _subject(text: str, operator: int) -> tuple[int, str]:
    """Give where the subject of an operator begins and its words; "" where it is carried over from before."""
    plain = _ASIDE.sub(lambda found: "_" * len(found.group()), text[:operator])
    strong = [found.end() for found in _STRONG.finditer(plain)]
    begin = strong[-1] if strong else 0
    before = plain[begin:].rstrip()
    if not before or re.search(r"(?:^|\s)(?:and|or|but|,|then)$", before):
        return operator, ""
    pieces = _pieces(text, plain, begin, operator)
    start = _first_piece(text, pieces)
    if joint := re.compile(r"(?:And|But|So|Or|Yet|Then|Now)\s").match(text, start):
        start = joint.end()
    return start, text[start:operator].strip(" ,")


def _pieces(text: str, plain: str, begin: int, end: int) -> list[tuple[int, int, str]]:
    """Cut what stands before an operator at commas and "and": (start, end, the boundary before it); not inside names."""
    names = [(name.start, name.end) for name in vocabulary.mentions(text[begin:end])]
    pieces, start, joint = [], begin, ""
    for found in _BOUNDARY.finditer(plain, begin, end):
        if any(first < found.start() - begin < last for first, last in names):
            continue
        pieces.append((start, found.start(), joint))
        start, joint = found.end(), found.group()
    pieces.append((start, end, joint))
    return [piece for piece in pieces if plain[piece[0] : piece[1]].strip(" ,")]


def _first_piece(text: str, pieces: list[tuple[int, int, str]]) -> int:
    """Go back from the last piece over those that are actors coordinated with it."""
    last = len(pieces) - 1
    if last > 0 and text[: pieces[-1][1]].rstrip().endswith(",") and pieces[last][2] == ", ":
        last -= 1
    first = last
    listed = "and" in pieces[first][2]
    while first > 0 and listed and _is_whole_actor(text[slice(*pieces[first - 1][:2])]):
        first -= 1
        listed = pieces[first][2] != ", " or ("," in pieces[last][2]) or first == 1
    if not _is_actor(text[slice(*pieces[last][:2])]) and first == last:
        return _thing_start(text, pieces, last)
    return pieces[first][0]


def _thing_start(text: str, pieces: list[tuple[int, int, str]], last: int) -> int:
    """Begin a subject that is a thing behind the adjunct a sentence opens with, else where the sentence does."""
    opening = text[pieces[0][0] : pieces[0][1]].partition(" ")[0]
    after = next((piece for piece in pieces[1 : last + 1] if piece[2] == ", "), None)
    return after[0] if after and opening in _OPENERS else pieces[0][0]


_OPENERS = frozenset(
    "As In On At To For With Under Through By During After Before Following Given Because Since While When If Once "
    "Building Today Finally Specifically Additionally Moreover Further Furthermore Also Also, Together".split()
)
_PRONOUNS = frozenset("we they i he she both".split())
_NOUN_END = re.compile(r"\s(?:of|for|in|from|on|at|with|under|to|by|across|around|within|between|through|throughout|including|led|responsible)\s")
_WORD = re.compile(r"[\w.&’'-]+")


def _head_noun(subject: str) -> str:
    """Give the word that bears a noun phrase: "The Department of State" → "Department"."""
    phrase = _PARENTHESIS.sub("", subject)
    phrase = re.sub(r"^\W*(?:(?:In|Under|As|Through|With|By|At|On|For|Today|today|Together|During|After)\b.*?\s(?=(?:we|they|the|our|President|Vice)\b))", "", phrase).strip()
    core = phrase[: found.start()] if (found := _NOUN_END.search(phrase)) else phrase
    words = _WORD.findall(core)
    return words[-1] if words else ""


def _is_actor(subject: str) -> bool:
    """Tell whether a subject can undertake anything: a pronoun, a name, a noun like "governments"."""
    head = _head_noun(subject)
    word = head.lower().removesuffix("’s").removesuffix("'s").strip(".")
    if not head or word in rules.INSTRUMENTS:
        return False
    if word in rules.ACTOR_NOUNS or word in _PRONOUNS:
        return True
    if subject == head and head.endswith(_COMMON_ENDINGS) and not _is_known(subject, head):
        return False
    return head[0].isupper() and (_is_known(subject, head) or not re.search(r"\b(?:[Tt]he|[Tt]his|[Tt]hese|[Aa]n?)\b", subject))


#: A single capitalised word with one of these opens a sentence and names nobody: "Resources", "Technology".
_COMMON_ENDINGS = ("s", "tion", "ment", "logy", "ness", "ity", "ing", "ance", "ence", "ism", "hip")


def _is_known(subject: str, head: str) -> bool:
    """Tell whether the head belongs to a name the vocabulary holds."""
    end = subject.find(head) + len(head)
    return any(name.start < end <= name.end and not (name.adjective and name.end == end) for name in vocabulary.mentions(subject))


def _is_whole_actor(piece: str) -> bool:
    """Tell whether a piece is an actor and nothing else."""
    words = piece.split()
    lower = [word for word in words if word.islower()]
    plain = all(word in _PIECE_WORDS or word in rules.ACTOR_NOUNS for word in lower)
    return bool(words) and len(words) <= 12 and plain and _is_actor(piece)  # noqa: PLR2004


_PIECE_WORDS = frozenset("the our both and of for on law enforcement two three federal other senior high-level his her their its s".split())


def _is_person(subject: str) -> bool:
    """Tell whether the subject is one person (or leaders by name), who has a diary."""
    head = _head_noun(subject)
    known = [name.kind for name in vocabulary.mentions(subject)]
    if subject.lower() in {"he", "she", "i"}:
        return True
    if not known and head not in rules.INSTRUMENTS and head[:1].isupper() and head.lower() not in rules.ACTOR_NOUNS:
        return len(subject.split()) <= 2  # noqa: PLR2004 # a surname the vocabulary does not hold
    return bool(known) and known[-1] in {"person", "office"} or head in {"President", "Lady", "Gentleman", "Secretary"}


def _is_joint(subject: str) -> bool:
    """Tell whether two or more act: "the leaders", "Canada and Mexico", "they"."""
    if not _is_actor(subject):
        return False
    several = " and " in subject or len({name.name for name in vocabulary.mentions(subject)}) > 1
    return several or re.search(rules.TOGETHER, subject, re.IGNORECASE) is not None


def _is_order(subject: str) -> bool:
    head = _head_noun(subject).lower().strip(".")
    return head in rules.ORDERS or (_is_person(subject) and head not in {"it"})


def _is_dependent(text: str, begin: int, subject: str) -> bool:
    """Tell whether the clause hangs on another: relative, under "if" or "that", or what somebody said."""
    before = text[:begin].rstrip().rpartition(" ")[2].lower()
    all_words = subject.split()
    if len(all_words) > 1 and all_words[-1] in _PRONOUNS and all_words[0] not in _OPENERS and all_words[-2] not in {"and", "day", "days"}:
        return True
    return before in _SUBORDINATORS or _DEPENDENT_WORDS.search(subject) is not None


_SUBORDINATORS = frozenset("that which who whom if when where because while until unless whether although how what why so once".split())
_DEPENDENT_WORDS = re.compile(
    r"\b(?:that|which|who|whom|whose|if|when|where|because|while|until|unless|whether|although|how|what|why|so|once"
    r"|said|says|saying|noted|stressed|emphasized|believes?|think|thinks|know|knows|confident|sure|ensure|told|stated|added)\b|\s[Aa]s\s(?!well\b)",
    re.IGNORECASE,
)


def _is_elsewhere(before: str, after: str) -> bool:
    """Tell whether the act is dated to another occasion: "In May 2019", "Last month", "Since taking office"."""
    if re.search(r"\b[Tt]oday\b", before):
        return False
    return _ELSEWHERE.search(before) is not None or _ELSEWHERE_AFTER.search(after[:160]) is not None


_ELSEWHERE = re.compile(
    r"\b(?:[Ll]ast|[Rr]ecently|[Pp]revious(?:ly)?|[Ee]arlier|[Ss]ince|[Yy]esterday|ago|already|(?:[Ii]n|[Oo]n)\s(?:\d{1,2}\s)?(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December|20\d\d)|when|[Aa]fter)\b"
)
_ELSEWHERE_AFTER = re.compile(
    r"\b(?:last\s(?:year|month|week|fall|spring|summer|winter|night|\w+day)|earlier\s(?:this|today)|yesterday|ago"
    r"|in\s(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s(?:of\s)?\d{4})?"
    r"|on\s(?:\d\d?\s)?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s\d\d?)?,?\s\d{4}|into\slaw)\b"
)


def _in_quotes(text: str, place: int) -> bool:
    """Tell whether a place stands between quotation marks."""
    return text.count("“", 0, place) > text.count("”", 0, place) or text.count('"', 0, place) % 2 == 1


# --- ends and splits -----------------------------------------------------------------------------------------------

_TAIL = re.compile(
    r",?\s(?:which|whereby)\s|,\s(?:who|where|so|because|but|although)\s|,\s(?P<word>(?:\w+ly\s|thereby\s|thus\s|while\s)?\w+ing)\b"
    r"|\s(?:[—–]|--)\s|[—]|,\san?\s[^,;]+$|,\sas\swe(?:ll)?\s(?!as)|\.\s*$"
)


def _end(text: str, verb: int, limit: int, rule: Rule) -> int:
    """Give where a clause ends: before the next one, or before what only tells its effects."""
    stop = limit
    for tail in _TAIL.finditer(text, verb, limit):
        word = tail["word"]
        if word and (rule.name == "committed-to" or not _is_effect(word)):
            continue
        stop = tail.start()
        break
    clause = text[verb:stop].rstrip(" ,;:.")
    clause = re.sub(r"(?:[,;]?\s(?:and|but|or|as|that|while))+$", "", clause).rstrip(" ,;:.")
    return verb + len(clause)


def _is_effect(participle_: str) -> bool:
    first, _, second = participle_.partition(" ")
    return first in {"potentially", "thereby", "thus"} or (second or first) in rules.TRAILING


_COORDINATE = re.compile(r"(?P<joint>;\s(?:and\s)?|,\s(?:and\s)?|\sand\s)(?P<to>to\s)?(?P<adverb>(?:also\s|further\s|\w+ly\s)*)(?P<verb>[a-z][\w-]*)\s+(?P<next>\S+)")
_GERUND_BLOCK = re.compile(r"\s(?:by|that|which|who|including)\s")
_BLOCK = re.compile(r"\sto\s(?=[a-z])|\s(?:that|which|who|where|whose)\s|\s(?:by|helping|allowing|enabling|including)\s")
_DETERMINERS = frozenset("a an the our their its his her this these those all new more additional other any each every both joint existing further".split())
_MIN_PIECE = 2


def _split(text: str, clause: Clause, verb: int) -> list[Clause]:
    """Cut coordinated verbs with objects of their own into clauses (S2), and an announcement's list into items (S4)."""
    if clause.rule.name in {"announced", "package"} or clause.rule.clause == "C4":
        return _items(text, clause, verb)
    if clause.rule.takes != "verb" and clause.rule.name not in {"continues", "aims", "plans", "explores"}:
        return [clause]
    starts = _coordinated(text, clause, verb)
    if not starts:
        return [clause]
    ends = [*(start for start, _ in starts[1:]), clause.end]
    pieces = [replace(clause, end=_trimmed(text, verb, starts[0][0]))]
    for (start, first), end in zip(starts, ends, strict=True):
        head = _weakened(Operator(clause.rule, start, first, frozenset()), _words(text, first, 2))
        pieces.append(Clause(start, _trimmed(text, start, end), head, clause.fired, head.strength, ""))
    return pieces


def _trimmed(text: str, start: int, end: int) -> int:
    words = re.sub(r"(?:[,;]?\s(?:and|to|or))+$", "", text[start:end].rstrip(" ,;")).rstrip(" ,;")
    return start + len(words)


def _coordinated(text: str, clause: Clause, verb: int) -> list[tuple[int, int]]:
    """Give (start, verb) of each further main verb with an object of its own."""
    head = _words(text, verb, 1)[0] if _words(text, verb, 1) else ""
    gerund = head.endswith("ing")
    found: list[tuple[int, int, str]] = []
    previous = verb + len(head)
    block = (_GERUND_BLOCK if gerund else _BLOCK).search(text, previous, clause.end)
    blocked = block.start() if block else clause.end
    light = head in rules.LIGHT_VERBS or (base(head) in rules.LIGHT_VERBS)
    if head in _HEADS and text.startswith(" to ", previous):
        further = _BLOCK.search(text, previous + 4, clause.end)
        inner = _words(text, previous + 4, 1)
        light = bool(inner) and inner[0] in rules.LIGHT_VERBS
        previous += 4 + len(inner[0]) if inner else 0
        blocked = further.start() if further else clause.end
    position = previous
    while match := _COORDINATE.search(text, position, clause.end):
        position = match.start("verb")
        if not _is_verb(match, gerund=gerund) or not text[previous : match.start()].strip(" ,"):
            previous = match.end("verb") if _is_verb(match, gerund=gerund) else previous
            continue
        semicolon = match["joint"].startswith(";")
        if match.start() > blocked and not semicolon and (light or not _is_beneficiary(match["next"], text[blocked : match.start()])):
            continue
        if match["to"] and not clause.fired.endswith(" to"):
            continue
        found.append((match.start("to") if match["to"] else match.start("adverb"), match.start("verb"), match["joint"]))
        previous = match.end("verb")
    last = max((index for index, (_, _, joint) in enumerate(found) if "and" in joint or ";" in joint), default=-1)
    return [(start, first) for start, first, _ in found[: last + 1]]


def _is_verb(match: re.Match[str], *, gerund: bool) -> bool:
    """Tell whether a coordinated word is a verb with an object, not a noun of a list."""
    verb, following = match["verb"], match["next"]
    if gerund:
        return verb.endswith("ing") and bool(base(verb)) and following not in {"and", "of", "for", "in"}
    if following.strip(",;") in {"and", "or", "of"}:
        return verb in rules.VERBS - rules.VERB_NOUNS and following == "and"
    if verb in rules.VERB_NOUNS and not match["joint"].startswith(";"):
        return following == "against" or following in _DETERMINERS or following[0].isupper() or following[0] in "$0123456789“"
    return verb in rules.VERBS | rules.VERB_NOUNS


def _is_beneficiary(following: str, between: str) -> bool:
    """Tell whether the object is another party by name: "and support Mexico’s …" (S5)."""
    return following[0].isupper() and between.startswith(" to ") and following.rstrip(",.;").endswith(("’s", "'s"))


def _items(text: str, clause: Clause, verb: int) -> list[Clause]:
    """Cut "announced new commitments …, including A, B, and C" into the announcement and its items."""
    including = re.compile(r",\sincluding(?:\sthrough)?\s").search(text, verb, clause.end)
    if not including or not re.search(rules.UMBRELLA, text[clause.start : including.start()]):
        return [clause]
    item = RULE["announced-item"]
    pieces = [replace(clause, end=including.start())]
    for number, (start, end) in enumerate(_listed(text, including.end(), clause.end), 1):
        pieces.append(Clause(start, end, item, clause.fired, clause.strength, "", number))
    return pieces


def _listed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a list at its commas; an inner list ("cacao, coffee, and eco-tourism") stays in its item."""
    cuts = [found.span() for found in re.finditer(r"[,;]\s", text[start:end])]
    bounds = [start, *(start + last for _, last in cuts)]
    ends = [*(start + first for first, _ in cuts), end]
    items: list[tuple[int, int]] = []
    for index, (first, last) in enumerate(zip(bounds, ends, strict=True)):
        closes = text.startswith("and ", first)
        if closes and index < len(bounds) - 1:
            while len(items) > 1 and text[slice(*items[-1])].count(" ") < _MIN_PIECE:
                items.pop()
            if items:
                items[-1] = (items[-1][0], last)
                continue
        items.append((first + 4 if closes else first, last))
    return items
