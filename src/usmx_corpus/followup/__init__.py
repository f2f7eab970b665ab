"""What became of a commitment."""

from usmx_corpus.followup.following import follow

__all__ = ["follow"]
