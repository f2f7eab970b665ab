"""Why statements are commitments or none: the rules that found them or came near, and what stopped these."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.commitments import extraction

if TYPE_CHECKING:
    from usmx_corpus.commitments.extraction import Nearest
    from usmx_corpus.model import Commitment, Document, Header, Statement


class Explanation(NamedTuple):
    """A statement with its commitments, and the rules that came near without finding one, the nearest first."""

    statement: Statement
    commitments: tuple[Commitment, ...]
    nearest: tuple[Nearest, ...]


def explain(document: Document, line: int, original: Header | None = None) -> tuple[Explanation, ...]:
    """Return what usmx found in each statement on a line of a document and why no more; none on a line without text.

    `original` as in `extract`.
    """
    statements = document.statements
    here = {
        number: each for number, each in enumerate(statements) if each.location.line <= line <= each.location.last_line
    }
    made = extraction.extract(document, original) if here else ()
    why = extraction.refused(document, here, original) if here else {}
    return tuple(
        Explanation(each, tuple(found for found in made if found.statement == number), tuple(why[number]))
        for number, each in here.items()
    )
