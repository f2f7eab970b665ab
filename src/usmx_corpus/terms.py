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


def terms(text: str, start: int = 0, end: int | None = None) -> list[Term]:
    """Give the content words of `text[start:end]` in order; single letters carry nothing."""
    return [
        Term(root(word), match.start(), match.end())
        for match in _WORD.finditer(text, start, len(text) if end is None else end)
        if len(word := fold(match[0])) > 1 and word not in FUNCTION_WORDS
    ]


def roots(text: str) -> list[str]:
    """Give the roots alone, in order."""
    return [term.root for term in terms(text)]
