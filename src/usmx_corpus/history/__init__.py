"""The history of a commitment: its mentions in order of time, and later documents that name its object."""

from usmx_corpus.history.appearances import Catalogue, follow, mentioned

__all__ = ["Catalogue", "follow", "mentioned"]
