"""Turn the bytes of a source file into a document in which every word knows its place."""
