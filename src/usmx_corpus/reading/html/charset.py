"""Decode a web page as browsers do: by its byte order mark, as UTF-8 if it is, else as it declares."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.model import Problem

if TYPE_CHECKING:
    from collections.abc import Callable


_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*+=\s*+["']?\s*+([A-Za-z0-9_.:-]{2,30})""", re.IGNORECASE)
_DECLARED_WITHIN = 4_096  # bytes; browsers look at 1,024, archives write scripts before the declaration
# Only character sets of pages: Python knows others that are slow or no character sets.
_KNOWN = re.compile(
    r"(?:windows|cp)-?(?:125\d|874|932|949|950|866)|iso-?8859-\d{1,2}|koi8-[rtu]|gb2312|gbk|gb18030|big5(?:-?hkscs)?"
    r"|shift[_-]jis|sjis|euc-(?:jp|kr)|iso-2022-(?:jp|kr)|tis-620|ibm866|mac(?:intosh|roman)|ks_c_5601-1987"
    r"|utf-16(?:-?[lb]e)?"
)
# A page that declares the one is in the other, of which it is a part.
_WIDER = {"iso-8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "sjis": "cp932"} | {
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874"
}  # fmt: skip


class Decoded(NamedTuple):
    """The text of a page, the name of its encoding, the length of its byte order mark, and what is wrong with it."""

    text: str
    encoding: str
    mark: int
    problems: list[Problem]


def decode(
    path: str, content: bytes, declared: str | None = None, line_of: Callable[[int], int] | None = None
) -> Decoded:
    """Return the text of a page; `declared` is said outside of it, `line_of` has the line of an offset of a byte."""
    line_of = line_of or (lambda offset: 1 + content.count(b"\n", 0, offset))
    if not content.strip():
        return Decoded("", "utf-8", 0, [Problem(path, 1, "empty", "the file is empty")])
    encoding, mark = _encoding(content, (declared or "").lower())
    problems = []
    try:
        text = content[mark:].decode(encoding)
    except UnicodeDecodeError as error:
        shown = f"byte 0x{content[mark + error.start]:02x} is shown as “\N{REPLACEMENT CHARACTER}”"
        name = encoding.upper().replace("CP", "windows-")
        problems.append(Problem(path, line_of(mark + error.start), "bad-encoding", f"not {name}: {shown}"))
        text = content[mark:].decode(encoding, errors="replace")
    if "\0" in text:
        line = line_of(content.index(b"\0"))
        problems.append(Problem(path, line, "bad-encoding", "contains NUL characters, which are read as spaces"))
        text = text.replace("\0", " ")
    return Decoded(text, encoding, mark, problems)


def _encoding(content: bytes, declared: str) -> tuple[str, int]:
    """Return the encoding of a page and the length of its byte order mark."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name, len(mark)
    name = declared or _declared(content)
    if not name.startswith("iso-2022"):
        try:
            content.decode()
        except UnicodeDecodeError:
            pass
        else:
            return "utf-8", 0
    if name not in {"utf-8", "utf8"} and _KNOWN.fullmatch(name):
        return _WIDER.get(name, name), 0
    # A page in UTF-8 with a few broken bytes has many whole characters, one in another character set hardly any.
    text = content.decode(errors="replace")
    wrong = text.count("\N{REPLACEMENT CHARACTER}")
    right = sum(map(len, _NOT_ASCII.findall(text))) - wrong
    return ("utf-8" if right > wrong else "cp1252"), 0


_NOT_ASCII = re.compile(r"[^\x00-\x7f]++")


def _declared(content: bytes) -> str:
    """Return the character set that a page declares, in small letters; "" if there is none."""
    head = content[:_DECLARED_WITHIN]
    if head[:2] in {b"<\0", b"\0<"}:
        return "utf-16-le" if head[1] == 0 else "utf-16-be"
    found = _DECLARED.search(head)
    name = found[1].decode().lower() if found else ""
    return "" if name.startswith("utf-16") else name  # what was found could not be read in UTF-16
