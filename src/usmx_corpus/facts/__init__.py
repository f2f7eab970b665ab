"""Typed values in a text: what they are, and whether two of them agree."""

from usmx_corpus.facts.finding import MEASURES, NAMES, actors, agree, find, measures, names

__all__ = ["MEASURES", "NAMES", "actors", "agree", "find", "measures", "names"]
