"""Take a claim apart: the words, names and figures that a source would have to state, and what each weighs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.facts import entities
from usmx_corpus.text.analyse import tokens
from usmx_corpus.text.terms import content, roots, words
from usmx_corpus.trace import conflicts, thesaurus
from usmx_corpus.trace.candidates import phrases

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from usmx_corpus.facts.shortforms import ShortForms
    from usmx_corpus.model import Fact, FactType
    from usmx_corpus.text.terms import Term
    from usmx_corpus.trace.candidates import Index, Sought

Form = tuple[str, ...]  # the roots of one written form of a name

#: What a word weighs that carries a sentence and not its matter (`thesaurus.LIGHT`).
_LIGHT = 0.3
#: A claim with fewer words of matter than this is carried by the light ones too ("told them not to come").
_FEW = 3
#: A word that no document holds is often another way to say one that they do; a name that no document holds is not.
_UNKNOWN = 0.7
_SYNONYM = 0.8
_FIGURE = 0.8
#: "Two pillars", "three weeks after": a source may say so in other words (flat from .2 to .6 on dev.jsonl).
_SMALL_FIGURE = 0.4
#: A country whose every form is a function word or a letter ("U.S.") stands nearly everywhere.
_EVERYWHERE = 1.0

#: How much of a claim is taken apart, in characters: some 600 words. A longer one is a page, and sourced as a quote.
_LONGEST = 4_000


class Part(NamedTuple):
    """One thing that a claim says, at `text[start:end]`: its weight, and what may stand for it in a source.

    `choices` are roots with their credit (0–1); `forms` are the written forms of a name, `fact` its typed value.
    """

    start: int
    end: int
    weight: float
    choices: Mapping[str, float]
    forms: tuple[Form, ...] = ()
    fact: Fact | None = None

    @property
    def roots(self) -> set[str]:
        """All roots that may stand for this part or for a word of it."""
        return {*self.choices, *(root for form in self.forms for root in form)}

    @property
    def is_figure(self) -> bool:
        """Whether it is an amount, share, count, date or period."""
        return bool(self.fact and self.fact.type in conflicts.FIGURES)

    def said_by(self, there: Collection[str]) -> list[str]:
        """Give those roots that state this part best."""
        if self.forms:
            return [root for form in self.forms if all(root in there for root in form) for root in form]
        held = {root: credit for root, credit in self.choices.items() if root in there}
        best = max(held.values(), default=0.0)
        return [root for root, credit in held.items() if credit == best]


class Claim(NamedTuple):
    """A claim taken apart, its parts in order of place.

    `text` is what was read of it, `words` all its words in a row, folded; `by_root` has the parts, by their number,
    that a root may stand for, and how well (0–1); `sought` is what may stand for any; `types` are those of its facts;
    `worth` is how many words that no other passage holds its parts weigh as much as.
    """

    text: str
    words: str
    parts: tuple[Part, ...]
    by_root: Mapping[str, Sequence[tuple[int, float]]]
    sought: Sought
    facts: tuple[Fact, ...]
    types: frozenset[FactType]
    worth: float
    is_read: bool

    def credits(self, there: Collection[str]) -> dict[int, float]:
        """Give how well (0–1) some roots state each part, of those that they state, by number.

        Figures are compared as facts and never by their words.
        """
        found: dict[int, float] = {}
        for root in there:
            for number, credit in self.by_root.get(root, ()):
                if number not in found or credit > found[number]:
                    found[number] = credit
        for number, part in enumerate(self.parts):
            if part.forms and any(all(root in there for root in form) for form in part.forms):
                found[number] = 1.0
        return found


def take_apart(text: str, index: Index) -> Claim:
    """Give the parts of a claim, weighed by how rare they are in the documents of the index."""
    folded = " ".join(tokens(text))
    is_read = len(text) <= _LONGEST
    text = text[:_LONGEST]
    facts = conflicts.matter(text)
    forms = index.short_forms(text)
    every = [word for word in words(text) if not any(f.start < word.end and word.start < f.end for f in facts)]
    parts = [*(_fact_part(fact, index) for fact in facts), *_word_parts(text, every, index, forms)]
    rarest = index.weight("")  # 0 in a corpus without passages
    worth = sum(part.weight for part in parts) / rarest if rarest else 0.0
    parts.sort(key=lambda part: part.start)
    sought = index.sought((root for part in parts for root in part.roots), forms)
    types = frozenset(fact.type for fact in facts)
    return Claim(text, folded, tuple(parts), _by_root(parts), sought, facts, types, worth, is_read)


def _by_root(parts: Sequence[Part]) -> dict[str, list[tuple[int, float]]]:
    """Give the parts that single roots may stand for; a name is stated by its whole forms."""
    found: dict[str, list[tuple[int, float]]] = {}
    for number, part in enumerate(parts):
        for root, credit in () if part.forms else part.choices.items():
            found.setdefault(root, []).append((number, credit))
    return found


def _fact_part(fact: Fact, index: Index) -> Part:
    if fact.type in conflicts.FIGURES:
        weight = _FIGURE if conflicts.must_be_stated(fact) else _SMALL_FIGURE
        return Part(fact.start, fact.end, weight * index.weight(""), {}, fact=fact)
    forms = sorted({form for form in (*_forms(str(fact.value)), tuple(roots(fact.text))) if form}, key=len)
    known = [max(map(index.weight, form)) for form in forms if all(map(index.knows, form))]
    weight = min(known, default=index.weight("")) if forms else _EVERYWHERE
    choices = {root: 1 / len(form) for form in reversed(forms) for root in sorted(form)}
    return Part(fact.start, fact.end, weight, choices, tuple(forms), fact)


@cache
def _forms(name: str) -> list[Form]:
    """Give the written forms of a known name as roots."""
    return sorted({tuple(roots(text)) for text in written_forms().get(name, ())})


@cache
def written_forms() -> dict[str, list[str]]:
    """Give the written forms of every known name."""
    found: dict[str, list[str]] = {}
    for several in entities.lexicon().forms.values():
        for form in several:
            if form.kind not in {"", "title"}:
                found.setdefault(form.name, []).append(form.text)
    return found


def _word_parts(text: str, every: Sequence[Term], index: Index, forms: ShortForms) -> list[Part]:
    matter = content(list(every))
    heavy = sum(word.root not in thesaurus.LIGHT for word in matter)
    light = _LIGHT + (1 - _LIGHT) * max(0, _FEW - heavy) / (_FEW + 1)
    found = phrases(every, thesaurus.lexicon().by_first)
    parts = []
    for word in matter:
        named = text[word.start].isupper() and word.start > 0
        choices = {root: credit for root, credit in _choices(word, found, named=named).items() if index.knows(root)}
        choices |= {short: 1.0 for short in forms.by_root.get(word.root, ()) if text.startswith(short, word.start)}
        weight = _weight(word.root, choices, index, named=named)
        idle = word.root in thesaurus.LIGHT and not named
        parts.append(Part(word.start, word.end, weight * (light if idle else 1.0), choices))
    return parts


def _choices(word: Term, found: Sequence[Term], *, named: bool) -> dict[str, float]:
    """Give what may stand for a word: itself, its synonyms, and those of the phrases it is in."""
    if named and word.root in thesaurus.LIGHT:
        return {word.root: 1.0}  # "Remain in Mexico" is a name
    alternatives = thesaurus.lexicon().alternatives
    choices = {**alternatives.get(word.root, {}), word.root: 1.0}
    for phrase in found:
        if phrase.start <= word.start and word.end <= phrase.end:
            choices = {**alternatives[phrase.root], phrase.root: 1.0, **choices}
    return choices


def _weight(root: str, choices: Mapping[str, float], index: Index, *, named: bool) -> float:
    """Weigh a word: as it stands in the documents, else by its rarest synonym there, else as unknown."""
    if root in choices:
        return index.weight(root)
    if choices:
        return _SYNONYM * max(map(index.weight, choices))
    return (1.0 if named else _UNKNOWN) * index.weight(root)
