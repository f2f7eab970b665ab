"""Commitments as a feed that any reader of news takes (Atom, RFC 4287)."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from usmx_corpus.render.to_json import opening
from usmx_corpus.render.view import plain
from usmx_corpus.text.fragments import on_the_web

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from usmx_corpus.model import Commitment, Header, Mention

#: When a feed without entries was updated: it must say some moment, and is to be the same each time.
_NEVER = "1970-01-01T00:00:00Z"
# What XML does not admit and `plain` lets through.
_NO_XML = re.compile("[\ufffe\uffff]")


def atom(
    title: str,
    of: str,
    commitments: Iterable[Sequence[Mention]],
    about: Mapping[str, Header],
    first_seen: Mapping[str, str],
) -> Iterator[str]:
    """Yield a feed of commitments, the last seen first; each has the mentions that were found of it.

    `of` names what the feed is about: the same has the same id. `about` describes documents by id, `first_seen` has the
    moments at which mentions were seen (ISO 8601, in UTC). The id of an entry is that of its words at their address, so
    that it stays when a file is moved; of a document without one, it is that of the words in the document.
    """
    dated = ((_moment(mentions, first_seen), mentions[0].commitment, len(mentions)) for mentions in commitments)
    entries = sorted(dated, key=lambda entry: entry[0], reverse=True)
    yield '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
    yield _element("id", _urn(of))
    yield _element("title", title)
    yield _element("updated", entries[0][0] if entries else _NEVER)
    yield f"  <author><name>{_text('usmx')}</name></author>\n  <generator>usmx</generator>\n"
    taken: dict[str, int] = {}
    for updated, commitment, count in entries:
        yield from _entry(commitment, about[commitment.document], updated, count, taken)
    yield "</feed>\n"


def _moment(mentions: Sequence[Mention], first_seen: Mapping[str, str]) -> str:
    """Return when a commitment was first seen; one that reviewers added alone, on the day of their reviews."""
    moments = [first_seen[each.commitment.id] for each in mentions if each.commitment.id in first_seen]
    if moments:
        return min(moments)
    days = (review.date for each in mentions for review in each.commitment.reviews)
    return min(map(_began, days), default=_NEVER)


def _began(day: str) -> str:
    try:
        return datetime.fromisoformat(day).replace(tzinfo=UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    except ValueError:
        return _NEVER


def _entry(commitment: Commitment, about: Header, updated: str, mentions: int, taken: dict[str, int]) -> Iterator[str]:
    key = f"{about.url or about.id}\n{' '.join(commitment.text.casefold().split())}"
    taken[key] = taken.get(key, 0) + 1
    yield "  <entry>\n"
    yield _element("id", _urn(key if taken[key] == 1 else f"{key}\n{taken[key]}"), 4)
    yield _element("title", commitment.text, 4)
    yield _element("updated", updated, 4)
    if on_the_web(about.url):
        yield f'    <link rel="alternate" href={quoteattr(_address(opening(commitment, about)))}/>\n'
    if commitment.strength:
        yield f"    <category term={quoteattr(commitment.strength)}/>\n"
    yield f'    <content type="text">{_text(" · ".join(_content(commitment, about, mentions)))}</content>\n'
    yield "  </entry>\n"


def _content(commitment: Commitment, about: Header, mentions: int) -> Iterator[str]:
    yield from filter(None, (", ".join(commitment.actors), commitment.strength))
    if commitment.deadline:
        yield commitment.deadline.text
    day = f" ({about.date.isoformat()})" if about.date else ""
    yield f"{about.title or about.id}{day}, {commitment.location.whole}"
    if mentions > 1:
        yield f"{mentions} mentions"
    yield f"id {commitment.id}"


def _urn(words: str) -> str:
    return uuid5(NAMESPACE_URL, words.encode(errors="backslashreplace").decode()).urn


def _element(name: str, words: str, indent: int = 2) -> str:
    return f"{' ' * indent}<{name}>{_text(words)}</{name}>\n"


def _text(words: str) -> str:
    return escape(_plain(words))


def _address(link: str) -> str:
    """Return an address in which nothing stands that addresses do not have (RFC 3986)."""
    return quote(_plain(link), safe="!#$%&'()*+,/:;=?@[]~")


def _plain(words: str) -> str:
    return _NO_XML.sub("", plain(words))
