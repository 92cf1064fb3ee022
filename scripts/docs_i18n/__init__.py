"""One site in several languages from one folder of Markdown each."""
