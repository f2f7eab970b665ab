"""A comparison as one page of HTML that needs nothing but a browser."""

from usmx_corpus.render.page.document import page

__all__ = ["page"]
