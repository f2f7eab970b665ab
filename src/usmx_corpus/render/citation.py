"""A document as a citation for reference managers: CSL-JSON (schema of the Citation Style Language, 1.0)."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.reading.metadata import dates
from usmx_corpus.reading.metadata.fields import bare_key
from usmx_corpus.render.to_json import place
from usmx_corpus.render.view import plain
from usmx_corpus.text.fragments import archived, on_the_web

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from usmx_corpus.model import Header, Location

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
# Keys of metadata, as `bare_key` writes them, that say when a page was looked at or saved, and where a copy is kept.
_SAVED = (
    *("accessed", "accessdate", "dateaccessed", "accessedon", "urldate", "retrieved", "retrievedon", "retrievedat"),
    *("dateretrieved", "saved", "savedon", "savedat", "saveddate", "savedtime", "captured", "capturedat"),
)
_KEPT_AT = ("archivedurl", "archiveurl", "archived", "archivedat", "archive", "waybackurl", "wayback", "snapshoturl")
#: The fields of a document that a citation shows, as a note names them.
_SHOWN = {
    "accessed": "day of access",
    "archived_url": "archived address",
    "date": "date",
    "kind": "kind of document",
    "language": "language",
    "publisher": "publisher",
    "title": "title",
    "url": "address",
}


class Kept(NamedTuple):
    """What a file says of itself as a copy: the day it was looked at or saved, and an archived address; "" for none."""

    day: date | None = None
    address: str = ""


def kept(metadata: Mapping[str, str]) -> Kept:
    """Return what the metadata of a document says of it as a copy; a date that may be two days is none."""
    said = {bare_key(key): value for key, value in metadata.items()}
    days = [dates.read(said[key]).days for key in _SAVED if key in said]
    return Kept(
        next((found[0] for found in days if len(found) == 1), None),
        next((said[key].strip() for key in _KEPT_AT if on_the_web(said.get(key, "").strip())), ""),
    )


#: A file that does not say what copy it is.
_UNSAID = Kept()


def citation(about: Header, places: Sequence[Location] = (), copy: Kept = _UNSAID) -> Json:
    """Return the citation of a document and of places in its file, under the document's id.

    Unknown fields are left out, also of the `copy` that the file is. Fields taken from a sidecar are named in the note
    and in `custom.editorial`, those taken from the text or the file name in `custom.derived`; the address in the
    National Archives is marked as derived.
    """
    says: Json = {
        "title": plain(about.title),
        "genre": _genre(about),
        "author": [{"literal": plain(about.publisher)}] if about.publisher else None,
        "publisher": plain(about.publisher),
        "issued": _parts(_day(about)),
        "accessed": _parts(copy.day),
        "archive_location": plain(copy.address),
        "language": about.language,
        **_web(about),
        "note": ". ".join(_notes(about, places, copy)),
        "custom": _custom(about, places, copy),
    }
    return {"id": about.id, "type": "webpage", **{name: value for name, value in says.items() if value}}


def bibliography(
    found: Iterable[tuple[Header, Location | None]], copies: Mapping[str, Kept] = MappingProxyType({})
) -> list[Json]:
    """Return one citation per document, in order of first appearance, with all the places cited in it.

    None is no place: the whole document. `copies` says by id what copy a file is.
    """
    cited: dict[str, tuple[Header, list[Location]]] = {}
    for about, location in found:
        places = cited.setdefault(about.id, (about, []))[1]
        if location and location not in places:
            places.append(location)
    return [citation(about, places, copies.get(about.id, _UNSAID)) for about, places in cited.values()]


def _parts(day: date | None) -> Json | None:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else None


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
    return [name for name in sorted(about.editorial) if name in _SHOWN and getattr(about, name, True)]


def _derived(about: Header) -> list[str]:
    """Return the fields that the citation shows and that were taken from the text or the file name."""
    return [name for name in sorted(about.derived) if name in _SHOWN]


def _notes(about: Header, places: Sequence[Location], copy: Kept) -> Iterator[str]:
    if places:
        yield "Cited: " + ", ".join(place.whole for place in places)
    if editorial := _editorial(about):
        yield "Editorial, not stated in the document: " + ", ".join(_SHOWN[name] for name in editorial)
    if derived := _derived(about):
        yield "Derived from the text or the file name: " + ", ".join(_SHOWN[name] for name in derived)
    if copy.address:
        yield f"Archived: {plain(copy.address)}"
    elif address := archived(about.url, _day(about)):
        yield f"Archived (address derived, not checked): {address}"


def _custom(about: Header, places: Sequence[Location], copy: Kept) -> Json:
    address = "" if copy.address else archived(about.url, _day(about))
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
