"""What is odd in the sources: reported, never repaired. A check is a function, the list of them the rule set."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from usmx_corpus.corpus import CHECKSUMS, SIDECAR_ENDING, checksums, close_to, sidecar_place, sidecars
from usmx_corpus.model import Document, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from usmx_corpus.corpus import Corpus

_DAY_IN_URL = re.compile(r"/(\d{4})/(\d{2})/(\d{2})/")
_UNUSUAL_SPACE = re.compile("[\u00a0\u2007\u2009\u202f\u200b]")


def check(corpus: Corpus) -> tuple[Problem, ...]:
    """Give all that is wrong or odd in a corpus, by file and line: what reading met, then what the checks find."""
    found = list(corpus.problems)
    for document in corpus.documents:
        for one in CHECKS:
            found += one(document)
    found += _references(corpus)
    found += _checksums(corpus)
    return tuple(sorted(found, key=lambda problem: (problem.path, problem.line, problem.code)))


def dates_in_order(document: Document) -> Iterator[Problem]:
    """Report a release that was modified before it was published."""
    published, modified = document.published, document.modified
    if not published or not modified or (published.tzinfo is None) != (modified.tzinfo is None):
        return
    if modified < published:
        message = f"modified {modified.isoformat(' ')}, before it was published {published.isoformat(' ')}"
        yield _problem(document, "modified_time", "modified-before-published", message)


def date_is_publication_day(document: Document) -> Iterator[Problem]:
    """Report a date that is not the day of publication, by the clock of the place."""
    if document.date and document.published and document.date != document.published.date():
        message = f"dated {document.date}, published on {document.published.date()}"
        yield _problem(document, "date", "date-not-publication-day", message)


def date_is_in_address(document: Document) -> Iterator[Problem]:
    """Report an address that names another day than the date."""
    day = _DAY_IN_URL.search(document.url)
    if day and document.date and "-".join(day.groups()) != document.date.isoformat():
        key = "permalink" if "permalink" in document.lines else "source_url"
        yield _problem(
            document, key, "date-not-in-address", f"dated {document.date}, its address says {'-'.join(day.groups())}"
        )


def has_date(document: Document) -> Iterator[Problem]:
    """Report a document that nobody has dated."""
    if document.date is None and document.published is None and "date" not in document.lines:
        yield _problem(document, "date", "no-date", "has no date")


def has_title(document: Document) -> Iterator[Problem]:
    """Report a document without a title."""
    if not document.title:
        yield _problem(document, "title", "no-title", "has no title")


def title_has_plain_spaces(document: Document) -> Iterator[Problem]:
    """Report spaces in a title that do not compare equal to a space."""
    odd = sorted({f"U+{ord(space):04X}" for space in _UNUSUAL_SPACE.findall(document.title)})
    if odd:
        yield _problem(document, "title", "odd-space-in-title", f"the title holds {', '.join(odd)} for a space")


def has_words(document: Document) -> Iterator[Problem]:
    """Report a document without a body."""
    if not document.words and document.raw.strip("\0 \n"):
        yield _problem(document, "title", "no-text", "holds no text below its front matter")


CHECKS: list[Callable[[Document], Iterable[Problem]]] = [
    dates_in_order,
    date_is_publication_day,
    date_is_in_address,
    has_date,
    has_title,
    title_has_plain_spaces,
    has_words,
]


def _problem(document: Document, key: str, code: str, message: str) -> Problem:
    return Problem(document.path, document.lines.get(key, 1), code, message)


def _references(corpus: Corpus) -> Iterator[Problem]:
    """Report a sidecar that names a document that is not there, and one that belongs to none."""
    ids = [document.id for document in corpus.documents]
    for document in corpus.documents:
        for field in ("copy_of", "summary_of"):
            reference = getattr(document, field)
            if reference and reference not in ids:
                close = " or ".join(close_to(reference, ids))
                meant = f"; did you mean {close}?" if close else ""
                message = f"{field} names “{reference}”, which is not here{meant}"
                yield Problem(*sidecar_place(corpus.root, document, field), "unknown-reference", message)
    described = {document.path.rpartition(".")[0] + SIDECAR_ENDING for document in corpus.documents}
    for path in sidecars(corpus.root):
        if path not in described:
            yield Problem(path, 1, "orphan-sidecar", "belongs to no document of this name")


def _checksums(corpus: Corpus) -> Iterator[Problem]:
    """Report files whose bytes are not those of `SHA256SUMS`, where a folder has one."""
    sums = checksums(corpus.root)
    found = {document.path: document.sha256 for document in corpus.documents}
    for path, (line, checksum) in sums.items():
        if path not in found:
            yield Problem(CHECKSUMS, line, "file-missing", f"{path} is listed and not here")
        elif found[path] != checksum:
            yield Problem(path, 1, "checksum", f"its bytes are not those of {CHECKSUMS}:{line}")
    for path in sorted(found.keys() - sums.keys()) if sums else ():
        yield Problem(path, 1, "not-in-checksums", f"is not listed in {CHECKSUMS}")
