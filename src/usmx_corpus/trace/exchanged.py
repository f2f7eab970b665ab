"""What a claim has in the place of other words, where it repeats a sentence of its source otherwise.

Where most words of a sentence stand in one order in both, the rest is not said in other words but exchanged: "Airtel
will lay the cable" for "Safaricom will lay the cable". What the claim leaves out matters where it is a rank ("Deputy
President") or part of a name ("South Sudan"). The words are aligned by their longest common runs (Ratcliff and
Obershelp 1988).
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus import facts
from usmx_corpus.facts import name_runs, name_words, same_names
from usmx_corpus.model import Difference
from usmx_corpus.text import rarity
from usmx_corpus.text.analyse import FUNCTION_WORDS, placed_tokens, stem
from usmx_corpus.text.patterns import Patterns
from usmx_corpus.trace import thesaurus

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from usmx_corpus.model import Fact
    from usmx_corpus.trace.claim import Claim, Part

Span = tuple[int, int]

#: A claim repeats a sentence where this share of its words, by weight, stands there in one order.
_REPEATED = 0.5
#: It repeats it word for word but for one change where this share of all its words does.
_VERBATIM = 0.7
#: And this many words of content.
_FEWEST = 2
#: What replaces so many words of content is no exchange of words.
_LONGEST = 6
_PATTERNS = Patterns(
    {
        "end": r"[.!?][”\"’)]?\s|\n",
        "pause": r"[.!?,;:—–][”\"’)]?\s|\n",
        "another verb": r"\b(?:and|but) (?:(?:also|now) )?+"
        r"(?:[a-z]{2,}ed|will|has|have|is|are|was|were|made|held|gave|set) ",
    }
)
#: These need an object right behind them.
_PREPOSITIONS = frozenset("to of in on at for from with by into against under about".split())
_ARTICLES = frozenset(("the", "a", "an"))
#: Words before a name that are none: "First Lady".
_TITLES = name_words.TITLES | name_words.ROLES | name_words.QUALIFIERS
#: What a rank is of.
_OFFICES = name_words.ROLES | {"prime", "general"}
#: What denies the words right behind it.
_DENYING = frozenset(("no", "not", "never", "neither", "nor", "without"))


class _Word(NamedTuple):
    """A word without its inflection, and its place."""

    stem: str
    start: int
    end: int


class Exchange(NamedTuple):
    """The places of words in a claim and in its source that take one place; one of them may be empty."""

    mine: Span
    theirs: Span


def exchanged(
    claim: Claim, source: str, places: Sequence[Sequence[Span]], around: Collection[str]
) -> tuple[tuple[Difference, ...], tuple[str, ...]]:
    """Return the names that a source has in the place of others, and the words of the claim that it does not bear out.

    `places` are those of the parts of the claim in the source, `around` the stems of all that stands around it.
    """
    found, share = _exchanges(claim.text, source)
    pairs = [pair for pair in found if _is_other(claim, pair, source, places)]
    named = [pair for pair in pairs if _is_name(claim.text, pair.mine) and _is_name(source, pair.theirs)]
    if len(pairs) > 1 or share < _VERBATIM:
        pairs = named  # words in place of others are other words for it, where most of the sentence is put otherwise
    loose = [part for pair in pairs for part in _not_told(claim, pair.mine, places)]
    loose += [part for pair in found for part in _added(claim, pair, places, around)]
    words = [claim.text[part.start : part.end] for part in loose]
    words += [word for pair in found for word in _left_out(claim, source, pair)]
    words += [word for pair in found for word in _joined_across(claim.text, source, pair)]
    others = [pair for pair in found if pair.mine[0] < pair.mine[1]]
    if share >= _VERBATIM and len(others) == 1:
        words += _moved_here(claim, source, others[0], places)
    differences = (Difference("name", claim.text[slice(*one)], source[slice(*other)]) for one, other in named)
    return tuple(differences), tuple(words)


def cut(claim: Claim, source: str) -> tuple[str, ...]:
    """Return the words at the ends of a quoted claim that mean something else in its source: "South | Sudan"."""
    found, _ = _exchanges(claim.text, source)
    return tuple(word for each in found for word in _left_out(claim, source, each))


# --- the same sentence -----------------------------------------------------------------------------------------------


def _exchanges(claim: str, source: str) -> tuple[list[Exchange], float]:
    """Return the places in which a claim differs from the sentence that it repeats, and the share of its words there.

    There are no places where it repeats none.
    """
    mine, theirs = _words(claim), _words(source)
    matcher = SequenceMatcher(None, [word.stem for word in mine], [word.stem for word in theirs], autojunk=False)
    same = [word for block in matcher.get_matching_blocks() for word in mine[block.a : block.a + block.size]]
    held, total = sum(map(_weight, same)), sum(map(_weight, mine))
    if held < _REPEATED * total or sum(_weight(word) > 0 for word in same) < _FEWEST:
        return [], 0.0
    changes = [change[1:] for change in matcher.get_opcodes() if change[0] != "equal"]
    places = (_placed(mine, theirs, source, change) for change in changes)
    return [place for place in places if place], len(same) / len(mine)


def _placed(
    mine: Sequence[_Word], theirs: Sequence[_Word], source: str, change: tuple[int, int, int, int]
) -> Exchange | None:
    """Return the places of a change, given by words; None where it lies in two sentences of the source.

    Of what stands before the first common word or behind the last only what is beside it is in the place of something.
    """
    first, last, start, end = change
    begins, ends = first == 0, last == len(mine) and first > 0
    beside = last - first + 1
    start, end = (max(start, end - beside) if begins else start), (min(end, start + beside) if ends else end)
    stretch = _stretch(theirs, start, end)
    if not begins and not ends:
        is_one = not _PATTERNS["end"].search(source, *stretch)
        return Exchange(_stretch(mine, first, last), stretch) if is_one else None
    breaks = [each.span() for each in _PATTERNS["pause"].finditer(source, *stretch)]
    if breaks:
        stretch = (breaks[-1][1], stretch[1]) if begins else (stretch[0], breaks[0][0])
    return Exchange(_stretch(mine, first, last), stretch)


def _words(text: str) -> list[_Word]:
    return [_Word(stem(word), start, end) for word, start, end in placed_tokens(text) if word not in _ARTICLES]


def _weight(word: _Word) -> float:
    return 0.0 if word.stem in FUNCTION_WORDS else rarity.weight(word.stem)


def _stretch(words: Sequence[_Word], first: int, last: int) -> Span:
    """Return where some words begin and end; an empty stretch lies before the next word."""
    if first < last:
        return words[first].start, words[last - 1].end
    place = words[first].start if first < len(words) else (words[-1].end if words else 0)
    return place, place


# --- in place of what ------------------------------------------------------------------------------------------------


def _not_told(claim: Claim, stretch: Span, places: Sequence[Sequence[Span]]) -> list[Part]:
    """Return the parts of a claim in a stretch that its source does not state."""
    return [
        part
        for part, spans in zip(claim.parts, places, strict=True)
        if stretch[0] <= part.start < stretch[1] and not spans and not _is_light(claim.text, part)
    ]


def _is_light(claim: str, part: Part) -> bool:
    """Whether a word only carries the sentence, or stands for whoever was named before."""
    word = claim[part.start : part.end]
    if word.lower().rstrip(".") in name_words.TITLES:
        return True
    return not word[:1].isupper() and (stem(word.lower()) in thesaurus.LIGHT or word.lower() in name_words.ROLES)


def _is_other(claim: Claim, found: Exchange, source: str, places: Sequence[Sequence[Span]]) -> bool:
    """Whether the source has something else in the place of what a claim says and it does not.

    It is nothing else where the claim says it too, where it stands for somebody, or is another form of the name.
    """
    if found.theirs[0] == found.theirs[1] or not _not_told(claim, found.mine, places):
        return False
    words = [word for word in _words(source[slice(*found.theirs)]) if _weight(word) > 0]
    told = [span for spans in places for span in spans]
    free = [
        word
        for word in words
        if not any(start <= found.theirs[0] + word.start < end for start, end in told)
        and word.stem not in thesaurus.LIGHT
        and source[found.theirs[0] + word.start : found.theirs[0] + word.end].lower() not in name_words.ROLES
    ]
    if not free or len(words) > _LONGEST:
        return False
    one, other = claim.text[slice(*found.mine)], source[slice(*found.theirs)]
    if same_names.same(one, other) or _is_short_for(other, one):
        return False
    mine, theirs = facts.names_in(one, claim.country), facts.names_in(other, claim.country)
    return not any(facts.agree(left, right) or facts.states(right, left) for left in mine for right in theirs)


def _is_short_for(short: str, name: str) -> bool:
    """Whether some words are the last ones of a name: "the Union", for the European Union."""
    words, whole = _stems(short), _stems(name)
    return bool(words) and whole[-len(words) :] == words


def _stems(words: str) -> list[str]:
    return [word.stem for word in _words(words) if _weight(word) > 0]


def _moved_here(claim: Claim, source: str, found: Exchange, places: Sequence[Sequence[Span]]) -> list[str]:
    """Return the words at the head of a repeated sentence that stand in another sentence, for others that are here."""
    words = _words(source[slice(*found.theirs)])
    if found.mine[0] > 0 or not words or not any(_weight(word) > 0 for word in words):
        return []
    one, other = claim.text[slice(*found.mine)], source[slice(*found.theirs)]
    if same_names.same(one, other) or _is_short_for(other, one) or not _is_name(source, found.theirs):
        return []
    end = _PATTERNS["end"].search(source, found.theirs[1])
    stop = end.start() if end else len(source)
    own = [
        spans
        for part, spans in zip(claim.parts, places, strict=True)
        if found.mine[0] <= part.start < found.mine[1] and not _is_light(claim.text, part)
    ]
    is_elsewhere = own and all(spans and not any(found.theirs[0] <= at < stop for at, _ in spans) for spans in own)
    return [one] if is_elsewhere else []


def _is_name(text: str, stretch: Span) -> bool:
    """Whether some words are a name: each has a capital, and the first word of a sentence is no common one."""
    every = [token for token in name_runs.tokens(text[slice(*stretch)]) if token.low not in name_words.SMALL]
    opens = name_runs.is_first(text, stretch[0])
    if all(token.low in _TITLES for token in every):
        return False
    return all(
        token.capital and (number > 0 or not opens or name_runs.is_proper(token)) for number, token in enumerate(every)
    )


def _added(claim: Claim, found: Exchange, places: Sequence[Sequence[Span]], around: Collection[str]) -> list[Part]:
    """Return the words of names that a claim adds and nothing around the source has."""
    return [
        part
        for part in (_not_told(claim, found.mine, places) if found.theirs[0] == found.theirs[1] else ())
        if claim.text[part.start].isupper() and part.start > 0 and not part.credit(around)
    ]


# --- left out --------------------------------------------------------------------------------------------------------


def _left_out(claim: Claim, source: str, found: Exchange) -> list[str]:
    """Return the words of a claim that the source has only with a rank, denied, or as part of a longer name."""
    if found.mine[0] != found.mine[1]:
        return []
    words = [claim.text[word.start : word.end] for word in _beside(claim.text, found.mine[0])]
    left = [word for word, _, _ in placed_tokens(source[slice(*found.theirs)])]
    if name_words.RANKS.intersection(left) and any(word.lower() in _OFFICES for word in words):
        return words
    if _DENYING.intersection(left[-1:]):
        return words
    mine = [name for name in facts.names_in(claim.text, claim.country) if name.start == found.mine[0]]
    theirs = [
        name
        for name in facts.names_in(source, claim.country)
        if name.start <= found.theirs[0] and found.theirs[1] < name.end
    ]
    pairs = ((one, other) for one in mine for other in theirs)
    return words if any(facts.agree(*pair) is False or _acts_apart(*pair) for pair in pairs) else []


def _acts_apart(one: Fact, other: Fact) -> bool:
    """Whether a claim has a country that acts in the place of a state of it: "Western | Australia opened"."""
    return one.type == "actor" and facts.agree(one, other) is True and not facts.acts_for(other, one)


def _joined_across(claim: str, source: str, found: Exchange) -> list[str]:
    """Return the words that a claim joins across a verb of its source: "access to [the fund, and joined] the bank"."""
    if found.mine[0] != found.mine[1] or not _PATTERNS["another verb"].search(source, *found.theirs):
        return []
    beside = [claim[word.start : word.end] for word in _beside(claim, found.mine[0])]
    return beside if len(beside) > 1 and beside[0].lower() in _PREPOSITIONS else []


def _beside(text: str, place: int) -> list[_Word]:
    """Return the words right before and behind a place."""
    every = _words(text)
    before = [word for word in every if word.end <= place][-1:]
    return before + [word for word in every if word.start >= place][:1]
