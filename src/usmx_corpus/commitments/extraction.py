"""What was promised: the commitments of a document, cut and graded by the coding manual."""

from __future__ import annotations

from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple, cast

from usmx_corpus import facts
from usmx_corpus.commitments import actors, attributes, clauses, deadlines, rules, subjects, triggers, verbs
from usmx_corpus.commitments.clauses import Clause
from usmx_corpus.model import Amount, Block, Commitment, Deadline, Document, Fact, Header, Statement, Strength
from usmx_corpus.reading.text import joined
from usmx_corpus.text import analyse
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

_SOURCES = {
    # A speaker of a transcript: "MS. PSAKI:", "Q", "THE PRESIDENT:".
    "speaker": r"(?:Q\b|[A-Z][A-Z.’'\-]+(?:\s[A-Z.’'\-]+){0,4}:)",
    "titled": r"(?:THE|MR\.?|MS\.?|MRS\.?|DR\.?|(?:VICE\s)?PRESIDENT|SECRETARY|(?:PRIME\s)?MINISTER|SENATOR|CHANCELLOR"
    r"|GENERAL|ADMINISTRATOR|AMBASSADOR|DIRECTOR|GOVERNOR|MAYOR|KING|SENIOR|MODERATOR)\b",
    # Labels that are no speakers.
    "no speaker": r"(?:FACT|VIDEO|WATCH|READ|PHOTO|PROMISE|TARGETS?|GOAL|NPR|CNBC|CNN|BBC|FOX|NBC|ABC|CBS)\b",
    # Money that others are to bring: "create $250 million in new investment".
    "target": r"\b(?:creat|generat|mobiliz|leverag|attract|catalyz|unlock|rais|spur)(?:e|es|ing|s)?(?:\s\w+){0,3}?$",
    # What an item says in the words of another: "Deport them: “We will …”".
    "quoted": r":\s[“\"].*$",
    "deliverables": r"(?i:\b(?:deliverables|commitments|next steps|action plan|work plan|action items)\b)",
    "conjunction": r"[;,]?\s(?:and|or)$",
}
_PATTERNS = Patterns(_SOURCES)
_ID_LENGTH = 12
#: A heading has fewer words than the shortest lead-in that ends in a colon.
_LEAD_WORDS = 6
#: "Inclusiveness and Training" is a title; the shortest item that is an undertaking has four words.
_ITEM_WORDS = 4
_NOMINAL_WORDS = 6


class _Found(NamedTuple):
    """A clause of a statement, the words that say who acts, and those that open the sentence before them."""

    statement: int
    clause: Clause
    subject: str
    opener: str


class _Force(NamedTuple):
    """What a lead-in or a plan lends to the items under it; `opener` is what stands before the lead-in's subject."""

    strength: Strength
    subject: str
    trigger: str
    opener: str = ""


def extract(document: Document, original: Document | Header | None = None) -> tuple[Commitment, ...]:
    """Give the commitments of a document in the order they stand there.

    "In September" and "over the next three years" count from the date of the original: the document itself, or the
    one it copies or sums up; a summary whose original is not known settles no date.
    """
    own = None if document.kind == "summary" else document.date
    document = document._replace(date=original.date if original else own)
    if _is_talk(document):
        return ()
    return tuple(_commitments(document, _found(document)))


# --- finding -------------------------------------------------------------------------------------------------------


def _is_talk(document: Document) -> bool:
    """Tell a transcript: a title and name in capitals begin a block, or one speaker or a "Q" does so twice."""
    heard: set[str] = set()
    for block in document.blocks:
        if speaker := _speaker(block.text.clean):
            if _is_bold(document, block) or _PATTERNS["no speaker"].match(speaker.group()):
                continue  # a heading that runs in: "THE ART OF THE DEAL: …", "FACT: …"
            if speaker.group() in heard or _PATTERNS["titled"].match(speaker.group()):
                return True
            heard.add(speaker.group())
    return False


def _is_bold(document: Document, block: Block) -> bool:
    return document.raw[max(block.text.origin(0) - 1, 0)] in "*_"


def _speaker(text: str) -> re.Match[str] | None:
    """Find who speaks at the beginning of a block: "Q", or capitals up to a colon."""
    might = text.startswith("Q") or (text[:2].isupper() and text.partition(":")[0].isupper())
    return _PATTERNS["speaker"].match(text) if might else None


def _found(document: Document) -> Iterator[_Found]:
    forces = _Forces(document)
    for index, statement in enumerate(document.statements):
        if statement.kind in {"paragraph", "item"} and not (statement.text.endswith(":") or _is_vision(statement)):
            yield from _in_statement(index, statement, forces)


def _in_statement(index: int, statement: Statement, forces: _Forces) -> Iterator[_Found]:
    """Find the undertakings of a sentence; failing that, an item may be one by the force of what it hangs on."""
    found = clauses.cut(statement.body)
    if not found and statement.kind == "item":
        found = forces.orders(statement)
    subject = ""
    for clause in found:
        subject = clause.subject or subject
        yield _Found(index, clause, subject, statement.body[: clause.start])
    if found:
        forces.planned.setdefault(statement.block, found[0])
    elif statement.kind == "item" and (force := forces.of(statement.block)):
        goes_on = statement.block in forces.items and not _is_finite(statement.body.split())
        items = _items(statement.body, force, opens=statement.start == 0 or goes_on)
        if items:
            forces.items.add(statement.block)
        yield from (_Found(index, item, force.subject, force.opener) for item in items)


def _is_vision(statement: Statement) -> bool:
    """Tell "Together, we will …" under a heading that says Vision: the manual leaves it open."""
    return any("Vision" in title for title in statement.section) and statement.body.startswith("Together, we will")


class _Forces:
    """Which items of a document stand under a lead-in or a plan, and what it lends them.

    `planned` holds the first undertaking of each block that has one, `items` the blocks that are items without a
    sentence, as they are found.
    """

    def __init__(self, document: Document) -> None:
        self.blocks = document.blocks
        self.statements = document.statements
        self.planned: dict[int, Clause] = {}
        self.items: set[int] = set()
        self.known: dict[int, _Force | None] = {}

    @cached_property
    def last(self) -> dict[int, str]:
        """The last sentence of each block."""
        return {statement.block: statement.body for statement in self.statements}

    def of(self, block: int) -> _Force | None:
        """Give the force a block takes from what it hangs on."""
        parent = self.blocks[block].parent
        if parent is None:
            return self._announced(block)
        if parent not in self.known:
            self.known[parent] = self._lent(parent)
        return self.known[parent]

    def orders(self, statement: Statement) -> list[Clause]:
        """Give what an item of an order's list undertakes: "This Order: • Directs the Secretary to …"."""
        parent = self.blocks[statement.block].parent
        lead = self.last.get(parent, "") if parent is not None else ""
        if not lead.endswith(":") or not subjects.is_writ(lead[:-1]) or not statement.body[:1].isupper():
            return []
        before = "The Order "
        found = clauses.cut(before + statement.body[0].lower() + statement.body[1:])
        moved = [(max(clause.start - len(before), 0), clause.end - len(before)) for clause in found]
        return [
            clause._replace(start=start, end=end, subject=clause.subject and lead[:-1])
            for clause, (start, end) in zip(found, moved, strict=True)
        ]

    def _lent(self, block: int) -> _Force | None:
        """Give what a block lends: a lead-in its operator, a plan its undertaking, a title what stands above it."""
        text = self.last.get(block, "")
        if text.endswith(":"):
            if lead := triggers.lead(text):
                return _Force(lead.rule.strength, lead.subject, lead.trigger, text[: lead.start])
            if text.count(" ") >= _LEAD_WORDS:
                return None
        if plan := self.planned.get(block):
            strength: Strength = "agreed" if plan.strength in {"pledged", "agreed"} else plan.strength
            return _Force(strength, plan.subject, plan.trigger)
        return self.of(block) if self.blocks[block].kind == "item" else self._above(block)

    def _above(self, block: int) -> _Force | None:
        """Go from a heading to the lead-in before it."""
        if self.blocks[block].kind != "heading":
            return None
        lead = next((each for each in reversed(self.blocks[:block]) if each.kind == "paragraph"), None)
        return self._lent(lead.number) if lead and lead.text.clean.endswith(":") else None

    def _announced(self, block: int) -> _Force | None:
        """Give what a heading lends that says what stands below it: "Key Deliverables"."""
        for title in self.blocks[block].section:
            if named := _PATTERNS["deliverables"].search(title):
                return _Force("agreed", "", named.group())
        return None


def _items(body: str, force: _Force, *, opens: bool) -> list[Clause]:
    """Give the undertakings of an item that is no sentence: bare verbs, forms in -ing, or a noun."""
    body = _PATTERNS["quoted"].sub("", body)
    rule = _item_rule(body.split(), opens=opens)
    if rule is None:
        return []
    head = verbs.HEADS.get(body.partition(" ")[0].lower())
    strength = force.strength
    if rule.name == "imperative-item" and head and head.name == "explores":
        rule, strength = head, head.strength
    words_ = _PATTERNS["conjunction"].sub("", body.rstrip(" .;,")).rstrip(" .;,")
    return clauses.parts(words_, Clause(0, len(words_), rule, force.trigger, strength, ""))


def _item_rule(all_words: list[str], *, opens: bool) -> rules.Rule | None:
    """Tell by its first word what kind of item it is, None for a title or a sentence."""
    if len(all_words) < _ITEM_WORDS or not _is_sentence_case(all_words):
        return None
    first = next((word.lower() for word in all_words if not verbs.is_adverb(word.lower())), "")
    if verbs.is_verb(first) and (opens or first not in rules.VERB_NOUNS):
        return rules.BY_NAME["imperative-item"]
    if _is_finite(all_words):
        return None
    if verbs.base(first):
        return rules.BY_NAME["gerund-item"]
    if first[:1] in "$£€":
        return rules.BY_NAME["nominal-item"]
    return rules.BY_NAME["nominal-item"] if first in rules.NOMINAL_WORDS and len(all_words) >= _NOMINAL_WORDS else None


_AUXILIARIES = frozenset("is are was were has have had does do will would can could may should".split())


def _is_finite(all_words: list[str]) -> bool:
    """Tell a sentence ("Sharing data helps …") from an item that only names an act."""
    return any(word in _AUXILIARIES or (word.endswith("s") and _is_third_person(word)) for word in all_words)


def _is_third_person(word: str) -> bool:
    """Tell "helps", which is the verb and no plural."""
    return word[:-1] in rules.VERBS and word[:-1] not in rules.VERB_NOUNS and word not in rules.VERBS


def _is_sentence_case(all_words: list[str]) -> bool:
    """Tell words of a sentence from a title: two in five long ones begin small; in titles hardly one does."""
    long = [word for word in all_words[1:] if len(word) > 3 and word[0].isalpha()]  # noqa: PLR2004 # "and", "the"
    return 5 * sum(word[0].islower() for word in long) >= 2 * len(long)


# --- records -------------------------------------------------------------------------------------------------------


def _commitments(document: Document, found: Iterable[_Found]) -> Iterator[Commitment]:
    """Make records of clauses; items of an announcement know their umbrella, equal clauses differ in their ids."""
    seen: dict[str, int] = {}
    umbrella = ""
    for each in found:
        statement, clause, _, _ = each
        text = document.statements[statement].body[clause.start : clause.end]
        folded = " ".join(analyse.tokens(text))
        ordinal = seen[folded] = seen.get(folded, 0) + 1
        id_ = _id(document.id, folded, ordinal)
        umbrella = umbrella if clause.umbrella else id_
        yield _record(document, each, text, id_, umbrella if clause.umbrella else "")


def _id(document: str, folded: str, ordinal: int) -> str:
    """Name a commitment by its document and words; only among equal clauses does their order count."""
    key = f"{document}\n{folded}\n{ordinal}" if ordinal > 1 else f"{document}\n{folded}"
    return sha256(key.encode()).hexdigest()[:_ID_LENGTH]


def _record(document: Document, found: _Found, text: str, id_: str, umbrella: str) -> Commitment:
    statement, clause = document.statements[found.statement], found.clause
    begin = statement.start + statement.label
    location = document.locate(statement.block, begin + clause.start, begin + clause.end)
    known = facts.facts_in(text)
    return Commitment(
        id=id_,
        document=document.id,
        location=location,
        statement=found.statement,
        quote=joined(document.raw[location.start : location.end]),
        text=text,
        sentence=statement.body,
        section=statement.section,
        actors=actors.of(document, found.statement, clause.start, found.subject, clause.trigger),
        actors_as_written=found.subject,
        strength=clause.strength,
        amounts=tuple(_amounts(text, known)),
        facts=known,
        deadline=_deadline(document, found.opener, clause.trigger, text, known),
        **attributes.attributes_of(text, clause)._asdict(),
        rule=clause.rule.name,
        trigger=clause.trigger,
        part_of=umbrella,
    )


def _deadline(document: Document, opener: str, trigger: str, text: str, known: tuple[Fact, ...]) -> Deadline | None:
    """Give when it is due: by the clause, else by what opens the sentence ("Over the next two years, …")."""
    if own := deadlines.deadline_in(document, text, known):
        return own
    if not deadlines.opens(opener):
        return None
    # "In January, the President vowed": when it was done, not when it is due.
    past = any(word.endswith("ed") for word in trigger.split())
    return deadlines.deadline_in(
        document, opener, [fact for fact in facts.facts_in(opener) if not (past and fact.type == "date")]
    )


def _amounts(text: str, known: Iterable[Fact]) -> Iterator[Amount]:
    """Give the sums of money in a clause; those to be raised from others are targets."""
    for fact in known:
        if fact.type == "amount":
            low, high, currency = cast("tuple[float, float, str]", fact.value)
            target = _PATTERNS["target"].search(text[: fact.start].rstrip().removesuffix(fact.qualifier).rstrip())
            yield Amount(
                fact.text, low, currency, "target" if target else "outlay", fact.qualifier, high if high > low else None
            )
