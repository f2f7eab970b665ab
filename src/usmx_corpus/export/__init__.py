"""Write what an archive holds as tables, for other tools."""
