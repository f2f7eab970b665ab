"""From records to what a reader sees: a view, written for a terminal, as CSV, as Markdown; or the record as JSON."""
