"""What a claim quotes: words in quotation marks, which a source must have word for word."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from usmx_corpus.text.analyse import stems, tokens
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from usmx_corpus.reading.passages import Passage
    from usmx_corpus.trace.candidates import Passages

Quotation = tuple[str, ...]  # its pieces between ellipses and brackets, each its tokens joined by spaces

#: What closes each mark that opens a quotation: curly, German, guillemets either way, Swedish, straight.
_CLOSING = {
    "“": "”", "„": "“”", "‟": "”", "«": "»", "»": "«", "‹": "›", "›": "‹", "”": "”", '"': '"',
    "‘": "’", "‚": "‘’", "’": "’", "'": "'", "`": "'`",
}  # fmt: skip
#: These are apostrophes too: they open behind a space and close before one or before punctuation.
_SINGLE = "‘‚’'`"
_PATTERNS = Patterns(
    {
        "opening": r"""(?x) [“„‟«‹] | (?<! [^\s(\[{—–/:“„«‘-] ) [”»›"‘‚’'`] (?=\S)""",
        "closing": r"""(?x) (?<=\S) [”“»«›‹"‘’'`] (?!\w)""",
        # "[W]e" has a letter changed; "[the port]" and an ellipsis stand for other words, "[sic]" for none.
        "letters": r"\[(\w{1,2})\](?=\w)",
        "sic": r"(?i)\[\s{0,4}sic\s{0,4}[.!]?\]",
        "gap": r"""(?x) \[[^\[\]]*+\] | … | \.\.\.++ | \.(?:\s\.){1,8}+""",
    }
)
#: Fewer tokens between single marks are no quotation: "rock 'n' roll".
_SHORTEST_SINGLE = 2
#: How many passages with the words of a quotation are looked through, first and where none of these has it.
_NEAR, _FAR = 1_024, 500_000
#: How many that hold it are compared with the claim, those first that hold most of its other words.
_COMPARED = 12


@lru_cache(maxsize=256)
def quotations(text: str) -> tuple[Quotation, ...]:
    """Return what a text quotes, in order; a quotation within another is part of it, one without an end goes on."""
    found = []
    for start, end in _spans(text):
        words = _PATTERNS["letters"].sub(r"\1", _PATTERNS["sic"].sub(" ", text[start + 1 : end]))
        pieces = tuple(filter(None, (" ".join(tokens(piece)) for piece in _PATTERNS["gap"].split(words))))
        least = _SHORTEST_SINGLE if text[start] in _SINGLE else 1
        if sum(piece.count(" ") + 1 for piece in pieces) >= least:
            found.append(pieces)
    return tuple(found)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the outermost quotations are: the place of the opening mark, and of the closing one."""
    closing: dict[str, list[int]] = {}
    for found in _PATTERNS["closing"].finditer(text):
        closing.setdefault(found[0], []).append(found.start())
    at = 0
    while opened := _PATTERNS["opening"].search(text, at):
        start, mark = opened.start(), opened[0]
        ends = _CLOSING[mark]
        is_paired = mark not in ends and mark not in _SINGLE
        end = _last(text, start, mark, ends) if is_paired else _next(closing, start, ends)
        at = start + 1
        if end is not None or mark not in _SINGLE:
            end = len(text) if end is None else end
            yield start, end
            at = end + 1


def _last(text: str, start: int, mark: str, ends: str) -> int | None:
    """Return where a quotation ends in which others with the same marks may be."""
    depth = 0
    for found in re.finditer(f"[{mark}{ends}]", text[start:]):
        depth += 1 if found[0] == mark else -1
        if not depth:
            return start + found.start()
    return None


def _next(closing: Mapping[str, Sequence[int]], start: int, ends: str) -> int | None:
    """Return the first place behind `start` where one of some marks closes."""
    places = (closing.get(end, ()) for end in ends)
    return min((some[at] for some in places if (at := bisect_right(some, start)) < len(some)), default=None)


def are_held(quoted: Iterable[Quotation], *texts: str) -> bool:
    """Whether each of some quotations is in one of some texts (tokens joined by spaces), its pieces in order."""
    padded = [f" {text} " for text in texts]
    return all(any(_is_held(quotation, text) for text in padded) for quotation in quoted)


def _is_held(quotation: Quotation, words: str) -> bool:
    place = 0
    for piece in quotation:
        place = words.find(f" {piece} ", place)
        if place < 0:
            return False
        place += len(piece) + 1
    return True


def are_in(passage: Passage, text: str) -> bool:
    """Whether a passage, its title or its headings hold all that a text quotes."""
    quoted = quotations(text)
    return not quoted or are_held(quoted, *(" ".join(tokens(each)) for each in (passage.text, *passage.context)))


# --- where they are --------------------------------------------------------------------------------------------------


def holding(passages: Passages, text: str) -> list[Passage]:
    """Return the passages that hold all that a text quotes, at most some, those first that hold most of its words."""
    quoted = quotations(text)
    if not quoted:
        return []
    words = [piece for quotation in quoted for piece in quotation]
    said = list(dict.fromkeys(stem for piece in words for stem in stems(piece)))
    roughly = [_roughly(piece) for piece in words]

    def holds(passage: str) -> bool:
        return all(each.search(passage) for each in roughly) and are_held(quoted, " ".join(tokens(passage)))

    found, looked_at = passages.holding_all(said, _NEAR, holds) if said else ([], _NEAR)
    if not found and looked_at == _NEAR:
        found, _ = passages.holding_all(said, _FAR, holds)
    wanted = set(stems(text))
    return sorted(found, key=lambda passage: -_shared(passage, wanted))[:_COMPARED]


def _roughly(piece: str) -> re.Pattern[str]:
    """Return an expression that finds some tokens sooner than `tokens` makes them; it passes over accents."""
    word = r"['’]?\w*+\W++".join(re.escape(token).replace("'", "['’]") for token in piece.split() if token.isascii())
    return re.compile(word if piece.isascii() else "", re.IGNORECASE)


def _shared(passage: Passage, wanted: Collection[str]) -> int:
    """Return how many of some stems are in a passage, its title and its headings."""
    return len({stem for text in (passage.text, *passage.context) for stem in stems(text)}.intersection(wanted))
