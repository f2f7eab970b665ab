"""What changed between two texts, or between two folders of them."""

from usmx_corpus.diff.comparison import compare
from usmx_corpus.diff.folders import compare_folders

__all__ = ["compare", "compare_folders"]
