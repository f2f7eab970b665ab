"""Words as a claim and its source share them: the root of each content word, with its place in the text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.text.analyse import FUNCTION_WORDS, fold, stem

if TYPE_CHECKING:
    from collections.abc import Iterable


class Term(NamedTuple):
    """The root of a content word, or of a phrase (roots joined by "_"); `text[start:end]` says it."""

    root: str
    start: int
    end: int


#: "United States" is one word: its "states" say nothing of stating.
_WORD = re.compile(r"[Uu](?i:nited\s+(?:states|nations|kingdom)(?:[’']s)?\b)|[^\W_]+(?:[’'][^\W_]+)*")


def _pairs(text: str) -> dict[str, str]:
    return dict(pair.split(":") for pair in text.split())


#: Past forms that no ending explains.
_PAST = _pairs(
    """
    met:meet gave:give given:give won:win took:take taken:take told:tell said:say sent:send spent:spend built:build
    began:begin begun:begin went:go gone:go held:hold led:lead left:leave lost:lose made:make paid:pay ran:run rose:rise
    risen:rise sold:sell sought:seek spoke:speak spoken:speak taught:teach thought:think wrote:write written:write
    grew:grow grown:grow fell:fall fallen:fall kept:keep brought:bring bought:buy found:find got:get gotten:get
    fought:fight knew:know known:know drew:draw drawn:draw drove:drive driven:drive chose:choose chosen:choose
    broke:break broken:break froze:freeze frozen:freeze hid:hide hidden:hide shrank:shrink shrunk:shrink shook:shake
    stood:stand struck:strike swore:swear sworn:swear swam:swim threw:throw thrown:throw wore:wear came:come saw:see
    seen:see became:become lent:lend dealt:deal felt:feel meant:mean sat:sit shot:shoot stole:steal stolen:steal
    withdrew:withdraw withdrawn:withdraw undertook:undertake undertaken:undertake underwent:undergo overcame:overcome
    died:die laid:lay flew:fly flown:fly
    """
)
#: Plurals that no ending explains, British spellings, and words that an ending would join to strangers.
_VARIANTS = _pairs(
    """
    women:woman men:man children:child people:person persons:person lives:life dying:die lying:lie parties:party
    ties:tie policies:policy importance:important importantly:important americans:american mexicans:mexican
    workers:worker centre:center centres:center labour:labor defence:defense programme:program programmes:program
    organisation:organization organisations:organization
    """
)
#: Kept whole: an ending would join them to strangers (a community does not communicate).
_WHOLE = frozenset(
    "community important mission goods united news police policy family apply supply reply rely ally early daily july "
    "italy assembly comply imply multiply rally oversee section station nation national international university "
    "worker".split()
)

#: Endings that make one word of another: "regulator", "regulatory" and "regulation" share a root.
_DERIVED = (
    ("iveness", 4),
    ("ational", 4),
    ("ical", 4),
    ("ness", 4),
    ("ment", 4),
    ("ship", 4),
    ("ial", 4),
    ("ion", 5),
    ("anc", 4),
    ("enc", 4),
    ("ant", 4),
    ("ent", 4),
    ("ory", 4),
    ("ity", 4),
    ("ful", 4),
    ("ous", 4),
    ("iv", 4),
    ("ic", 4),
    ("al", 4),
    ("or", 5),
    ("at", 4),
    ("y", 5),
)
_LAST = tuple(ending for ending, _ in _DERIVED)


def root(word: str) -> str:
    """Give the root of a folded word: its stem without up to two endings that make nouns and adjectives."""
    word = _PAST.get(word) or _VARIANTS.get(word, word)
    if word in _WHOLE:
        return word
    word = stem(word)
    if word in _WHOLE:
        return word
    for _ in range(2 if word.endswith(_LAST) else 0):
        for ending, least in _DERIVED:
            if word.endswith(ending) and len(word) - len(ending) >= least:
                word = word[: -len(ending)].removesuffix("e")
                break
    return word


def is_past(word: str) -> bool:
    """Tell whether a word has a past form ("held", "invested")."""
    word = fold(word)
    return word.endswith("ed") or word in _PAST


def words(text: str) -> list[Term]:
    """Give all words in order, function words as they are; articles, possessives and single letters are left out."""
    return located(every_root(text), text)


def every_root(text: str) -> list[str]:
    """Give the root of every word, function words as they are, "" for what is left out."""
    return list(map(_known, _WORD.findall(text)))


def located(every: Iterable[str], text: str) -> list[Term]:
    """Give the words of a text, of which `every` holds the roots in order, but for those whose root is ""."""
    return [Term(root, *word.span()) for root, word in zip(every, _WORD.finditer(text), strict=True) if root]


@lru_cache(maxsize=65_536)
def _known(written: str) -> str:
    """Give the root of a word as written, a function word as it is, "" for what is left out."""
    word = _uncontracted("_".join(fold(part) for part in written.split()))
    if len(word) == 1 or word in _DETERMINERS:
        return ""
    if word in FUNCTION_WORDS:
        return word
    found = root(word)
    return f"{found}_" if found in FUNCTION_WORDS else found  # "note" is not "not", "justice" is not "just"


def _uncontracted(word: str) -> str:
    """Give the word before a verb that was drawn to it, and "not" for a denied one: "they're", "don't"."""
    if "'" not in word:
        return word
    before, _, behind = word.rpartition("'")
    if behind == "t" and before.endswith("n"):
        return "not"
    return before if behind in _DRAWN else word


_DRAWN = frozenset("re ve ll d m".split())
_DETERMINERS = frozenset("the an its their our his her your my this that these those".split())


def content(every: Iterable[Term]) -> list[Term]:
    """Give the content words among all words."""
    return [term for term in every if term.root not in FUNCTION_WORDS]


@lru_cache(maxsize=256)
def terms(text: str) -> tuple[Term, ...]:
    """Give the content words of a text in order."""
    return tuple(content(words(text)))


def roots(text: str) -> list[str]:
    """Give the roots of the content words alone, in order."""
    return [root for root in every_root(text) if root and root not in FUNCTION_WORDS]
