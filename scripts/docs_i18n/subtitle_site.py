"""A subtitle file and its translations as a site of one page: all that is done with pages can be done with it.

The English file may lie anywhere. Its translations and their records lie beside it, in a folder of its name that git
passes over: the subtitles of somebody else's film are nobody's to publish, and so never come into the project by themselves.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from docs_i18n.errors import SiteError
from docs_i18n.files import read_file, write_atomically
from docs_i18n.site import Site
from docs_i18n.subtitle_files import subtitle_bytes
from docs_i18n.subtitle_syntax import is_subtitle_name, read_subtitles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from docs_i18n.config import Project

FOLDER_ENDING = ".translations"
_IGNORED = "*\n"
_MOST_SAID = 5
_MOST_CUES = 5_000


def subtitle_site(project: Project, file: Path) -> Site:
    """The site of an English subtitle file, in the languages of a project; SiteError where it cannot be worked with."""
    if not file.is_file():
        raise SiteError(f"{file}: there is no such file")
    path = file.resolve()
    for language in project.languages:
        if path.is_relative_to(project.folder(language).resolve()):
            raise SiteError(
                f"{file}: all that lies in {language.folder}/ is published; put the file elsewhere, such as into subtitles/"
            )
    _check_english(subtitle_bytes(path.read_bytes(), path.name).decode("utf-8"), path.name)
    source, *others = project.languages
    languages = (
        replace(source, folder="."),
        *(replace(one, folder=f"{path.name}{FOLDER_ENDING}/{one.locale}") for one in others),
    )
    own = replace(project, root=path.parent, languages=languages)
    pages = {
        language.locale: (path.name,) if (own.folder(language) / path.name).is_file() else ()
        for language in languages
    }
    return Site(project=own, pages=pages, read=_read)


def _check_english(text: str, name: str) -> None:
    read = read_subtitles(text)
    problems = [f"{name}:{line}: {message}" for line, message in read.problems[:_MOST_SAID]]
    if len(read.problems) > _MOST_SAID:
        problems.append(f"{name}: and {len(read.problems) - _MOST_SAID} more")
    if not read.cues:
        problems.append(
            f"{name}: no subtitle was found; each begins with its times, as in 00:00:01.000 --> 00:00:04.500"
        )
    if len(read.cues) > _MOST_CUES:
        problems.append(f"{name}: {len(read.cues)} subtitles are more than {_MOST_CUES}; cut the file in two")
    if problems:
        raise SiteError("\n".join(problems))


def _read(path: str) -> bytes | None:
    data = read_file(path)
    if data is None or not is_subtitle_name(path):
        return data
    return subtitle_bytes(data, path)


def keep_out_of_git(site: Site) -> Path:
    """Make the folder of the translations, which git passes over."""
    folder = site.project.folder(site.project.translations[0]).parent
    write_atomically(folder / ".gitignore", _IGNORED)
    return folder


def begun_in(project: Project, folders: Iterable[Path]) -> Iterator[Site]:
    """Yield the subtitle files of these folders that have translations; one that cannot be worked with is nobody’s concern here."""
    for folder in dict.fromkeys(folders):
        for begun in sorted(folder.glob(f"*{FOLDER_ENDING}")):
            file = begun.with_name(begun.name.removesuffix(FOLDER_ENDING))
            if is_subtitle_name(file.name) and file.is_file():
                with suppress(SiteError):
                    yield subtitle_site(project, file)
