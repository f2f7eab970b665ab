"""What became of a commitment."""

from usmx_corpus.history.appearances import follow

__all__ = ["follow"]
