"""The shortest way from one wording to another, word by word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from usmx_corpus.diff.matching import stretches
from usmx_corpus.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from usmx_corpus.diff.matching import Stretch

# A figure, word, abbreviation or mark with the space behind it: joined, the pieces of a text are the text.
_PIECE = re.compile(
    r"""
    (?: [$€£¥]?\d+(?:[.,:/]\d+)*(?:%|[^\W\d]+)?   # $1,500.50  10:30  40%  21st
      | (?:[^\W\d_]\.){2,}                        # U.S.
      | \w+(?:['’]\w+)*                           # nation’s
      | [^\w\s] )
    \s*
    """,
    re.VERBOSE,
)
# The same mark however it was typed; capitals make no other words.
_STRAIGHT = str.maketrans("’‘“”", "''\"\"")


def edits(left: str, right: str) -> tuple[Edit, ...]:
    """Return the edits that turn one text into the other; capitals and kinds of quotation marks make no difference.

    The left sides joined are `left` and the right sides `right`, to the letter. They are the shortest by insertions and
    deletions of words (Myers 1986), but for statements of 20,000 words and more, whose edits are short (`matching`).
    """
    if left == right:
        return (Edit("equal", left, right),) if left else ()
    old, new = _PIECE.findall(left), _PIECE.findall(right)
    old_keys, new_keys = _keys(old), _keys(new)
    if old_keys == new_keys:
        return (Edit("equal", "".join(old), "".join(new)),) if old else ()
    return tuple(_joined(stretches(old_keys, new_keys), old, new))


def share(changed: tuple[Edit, ...]) -> tuple[int, int, int]:
    """Count the equal, deleted and inserted words in edits."""
    equal = deleted = inserted = 0
    for edit in changed:
        if edit.op == "equal":
            equal += len(edit.left.split())
        else:
            deleted += len(edit.left.split())
            inserted += len(edit.right.split())
    return equal, deleted, inserted


def _keys(pieces: list[str]) -> list[str]:
    return [straight(piece.rstrip()).casefold() for piece in pieces]


def straight(text: str) -> str:
    """Return a text with straight quotation marks."""
    return text.translate(_STRAIGHT)


def _joined(equal: Iterable[Stretch], old: list[str], new: list[str]) -> Iterator[Edit]:
    """Yield one edit for each stretch of equal words, and one for what goes and comes between two of them."""
    i = j = 0
    for left, right, length in equal:
        yield from _change("".join(old[i:left]), "".join(new[j:right]))
        i, j = left + length, right + length
        yield Edit("equal", "".join(old[left:i]), "".join(new[right:j]))
    yield from _change("".join(old[i:]), "".join(new[j:]))


def _change(gone: str, come: str) -> Iterator[Edit]:
    if gone and come:
        yield Edit("replace", gone, come)
    elif gone:
        yield Edit("delete", gone, "")
    elif come:
        yield Edit("insert", "", come)
