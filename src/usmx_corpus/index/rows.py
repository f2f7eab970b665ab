"""What one file contributes to an index, as rows: made wherever the file is read, in this process or another.

Ids of passages count from 0 within their document; the writer adds where they begin.
"""

from __future__ import annotations

import time
import zlib
from array import array
from json import JSONEncoder
from typing import TYPE_CHECKING, Any, NamedTuple

from usmx_corpus import checks, corpus
from usmx_corpus.commitments import extraction
from usmx_corpus.facts import shortforms
from usmx_corpus.index.mention_rows import MentionRows, rows_of
from usmx_corpus.index.postings import token
from usmx_corpus.index.store import checksum, encoded
from usmx_corpus.model import Problem
from usmx_corpus.reading.metadata.order import SETTLED
from usmx_corpus.reading.passages import passages_of
from usmx_corpus.text import analyse, shingles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from usmx_corpus.model import Document, Header
    from usmx_corpus.reading.passages import Passage

#: So many passages are compressed together: half the size of single ones, and still unpacked at once.
PACK = 32

_as_json = JSONEncoder(ensure_ascii=False).encode
_known_token = analyse.Known(token).__getitem__
Row = tuple[Any, ...]


class File(NamedTuple):
    """A file to read: where it lies, its path below the folder and its id there; and how it is read."""

    true_path: Path
    path: str
    id: str
    terms: corpus.Terms


class PassageRows(NamedTuple):
    """Rows of the tables about passages; `above` in a row of `passages` is its place in `aboves`."""

    passages: list[Row]
    packs: list[bytes]
    stems: list[str]
    title: str
    aboves: list[str]
    acronyms: list[Row]


class Reading(NamedTuple):
    """All that one file contributes; `header` is None if it cannot be opened.

    `begun` is when reading began (ns since the epoch). A copy or summary comes as `document`, without mentions: its
    deadlines count from the date of its original, which only the writer knows.
    """

    file: File
    begun: int
    problems: list[Row]
    header: Header | None = None
    mentions: MentionRows | None = None
    passages: PassageRows | None = None
    sample: Row = ()
    document: Document | None = None


def read(file: File) -> Reading:
    """Read a file once and extract everything an index keeps of it."""
    begun = time.time_ns()
    try:
        return _read(file, begun)
    except Exception as error:  # noqa: BLE001 - one file on which a rule fails must not affect the others
        reason = f"cannot be read ({type(error).__name__}: {error})"
        return Reading(file, begun, [_problem(file, Problem(file.path, 1, "unreadable", reason), odd=False)])


def _read(file: File, begun: int) -> Reading:
    document, problems = corpus.read_file(*file)
    found = [_problem(file, problem, odd=problem.code == SETTLED) for problem in problems]
    if document is None:
        return Reading(file, begun, found)
    found += [_problem(file, problem, odd=True) for problem in checks.check_document(document)]
    waits = bool(document.copy_of or document.summary_of)
    mentions, failed = (None, []) if waits else mentions_of(document)
    passages = list(passages_of(document))
    return Reading(
        file=file,
        begun=begun,
        problems=found + failed,
        header=document.header,
        mentions=mentions,
        passages=_passages(document, passages),
        sample=_sample(passage.text for passage in passages),
        document=document if waits else None,
    )


def read_all(files: Sequence[File]) -> list[Reading]:
    """Read some files; the unit of work of another process."""
    return [read(file) for file in files]


def _problem(file: File, problem: Problem, *, odd: bool) -> Row:
    return (file.path, int(odd), *problem)


# --- commitments -----------------------------------------------------------------------------------------------------


def mentions_of(document: Document, original: Header | None = None) -> tuple[MentionRows, list[Row]]:
    """Return the rows of a document's commitments, and of what failed; a copy or summary is dated by its original."""
    problems: list[Problem] = []
    try:
        found = extraction.extract(document, original, problems)
    except Exception as error:  # noqa: BLE001 - the document can still be listed, searched and compared
        found = ()
        reason = f"its commitments cannot be found ({type(error).__name__}: {error})"
        problems.append(Problem(document.path, 1, "rule-failed", reason))
    mentions = rows_of(found, (original or document).country)
    return mentions, [(document.path, 0, *problem) for problem in problems]


# --- passages --------------------------------------------------------------------------------------------------------


def _passages(document: Document, every: Sequence[Passage]) -> PassageRows:
    above = {texts: place for place, texts in enumerate(dict.fromkeys(passage.above for passage in every))}
    rows: list[Row] = []
    for number, passage in enumerate(every):
        location = passage.location
        span = (location.line, location.last_line - location.line, location.start, location.end - location.start)
        of_page = (location.page, location.last_page, location.column)
        about = (number, passage.number, checksum(passage.text), passage.label, above[passage.above])
        rows.append((*about, *span, *of_page))
    texts = [passage.text for passage in every]
    short = shortforms.defined((document.title, *(block.text.clean for block in document.blocks)))
    return PassageRows(
        rows,
        [_packed(texts[first : first + PACK]) for first in range(0, len(texts), PACK)],
        list(map(stems_of, texts)),
        document.title,
        [_as_json(each) for each in above],
        [(form, name[0], " ".join(name)) for form, name in sorted(short.items())],
    )


def stems_of(text: str) -> str:
    """Return the stems of a text's content words as full-text search stores them."""
    return " ".join(map(_known_token, analyse.stems(text)))


def _packed(texts: Iterable[str]) -> bytes:
    return zlib.compress(encoded("\0".join(texts)), 9)


def unpacked(content: bytes) -> list[str]:
    """Return the texts of an uncompressed pack."""
    return content.decode(errors="surrogatepass").split("\0")


# --- duplicates ------------------------------------------------------------------------------------------------------


def _sample(texts: Iterable[str]) -> Row:
    found = shingles.sample(shingles.compared_words(texts))
    return (found.one_in, found.words_hash, array("q", found.shingles).tobytes())
