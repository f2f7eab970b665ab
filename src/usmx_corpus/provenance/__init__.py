"""Where a claim comes from."""

from usmx_corpus.provenance.retrieval import Memory
from usmx_corpus.provenance.searching import find
from usmx_corpus.provenance.tracing import Searcher, explain, trace

__all__ = ["Memory", "Searcher", "explain", "find", "trace"]
