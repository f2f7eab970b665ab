"""Citations (`citation`, in CSL-JSON) for programs that read other forms: BibTeX, RIS, and a line for a reader."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from usmx_corpus.facts.times import MONTH_NAMES
from usmx_corpus.render.view import plain
from usmx_corpus.text.accents import decomposed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    Json = Mapping[str, Any]

# --- BibTeX ----------------------------------------------------------------------------------------------------------

# What TeX gives a meaning.
_TEX = {
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "$&%#_{}"},
}  # fmt: skip
_IN_TEX = str.maketrans(_TEX)
#: BibTeX counts braces even behind a backslash, so that only those may stay that pair up; Zotero reads these.
_ODD_BRACES = str.maketrans(_TEX | {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"})
#: Addresses are taken as they are, but may not hold what ends a field or a command.
_IN_ADDRESS = str.maketrans({sign: f"%{ord(sign):02X}" for sign in '\\{} "<>^`|~'})
_NO_KEY = re.compile(r"[^a-z0-9]+")


def bibtex(records: Iterable[Json]) -> Iterator[str]:
    """Yield citations as entries of BibTeX (`@misc`, which every style has), each with a key of its own."""
    taken: set[str] = set()
    for record in records:
        fields = {name: value for name, value in _fields(record).items() if value}
        lines = [f"  {name} = {value}," for name, value in fields.items()]
        yield "\n".join([f"@misc{{{_key(record['id'], taken)},", *lines, "}\n\n"])


def _key(id_: str, taken: set[str]) -> str:
    """Return a key of ASCII letters, digits and hyphens that no other entry has, and note it."""
    wanted = _NO_KEY.sub("-", decomposed(id_).casefold().encode("ascii", "ignore").decode()).strip("-") or "document"
    key, number = wanted, 1
    while key in taken:
        number += 1
        key = f"{wanted}-{number}"
    taken.add(key)
    return key


def _fields(record: Json) -> dict[str, str]:
    """Return the fields of an entry as written; those of biblatex have names that BibTeX passes over."""
    issued = _day(record, "issued")
    return {
        "author": _braced(_braced(_tex(_author(record)))),  # the name of a body is one name
        "title": _braced(_braced(_tex(record.get("title", "")))),  # else styles change its capitals
        "howpublished": _braced(_tex(record.get("genre", ""))),
        "year": _braced(f"{issued[0]:04}" if issued else ""),
        "month": MONTH_NAMES[issued[1] - 1][:3].lower() if issued else "",
        "date": _braced(_iso(issued)),
        "url": _braced(_address(record.get("URL", ""))),
        "urldate": _braced(_iso(_day(record, "accessed"))),
        "language": _braced(_tex(record.get("language", ""))),
        "note": _braced(_tex(record.get("note", ""))),
    }


def _braced(value: str) -> str:
    return f"{{{value}}}" if value else ""


def _tex(text: str) -> str:
    words = plain(text)
    return words.translate(_IN_TEX if _pairs_up(words) else _ODD_BRACES)


def _pairs_up(text: str) -> bool:
    """Whether each brace of a text has its other."""
    depths = list(accumulate((sign == "{") - (sign == "}") for sign in text))
    return not depths or (min(depths) >= 0 and depths[-1] == 0)


def _address(url: str) -> str:
    return plain(url).translate(_IN_ADDRESS)


# --- RIS -------------------------------------------------------------------------------------------------------------


def ris(records: Iterable[Json]) -> Iterator[str]:
    """Yield citations as records of RIS, whose lines end in CR and LF.

    What has no address is a government document, but for someone else's summary: Zotero takes the general type of RIS
    for an article of a journal.
    """
    for record in records:
        values = (f"{tag}  - {plain(value)}" for tag, value in _tagged(record) if value)
        yield "\r\n".join([f"TY  - {_ris_type(record)}", *values, "ER  - ", "", ""])


def _ris_type(record: Json) -> str:
    is_page = record.get("URL") or record.get("custom", {}).get("kind") == "summary"
    return "ELEC" if is_page else "GOVDOC"


def _tagged(record: Json) -> Iterator[tuple[str, str]]:
    issued, accessed = _day(record, "issued"), _day(record, "accessed")
    yield "ID", record["id"]
    yield "AU", _author(record)
    yield "TI", record.get("title", "")
    yield "M3", record.get("genre", "")
    yield "PY", f"{issued[0]:04}" if issued else ""
    yield "DA", f"{_iso(issued).replace('-', '/')}/" if issued else ""
    yield "PB", record.get("publisher", "")
    yield "T2", record.get("container-title", "")
    yield "LA", record.get("language", "")
    yield "UR", record.get("URL", "")
    yield "Y2", f"{_iso(accessed).replace('-', '/')}/" if accessed else ""
    yield "N1", record.get("note", "")


# --- text ------------------------------------------------------------------------------------------------------------


def text(records: Iterable[Json]) -> Iterator[str]:
    """Yield citations as lines for a note: author, title, genre and date, address, and what is to be known of them."""
    for record in records:
        parts = (plain(part) for part in _parts(record))
        yield " ".join(_ended(part) for part in parts if part) + "\n"


def _ended(part: str) -> str:
    """Return a part with a full stop, unless it has one of its own or ends in an address."""
    return part if part.endswith((".", "?", "!", "…")) or "://" in part.rpartition(" ")[2] else f"{part}."


def _parts(record: Json) -> Iterator[str]:
    yield _author(record)
    yield record.get("title", "") or record["id"]
    yield ", ".join(part for part in (record.get("genre", ""), _written(_day(record, "issued"))) if part)
    yield record.get("container-title", "")
    accessed = _written(_day(record, "accessed"))
    address = record.get("URL", "")
    yield f"{address} (accessed {accessed})" if address and accessed else address
    yield f"Accessed {accessed}" if accessed and not address else ""
    yield record.get("note", "")


# --- all of them -----------------------------------------------------------------------------------------------------

Day = tuple[int, int, int]  # year, month, day


def _author(record: Json) -> str:
    return "; ".join(each["literal"] for each in record.get("author", ()))


def _day(record: Json, name: str) -> Day | None:
    if name not in record:
        return None
    ((year, month, day),) = record[name]["date-parts"]
    return year, month, day


def _iso(day: Day | None) -> str:
    return f"{day[0]:04}-{day[1]:02}-{day[2]:02}" if day else ""


def _written(day: Day | None) -> str:
    return f"{day[2]} {MONTH_NAMES[day[1] - 1]} {day[0]}" if day else ""
