"""Typed values in a text: what they are, and whether two of them agree."""

from usmx_corpus.facts.finding import MEASURES, NAMES, actors_in, agree, facts_in, measures_in, names_in

__all__ = ["MEASURES", "NAMES", "actors_in", "agree", "facts_in", "measures_in", "names_in"]
