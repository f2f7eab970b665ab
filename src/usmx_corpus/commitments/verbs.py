"""Verbs by their looks: what is an adverb, which verb a form in -ing or a participle belongs to, which verb is weak."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from usmx_corpus.commitments import rules
from usmx_corpus.model import STRENGTHS

if TYPE_CHECKING:
    from usmx_corpus.commitments.rules import Rule

#: What a verb behind an operator makes of its strength.
HEADS: dict[str, Rule] = {word: rule for rule in rules.HEADS for word in rule.words.split()}

_ADVERBS = frozenset(
    "also again all both each further together jointly now then today hereby not yesterday soon thus therefore".split()
)
_POSSESSIVES = frozenset("their our its his her the this these".split())
#: Words in -ly that are no adverbs.
_NO_ADVERBS = frozenset("apply supply rely comply multiply fly family".split())
_IRREGULAR = frozenset(
    "built held made given begun spent sent put set taken brought cut paid led sold drawn kept".split()
)


def is_adverb(word: str) -> bool:
    """Tell a word that may stand between the parts of a verb: "also", "jointly"."""
    return word in _ADVERBS or (word.endswith("ly") and word.islower() and word not in _NO_ADVERBS)


def without_adverbs(after: list[str]) -> list[str]:
    """Give the words from the first that is no adverb on."""
    count = next((index for index, word in enumerate(after) if not is_adverb(word)), len(after))
    if count and after[count - 1] == "further" and after[count : count + 1] and after[count] in _POSSESSIVES:
        count -= 1  # "to further their work"
    return after[count:]


def start_of(text: str, start: int) -> int:
    """Skip spaces and adverbs before the verb."""
    first = next((word for word in re.finditer(r"\S+", text[start:]) if not is_adverb(word.group())), None)
    return start + first.start() if first else start


def words_at(text: str, start: int, count: int) -> list[str]:
    """Give the next words, without marks."""
    return [word.strip(",;.:") for word in text[start : start + 60].split()[:count]]


def words_between(text: str, start: int, end: int) -> list[str]:
    """Give the words between two places, without marks."""
    return [word.strip(",;.:") for word in text[start:end].split() if word.strip(",;.:")]


def is_act(word: str) -> bool:
    """Tell a verb, in its base form or in -ing, that is not as often a noun."""
    return word in rules.VERBS or base(word) in rules.VERBS


def is_verb(word: str) -> bool:
    """Tell the base form of a verb, also of one that is a noun as often."""
    return word in rules.VERBS or word in rules.VERB_NOUNS


def base(word: str) -> str:
    """Give the verb a form in -ing belongs to ("launching" → "launch"), "" if it is none."""
    stem = word.removesuffix("ing")
    if stem == word:
        return ""
    return next((verb for verb in (stem, stem + "e", stem[:-1]) if is_verb(verb)), "")


def participle(word: str) -> bool:
    """Tell whether a word is the participle of a verb one can undertake: "built", "established"."""
    stem = word.removesuffix("ed")
    if stem == word:
        return word in _IRREGULAR
    verbs = (stem, stem + "e", stem[:-1], stem[:-1] + "y")
    return any(is_verb(verb) for verb in verbs)


def weaker(rule: Rule, after: list[str]) -> Rule:
    """Give the head verb's rule where it is weaker than the operator's."""
    head = HEADS.get(after[0]) if after else None
    if head is None or (after[0] in {"keep", "remain", "maintain"} and after[1:] != ["committed"]):
        return rule
    if head.name in {"aims", "plans"} and after[1:] != ["to"]:
        return rule
    return max(rule, head, key=lambda each: STRENGTHS.index(each.strength))
