"""Find again what a review is about, when texts have been read again or have changed.

A review holds where the id of its commitment is there, or the same words in the same document, or in one of the same
checksum or address. What is only alike is proposed and never applied: with one word changed 99 % of quotes still have
a ratio of 80, but so has 3 % of commitments with another one of their own document.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from usmx_corpus import facts
from usmx_corpus.commitments.records import id_of
from usmx_corpus.facts import denials
from usmx_corpus.model import Difference
from usmx_corpus.reviews.records import folded, said
from usmx_corpus.text import analyse
from usmx_corpus.text.fragments import SURROUNDINGS, Page, around, on_the_web

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from usmx_corpus.model import Commitment, Document, Fact, Header, Review, Statement
    from usmx_corpus.reviews.store import Line

State = Literal["holds", "moved?", "lost"]

#: Least likeness (0–100, rapidfuzz's ratio of folded words) of a quote and what it may have become.
#: Of 4,044 reviews in 360 real revisions, 49 are of sentences that were reworded. It finds 39 of them, and nothing that
#: is another statement; what stands in the same place 8 more, all of which state another figure
#: (`tests/bench/reviews.py`; from 50 on, one that is gone would be taken for its neighbour).
ALIKE = 80.0
#: How many points a context that is the same on both sides adds to a likeness: it decides between two that are alike.
_CONTEXT = 10.0
#: Least likeness of what stands in the same place and may state other figures, and of its context (0 to `_CONTEXT`).
_PLACED = 60.0
_SAME_PLACE = 8.0
#: Types of facts that make two wordings two commitments.
_TELLING = frozenset(("amount", "percent", "count", "number", "date", "period", "place"))
_FIGURES = re.compile(r"\d[\d.,]*+")


class Texts(Protocol):
    """The documents and commitments of a folder, as it is now."""

    def headers(self) -> Sequence[Header]:
        """Return the metadata of all documents."""

    def some(self, ids: Sequence[str]) -> list[Commitment]:
        """Return the mentions with these ids that are there."""

    def of_documents(self, ids: Sequence[str]) -> list[Commitment]:
        """Return the mentions in some documents."""

    def read(self, document: str) -> Document | None:
        """Read a document, None if it cannot be opened."""


class Spot(NamedTuple):
    """Words of a document that usmx took for no commitment: the number of their statement, and where in its body."""

    statement: int
    start: int
    end: int


class Anchored(NamedTuple):
    """A review and what it is about now: `commitment` for one that holds, or as the proposal for one that moved.

    `document` is the id of its document now, "" if that is gone. `spot` is where the words are that usmx missed;
    `commitment` is then the one that it has found there since. `likeness` (0–100) is that of a proposal.
    """

    line: Line
    state: State
    document: str
    commitment: Commitment | None = None
    spot: Spot | None = None
    likeness: float = 100.0

    @property
    def review(self) -> Review:
        """The review."""
        return self.line.review


def anchor(lines: Sequence[Line], texts: Texts) -> list[Anchored]:
    """Return what each review is about now, in the order given."""
    search = _Search(texts)
    found: dict[int, Anchored] = {}
    search.look_up(line.review for line in lines)
    stated = {number: line for number, line in enumerate(lines) if _is_stated(line.review)}
    for number, line in enumerate(lines):
        if number not in stated:
            found[number] = search.of_document(line) if not line.review.quote else search.missed(line)
    found |= search.exact(stated)
    for number, line in stated.items():
        if number not in found:
            found[number] = search.nearest(line)
    return [found[number] for number in range(len(lines))]


def _is_stated(review: Review) -> bool:
    """Whether a review is of a mention that usmx found."""
    return bool(review.id) or bool(review.quote and review.verdict != "missed")


class _Search:
    """What reviews may be about, read as far as it is needed."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._known: dict[str, Commitment] = {}
        self._claimed: set[str] = set()  # mentions that have a review of their own
        self._of: dict[str, list[Commitment]] = {}
        self._read: dict[str, Document | None] = {}
        headers = texts.headers()
        self._ids = {header.id for header in headers}
        self._by_sum: dict[str, list[str]] = defaultdict(list)
        self._by_url: dict[str, list[str]] = defaultdict(list)
        for header in headers:
            self._by_sum[header.sha256].append(header.id)
            if on_the_web(header.url):
                self._by_url[_address(header.url)].append(header.id)

    def look_up(self, reviews: Iterable[Review]) -> None:
        """Read the mentions with the ids of reviews, and those of the same words in the same document."""
        ids: dict[str, None] = {}
        for review in reviews:
            if review.id:
                ids |= dict.fromkeys((review.id, id_of(review.document, folded(review.quote), 2)))
        self._known = {each.id: each for each in self._texts.some([*ids])}

    def documents(self, review: Review) -> list[str]:
        """Return the documents that a review may be about: that of its id, those of its checksum, of its address."""
        found = [review.document] if review.document in self._ids else []
        found += self._by_sum.get(review.sha256, ()) if review.sha256 else ()
        found += self._by_url.get(_address(review.url), ()) if on_the_web(review.url) else ()
        return list(dict.fromkeys(found))

    # --- what usmx found -------------------------------------------------------------------------------------------

    def exact(self, lines: dict[int, Line]) -> dict[int, Anchored]:
        """Return the reviews that hold, by their numbers: each mention has one review of each reviewer.

        Where the words are there more than once, their contexts decide. Where they are there less often than they were,
        what says the same as the one that stays holds with it.
        """
        pairs: list[tuple[float, int, Commitment]] = []
        for number, line in lines.items():
            candidates = self._same_words(line.review)
            weighs = len(candidates) > 1 or self._is_one_of_many(line.review)
            pairs += [(self._nearness(line.review, each) if weighs else 0.0, number, each) for each in candidates]
        pairs.sort(key=lambda pair: (-pair[0], lines[pair[1]].review.id != pair[2].id))
        found: dict[int, Anchored] = {}
        taken: dict[tuple[str, str], Review] = {}
        for is_one in (_are_one, _say_the_same):
            for _, number, commitment in pairs:
                review = lines[number].review
                if number not in found and is_one(taken.setdefault((review.reviewer, commitment.id), review), review):
                    found[number] = Anchored(lines[number], "holds", commitment.document, commitment)
                    self._claimed |= set() if review.is_withdrawn else {commitment.id}
        return found

    def _same_words(self, review: Review) -> list[Commitment]:
        """Return the mentions of the same words: that of the same id, or those of the first document that has any."""
        same = self._known.get(review.id)
        if same and not review.quote:
            return [same]
        if same and _is_same(review, same) and not self._is_one_of_many(review):
            return [same]
        for document in self.documents(review):
            if found := [each for each in self._commitments(document) if _is_same(review, each)]:
                return found
        return []

    def _is_one_of_many(self, review: Review) -> bool:
        """Whether the words are or were in the document more than once, as far as ids tell."""
        words = folded(review.quote)
        return id_of(review.document, words, 2) in self._known or (
            bool(review.id) and review.document in self._ids and review.id != id_of(review.document, words)
        )

    def nearest(self, line: Line) -> Anchored:
        """Return the proposal for a review that does not hold, or that it is lost.

        Words that are there and no longer taken for a commitment hold; those that are now cut otherwise are proposed.
        """
        review = line.review
        documents = self.documents(review)
        for document, spot in self._spot(review, documents):
            now = self._overlapping(document, spot)
            if now is None:
                return Anchored(line, "holds", document.id, None, spot)
            if self._may_be(review, now):
                return Anchored(line, "moved?", document.id, now)
        return self._alike(line, documents)

    def _alike(self, line: Line, documents: Sequence[str]) -> Anchored:
        """Return the nearest mention that nobody has reviewed, or that the review is lost.

        One that states no other figures goes first, then one that stands in the same place.
        """
        review = line.review
        free = [
            each
            for document in documents
            for each in self._commitments(document)
            if each.id not in self._claimed and each.id not in review.declined
        ]
        same = [each for each in free if not _contradict(review.quote, each)]
        best = self._nearest(review, same) or self._nearest(review, free, of_place=True)
        if best is None:
            return Anchored(line, "lost", documents[0] if documents else "")
        return Anchored(line, "moved?", best[1].document, best[1], likeness=best[0])

    def _nearest(
        self, review: Review, candidates: Sequence[Commitment], *, of_place: bool = False
    ) -> tuple[float, Commitment] | None:
        """Return the likeness of the mention that is most like a quote, and the mention; None if none is alike."""
        from rapidfuzz import fuzz  # few reviews need it

        words = folded(review.quote)
        best: tuple[float, float, Commitment] | None = None
        for each in candidates:
            likeness = fuzz.ratio(words, folded(each.text), score_cutoff=_PLACED if of_place else ALIKE)
            if likeness and not (of_place and _denies_otherwise(review.quote, each)):
                near = self._nearness(review, each)
                if not of_place or near >= _SAME_PLACE:
                    best = max(filter(None, (best, (likeness + near, likeness, each))), key=lambda one: one[0])
        return best[1:] if best else None

    def _may_be(self, review: Review, commitment: Commitment) -> bool:
        """Whether a review may be proposed to be about a mention: nobody says otherwise, and no fact does."""
        if commitment.id in self._claimed or commitment.id in review.declined:
            return False
        return not _contradict(review.quote, commitment)

    def _commitments(self, document: str) -> list[Commitment]:
        if document not in self._of:
            self._of[document] = self._texts.of_documents([document])
        return self._of[document]

    def _nearness(self, review: Review, commitment: Commitment) -> float:
        """Return how far the contexts of a quote and a mention are the same: 0 to `_CONTEXT`."""
        document = self._document(commitment.document)
        if document is None:
            return 0.0
        return _likeness(review, context(document, commitment)) * _CONTEXT

    def _document(self, id_: str) -> Document | None:
        if id_ not in self._read:
            self._read[id_] = self._texts.read(id_)
        return self._read[id_]

    # --- what usmx missed, and documents ---------------------------------------------------------------------------

    def of_document(self, line: Line) -> Anchored:
        """Return whether the document of a review is there."""
        documents = self.documents(line.review)
        return Anchored(line, "holds" if documents else "lost", documents[0] if documents else "")

    def missed(self, line: Line) -> Anchored:
        """Return where the words are that usmx missed, and which commitment it has found there since."""
        review = line.review
        documents = self.documents(review)
        for document, spot in self._spot(review, documents):
            return Anchored(line, "holds", document.id, self._overlapping(document, spot), spot)
        for document in filter(None, map(self._document, documents)):
            if near := _nearest_spot(document, review):
                return Anchored(line, "moved?", document.id, None, near[1], near[0])
        return Anchored(line, "lost", documents[0] if documents else "")

    def _spot(self, review: Review, documents: Sequence[str]) -> Iterator[tuple[Document, Spot]]:
        """Yield the place of a quote in the first document that has it, if one does: that of the nearest context."""
        for document in filter(None, map(self._document, documents)):
            if spots := [*spots_of(document, review.quote)]:
                yield document, max(spots, key=lambda each: _likeness(review, around_spot(document, each)))
                return

    def _overlapping(self, document: Document, spot: Spot) -> Commitment | None:
        """Return the mention that shares half of the words of a spot or more."""
        place = place_of(document, spot)
        for each in self._commitments(document.id):
            shared = min(each.location.end, place[1]) - max(each.location.start, place[0])
            if 2 * shared >= place[1] - place[0]:
                return each
        return None


def _are_one(one: Review, other: Review) -> bool:
    """Whether two reviews of one reviewer are of the same commitment."""
    return (one.id or one.quote) == (other.id or other.quote)


def _say_the_same(one: Review, other: Review) -> bool:
    return said(one) == said(other)


def _address(url: str) -> str:
    """Return what makes an address the same: without its scheme, "www.", fragment and final slash."""
    return url.partition("#")[0].partition("://")[2].removeprefix("www.").rstrip("/").casefold()


def _is_same(review: Review, commitment: Commitment) -> bool:
    """Whether the words are the same, and the figures as written: "1.5" and "1-5" have the same words."""
    if folded(review.quote) != folded(commitment.text):
        return False
    return _figures(review.quote) == _figures(commitment.text)


def _figures(text: str) -> list[str]:
    return [figure.rstrip(".,") for figure in _FIGURES.findall(text)]


def _contradict(quote: str, commitment: Commitment) -> bool:
    """Whether two wordings name different amounts, dates or places, or one denies what the other does not."""
    return _denies_otherwise(quote, commitment) or bool(differences(quote, commitment))


def differences(quote: str, commitment: Commitment) -> list[Difference]:
    """Return the figures, dates and places that a quote and a mention state differently.

    Facts are no contradiction where each of the two texts has their words, whatever they were read as.
    """
    mine, other = (facts.distinct(_telling(each)) for each in (facts.facts_in(quote), commitment.facts))
    words = frozenset(analyse.tokens(quote)), frozenset(analyse.tokens(commitment.text))
    return [
        Difference(pair.fact.type, pair.left.text if pair.left else "", pair.right.text if pair.right else "")
        for pair in facts.paired(mine, other)
        if pair.is_difference and _is_other(pair, *words)
    ]


def _denies_otherwise(quote: str, commitment: Commitment) -> bool:
    return len(denials.denials(quote)) != len(denials.denials(commitment.text))


def _is_other(pair: facts.Pair, left: frozenset[str], right: frozenset[str]) -> bool:
    if pair.fact.type == "place" and not (pair.left and pair.right):
        return False
    return not (_is_in(pair.left, right) and _is_in(pair.right, left))


def _is_in(fact: Fact | None, words: frozenset[str]) -> bool:
    return fact is None or words >= {*analyse.tokens(fact.text)} - analyse.FUNCTION_WORDS


def _telling(found: Iterable[Fact]) -> Iterator[Fact]:
    return (fact._replace(qualifier="") for fact in found if fact.type in _TELLING)


# --- contexts --------------------------------------------------------------------------------------------------------


def context(document: Document, commitment: Commitment) -> tuple[str, str]:
    """Return the characters before and after a mention, as a TextQuoteSelector has them."""
    number = document.statements[commitment.statement].block if commitment.statement < len(document.statements) else 0
    start = start_in_block(document, commitment)
    return _context(document, number, start, len(commitment.text))


def start_in_block(document: Document, commitment: Commitment) -> int:
    """Return where the words of a mention begin in the text of their block."""
    statement = document.statements[commitment.statement]
    clean = document.blocks[statement.block].text.clean
    start = clean.find(commitment.text, statement.start)
    while start >= 0 and document.locate(statement.block, start, start + 1).start != commitment.location.start:
        start = clean.find(commitment.text, start + 1)
    return max(start, statement.start)


def around_spot(document: Document, spot: Spot) -> tuple[str, str]:
    """Return the characters before and after the words of a spot, as `context` does."""
    statement = document.statements[spot.statement]
    return _context(document, statement.block, statement.start + statement.label + spot.start, spot.end - spot.start)


def _context(document: Document, block: int, start: int, length: int) -> tuple[str, str]:
    """Return what is around some words of a block, without a page of a thousand paragraphs."""
    first = max(block - 3, 0)
    texts = [each.text.clean for each in document.blocks[first : block + 4]]
    at = sum(len(text) + 1 for text in texts[: block - first]) + start
    whole = "\n".join(texts)
    return around(whole[at : at + length], Page(whole, at), SURROUNDINGS)


def _likeness(review: Review, other: tuple[str, str]) -> float:
    """Return how far two contexts are the same (0–1), the better known side first."""
    from rapidfuzz import fuzz

    sides = [(folded(mine), folded(its)) for mine, its in zip((review.prefix, review.suffix), other, strict=True)]
    known = [fuzz.ratio(mine, its) / 100 for mine, its in sides if mine or its]
    return sum(known) / len(known) if known else 1.0


# --- quotes ----------------------------------------------------------------------------------------------------------


def spots_of(document: Document, quote: str) -> Iterator[Spot]:
    """Yield where a document has the words of a quote within a statement; capitals, accents and signs do not count."""
    words = analyse.tokens(quote)
    for number, statement in enumerate(document.statements if words else ()):
        placed = analyse.placed_tokens(statement.body)
        own = [word for word, _, _ in placed]
        for first in (place for place, word in enumerate(own) if word == words[0]):
            if own[first : first + len(words)] == words:
                start, end = placed[first][1], placed[first + len(words) - 1][2]
                if _figures(statement.body[start:end]) == _figures(quote):
                    yield Spot(number, start, end)


def place_of(document: Document, spot: Spot) -> tuple[int, int]:
    """Return the offsets of a spot in the raw text."""
    statement = document.statements[spot.statement]
    begin = statement.start + statement.label
    return document.blocks[statement.block].text.span(begin + spot.start, begin + spot.end)


def _nearest_spot(document: Document, review: Review) -> tuple[float, Spot] | None:
    """Return the statement that a missed quote may have become, and its likeness; None if none is alike."""
    from rapidfuzz import fuzz

    words = folded(review.quote)
    best: tuple[float, int, Statement] | None = None
    for number, statement in enumerate(document.statements):
        likeness = fuzz.ratio(words, folded(statement.body), score_cutoff=ALIKE)
        if likeness > (best[0] if best else 0):
            best = (likeness, number, statement)
    if best is None or len(denials.denials(review.quote)) != len(denials.denials(best[2].body)):
        return None
    return best[0], Spot(best[1], 0, len(best[2].body))
