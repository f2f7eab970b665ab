"""Which keys of metadata mean what, in any dialect."""

from __future__ import annotations

import re

#: Field → keys that give it, as `fields.bare_key` writes them; the first that has a value counts. A file's own
#: "created" is no date of a document: it says when a note or a page was made.
KEYS: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "doctitle", "titre", "titulo", "titel", "subject", "betreff", "objet"),
    "date": (
        *("date", "datepublished", "published", "publishedtime", "publishedat", "publishedon", "publisheddate"),
        *("publicationdate", "dateofpublication", "pubdate", "publishdate", "firstpublishedat", "firstpublished"),
        *("releasedate", "releasedat", "released", "datereleased", "issued", "issuedate", "dateissued"),
        *("posted", "postedon", "dateposted", "postdate", "fecha", "datum", "sent"),
    ),
    "modified": (
        *("modifiedtime", "modified", "lastmod", "lastmodified", "datemodified", "modifieddate", "updated"),
        *("updatedat", "lastupdated", "dateupdated", "publicupdatedat", "updatedtime"),
    ),
    "url": (
        *("permalink", "sourceurl", "url", "canonicalurl", "canonical", "link", "source", "originalurl", "pageurl"),
        *("weburl", "uri", "basepath"),
    ),
    "publisher": (
        *("publisher", "publishername", "sitename", "organisation", "organization", "institution", "issuer"),
        *("agency", "author", "authors", "authorname"),
    ),
    "country": ("country", "countrycode"),
    "language": ("language", "lang", "inlanguage", "locale", "contentlanguage"),
    "category": ("category", "tags", "categories"),
}
FIELD_OF = {key: field for field, keys in KEYS.items() for key in keys}

_ADDRESS = re.compile(r"(?:https?://|/)[^\s<>\"]+")


def is_address(value: str) -> bool:
    """Whether a value is an address on the web, or a path such as "/news/plan"."""
    return _ADDRESS.fullmatch(value) is not None
