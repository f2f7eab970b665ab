"""Rows of capitalised words, with the small words that belong to them: what may be a name, before anyone says so.

A row goes on over "of", "for", "and" and commas only where the words show one name: "Ministry of Health and Care", and
not "the Bank of England and Telmar Energy". Headings are left out, for all of their words have capitals.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.facts import lexicon, persons
from usmx_corpus.facts import name_words as words
from usmx_corpus.text import rarity
from usmx_corpus.text.analyse import stems
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

#: A stem that weighs this much is hardly ever written by governments: such a word is a name, not a thing. "Nairobi"
#: weighs 8.9, "Hamilton" 8.5, "Sanitation" 7.9, "Storm" 5.7.
_UNUSUAL = 8.0
#: Words in a name at most: "Innovation, Science and Economic Development Canada" has six.
_LONGEST = 14
#: Letters of a word that a heading writes with a capital.
_WEIGHTY = 4
#: Words in the phrase that an act may begin with: "Respect for Marriage Act".
_PHRASE = 2
#: Words in each of two names with an "and" between them that are no single one.
_LONG = 3
#: Characters before a word that show whether it begins a sentence: the end of the one before, an abbreviation.
_NEAR, _NEARER = 24, 8
#: What may stand between the end of a sentence and the first word of the next.
OPENING = " \t\xa0([\"“‘'"

#: Small words that may stand inside a name, and behind it.
_JOINING = words.SMALL | words.JOINTS | words.SMALL_FIRMS | words.IRISH | words.OF
#: Letters of words that are passed over together, but those that may join a name.
_PASSED = 5
# "J.P.", or a word with its hyphens, apostrophes and strokes: "Stoke-on-Trent", "Ndung’u", "2014/65/EU".
_WORD = r"(?:[^\W\d_]\.){1,6}+|[^\W_]++(?:[-‑'’&/][^\W_]++)*+|&"

_PATTERNS = Patterns(
    {
        "token": _WORD,
        # The same, or several small words that join nothing as one match.
        "shown": rf"(?:(?!(?:{'|'.join(sorted(word for word in _JOINING if len(word) >= _PASSED))})\b)"
        rf"[a-z]{{{_PASSED},}}+ )++|{_WORD}",
        # Where a heading or a sentence ends.
        "cut": r"(?<![.!?:;])[.!?:;]++[\"'”’)\]]*+(?=\s)|\n|\s[–—-]\s",
    }
)
#: Offices that have their field before them, and what may end a name that holds an "and".
_MINISTERS = frozenset(("minister", "secretary"))
#: Those who have a field each: "the Ministers of Health, Education and Labour".
_MANY = frozenset(("ministers", "secretaries", "ministries"))
_ENDS = words.HEADS.keys() | words.FIRMS | _MINISTERS
_POSSESSIVE = re.compile(r"['’]s?$")
_YEAR = re.compile(r"[12]\d{3}")
#: Two capitals in a row: a part of a text without them has no word in capitals.
_LOUD = re.compile(r"[^\W\d_a-z][-‑'’&/.]?[^\W\d_a-z]")


class Token(NamedTuple):
    """A word: `low` in small letters, whether it begins with a capital, with it a sentence, or ends in "’s"."""

    start: int
    end: int
    word: str
    low: str
    capital: bool
    first: bool
    closes: bool


Row = list[Token]


# --- words -----------------------------------------------------------------------------------------------------------


def shown(text: str) -> list[Token]:
    """Return the words of a text that may be of a name, without those of headings."""
    matches = _PATTERNS["shown"].finditer(text)
    # A capital, a number, or a small word that joins two capitals.
    every = [
        _token(text, found.start(), word)
        for found in matches
        if not (word := found[0])[0].islower() or word in _JOINING
    ]
    headings = _headings(text)
    if not headings:
        return every
    starts = [start for start, _ in headings]

    def is_shown(token: Token) -> bool:
        number = bisect_right(starts, token.start) - 1
        return number < 0 or token.start >= headings[number][1]

    return [token for token in every if is_shown(token)]


def tokens(text: str) -> Iterator[Token]:
    """Cut a text into words."""
    for found in _PATTERNS["token"].finditer(text):
        yield _token(text, found.start(), found[0])


def _token(text: str, start: int, word: str) -> Token:
    mark = _POSSESSIVE.search(word) if "’" in word or "'" in word else None
    closes = mark is not None and mark.start() > 0
    if mark and closes:
        word = word[: mark.start()]
    low = word.lower()
    if not word[0].isupper():
        return Token(start, start + len(word), word, low, False, False, closes)  # noqa: FBT003 # a record of a row
    capital = low not in words.STOPPING
    return Token(start, start + len(word), word, low, capital, is_first(text, start), closes)


def is_first(text: str, start: int) -> bool:
    """Whether a word begins a sentence, a quotation or an item."""
    before = text[max(0, start - _NEARER) : start].rstrip(OPENING)
    if not before or before[-1] in "!?:;•*\n…":
        return True
    if before[-1] in "–—-":
        return text[start - 1] == " "
    return before[-1] == "." and _ends_sentence(text[max(0, start - _NEAR) : start])


def _ends_sentence(text: str) -> bool:
    """Whether the full stop that a text ends in closes a sentence: not after an initial or a title."""
    last = text.rstrip(OPENING).removesuffix(".").rpartition(" ")[2].lstrip(OPENING)
    return (len(last) > 1 or last.isdigit()) and last.lower() not in words.ABBREVIATED and "." not in last


def _headings(text: str) -> list[tuple[int, int]]:
    """Return the parts of a text that write every weighty word with a capital, or most words in capitals."""
    cuts = [0, *chain.from_iterable(cut.span() for cut in _PATTERNS["cut"].finditer(text)), len(text)]
    found = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=True):
        part, before = text[start:end], text[max(0, start - 1) : start]
        closed = text[end : end + 1] in {".", "!", "?", ";"} or part.endswith((".", "!", "?"))
        if _is_heading(part, closed=closed, labelled=before == ":"):
            found.append((start, end))
    return found


def _is_heading(part: str, *, closed: bool, labelled: bool) -> bool:
    if (closed or labelled) and not _LOUD.search(part):
        return False
    every = [word for word in _PATTERNS["token"].findall(part) if word[0].isalpha()]
    loud = [word for word in every if word.isupper() and len(word) > 1]
    if len(every) > 1 and 2 * len(loud) > len(every):
        return len(loud) > 2 or len(loud) == len(every)  # noqa: PLR2004 # two short forms and a word are no heading
    weighty = [word for word in every if len(word) >= _WEIGHTY]
    return bool(weighty) and not (closed or labelled) and all(word[0].isupper() for word in weighty)


def is_proper(token: Token) -> bool:
    """Whether a word with a capital is a name by itself: a short form, a rare word, a place that the gazetteer has."""
    is_short = token.word.isupper() and len(token.word) > 1 and "." not in token.word  # "M.R.I." is a thing
    return is_short or _is_unusual(token.low) or token.low in words.REGIONAL or is_place(token.word)


def is_unheard_of(token: Token) -> bool:
    """Whether a word with a capital is hardly anything but a name."""
    return (token.word.isupper() and len(token.word) > 1) or weight(token.low) >= rarity.rarest()


def is_telling(token: Token) -> bool:
    """Whether the first word of a name makes one of plain words behind it: "Chintan Hall", and not "Seaweed Hall"."""
    return is_proper(token) and (is_unheard_of(token) or token.low in words.REGIONAL or is_place(token.word))


def is_place(word: str) -> bool:
    """Whether a word by itself is a country, a state or a city."""
    places = (form for form in lexicon.forms_of(word) if form.kind in {"country", "city", "state"})
    return any(form.text == word and not form.adjective for form in places)


def _is_adjective(word: str) -> bool:
    """Whether a word is a country's adjective: "Cuban"."""
    return any(form.adjective and form.text == word for form in lexicon.forms_of(word))


def _is_unusual(low: str) -> bool:
    return low not in words.COMMON and weight(low) >= _UNUSUAL


@lru_cache(maxsize=8_192)
def weight(low: str) -> float:
    """Return how rare a word is, in British or American spelling; 0 for a function word and what bodies deal with."""
    first, _, last = low.rpartition("-")
    low = last if first in words.PREFIXES else low
    if low in words.FIELDS or low in words.DISEASES or low.endswith(words.COMMON_ENDINGS):
        return 0.0
    if any(letter.isalpha() and not letter.isascii() for letter in low):
        return rarity.rarest()  # English words have no accents
    spelled = low
    for british, american in words.SPELLINGS:
        spelled = spelled.replace(british, american)
    return min(max((rarity.weight(stem) for stem in stems(form)), default=0.0) for form in {low, spelled})


# --- rows ------------------------------------------------------------------------------------------------------------


def runs(every: Sequence[Token]) -> Iterator[Row]:
    """Yield the longest rows of words that make one name, with the small words between them."""
    number = 0
    while number < len(every):
        token = every[number]
        if not token.capital or token.low in words.OPENERS:
            number += 1
            continue
        run = [token]
        number += 1
        while len(run) < _LONGEST and (more := _more(every, run, number)):
            run += more
            number += len(more)
        yield run


def _more(every: Sequence[Token], run: Row, number: int) -> Row:
    """Return the next words of a name: a capital, or small words and a capital that they join to it."""
    last = run[-1]
    if last.closes or number >= len(every) or every[number].first:
        return []
    gap = every[number].start - last.end
    if gap == 1 or (gap == len(". ") and last.low in words.ABBREVIATED):
        return _next(every, run, number)
    return _listed(every, run, number) if gap == len(", ") else []


def _next(every: Sequence[Token], run: Row, number: int) -> Row:
    """Return the next words behind a space."""
    here = every[number]
    if here.low in words.SMALL_FIRMS:
        return [here]
    if here.capital:
        is_other = here.low in words.OPENERS - words.INNER or _begins_another(run, here)
        return [] if is_other else [here]
    if _YEAR.fullmatch(here.word):
        return [here] if words.HEADS.get(run[-1].low) == "law" else []
    joins: list[Callable[[Sequence[Token], Row, int], Row]] = [_foreign, _act, _of, _and]
    return next((more for join in joins if (more := join(every, run, number))), [])


def _begins_another(run: Row, here: Token) -> bool:
    """Whether a rare word behind the field of a body begins a person's name: "Office of Public Affairs | Olga Berg"."""
    field = _field(run) or []
    is_person = is_proper(here) or here.word in persons.given_names()
    return len(field) > 1 and is_person and not any(map(is_proper, field))


def _foreign(every: Sequence[Token], run: Row, number: int) -> Row:
    """Return the small words of another language with the capital behind them: "Banco | de España"."""
    is_irish = every[number].low in words.IRISH and not run[-1].word.isascii()
    return _behind(every, number) if is_irish or every[number].low in words.PARTICLES else []


def _behind(every: Sequence[Token], number: int) -> Row:
    """Return up to two small words from a place on, with the capital right behind them."""
    row = [every[number]]
    for token in every[number + 1 : number + 3]:
        if token.start - row[-1].end != 1:
            break
        row.append(token)
        if token.capital:
            return row if token.low not in words.OPENERS else []
        if token.low not in words.PARTICLES and token.low != "the":
            break
    return []


def _act(every: Sequence[Token], run: Row, number: int) -> Row:
    """Return the rest of the name of an act that begins with a phrase: "Respect | for Marriage Act"."""
    row = _capitals(every, number + 1)
    if every[number].low not in words.JOINTS or len(row) < _PHRASE or row[-1].low not in words.ACTS:
        return []
    is_phrase = len(run) <= _PHRASE and not any(is_proper(token) or token.low in words.NOT_IN_ACTS for token in run)
    return [every[number], *row] if is_phrase and row[0].start - every[number].end == 1 else []


def _of(every: Sequence[Token], run: Row, number: int) -> Row:
    """Return "of", "for" or "on" with what follows: "Bank | of England", "Agency | for Health", "Treaty | on Water"."""
    joint, row = every[number].low, _behind(every, number) if every[number].low in words.OF else []
    if not row or (joint != "of" and _is_unusual(row[-1].low)):
        return []
    takes = {"of": _takes_of, "for": _takes_for, "on": _takes_on}
    return row if takes[joint](run) else []


def _takes_of(run: Row) -> bool:
    last = run[-1].low
    if last in _MANY:
        return True
    if last in words.ROLES:
        before = run[-2] if len(run) > 1 else None
        is_office = before is None or before.low in words.GENERIC | words.HEADS.keys() or _is_adjective(before.word)
        return is_office or any(token.low in words.HEADS for token in run)
    is_general = last == "general" and run[0].low in words.ROLES | {"directorate"}
    return is_general or last in words.BEFORE_OF or any(token.low in words.HEADS for token in run)


def _takes_for(run: Row) -> bool:
    last = run[-1].low
    is_office = any(token.low in words.ROLES for token in run) and not any(map(is_proper, run))
    return is_office or last in words.HEADS or last in {"plan", "state"}


def _takes_on(run: Row) -> bool:
    return run[-1].low in words.ON


def _capitals(every: Sequence[Token], number: int) -> Row:
    """Return the capitals in a row from a place on."""
    row: Row = []
    for token in every[number : number + _LONGEST]:
        is_apart = bool(row) and (token.start - row[-1].end != 1 or row[-1].closes)
        if is_apart or not token.capital or token.low in words.OPENERS - words.INNER:
            break
        row.append(token)
    return row


def _and(every: Sequence[Token], run: Row, number: int) -> Row:
    """Return "and" with the words that it joins to a name: "Ministry of Health | and Care"."""
    if every[number].low not in {"and", "&"}:
        return []
    joint = every[number : number + 1 + _has_article(every, number + 1)]
    row = _without_bearer(run, _capitals(every, number + len(joint)))
    is_next = bool(row) and row[0].start - joint[-1].end == 1
    is_one = is_next and _is_one(run, _to_office(row)) and (len(joint) == 1 or _is_field(run, row))
    is_one = is_one or (is_next and every[number].word == "&" and _are_partners(run, row))
    return [*joint, *row] if is_one else []


def _are_partners(run: Row, row: Row) -> bool:
    """Whether two names with "&" between them are those of one firm: "Larsen & Toubro"."""
    return len(run) == len(row) == 1 and not any(
        token.word.isupper() or is_place(token.word) or token.low in words.NAMELESS for token in (*run, *row)
    )


def _to_office(row: Row) -> Row:
    """Return the words up to an office that has its field before it: "Trade Minister | Per Dahl"."""
    office = next((number for number, token in enumerate(row) if token.low in _MINISTERS), None)
    return row if office is None else row[: office + 1]


def _has_article(every: Sequence[Token], number: int) -> bool:
    is_next = number < len(every) and every[number].start - every[number - 1].end == 1
    return is_next and every[number].low == "the"


def _is_field(run: Row, row: Row) -> bool:
    """Whether words behind "and the" are another field of an office or a body: "Sustainability and the Environment"."""
    others = words.BARE | words.TITLES | words.ROLES
    return _field(run) is not None and not any(token.low in others for token in row)


def _without_bearer(run: Row, row: Row) -> Row:
    """Return the field behind "and" without the name behind it: "Trade and Development | Olga Berg"."""
    given = persons.given_names()
    first = next((number for number, token in enumerate(row) if is_proper(token) or token.word in given), 0)
    if not (first and _field(run)):
        return row
    behind = row[first:]
    is_person = all(map(is_proper, behind)) or (behind[0].word in given and len(behind) > 1)
    return row[:first] if is_person else row


def _is_one(run: Row, row: Row) -> bool:
    """Whether what stands before and behind "and" is one name, and not two."""
    if (field := _field(run)) is not None:  # "Ministry of Health": what follows is another field of it
        return _is_another_field(field, row)
    if any(map(is_proper, row)) or row[0].low in words.HEADS or row[0].low in words.BARE_BODIES:
        return False
    if len(row) < _PHRASE or row[-1].low not in _ENDS:
        return False
    return _is_begun(run, row[-1].low, len(row))


def _is_begun(run: Row, end: str, length: int) -> bool:
    """Whether a name that ends in a noun behind "and" begins before it: "Perennia Food | and Agriculture Inc."."""
    if min(len(run), length) >= _LONG:
        return False  # "Child Tax Credit | and Affordable Care Act"
    if end in words.FIRMS:
        return not any(token.low in words.FIRMS | words.HEADS.keys() for token in run)
    if run[-1].low in words.HEADS or any(token.low in words.FIRMS | words.TITLES | words.ROLES for token in run):
        return False
    if len(run) == 1:  # "Khadi and Village Industries Commission"
        return not run[0].word.isupper() and not is_place(run[0].word)
    if end in _MINISTERS and is_place(run[0].word):
        run = run[1:]  # "Manitoba Environment | and Climate Change Minister"
    return not any(is_proper(token) and token.low not in words.REGIONAL for token in run)


def _is_local_government(row: Row) -> bool:
    """Whether it is what ministries deal with, and no government."""
    return [token.low for token in row] == ["local", "government"]


def _is_of_country(field: Row) -> bool:
    """Whether a field begins like the name of a country's body: "the Australian Communications"."""
    begins = [token.word for token in field[:2]]
    is_whole = any(token.low in words.HEADS for token in field)
    return begins[:1] == ["the"] and not is_whole and any(map(_is_adjective, begins[1:]))


def _is_another_field(field: Row, row: Row) -> bool:
    """Whether the words behind "and" are a second field of an office or a body: "Ports | and Shipping"."""
    if _is_local_government(row):
        return not any(map(is_proper, field))
    if len(row) == 1 and row[0].low in words.TRADES | words.BARE:
        return row[0].low in words.TRADES
    if _is_of_country(field) and len(row) > 1 and row[-1].low in words.HEADS:
        return not any(map(is_proper, row))  # "Chair of the Australian Communications | and Media Authority"
    is_name = any(map(is_proper, [*field, *row])) or row[0].low in words.HEADS or row[0].low in words.BARE_BODIES
    return not is_name and row[-1].low not in words.HEADS | dict.fromkeys(words.ROLES)


def _field(run: Row) -> Row | None:
    """Return the words of a name after its last "of" or "for", if a body or an office has them as its field."""
    for number in range(len(run) - 1, 0, -1):
        if run[number].low in words.OF:
            head = run[number - 1].low
            has_field = head in words.HEADS or head in words.ROLES or head in _MANY or head == "state"
            return run[number + 1 :] if has_field else None
    return None


def _listed(every: Sequence[Token], run: Row, number: int) -> Row:
    """Return the rest of a list with commas that is one name: "Business | , Innovation and Employment"."""
    parts: list[Row] = []
    while part := _capitals(every, number):
        parts.append(part)
        number += len(part)
        if number >= len(every) or len(parts) > _LONGEST:
            break
        if every[number].low in {"and", "&"}:
            joint = every[number : number + 1 + _has_article(every, number + 1)]
            last = _without_bearer(run, _capitals(every, number + len(joint)))
            is_one = bool(last) and _is_one_list(run, [*parts, last]) and (len(joint) == 1 or _is_field(run, last))
            return [*chain.from_iterable(parts), *joint, *last] if is_one else []
        if every[number].start - part[-1].end != len(", "):
            break
    return []


def _is_one_list(run: Row, parts: Sequence[Row]) -> bool:
    """Whether a list is of the fields of one body: "Innovation, Science and Economic Development Department"."""
    parts = [part for part in parts if not _is_local_government(part)]
    inner = [token for part in parts[:-1] for token in part]
    listed = chain.from_iterable(parts)
    if any(map(is_proper, listed)) or any(words.HEADS.get(token.low) == "body" for token in inner):
        return False
    ends_in_head = bool(parts) and parts[-1][-1].low in words.HEADS and len(parts[-1]) > 1
    if (field := _field(run)) is not None:
        is_field = not (parts and parts[-1][-1].low in words.BARE_BODIES) and not any(map(is_proper, field))
        return is_field and not ends_in_head
    return ends_in_head and not any(is_proper(token) or token.low in words.HEADS for token in run)
