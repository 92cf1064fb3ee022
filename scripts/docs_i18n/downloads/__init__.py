"""Sections of pages as files for word processors: which, what is in them, and how they are made."""
