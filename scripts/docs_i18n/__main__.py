"""`python -m docs_i18n`, where the command is not on the path."""

from docs_i18n.cli import main

main()
