"""One site in several languages from one folder of Markdown each."""

VERSION = "0.1.0"
"""Of the package; pyproject.toml reads it here. Asking what is installed takes longer than loading all of the tracker."""
