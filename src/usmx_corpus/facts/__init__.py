"""Typed values in a text: what they are, and whether two of them agree."""

from usmx_corpus.facts.finding import agree, find

__all__ = ["agree", "find"]
