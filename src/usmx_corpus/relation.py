"""What two documents are to each other: one decision for `diff`, folder diffs and `list duplicates`.

It depends on the two documents alone, never on what else a folder holds: on the words of their paragraphs and list
items, their titles, dates and addresses. `decide` works on sets of documents (bits), so that `list duplicates` decides
thousands of pairs at once; `relation` asks it about one pair.

The evidence below was read off 360 real revisions (gold/revisions; 354 are revisions, 6 replace a text by another),
the 23 labelled pairs of gold/align, and 400 pairs read of the 146,903 pairs of the archive of 14,396 releases that
share a fifth of either text; `python tests/bench/relations.py FOLDER` prints the figures.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.text.analyse import FUNCTION_WORDS
from usmx_corpus.text.shingles import compared_words, is_figure, shingles, words_hash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet
    from datetime import date

    from usmx_corpus.model import Header, Relation
    from usmx_corpus.text.bitsets import Bits
    from usmx_corpus.text.shingles import Shingle

# Shares of the 5-word shingles of a text that the other holds too.
#: Of either side of a copy, whose figures are the same too: a release posted twice, with a word mended.
SAME = 0.99
#: Of either side of a text that was only mended, whatever its title says, if its figures are the same: the two
#: revisions that spell the name in their title otherwise share .93 and .97.
MENDED = 0.9
#: Of one side of a text that the other holds whole: an excerpt, however old. Of the 984 pairs of the archive more than
#: 60 days apart that share half of one side and not a third of the other, the short texts of set phrases (orders that
#: are little but their closing provisions, lists of nominations) share .5 to .86.
WHOLE = 0.9
#: Of either side of a version: .72 or more in all 354 real revisions that are no other text. A notice and the
#: message to Congress about it share .50 to .66 both ways.
VERSION = 0.7
#: Of one side of a derived text: the summary shares .62 with the fact sheet. Two texts about one event share .45 at
#: most (an order and its fact sheet), the statement of the five documents .12.
DERIVED = 0.5
#: Of either side of a template: two declarations of a day share .3 and more, which texts that quote each other do not
#: (a ceremony's announcement and remarks, .25).
FRAME = 0.3
#: Of one side of two texts about one event, or of its words in aligned statements. The texts of June and September of
#: the five documents align .19 of their words, those about the June meeting three quarters.
RELATED = 0.2
#: Of the figures of either side; with less in common both ways the figures were replaced. Of 46 pairs a day to three
#: apart the 40 that fill a template anew share less (dated letters, .75 to .83), speeches as prepared and as
#: delivered more (.87 to .96).
FIGURES = 0.85
#: Of the words of the shorter of two titles: "… Approves Georgia Disaster Declaration" is like that of Florida, that of
#: the summary not like that of the fact sheet. Of 352 pairs a fortnight apart at most that share a frame, less than
#: half of one side, and name two subjects, 301 have titles alike, and those that were read are templates.
TITLE = 0.5
#: Days. Of 25 pairs 4 to 60 days apart with the figures of a version, the 5 that are versions (a list kept up to date,
#: a fact sheet at the passage and at the signing) are 14 apart at most; of 40 read of the 99 that are more than 60
#: apart, 38 are filled in anew, and 2 are the list again.
VERSION_DAYS = 14
#: Days. The labelled pairs about one event are 34 apart at most, those about hurricane weeks 371.
EVENT_DAYS = 60

_PLAIN = frozenset(word.encode() for word in FUNCTION_WORDS)


class Profile(NamedTuple):
    """What of a document decides how it relates to another.

    `figures` are its different figures, `figures_hash` that of all in order; `title` the words of the title but for
    figures and function words.
    """

    shingles: AbstractSet[Shingle]
    words: AbstractSet[bytes]
    figures: AbstractSet[bytes]
    figures_hash: int
    title: frozenset[bytes]
    day: date | None
    url: str


def profile(texts: Iterable[str], header: Header) -> Profile:
    """Return the profile of a document from the texts of its paragraphs and list items, in order, and its header."""
    words = compared_words(texts)
    different = set(words)
    figures = set(filter(is_figure, different))
    return Profile(
        shingles=shingles(words),
        words=different,
        figures=figures,
        figures_hash=words_hash(filter(figures.__contains__, words)),
        title=title_words(header.title),
        day=header.date,
        url=header.url,
    )


def title_words(title: str) -> frozenset[bytes]:
    """Return the words of a title that may name what the text is about."""
    words = (word for word in compared_words([title]) if len(word) > 1 and word not in _PLAIN)
    return frozenset(word for word in words if word.isalpha() or not word.isascii())


class Evidence(NamedTuple):
    """For each property, the documents that have it, of those that one document is compared with.

    By shares of their words, both ways: `same`, `mended`, `most`, `halves`, `frame`; one way: `whole`,
    `half`, `related`.
    `equal_figures`: the same figures in order; `new_figures`: figures replaced on both sides. `renamed`: each title
    names something in its text that the other neither names nor mentions. `alike_titles`: half the words are the same.
    `another_day`, `later` (than a version), `apart` (too far for one event): by their dates, where both are known.
    `same_page`: by their address, which a list that is kept up to date keeps.
    """

    same: Bits
    mended: Bits
    most: Bits
    halves: Bits
    frame: Bits
    whole: Bits
    half: Bits
    related: Bits
    equal_figures: Bits
    new_figures: Bits
    renamed: Bits
    alike_titles: Bits
    another_day: Bits
    later: Bits
    apart: Bits
    same_page: Bits


def decide(found: Evidence) -> Iterator[tuple[Relation, Bits]]:
    """Yield each relation with the documents it holds for; none holds for those that are unrelated.

    - copy: the same words but for a trifle, and the same figures;
    - template: a shared frame filled in anew, for another subject or another time;
    - version: most words of both, in the same days;
    - derived: half the words of one;
    - same-event: a part of the words of one, in the same weeks.
    """
    copies = found.same & found.equal_figures
    renamed = found.renamed & ~(found.mended & found.equal_figures)
    templates = (
        (found.halves & (renamed | found.later | (found.another_day & found.new_figures)))
        | (found.frame & renamed & found.alike_titles)
        | ((found.frame | found.half) & ~found.whole & (found.apart | (found.later & found.alike_titles)))
        | (found.related & ~found.half & found.apart & found.alike_titles)
    )
    templates &= ~found.same_page
    rest = -1
    decided: tuple[tuple[Relation, Bits], ...] = (
        ("copy", copies),
        ("template", templates),
        ("version", found.most),
        ("derived", found.half),
        ("same-event", found.related & (~found.apart | found.same_page)),
    )
    for name, holds in decided:
        yield name, holds & rest
        rest &= ~holds


def relation(left: Profile, right: Profile, aligned: float = 0.0) -> Relation:
    """Decide what two documents are to each other; `aligned` is the larger share of words in aligned statements."""
    return next((name for name, holds in decide(_evidence(left, right, aligned)) if holds), "unrelated")


def at_least(size: int, share: float) -> int:
    """Return how many items a share (0–1) of `size` items is, one at least."""
    return max(1, ceil(size * share - 1e-9))


def _evidence(left: Profile, right: Profile, aligned: float) -> Evidence:
    words = _Common.between(left.shingles, right.shingles)
    days = abs((left.day - right.day).days) if left.day and right.day else 0
    found = Evidence(
        same=words.is_share_of_both(SAME),
        mended=words.is_share_of_both(MENDED),
        most=words.is_share_of_both(VERSION),
        halves=words.is_share_of_both(DERIVED),
        frame=words.is_share_of_both(FRAME),
        whole=words.is_share_of_one(WHOLE),
        half=words.is_share_of_one(DERIVED),
        related=aligned >= RELATED or words.is_share_of_one(RELATED),
        equal_figures=left.figures_hash == right.figures_hash,
        new_figures=are_replaced(left.figures, right.figures),
        renamed=_names(left, right) and _names(right, left),
        alike_titles=are_alike(left.title, right.title),
        another_day=days > 0,
        later=days > VERSION_DAYS,
        apart=days > EVENT_DAYS,
        same_page=bool(left.url) and left.url == right.url,
    )
    return Evidence(*map(int, found))


def are_replaced(left: AbstractSet[bytes], right: AbstractSet[bytes]) -> bool:
    """Whether two texts have other figures, both of them."""
    return bool(left and right) and not _Common.between(left, right).is_share_of_one(FIGURES)


def are_alike(left: AbstractSet[bytes], right: AbstractSet[bytes]) -> bool:
    """Whether two titles are of one pattern: half the words of the shorter one are in the other."""
    return bool(left and right) and _Common.between(left, right).is_share_of_one(TITLE)


class _Common(NamedTuple):
    """How many items two sets share, and their sizes, the smaller first."""

    shared: int
    smaller: int
    larger: int

    @classmethod
    def between(cls, left: AbstractSet[object], right: AbstractSet[object]) -> _Common:
        return cls(len(left & right), *sorted((len(left), len(right))))

    def is_share_of_both(self, share: float) -> bool:
        return self.shared >= at_least(self.larger, share)

    def is_share_of_one(self, share: float) -> bool:
        return self.shared >= at_least(self.smaller, share)


def _names(one: Profile, other: Profile) -> bool:
    """Whether the title of one names something in its text that the other does not have."""
    return bool((one.title & one.words) - other.words - other.title)
