"""Whether a body that a claim names stands in a text only in the name of another: "Ministry of Health | and Care"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from usmx_corpus import facts
from usmx_corpus.facts import entities, lexicon, name_words
from usmx_corpus.trace import clauses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from usmx_corpus.model import Fact

_BODIES = frozenset(("agency", "organisation"))
#: A further field of a body.
_FIELD = re.compile(r"(?:, [A-Z][\w'’-]*+)*+,? (?:and|&) [A-Z]")


def is_only_nested(claim: str, text: str, country: str = "") -> bool:
    """Whether one of the bodies of a claim has no place of its own in a text that has its name in those of others."""
    every = clauses.names_of(claim, country)
    bodies = [
        name for name in every if facts.kind(name) in _BODIES and " " in name.text and not _is_inside(name, every)
    ]
    said = [name.text for name in bodies if name.text in text]
    theirs = clauses.names_of(text, country) if said else ()
    return any(_is_only_in_others(name, text, theirs) for name in said)


def _is_inside(name: Fact, every: Sequence[Fact]) -> bool:
    return any(each.start <= name.start and name.end <= each.end and each.text != name.text for each in every)


def _is_only_in_others(name: str, text: str, theirs: Sequence[Fact]) -> bool:
    """Whether each place of a name in a text lies in a longer name that is another."""
    others = [other for other in theirs if _is_another(other.text, name)]
    places = [found.start() for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
    return bool(places) and all(any(other.start <= place < other.end for other in others) for place in places)


def _is_another(longer: str, name: str) -> bool:
    """Whether a longer name has another field, or another first word; a place or "Federal" may be left out."""
    before, found, behind = longer.partition(name)
    if not found:
        return False
    word = before[:-1].rpartition(" ")[2] if before.endswith(" ") else ""
    is_own = word[:1].isupper() and word.lower() not in name_words.QUALIFIERS | name_words.TITLES | name_words.ROLES
    is_place = is_own and lexicon.kind(entities.canonical(word) or "") in lexicon.PLACES
    return (is_own and not is_place) or _FIELD.match(behind) is not None
