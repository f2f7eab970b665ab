"""Bytes of a source file to a document that knows where each of its words stands."""
