"""Answers to many claims as one page of HTML, to work through in a browser."""

from usmx_corpus.render.answers.document import Answer, page

__all__ = ["Answer", "page"]
