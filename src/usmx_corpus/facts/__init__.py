"""Typed values in a text, and whether those of two texts agree."""

from usmx_corpus.facts.compare import (
    Nearness,
    Pair,
    agree,
    are_opposed,
    digits,
    distinct,
    is_vague,
    kind,
    paired,
    says_less,
    states,
    unstated,
)
from usmx_corpus.facts.finding import (
    MEASURES,
    NAMES,
    TYPES,
    actors_in,
    facts_and_numbers,
    facts_in,
    measures_in,
    names_in,
)
from usmx_corpus.facts.places import hedged, places

__all__ = [
    "MEASURES",
    "NAMES",
    "TYPES",
    "Nearness",
    "Pair",
    "actors_in",
    "agree",
    "are_opposed",
    "digits",
    "distinct",
    "facts_and_numbers",
    "facts_in",
    "hedged",
    "is_vague",
    "kind",
    "measures_in",
    "names_in",
    "paired",
    "places",
    "says_less",
    "states",
    "unstated",
]
