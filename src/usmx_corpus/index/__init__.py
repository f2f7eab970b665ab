"""What has been read of a folder, in one file beside the user's caches, so that only changed files are read again."""
