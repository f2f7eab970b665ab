"""What was promised: the commitments of a document, cut and graded by the coding manual."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from usmx_corpus import clauses, facts, rules, vocabulary, words
from usmx_corpus.clauses import RULE, Clause
from usmx_corpus.model import Amount, Commitment, Deadline, Document, Fact, Location, Statement, Strength
from usmx_corpus.text import joined

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class _Force:
    """What a lead-in or a plan lends to the items under it."""

    strength: Strength
    subject: str
    fired: str
    lead: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """A clause in its statement, before it is made a commitment."""

    statement: int
    clause: Clause
    subject: str


def extract(document: Document) -> tuple[Commitment, ...]:
    """Give the commitments of a document in the order they stand there."""
    if _is_talk(document):
        return ()
    found = list(_found(document))
    return tuple(_Records(document).all(found))


# --- finding -------------------------------------------------------------------------------------------------------

_SPEAKER = re.compile(r"(?:Q\b|[A-Z][A-Z.’'\-]+(?:\s[A-Z.’'\-]+){0,4}:)")
_TITLED = re.compile(
    r"(?:THE|MR\.?|MS\.?|MRS\.?|DR\.?|(?:VICE\s)?PRESIDENT|SECRETARY|(?:PRIME\s)?MINISTER|SENATOR|CHANCELLOR|GENERAL"
    r"|ADMINISTRATOR|AMBASSADOR|DIRECTOR|GOVERNOR|MAYOR|KING|SENIOR|MODERATOR)\b"
)


def _is_talk(document: Document) -> bool:
    """Tell a transcript: a title and name in capitals begin a block, or one speaker or a "Q" begins two."""
    speakers: set[str] = set()
    for block in document.blocks:
        if speaker := _SPEAKER.match(block.text.clean):
            if speaker.group() in speakers or _TITLED.match(speaker.group()):
                return True
            speakers.add(speaker.group())
    return False


def _found(document: Document) -> Iterator[_Found]:
    forces = _Forces(document)
    for index, statement in enumerate(document.statements):
        if statement.kind in {"heading", "furniture"}:
            continue
        yield from _in_statement(index, statement, forces)


def _in_statement(index: int, statement: Statement, forces: _Forces) -> Iterator[_Found]:
    body = statement.body
    if body.endswith(":") or _is_vision(statement):
        return
    subject = ""
    cut = clauses.cut(body)
    for clause in cut:
        subject = clause.subject or subject
        yield _Found(index, clause, subject)
    if cut:
        forces.planned.setdefault(statement.block, cut[0])
    elif statement.kind == "item" and (force := forces.of(statement.block)):
        yield from (_Found(index, clause, force.subject) for clause in _item(body, force, opens=statement.start == 0))


def _is_vision(statement: Statement) -> bool:
    return statement.body.startswith("Together, we will") and any("Vision" in title for title in statement.section)


_LABEL_WORDS = 6


class _Forces:
    """Which items of a document stand under a lead-in or a plan, and what it lends them."""

    def __init__(self, document: Document) -> None:
        self.blocks = document.blocks
        self.last = {statement.block: statement for statement in document.statements}
        self.planned: dict[int, Clause] = {}
        self.known: dict[int, _Force | None] = {}

    def of(self, block: int) -> _Force | None:
        """Give the force a block takes from what it hangs on."""
        parent = self.blocks[block].parent
        if parent is None:
            return None
        if parent not in self.known:
            self.known[parent] = self._lent(parent)
        return self.known[parent]

    def _lent(self, block: int) -> _Force | None:
        text = self.last[block].body if block in self.last else ""
        if text.rstrip("*").endswith(":") and (lead := clauses.force(text)):
            return _Force(lead.strength, lead.subject, lead.fired, lead=True)
        if text.endswith(":") and text.count(" ") >= _LABEL_WORDS:
            return None
        if chapeau := self.planned.get(block):
            strength: Strength = "agreed" if chapeau.strength in {"pledged", "agreed"} else chapeau.strength
            return _Force(strength, chapeau.subject, chapeau.fired, lead=False)
        return self.of(block) if self.blocks[block].kind == "item" else self._above(block)

    def _above(self, block: int) -> _Force | None:
        """Go from a heading to the lead-in right before it."""
        before = self.blocks[:block]
        if self.blocks[block].kind != "heading":
            return None
        lead = next((each for each in reversed(before) if each.kind == "paragraph"), None)
        return self._lent(lead.index) if lead and lead.text.clean.endswith(":") else None


_ITEM_WORDS = 4
_NOMINAL_WORDS = 6


def _item(body: str, force: _Force, *, opens: bool) -> Iterator[Clause]:
    """Give the undertaking of an item that is no sentence: a bare verb, a form in -ing, or a noun."""
    rule = _item_rule(body, opens=opens)
    if rule is None:
        return
    first = body.split()[0]
    head = clauses._HEADS.get(first.lower()) if rule.name == "imperative-item" else None
    weak = head is not None and head.name == "explores"
    strength = "explores" if weak else force.strength
    end = len(body.rstrip(" .;,"))
    end = len(re.sub(r"[;,]?\s(?:and|or)$", "", body[:end]).rstrip(" .;,"))
    yield Clause(0, end, head if weak and head else rule, force.fired or first, strength, "")


def _item_rule(body: str, *, opens: bool) -> rules.Rule | None:
    all_words = body.split()
    if len(all_words) < _ITEM_WORDS:
        return None
    first = all_words[0].strip(",").lower()
    if first in rules.VERBS | rules.VERB_NOUNS and (opens or first not in rules.VERB_NOUNS):
        return RULE["imperative-item"] if _is_sentence_case(all_words) else None
    if first.endswith("ing") and clauses.base(first) and not body.istitle():
        return RULE["gerund-item"] if _is_sentence_case(all_words) else None
    if first in rules.NOMINAL_WORDS and len(all_words) >= _NOMINAL_WORDS and _is_sentence_case(all_words):
        return RULE["nominal-item"] if not _FINITE.search(body) else None
    return None


_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|does|do|will|would|can|could|may|should)\b")


def _is_sentence_case(all_words: list[str]) -> bool:
    """Tell words of a sentence from a title: most long ones begin small."""
    long = [word for word in all_words[1:] if len(word) > 3 and word[0].isalpha()]  # noqa: PLR2004
    return sum(word[0].islower() for word in long) * 5 >= 2 * len(long)


# --- records -------------------------------------------------------------------------------------------------------


class _Records:
    """Commitments being made of clauses, in the order of the document: who "they" are hangs on what came before."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.together: tuple[str, ...] = ()
        self.seen: dict[str, int] = {}
        self.looked = -1
        self._look(document.title)

    def all(self, found: list[_Found]) -> Iterator[Commitment]:
        umbrella = ""
        for each in found:
            for index in range(self.looked + 1, each.statement + 1):
                self._look(self.document.statements[index].text)
            self.looked = max(self.looked, each.statement)
            made = self._made(each, umbrella if each.clause.umbrella else "")
            umbrella = made.id if not each.clause.umbrella else umbrella
            yield made

    def _look(self, text: str) -> None:
        """Remember the nations that a sentence names together."""
        nations = _nations(text)
        if len(nations) > 1:
            self.together = nations

    def _made(self, found: _Found, umbrella: str) -> Commitment:
        statement, clause = self.document.statements[found.statement], found.clause
        start = statement.start + statement.label + clause.start
        end = statement.start + statement.label + clause.end
        text = statement.body[clause.start : clause.end]
        location = self.document.locate(statement.block, start, end)
        known = facts.find(text)
        return Commitment(
            id=self._id(text),
            document=self.document.id,
            location=location,
            statement=found.statement,
            quote=joined(self.document.raw[location.start : location.end]),
            text=text,
            section=statement.section,
            actors=self._actors(found.subject),
            actors_as_written=found.subject,
            strength=clause.strength,
            amounts=_amounts(text, known),
            facts=known,
            deadline=_deadline(self.document, text, known),
            rule=clause.rule.name,
            fired=clause.fired,
            part_of=umbrella,
        )

    def _id(self, text: str) -> str:
        folded = " ".join(words.tokens(text))
        ordinal = self.seen[folded] = self.seen.get(folded, 0) + 1
        key = f"{self.document.id}\n{folded}" + (f"\n{ordinal}" if ordinal > 1 else "")
        return sha256(key.encode()).hexdigest()[:12]

    def _actors(self, subject: str) -> tuple[str, ...]:
        """Give the canonical names in a subject; "they" and "both nations" are those last named together."""
        named = _names(subject)
        if named:
            return named
        return self.together if re.search(rules.TOGETHER, subject, re.IGNORECASE) or "agencies" in subject.lower() else ()


def _nations(text: str) -> tuple[str, ...]:
    """Give the countries a text names, by themselves or by their people, in order."""
    named = (vocabulary.nation(name.name) for name in vocabulary.mentions(text))
    return tuple(dict.fromkeys(name for name in named if name))


def _names(subject: str) -> tuple[str, ...]:
    """Give the canonical names in order; a person whose country is named with them adds nothing."""
    mentions = list(vocabulary.mentions(subject))
    countries = {name.name for name in mentions if name.kind == "country"}
    kept = [
        name.name
        for name in mentions
        if name.kind not in {"person", "office"} or vocabulary.nation(name.name) not in countries
    ]
    return tuple(dict.fromkeys(kept))


_TARGET = re.compile(r"\b(?:create|generate|mobilize|leverage|attract|catalyze|unlock|raise|raising|spur|reach|worth of|sales)\b")


def _amounts(text: str, known: tuple[Fact, ...]) -> tuple[Amount, ...]:
    """Give the sums of money in a clause; those to be raised from others are targets."""
    found = []
    for fact in known:
        if fact.type == "amount":
            low, _, currency = fact.value  # type: ignore[misc]  # an amount is low, high, currency
            target = _TARGET.search(text, max(0, fact.start - 40), min(len(text), fact.end + 40))
            found.append(Amount(fact.text, low, currency, "target" if target else "outlay", fact.qualifier))
    return tuple(found)


# --- deadlines -----------------------------------------------------------------------------------------------------

_DUE = re.compile(r"(?:\b(?:by|in|before|within|over|on|until|through|during|for|no later than|starting|beginning(?: in| on)?|the)\s(?:the\s)?(?:end\sof\s)?(?:next\s)?)+$", re.IGNORECASE)


def _deadline(document: Document, text: str, known: tuple[Fact, ...]) -> Deadline | None:
    """Give the first date or period in a clause that says when it is due; none that lies before the document."""
    for fact in known:
        if fact.type not in {"date", "period"}:
            continue
        due = _DUE.search(text[: fact.start])
        start = due.start() if due else fact.start
        raw = text[start : fact.end]
        span = _interval(document, fact, raw)
        if span is not None:
            return Deadline(raw, *span)
    return None


Span = tuple[date | None, date | None]


def _interval(document: Document, fact: Fact, raw: str) -> Span | None:
    if fact.type == "date":
        return _dated(document, fact, raw)
    return _lasting(document, str(fact.value), raw)


def _dated(document: Document, fact: Fact, raw: str) -> Span | None:
    """Give the days a date spans; the year it does not name is the first such month from the document's date on."""
    year, month, day = fact.value  # type: ignore[misc]  # a date is year, month, day
    start_of = document.date
    if year is None:
        if start_of is None or month is None:
            return (None, None)
        year = start_of.year + (month < start_of.month)
    first, last = _days(year, month, day, fact.unit)
    if start_of and last < start_of:
        return None
    return (first, last) if not re.match(r"(?:by|before|until|no later than|through)\b", raw, re.IGNORECASE) else (start_of, last)


def _days(year: int, month: int | None, day: int | None, unit: str) -> tuple[date, date]:
    if unit == "FY":
        return date(year - 1, 10, 1), date(year, 9, 30)
    if unit.startswith("Q"):
        month = 3 * int(unit[1]) - 2
        return date(year, month, 1), date(year, month + 2, monthrange(year, month + 2)[1])
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    last = monthrange(year, month)[1]
    return (date(year, month, 1), date(year, month, last)) if day is None else (date(year, month, min(day, last)),) * 2


def _lasting(document: Document, value: str, raw: str) -> Span | None:
    """Give the days a period spans from the document's date on; a summary's date is not that of the promise."""
    duration = re.fullmatch(r"(?:.*/)?P(\d+)([DWMY])", value)
    if not duration or not re.match(r"(?:within|over|in|for|the next|next|during|by)\b", raw, re.IGNORECASE) or re.search(r"\b(?:past|last|previous)\b", raw):
        return _named_period(document, value)
    if document.date is None or document.kind == "summary":
        return (None, None)
    return document.date, _after(document.date, int(duration[1]), duration[2])


def _named_period(document: Document, value: str) -> Span | None:
    """Give the days of "this year" and "next month"; nothing for how often a thing is done."""
    if value not in {"this year", "next year", "this month", "next month"}:
        return (None, None) if value.startswith(("coming ", "this ", "next ")) else None
    if document.date is None:
        return (None, None)
    ahead = value.startswith("next")
    if value.endswith("year"):
        return date(document.date.year + ahead, 1, 1), date(document.date.year + ahead, 12, 31)
    first = _after(document.date.replace(day=1), int(ahead), "M")
    return first, date(first.year, first.month, monthrange(first.year, first.month)[1])


def _after(day: date, count: int, unit: str) -> date:
    if unit in "DW":
        return day + timedelta(days=count * (7 if unit == "W" else 1))
    months = day.month - 1 + count * (12 if unit == "Y" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
