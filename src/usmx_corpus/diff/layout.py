"""What differs between statements of the same words: markup, capitals, quotation marks, encoding, targets of links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usmx_corpus.diff.edits import straight
from usmx_corpus.model import Difference
from usmx_corpus.reading.text import addresses, joined, without_addresses
from usmx_corpus.text.mojibake import mended

if TYPE_CHECKING:
    from collections.abc import Iterator

    from usmx_corpus.model import Change, Document


def with_layout(change: Change, left: Document, right: Document) -> Change:
    """Say of the same words in what else they differ, and add links whose targets changed."""
    if change.kind not in {"same", "reworded"}:
        return change
    mine, yours = change.left[0].location, change.right[0].location
    one, other = left.raw[mine.start : mine.end], right.raw[yours.start : yours.end]
    if one == other or joined(one) == joined(other):
        return change
    links = _links(one, other)
    rest = [joined(without_addresses(side)) for side in (one, other)] if links else []
    differs = change.kind == "same" and not change.renumbered and (not rest or rest[0] != rest[1])
    if differs and not links and joined(mended(one)) == joined(mended(other)):
        return change._replace(encoding=True)
    texts = change.left[0].text, change.right[0].text
    only = tuple(_kinds(*texts, *(rest or (one, other)))) or ("markup",)
    return change._replace(layout=differs, only=only if differs else (), facts=(*change.facts, *links))


def _links(one: str, other: str) -> list[Difference]:
    """Return the targets of links that changed; where one went or came, the rest no longer go together by number."""
    before, after = addresses(one), addresses(other)
    pairs = zip(before, after, strict=True) if len(before) == len(after) else ()
    return [Difference("link", old, new) for old, new in pairs if old != new]


def _kinds(left: str, right: str, raw_left: str, raw_right: str) -> Iterator[str]:
    """Yield in what two statements of the same words differ, from their texts and from what the files have there."""
    if "".join(_plain(raw_left).split()) != "".join(_plain(raw_right).split()):
        yield "markup"
    if "".join(straight(left).split()) != "".join(straight(right).split()):
        yield "capitals"
    if "".join(left.casefold().split()) != "".join(right.casefold().split()):
        yield "quotation marks"
    if " ".join(_plain(left).split()) != " ".join(_plain(right).split()):
        yield "spaces"


def _plain(text: str) -> str:
    return straight(text).casefold()
