"""Find the passages that may state a claim, and read them closely."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, Protocol

from usmx_corpus import facts
from usmx_corpus.facts.shortforms import ShortForms, other_forms
from usmx_corpus.model import Day, Fact, Interval
from usmx_corpus.text.analyse import FUNCTION_WORDS, Term, all_stems, content, locate, tokens
from usmx_corpus.trace import days, holders, thesaurus

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from datetime import date

    from usmx_corpus.facts.shortforms import Name
    from usmx_corpus.model import FactType
    from usmx_corpus.reading.passages import Passage

Wanted = Mapping[str, float]  # stems that may stand for one word of a claim, each with its credit (0–1)
Places = dict[str, list[tuple[int, int]]]  # where each stem is, in characters of the passage

#: The credit of a stem in the title of a document or the headings above a passage; one in the passage itself has 1.
ABOVE = 0.5
#: In months: "September" is the September that is nearest to the day of the document.
_HALF_A_YEAR = 6


class Sought(NamedTuple):
    """The stems that may stand for something a claim says, and the phrases among them by their first stem."""

    stems: frozenset[str]
    phrases: Mapping[str, Sequence[thesaurus.Phrase]]


class Reading(NamedTuple):
    """A passage read closely for a claim.

    `words` are its tokens joined by spaces, `sentences` their spans; `places` has for each sentence where the stems
    are that are sought, `everywhere` the same for the whole passage; `above` are those of its title and headings.
    """

    passage: Passage
    words: str
    sentences: tuple[tuple[int, int], ...]
    places: tuple[Places, ...]
    everywhere: Places
    above: frozenset[str]

    @property
    def text(self) -> str:
        """The text of the passage as a reader sees it."""
        return self.passage.text

    def within(self, first: int, last: int) -> Places:
        """Return the places in the sentences from `first` to before `last`."""
        return merged(self.places[first:last]) if last - first > 1 else self.places[first]

    def sentences_of(self, places: Iterable[int]) -> list[int]:
        """Return the numbers of the sentences in which some places are, each once."""
        found = set()
        for place in places:
            number = bisect_right(self.sentences, place, key=itemgetter(0)) - 1
            if number >= 0 and place < self.sentences[number][1]:
                found.add(number)
        return sorted(found)


def merged(several: Iterable[Places]) -> Places:
    """Return the places of several sentences as one."""
    together: Places = {}
    for places in several:
        for stem, spans in places.items():
            together.setdefault(stem, []).extend(spans)
    return together


class Reach(NamedTuple):
    """How many passages are taken: at most `passages`, with at most `texts` different texts.

    After the first `sure`, a passage that scores less than `least` times the best score is left out.
    """

    passages: int
    texts: int | None = None
    sure: int = 0
    least: float = 0.0


class Passages(Protocol):
    """The passages that may be asked about: what tracing and searching ask of an index."""

    def candidates(self, wanted: Sequence[Wanted], reach: Reach) -> list[Passage]:
        """Return the passages that hold the most of what is wanted by `rarity.weight`, best first.

        Equal scores are ordered by the position of the document and the place in it.
        """

    def holding_all(
        self, stems: Collection[str], limit: int, accept: Callable[[str], bool]
    ) -> tuple[list[Passage], int]:
        """Return those of the first `limit` passages holding all stems whose text is accepted, and how many hold them.

        Every passage holds no stems. Passages are ordered as in `candidates`; the count is at most `limit`.
        """

    def around(self, passage: Passage) -> tuple[list[str], int]:
        """Return the texts of all passages of a document, and the index among them of the passage."""

    def short_forms(self, path: str) -> ShortForms:
        """Return the short forms that a document defines."""

    def names_of(self, short: str) -> Sequence[Name]:
        """Return the names, each its stems, for which any document defines a short form."""


def within(
    reach: Reach, ranked: Sequence[tuple[int, float]], texts: Callable[[Sequence[int]], Sequence[object]]
) -> list[int]:
    """Return the ids within reach of ranked pairs of id and score; `texts` returns their texts, or hashes of them."""
    near = [
        id_ for place, (id_, score) in enumerate(ranked) if place < reach.sure or score >= reach.least * ranked[0][1]
    ]
    every = texts(near)
    first = set(islice(dict.fromkeys(every), reach.texts))
    return [id_ for id_, text in zip(near, every, strict=True) if text in first]


# --- close reading ---------------------------------------------------------------------------------------------------


def sought(stems: Iterable[str]) -> Sought:
    """Return what to look for where some stems and phrases are wanted; a phrase is its stems joined by "_"."""
    every = frozenset(stems) - FUNCTION_WORDS
    known = thesaurus.lexicon().phrases
    return Sought(every, thesaurus.by_first(known[stem] for stem in every if stem in known))


def read(passage: Passage, wanted: Sought, forms: ShortForms) -> Reading:
    """Read a passage closely for what is sought; `forms` are the short forms of its document."""
    sentences = passage.sentences()
    places: tuple[Places, ...] = tuple({} for _ in sentences)
    ends = [end for _, end in sentences]
    for term in look_for(wanted, forms, passage.text):
        number = min(bisect_right(ends, term.start), len(sentences) - 1)
        places[number].setdefault(term.stem, []).append((term.start, term.end))
    words = " ".join(tokens(passage.text))
    return Reading(passage, words, sentences, places, merged(places), above(passage, wanted, forms))


def above(passage: Passage, wanted: Sought, forms: ShortForms) -> frozenset[str]:
    """Return the sought stems in the title and the headings above a passage."""
    return frozenset(term.stem for text in passage.context for term in look_for(wanted, forms, text))


def look_for(wanted: Sought, forms: ShortForms, text: str) -> list[Term]:
    """Return the words and phrases of a text that are sought, and those of which the other form is sought."""
    every_stem = said(text)
    if forms.leads.isdisjoint(every_stem) and wanted.phrases.keys().isdisjoint(every_stem):
        if wanted.stems.isdisjoint(every_stem):
            return []
        return locate([stem if stem in wanted.stems else "" for stem in every_stem], text)
    every = locate(every_stem, text)
    found = [*every, *other_forms(forms, content(every), text)]
    return [term for term in found if term.stem in wanted.stems] + phrases(every, wanted.phrases)


@lru_cache(maxsize=1_024)
def said(text: str) -> tuple[str, ...]:
    """Return what `all_stems` does: each text is looked at first for how likely it is, then closely; titles recur."""
    return tuple(all_stems(text))


def phrases(every: Sequence[Term], by_first: Mapping[str, Iterable[thesaurus.Phrase]]) -> list[Term]:
    """Return the phrases in a row of terms, each as one term; `by_first` has the known ones by their first stem."""
    found = []
    for number in [number for number, word in enumerate(every) if word.stem in by_first]:
        word = every[number]
        for phrase in by_first[word.stem]:
            row = every[number : number + len(phrase)]
            if tuple(term.stem for term in row) == phrase:
                found.append(Term("_".join(phrase), word.start, row[-1].end))
    return found


# --- facts -----------------------------------------------------------------------------------------------------------


def facts_inside(passage: Passage, types: frozenset[FactType]) -> tuple[Fact, ...]:
    """Return the facts of some types in a passage.

    A day without a year is taken to be in the year that puts it nearest to the date of the document.
    """
    day = passage.about.date
    found = _facts(passage.text, types, passage.about.country)
    return tuple(_in_year(fact, day) for fact in found) if day else found


def in_office(found: Sequence[Fact], passage: Passage) -> Iterator[Fact]:
    """Yield for each office among the facts of a passage who held it when its document was issued."""
    for fact in found:
        if fact.type == "actor" and facts.kind(fact) == "office":
            name = holders.holder(str(fact.value), passage.about.date)
            yield from (fact._replace(value=name),) if name else ()


def facts_above(passage: Passage, types: frozenset[FactType]) -> tuple[Fact, ...]:
    """Return the facts of some types in the title and headings."""
    day = passage.about.date
    found = (fact for text in passage.context for fact in _facts(text, types, passage.about.country))
    return tuple(_in_year(fact, day) if day else fact for fact in found)


@lru_cache(maxsize=1_024)
def _facts(text: str, types: frozenset[FactType], country: str) -> tuple[Fact, ...]:
    """Return the facts of some types, figures before names: figures alone were asked for earlier and are cached.

    Names and signs of money are read as in a text of a country.
    """
    figures, names = facts.MEASURES & types, facts.NAMES & types
    return (*facts.facts_of(text, country, figures), *facts.facts_of(text, country, names))


def day(passage: Passage) -> tuple[Fact, ...]:
    """Return the date of the document as a fact; one that the file does not state supports no claim."""
    about = passage.about
    known = None if "date" in about.editorial | about.derived else about.date
    return (Fact("date", known.isoformat(), days.day_of(known), 0, 0),) if known else ()


def _in_year(fact: Fact, day: date) -> Fact:
    """Return a date without a year in the year that puts it nearest to a day; any other fact as it is."""
    first, last = fact.value if isinstance(fact.value, Interval) else (fact.value, fact.value)
    if not (isinstance(first, Day) and isinstance(last, Day)) or last.year is not None or first.month is None:
        return fact
    away = first.month - day.month
    year = day.year + (away < -_HALF_A_YEAR) - (away > _HALF_A_YEAR)
    begun = first._replace(year=year)
    if isinstance(fact.value, Day):
        return fact._replace(value=begun)
    return fact._replace(value=Interval(begun, last._replace(year=year + ((last.month or 0) < first.month))))
