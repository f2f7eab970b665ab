"""What users name on the command line besides documents: a commitment by its id, a line or page of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usmx_corpus.errors import UnknownReferenceError

if TYPE_CHECKING:
    from usmx_corpus.archive import Archive
    from usmx_corpus.model import Commitment, Mention

#: Digits of a line or page that no file has.
_LONGEST_NUMBER = 10


def numbered(reference: str) -> tuple[str, int]:
    """Return what stands before the last colon and the number behind it; the whole reference and 0 without one."""
    before, _, number = reference.rpartition(":")
    is_number = before and number.isascii() and number.isdigit() and len(number) < _LONGEST_NUMBER
    return (before, int(number)) if is_number else (reference, 0)


def commitment(archive: Archive, reference: str, unknown: UnknownReferenceError) -> tuple[Mention, list[Commitment]]:
    """Return the commitment with this id; `unknown` names documents with similar ids if there is none."""
    try:
        return archive.commitment(reference)
    except UnknownReferenceError as neither:
        close = unknown.close or neither.close
        raise UnknownReferenceError(reference, "document or commitment", close) from None
