"""A source of a claim as a W3C Web Annotation (Web Annotation Data Model, 2017), in JSON-LD."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from usmx_corpus.text.fragments import SURROUNDINGS, around, on_the_web

if TYPE_CHECKING:
    from datetime import datetime

    from usmx_corpus.model import Header, Source
    from usmx_corpus.text.fragments import Page

    Json = dict[str, object]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def annotation(claim: str, source: Source, about: Header, page: Page | None = None) -> Json:
    """Return an annotation that links a claim (the body) to the paragraph it comes from (the target).

    `about` describes the document. The quote is the paragraph as a reader sees it, with its context if its `page` is
    known. The target is the address of the document; without one it is the path of the file below the corpus root, with
    the position of the paragraph, which counts characters of the file, front matter and markup included.
    The id is derived from claim, checksum and place: the same question always has the same annotation.
    """
    return {
        "@context": CONTEXT,
        "id": f"urn:uuid:{identity(claim, source, about)}",
        "type": "Annotation",
        "motivation": "linking",
        "body": [
            _body(claim, "linking"),
            _body(source.grade, "classifying"),
            *(_body(_conflict(*conflict), "assessing") for conflict in source.conflicts),
        ],
        "target": _target(source, about, page),
    }


def identity(claim: str, source: Source, about: Header) -> str:
    """Return an id derived from the content (RFC 9562, a UUID of version 5; RFC 5147 for the place)."""
    place = source.location
    words = claim.encode(errors="backslashreplace").decode()  # an argument may hold bytes that are not text
    return str(uuid5(NAMESPACE_URL, f"{about.sha256}#char={place.start},{place.end}\n{words}"))


def where(source: Source, about: Header) -> str:
    """Return the address of the document of a source, else the path of its file as a reference (RFC 3986)."""
    return about.url if on_the_web(about.url) else quote(source.location.path)


def _body(words: str, purpose: str) -> Json:
    return {"type": "TextualBody", "value": words, "format": "text/plain", "purpose": purpose}


def _conflict(type_: str, claim: str, source: str) -> str:
    return f"{type_}: the claim says {claim or 'nothing'}, the source {source or 'nothing'}"


def _target(source: Source, about: Header, page: Page | None) -> Json:
    is_page = on_the_web(about.url)
    # The offsets are those of the file, and true of nothing else.
    selectors = [quoted(source.text, page), *([] if is_page else [_position(source)])]
    target: Json = {"type": "SpecificResource", "source": where(source, about), "selector": selectors}
    if is_page and (moment := _moment(about)):  # a state must have its time
        target["state"] = {"type": "TimeState", "sourceDate": moment, "cached": quote(source.location.path)}
    return target


def quoted(text: str, page: Page | None) -> Json:
    """Return a selector of the words, with up to 32 characters of context on both sides."""
    sides = zip(("prefix", "suffix"), around(text, page, SURROUNDINGS), strict=True)
    return {"type": "TextQuoteSelector", "exact": text, **{side: words for side, words in sides if words}}


def _position(source: Source) -> Json:
    return {"type": "TextPositionSelector", "start": source.location.start, "end": source.location.end}


def _moment(about: Header) -> str:
    """Return when the document was last published or modified, in UTC as the model requires; "" if unknown."""
    moments: list[datetime] = [each for each in (about.published, about.modified) if each and each.tzinfo]
    try:
        last = max(moments, default=None)
        return last.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z") if last else ""
    except OverflowError:  # a day before the first of the calendar, or after the last
        return ""
