"""What has been read of a corpus, kept beside the user's caches so that only changed files are read again."""

from usmx_corpus.index.opening import open_if_ready, open_index, open_passages
from usmx_corpus.index.queries import Filters, Index

__all__ = ["Filters", "Index", "open_if_ready", "open_index", "open_passages"]
