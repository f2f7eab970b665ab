"""Whether the dates of a folder begin with the day or the month, as far as they tell: in 31/12/2023, 31 is a day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from usmx_corpus.reading.metadata.fields import bare_key
from usmx_corpus.reading.metadata.keys import FIELD_OF

if TYPE_CHECKING:
    from collections.abc import Iterable

Order = Literal["day", "month", ""]

#: Bytes of a file that may hold its front matter: the longest of the archive has 1,100.
HEAD = 4_096
#: A date of two numbers and a year in this place was settled by the other dates of its folder.
SETTLED = "date-order"
#: A date of two numbers and a year that nothing settles.
AMBIGUOUS = "ambiguous-date"
_MONTHS = 12
_NUMERIC = re.compile(
    rb"(?m)^[ \t]*+[\"']?(?P<key>[A-Za-z][\w .:-]{0,40}?)[\"']?[ \t]*+[:=][ \t]*+"
    rb"[\"']?(?P<first>\d{1,2})[/-](?P<second>\d{1,2})[/-]\d{4}\b"
)


def order_of(heads: Iterable[bytes]) -> Order:
    """Return what the dates in the heads of files begin with; "" if none tells, or if they differ."""
    found = {order for head in heads for order in _orders(head)}
    if len(found) != 1:
        return ""
    return "day" if "day" in found else "month"


def _orders(head: bytes) -> Iterable[str]:
    for line in _NUMERIC.finditer(head):
        first, second = int(line["first"]), int(line["second"])
        field = FIELD_OF.get(bare_key(line["key"].decode("ascii", errors="replace")))
        if (first > _MONTHS) != (second > _MONTHS) and field in {"date", "modified"}:
            yield "day" if first > _MONTHS else "month"
