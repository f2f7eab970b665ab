"""Find what is odd in the sources. Oddities are reported, never repaired. Each check is a function in `CHECKS`."""

from __future__ import annotations

import re
from datetime import time
from typing import TYPE_CHECKING

from usmx_corpus.corpus import CHECKSUMS, UNREAD, checksums, close_to, sidecar_of, sidecar_place, sidecars, unread
from usmx_corpus.model import Document, Header, Problem
from usmx_corpus.reading.metadata import derived
from usmx_corpus.reading.metadata.fields import bare_key
from usmx_corpus.reading.metadata.keys import FIELD_OF, KEYS
from usmx_corpus.text.mojibake import may_have_mistakes, mistakes, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from pathlib import Path

_UNUSUAL_SPACE = re.compile("[\u00a0\u2007\u2009\u202f\u200b]")


def check_document(document: Document) -> list[Problem]:
    """Return what is odd in a document, apart from the problems met in reading it."""
    return [problem for check in CHECKS for problem in check(document)]


def check_folder(root: Path, documents: Sequence[Header], ids: Collection[str]) -> list[Problem]:
    """Return what is odd between the files of a folder: references, sidecars, other files and checksums.

    `ids` are those of all files, also of files that cannot be opened.
    """
    return [
        *_unknown_references(root, documents, ids),
        *_orphan_sidecars(root, documents),
        *_unread_files(root),
        *_checksums(root, documents),
    ]


def dates_in_order(document: Document) -> Iterator[Problem]:
    """Report a document that was modified before it was published."""
    published, modified = document.published, document.modified
    if not published or not modified or (published.tzinfo is None) != (modified.tzinfo is None):
        return
    is_day = modified.time() == time.min and modified.date() == published.date()  # nothing says at what time
    if modified < published and not is_day:
        message = f"modified ({modified.isoformat(' ')}) before it was published ({published.isoformat(' ')})"
        yield _problem(document, "modified", "modified-before-published", message)


def date_is_publication_day(document: Document) -> Iterator[Problem]:
    """Report a date that is not the day of publication in the publisher's time zone."""
    if document.date and document.published and document.date != document.published.date():
        message = f"dated {document.date}, but published on {document.published.date()}"
        yield _problem(document, "date", "date-not-publication-day", message)


def date_is_in_address(document: Document) -> Iterator[Problem]:
    """Report a URL that names a day other than the date."""
    day = derived.in_address(document.url)
    if day and document.date and day != document.date:
        yield _problem(document, "url", "date-not-in-address", f"dated {document.date}, but its URL says {day}")


def has_date(document: Document) -> Iterator[Problem]:
    """Report a document without a date, with the days that contradict each other; one that is no date was reported."""
    if document.date is None and not any(FIELD_OF.get(bare_key(key)) == "date" for key in document.metadata):
        seen = "; ".join(_days_seen(document))
        yield _problem(document, "date", "no-date", f"no date: {seen}" if seen else "no date")


def _days_seen(document: Document) -> Iterator[str]:
    """Yield where a document that states no date seems to have one."""
    for day, offset in derived.days_above(document.raw, document.blocks):
        place = document.place(offset, offset + 1)
        page = f"p. {place.page}, " if place.page else ""
        yield f"{page}line {place.line} has {day}"
    others = {"name": derived.in_name(document.path), "address": derived.in_address(document.url)}
    yield from (f"its {place} has {day}" for place, day in others.items() if day)


def has_title(document: Document) -> Iterator[Problem]:
    """Report a document without a title."""
    if not document.title:
        yield _problem(document, "title", "no-title", "no title")


def title_has_plain_spaces(document: Document) -> Iterator[Problem]:
    """Report spaces in a title that do not compare equal to U+0020."""
    odd = sorted({f"U+{ord(space):04X}" for space in _UNUSUAL_SPACE.findall(document.title)})
    if odd:
        message = f"title contains {', '.join(odd)} instead of a plain space"
        yield _problem(document, "title", "odd-space-in-title", message)


def has_words(document: Document) -> Iterator[Problem]:
    """Report a document without a body."""
    if not document.words and document.raw.strip("\0 \n"):
        yield _problem(document, "title", "no-text", "no text below the front matter")


def is_in_its_encoding(document: Document) -> Iterator[Problem]:
    """Report the first characters that were read in the wrong encoding, and how many there are."""
    if not may_have_mistakes(document.raw):
        return
    found = [(number, line, each) for number, line in enumerate(document.raw.split("\n")) for each in mistakes(line)]
    if not found:
        return
    number, line, first = found[0]
    start = sum(len(each) + 1 for each in document.raw.split("\n")[:number]) + first.start
    looks, count = shown(line[first.start : first.end]), f" ({len(found):,} places)" if len(found) > 1 else ""
    message = f"“{looks}” looks like “{first.meant}” read in the wrong encoding{count}"
    yield Problem(document.path, document.place(start, start + 1).line, "mojibake", message)


CHECKS: list[Callable[[Document], Iterable[Problem]]] = [
    dates_in_order,
    date_is_publication_day,
    date_is_in_address,
    has_date,
    has_title,
    title_has_plain_spaces,
    has_words,
    is_in_its_encoding,
]


def _problem(document: Document, field: str, code: str, message: str) -> Problem:
    """Return a problem at the line of the first key that gives a field."""
    lines = {bare_key(key): line for key, line in document.lines.items()}
    return Problem(document.path, next((lines[key] for key in KEYS[field] if key in lines), 1), code, message)


def _unknown_references(root: Path, documents: Sequence[Header], ids: Collection[str]) -> Iterator[Problem]:
    """Report a sidecar that refers to a document that is not in the folder."""
    for document in documents:
        for field in ("copy_of", "summary_of"):
            reference = getattr(document, field)
            if reference and reference not in ids:
                close = " or ".join(close_to(reference, ids))
                hint = f"; did you mean {close}?" if close else ""
                message = f"{field} refers to “{reference}”, which is not in this folder{hint}"
                yield Problem(*sidecar_place(root, document, field), "unknown-reference", message)


def _orphan_sidecars(root: Path, documents: Sequence[Header]) -> Iterator[Problem]:
    """Report a sidecar that has no document beside it."""
    described = {sidecar_of(root, document.path) for document in documents}
    for path in sidecars(root):
        if path not in described:
            yield Problem(path, 1, "orphan-sidecar", "no document beside this sidecar")


def _unread_files(root: Path) -> Iterator[Problem]:
    """Report files that may be documents but are not read, the first of each ending."""
    for ending, paths in unread(root).items():
        also = f" (and {len(paths) - 1:,} more in {ending})" if len(paths) > 1 else ""
        yield Problem(paths[0], 1, "not-read", f"not read{also}: {UNREAD[ending]}")


def _checksums(root: Path, documents: Sequence[Header]) -> Iterator[Problem]:
    """Report files that differ from `SHA256SUMS`, where the folder has one."""
    sums = checksums(root)
    found = {document.path: document.sha256 for document in documents}
    for path, (line, checksum) in sums.items():
        if path not in found:
            yield Problem(CHECKSUMS, line, "file-missing", f"{path} is listed but missing")
        elif found[path] != checksum:
            yield Problem(path, 1, "checksum", f"checksum differs from {CHECKSUMS}:{line}")
    for path in sorted(found.keys() - sums.keys()) if sums else ():
        yield Problem(path, 1, "not-in-checksums", f"not listed in {CHECKSUMS}")
