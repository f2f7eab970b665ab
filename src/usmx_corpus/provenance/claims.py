"""Take a claim apart: the words, names and figures that a source would have to state, and what each weighs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.facts import vocabulary
from usmx_corpus.provenance import conflicts, thesaurus
from usmx_corpus.provenance.retrieval import phrases, sought
from usmx_corpus.provenance.terms import content, roots, words
from usmx_corpus.words import tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from usmx_corpus.model import Fact, FactType
    from usmx_corpus.provenance.retrieval import Index, Sought
    from usmx_corpus.provenance.terms import Term

Form = tuple[str, ...]  # the roots of one written form of a name

#: What a word weighs that carries a sentence and not its matter (`thesaurus.LIGHT`).
_LIGHT = 0.3
#: A claim with fewer words of matter than this is carried by the light ones too ("told them not to come").
_FEW = 3
#: A word that no document holds is often another way to say one that they do; a name that no document holds is not.
_UNKNOWN = 0.7
_SYNONYM = 0.8
_FIGURE = 0.8
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

    def credit(self, there: Collection[str]) -> float:
        """Give how well (0–1) some roots state this part; figures are compared as facts and never by their words."""
        if self.forms:
            return float(any(all(root in there for root in form) for form in self.forms))
        if len(there) < len(self.choices):
            return max((self.choices[root] for root in there if root in self.choices), default=0.0)
        return max((credit for root, credit in self.choices.items() if root in there), default=0.0)

    def said_by(self, there: Collection[str]) -> list[str]:
        """Give those roots that state this part best."""
        if self.forms:
            return [root for form in self.forms if all(root in there for root in form) for root in form]
        best = self.credit(there)
        return [root for root, credit in self.choices.items() if root in there and credit == best]


class Claim(NamedTuple):
    """A claim taken apart, its parts in order of place.

    `text` is what was read of it, `words` all its words in a row, folded; `sought` is what may stand for its parts,
    `types` are those of its facts; `worth` is how many words that no other passage holds its parts weigh as much as.
    """

    text: str
    words: str
    parts: tuple[Part, ...]
    sought: Sought
    facts: tuple[Fact, ...]
    types: frozenset[FactType]
    worth: float
    is_read: bool


def take_apart(text: str, index: Index) -> Claim:
    """Give the parts of a claim, weighed by how rare they are in the documents of the index."""
    folded = " ".join(tokens(text))
    is_read = len(text) <= _LONGEST
    text = text[:_LONGEST]
    facts = conflicts.matter(text)
    index.learn(roots(text))
    every = [word for word in words(text) if not any(f.start < word.end and word.start < f.end for f in facts)]
    parts = [*(_fact_part(fact, index) for fact in facts), *_word_parts(text, every, index)]
    rarest = index.weight("")  # 0 in a corpus without passages
    worth = sum(part.weight for part in parts) / rarest if rarest else 0.0
    parts.sort(key=lambda part: part.start)
    wanted = sought(root for part in parts for root in (*part.choices, *(root for form in part.forms for root in form)))
    return Claim(text, folded, tuple(parts), wanted, facts, frozenset(fact.type for fact in facts), worth, is_read)


def _fact_part(fact: Fact, index: Index) -> Part:
    if fact.type in conflicts.FIGURES:
        return Part(fact.start, fact.end, _FIGURE * index.weight(""), {}, fact=fact)
    forms = sorted({form for form in (*_forms(str(fact.value)), tuple(roots(fact.text))) if form}, key=len)
    known = [max(map(index.weight, form)) for form in forms if all(map(index.knows, form))]
    weight = min(known, default=index.weight("")) if forms else _EVERYWHERE
    choices = {root: 1 / len(form) for form in reversed(forms) for root in sorted(form)}
    return Part(fact.start, fact.end, weight, choices, tuple(forms), fact)


@cache
def _forms(name: str) -> list[Form]:
    """Give the written forms of a known name as roots."""
    return sorted({tuple(roots(text)) for text in _texts().get(name, ())})


@cache
def _texts() -> dict[str, list[str]]:
    """Give the written forms of every known name."""
    found: dict[str, list[str]] = {}
    for several in vocabulary.lexicon().forms.values():
        for form in several:
            if form.kind not in {"", "title"}:
                found.setdefault(form.name, []).append(form.text)
    return found


def _word_parts(text: str, every: Sequence[Term], index: Index) -> list[Part]:
    matter = content(list(every))
    heavy = sum(word.root not in thesaurus.LIGHT for word in matter)
    light = _LIGHT + (1 - _LIGHT) * max(0, _FEW - heavy) / (_FEW + 1)
    found = phrases(every, thesaurus.lexicon().by_first)
    return [_word_part(text, word, _choices(word, found), light, index) for word in matter]


def _choices(word: Term, found: Sequence[Term]) -> dict[str, float]:
    """Give what may stand for a word: itself, its synonyms, and those of the phrases it is in."""
    alternatives = thesaurus.lexicon().alternatives
    choices = {**alternatives.get(word.root, {}), word.root: 1.0}
    for phrase in found:
        if phrase.start <= word.start and word.end <= phrase.end:
            choices = {**alternatives[phrase.root], phrase.root: 1.0, **choices}
    return choices


def _word_part(text: str, word: Term, choices: dict[str, float], light: float, index: Index) -> Part:
    """Weigh a word: as it stands in the documents, else by its rarest synonym there, else as unknown."""
    named = text[word.start].isupper() and word.start > 0
    idle = word.root in thesaurus.LIGHT
    if named and idle:
        choices, idle = {word.root: 1.0}, False  # "Remain in Mexico" is a name
    known = {root: credit for root, credit in choices.items() if index.knows(root)}
    if word.root in known:
        weight = index.weight(word.root)
    elif known:
        weight = _SYNONYM * max(map(index.weight, known))
    else:
        weight = (1.0 if named else _UNKNOWN) * index.weight(word.root)
    return Part(word.start, word.end, weight * (light if idle else 1.0), known)
