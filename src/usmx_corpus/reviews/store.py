"""The folder of reviews: a file of JSON lines for each reviewer, to which lines are only ever added.

A line is written at once, under a lock, and is on the disk before the next one is asked for: who is interrupted loses
the review being typed and no other.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.corpus import content_of
from usmx_corpus.errors import ReviewError
from usmx_corpus.model import Problem, Review
from usmx_corpus.reviews import records

try:
    import fcntl
except ImportError:  # Windows, where a line that is added in one piece must do
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_ENDING = ".jsonl"
#: Codes of problems: a line that is no review, and a status for which no evidence is given.
BAD_LINE = "bad-review"
NO_EVIDENCE = "status-without-evidence"


class Line(NamedTuple):
    """A review and where it stands: the path of its file below the folder of documents, and the line."""

    review: Review
    path: str
    line: int


class Kept(NamedTuple):
    """All that reviewers ever said, file by file in the order of writing, and what is wrong with it."""

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]

    @property
    def latest(self) -> list[Line]:
        """The last line of each reviewer about each thing, withdrawals included, in the order of writing."""
        found: dict[tuple[str, records.Key], Line] = {}
        for line in self.lines:
            review = line.review
            if review.was:
                found.pop((review.reviewer, ("id", review.was)), None)
                found.pop((review.reviewer, ("quote", review.document, records.folded(review.was))), None)
            found.pop((review.reviewer, records.key(review)), None)
            found[review.reviewer, records.key(review)] = line
        return [*found.values()]


def load(folder: Path) -> Kept:
    """Return what the files of a folder hold; a line that is no review is a problem, and stays where it is."""
    lines: list[Line] = []
    problems: list[Problem] = []
    for path in _files(folder):
        shown = f"{folder.name}/{path.name}"
        try:
            content = content_of(path)
        except OSError as error:
            problems.append(Problem(shown, 1, BAD_LINE, error.strerror or str(error)))
            continue
        for found in _lines(content, shown, path.name.removesuffix(_ENDING)):
            (lines if isinstance(found, Line) else problems).append(found)  # type: ignore[arg-type]
    return Kept(tuple(lines), tuple(problems))


def _files(folder: Path) -> list[Path]:
    """Return the files of reviewers, by name."""
    try:
        with os.scandir(folder) as entries:
            names = [each.name for each in entries if each.name.endswith(_ENDING) and not each.name.startswith(".")]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise ReviewError(str(folder), error.strerror or str(error)) from error
    return [folder / name for name in sorted(names)]


def _lines(content: bytes, path: str, name: str) -> Iterator[Line | Problem]:
    for number, line in enumerate(content.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            review = records.read(line.decode("utf-8-sig" if number == 1 else "utf-8"), name)
        except ValueError as error:
            reason = "not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)
            yield Problem(path, number, BAD_LINE, f"not used: {reason}")
            continue
        yield Line(review, path, number)
        if review.status and not review.evidence:
            message = f"{review.reviewer} gives the status “{review.status}” without evidence"
            yield Problem(path, number, NO_EVIDENCE, message)


def append(folder: Path, reviews: Sequence[Review]) -> None:
    """Add reviews to the file of their reviewer, all or none; raises `ReviewError` if that cannot be written."""
    for name in dict.fromkeys(review.reviewer for review in reviews):
        own = "".join(records.written(review) + "\n" for review in reviews if review.reviewer == name)
        path = folder / f"{name}{_ENDING}"
        try:
            is_new = not folder.exists()
            folder.mkdir(parents=True, exist_ok=True)
            _add(path, own.encode(errors="replace"))
            if is_new:
                _sync(folder.parent)
        except OSError as error:
            raise ReviewError(str(path), f"cannot be written ({error.strerror or error})") from error


def _add(path: Path, content: bytes) -> None:
    """Add whole lines to a file while no other process does, and wait until they are on the disk."""
    is_new = not path.exists()
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o644)
    try:
        if fcntl is not None:
            fcntl.flock(file, fcntl.LOCK_EX)
        end = os.lseek(file, 0, os.SEEK_END)
        if end and _last_byte(file, end) != b"\n":  # somebody was interrupted, or edited the file by hand
            content = b"\n" + content
        try:
            _write(file, content)
            os.fsync(file)
        except OSError:
            os.ftruncate(file, end)  # a full disk: no half of a line
            raise
    finally:
        os.close(file)
    if is_new:
        _sync(path.parent)


def _last_byte(file: int, end: int) -> bytes:
    os.lseek(file, end - 1, os.SEEK_SET)
    return os.read(file, 1)


def _write(file: int, content: bytes) -> None:
    while content:
        content = content[os.write(file, content) :]


def _sync(folder: Path) -> None:
    """Wait until the name of a new file is on the disk too, where a folder can be opened for that."""
    if fcntl is None:
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
