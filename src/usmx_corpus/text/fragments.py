"""Links that open a page at the words: URL text fragments (WICG, "URL Fragment Text Directives", `#:~:text=`).

A browser finds the words within one paragraph, whole, whatever their case, accents and white space; the first match
counts. Words that stand there more than once therefore come with what stands before or after them.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from usmx_corpus.model import Document, Location

#: A browser looks for the words exactly as the page shows them; long ones are named by how they begin and end.
LONGEST_EXACT = 300
_ENDS = 60
#: "Trade" alone stands in many places: where the page is not known, shorter words are given with their surroundings.
_SHORT = 20
_CONTEXT = 30
#: How many words before or after it tell a quote from its doubles: as few as will do.
_STEPS = (3, 6, 12, 24)
#: A document may write any address into its front matter, "javascript:" too: only these open a page.
_ON_THE_WEB = re.compile(r"https?://[^/?#\s]", re.IGNORECASE)

# Where no word may be cut (Unicode, UAX #29): between two characters of it, and beside a mark that joins them.
_IN_WORD = re.compile(
    r"""
      (?<=\w)(?=\w)                                  # tra|de
    | (?<=\w)(?=[.'’:·]\w) | (?<=\w[.'’:·])(?=\w)    # U|.S   can’|t   3.|5
    | (?<=\d)(?=[,;]\d)    | (?<=\d[,;])(?=\d)       # 1|,300
    """,
    re.VERBOSE,
)
_QUOTATION_MARKS = tuple(zip("‘’‚‛“”„‟", "''''" + '"' * 4, strict=True))
_ACCENTS = re.compile(r"[\u0300-\u036f]+")
_SPACES = re.compile(r"[^\S\n]{2,}|[^\S\n ]")
_BREAKS = re.compile(r" ?\n[ \n]*")

#: The site changed hands at noon of both days; its pages of the years between are kept under the same paths.
_FIRST_DAY, _LAST_DAY = date(2021, 1, 20), date(2025, 1, 20)
_ARCHIVE = "https://bidenwhitehouse.archives.gov"
_WHITE_HOUSE = re.compile(r"https?://(?:www\.)?whitehouse\.gov(?::\d*)?(?=[/?#]|$)", re.IGNORECASE)
_DATE_IN_PATH = re.compile(r"/(\d{4})/(\d\d)(?:/(\d\d))?(?=/|$)")
_ROOM = re.compile(r"/briefing-room(?:/|$)")


class Page(NamedTuple):
    """The whole text of a page, one paragraph a line, and where in it the paragraph of a quote begins."""

    text: str
    at: int


def page(paragraphs: Sequence[str], number: int) -> Page:
    """Put a page together from its paragraphs (none with a line break); `number` is that of the quote, from 0."""
    return Page("\n".join(paragraphs), sum(len(paragraph) + 1 for paragraph in paragraphs[:number]))


def page_around(document: Document, place: Location) -> Page:
    """Give the page of a document around the block that begins at a place; raises `ValueError` where none does."""
    paragraphs = [block.text.clean for block in document.blocks]
    starts = [document.locate(number, 0, len(words)).start for number, words in enumerate(paragraphs)]
    return page(paragraphs, starts.index(place.start))


def fragment(text: str, start: int, end: int, page: Page | None = None) -> str:
    """Give `#:~:text=…` for `text[start:end]`, words of one paragraph as the page shows it; "" for none.

    With the page known (`text` stands in it at `page.at`), words that are unique there are given alone, and others
    with the least before or after them that makes them so; else short words, and those that the paragraph repeats,
    are given with what it has on both sides.
    """
    start, end = _whole_words(text, start, end)
    words = _joined(text[start:end])
    if not words:
        return ""
    named = _named(words)
    is_known = page is not None and page.text.startswith(text, page.at)
    whole, at = page if page and is_known else (text, 0)
    if is_known:
        prefix, suffix = _least_context(named, whole, at + start, at + end)
    elif len(named) == 1 and (len(words) < _SHORT or _fold(text).count(_fold(words)) > 1):
        prefix, suffix = _tail(text[:start], _CONTEXT), _head(text[end:], _CONTEXT)
    else:
        prefix = suffix = ""
    if len(named) > 1 and _ends_early(words, *named):
        suffix = _first_words(whole[at + end :], _STEPS[0])
    parts = [f"{_encoded(prefix)}-"] if prefix else []
    parts += map(_encoded, named)
    return "#:~:text=" + ",".join([*parts, f"-{_encoded(suffix)}"] if suffix else parts)


def is_repeated(text: str, start: int, end: int, paragraphs: Sequence[str]) -> bool:
    """Tell whether the words that would name `text[start:end]` are written in some paragraphs more than once."""
    named = _named(_joined(text[slice(*_whole_words(text, start, end))]))[0]
    return bool(named) and sum(paragraph.count(named) for paragraph in paragraphs) > 1


def link(url: str, text: str, start: int, end: int, page: Page | None = None) -> str:
    """Give the address that opens a document at `text[start:end]`, "" where it has none on the web."""
    return url.partition("#")[0] + fragment(text, start, end, page) if on_the_web(url) else ""


def on_the_web(url: str) -> bool:
    """Tell whether an address opens a page, as "javascript:…" or a path does not."""
    return bool(_ON_THE_WEB.match(url))


def archived(url: str, day: date | None = None) -> str:
    """Give where the National Archives keep a whitehouse.gov page of 20 January 2021 to 20 January 2025, else "".

    The path is the same there. Its date decides (…/2021/06/08/…), else `day`, that of the document: of the days on
    which the site changed hands, only what stands in the briefing room is of those years. The address is derived by
    this rule, nobody has opened it, and it must be shown so.
    """
    host = _WHITE_HOUSE.match(url)
    if not host:
        return ""
    rest = url[host.end() :]
    return _ARCHIVE + rest if _is_of_those_years(re.split("[?#]", rest, maxsplit=1)[0], day) else ""


def _is_of_those_years(path: str, day: date | None) -> bool:
    for year, month, number in _DATE_IN_PATH.findall(path):
        try:
            first = date(int(year), int(month), int(number or 1))
        except ValueError:
            continue  # /2021/99/ is no date
        if number:  # the pages before and after those years have no day in their paths
            return _FIRST_DAY <= first <= _LAST_DAY
        if (first.year, first.month) not in {(2021, 1), (2025, 1)}:
            return _FIRST_DAY < first < _LAST_DAY
    if day is None:
        return False
    return _FIRST_DAY < day < _LAST_DAY or (day in {_FIRST_DAY, _LAST_DAY} and bool(_ROOM.match(path)))


# --- what tells a quote from its doubles -----------------------------------------------------------------------------


def _least_context(named: Sequence[str], text: str, start: int, end: int) -> tuple[str, str]:
    """Give the fewest words before and after `text[start:end]` that make it the only match on a page; "" for none."""
    left = _fold(text[:start])
    sought, folded = _fold(named[0]), left + _fold(text[start:])
    doubles = [(place, place + len(sought)) for place in _places(sought, folded) if place != len(left)]
    if not any(_is_whole(folded, *double) for double in doubles):
        return "", ""
    # What stands behind the last words tells nothing of the first ones.
    return _telling(text[:start], text[end:] if len(named) == 1 else "", folded, doubles)


def _telling(before: str, after: str, page: str, doubles: Sequence[tuple[int, int]]) -> tuple[str, str]:
    """Give a prefix, a suffix or both that no double of a quote has; the most there is where all have the same."""
    prefix = suffix = ""
    for count in _STEPS:
        prefix, suffix = _last_words(before, count), _first_words(after, count)
        same_before = {double for double in doubles if _stands_before(_fold(prefix), page, double[0])}
        same_after = {double for double in doubles if _stands_after(_fold(suffix), page, double[1])}
        if not same_before:
            return prefix, ""
        if not same_after:
            return "", suffix
        if not same_before & same_after:
            break
    return prefix, suffix


def _stands_before(words: str, page: str, place: int) -> bool:
    return page.endswith(words, 0, place - page[max(place - 1, 0) : place].isspace())


def _stands_after(words: str, page: str, place: int) -> bool:
    return page.startswith(words, place + page[place : place + 1].isspace())


def _named(words: str) -> tuple[str] | tuple[str, str]:
    """Give the words, or how they begin and end where they are many."""
    head, tail = _head(words), _tail(words)
    return (head, tail) if len(words) > max(LONGEST_EXACT, len(head) + len(tail)) else (words,)


def _ends_early(words: str, head: str, tail: str) -> bool:
    """Tell whether the end stands in a quote before its end too: a browser would stop there."""
    folded, end = _fold(words), _fold(tail)
    return folded.find(end, len(_fold(head))) < len(folded) - len(end)


def _last_words(text: str, count: int) -> str:
    """Give the words that end a text, of its last paragraph: a browser looks for a prefix within one."""
    return " ".join(text.rstrip().rpartition("\n")[2].split()[-count:])


def _first_words(text: str, count: int) -> str:
    """Give the words that begin a text, of its first paragraph."""
    return " ".join(text.lstrip().partition("\n")[0].split()[:count])


def _places(sought: str, text: str) -> Iterator[int]:
    place = text.find(sought)
    while place >= 0:
        yield place
        place = text.find(sought, place + 1)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether words that were found stand there as words: "man" does not in "mango"."""
    return not any(0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum() for at in (start, end))


def _fold(text: str) -> str:
    """Make texts equal that are one to a browser's search; a line break stays one."""
    if not text.isascii():
        for mark, plain in _QUOTATION_MARKS:
            text = text.replace(mark, plain)
        text = _ACCENTS.sub("", normalize("NFKD", text))
    return _BREAKS.sub("\n", _SPACES.sub(" ", text)).casefold()


# --- words -----------------------------------------------------------------------------------------------------------


def _encoded(words: str) -> str:
    """Encode all that a directive gives a meaning ("-", ",", "&") and all that is not ASCII."""
    return quote(words, safe="").replace("-", "%2D")


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span that begins or ends inside a word: a browser finds whole words only."""
    while _IN_WORD.match(text, start):
        start -= 1
    while _IN_WORD.match(text, end):
        end += 1
    return start + len(text[start:end]) - len(text[start:end].lstrip()), start + len(text[start:end].rstrip())


def _joined(text: str) -> str:
    return " ".join(text.split())


def _head(text: str, length: int = _ENDS) -> str:
    """Give the first whole words of a text."""
    words = _joined(text)
    return words if len(words) <= length else words[: length + 1].rpartition(" ")[0] or words


def _tail(text: str, length: int = _ENDS) -> str:
    """Give the last whole words of a text."""
    words = _joined(text)
    return words if len(words) <= length else words[-length - 1 :].partition(" ")[2] or words
