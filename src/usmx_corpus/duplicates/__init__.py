"""Which documents belong together: copies, versions, derived texts, templates and accounts of one event."""

from usmx_corpus.duplicates.finding import LEAST, LEAST_SHARE, groups_of
from usmx_corpus.duplicates.texts import Texts

__all__ = ["LEAST", "LEAST_SHARE", "Texts", "groups_of"]
