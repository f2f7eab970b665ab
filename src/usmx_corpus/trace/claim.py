"""Take a claim apart: the words, names and figures that a source would have to state, and the weight of each.

All of it depends on the claim alone, and on no folder.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.facts import lexicon, shortforms
from usmx_corpus.text import rarity
from usmx_corpus.text.analyse import all_terms, content, stems, tokens
from usmx_corpus.trace import conflicts, figures, thesaurus
from usmx_corpus.trace.candidates import phrases, sought

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from usmx_corpus.model import Fact, FactType
    from usmx_corpus.text.analyse import Term
    from usmx_corpus.trace.candidates import Sought

Form = tuple[str, ...]  # the stems of one written form of a name

#: The weight of a word that carries a sentence and not its content (`thesaurus.LIGHT`), as a share of its own.
_LIGHT = 0.3
#: A claim with fewer other words than this is carried by the light ones too ("told them not to come").
_FEW = 3
#: A word that is not in the table of rarity is often a typo or a coinage; a name that is not there is a name. With .84
#: one source of dev2.jsonl is lost.
_UNKNOWN = 0.7
#: The weight of a figure or a date, in units of the rarest word. On dev.jsonl fewer sources come first with .64 (hit@1
#: .825, not .863), and with .96 four claims are wrongly called sourced, not three.
_FIGURE = 0.8
#: "Two pillars", "three weeks after": a source may say so in other words (flat from .2 to .6 on dev.jsonl).
_SMALL_FIGURE = 0.4
#: The weight of a country whose every form is a function word or a letter ("U.S."): it is in nearly every passage.
_EVERYWHERE = 1.0

#: How much of a claim is taken apart, in characters: some 600 words. A longer one is a page, and sourced as a quote.
_LONGEST = 4_000


class Part(NamedTuple):
    """One thing that a claim says, at `text[start:end]`: its weight, and what may stand for it in a source.

    `choices` are stems with their credit (0–1); `forms` are the written forms of a name, `fact` its typed value.
    """

    start: int
    end: int
    weight: float
    choices: Mapping[str, float]
    forms: tuple[Form, ...] = ()
    fact: Fact | None = None

    @property
    def stems(self) -> set[str]:
        """All stems that may stand for this part or for a word of it."""
        return {*self.choices, *(stem for form in self.forms for stem in form)}

    @property
    def is_figure(self) -> bool:
        """Whether it is an amount, share, count, date or period."""
        return bool(self.fact and self.fact.type in conflicts.FIGURES)

    @property
    def written(self) -> tuple[frozenset[str], ...]:
        """The stems of a figure, for each of its words those that others write: "half a billion", "500 million"."""
        return figures.spellings(self.fact) if self.fact and self.is_figure else ()

    def credit(self, there: Collection[str]) -> float:
        """Return how well (0–1) some stems state this part, as `Claim.credits` does for all parts."""
        if self.forms:
            return float(any(all(stem in there for stem in form) for form in self.forms))
        return max((self.choices[stem] for stem in there if stem in self.choices), default=0.0)

    def said_by(self, there: Collection[str]) -> list[str]:
        """Return those of some stems that state this part best."""
        if self.forms:
            return [stem for form in self.forms if all(stem in there for stem in form) for stem in form]
        held = {stem: credit for stem, credit in self.choices.items() if stem in there}
        best = max(held.values(), default=0.0)
        return [stem for stem, credit in held.items() if credit == best]


class Claim(NamedTuple):
    """A claim taken apart, its parts in order of place.

    `text` is what was read of it, `words` its tokens joined by spaces; `by_stem` has the parts, by number, that a stem
    may stand for, and the credit (0–1) of each; `sought` is what may stand for any part; `types` are those of its
    facts; `worth` is the weight of all parts in units of the rarest word. `is_read` is False where it was cut off. Its
    titles are read as those of a `country` (as in `name_spans`).
    """

    text: str
    words: str
    parts: tuple[Part, ...]
    by_stem: Mapping[str, Sequence[tuple[int, float]]]
    sought: Sought
    facts: tuple[Fact, ...]
    types: frozenset[FactType]
    worth: float
    is_read: bool
    country: str

    def credits(self, there: Collection[str]) -> dict[int, float]:
        """Return how well (0–1) some stems state each part, by number, without those that they do not state.

        Figures are compared as facts and never by their words.
        """
        found: dict[int, float] = {}
        for stem in there:
            for number, credit in self.by_stem.get(stem, ()):
                if number not in found or credit > found[number]:
                    found[number] = credit
        for number, part in enumerate(self.parts):
            if part.forms and any(all(stem in there for stem in form) for form in part.forms):
                found[number] = 1.0
        return found


@lru_cache(maxsize=64)
def take_apart(text: str, country: str = "") -> Claim:
    """Return the parts of a claim, weighted by how rare they are in what governments write.

    A claim has no country of its own: "the President" is whom a document of some `country` means by that.
    """
    words = " ".join(tokens(text))
    is_read = len(text) <= _LONGEST
    text = text[:_LONGEST]
    facts = conflicts.matter(text, country)
    every = [word for word in all_terms(text) if not any(f.start < word.end and word.start < f.end for f in facts)]
    parts = sorted([*map(_fact_part, facts), *_word_parts(text, every)], key=lambda part: part.start)
    worth = sum(part.weight for part in parts) / rarity.rarest()
    wanted = sought(stem for part in parts for stem in part.stems)
    types = frozenset(fact.type for fact in facts) | _ages(facts)
    return Claim(text, words, tuple(parts), _by_stem(parts), wanted, facts, types, worth, is_read, country)


def _ages(facts: Sequence[Fact]) -> frozenset[FactType]:
    """Return what else may state a bare number or a period: "then 31", of 31 years; "the first five", of five years."""
    is_bare = any(fact.type == "count" and (not fact.unit or fact.unit in conflicts.CENTURIES) for fact in facts)
    is_period = any(fact.type == "period" for fact in facts)
    ages: frozenset[FactType] = frozenset(("period",)) if is_bare else frozenset()
    return ages | {"count"} if is_period else ages


def _by_stem(parts: Sequence[Part]) -> dict[str, list[tuple[int, float]]]:
    """Return the parts that single stems may stand for; a name is stated by its whole forms."""
    found: dict[str, list[tuple[int, float]]] = {}
    for number, part in enumerate(parts):
        for stem, credit in () if part.forms else part.choices.items():
            found.setdefault(stem, []).append((number, credit))
    return found


def _fact_part(fact: Fact) -> Part:
    if fact.type in conflicts.FIGURES:
        weight = _FIGURE if conflicts.must_be_stated(fact) else _SMALL_FIGURE
        return Part(fact.start, fact.end, weight * rarity.rarest(), {}, fact=fact)
    forms = sorted({form for form in (*_forms(str(fact.value)), tuple(stems(fact.text))) if form}, key=len)
    weight = min((max(map(rarity.weight, form)) for form in forms), default=_EVERYWHERE)
    choices = {stem: 1 / len(form) for form in reversed(forms) for stem in sorted(form)}
    return Part(fact.start, fact.end, weight, choices, tuple(forms), fact)


@cache
def _forms(name: str) -> list[Form]:
    """Return the written forms of a known name as stems."""
    return sorted({tuple(stems(text)) for text in written_forms().get(name, ())})


@cache
def written_forms() -> dict[str, list[str]]:
    """Return the written forms of every known name; of one that several countries have, those of all of them."""
    found: dict[str, list[str]] = {}
    for form in lexicon.every_form():
        if form.kind not in {"", "title"}:
            for name in lexicon.meanings(form.name) if form.is_open else (form.name,):
                found.setdefault(name, []).append(form.text)
    several = {bare: [text for name in lexicon.meanings(bare) for text in found[name]] for bare in lexicon.of_several()}
    return {**several, **found}


def _word_parts(text: str, every: Sequence[Term]) -> list[Part]:
    words = content(every)
    heavy = sum(word.stem not in thesaurus.LIGHT for word in words)
    light = _LIGHT + (1 - _LIGHT) * max(0, _FEW - heavy) / (_FEW + 1)
    found = phrases(every, thesaurus.lexicon().by_first)
    parts = []
    for word in words:
        short = shortforms.written_at(text, word.start)
        named = bool(short) or (text[word.start].isupper() and word.start > 0)
        choices = {**_choices(word, found, named=named), **dict.fromkeys(sorted(short), 1.0)}
        weight = _weight(word.stem, choices, named=named)
        idle = word.stem in thesaurus.LIGHT and not named
        parts.append(Part(word.start, word.end, weight * (light if idle else 1.0), choices))
    return parts


def _choices(word: Term, found: Sequence[Term], *, named: bool) -> dict[str, float]:
    """Return what may stand for a word: itself, its synonyms, and those of the phrases it is in."""
    if named and word.stem in thesaurus.LIGHT:
        return {word.stem: 1.0}  # "Remain in Mexico" is a name
    alternatives = thesaurus.lexicon().alternatives
    choices = {**alternatives.get(word.stem, {}), word.stem: 1.0}
    for phrase in found:
        if phrase.start <= word.start and word.end <= phrase.end:
            choices = {**alternatives[phrase.stem], phrase.stem: 1.0, **choices}
    return choices


def _weight(stem: str, choices: Mapping[str, float], *, named: bool) -> float:
    """Return the weight of a word: its own, that of its rarest synonym where it is unknown, or that of an unknown."""
    if named or rarity.is_known(stem):
        return rarity.weight(stem)
    others = [rarity.weight(other) for other in choices if other != stem]
    return max(others) if others else _UNKNOWN * rarity.rarest()
