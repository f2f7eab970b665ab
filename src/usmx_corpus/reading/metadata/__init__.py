"""What a file says of itself: find it in any dialect, read it by type, derive what is not said."""
