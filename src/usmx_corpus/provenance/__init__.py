"""Where a claim comes from."""

from usmx_corpus.provenance.tracing import Searcher, explain, trace

__all__ = ["Searcher", "explain", "trace"]
