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
#: The rules of the verbs that weaken a trigger they follow, by verb.
HEADS: dict[str, Rule] = {word: rule for rule in rules.HEADS for word in rule.words.split()}

_ADVERBS = frozenset(
    "also again all both each further together jointly now then today hereby not yesterday soon thus therefore".split()
)
_POSSESSIVES = frozenset("their our its his her the this these".split())
#: Words in -ly that are not adverbs.
_NO_ADVERBS = frozenset("apply supply rely comply multiply fly family".split())
_IRREGULAR = frozenset(
    "built held made given begun spent sent put set taken brought cut paid led sold drawn kept".split()
)


def is_adverb(word: str) -> bool:
    """Whether a word may come between the parts of a verb: "also", "jointly"."""
    return word in _ADVERBS or (word.endswith("ly") and word.islower() and word not in _NO_ADVERBS)


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
    stem = word.removesuffix("ed")
    if stem == word:
        return word in _IRREGULAR
    verbs = (stem, stem + "e", stem[:-1], stem[:-1] + "y")
    return any(is_verb(verb) for verb in verbs)


def weaker(rule: Rule, after: list[str]) -> Rule:
    """Return the weaker of a trigger's rule and the rule of the verb after it."""
    head = HEADS.get(after[0]) if after else None
    if head is None or (after[0] in {"keep", "remain", "maintain"} and after[1:] != ["committed"]):
        return rule
    if head.name in {"aims", "plans"} and after[1:] != ["to"]:
        return rule
    return max(rule, head, key=lambda each: STRENGTHS.index(each.strength))
