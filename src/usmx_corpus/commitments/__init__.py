"""What was promised."""

from usmx_corpus.commitments.extraction import extract

__all__ = ["extract"]
