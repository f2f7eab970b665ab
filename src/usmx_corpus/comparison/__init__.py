"""What changed between two texts, or between two folders of them."""

from usmx_corpus.comparison.comparing import compare
from usmx_corpus.comparison.folders import compare_folders

__all__ = ["compare", "compare_folders"]
