"""When a commitment is due: the words that state it, and the days they span where the document's date settles them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.facts import calendar, facts_in
from usmx_corpus.facts.calendar import UNSETTLED
from usmx_corpus.facts.periods import OFTEN
from usmx_corpus.model import Deadline, Duration, Interval
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from usmx_corpus.facts.calendar import Span
    from usmx_corpus.model import Document, Fact

_WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"

_PATTERNS = Patterns(
    {
        # The words before a date or period that belong to it.
        "due": r"(?i)(?:\b(?:by|in|before|within|over|on|until|till|through|throughout|during|for|between|from|after"
        r"|(?:no|not)\s(?:later|earlier|sooner)\sthan|not(?=\s(?:before|until|till|prior\sto)\s)|prior\sto"
        r"|at\sthe\s(?:very\s)?earliest,?|starting|beginning|commencing|effective|as\sof|as\sfrom"
        r"|with\seffect|up\sto|the|(?<!per\s)(?<!a\s)(?<!each\s)(?<!every\s)year|at|(?:the\s)?(?:course|period)\sof"
        r"|(?:the\s)?period|(?:the\s)?(?:close|end)\sof\s(?:business|play|the\sday)|midnight|noon"
        r"|\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\.?|toward|towards|around|about|approximately|next|now\sand|now\s(?:until|to)"
        rf"|or\s(?:before|after)|{_WEEKDAY},?)\s){{1,8}}$",
        "again": r"(?i)\s(?:(?:of\s)?(?:each|every)\s(?:calendar\s|financial\s|fiscal\s)?year|annually)\b",
        # "Towards the end of 2025": about then.
        "vague": r"(?i)\b(?:toward|towards|around|about|approximately)\b",
        "latest": r"(?i),?\sat\sthe\s(?:very\s)?(?:latest|earliest)\b",
        # "Not before 2026", "will not open before 2026": 2026 is when it begins.
        "earliest": r"(?i)(?:(?:no|not)\s(?:earlier|sooner)\sthan"
        r"|(?:not|never|[a-z]{1,6}n[’']t|cannot)\s.{0,90}?(?:before|until|till|prior\sto))\b|.{0,150}\bat\sthe\s(?:very\s)?earliest\b",
        "limit": r"(?i)(?:before|until|till|prior\sto)\b",
        # What is denied with the words before it that end in a limit, as far as no other clause stands between them.
        "denied": r"(?i)\b(?:not|never|cannot|[a-z]{1,6}n[’']t)\s"
        r"(?:(?!(?:and|or|but|if|that|which|who|when|will|shall|must|may|can|we|it|they)\s)[\w’'-]{1,40}+\s){1,9}$",
        "none": r"(?i)\b(?:no|nobody|nothing|none|neither|without|not|never|nor)\s(?:[\w’'-]{1,40}+\s){0,12}$",
        # Who does not fail to open it before 2026 opens it by then.
        "idle": r"(?i)\b(?:only|merely|just|fail|hesitate|rest|stop|wait|relent|later|least|long)\b",
        # What ties a period to the dates that it lies between: "the five-year period 2023-2027".
        "tied": r"(?i)\s(?:period|span|term|programme|program|plan)?\s?(?:from\s|between\s|\()?$",
        "opener": r"(?i)(?:and\s|additionally,?\s)?"
        r"(?:over|by|in|within|before|during|starting|beginning|on|from|between|until|no\slater|later|this|next)\b"
        r"[^,]*,\s*$",
        # A year that is part of a name: "the 2022 Security Dialogue", "PACC 2030)", "Vision 2030".
        "name": r"(?<=\d{4})(?:\)|\s(?:[A-Z]\w+[-\s]){2})",
        "named": r"(?<![.!?]\s)(?<![\w-])[A-Z][\w-]{0,40}+\s$",
        "before": r"(?i)(?:before|prior\sto)\b",
        "until": r"(?i)(?:by|until|till|(?:no|not)\slater\sthan|through|up\sto|on\sor\sbefore|(?:between|from)\snow)\b",
        "within": r"(?i)(?:within|in|by|no\slater\sthan|not\slater\sthan)\b",
        "lasting": r"(?i)(?:within|over|in|for|during|by|throughout|no\slater\sthan|not\slater\sthan)\b",
        "running": r"(?i)(?:over|during|for|throughout|in|within|through)?\s?\b(?:the\s)?(?:next|coming)\b",
        "not running": r"(?i)\b(?:past|last|previous|first|final|following)\b",
        "from": r"(?i)(?:starting|beginning|commencing|effective|from|as\s(?:of|from)|with\seffect"
        r"|on\sor\safter)\b",
        "after": r"(?i)after\b",
        # "the first in 70 years", "100 years ago".
        "looks back": r"(?i)\b(?:first|\w+est|most|best|worst|more|less|fewer|time|level|ever|never)\b[^,;]{0,30}\sin\s"
        r"(?:over\s|more\sthan\s|nearly\s|almost\s|about\s)?(?:the\s)?(?:[\w-]+\s(?:years?|decades?|months?|days?)"
        r"|(?:a\s)?(?:half|quarter)(?:\sof)?(?:\sa)?[\s-]century)\b|\sago$",
        "since": r"(?i)\bsince\s(?:the\s)?$",
        # What a period is counted from, where it is a date.
        "counted to": r"(?i)\s(?:before|after|prior\sto|ahead\sof|of|from|following)\s(?:the\s)?",
        # What a period is counted from.
        "anchor": r"(?i)\s(?:of|after|from|following|before|prior\sto|since)\s(?:the\s|its\s|their\s|this\s|that\s)?"
        r"(?:[\w'’-]++(?:\s(?:of|by|for)(?:\s(?:the|this|that|an?))?)?\s?){1,6}?(?=\s?(?:[,;.:()]|$|\s?\b(?:to|and|in|on|with|which|that|will|shall"
        r"|unless|or|at)\b))",
        "counted": r"(?i)\s(?:after|from|following)\b",
        "today": r"(?i)\s(?:of|after|from|following)\s(?:the\s(?:date|signing|issuance|publication)\s(?:of|hereof)?\s?"
        r"(?:this\s[\w-]+)?|today|now|this\s(?:date|order|memorandum|proclamation))\s*$",
    }
)
#: Characters before a period that hold what it looks back from ("the first time in 70 years"); 30 to the whole clause
#: find the same in 1,200 releases.
_NEAR = 60
#: Characters before a date that hold the longest row of words of "due".
_DUE = 120
#: Characters before "before" and "until" that hold what is denied with them.
_DENIED = 90
#: Characters behind a period that hold what it is counted from.
_ANCHOR = 90
#: Characters of the longest words that tie a period to its dates.
_TIE = 30
#: What stands between the dates of a row: "in May and June 2024".
_ROW = frozenset((" and ", " or ", ", ", ", and ", ", or ", " & "))
#: What stands between the ends of "05/02/2024 to 06/03/2024", which only the country settles.
_ENDS = frozenset((" to ", " until ", " - ", "-", " – ", "–"))


class _Time(NamedTuple):
    """A row of dates, or a period, with the words around it that belong to it.

    Not sure is whether what is denied begins with it.
    """

    facts: Sequence[Fact]
    before: str
    words: str
    anchor: str
    is_sure: bool = True


def opens(words: str) -> bool:
    """Whether the words before a clause are an adjunct of time that it begins with, with its comma or without."""
    if words.rstrip().endswith(","):
        return _PATTERNS["opener"].match(words) is not None
    times = [fact for fact in facts_in(words) if fact.type in {"date", "period"}]
    if not times or times[-1].end < len(words.rstrip()):
        return False
    before = words[: times[0].start].lstrip()
    return not before or _PATTERNS["due"].fullmatch(before) is not None


def is_day(fact: Fact) -> bool:
    """Whether it is a date, or a day of the week."""
    return fact.type == "date" or str(fact.value).endswith(tuple(calendar.WEEKDAYS))


def deadline_in(document: Document, text: str, known: Iterable[Fact]) -> Deadline | None:
    """Return the first date or period of a clause that states when it is due; none that lies before the document."""
    for time in _times(text, [fact for fact in known if fact.type in {"date", "period"}]):
        span = _span(document.date, time, document.country)
        if span is not None:
            return Deadline(time.words, *span)
    return None


def _times(text: str, facts: Sequence[Fact]) -> Iterator[_Time]:
    for row in _rows(text, facts):
        start, end = row[0].start, row[-1].end
        if _is_name(text, row) or (row[0].type == "date" and _PATTERNS["again"].match(text, end)):
            continue
        if _PATTERNS["looks back"].search(text, max(start - _NEAR, 0), end + len(" ago")):
            continue
        if _PATTERNS["since"].search(text, max(start - _NEAR, 0), start):
            continue
        due = _PATTERNS["due"].search(text, max(start - _DUE, 0), start)
        anchor = _anchor(text, row[0]) if len(row) == 1 else ""
        start, is_sure = _denial(text, due.start() if due else start)
        end = _end(text, end)
        yield _Time(_settling(text, row), text[start : row[0].start], text[start:end] + anchor, anchor, is_sure)


def _settling(text: str, row: Sequence[Fact]) -> Sequence[Fact]:
    """Return the facts of a row that say which days it is: of "the five-year period 2023-2027" its dates."""
    dates = [fact for fact in row if fact.type == "date"]
    return row if not dates or _is_counted(text, row[0], row[-1]) else dates


def _denial(text: str, start: int) -> tuple[int, bool]:
    """Return where a time begins with what is denied until then ("not open before "), and whether that is sure."""
    if not _PATTERNS["limit"].match(text, start):
        return start, True
    near = max(start - _DENIED, 0)
    denied = _PATTERNS["denied"].search(text, near, start)
    if denied and not _PATTERNS["idle"].search(denied[0]):
        return denied.start(), True
    return start, _PATTERNS["none"].search(text, near, start) is None


def _is_name(text: str, row: Sequence[Fact]) -> bool:
    """Whether a year belongs to a name."""
    if _PATTERNS["name"].match(text, row[-1].end):
        return True
    start = row[0].start
    before = _PATTERNS["named"].search(text, max(start - _NEAR, 0), start) if row[0].text.isdigit() else None
    return before is not None and not _PATTERNS["due"].search(text, before.start(), start)


def _end(text: str, end: int) -> int:
    """Return where a date ends, with the words "at the latest"."""
    latest = _PATTERNS["latest"].match(text, end)
    return latest.end() if latest else end


def _rows(text: str, facts: Sequence[Fact]) -> Iterator[list[Fact]]:
    """Yield facts one by one, but rows of dates together: "in May and June 2024", "2026 and 2028"."""
    row: list[Fact] = []
    for fact in facts:
        if row and not _is_one(text, row, fact):
            yield row
            row = []
        row.append(fact)
    if row:
        yield row


def _is_one(text: str, row: Sequence[Fact], fact: Fact) -> bool:
    """Whether a date goes on with a row, or says between which days a period lies."""
    last = row[-1]
    if fact.type != "date" or fact.start - last.end > _TIE:
        return False
    if last.type == "date":
        gap = text[last.end : fact.start]
        return gap in _ROW or (gap in _ENDS and not any(map(str.isalpha, last.text + fact.text)))  # 01/02/2024
    if _is_counted(text, last, fact):
        return True
    is_length = isinstance(last.value, Duration) and isinstance(fact.value, Interval)
    return is_length and _PATTERNS["tied"].match(text, last.end, fact.start) is not None


def _is_counted(text: str, period: Fact, fact: Fact) -> bool:
    """Whether a duration is counted from a date: "two weeks before 1 May"."""
    if not (isinstance(period.value, Duration) and fact.type == "date"):
        return False
    return _PATTERNS["counted to"].fullmatch(text, period.end, fact.start) is not None


def _anchor(text: str, fact: Fact) -> str:
    """Return the words that say what a duration is counted from, "" for none: "of the date of this order"."""
    if not isinstance(fact.value, Duration):
        return ""
    found = _PATTERNS["anchor"].match(text, fact.end, fact.end + _ANCHOR)
    return found[0].rstrip() if found else ""


def _span(day: date | None, time: _Time, country: str) -> Span | None:
    """Return the days that a date or a period spans, None where it is no deadline."""
    if isinstance(time.facts[0].value, Duration) and len(time.facts) == 1:
        return _lasting(day, time, time.facts[0].value)
    if time.facts[0].value in OFTEN:
        return None
    spans = [calendar.extent(fact.value, fact.unit, day, country) for fact in time.facts]
    lasts = [last for _, last in spans if last]
    if day and lasts and max(lasts) < day:
        return None
    if str(time.facts[0].value).startswith(("past", "last")):
        return None
    if not time.is_sure or isinstance(time.facts[0].value, Duration):
        return UNSETTLED
    return _named(day, time, country)


def _named(day: date | None, time: _Time, country: str) -> Span:
    """Return the days of dates and of periods told from today."""
    first, last = time.facts[0], time.facts[-1]
    begins = _PATTERNS["earliest"].match(time.words) is not None
    lasts = _PATTERNS["until"].match(time.before) is not None
    if _PATTERNS["vague"].search(time.before) or (begins and lasts):  # "until 2027 at the earliest"
        return UNSETTLED
    start, _ = calendar.span(first.value, first.unit, day, country)
    _, end = calendar.span(last.value, last.unit, day, country)
    if _PATTERNS["before"].match(time.before):
        return _before(day, start, end, last)
    if lasts:
        due = calendar.last_day(last.value, last.unit, day, country)
        return (day, due) if due else UNSETTLED
    if _PATTERNS["after"].match(time.before):
        return (calendar.after(end, 1, "D"), None) if end else UNSETTLED
    is_one = first is last and not isinstance(first.value, Interval)
    if begins or (_PATTERNS["from"].match(time.before) and is_one):
        return start, None
    return start, end


def _before(day: date | None, start: date | None, end: date | None, fact: Fact) -> Span:
    """Return the days up to the one before a date; "before the end of 2024" is within 2024."""
    words = str(fact.value) if isinstance(fact.value, str) else fact.unit
    if words.startswith("end"):
        return (day, end) if end else UNSETTLED
    return (day, calendar.after(start, -1, "D")) if start else UNSETTLED


def _lasting(day: date | None, time: _Time, duration: Duration) -> Span | None:
    """Return the days of a period that begins with the document, None for one that is over or is how long a thing is.

    "For two years" does not say from when; nor is anybody sure of ten working days, or of what is counted from another
    event.
    """
    words = time.words
    if _PATTERNS["not running"].search(words.removesuffix(time.anchor)):
        return None
    is_running = _PATTERNS["running"].match(words) is not None
    if not (is_running or _PATTERNS["counted"].match(time.anchor) or _PATTERNS["lasting"].match(words)):
        return None  # "a 90-day review", "up to 5 days of leave"
    is_counted = is_running or _PATTERNS["within"].match(words)
    if time.anchor and not _PATTERNS["today"].fullmatch(time.anchor):
        is_counted = None
    if not is_counted or not day or time.facts[0].unit or duration.unit not in "DWMY" or duration.high % 1:
        return UNSETTLED
    try:
        return day, calendar.after(day, int(duration.high), duration.unit)
    except (ValueError, OverflowError):  # "for 10,000 years"
        return UNSETTLED
