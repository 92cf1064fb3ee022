"""What stops the work, as far as one file or one setting is concerned."""


class SiteError(Exception):
    """A setting or a file that cannot be used; its message says where, what is wrong and what to write."""
