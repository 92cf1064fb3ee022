"""Language folders beside `docs/`: shown to mkdocs-static-i18n as folders inside, read from where they stand.

static-i18n (folder mode, 1.3.1) looks for languages inside `docs_dir`, drops files from anywhere else, and
makes new File objects from the path alone. So one step before it adds `pt/guide.md` for `docs_pt/guide.md`, and
one step after it tells the copies where their text really is. No staging copy, no symbolic links.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

from docs_i18n.glossary import is_source_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from docs_i18n.config import Project
    from docs_i18n.model import Language


@dataclass(kw_only=True, slots=True)
class Origins:
    """Where the files that MkDocs sees under `docs/` really come from."""

    paths: dict[str, Path] = field(default_factory=dict)
    """src_uri, as in `pt/guide.md`, to the file on disk."""
    contents: dict[str, str] = field(default_factory=dict)
    """src_uri of pages that the plugin writes itself, to their Markdown."""


def add_translations(
    files: Files, config: MkDocsConfig, project: Project, skip: Mapping[str, Path]
) -> dict[str, Path]:
    """Show every file of the language folders to static-i18n, but for those in `skip` and sources of the glossary."""
    paths = {}
    for language in project.translations:
        for path, relative in language_files(project, language):
            src_uri = f"{language.locale}/{relative}"
            if src_uri not in skip and not is_source_file(relative):
                paths[src_uri] = path
                files.append(_file(src_uri, config))
    return paths


def add_generated(files: Files, config: MkDocsConfig, contents: Mapping[str, str]) -> None:
    """Show pages that exist only in memory; a file of that name in `docs/` wins."""
    for src_uri in contents:
        if files.get_file_from_path(src_uri) is None:
            files.append(_file(src_uri, config))


def restore_origins(files: Files, origins: Origins, project: Project) -> None:
    """Give the copies that static-i18n made their source back."""
    for file in files:
        if file.src_uri in origins.paths:
            path = origins.paths[file.src_uri]
            file.abs_src_path = str(path)
            file.edit_uri = f"../{path.relative_to(project.root).as_posix()}"
        elif file.src_uri in origins.contents and not Path(str(file.abs_src_path)).is_file():
            file.content_string = origins.contents[file.src_uri]
            file.generated_by = "docs-i18n"


def language_files(project: Project, language: Language) -> Iterator[tuple[Path, str]]:
    """Every file of a language with its path inside the folder; hidden ones, such as `.ledger`, stay out."""
    folder = project.folder(language)
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in relative.parts):
            yield path, relative.as_posix()


def _file(src_uri: str, config: MkDocsConfig) -> File:
    # docs_dir as its folder, though nothing is there: static-i18n drops what stands anywhere else.
    return File(src_uri, config.docs_dir, config.site_dir, config.use_directory_urls)
