"""Words as a claim and its source share them: the root of each content word, with its place in the text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from usmx_corpus.words import FUNCTION_WORDS, fold, stem


class Term(NamedTuple):
    """The root of a content word, or of a phrase (roots joined by "_"); `text[start:end]` says it."""

    root: str
    start: int
    end: int


_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")

#: Forms that no ending explains, and words that an ending would join to strangers ("important" is no import).
_IRREGULAR: dict[str, str] = dict(
    pair.split(":")
    for pair in """
    met:meet gave:give given:give won:win took:take taken:take told:tell said:say sent:send spent:spend built:build
    began:begin begun:begin went:go gone:go held:hold led:lead left:leave lost:lose made:make paid:pay ran:run rose:rise
    risen:rise sold:sell sought:seek spoke:speak spoken:speak taught:teach thought:think wrote:write written:write
    grew:grow grown:grow fell:fall fallen:fall kept:keep brought:bring bought:buy found:find got:get gotten:get
    fought:fight knew:know known:know drew:draw drawn:draw drove:drive driven:drive chose:choose chosen:choose broke:break
    broken:break froze:freeze frozen:freeze hid:hide shrank:shrink shrunk:shrink shook:shake stood:stand struck:strike
    swore:swear swam:swim threw:throw thrown:throw wore:wear women:woman men:man children:child people:person
    persons:person came:come saw:see seen:see became:become lent:lend dealt:deal felt:feel hurt:hurt meant:mean sat:sit
    shot:shoot stole:steal stolen:steal withdrew:withdraw withdrawn:withdraw undertook:undertake undertaken:undertake
    underwent:undergo overcame:overcome lives:life died:die dying:die lying:lie laid:lay flew:fly flown:fly
    importance:important importantly:important centre:center centres:center labour:labor defence:defense programme:program programmes:program
    organisation:organization organisations:organization americans:american mexicans:mexican worker:worker workers:worker
    parties:party ties:tie policies:policy police:police news:news
    """.split()
)
#: Kept whole: an ending would join them to strangers (a community does not communicate).
_WHOLE = frozenset(
    "community important mission goods united news police family apply supply reply rely ally early daily july italy "
    "assembly comply imply multiply rally oversee section station nation national international university".split()
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


@lru_cache(maxsize=65_536)
def root(word: str) -> str:
    """Give the root of a folded word: its stem without up to two endings that make nouns and adjectives."""
    word = _IRREGULAR.get(word, word)
    if word in _WHOLE:
        return word
    word = stem(word)
    if word in _WHOLE:
        return word
    for _ in range(2):
        for ending, least in _DERIVED:
            if word.endswith(ending) and len(word) - len(ending) >= least:
                word = word[: -len(ending)].removesuffix("e")
                break
    return word


def words(text: str) -> list[Term]:
    """Give all words in order but articles and possessives; a function word stays as it is, single letters are left out.

    "United States" is one word: its "states" say nothing of stating.
    """
    found: list[Term] = []
    for match in _WORD.finditer(text):
        word = fold(match[0])
        if found and found[-1].root == "united" and word in _UNITED:
            found[-1] = Term(f"united_{word}", found[-1].start, match.end())
        elif len(word) > 1 and word not in _DETERMINERS:
            found.append(Term(word if word in FUNCTION_WORDS else root(word), match.start(), match.end()))
    return found


_UNITED = frozenset(("states", "nations", "kingdom"))
_DETERMINERS = frozenset("the an its their our his her your my this that these those".split())


def content(every: list[Term]) -> list[Term]:
    """Give the content words among all words."""
    return [term for term in every if term.root not in FUNCTION_WORDS]


def terms(text: str) -> list[Term]:
    """Give the content words of a text in order."""
    return content(words(text))


def roots(text: str) -> list[str]:
    """Give the roots of the content words alone, in order."""
    return [term.root for term in terms(text)]
