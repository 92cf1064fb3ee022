"""Reports: pure functions from a summary to text, one format a file."""
