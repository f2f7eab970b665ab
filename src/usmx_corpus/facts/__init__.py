"""Typed values in a text: what they are, and whether two of them agree."""

from usmx_corpus.facts.finding import actors, agree, find, measures, names

__all__ = ["actors", "agree", "find", "measures", "names"]
