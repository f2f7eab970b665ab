"""Turn the metadata that a file and its sidecar state into the fields of a document."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import cache
from reprlib import repr as short
from typing import TYPE_CHECKING, NamedTuple, TypedDict, TypeVar

from usmx_corpus.model import Problem
from usmx_corpus.reading.metadata import dates, derived
from usmx_corpus.reading.metadata.fields import Fields, Other, bare_key
from usmx_corpus.reading.metadata.keys import KEYS, is_address
from usmx_corpus.reading.metadata.order import AMBIGUOUS, SETTLED

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from usmx_corpus.model import Block
    from usmx_corpus.reading.extract import Extract
    from usmx_corpus.reading.metadata.dates import Written
    from usmx_corpus.reading.metadata.order import Order

# The fields that a sidecar may give; they are marked as editorial in the document.
SIDECAR_FIELDS = (
    *("kind", "title", "date", "url", "publisher", "country", "language", "copy_of", "summary_of"),
    *("accessed", "archived_url"),
)
# The longest value in the archive that is read has 341 characters; a URL may have 2,000.
_LONGEST_VALUE = 2_000
#: What says that there is no date.
UNKNOWN = "unknown"
# Under the key of a date these are no date either: templates leave it empty, and "published" may be a switch.
_NO_DATES = frozenset(("", UNKNOWN, "null", "none", "~", "n/a", "true", "false", "yes", "no"))
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")

_T = TypeVar("_T")


class Metadata(TypedDict):
    """The fields of a document that are not its text; `metadata` is all the file says beyond them."""

    title: str
    date: date | None
    url: str
    published: datetime | None
    modified: datetime | None
    category: str
    publisher: str
    country: str
    language: str
    copy_of: str
    summary_of: str
    editorial: frozenset[str]
    derived: frozenset[str]
    metadata: Mapping[str, str]


def metadata(
    extract: Extract, blocks: Sequence[Block], own: TypedFields, editorial: TypedFields, order: Order = ""
) -> Metadata:
    """Return each field from the sidecar where it is there, else from the file, else from its text or its name.

    `order` settles dates of two numbers that the document itself does not.
    """
    url = editorial.text("url") or own.address()
    hints = extract.hints
    known = cache(lambda: derived.days(extract.raw, blocks, hints.get("date", ""), own.path, url))
    times = own.times(known, order)
    is_editorial = "date" in editorial.fields
    title = editorial.text("title") or own.text(*KEYS["title"])
    day = editorial.times(known, order).date if is_editorial else own.taken(times.key, times.date)
    seen_title, seen_day = "", None
    if not title and "title" not in editorial.fields:
        seen_title = derived.title(extract.raw, blocks, hints.get("title", ""))
    if day is None and times.is_open and not is_editorial and len(known()) == 1:
        (seen_day,) = known()
    return {
        "title": title or seen_title,
        "date": day or seen_day,
        "url": url,
        "published": times.published,
        "modified": times.modified,
        "category": own.text(*KEYS["category"]),
        "publisher": editorial.text("publisher") or own.publisher(),
        "country": editorial.text("country") or own.text(*KEYS["country"]),
        "language": editorial.text("language") or own.text(*KEYS["language"]),
        "copy_of": editorial.text("copy_of"),
        "summary_of": editorial.text("summary_of"),
        "editorial": frozenset(editorial.fields).intersection(SIDECAR_FIELDS),
        "derived": frozenset(field for field, value in (("title", seen_title), ("date", seen_day)) if value),
        "metadata": own.others() | editorial.as_a_copy(),
    }


class Times(NamedTuple):
    """When a file says that it is from: the day and its key, the moments of publication and of the last change.

    `is_open`: it does not say that the day is unknown, nor gives one that may be two.
    """

    key: str
    date: date | None
    published: datetime | None
    modified: datetime | None
    is_open: bool


class TypedFields:
    """Fields read by type; a value of another type is reported with its line and treated as missing."""

    def __init__(self, path: str, fields: Fields, lines: Mapping[str, int]) -> None:
        self.path = path
        self.fields = fields
        self.lines = lines
        self.problems: list[Problem] = []
        self._used: set[str] = set()
        self._keys: dict[str, str] = {}  # bare key -> key, those of the file before those inside its mappings
        for key in sorted(fields, key=lambda key: "." in key):
            self._keys.setdefault(bare_key(key), key)

    def taken(self, key: str, value: _T) -> _T:
        """Return a value, and note that a field has it from a key."""
        self._used.add(key)
        return value

    def text(self, *keys: str) -> str:
        """Return the value of the first key that has one, as text; "" where there is none."""
        for key in self._present(keys):
            if text := self._text(key):
                return self.taken(key, text)
        return ""

    def publisher(self) -> str:
        """Return who issued the document, or wrote it; a mapping gives its name."""
        for key in self._present(KEYS["publisher"]):
            name = f"{key}.name" if f"{key}.name" in self.fields else key
            if not isinstance(self.fields[name], Other) and (text := self._text(name)):
                return self.taken(key, _WIKI_LINK.sub(r"\1", text)) if name == key else self.taken(name, text)
        return ""

    def address(self) -> str:
        """Return the first address on the web; without one, what stands in its place, such as a path."""
        texts = {key: text.strip() for key in self._present(KEYS["url"]) if (text := self._text(key))}
        for key, text in texts.items():
            if is_address(text) and not text.startswith("/"):
                return self.taken(key, text)
        for key, text in texts.items():
            if bare_key(key) != "source":  # which may be a name
                return self.taken(key, text)
        return ""

    def times(self, known: Callable[[], Collection[date]], order: Order = "") -> Times:
        """Return the dates, each from the first key that gives it; a day in `known` settles one like 05/02/2023.

        Without one the `order` of other files does, which is reported.
        """
        read = {field: dict(self._written(KEYS[field])) for field in ("date", "modified")}
        both = read["date"] | read["modified"]
        days = {key: written.day for key, written in both.items()}
        if not all(days.values()):
            sure = {*known(), *days.values()}
            days = {key: self._settled(key, written, sure, order) for key, written in both.items()}
        key, day = next(((key, days[key]) for key in read["date"] if days[key]), ("", None))
        in_order = dict(sorted(read["date"].items(), key=lambda item: bare_key(item[0]) != "publishedtime"))
        published = next(self._moments(in_order, days), None)
        modified = next(self._moments(read["modified"], days, time.min), None)
        is_open = all(days.values()) and not any(self.fields[key] == UNKNOWN for key in self._present(KEYS["date"]))
        return Times(key, day, published, modified, is_open)

    def others(self) -> dict[str, str]:
        """Return as text all values that gave no field."""
        left = ((key, value) for key, value in self.fields.items() if key not in self._used and value)
        found = {key: ", ".join(value) if isinstance(value, list) else str(value) for key, value in left}
        return {key: text for key, text in found.items() if not self._is_outline(key)}

    def as_a_copy(self) -> dict[str, str]:
        """Return, as text, the day on which a sidecar says the file was looked at or saved, and an archived address."""
        found = {key: str(day) for key, read in self._written(("accessed",)) for day in read.days}
        if address := self.text("archived_url"):
            if is_address(address) and not address.startswith("/"):
                found["archived_url"] = address
            else:
                self._report("archived_url", "an address such as https://web.archive.org/…")
        return found

    def _is_outline(self, key: str) -> bool:
        """Whether a value is a mapping whose parts stand under their own keys."""
        return isinstance(self.fields[key], Other) and any(each.startswith(f"{key}.") for each in self.fields)

    def _present(self, keys: Iterable[str]) -> Iterator[str]:
        """Yield which of some keys are there, as the file writes them."""
        return (self._keys[key] for key in map(bare_key, keys) if key in self._keys)

    def _text(self, key: str) -> str:
        value = self.fields[key]
        text = ", ".join(value) if isinstance(value, list) else value
        if isinstance(text, str) and len(text) <= _LONGEST_VALUE:
            return text
        limit = f" of at most {_LONGEST_VALUE:,} characters" if isinstance(text, str) else ""
        self._report(key, f"text{limit}")
        return ""

    def _written(self, keys: Iterable[str]) -> Iterator[tuple[str, Written]]:
        """Yield each date that can be read; report what is none, and a time zone nobody knows."""
        for key in self._present(keys):
            value = self.fields[key]
            if isinstance(value, str) and value.strip().casefold() in _NO_DATES:
                continue
            written = dates.read(value) if isinstance(value, str) else dates.Written()
            if written.days:
                yield key, written
            if not written.days or written.reason:
                expected = "a date such as 2021-06-08" if not written.days else "a time such as 15:05:54-04:00"
                self._report(key, expected, f" ({written.reason})" if written.reason else "")

    def _settled(self, key: str, written: Written, known: Collection[date | None], order: Order) -> date | None:
        """Return the day of a date; which of two it is, only another date can tell."""
        days = [day for day in written.days if day in known] if len(written.days) > 1 else [*written.days]
        if len(days) == 1:
            return days[0]
        line = self.lines.get(key, 1)
        if order:
            day = written.days[0 if order == "day" else 1]
            message = f"{short(self.fields[key])} is read as {day}: other dates of the folder begin with the {order}"
            self.problems.append(Problem(self.path, line, SETTLED, message))
            return day
        either = " or ".join(f"{day.day} {day:%B}" for day in written.days)
        message = f"“{key}” may be {either} {written.days[0].year}: {short(self.fields[key])}"
        self.problems.append(Problem(self.path, line, AMBIGUOUS, message))
        return None

    def _moments(
        self, read: Mapping[str, Written], days: Mapping[str, date | None], default: time | None = None
    ) -> Iterator[datetime]:
        """Yield the moments of dates that have a time of day, or get one by default."""
        for key, written in read.items():
            day, clock = days[key], written.clock or default
            if day and clock is not None:
                yield self.taken(key, datetime.combine(day, clock))

    def _report(self, key: str, expected: str, reason: str = "") -> None:
        message = f"“{key}” is not {expected}: {short(self.fields[key])}{reason}"
        self.problems.append(Problem(self.path, self.lines.get(key, 1), "bad-value", message))
