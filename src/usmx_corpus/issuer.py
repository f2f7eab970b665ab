"""Which country's government issued a document: from what it states, its address, its letterhead or its dateline.

Where sources of one kind disagree, or none speaks, the country is unknown: nothing is assumed.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from usmx_corpus.facts import countries, entities, gazetteer, lexicon
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from usmx_corpus.facts.countries import Country
    from usmx_corpus.facts.entities import NameSpan
    from usmx_corpus.model import Document

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
            r" of (?:the )?(?:(?:Republic|Kingdom|Commonwealth|State) of (?:the )?)?"
        ),
        # What may stand before it: the office that writes, or who speaks.
        "before state": (
            r"(?i)(?:the|(?:(?:office|ministry|department) of|cabinet|government notice|embassy)[\w ,’'&-]{0,80}[,–—-]"
            r"|government notice|(?:statement|remarks|address|speech|message) (?:by|of|from|to)(?: the)?)?"
        ),
        # "Statement by the Prime Minister of New Zealand", "Danish Ministry of Climate".
        "speaks": (
            r"\A(?:Statement|Remarks|Address|Speech|Message|Press [Rr]elease)(?: (?:by|of|from))(?: the)?"
            r" (?:Acting )?(?:President|Prime Minister|Government|Cabinet|Ministry of [\w, ]{3,60}) of (?:the )?"
            r"(?:(?:Republic|Kingdom|Commonwealth|State) of (?:the )?)?"
        ),
        # A seat of government; its town or country comes next.
        "seat": (
            r"(?i)\b(?:state house|government house|parliament house|presidential palace|presidency|cabinet office"
            r"|cabinet secretariat|prime minister[’']s office|press information bureau"
            r"|office of the (?:president|prime minister|press secretary)|ministry of [\w, ]{3,60})\s?[,–—:-]\s?"
        ),
        "known": r"(?i)\b(?:(?P<US>the white house)|(?P<GB>10 downing street|h(?:is|er) majesty[’']s government))\b",
        # Before a name of which what follows is only a part: "Royal Bank of Canada".
        "part": r"\b[A-Z]\w* $",
        "dash": r"\s?(?:[–—]|--)\s|(?<=\d\d): ",
        "day": (
            r"(?i)\b(?:\d{1,4}(?:st|nd|rd|th)?|(?:jan|febr)(?:uary)?|feb|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
            r"|sept?(?:ember)?|(?:octo|novem|decem)ber|oct|nov|dec|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|[.,]"
        ),
        # Who acts for a state. The president of anything else than a republic may be anybody's.
        "governs": (
            r"\b(?:Minist(?:er|ry)|Government|Cabinet|Parliament|Presidency|President(?! of (?!the Republic))|Treasury"
            r"|Secretary|Ambassador|Department of|State House|Senate|Attorney General|Embassy|High Commission"
            r"|Permanent Mission|White House)"
        ),
        "institution": (
            r"\b(?:Authority|Agency|Police|(?:Armed|Defen[cs]e) Forces?|Statistics|Revenue|Customs"
            r"|(?:Reserve|Central) Bank|Supreme Court|Department)\b"
        ),
        # Newspapers, broadcasters, companies and societies, which have the names of their countries.
        "private": (
            r"(?i)\b(?:times|post(?! office)|herald|news\w*|broadcast\w*|radio|television|tv|star|guardian|independent"
            r"|telegraph|tribune|chronicle|journal|daily|sun|mirror|mail|globe|observer|nation|standard|reuters"
            r"|press(?! (?:office|secretary|information|service))|foundation|university|college|school|museum|hospital"
            r"|airways|airlines?|ltd|limited|inc|llc|plc|corp|corporation|company|gmbh|group|holdings|association|society"
            r"|friends|union|party|chamber|club|church|federation|alliance|network|campaign|coalition|trust|league"
            r"|(?<!for )(?<!of )(?<!and )international(?! (?:development|trade|cooperation|affairs|relations|aid)))\b"
        ),
        # A state, province or town of a country; "State of" is looked at further.
        "within": (
            r"\b(?:(?:Province|County|City|Municipality|Town|Legislature|Territory|Canton|Prefecture|(?P<state>State))"
            r" of (?!the )|Mayor\b|Premier of|Chief Minister|Lieutenant Governor|City Council"
            r"|County (?:Council|Government)"
            r"|Scottish (?:Government|Parliament|Ministers)|Welsh (?:Government|Parliament)|Senedd|Northern Ireland"
            r" (?:Executive|Assembly)|Provincial|State Government"
            r"|Governor(?![ -]General| of the (?:Reserve |Central |National )?Bank))"
        ),
        # An international body by the form of its name.
        "body": (
            r"\b(?:[A-Z]\w+ (?:Development|Investment) Bank|World Bank|[A-Z]\w+ Organi[sz]ation\b"
            r"|International [A-Z]\w+|United Nations|UN[A-Z]*\b|UN-\w+)"
        ),
    }
)
#: Capitals whose names elsewhere are those of larger towns, or of seats of provinces: the country must be named.
_ELSEWHERE_TOO = frozenset(
    ("victoria", "georgetown", "kingston", "san jose", "panama city", "st john's", "st george's")
)
#: The districts and provinces of capitals, which stand behind them.
_IN_CAPITALS = frozenset((("US", "DC"), ("CA", "ON"), ("CA", "Ontario"), ("CA", "Ont"), ("AU", "ACT")))
#: Words of a capital at most, characters before the dash of a dateline, and behind it, in which it says who acts.
_MOST_WORDS, _DATELINE, _SUBJECT = 3, 90, 80
#: Hosts of newspapers and companies.
_BUSINESS = re.compile(r"\.(?:com|net|tv|news|co\.[a-z]{2}|com\.[a-z]{2})$")
#: Labels of hosts of states, counties and towns.
_OF_TOWN = re.compile(
    r"\w(?:county|(?<!privy)council|(?<!electri)city|state|prov|province|municipality|kab|kota|borough|district)$"
    r"|^(?:(?:city|town|village|county)of|(?:mun[il]|prefeitura|prefecture|alcaldia|ayuntamiento|gobernacion|gobiernode|kab"
    r"|pemkot|pemprov|comune|mairie|gmina|urzad|region(?!al)|intendencia|diputacion)\w)"
)
#: Ends of hosts that are no codes, and whose they are; and those that anybody may have.
_ENDS = {"uk": "GB", "scot": "GB", "wales": "GB", "gov": "US", "mil": "US"}
_FOR_ANYBODY = frozenset("ai co fm io me tv to cc ws ly la".split())
#: Blocks at the top of a document that may be a letterhead, and characters of one.
_TOP, _LONGEST = 4, 120
#: Small words of letterheads.
_JOINING = frozenset("of the and for to on in at by".split())
#: What names a government.
_GOVERNING = frozenset(("country", "person", "agency", "office"))
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
    given = {"country"} if code and not is_derived else set()
    return document._replace(country=code, derived=derived, editorial=document.editorial - {"country"} | given)


def _country_of(document: Document, default: str) -> tuple[str, bool]:
    """Return the code of a country that is not stated, and whether it was derived; "" where it is unknown."""
    host = host_of(document.url)
    of_host = _of_host(host)
    for stated in (_of_name(document.publisher), of_host):
        if stated:
            return stated, True
    if default and not _is_foreign(document.publisher, host, default):
        return default, False
    is_governing = not document.publisher or _PATTERNS["governs"].search(document.publisher)
    if of_host == "" or not is_governing or _is_private(document.publisher) or _BUSINESS.search(host):
        return "", True
    return _of_letterhead(document) or _of_dateline(document), True


def _is_foreign(publisher: str, host: str, default: str) -> bool:
    """Whether an address or a publisher is of another country than the one given for a whole folder."""
    end = host.rpartition(".")[2]
    home = _ENDS.get(end, end.upper())
    if home in countries.by_code() and home != default:
        return end not in _FOR_ANYBODY
    if not publisher or not (_is_within(publisher) or _PATTERNS["governs"].search(publisher)):
        return False
    of = {*_nations(publisher)}
    return bool(of) and default not in of


def _of_name(publisher: str) -> str:
    """Return the country of a publisher: of a government, ministry or agency that is named in full, or of a body."""
    if not publisher:
        return ""
    names = entities.names_of(publisher)
    bodies = _bodies()
    if body := bodies.get(entities.canonical(publisher) or ""):
        return body
    if _is_private(publisher) or any(name.kind in {"state", "organisation"} for name in names):
        return ""
    known = (name.start for name in names if name.kind in _GOVERNING - {"country"})
    is_known = any(_PATTERNS["part"].search(publisher, 0, start) is None for start in known)
    is_whole = countries.named(publisher) is not None
    if is_known or is_whole or _PATTERNS["governs"].search(publisher) or _PATTERNS["institution"].search(publisher):
        return _only({*_of_state(publisher), *_nations(publisher)})
    return ""


def _is_private(publisher: str) -> bool:
    """Whether a publisher is a newspaper, company or society, or speaks for a part of a country.

    An agency of the gazetteer may be a corporation, but none is a broadcaster.
    """
    if _is_within(publisher):
        return True
    name = entities.canonical(publisher)
    if name and lexicon.kind(name) in {"agency", "office"}:
        return "Broadcasting" in name
    return _PATTERNS["private"].search(publisher) is not None


def _is_within(words: str) -> bool:
    """Whether words name who governs a state, province or town; "State of Qatar" is a country."""
    return any(
        not (found["state"] and any(_first_nation(words[found.end() :])))
        for found in _PATTERNS["within"].finditer(words)
    )


@cache
def _bodies() -> dict[str, str]:
    """Return the short forms of bodies that have members but no country, by name."""
    unions = {country.name: code for code, country in countries.by_code().items() if code in {"EU", "UN"}}
    return unions | {name: code for code, name in countries.bodies().items()}


def host_of(url: str) -> str:
    """Return the host of an address, also of a page that an archive holds; "" if there is none."""
    whole = url[capture.end() :] if (capture := _CAPTURE.search(url)) else url
    address = _HOST.match(whole)
    return address["host"].lower().rstrip(".") if address else ""


def _of_host(host: str) -> str | None:
    """Return whose government or body has a host: "" for a state's, a province's or a town's, None where unknown."""
    parts = host.split(".")
    for first in range(len(parts)):
        code = _hosts().get(".".join(parts[first:]))
        if code is not None:
            return code
    found = _OF_GOVERNMENT.search(host)
    if not found or (found["go"] and found["code"] not in _USE_GO):
        return None
    code = found["code"].upper()
    before = host[: found.start()].split(".")
    if _is_of_town(before) or (code == "BR" and len(before[-1]) == 2):  # noqa: PLR2004 - the states of Brazil
        return ""
    return code if code in countries.by_code() else None


def _is_of_town(labels: list[str]) -> bool:
    """Whether the last label of a host of a government is the name of a state or town, or says county or city."""
    label = labels[-1] if labels else ""
    return label in _towns() or _OF_TOWN.search(label) is not None


@cache
def _hosts() -> dict[str, str]:
    return {entry.name: entry.above for entry in gazetteer.entries("hosts")}


@cache
def _towns() -> frozenset[str]:
    """Return the names of states and cities as hosts have them."""
    names = (entry.name for table in ("states", "cities") for entry in gazetteer.entries(table))
    return frozenset(re.sub(r"\W", "", countries.folded(name)) for name in names if not countries.named(name))


def _of_letterhead(document: Document) -> str:
    """Return the one country that a title or the first short lines name as that of a government."""
    lines = [document.title]
    lines += [block.text.clean for block in document.blocks[:_TOP] if len(block.text.clean) <= _LONGEST]
    return _only({code for line in lines for code in (*_of_state(line), *_of_seat(line), *_of_speaker(line))})


def _of_speaker(line: str) -> Iterator[str]:
    """Yield the country whose head or ministry speaks by a title: "Statement by the Prime Minister of New Zealand"."""
    if found := _PATTERNS["speaks"].match(line):
        name = _first_name(line[found.end() :])
        yield from _codes([name.name]) if name else ()


def _of_state(line: str) -> Iterator[str]:
    """Yield the countries that a line begins with as states: "Government of Canada invests".

    Where another country stands in the line, or a republic does something, it may be news of another government.
    """
    if line.isupper():
        line = re.sub(r"\b(?:Of|The|And)\b", lambda word: word[0].lower(), line.title())
    state = _PATTERNS["state"].search(line)
    if not state or not _PATTERNS["before state"].fullmatch(line[: state.start()].strip()):
        return
    behind = line[state.end() :]
    name = _first_name(behind)
    sent = state[0].startswith(("Embassy", "Permanent"))
    acts = state[0].startswith(("Government", "Parliament", "Presidency"))
    if not name or not (sent or acts or not behind[name.end :].strip(" .,")):
        return
    if behind.startswith((" and ", " & ", ", "), name.end) and _tells(behind):
        return  # "Government of Jamaica and the World Bank signed"
    if sent or len({*_nations(behind)}) == 1:
        yield from _codes([name.name])


def _of_seat(line: str) -> Iterator[str]:
    """Yield the countries whose seat of government a line names: "State House, Nairobi", "10 Downing Street"."""
    if (known := _PATTERNS["known"].search(line)) and known.lastgroup and not _tells(line):
        yield known.lastgroup
    if seat := _PATTERNS["seat"].search(line):
        behind = line[seat.end() :]
        place = countries.folded(re.split(r"[,;:.–—(]| - ", behind)[0])
        town = countries.by_capital().get(place) if place not in _ELSEWHERE_TOO else None
        yield from [town.code] if town else _first_nation(behind)


def _tells(line: str) -> bool:
    """Whether a line tells something, as no letterhead does: it has a word in small letters that joins no names."""
    return any(word[0].islower() and word not in _JOINING for word in re.findall(r"[^\W\d_][\w’']*+", line))


def _of_dateline(document: Document) -> str:
    """Return the country of the capital in a dateline, where the beginning has its government and no other act."""
    for number, block in enumerate(document.blocks[:_TOP]):
        text = block.text.clean
        dash = _PATTERNS["dash"].search(text, 0, _DATELINE) if block.kind == "paragraph" else None
        if dash and (capital := _capital(text[: dash.start()])):
            near = [document.title, *(each.text.clean for each in document.blocks[: number + _NEAR])]
            others = {code for words in near for code in _governments(words)} - {capital.code}
            subject = text[dash.end() : dash.end() + _SUBJECT]
            return "" if others or not _governs(subject, document.title) else capital.code
    return ""


def _capital(dateline: str) -> Country | None:
    """Return the country of the capital that a dateline has before its day; None where another country is named."""
    words = dateline.lstrip("(").split()
    for count in range(_MOST_WORDS, 0, -1):
        town = countries.folded(" ".join(words[:count]).removesuffix(","))
        if len(words) >= count and (country := countries.by_capital().get(town)):
            rest = " ".join(words[count:])
            place = "".join(_PATTERNS["day"].sub(" ", rest).removesuffix(")").removeprefix("(")).strip()
            if not place:
                return None if town in _ELSEWHERE_TOO else country
            named = countries.named(place)
            is_there = named == country or (country.code, place.replace(" ", "")) in _IN_CAPITALS
            return country if is_there else None
    return None


def _governs(subject: str, title: str) -> bool:
    """Whether who acts in the first words is a government, and neither a body nor a part of a country."""
    acting = _PATTERNS["governs"].search(subject)
    named = (name.start for name in entities.names_of(subject) if name.kind in _GOVERNING - {"country"})
    start = acting.start() if acting else next(named, len(subject))
    if start == len(subject) or _is_within(subject) or _is_within(title):
        return False
    return not (_names_body(subject[:start]) or _PATTERNS["body"].match(title))


def _names_body(words: str) -> bool:
    """Whether words name a body of several governments."""
    names = entities.names_of(words)
    return any(name.kind == "organisation" for name in names) or _PATTERNS["body"].search(words) is not None


def _first_name(words: str) -> NameSpan | None:
    """Return the name of a country that these words begin with; Scotland is part of one."""
    name = next(entities.name_spans(words, ""), None)
    is_country = name is not None and name.kind == "country" and lexicon.nation(name.name) == name.name
    return name if name and is_country and name.start <= len("the ") else None


def _first_nation(words: str) -> Iterator[str]:
    """Yield the country whose name these words begin with, if no other word belongs to it."""
    name = _first_name(words)
    if name and not words[name.end :].lstrip()[:1].isalpha():
        yield from _codes([name.name])


def _nations(text: str) -> Iterator[str]:
    """Yield the countries that a name is of: "Canadian Heritage", "Reserve Bank of India", "Bundesbank"."""
    return _codes(name.name for name in entities.name_spans(text, ""))


def _governments(text: str) -> Iterator[str]:
    """Yield the countries that act in a text, or whose people and agencies are named."""
    names = (name.name for name in entities.name_spans(text, "") if name.kind in _GOVERNING)
    return _codes(names)


def _codes(names: Iterable[str]) -> Iterator[str]:
    known = countries.by_name()
    for name in names:
        nation = known.get(lexicon.nation(name) or "") or known.get(name)
        if nation:
            yield nation.code


def _only(codes: set[str]) -> str:
    return codes.pop() if len(codes) == 1 else ""
