"""Commitments of an archive as one page that can be searched: for colleagues who have no usmx."""
