"""Whether two names that the gazetteer lacks are of one thing, and whether a text holds one in any form."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining

from usmx_corpus.facts import name_runs, names, persons
from usmx_corpus.facts import name_words as words
from usmx_corpus.text.accents import decomposed
from usmx_corpus.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from usmx_corpus.facts.name_runs import Token

#: Names of fewer letters that differ in one are two names.
_LONG_ENOUGH = 5
#: Shorter words have no plural ending.
_WEIGHTY = 4
#: Words that are left out of names of these kinds, for comparison.
_LEFT_OUT = {
    "person": words.TITLES | words.ROLES | words.QUALIFIERS,
    "firm": words.FIRMS,
    "office": words.QUALIFIERS - {"foreign", "home"},
}


class _Form(NamedTuple):
    """A name taken apart: its words in one spelling, without titles and small words, its letters if it is short."""

    kind: str
    words: tuple[str, ...]
    letters: str
    number: str


def same(one: str, other: str) -> bool | None:
    """Whether two names are of one thing: a longer and a shorter form are; None where nobody can say.

    Only two names of one kind can be different ones.
    """
    if _letters(one) == _letters(other):
        return True  # a space is missing
    mine, theirs = _form(one), _form(other)
    if mine.number or theirs.number:
        return _same_law(mine, theirs)
    if mine.letters or theirs.letters:
        return _same_letters(mine, theirs)
    few, many = sorted((set(mine.words), set(theirs.words)), key=len)
    if few <= many:
        return not (few and (many - few) & words.APART and "person" not in {mine.kind, theirs.kind})
    return _same_words(mine, theirs) if _compare(mine.kind, theirs.kind) else None


def _same_words(mine: _Form, theirs: _Form) -> bool | None:
    if {mine.kind, theirs.kind} <= {"person", ""}:
        return _same_person(mine.words, theirs.words)
    return None if _alike(mine.words, theirs.words) else False


def is_stated(name: str, text: str) -> bool:
    """Whether a text holds a name in any form: its words close together, its initials, a person's last name."""
    form = _form(name)
    there = [token for token in name_runs.tokens(text) if token.low not in words.SMALL]
    if form.number:
        return any(_digits(token.word) == form.number for token in there)
    spelled = [_spelled(token.low) for token in there]
    if form.letters:
        # Some words in a row begin with its letters, or it stands there itself.
        return form.words[0] in spelled or form.letters.lower() in "".join(word[:1] or " " for word in spelled)
    if form.kind == "person":
        return form.words[-1] in spelled
    return _initials(form.words) in {token.word for token in there} or _are_close(set(form.words), spelled)


def _are_close(wanted: set[str], there: Sequence[str]) -> bool:
    """Whether some words stand together, with one other word between them at most."""
    reach = len(wanted) + 1
    starts = (number for number, word in enumerate(there) if word in wanted)
    return any(wanted <= {*there[number : number + reach]} for number in starts)


def _initials(several: Sequence[str]) -> str:
    return "".join(word[0] for word in several).upper() if len(several) > 1 else " "


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, fold(name).lower()))


def kind(name: str) -> str:
    """Return what a name that no vocabulary has is the name of, as in `ProperName`."""
    return _form(name).kind


def _compare(one: str, other: str) -> bool:
    """Whether two kinds of names may take one place; a person without a title is a name of which nothing is known."""
    return one == other or {one, other} <= {"body", "firm"} or {one, other} == {"person", ""}


@lru_cache(maxsize=4_096)
def _form(name: str) -> _Form:
    law = names.PATTERNS["law"].search(name)
    if law and law.end() == len(name):
        return _Form("law", (_singular(law["head"].lower()),), "", _digits(law["number"]))
    every = list(name_runs.tokens(name))
    tokens = [token for token in every if token.low not in words.SMALL]
    if len(tokens) == 1 and tokens[0].word.isupper() and len(tokens[0].word) > 1:
        return _Form("", (_spelled(tokens[0].low),), tokens[0].word, "")
    kind_ = (names.kind_of(every, with_place=True) or "") if tokens else ""
    is_person = len(tokens) > 1 and tokens[0].word in persons.given_names()
    if tokens and not (kind_ or is_person or name_runs.is_proper(tokens[-1])):
        kind_ = "thing"  # "Telmar Energy" is no person
    kept = [token for token in tokens if token.low not in _LEFT_OUT.get(kind_, frozenset())]
    if kind_ == "person":
        kept = _behind_title(tokens, kept)
    if kind_ in {"person", ""}:
        kept = _surname_last(kept)
    return _Form(kind_, tuple(_spelled(token.low) for token in kept or tokens), "", "")


def _surname_last(kept: list[Token]) -> list[Token]:
    """Return the words of a person's name with the surname last, where capitals or a hyphen show that it is first."""
    if len(kept) <= 1 or not persons.is_surname_first(" ".join(token.word for token in kept)):
        return kept
    return [*kept[1:], kept[0]]


def _behind_title(tokens: Sequence[Token], kept: list[Token]) -> list[Token]:
    """Return the name of a person without the field of an office: "Transport Minister | Per Dahl"."""
    title = max((token.end for token in tokens if token.low in words.ROLES | words.TITLES), default=0)
    return [token for token in kept if token.start > title] or kept


def _spelled(low: str) -> str:
    """Return a word without accents, in one spelling and in the singular."""
    plain = "".join(letter for letter in decomposed(fold(low)).lower().strip(".") if not combining(letter))
    for british, american in words.SPELLINGS:
        plain = plain.replace(british, american)
    return words.SHORT_WORDS.get(plain) or _singular(plain)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > _WEIGHTY and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _digits(number: str) -> str:
    return "/".join(re.findall(r"\d+", number))


def _same_law(mine: _Form, theirs: _Form) -> bool | None:
    """Whether two laws have one number; two of one kind with two numbers differ."""
    if mine.number == theirs.number:
        return True
    return False if mine.words == theirs.words and mine.number and theirs.number else None


def _same_letters(mine: _Form, theirs: _Form) -> bool | None:
    """Whether a short form stands for a name; two short forms differ."""
    if mine.letters and theirs.letters:
        return mine.letters == theirs.letters or (None if _is_slip(mine.letters, theirs.letters) else False)
    short, name = (mine, theirs) if mine.letters else (theirs, mine)
    if short.words[0] in name.words:
        return True
    return True if "".join(word[0] for word in name.words) == short.letters.lower() else None


def _same_person(one: Sequence[str], other: Sequence[str]) -> bool | None:
    """Whether two people are one: the last name and, as far as both are given, the first ones.

    Either name may be written in the order of East Asia or Hungary, and a given name of two parts in one word.
    """
    if not _orders(one).isdisjoint(_orders(other)):
        return True
    turned = ((one, other), ((*one[1:], one[0]), other), (one, (*other[1:], other[0])))
    if any(mine[-1] == theirs[-1] and _fit(mine[:-1], theirs[:-1]) for mine, theirs in turned):
        return True
    return None if one[-1] != other[-1] and _alike(one[-1:], other[-1:]) else False


def _orders(several: Sequence[str]) -> set[str]:
    """Return the letters of a name in each order: the surname last, first, or where it stands."""
    rows = (several, (*several[1:], several[0]), (several[-1], *several[:-1]))
    return {"".join(row).replace("-", "") for row in rows}


def _fit(ones: Sequence[str], others: Sequence[str]) -> bool:
    """Whether given names are the others, as far as both are there."""
    return all(_fits(left, right) for left, right in zip(ones, others, strict=False))


def _fits(one: str, other: str) -> bool:
    """Whether a given name is the other, or its initial or short form."""
    short, long_ = sorted((one, other), key=len)
    return long_.startswith(short) or _skeleton(one) == _skeleton(other)


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names may be two spellings of one: the same consonants ("Kyiv", "Kiev"), or a slip of the pen."""
    if [_skeleton(word) for word in one] == [_skeleton(word) for word in other]:
        return True
    return _is_slip("".join(one), "".join(other))


def _is_slip(one: str, other: str) -> bool:
    """Whether two rows of letters are the same in another order, or one has a letter more."""
    short, long_ = sorted((one, other), key=len)
    if len(short) == len(long_):
        return sorted(short) == sorted(long_)
    return len(short) >= _LONG_ENOUGH and any(
        long_[:place] + long_[place + 1 :] == short for place in range(len(long_))
    )


def _skeleton(word: str) -> str:
    plain = word[:1] + re.sub(r"[aeiouyhw]|[^a-z0-9]", "", word[1:])
    return re.sub(r"(.)\1+", r"\1", plain)
