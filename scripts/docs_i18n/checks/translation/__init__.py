"""Rules that hold a translation against its English page, one file each."""
