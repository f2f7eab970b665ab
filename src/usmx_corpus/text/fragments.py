"""Make links that open a document at a quote.

For web pages these are text fragments (WICG, "URL Fragment Text Directives", `#:~:text=`), for PDFs page numbers.

A browser looks for whole words within one paragraph, ignores case, accents and white space, and opens the first match.
Words that occur more than once on a page are therefore given with a prefix or a suffix.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from usmx_corpus.text.accents import decomposed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from usmx_corpus.model import Document, Location

# All figures are of 360 releases, every 40th of the archive.
#: Longer quotes (in characters) are given as `start,end`, their first and last words: 3 % of all sentences.
LONGEST_EXACT = 300
#: Characters of these words. The first 60 of a long sentence occur again on 3 % of pages, the first 30 on 11 %.
_ENDS = 60
#: Where the page is not known, shorter quotes get a prefix and a suffix: 20 characters occur again on 7 % of pages, 10
#: on 21 %.
_SHORT = 20
#: Characters of that prefix and suffix: 30 occur again on 4 % of pages, and on fewer together with the quote.
_CONTEXT = 30
#: Words of a prefix or suffix, tried in this order until they tell a quote from its other occurrences. Of 3,953 short
#: quotes that are not unique, 3 words are enough for 92 %, 6 for 96 %, 12 for 99 %, and 24 for all.
_STEPS = (3, 6, 12, 24)
#: Characters of context before and after a quote, as in Hypothesis and Apache Annotator.
SURROUNDINGS = 32
#: Front matter may contain any URL, such as "javascript:…"; only these open a page.
_ON_THE_WEB = re.compile(r"https?://[^/?#\s]", re.IGNORECASE)

# Where a word must not be cut (Unicode, UAX #29): between two of its characters, and beside a mark that joins them.
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

#: The site changed hands at noon on both days. The archive keeps the pages of the years between under the same paths.
_FIRST_DAY, _LAST_DAY = date(2021, 1, 20), date(2025, 1, 20)
_ARCHIVE = "https://bidenwhitehouse.archives.gov"
_WHITE_HOUSE = re.compile(r"https?://(?:www\.)?whitehouse\.gov(?::\d*)?(?=[/?#]|$)", re.IGNORECASE)
_DATE_IN_PATH = re.compile(r"/(\d{4})/(\d\d)(?:/(\d\d))?(?=/|$)")
_ROOM = re.compile(r"/briefing-room(?:/|$)")


class Page(NamedTuple):
    """The text of a page, one paragraph per line, and the offset `at` of the paragraph of a quote."""

    text: str
    at: int


def page(paragraphs: Sequence[str], number: int) -> Page:
    """Return the page with these paragraphs (without line breaks); `number` (from 0) is that of the quote."""
    return Page("\n".join(paragraphs), sum(len(paragraph) + 1 for paragraph in paragraphs[:number]))


def around(text: str, page: Page | None, length: int) -> tuple[str, str]:
    """Return up to `length` characters of a page before and after a text that is in it at `page.at`; "" for none."""
    if page is None:
        return "", ""
    before, after = page.text[: page.at], page.text[page.at + len(text) :]
    prefix = _joined(before) + " " * before[-1:].isspace()
    suffix = " " * after[:1].isspace() + _joined(after)
    return prefix[-length:] if prefix.strip() else "", suffix[:length] if suffix.strip() else ""


def page_around(document: Document, place: Location) -> Page:
    """Return the page of a document and its block that begins at `place`; raises `ValueError` if none does."""
    paragraphs = [block.text.clean for block in document.blocks]
    starts = [document.locate(number, 0, len(words)).start for number, words in enumerate(paragraphs)]
    return page(paragraphs, starts.index(place.start))


def fragment(text: str, start: int, end: int, page: Page | None = None) -> str:
    """Return `#:~:text=…` for `text[start:end]`, words of one paragraph as the page shows it; "" for none.

    If the page is known (`text` is in it at `page.at`), words that are unique on it are given alone, others with the
    shortest prefix or suffix that makes them unique. If not, short words and words that the paragraph repeats are
    given with the words on both sides.
    """
    start, end = _whole_words(text, start, end)
    words = _joined(text[start:end])
    if not words:
        return ""
    exact = _exact_or_ends(words)
    if page is not None and page.text.startswith(text, page.at):
        whole, at = page
        prefix, suffix = _least_context(exact, whole, at + start, at + end)
    else:
        whole, at = text, 0
        is_unclear = len(exact) == 1 and (len(words) < _SHORT or _fold(text).count(_fold(words)) > 1)
        prefix, suffix = (_tail(text[:start], _CONTEXT), _head(text[end:], _CONTEXT)) if is_unclear else ("", "")
    if len(exact) > 1 and _ends_early(words, *exact):
        suffix = _first_words(whole[at + end :], _STEPS[0])
    return _directive(prefix, exact, suffix)


def exactly(words: str) -> str:
    """Return `#:~:text=…` for words as they are."""
    return _directive("", (words,), "")


def is_repeated(text: str, start: int, end: int, paragraphs: Sequence[str]) -> bool:
    """Whether the words that a link to `text[start:end]` begins with occur more than once in these paragraphs."""
    words = _exact_or_ends(_joined(text[slice(*_whole_words(text, start, end))]))[0]
    return bool(words) and sum(paragraph.count(words) for paragraph in paragraphs) > 1


def link(url: str, text: str, start: int, end: int, page: Page | None = None) -> str:
    """Return the URL that opens a document at `text[start:end]`, or "" where `url` is not on the web."""
    return url.partition("#")[0] + fragment(text, start, end, page) if on_the_web(url) else ""


def page_link(url: str, number: int) -> str:
    """Return the URL that opens a PDF at a page (RFC 8118), or "" where `url` is not on the web."""
    return f"{url.partition('#')[0]}#page={number}" if on_the_web(url) else ""


def link_to(url: str, place: Location, text: str, start: int, end: int) -> str:
    """Return the URL that opens a document at a place: the page of a PDF, else at `text[start:end]`; "" for none."""
    return page_link(url, place.page) if place.page else link(url, text, start, end)


def on_the_web(url: str) -> bool:
    """Whether a URL opens a page; "javascript:…" and paths do not."""
    return bool(_ON_THE_WEB.match(url))


def archived(url: str, day: date | None = None) -> str:
    """Return the URL of a whitehouse.gov page of 20 January 2021 to 20 January 2025 in the National Archives, or "".

    The path is the same there. The date in the path decides (…/2021/06/08/…), else `day`, the date of the document;
    for the two days on which the site changed hands, only pages of the briefing room are taken to be of those years.
    The URL is constructed by this rule and not verified, and must be shown as such.
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
            continue  # /2021/99/ is not a date
        if number:  # pages before and after those years have no day in their paths
            return _FIRST_DAY <= first <= _LAST_DAY
        if (first.year, first.month) not in {(2021, 1), (2025, 1)}:
            return _FIRST_DAY < first < _LAST_DAY
    if day is None:
        return False
    return _FIRST_DAY < day < _LAST_DAY or (day in {_FIRST_DAY, _LAST_DAY} and bool(_ROOM.match(path)))


# --- the prefix and suffix that make a quote unique ------------------------------------------------------------------


def _least_context(exact: Sequence[str], text: str, start: int, end: int) -> tuple[str, str]:
    """Return the shortest prefix and suffix that make `text[start:end]` the only match on a page; "" for none."""
    left = _fold(text[:start])
    sought, folded = _fold(exact[0]), left + _fold(text[start:])
    others = [(place, place + len(sought)) for place in _places(sought, folded) if place != len(left)]
    if not any(_is_whole(folded, *other) for other in others):
        return "", ""
    # A suffix follows the last words, so it does not help to find the first ones.
    return _distinctive(text[:start], text[end:] if len(exact) == 1 else "", folded, others)


def _distinctive(before: str, after: str, page: str, others: Sequence[tuple[int, int]]) -> tuple[str, str]:
    """Return a prefix, a suffix or both that none of the other occurrences has; the longest ones if there are none."""
    prefix = suffix = ""
    for count in _STEPS:
        prefix, suffix = _last_words(before, count), _first_words(after, count)
        same_before = {other for other in others if _ends_with(_fold(prefix), page, other[0])}
        same_after = {other for other in others if _begins_with(_fold(suffix), page, other[1])}
        if not same_before:
            return prefix, ""
        if not same_after:
            return "", suffix
        if not same_before & same_after:
            break
    return prefix, suffix


def _ends_with(words: str, page: str, place: int) -> bool:
    """Whether the words come right before a place of a page."""
    return page.endswith(words, 0, place - page[max(place - 1, 0) : place].isspace())


def _begins_with(words: str, page: str, place: int) -> bool:
    """Whether the words come right after a place of a page."""
    return page.startswith(words, place + page[place : place + 1].isspace())


def _exact_or_ends(words: str) -> tuple[str] | tuple[str, str]:
    """Return the words, or their beginning and end if they are long."""
    head, tail = _head(words), _tail(words)
    return (head, tail) if len(words) > max(LONGEST_EXACT, len(head) + len(tail)) else (words,)


def _ends_early(words: str, head: str, tail: str) -> bool:
    """Whether `tail` also occurs earlier in a quote, where a browser would stop."""
    folded, end = _fold(words), _fold(tail)
    return folded.find(end, len(_fold(head))) < len(folded) - len(end)


def _last_words(text: str, count: int) -> str:
    """Return the last words of the last paragraph: a browser looks for a prefix within one paragraph."""
    return " ".join(text.rstrip().rpartition("\n")[2].split()[-count:])


def _first_words(text: str, count: int) -> str:
    """Return the first words of the first paragraph."""
    return " ".join(text.lstrip().partition("\n")[0].split()[:count])


def _places(sought: str, text: str) -> Iterator[int]:
    place = text.find(sought)
    while place >= 0:
        yield place
        place = text.find(sought, place + 1)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a match consists of whole words: "man" in "mango" does not."""
    return not any(0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum() for at in (start, end))


def _fold(text: str) -> str:
    """Make texts equal that a browser's search does not distinguish; line breaks are kept."""
    if not text.isascii():
        for mark, plain in _QUOTATION_MARKS:
            text = text.replace(mark, plain)
        text = _ACCENTS.sub("", decomposed(text))
    return _BREAKS.sub("\n", _SPACES.sub(" ", text)).casefold()


# --- words -----------------------------------------------------------------------------------------------------------


def _directive(prefix: str, exact: Sequence[str], suffix: str) -> str:
    parts = [f"{_encoded(prefix)}-"] if prefix else []
    parts += map(_encoded, exact)
    return "#:~:text=" + ",".join([*parts, f"-{_encoded(suffix)}"] if suffix else parts)


def _encoded(words: str) -> str:
    """Encode what has a meaning in a directive ("-", ",", "&") and what is not ASCII."""
    return quote(words, safe="").replace("-", "%2D")


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span, widened to whole words and without white space at its ends."""
    while _IN_WORD.match(text, start):
        start -= 1
    while _IN_WORD.match(text, end):
        end += 1
    return start + len(text[start:end]) - len(text[start:end].lstrip()), start + len(text[start:end].rstrip())


def _joined(text: str) -> str:
    return " ".join(text.split())


def _head(text: str, length: int = _ENDS) -> str:
    """Return the first whole words of a text, `length` characters at most."""
    words = _joined(text)
    return words if len(words) <= length else words[: length + 1].rpartition(" ")[0] or words


def _tail(text: str, length: int = _ENDS) -> str:
    """Return the last whole words of a text, `length` characters at most."""
    words = _joined(text)
    return words if len(words) <= length else words[-length - 1 :].partition(" ")[2] or words
