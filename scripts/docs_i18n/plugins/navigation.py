"""The menu of one language: section names in its words, where each leads, pages of that language alone in their section."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

from docs_i18n.menu import anchor
from docs_i18n.plugins.localized_file import localized
from docs_i18n.plugins.page_links import root_relative
from docs_i18n.plugins.tracker import COORDINATION, STATUS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs.structure import StructureItem
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation

    from docs_i18n.plugins.state import BuildState


@dataclass(frozen=True, kw_only=True, slots=True)
class Menu:
    """Where the entries of a menu lead."""

    pages: dict[Section, Page] = field(default_factory=dict)
    """Sections at the top to the page that lists what is in them."""
    anchors: dict[Section, str] = field(default_factory=dict)
    """Every section to its place on such a page."""

    def target(self, item: StructureItem) -> StructureItem:
        """The page that an entry leads to: of a section without a page that lists it, the first in it."""
        if not isinstance(item, Section):
            return item
        page = self.pages.get(item) or (self.pages.get(item.parent) if item.parent else None)
        return page or (self.target(item.children[0]) if item.children else item)

    def url(self, item: StructureItem) -> str:
        """The address of that page, and of the section's place on it."""
        target = self.target(item)
        url = root_relative(getattr(target, "url", None) or "")
        lists_it = isinstance(item, Section) and item.parent in self.pages
        return f"{url}#{self.anchors[item]}" if lists_it and isinstance(item, Section) else url

    def section(self, page: Page) -> Section | None:
        """The section that a page lists; None for any other page."""
        return next((section for section, each in self.pages.items() if each is page), None)


def complete_navigation(nav: Navigation, files: Files, state: BuildState) -> Navigation:
    """Translate the section titles, give sections their page, and local pages the section whose folder they share."""
    nav.items[:] = list(_filled(nav.items))
    sections = list(_sections(nav.items))
    menu = Menu()
    for section in sections:
        menu.anchors[section] = anchor(section.title)
        path = state.section_pages.get(section.title) if section in nav.items else None
        file = files.get_file_from_path(path) if path else None
        if file and file.page:
            file.page.parent = section
            menu.pages[section] = file.page
        section.title = state.current.strings.text(section.title)
    for file in files.documentation_pages():
        page = file.page
        if page and file.src_uri in state.translations.local and page not in nav.pages:
            _place(page, sections, nav)
    for path in (STATUS, COORDINATION):
        _place_own(files.get_file_from_path(path), sections, nav)
    state.current.nav = nav
    state.current.menu = menu
    return nav


def _filled(items: Sequence[StructureItem]) -> Iterator[StructureItem]:
    """The entries without those sections that have no page in them yet."""
    for item in items:
        if isinstance(item, Section):
            item.children[:] = list(_filled(item.children))
        if not isinstance(item, Section) or item.children:
            yield item


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
