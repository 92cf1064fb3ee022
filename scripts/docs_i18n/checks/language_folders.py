"""Rule `language-folders`: the folders on disk and the languages in mkdocs.yml are the same list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docs_i18n.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_i18n.config import Project

RULE = "language-folders"

# What mkdocs-static-i18n 1.3.1 takes for a language folder (its config.py, RE_LOCALE): pages below such a
# folder of docs/ are silently left out of the site.
_LOOKS_LIKE_A_LOCALE = re.compile(r"[a-z]{2}(-[A-Za-z]{4})?(-[A-Z]{2})?|[a-z]{2}_[A-Z]{2}")


def check_language_folders(project: Project) -> Iterator[Finding]:
    """Folders that vanish, folders nobody configured, languages without a folder or a home page."""
    source_folder = project.folder(project.source)
    for folder in sorted(path for path in source_folder.glob("*") if path.is_dir()):
        if _LOOKS_LIKE_A_LOCALE.fullmatch(folder.name):
            yield _finding(
                f"{project.source.folder}/{folder.name}",
                "the name looks like a language, so its pages would silently vanish from the site;"
                f" rename the folder (for example {folder.name}-pages), the languages stand in {project.place()}",
            )
    configured = {language.folder for language in project.languages}
    for folder in sorted(project.root.glob(f"{project.source.folder}_*")):
        if folder.is_dir() and folder.name not in configured:
            locale = folder.name.removeprefix(f"{project.source.folder}_")
            yield _finding(
                folder.name,
                f"no language `{locale}` is configured; add `- locale: {locale}` with its name to"
                f" {project.place()}, or remove the folder",
            )
    for language in project.languages:
        folder = project.folder(language)
        place = project.place(language.locale)
        if not folder.is_dir():
            yield _finding(language.folder, f"the folder of {language.name} ({place}) is missing; create it")
        elif not (folder / "index.md").is_file():
            yield _finding(
                f"{language.folder}/index.md",
                f"{language.name} ({place}) has no home page; every language needs its own index.md",
            )


def _finding(path: str, message: str) -> Finding:
    return Finding(path=path, line=None, rule=RULE, message=message)
