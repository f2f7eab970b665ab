"""Short forms that documents define ("High-Level Economic Dialogue (HLED)"), and both forms of what a text says.

A short form counts where it is written as one: "ACCESS" is an organisation, and "access" a word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.facts import entities
from usmx_corpus.text.terms import Term, every_root, roots

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Name = tuple[str, ...]  # the roots of what a short form stands for

_WRITTEN = re.compile(r"\b(?=\w*[A-Z]\w*[A-Z])[A-Z][A-Za-z&]{1,9}\b")


class ShortForms(NamedTuple):
    """Some short forms as they are written, with the roots of their names.

    `by_root` has them by the root that their letters have as a word, `by_first` by the first root of a longer name.
    """

    names: Mapping[str, Name]
    by_root: Mapping[str, Sequence[str]]
    by_first: Mapping[str, Sequence[str]]


def known(names: Mapping[str, Name]) -> ShortForms:
    """Give short forms by what leads to them."""
    by_root: dict[str, list[str]] = {}
    by_first: dict[str, list[str]] = {}
    for short, name in names.items():
        by_root.setdefault("".join(every_root(short)), []).append(short)
        if len(name) > 1:
            by_first.setdefault(name[0], []).append(short)
    return ShortForms(names, by_root, by_first)


def defined(texts: Iterable[str]) -> dict[str, Name]:
    """Give the short forms that some texts define, with the roots of their names; of several the first."""
    found: dict[str, Name] = {}
    for text in texts:
        for short, name in entities.acronyms(text).items():
            if _WRITTEN.fullmatch(short) and (said := tuple(roots(name))):
                found.setdefault(short, said)
    return found


def written(text: str) -> set[str]:
    """Give the words of a text that are written as short forms are."""
    return set(_WRITTEN.findall(text))


def other_forms(forms: ShortForms, matter: Sequence[Term], text: str) -> Iterator[Term]:
    """Give the other forms of the content words of a text: a name for its short form, and the other way round.

    A short form is a term whose root is as it is written, so that no word is taken for it.
    """
    for number, word in enumerate(matter):
        for short in forms.by_root.get(word.root, ()):
            if text.startswith(short, word.start):
                yield from (Term(root, word.start, word.end) for root in (short, *forms.names[short]))
        for short in forms.by_first.get(word.root, ()):
            row = matter[number : number + len(forms.names[short])]
            if tuple(term.root for term in row) == forms.names[short]:
                yield Term(short, word.start, row[-1].end)
