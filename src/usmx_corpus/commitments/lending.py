"""What lead-ins, plans and headings lend to the items under them, and which items undertake something by it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.commitments import clauses, rules, subjects, triggers, verbs
from usmx_corpus.commitments.clauses import Clause
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    from usmx_corpus.model import Block, Document, Statement, Strength

_SOURCES = {
    # A quotation at the end of an item: "Deport them: “We will …”".
    "quoted": r":\s[“\"].*$",
    "conjunction": r"[;,]?\s(?:and|or)$",
    "deliverables": r"(?i:\b(?:deliverables|commitments|next steps|action plan|work plan|action items)\b)",
    # A lead-in that says what is undertaken, with a list of what that holds: "will send a report that includes:".
    "of parts": r"(?:,?\s(?:that|which)(?:\s(?:will|shall|must|should))?)?,?\s(?:includ(?:es?|ing)|contain(?:s"
    r"|ing)?|detail(?:s|ing)?"
    r"|describ(?:es?|ing)|summari[sz](?:es?|ing)|identif(?:y|ies|ying)|cover(?:s|ing)?|address(?:es|ing)?"
    r"|specif(?:y|ies|ying)|outlin(?:es?|ing)|compris(?:es?|ing)|consist(?:s|ing)\sof|to\sinclude|such\sas"
    r"|with|if|unless|where|who|which|that)(?:\sbut\snot\slimited\sto|,?\sas\sappropriate,?"
    r"|,?\sat\sa\sminimum,?|\sthe\sfollowing(?:\s[a-z-]{1,20}){0,4})?:$|:$",
    "list first": r"\b(?:the\sfollowing(?!\s(?:data|information|factors)\b)|these|ensur(?:e|ing)\sthat)\b"
    r"|\bth(?:is|em)$",
    "open": r"\b(?:following|follows|these|by|to|that|will|shall|and|or|on|of|for|in|at|with|from|under|things|ways"
    r"|actions?|steps?|measures?|areas|goals|objectives|principles|priorities|functions|duties|responsibilities|tasks"
    r"|hereby\sordered)$",
    "text": r"\b(?:reports?|plans?|lists?|assessments?|reviews?|stud(?:y|ies)|strateg(?:y|ies)|analys[ei]s"
    r"|recommendations?|information"
    r"|guidance|data|evaluations?|summar(?:y|ies)|account|statements?|inventor(?:y|ies)|factors?"
    r"|terms\sand\sconditions)\b",
}
_PATTERNS = Patterns(_SOURCES)
#: Spaces in the shortest lead-in that ends in a colon; a heading has fewer.
_LEAD_WORDS = 6
#: Fewest words in an item that is an undertaking; "Inclusiveness and Training" is a title.
_ITEM_WORDS = 4
#: Fewest words in an item under a lead-in that ends in a colon: "cut fees".
_SHORT_ITEM = 2
#: Fewest words if it names the act by a noun.
_NOMINAL_WORDS = 6
#: Verbs that only lead in what is listed.
_ANNOUNCING = frozenset("announce take undertake do".split())
#: Fewest words after the trigger of a lead-in that say what will be done: "send a report".
_COMPLETE = 3
#: Auxiliaries, which make a sentence of an item.
_AUXILIARIES = frozenset("is are was were has have had does do will would can could may should".split())


class Force(NamedTuple):
    """What a lead-in or a plan lends to the items under it.

    `opener`: the words before the subject of a lead-in; `rule`: that of its trigger, None for a plan.
    """

    strength: Strength
    subject: str
    trigger: str
    opener: str = ""
    rule: rules.Rule | None = None


def complete(document: Document, number: int) -> str:
    """Return the words of a lead-in that says itself what will be done, "" if its list does: "will:"."""
    words, act = _said_before_list(document.statements[number].body)
    return words if act and not _lists_acts(document, number) else ""


def _said_before_list(body: str) -> tuple[str, str]:
    """Return the words before what opens a list, and the act that they end in: "shall send a report that includes:"."""
    parts = _PATTERNS["of parts"].search(body)
    words = body[: parts.start()] if parts else ""
    found = [] if not words or _PATTERNS["open"].search(words) else clauses.cut(words)
    if not found or found[-1].rule.takes != "verb":
        return "", ""
    last = found[-1]
    act = words[words.find(last.trigger, last.start) + len(last.trigger) : last.end]
    named = verbs.without_adverbs(act.split())
    whole = len(named) >= _COMPLETE and verbs.is_verb(named[0]) and named[0] not in _ANNOUNCING
    listed = named[-1:] and (named[-1] in rules.VERBS or _PATTERNS["list first"].search(act))
    return (words, act) if whole and not listed else ("", "")


def _lists_acts(document: Document, number: int) -> bool:
    """Whether nothing follows a lead-in, or an item that begins with an act."""
    following = next(iter(document.statements[number + 1 : number + 2]), None)
    if following is None or following.kind != "item":
        return following is None
    first = verbs.first(word.lower().rstrip(",") for word in following.body.split())
    return verbs.is_verb(first) or bool(verbs.base(first)) or first == "to"


def without_list(document: Document, number: int) -> Statement:
    """Return a statement; a lead-in that says what will be done without what opens its list."""
    statement = document.statements[number]
    words = complete(document, number) if statement.text.endswith(":") else ""
    return statement._replace(text=statement.text[: statement.label] + words) if words else statement


class Forces:
    """What lead-ins and plans lend to the items under them.

    Filled while the document is read: `planned` with the first clause of each block that has one, `items` with the
    blocks that undertake something without a sentence, `acted` with who acts in each statement. `known` caches what
    each block lends.
    """

    def __init__(self, document: Document) -> None:
        self.blocks = document.blocks
        self.statements = document.statements
        self.planned: dict[int, Clause] = {}
        self.items: set[int] = set()
        self.acted: dict[int, str] = {}
        self.known: dict[int, Force | None] = {}

    @cached_property
    def last(self) -> dict[int, str]:
        """The last sentence of each block."""
        return {statement.block: statement.body for statement in self.statements}

    @cached_property
    def _paragraph_before(self) -> list[Block | None]:
        """The last paragraph before each block."""
        found: list[Block | None] = []
        last = None
        for block in self.blocks:
            found.append(last)
            last = block if block.kind == "paragraph" else last
        return found

    @cached_property
    def _lead_before(self) -> list[int | None]:
        """The paragraph that ends in a colon before each list, for its items."""
        found: list[int | None] = []
        lead = None
        for block in self.blocks:
            found.append(lead if block.kind == "item" else None)
            if block.kind != "item":
                lead = block.number if self._leads(block.number) else None
        return found

    def _leads(self, block: int) -> bool:
        """Whether a block leads in a list: it ends in a colon or breaks off at "will", "agreed to", "the following"."""
        text = self.last.get(block, "")
        return text.endswith((":", " will", " shall", " to", " following"))

    def office_before(self, number: int) -> str:
        """Return the government, ministry or the like that alone acts in the sentence before, "" if none does."""
        office = self.acted.get(number - 1, "")
        return office if office and subjects.is_official(office) and " and " not in office else ""

    def lent_to(self, block: int) -> Force | None:
        """Return the force that a block takes from what it is under."""
        parent = self.blocks[block].parent
        lead = self._lead_before[block]
        if lead is not None and lead != parent and not self._leads(parent or 0):
            parent = lead
        if parent is None:
            return self._announced(block)
        unknown: list[int] = []
        above: int | None = parent
        while above is not None and above not in self.known:
            unknown.append(above)
            above = self.blocks[above].parent
        for each in reversed(unknown):  # from the outermost in, so that no list is too deep
            self.known[each] = self._lent(each)
        return self.known[parent]

    def ordered(self, statement: Statement) -> list[Clause]:
        """Return the clauses of an item in the list of an order: "This Order: • Directs the Secretary to …"."""
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

    def _lent(self, block: int) -> Force | None:
        """Return what a block lends: a lead-in its trigger, a plan its undertaking, a title what is above it."""
        text = self.last.get(block, "")
        if self._leads(block):
            if text.endswith(":") and _PATTERNS["text"].search(_said_before_list(text)[1]):
                return None  # "will send a report that includes:"
            if lead := triggers.lead_in(text):
                return Force(lead.rule.strength, lead.subject, lead.trigger, text[: lead.start], lead.rule)
            if text.count(" ") >= _LEAD_WORDS:
                return None
        if plan := self.planned.get(block):
            strength: Strength = "agreed" if plan.strength in {"pledged", "agreed"} else plan.strength
            return Force(strength, plan.subject, plan.trigger)
        return self.lent_to(block) if self.blocks[block].kind == "item" else self._above(block)

    def _above(self, block: int) -> Force | None:
        """Return what the lead-in before a heading lends."""
        if self.blocks[block].kind != "heading":
            return None
        lead = self._paragraph_before[block]
        return self._lent(lead.number) if lead and lead.text.clean.endswith(":") else None

    def _announced(self, block: int) -> Force | None:
        """Return what a heading lends that says what is below it: "Key Deliverables"."""
        for title in self.blocks[block].section:
            if named := _PATTERNS["deliverables"].search(title):
                return Force("agreed", "", named.group())
        return None


def items_of(body: str, force: Force, *, opens: bool) -> list[Clause]:
    """Return the clauses of an item that is no sentence: bare verbs, forms in -ing, or a noun."""
    body = _PATTERNS["quoted"].sub("", body)
    mandated = subjects.opening(body, len(body)) if force.trigger.endswith(" that") else ""
    least = _SHORT_ITEM if force.rule else _ITEM_WORDS
    rule = rules.BY_NAME["mandated-item"] if mandated else _item_rule(body.split(), opens=opens, least=least)
    if rule is None:
        return []
    head = verbs.HEADS.get(body.removeprefix("to ").partition(" ")[0].lower())
    strength = force.strength
    if rule.name == "imperative-item" and head and head.name == "explores":
        rule, strength = head, head.strength
    text = _PATTERNS["conjunction"].sub("", body.rstrip(" .;,")).rstrip(" .;,")
    return clauses.cut_item(text, Clause(0, len(text), rule, force.trigger, strength, mandated))


def _item_rule(all_words: list[str], *, opens: bool, least: int) -> rules.Rule | None:
    """Return the rule of an item of at least so many words by its first word, None for a title or a sentence."""
    if len(all_words) < least or not _is_sentence_case(all_words):
        return None
    first = verbs.first(word.lower().rstrip(",") for word in all_words if word != "to")
    if verbs.is_verb(first) and (opens or first not in rules.VERB_NOUNS):
        return rules.BY_NAME["imperative-item"]
    if is_finite(all_words) or len(all_words) < _ITEM_WORDS:
        return None
    if verbs.base(first):
        return rules.BY_NAME["gerund-item"]
    return rules.BY_NAME["nominal-item"] if _is_nominal(first, len(all_words)) else None


def _is_nominal(first: str, count: int) -> bool:
    """Whether an item of `count` words begins with a sum or with a noun that names an act."""
    return first[:1] in "$£€" or (first in rules.NOMINAL_WORDS and count >= _NOMINAL_WORDS)


def is_finite(all_words: list[str]) -> bool:
    """Whether it is a sentence ("Sharing data helps …") and not an item that only names an act."""
    return any(word in _AUXILIARIES or (word.endswith("s") and _is_third_person(word)) for word in all_words)


def _is_third_person(word: str) -> bool:
    """Whether a word is a verb and not a plural: "helps"."""
    return word[:-1] in rules.VERBS and word[:-1] not in rules.VERB_NOUNS and word not in rules.VERBS


def _is_sentence_case(all_words: list[str]) -> bool:
    """Whether it is written as a sentence: two in five long words begin in lower case, in titles hardly any.

    So it is if the second word is a verb or noun in lower case: "Not use ships in the Black Sea".
    """
    if len(all_words) > 1 and verbs.is_verb(all_words[1]):
        return True
    long = [word for word in all_words[1:] if len(word) > 3 and word[0].isalpha()]  # noqa: PLR2004 # "and", "the"
    return 5 * sum(word[0].islower() for word in long) >= 2 * len(long)
