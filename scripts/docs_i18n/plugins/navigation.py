"""The menu of one language: section names in its words, pages of that language alone in their section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

from docs_i18n.plugins.localized_file import localized
from docs_i18n.plugins.tracker import COORDINATION, STATUS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs.structure import StructureItem
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation

    from docs_i18n.plugins.state import BuildState


def complete_navigation(nav: Navigation, files: Files, state: BuildState) -> Navigation:
    """Translate the section titles and add the local pages to the section whose folder they share."""
    sections = list(_sections(nav.items))
    for section in sections:
        section.title = state.current.strings.text(section.title)
    for file in files.documentation_pages():
        page = file.page
        if page and file.src_uri in state.translations.local and page not in nav.pages:
            _place(page, sections, nav)
    for path in (STATUS, COORDINATION):
        _place_own(files.get_file_from_path(path), sections, nav)
    state.current.nav = nav
    return nav


def _sections(items: Sequence[StructureItem]) -> Iterator[Section]:
    for item in items:
        if isinstance(item, Section):
            yield item
            yield from _sections(item.children)


def _place_own(file: File | None, sections: Sequence[Section], nav: Navigation) -> None:
    """A menu without a section for it leaves a page of ours to links and to the list of all pages."""
    page = file.page if file else None
    if page and any(_folder(page) in _folders(section) for section in sections):
        _place(page, sections, nav)


def _place(page: Page, sections: Sequence[Section], nav: Navigation) -> None:
    """In the first section with a page from the same folder; at the end of the menu where there is none."""
    section = next((section for section in sections if _folder(page) in _folders(section)), None)
    page.parent = section
    (section.children if section else nav.items).append(page)
    nav.pages.append(page)


def _folders(section: Section) -> set[str]:
    return {_folder(child) for child in section.children if isinstance(child, Page)}


def _folder(page: Page) -> str:
    relative = localized(page.file).norm_src_uri
    return relative.rpartition("/")[0]
