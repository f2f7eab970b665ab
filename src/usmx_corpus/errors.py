"""The ways in which a user's wish can fail, each saying what was asked and what may have been meant."""

from __future__ import annotations


class UsmxError(Exception):
    """A wish that cannot be met; its text is the message a user reads."""


class CorpusMissingError(UsmxError):
    """There is no folder of releases where the user pointed."""

    def __init__(self, root: str, reason: str) -> None:
        super().__init__(f"{root}: {reason}")


class UnknownReferenceError(UsmxError):
    """No document or commitment goes by that id."""

    def __init__(self, reference: str, what: str, close: tuple[str, ...]) -> None:
        meant = f"; did you mean {' or '.join(close)}?" if close else ""
        super().__init__(f"no {what} “{reference}”{meant}")
        self.close = close


class AmbiguousReferenceError(UsmxError):
    """More than one id begins that way."""

    def __init__(self, reference: str, candidates: tuple[str, ...]) -> None:
        shown = ", ".join(candidates[:5]) + (f" and {len(candidates) - 5} more" if len(candidates) > 5 else "")  # noqa: PLR2004
        super().__init__(f"“{reference}” is the beginning of {len(candidates)} ids: {shown}")
        self.candidates = candidates


class DamagedIndexError(UsmxError):
    """The file of an index proved to be damaged while it was asked."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"what was kept of this folder is damaged ({reason}) and has been removed; please ask again")


class UnreadableFileError(UsmxError):
    """A file that the user named cannot be opened."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
