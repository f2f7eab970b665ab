"""Bytes of a source file to a document that knows where each of its words stands."""

from usmx_corpus.reading.reader import read

__all__ = ["read"]
