"""What a government promised, what changed between two texts, and where a claim comes from."""
