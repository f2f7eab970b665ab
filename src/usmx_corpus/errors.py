"""Errors that a user can cause. Each message says what was asked for and, where it can, what may have been meant."""

from __future__ import annotations

# Ids shown of those that match: at 92 characters (the archive's median), five lines of a terminal.
_SHOWN = 5


class UsmxError(Exception):
    """Base of all errors of usmx; its text is the message that a user reads."""


class CorpusMissingError(UsmxError):
    """The path is not a folder with documents."""

    def __init__(self, root: str, reason: str) -> None:
        super().__init__(f"{root}: {reason}")


class UnknownReferenceError(UsmxError):
    """No document or commitment has this id; `close` holds up to three that are spelled like it."""

    def __init__(self, reference: str, what: str, close: tuple[str, ...]) -> None:
        hint = f"; did you mean {' or '.join(close)}?" if close else ""
        super().__init__(f"no {what} “{reference}”{hint}")
        self.close = close


class AmbiguousReferenceError(UsmxError):
    """More than one id begins with what was given; `candidates` holds all of them."""

    def __init__(self, reference: str, candidates: tuple[str, ...]) -> None:
        more = len(candidates) - _SHOWN
        shown = ", ".join(candidates[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
        super().__init__(f"“{reference}” is ambiguous: {len(candidates)} ids match: {shown}")
        self.candidates = candidates


class DamagedIndexError(UsmxError):
    """The index file turned out to be damaged while it was queried."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the index is damaged ({reason}) and was removed; run the command again")


class ChangedIndexError(UsmxError):
    """Another process has updated the index since the archive was opened."""

    def __init__(self) -> None:
        super().__init__("the files of this folder are changing, and another process has read them; try again")


class UntraceableClaimError(UsmxError):
    """A claim on which a rule fails; the cause says how."""

    def __init__(self, cause: Exception) -> None:
        super().__init__(f"this claim cannot be traced ({type(cause).__name__}: {cause}); please report it")


class UnreadableFileError(UsmxError):
    """A file that the user named cannot be opened."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")


class SettingError(UsmxError):
    """A setting of a folder, or the option in its place, is not valid."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")


class RefusedFileError(UsmxError):
    """A file that is not added to a corpus: it is there already, is no document, or cannot be written."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: not added: {reason}")


class ReviewError(UsmxError):
    """Reviews cannot be read or written: the file, the name of a reviewer, or what is reviewed is at fault."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")


class MissingLibraryError(UsmxError):
    """A file is of a format that needs a library which is not installed; `extra` is the extra that installs it."""

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(f"needs {library} to be read: pip install 'usmx[{extra}]'")


class OutputError(UsmxError):
    """Standard output cannot be written: closed, or on a full disk."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"standard output: {reason}")
