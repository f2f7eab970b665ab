"""Add files to a corpus: their bytes as they are, and beside them what the user knows of them."""
