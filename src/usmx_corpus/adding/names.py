"""The name that a file gets in a corpus: one that is safe on every system, and that no other file has."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable

# Separators of paths, what Windows refuses, what cannot be typed or seen, and white space other than a plain space.
_UNSAFE = re.compile(r"[\\/:*?\"<>|]")
# What hides a file, leads to the folder above it, or makes it an option.
_OPENERS = re.compile(r"\A[.\s-]++")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)
_NO_WORD = re.compile(r"[\W_]+")
#: Bytes of a name before its ending: file systems allow 255, of which a number and `.meta.yaml` need some.
_LONGEST = 200
#: Characters of a name made of an address.
_LONGEST_OF_ADDRESS = 100
_NO_NAME = "document"


def safe(name: str) -> str:
    """Return a file name without path parts, control characters, or what hides a file or makes it an option."""
    typed = "".join(character if character.isprintable() else " " for character in unicodedata.normalize("NFC", name))
    stem, dot, ending = _UNSAFE.sub("-", typed).rpartition(".")
    stem, ending = (stem, dot + ending.strip()) if dot else (ending, "")
    stem = _OPENERS.sub("", " ".join(stem.split()))
    stem = stem.encode()[:_LONGEST].decode(errors="ignore").rstrip(". ") or _NO_NAME
    return ("_" if _DEVICES.match(stem) else "") + stem + ending


def free(name: str, is_taken: Callable[[str], bool]) -> str:
    """Return a name, with a number where it is taken."""
    stem, dot, ending = name.rpartition(".")
    number, candidate = 2, name
    while is_taken(candidate):
        candidate = f"{stem}-{number}{dot}{ending}"
        number += 1
    return candidate


def of_address(address: str, ending: str) -> str:
    """Return a name made of an address on the web, with an ending."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:  # such as "https://[bad"
        return _NO_NAME + ending
    path = unquote(parts.path).removesuffix(ending)
    words = [_NO_WORD.sub("-", part).strip("-") for part in (path, unquote(parts.query))]
    name = "-".join(filter(None, [host, *words])) or _NO_NAME
    if len(name) > _LONGEST_OF_ADDRESS:
        name = f"{name[:_LONGEST_OF_ADDRESS]}-{sha256(address.encode(errors='replace')).hexdigest()[:8]}"
    return safe(name + ending)
