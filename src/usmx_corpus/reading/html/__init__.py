"""Read web pages: from tags to the blocks that are the document."""
