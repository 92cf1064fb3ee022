"""What is settled before a build begins: its languages, their words, what is refused, what drawings may show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError

from docs_i18n.checks.unsafe_files import find_unsafe_file
from docs_i18n.plugins.language_folders import language_files
from docs_i18n.strings import load_strings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docs_i18n.config import Project
    from docs_i18n.model import Finding, Language
    from docs_i18n.strings import Strings


def strings_of(overrides: Path, language: Language) -> Strings:
    return load_strings(overrides, language.locale, language.lang, is_source=language.is_source)


def unsafe_files(project: Project) -> Iterator[Finding]:
    for language in project.languages:
        for path, relative in language_files(project, language):
            yield from find_unsafe_file(f"{language.folder}/{relative}", path.read_bytes)


def drawn_pictures(overrides: Path) -> frozenset[str]:
    """Names of the pictures that drawings may show: `equality` for drawing-equality.svg."""
    files = (overrides / ".icons" / "toolbox").glob("drawing-*.svg")
    return frozenset(file.stem.removeprefix("drawing-") for file in files)


def choose_languages(i18n: Any, only: str, project: Project) -> None:
    """Build one language alone; static-i18n's own option for that moves the language to the root."""
    if not only:
        return
    known = [language.locale for language in project.languages]
    if only not in known:
        raise PluginError(
            f"LOCALE={only} is not a language of {project.place()}; known are {', '.join(known)}"
        )
    for language in i18n.config.languages:
        language.build = language.locale == only
    i18n.current_language = only
