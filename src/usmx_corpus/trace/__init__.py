"""Where a claim comes from."""

from usmx_corpus.trace.candidates import Memory
from usmx_corpus.trace.verdict import Searcher, explain, trace

__all__ = ["Memory", "Searcher", "explain", "trace"]
