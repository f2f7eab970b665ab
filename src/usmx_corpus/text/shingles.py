"""A text as its 5-word shingles, and a sample of them that is the same wherever they occur.

A shingle is a run of five words (Broder 1997, "On the resemblance and containment of documents"); a text is compared
as the set of its shingles. The containment of text A in text B is the share of A's shingles that B has too:
|A ∩ B| / |A|. It has a direction, so it finds a summary in the text it sums up where their resemblance (Jaccard,
|A ∩ B| / |A ∪ B|) is small.
"""

from __future__ import annotations

from codecs import register_error
from functools import lru_cache
from hashlib import blake2b
from itertools import compress
from operator import itemgetter
from random import Random
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from usmx_corpus.text.accents import decomposed

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Words of a shingle. Of the summary the fact sheet has .59 with 5, .67 with 3, .56 with 6; of the next nearest of the
#: five documents, which are about the same meeting, .12, .24, .08. With 3 the archive of 14,396 releases has 4.5
#: million pairs to look at, for 43 % more that are found, most of them by set phrases; with 5 it has 0.18 million.
LENGTH = 5
#: The sample of a text has one shingle in this many. That of a `LONG` text has one in twice as many, chosen so that it
#: is part of the first. With 8 for all, texts of fifty words find too few of their own in longer ones.
ONE_IN = 4
#: A text with fewer shingles than this is sampled whole.
SHORT = 64
#: From this many shingles on, half the rate is enough; two thirds of the archive's words are in such texts.
LONG = 1_024
#: A sample this many times smaller or larger than expected shows that the words of a text end alike, as in a column of
#: figures: it is sampled whole then. This happens to 7 texts of the archive.
_FAR_OFF = 2

Words = list[bytes]  # of a text, in order, as they are compared
Shingle = int  # the hash of a run of words; 64 bits, so that two of an archive never meet

# Frequent characters: replacing one for another costs next to nothing.
_LIKE = (
    ("’", "'"),
    ("‘", "'"),
    ("“", " "),
    ("”", " "),
    ("–", " "),
    ("—", " "),
    ("…", " "),
    ("\N{NO-BREAK SPACE}", " "),
)
_UNSEEN = {"Mn": "", "Me": "", "Cf": ""}  # accents; joiners, marks of direction
_DROPPED = b"*_\\'`"  # they occur inside words: nation's
_FOLDED = bytes(byte if not chr(byte).isascii() or chr(byte).isalnum() else ord(" ") for byte in range(256)).lower()

_DIGITS = frozenset(b"0123456789")
_last_byte = itemgetter(-1)
_random = Random(1997)  # noqa: S311 - any fixed tables do
_TABLES = tuple(bytes(_random.randrange(256) for _ in range(256)) for _ in range(LENGTH))
_PICKED = {one_in: bytes(value < 256 // one_in for value in range(256)) for one_in in (ONE_IN, 2 * ONE_IN)}


def compared_words(texts: Iterable[str]) -> Words:
    """Return the words of paragraphs in order, without punctuation, case and accents folded."""
    text = " ".join(texts)
    for mark, like in _LIKE:
        text = text.replace(mark, like)
    return text.encode("ascii", "usmx.fold").translate(_FOLDED, _DROPPED).split()


@lru_cache(maxsize=65_536)
def _as_bytes(odd: str) -> bytes:
    """Fold characters that are not ASCII: accents and invisible marks go, letters stay, the rest is white space."""
    plain = decomposed(odd.casefold())
    return "".join(mark if mark.isalnum() else _UNSEEN.get(category(mark), " ") for mark in plain).encode()


def _fold(error: UnicodeError) -> tuple[bytes, int]:
    """Fold what the ASCII codec cannot encode; most releases have little of it, so this is the fastest way."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return _as_bytes(error.object[error.start : error.end]), error.end


register_error("usmx.fold", _fold)


class _Numbers(dict[bytes, int]):
    """A number for each word that is the same in every process, as `hash(word)` is not."""

    def __missing__(self, word: bytes) -> int:
        if len(self) >= _KNOWN_WORDS:
            self.clear()
        number = self[word] = int.from_bytes(blake2b(word, digest_size=7).digest(), "little")
        return number


#: How many words are remembered. The archive has 82,295 different ones; as many more take 12 MB.
_KNOWN_WORDS = 200_000
_number = _Numbers().__getitem__


def words_hash(words: Iterable[bytes]) -> int:
    """Return a 64-bit hash that is the same for the same words in the same order, in every process."""
    return hash(tuple(map(_number, words)))


def shingles(words: Words) -> set[Shingle]:
    """Return all shingles of a text; a text of fewer than five words is one shingle, an empty one has none."""
    if len(words) < LENGTH:
        return {words_hash(words)} if words else set()
    numbers = list(map(_number, words))
    return set(map(hash, zip(*(numbers[start:] for start in range(LENGTH)), strict=False)))


def is_figure(word: bytes) -> bool:
    """Whether a compared word begins with a digit: "2021", "21st"."""
    return word[0] in _DIGITS


class Sample(NamedTuple):
    """Some shingles of a text, one in `one_in`, and the hash of all its words."""

    shingles: tuple[Shingle, ...]
    one_in: int
    words_hash: int


def sample(words: Words) -> Sample:
    """Return all shingles of a short text, about a quarter of those of a longer, an eighth of those of a long one.

    Whether a shingle is taken depends on it alone, so what two texts share is sampled in both alike (FracMinHash:
    Irber et al. 2022, "Lightweight compositional analysis of metagenomes with FracMinHash"). To choose without hashing
    all, the last letters of its words are hashed, by simple tabulation (Zobrist 1970): all positions of a text at once,
    as one large number. Where words end too much alike for that, all shingles are returned too.
    """
    count = len(words) - LENGTH + 1
    if count < SHORT:
        return Sample(tuple(shingles(words)), 1, words_hash(words))
    numbers = list(map(_number, words))
    identity = hash(tuple(numbers))
    ends = bytes(map(_last_byte, words))
    mixed = 0
    for start, table in enumerate(_TABLES):
        mixed ^= int.from_bytes(ends[start : start + count].translate(table), "little")
    one_in = ONE_IN if count < LONG else 2 * ONE_IN
    chosen = mixed.to_bytes(count, "little").translate(_PICKED[one_in])
    expected = count / one_in
    if not expected / _FAR_OFF < chosen.count(1) < expected * _FAR_OFF:
        return Sample(tuple(shingles(words)), 1, identity)
    runs = zip(*(compress(numbers[start:], chosen) for start in range(LENGTH)), strict=False)
    return Sample(tuple(set(map(hash, runs))), one_in, identity)
