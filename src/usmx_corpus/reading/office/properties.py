"""What an office document states of itself: title, language and the time it was last changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from usmx_corpus.reading.office.package import relations

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

    from usmx_corpus.reading.metadata.fields import Fields
    from usmx_corpus.reading.office.package import Package

# Titles that come from a file name, a template or a program, as they stand in a third of real files.
_NO_TITLE = re.compile(
    r"(?:microsoft word|word document|untitled|no title|document|title|template|draft|slide)\b\W*+\d*+"
    r"|microsoft word .*+|.*\.(?:docx?|docm|dotx?|odt|rtf|pdf|txt|html?|indd|qxd|pub|wpd)",
    re.IGNORECASE | re.DOTALL,
)
_LEAST_WORDS = 2
_LONGEST = 300
# The element that states each field; when a file was made is not the date of its text.
_OF_WORD = {"title": "dc:title", "language": "dc:language", "modified_time": "dcterms:modified"}


def properties(package: Package) -> Fields:
    """Return the fields that the properties of a Word file state."""
    parts = (each.target for each in relations(package, "").values() if each.type == "core-properties")
    return stated(package.tree(next(parts, "docProps/core.xml")), _OF_WORD)


def stated(tree: Element, names: Mapping[str, str]) -> Fields:
    """Return the fields that elements of a tree state: field → name of its element."""
    found = {field: next((each.text or "" for each in tree.iter(name)), "").strip() for field, name in names.items()}
    if not is_title(found["title"]):
        found["title"] = ""
    return {field: value for field, value in found.items() if value}


def is_title(words: str) -> bool:
    """Whether a stated title can be one, and is not the name of a file or left over from a template."""
    is_long_enough = len(words.split()) >= _LEAST_WORDS and len(words) <= _LONGEST
    return is_long_enough and _NO_TITLE.fullmatch(words) is None
