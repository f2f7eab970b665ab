"""Derive the title and the date of a document that states none: from the top of its text, its name and its address.

A wrong date is worse than none: where two days stand, nothing is derived.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.reading.metadata import dates
from usmx_corpus.reading.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from usmx_corpus.model import Block

# --- names and addresses ----------------------------------------------------------------------------------------------

# "2021-06-08-plan", "plan_20210608", but not the number "20210608IPR123"; folders as in "2021/06/08/plan".
_IN_NAME = re.compile(r"(?<![^\W_])((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?![^\W_])")
_IN_PATH = re.compile(r"(?:^|/)((?:19|20)\d\d)/(\d\d)/(\d\d)/")
# A name that tells when the file was made: "Scan_20210608", "Screenshot 2021-06-08".
_OF_FILE = re.compile(
    r"(?<![^\W\d_])(?:scan(?:ned)?|screen ?shot|img|pxl|dsc|whatsapp|saved|captured?|downloaded|accessed|retrieved)"
    r"(?![^\W\d_])",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(r"/(\d{4})/(\d{2})/(\d{2})(?:/|$)")


def in_name(path: str) -> date | None:
    """Return the day that the name of a file states, or the folders it is in."""
    folders, _, name = path.rpartition("/")
    is_of_file = _OF_FILE.search(name) is not None
    days = {
        day
        for found in _IN_NAME.finditer("" if is_of_file else name)
        if (day := dates.read(found[1] + found[3] + found[4]).day)
    }
    if not days and (found := _IN_PATH.search(f"{folders}/")):
        days = {*dates.read("".join(found.groups())).days}
    return days.pop() if len(days) == 1 else None


def in_address(url: str) -> date | None:
    """Return the day that an address states, such as …/2021/06/08/plan."""
    found = _IN_ADDRESS.search(url)
    return dates.read("".join(found.groups())).day if found else None


# --- the top of a text ------------------------------------------------------------------------------------------------

# Lines that may stand above the first paragraph: pages that were copied from a browser begin with some 20 of menus.
_TOP_LINES = 30
# From here on a line is text, whatever it ends in; titles have up to 40 words, but over several lines.
_TEXT_WORDS = 30
_SHORT_TEXT_WORDS = 7
# Characters in the longest line of a text that was wrapped.
_WIDTHS = range(60, 101)
# Where a dateline ends at the latest.
_LONGEST_DATELINE = 120
# Words that are small in names and titles.
_SMALL_WORDS = frozenset(
    "a an and as at by for from in into of on or the to with "
    "am de del den der des da do du et la las le les los und y".split()
)


class Line(NamedTuple):
    """A line above the text, or the beginning of its first paragraph (`is_text`), and the block it stands in.

    `is_full`: the next word had no place in it, so that it may be the first of a sentence.
    """

    words: str
    block: Block
    offset: int
    is_text: bool
    is_full: bool = False


def top(raw: str, blocks: Sequence[Block]) -> list[Line]:
    """Return the lines above the first paragraph of text, and that paragraph."""
    found: list[Line] = []
    for block in blocks:
        for line in _lines(raw, block) if block.kind != "boilerplate" else ():
            found.append(line)
            if line.is_text or len(found) == _TOP_LINES:
                return found
    return found


def _lines(raw: str, block: Block) -> Iterator[Line]:
    """Yield the lines of a block up to the first that is text, and in its place all that is left of the block."""
    start, end = block.text.span(0, len(block.text.clean))
    if block.kind == "heading":
        yield Line(block.text.clean, block, start, is_text=False)
        return
    lines = [line.rstrip() for line in raw[start:end].split("\n")]
    width = max(map(len, lines))
    for number, line in enumerate(raw[start:end].split("\n")):
        words = clean(raw, start, start + len(line)).clean if line.strip() else ""
        below = lines[number + 1].split(maxsplit=1)[:1] if number + 1 < len(lines) else []
        is_full = bool(below) and width in _WIDTHS and len(lines[number]) + len(below[0]) >= width
        if words and (block.kind == "item" or _is_text(words, "".join(below), is_full=is_full)):
            yield Line(clean(raw, start, end).clean, block, start, is_text=True)
            return
        if words:
            yield Line(words, block, start, is_text=False, is_full=is_full)
        start += len(line) + 1


def _is_text(words: str, below: str, *, is_full: bool) -> bool:
    """Whether a line is the first of a paragraph; `below` is the next word, `is_full` whether it had no place here."""
    count = words.count(" ") + 1
    is_sentence = words.rstrip("\"'”’)")[-1:] in (".", "!", "?", ";", ",", ":") and count > _SHORT_TEXT_WORDS
    is_wrapped = (below[:1].islower() or is_full) and count > _SHORT_TEXT_WORDS and not _is_title_case(words)
    return count > _TEXT_WORDS or is_sentence or is_wrapped or ". The " in words


def _is_title_case(words: str) -> bool:
    """Whether the words of a line begin with capitals, but for one in five and those that never do in a title."""
    long = [word for word in words.split() if len(word) > 2 and word not in _SMALL_WORDS]  # noqa: PLR2004 - "to", "in"
    return sum(word[0].islower() for word in long) * 5 < len(long)


# --- dates at the top -------------------------------------------------------------------------------------------------

_SEPARATOR = re.compile(r"\s[|•·–—-]+\s|[|•·–—]|--+")
_BEHIND_DATELINE = re.compile(r"\s[–—-]+\s|[–—]|--+|:\s|\s/")
# What may stand before the date of publication.
_LABEL = re.compile(
    r"""(?: for [ ] (?:immediate[ ])?+ release | immediate [ ] release | (?:press|news|media) [ ] (?:release|statement)
    | statement | (?:date|day) [ ] (?:of[ ])?+ (?:publication|release|issue|published|issued|posted)
    | (?:publication|release|issue|posting) [ ] date | published | released | issued | posted | dated? | date
    | (?:publi[eé]|mis [ ] en [ ] ligne) | date [ ] de [ ] publication | communiqu[eé] (?:[ ]de[ ]presse)?+
    | ver[oö]ffentlicht | erschienen | datum | pressemitteilung | fecha (?:[ ]de[ ]publicaci[oó]n)?+ | publicad[oa]
    | nota [ ] de [ ] prensa | comunicado | data | pubblicato | comunicato (?:[ ]stampa)?+ | gepubliceerd )
    (?:[ ](?:on|le|am|el|em|il|op))?+ (?: [ ]?: | , | (?=[ ]\d) | (?=[ ][^\W\d]) | $ ) [ ]?+""",
    re.VERBOSE | re.IGNORECASE,
)
# What says that the date behind it, or below it, is another one.
_OTHER_DATE = re.compile(
    r"\b(?:updated?|modified|revised|reviewed|amended|effective|embargo\w*|deadline|expires?|expiry|clos(?:es|ing)|due"
    r"|until|valid|event|when|starts?|ends?|copyright|accessed|retrieved|saved|printed|captured)\b|©",
    re.IGNORECASE,
)
# A line that makes the date below it the day of an event, unless the document is what was said there.
_EVENT = re.compile(
    r"\b(?:hearing|meeting|workshop|forum|agenda|conference|webinar|session|roundtable)s?\b", re.IGNORECASE
)
_SAID = re.compile(
    r"\b(?:testimony|submission|statement|remarks|speech|address|transcript|minutes|comments|report)\b", re.IGNORECASE
)
# What stands between a day and "updated" behind it, and a word that may stand there too.
_BETWEEN = " ,|("
_LAST = " last"
# A line that makes the date above it the day of an event: "Date: 8 June 2021", "Place: Town hall".
_EVENT_BELOW = re.compile(r"(?:time|where|place|location|venue)\s?:", re.IGNORECASE)
_BY = re.compile(r" (?:by|par|von|por|da) ", re.IGNORECASE)
_PLACE_WORDS = 6


def days(raw: str, blocks: Sequence[Block], hint: str, path: str, url: str) -> set[date]:
    """Return the days at the top of a text, in its name and in its address: one, if all agree.

    `hint` is what the reader of the format found to be its date.
    """
    others = (dates.read(hint).day, in_name(path), in_address(url))
    return {found for found in (*(found for found, _ in days_above(raw, blocks)), *others) if found}


def days_above(raw: str, blocks: Sequence[Block]) -> list[tuple[date, int]]:
    """Return the days that stand at the top of a text, and the offset of each line."""
    found: list[tuple[date, int]] = []
    above = ""
    lines = top(raw, blocks)
    is_said = any(_SAID.search(line.words) for line in lines if not line.is_text)
    for line, below in zip_longest(lines, lines[1:]):
        if above and line.block.kind == "heading" and raw[line.offset - 1] == "[":
            break  # a heading that is a link: what comes is about another page
        day = _dateline(line) if line.is_text else _day_in(line.words)
        is_event = not is_said and _EVENT.search(above) is not None
        is_event = is_event or (below is not None and _EVENT_BELOW.match(below.words) is not None)
        if day and not (is_event or _is_other(line.words, above)):
            found.append((day, line.offset))
        above = line.words
    return found


def _is_other(words: str, above: str) -> bool:
    """Whether the line above a date says that it is another one, or the rest of a sentence ends in it."""
    is_rest = above[-1:] in (",", "(") or above.rpartition(" ")[2] in _SMALL_WORDS
    is_other = is_rest or _OTHER_DATE.search(above) is not None
    return is_other and not (_LABEL.match(words) or _LABEL.match(above))


def _day_in(words: str) -> date | None:
    """Return the day in a line that holds little else: a place, or what says that it is the day of publication."""
    days = {day for part in _SEPARATOR.split(words) if (day := _day_of(part))}
    return days.pop() if len(days) == 1 else None


def _dateline(line: Line) -> date | None:
    """Return the day in what stands before the first sentence: "Vestby, 8 June 2021 – ", "(Vestby, 8 June 2021)"."""
    for words in (line.words[:_LONGEST_DATELINE], line.block.text.clean[:_LONGEST_DATELINE]):  # it may be wrapped
        if words.startswith("(") and ")" in words and (day := _day_in(words[1 : words.index(")")])):
            return day
        ends = _BEHIND_DATELINE.finditer(words) if words[:3] not in ("On ", "In ", "By ") else ()
        if day := next((day for end in ends if (day := _day_in(words[: end.start()]))), None):
            return day
    return None


def _before(part: str) -> str:
    """Return a line up to what stands between its day and a second one: "8 June 2021 | Last"."""
    words = part.rstrip(_BETWEEN)
    return words[: -len(_LAST)].rstrip(_BETWEEN) if words.lower().endswith(_LAST) else words


def _day_of(part: str) -> date | None:
    """Return the day of a line, or of a part between dashes."""
    is_aside = part.startswith("(") and part.endswith(")")
    part = part.strip(" ()[]*_")
    if _OTHER_DATE.match(part) or (is_aside and dates.read(part).days):  # in brackets, of the event
        return None
    other = _OTHER_DATE.search(part)  # "Published 3 June 2021 Last updated 5 June 2021"
    part = _before(part[: other.start()]) if other else part
    label = _LABEL.match(part)
    part = _BY.split(part[label.end() :] if label else part, maxsplit=1)[0]
    written = dates.read(part)
    if written.day:
        is_hour = bool(written.clock or written.reason)  # "8 June 2021, 9 PM" announces an event
        return written.day if label or not is_hour else None
    for comma in re.finditer(r",? \(|, ", part[:_LONGEST_DATELINE]):
        if _is_place(part[: comma.start()]) and (day := dates.read(part[comma.end() :]).day):
            return day
    return None


def _is_place(words: str) -> bool:
    """Whether these may be the names of a place and the country around it."""
    names = re.sub(r"[(),]", " ", words).split()
    if not 0 < len(names) <= _PLACE_WORDS or any(map(str.isdigit, words)):
        return False
    return all(name[0].isupper() or name in _SMALL_WORDS for name in names) and not dates.is_weekday(names[-1])


# --- the title --------------------------------------------------------------------------------------------------------

# A heading of this level was a line in bold or of its own, which may as well head a section.
_PLAIN_LEVEL = 6
_TITLE_WORDS = range(2, 41)
_LONGEST_TITLE = 300
# Words with which the second line of a title begins, and no other line.
_CONTINUING = frozenset("and at by for from in of on or to with".split())
# Lines of a title that is broken.
_TITLE_LINES = 4
# What stands in a letterhead beside the date: labels, and how to reach somebody.
_LETTERHEAD = re.compile(
    r"""(?: (?:for[ ])?+ immediate [ ] release | (?:press|news|media) [ ] (?:release|statement|advisory|note|office)
    | communiqu[eé] | pressemitteilung | nota [ ] de [ ] prensa | comunicado | comunicato | embargo\w*
    | (?:contact|media[ ]contact|tel|phone|telephone|fax|e-?mail|office|cell|mobile|website|case|file|ref|reference|no
        |number|nr|doc|docket) s? (?: [ ]?[:.\#] | [ ]\d )
    )(?!\w)
    | .{0,80} (?: @ | https?:// | www\. | \b(?:[A-Z]{2}|D\.C\.),?[ ]\d{5}\b
      | [ ](?:street|avenue|drive|road|blvd|st\.|ave\.), )
    | [^\W\d]{0,20}[ :.]{0,3}\(?\+?\d[\d ()./-]{6,}$ | \d{1,5}[ ][^,]{3,40}, """,
    re.VERBOSE | re.IGNORECASE,
)
# Who issues a document: a line that begins or ends so.
_ISSUER = re.compile(
    r"""(?:the[ ])?+ (?:u\.s\.[ ]|united[ ]states[ ]|federal[ ]|state[ ]|national[ ]|royal[ ]|european[ ]|white[ ])?+
      (?:ministry|department|office|government|council|commission|embassy|bureau|agency|board|secretariat|republic|house
        |kingdom|parliament|senate|chancellery|authority|ministerio|minist[eè]re|gobierno|gouvernement) (?!\w)
    | (?:[\w&.’'-]+[ ]){1,5}(?:board|commission|council|department|ministry|office|agency|authority|committee
        |secretariat|treasury|bureau|embassy|government|institute|administration) (?:[ ]\([A-Z]+\))?+ $""",
    re.VERBOSE | re.IGNORECASE,
)
# Verbs of headlines: "Government of Norland Opens a Quay".
_VERB = re.compile(
    r"\b(?:to|will|is|are|has|on|"
    r"(?:adopt|agree|announce|appoint|approve|award|back|ban|boost|build|call|confirm|create|cut|decide|deliver|expand"
    r"|extend|grant|give|host|hold|increase|introduce|invest|issue|join|launch|make|meet|name|nominate|offer|open|order"
    r"|outline|pay|plan|pledge|propose|protect|provide|publishe?|raise|reache?|receive|reject|release|report|respond|say"
    r"|secure|seek|send|set|sign|start|strengthen|support|take|unveil|update|urge|warn|welcome|win)s?(?:e?d)?)\b",
    re.IGNORECASE,
)
_LETTERHEAD_WORDS = 9
# "M I N I S T R Y": only a letterhead has its letters apart.
_SPACED = re.compile(r"(?:[^\W\d_] ){4}")
# Spaces in the name of a person or a post, at most.
_NAME_WORDS = 3
# How a line ends that says where something was said.
_PLACE = re.compile(
    r"(?:room|lawn|building|house|hall|cent(?:er|re)|club|hotel|auditorium|palace|school|university|college|park|airport"
    r"|garden|terrace|residence|theat(?:er|re)|library|church|museum|base|teleconference|department|ballroom|suite)$"
    r"|^by [A-Z]|!$",
    re.IGNORECASE,
)
# Lines that no title looks like: those addressed, salutations, speakers, menus, a place ("Vestby, NO") or an hour.
_NO_TITLE = re.compile(
    r"(?:who|what|when|where|why|rsvp|contact|(?:please |editor.s )?note|by (?:the|virtue)|whereas|via|q|skip to"
    r"|you are here|share|print|menu|search|home|back to|scroll|follow us|as (?:delivered|prepared)|a proclamation"
    r"|an act|executive order)\b"
    r"|(?:place|location|venue|time|dates?|day|agency|action|summary|addresse?s?|status|authors?|topics?|sources?)\s?:|\|"
    r"|.*\b(?:vol|no)\. ?\d"
    r"|[^:]{1,40}:\s?[A-Z]?$|(?:the )?(?:mr|ms|mrs|dr|president|vice president|moderator)[^:]{0,30}:"
    r"|(?:[\w.’'-]++ ){0,3}+[\w.’'-]++, [\w.]++(?: [\w.]++){0,2}+$",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(r"(?:dear|to|memorandum (?:for|to)|for (?:the )?attention)\b", re.IGNORECASE)
_HOUR = re.compile(r"\(?\d{1,2}(?::\d\d)? ?[ap]\.?m\b", re.IGNORECASE)
_TITLE_LABEL = re.compile(
    r"(?:title|headline|subject|re|for immediate release|press release|news release|media release):\s+", re.IGNORECASE
)


def title(raw: str, blocks: Sequence[Block], hint: str) -> str:
    """Return the first heading, or the line that stands as a title above the text; "" where neither is sure.

    `hint` is what the reader of the format found to be the title; the name of an authority is none.
    """
    if hint and not _is_letterhead(hint):
        return hint
    lines = top(raw, blocks)
    if any(_HOUR.match(line.words) for line in lines):  # a transcript: what stands above is the place
        lines = [line for line in lines if line.block.kind == "heading" and line.block.level < _PLAIN_LEVEL]
    is_headed = False
    short = ""
    for number, line in enumerate(lines):
        if line.is_text or (line.is_full and not line.words.isupper()) or _ADDRESSED.match(line.words):
            return short
        below = lines[number + 1].words if number + 1 < len(lines) else ""
        if _is_letterhead(line.words) or (_is_issuer(below) and _is_issuer(f"{line.words} {below}")):
            is_headed, short = True, ""
            continue
        found = _joined(lines[number:])
        if not is_headed:
            return found if _stands_first(lines[number:], blocks) else ""
        if found.count(" ") >= _NAME_WORDS:
            return found
        short = found  # or a name
    return short


def _stands_first(lines: Sequence[Line], blocks: Sequence[Block]) -> bool:
    """Whether the first line of a document is its title: a heading over all others, or a line above the letterhead."""
    first, below = lines[0], lines[1:2]
    if below and _is_letterhead(below[0].words):
        return not _PLACE.search(first.words)
    if first.block.kind != "heading" or not _heads_all(first.block, blocks):
        return False
    is_sure = first.block.level < _PLAIN_LEVEL
    return is_sure or (bool(below) and below[0].is_text and not _PLACE.search(first.words))


def _is_letterhead(words: str) -> bool:
    """Whether a line is a date, or says who issues a document and how to reach them."""
    if _SPACED.match(words):
        return True
    is_label = _LETTERHEAD.match(words) is not None and words.count(" ") < _LETTERHEAD_WORDS
    is_label = is_label or _is_issuer(words)
    is_day = words[-4:].isdigit() and dates.is_weekday(words.partition(" ")[0])  # even one that never was
    return (is_label and not _TITLE_LABEL.match(words)) or is_day or bool(_day_in(words))


def _is_issuer(words: str) -> bool:
    """Whether a line is the name of an authority, and no headline about one."""
    is_name = _ISSUER.match(words) is not None and words.count(" ") < _LETTERHEAD_WORDS and _VERB.search(words) is None
    return is_name and all(word[0].isupper() or word in _SMALL_WORDS for word in words.split() if word[0].isalpha())


def _heads_all(heading: Block, blocks: Sequence[Block]) -> bool:
    """Whether no other heading of a document has the level of this one, or a higher one."""
    return all(block is heading or block.kind != "heading" or block.level > heading.level for block in blocks)


def _joined(lines: Sequence[Line]) -> str:
    """Return the title that begins with the first of some lines; "" if it does not look like one."""
    words = lines[0].words
    if label := _TITLE_LABEL.match(words):
        words = words[label.end() :]
    for line in lines[1:_TITLE_LINES]:
        is_open = words.rsplit(maxsplit=1)[-1] in _SMALL_WORDS and not _day_in(line.words)
        is_other = _is_letterhead(line.words) or not _continues(words, line, lines[0].block)
        if line.is_text or (is_other and not is_open):
            break
        words = f"{words} {line.words}"
    return words if _is_title(words) else ""


def _continues(words: str, line: Line, block: Block) -> bool:
    """Whether a title goes on in the next line: it breaks off, both are in capitals, or the line begins so."""
    if words.endswith(("–", "—", "-", ",")):
        return True
    first = line.words.partition(" ")[0]
    goes_on = first[:1].islower() or (first.istitle() and first.lower() in _CONTINUING)
    return (words.isupper() and line.words.isupper()) or (goes_on and line.block is block)


def _is_title(words: str) -> bool:
    """Whether a line looks like a title."""
    is_short = len(words) <= _LONGEST_TITLE and words.count(" ") + 1 in _TITLE_WORDS
    is_open = words[-1:] in (".", ";", ":", ",") and not words.endswith(("U.S.", "U.K.", "Inc."))
    is_broken = words.rsplit(maxsplit=1)[-1] in _SMALL_WORDS
    return is_short and not (is_open or is_broken or words[0].islower()) and not _NO_TITLE.match(words)
