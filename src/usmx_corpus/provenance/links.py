"""Links that open a page at the words: URL text fragments (WICG, "Text Fragments", `#:~:text=`)."""

from __future__ import annotations

import re
from urllib.parse import quote

#: A browser looks for the words exactly as the page shows them; long ones are named by how they begin and end.
LONGEST_EXACT = 300
_ENDS = 60
#: "Trade" alone stands in many places: shorter words are given with what stands before and after them.
_SHORT = 20
_CONTEXT = 30
#: A document may write any address into its front matter, "javascript:" too: only these open a page.
_ON_THE_WEB = re.compile(r"https?://[^/?#\s]", re.IGNORECASE)


def fragment(text: str, start: int, end: int) -> str:
    """Give `#:~:text=…` for `text[start:end]`, words of one paragraph as the page shows it; "" for none."""
    start, end = _whole_words(text, start, end)
    words = " ".join(text[start:end].split())
    if not words:
        return ""
    if len(words) > LONGEST_EXACT:
        return f"#:~:text={_encoded(_head(words))},{_encoded(_tail(words))}"
    if len(words) >= _SHORT and text.count(words) <= 1:
        return f"#:~:text={_encoded(words)}"
    before, after = _tail(text[:start], _CONTEXT), _head(text[end:], _CONTEXT)
    prefix = f"{_encoded(before)}-," if before else ""
    suffix = f",-{_encoded(after)}" if after else ""
    return f"#:~:text={prefix}{_encoded(words)}{suffix}"


def link(url: str, text: str, start: int, end: int) -> str:
    """Give the address that opens a document at `text[start:end]`, "" where it has none on the web."""
    return url.partition("#")[0] + fragment(text, start, end) if _ON_THE_WEB.match(url) else ""


def _encoded(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span that begins or ends inside a word: a browser finds whole words only."""
    while 0 < start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _head(text: str, length: int = _ENDS) -> str:
    """Give the first whole words of a text."""
    words = " ".join(text.split())
    return words if len(words) <= length else words[: length + 1].rpartition(" ")[0] or words


def _tail(text: str, length: int = _ENDS) -> str:
    """Give the last whole words of a text."""
    words = " ".join(text.split())
    return words if len(words) <= length else words[-length - 1 :].partition(" ")[2] or words
