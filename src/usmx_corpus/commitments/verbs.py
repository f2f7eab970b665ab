"""Verb forms: adverbs, the verb of a form in -ing or a participle, and verbs that weaken a commitment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from usmx_corpus.commitments import rules
from usmx_corpus.model import STRENGTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from usmx_corpus.commitments.rules import Rule

_WORD = re.compile(r"\S+")
_NUMBER = re.compile(r"\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)")
#: The rules of the verbs that weaken a trigger they follow, by verb.
HEADS: dict[str, Rule] = {word: rule for rule in rules.HEADS for word in rule.words.split()}

_ADVERBS = frozenset(
    "also again all both each further together jointly now then today hereby not never yesterday soon thus therefore "
    "instead still".split()
)
#: Longest number of an item within a sentence: "(viii)".
_LONGEST_NUMBER = 6
_POSSESSIVES = frozenset("their our its his her the this these".split())
#: Words in -ly that are not adverbs.
_NO_ADVERBS = frozenset(
    "apply supply rely comply multiply fly family ally assembly reply rally tally anomaly monopoly bully imply "
    "resupply reapply".split()
)
_IRREGULAR = frozenset(
    "built held made given begun spent sent put set taken brought cut paid led sold drawn kept bought taught written "
    "chosen withdrawn rebuilt undertaken overseen sought lent rewritten shut dug laid sown split frozen".split()
)


#: The word that must follow a verb that weakens a trigger, by verb or rule: "remain committed", "aim to".
_NEXT: dict[str, frozenset[str]] = {
    **dict.fromkeys(("keep", "remain", "maintain"), frozenset(("committed", "determined"))),
    "look": frozenset(("into", "at")),
    **dict.fromkeys(("aims", "plans"), frozenset(("to",))),
}


#: Participles in -eed; other such words are verbs or nouns ("need").
_IN_EED = frozenset("agreed freed guaranteed decreed refereed".split())


def is_adverb(word: str) -> bool:
    """Whether a word may come between the parts of a verb: "also", "jointly", the number of an item."""
    adverb = word.endswith("ly") and word.islower() and word not in _NO_ADVERBS
    return adverb or word in _ADVERBS or (word.endswith(")") and is_number(word))


def is_number(word: str) -> bool:
    """Whether a word is the number of an item within a sentence: "(a)", "ii)"."""
    return len(word) <= _LONGEST_NUMBER and _NUMBER.fullmatch(word) is not None


def without_adverbs(after: list[str]) -> list[str]:
    """Return the words from the first that is not an adverb."""
    count = next((index for index, word in enumerate(after) if not is_adverb(word)), len(after))
    if count and after[count - 1] == "further" and after[count : count + 1] and after[count] in _POSSESSIVES:
        count -= 1  # "to further their work"
    return after[count:]


def first(all_words: Iterable[str]) -> str:
    """Return the first word that is not an adverb, "" if there is none."""
    return next((word for word in all_words if not is_adverb(word)), "")


def start_of(text: str, start: int) -> int:
    """Return where the verb begins at or after `start`, past spaces and adverbs."""
    verb = next((word for word in _WORD.finditer(text, start) if not is_adverb(word.group())), None)
    return verb.start() if verb else start


def words_at(text: str, start: int, count: int) -> list[str]:
    """Return the next `count` words, without punctuation."""
    return [word.strip(",;.:") for word in text[start : start + 60].split()[:count]]


def words_between(text: str, start: int, end: int) -> Iterator[str]:
    """Yield the words between two places, without punctuation."""
    return filter(None, (word.group().strip(",;.:") for word in _WORD.finditer(text, start, end)))


def is_act(word: str) -> bool:
    """Whether a word is a verb, in its base form or in -ing, that is not as often a noun."""
    return word in rules.VERBS or base(word) in rules.VERBS


def is_verb(word: str) -> bool:
    """Whether a word is the base form of a verb, even if it is as often a noun."""
    return word in rules.VERBS or word in rules.VERB_NOUNS


def base(word: str) -> str:
    """Return the verb of a form in -ing ("launching" → "launch"), "" if it is not one."""
    stem = word.removesuffix("ing")
    if stem == word:
        return ""
    return next((verb for verb in (stem, stem + "e", stem[:-1]) if is_verb(verb)), "")


def participle(word: str) -> bool:
    """Whether a word is the participle of a verb that one can undertake: "built", "established"."""
    return word in _IRREGULAR or (
        word.endswith("ed") and not word.startswith("una") and (not word.endswith("eed") or word in _IN_EED)
    )


def weaker(rule: Rule, after: list[str]) -> Rule:
    """Return the weaker of a trigger's rule and the rule of the verb after it."""
    head = HEADS.get(after[0]) if after else None
    if head is None:
        return rule
    needed = _NEXT.get(after[0]) or _NEXT.get(head.name)
    if needed and needed.isdisjoint(after[1:2]):
        return rule
    return max(rule, head, key=lambda each: STRENGTHS.index(each.strength))
