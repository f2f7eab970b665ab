"""Where a claim comes from."""

from usmx_corpus.trace.verdict import explain, trace

__all__ = ["explain", "trace"]
