"""Plans, exercises, protocols and findings to lines of a terminal."""
