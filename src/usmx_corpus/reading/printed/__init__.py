"""Read what was printed on pages: PDF, and text that was copied from pages."""
