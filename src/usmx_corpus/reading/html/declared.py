"""What a web page says of itself: title, dates, address, publisher and language, in any of the usual ways."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.reading.metadata import dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from usmx_corpus.reading.html.elements import Node, Tree
    from usmx_corpus.reading.html.page_blocks import Block

# Where each field stands, the surest place first: names of `meta` elements, "ld:" those of JSON-LD, "item:" those of
# microdata. A date of creation comes last: it may be that of the file. One of a change is never the date.
_PLACES = {
    "title": "ld:headline og:title dcterms.title dc.title citation_title twitter:title title <title> ld:name",
    "date": (
        "ld:datePublished article:published_time og:published_time og:article:published_time item:datePublished "
        "dcterms.issued dc.date.issued dc.issued dcterms.date.issued govuk:first-published-at <time> date.issued "
        "citation_publication_date citation_date citation_online_date parsely-pub-date sailthru.date pubdate "
        "publishdate publish_date publish-date publication_date publication-date publicationdate published "
        "published_date datepublished article.published dc.date.published date_published dcterms.date dc.date date "
        "dcterms.created dc.date.created"
    ),
    "modified_time": (
        "ld:dateModified article:modified_time og:updated_time og:modified_time item:dateModified dcterms.modified "
        "dc.date.modified dc.modified govuk:public-updated-at last-modified lastmod modified"
    ),
    "publisher": (
        "ld:publisher dcterms.publisher dc.publisher citation_publisher publisher og:site_name application-name"
    ),
    "language": "<html> dcterms.language dc.language content-language language ld:inLanguage og:locale",
    "description": "og:description description dcterms.description dc.description ld:description twitter:description",
    "url": "<link> og:url ld:url dc.identifier dcterms.identifier",
}
# Types of JSON-LD that may be the page itself, those that tell most of a document first.
_ARTICLES = frozenset(
    {"NewsArticle", "Article", "Report", "ReportageNewsArticle", "BlogPosting", "TechArticle", "ScholarlyArticle"}
    | {"GovernmentService", "Legislation", "SpecialAnnouncement", "AnalysisNewsArticle", "BackgroundNewsArticle"}
    | {"SocialMediaPosting", "LiveBlogPosting", "OpinionNewsArticle", "PressRelease"}
)
_PAGES = frozenset({"WebPage", "ItemPage", "AboutPage", "FAQPage", "CollectionPage", "GovernmentPermit", "Event"})
_LONGEST_LD = 1_000_000  # characters; the longest of 1,171 pages has 150,000
_LONGEST = 2_000  # of a value
_MOST_OBJECTS = 2_000  # a page has some ten

_CAPTURE = r"(?:https?:)?(?://web\.archive\.org)?/web/(?P<time>\d{14})(?:[a-z]{2}_)?/(?P<address>https?:/.+)"
_WOMBAT = re.compile(r"__wm\.wombat\(\s*+[\"']([^\"']++)[\"']\s*+,\s*+[\"'](\d{14})[\"']")
_ARCHIVED_ON = re.compile(r"FILE ARCHIVED ON (\d\d:\d\d:\d\d \w{3} \d{2}, \d{4})")
_SINGLE_FILE = re.compile(r"\s*+Page saved with SingleFile\s*+url:\s*+(\S++)\s*+(?:saved date:\s*+([^\n]*+))?")
_SAVED_FROM = re.compile(r"\s*+saved from url=\(\d{1,10}\)(\S++)")
_HTTRACK = re.compile(r"\s*+Mirrored from (\S++) by HTTrack [^,]*+(?:, (.*+))?")


class Fields(NamedTuple):
    """The fields of a page, the offset of each in its source, and all titles that it declares."""

    values: dict[str, str]
    offsets: dict[str, int]
    titles: tuple[str, ...]


Found = dict[str, tuple[str, int]]  # name of a place -> what stands there, and its offset


def read(tree: Tree) -> Fields:
    """Return the fields that a page states, as written."""
    found: Found = {}
    for node in tree.nodes:
        _take(node, found)
    values: Found = {}
    for field, places in _PLACES.items():
        if place := next((place for place in places.split() if place in found), None):
            values[field] = found[place]
    if "date" in values and re.search(r"\d[T ]?\d\d:\d\d", values["date"][0]):
        values["published_time"] = values["date"]
    values |= _capture(tree, values)
    titles = [found[place][0] for place in _PLACES["title"].split() if place in found]
    return Fields(
        {field: value for field, (value, _) in values.items() if value},
        {field: offset for field, (value, offset) in values.items() if value},
        tuple(dict.fromkeys(titles)),
    )


def _take(node: Node, found: Found) -> None:
    """Add what an element says; of several with one name the first counts."""
    taker = _TAKERS.get(node.tag)
    for name, written in taker(node) if taker else _microdata(node):
        value = " ".join(unescape(written).split())
        if value and len(value) <= _LONGEST:
            found.setdefault(name, (value, node.start))


def _meta(node: Node) -> Iterator[tuple[str, str]]:
    attributes = node.attributes
    value = attributes.get("content", "")
    for key in ("name", "property", "http-equiv"):
        for name in attributes.get(key, "").lower().split()[:3]:
            yield name.replace("dc:", "dc.").replace("dct:", "dcterms.").replace("dcterms:", "dcterms."), value
    yield from _microdata(node)


def _microdata(node: Node) -> Iterator[tuple[str, str]]:
    """Yield dates from attributes of microdata, but not those of what stands beside the document."""
    if "itemprop" not in node.source[node.start : node.inside_end]:
        return
    for name in node.attributes.get("itemprop", "").split()[:3]:
        if name in {"datePublished", "dateModified"} and not _is_aside(node):
            yield f"item:{name}", node.attributes.get("content") or node.attributes.get("datetime") or node.words


def _time(node: Node) -> Iterator[tuple[str, str]]:
    """Yield the date of a `time` element whose role is to say when the page was published."""
    yield from _microdata(node)
    attributes = node.attributes
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}".lower()
    if ("pubdate" in attributes or _PUBLISHED.search(names)) and not _is_aside(node):
        yield "<time>", attributes.get("datetime") or node.words


_PUBLISHED = re.compile(r"publish|pubdate|pub-date|dt-published|entry-date|post-date|release-date|date-released")


def _is_aside(node: Node) -> bool:
    """Whether an element stands in what accompanies the document: another story, a menu, a comment."""
    outer = node.parent
    articles = 0
    while outer:
        articles += outer.tag == "article"
        if outer.tag in {"aside", "nav", "footer", "li"} or articles > 1:
            return True
        outer = outer.parent
    return False


def _title(node: Node) -> Iterator[tuple[str, str]]:
    if node.parent and node.parent.tag in {"head", "html", "body"}:
        yield "<title>", node.words


def _html(node: Node) -> Iterator[tuple[str, str]]:
    yield "<html>", node.attributes.get("lang") or node.attributes.get("xml:lang", "")


def _link(node: Node) -> Iterator[tuple[str, str]]:
    if node.attributes.get("rel", "").lower() == "canonical":
        yield "<link>", node.attributes.get("href", "")


def _script(node: Node) -> Iterator[tuple[str, str]]:
    if node.attributes.get("type", "").lower() != "application/ld+json" or not node.parts:
        return
    words = node.words
    try:
        content = json.loads(words, strict=False) if len(words) <= _LONGEST_LD else None
    except (ValueError, RecursionError):
        return
    for name, value in _linked_data(content):
        yield f"ld:{name}", value


_TAKERS = {"meta": _meta, "time": _time, "title": _title, "html": _html, "link": _link, "script": _script}


def _linked_data(content: object) -> Iterator[tuple[str, str]]:
    """Yield what the article in some JSON-LD says, and then the page."""
    objects = _objects(content)
    named = {str(each.get("@id")): each for each in objects}
    for types in (_ARTICLES, _PAGES):
        about = next((each for each in objects if not types.isdisjoint(_texts(each.get("@type")))), {})
        yield from _of_article(about, named)


def _objects(content: object) -> list[Mapping[str, object]]:
    """Return the objects at the top of some JSON-LD: in lists and graphs, and what a page is about."""
    todo, found = [content], list[Mapping[str, object]]()
    for each in todo:
        if len(todo) > _MOST_OBJECTS:
            break
        if isinstance(each, list):
            todo += each[:_MOST_OBJECTS]
        elif isinstance(each, dict):
            found.append(each)
            todo += [each.get("@graph"), each.get("mainEntity")]
    return found


def _texts(value: object) -> list[str]:
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)]


def _of_article(item: Mapping[str, object], named: Mapping[str, Mapping[str, object]]) -> Iterator[tuple[str, str]]:
    for key in ("headline", "name", "datePublished", "dateModified", "inLanguage", "url", "description"):
        yield from ((key, value) for value in _texts(item.get(key))[:1])
    publisher = item.get("publisher")
    publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
    if isinstance(publisher, dict):
        publisher = publisher.get("name") or named.get(str(publisher.get("@id")), {}).get("name")
    yield from (("publisher", value) for value in _texts(publisher)[:1])


def seen_date(near: Sequence[Block], source: str) -> str:
    """Return the one date that stands alone, or beside a name or section, among the blocks near the title; or ""."""
    parts = [part for block in near for part in _BETWEEN.split(block.shown(source)) if len(part) <= dates.LONGEST]
    found = {day: part for part in parts if (day := dates.read(part).day)}
    return next(iter(found.values())) if len(found) == 1 else ""


_BETWEEN = re.compile(r"(?<!\s)\s*+[|•·]\s*+")


def _capture(tree: Tree, values: Found) -> Found:
    """Return the address of a page that was saved, and when it was, from what wrote the file."""
    found: Found = {}
    for start, end in tree.comments:
        words = tree.source[start:end]
        if saved := _SINGLE_FILE.match(words):
            found.setdefault("url", (saved[1], start))
            found.setdefault("saved_time", ((saved[2] or "").strip(), start))
        elif saved := _SAVED_FROM.match(words):
            found.setdefault("url", (saved[1], start))
        elif (saved := _HTTRACK.match(words)) and "url" not in values:
            address = saved[1] if "://" in saved[1] else f"https://{saved[1]}"
            found.setdefault("url", (address, start))
            found.setdefault("saved_time", ((saved[2] or "").strip(), start))
        elif saved := _ARCHIVED_ON.search(words):
            found.setdefault("saved_time", (saved[1], start))
    return found | _wayback(tree, found.get("url") or values.get("url"))


def _wayback(tree: Tree, stated: tuple[str, int] | None) -> Found:
    """Return the original address of a page of a web archive, its address there, and the time of the capture."""
    if stated and (kept := re.fullmatch(_CAPTURE, stated[0])):
        address, time, start = kept["address"], kept["time"], stated[1]
    elif wombat := _WOMBAT.search(tree.source):
        (address, time), start = wombat.groups(), wombat.start()
    else:
        return {}
    scheme, _, rest = address.partition(":/")
    host, slash, path = rest.lstrip("/").partition("/")
    host = host.removesuffix({"http": ":80", "https": ":443"}.get(scheme, " "))
    address = f"{scheme}://{host}{slash}{path}"
    moment = f"{time[:4]}-{time[4:6]}-{time[6:8]}T{time[8:10]}:{time[10:12]}:{time[12:]}Z"
    archived = f"https://web.archive.org/web/{time}/{address}"
    return {"url": (address, start), "archived_url": (archived, start), "saved_time": (moment, start)}
