"""A document as a citation for reference managers: CSL-JSON (schema of the Citation Style Language, 1.0)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from usmx_corpus.render.to_json import place
from usmx_corpus.render.view import plain
from usmx_corpus.text.fragments import archived, on_the_web

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from usmx_corpus.model import Header, Location, Source

    Json = dict[str, object]

#: The genre of each section of whitehouse.gov; any other section goes by its own name.
GENRES = {
    "": "Press release",
    "articles": "Article",
    "blog": "Blog post",
    "briefings-statements": "Press release",
    "disclosures": "Disclosure",
    "fact-sheets": "Fact sheet",
    "legislation": "Legislation",
    "presidential-actions": "Presidential action",
    "press-briefings": "Press briefing",
    "releases": "Press release",
    "remarks": "Remarks",
    "research": "Research",
    "speeches-remarks": "Remarks",
    "statements-releases": "Press release",
}
_SITE = re.compile(r"https?://(?:[^/?#@]*@)?(?:www\.)?([^/?#:]+)", re.IGNORECASE)
#: The fields of a document that a citation shows, as a note names them.
_SHOWN = {
    "date": "date",
    "kind": "kind of document",
    "language": "language",
    "publisher": "publisher",
    "title": "title",
    "url": "address",
}


def citation(about: Header, places: Sequence[Location] = ()) -> Json:
    """Return the citation of a document and of places in its file, under the document's id.

    Unknown fields are left out. Fields taken from a sidecar are named in the note and in `custom.editorial`, those
    taken from the text or the file name in `custom.derived`; the address in the National Archives is marked as derived.
    """
    says: Json = {
        "title": plain(about.title),
        "genre": _genre(about),
        "author": [{"literal": plain(about.publisher)}] if about.publisher else None,
        "publisher": plain(about.publisher),
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if (day := _day(about)) else None,
        "language": about.language,
        **_web(about),
        "note": ". ".join(_notes(about, places)),
        "custom": _custom(about, places),
    }
    return {"id": about.id, "type": "webpage", **{name: value for name, value in says.items() if value}}


def bibliography(sources: Iterable[tuple[Source, Header]]) -> list[Json]:
    """Return one citation per document, in order of first appearance, with all the places cited in it."""
    cited: dict[str, tuple[Header, list[Location]]] = {}
    for source, about in sources:
        places = cited.setdefault(about.id, (about, []))[1]
        if source.location not in places:
            places.append(source.location)
    return [citation(about, places) for about, places in cited.values()]


def _web(about: Header) -> Json:
    """Return the address and its site, if it is an address of the web."""
    site = _SITE.match(about.url) if on_the_web(about.url) else None
    return {"container-title": site[1].lower(), "URL": about.url} if site else {}


def _genre(about: Header) -> str:
    """Return what kind of release it is; "" for someone else's summary of one."""
    if about.kind == "summary":
        return ""
    return GENRES.get(about.category) or plain(about.category).replace("-", " ").capitalize()


def _day(about: Header) -> date | None:
    """Return its date, else the day of publication, unless a sidecar says that the date is unknown."""
    if about.date or "date" in about.editorial:
        return about.date
    return about.published.date() if about.published else None


def _editorial(about: Header) -> list[str]:
    """Return the fields that the citation shows and a sidecar gives."""
    return [name for name in sorted(about.editorial) if name in _SHOWN and getattr(about, name)]


def _derived(about: Header) -> list[str]:
    """Return the fields that the citation shows and that were taken from the text or the file name."""
    return [name for name in sorted(about.derived) if name in _SHOWN]


def _notes(about: Header, places: Sequence[Location]) -> Iterator[str]:
    if places:
        yield "Cited: " + ", ".join(place.whole for place in places)
    if editorial := _editorial(about):
        yield "Editorial, not stated in the document: " + ", ".join(_SHOWN[name] for name in editorial)
    if derived := _derived(about):
        yield "Derived from the text or the file name: " + ", ".join(_SHOWN[name] for name in derived)
    if address := archived(about.url, _day(about)):
        yield f"Archived (address derived, not checked): {address}"


def _custom(about: Header, places: Sequence[Location]) -> Json:
    address = archived(about.url, _day(about))
    says: Json = {
        "path": about.path,
        "sha256": about.sha256,
        "kind": about.kind,
        "copy_of": about.copy_of,
        "summary_of": about.summary_of,
        "places": [place(location) for location in places],
        "editorial": _editorial(about),
        "derived": _derived(about),
        "archived": {"URL": address, "derived": True} if address else None,
    }
    return {name: value for name, value in says.items() if value}
