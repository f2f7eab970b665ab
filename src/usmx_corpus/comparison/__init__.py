"""What changed between two texts."""

from usmx_corpus.comparison.comparing import compare

__all__ = ["compare"]
