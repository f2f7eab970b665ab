"""Which words of a sentence undertake something: the rules that fire, and the exclusions that hold them back."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.commitments import rules, subjects, verbs
from usmx_corpus.commitments.subjects import Subject
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from usmx_corpus.commitments.rules import Rule


class Trigger(NamedTuple):
    """A rule's `words` in a sentence, at `text[start:end]`, with the auxiliaries and adverbs before them."""

    rule: Rule
    start: int
    end: int
    words: str
    auxiliaries: frozenset[str]


class Undertaking(NamedTuple):
    """An operator that holds: its rule (weakened by the verb behind it), its words, who acts, where the verb stands.

    `subject` is "" where it is carried over from the undertaking before.
    """

    rule: Rule
    trigger: str
    start: int
    subject: str
    verb: int


_AUXILIARIES = frozenset(
    "has have had is are was were am be been being remain remains to would could should can may might must did".split()
)
_CONTRACTED = {"’re": "are", "'re": "are", "’m": "am", "'m": "am", "’ve": "have", "'ve": "have"}
#: In front of an operator these make it no act of the speaker's: "to commit to", "would agree", "was announced".
_DEPENDENT = frozenset("had was were be been being to would could should can may might must did".split())
_PRESENT = frozenset(("is", "are", "am"))
#: Operators that go with "is" and "are"; any other behind them is a passive.
_STATIVE = frozenset(
    "hereby committed-to decided-to stands-ready doing-today doing-today-only under-way scheduled tasked "
    "announced-intent plans-to aims-to agreed-to".split()
)
#: Operators that tell of today only where the sentence says so or the tense does.
_TODAY = frozenset("signed-order ordered doing-today-only done-today".split())
#: Operators that are one only behind "is", "are", "am": "is launching", "is scheduled".
_PROGRESSIVE = frozenset("doing-today doing-today-only under-way scheduled tasked".split())
#: Operators in the past tense: a year behind them is when it was done, not when it is due.
_PAST = frozenset("partnership signed launched joined accepted".split())
_TO_VERB = frozenset("committed-to reaffirmed commitment-discussed".split())
_NO_VERBS = frozenset("a an the this that these our their its his her and or of for in on with all be have".split())
#: Behind one of these stands what a verb acts upon: "to patrol the strait".
_DETERMINERS = frozenset("the a an our their its his her this these those all each any every".split())
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_SOURCES = {
    "word": r"[a-z]+(?:-[a-z]+)*",
    "today": r"\b[Tt]oday\b",
    # The operator's word is a noun here: "Korea’s plan to release", "the promise to".
    "noun": r"(?:[’']s?|(?<![Tt]he\s)\bU\.S\.|\b(?:[Tt]he|an?|our|their|his|her|its|this|these|[Nn]o|any|such|of))\s$",
    "importance": r"(?:the|their|its|this|an?)\s(?:\w+\s)?(?:importance|need|value|significance|urgency|necessity"
    r"|benefits|centrality)",
    # An order directs even in a relative clause: "the chair, who shall report".
    "directed": r"\b(?:who|which)\s$",
    # Behind "committed to" a form in -ing is a verb, known or not; these are nouns.
    "doing": r"(?!(?:peace|well|state|nation)\w*ing$)[a-z]{3,}ing",
    "duty": r"\b(?:must|need\sto|have\sto)\b",
    "directs": r"\b(?:direct|instruct|task|order|delegate|prohibit)(?:ed|s)?\b",
    "new": r"\ba\snew\s",
    "definite": r"[$£\d]|€|\b(?:new|additional)\s|\sthe\s(?!United\s)(?:[A-Z][a-z]+\s){2}",
    "recently": r"\b[Rr]ecently\s",
    "under way": r"\b(?:will|would|shall|plans?|intends?|(?:is|are)\s(?:\w+\s)?\w+ing)\b",
    "future": r"\b(?:will|would|shall)\b",
    # The act is dated to another occasion, before the verb or behind it.
    "act": r"(?:[^\s,;:.]+\s){0,5}?(?:cooperation|collaboration|coordination|exchanges?|reforms?|actions?"
    r"|implementation"
    r"|protection|policies|standards?|efforts|support|investments?|reductions?|measures|training|testing|research|sharing)\b",
    "elsewhere": r"\b(?:[Ll]ast|[Rr]ecently|[Pp]revious(?:ly)?|[Ee]arlier|[Ss]ince|[Yy]esterday|ago|already|when"
    rf"|[Aa]fter|(?:[Ii]n|[Oo]n)\s(?:\d\d?\s)?(?:{_MONTH}|20\d\d))\b",
    "year": r"\bin\s20\d\d\b",
    "elsewhere after": r"\b(?:last\s(?:year|month|week|fall|spring|summer|winter|night|\w+day)|earlier\s(?:this|today)"
    rf"|yesterday|ago|into\slaw|in\s{_MONTH}(?:\s(?:of\s)?\d{{4}})?|on\s(?:\d\d?\s)?{_MONTH}(?:\s\d\d?)?,?\s\d{{4}})\b",
    "rhetoric": rules.RHETORIC,
}
_PATTERNS = Patterns(_SOURCES)
_RULES = Patterns({rule.name: rf"(?:{rule.pattern})(?!\w)" for rule in rules.OPERATORS if rule.pattern})


@cache
def _rules_by_word() -> Mapping[str, tuple[Rule, ...]]:
    """Give for each word the rules it may give away, in their order."""
    found: dict[str, tuple[Rule, ...]] = defaultdict(tuple)
    for rule in rules.OPERATORS:
        for word in rule.words.split() if rule.pattern else ():
            found[word] += (rule,)
    return dict(found)


def may_tell(words: Iterable[str]) -> bool:
    """Tell whether one of these words may give a rule away: without any, no commitment begins or ends with them."""
    return not _rules_by_word().keys().isdisjoint(words)


def triggers_in(text: str) -> list[Trigger]:
    """Find rules that fire, in order, never overlapping; a look at the words keeps most sentences from the search."""
    by_word = _rules_by_word()
    if by_word.keys().isdisjoint(text.replace("“", " ").replace(",", " ").replace(":", " ").split()):
        return []
    here = by_word.keys() & set(_PATTERNS["word"].findall(text))
    found: list[Trigger] = []
    end = 0
    for place, word in sorted((place, each) for each in here for place in _places(text, each)):
        if place >= end and (operator := _operator(text, place, word)):
            found.append(operator)
            end = operator.end
    return found


def _places(text: str, word: str) -> Iterator[int]:
    """Give where a word stands that is no part of a longer one."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not text[start - 1 : start].isalpha() and not text[end : end + 1].isalpha():
            yield start
        start = text.find(word, end)


def _operator(text: str, place: int, word: str) -> Trigger | None:
    for rule in _rules_by_word()[word]:
        if match := _RULES[rule.name].match(text, place):
            start, auxiliaries = _verb_group(text, place)
            return Trigger(rule, start, match.end(), text[start : match.end()], auxiliaries)
    return None


def _verb_group(text: str, start: int) -> tuple[int, frozenset[str]]:
    """Go back over "has also", "are jointly": where the verb group begins, and its auxiliaries."""
    found = set()
    while (before := text[:start].rstrip()) and before[-1].isalpha():
        word = before.rpartition(" ")[2]
        adverb = verbs.is_adverb(word if "-" in word else word.lower())
        known = word.lower() in _AUXILIARIES or adverb
        if not known or word in {"Both", "All", "Each"}:
            break
        found.add(word.lower())
        start = len(before) - len(word)
    found |= {aux for ending, aux in _CONTRACTED.items() if before.endswith(ending)}
    return start, frozenset(found & _AUXILIARIES)


def holding(text: str) -> list[Undertaking]:
    """Give the operators of a sentence that undertake something, in order."""
    kept: list[Undertaking] = []
    closed = 0
    for operator in triggers_in(text):
        if operator.start < closed or _in_quotes(text, operator.start):
            continue
        if undertaking := _undertaking(text, operator, kept):
            kept.append(undertaking)
            # What stands in "agreed that …" is all one undertaking.
            whole = operator.rule.takes == "clause" or text.endswith(" that", 0, operator.end)
            closed = len(text) if whole else operator.end
    return kept


def lead(text: str) -> Undertaking | None:
    """Give what a lead-in ("The two countries will:") lends to the items below it: its last operator with an actor."""
    for operator in reversed(triggers_in(text)):
        subject = subjects.before(text, operator.start)
        if subjects.is_dependent(text, subject):
            continue
        if subjects.is_actor(subject.words) or operator.rule.subject == "order":
            rule = verbs.weaker(operator.rule, verbs.words_at(text, operator.end, 1))
            return Undertaking(rule, operator.words, subject.start, subject.words, operator.end)
    return _duty(text)


def _duty(text: str) -> Undertaking | None:
    """Give what a lead-in lends that says what its speakers must do: "We must redouble our efforts, by:"."""
    for duty in _PATTERNS["duty"].finditer(text):
        subject = subjects.before(text, duty.start())
        if subject.words and subjects.is_group(subject.words):
            return Undertaking(rules.BY_NAME["agreed-to"], duty.group(), subject.start, subject.words, duty.end())
    return None


def _undertaking(text: str, operator: Trigger, kept: list[Undertaking]) -> Undertaking | None:
    """Give the undertaking at an operator, or None where an exclusion holds."""
    near = max(operator.start - 12, 0)  # characters: the word before
    if (
        _is_passive(operator)
        or text[: operator.start].endswith(" as ")
        or _PATTERNS["noun"].search(text, near, operator.start)
    ):
        return None
    if operator.words == "shall" and (who := _PATTERNS["directed"].search(text, near, operator.start)):
        verb = verbs.start_of(text, operator.end)
        return Undertaking(_graded(operator.rule, text, operator, verb), operator.words, who.start(), "", verb)
    subject = subjects.before(text, operator.start)
    carried = not subject.words
    if carried and operator.rule.name == "done-today":
        return None  # "newly designated corridors"
    if carried:
        subject = Subject(subject.start, _carried(text, operator.start, kept))
    inside = bool(kept) and not carried and subject.start < kept[-1].verb
    if not subject.words or inside or subjects.is_dependent(text, subject, carried=carried):
        return None
    rule = _holds(text, operator, subject.words, since=kept[-1].verb if kept else 0)
    if rule is None:
        return None
    verb = verbs.start_of(text, operator.end)
    rule = _graded(rule, text, operator, verb)
    words = "" if carried and kept else subject.words
    return Undertaking(rule, operator.words, subject.start, words, verb)


def _graded(rule: Rule, text: str, operator: Trigger, verb: int) -> Rule:
    """Give the weaker of a rule and the verb behind it: of "directs … to consider", "is exploring"."""
    if rule.takes == "verb" or rule.name == "ordered":
        return verbs.weaker(rule, verbs.words_at(text, verb, 2))
    return verbs.weaker(rule, operator.words.split()[-1:])


def _is_passive(operator: Trigger) -> bool:
    """Tell "was announced", "to commit to" and the like; so is "has launched", which looks back."""
    if operator.auxiliaries & _DEPENDENT:
        return True
    if operator.rule.name in _PROGRESSIVE:
        return not operator.auxiliaries & _PRESENT
    if operator.rule.name == "joined" and operator.auxiliaries:
        return True
    if operator.rule.name == "launched":
        return bool(operator.auxiliaries) and not _PATTERNS["new"].search(operator.words)
    return bool(operator.auxiliaries & _PRESENT) and operator.rule.name not in _STATIVE


def _carried(text: str, operator: int, kept: list[Undertaking]) -> str:
    """Give the subject taken over: that of the undertaking before, else the one the sentence opens with."""
    if kept:
        return next((each.subject for each in reversed(kept) if each.subject), "")
    return subjects.opening(text, operator)


# --- what must follow, and who must stand before -------------------------------------------------------------------


def _holds(text: str, operator: Trigger, subject: str, since: int) -> Rule | None:
    """Give the rule that holds with this subject and what follows, None where an exclusion does."""
    rule = _CHECKS[operator.rule.takes](operator, subject, text[operator.end :].split())
    return rule if rule and _fits(rule, subject, text, operator, since) else None


def _fits(rule: Rule, subject: str, text: str, operator: Trigger, since: int) -> bool:
    """Tell whether the subject is one that can undertake this, here and now."""
    if rule.subject == "any":
        return True
    if rule.name in _TODAY and not _is_now(text, subject, operator):
        return False
    if rule.subject == "order":
        return _is_ordering(rule, subject, operator)
    today = _PATTERNS["today"].search(text, 0, operator.start) is not None
    sum_ = operator.words[-1].isdigit() and rule.name in {"committed-money", "announced"}
    pledge = sum_ and _PATTERNS["recently"].search(text, since, operator.end)
    if rule.takes == "object" and not today and not pledge and _is_elsewhere(rule, text, since, operator.end):
        return False
    if rule.subject == "joint" and not (today or operator.words.startswith("launched")):
        return subjects.is_joint(subject)
    addressed = rule.name == "tasked" and subject == "You"  # a memorandum speaks to whom it directs
    in_name = rule.name in {"will", "plans-to"} and subjects.is_body(subject)
    return addressed or in_name or subjects.is_actor(subject)


def _is_ordering(rule: Rule, subject: str, operator: Trigger) -> bool:
    """Tell an order or its signer; "it requires" may be a bill or a problem, and two parties only direct."""
    if subject.lower() != "it" and subjects.is_order(subject):
        return True
    directs = rule.name == "ordered" and _PATTERNS["directs"].search(operator.words) is not None
    return directs and (subject.lower() == "it" or subjects.is_joint(subject))


def _is_now(text: str, subject: str, operator: Trigger) -> bool:
    """Tell an order given by this release from one it looks back on: today's, joint, or in the present tense."""
    if operator.rule.name == "ordered" and (operator.auxiliaries or subjects.is_joint(subject)):
        return True
    if operator.rule.name == "doing-today-only":
        near = 60  # characters: as far as an object goes
        return bool(
            _PATTERNS["today"].search(text) or _PATTERNS["definite"].search(text, operator.end, operator.end + near)
        )
    if operator.rule.name == "ordered" and subject == "I" and operator.auxiliaries <= {"have"}:
        return True  # "I have directed that all support be sent"
    past = operator.auxiliaries or any(word.endswith("ed") for word in operator.words.split()[:3])
    return not past or _PATTERNS["today"].search(text, 0, operator.end + len(" today ...")) is not None


def _is_elsewhere(rule: Rule, text: str, since: int, end: int) -> bool:
    """Tell whether the act is dated to another occasion: "In May 2019", "Last month", "Since taking office"."""
    near = 160  # characters: as far as the date of a verb stands behind it
    after = _PATTERNS["elsewhere after"].search(text, end, end + near)
    year = rule.name in _PAST and _PATTERNS["year"].search(text, end, end + near)
    return bool(_PATTERNS["elsewhere"].search(text, since, end) or after or year)


def _takes_verb(operator: Trigger, subject: str, after: list[str]) -> Rule | None:
    after = verbs.without_adverbs(after)
    if not after:
        return None
    head = after[0].strip(",;.:")
    if operator.rule.name == "will":
        return _will(subject, head, after[1:])
    if operator.rule.name in _TO_VERB:
        return _commits(operator, head, after)
    if operator.rule.name == "agreed-to" and head in {"a", "an", "the"}:
        return operator.rule
    return operator.rule if head.islower() and head not in _NO_VERBS else None


def _will(subject: str, head: str, after: list[str]) -> Rule | None:
    """Accept "will" before an act, not before an effect, a vow or an appointment."""
    if head == "be":
        return _will_be(subject, verbs.without_adverbs(after))
    continued = after[1] if head == "continue" and after[:1] == ["to"] and len(after) > 1 else head
    stays = head == "remain" and after[:1] == ["committed"]
    if (continued in rules.EFFECT_VERBS and not stays) or _PATTERNS["rhetoric"].match(" ".join([head, *after[:1]])):
        return None
    if head in rules.DIARY_VERBS and subjects.is_person(subject):
        return None
    if head in rules.GAINS and subjects.is_acronym(subject):
        return None
    acts = subjects.is_actor(subject) or (subjects.is_body(subject) and continued in rules.BODY_VERBS)
    return rules.BY_NAME["will"] if head.islower() and acts else None


def _will_be(subject: str, after: list[str]) -> Rule | None:
    """Accept "will be training" of an actor, and "will be built" of a thing."""
    word = after[0].strip(",;.") if after else ""
    if subjects.is_person(subject):
        return None
    if verbs.base(word) and subjects.is_actor(subject):
        return rules.BY_NAME["will"]
    mute = subject.lower() in {"it", "this", "that", "there", "which", "they", "we"}
    return rules.BY_NAME["will-be-done"] if verbs.participle(word) and word not in rules.STATES and not mute else None


def _commits(operator: Trigger, head: str, after: list[str]) -> Rule | None:
    """Accept a commitment to a verb, not to a value; "commit to a …" only where somebody does so now."""
    object_ = head.isalpha() and head.islower() and after[1:2] and after[1] in _DETERMINERS and head not in _NO_VERBS
    if verbs.base(head) or verbs.is_verb(head) or object_ or _PATTERNS["doing"].fullmatch(head):
        stays = operator.rule.name == "committed-to" and operator.auxiliaries & {"remain", "remains"}
        return rules.BY_NAME["reaffirmed"] if stays else operator.rule
    following = after[:2] == ["the", "following"]
    if operator.rule.name != "committed-to" or following or operator.auxiliaries & (_PRESENT | {"remain", "remains"}):
        return None
    named = head in {"a", "an"} and len(after) > 2  # noqa: PLR2004 # a noun follows
    return operator.rule if named or _PATTERNS["act"].match(" ".join(after)) else None


def _takes_object(operator: Trigger, _subject: str, after: list[str]) -> Rule | None:
    rest = " ".join(after[:4])
    if operator.rule.name == "agreed-on" and _PATTERNS["importance"].match(rest):
        return None
    if operator.rule.name == "partnership" and _PATTERNS["importance"].search(operator.words):
        return None
    if operator.rule.takes == "object" and rest.startswith("the following"):
        return None
    looks_back = (
        operator.rule.name == "announced"
        and operator.words.endswith(" that")
        and not _PATTERNS["under way"].search(" ".join(after))
    )
    return None if looks_back else operator.rule


def _takes_clause(operator: Trigger, _subject: str, after: list[str]) -> Rule | None:
    return operator.rule if _PATTERNS["future"].search(" ".join(after)) else None


_CHECKS: dict[str, Callable[[Trigger, str, list[str]], Rule | None]] = {
    "verb": _takes_verb,
    "object": _takes_object,
    "clause": _takes_clause,
}


def _in_quotes(text: str, place: int) -> bool:
    """Tell whether a place stands between quotation marks."""
    return text.count("“", 0, place) > text.count("”", 0, place) or text.count('"', 0, place) % 2 == 1
