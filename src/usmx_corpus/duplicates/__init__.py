"""Which documents belong together: copies, versions, derived texts, and those of one form."""

from usmx_corpus.duplicates.finding import LEAST, LEAST_SHARE, Duplicates, duplicates_of, find_duplicates

__all__ = ["LEAST", "LEAST_SHARE", "Duplicates", "duplicates_of", "find_duplicates"]
