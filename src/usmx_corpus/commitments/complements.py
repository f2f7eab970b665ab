"""What must follow the words of a rule: a verb that names an act, an object, a clause; and why something does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usmx_corpus.commitments import rules, subjects, verbs
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Callable

    from usmx_corpus.commitments.rules import Rule
    from usmx_corpus.commitments.triggers import Trigger

#: Rules of what an actor will do.
_FUTURE = frozenset("will going-to reported-would announced-it-will".split())
_TO_VERB = frozenset("committed-to reaffirmed commitment-discussed gives-word".split())
_NO_VERBS = frozenset("a an the this that these our their its his her and or of for in on with all be have".split())
#: What a sum of money does where it is spent: "a further £6 million will go to".
_SPENT = frozenset("go come provide fund finance pay buy".split())
#: What follows "agree on" where nothing is agreed on: "The one thing that all agree on is".
_NO_OBJECT = frozenset(("", "is", "was", "are", "were"))
#: Words that begin the object of a verb: "to patrol the strait".
_DETERMINERS = frozenset("the a an our their its his her this these those all each any every".split())
# Words after a verb that hold what it is definite about: "will provide up to $4 million".
_DEFINITE = 6
#: Words after a verb that hold the sum or the date of what people will get or what will begin.
_SHOWN = 16
_REMAIN = frozenset(("remain", "remains"))
PRESENT = frozenset(("is", "are", "am"))
#: What is done to a text or a thought, which brings nothing about: "agreed that it be noted".
_NOTED = (
    rules.STATES | rules.PRAISED | frozenset("noted recorded recalled recognized recognised minuted allowed".split())
)
_PATTERNS = Patterns(
    {
        "importance": r"(?:this|that|it)\b|"
        r"(?:the|their|its|this|an?)\s(?:\w+\s)?(?:importance|need|value|significance|urgency|necessity"
        r"|benefits|centrality|opportunit(?:y|ies)|potential|outcomes?|results?|progress|success|role)",
        # After "committed to" any word in -ing is a verb, except these nouns.
        "doing": r"(?!(?:peace|well|state|nation)\w*ing$)[a-z]{3,}ing",
        "page": r"(?i)\b(?:this|our|the)\s(?:web)?page$|\b(?:contents?|rest)\s(?:of|from)\s(?:this|the|today’s)\s\w+$"
        r"|\b(?:this|the|today’s)\s(?:press\s)?(?:call|briefing)$",
        "need": r"\b(?:needs?|should)\b",
        "under way": r"\b(?:will|would|shall|plans?|intends?|(?:is|are)\s(?:\w+\s)?\w+ing"
        r"|(?:is|are|ha(?:ve|s)\sbeen)\s(?:approved|awarded|allocated|granted|extended|suspended|lifted|set\saside)"
        r"|ha(?:ve|s)\s(?:reached|agreed|concluded|signed|decided))\b",
        "future": rules.FUTURE,
        # What a decision demands: "that the mandate be extended", "that no fees be charged"; not "that it can be done".
        "be done": r"(?<!\bto)(?<!\bcan)(?<!\bmay)(?<!\bwill)(?<!\bmust)(?<!\bcould)(?<!\bmight)(?<!\bwould)"
        r"(?<!\bshall)(?<!\bshould)(?<!\bcannot)(?<!\bor)\s(?:not\s)?be\s(?:further\s|again\s|also\s|\w+ly\s)?"
        r"(?P<done>[a-z]+)\b",
        # After "committed to": an act behind a value ("peace and to reopening the strait").
        "and to doing": r"[^.;:]{2,120}?\band\sto\s(?:\w{2,20}ly\s)?(?!(?:peace|well|state|nation)\w*ing\b)"
        r"[a-z]{3,20}ing\s",
        # After "committed to": nouns that name an act.
        "act": r"(?:[^\s,;:.]+\s){0,5}?(?:cooperation|collaboration|coordination|exchanges?|reforms?|actions?"
        r"|implementation"
        r"|protection|policies|standards?|efforts|support|investments?|reductions?|measures|training|testing"
        r"|research|sharing)\b",
        "rhetoric": rules.RHETORIC,
        "vow": rules.VOWS,
        # A year or season that no diary of the day has: "will host the summit in 2028".
        "far": rf"\b(?:in|by|during|until)\s(?:(?:early|mid|late|{rules.MONTH})[\s-])?20\d\d\b|\b(?:next"
        rf"|later\sthis)\s(?:year|month|spring|summer|autumn|fall|winter)\b|\bthis\s(?:spring|summer|autumn|fall|winter)\b",
        # What people receive or may claim: a sum.
        "gets money": r"(?:receive|get|be\sable\sto\s(?:claim|access|apply\sfor)"
        r"|be\s(?:eligible|entitled)\s(?:for|to))\s"
        r"(?:(?:new|extra|additional|more|further|public|government|federal|state)\s){0,2}(?:funding|grants?|loans?"
        r"|scholarships?"
        r"|vouchers?|subsid(?:y|ies)|rebates?|bursar(?:y|ies))\b",
        "gets": r"(?:receive|get)\s(?:(?!thanks\b|because\b|due\b)[^\s,;]{1,30}\s){0,6}?(?:[^\s\d]{0,4}[$£€₹]|\d"
        r"|[A-Z]{3}\s?\d)|be\s(?:eligible|entitled)\sto\s(?:receive|claim|apply)|be\sable\sto\s(?:claim|apply"
        r"|access)\b|be\s(?:eligible|entitled)\sfor\b",
        "every": r"(?:[Ee]very|[Ee]ach|[Aa]ll)\s",
        "has": r"(?:have|get)\s(?:an?|its|their|access\sto)\s(?!say\b|voice\b|chance\b|opportunity\b|role\b|right\b"
        r"|part\b|choice\b|stake\b|place\b|duty\b|reason\b|interest\b)",
        # What is done for people, without saying by whom: "will have their nets repaired".
        "has done": r"have\s(?:their|its)\s(?:[a-z-]{1,30},?\s){1,6}?(?P<done>[a-z]{2,20}(?:ed|en|ut|id|lt|aid|ade))\b",
        # What nobody will bear: "nobody earning less will pay a penny more".
        "untouched": r"(?:pay|see|face|lose|bear)\s[^.;]{0,40}?\b(?:tax(?:es)?|fees?|penny|cent|increases?|rise|cuts?"
        r"|benefits?"
        r"|jobs?|coverage|more)\b",
        "stays": r"(?:continue\sto\sbe|remain|stay)\sin\s(?:effect|force|place)\s(?:(?:until|unless|through|for"
        r"|till)\b)",
        "told": r"\b(?:announce|confirm|reveal|report)\sthat\s",
        "deadline": rf"\b(?:by|from|in|on|before|until|within|starting|of)\s(?:the\s)?(?:(?:end|start"
        rf"|beginning)\sof\s)?(?:early\s|mid-?\s?|late\s|this\s|next\s)?(?:\d|{rules.MONTH}|spring|summer|autumn|fall"
        rf"|winter|year|month|week|quarter)",
        "begins": r"(?:(?:come|enter|be\sbrought|go)\sinto\s(?:force|effect|operation)|take\seffect|apply|begin|start"
        r"|commence|open|close|run|end|expire|cease|be\sin\s(?:force|place))\b",
        "changes": r"(?:rise|fall|increase|decrease|go\s(?:up|down)|drop|double|be\s(?:cut|raised|increased|lowered"
        r"|reduced|frozen))\s(?:by|to|from)\s(?:[^\s,;]{1,20}\s)?[£$€]?\d",
        "something new": r"(?:no\s(?:new|further|more|additional|extra|increases?|rises?|cuts?|changes?|fees?|tax\w*"
        r"|charges?)\b"
        r"|(?:an?\s|\d[\d,]{0,9}\s|two\s|three\s|four\s|five\s|ten\s)(?:more\s|additional\s)?new\s)",
        # "see" with a figure and what is done: "will see 40 miles of track relaid".
        "seen": r"see\s(?:[^\s.;]{1,30}\s){0,4}?\S*\d[^.;]{0,80}?\s(?:[a-z]{3,20}ed|built|made|cut|laid|relaid|rebuilt"
        r"|put|taken|given|sent|held|bought|taught|spent)\b",
        "meets": r"(?:take\splace|be\s(?:held|convened|hosted)|convene|reconvene)\b",
        "spared": r"(?:no\slonger\s)?(?:have|need|be\s(?:forced|required|asked))\sto\b",
        "official": r"\b(?i:secretar(?:y|ies)|ministers?|ministr(?:y|ies)|departments?|agenc(?:y|ies)|commissions?"
        r"|committees?|councils?|boards?|teams?"
        r"|officials|experts|working\s(?:groups?|party)|task\s?force|group|bureau|office|authority|sherpas?|deputies"
        r"|ambassadors?|advisers?"
        r"|director|administrator|attorney\sgeneral|treasury|chancellor|taskforce|staff|envoy|secretariat"
        r"|institution)\b"
        r"|\b[A-Z]{3,}\b",
        "asks": r"\b(?:asks?|asked|invites)\s",
        "no official": r"(?i)\b(?:you|Congress|Senate|House|Parliament|all|every\w*|each|anyone|people|Americans?"
        r"|colleagues|members|States|countries|governors|mayors"
        r"|companies|listeners|other|others|CEOs?)\b",
        "target": r"(?:the|a|our|its|their)\s(?:[\w-]+\s){0,3}?(?:targets?|goals?|objectives?)\sof\s\S*\d",
        "sum": rules.SUM,
    }
)


def accepted(trigger: Trigger, subject: str, after: list[str]) -> Rule | None:
    """Return the rule that applies with a subject and the words after a trigger, None if nothing fits there."""
    return _TAKES[trigger.rule.takes](trigger, subject, after)


def why_not(trigger: Trigger, subject: str, head: str, after: list[str]) -> str:
    """Return the exclusion by which a rule takes no verb or object that follows."""
    if trigger.rule.name in _TO_VERB:
        return "value"
    if trigger.rule.name in {"agreed-on", "partnership"}:
        return "importance"
    if trigger.rule.name not in _FUTURE:
        return "no-act"
    if _is_routine(subject, head, after[1:]):
        return "diary"
    if _PATTERNS["rhetoric"].match(" ".join(after[:2])) or _is_denied(trigger, after):
        return "rhetoric"
    return "effect" if head in rules.EFFECT_VERBS | rules.HARM else "inanimate"


# --- by what a rule takes ------------------------------------------------------------------------------------------


def _takes_verb(trigger: Trigger, subject: str, after: list[str]) -> Rule | None:
    denied = _is_denied(trigger, after) or after[:2] == ["no", "longer"]
    after = verbs.without_adverbs(after[2:] if after[:2] == ["no", "longer"] else after)
    head = after[0].strip(",;.:") if after else ""
    if not head:
        return None
    if trigger.words.endswith(" that"):
        return _takes_clause(trigger, subject, after)
    if trigger.rule.name in {"is-to", "is-to-be"}:
        return _is_to(trigger.rule, subject, head, after)
    if trigger.rule.name in _FUTURE:
        return _will(trigger.rule, subject, head, after[1:], denied=denied)
    if trigger.rule.name == "must" and (head == "be" or subjects.is_paper(subject)):
        done = verbs.participle(verbs.first(after[1:]).strip(",;.:"))
        return trigger.rule if head == "be" and done and subjects.is_paper(subject) else None
    return _takes_to(trigger, subject, head, after)


def _is_to(rule: Rule, subject: str, head: str, after: list[str]) -> Rule | None:
    """Accept the act of an actor after "is to", not of "our mission is to serve"."""
    if _comes_about_for(subject, " ".join([head, *after[1:_SHOWN]])) == "will-get":
        return rules.BY_NAME["will-get"]
    if rule.name == "is-to-be":
        return rule if verbs.participle(head) and head not in rules.STATES | rules.PRAISED else None
    of_actor = subjects.head_noun(subject).lower() not in rules.ABSTRACT and not subjects.is_first_person(subject)
    act = verbs.is_verb(head) and not _comes_about(subject, head, after[1:])
    return rule if of_actor and act else None


def _takes_to(trigger: Trigger, subject: str, head: str, after: list[str]) -> Rule | None:
    """Accept the act after "to"."""
    if trigger.rule.name in _TO_VERB:
        return _commits(trigger, head, after)
    befalls = trigger.rule.name == "set-to" and _comes_about(subject, head, after[1:])
    if befalls or head == "forget":  # "we vow to never forget"
        return None
    if trigger.words.endswith("determined to") and trigger.auxiliaries & (_REMAIN | PRESENT):
        return rules.BY_NAME["reaffirmed"]
    if trigger.rule.name == "agreed-to" and head in {"a", "an", "the"}:
        return trigger.rule
    if head == "have" and _PATTERNS["deadline"].search(" ".join(after[:_SHOWN])):
        return trigger.rule  # "hopes to have the road open by May"
    return trigger.rule if head.islower() and head not in _NO_VERBS else None


def _comes_about(subject: str, head: str, after: list[str]) -> bool:
    """Whether what is set to happen is no act: "is set to rise", or an appointment of a person."""
    return head in rules.NATURAL or head in rules.EFFECT_VERBS or _is_routine(subject, head, after)


def _is_denied(trigger: Trigger, after: list[str]) -> bool:
    """Whether it is what nobody will do: "will never", "won’t", "will not"."""
    denied = trigger.words.endswith("t") or "n’t " in trigger.words or "n't " in trigger.words
    return denied or "not" in after[:2] or "never" in after[:2]


def _will(rule: Rule, subject: str, head: str, after: list[str], *, denied: bool) -> Rule | None:
    """Accept an act after "will", not an effect, a vow or an appointment."""
    if happens := _comes_about_for(subject, " ".join([head, *after[:_SHOWN]])):
        return rules.BY_NAME[happens]
    if head == "be":
        return _will_be(rule, subject, verbs.without_adverbs(after))
    if head in _SPENT and ", " not in subject and _PATTERNS["sum"].search(subject):
        return rules.BY_NAME["will-be-done"]  # "a further £6 million will go to"
    act = after[1] if head == "continue" and after[:1] == ["to"] and len(after) > 1 else head
    routine = rule.name != "announced-it-will" and (_is_routine(subject, head, after) or _tells(head, after))
    harm = _is_harm(head, after) and not subjects.is_first_person(subject)
    if not head.islower() or routine or harm or _is_effect(head, act, after, denied=denied):
        return None
    if rule.name == "announced-it-will":
        return None if act in rules.NATURAL else rule
    return rule if _acts(subject, act, after) else None


def _comes_about_for(subject: str, act: str) -> str:
    """Return the rule of what an implied actor will bring about: what people get, what begins or ends; "" if none."""
    if subject.lower() == "there":
        return "there-will-be" if act.startswith("be ") and _PATTERNS["something new"].match(act, len("be ")) else ""
    head = subjects.head_noun(subject).lower()
    dated = _PATTERNS["deadline"].search(act) is not None
    done = _PATTERNS["has done"].match(act)
    if done and verbs.participle(done["done"]) and done["done"] not in rules.STATES:
        return "will-get"
    if subject.lower() not in subjects.PRONOUNS:
        gets = _PATTERNS["gets money"].match(act) or (_PATTERNS["gets"].match(act) and _PATTERNS["sum"].search(act))
        if gets or (dated and _PATTERNS["every"].match(subject) and _PATTERNS["has"].match(act)):
            return "will-get"
    none = subject.lower().startswith(("no one", "nobody"))
    if none and ((dated and _PATTERNS["spared"].match(act)) or _PATTERNS["untouched"].match(act)):
        return "will-get"
    if head in rules.LAWS and act.partition(" ")[0] in rules.OBLIGES:
        return "rule-obliges"
    return _of_thing(head, act, dated=dated)


def _of_thing(head: str, act: str, *, dated: bool) -> str:
    """Return the rule of what will come about of a thing by its head: it begins, changes, is held or sees work done."""
    begins = head in rules.STARTED and ((dated and _PATTERNS["begins"].match(act)) or _PATTERNS["stays"].match(act))
    meets = head in rules.MEETINGS and dated and _PATTERNS["meets"].match(act)
    changes = head in rules.RATES and _PATTERNS["changes"].match(act)
    if begins or meets or changes:
        return "takes-effect"
    seen = (head in rules.INSTRUMENTS or head in rules.BODIES) and _PATTERNS["seen"].match(act)
    return "will-be-done" if seen else ""


def _is_harm(head: str, after: list[str]) -> bool:
    """Whether it is what others do to those who speak: "will exploit us", "will try to divide us"."""
    tries = head == "try" and after[:1] == ["to"]
    return head in rules.HARM or (tries and not (rules.HARM | rules.DECEIVING).isdisjoint(after[1:2]))


def _acts(subject: str, act: str, after: list[str]) -> bool:
    """Whether the subject is an actor, or a body whose members do such things: definite ones, or for a sum."""
    if subjects.is_actor(subject):
        return True
    definite = act in rules.BODY_VERBS or (act in rules.GAINS and any(_has_figure(word) for word in after[:_DEFINITE]))
    return definite and subjects.is_body(subject)


def _has_figure(word: str) -> bool:
    return any(character.isdigit() for character in word)


def _is_effect(head: str, act: str, after: list[str], *, denied: bool) -> bool:
    """Whether the verb states an effect or a feeling and not an act; "will remain committed" is an act."""
    if denied and (_PATTERNS["vow"].match(" ".join([head, *after[:1]])) or not verbs.is_act(act)):
        return True
    if (head == "continue" and act == "stand" and after[2:3] in (["with"], ["by"])) or _comes_forward(head, after):
        return False
    remains = head == "remain" and after[:1] in (["committed"], ["determined"])
    rhetoric = _PATTERNS["rhetoric"].match(" ".join([head, *after[:1]]))
    return rhetoric is not None or (act in rules.EFFECT_VERBS and not remains)


def _comes_forward(head: str, after: list[str]) -> bool:
    """Whether "come" is no effect: "will come forward with a bill"; "enter into force" always is one."""
    return head == "come" and after[:2] in (["forward", "with"], ["up", "with"])


def _is_routine(subject: str, head: str, after: list[str]) -> bool:
    """Whether the verb is an appointment of a person, or what comes of a plan known by its initials."""
    appointment = head in rules.DIARY_VERBS and subjects.is_person(subject) and not _is_far(head, after)
    if head in rules.DIARY_LIGHT_VERBS:  # "will make remarks", and not "shall make grants"
        appointment = appointment and not rules.DIARY_NOUNS.isdisjoint(word.strip(",;.") for word in after[:5])
    return appointment or (head in rules.GAINS and subjects.is_acronym(subject))


def _tells(head: str, after: list[str]) -> bool:
    """Whether somebody will only say what is so: "will announce that it has ended", not "that it will end"."""
    words = " ".join([head, *after])
    return _PATTERNS["told"].match(words) is not None and not _PATTERNS["under way"].search(words, len("report that "))


def _is_far(head: str, after: list[str]) -> bool:
    """Whether a person will do something in another year or season, which no diary of the day has."""
    return (
        head in {"host", "convene", "chair", "visit", "welcome", "receive"}
        and _PATTERNS["far"].search(" ".join(after)) is not None
    )


def _will_be(rule: Rule, subject: str, after: list[str]) -> Rule | None:
    """Accept "will be training" after an actor, and "will be built" after a thing."""
    word = after[0].strip(",;.") if after else ""
    if subjects.is_person(subject):
        return None
    if (verbs.base(word) or _PATTERNS["doing"].fullmatch(word)) and subjects.is_actor(subject):
        return rule
    mute = subject.lower() in {"it", "this", "that", "there", "which", "they", "we"} or _PATTERNS["page"].search(
        subject
    )
    return rules.BY_NAME["will-be-done"] if verbs.participle(word) and word not in rules.STATES and not mute else None


def _commits(trigger: Trigger, head: str, after: list[str]) -> Rule | None:
    """Accept a commitment to an act, also after one to a value; an act named by a noun only with an active verb."""
    committed = trigger.rule.name == "committed-to"
    if is_verb(head, after):
        return rules.BY_NAME["reaffirmed"] if committed and trigger.auxiliaries & _REMAIN else trigger.rule
    active = committed and not trigger.auxiliaries & (PRESENT | _REMAIN)
    named = (active and _names_act(head, after)) or _PATTERNS["and to doing"].match(" ".join(after)) is not None
    return trigger.rule if named else None


def is_verb(head: str, after: list[str]) -> bool:
    """Whether the word after "to" is a verb: a known one, any in -ing, or one with an object."""
    if (
        after[:1] == [head]
        and head in {"complete", "free", "open"}
        and len(after) > 1
        and not (after[1] in _DETERMINERS or _has_figure(after[1]))
    ):
        return False  # "a commitment to complete denuclearization"
    if verbs.base(head) or verbs.is_verb(head) or _PATTERNS["doing"].fullmatch(head):
        return True
    has_object = len(after) > 1 and after[1] in _DETERMINERS
    return has_object and head.isalpha() and head.islower() and head not in _NO_VERBS


def _names_act(head: str, after: list[str]) -> bool:
    """Whether nouns after "to" name an act: "a joint exercise", "further cooperation"."""
    if after[:2] == ["the", "following"]:
        return False
    if _PATTERNS["target"].match(" ".join(after)):
        return True
    named = head in {"a", "an"} and len(after) > 2  # noqa: PLR2004 # a noun follows
    return named or _PATTERNS["act"].match(" ".join(after)) is not None


def is_budget(subject: str) -> bool:
    """Whether what acts is a budget or a bill."""
    return subjects.head_noun(subject).lower() in rules.BUDGETS


def _takes_object(trigger: Trigger, subject: str, after: list[str]) -> Rule | None:
    rest = " ".join(after[:4])
    if trigger.rule.name == "ordered" and _asks_another(trigger.words):
        return None
    if not _fits_object(trigger.rule.name, subject, after):
        return None
    if trigger.rule.name == "agreed-on" and (
        rest.partition(" ")[0].rstrip(":,.") in _NO_OBJECT or _PATTERNS["importance"].match(rest)
    ):
        return None
    if trigger.rule.name == "partnership" and _PATTERNS["importance"].search(trigger.words):
        return None
    if rest.startswith("the following"):
        return None
    announces_fact = trigger.rule.name in {"announced", "glad-to-announce"} and trigger.words.endswith(" that")
    return None if announces_fact and not _PATTERNS["under way"].search(" ".join(after)) else trigger.rule


def _fits_object(rule: str, subject: str, after: list[str]) -> bool:
    """Whether the subject is one of which a rule speaks: a budget, a sum that is set aside, no one with a diary."""
    if rule == "scheduled":
        return not (after and _is_routine(subject, after[0], after[1:]))
    if rule == "budget":
        return is_budget(subject)
    return rule != "set-aside" or _PATTERNS["sum"].search(subject) is not None


def _asks_another(words: str) -> bool:
    """Whether somebody is asked who is under no one's orders: "I ask Congress to", "we ask you to"."""
    found = _PATTERNS["asks"].search(words)
    whom = words[found.end() :] if found else ""
    return found is not None and (
        _PATTERNS["official"].search(whom) is None or _PATTERNS["no official"].search(whom) is not None
    )


def _takes_clause(trigger: Trigger, _subject: str, after: list[str]) -> Rule | None:
    """Accept "agreed that they will" and "that the fee be lowered", not "agree that we need steps, and … will"."""
    words = " ".join(after)
    if any(verbs.participle(be["done"]) and be["done"] not in _NOTED for be in _PATTERNS["be done"].finditer(words)):
        return trigger.rule
    future = _PATTERNS["future"].search(words)
    return trigger.rule if future and not _PATTERNS["need"].search(words, 0, future.start()) else None


_TAKES: dict[str, Callable[[Trigger, str, list[str]], Rule | None]] = {
    "verb": _takes_verb,
    "object": _takes_object,
    "clause": _takes_clause,
}
