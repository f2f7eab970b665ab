"""Short forms that a document defines ("High-Level Economic Dialogue (HLED)"), and the other form of what a text says.

A short form counts only where it is written as one: "ACCESS" is an organisation, and "access" a word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.text.analyse import Term, all_stems, stems
from usmx_corpus.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

Name = tuple[str, ...]  # the stems of what a short form stands for

#: Characters before a short form that hold its name: 22 words.
_LONGEST_NAME = 400
#: Letters of the longest short form.
_LONGEST_FORM = 10
_PART = re.compile(r"[^\s\-/.]+")
_SMALL_WORDS = frozenset("a an and at by de del for in la of on or the to & with y".split())
_DEFINITION = re.compile(rf"\(([A-Z][A-Za-z&]{{1,{_LONGEST_FORM - 1}}})\)")
_LETTERS = re.compile(r"[A-Z][A-Za-z&]+")
_WRITTEN = re.compile(r"\b(?=\w*[A-Z]\w*[A-Z])[A-Z][A-Za-z&]{1,9}\b")


class ShortForms(NamedTuple):
    """Short forms as they are written, with the stems of their names.

    `by_stem` has them by the stem of their letters as a word, `by_name` by their names of several words; `lengths` are
    those of these names by their first stem. A text that holds none of the stems in `leads` holds none of the forms.
    """

    names: Mapping[str, Name]
    by_stem: Mapping[str, Sequence[str]]
    by_name: Mapping[Name, Sequence[str]]
    lengths: Mapping[str, Collection[int]]
    leads: frozenset[str]


def indexed(names: Mapping[str, Name]) -> ShortForms:
    """Return short forms by the stems that lead to them."""
    by_stem: dict[str, list[str]] = {}
    by_name: dict[Name, list[str]] = {}
    lengths: dict[str, set[int]] = {}
    for short, name in names.items():
        by_stem.setdefault("".join(all_stems(short)), []).append(short)
        if len(name) > 1:
            by_name.setdefault(name, []).append(short)
            lengths.setdefault(name[0], set()).add(len(name))
    return ShortForms(names, by_stem, by_name, lengths, frozenset((*by_stem, *lengths)))


def defined(texts: Iterable[str]) -> dict[str, Name]:
    """Return the short forms that the texts of a document define, with the stems of their names; the first one wins."""
    found: dict[str, Name] = {}
    for text in texts:
        for short, name in acronyms(text).items():
            if _WRITTEN.fullmatch(short) and (stems_ := tuple(stems(name))):
                found.setdefault(short, stems_)
    return found


def written_at(text: str, start: int) -> set[str]:
    """Return the short form that is written at a place of a text, with and without a plural "s"; empty for none."""
    found = _WRITTEN.match(text, start)
    return {found[0], found[0].removesuffix("s")} if found else set()


def other_forms(forms: ShortForms, content: Sequence[Term], text: str) -> Iterator[Term]:
    """Yield the other forms of the content words of a text: a name for its short form, and a short form for its name.

    The stem of a short form is the form as it is written, so that no word is taken for it.
    """
    for number, word in enumerate(content):
        for short in forms.by_stem.get(word.stem, ()):
            if text.startswith(short, word.start):
                yield from (Term(stem, word.start, word.end) for stem in (short, *forms.names[short]))
        for length in forms.lengths.get(word.stem, ()):
            row = content[number : number + length]
            name = tuple(term.stem for term in row)
            for short in forms.by_name.get(name, ()) if len(name) == length else ():
                yield Term(short, word.start, row[-1].end)


def acronyms(text: str) -> dict[str, str]:
    """Find the short forms a text defines by their initials: "High-Level Economic Dialogue (HLED)"."""
    return dict(_definitions(text)) if "(" in text else {}


def short_forms_in(text: str, known: Mapping[str, str]) -> list[str]:
    """Return those of some short forms that a text holds, also within a word, the longest first."""
    if not known:
        return []
    rows = (row for row in _LETTERS.finditer(text))
    starts = (row.start() + place for row in rows for place, letter in enumerate(row[0]) if letter.isupper())
    held = {text[start : start + length] for start in starts for length in range(2, _LONGEST_FORM + 1)}
    return sorted(held & known.keys(), key=lambda short: (-len(short), short))


def _definitions(text: str) -> Iterator[tuple[str, str]]:
    for found in _DEFINITION.finditer(text):
        short, first = found[1], found.start() - _LONGEST_NAME
        before = (text[first : found.start()].partition(" ")[2] if first > 0 else text[: found.start()]).rstrip()
        # Twice its letters, and two: "Organisation for Economic Co-operation and Development (OECD)" has four joints.
        starts = [word.start() for word in re.finditer(r"\S+", before)][-2 * len(short) - 2 :]
        spelled = (before[start:] for start in reversed(starts) if _has_initials(before[start:], short))
        name = next(spelled, None)
        if name:
            yield short, name


def _has_initials(name: str, short: str) -> bool:
    """Whether the letters of `short` are the initials of `name`, small words and hyphenated parts counted or not."""
    first = _PART.search(name)
    if first is None or fold(first[0][0]).lower() != short[0].lower():
        return False
    return _initials_fit(_PART.findall(fold(name)), short)


def _initials_fit(parts: list[str], short: str) -> bool:
    letters = short.lower()
    fitted = {0}  # how many of the letters the parts so far may stand for
    for part in parts:
        taken = {count + 1 for count in fitted if letters.startswith(part[0].lower(), count)}
        fitted = taken | fitted if part in _SMALL_WORDS else taken
    return len(short) in fitted
