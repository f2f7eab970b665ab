"""The attributes of a clause: whether it names an act or an outcome, its instrument, its beneficiaries."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from usmx_corpus.commitments import rules, subjects, verbs
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    from usmx_corpus.commitments.clauses import Clause

#: Verbs that name a result, not an act.
OUTCOMES = frozenset(
    "reduce lower cut decrease halve double triple improve enhance eliminate end achieve reach attain save close "
    "restore prevent eradicate create generate".split()
)
#: Verbs that only say that somebody acts; the verb after their "to" says to what end.
_LIGHT = rules.LIGHT_VERBS | frozenset("aim seek strive continue help".split())
#: What carries out a commitment, and the words that name it; the first one in a clause counts.
INSTRUMENTS = {
    "memorandum of understanding": "memorandum of, memoranda of, mou, mous, letter of intent, statement of intent",
    "executive order": "executive order, executive orders, proclamation, presidential memorandum",
    "agreement": "agreement, agreements, treaty, accord, compact, arrangement, arrangements, protocol",
    "dialogue": "dialogue, dialogues",
    "working group": "working group, working groups, task force, committee, commission, council",
    "summit": "summit, conference, forum, ministerial",
    "package": "package",
    "loan": "loan, loans, credit line",
    "grant": "grant, grants",
    "fund": "fund, funds",
    "technical assistance": "technical assistance",
    "training": "training, trainings, train",
    "capacity building": "capacity building, capacity-building",
    "trade mission": "trade mission, trade missions, development missions",
    "partnership": "partnership, partnerships",
    "program": "program, programs, programme, programmes, initiative, initiatives, project, projects, campaign, pilot",
    "consultation": "consult, consultation, consultations",
    "sanctions": "sanction, sanctions, visa restrictions",
    "tariff": "tariff, tariffs, duties",
    "rule": "rule, rulemaking, regulation, regulations",
    "strategy": "strategy, strategies, action plan, roadmap, framework, blueprint",
    "report": "report, assessment, study",
    "aid": "humanitarian assistance, humanitarian aid, food assistance, disaster assistance, disaster relief",
}
_SOURCES = {
    # Whom an act is for: its object, or the words after "to" and "for".
    "object": r"\b(?:train|support|assist|help|serve|equip|protect|feed|shelter|vaccinate|hire|educate|empower|consult"
    r"\swith)\s(?P<who>[^,;]{3,80}?)(?=\s(?:to|on|in|with|by|from|through|against|across|for|as|who|that|and\s[a-z]+\s"
    r"(?:the|a|an|their|its))\s|[,;]|$)",
    "receiver": r"\b(?:provide|donate|give|grant|offer|deliver|award|extend|send|distribute)\b[^;]{3,90}?\s(?:to|for)\s"
    r"(?P<who>[^,;]{3,100}?)(?=\s(?:to|on|in|with|by|from|through|for|as|who|that)\s|[,;]|$)",
    "people": r"(?i)\b(?:people|workers|women|men|girls|children|youth|students|teachers|farmers|families|communities"
    r"|community|businesses|enterprises|SMEs|entrepreneurs|veterans|patients|migrants|refugees|survivors|victims"
    r"|technicians|police|officers|experts|scientists|judges|prosecutors|inspectors|nurses|doctors"
    r"|households|residents|citizens|Americans|tribes|nations|countries|partners|schools|hospitals|universities"
    r"|sector|society|academia|organizations|agencies|enforcement)$",
    "article": r"^(?:the|our|their|its|an?|more|other|additional|these|those)\s",
}
_PATTERNS = Patterns(_SOURCES)


class Attributes(NamedTuple):
    """Whether a clause names an act or an outcome, what carries it out ("" if nothing named), and whom it is for."""

    kind: Literal["action", "outcome"]
    instrument: str
    beneficiaries: tuple[str, ...]


def attributes_of(text: str, clause: Clause) -> Attributes:
    """Return the attributes of a clause, given its words."""
    return Attributes(_kind(text, clause), _instrument(text), _beneficiaries(text))


def _kind(text: str, clause: Clause) -> Literal["action", "outcome"]:
    """Return the kind by the verb that decides: "will work to reduce", "aims to create", "will be built"."""
    if clause.rule.name == "will-be-done":
        return "outcome"
    trigger = text.find(clause.trigger) + len(clause.trigger) if clause.trigger in text else 0
    word, position = _verb(text, verbs.start_of(text, trigger))
    while word in _LIGHT and (purpose := text.find(" to ", position)) >= 0:
        word, position = _verb(text, verbs.start_of(text, purpose + len(" to ")))
    return "outcome" if word in OUTCOMES and clause.rule.takes != "object" else "action"


def _verb(text: str, start: int) -> tuple[str, int]:
    """Return the verb at a place in its base form, and where it ends."""
    word = next(iter(verbs.words_at(text, start, 1)), "")
    return verbs.base(word.lower()) or word.lower(), start + len(word)


@cache
def _instruments() -> dict[str, list[tuple[list[str], str]]]:
    """Return the wordings of all instruments, each with its name, by their first word."""
    found: dict[str, list[tuple[list[str], str]]] = {}
    for name, wordings in INSTRUMENTS.items():
        for wording in wordings.split(", "):
            parts = wording.split()
            found.setdefault(parts[0], []).append((parts, name))
    return found


def _instrument(text: str) -> str:
    words = [word.strip(',;:.()“”"*') for word in text.lower().split()]
    for place, word in enumerate(words):
        for parts, name in _instruments().get(word, ()):
            if words[place : place + len(parts)] == parts:
                return name
    return ""


def _beneficiaries(text: str) -> tuple[str, ...]:
    """Return whom a clause is for: groups of people, and actors."""
    found = [match["who"] for name in ("object", "receiver") for match in _PATTERNS[name].finditer(text)]
    named = (_PATTERNS["article"].sub("", who).strip() for who in found)
    return tuple(dict.fromkeys(who for who in named if _PATTERNS["people"].search(who) or subjects.is_actor(who)))
