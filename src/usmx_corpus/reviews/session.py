"""One reviewer at work: what waits, what was decided, and how to take it back. Each decision is written at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from usmx_corpus.model import Review
from usmx_corpus.reviews import store
from usmx_corpus.reviews.anchoring import around_spot, context, spots_of
from usmx_corpus.reviews.records import key, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from usmx_corpus.model import Commitment, Document, Header
    from usmx_corpus.reviews.anchoring import Anchored
    from usmx_corpus.reviews.merging import Reviewed
    from usmx_corpus.reviews.records import Key


class About(NamedTuple):
    """Who reviews, on which day (ISO 8601), and with which version of usmx."""

    reviewer: str
    day: str
    version: str


def of_commitment(document: Document, commitment: Commitment, about: About) -> Review:
    """Return an empty review of a mention: where it stands, and what usmx says of it."""
    prefix, suffix = context(document, commitment)
    return Review(
        id=commitment.id,
        quote=commitment.text,
        verdict="",
        prefix=prefix,
        suffix=suffix,
        rule=commitment.rule,
        strength=commitment.strength,
        **_common(document.header, about),
    )


def of_missed(document: Document, quote: str, about: About) -> Review | None:
    """Return the review of a commitment that usmx missed; None if the document does not have its words."""
    spot = next(spots_of(document, quote), None)
    if spot is None:
        return None
    prefix, suffix = around_spot(document, spot)
    body = document.statements[spot.statement].body
    words = body[spot.start : spot.end]
    return Review(id="", quote=words, verdict="missed", prefix=prefix, suffix=suffix, **_common(document.header, about))


def of_document(header: Header, about: About, *, read: bool = True) -> Review:
    """Return the mark that a document was read through to the end, or that it was not."""
    return Review(id="", quote="", verdict="", read=read, **_common(header, about))


def _common(header: Header, about: About) -> dict[str, Any]:
    return {
        "document": header.id,
        "url": header.url,
        "sha256": header.sha256,
        "reviewer": about.reviewer,
        "date": about.day,
        "usmx": about.version,
    }


class Session:
    """The reviews of one reviewer: those there were, and those made since."""

    def __init__(self, folder: Path, reviewed: Reviewed, about: About) -> None:
        self.about = about
        self._folder = folder
        own = [each for each in reviewed.anchored if each.review.reviewer == about.reviewer]
        self.mine: dict[Key, Review] = {_key(each): each.review for each in own if each.state == "holds"}
        #: Reviews that may be about a mention now, by its id.
        self.proposed: dict[str, Review] = {
            each.commitment.id: each.review for each in own if each.state == "moved?" and each.commitment
        }
        self._done: list[tuple[Review, ...]] = []

    def of(self, id_: str) -> Review | None:
        """Return this reviewer's review of a mention."""
        return self.mine.get(("id", id_))

    def is_judged(self, id_: str) -> bool:
        """Whether this reviewer has given a verdict on a mention."""
        review = self.of(id_)
        return bool(review and review.verdict)

    def has_read(self, document: str) -> bool:
        """Whether this reviewer has read a document through."""
        return ("document", document) in self.mine

    def record(self, reviews: Sequence[Review], instead_of: Sequence[Review] = ()) -> None:
        """Write reviews, which can be undone together; raises `ReviewError`, and has then written none.

        `instead_of` are reviews of other words that these replace, and that undoing brings back.
        """
        before = (_rebased(self.mine.get(key(each)), each) for each in reviews)
        undone = (*before, *instead_of)
        store.append(self._folder, reviews)
        self._done.append(undone)
        self._note(reviews)

    def undo(self) -> tuple[Review, ...]:
        """Write again what there was before the last decision, and return that; () if there is none to undo."""
        if not self._done:
            return ()
        store.append(self._folder, before := self._done[-1])
        self._done.pop()
        self._note(before)
        return before

    def _note(self, reviews: Iterable[Review]) -> None:
        for each in reviews:
            if each.is_withdrawn:
                self.mine.pop(key(each), None)
            else:
                self.mine[key(each)] = each


def _key(anchored: Anchored) -> Key:
    """Return the key that a review has now, whatever the id it was made under."""
    if anchored.commitment:
        return "id", anchored.commitment.id
    return ("document", anchored.document) if anchored.review.read else key(anchored.review)


def _rebased(old: Review | None, new: Review) -> Review:
    """Return a review of the same words as a new one that says what the old one said: nothing where there was none."""
    return new._replace(**said(old or Review("", "", "", "", "")))
