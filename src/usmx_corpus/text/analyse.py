"""The one analyser of words: tokens, function words, stems, and where they are in a text.

`tokens` are all words of a text, folded, and decide whether two wordings are the same. `terms` and `stems` are its
content words, stemmed, and decide what a text is about.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining

from usmx_corpus.text.accents import decomposed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

_WORD = r"[^\W_]++(?:[’'][^\W_]++)*+"
_TOKEN = re.compile(rf"{_WORD}|[$£¥](?=\d)|€(?=\d)|%")
#: "United States" is one term: its "states" have nothing to do with stating.
_TERM = re.compile(rf"[Uu](?i:nited\s+(?:states|nations|kingdom)(?:[’']s)?\b)|{_WORD}")
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_POSSESSIVE = re.compile(r"['’]s?$")

#: Words without content of their own.
FUNCTION_WORDS = frozenset(
    "a an the this that these those it its and or but nor so as at by for from in into of off on onto out over to up "
    "upon with within without is are was were be been being am do does did has have had having will shall would can "
    "could may might must should not no than then there their they them he she his her him we our us you your i my me "
    "who whom whose which what when where while how if because about also all any both each other others more most "
    "such some only own same too very just s t per via across through during under between among".split()
)
_DETERMINERS = frozenset("the an its their our his her your my this that these those".split())
_CONTRACTED = frozenset("re ve ll d m".split())


class Term(NamedTuple):
    """A content word, or a phrase (its stems joined by "_"), at `text[start:end]`."""

    stem: str
    start: int
    end: int


class Known(dict[str, str]):
    """What a function returns of each word, for whole texts: a look takes half the time of one into `lru_cache`."""

    def __init__(self, function: Callable[[str], str]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, word: str) -> str:
        """Ask the function for a word that is not known yet."""
        if len(self) >= _KNOWN_WORDS:
            self.clear()
        found = self[word] = self._function(word)
        return found


#: How many words are remembered. The archive has 82,295 different ones, most of them once.
_KNOWN_WORDS = 65_536


# --- tokens ----------------------------------------------------------------------------------------------------------


def tokens(text: str) -> list[str]:
    """Return the words in order, case and accents folded, curly quotes straight, possessives removed."""
    return list(map(_folded, _TOKEN.findall(text)))


def placed_tokens(text: str) -> list[tuple[str, int, int]]:
    """Return what `tokens` returns, each with where it begins and ends."""
    return [(fold(found[0]), *found.span()) for found in _TOKEN.finditer(text)]


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Fold one word: "López’s" → "lopez"."""
    if word.isascii() and word.isalpha():
        return word.lower()
    word = _POSSESSIVE.sub("", word).casefold().replace("’", "'")
    if word[0].isalpha():
        word = word.rstrip(RAISED)  # the number of a note
    elif word[-1] in RAISED:
        return word
    if word.isascii():
        return word
    return "".join(letter for letter in decomposed(word) if not combining(letter)).casefold()


_folded = Known(fold).__getitem__


# --- terms -----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=256)
def terms(text: str) -> tuple[Term, ...]:
    """Return the content words of a text in order."""
    return tuple(content(all_terms(text)))


def stems(text: str) -> list[str]:
    """Return the stems of the content words of a text in order."""
    return list(filter(None, map(_known_content, _TERM.findall(text))))


def all_terms(text: str) -> list[Term]:
    """Return the content and function words of a text, without articles, possessives and single characters."""
    return locate(all_stems(text), text)


def all_stems(text: str) -> list[str]:
    """Return the stem of every word of a text, "" for what `all_terms` leaves out."""
    return list(map(_known_stem, _TERM.findall(text)))


def locate(stems_: Iterable[str], text: str) -> list[Term]:
    """Return the terms of a text from what `all_stems` returns of it; what is "" there is left out."""
    return [Term(stem_, *found.span()) for stem_, found in zip(stems_, _TERM.finditer(text), strict=True) if stem_]


def content(every: Iterable[Term]) -> list[Term]:
    """Return the terms that are not function words."""
    return [term for term in every if term.stem not in FUNCTION_WORDS]


def _term_stem(written: str) -> str:
    word = fold(written) if written.isalpha() else _uncontracted("_".join(map(fold, written.split())))
    return "" if len(word) == 1 or word in _DETERMINERS else stem(word)


def _content_stem(written: str) -> str:
    found = _known_stem(written)
    return "" if found in FUNCTION_WORDS else found


_known_stem = Known(_term_stem).__getitem__
_known_content = Known(_content_stem).__getitem__


def _uncontracted(word: str) -> str:
    """Return the word before a contracted verb ("they're"), and "not" for a negated verb ("don't")."""
    if "'" not in word:
        return word
    before, _, behind = word.rpartition("'")
    if behind == "t" and before.endswith("n"):
        return "not"
    return before if behind in _CONTRACTED else word


# --- stems -----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return the stem of a folded word: without inflection and up to two endings that form nouns and adjectives.

    "met" → "meet", "regulators" → "regulat". A function word is returned as it is. The endings are a short list in the
    manner of Porter (1980).
    """
    if word in FUNCTION_WORDS:
        return word
    found = _stripped(_PAST.get(word) or _VARIANTS.get(word, word))
    return f"{found}_" if found in FUNCTION_WORDS else found  # "note" is not "not", "justice" is not "just"


def is_past(word: str) -> bool:
    """Whether a word has a past form ("held", "invested")."""
    word = fold(word)
    return word.endswith("ed") or word in _PAST


def _stripped(word: str) -> str:
    if word in _WHOLE:
        return word
    word = _uninflected(word)
    if word in _WHOLE:
        return word
    for _ in range(2 if word.endswith(_DERIVED_ENDINGS) else 0):
        for ending, least in _DERIVED:
            if word.endswith(ending) and len(word) - len(ending) >= least:
                word = word[: -len(ending)].removesuffix("e")
                break
    return word


def _uninflected(word: str) -> str:
    """Return a word without its inflection: "resolves", "resolved", "resolving" → "resolv"."""
    if len(word) <= 3 or not word.isalpha():  # noqa: PLR2004
        return word
    for ending, instead in _ENDINGS if word.endswith(_LAST_LETTERS) else ():
        if word.endswith(ending) and len(word) - len(ending) >= 3:  # noqa: PLR2004
            word = word[: -len(ending)] + instead
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":  # noqa: PLR2004
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word  # noqa: PLR2004


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
    died:die laid:lay flew:fly flown:fly used:use sued:sue owed:owe tied:tie vied:vie aged:age
    """
)
#: Plurals that no ending explains, British spellings, and words that an ending would join to strangers.
_VARIANTS = _pairs(
    """
    women:woman men:man children:child people:person persons:person lives:life dying:die lying:lie tying:tie using:use
    suing:sue owing:owe aging:age parties:party ties:tie policies:policy importance:important importantly:important
    americans:american mexicans:mexican workers:worker centre:center centres:center labour:labor defence:defense
    programme:program programmes:program organisation:organization organisations:organization
    """
)
#: Kept whole: an ending would join them to strangers (a community does not communicate).
_WHOLE = frozenset(
    "community important mission goods united news police policy family apply supply reply rely ally early daily july "
    "italy assembly comply imply multiply rally oversee section station nation national international university "
    "worker".split()
)

#: Endings of inflection, and what replaces them.
_ENDINGS = (
    ("izations", "ize"),
    ("ization", "ize"),
    ("ations", "ate"),
    ("ation", "ate"),
    ("encies", "ent"),
    ("iencies", "ient"),
    ("ency", "ent"),
    ("ments", "ment"),
    ("ities", "ity"),
    ("ies", "y"),
    ("ingly", ""),
    ("ings", ""),
    ("ing", ""),
    ("edly", ""),
    ("ied", "y"),
    ("ed", ""),
    ("sses", "ss"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("xes", "x"),
    ("ss", "ss"),
    ("us", "us"),
    ("s", ""),
    ("ly", ""),
)
_LAST_LETTERS = ("s", "n", "y", "g", "d")  # of these endings
#: Endings that make one word of another ("regulator", "regulatory", "regulation"), and how many letters must be left.
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
_DERIVED_ENDINGS = tuple(ending for ending, _ in _DERIVED)


# --- weights ---------------------------------------------------------------------------------------------------------


class Weights:
    """The weight of stems: smoothed inverse document frequency over a set of texts (Spärck Jones 1972)."""

    __slots__ = ("_count", "_texts", "unseen")

    def __init__(self, texts: Iterable[Collection[str]]) -> None:
        """Count for every stem how many of the texts (each a collection of stems) hold it."""
        self._count: Counter[str] = Counter()
        self._texts = 0
        for stems in texts:
            self._count.update(set(stems))
            self._texts += 1
        self.unseen = log(1 + self._texts)

    def __getitem__(self, stem_: str) -> float:
        """Return the weight of a stem: log(1 + N) for one never seen, near 0 for one that is everywhere."""
        return log(1 + self._texts / (1 + self._count[stem_])) if self._count[stem_] else self.unseen

    def total(self, stems: Iterable[str]) -> float:
        """Return the summed weight of distinct stems."""
        return sum(self[stem_] for stem_ in set(stems))

    def coverage(self, part: Collection[str], whole: Collection[str]) -> float:
        """Return the share (0–1) of the weight of `part` that `whole` also holds; 0 for an empty part."""
        mine = set(part)
        total = self.total(mine)
        return self.total(mine & set(whole)) / total if total else 0.0
