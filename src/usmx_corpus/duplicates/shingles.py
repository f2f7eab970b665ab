"""A text as the runs of words it is made of, and a sample of them that is the same wherever they stand.

A shingle is a run of five words (Broder 1997, "On the resemblance and containment of documents"); a text is compared
as the set of its shingles. The containment of text A in text B is the share of A's shingles that are B's too:
|A ∩ B| / |A|. It has a direction, which is why it finds a summary in what it sums up where their resemblance (Jaccard,
|A ∩ B| / |A ∪ B|) is small.
"""

from __future__ import annotations

import re
from codecs import register_error
from functools import lru_cache
from itertools import compress
from operator import itemgetter
from random import Random
from typing import NamedTuple
from unicodedata import category, normalize

from usmx_corpus.reading.blocks import BOILERPLATE
from usmx_corpus.reading.frontmatter import split

#: Words of a shingle. Of the summary the fact sheet has .59 with 5, .67 with 3, .56 with 6; of the next nearest of the
#: five documents, which tell of the same meeting, .12, .24, .08. With 3 the archive of 14,396 releases has 4.5 million
#: pairs to look at, for 43 % more that are found, most of them by set phrases; with 5 it has 0.18 million.
LENGTH = 5
#: One shingle in so many is in the sample of a text, and one in twice as many in that of a `LONG` one, which is part of
#: the first. With 8 for all, texts of fifty words find too few of their own in longer ones.
ONE_IN = 4
#: Of a text with fewer shingles than this all are in the sample.
SHORT = 64
#: A text of so many has enough at half the rate; two thirds of the archive's words stand in such.
LONG = 1_024
#: A sample so many times smaller or larger than it should be says that the words of a text end alike, as those of a
#: column of figures may: all of its shingles are taken then. It befalls 7
#: texts of the archive.
_FAR_OFF = 2

Words = list[bytes]  # of a text, in order, as they are compared
Shingle = int  # the hash of a run of words; 64 bits, so that two of an archive never meet

# What is most frequent; to change one character for another costs next to nothing.
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
_ADDRESS = re.compile(rb"\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*\)")
_TAG = re.compile(rb"</?[A-Za-z][^<>]*>")
_DROPPED = b"*_\\'`"  # they stand inside words: **An**dr**é**s, \$130, nation's
_FOLDED = bytes(byte if not chr(byte).isascii() or chr(byte).isalnum() else ord(" ") for byte in range(256)).lower()

_BOILERPLATE = re.compile("|".join(f"(?:{pattern})" for pattern in BOILERPLATE.values()))
_LONGEST_BOILERPLATE = 300
_BOILERPLATE_AT_AN_END = 4  # paragraphs; no page of the archive has more

_DIGITS = frozenset(b"0123456789")
_last_byte = itemgetter(-1)
_random = Random(1997)  # noqa: S311 - any fixed tables do
_TABLES = tuple(bytes(_random.randrange(256) for _ in range(256)) for _ in range(LENGTH))
_PICKED = {one_in: bytes(value < 256 // one_in for value in range(256)) for one_in in (ONE_IN, 2 * ONE_IN)}


def words(raw: str) -> Words:
    """Give the words of a file without front matter, boilerplate at its ends and markup, case and accents folded."""
    if "\r" in raw:
        raw = raw.replace("\r\n", "\n").replace("\r", "\n")
    text = _without_boilerplate(raw[split(raw)[1] :])
    for mark, like in _LIKE:
        text = text.replace(mark, like)
    content = text.encode("ascii", "usmx.fold")
    if b"](" in content:
        content = _ADDRESS.sub(b" ", content)
    if b"<" in content:
        content = _TAG.sub(b" ", content)
    return content.translate(_FOLDED, _DROPPED).split()


@lru_cache(maxsize=65_536)
def _as_bytes(odd: str) -> bytes:
    """Fold characters that are not ASCII: accents and what nobody sees go, letters stay, all else is white space."""
    plain = normalize("NFKD", odd.casefold())
    return "".join(mark if mark.isalnum() else _UNSEEN.get(category(mark), " ") for mark in plain).encode()


def _fold(error: UnicodeError) -> tuple[bytes, int]:
    """Fold what the ASCII codec cannot encode; most releases have little of it, which makes this the fastest way."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return _as_bytes(error.object[error.start : error.end]), error.end


register_error("usmx.fold", _fold)


def _without_boilerplate(body: str) -> str:
    """Take off the paragraphs of a page at either end: a banner, "Scroll to Top"."""
    body = body.strip()
    for _ in range(_BOILERPLATE_AT_AN_END):
        first, _, rest = body.partition("\n\n")
        if not _is_boilerplate(first):
            break
        body = rest.lstrip()
    for _ in range(_BOILERPLATE_AT_AN_END):
        rest, _, last = body.rpartition("\n\n")
        if not _is_boilerplate(last):
            break
        body = rest.rstrip()
    return body


def _is_boilerplate(paragraph: str) -> bool:
    if len(paragraph) > _LONGEST_BOILERPLATE:
        return False
    return _BOILERPLATE.fullmatch(" ".join(paragraph.lower().replace("\\", "").split())) is not None


def shingles(text: Words) -> set[Shingle]:
    """Give all shingles of a text; a text of fewer than five words is one, an empty one has none."""
    if len(text) < LENGTH:
        return {hash(tuple(text))} if text else set()
    return set(map(hash, zip(*(text[start:] for start in range(LENGTH)), strict=False)))


def figures(text: Words) -> int:
    """Give what is the same for two texts with the same figures in the same order, and no others (as a hash)."""
    return hash(tuple(word for word in text if word[0] in _DIGITS))


class Sample(NamedTuple):
    """Some shingles of a text, one in `one_in`."""

    shingles: tuple[Shingle, ...]
    one_in: int


def sample(text: Words) -> Sample:
    """Give all shingles of a short text, about a quarter of those of a longer, an eighth of those of a long one.

    Whether a shingle is taken depends on it alone, so what two texts share is sampled in both alike (FracMinHash:
    Irber et al. 2022, "Lightweight compositional analysis of metagenomes with FracMinHash"). To choose without hashing
    all, the last letters of its words are hashed, by simple tabulation (Zobrist 1970): all positions of a text at once,
    as one large number. Where words end too much alike for that, all shingles are given too.
    """
    count = len(text) - LENGTH + 1
    if count < SHORT:
        return Sample(tuple(shingles(text)), 1)
    ends = bytes(map(_last_byte, text))
    mixed = 0
    for start, table in enumerate(_TABLES):
        mixed ^= int.from_bytes(ends[start : start + count].translate(table), "little")
    one_in = ONE_IN if count < LONG else 2 * ONE_IN
    chosen = mixed.to_bytes(count, "little").translate(_PICKED[one_in])
    expected = count / one_in
    if not expected / _FAR_OFF < chosen.count(1) < expected * _FAR_OFF:
        return Sample(tuple(shingles(text)), 1)
    runs = zip(*(compress(text[start:], chosen) for start in range(LENGTH)), strict=False)
    return Sample(tuple(set(map(hash, runs))), one_in)
