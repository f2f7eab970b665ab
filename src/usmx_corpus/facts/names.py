"""Names that no vocabulary has: a ministry, a firm, an island, a person, a law by its number.

What is found must be a name wherever the text comes from, so a row of capitals counts only where something shows it: a
noun for a body, a place or a law at its end or before "of"; a title before it; the form of a firm; a number after a
law; or a word that governments hardly ever write. The first word of a sentence, headings, and offices and bodies
without their field ("the Minister", "the Government") are no names. In doubt nothing should be found:
of the names in pages of new governments one in six is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.facts import countries, entities, name_runs, persons
from usmx_corpus.facts import name_words as words
from usmx_corpus.facts.name_runs import is_proper
from usmx_corpus.text import rarity
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from usmx_corpus.facts.name_runs import Row, Token

#: A single word is a name if its stem weighs this much: "Hamilton" weighs 8.5, "Census" 8.3.
_RARE = 8.4
#: A word in capitals is none if it weighs less: "PUBLISHED" weighs 5.9, "USAID" 6.1, "APNSA" 7.8.
_ORDINARY = 6.0
_SHORTEST_WORD = 3
_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 3, 10
#: Capitals before a law that are of its name ("Commission Implementing Regulation"), and the characters that hold them.
_WORDS_BEFORE, _REACH = 4, 80

PATTERNS = Patterns(
    {
        # What the subject of a sentence does.
        "does": r" (?:will|shall|would|has|had|is|was|may|must|can|cannot|could|should|plans|aims|intends|expects|wants"
        r"|says|won|sold|bought|built|spoke|said|began|made|took|paid|gave|met|led|lost|ran|runs|[a-z]{3,14}(?<!e)ed)\b"
        r"(?! by\b)",
        # A law by its number: "Directive 2014/65/EU", "Regulation (EU) 2016/679", "Law No. 27/2007", "resolution 2223".
        "law": r"\b(?P<head>[Dd]irectives?|[Rr]egulations?|[Dd]ecisions?|Law|Act|[Dd]ecrees?|Decree-Law|Order"
        r"|[Rr]esolutions?|Ordinance|Bill|Proclamation|Statutory Instrument|Circular|Loi|Ley|Lei|Gesetz|Decreto)"
        r"(?: \((?:EU|EC|EEC|CFSP|Euratom|EU, Euratom)\))?+(?: (?:[Nn]o\.?|[Nn]os\.?|[Nn]umber|n[°º]|S-))?+[ \xa0]?+"
        r"(?P<number>[A-Z]?-?\d++(?:[/-]\d++)*+(?:/[A-Z]{2,8})?+)(?![\w%])",
    }
)
#: What an office, an agency or a person may have behind it and is a part of the same name.
_WHOLE = frozenset(("body", "firm", "plan", "place"))
_ROMAN = re.compile(r"[IVXLC]+")
_JOINT = re.compile(r"\b(?:and|the)\b")
_JOINED = re.compile(r"(?<!\S)[^\w\s]?+[^\W\d_a-z]\S*+ (?:and|&) (?:the )?[^\W\d_a-z]")
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_IS_NUMBERED = re.compile(r"[Nn]o|/|\(")
_YEAR = re.compile(r"[12]\d{3}")
#: A year behind one of these is no number of it: "the Act 2000", "Water (Supply) Regulations 2019".
_WITH_YEAR = frozenset("Act Law Bill Order Regulation Regulations Ordinance Decree".split())
_PARENTHESIS = re.compile(r" \([^()]{1,40}\) (?P<next>[A-Z]\w++)")
_OF_NAME = re.compile(r" of [A-Z]")
_POSSESSOR = re.compile(r"(?<![^\W_])([A-Z][a-z]{2,40}+)(?:['’]s|(?<=s)['’])[ \xa0]\Z")
_IN_ADDRESS = re.compile(r"\.[a-z]|@")
#: Behind "a": no name of a thing ("a Stafford man"), but a thing itself ("a Seconder to").
_ARTICLE = re.compile(r"(?<![^\W_])[Aa]n? \Z")
_THING = re.compile(r"[.,;:)]|\Z| (?:to|of|in|for|and|or|that|which|who|with|on|is|was|will|by|from|at)\b")
_SUM = re.compile(r"\.?[ \xa0]?\d")
_POSSESSED = re.compile(r"['’]s? [A-Z]")
_FIRST_WORD = re.compile(r"\W{0,3}([A-Z][\w-]{2,40}+)")
_QUOTES = "\"“”‘’'"


class ProperName(NamedTuple):
    """A name in a text and what it names: body, firm, person, office, place, law, plan; "" where nothing says it."""

    start: int
    end: int
    kind: str


# --- finding ---------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1_024)
def proper_names(text: str, country: str = "") -> tuple[ProperName, ...]:
    """Find the names in a text that the gazetteer lacks, in order of place, none overlapping.

    One that holds a known place is a name of its own ("University of Nairobi"). `country` is as in `name_spans`.
    """
    return tuple(_found(text, name_runs.shown, country))


def in_phrase(text: str, country: str = "") -> tuple[ProperName, ...]:
    """Find the names in a noun phrase, which is no heading though each of its words may have a capital."""
    return tuple(_found(text, name_runs.tokens, country))


def joined(text: str) -> list[tuple[int, int]]:
    """Return the spans of the names in a phrase that hold an "and": a list is never cut inside them."""
    if not (" and " in text or " & " in text) or not _JOINED.search(text):
        return []
    runs = name_runs.runs(list(name_runs.tokens(text)))
    return [(run[0].start, run[-1].end) for run in runs if any(token.low in {"and", "&"} for token in run)]


def names_body(head: str) -> bool:
    """Whether a word may be the noun in the name of a body or a firm."""
    return words.HEADS.get(head.lower()) in {"body", "firm"} or head.lower() in words.FIRMS


def _found(text: str, cut: Callable[[str], Iterable[Token]], country: str) -> list[ProperName]:
    laws = list(_laws(text))
    if text[1:].islower() and not _begins_with_name(text):
        return laws
    known = entities.names_and_parts(text, country)
    starts = [name.start for name in known]
    found: list[ProperName] = []
    for run in name_runs.runs(list(cut(text))):
        first = max(bisect_right(starts, run[0].start) - 1, 0)
        near = known[first : bisect_right(starts, run[-1].end)]
        found += _named(run, text, near)
    return sorted([*laws, *_outside(found, laws)])


def _begins_with_name(text: str) -> bool:
    """Whether the first word of a text is one that nobody writes but as a name."""
    word = _FIRST_WORD.match(text)
    return word is not None and name_runs.weight(word[1].lower()) >= rarity.rarest()


def _outside(found: Sequence[ProperName], laws: Sequence[ProperName]) -> Iterator[ProperName]:
    """Yield the names that no law by its number holds a part of; both are in order."""
    ends = [law.end for law in laws]
    for name in found:
        law = bisect_right(ends, name.start)
        if law == len(laws) or laws[law].start >= name.end:
            yield name


def _laws(text: str) -> Iterator[ProperName]:
    """Yield the laws named by a number, with the capitals before them: "Security Council resolution 2223"."""
    for found in PATTERNS["law"].finditer(text) if _DIGIT.search(text) else ():
        # "The Markets Act 2000" is a name, "the Act 2000" none; "resolution 2223 (2015)" has its year behind it.
        if found["head"] in _WITH_YEAR and _YEAR.fullmatch(found["number"]) and not _IS_NUMBERED.search(found[0]):
            continue
        before = _before(text, found.start())
        if before or not found["head"].islower() or _IS_NUMBERED.search(found[0]):
            yield ProperName(found.start() - len(before), found.end(), "law")


def _before(text: str, start: int) -> str:
    """Return the capitals right before a place, with the space behind each."""
    row = ""
    for word in reversed(text[max(0, start - _REACH) : start].split(" ")[-_WORDS_BEFORE - 1 : -1]):
        bare = word.lstrip(name_runs.OPENING)
        if not (bare[:1].isupper() and bare.isalpha()) or bare.lower() in words.OPENERS | words.STOPPING:
            break
        row = f"{bare} {row}"
        if bare != word:
            break
    return row if text.endswith(row, 0, start) else ""


def _named(run: Row, text: str, known: Sequence[entities.NameSpan]) -> Iterator[ProperName]:
    """Yield the name that a row of words is, or those between the names in it that the gazetteer has."""
    for part in _apart(run, known):
        row = _trimmed(part)
        kind = _kind_here(row, text, known) if row else None
        if kind in _WHOLE and _is_rest(row, run):
            continue
        if kind or (kind is not None and len(part) == len(run)):  # what is left beside a known name may be cut
            yield ProperName(row[0].start, row[-1].end, kind)


def _is_rest(row: Row, run: Row) -> bool:
    """Whether plain words are what a known name before them leaves of a longer one: "White House | Security Office"."""
    return row[0].start > run[0].start and not any(map(is_proper, row))


def _kind_here(row: Row, text: str, known: Sequence[entities.NameSpan]) -> str | None:
    """Return what a row names where it stands; None for no name, one that begins before it, or a known one."""
    start, end = row[0].start, row[-1].end
    inside = [name for name in known if name.start < end and start < name.end]
    is_cut = any(begins(text, start) for begins in (_is_behind_opener, _is_behind_owner)) or _is_cut(text, start, known)
    is_cut = is_cut and not any(map(name_runs.is_unheard_of, row))
    if _is_known(text, start, end, inside) or (is_cut and row[0].low not in words.HEADS) or _goes_on(row, text):
        return None
    if len(row) == 1 and row[0].first and not row[0].word.isupper():
        return "" if _is_subject(row[0], text) else None
    return kind_of(row, with_place=any(not name.adjective for name in inside))


def _is_subject(token: Token, text: str) -> bool:
    """Whether the first word of a sentence is a name: hardly anybody writes it, and it does what follows."""
    if not name_runs.is_unheard_of(token) or token.low.endswith(words.LOWLY_ENDINGS) or not token.word.isalpha():
        return False
    return token.closes or bool(PATTERNS["does"].match(text, token.end))


def _is_cut(text: str, start: int, known: Sequence[entities.NameSpan]) -> bool:
    """Whether a name may begin before a place: "Wolfson Museums and | Galleries Fund", "Regulatory (FAR) | Council".

    What stands before "and" is another name where it ends in a comma, a noun for a body, or one that is known.
    """
    before = text[max(0, start - _REACH) : start].rstrip()
    left, _, joint = before.rpartition(" ")
    last = left.rpartition(" ")[2].lstrip(name_runs.OPENING)
    if before.endswith(")") or joint not in {"and", "&"}:
        return before.endswith(")")
    end = start - len(text[max(0, start - _REACH) : start]) + len(left)
    is_whole = last.endswith((",", ")")) or last.lower() in words.HEADS or any(name.end == end for name in known)
    return last[:1].isupper() and not is_whole


def _is_behind_opener(text: str, start: int) -> bool:
    """Whether a word that else begins a sentence stands before a name and is of it: "Great | East Earthquake"."""
    before = text[max(0, start - _REACH) : start]
    word = before.rstrip().rpartition(" ")[2].lstrip(name_runs.OPENING)
    place = start - len(before) + before.rfind(word)
    is_inside = word[:1].isupper() and word.lower() in words.OPENERS and word.lower() != "the"
    return is_inside and before.endswith(f"{word} ") and not name_runs.is_first(text, place)


def _is_behind_owner(text: str, start: int) -> bool:
    """Whether a plain word in the genitive before a name is of it: "Employees' | Provident Fund"."""
    owner = _POSSESSOR.search(text[max(0, start - _REACH) : start])
    if owner is None:
        return False
    return name_runs.weight(owner[1].lower()) < _RARE and not name_runs.is_place(owner[1])


def _goes_on(row: Row, text: str) -> bool:
    """Whether more of a name follows ("Lanka State Trading | (General) Corporation"), or what stands there is none."""
    behind = _PARENTHESIS.match(text, row[-1].end)
    if behind and behind["next"].lower() in words.HEADS.keys() | words.FIRMS:
        return True
    if not is_proper(row[-1]) and _POSSESSED.match(text, row[-1].end):
        return True  # "Olga Berg Children's Hospital"
    if len(row) == 1 and _OF_NAME.match(text, row[-1].end):
        return True  # "Legion of Merit"
    if _IN_ADDRESS.match(text, row[-1].end) or (len(row) == 1 and _is_thing(row[0], text)):
        return True  # "QuickLinks.aspx"
    if row[0].word in _currencies() and _SUM.match(text, row[-1].end):
        return True  # "LKR 5,000"
    is_quoted = text[row[0].start - 1 : row[0].start] in _QUOTES and text[row[-1].end : row[-1].end + 1] in _QUOTES
    return len(row) == 1 and row[0].start > 0 and is_quoted and not row[0].word.isupper()


def _is_thing(token: Token, text: str) -> bool:
    """Whether a word has an article as things have, or is an ordinary one in capitals: "a Seconder", "GOVERNMENT"."""
    if token.word.isupper():
        return _is_ordinary(token)
    before = text[max(0, token.start - len(" an ")) : token.start]
    return bool(_ARTICLE.search(before) and _THING.match(text, token.end))


def _is_ordinary(token: Token) -> bool:
    """Whether a word in capitals is an English one."""
    return token.word.isupper() and len(token.word) > len("HELP") and name_runs.weight(token.low) < _ORDINARY


def _is_known(text: str, start: int, end: int, inside: Sequence[entities.NameSpan]) -> bool:
    """Whether a name consists of names that the gazetteer has ("U.S.–Philippines")."""
    rest = []
    for name in inside:
        rest.append(text[start : max(start, name.start)])
        start = max(start, name.end)
    return bool(inside) and not _LETTER.search(_JOINT.sub("", " ".join((*rest, text[start:end]))))


def _apart(run: Row, known: Sequence[entities.NameSpan]) -> Iterator[Row]:
    """Cut a row at the people, offices and bodies in it that are known; places stay in it, and what a body has."""
    cuts = [name for name in known if name.kind in {"person", "office"} and not name.adjective]
    if not _head([token.low for token in run]):
        begins = {run[0].start, *(token.start for before, token in pairwise(run) if before.capital)}
        cuts += [name for name in known if name.kind in {"agency", "organisation"} and name.start in begins]
    row: Row = []
    for token in run:
        if any(name.start < token.end and token.start < name.end for name in cuts):
            yield row
            row = []
        else:
            row.append(token)
    yield row


def _trimmed(part: Row) -> Row:
    """Return a row without what opens a sentence before it and the small words at its ends."""
    row = list(part)
    while row and (not row[0].capital or len(row[0].word) == 1 or _is_led(row) or (row[0].first and _opens(row))):
        row.pop(0)
    while row and not row[-1].capital and not row[-1].word.isdigit() and row[-1].low not in words.SMALL_FIRMS:
        row.pop()
    return row


def _is_led(row: Row) -> bool:
    """Whether a compound before a name is none of it: "Arkansas-led Regional Board"."""
    return len(row) > 1 and row[0].word.endswith(("-led", "-based", "-backed", "-funded", "-owned", "-run"))


def _opens(row: Row) -> bool:
    """Whether the first word of a sentence is no part of the name behind it."""
    low = row[0].low
    is_verb = len(row) > 1 and low.endswith(("ing", "ly")) and name_runs.weight(low) < rarity.rarest()
    return is_verb or low in words.OPENERS or low == "new"


# --- what it names ---------------------------------------------------------------------------------------------------


def kind_of(row: Row, *, with_place: bool) -> str | None:
    """Return what a row of words names, "" where it is a name and nothing says of what, None where it is none."""
    if len(row) == 1:
        return _kind_of_word(row[0])
    lows = [token.low for token in row]
    head = _head(lows)
    is_nameless = all(low in words.NAMELESS for low in lows) and not (head == "party" and _is_telling(lows, head))
    if _is_loud(row) or _is_part(row) or _is_headline(row) or is_nameless:
        return None
    if lows[-1] in words.FIRMS:
        return "firm"
    if not (head and lows[0] == head) and (found := _office_or_person(row)) is not None:
        return found or None
    if head:
        return words.HEADS[head] if with_place or any(map(is_proper, row)) or _is_telling(lows, head) else None
    return "" if _is_name_by_itself(row) else None


def _is_name_by_itself(row: Row) -> bool:
    """Whether a row without any noun or title is a name: a rare word begins or ends it."""
    last = row[-1]
    if _is_person_by_given_name(row) or _is_firm_in_plural(row):
        return True
    if (
        last.low in words.BARE
        or last.low.endswith("ing")
        or (_is_plural(last) and (last.low.endswith(words.PEOPLE_ENDINGS) or not name_runs.is_unheard_of(last)))
    ):
        return False
    if not all(token.word.rpartition("-")[2][:1].isupper() for token in row if token.capital):
        return False  # "Arkansas-based Simmons"
    opens = row[0].word
    if opens in words.BEFORE_ALL | words.NO_ACRONYMS:
        return is_proper(last)
    return is_proper(last) or name_runs.is_telling(row[0])


def _is_person_by_given_name(row: Row) -> bool:
    """Whether a given name makes a person of a common word: "Fitzgerald Young"."""
    if len(row) != 2 or row[0].word not in persons.given_names():  # noqa: PLR2004 - a given name and a surname
        return False
    first, last = row
    is_word = last.low in words.COMMON or last.low.endswith("ing") or not last.word[1:].islower()
    is_thing = _is_plural(last) and name_runs.weight(last.low) < _RARE
    return not (is_word or is_thing or first.low in words.WORDLY_NAMES)


def _is_firm_in_plural(row: Row) -> bool:
    """Whether a word that is nothing but a name makes a firm of a plural: "Tata Projects"."""
    is_name = name_runs.is_unheard_of(row[0]) and not row[0].low.endswith(words.LOWLY_ENDINGS)
    return is_name and row[0].word not in words.BEFORE_ALL and row[-1].low in words.FIRM_PLURALS


def _is_telling(lows: Sequence[str], head: str) -> bool:
    """Whether the words beside the noun of a name tell which one it is: "Harbour Authority", and not "Task Force"."""
    place = lows.index(head)
    if lows[place + 1 : place + 2] and lows[place + 1] in words.OF:
        if head in words.WEAK and place == 0:
            return False  # "Award of Contract"
        return not all(low in words.MEMBERS for low in lows[place + 2 :])
    if head == "party" and place == len(lows) - 1 > 0:
        return words.ANY_PARTY.isdisjoint(lows) and lows[0] != head
    if head in words.WEAK and lows[0] != head:
        return False
    telling = (low for low in lows[:place] if low not in words.NAMELESS and low not in words.GENERIC)
    return any(words.HEADS.get(low, "place") == "place" for low in telling)


def _is_loud(row: Row) -> bool:
    """Whether several words are all in capitals, as for emphasis."""
    return all(token.word.isupper() for token in row if token.capital)


def _is_headline(row: Row) -> bool:
    """Whether a row tells something ("Officer Charged"), has words in capitals, or ends in the name of a thing."""
    last = row[-1]
    is_told = last.low.endswith("ed") and last.low not in words.PARTICIPLES and not name_runs.is_unheard_of(last)
    return is_told or any(map(_is_ordinary, row[1:])) or last.word in words.NO_ACRONYMS - words.HONOURS


def _is_part(row: Row) -> bool:
    """Whether it is a part of a document: "Annex B", "Phase II"."""
    return row[0].low in words.NUMBERED_PARTS and len(row[1].word) <= _SHORTEST_WORD and row[1].word.isupper()


def _head(lows: Sequence[str]) -> str:
    """Return the noun of a name: its last word, else the one before "of", "for" or "on"."""
    if lows[-1].isdigit():
        lows = lows[:-1]
    before = next((low for low, joint in pairwise(lows) if joint in words.OF), "")
    if before in words.HEADS or lows[-1] in words.HEADS:
        return before if before in words.HEADS else lows[-1]
    return lows[0] if lows[0] in words.HEADS and lows[1:2] and lows[1] in words.PARTICLES else ""


def _office_or_person(row: Row) -> str | None:
    """Return "person" or "office" for a row with a title, "" for a title without a name; None for a row without."""
    lows = [token.low for token in row]
    last = max((number for number, low in enumerate(lows) if low in words.ROLES or low in words.TITLES), default=None)
    if last is None:
        return None
    behind = row[last + 1 :]
    if not behind:
        return _office(row) if lows[last] in words.ROLES else None
    if behind[0].low in words.OF:
        return "office"
    return "person" if _is_person(lows[last], behind) else None


def _office(row: Row) -> str:
    """Return "office" for an office with its field ("Health Minister"), "" for one without ("Prime Minister")."""
    field = [token for token in row[:-1] if token.low not in words.GENERIC and token.low not in words.SMALL]
    return "office" if field and not _is_plural(row[-1]) else ""


def _is_person(title: str, behind: Row) -> bool:
    lows = [token.low for token in behind]
    if lows[0] == "the" or any(low in words.HEADS for low in lows) or all(low in words.BARE for low in lows):
        return False
    if all(low.removesuffix("s") in words.COMMON for low in lows):
        return False  # "Honourable Senators"
    return title not in words.COMMON_TITLES or any(map(is_proper, behind))


def _kind_of_word(token: Token) -> str | None:
    """Return "" for a single word that is a name: a short form, or a rare word inside a sentence."""
    word = token.word
    if word.isupper() and word.replace("-", "").isalpha():
        return "" if _is_short_form(word) else None
    is_word = len(word) > _SHORTEST_WORD and word.replace("-", "").replace("’", "").isalpha()
    is_thing = word[:-1].isupper() or not word.rpartition("-")[2][:1].isupper()  # "APIs", "QIST-relevant"
    if token.first or not is_word or is_thing or token.low in words.COMMON | words.FIRMS:
        return None
    return "" if _is_rare(token) else None


def _is_short_form(word: str) -> bool:
    if not _SHORTEST_ACRONYM <= len(word) <= _LONGEST_ACRONYM or _ROMAN.fullmatch(word):
        return False
    return word not in words.NO_ACRONYMS and word.removesuffix("S") not in words.NO_ACRONYMS


@cache
def _currencies() -> frozenset[str]:
    return frozenset(country.currency for country in countries.by_code().values())


def _is_rare(token: Token) -> bool:
    low, weight = token.low, name_runs.weight(token.low)
    if low.endswith(words.LOWLY_ENDINGS) and not low.endswith("med"):  # Mohamed
        return False
    if _is_plural(token) and (weight < rarity.rarest() or low.endswith(words.PEOPLE_ENDINGS)):
        return False
    return weight >= _RARE


def _is_plural(token: Token) -> bool:
    """Whether a word is a plural of a thing: "Applicants", "Nations"."""
    return token.low.endswith("s") and not token.low.endswith(("ss", "us", "is"))
