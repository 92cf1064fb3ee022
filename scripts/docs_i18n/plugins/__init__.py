"""The only importers of MkDocs: thin event methods around plain functions."""
