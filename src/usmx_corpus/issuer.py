"""Which country's government issued a document: from what it states, its address, its letterhead or its dateline.

Where sources of one kind disagree, or none speaks, the country is unknown: nothing is assumed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from usmx_corpus.facts import countries, entities
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from usmx_corpus.model import Document

#: Hosts of governments and bodies whose names do not follow the pattern of their country.
_HOSTS: dict[str, str] = {
    host: code
    for code, hosts in {
        "AT": "gv.at parlament.gv.at",
        "BE": "belgium.be fgov.be",
        "CA": "canada.ca gc.ca",
        "CH": "admin.ch parlament.ch",
        "DE": "bund.de bundesregierung.de bundeskanzler.de bundestag.de bundespraesident.de auswaertiges-amt.de",
        "DK": "stm.dk um.dk regeringen.dk",
        "EU": "europa.eu",
        "FI": "valtioneuvosto.fi finlex.fi presidentti.fi",
        "FR": "elysee.fr",
        "GB": "parliament.uk mod.uk royal.uk gov.scot gov.wales",
        "IT": "governo.it esteri.it quirinale.it",
        "NL": "rijksoverheid.nl government.nl overheid.nl",
        "NO": "regjeringen.no stortinget.no",
        "PT": "portugal.gov.pt",
        "RU": "kremlin.ru government.ru mid.ru",
        "SE": "regeringen.se government.se riksdagen.se",
        "UN": "un.org unfccc.int",
        "US": "gov mil si.edu",
    }.items()
    for host in hosts.split()
}
#: What precedes the code of a country in the hosts of its government; "go" only in countries that use it so.
_OF_GOVERNMENT = re.compile(
    r"(?:^|\.)(?:gov|gob|gouv|gub|govt|guv|government|mil|parliament|(?P<go>go))\.(?P<code>[a-z]{2})$"
)
_USE_GO = frozenset("ke jp kr id th tz ug cr ci".split())
_HOST = re.compile(r"https?://(?:[^/?#@\s]*@)?(?P<host>[^/?#:\s]+)", re.IGNORECASE)
_CAPTURE = re.compile(r"/web/\d{4,14}[a-z_]*/(?=https?://)")

_PATTERNS = Patterns(
    {
        # "Government of Canada", "Republic of Kenya"; the country comes next.
        "state": (
            r"\b(?:Government|Parliament|Presidency|Republic|Kingdom|Commonwealth|Federation|Embassy|Permanent Mission)"
            r" of (?:the )?(?:(?:Republic|Kingdom|Commonwealth) of (?:the )?)?"
        ),
        # A seat of government; its town or country comes next.
        "seat": (
            r"(?i)\b(?:state house|government house|parliament house|presidential palace|presidency|cabinet office"
            r"|cabinet secretariat|prime minister[’']s office|press information bureau"
            r"|office of the (?:president|prime minister|press secretary)|ministry of [\w, ]{3,60})\s?[,–—:-]\s?"
        ),
        "known": r"(?i)\b(?:(?P<US>the white house)|(?P<GB>10 downing street|h(?:is|er) majesty[’']s government))\b",
        # "NAIROBI, 2 May 2023 –", "Ottawa (May 2) --": a town at the start of a paragraph, before a dash.
        "dateline": r"\(?(?P<town>[^\W\d_][\w.’' -]{2,30}?),?(?: [^–—]{0,40})?\s?(?:[–—]|--)\s",
    }
)
#: Blocks at the top of a document that may be a letterhead, and characters of one.
_TOP, _LONGEST = 4, 120
#: Paragraphs that must name no other government where a dateline decides.
_NEAR = 3


def with_country(document: Document, default: str = "") -> Document:
    """Return a document with the code of its issuer's country.

    What the document or its sidecar states comes first, then publisher and address; then `default`, the country of a
    whole folder; then letterhead and dateline. A stated country that nobody knows is left out.
    """
    if stated := countries.named(document.country):
        return document._replace(country=stated.code)
    code, is_derived = _country_of(document, default)
    derived = document.derived | {"country"} if is_derived and code else document.derived
    return document._replace(country=code, derived=derived, editorial=document.editorial - {"country"})


def _country_of(document: Document, default: str) -> tuple[str, bool]:
    """Return the code of a country that is not stated, and whether it was derived; "" where it is unknown."""
    for stated in (_of_name(document.publisher), _of_address(document.url)):
        if stated:
            return stated, True
    if default:
        return default, False
    return _of_letterhead(document) or _of_dateline(document), True


def _of_name(publisher: str) -> str:
    """Return the country of a publisher: of a government, ministry or agency that is named in full."""
    if not publisher:
        return ""
    return _only({*_of_state(publisher), *_nations(publisher)})


def _of_address(url: str) -> str:
    """Return the country whose government has a host, also of a page that an archive holds."""
    whole = url[capture.end() :] if (capture := _CAPTURE.search(url)) else url
    address = _HOST.match(whole)
    host = address["host"].lower().rstrip(".") if address else ""
    parts = host.split(".")
    for first in range(len(parts)):
        if code := _HOSTS.get(".".join(parts[first:])):
            return code
    found = _OF_GOVERNMENT.search(host)
    if not found or (found["go"] and found["code"] not in _USE_GO):
        return ""
    code = "GB" if found["code"] == "uk" else found["code"].upper()
    return code if code in countries.by_code() else ""


def _of_letterhead(document: Document) -> str:
    """Return the one country that a title or the first short lines name as that of a government."""
    lines = [document.title]
    lines += [block.text.clean for block in document.blocks[:_TOP] if len(block.text.clean) <= _LONGEST]
    return _only({code for line in lines for code in (*_of_state(line), *_of_seat(line))})


def _of_state(line: str) -> Iterator[str]:
    """Yield the countries that a line begins with as states: "Government of Canada invests"."""
    if (state := _PATTERNS["state"].search(line)) and line[: state.start()].strip().lower() in {"", "the"}:
        yield from _first_nation(line[state.end() :])


def _of_seat(line: str) -> Iterator[str]:
    """Yield the countries whose seat of government a line names: "State House, Nairobi", "10 Downing Street"."""
    if (known := _PATTERNS["known"].search(line)) and known.lastgroup:
        yield known.lastgroup
    if seat := _PATTERNS["seat"].search(line):
        behind = line[seat.end() :]
        town = countries.by_capital().get(re.split(r"[,;:.–—(]| - ", behind)[0].strip().upper())
        yield from [town.code] if town else _first_nation(behind)


def _of_dateline(document: Document) -> str:
    """Return the country of the capital in a dateline, if the beginning speaks of no other country's government."""
    for block in document.blocks[:_TOP]:
        line = _PATTERNS["dateline"].match(block.text.clean) if block.kind == "paragraph" else None
        capital = countries.by_capital().get(line["town"].strip().upper()) if line else None
        if capital:
            near = [document.title, *(each.text.clean for each in document.blocks[: block.number + _NEAR])]
            others = {code for text in near for code in _governments(text)} - {capital.code}
            return "" if others else capital.code
    return ""


def _first_nation(words: str) -> Iterator[str]:
    """Yield the country whose name these words begin with."""
    name = next(entities.name_spans(words, ""), None)
    if name and name.start <= len("the "):
        yield from _codes([name.name])


def _nations(text: str) -> Iterator[str]:
    """Yield the countries that a name is of: "Canadian Heritage", "Reserve Bank of India", "Bundesbank"."""
    return _codes(name.name for name in entities.name_spans(text, ""))


def _governments(text: str) -> Iterator[str]:
    """Yield the countries that act in a text, or whose people and agencies are named."""
    names = (name.name for name in entities.name_spans(text, "") if name.kind in {"country", "person", "agency"})
    return _codes(names)


def _codes(names: Iterable[str]) -> Iterator[str]:
    known = countries.by_name()
    for name in names:
        nation = known.get(entities.nation(name) or "") or known.get(name)
        if nation:
            yield nation.code


def _only(codes: set[str]) -> str:
    return codes.pop() if len(codes) == 1 else ""
